// What Rust says of a page's answers beside the answers themselves.
import { showDay, showMoment } from "../core/clock";
import type { LinkedPassage, QuestionField, QuestionPage } from "../core/contract";
import { wordFor, words } from "../words";

const say = words.beside;

/** "Note of 17 March 2026, 10:00am": what a passage is called where it is offered and where it was put in. */
export function passageName(passage: { kind: string; at: string | null }): string {
  const when = passage.at && (passage.at.includes("T") ? showMoment(passage.at) : showDay(passage.at));
  return say.named(wordFor(say.kinds, passage.kind), when);
}

export class Beside {
  #linked = $state.raw<readonly LinkedPassage[]>([]);
  #keptAs = $state.raw<Readonly<Record<string, string | undefined>>>({});
  #suggested = $state.raw<readonly string[]>([]);
  #accounts: readonly string[];

  constructor(page: QuestionPage) {
    this.#linked = page.linked;
    this.#keptAs = page.keptAs;
    this.#suggested = page.suggested;
    this.#accounts = page.accounts;
  }

  /** Passages of the notes are offered beside this field. */
  isAccount(key: string): boolean {
    return this.#accounts.includes(key);
  }

  /** A box of an account page that must hold something, though nothing may be known. */
  mayBeUnknown(field: QuestionField): boolean {
    const free = field.kind === "textarea" || (field.kind === "text" && !field.input);
    return this.#accounts.length > 0 && field.required && free;
  }

  linkedTo(key: string): readonly LinkedPassage[] {
    return this.#linked.filter((link) => link.field === key);
  }

  /** Takes what Rust answers: the links of the whole page. */
  link(links: readonly LinkedPassage[]): void {
    this.#linked = links;
  }

  keptAs(key: string): string | null {
    return this.#keptAs[key] ?? null;
  }

  keep(keptAs: Readonly<Record<string, string | undefined>>): void {
    this.#keptAs = keptAs;
  }

  isSuggested(key: string): boolean {
    return this.#suggested.includes(key);
  }

  /** The worker has changed it: it is theirs now. What the form would keep is known again on Continue. */
  touched(key: string): void {
    if (this.isSuggested(key)) this.#suggested = this.#suggested.filter((other) => other !== key);
  }
}
