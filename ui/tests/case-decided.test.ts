import { describe, expect, it } from "vitest";
import Overview from "../src/cases/Overview.svelte";
import { entryRoute, entryTitle } from "../src/cases/timeline";
import IdentityBar from "../src/components/IdentityBar.svelte";
import { ask, useDoor, type Door } from "../src/core/ask";
import type { NeedItem, SafetyRail as Rail, TimelineEntry } from "../src/core/contract";
import type { Fake } from "../src/core/fake";
import { acceptStep, putNeeds } from "../src/core/fake/after-decisions";
import SafetyRail from "../src/safeguarding/SafetyRail.svelte";
import SafetyStep from "../src/safeguarding/SafetyStep.svelte";
import Leave from "../src/sharing/Leave.svelte";
import { due, emptyRail, identity, need, step, texts, ways } from "./home-screen";
import { byId, choose, decide, draw, practice, settle, submit, type } from "./screen";
import { lastCall, main } from "./sending-screen";

const late = need("expected", { group: "past-expected", title: "Reasonable grounds decision", about: "rg", on: "2026-03-09", how: "past", count: 6, unit: "working-days" });
const lastDay = need("last-day", { group: "overdue", title: "Last day to ask for reconsideration", about: "re", on: "2026-03-15", how: "past", count: 2 });

describe("the rail of a case with decisions", () => {
  const show = (given: Partial<Rail>) => draw(SafetyRail, { id: "case-1", rail: { ...emptyRail, of: 1, steps: [step()], ...given } });

  it("shows what decisions bring above the steps, each with its way, and names nobody", () => {
    show({ needs: [late, need("ask", { about: "", on: "2026-03-17", how: "today" }), need("offered", { about: "event-7", how: "since", count: 1 })] });
    expect(byId<HTMLElement>("to-come-back-to").textContent).toBe("To come back to");
    expect(ways(".rail__list a")).toEqual(["#/c/case-1/decisions", "#/c/case-1/decisions/news", "#/c/case-1/decisions/event-7", "#/c/case-1/safety/uk-101"]);
    expect(texts(".rail__list--due .due")[0]).toBe("6 working days past the expected date, 9 March 2026");
    expect(byId<HTMLElement>("safety").textContent).not.toMatch(/P1|26-001/);
  });

  it("leads what the authority is still to be told to where it is recorded", () => {
    show({ needs: [need("withdrawn", { group: "overdue" })] });
    expect(texts(".rail__list--due a")).toEqual(["Tell the competent authority that the person withdrew"]);
    expect(ways(".rail__list--due a")).toEqual(["#/c/case-1/decisions/record/withdrawn"]);
    expect(document.querySelector(".rail__list--due .due"), "it has no day").toBeNull();
  });

  it("puts what is overdue first, whether it is about consent or a decision", () => {
    show({ needs: [lastDay, late], due: [due({ overdue: true }), due({ key: "support", purpose: "support" })] });
    const overdue = [...document.querySelectorAll(".rail__list--due li")].map((line) => line.classList.contains("rail__step--overdue"));
    expect(overdue).toEqual([true, true, false, false]);
    expect(texts(".rail__list--due a")[0]).toBe("Last day to ask for reconsideration");
  });
});

describe("a step accepted after a decision", () => {
  const told = { step: "nrm-gp", title: "Register with a GP", what: "Help the person to register.", howSoon: "soon", source: "NHS", toConfirm: false };

  it("says after what it was offered and when it was accepted", async () => {
    const { fake, id } = await practice();
    acceptStep(fake.world.cases.get(id)!, { step: told, after: "rg-positive", acceptedAt: "2026-03-17T10:00:00Z" });
    draw(SafetyStep, { parts: { id, step: "nrm-gp" } });
    await settle(20);
    expect(byId<HTMLElement>("offered-after").textContent).toBe("Offered after: Reasonable grounds decision: positive, accepted on 17 March 2026.");
    const { safety } = await ask("read_frame", { case: id });
    expect(safety.steps.map((line) => line.title)).toContain("Register with a GP");
  });

  it("is told apart from steps that stand unasked", async () => {
    const { id } = await practice();
    draw(SafetyStep, { parts: { id, step: "uk-101" } });
    await settle(20);
    expect(document.getElementById("offered-after")).toBeNull();
  });
});

describe("the identity bar", () => {
  it("says where the case stands in the NRM once something was sent", () => {
    draw(IdentityBar, { identity: identity(1, { referral: "sent", stage: "cg-pending" }) });
    expect(texts(".identity .govuk-tag")).toEqual(["Waiting for the conclusive grounds decision"]);
  });

  it("says before that how the referral stands", () => {
    draw(IdentityBar, { identity: identity(1) });
    expect(texts(".identity .govuk-tag")).toEqual(["Referral in progress, not sent"]);
  });
});

