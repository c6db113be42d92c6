import type { CaseFrame, CaseGroup, CaseIdentity, CaseLine, CaseList, CaseOverview, NextThing, NoteInHand, TimelineDay, TimelineEntry } from "../contract";
import type { Handlers } from "../fake";
import { needsAfter } from "./after-decisions";
import { needCounts, needsOf, remindsAtUnlock } from "./needs";
import { noteLine, unfiledNotes } from "./notes";
import { dueOf, lines, rail } from "./safety";
import { current } from "./consent";
import { withWhom } from "./hand-over";
import { sharingOf } from "./sharing";
import { caseOf, excerpt, type FakeCase, finding, heldNote, local, noteCase, noteText, nothingHeld, now, refuse, wholeText, type World } from "./world";

export function caseCommands(world: World): Handlers {
  const add = (identity: Omit<CaseIdentity, "id" | "number" | "referral" | "stage">): CaseIdentity => {
    const number = world.next++;
    const id = `case-${number}`;
    const whole = { ...identity, id, number: `26-${String(number).padStart(3, "0")}`, referral: "not-started", stage: null };
    world.cases.set(id, { identity: whole, openedAt: now(), changedAt: now(), ...nothingHeld() });
    return whole;
  };

  /** The cases looked at, the last one last. */
  const looked: string[] = [];

  return {
    open_case({ case: typed }) {
      const gaps = (["called", "ageGroup", "nation", "language", "interpreter"] as const).filter((field) => !typed[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      world.forms.delete("case/new");
      return add({ ...typed, practice: false, closedAt: null });
    },
    open_practice_case() {
      const held = [...world.cases.values()].find((one) => one.identity.practice);
      if (held) return held.identity;
      return fillPractice(
        world,
        add({ called: "AM", ageGroup: "adult", nation: "england", area: "", language: "Vietnamese", interpreter: "needed", practice: true, closedAt: null }),
      );
    },
    change_case({ case: id, change }) {
      const one = caseOf(world, id);
      const { why, ...facts } = change;
      const needed = Object.entries(facts).filter(([field]) => field !== "area");
      const gaps = [...needed, ["why", why] as const].filter(([, typed]) => !typed.trim());
      if (gaps.length) refuse("not-valid", gaps.map(([field]) => finding(field, "missing")));
      Object.assign(one.identity, facts);
      world.forms.delete(`change/${id}`);
      return frame(one);
    },
    list_cases: () => caseList(world, looked),
    read_case_group({ group, from }) {
      const all = casesOf(world, group);
      return { name: group, count: all.length, from, lines: all.slice(from, from + AT_ONCE) };
    },
    read_frame({ case: id }) {
      return frame(caseOf(world, id));
    },
    read_case({ case: id }): CaseOverview {
      const one = caseOf(world, id);
      looked.push(id);
      const unfinishedNotes = one.notes.map((note) => world.notes.get(note)!).filter((note) => !note.finished);
      return {
        frame: frame(one),
        next: next(one, unfinishedNotes[0]?.id),
        timeline: timeline(world, one),
        unfinishedNotes: unfinishedNotes.map(noteLine),
        online: one.online,
        handedOver: withWhom(world, id),
      };
    },
  };
}

const frame = (one: FakeCase): CaseFrame => ({ identity: one.identity, safety: rail(one), warnings: one.warnings });

const groups = ["overdue", "due-soon", "not-due", "waiting"];
const ON_HOME = 20;
const AT_ONCE = 50;

function caseLine(world: World, one: FakeCase): CaseLine {
  const nextStep = lines(one).find((line) => line.status === "overdue" || line.status === "to-do") ?? null;
  const unfinishedNotes = one.notes.filter((id) => !world.notes.get(id)!.finished).length;
  const need = needsOf(one).find((item) => item.kind !== "step") ?? null;
  const soon = local(-3 * 1440).slice(0, 10);
  const ofStep = nextStep?.status === "overdue" ? "overdue" : !nextStep?.dueOn ? "waiting" : nextStep.dueOn <= soon ? "due-soon" : "not-due";
  const group = groups.find((name) => name === ofStep || name === need?.group)!;
  const { identity, online, changedAt } = one;
  return { identity, group, nextStep, need, unfinishedNotes, online, changedAt };
}

/** The cases of a group, or those not sent, or those with unfinished notes. The practice case is only in the first. */
function casesOf(world: World, group: string): CaseLine[] {
  const cases = [...world.cases.values()].map((one) => caseLine(world, one));
  const real = cases.filter((line) => !line.identity.practice);
  if (group === "unsent") return real.filter(({ identity }) => !["not-started", "sent"].includes(identity.referral));
  if (group === "unfinished") return real.filter((line) => line.unfinishedNotes > 0);
  if (group === "closed") return cases.filter(({ identity }) => identity.closedAt);
  return cases.filter((line) => line.group === group && !line.identity.closedAt);
}

function caseList(world: World, looked: readonly string[]): CaseList {
  const group = (name: string): CaseGroup => {
    const all = casesOf(world, name);
    return { name, count: all.length, from: 0, lines: all.slice(0, ON_HOME) };
  };
  const real = [...world.cases.values()].filter((one) => !one.identity.practice).map((one) => caseLine(world, one));
  const drafts = real.flatMap((line) => (line.online ? [{ line, ...line.online }] : [])).sort((a, b) => a.daysLeft - b.daysLeft);
  const deletions = casesOf(world, "unsent").flatMap((line) => (line.online ? [line.online.deletedOn] : []));
  const unfiled = unfiledNotes(world);
  return {
    needs: needCounts(world),
    unfinishedNotes: casesOf(world, "unfinished").reduce((sum, line) => sum + line.unfinishedNotes, 0) + unfiled.filter((line) => !line.finishedAt).length,
    unsentReferrals: casesOf(world, "unsent").length,
    nearestDeletion: deletions.sort()[0] ?? null,
    nearestDraft: drafts.find((draft) => draft.state !== "running")?.line ?? null,
    groups: groups.map(group).filter(({ count }) => count > 0),
    unsent: group("unsent"),
    unfinished: group("unfinished"),
    closed: [...world.cases.values()].filter((one) => one.identity.closedAt).length,
    recentlyOpened: [...new Set([...looked].reverse())].slice(0, 5).map((id) => caseOf(world, id).identity),
    unfiled,
    practice: [...world.cases.values()].some((one) => one.identity.practice),
    remindAtUnlock: remindsAtUnlock(world),
  };
}

function next(one: FakeCase, note?: string): NextThing | null {
  if (one.identity.closedAt) return null;
  const overdue = lines(one).find((line) => line.status === "overdue");
  if (overdue) return { kind: "safety-step", words: overdue.title, about: overdue.id, need: null };
  const due = dueOf(one).find((item) => item.on <= local().slice(0, 10));
  if (due) return { kind: "consent-due", words: "", about: due.key, need: null };
  const pressing = needsAfter(one).find((item) => item.group !== "waiting");
  if (pressing) return { kind: "decision-due", words: "", about: pressing.about, need: pressing };
  if (note) return { kind: "unfinished-note", words: "", about: note, need: null };
  if (one.notes.length === 0) return { kind: "first-note", words: "", about: null, need: null };
  if (one.identity.ageGroup === "adult" && current(one, "referral") === "not-asked") return { kind: "record-consent", words: "", about: null, need: null };
  return { kind: "continue-referral", words: "", about: null, need: null };
}

/** Where each kind stands in the filter. */
const filters: Record<string, string> = {
  note: "notes", "note-filed": "notes", "note-taken-out": "notes", attachment: "notes", addition: "notes", correction: "notes",
  consent: "consent", talk: "consent", capacity: "consent", decision: "referral", "decision-taken-back": "referral", "decision-letter": "referral", "news-asked": "referral", sharing: "exports", safety: "safety", export: "exports", "read-back": "referral", identifier: "referral", sent: "referral", "official-copy": "referral",
};

type Told = Pick<TimelineEntry, "kind" | "at"> & Partial<TimelineEntry>;

function entry(told: Told): TimelineEntry {
  const empty = { recordedAt: told.at, about: null, outcome: null, excerpt: "", sensitive: false };
  return { ...empty, group: filters[told.kind] ?? "case", ...told };
}

function ofNote(note: NoteInHand): TimelineEntry[] {
  const { id: about, text, beganAt: recordedAt } = note;
  const { sensitive } = text;
  const at = text.started ? new Date(text.started).toISOString() : recordedAt;
  const whole = { kind: "note", at, recordedAt, about, outcome: note.finished ? "finished" : "draft", excerpt: excerpt(wholeText(text)), sensitive };
  return [
    entry(whole),
    ...note.amendments.map(({ kind, at, text }) => entry({ kind, at, about, excerpt: excerpt(text), sensitive })),
    ...note.filings.map(({ act, at, why }) => entry({ kind: act === "filed" ? "note-filed" : "note-taken-out", at, about, excerpt: why })),
    ...note.attachments.map(({ addedAt, name }) => entry({ kind: "attachment", at: addedAt, about, excerpt: name, sensitive })),
  ];
}

function timeline(world: World, one: FakeCase): TimelineDay[] {
  const entries = [entry({ kind: "case-opened", at: one.openedAt }), ...one.notes.flatMap((id) => ofNote(world.notes.get(id)!))];
  for (const { purpose, event } of one.consent) {
    const at = new Date(event.at).toISOString();
    entries.push(entry({ kind: "consent", at, recordedAt: event.recordedAt, about: purpose, outcome: event.decision, excerpt: excerpt(event.words) }));
  }
  for (const { at, recordedAt, what } of sharingOf(one).entries) {
    entries.push(entry({ kind: "sharing", at: new Date(at).toISOString(), recordedAt, excerpt: excerpt(what) }));
  }
  for (const [step, records] of Object.entries(one.safety)) {
    for (const record of records) {
      const at = new Date(record.at).toISOString();
      const said = excerpt(record.agreed || record.reason || record.who);
      entries.push(entry({ kind: "safety", at, recordedAt: record.recordedAt, about: step, outcome: record.outcome, excerpt: said }));
    }
  }
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries.sort((a, b) => a.at.localeCompare(b.at))) {
    const day = entry.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, list]) => ({ day, entries: list })).reverse();
}

