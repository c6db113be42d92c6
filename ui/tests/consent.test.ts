import { describe, expect, it } from "vitest";
import RecordConsent from "../src/consent/RecordConsent.svelte";
import { flushAll } from "../src/core/draft.svelte";
import { form, inside, isSound, main, one, record } from "./consent-screen";
import { byId, choose, cleanup, draw, practice, press, settle, submit, type } from "./screen";

describe("recording consent", () => {
  it("has nothing chosen, ticked or filled beforehand", async () => {
    await form();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    const filled = [...document.querySelectorAll<HTMLInputElement>("input[type=text], textarea")].filter((field) => field.value);
    expect(filled).toHaveLength(0);
    isSound();
  });

  it("refuses an empty form by naming each gap, and records nothing", async () => {
    const held = await form();
    press("Record this decision");
    submit();
    await settle(30);
    const summary = document.querySelector(".govuk-error-summary")!;
    expect(summary.textContent).toContain("Choose what the person has decided");
    expect(summary.textContent).toContain("Enter when the person decided");
    expect(document.activeElement, "the focus goes to the summary").toBe(summary);
    expect(one(held).consent).toHaveLength(0);
  });

  it("asks of each decision what that decision needs, and of no other", async () => {
    await form("referral", ({ id }) => record(id, "refuse"));
    const needs: Record<string, string[]> = {
      agree: [],
      "agree-with-limits": ["limits", "until-day"],
      "more-time": ["returnOn-day", "returnTime"],
      "cannot-decide": ["why"],
      refuse: [],
    };
    const every = Object.values(needs).flat();
    for (const [decision, fields] of Object.entries(needs)) {
      choose("decision", decision);
      expect(every.filter((field) => document.getElementById(field)), decision).toEqual(fields);
    }
    expect(inside("duty-to-notify")).toContain("must not identify the person");
    choose("decision", "cannot-decide");
    expect(main()).toContain("A record of capacity comes next");
    expect(main()).toContain("Coercion is not incapacity");
  });

  it("names the field of a decision that was left empty in the words of this page", async () => {
    await form();
    choose("decision", "cannot-decide");
    submit();
    await settle(30);
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Say why the person cannot decide now");
    expect(byId("why-error").textContent).toContain("Say why the person cannot decide now");
  });

  it("leads a refusal to the other routes where there is no duty to notify, and says so only of the referral", async () => {
    await form("referral", (held) => (one(held).identity.nation = "scotland"));
    choose("decision", "refuse");
    expect(inside("other-routes")).toContain("Police Scotland");
    expect(document.getElementById("duty-to-notify")).toBeNull();
    cleanup();
    await form("support");
    choose("decision", "refuse");
    expect(document.getElementById("duty-to-notify"), "no notification follows from support").toBeNull();
    expect(main()).toContain("the safety steps go on");
  });

  it("says what a withdrawal brings before it is recorded", async () => {
    await form("referral", ({ id }) => record(id, "agree"));
    choose("decision", "withdraw");
    expect(main()).toContain("The earlier decision stays in the record");
    expect(main()).toContain("the competent authority must be told");
  });

  it("asks for what was explained only where the law wants it explained", async () => {
    for (const [matter, asked] of [["referral", true], ["support", true], ["privacy-notice", true], ["investigations", false], ["contact-post", false]] as const) {
      await form(matter);
      expect(document.querySelectorAll("input[name=explained]").length > 0, matter).toBe(asked);
      cleanup();
    }
  });

  it("asks whether it was said or written only where the rule asks, and says why", async () => {
    await form("referral", async (held) => {
      await record(held.id, "agree");
      one(held).frozenSince = "2026-03-18T10:00:00Z";
    });
    expect(inside("manner-hint")).toContain("13 February 2026");
    choose("decision", "withdraw");
    submit();
    await settle(30);
    expect(byId("manner-error").textContent).toContain("Choose whether the person said it or wrote it");
    cleanup();
    await form();
    expect(main()).toContain("How did the person give their answer? (optional)");
    choose("manner", "written");
    press("Clear this choice: How did the person give");
    expect(document.querySelectorAll("input[name=manner]:checked"), "a choice not needed can be taken back").toHaveLength(0);
  });

  it("records a way of contact with its address, and an agency with its name", async () => {
    const held = await form("contact-email");
    expect(document.querySelector("label[for=address]")?.textContent).toContain("Which email address?");
    expect(document.getElementById("about"), "which way is known").toBeNull();
    choose("decision", "agree");
    byId("at-now").click();
    type("words", "Only there.");
    type("address", "someone@example.org");
    submit();
    await settle(40);
    expect(one(held).consent[0]).toMatchObject({ purpose: "contact", about: "email", event: { address: "someone@example.org" } });
    cleanup();
    draw(RecordConsent, { parts: { id: held.id, matter: "new-sharing" } });
    await settle();
    choose("decision", "agree-with-limits");
    submit();
    await settle(30);
    expect(byId("about-error").textContent).toContain("Enter with whom");
    type("about", "Leeds City Council");
    type("limits", "Not my address.");
    byId("at-now").click();
    type("words", "Only that.");
    submit();
    await settle(40);
    expect(one(held).consent[1]).toMatchObject({ purpose: "sharing", about: "Leeds City Council", event: { limits: "Not my address." } });
  });

  it("has no page for a matter that cannot be recorded", async () => {
    await form("new-contact");
    expect(document.querySelector("h1")?.textContent).toContain("This page is not here");
  });

  it("keeps what was typed in a reveal when another answer is chosen, and does not send it", async () => {
    const held = await form();
    choose("decision", "more-time");
    type("returnOn-day", "4");
    choose("decision", "cannot-decide");
    type("why", "Confused by medicine.");
    choose("decision", "refuse");
    expect(document.getElementById("returnOn-day"), "hidden while it does not apply").toBeNull();
    choose("decision", "more-time");
    expect(byId("returnOn-day").value).toBe("4");
    choose("decision", "refuse");
    byId("at-now").click();
    type("words", "“Not today.”");
    submit();
    await settle(40);
    expect(one(held).consent[0]!.event).toMatchObject({ returnOn: null, why: "" });
  });

  it("says that a form begun earlier may hold choices, and empties it", async () => {
    const { fake, id } = await form();
    expect(document.getElementById("restored"), "not on a fresh form").toBeNull();
    choose("decision", "more-time");
    type("returnOn-day", "4");
    expect(document.getElementById("interpreterAgency"), "not without an interpreter").toBeNull();
    type("interpreter", "K");
    await settle();
    type("interpreterAgency", "Lingua");
    type("interpreter", "");
    await settle();
    byId("at-now").click();
    await flushAll();
    cleanup();
    draw(RecordConsent, { parts: { id, matter: "referral" } });
    await settle();
    expect(byId<HTMLElement>("restored").textContent).toContain("check each one");
    expect(document.querySelectorAll("input:checked")).toHaveLength(1);
    expect(byId("interpreterAgency").value).toBe("Lingua");
    press("Empty this form");
    await settle();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(byId("at-day").value).toBe("");
    expect(document.getElementById("restored")).toBeNull();
    await flushAll();
    expect(JSON.parse(fake.world.forms.get(`consent/${id}`)!)).toEqual({});
  });

  it("does not lose what is typed of one matter when another is recorded", async () => {
    const { fake, id } = await form("support");
    type("words", "Maybe tomorrow.");
    await flushAll();
    cleanup();
    draw(RecordConsent, { parts: { id, matter: "referral" } });
    await settle();
    choose("decision", "refuse");
    byId("at-now").click();
    type("words", "No.");
    submit();
    await settle(40);
    await flushAll();
    const kept = JSON.parse(fake.world.forms.get(`consent/${id}`)!);
    expect(kept.support.words).toBe("Maybe tomorrow.");
    expect(kept.referral, "what was recorded is typed no more").toBeUndefined();
  });

  it("reads a draft kept before the interpreter had fields of their own", async () => {
    const held = await practice();
    held.fake.world.forms.set(`consent/${held.id}`, JSON.stringify({ referral: { words: "Yes.", interpreter: "K, by telephone" } }));
    draw(RecordConsent, { parts: { id: held.id, matter: "referral" } });
    await settle();
    expect(byId("interpreter").value).toBe("K, by telephone");
  });

  it("goes on to what follows from a refusal, and back to Consent from an agreement", async () => {
    const fill = async (decision: string) => {
      choose("decision", decision);
      byId("at-now").click();
      type("words", "My answer.");
      if (decision === "agree") choose("explained", "C1");
      submit();
      await settle(40);
    };
    const { id } = await form();
    await fill("refuse");
    expect(location.hash).toBe(`#/c/${id}/consent/follows/referral`);
    cleanup();
    draw(RecordConsent, { parts: { id, matter: "referral" } });
    await settle();
    await fill("agree");
    expect(location.hash).toBe(`#/c/${id}/consent`);
  });
});