describe("the overview of a case with decisions", () => {
  async function overview(item: Partial<NeedItem>) {
    const { fake, id } = await practice();
    const one = fake.world.cases.get(id)!;
    one.safety["uk-101"] = [{ outcome: "done", at: "2026-03-17T10:00", recordedAt: "2026-03-17T10:00:00Z", who: "x", reference: "", agreed: "", reason: "", arrangedFor: null, number: "", result: "", feedback: "" }];
    putNeeds(one, [item]);
    draw(Overview, { parts: { id } });
    await settle(20);
    return id;
  }

  it("makes a clock the next thing, in words, with one main button to it", async () => {
    const id = await overview({ ...late });
    expect(texts(".next p")).toEqual(["Reasonable grounds decision. 6 working days past the expected date, 9 March 2026."]);
    expect(ways("#next-link")).toEqual([`#/c/${id}/decisions`]);
    expect(byId<HTMLElement>("next-link").textContent).toBe("Go to Decisions");
    const main = [...document.querySelectorAll(".govuk-button:not(.govuk-button--secondary)")].map((button) => button.id);
    expect(main).toEqual(["next-link"]);
  });

  it("leads to the steps offered, and to asking for news", async () => {
    const id = await overview({ kind: "offered", group: "due-soon", about: "event-7", how: "since", count: 1 });
    expect(ways("#next-link")).toEqual([`#/c/${id}/decisions/event-7`]);
    expect(byId<HTMLElement>("next-link").textContent).toBe("Accept or decline the steps");
  });

  it("leads from a withdrawal to where it is recorded", async () => {
    const id = await overview({ kind: "withdrawn", group: "due-soon" });
    expect(texts(".next p")).toEqual(["Tell the competent authority that the person withdrew."]);
    expect(ways("#next-link")).toEqual([`#/c/${id}/decisions/record/withdrawn`]);
    expect(byId<HTMLElement>("next-link").textContent).toBe("Record that the person withdrew");
  });

  it("leaves the note first where nothing of a decision falls due", async () => {
    await overview({ kind: "waiting", group: "waiting", about: "cg-pending" });
    expect(document.getElementById("next-link")).toBeNull();
    expect(texts("#main > .govuk-button:not(.govuk-button--secondary)")).toEqual(["Start a visit note"]);
  });
});

describe("the timeline of decisions", () => {
  const at = "2026-03-17T10:00:00Z";
  const entry = (given: Partial<TimelineEntry>): TimelineEntry => ({ kind: "decision", at, recordedAt: at, about: "event-7", outcome: "rg-positive", excerpt: "", group: "referral", sensitive: false, ...given });

  it.each<[Partial<TimelineEntry>, string, string]>([
    [{}, "Reasonable grounds decision: positive", "/c/case-1/decisions/event-7"],
    [{ kind: "decision-taken-back" }, "Taken back: Reasonable grounds decision: positive", "/c/case-1/decisions/event-7"],
    [{ kind: "decision-letter" }, "Letter kept: Reasonable grounds decision: positive", "/c/case-1/decisions/event-7"],
    [{ kind: "decision-letter", outcome: null }, "Letter kept", "/c/case-1/decisions/event-7"],
    [{ kind: "decision", about: null }, "Reasonable grounds decision: positive", "/c/case-1/decisions"],
    [{ kind: "news-asked", about: null, outcome: null }, "News of the decision asked for", "/c/case-1/decisions"],
  ])("tells of %o", (given, title, to) => {
    expect(entryTitle(entry(given), [])).toBe(title);
    expect(entryRoute("case-1", entry(given))).toBe(to);
  });
});

describe("before what is about decisions leaves", () => {
  async function leave(kind: string, about = "", through?: (fake: Fake) => Door) {
    const held = await practice();
    if (through) useDoor(through(held.fake));
    await decide(held.id, "agree");
    draw(Leave, { parts: { id: held.id, kind, about } });
    await settle(20);
    choose("recipient", "home-office");
    await settle(20);
    type("why", "They asked for it.");
    submit();
    await settle(40);
    return held;
  }

  it("asks for the decision history as for every file, and comes back to Decisions", async () => {
    const held = await leave("decision-history");
    expect(texts("h1")).toEqual(["Before the decision history leaves Daybook"]);
    expect(lastCall(held, "save_decisions_pdf")).toMatchObject({ case: held.id, leaving: { recipient: "home-office" } });
    expect(main()).toContain("PDF saved at");
    expect(ways(".govuk-back-link")).toEqual([`#/c/${held.id}/decisions`]);
  });

  it("asks for a letter, and says which", async () => {
    const held = await leave("decision-letter", "letter-3", (fake) => (name, args) => {
      const saved = { bytes: 4_096, fingerprint: "5e88".repeat(16), savedAt: "2026-03-17T14:32:00Z" };
      return fake(name, args).catch((thrown: unknown) => (name === "save_decision_letter" ? saved : Promise.reject(thrown)));
    });
    expect(texts("h1")).toEqual(["Before the letter leaves Daybook"]);
    expect(lastCall(held, "save_decision_letter")).toMatchObject({ case: held.id, letter: "letter-3" });
    expect(main()).toContain("Letter saved at");
  });
});
