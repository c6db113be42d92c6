// The marked pieces of a notification as the officer decides them: one entry for each text of an account.
import type { CheckedAccount, IdentifierMark } from "../../core/contract";
import { wordFor, words } from "../../words";

export interface Marked {
  key: string;
  field: string;
  label: string;
  text: string;
  mark: IdentifierMark;
  /** How often it stands in the account. */
  times: number;
  /** In how many other accounts it stands too. */
  elsewhere: number;
}

/** What is typed for one of them before it is saved. */
export interface Deciding {
  decision: string;
  words: string;
  why: string;
  /** The same in every account where it stands. */
  everywhere: boolean;
}
export type TypedDecisions = { [key in string]: Deciding };

/** In the order of the text; a text that comes again is decided with the first. */
export function marksOf(accounts: readonly CheckedAccount[]): Marked[] {
  const found = new Map<string, Marked>();
  for (const { field, label, pieces } of accounts) {
    for (const { text, mark } of pieces) {
      if (!mark) continue;
      const key = `${field} ${mark.kind} ${text}`;
      const held = found.get(key);
      if (held) held.times++;
      else found.set(key, { key, field, label, text, mark, times: 1, elsewhere: 0 });
    }
  }
  const marks = [...found.values()];
  const same = (one: Marked) => marks.filter((other) => other !== one && other.text === one.text && other.mark.kind === one.mark.kind);
  for (const one of marks) one.elsewhere = same(one).length;
  return marks;
}

/** Nothing is chosen; the words offered in its place go by what it is. */
export function deciding(mark: IdentifierMark): Deciding {
  const stays = mark.decision === "stays";
  return { decision: stays ? "stays" : "", words: words.account.identifiers.suggestion[mark.kind] ?? "", why: mark.why, everywhere: false };
}

export function whatItIs(mark: IdentifierMark): string {
  const say = words.account.identifiers;
  return say.what(wordFor(say.kinds, mark.kind), wordFor(say.known, mark.knownFrom));
}
