import { describe, expect, it, vi } from "vitest";
import { noteText } from "../src/core/fake/world";
import { arrival } from "../src/core/router.svelte";
import { area, kept, key, main, openDraft, stand, textOf } from "./note-screen";
import { byId, press, settle, submit, type } from "./screen";

const TEXT = "AM sat down.\nThey keep my passport.\nThen we stopped.";
const save = () => vi.advanceTimersByTimeAsync(1200);
const open = (text = TEXT) =>
  openDraft((note) => {
    const interpreter = { used: "yes", who: "Ms L", language: "Vietnamese", way: "" };
    note.text = noteText({ started: note.text.started, text, interpreter });
  });

describe("exact words", () => {
  it("are marked with Ctrl+', from the line with the caret, and the facts are offered as they are known", async () => {
    const held = await open();
    vi.useFakeTimers();
    stand("text", TEXT.indexOf("passport"));
    expect(key("text", "'").defaultPrevented).toBe(true);
    await save();
    expect(area("text").value).toBe("AM sat down.\n");
    expect(area("exact-1").value).toBe("They keep my passport.");
    expect(area("text-2").value).toBe("\nThen we stopped.");
    expect(document.activeElement?.id).toBe("exact-1-speaker");
    expect(["speaker", "language", "through"].map((fact) => byId(`exact-1-${fact}`).value)).toEqual(["AM", "Vietnamese", "Ms L"]);
    expect(textOf(held), "the text is the same").toBe(TEXT);
    expect(kept(held).blocks[1]!.said).toEqual({ speaker: "AM", language: "Vietnamese", through: "Ms L" });
  });

  it("return to the text after the words when the facts are given", async () => {
    const held = await open("They keep my passport.");
    vi.useFakeTimers();
    stand("text", 0, 22);
    press("Mark exact words");
    await save();
    type("exact-1-speaker", "Linh");
    submit();
    await save();
    expect(document.activeElement?.id).toBe("text-2");
    expect(byId("exact-1-said").textContent).toBe("Linh, in Vietnamese, through Ms L");
    type("text-2", " and then");
    await save();
    expect(textOf(held)).toBe("They keep my passport. and then");
    expect(kept(held).blocks.map((block) => block.said?.speaker ?? null)).toEqual(["Linh", null]);
  });

  it("say so in words, and are never checked for spelling", async () => {
    await openDraft((note) => (note.text.blocks = [{ text: "«Je veux partir»", said: { speaker: "", language: "", through: "" } }]));
    const box = area("exact-1");
    expect(box.labels[0]!.textContent).toContain("Exact words");
    expect([box.getAttribute("spellcheck"), box.getAttribute("dir")]).toEqual(["false", "auto"]);
    expect(area("text").value, "a box to type in before").toBe("");
    expect(area("text-2").labels[0]!.textContent).toBe("What you saw and heard, continued");
    expect(main()).toContain("Who said it is not given.");
  });

  it("become plain again with nothing lost, and the words selected", async () => {
    const held = await open();
    vi.useFakeTimers();
    stand("text", TEXT.indexOf("passport"));
    key("text", "'");
    await save();
    press("Not exact words");
    await save();
    expect(area("text").value).toBe(TEXT);
    expect(document.getElementById("exact-1")).toBeNull();
    const { selectionStart, selectionEnd } = area("text");
    expect(area("text").value.slice(selectionStart, selectionEnd)).toBe("They keep my passport.");
    expect(kept(held).blocks).toEqual([{ text: TEXT, said: null }]);
  });

  it("are not made of an empty line", async () => {
    const { fake } = await open("one\n\ntwo");
    stand("text", 4);
    const calls = fake.calls.length;
    key("text", "'");
    await settle();
    expect(document.getElementById("exact-1")).toBeNull();
    expect(fake.calls.length, "nothing changed, nothing is saved").toBe(calls);
  });

  it("open their facts again on Change, and on the key within them", async () => {
    const said = { speaker: "AM", language: "", through: "" };
    await openDraft((note) => (note.text.blocks = [{ text: "a", said: null }, { text: "words", said }]));
    press("Change");
    await settle();
    expect(document.activeElement?.id).toBe("exact-1-speaker");
    submit();
    await settle();
    stand("exact-1", 2);
    key("exact-1", "'");
    await settle();
    expect(document.activeElement?.id).toBe("exact-1-speaker");
    expect(document.querySelectorAll(".exact"), "never marked twice").toHaveLength(1);
  });
});

describe("indicators", () => {
  it("are found by words, ticked, told of, taken off and put back", async () => {
    const held = await open();
    vi.useFakeTimers();
    expect(main()).toContain("One indicator is never proof.");
    type("find-indicator", "passport");
    await save();
    expect(document.querySelectorAll("[name=indicator]"), "Rust searched").toHaveLength(1);
    byId("indicator-passport-kept").click();
    await save();
    type("noticed-0-what", "A man held it.");
    await save();
    expect(kept(held).indicators).toEqual([{ id: "passport-kept", what: "A man held it.", place: "", at: "", passage: "" }]);
    press("Take off the list: Someone else keeps");
    await save();
    expect(kept(held).indicators).toEqual([]);
    expect(byId("indicator-passport-kept").checked).toBe(false);
    press("Undo");
    await save();
    expect(kept(held).indicators[0]!.what, "with what was typed").toBe("A man held it.");
    type("find-indicator", "");
    await save();
    expect(main()).toContain("To be confirmed");
    expect(main()).not.toMatch(/\d+ (of|\/) \d+/);
  });

  it("take the selected words of the note, and let the link go again", async () => {
    const held = await open();
    vi.useFakeTimers();
    stand("text", TEXT.indexOf("They"), TEXT.indexOf("They") + 22);
    press("Use for an indicator");
    await save();
    expect(document.activeElement?.id, "the list is searched at once").toBe("find-indicator");
    expect(byId("linking").textContent).toContain("They keep my passport.");
    press("Someone else keeps the person’s passport");
    await save();
    expect(kept(held).indicators[0]).toMatchObject({ id: "passport-kept", passage: "They keep my passport." });
    expect(document.activeElement?.textContent).toContain("Someone else keeps");
    expect(document.getElementById("linking")).toBeNull();
    press("Remove the link");
    await save();
    expect(kept(held).indicators[0]!.passage).toBe("");
  });
});

describe("coming back after a lock", () => {
  it("opens the facts again that were being given", async () => {
    const said = { speaker: "AM", language: "", through: "" };
    arrival.field = "exact-1-language";
    await openDraft((note) => (note.text.blocks = [{ text: "words", said }]));
    expect(byId("exact-1-language")).not.toBeNull();
    arrival.field = null;
  });

  it("leaves the focus to the place that was remembered", async () => {
    arrival.field = "text-2";
    const said = { speaker: "AM", language: "", through: "" };
    await openDraft((note) => (note.text.blocks = [{ text: "words", said }]));
    expect(document.activeElement?.id, "restore does it, and nothing before it").not.toBe("text");
    expect(document.getElementById("text-2"), "the box is there to be focused").not.toBeNull();
    arrival.field = null;
  });
});
