// The telephone numbers of the packs. They are read also while Daybook is locked.
import { ask } from "../core/ask";
import type { Helpline } from "../core/contract";

/** Every number; none when they could not be read. */
export function readNumbers(): Promise<Helpline[]> {
  return ask("read_helplines", {}).catch(() => []);
}

/** The three for a moment before anything is known: emergency, police, advice. */
const AT_ONCE = ["police-emergency", "police", "modern-slavery-helpline"];

/** Those three, in this order; the first of the whole country where a pack names them otherwise. */
export function atOnce(all: readonly Helpline[]): Helpline[] {
  const named = AT_ONCE.flatMap((id) => all.filter((line) => line.id === id));
  return named.length > 0 ? named : all.filter((line) => line.nation === "uk").slice(0, AT_ONCE.length);
}
