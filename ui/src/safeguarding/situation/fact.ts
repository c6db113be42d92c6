// A fact in words; one this window does not know is shown as Rust names it.
import { words } from "../../words";

export function factTitle(fact: string): string {
  const { facts } = words.situation;
  return Object.hasOwn(facts, fact) ? facts[fact]!.says : fact;
}
