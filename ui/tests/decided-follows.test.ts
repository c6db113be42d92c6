import { beforeEach, describe, expect, it } from "vitest";
import { frame } from "../src/components/frame.svelte";
import { ask } from "../src/core/ask";
import type { ClockRow, DecisionTyped } from "../src/core/contract";
import { flushAll } from "../src/core/draft.svelte";
import { acceptedOf } from "../src/core/fake/after-decisions";
import { decisionsOf } from "../src/core/fake/decisions";
import { page } from "../src/core/page.svelte";
import { hrefs, inside, isSound, main, type Held } from "./consent-screen";
import { eventsOf, heading, recordIt, sent, showDecision } from "./decided-screen";
import { byId, press, settle, type } from "./screen";
import { lastCall, theCase } from "./sending-screen";

let held: Held;
let record: string;
const negative = { act: "rg-negative", dated: "2026-03-20", received: "2026-03-23" };
const one = () => eventsOf(held).find(({ id }) => id === record)!;
const text = (of: Element) => of.textContent!.replace(/\s+/g, " ").trim();
const step = (id: string) => byId(`offer-${id}`).closest<HTMLElement>("li")!;
const show = (d = record) => showDecision(held, d);

beforeEach(async () => {
  held = await sent();
});

async function made(typed: Partial<DecisionTyped> = negative, replaces = "") {
  record = await recordIt(held, typed, replaces);
}
async function open(typed?: Partial<DecisionTyped>, before = () => {}) {
  await made(typed);
  before();
  await show();
}
const click = (button: HTMLElement) => (button.click(), settle(40));
async function send(form: Element) {
  form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await settle(40);
}

describe("the page of a record", () => {
  it("says what was recorded, and only what was given", async () => {
    await open({ ...negative, authority: "immigration-enforcement", until: "2026-04-18", toldHow: "in-person-interpreted", toldOn: "2026-03-24", said: "“Why do they not believe me?”" });
    expect(heading()).toBe("Reasonable grounds decision: negative");
    expect([...document.querySelectorAll("#recorded div")].map(text)).toEqual([
      "The date on the letter 20 March 2026",
      "The day it was received 23 March 2026",
      "Who decided Immigration Enforcement Competent Authority",
      "Ask for a reconsideration by 18 April 2026",
      "How the person was told In person, with an interpreter",
      "Told on 24 March 2026",
      "What the person said “Why do they not believe me?”",
    ]);
    expect(document.getElementById("oddities"), "nothing is odd").toBeNull();
    expect(document.getElementById("not-told")).toBeNull();
    isSound();
  });

  it("is not here where there is no such record", async () => {
    await open();
    await show("elsewhere");
    expect(heading()).toBe("This page is not here");
    expect(hrefs()).toEqual([`#/c/${held.id}/decisions`]);
  });

  it("shows that the person is still to be told as something to do, with the way to it", async () => {
    await open({ ...negative, toldHow: "not-yet" });
    expect(inside("not-told")).toContain("The person is still to be told");
    expect(byId("not-told").querySelector("a")!.getAttribute("href")).toBe(`#/c/${held.id}/decisions/${record}/change`);
    expect(inside("recorded")).not.toContain("Not yet");
    isSound();
  });

  it("says what is odd in plain sentences", async () => {
    await open({ ...negative, dated: "2026-03-02", received: "2026-03-01" });
    expect([...byId("oddities").querySelectorAll("li")].map(text)).toEqual([
      "Its date is before the day the referral was sent.",
      "It was received before the date on the letter.",
    ]);
    isSound();
  });

  it("shows the days that it started, each with why it is that day", async () => {
    await open({ ...negative, until: "2026-04-10" });
    const cards = [...byId("started").closest("section")!.querySelectorAll(".card")].map(text);
    expect(cards).toHaveLength(4);
    const last = cards.find((card) => card.startsWith("Last day to ask for reconsideration"))!;
    expect(last).toContain("Last day: 19 April 2026");
    expect(last).toContain("30 calendar days, counted from 2026-03-20");
    expect(cards.find((card) => card.startsWith("The day that the letter names"))).toContain("Last day: 10 April 2026");
    expect(cards.find((card) => card.startsWith("Last day to ask for judicial review"))).toContain("Confirm");
    expect([...document.querySelectorAll("summary")].map(text)).toContain("Why this day: Last day to ask for reconsideration");
    isSound();
  });

  it("guesses no day, and shows no day of another record", async () => {
    await made();
    const { clocks } = await ask("read_decisions", { case: held.id });
    const change = (row: ClockRow, place: number): ClockRow => ({ ...row, on: null, running: "no-day", beyondList: place === 0, event: place < 2 ? record : "other" });
    decisionsOf(theCase(held)).shown = { clocks: clocks.map(change) };
    await show();
    const cards = [...byId("started").closest("section")!.querySelectorAll(".card")].map(text);
    expect(cards).toHaveLength(2);
    expect(cards[0]).toContain("bank holidays does not reach so far, so no day is named");
    expect(cards[1]).toContain("No day is set.");
  });

  it("leads to the case of the new referral", async () => {
    await open({ act: "referred-again", dated: "2026-05-20" }, () => (one().otherCase = { id: "case-9", number: "26-009", called: "BT", later: true }));
    expect(byId("other-case").getAttribute("href")).toBe("#/c/case-9");
    expect(text(byId("other-case"))).toBe("Go to the new case: BT, 26-009");
    expect(inside("recorded")).toContain("The day it happened");
  });
});

