import { readFileSync } from "node:fs";
import { createRawSnippet } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import CaseShell from "../src/components/CaseShell.svelte";
import { dropFrame, readFrame } from "../src/components/frame.svelte";
import { page } from "../src/core/page.svelte";
import type { SafetyLine, SafetyRail as Rail } from "../src/core/contract";
import { noteFact } from "../src/core/fake/situation";
import { adult } from "../src/core/fake/steps";
import SafetyRail from "../src/safeguarding/SafetyRail.svelte";
import { words } from "../src/words";
import { emptyRail, need, step, texts, ways } from "./home-screen";
import { byId, draw, practice, settle } from "./screen";

afterEach(() => {
  dropFrame();
  page.spoken = "";
});

const show = (steps: SafetyLine[], given: Partial<Rail> = {}) => draw(SafetyRail, { id: "case-1", rail: { ...emptyRail, of: steps.length, steps, ...given } });
const whys = () => texts(".rail__why");

describe("why a step stands in the rail", () => {
  it("is a fact, with the answer to it and since when", () => {
    show([
      step({ id: "a", stands: "fact", because: "social-tenant", becauseIs: "yes", since: "2026-03-03" }),
      step({ id: "b", stands: "fact", because: "care-needs", becauseIs: "no" }),
    ]);
    expect(whys()).toEqual(["Because: rents from the council or a housing association, since 3 March 2026", "Because: has no needs for care and support"]);
  });

  it("is the worker, a decision, an office that is closed, or what was recorded", () => {
    show([
      step({ id: "a", stands: "added", since: "2026-03-03" }),
      step({ id: "b", stands: "after-decision", since: "2026-03-03" }),
      step({ id: "c", stands: "closed" }),
      step({ id: "d", stands: "recorded", status: "done" }),
    ]);
    expect(whys()).toEqual([
      "Added by you on 3 March 2026",
      "Accepted after a decision on 3 March 2026",
      "The office to ring first is closed now",
      "No longer called for; its history stays",
    ]);
  });

  it("says of a child in need what is so where it is known, and where it is not", () => {
    show([step({ id: "a", stands: "fact", because: "child-in-need", becauseIs: "yes" }), step({ id: "b", stands: "fact", because: "child-in-need", becauseIs: "no" })]);
    expect(whys()).toEqual(["Because: the council assesses the child, or has found it in need", "Because: the council does not assess the child"]);
  });

  it("is left out where the step always stands", () => {
    show([step()]);
    expect(whys()).toEqual([]);
  });

  it("has words for every fact, asked or worked out, where it is so and where it is not", () => {
    const derived = "other-language agrees-to-support agrees-to-referral not-ready may-not-refer treated-as-child section-47 conference-agreed protection-plan child-in-need";
    const { facts } = words.situation;
    for (const fact of derived.split(" ")) expect(Object.keys(facts)).toContain(fact);
    for (const fact of Object.values(facts)) expect([fact.says, fact.yes, fact.no].every(Boolean)).toBe(true);
    show([step({ stands: "fact", because: "a-fact-of-tomorrow", becauseIs: "yes" })]);
    expect(whys()).toEqual(["Because: a-fact-of-tomorrow"]);
  });
});

describe("the order of the rail", () => {
  const past = (id: string, status: string) => step({ id, title: id, status, stands: status === "not-called-for" ? "recorded" : "always" });

  it("folds what is done and what is no longer called for, once they are more than three", () => {
    show([past("a", "overdue"), past("b", "done"), past("c", "done"), past("d", "not-needed"), past("e", "not-called-for")]);
    expect(texts(".rail__inner > .rail__list a")).toEqual(["a"]);
    expect(texts(".rail__done summary")).toEqual(["Show 4 done or no longer called for"]);
    expect(texts(".rail__done a")).toEqual(["b", "c", "d", "e"]);
  });

  it("says that none is open where only what is no longer called for is left, and draws no empty list", () => {
    show([past("a", "done"), past("b", "not-called-for")]);
    expect(texts(".rail__count")).toContain("No step is open.");
    expect([...document.querySelectorAll(".rail__list")].every((list) => list.children.length > 0)).toBe(true);
    expect(texts(".rail .govuk-tag"), "the reason says it: no tag beside").toEqual([]);
  });

  it("ends with the ways to add a step and to change what is known", () => {
    show([step()]);
    expect(texts(".rail__ways a")).toEqual(["Add a step", "Change what is known"]);
    expect(ways(".rail__ways a")).toEqual(["#/c/case-1/safety/add", "#/c/case-1/situation"]);
  });

  it("makes one line of several records with steps on offer, which leads to all of them", () => {
    const offered = (about: string) => need("offered", { about, how: "since", count: 1 });
    show([step()], { needs: [offered("event-7"), offered("event-9")] });
    expect(texts(".rail__list--due a")).toEqual(["Safety steps offered after 2 records: accept or decline each"]);
    expect(ways(".rail__list--due a")).toEqual(["#/c/case-1/decisions"]);
  });
});

