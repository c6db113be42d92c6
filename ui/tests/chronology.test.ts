import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import Chronology from "../src/people/Chronology.svelte";
import LifeEvent from "../src/people/LifeEvent.svelte";
import { byId, cleanup, draw, practice, press, settle, submit, type } from "./screen";

async function list() {
  const held = await practice();
  draw(Chronology, { parts: { id: held.id } });
  await settle();
  return held;
}

async function form(event = "new") {
  const held = await practice();
  draw(LifeEvent, { parts: { id: held.id, event } });
  await settle();
  return held;
}

const shown = () => [...document.querySelectorAll("ol .event__when")].map((when) => when.textContent);

describe("the chronology", () => {
  it("keeps the order given and shows every time as it was typed", async () => {
    await list();
    expect(shown()).toEqual(["when I was 15", "spring 2022", "2023", "after the rains", "Date not known"]);
  });

  it("says in words how exactly each could be placed, and what ages were reckoned from", async () => {
    await list();
    const text = (event: number) => byId(`row-practice-event-${event}`).textContent!;
    expect(text(1)).toContain("Placed by the person’s age");
    expect(text(2)).toContain("Placed by the season");
    expect(text(3)).toContain("Placed by the year");
    expect(text(4)).toContain("Could not be placed");
    expect(byId("born").textContent).toContain("the date of birth in the referral: 2004");
  });

  it("says that ages cannot be placed while the date of birth is not known", async () => {
    await practice();
    const adult = { called: "PV", ageGroup: "adult", nation: "wales", area: "", language: "Welsh", interpreter: "not-needed" };
    const { id } = await ask("open_case", { case: adult });
    draw(Chronology, { parts: { id } });
    await settle();
    expect(byId("born").textContent).toContain("“when I was 15” cannot be placed");
    expect(document.body.textContent, "an empty list says what will appear").toContain("Nothing is recorded yet");
  });

  it("names the source, and leads to the note it was told in", async () => {
    const { id } = await list();
    const row = byId("row-practice-event-2");
    expect(row.textContent).toContain("Source: AM, 17 March");
    const link = row.querySelector<HTMLAnchorElement>(`a[href="#/c/${id}/notes/note-practice-1"]`)!;
    expect(link.textContent).toContain("Told in the note of");
    const labels = [...document.querySelectorAll(".row-acts a, .row-acts button")].map((one) => one.textContent!.trim());
    expect(new Set(labels).size, "each says which row it is for").toBe(labels.length);
  });

  it("takes an event off in place and puts it back where it was", async () => {
    await list();
    byId("remove-practice-event-2").click();
    await settle(30);
    expect(shown()).not.toContain("spring 2022");
    expect(byId("removed-practice-event-2").previousElementSibling!.id).toBe("row-practice-event-1");
    byId("remove-practice-event-1").click();
    await settle(30);
    byId("undo-practice-event-2").click();
    await settle(30);
    byId("undo-practice-event-1").click();
    await settle(30);
    expect(shown()).toEqual(["when I was 15", "spring 2022", "2023", "after the rains", "Date not known"]);
  });
});

describe("adding what happened", () => {
  it("asks for what and who said so, and never for a date", async () => {
    const { id } = await form();
    expect(byId("when-hint").textContent).toContain("Do not press for a date");
    submit();
    await settle(40);
    const links = [...document.querySelectorAll(".govuk-error-summary a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["#what", "#source"]);
    type("what", "Worked without pay.");
    type("source", "AM, on 17 March");
    submit();
    await settle(40);
    const added = (await ask("read_chronology", { case: id })).events.find((row) => row.event.what === "Worked without pay.")!;
    expect(added.event).toEqual({ when: "", what: "Worked without pay.", source: "AM, on 17 March", note: "" });
  });

  it("takes any words for when, and names the note it was told in", async () => {
    const { id } = await form("practice-event-4");
    expect(byId("when").value).toBe("after the rains");
    type("when", "the year the bridge fell");
    const select = byId<HTMLSelectElement>("note");
    expect(select.options).toHaveLength(3);
    select.value = "note-practice-1";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    submit();
    await settle(40);
    const row = (await ask("read_chronology", { case: id })).events.find((one) => one.id === "practice-event-4")!;
    expect(row.event).toMatchObject({ when: "the year the bridge fell", note: "note-practice-1" });
    expect(location.hash).toBe(`#/c/${id}/chronology`);
  });

  it("loses nothing that was typed when the page is left", async () => {
    const { id } = await form();
    type("when", "about Tết");
    type("what", "half a sent");
    await flushAll();
    cleanup();
    draw(LifeEvent, { parts: { id, event: "new" } });
    await settle();
    expect([byId("when").value, byId<HTMLTextAreaElement>("what").value]).toEqual(["about Tết", "half a sent"]);
    press("Empty this form");
    await settle();
    expect(byId("when").value).toBe("");
  });
});
