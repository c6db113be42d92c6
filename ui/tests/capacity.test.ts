import { describe, expect, it } from "vitest";
import RecordCapacity from "../src/consent/capacity/RecordCapacity.svelte";
import Consent from "../src/consent/Consent.svelte";
import { nothingTyped } from "../src/consent/typed";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { byId, choose, cleanup, draw, practice, settle, submit, type } from "./screen";

const main = () => byId<HTMLElement>("main").textContent!.replace(/\s+/g, " ");

async function open(matter = "referral", before?: (held: Awaited<ReturnType<typeof practice>>) => unknown) {
  const held = await practice();
  await before?.(held);
  draw(RecordCapacity, { parts: { id: held.id, matter } });
  await settle();
  return held;
}

/** Fills what every record needs. */
function fill() {
  type("decision", "Whether to be referred");
  byId("at-now").click();
  type("help", "Interpreter, pictures, two visits");
}

describe("a record of capacity", () => {
  it("presumes capacity first, names the nation's law, and has nothing chosen", async () => {
    await open();
    expect(byId("presume").textContent).toMatch(/^Presume that the person can decide/);
    expect(byId("law").textContent).toContain("Mental Capacity Act 2005");
    expect(byId("law").textContent).toContain("Confirm");
    expect(byId("coercion-hint").textContent).toBe(
      "Coercion is not incapacity: someone under pressure may be able to decide and still not be free to. Say who presses and how.",
    );
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    const filled = [...document.querySelectorAll<HTMLInputElement>("input[type=text], textarea")].filter((field) => field.value);
    expect(filled).toHaveLength(0);
    cleanup();
    await open("referral", ({ fake, id }) => (fake.world.cases.get(id)!.identity.nation = "scotland"));
    expect(byId("law").textContent).toContain("Adults with Incapacity (Scotland) Act 2000");
  });

  it("asks who decided, and why, only of a person who cannot decide", async () => {
    await open();
    for (const finding of ["able", "not-sure"]) {
      choose("finding", finding);
      expect(document.getElementById("decidedBy"), finding).toBeNull();
    }
    choose("finding", "unable");
    for (const field of ["decidedBy", "consulted", "advocate", "advocateWords", "wishes", "bestInterests", "bestInterestsWhy"]) {
      expect(document.getElementById(field), field).not.toBeNull();
    }
    expect(document.querySelectorAll("input:checked"), "only the finding is chosen").toHaveLength(1);
  });

  it("names each gap in words of its own, and records nothing", async () => {
    const { fake, id } = await open();
    choose("finding", "unable");
    submit();
    await settle(30);
    const summary = document.querySelector(".govuk-error-summary")!.textContent!;
    for (const gap of ["Enter what the person was to decide", "Enter when this was looked at", "Enter what help was given", "Tick what the person could not do", "Choose what was decided in their best interests"]) {
      expect(summary).toContain(gap);
    }
    expect(fake.world.cases.get(id)!.capacity).toHaveLength(0);
  });

  it("leaves out what was typed for a person who cannot, when they can after all", async () => {
    const { fake, id } = await open();
    fill();
    choose("finding", "unable");
    type("decidedBy", "Duty manager");
    choose("finding", "able");
    submit();
    await settle(40);
    expect(fake.world.cases.get(id)!.capacity[0]!.record).toMatchObject({ finding: "able", decidedBy: "", purpose: "referral" });
    expect(location.hash).toBe(`#/c/${id}/consent`);
  });

  it("keeps what was typed for each decision until it is recorded", async () => {
    const { fake, id } = await open("support");
    type("help", "An interpreter");
    await flushAll();
    cleanup();
    draw(RecordCapacity, { parts: { id, matter: "referral" } });
    await settle();
    expect(byId("help").value).toBe("");
    fill();
    choose("finding", "able");
    submit();
    await settle(40);
    await flushAll();
    const kept = JSON.parse(fake.world.forms.get(`capacity/${id}`)!);
    expect(kept.support.help).toBe("An interpreter");
    expect(kept.referral, "what was recorded is typed no more").toBeUndefined();
  });

  it("is shown on the consent page, and moves where the decision stands", async () => {
    const { id } = await open("referral", ({ id }) => {
      const event = { ...nothingTyped({ purpose: "referral", about: "" }), decision: "cannot-decide", at: "2026-03-17T14:32", words: "…", why: "Very ill." };
      return ask("record_consent", { case: id, event });
    });
    fill();
    choose("couldNot", "weigh");
    type("evidence", "Agreed to the opposite of each.");
    type("because", "Delirium");
    type("coercion", "The landlord rings every hour.");
    choose("finding", "unable");
    type("decidedBy", "Dr Moss");
    choose("advocate", "instructed");
    type("advocateWords", "VoiceAbility");
    choose("bestInterests", "go-ahead");
    type("bestInterestsWhy", "Nothing else keeps them safe.");
    submit();
    await settle(40);
    cleanup();
    draw(Consent, { parts: { id } });
    await settle();
    expect(byId("matter-referral").querySelector(".govuk-tag")?.textContent).toBe("Decided in their best interests: go ahead");
    expect(byId("at-referral").textContent).toContain("in their best interests");
    const shown = byId("capacity").textContent!.replace(/\s+/g, " ");
    for (const fact of ["Referral to the NRM", "Mental Capacity Act 2005", "Use it and weigh it up", "Delirium", "The landlord rings every hour.", "Dr Moss", "Yes, one is instructed: VoiceAbility", "Nothing else keeps them safe."]) {
      expect(shown).toContain(fact);
    }
  });

  it("has no page for a child, of whom nothing is asked", async () => {
    await open("referral", ({ fake, id }) => (fake.world.cases.get(id)!.identity.ageGroup = "under-18"));
    expect(main()).toContain("This page is not here");
  });
});
