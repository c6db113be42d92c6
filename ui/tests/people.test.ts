import { describe, expect, it, vi } from "vitest";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import BeforeGoingIn from "../src/people/BeforeGoingIn.svelte";
import BeforeSummary from "../src/people/BeforeSummary.svelte";
import People from "../src/people/People.svelte";
import Person from "../src/people/Person.svelte";
import { byId, choose, cleanup, draw, practice, press, settle, submit, type } from "./screen";

const LM = "practice-person-1";
const BK = "practice-person-2";
const GATE = "practice-person-5";

async function list() {
  const held = await practice();
  draw(People, { parts: { id: held.id } });
  await settle();
  return held;
}

async function form(person = "new") {
  const held = await practice();
  draw(Person, { parts: { id: held.id, person } });
  await settle();
  return held;
}

/** Headings go down one level at a time, ids are single, and every control has a name. */
function isSound() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => +heading.tagName[1]!);
  expect(levels[0], "one h1, first").toBe(1);
  for (const [place, level] of levels.entries()) expect(level - (levels[place - 1] ?? 0), "no level is left out").toBeLessThanOrEqual(1);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  for (const field of document.querySelectorAll("input, textarea, select")) {
    expect(document.querySelector(`label[for="${field.id}"]`)?.textContent?.trim(), field.id).toBeTruthy();
  }
  for (const one of document.querySelectorAll("button, a, summary")) expect(one.textContent?.trim()).toBeTruthy();
  const labels = [...document.querySelectorAll("button, #main a")].map((one) => one.textContent!.trim());
  expect(labels.filter((label, place) => labels.indexOf(label) !== place), "each says what it is for").toEqual([]);
}

describe("people and places", () => {
  it("keeps the order given, and those who exploit in a section of their own", async () => {
    await list();
    const called = (within: ParentNode) => [...within.querySelectorAll(".person__called")].map((one) => one.textContent);
    expect(called(document)).toEqual(["LM", "BK", "TH", "Station Road Surgery", "The man at the gate"]);
    const apart = byId<HTMLElement>("exploiters").closest("section")!;
    expect(called(apart)).toEqual(["The man at the gate"]);
    expect(apart.textContent).toContain("never goes out with contact sheets");
    isSound();
  });

  it("says whether it is safe before any number, and folds the numbers where it is not", async () => {
    await list();
    for (const id of [LM, BK, GATE]) {
      const text = byId(`row-${id}`).textContent!;
      expect(text.indexOf("Safe to contact?"), "the word comes first").toBeLessThan(text.search(/07700|0113/));
    }
    expect(byId(`row-${BK}`).textContent).toContain("Not safe");
    for (const id of [BK, GATE]) {
      const fold = byId(`row-${id}`).querySelector(".phone")!.closest("details");
      expect(fold?.open, "out of sight until asked for").toBe(false);
    }
    expect(byId(`row-${LM}`).querySelector(".phone")!.closest("details")).toBeNull();
    expect(document.querySelectorAll('a[href^="tel:"]'), "nothing dials").toHaveLength(0);
  });

  it("draws a map that says the same as the list, by the same numbers", async () => {
    await list();
    const map = document.querySelector("svg[role=img]")!;
    expect(map.getAttribute("aria-label")).toContain("5 people and services");
    expect(document.querySelector("figcaption")!.textContent).toContain("The same information is in the list below");
    const onMap = [...map.querySelectorAll(".ecomap__number")].map((number) => number.textContent);
    const inList = [...document.querySelectorAll(".person .map-number")].map((number) => number.textContent);
    expect(onMap).toEqual(["1", "2", "3", "4", "5"]);
    expect(inList).toEqual(onMap);
    expect([...map.querySelectorAll(".ecomap__word")].map((word) => word.textContent)).toEqual(["safe", "Avoid", "not", "known", "safe", "Avoid"]);
    expect(map.querySelectorAll(".ecomap__line--bar"), "a bar across where it is not safe").toHaveLength(2);
    expect(map.querySelectorAll("rect.ecomap__node"), "who exploits has another shape").toHaveLength(1);
    const figure = document.querySelector("figure")!;
    expect(figure.nextElementSibling!.textContent, "the list follows at once").toBe("People and services");
  });

  it("takes a row off in place and puts it back where it was", async () => {
    const { id } = await list();
    byId(`remove-${BK}`).click();
    await settle(30);
    expect(byId(`removed-${BK}`).textContent).toContain("Removed.");
    expect(byId(`removed-${BK}`).previousElementSibling!.id).toBe(`row-${LM}`);
    expect(document.activeElement?.id).toBe(`undo-${BK}`);
    expect((await ask("list_people", { case: id })).people.map((row) => row.id)).not.toContain(BK);
    byId(`undo-${BK}`).click();
    await settle(30);
    expect(byId(`row-${BK}`).previousElementSibling!.id).toBe(`row-${LM}`);
    expect(document.activeElement?.id).toBe(`remove-${BK}`);
    expect((await ask("list_people", { case: id })).people.map((row) => row.id)).toContain(BK);
  });

  it("says in place when a row could not be taken off, and leaves it there", async () => {
    const { fake } = await list();
    fake.refuseNext("remove_person", "disk-full");
    byId(`remove-${BK}`).click();
    await settle(30);
    expect(byId(`row-${BK}`).textContent).toContain("The disk is full");
  });
});