describe("the rail of a closed case", () => {
  const steps = [step({ id: "a", status: "overdue", dueOn: "2026-03-01" }), step({ id: "b", status: "arranged", dueOn: "2026-03-20" }), step({ id: "c" }), step({ id: "d", status: "done" })];
  const rail = { ...emptyRail, of: 4, done: 1, steps };

  it("says that it is closed, and how each step stood, with no day and no colour", () => {
    draw(SafetyRail, { id: "case-1", rail, closed: true });
    expect(texts(".rail__count")).toEqual(["The case is closed."]);
    expect(texts(".rail__facts")).toEqual(["Overdue", "Arranged", "To do"].map((was) => `Open when the case was closed: ${was}`).concat("Done"));
    expect(document.querySelector(".rail .govuk-tag, .due, .rail__step--overdue")).toBeNull();
  });

  it("is as ever while the case is open", () => {
    draw(SafetyRail, { id: "case-1", rail });
    expect(texts(".rail__count")).toEqual(["1 of 4 done. These do not wait for the referral."]);
    expect(document.querySelectorAll(".rail__step--overdue")).toHaveLength(1);
    expect(document.querySelector("aside")!.textContent).not.toContain("Open when the case was closed");
  });

  it("knows it from the case", async () => {
    const { fake, id } = await practice();
    fake.world.cases.get(id)!.identity.closedAt = "2026-03-17T10:00:00Z";
    draw(CaseShell, { id, children: createRawSnippet(() => ({ render: () => "<div></div>" })) });
    await settle(20);
    expect(texts(".rail__count")[0]).toBe("The case is closed.");
  });
});

describe("the order in which a case is read", () => {
  it("is that of a narrow screen: whose case it is, safety steps, navigation, what is being done", async () => {
    const { id } = await practice();
    draw(CaseShell, { id, children: createRawSnippet(() => ({ render: () => '<section id="doing"></section>' })) });
    await settle(20);
    const order = [...document.querySelectorAll("#identity, #safety, #case-nav, #doing")].map((part) => part.id);
    expect(order).toEqual(["identity", "safety", "case-nav", "doing"]);
  });

  it("is kept by the grid, and hides nothing of a step where it is narrow", () => {
    const style = readFileSync("src/styles/_case.scss", "utf8");
    expect(style).toContain('"identity" "rail" "side" "main"');
    expect(style, "wide: at the right").toContain('"side main rail"');
    expect(style).not.toMatch(/\.rail__[^}]*display: none/);
  });
});

describe("where the steps come from", () => {
  it("is said to need a check once the guidance is old", () => {
    show([step()], { check: true, checkedOn: "2025-01-10" });
    expect(texts(".rail__checked")).toEqual(["Check these steps against current guidance (last checked 10 January 2025)."]);
  });

  it("names the council area beside the nation of the case", async () => {
    const { fake, id } = await practice();
    fake.world.cases.get(id)!.identity.area = "Stockport";
    await readFrame(id);
    draw(SafetyRail, { id, rail: { ...emptyRail, area: "Stockport" } });
    expect(texts(".rail__checked")[0]).toMatch(/^Steps for Stockport and England\. /);
  });
});

describe("a change of the steps while a case is open", () => {
  const main = createRawSnippet(() => ({ render: () => "<div></div>" }));
  async function open() {
    const held = await practice();
    draw(CaseShell, { id: held.id, children: main });
    await settle(20);
    return { ...held, one: held.fake.world.cases.get(held.id)! };
  }
  const again = async (id: string) => {
    await readFrame(id);
    await settle();
  };

  it("is said once when a step is new, and the first reading is no news", async () => {
    const { id, one } = await open();
    expect(page.spoken).toBe("");
    noteFact(one, { fact: "social-tenant", answer: "yes", from: null, why: "" });
    await again(id);
    expect(page.spoken).toBe("1 new safety step: Tell the Exploitation Officer.");
    page.spoken = "";
    await again(id);
    expect(page.spoken, "not a second time").toBe("");
  });

  it("is said when a step becomes overdue", async () => {
    const { id } = await open();
    const support = adult.find((one) => one.id === "ew-sa")!;
    support.due = -1;
    await again(id);
    support.due = 0;
    expect(page.spoken).toBe("1 safety step became overdue: Emergency support and somewhere safe tonight.");
  });

  it("adds to what is being said, and never alerts or makes a live region of the rail", async () => {
    const { id, one } = await open();
    page.spoken = "Recorded.";
    noteFact(one, { fact: "missing", answer: "yes", from: null, why: "" });
    await again(id);
    expect(page.spoken).toBe("Recorded. 1 new safety step: Report the person missing.");
    const rail = byId<HTMLElement>("safety");
    expect(rail.querySelector("[role=alert], [role=status], [aria-live]")).toBeNull();
    expect(rail.hasAttribute("aria-live")).toBe(false);
  });

  it("is seen within a minute without a key pressed, and not after the case is left", async () => {
    vi.useFakeTimers();
    const { fake, one } = await open();
    noteFact(one, { fact: "missing", answer: "yes", from: null, why: "" });
    await vi.advanceTimersByTimeAsync(61_000);
    expect(texts(".rail__list a")).toContain("Report the person missing");
    dropFrame();
    const calls = fake.calls.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(fake.calls.length).toBe(calls);
  });
});
