// What the form of a warning note begins with.
import type { WarningShown, WarningTyped } from "../core/contract";

export type Typed = Omit<WarningTyped, "replaces">;

const nothing: Typed = { kind: "", text: "", told: "", whyNotTold: "", reviewOn: "" };

/** A new one begins with nothing chosen; one that changes begins as it is, but for a day that has come: it needs another. */
export function asRecorded(warning: WarningShown | null): Typed {
  if (!warning) return { ...nothing };
  const { kind, text, told, whyNotTold, reviewOn, reviewDue } = warning;
  return { kind, text, told: told ? "yes" : "no", whyNotTold, reviewOn: reviewDue ? "" : reviewOn };
}
