// What is typed into the form of a step before it is recorded.
import type { SafetyRecordToMake } from "../core/contract";

/** Each outcome has its own reason, so that neither is lost to the other. */
export interface StepTyped extends Omit<SafetyRecordToMake, "reason"> {
  couldNot: string;
  notNeeded: string;
}

export const nothing: StepTyped = {
  outcome: "",
  at: "",
  who: "",
  number: "",
  reference: "",
  agreed: "",
  result: "",
  feedback: "",
  couldNot: "",
  notNeeded: "",
  arrangedFor: "",
};

/** What belongs to another outcome than the one chosen is not recorded. */
export function toRecord({ couldNot, notNeeded, ...typed }: StepTyped): SafetyRecordToMake {
  const { outcome } = typed;
  return {
    ...typed,
    reason: outcome === "could-not" ? couldNot : outcome === "not-needed" ? notNeeded : "",
    arrangedFor: outcome === "arranged" ? typed.arrangedFor : "",
    result: outcome === "done" ? typed.result : "",
  };
}
