import { describe, expect, it } from "vitest";
import type { NoteInHand } from "../src/core/contract";
import { noteText } from "../src/core/fake/world";
import AmendNote from "../src/notes/AmendNote.svelte";
import FinishNote from "../src/notes/FinishNote.svelte";
import Note from "../src/notes/Note.svelte";
import { DRAFT, FINISHED, type Held, lastCall, main, noteOf, show } from "./note-screen";
import { byId, choose, practice, settle, submit, type } from "./screen";

async function finish(change?: (note: NoteInHand) => void): Promise<Held> {
  const held = await practice();
  change?.(noteOf(held));
  await show(FinishNote, { id: held.id, n: DRAFT });
  return held;
}

const links = () => [...document.querySelectorAll<HTMLAnchorElement>(".govuk-error-summary a")].map((link) => link.getAttribute("href"));
const linkTo = (text: string) => [...document.querySelectorAll("a")].find((one) => one.textContent!.includes(text))?.getAttribute("href");

describe("finishing a note", () => {
  it("asks when the record was made, with nothing chosen beforehand, and names each gap at its field", async () => {
    const held = await finish();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    submit();
    await settle(30);
    expect(document.querySelector(".govuk-error-summary")?.textContent).toContain("at the time or later");
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(30);
    expect(byId("ended").closest(".govuk-form-group")?.textContent).toContain("Enter the time the visit ended");
    expect(noteOf(held).finished).toBeNull();
  });

  it("sums up what will be fixed as plain facts", async () => {
    const said = { speaker: "AM", language: "", through: "" };
    await finish((note) => {
      note.text = noteText({
        started: "2026-03-17T14:00",
        blocks: [{ text: "One two ", said: null }, { text: "three", said }, { text: "", said: null }],
        who: [{ name: "Mr B", role: "", from: "", until: "" }],
        indicators: [{ id: "passport-kept", what: "", place: "", at: "", passage: "" }],
      });
    });
    const facts = new Map([...document.querySelectorAll(".govuk-summary-list__row")].map((row) => [row.querySelector("dt")!.textContent, row.querySelector("dd")!.textContent]));
    expect(Object.fromEntries(facts)).toMatchObject({
      "Kind of note": "Visit note",
      "Who was there": "1 person",
      "What you saw and heard": "3 words",
      "Exact words": "1 passage",
      "Indicators you noticed": "1 indicator",
      Attachments: "None",
    });
  });

  it("explains a note begun long after, and asks why, unless it is typed from paper", async () => {
    const held = await finish((note) => {
      note.late = true;
      note.text.ended = note.text.started;
    });
    expect(byId("late").textContent).toContain("begun long after");
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(30);
    expect(byId("madeAtTheTime-error").textContent).toContain("begun too long after the visit");
    choose("madeAtTheTime", "later");
    submit();
    await settle(30);
    expect(main()).toContain("Say why the record was made later");
    type("whyLater", "The interpreter came only today.");
    submit();
    await settle(40);
    expect(noteOf(held).finished).toMatchObject({ madeAtTheTime: false, whyLater: "The interpreter came only today." });
  });

  it("takes a late note from paper as made at the time", async () => {
    const held = await finish((note) => {
      note.late = true;
      Object.assign(note.text, { ended: note.text.started, paper: { writtenAt: "2026-03-17T14:00", kept: "yes", place: "" } });
    });
    expect(document.getElementById("late")).toBeNull();
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(40);
    expect(noteOf(held).finished?.madeAtTheTime).toBe(true);
    expect(lastCall(held, "finish_note")!.statement).toEqual({ madeAtTheTime: true, whyLater: "" });
  });

  it("leads from each error to its field in the note", async () => {
    const held = await finish((note) => {
      note.text.ended = note.text.started;
      note.text.who = [{ name: "", role: "", from: "half past", until: "" }];
      note.text.paper = { writtenAt: "", kept: "", place: "" };
    });
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(30);
    expect(links()).toEqual(["#who/0/name", "#who/0/from", "#paper/writtenAt", "#paper/kept"]);
    expect(main()).toContain("Enter the time from which this person was in the room");
    const { default: route } = { default: `#/c/${held.id}/notes/${DRAFT}` };
    document.querySelector<HTMLAnchorElement>('.govuk-error-summary a[href="#paper/kept"]')!.click();
    expect(location.hash, "the note holds that field").toBe(route);
    document.body.innerHTML = "";
    await show(Note, { id: held.id, n: DRAFT });
    for (const field of ["who/0/name", "who/0/from", "paper/writtenAt", "paper/kept"]) expect(document.getElementById(field), field).not.toBeNull();
  });

  it("asks a decision for no end, and for what was decided", async () => {
    await finish((note) => (note.text = noteText({ kind: "management-oversight", started: "2026-03-17T14:00" })));
    expect(document.getElementById("ended")).toBeNull();
    choose("madeAtTheTime", "at-the-time");
    submit();
    await settle(30);
    expect(links()).toEqual(["#oversight/decision", "#oversight/reasons"]);
    expect(main()).toContain("Enter what was decided");
  });
});

