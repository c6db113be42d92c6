// When a warning note is to be looked at again, in words.
import { daysFromToday, showDay } from "../core/clock";
import type { WarningShown } from "../core/contract";
import { words } from "../words";

/** "Look at this again: the review day was 3 March 2026."; empty while the day has not come. */
export function reviewWords({ reviewDue, reviewOn }: Pick<WarningShown, "reviewDue" | "reviewOn">): string {
  if (!reviewDue) return "";
  return daysFromToday(reviewOn) === 0 ? words.warnings.dueToday : words.warnings.due(showDay(reviewOn));
}

const LONG = 60;

/** The beginning of a note, to tell it from another of its kind. */
export function beginning(text: string): string {
  const line = text.split("\n")[0]!.trim();
  return line.length > LONG ? `${line.slice(0, LONG).trimEnd()}…` : line;
}
