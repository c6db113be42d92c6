// A line that one screen leaves for the next: shown at its top, and said once.
import { say } from "../core/page.svelte";
import { router } from "../core/router.svelte";

const held = $state<{ words: string; visit: number }>({ words: "", visit: -1 });

/** Leaves it for the screen that comes next. */
export function carry(words: string): void {
  held.words = words;
  held.visit = router.visit + 1;
  say(words);
}

/** Shows it on the screen that is here. */
export function tell(words: string): void {
  held.words = words;
  held.visit = router.visit;
  say(words);
}

/** What was left for this screen; empty when nothing was. */
export function news(): string {
  return held.visit === router.visit ? held.words : "";
}
