// What needs the worker, in memory.
import type { CaseName, NeedCounts, NeedItem, NeedList, Reminders, SavedFile } from "../contract";
import type { Handlers } from "../fake";
import { needsAfter } from "./after-decisions";
import { dueOf, lines } from "./safety";
import { type FakeCase, local, now, type World } from "./world";

const AT_ONCE = 50;
const groups = ["overdue", "due-soon", "past-expected", "waiting"];
/** By what follows from it, worst first. */
const kinds = ["step", "last-day", "lasts-until", "up-to", "withdrawn", "consent", "by", "online", "offered", "ask", "expected", "waiting"];
const asked = new WeakMap<World, boolean>();

/** Days from today to that day. */
function away(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(local().slice(0, 10))) / 86_400_000);
}
const SOON = 3;
const howOf = (days: number) => (days === 0 ? "today" : days > 0 ? "in" : "past");

export const nameOf = ({ identity: { id, number, called, practice } }: FakeCase): CaseName => ({ id, number, called, practice });

/** All that needs the worker in a case, the most pressing first. */
export function needsOf(one: FakeCase): NeedItem[] {
  const blank = { case: nameOf(one), title: "", unit: "days", toConfirm: false, due: null };
  const dated = (kind: string, about: string, on: string, overdue: boolean, given: Partial<NeedItem> = {}): NeedItem[] => {
    const days = away(on);
    if (!overdue && days > SOON) return [];
    return [{ ...blank, group: overdue ? "overdue" : "due-soon", kind, about, on, how: howOf(days), count: Math.abs(days), ...given }];
  };
  const steps = lines(one).filter((line) => line.dueOn && ["overdue", "to-do", "arranged"].includes(line.status));
  const all = [
    ...steps.flatMap((line) => dated("step", line.id, line.dueOn!, line.status === "overdue", { title: line.title })),
    ...dueOf(one).flatMap((due) => dated("consent", due.key, due.on, due.overdue, { due })),
    ...(one.online && one.online.state !== "running" ? dated("online", "online", one.online.deletedOn, one.online.state === "gone") : []),
    ...needsAfter(one),
  ];
  return inOrder(all);
}

function inOrder(items: NeedItem[]): NeedItem[] {
  const place = (item: NeedItem) => groups.indexOf(item.group) * kinds.length + kinds.indexOf(item.kind);
  return items.sort((a, b) => place(a) - place(b) || (a.on ?? "9").localeCompare(b.on ?? "9"));
}

function everything(world: World): NeedItem[] {
  return inOrder([...world.cases.values()].filter((one) => !one.identity.practice).flatMap(needsOf));
}

export function needCounts(world: World): NeedCounts {
  const all = everything(world);
  const of = (group: string) => all.filter((item) => item.group === group).length;
  return { overdue: of("overdue"), dueSoon: of("due-soon"), pastExpected: of("past-expected"), waiting: of("waiting") };
}

export const remindsAtUnlock = (world: World): boolean => asked.get(world) ?? false;

export function needCommands(world: World): Handlers {
  const reminders = (): Reminders => ({
    atUnlock: remindsAtUnlock(world),
    needs: needCounts(world),
    calendarDays: everything(world).filter((item) => item.on).length,
  });
  return {
    read_needs({ group, from }): NeedList {
      const items = everything(world).filter((item) => item.group === group);
      return { group, counts: needCounts(world), from, items: items.slice(from, from + AT_ONCE) };
    },
    list_case_names: () => [...world.cases.values()].map(nameOf),
    read_reminders: reminders,
    set_reminders({ on }) {
      asked.set(world, on);
      return reminders();
    },
    save_calendar(): SavedFile | null {
      return world.toChoose === null ? null : { bytes: 4_096, fingerprint: "5e884898da280471".repeat(4), savedAt: now() };
    },
  };
}
