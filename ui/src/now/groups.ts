// The four groups of what needs the worker, in the order in which they are shown.
import type { NeedCounts } from "../core/contract";
import { words } from "../words";

export type Group = keyof typeof words.now.groups;
export const groups = Object.keys(words.now.groups) as Group[];

export function countOf(counts: NeedCounts, group: Group): number {
  return { overdue: counts.overdue, "due-soon": counts.dueSoon, "past-expected": counts.pastExpected, waiting: counts.waiting }[group];
}

/** A group that the window does not know is taken for what is overdue. */
export function groupNamed(name: string): Group {
  return groups.find((group) => group === name) ?? "overdue";
}
