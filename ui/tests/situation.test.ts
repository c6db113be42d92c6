import { afterEach, describe, expect, it } from "vitest";
import { dropFrame } from "../src/components/frame.svelte";
import { ask, useDoor } from "../src/core/ask";
import AddStep from "../src/safeguarding/AddStep.svelte";
import Situation from "../src/safeguarding/situation/Situation.svelte";
import { texts, ways } from "./home-screen";
import { byId, choose, draw, practice, press, settle, submit, type } from "./screen";
import { lastCall, main } from "./sending-screen";

afterEach(dropFrame);

async function open(before: (id: string) => Promise<unknown> = async () => undefined) {
  const held = await practice();
  await before(held.id);
  draw(Situation, { parts: { id: held.id } });
  await settle(20);
  return held;
}
const answer = (id: string, fact: string, to: string, why = "") => ask("record_situation", { case: id, typed: { answers: [{ fact, answer: to }], why } });
const save = async () => {
  submit();
  await settle(40);
};
const checked = (fact: string) => document.querySelector<HTMLInputElement>(`input[name="fact-${fact}"]:checked`)?.value;

describe("what is known of a case", () => {
  it("asks each fact under its heading, with three answers, and none is yes or no unasked", async () => {
    await open();
    expect(texts("form h2")).toEqual(["Now", "Home", "Needs", "Law and status", "Work and organisations"]);
    expect(texts("[data-fact=social-tenant] label")).toEqual(["Yes", "No", "Not known"]);
    expect(texts("[data-fact=social-tenant] legend")).toEqual(["The person rents from the council or a housing association"]);
    expect([...document.querySelectorAll<HTMLInputElement>("input:checked")].every((box) => box.value === "not-known")).toBe(true);
  });

  it("says what an answer calls for, before it is given", async () => {
    await open();
    expect(texts("[data-fact=social-tenant] .fact__line")).toEqual(["Yes calls for: Tell the Exploitation Officer."]);
    expect(texts("[data-fact=care-needs] .fact__line")).toEqual(["No calls for: Refer to MAARS."]);
  });

  it("says since when it is known, and leads to the step whose record says so", async () => {
    const record = { outcome: "done", at: "2026-03-17T10:00", who: "x", reference: "", agreed: "", reason: "", arrangedFor: "", number: "", result: "no-needs", feedback: "" };
    const { id } = await open((id) => ask("record_safety_step", { case: id, step: "eng-adult-s42", record }));
    expect(checked("care-needs")).toBe("no");
    expect(texts("[data-fact=care-needs] .fact__line").at(-1)).toMatch(/^No, known since .+\. From the record of: Adult safeguarding concern$/);
    expect(ways("[data-fact=care-needs] a")).toEqual([`#/c/${id}/safety/eng-adult-s42`]);
  });
});

describe("saving what is known", () => {
  it("sends only what is different, and says which steps were added, with the focus there", async () => {
    const held = await open((id) => answer(id, "homeless", "yes"));
    choose("fact-social-tenant", "yes");
    choose("fact-homeless", "no");
    choose("fact-homeless", "yes");
    type("why", "The tenancy agreement");
    await save();
    expect(lastCall(held, "record_situation")?.typed).toEqual({ answers: [{ fact: "social-tenant", answer: "yes" }], why: "The tenancy agreement" });
    expect(texts("#steps-added a")).toEqual(["Tell the Exploitation Officer"]);
    expect(document.getElementById("steps-gone")).toBeNull();
    expect(document.activeElement?.id).toBe("what-changed-title");
    expect(document.activeElement?.textContent).toBe("Saved");
    expect(byId("why").value, "the box is empty for the next").toBe("");
    expect(checked("social-tenant")).toBe("yes");
  });

  it("says which steps are no longer called for, and keeps those with a history", async () => {
    const { id } = await open((id) => answer(id, "social-tenant", "yes"));
    const record = { outcome: "could-not", at: "2026-03-17T10:00", who: "", reference: "", agreed: "", reason: "No answer", arrangedFor: "", number: "", result: "", feedback: "" };
    await ask("record_safety_step", { case: id, step: "stk-tenant", record });
    choose("fact-social-tenant", "no");
    await save();
    expect(texts("#steps-gone li")).toEqual(["Tell the Exploitation Officer"]);
    const { safety } = await ask("read_frame", { case: id });
    const line = safety.steps.find((step) => step.id === "stk-tenant");
    expect(line).toMatchObject({ stands: "recorded", lastFact: "No answer" });
  });

  it("says that no step changed where none did", async () => {
    await open();
    choose("fact-accused", "no");
    await save();
    expect(byId<HTMLElement>("what-changed").textContent).toContain("No safety step was added and none fell away.");
  });

  it("sends nothing where nothing is different, says so, and keeps what was typed", async () => {
    const held = await open();
    type("why", "A call with the landlord");
    await save();
    expect(lastCall(held, "record_situation")).toBeUndefined();
    expect(byId<HTMLElement>("what-changed-title").textContent).toBe("Nothing was saved: no answer is different from what is recorded.");
    expect(byId("why").value).toBe("A call with the landlord");
  });

  it("does not call saved answers unsaved when the steps cannot be read again", async () => {
    const { fake, id } = await open();
    choose("fact-social-tenant", "yes");
    fake.refuseNext("read_frame", "cannot-read");
    await save();
    expect(main()).toContain("Your answers are saved.");
    expect(fake.world.cases.get(id)!.facts).toHaveLength(1);
  });

  it("says what is wrong when it is refused, and loses nothing", async () => {
    const { fake } = await open();
    choose("fact-social-tenant", "yes");
    fake.refuseNext("record_situation", "disk-full");
    await save();
    expect(document.querySelector(".govuk-error-summary")).not.toBeNull();
    expect(checked("social-tenant")).toBe("yes");
    expect(document.getElementById("what-changed")).toBeNull();
  });
});

