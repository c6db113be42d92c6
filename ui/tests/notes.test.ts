import { afterEach, describe, expect, it, vi } from "vitest";
import { clock } from "../src/core/clock";
import { noteText } from "../src/core/fake/world";
import Notes from "../src/notes/Notes.svelte";
import { area, ask, DRAFT, FINISHED, kept, key, main, noteOf, openDraft, show, stand, textOf } from "./note-screen";
import { byId, choose, practice, press, settle, type } from "./screen";

afterEach(() => {
  clock.now = () => new Date();
});

const save = () => vi.advanceTimersByTimeAsync(1200);

describe("the visit note", () => {
  it("inserts the time at the caret and remembers the caret", async () => {
    const held = await openDraft((note) => (note.text = noteText({ started: note.text.started, text: "beforeafter" })));
    vi.useFakeTimers();
    clock.now = () => new Date(2026, 2, 17, 11, 34);
    stand("text", 6);
    key("text", ";");
    expect(area().value).toBe("before11:34am after");
    await save();
    expect(textOf(held)).toBe("before11:34am after");
    expect(kept(held).caret).toBe(14);
  });

  it("opens with the caret where it was, in the box and at the place", async () => {
    const said = { speaker: "AM", language: "", through: "" };
    await openDraft((note) => {
      const blocks = [{ text: "Before ", said: null }, { text: "my words", said }, { text: " and after", said: null }];
      note.text = { ...note.text, blocks, caret: "Before my words and".length };
    });
    expect(document.activeElement?.id).toBe("text-2");
    expect(area("text-2").selectionStart, "counted within that box").toBe(" and".length);
  });

  it("follows Rust's answer in its saved sign, failure included", async () => {
    const held = await openDraft();
    vi.useFakeTimers();
    held.fake.refuseNext("save_note_draft", "disk-full");
    type("text", "What I saw.");
    expect(byId("note-save-state").dataset.state).toBe("typing");
    await save();
    expect(byId("note-save-state").textContent).toContain("Not saved");
    type("text", "What I saw. More.");
    await save();
    expect(byId("note-save-state").dataset.state).toBe("saved");
    expect(byId("note-save-state").textContent).toContain("Saved at");
    expect(textOf(held)).toBe("What I saw. More.");
  });

  it("takes any text whatever: quotes, right-to-left, emoji", async () => {
    const held = await openDraft();
    vi.useFakeTimers();
    const text = "“I want to go” — مرحبا 🧼 <b>&amp;</b>";
    type("text", text);
    await save();
    expect(textOf(held)).toBe(text);
  });

  it("measures a text of 100 kB at most once for keys typed together", async () => {
    await openDraft();
    vi.useFakeTimers();
    type("text", "word ".repeat(20_000));
    await save();
    const measured = vi.spyOn(area(), "scrollHeight", "get").mockReturnValue(400);
    for (let count = 0; count < 50; count++) type("text", `${area().value}x`);
    expect(measured, "nothing is measured while keys are taken").not.toHaveBeenCalled();
    await save();
    expect(measured.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it("does nothing on Ctrl+Enter", async () => {
    const { fake } = await openDraft();
    location.hash = "";
    key("text", "Enter");
    await settle();
    expect(location.hash).toBe("");
    expect(fake.world.notes.get(DRAFT)!.finished).toBeNull();
  });

  it("is titled by its kind, and the words follow the kind", async () => {
    const held = await openDraft();
    vi.useFakeTimers();
    byId<HTMLSelectElement>("kind").value = "call";
    byId("kind").dispatchEvent(new Event("change", { bubbles: true }));
    await save();
    expect(document.querySelector("h1")!.textContent!.trim()).toBe("Call");
    expect(main()).toContain("When the call ended");
    expect(kept(held).kind).toBe("call");
  });

  it("asks a manager for the decision, its reasons and when it is looked at again", async () => {
    const held = await openDraft((note) => (note.text.kind = "management-oversight"));
    vi.useFakeTimers();
    type("oversight/decision", "Two workers on each visit.");
    type("oversight/reasons", "A man waits outside.");
    type("oversight/reviewOn-day", "2");
    type("oversight/reviewOn-month", "4");
    type("oversight/reviewOn-year", "2026");
    await save();
    expect(kept(held)).toMatchObject({ decision: "Two workers on each visit.", reasons: "A man waits outside.", reviewOn: "2026-04-02" });
  });

  it("keeps who was there in rows, with times as they are kept, and undoes a removal in place", async () => {
    const held = await openDraft();
    vi.useFakeTimers();
    press("Add a person");
    await save();
    expect(document.activeElement?.id).toBe("who/0/name");
    type("who/0/name", "Mr B");
    type("who/0/from", "2:30pm");
    press("Add another person");
    type("who/1/role", "interpreter");
    await save();
    expect(kept(held).who).toEqual([
      { name: "Mr B", role: "", from: "14:30", until: "" },
      { name: "", role: "interpreter", from: "", until: "" },
    ]);
    press("Remove person 1");
    await save();
    expect(kept(held).who.map((person) => person.role)).toEqual(["interpreter"]);
    expect(byId("who/0/role").value, "the row after it is the first now").toBe("interpreter");
    expect(main()).toContain("Removed. Undo");
    press("Undo");
    await save();
    expect(kept(held).who[0]!.name).toBe("Mr B");
    expect(byId("who/0/from").value, "as a person writes it").toBe("2:30pm");
  });

  it("keeps the interpreter, seen alone, the paper note and the fold", async () => {
    const held = await openDraft();
    vi.useFakeTimers();
    choose("interpreter/used", "yes");
    type("interpreter/who", "40 118, Word Agency");
    type("interpreter/language", "Vietnamese");
    choose("seenAlone", "part");
    byId("paper").click();
    await save();
    choose("paper/kept", "yes");
    type("paper/place", "Case cupboard");
    byId("sensitive").click();
    await save();
    expect(kept(held)).toMatchObject({
      interpreter: { used: "yes", who: "40 118, Word Agency", language: "Vietnamese" },
      seenAlone: "part",
      paper: { kept: "yes", place: "Case cupboard" },
      sensitive: true,
    });
    byId("paper").click();
    await save();
    expect(kept(held).paper, "not ticked, not told").toBeNull();
    byId("paper").click();
    await save();
    expect(kept(held).paper!.place, "what was typed is there again").toBe("Case cupboard");
  });

  it("offers the safety step when a medical need is ticked", async () => {
    const held = await openDraft((note) => (note.medicalStep = "eng-health"));
    vi.useFakeTimers();
    expect(main()).not.toContain("urgent medical need");
    choose("conditions", "medical-need");
    choose("conditions", "frightened");
    await save();
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent!.includes("urgent medical need"))!;
    expect(link.getAttribute("href")).toBe(`#/c/${held.id}/safety/eng-health`);
    expect([...kept(held).conditions].sort()).toEqual(["frightened", "medical-need"]);
  });
});

describe("before typing", () => {
  it("says that the disk is nearly full and that the clock was set back, also from a save", async () => {
    const held = await openDraft((note) => {
      note.room = "low";
      note.clockChanges = [{ before: "2026-03-17T14:32:00Z", after: "2026-03-17T13:00:00Z" }];
    });
    expect(byId("room").textContent).toContain("nearly full");
    expect(byId("clock").textContent).toContain("set back");
    expect(byId("clock").textContent).toContain("Times in this note are marked");
    vi.useFakeTimers();
    noteOf(held).room = "none";
    type("text", "More.");
    await save();
    expect(byId("room").textContent).toContain("disk is full");
  });

  it("tells of a stop without a lock, lets typing go on, and keeps what is here when asked", async () => {
    const held = await openDraft((note) => (note.interrupted = { savedAt: "2026-11-22T11:42:00Z", version: null }));
    expect(byId("interrupted").textContent).toContain("This is the note as it was saved at 11:42am on 22 November 2026.");
    expect(main()).not.toContain("Go back to the version");
    expect(document.activeElement?.id, "typing is not stopped").toBe("text");
    type("text", "typed meanwhile");
    press("Keep this");
    await settle(30);
    expect(document.getElementById("interrupted")).toBeNull();
    expect(noteOf(held).interrupted, "only because it was asked").toBeNull();
    expect(area().value, "what was typed is still there").toBe("typed meanwhile");
  });

  it("goes back to the version before a stop, and keeps what stood here as a version", async () => {
    const version = { id: "v1", kind: "draft", at: "2026-11-22T11:20:00Z", words: 2 };
    const held = await openDraft((note, { fake }) => {
      note.interrupted = { savedAt: "2026-11-22T11:42:00Z", version };
      note.versions = 1;
      fake.world.versions.set(DRAFT, [{ version, text: noteText({ ...note.text, text: "before it" }) }]);
    });
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent!.includes("Compare with the version of 11:20am"))!;
    expect(link.getAttribute("href")).toBe(`#/c/${held.id}/notes/${DRAFT}/compare?older=v1`);
    press("Go back to the version of 11:20am");
    await settle(40);
    expect(area().value).toBe("before it");
    expect(held.fake.world.versions.get(DRAFT)).toHaveLength(2);
    expect(document.getElementById("interrupted")).toBeNull();
  });

  it("says that it is in no case yet, with the way to file it", async () => {
    const { fake } = await practice();
    const { id } = await ask("begin_note", { case: null });
    await show((await import("../src/notes/Note.svelte")).default, { n: id });
    expect(main()).toContain("Not in a case yet.");
    const link = [...document.querySelectorAll("a")].find((one) => one.textContent === "File this note")!;
    expect(link.getAttribute("href")).toBe(`#/notes/${id}/move`);
    expect(fake.world.notes.get(id)!.cases).toEqual([]);
  });
});

describe("the notes of a case", () => {
  it("are listed by kind, fold what is sensitive, and a paper note can be typed up", async () => {
    const { fake, id } = await practice();
    Object.assign(fake.world.notes.get(FINISHED)!.text, { kind: "call", sensitive: true });
    await show(Notes, { id });
    const cards = [...document.querySelectorAll(".card")].map((card) => card.textContent!);
    const call = cards.find((card) => card.includes("Call,"))!;
    expect(call).toContain("Folded away");
    expect(call).not.toContain("car wash");
    press("Type up a paper note");
    await settle(30);
    const begun = [...fake.world.notes.values()].at(-1)!;
    expect(begun.text).toMatchObject({ started: "", paper: { writtenAt: "", kept: "", place: "" } });
    expect(location.hash).toBe(`#/c/${id}/notes/${begun.id}`);
  });
});
