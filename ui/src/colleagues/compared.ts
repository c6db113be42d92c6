// What is typed while a colleague reads their words, and which of them Rust found to be others.
import type { FieldFinding } from "../core/contract";
import { words } from "../words";

export interface TypedWords {
  words: string;
}
export const nothingTyped: TypedWords = { words: "" };

export const draftName = (colleague: string) => `colleague-words/${colleague}`;

const EIGHT = 8;
const say = words.colleagues.compare;

/** One message for all the words that are not the same: `words-3` is the third. */
export function comparedWords(fields: readonly FieldFinding[]): string {
  const places = fields.flatMap(({ field }) => /^words-(\d+)$/.exec(field)?.[1] ?? []).map(Number);
  if (places.length >= EIGHT) return say.noneSame;
  if (places.length > 0) return say.wrong(places.sort((a, b) => a - b));
  return fields.some(({ code }) => code === "missing") ? say.missing : say.notEight;
}