describe("what is answered and not saved", () => {
  const typed = { answers: { missing: "yes" }, why: "The carer rang" };

  it("is there when the screen is opened again, and can go back to what is recorded", async () => {
    await open((id) => ask("keep_form_draft", { form: `situation/${id}`, content: JSON.stringify(typed) }));
    expect(checked("missing")).toBe("yes");
    expect(byId("why").value).toBe("The carer rang");
    press("Go back to what is recorded");
    await settle();
    expect(checked("missing")).toBe("not-known");
    expect(byId("why").value).toBe("");
  });
});

describe("the history of what is known", () => {
  it("is folded, newest first, with how each was known", async () => {
    await open(async (id) => {
      await answer(id, "homeless", "yes", "AM said so");
      await answer(id, "homeless", "no", "A place was found");
    });
    expect(texts("summary")).toEqual(["Show 2 changes so far"]);
    document.querySelector("details")!.open = true;
    document.querySelector("details")!.dispatchEvent(new Event("toggle"));
    await settle();
    const lines = texts(".fact-history li");
    expect(lines[0]).toContain("The person has no home, or may lose it soon: No");
    expect(lines[0]).toContain("How it was known: A place was found");
    expect(lines[1]).toContain("soon: Yes");
  });

  it("says what will be there while it is empty", async () => {
    await open();
    expect(main()).toContain("Nothing has been answered yet.");
  });
});

describe("adding a step by hand", () => {
  async function add(area = "Stockport") {
    const held = await practice();
    held.fake.world.cases.get(held.id)!.identity.area = area;
    draw(AddStep, { parts: { id: held.id } });
    await settle(20);
    return held;
  }

  it("offers the area’s own steps first, each with when and who, under one question", async () => {
    await add();
    expect(texts("fieldset fieldset legend")[0]).toBe("Steps of Stockport");
    expect(texts("#step-local label")).toEqual(["Tell the Exploitation Officer", "Refer to MAARS"]);
    expect(texts("#step-national label")).toContain("Report the person missing");
    const first = byId("step");
    expect(document.getElementById(first.getAttribute("aria-describedby")!)!.textContent).toContain("When: The person rents from the council or a housing association");
    expect(new Set([...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].map((box) => box.name))).toEqual(new Set(["step"]));
  });

  it("has one group only where the area has no steps of its own", async () => {
    await add("");
    expect(document.getElementById("step-local")).toBeNull();
    expect(byId("step-national")).toBeTruthy();
  });

  it("asks for a step before it adds one, and its link finds the choices", async () => {
    const held = await add();
    await save();
    expect(texts(".govuk-error-summary a")).toEqual(["Choose a step"]);
    expect(ways(".govuk-error-summary a")).toEqual(["#step"]);
    expect(lastCall(held, "add_safety_step")).toBeUndefined();
  });

  it("adds it with the reason and goes to its page; the rail says who added it", async () => {
    const held = await add();
    const { id } = held;
    choose("step", "stk-maars");
    type("why", "Three agencies asked for it");
    await save();
    expect(lastCall(held, "add_safety_step")).toEqual({ case: id, step: "stk-maars", why: "Three agencies asked for it" });
    expect(location.hash).toBe(`#/c/${id}/safety/stk-maars`);
    const { safety } = await ask("read_frame", { case: id });
    expect(safety.steps.find((step) => step.id === "stk-maars")?.stands).toBe("added");
  });

  it("says when there is no step left to add", async () => {
    const { fake, id } = await practice();
    useDoor((name, args) => (name === "read_steps_to_add" ? Promise.resolve({ area: "", local: [], national: [] }) : fake(name, args)));
    draw(AddStep, { parts: { id } });
    await settle(20);
    expect(main()).toContain("Every step for this case is already in the list of safety steps.");
    expect(document.querySelector("form")).toBeNull();
  });
});
