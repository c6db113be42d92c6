// Why a step stands among the safety steps, in words.
import { showDay } from "../core/clock";
import type { SafetyLine } from "../core/contract";
import { words } from "../words";

const say = words.safety.stands;

/** "Because: rents from the council or a housing association, since 3 March 2026"; empty for one that always stands. */
export function reasonOf({ stands, because, becauseIs, since }: SafetyLine): string {
  const day = since && showDay(since);
  if (stands === "fact") return say.fact(factWords(because, becauseIs), day);
  if (stands === "added") return say.added(day);
  if (stands === "after-decision") return say["after-decision"](day);
  if (stands === "closed") return say.closed;
  return stands === "recorded" ? say.recorded : "";
}

/** A fact this window does not know is shown as Rust names it. */
function factWords(fact: string, is: string): string {
  const { facts } = words.situation;
  if (!Object.hasOwn(facts, fact)) return fact;
  return is === "no" ? facts[fact]!.no : facts[fact]!.yes;
}
