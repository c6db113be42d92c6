// What is typed of something that happened before it is recorded, and what its boxes are called.
import type { DecisionShown, DecisionTyped, RecordableAct } from "../../core/contract";
import { words } from "../../words";

const say = words.decided.form;

export const nothing: DecisionTyped = {
  act: "",
  dated: "",
  received: "",
  authority: "",
  by: "",
  until: "",
  earlierFacts: "",
  why: "",
  toldHow: "",
  toldOn: "",
  said: "",
  otherCase: "",
};

/** The form as it opens: empty, or as the record that is put right was typed. */
export function before(act: string, replaces: DecisionShown | null): DecisionTyped {
  return { ...nothing, ...replaces?.typed, act };
}

/** Whether the person was told: only then is it asked when, and what they said. */
export const isTold = (how: string) => how !== "" && how !== "not-yet";

/** What is sent: what no longer stands on the page is no part of it, though the draft keeps it. */
export function toRecord(typed: DecisionTyped): DecisionTyped {
  return isTold(typed.toldHow) ? typed : { ...typed, toldOn: "", said: "" };
}

export const datedLabel = (letter: boolean) => (letter ? say.letterDate : say.day);
export const untilLabel = (act: string) => say.untils[act] ?? say.until;
/** The day named is all that it says: it cannot be left out. */
export const untilNeeded = (act: string) => act === "move-on-extended";
/** A case closed for another reason counts only with that reason; nobody has to say why of anything else. */
export const whyNeeded = (act: string) => act === "closed-other";
export const whyLabel = (act: string) => say.whys[act] ?? say.why;

/** The names of the boxes and what a finding says of each. */
export function boxNames({ act, dated }: RecordableAct): Record<string, string> {
  const days = {
    dated: datedLabel(dated === "letter"),
    received: say.received,
    until: untilLabel(act),
    toldOn: say.toldOn,
  };
  const noSuch = Object.entries(days).map(([field, label]) => [`${field} no-such-date`, say.noSuchDate(label)]);
  return {
    ...days,
    ...Object.fromEntries(noSuch),
    authority: say.authority,
    by: say.by,
    toldHow: say.toldHow,
    said: say.said,
    otherCase: say.otherCase,
    why: whyLabel(act),
    "why missing": say.whyMissing(whyLabel(act)),
    "dated missing": say.datedMissing[dated] ?? say.noSuchDate(days.dated),
    ...say.findings,
  };
}