/** A made-up person, so that every screen has something on it. */
function fillPractice(world: World, identity: CaseIdentity): CaseIdentity {
  const one = caseOf(world, identity.id);
  const finished = "note-practice-1";
  const cases = [noteCase(identity)];
  world.notes.set(
    finished,
    heldNote({
      id: finished,
      cases,
      beganAt: new Date(Date.now() - 26 * 3600_000).toISOString(),
      savedAt: new Date(Date.now() - 25 * 3600_000).toISOString(),
      text: noteText({
        started: local(26 * 60),
        ended: local(25 * 60),
        place: "At the car wash on Station Road",
        present: "AM; interpreter by telephone (Vietnamese), the whole time",
        text: "AM was washing cars when I arrived and did not look up.\n11:34am AM said: “They keep my passport. I sleep in the unit.”\nHands red and cracked. No gloves. AM ate quickly when offered food.",
        view: "AM looked to a man by the gate before answering. I think AM was afraid of him.",
      }),
      finished: { at: new Date(Date.now() - 25 * 3600_000).toISOString(), madeAtTheTime: true, whyLater: "", digest: "9f2c".repeat(16), by: "" },
      amendments: [
        {
          id: "amendment-1",
          kind: "addition",
          at: new Date(Date.now() - 3600_000).toISOString(),
          wasWrong: "",
          text: "The interpreter’s reference is 40 118.",
          reason: "I found it after the visit.",
          by: "",
        },
      ],
    }),
  );
  const draft = "note-practice-2";
  world.notes.set(
    draft,
    heldNote({
      id: draft,
      cases,
      text: noteText({
        started: local(20),
        place: "Council offices, room 2",
        present: "AM; interpreter in the room",
        text: "AM asked whether the police must be told. I explained what is shared and with whom.",
        caret: 83,
      }),
    }),
  );
  one.notes.push(finished, draft);
  one.identity.referral = "in-progress";
  return one.identity;
}
