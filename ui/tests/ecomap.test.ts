import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import type { PersonRow, PersonTyped } from "../src/core/contract";
import { mapPlaces } from "../src/core/fake/people";
import { drawing, drawMap } from "../src/people/ecomap";
import People from "../src/people/People.svelte";
import { nobodyYet } from "../src/people/person";
import { draw, practice, settle } from "./screen";

describe("the map", () => {
  const worst = { kind: "person", safeToContact: "not-known" };
  const rows = (of: number, typed: Partial<PersonTyped>): PersonRow[] =>
    mapPlaces(of).map((at, place) => ({ id: `p${place}`, person: { ...nobodyYet(null), ...typed }, savedAt: "", numbersFolded: false, at }));
  type Box = [left: number, top: number, right: number, bottom: number];
  const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  /** As wide as Arial draws it, in parts of its size. */
  const letter = (one: string) => (/[il]/u.test(one) ? 0.23 : /[ft]/u.test(one) ? 0.29 : /[wk]/u.test(one) ? 0.62 : 0.56);
  const long = (text: string) => [...text].reduce((sum, one) => sum + letter(one), 0) * drawing.letters;

  it.each([1, 2, 3, 5, 8, 11, 12, 13, 17, 20, 23, 24])("keeps words off circles, each other and the edges, with %i on it", (of) => {
    for (const typed of [worst, { kind: "exploiter" }]) {
      const { nodes, height } = drawMap(rows(of, typed));
      const { node, letters, width, middle } = drawing;
      const circles = nodes.map(({ x, y }): Box => [x - node, y - node, x + node, y + node]);
      circles.push([-middle, -middle, middle, middle]);
      const texts = nodes.flatMap(({ x, word }) =>
        word.map(({ text, y }): Box => [x - long(text) / 2, y - letters * 0.73, x + long(text) / 2, y + letters * 0.2]),
      );
      for (const [place, text] of texts.entries()) {
        expect(circles.filter((circle) => meet(text, circle)), `word ${place + 1} is clear of circles`).toEqual([]);
        expect(texts.filter((other) => other !== text && meet(text, other)), `word ${place + 1} is clear of words`).toEqual([]);
        expect(Math.max(-text[0], text[2]), "not cut at the sides").toBeLessThan(width / 2);
        expect(Math.max(-text[1], text[3]), "not cut above or below").toBeLessThan(height / 2);
      }
    }
  });

  it("says in words how many more are in the list than on the map", async () => {
    const { id } = await practice();
    for (let more = 0; more < 20; more++) {
      await ask("save_person", { case: id, person: null, typed: { ...nobodyYet("person"), phones: [], relation: `Neighbour ${more}` } });
    }
    draw(People, { parts: { id } });
    await settle();
    expect(document.querySelector("figcaption")!.textContent).toContain("1 more is in the list");
    expect(document.querySelectorAll(".ecomap__number")).toHaveLength(24);
    const named = [...document.querySelectorAll(".person__called")].map((name) => name.textContent);
    expect(named, "known only by who they are to the person").toContain("Neighbour 3");
  });
});
