import { describe, expect, it } from "vitest";
import { ask, useDoor } from "../src/core/ask";
import type { ClockRow, SafetyStepPage } from "../src/core/contract";
import SafetyStep from "../src/safeguarding/SafetyStep.svelte";
import { texts, ways } from "./home-screen";
import { byId, choose, draw, practice, settle, submit, type } from "./screen";
import { lastCall, main } from "./sending-screen";

/** Draws a step of the practice case; `given` is what Rust would say otherwise. */
async function show(step = "eng-adult-s42", given: Partial<SafetyStepPage> = {}) {
  const held = await practice();
  const { fake } = held;
  useDoor(async (name, args) => {
    const answer = await fake(name, args);
    return name === "read_safety_step" ? { ...(answer as SafetyStepPage), ...given } : answer;
  });
  draw(SafetyStep, { parts: { id: held.id, step } });
  await settle(20);
  return held;
}

const night = { name: "Out of hours team", number: "0161 718 2118", email: null, web: null, hours: null };
const day = { name: "Adult social care", number: "0161 217 6029", email: null, web: null, hours: "Monday to Friday, 8:30am to 5pm" };
const nightStep = { id: "stk-night", title: "Out of hours social care", page: "" };
const clock: ClockRow = {
  key: "strategy",
  title: "Child protection conference",
  act: "",
  step: "Strategy discussion",
  started: "2026-03-02",
  event: null,
  on: "2026-03-20",
  time: null,
  says: "by",
  kind: "statutory-guidance",
  running: "coming",
  ended: null,
  endedOn: null,
  how: "in",
  count: 14,
  unit: "working-days",
  owedBy: "the council",
  leadsTo: "",
  why: "15 working days after the strategy discussion.",
  toConfirm: false,
  beyondList: false,
  maySettle: false,
  settledWhy: "",
} as ClockRow;

describe("whether someone answers there now", () => {
  it("is said beside the number, and where hours are not given, that", async () => {
    await show("ew-sa");
    expect(byId<HTMLElement>("open-now").textContent).toBe("Open now, by the hours given.");
    expect(document.getElementById("closed-now")).toBeNull();
  });

  it("is not guessed where no hours are given", async () => {
    await show("uk-101");
    expect(byId<HTMLElement>("open-now").textContent).toBe("Opening hours are not given.");
  });

  it("never says that hours are not given beside hours in words", async () => {
    await show("uk-101", { contacts: [day] });
    expect(document.getElementById("open-now")).toBeNull();
    expect(main()).toContain("Monday to Friday, 8:30am to 5pm");
  });

  it("stands first while it is closed, with whom to ring instead and the way to that step", async () => {
    await show("eng-adult-s42", {
      contacts: [day],
      open: "closed",
      opensAt: "2026-03-16T08:30",
      instead: { step: nightStep, contacts: [night] },
    });
    const notice = byId<HTMLElement>("closed-now");
    expect(notice.textContent).toContain("Opens 16 March 2026, 8:30am.");
    expect(texts("#closed-now .phone")).toEqual(["0161 718 2118"]);
    expect(ways("#closed-now a")[0]).toMatch(/\/safety\/stk-night$/);
    const numbers = texts(".phone");
    expect(numbers.indexOf("0161 718 2118"), "the number that answers comes first").toBeLessThan(numbers.indexOf("0161 217 6029"));
    expect(document.getElementById("open-now"), "it is said once").toBeNull();
  });

  it("never leaves a closed office without a word on whom to ring", async () => {
    await show("eng-adult-s42", { contacts: [day], open: "closed", opensAt: "2026-03-16T08:30", instead: null });
    expect(byId<HTMLElement>("closed-now").textContent).toContain("Ring 999 if someone is in danger.");
  });

  it("is not told of an office that is closed, when nothing is known of when it opens or who answers", async () => {
    await show("eng-adult-s42", { contacts: [day], open: "closed", opensAt: null, instead: null });
    expect(document.getElementById("closed-now")).toBeNull();
    expect(texts(".phone")).toEqual(["0161 217 6029"]);
  });

  it.each(["open", "not-known"])("leaves whom to ring if nobody answers under the contacts, while they are %s", async (open) => {
    await show("eng-adult-s42", { contacts: [day], open, instead: { step: nightStep, contacts: [night] } });
    expect(document.getElementById("closed-now")).toBeNull();
    expect(texts("#nobody-answers dt")).toEqual(["If nobody answers"]);
    expect(texts("#nobody-answers a")).toEqual(["Out of hours social care"]);
    expect(ways("#nobody-answers a")[0]).toMatch(/\/safety\/stk-night$/);
    expect(texts("#nobody-answers .phone"), "as large as the others").toEqual(["0161 718 2118"]);
    expect(texts(".phone"), "after those that are rung first").toEqual(["0161 217 6029", "0161 718 2118"]);
  });
});

