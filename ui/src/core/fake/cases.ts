import type { CaseIdentity, CaseOverview, NextThing, TimelineDay, TimelineEntry } from "../contract";
import type { Handlers } from "../fake";
import { noteLine } from "./notes";
import { lines, rail } from "./safety";
import { current } from "./consent";
import { caseOf, excerpt, type FakeCase, finding, local, nothingHeld, now, refuse, type World } from "./world";

export function caseCommands(world: World): Handlers {
  const add = (identity: Omit<CaseIdentity, "id" | "number" | "referral">): CaseIdentity => {
    const number = world.next++;
    const id = `case-${number}`;
    const whole = { ...identity, id, number: `26-${String(number).padStart(3, "0")}`, referral: "not-started" };
    world.cases.set(id, { identity: whole, openedAt: now(), changedAt: now(), ...nothingHeld() });
    return whole;
  };

  return {
    open_case({ case: typed }) {
      const gaps = (["called", "ageGroup", "nation", "language", "interpreter"] as const).filter((field) => !typed[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      world.forms.delete("case/new");
      return add({ ...typed, practice: false });
    },
    open_practice_case() {
      const held = [...world.cases.values()].find((one) => one.identity.practice);
      if (held) return held.identity;
      return fillPractice(
        world,
        add({ called: "AM", ageGroup: "adult", nation: "england", language: "Vietnamese", interpreter: "needed", practice: true }),
      );
    },
    change_case({ case: id, change }) {
      const one = caseOf(world, id);
      const { why, ...facts } = change;
      const gaps = [...Object.entries(facts), ["why", why] as const].filter(([, typed]) => !typed.trim());
      if (gaps.length) refuse("not-valid", gaps.map(([field]) => finding(field, "missing")));
      Object.assign(one.identity, facts);
      world.forms.delete(`change/${id}`);
      return { identity: one.identity, safety: rail(one) };
    },
    list_cases() {
      const all = [...world.cases.values()];
      const unfinished = (one: FakeCase) => one.notes.filter((id) => !world.notes.get(id)!.finished).length;
      return {
        unfinishedNotes: all.reduce((sum, one) => sum + unfinished(one), 0),
        overdueSteps: all.reduce((sum, one) => sum + lines(one).filter((line) => line.status === "overdue").length, 0),
        unsentReferrals: all.filter((one) => one.identity.referral !== "not-started" && !one.identity.practice).length,
        cases: all.map((one) => ({
          identity: one.identity,
          nextStep: lines(one).find((line) => line.status === "overdue" || line.status === "to-do") ?? null,
          unfinishedNotes: unfinished(one),
          needs: unfinished(one) > 0 && !one.identity.practice ? ["notes"] : [],
          online: one.online,
          changedAt: one.changedAt,
        })),
      };
    },
    read_frame({ case: id }) {
      const one = caseOf(world, id);
      return { identity: one.identity, safety: rail(one) };
    },
    read_case({ case: id }): CaseOverview {
      const one = caseOf(world, id);
      const unfinishedNotes = one.notes.map((note) => world.notes.get(note)!).filter((note) => !note.finished);
      return {
        frame: { identity: one.identity, safety: rail(one) },
        next: next(one, unfinishedNotes[0]?.id),
        timeline: timeline(world, one),
        unfinishedNotes: unfinishedNotes.map(noteLine),
        online: one.online,
      };
    },
  };
}

function next(one: FakeCase, note?: string): NextThing | null {
  const overdue = lines(one).find((line) => line.status === "overdue");
  if (overdue) return { kind: "safety-step", words: overdue.title, about: overdue.id };
  if (note) return { kind: "unfinished-note", words: "", about: note };
  if (one.notes.length === 0) return { kind: "first-note", words: "", about: null };
  if (one.identity.ageGroup === "adult" && current(one, "referral") === "not-asked") return { kind: "record-consent", words: "", about: null };
  return { kind: "continue-referral", words: "", about: null };
}

function timeline(world: World, one: FakeCase): TimelineDay[] {
  const entries: TimelineEntry[] = [
    { kind: "case-opened", at: one.openedAt, recordedAt: one.openedAt, about: null, outcome: null, excerpt: "" },
  ];
  for (const note of one.notes.map((id) => world.notes.get(id)!)) {
    const at = note.text.started ? new Date(note.text.started).toISOString() : note.beganAt;
    entries.push({
      kind: "note",
      at,
      recordedAt: note.beganAt,
      about: note.id,
      outcome: note.finished ? "finished" : "draft",
      excerpt: excerpt(note.text.text),
    });
    for (const amendment of note.amendments) {
      const { kind, at: when, text } = amendment;
      entries.push({ kind, at: when, recordedAt: when, about: note.id, outcome: null, excerpt: excerpt(text) });
    }
  }
  for (const { purpose, event } of one.consent) {
    const at = new Date(event.at).toISOString();
    entries.push({ kind: "consent", at, recordedAt: event.recordedAt, about: purpose, outcome: event.decision, excerpt: excerpt(event.words) });
  }
  for (const [step, records] of Object.entries(one.safety)) {
    for (const record of records) {
      const at = new Date(record.at).toISOString();
      const said = excerpt(record.agreed || record.reason || record.who);
      entries.push({ kind: "safety", at, recordedAt: record.recordedAt, about: step, outcome: record.outcome, excerpt: said });
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
  world.notes.set(finished, {
    id: finished,
    case: identity.id,
    beganAt: new Date(Date.now() - 26 * 3600_000).toISOString(),
    savedAt: new Date(Date.now() - 25 * 3600_000).toISOString(),
    text: {
      started: local(26 * 60),
      ended: local(25 * 60),
      place: "At the car wash on Station Road",
      present: "AM; interpreter by telephone (Vietnamese), the whole time",
      text: "AM was washing cars when I arrived and did not look up.\n11:34am AM said: “They keep my passport. I sleep in the unit.”\nHands red and cracked. No gloves. AM ate quickly when offered food.",
      view: "AM looked to a man by the gate before answering. I think AM was afraid of him.",
      caret: 0,
    },
    finished: { at: new Date(Date.now() - 25 * 3600_000).toISOString(), madeAtTheTime: true, whyLater: "", digest: "9f2c".repeat(16) },
    amendments: [
      {
        id: "amendment-1",
        kind: "addition",
        at: new Date(Date.now() - 3600_000).toISOString(),
        wasWrong: "",
        text: "The interpreter’s reference is 40 118.",
        reason: "I found it after the visit.",
      },
    ],
  });
  const draft = "note-practice-2";
  world.notes.set(draft, {
    id: draft,
    case: identity.id,
    beganAt: now(),
    savedAt: now(),
    text: {
      started: local(20),
      ended: "",
      place: "Council offices, room 2",
      present: "AM; interpreter in the room",
      text: "AM asked whether the police must be told. I explained what is shared and with whom.",
      view: "",
      caret: 83,
    },
    finished: null,
    amendments: [],
  });
  one.notes.push(finished, draft);
  one.identity.referral = "in-progress";
  return one.identity;
}
