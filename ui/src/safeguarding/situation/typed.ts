// What is answered about a situation before it is saved: only what is different from what is recorded.
import type { FactShown, SituationTyped } from "../../core/contract";

export interface TypedSituation {
  answers: Record<string, string>;
  why: string;
}

export const nothing: TypedSituation = { answers: {}, why: "" };

/** An answer put back to what is recorded is no answer: what a step's record said meanwhile is not overwritten by it. */
export function answered({ answers, why }: TypedSituation, { fact, answer }: FactShown, now: string): TypedSituation {
  const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== fact));
  return { why, answers: now === answer ? rest : { ...rest, [fact]: now } };
}

/** Nothing but what is different now is recorded. */
export function toRecord({ answers, why }: TypedSituation, facts: readonly FactShown[]): SituationTyped {
  const different = facts.filter(({ fact, answer }) => answers[fact] !== undefined && answers[fact] !== answer);
  return { answers: different.map(({ fact }) => ({ fact, answer: answers[fact]! })), why };
}
