// The telephone numbers of the packs, as they were last read: also while Daybook is locked, once, so that whoever needs one waits for nothing.
// An organisation's own are read only while the vault is open, and are forgotten when it locks.
import { ask } from "../core/ask";
import type { Helpline } from "../core/contract";

type Lines = readonly Helpline[];

let kept = $state.raw<Lines | null>(null);
/** What is read before they are forgotten is not kept when it comes after. */
let era = 0;
let until: Promise<unknown> = Promise.resolve();

/** What was read before, wherever it is shown; null when nothing was yet. */
export const keptNumbers = (): Lines | null => kept;

/** Every number; none when they could not be read. */
export async function readNumbers(): Promise<Lines> {
  return kept?.length ? kept : readNumbersAgain();
}

/** Reads them anew, when Daybook is opened or locked, or a pack was added. What was kept stays when that fails. */
export async function readNumbersAgain(): Promise<Lines> {
  const of = era;
  const read = await until.then(() => ask("read_helplines", {})).catch(() => null);
  if (of === era) kept = read ?? kept ?? [];
  return kept ?? [];
}

/** Forgets them, as a window does that locks or has just begun. */
export function forgetNumbers(): void {
  era++;
  kept = null;
}

/** Reads none before this is done, and none at all when it fails: the vault may still be open behind the lock. */
export function readNumbersAfter(done: Promise<unknown>): void {
  until = done;
}
