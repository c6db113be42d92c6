import { describe, expect, it, vi } from "vitest";
import { clock } from "../src/core/clock";
import NoteEditor from "../src/notes/NoteEditor.svelte";
import FinishForm from "../src/notes/FinishForm.svelte";
import { ask } from "../src/core/ask";
import { openFormDraft } from "../src/core/form-draft";
import type { Statement } from "../src/notes/statement";
import { byId, choose, draw, practice, settle, submit, type } from "./screen";

const DRAFT = "note-practice-2";

describe("the visit note", () => {
  it("inserts the time at the caret and remembers the caret", async () => {
    vi.useFakeTimers();
    const { fake } = await practice();
    clock.now = () => new Date(2026, 2, 17, 11, 34);
    const note = await ask("read_note", { note: DRAFT });
    draw(NoteEditor, { note: { ...note, text: { ...note.text, text: "beforeafter" } } });
    const area = byId<HTMLTextAreaElement>("text");
    area.setSelectionRange(6, 6);
    area.dispatchEvent(new KeyboardEvent("keydown", { key: ";", ctrlKey: true, bubbles: true, cancelable: true }));
    expect(area.value).toBe("before11:34am after");
    await vi.advanceTimersByTimeAsync(600);
    expect(fake.world.notes.get(DRAFT)!.text).toMatchObject({ text: "before11:34am after", caret: 14 });
    clock.now = () => new Date();
  });

  it("follows Rust's answer in its saved sign, failure included", async () => {
    vi.useFakeTimers();
    const { fake } = await practice();
    draw(NoteEditor, { note: await ask("read_note", { note: DRAFT }) });
    fake.refuseNext("save_note_draft", "disk-full");
    type("text", "What I saw.");
    expect(byId("note-save-state").dataset.state).toBe("typing");
    await vi.advanceTimersByTimeAsync(600);
    expect(byId("note-save-state").textContent).toContain("Not saved");
    type("text", "What I saw. More.");
    await vi.advanceTimersByTimeAsync(600);
    expect(byId("note-save-state").dataset.state).toBe("saved");
    expect(fake.world.notes.get(DRAFT)!.text.text).toBe("What I saw. More.");
  });

  it("takes any text whatever: quotes, right-to-left, emoji", async () => {
    vi.useFakeTimers();
    const { fake } = await practice();
    draw(NoteEditor, { note: await ask("read_note", { note: DRAFT }) });
    const text = "“I want to go” — مرحبا 🧼 <b>&amp;</b>";
    type("text", text);
    await vi.advanceTimersByTimeAsync(600);
    expect(fake.world.notes.get(DRAFT)!.text.text).toBe(text);
  });

  it("finishes only with a statement of when it was made, and nothing is chosen beforehand", async () => {
    const { fake } = await practice();
    const note = await ask("read_note", { note: DRAFT });
    draw(FinishForm, { note, kept: await openFormDraft<Statement>(`finish/${DRAFT}`, { made: "", whyLater: "" }) });
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    submit();
    await settle();
    expect(document.querySelector(".govuk-error-summary")?.textContent).toContain("at the time or later");
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(30);
    expect(byId("ended").closest(".govuk-form-group")?.textContent, "the gap is named at its field").toContain(
      "Enter the time the visit ended",
    );
    expect(fake.world.notes.get(DRAFT)!.finished).toBeNull();
  });
});
