// One thing that needs the worker, in words: what it is, when, and the way to where it is done. Never a name.
import { showDay } from "../core/clock";
import type { NeedItem } from "../core/contract";
import { route } from "../core/router.svelte";
import { thingLasting } from "../decisions/lasting";
import { dueRoute, dueTitle, dueWhen } from "../safeguarding/due";
import { wordFor, words } from "../words";

const say = words.now;

/** "Reconsideration of the reasonable grounds decision", as Rust names it; where it names nothing, the window does. */
export function needTitle({ kind, title, about, due }: NeedItem): string {
  if (due) return dueTitle(due);
  if (title) return kind === "up-to" ? thingLasting(title) : title;
  if (kind === "waiting" && Object.hasOwn(words.nrm.states, about)) return wordFor(words.nrm.states, about);
  return say.titles[kind] ?? say.other;
}

/** "last day in 3 days, 20 March 2026"; empty where no day is known and nothing is counted. */
export function needWhen({ kind, group, how, count, unit, on, due }: NeedItem): string {
  if (due) return dueWhen(due);
  const day = on ? showDay(on) : "";
  const when = say.when[kind]?.[how]?.(say.many(count, unit), day) ?? day;
  return group === "overdue" && how === "today" ? `${when} ${words.safety.due.overdue}` : when;
}

/** Where it is done. */
export function needRoute({ case: { id }, kind, about, due }: NeedItem): string {
  if (kind === "step") return route("c", id, "safety", about);
  if (kind === "consent") return dueRoute(id, due ?? { key: about });
  if (kind === "online") return route("c", id, "referral", "copy");
  if (kind === "ask") return route("c", id, "decisions", "news");
  if (kind === "withdrawn") return route("c", id, "decisions", "record", "withdrawn");
  if (kind === "warning") return route("c", id, "warnings");
  if (kind === "offered") return route("c", id, "decisions", about);
  return route("c", id, "decisions");
}

/** What a button that leads there says. */
export const needDo = ({ kind }: NeedItem): string => say.doing[kind] ?? say.doingOther;

export const isOverdue = ({ group }: NeedItem): boolean => group === "overdue";

/** Names one among the things of a list. */
export const needKey = (item: NeedItem): string => [item.case.id, item.kind, item.about, item.on, item.due?.kind].join(" ");
