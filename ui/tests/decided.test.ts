import { beforeEach, describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import type { RecordableAct } from "../src/core/contract";
import { flushAll } from "../src/core/draft.svelte";
import { decisionsOf } from "../src/core/fake/decisions";
import { hrefs, inside, isSound, main, type Held } from "./consent-screen";
import { day, dayOf, eventsOf, heading, recordIt, sent, showDecision, showRecording } from "./decided-screen";
import { byId, choose, press, settle, submit, type } from "./screen";
import { lastCall, theCase } from "./sending-screen";

let held: Held;
const show = (parts?: Record<string, string>) => showRecording(held, parts);
const events = () => eventsOf(held);

beforeEach(async () => {
  held = await sent();
});

async function pressAnd(text: string) {
  press(text);
  await settle(40);
}
async function send() {
  submit();
  await settle(40);
}

describe("choosing what happened", () => {
  it("chooses nothing beforehand, and puts what follows from where the case stands first", async () => {
    await show();
    expect(heading()).toBe("Record what happened");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    const legends = [...document.querySelectorAll("legend")].map((legend) => legend.textContent);
    expect(legends).toEqual(["What follows from where the case stands", "Something else"]);
    expect(inside("act-hint")).toContain("Waiting for the reasonable grounds decision");
    const fits = [...document.querySelectorAll<HTMLInputElement>('input[name="act"]')].map((box) => box.value);
    expect(fits).toContain("rg-negative");
    expect(fits, "it does not follow yet").not.toContain("cg-positive");
    const rest = byId<HTMLDetailsElement>("something-else");
    expect(rest.open).toBe(false);
    expect(rest.querySelector("summary")!.textContent).toBe("Something else (it may be out of order)");
    expect(rest.querySelector('input[value="cg-positive"]')).not.toBeNull();
    isSound();
  });

  it("asks for a choice, and goes on with it", async () => {
    await show();
    await send();
    const summary = document.querySelector(".govuk-error-summary")!;
    expect(summary.textContent).toContain("Choose what happened");
    expect(document.activeElement, "the focus goes to the summary").toBe(summary);
    choose("act", "rg-positive");
    choose("other", "cg-positive");
    expect([...document.querySelectorAll<HTMLInputElement>("input:checked")].map((box) => box.value), "one choice in all").toEqual(["cg-positive"]);
    await send();
    expect(location.hash).toBe(`#/c/${held.id}/decisions/record/cg-positive`);
  });

  it("offers everything at once where nothing follows, and says so where no referral was sent", async () => {
    const one = { ...(await ask("read_decisions", { case: held.id })) };
    decisionsOf(theCase(held)).shown = { sent: false, mayRecord: one.mayRecord.map((act) => ({ ...act, fits: false })) };
    await show();
    expect(byId<HTMLDetailsElement>("something-else").open).toBe(true);
    expect(inside("not-sent")).toContain("No referral is recorded as sent");
    isSound();
    decisionsOf(theCase(held)).shown = { mayRecord: [] };
    await show();
    expect(main()).toContain("Nothing can be recorded here.");
  });

  it("says that a page is not here for what cannot be recorded", async () => {
    await show({ act: "nrm-sent" });
    expect(heading()).toBe("This page is not here");
    expect(hrefs()).toEqual([`#/c/${held.id}/decisions/record`]);
  });
});

describe("the boxes of what happened", () => {
  const flags = { dated: "day", decision: false, until: false, why: false, by: false, earlierFacts: false, otherCase: false };
  const boxes: Record<string, string> = { received: "received-day", authority: "authority", toldHow: "toldHow", until: "until-day", why: "why", by: "by", earlierFacts: "earlierFacts", otherCase: "otherCase" };
  const table: [string, Partial<RecordableAct>, string[]][] = [
    ["restored", {}, []],
    ["cg-begun", { dated: "letter" }, ["received"]],
    ["information-asked", { dated: "letter", until: true }, ["received", "until"]],
    ["suspended", { dated: "letter", why: true }, ["received", "why"]],
    ["withdrawn", { why: true }, ["why"]],
    ["rg-positive", { dated: "letter", decision: true, earlierFacts: true }, ["received", "authority", "toldHow", "earlierFacts"]],
    ["cg-negative", { dated: "letter", decision: true, until: true }, ["received", "authority", "toldHow", "until"]],
    ["disqualification-considered", { dated: "letter", until: true, why: true }, ["received", "until", "why"]],
    ["disqualified", { dated: "letter", decision: true, why: true }, ["received", "authority", "toldHow", "why"]],
    ["reconsideration-asked", { by: true, why: true }, ["why", "by"]],
    ["referred-again", { otherCase: true }, ["otherCase"]],
  ];

  it.each(table)("%s shows exactly its boxes, empty", async (act, more, wanted) => {
    decisionsOf(theCase(held)).shown = { mayRecord: [{ ...flags, ...more, act, fits: true } as RecordableAct] };
    await show({ act });
    const there = Object.entries(boxes).filter(([, id]) => document.getElementById(id)).map(([box]) => box);
    expect(there).toEqual(wanted);
    expect(document.getElementById("dated-day"), "a day always").not.toBeNull();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect([...document.querySelectorAll<HTMLInputElement>("input[type=text], textarea, select")].filter((box) => box.value)).toEqual([]);
    isSound();
  });

  it("names the act, the date that counts, and what the day of the letter is for", async () => {
    await show({ act: "rg-negative" });
    expect(heading()).toBe("Reasonable grounds decision: negative");
    expect(main()).toContain("The date on the letter");
    expect(inside("dated-hint")).toContain("Days are counted from this date");
    expect(main()).toContain("Ask for a reconsideration by: the day the letter names, if it names one");
    expect(main()).toContain("Immigration Enforcement Competent Authority");
    await show({ act: "information-asked" });
    expect(main()).toContain("Reply by: the day the letter names");
    await show({ act: "move-on" });
    expect(main()).toContain("Support lasts until: the day the letter names");
    await show({ act: "support-ended" });
    expect(main()).toContain("The day it happened");
  });

  it("asks of protection that may be taken away by which day to answer, and which reasons there are", async () => {
    await show({ act: "disqualification-considered" });
    expect(heading()).toBe("Taking protection away is being considered");
    expect(main()).toContain("Answer by: the day the letter names, if it names one");
    expect(main()).toContain("Which reasons does the letter give? (optional)");
    await showDecision(held, await recordIt(held, { act: "disqualification-considered", dated: "2026-03-20", until: "2026-04-03", why: "Public order" }));
    expect(inside("recorded")).toContain("Answer by 3 April 2026");
    expect(inside("recorded")).toContain("Why Public order");
    await show({ act: "disqualification-lifted" });
    expect(heading()).toBe("Protection stays, or was given back");
  });

  it("asks nobody to give a reason, but for closing a case", async () => {
    const label = () => document.querySelector('label[for="why"]')!.textContent!.trim();
    for (const [act, why] of [["withdrawn", "Why did the person withdraw?"], ["suspended", "Why was the case suspended?"]]) {
      await show({ act: act! });
      expect(label()).toBe(`${why} (optional)`);
      expect(inside("why-hint")).toContain("Nobody has to give a reason");
    }
    await show({ act: "closed-other" });
    expect(label()).toBe("Why was the case closed?");
  });

  it("cannot do without the day to which support is extended", async () => {
    await show({ act: "move-on" });
    expect(inside("until-hint")).toBe("Leave it empty if the letter names no day");
    await show({ act: "move-on-extended" });
    expect(main()).toContain("Support lasts until: the day the letter names");
    expect(main()).not.toContain("if it names one");
    expect(inside("until-hint")).not.toContain("Leave it empty");
    day("dated", "20 3 2026");
    await send();
    expect(inside("until-error")).toBe("Enter the day the letter names");
  });

  it("asks when the person was told and what they said only once they were told", async () => {
    await show({ act: "cg-positive" });
    expect(inside("toldHow-hint")).toContain("Some do not want to be told by a letter at home");
    expect(document.getElementById("said")).toBeNull();
    choose("toldHow", "not-yet");
    expect(inside("not-yet")).toContain("with an interpreter");
    expect(document.getElementById("toldOn-day")).toBeNull();
    choose("toldHow", "phone-interpreted");
    day("toldOn", "24 3 2026");
    type("said", "“At last.”");
    choose("toldHow", "in-person");
    expect([dayOf("toldOn"), byId("said").value], "another way of telling loses nothing").toEqual(["24 3 2026", "“At last.”"]);
    isSound();
    day("dated", "20 3 2026");
    choose("toldHow", "not-yet");
    await send();
    expect(lastCall(held, "record_decision")!.decision, "what is not on the page is not sent").toMatchObject({ typed: { toldHow: "not-yet", toldOn: "", said: "" } });
    choose("toldHow", "in-person");
    expect(byId("said").value, "and not lost").toBe("“At last.”");
    press("Clear");
    expect(document.querySelectorAll('input[name="toldHow"]:checked')).toHaveLength(0);
  });

  it("leads to a new case for a new referral, and takes one that is there, or none", async () => {
    const { identity } = theCase(held);
    const other = structuredClone({ ...theCase(held), identity: { ...identity, id: "case-9", number: "26-009", called: "BT", practice: false } });
    held.fake.world.cases.set("case-9", other);
    await show({ act: "referred-again" });
    expect(byId("open-case").getAttribute("href")).toBe("#/cases/new");
    const choices = [...byId<HTMLSelectElement>("otherCase").options].map((option) => [option.value, option.text]);
    expect(choices).toEqual([["", "No case yet"], ["case-9", "BT, 26-009"]]);
    const select = byId<HTMLSelectElement>("otherCase");
    select.value = "case-9";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    day("dated", "20 5 2026");
    await send();
    await pressAnd("Record it as typed");
    expect(events()[0]).toMatchObject({ act: "referred-again", otherCase: { id: "case-9" } });
  });
});

describe("recording it", () => {
  it("goes to the page of the record, and keeps no draft", async () => {
    await show({ act: "rg-positive" });
    day("dated", "20 3 2026");
    day("received", "23 3 2026");
    choose("authority", "single-competent-authority");
    choose("earlierFacts", "no");
    choose("toldHow", "in-person-interpreted");
    day("toldOn", "24 3 2026");
    type("said", "“Can I stay here now?”");
    await flushAll();
    expect([...held.fake.world.forms.keys()]).toContain(`decision/${held.id}/rg-positive`);
    await send();
    expect(location.hash).toBe(`#/c/${held.id}/decisions/${events()[0]!.id}`);
    expect(events()[0]).toMatchObject({
      typed: { act: "rg-positive", dated: "2026-03-20", received: "2026-03-23", authority: "single-competent-authority", earlierFacts: "no", toldOn: "2026-03-24", said: "“Can I stay here now?”" },
      oddities: [],
    });
    expect([...held.fake.world.forms.keys()].filter((key) => key.startsWith("decision/"))).toEqual([]);
  });

  it("keeps what is typed through a lock, and says so", async () => {
    await show({ act: "suspended" });
    type("why", "Nobody can reach the person");
    day("dated", "32 2 2026");
    await flushAll();
    await show({ act: "suspended" });
    expect(byId("why").value).toBe("Nobody can reach the person");
    expect(dayOf("dated")).toBe("32 2 2026");
    expect(inside("restored")).toContain("You began this earlier");
    await show({ act: "withdrawn" });
    expect(byId("why").value, "each act has its own draft").toBe("");
    await show({ act: "suspended" });
    await pressAnd("Empty this form");
    expect([byId("why").value, dayOf("dated")]).toEqual(["", "  "]);
  });

  it("names each gap in the words of this page", async () => {
    await show({ act: "closed-other" });
    await send();
    const summary = document.querySelector(".govuk-error-summary")!;
    expect(summary.textContent).toContain("Enter the day it happened");
    expect(summary.textContent).toContain("Enter an answer: Why was the case closed?");
    expect(document.activeElement).toBe(summary);
    expect(byId("why").getAttribute("aria-describedby")).toContain("why-error");
    await show({ act: "suspended" });
    await send();
    expect(main()).toContain("Enter the date on the letter, or the day it was received");
    expect(main(), "nobody has to say why").not.toContain("Enter an answer");
    day("dated", "32 2 2026");
    await send();
    expect(main()).toContain("The date on the letter: enter a date that exists");
    expect(events()).toHaveLength(0);
  });
});
