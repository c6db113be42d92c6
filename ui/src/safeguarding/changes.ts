// What became different between two readings of a case's safety steps. Rust decides what stands; this only compares.
import type { SafetyLine, SafetyRail } from "../core/contract";
import { words } from "../words";

/** Nothing is to be done about it now. */
export const isFinished = ({ status }: Pick<SafetyLine, "status">): boolean => ["done", "not-needed", "not-called-for"].includes(status);

const isGone = ({ status }: SafetyLine) => status === "not-called-for";

export interface RailChanges {
  /** Called for now, and not before. */
  added: SafetyLine[];
  /** Called for before, and not now. */
  gone: SafetyLine[];
  overdue: SafetyLine[];
}

export function changesOf(before: SafetyRail, after: SafetyRail): RailChanges {
  const standing = (rail: SafetyRail) => rail.steps.filter((step) => !isGone(step));
  const stood = standing(before);
  const stands = standing(after);
  const status = (id: string) => before.steps.find((step) => step.id === id)?.status;
  return {
    added: stands.filter(({ id }) => !stood.some((step) => step.id === id)),
    gone: stood.filter(({ id }) => !stands.some((step) => step.id === id)),
    overdue: stands.filter((step) => step.status === "overdue" && ![undefined, "overdue", "not-called-for"].includes(status(step.id))),
  };
}

/** What is said of it aloud; empty where nothing asks for attention. */
export function changedAloud({ added, overdue }: RailChanges): string {
  const say = words.safety.changed;
  const titles = (steps: readonly SafetyLine[]) => steps.map(({ title }) => title);
  return [added.length > 0 && say.added(titles(added)), overdue.length > 0 && say.overdue(titles(overdue))].filter(Boolean).join(" ");
}
