import { describe, expect, it } from "vitest";
import type { NoteBlock, Said } from "../src/core/contract";
import { alternate, boxId, caretAt, isExact, joined, mark, meant, placeOfBox, spotAt, stored, unmark } from "../src/notes/blocks";

const AM: Said = { speaker: "AM", language: "Vietnamese", through: "the interpreter" };
const plain = (text: string): NoteBlock => ({ text, said: null });
const exact = (text: string, said = AM): NoteBlock => ({ text, said });
const ODD = "“I want to go” — مرحبا 🧼 👩🏽‍⚕️\n\"Tôi sợ\" <b>&amp;</b>";

/** Numbers that are the same at each run. */
function dice(seed: number) {
  let held = seed;
  return (below: number) => {
    held = (held * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((held / 2_147_483_648) * below);
  };
}

describe("the pieces of a note", () => {
  it("take turns on the screen, with a plain one at both ends", () => {
    const texts = (blocks: NoteBlock[]) => alternate(blocks).map(({ text, said }) => (said ? `[${text}]` : text));
    expect(texts([plain("all of it")])).toEqual(["all of it"]);
    expect(texts([exact("a"), exact("b")]), "a box to type in between").toEqual(["", "[a]", "", "[b]", ""]);
    expect(texts([plain("a"), plain("b"), exact("c")])).toEqual(["ab", "[c]", ""]);
    expect(texts([]), "never without a box").toEqual([""]);
  });

  it("are kept without the empty ones, and never none", () => {
    expect(stored(alternate([exact("a"), exact("b")]))).toEqual([exact("a"), exact("b")]);
    expect(stored([plain("")])).toEqual([plain("")]);
  });

  it("have an id for each box and find the box by it", () => {
    expect([0, 1, 2, 3, 4].map(boxId)).toEqual(["text", "exact-1", "text-2", "exact-2", "text-3"]);
    for (let place = 0; place < 9; place++) expect(placeOfBox(boxId(place))).toBe(place);
    expect(["exact", "text-hint", "exact-1-speaker", "place", "text-0"].map(placeOfBox)).toEqual([null, null, null, null, null]);
  });

  it("split at the selected words, whatever the signs are", () => {
    const from = ODD.indexOf("مرحبا");
    const { pieces, exact: place } = mark([plain(ODD)], 0, from, from + 8, AM)!;
    expect(place).toBe(1);
    expect(pieces.map(({ text }) => text)).toEqual([ODD.slice(0, from), "مرحبا 🧼", ODD.slice(from + 8)]);
    expect(pieces[1]!.said).toEqual(AM);
    expect(joined(pieces)).toBe(ODD);
  });

  it("take the line when nothing is selected, and leave spaces outside", () => {
    const text = "first\n  They keep my passport.  \nlast";
    const at = text.indexOf("passport");
    const { pieces } = mark([plain(text)], 0, at, at, AM)!;
    expect(pieces.map((piece) => piece.text)).toEqual(["first\n  ", "They keep my passport.", "  \nlast"]);
    expect(meant("\nword", 0, 0), "an empty line holds no words").toBeNull();
    expect(meant("a\n\nb", 2, 2)).toBeNull();
    expect(meant("one", 3, 3), "the caret at the end").toEqual({ from: 0, to: 3 });
    expect(meant("  ", 0, 2)).toBeNull();
    expect(mark([plain(""), exact("said"), plain("")], 1, 0, 4, AM), "exact words are marked already").toBeNull();
  });

  it("never cut a sign in two", () => {
    expect(meant("a🧼b", 2, 4), "the caret in the middle of the soap").toEqual({ from: 1, to: 4 });
    expect(meant("a🧼b", 0, 2)).toEqual({ from: 0, to: 3 });
  });

  it("join again when the mark is taken away, with nothing lost", () => {
    const taken = unmark([plain("before "), exact("words"), plain(" after"), exact("x"), plain("")], 1);
    expect(taken.pieces.map(({ text }) => text)).toEqual(["before words after", "x", ""]);
    expect(taken).toMatchObject({ place: 0, from: 7, to: 12 });
    expect(taken.pieces[0]!.said).toBeNull();
  });

  it("put a caret between two pieces into the plain one", () => {
    const pieces = [plain("abc"), exact("def"), plain("ghi")];
    expect(spotAt(pieces, 3)).toEqual({ place: 0, offset: 3 });
    expect(spotAt(pieces, 4)).toEqual({ place: 1, offset: 1 });
    expect(spotAt(pieces, 6)).toEqual({ place: 2, offset: 0 });
    expect(spotAt(pieces, 99), "a caret beyond the end stands at the end").toEqual({ place: 2, offset: 3 });
    expect(spotAt(pieces, -1)).toEqual({ place: 0, offset: 0 });
    expect(spotAt([plain(""), exact("a"), plain("")], 0)).toEqual({ place: 0, offset: 0 });
  });

  it("keep the same text and every caret through marking and unmarking at random", () => {
    const roll = dice(7);
    const signs = [..."ab \n“”مر🧼é漢👩🏽‍⚕️\""];
    for (let turn = 0; turn < 300; turn++) {
      const text = Array.from({ length: roll(40) }, () => signs[roll(signs.length)]).join("");
      let pieces = alternate([plain(text)]);
      for (let step = 0; step < 6; step++) {
        const place = roll(pieces.length);
        if (isExact(place) && roll(2)) pieces = unmark(pieces, place).pieces;
        else {
          const length = pieces[place]!.text.length + 1;
          pieces = mark(pieces, place, roll(length), roll(length), AM)?.pieces ?? pieces;
        }
        expect(joined(pieces), "no sign is lost and none moves").toBe(text);
        expect(pieces.every((piece, at) => isExact(at) === (piece.said !== null)) && pieces.length % 2 === 1, "they take turns").toBe(true);
        expect(pieces.every((piece) => !/[\ud800-\udfff]/u.test(piece.text)), "no half sign").toBe(true);
        const again = alternate(stored(pieces));
        expect(again, "kept and read again").toEqual(pieces);
        const caret = roll(text.length + 1);
        expect(caretAt(pieces, spotAt(pieces, caret))).toBe(caret);
      }
    }
  });
});
