import type { ConsentRecord, Statement } from "../contract";
import type { Handlers } from "../fake";
import { caseOf, type FakeCase, finding, now, refuse, type World } from "./world";

const statements: Statement[] = [
  { id: "C1", words: "What the National Referral Mechanism is" },
  { id: "C2", words: "What support it gives" },
  { id: "C3", words: "The possible outcomes: two decisions, each positive or negative" },
  { id: "C4", words: "That information may be sought from, and shared with, the police, the council and others" },
  { id: "C5", words: "How the Home Office uses the information" },
  { id: "C6", words: "That they can say no, and what then happens" },
  { id: "C7", words: "That the police are notified, and that support does not depend on speaking to them" },
  { id: "C8", words: "That they can withdraw at any time, and that support then ends" },
];

const after: Record<string, string> = { agree: "agreed", refuse: "refused", "more-time": "more-time", withdraw: "withdrawn" };

export function current(one: FakeCase, purpose: string): string {
  const newest = one.consent.filter((entry) => entry.purpose === purpose).at(-1);
  return newest ? after[newest.event.decision]! : "not-asked";
}

function record(one: FakeCase): ConsentRecord {
  const { ageGroup } = one.identity;
  if (ageGroup !== "adult") {
    return { asking: ageGroup === "under-18" ? "not-asked-child" : "not-asked-age-not-known", purposes: [], toExplain: [] };
  }
  return {
    asking: "asked",
    toExplain: statements,
    purposes: ["referral", "support"].map((purpose) => {
      const events = one.consent.filter((entry) => entry.purpose === purpose).map((entry) => entry.event);
      const state = current(one, purpose);
      return {
        purpose,
        current: state,
        since: events.at(-1)?.at ?? null,
        returnOn: state === "more-time" ? (events.at(-1)?.returnOn ?? null) : null,
        mayRecord: state === "agreed" ? ["withdraw", "more-time"] : ["agree", "refuse", "more-time"],
        events: events.reverse(),
      };
    }),
  };
}

export function consentCommands(world: World): Handlers {
  return {
    read_consent: ({ case: id }) => record(caseOf(world, id)),
    record_consent({ case: id, event }) {
      const one = caseOf(world, id);
      const gaps = [];
      if (event.decision === "agree" && event.explained.length === 0) gaps.push(finding("explained", "none-ticked"));
      if (!event.decision) gaps.push(finding("decision", "missing"));
      if (!event.at) gaps.push(finding("at", "missing"));
      if (!event.words.trim()) gaps.push(finding("words", "missing"));
      if (event.decision === "more-time" && !event.returnOn) gaps.push(finding("returnOn", "missing"));
      if (gaps.length) refuse("not-valid", gaps);
      const { purpose, ...rest } = event;
      one.consent.push({
        purpose,
        event: { ...rest, id: `consent-${world.next++}`, recordedAt: now(), returnOn: event.returnOn || null },
      });
      world.forms.delete(`consent/${id}`);
      return record(one);
    },
  };
}
