import { describe, expect, it } from "vitest";
import { noteText } from "../src/core/fake/world";
import CompareVersions from "../src/notes/CompareVersions.svelte";
import { DRAFT, FINISHED, type Held, lastCall, main, noteOf, show, textOf } from "./note-screen";
import { byId, practice, press, settle } from "./screen";

const at = (minute: number) => `2026-03-17T11:${minute}:00Z`;

async function compare(note = DRAFT): Promise<Held> {
  const held = await practice();
  const text = (words: string) => noteText({ ...noteOf(held, note).text, text: words });
  const version = (id: string, minute: number) => ({ id, kind: "draft", at: at(minute), words: 3 });
  noteOf(held, note).text = text("AM was cold today.");
  held.fake.world.versions.set(note, [
    { version: version("v1", 10), text: text("AM was there.") },
    { version: version("v2", 20), text: text("AM was tired and cold today.") },
  ]);
  await show(CompareVersions, { id: held.id, n: note });
  return held;
}

async function pick(id: string, value: string) {
  byId<HTMLSelectElement>(id).value = value;
  byId(id).dispatchEvent(new Event("change", { bubbles: true }));
  await settle();
}

describe("comparing versions", () => {
  it("begins with the newest pair and marks what changed in words, not by colour alone", async () => {
    const held = await compare();
    expect(lastCall(held, "compare_versions")).toEqual({ note: DRAFT, older: "v2", newer: "now" });
    expect(document.querySelector("del")!.textContent).toMatch(/removed: tired and/);
    expect(document.querySelector("ins")).toBeNull();
    expect(byId("counts").textContent).toBe("0 words added, 2 words removed.");
  });

  it("compares the two that are chosen", async () => {
    const held = await compare();
    await pick("older", "v1");
    await pick("newer", "v2");
    press("Compare");
    await settle(30);
    expect(lastCall(held, "compare_versions")).toMatchObject({ older: "v1", newer: "v2" });
    expect(document.querySelector("ins")!.textContent).toMatch(/added: tired and cold today\./);
    expect(document.querySelector("del")!.textContent).toMatch(/removed: there\./);
  });

  it("puts a draft back to the earlier version and goes to it", async () => {
    const held = await compare();
    press("Go back to this version");
    await settle(30);
    expect(textOf(held)).toBe("AM was tired and cold today.");
    expect(location.hash).toBe(`#/c/${held.id}/notes/${DRAFT}`);
    expect(held.fake.world.versions.get(DRAFT), "what stood there is a version").toHaveLength(3);
  });

  it("never offers to change a finished note", async () => {
    await compare(FINISHED);
    expect(main()).not.toContain("Go back to this version");
  });

  it("says when there is only one", async () => {
    const held = await practice();
    await show(CompareVersions, { id: held.id, n: FINISHED });
    expect(main()).toContain("There is only one version of this note");
  });
});
