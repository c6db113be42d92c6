// What was seen and heard, in pieces. On the screen plain text and exact words take turns, plain at both ends:
// an even place is plain, an odd one holds exact words. Joined, the pieces always give the same text.
import type { NoteBlock, Said } from "../core/contract";

export type Pieces = readonly NoteBlock[];

/** A caret in one of the pieces. */
export interface Spot {
  place: number;
  offset: number;
}

const plain = (text: string): NoteBlock => ({ text, said: null });

export const isExact = (place: number) => place % 2 === 1;

/** The id of the box for a piece: `text`, `text-2`, `exact-1` and so on. */
export function boxId(place: number): string {
  if (isExact(place)) return `exact-${(place + 1) / 2}`;
  return place === 0 ? "text" : `text-${place / 2 + 1}`;
}

/** The place of the piece in the box with that id; null when it is no box of a piece. */
export function placeOfBox(id: string): number | null {
  const found = /^(text|exact)(?:-([1-9]\d*))?$/.exec(id);
  if (!found || (found[1] === "exact" && !found[2])) return null;
  const count = Number(found[2] ?? 1);
  return found[1] === "text" ? 2 * (count - 1) : 2 * count - 1;
}

/** The pieces as the screen holds them, from those that Rust keeps. */
export function alternate(blocks: Pieces): NoteBlock[] {
  const pieces: NoteBlock[] = [plain("")];
  for (const block of blocks) {
    const last = pieces.length - 1;
    if (block.said) pieces.push({ text: block.text, said: { ...block.said } }, plain(""));
    else pieces[last] = plain(pieces[last]!.text + block.text);
  }
  return pieces;
}

/** The pieces as Rust keeps them: no empty plain ones, and always at least one. */
export function stored(pieces: Pieces): NoteBlock[] {
  const kept = pieces.filter((piece) => piece.said || piece.text);
  return kept.length > 0 ? kept : [plain("")];
}

export function joined(pieces: Pieces): string {
  return pieces.map((piece) => piece.text).join("");
}

/** Where a caret stands in the joined text, in UTF-16 units. */
export function caretAt(pieces: Pieces, { place, offset }: Spot): number {
  let before = 0;
  for (let at = 0; at < place; at++) before += pieces[at]!.text.length;
  return before + offset;
}

/** The piece a caret of the joined text stands in: the last plain one that reaches it, so that typing goes on there. */
export function spotAt(pieces: Pieces, caret: number): Spot {
  let found: Spot | null = null;
  let from = 0;
  for (const [place, { text }] of pieces.entries()) {
    const offset = caret - from;
    const inside = isExact(place) ? offset > 0 && offset < text.length : offset >= 0 && offset <= text.length;
    if (inside) found = { place, offset };
    from += text.length;
  }
  const last = pieces.length - 1;
  return found ?? (caret < 0 ? { place: 0, offset: 0 } : { place: last, offset: pieces[last]!.text.length });
}

/** The words meant by a selection: the line with the caret when nothing is selected. Spaces round them are left out. */
export function meant(text: string, from: number, to: number): { from: number; to: number } | null {
  let [start, end] = [Math.min(from, to), Math.max(from, to)];
  if (start === end) {
    start = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
    const next = text.indexOf("\n", end);
    end = next < 0 ? text.length : next;
  }
  // No sign is cut in two: a half one could not be kept.
  if (isLow(text, start)) start--;
  if (isLow(text, end)) end++;
  const words = text.slice(start, end);
  if (!words.trim()) return null;
  const lead = words.length - words.trimStart().length;
  return { from: start + lead, to: start + lead + words.trim().length };
}

const isLow = (text: string, at: number) => {
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  return at > 0 && low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
};

/** Marks a stretch of a plain piece as exact words. Returns the pieces and the new one's place; null when it holds no words. */
export function mark(pieces: Pieces, place: number, from: number, to: number, said: Said): { pieces: NoteBlock[]; exact: number } | null {
  const text = pieces[place]?.text ?? "";
  const words = isExact(place) ? null : meant(text, from, to);
  if (!words) return null;
  const parts = [plain(text.slice(0, words.from)), { text: text.slice(words.from, words.to), said: { ...said } }, plain(text.slice(words.to))];
  return { pieces: [...pieces.slice(0, place), ...parts, ...pieces.slice(place + 1)], exact: place + 1 };
}

/** Takes the mark away: the words stay, in one piece with what is round them. Returns where they stand in it. */
export function unmark(pieces: Pieces, exact: number): { pieces: NoteBlock[]; place: number; from: number; to: number } {
  const [before, words, after] = [pieces[exact - 1]!.text, pieces[exact]!.text, pieces[exact + 1]!.text];
  const merged = plain(before + words + after);
  return {
    pieces: [...pieces.slice(0, exact - 1), merged, ...pieces.slice(exact + 2)],
    place: exact - 1,
    from: before.length,
    to: before.length + words.length,
  };
}
