// Puts the focus back where it was: in a field after unlocking, or on the link that was followed.
import { arrival } from "../core/router.svelte";
import { focusField } from "./form/focus";

const TRIES = 60;
let running: ReturnType<typeof setTimeout> | undefined;

/** The screen may still be reading: it is given about two seconds to draw the place. */
export function restorePlace(): void {
  clearTimeout(running);
  arrival.sought = arrival.field !== null;
  const look = (left: number) => {
    const target = arrival.field ? document.getElementById(arrival.field) : linkTo(arrival.link);
    if (target) {
      if (!arrival.field || !focusField(arrival.field)) target.focus();
      setCaret(target);
    }
    if (target || left === 0) {
      // What was remembered is not on this screen any more: begin at its heading.
      const gone = !target && (arrival.field || arrival.link);
      if (gone && document.activeElement === document.body) document.querySelector<HTMLElement>("#main h1")?.focus();
      arrival.field = arrival.link = arrival.caret = null;
      arrival.sought = false;
      return;
    }
    if (arrival.field || arrival.link) running = setTimeout(() => look(left - 1), 30);
  };
  running = setTimeout(() => look(TRIES), 0);
}

function linkTo(to: string | null): HTMLElement | null {
  if (!to) return null;
  return [...document.querySelectorAll<HTMLElement>("#main a, #safety a")].find((link) => link.getAttribute("href") === to) ?? null;
}

function setCaret(target: HTMLElement): void {
  const typed = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  if (typed && arrival.caret !== null) target.setSelectionRange(arrival.caret, arrival.caret);
}