describe("what follows", () => {
  it("offers each step by itself, with what, who, how soon and where it is from, and decides nothing", async () => {
    await open();
    expect(inside("follow-count")).toBe("2 of 2 still to decide");
    const plan = text(step("dec-safety-plan"));
    for (const fact of ["Look at the safety plan again", "What to do", "Who First Responder", "How soon immediately", "Source:", "Confirm"]) expect(plan).toContain(fact);
    expect(text(byId("accept-dec-safety-plan"))).toBe("Accept: Look at the safety plan again");
    expect(text(byId("decline-dec-reconsideration"))).toBe("Decline: Talk about asking for reconsideration");
    expect(inside("goes-on")).toBe("Safeguarding goes on, whatever was decided.");
    expect(acceptedOf(theCase(held)), "none is in the rail unasked").toEqual([]);
    isSound();
  });

  it("says safeguarding goes on where nothing is offered, too", async () => {
    await open({ act: "suspended", dated: "2026-03-20", why: "No contact" });
    expect(main()).toContain("No steps are offered after this.");
    expect(document.getElementById("goes-on")).not.toBeNull();
  });

  it("accepts one alone: it stands among the safety steps, and the other still waits", async () => {
    await open();
    await click(byId("accept-dec-safety-plan"));
    expect(inside("follow-count")).toBe("1 of 2 still to decide");
    expect(text(step("dec-safety-plan"))).toContain("It stands among the safety steps now.");
    expect(step("dec-safety-plan").querySelector("a")!.getAttribute("href")).toBe(`#/c/${held.id}/safety/dec-safety-plan`);
    expect(document.getElementById("accept-dec-safety-plan")).toBeNull();
    expect(document.getElementById("accept-dec-reconsideration")).not.toBeNull();
    expect(acceptedOf(theCase(held)).map((entry) => entry.step.step)).toEqual(["dec-safety-plan"]);
    expect(document.activeElement?.id, "the buttons went away").toBe("offer-dec-safety-plan");
    expect(page.spoken).toBe("Accepted. 1 of 2 still to decide.");
    expect(frame.id, "the rail is read again").toBe(held.id);
    isSound();
  });

  it("declines one alone, with a reason, and can accept it later", async () => {
    await open();
    await click(byId("decline-dec-reconsideration"));
    expect(document.activeElement?.id).toBe("why-dec-reconsideration");
    await send(step("dec-reconsideration").querySelector("form")!);
    const summary = document.querySelector(".govuk-error-summary")!;
    expect(summary.textContent).toContain("Enter why this step is declined");
    expect(document.activeElement).toBe(summary);
    (summary.querySelector("a") as HTMLElement).click();
    expect(document.activeElement?.id).toBe("why-dec-reconsideration");
    expect(one().follows.every(({ answer }) => !answer)).toBe(true);
    type("why-dec-reconsideration", "The person has decided against it.");
    await send(step("dec-reconsideration").querySelector("form")!);
    expect(text(step("dec-reconsideration"))).toContain("Reason: The person has decided against it.");
    expect(inside("follow-count")).toBe("1 of 2 still to decide");
    expect(page.spoken).toBe("Declined. 1 of 2 still to decide.");
    expect(document.activeElement?.id).toBe("offer-dec-reconsideration");
    expect(acceptedOf(theCase(held))).toEqual([]);
    isSound();
    press("Accept it after all: Talk about asking");
    await settle(40);
    await click(byId("accept-dec-safety-plan"));
    expect(inside("follow-count")).toBe("All 2 steps are decided");
    expect(acceptedOf(theCase(held))).toHaveLength(2);
  });

  it("keeps a reason begun, through closing the box and through a lock", async () => {
    await open();
    await click(byId("decline-dec-safety-plan"));
    type("why-dec-safety-plan", "It was done on");
    press("Do not decline");
    await settle();
    expect(document.activeElement?.id).toBe("decline-dec-safety-plan");
    await click(byId("decline-dec-safety-plan"));
    expect(byId("why-dec-safety-plan").value).toBe("It was done on");
    await flushAll();
    expect([...held.fake.world.forms.keys()]).toContain(`follow/${record}/dec-safety-plan`);
    await show();
    expect(byId("why-dec-safety-plan").value, "open again with what was typed").toBe("It was done on");
    expect(document.getElementById("why-dec-reconsideration"), "and no other").toBeNull();
    isSound();
  });

  it("says in words why an answer could not be kept", async () => {
    await open();
    held.fake.refuseNext("answer_offered_step", "disk-full");
    await click(byId("accept-dec-safety-plan"));
    expect(step("dec-safety-plan").querySelector("[role=alert]")!.textContent).toContain("The disk is full");
    expect(document.getElementById("accept-dec-safety-plan"), "the button stays").not.toBeNull();
  });
});

