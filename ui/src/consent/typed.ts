// What is typed of a decision before it is recorded.
import type { ConsentToRecord, InterpreterUsed } from "../core/contract";
import type { Target } from "./matter";

/** One draft holds what is typed for each matter, so that none is lost to another. */
export type TypedConsents = { [matter in string]: ConsentToRecord };

export const noInterpreter: InterpreterUsed = { who: "", mode: "", agency: "", gender: "" };

/** An empty record: no decision, no statement ticked. */
export function nothingTyped({ purpose, about }: Pick<Target, "purpose" | "about">): ConsentToRecord {
  return {
    purpose,
    about,
    decision: "",
    at: "",
    words: "",
    asked: "",
    language: "",
    interpreter: { ...noInterpreter },
    present: "",
    explainedBy: "",
    place: "",
    explained: [],
    limits: "",
    until: "",
    returnOn: "",
    returnTime: "",
    why: "",
    address: "",
    manner: "",
    breaks: "",
  };
}

/** What was kept, laid over an empty form. An older draft held the interpreter as one line. */
export function typedFor(target: Target, kept: Partial<ConsentToRecord> | undefined): ConsentToRecord {
  const empty = nothingTyped(target);
  const held: unknown = kept?.interpreter;
  const interpreter = typeof held === "string" ? { ...noInterpreter, who: held } : { ...noInterpreter, ...kept?.interpreter };
  return { ...empty, ...kept, interpreter };
}

/** What is sent: what was typed for another decision is no part of this one. */
export function toRecord(typed: ConsentToRecord): ConsentToRecord {
  const { decision } = typed;
  const only = (value: string, when: string) => (decision === when ? value : "");
  return {
    ...typed,
    limits: only(typed.limits, "agree-with-limits"),
    until: only(typed.until, "agree-with-limits"),
    returnOn: only(typed.returnOn, "more-time"),
    returnTime: only(typed.returnTime, "more-time"),
    why: only(typed.why, "cannot-decide"),
  };
}
