// Times of day as a note keeps and shows them.
import { timeOf } from "../core/clock";

/** "2:30pm" from `14:30`; what is no time comes back as typed. */
export function shownTime(text: string): string {
  const found = /^(\d{2}):(\d{2})$/.exec(text);
  return found ? timeOf(new Date(2000, 0, 1, +found[1]!, +found[2]!)) : text;
}
