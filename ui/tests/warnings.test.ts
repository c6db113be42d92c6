import { describe, expect, it } from "vitest";
import { entryRoute, entryTitle } from "../src/cases/timeline";
import type { TimelineEntry } from "../src/core/contract";
import { flushAll } from "../src/core/draft.svelte";
import { putWarning } from "../src/core/fake/warnings";
import { needDo, needRoute, needTitle, needWhen } from "../src/now/need";
import EndWarning from "../src/warnings/EndWarning.svelte";
import Warnings from "../src/warnings/Warnings.svelte";
import WriteWarning from "../src/warnings/WriteWarning.svelte";
import { need, texts, ways } from "./home-screen";
import { byId, choose, cleanup, draw, practice, press, settle, submit, type } from "./screen";

type Held = Awaited<ReturnType<typeof practice>>;
const theCase = ({ fake, id }: Held) => fake.world.cases.get(id)!;
const main = () => byId<HTMLElement>("main").textContent!.replaceAll(/\s+/g, " ");
const day = (away: number) => {
  const at = new Date();
  at.setDate(at.getDate() + away);
  return at;
};
const iso = (at: Date) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
function typeDay(id: string, at: Date) {
  type(`${id}-day`, String(at.getDate()));
  type(`${id}-month`, String(at.getMonth() + 1));
  type(`${id}-year`, String(at.getFullYear()));
}
async function send() {
  submit();
  await settle(40);
}

describe("writing a warning note", () => {
  async function open(warning?: string): Promise<Held> {
    const held = await practice();
    draw(WriteWarning, { parts: { id: held.id, ...(warning ? { warning } : {}) } });
    await settle(20);
    return held;
  }

  it("chooses nothing beforehand, helps with the writing, and names every gap at once", async () => {
    const held = await open();
    expect(texts("h1")).toEqual(["Add a warning note"]);
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(byId<HTMLElement>("writing-help").textContent).toContain("Write facts, not opinion");
    expect(byId<HTMLElement>("reviewOn-hint").textContent).toContain("At most 12 months from now");
    await send();
    expect(texts(".govuk-error-summary a")).toEqual([
      "Choose what the warning note is about",
      "Enter what everyone who opens this case must know",
      "Choose whether you have told the person",
      "Enter the day to look at this again",
    ]);
    choose("told", "no");
    await send();
    expect(texts(".govuk-error-summary a")).toContain("Say why you have not told the person");
    expect(theCase(held).warnings).toHaveLength(0);
  });

  it("records what was typed and goes to the notes of the case", async () => {
    const held = await open();
    choose("kind", "do-not-contact");
    type("text", "No letters to the old address.");
    choose("told", "no");
    type("whyNotTold", "The employer opens the post.");
    typeDay("reviewOn", day(30));
    await send();
    expect(theCase(held).warnings).toMatchObject([{ kind: "do-not-contact", told: false, whyNotTold: "The employer opens the post.", reviewOn: iso(day(30)) }]);
    expect(location.hash).toBe(`#/c/${held.id}/warnings`);
  });

  it("sends no reason where the person was told, and keeps what was typed until then", async () => {
    const held = await open();
    choose("told", "no");
    type("whyNotTold", "Not yet met.");
    await flushAll();
    expect(JSON.parse(held.fake.world.forms.get(`warning/${held.id}`)!).whyNotTold).toBe("Not yet met.");
    choose("told", "yes");
    await send();
    expect(held.fake.calls.findLast((call) => call.name === "record_warning")!.args.typed).toMatchObject({ told: "yes", whyNotTold: "", replaces: null });
  });

  it.each([
    [-1, "The day to look at this again must not be past"],
    [400, "The day to look at this again must be at most 12 months from now"],
  ])("refuses a review day %i days from now", async (away, message) => {
    await open();
    typeDay("reviewOn", day(away));
    await send();
    expect(texts("#reviewOn-error")).toEqual([message]);
  });

  it("is there again after leaving, and can be emptied", async () => {
    const held = await open();
    type("text", "Two dogs.");
    typeDay("reviewOn", day(30));
    await flushAll();
    cleanup();
    draw(WriteWarning, { parts: { id: held.id } });
    await settle(20);
    expect(byId("text").value).toBe("Two dogs.");
    press("Empty this form");
    await settle();
    expect([byId("text").value, byId("reviewOn-day").value]).toEqual(["", ""]);
  });

  it("changes a note in its place: the old one ends, and a day that has come is asked anew", async () => {
    const held = await practice();
    putWarning(theCase(held), { id: "w1", kind: "risk-to-person", text: "Looked for twice.", told: false, whyNotTold: "Danger", reviewOn: iso(day(-3)) });
    draw(WriteWarning, { parts: { id: held.id, warning: "w1" } });
    await settle(20);
    expect(texts("h1")).toEqual(["Change a warning note"]);
    expect(document.getElementById("restored"), "as it is recorded is no typing").toBeNull();
    expect([byId("text").value, byId("whyNotTold").value, byId("reviewOn-day").value]).toEqual(["Looked for twice.", "Danger", ""]);
    type("text", "Looked for three times.");
    typeDay("reviewOn", day(60));
    await send();
    expect(theCase(held).warnings).toMatchObject([{ text: "Looked for three times." }]);
    cleanup();
    draw(WriteWarning, { parts: { id: held.id, warning: "w1" } });
    await settle(20);
    expect(main()).toContain("This warning note has ended.");
    expect(document.querySelector("form")).toBeNull();
  });
});

