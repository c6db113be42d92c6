// What needs the worker, counted once after unlocking where they asked for it. It goes away with the screen it stands on.
import { ask } from "../core/ask";
import type { NeedCounts } from "../core/contract";
import { router } from "../core/router.svelte";
import { session } from "../core/session.svelte";

const held = $state<{ counts: NeedCounts | null; visit: number }>({ counts: null, visit: -1 });

/** Asks what there is, after an unlocking and only then. What cannot be read is left unsaid. */
export async function remind(): Promise<void> {
  held.counts = null;
  const reminders = await ask("read_reminders", {}).catch(() => null);
  if (!reminders?.atUnlock || session.state !== "unlocked") return;
  const { overdue, dueSoon, pastExpected } = reminders.needs;
  if (overdue + dueSoon + pastExpected === 0) return;
  held.counts = reminders.needs;
  held.visit = router.visit;
}

/** What to say on this screen; null where there is nothing. */
export function reminder(): NeedCounts | null {
  return held.visit === router.visit && session.state === "unlocked" ? held.counts : null;
}

export function dismiss(): void {
  held.counts = null;
}