describe("what stands round a step", () => {
  it("leads to the steps that go on beside it", async () => {
    const { id } = await show();
    expect(texts("#beside a")).toEqual(["Tell the police"]);
    expect(ways("#beside a")).toEqual([`#/c/${id}/safety/uk-101`]);
  });

  it("leads to the referral where a step has its place there", async () => {
    const { id } = await show("uk-101", { beside: [{ id: "uk-nrm", title: "Refer to the NRM", page: "referral" }] });
    expect(ways("#beside a")).toEqual([`#/c/${id}/referral`]);
  });

  it("names the pack, its version and when it was last checked", async () => {
    await show("uk-101", { pack: "Stockport", packVersion: "2026-04-27", verifiedOn: "2026-05-02" });
    expect(byId<HTMLElement>("step-source").textContent).toContain("Steps of Stockport, version 27 April 2026.");
    expect(byId<HTMLElement>("step-source").textContent).toContain("Last checked 2 May 2026.");
  });

  it("asks to check old guidance", async () => {
    await show("uk-101", { check: true, verifiedOn: "2025-01-10" });
    expect(texts("#step-source strong")).toEqual(["Check this step against current guidance (last checked 10 January 2025)."]);
  });

  it("shows the days that its record started, with why each is that day", async () => {
    await show("uk-101", { clocks: [clock] });
    expect(texts(".step-clocks .card__title")).toEqual(["Child protection conference"]);
    expect(texts(".step-clocks time")).toEqual(["20 March 2026"]);
    expect(texts(".step-clocks .card__small")[0]).toContain("in 14 working days");
    expect(texts(".step-clocks summary")[0]).toContain("Why this day");
  });

  it("says why it stands there", async () => {
    const { id } = await practice();
    await ask("record_situation", { case: id, typed: { answers: [{ fact: "social-tenant", answer: "yes" }], why: "" } });
    draw(SafetyStep, { parts: { id, step: "stk-tenant" } });
    await settle(20);
    expect(byId<HTMLElement>("stands").textContent).toMatch(/^Because: rents from the council or a housing association, since /);
  });
});

describe("recording a step", () => {
  async function fill() {
    choose("outcome", "done");
    type("who", "Duty worker");
  }

  it("asks what came of it only where something can follow, and says what each answer leads to", async () => {
    await show();
    expect(document.getElementById("result"), "only once it is done").toBeNull();
    await fill();
    expect(texts("#main fieldset fieldset legend")).toEqual(["What came of it? (optional)"]);
    expect(main()).toContain("Leads to: Refer to MAARS.");
    expect(main()).toContain("No further safety step follows from it.");
  });

  it("asks nothing of that where nothing follows", async () => {
    await show("uk-101");
    await fill();
    expect(document.getElementById("result")).toBeNull();
  });

  it("keeps the number rung, what came of it and what came back, and shows them", async () => {
    const held = await show();
    await fill();
    choose("result", "no-needs");
    type("number", "0161 217 6029");
    type("feedback", "They will write within a week.");
    submit();
    await settle(40);
    expect(lastCall(held, "record_safety_step")?.record).toMatchObject({ result: "no-needs", number: "0161 217 6029", feedback: "They will write within a week." });
    const facts = texts(".card .facts dd");
    for (const said of ["0161 217 6029", "The council found no needs for care and support", "They will write within a week."]) expect(facts).toContain(said);
  });

  it("brings the step that follows", async () => {
    const { id } = await show();
    await fill();
    choose("result", "no-needs");
    submit();
    await settle(40);
    const { safety } = await ask("read_frame", { case: id });
    expect(safety.steps.map(({ title }) => title)).toContain("Refer to MAARS");
  });

  it("does not record what came of it with another outcome", async () => {
    const held = await show();
    await fill();
    choose("result", "no-needs");
    choose("outcome", "could-not");
    type("reason", "Nobody answered.");
    submit();
    await settle(40);
    expect(lastCall(held, "record_safety_step")?.record).toMatchObject({ result: "", reason: "Nobody answered." });
  });

  it("offers the numbers as text and fills in none", async () => {
    await show("ew-sa");
    expect(byId("number").value).toBe("");
    expect(byId<HTMLElement>("number-hint").textContent).toBe("Numbers given here: Salvation Army 0800 808 3733");
  });

  it("opens what was typed before these boxes were there", async () => {
    const { id } = await practice();
    const older = { outcome: "done", at: "2026-03-17T10:00", who: "Duty worker", reference: "", agreed: "", couldNot: "", notNeeded: "", arrangedFor: "" };
    await ask("keep_form_draft", { form: `step/${id}/uk-101`, content: JSON.stringify(older) });
    draw(SafetyStep, { parts: { id, step: "uk-101" } });
    await settle(20);
    expect(byId("who").value).toBe("Duty worker");
    expect(byId("number").value).toBe("");
    expect(byId("restored")).toBeTruthy();
  });
});