describe("letters", () => {
  it("are attached one by one, and saved out by their own page", async () => {
    await open();
    expect(main()).toContain("No letter is attached.");
    decisionsOf(theCase(held)).chooses = false;
    await click(byId("attach-letter"));
    expect(inside("letter-outcome")).toBe("Nothing was chosen.");
    decisionsOf(theCase(held)).chooses = true;
    await click(byId("attach-letter"));
    await click(byId("attach-letter"));
    expect(page.spoken).toBe("The letter is attached.");
    const letters = [...byId("letters").closest("section")!.querySelectorAll(".card")];
    expect(letters.map(text)[0]).toMatch(/^decision-letter\.pdf 1\d\d KB, attached .*Save a copy: decision-letter\.pdf, letter 1 of 2$/i);
    expect(letters[1]!.querySelector("a")!.getAttribute("href")).toBe(`#/c/${held.id}/leave/decision-letter/${one().letters[1]!.id}`);
    isSound();
  });

  it("are not taken when the file is not, and the page says why", async () => {
    await open();
    held.fake.refuseNext("attach_decision_letter", "not-valid");
    await click(byId("attach-letter"));
    expect(byId("letters").closest("section")!.querySelector("[role=alert]")!.textContent).toContain("may be empty or too large");
  });
});

describe("a record that is not right", () => {
  it("can be put right", async () => {
    await open();
    expect(byId("put-right").getAttribute("href")).toBe(`#/c/${held.id}/decisions/${record}/change`);
    expect(text(byId("put-right"))).toBe("Put this right");
  });

  it("is taken back with a reason, says so, and offers nothing else", async () => {
    await open({ ...negative, toldHow: "not-yet" });
    expect(byId<HTMLDetailsElement>("take-back").open).toBe(false);
    expect(text(byId("take-back").querySelector("summary")!)).toBe("Take back: recorded in error");
    await send(byId("take-back").querySelector("form")!);
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Enter why it is taken back");
    type("take-back-why", "It is the letter of another person.");
    await flushAll();
    await show();
    expect(byId<HTMLDetailsElement>("take-back").open, "what was typed is in sight").toBe(true);
    expect(byId("take-back-why").value).toBe("It is the letter of another person.");
    await send(byId("take-back").querySelector("form")!);
    expect(lastCall(held, "take_back_decision")).toMatchObject({ decision: record, why: "It is the letter of another person." });
    expect(inside("taken-back")).toContain("Recorded in error, and taken back on");
    expect(inside("taken-back")).toContain("Reason: It is the letter of another person.");
    expect(inside("recorded"), "it stays to be read").toContain("20 March 2026");
    expect(document.querySelectorAll("#main button")).toHaveLength(0);
    expect(hrefs(), "only the way back").toEqual([`#/c/${held.id}/decisions`]);
    expect(document.activeElement?.tagName).toBe("H1");
    expect(page.spoken).toBe("Taken back.");
    isSound();
  });

  it("leads to the record that took its place; a letter kept with it can still be reached", async () => {
    await made();
    await ask("attach_decision_letter", { case: held.id, decision: record });
    const first = record;
    await made({ ...negative, dated: "2026-03-21" }, first);
    await show();
    expect(main(), "the letter is not lost from sight").toContain("Go to the record that this one replaced 1 letter is kept there.");
    expect(hrefs()).toContain(`#/c/${held.id}/decisions/${first}`);
    await show(first);
    expect(inside("taken-back")).toContain("Replaced");
    expect(byId("replaced-by").getAttribute("href")).toBe(`#/c/${held.id}/decisions/${record}`);
    expect(document.querySelectorAll("#main button"), "nothing to do here").toHaveLength(0);
    expect(hrefs().some((href) => href?.includes("/leave/decision-letter/"))).toBe(true);
    isSound();
  });
});
