// A copy of a case in words: what it is called, when it was made, what presses in it.
import { showMoment } from "../core/clock";
import type { CaseFileShown, CopyLine, FileEntry, OpenItem } from "../core/contract";
import { wordFor, words } from "../words";

const say = words.copies;

/** "Case 24-017, AM". */
export const copyName = ({ caseNumber, called }: CopyLine): string => say.named(caseNumber, called);

/** "Made 17 March 2026, 2:40pm by Jo Ellis". */
export const copyMade = ({ madeAt, madeBy }: CopyLine): string => say.made(showMoment(madeAt), madeBy);

/** "Sent back" when it is finished, and how far it is before. */
export function copyState({ state, outcome }: CopyLine): string {
  return state === "reviewed" && outcome ? wordFor(say.outcomes, outcome) : wordFor(say.states, state);
}

/** "2 things are overdue, 1 thing is due soon"; without such, what else can be said of it. */
export function copyPresses({ overdue, dueSoon, group }: CopyLine): string {
  return say.pressing(overdue, dueSoon) || (say.groups[group] ?? "");
}

/** The copies that were made before this one, or after it, as they were listed. */
export function made(when: "before" | "after", line: CopyLine, others: readonly CopyLine[]): CopyLine[] {
  const by = (other: CopyLine) => Date.parse(other.madeAt) - Date.parse(line.madeAt);
  return others.filter((other) => (when === "before" ? by(other) < 0 : by(other) > 0));
}

/** "1f2e 88a0 …": in groups of four, so that it can be read aloud. */
export const inFours = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(" ");

export const partName = (part: string): string => wordFor(words.leavingFile.parts, part);

/** "Visit, 17 March 2026, 2:30pm". */
export const entryName = ({ title, when }: FileEntry): string => [title, when].filter(Boolean).join(", ");

/** What each place of the file is called. */
export function placeNames(file: CaseFileShown): Map<string, string> {
  return new Map(file.parts.flatMap(({ entries }) => entries.map((entry) => [entry.place, entryName(entry)] as const)));
}

/** "(overdue by 3 days)", counted by Rust; empty where no day is known. */
export function howFar({ days, group }: OpenItem): string {
  const told = words.shell.days;
  if (days === null) return "";
  if (days < 0 && group === "overdue") return told.overdue(-days);
  if (days < 0 && group === "past-expected") return say.opens.past(-days);
  if (days === 0) return told.today;
  if (days === 1) return told.tomorrow;
  return days > 0 ? told.inDays(days) : told.ago(-days);
}
