// Whether the numbers to ring stand over the screen, and where the focus was before.
import { flushSync } from "svelte";

export const ringing = $state<{ open: boolean }>({ open: false });

let before: Element | null = null;

/** Shows the numbers over whatever is on the screen, which stays as it is. `from` is what was pressed, if not a key. */
export function ring(from: Element | null = null): void {
  if (ringing.open) return;
  before = from ?? document.activeElement;
  ringing.open = true;
}

/** Takes them away, and gives the focus back to where it was; the screen may have locked meanwhile. */
export function putAway(): void {
  if (!ringing.open) return;
  ringing.open = false;
  // What is beneath is inert until the dialog is gone.
  flushSync();
  const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
  const anew = () => document.getElementById("passphrase") ?? document.querySelector<HTMLElement>("#main h1");
  (there ? (before as HTMLElement) : anew())?.focus({ preventScroll: there });
  before = null;
}