describe("the warning notes of a case", () => {
  it("says what they are for where none stands", async () => {
    const { id } = await practice();
    draw(Warnings, { parts: { id } });
    await settle(20);
    expect(main()).toContain("No warning note stands in this case.");
    expect(ways("#add-warning")).toEqual([`#/c/${id}/warnings/add`]);
    expect(texts("h2")).toEqual([]);
  });

  it("shows those that stand with what can be done, and those that ended folded away", async () => {
    const held = await practice();
    const { id } = held;
    putWarning(theCase(held), { id: "w1", kind: "risk-to-staff", text: "Two men at the door.", told: false, whyNotTold: "They read her telephone." });
    putWarning(theCase(held), { id: "w2", kind: "other", text: "A dog." });
    draw(EndWarning, { parts: { id, warning: "w2" } });
    await settle(20);
    expect(main()).toContain("A dog.");
    await send();
    expect(texts("#why-error")).toEqual(["Say why the warning note ends"]);
    type("why", "The dog died.");
    await flushAll();
    expect(held.fake.world.forms.has(`warning/${id}/w2/end`), "what is typed is kept").toBe(true);
    await send();
    expect(location.hash).toBe(`#/c/${id}/warnings`);
    cleanup();
    draw(Warnings, { parts: { id } });
    await settle(20);
    expect(texts("h2")).toEqual(["Notes that stand", "Notes that ended"]);
    expect(texts("h3"), "what ended is not on the page until asked for").toEqual(["Risk to staff"]);
    expect(byId<HTMLElement>("warning-w1").textContent).toContain("No: They read her telephone.");
    expect(ways("#warning-w1 a")).toEqual([`#/c/${id}/warnings/w1`, `#/c/${id}/warnings/w1/end`]);
    expect(texts("#warning-w1 a")).toEqual(["Change: Risk to staff, Two men at the door.", "End: Risk to staff, Two men at the door."]);
    document.querySelector<HTMLElement>("details summary")!.click();
    await settle();
    expect(byId<HTMLElement>("warning-w2").textContent).toContain("The dog died.");
    expect(document.querySelector("#warning-w2 a"), "nothing can be done with it any more").toBeNull();
  });
});

describe("a warning note elsewhere", () => {
  it.each([
    [{ how: "in", count: 3, on: "2026-03-20" }, "review day in 3 days, 20 March 2026"],
    [{ how: "today", on: "2026-03-17" }, "the review day is today, 17 March 2026"],
    [{ group: "overdue", how: "past", count: 2, on: "2026-03-15" }, "the review day was 2 days ago, 15 March 2026"],
  ])("needs the worker when its day comes: %o", (given, when) => {
    const item = need("warning", given);
    expect([needTitle(item), needWhen(item), needRoute(item), needDo(item)]).toEqual([
      "A warning note is to be looked at again", when, "/c/case-1/warnings", "Look at the warning notes",
    ]);
  });

  it.each([
    ["warning", "Warning note: Do not disclose"],
    ["warning-ended", "Warning note ended: Do not disclose"],
  ])("is told of in the timeline: %s", (kind, title) => {
    const at = "2026-03-17T10:00:00Z";
    const entry: TimelineEntry = { kind, at, recordedAt: at, about: "w1", outcome: "do-not-disclose", excerpt: "", group: "safety", sensitive: false };
    expect([entryTitle(entry, []), entryRoute("case-1", entry)]).toEqual([title, "/c/case-1/warnings"]);
  });
});
