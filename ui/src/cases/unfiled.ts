// What a note in no case yet is called in lists.
import { showDay, showTime } from "../core/clock";
import type { NoteLine } from "../core/contract";
import { words } from "../words";

const say = words.notes;

/** "Visit note, 17 March 2026, 2:32pm". */
export function noteTitle({ started, kind }: NoteLine): string {
  return started ? say.titled(showDay(started), showTime(started), kind) : say.kindOf(kind);
}
