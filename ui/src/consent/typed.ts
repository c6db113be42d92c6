import type { ConsentToRecord } from "../core/contract";

/** What is typed for each purpose before it is recorded. */
export type TypedConsents = { [purpose in string]: ConsentToRecord };

/** An empty record: no decision, no statement ticked. */
export function nothingTyped(purpose: string): ConsentToRecord {
  return {
    purpose,
    decision: "",
    at: "",
    words: "",
    language: "",
    interpreter: "",
    present: "",
    explained: [],
    returnOn: "",
  };
}
