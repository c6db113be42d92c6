import { describe, expect, it } from "vitest";
import Consent from "../src/consent/Consent.svelte";
import RecordConsent from "../src/consent/RecordConsent.svelte";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { byId, choose, cleanup, draw, practice, press, settle, submit, type } from "./screen";

async function form(purpose = "referral") {
  const held = await practice();
  draw(RecordConsent, { parts: { id: held.id, purpose } });
  await settle();
  return held;
}

describe("recording consent", () => {
  it("has nothing chosen, ticked or filled beforehand", async () => {
    await form();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    const filled = [...document.querySelectorAll<HTMLInputElement>("input[type=text], textarea")].filter((field) => field.value);
    expect(filled).toHaveLength(0);
  });

  it("refuses an empty form by naming each gap, and records nothing", async () => {
    const { fake } = await form();
    press("Record this decision");
    submit();
    await settle(30);
    const summary = document.querySelector(".govuk-error-summary")!;
    expect(summary.textContent).toContain("Choose what the person has decided");
    expect(document.activeElement, "the focus goes to the summary").toBe(summary);
    expect(fake.world.cases.get("case-1")!.consent).toHaveLength(0);
  });

  it("keeps what was typed in a reveal when another answer is chosen, and does not send it", async () => {
    const { fake } = await form();
    choose("decision", "more-time");
    type("returnOn-day", "4");
    choose("decision", "refuse");
    expect(document.getElementById("returnOn-day"), "hidden while it does not apply").toBeNull();
    choose("decision", "more-time");
    expect(byId("returnOn-day").value).toBe("4");
    choose("decision", "refuse");
    byId("at-now").click();
    type("words", "“Not today.”");
    submit();
    await settle(40);
    expect(fake.world.cases.get("case-1")!.consent[0]!.event.returnOn).toBeNull();
  });

  it("says that a form begun earlier may hold choices, and empties it", async () => {
    const { fake, id } = await form();
    expect(document.getElementById("restored"), "not on a fresh form").toBeNull();
    choose("decision", "more-time");
    type("returnOn-day", "4");
    byId("at-now").click();
    await flushAll();
    cleanup();
    draw(RecordConsent, { parts: { id, purpose: "referral" } });
    await settle();
    expect(byId<HTMLElement>("restored").textContent).toContain("check each one");
    expect(document.querySelectorAll("input:checked")).toHaveLength(1);
    press("Empty this form");
    await settle();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(byId("at-day").value).toBe("");
    expect(document.getElementById("restored")).toBeNull();
    await flushAll();
    expect(JSON.parse(fake.world.forms.get(`consent/${id}`)!)).toEqual({});
  });

  it("does not lose what is typed for support when the referral is recorded", async () => {
    const { fake, id } = await form("support");
    type("words", "Maybe tomorrow.");
    await flushAll();
    draw(RecordConsent, { parts: { id, purpose: "referral" } });
    await settle();
    expect(JSON.parse(fake.world.forms.get(`consent/${id}`)!).support.words).toBe("Maybe tomorrow.");
  });

  it("shows the newest decision on top and keeps the older ones", async () => {
    const { id } = await practice();
    const typed = { purpose: "referral", at: "2026-03-17T14:32", language: "", interpreter: "", present: "", returnOn: "" };
    await ask("record_consent", { case: id, event: { ...typed, decision: "agree", words: "Yes.", explained: ["C1"] } });
    await ask("record_consent", { case: id, event: { ...typed, decision: "withdraw", words: "No more.", explained: [] } });
    draw(Consent, { parts: { id } });
    await settle();
    const purpose = byId<HTMLElement>("purpose-referral");
    expect(purpose.querySelector(".govuk-tag")?.textContent).toContain("withdrew");
    expect([...purpose.querySelectorAll("h4")].map((title) => title.textContent!.split(",")[0])).toEqual(["Withdrew", "Agreed"]);
  });

  it("explains why a child is not asked, and offers no form", async () => {
    const { fake, id } = await practice();
    fake.world.cases.get(id)!.identity.ageGroup = "not-known";
    draw(Consent, { parts: { id } });
    await settle();
    expect(byId("not-asked").textContent).toContain("while the age is not known");
    expect(document.querySelector("a.govuk-button")).toBeNull();
  });
});