describe("a finished note", () => {
  it("shows everything that was recorded, when it happened and when it was recorded", async () => {
    const held = await practice();
    const note = noteOf(held, FINISHED);
    note.text = noteText({
      started: "2026-03-17T14:00",
      ended: "2026-03-17T15:00",
      blocks: [{ text: "AM sat.\n", said: null }, { text: "They keep my passport.", said: { speaker: "AM", language: "Vietnamese", through: "Ms L" } }],
      who: [{ name: "Mr B", role: "driver", from: "14:30", until: "" }],
      interpreter: { used: "yes", who: "Ms L", language: "Vietnamese", way: "by telephone" },
      seenAlone: "part",
      paper: { writtenAt: "2026-03-17T15:10", kept: "yes", place: "Case cupboard" },
      conditions: ["frightened"],
      indicators: [{ id: "passport-kept", what: "", place: "the yard", at: "", passage: "They keep my passport." }],
    });
    note.finished!.by = "Sam Rees";
    note.filings = [
      { at: "2026-03-18T09:00:00Z", act: "filed", number: "26-001", why: "", by: "Sam Rees" },
      { at: "2026-03-18T10:00:00Z", act: "taken-out", number: "26-002", why: "it is about another person", by: "" },
    ];
    note.amendments.push({ id: "c", kind: "correction", at: "2026-03-19T09:00:00Z", wasWrong: "sat", text: "stood", reason: "I read it again", by: "Sam Rees" });
    await show(Note, { id: held.id, n: FINISHED });
    const shown = main();
    for (const part of [
      "Visit note, 17 March 2026, 2:00pm",
      "17 March 2026, 3:00pm",
      "Mr B, driver, in the room from 2:30pm",
      "Ms L, Vietnamese, by telephone",
      "Part of the time",
      "Typed up from a paper note written 17 March 2026, 3:10pm. The paper is kept. Case cupboard",
      "Frightened",
      "Someone else keeps the person’s passport or papers",
      "the yard",
      "AM, in Vietnamese, through Ms L",
      "Sam Rees",
      "Corrected on 19 March 2026, 9:00am. The original stays below.",
      "Filed in 26-001 on 18 March 2026, 9:00am, by Sam Rees",
      "Taken out of 26-002 on 18 March 2026, 10:00am because: it is about another person",
    ])
      expect(shown).toContain(part);
    const quote = document.querySelector("figure.exact")!;
    expect(quote.querySelector("figcaption")!.textContent).toBe("Exact words");
    expect(quote.querySelector("blockquote")!.textContent, "word for word").toBe("They keep my passport.");
    const base = `#/c/${held.id}/notes/${FINISHED}`;
    expect(linkTo("Recorded in the wrong case?")).toBe(`${base}/move?what=wrong`);
    expect(linkTo("Put it also in another case")).toBe(`${base}/move?what=also`);
    expect(linkTo("Compare versions")).toBe(`${base}/compare`);
  });

  it("is added to from where it stands, also in no case", async () => {
    const held = await practice();
    const note = noteOf(held, FINISHED);
    note.cases = [];
    await show(AmendNote, { n: FINISHED, kind: "add" });
    type("text", "One thing more.");
    type("reason", "I remembered it.");
    submit();
    await settle(30);
    expect(note.amendments.at(-1)!.text).toBe("One thing more.");
    expect(location.hash).toBe(`#/notes/${FINISHED}`);
  });
});
