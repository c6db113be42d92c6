// Lawful reasons as choices: what each means, where it is from, and whether it is to be confirmed.
import type { LawfulReason } from "../core/contract";
import { words } from "../words";

const say = words.sharing;

export function reasonOption({ code, title, words: meaning, source, toConfirm }: LawfulReason) {
  const hint = say.reasonWords(meaning, source);
  // Many sources say it themselves.
  const unsaid = toConfirm && !/to be confirmed/i.test(source);
  return { value: code, label: title, hint: unsaid ? `${hint} ${say.toConfirm}` : hint };
}

/** On what ground, in words: the reason's own title where the log has it. */
export function basisWords(basis: string, reasons: readonly LawfulReason[]): string {
  return reasons.find((reason) => reason.code === basis)?.title ?? say.log.bases[basis] ?? basis;
}