describe("adding someone", () => {
  it("has nothing chosen about safety, and keeps an untouched question as not known", async () => {
    const { id } = await form();
    expect(document.querySelectorAll('input[name="safeToContact"]:checked')).toHaveLength(0);
    isSound();
    type("called", "PV");
    submit();
    await settle(40);
    const { people } = await ask("list_people", { case: id });
    expect(people.find((row) => row.person.called === "PV")!.person).toMatchObject({ safeToContact: "not-known", phones: [] });
    expect(location.hash).toBe(`#/c/${id}/people`);
  });

  it("names a missing name and a number that is none, each at its field", async () => {
    await form();
    press("Add a number");
    await settle();
    expect(document.activeElement?.id, "the new row has the focus").toBe("phones/1/number");
    type("phones/1/number", "ring the shop");
    submit();
    await settle(40);
    const links = [...document.querySelectorAll(".govuk-error-summary a")].map((link) => link.textContent);
    expect(links).toEqual(["Enter initials or a name you will recognise", expect.stringContaining("Number 1: enter a telephone number")]);
    expect(byId("phones/0/number").getAttribute("aria-describedby"), "the empty row is gone").toBe("phones/0/number-error");
    expect(byId("phones/0/number").value, "what was typed stays").toBe("ring the shop");
  });

  it("loses nothing that was typed when the page is left", async () => {
    const { id } = await form();
    type("called", "PV");
    type("phones/0/number", "any text at all");
    choose("safeToContact", "no");
    await flushAll();
    cleanup();
    draw(Person, { parts: { id, person: "new" } });
    await settle();
    expect(byId<HTMLElement>("restored").textContent).toContain("You began this earlier");
    expect([byId("called").value, byId("phones/0/number").value]).toEqual(["PV", "any text at all"]);
    press("Empty this form");
    await settle();
    expect([byId("called").value, byId("phones/0/number").value]).toEqual(["", ""]);
    expect(document.querySelectorAll('input[name="safeToContact"]:checked')).toHaveLength(0);
  });

  it("changes what is recorded of someone, numbers included", async () => {
    const { id } = await form(LM);
    expect(byId("phones/0/number").value).toBe("0113 496 0123");
    expect(document.querySelector<HTMLInputElement>('input[name="safeToContact"]:checked')?.value).toBe("yes");
    press("Remove number 1");
    await settle();
    choose("safeToContact", "no");
    byId("avoid").click();
    submit();
    await settle(40);
    const row = (await ask("list_people", { case: id })).people.find((one) => one.id === LM)!;
    expect(row.person).toMatchObject({ phones: [], safeToContact: "no", avoid: true, called: "LM" });
  });

  it("says that someone taken off the list is not there", async () => {
    await form("no-such-person");
    expect(document.querySelector("h1")!.textContent).toContain("This page is not here");
  });
});

describe("before going in", () => {
  it("shows whom to avoid and why, whom one can reach, and the language, then the last notes", async () => {
    const { fake, id } = await practice();
    const note = fake.world.notes.get("note-practice-1")!;
    const said = { speaker: "AM", language: "Vietnamese", through: "the interpreter" };
    Object.assign(note.text, { kind: "visit", sensitive: true, blocks: [{ text: "They keep my passport.", said }] });
    const other = fake.world.notes.get("note-practice-2")!;
    Object.assign(other.text, { kind: "visit", sensitive: false, blocks: [{ text: "AM asked about the police.", said: null }] });
    draw(BeforeGoingIn, { parts: { id } });
    await settle();
    const text = document.body.textContent!;
    for (const told of ["AM thinks BK tells the man", "Vietnamese", "0113 496 0123", "Text first."]) expect(text).toContain(told);
    expect(text, "an unsafe number is not offered").not.toContain("07700");
    const quote = document.querySelector("blockquote")!;
    expect(quote.textContent).toBe("They keep my passport.");
    expect(quote.closest("figure")!.textContent).toMatch(/Exact words\s+Said by AM in Vietnamese through the interpreter/);
    expect(quote.closest("details")?.open, "a sensitive note is folded").toBe(false);
    expect(byId("last-note-practice-2").textContent).toContain("Not finished");
    expect(byId("last-note-practice-2").querySelector("details")).toBeNull();
    isSound();
  });

  it("saves any text as it is typed, and says so only after Rust has answered", async () => {
    vi.useFakeTimers();
    const { fake, id } = await practice();
    draw(BeforeGoingIn, { parts: { id } });
    await vi.advanceTimersByTimeAsync(10);
    const any = "“không” — مرحبا <b>&amp;</b>\n0";
    fake.refuseNext("save_going_in", "disk-full");
    type("risks", any);
    expect(byId("going-in-save-state").dataset.state).toBe("typing");
    await vi.advanceTimersByTimeAsync(600);
    expect(byId("going-in-save-state").textContent).toBe("Not saved");
    type("interpreter", "?");
    await vi.advanceTimersByTimeAsync(600);
    expect(byId("going-in-save-state").textContent).toContain("Saved at");
    expect((await ask("read_going_in", { case: id })).typed).toMatchObject({ risks: any, interpreter: "?" });
  });

  it("is short and folded on the overview, and stays open there once opened", async () => {
    const { fake, id } = await practice();
    const open = async () => {
      draw(BeforeSummary, { id });
      await settle();
    };
    await open();
    expect(fake.calls.filter((call) => call.name === "read_going_in"), "nothing is read while folded").toHaveLength(0);
    byId<HTMLDetailsElement>("before").open = true;
    byId("before").dispatchEvent(new Event("toggle"));
    await settle(30);
    expect(byId("before").textContent).toContain("The man at the gate watches who comes");
    expect(byId("before").querySelector("a")!.getAttribute("href")).toBe(`#/c/${id}/before`);
    cleanup();
    await open();
    expect(byId<HTMLDetailsElement>("before").open).toBe(true);
  });
});
