// What the screen says of itself: its title, whether it shows errors, and what is said aloud.
import { tick } from "svelte";

export const page = $state({ title: "", failed: false, spoken: "" });

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says a short thing in the window's one polite status region. */
export function say(words: string): void {
  clearTimeout(clearing);
  page.spoken = "";
  void tick().then(() => (page.spoken = words));
  clearing = setTimeout(() => (page.spoken = ""), 8000);
}
