import { describe, expect, it } from "vitest";
import Consent from "../src/consent/Consent.svelte";
import { hrefs, inside, isSound, list, main, one, record } from "./consent-screen";
import { byId, cleanup, draw, press, settle } from "./screen";

describe("the consent page", () => {
  it("keeps each matter apart: what was not asked is one line, and agreeing to one says nothing of another", async () => {
    await list(({ id }) => record(id, "agree"));
    expect(byId<HTMLElement>("matter-referral").querySelector(".govuk-tag")?.textContent).toBe("The person agrees");
    const quiet = [...document.querySelectorAll<HTMLElement>(".matter--quiet")];
    expect(quiet.map((line) => line.id)).toEqual(["matter-support", "matter-investigations", "matter-named-in-notification", "matter-privacy-notice"]);
    for (const line of quiet) expect(line.textContent).toContain("Not asked yet");
    expect(hrefs().filter((href) => href?.endsWith("/consent/record/referral"))).toHaveLength(1);
    expect(hrefs().filter((href) => href?.endsWith("/consent/record/support"))).toHaveLength(1);
    isSound();
  });

  it("says on top what the officer states, and what is still lacking", async () => {
    const held = await list();
    expect(inside("at-referral")).toContain("Consents to the referral Not decided");
    expect(inside("not-decided")).toContain("Until then it cannot be recorded as sent");
    cleanup();
    await record(held.id, "agree", { explained: ["C1", "C2"] });
    await record(held.id, "refuse", { purpose: "support" });
    draw(Consent, { parts: { id: held.id } });
    await settle();
    expect(inside("at-referral")).toContain("Consents to the referral YesAccepts support No");
    expect(byId("not-informed").querySelectorAll("li"), "each statement that was not explained").toHaveLength(6);
  });

  it("shows the newest decision on top and keeps the older ones", async () => {
    await list(async ({ id }) => {
      await record(id, "agree");
      await record(id, "withdraw", { words: "No more." });
    });
    const matter = byId<HTMLElement>("matter-referral");
    expect(matter.querySelector(".govuk-tag")?.textContent).toContain("withdrew");
    expect([...matter.querySelectorAll("h4")].map((title) => title.textContent!.split(",")[0])).toEqual(["Withdrew", "Agreed"]);
    expect(hrefs("#matter-referral")).toContain("#/c/case-1/consent/follows/referral");
  });

  it("shows limits, the day of going back with its time, and what falls due", async () => {
    await list(async ({ id }) => {
      await record(id, "agree-with-limits", { purpose: "investigations", until: "2126-05-01" });
      await record(id, "more-time", { purpose: "support", returnOn: "2026-03-18", returnTime: "16:00" });
    });
    expect(inside("matter-investigations")).toContain("Limits, in their words: Not my brother.");
    expect(inside("matter-investigations")).toContain("Agreed until 1 May 2126");
    expect(inside("matter-support")).toContain("4:00pm");
    expect(inside("due")).toContain("Go back to the person: Support");
    expect(byId("due").querySelector("a")?.getAttribute("href")).toBe("#/c/case-1/consent/record/support");
    expect(byId("due").querySelector(".due--overdue"), "the words say that it is overdue").not.toBeNull();
  });

  it("shows how it was done, through whom, and by whom it was recorded", async () => {
    await list((held) => {
      Object.assign(held.fake.world.you, { firstName: "Pat", lastName: "Reed" });
      const interpreter = { who: "K 17", mode: "telephone", agency: "Lingua", gender: "woman" };
      return record(held.id, "agree", { interpreter, asked: "Alone.", explainedBy: "PR", place: "Kitchen", breaks: "One, of ten minutes" });
    });
    const text = inside("matter-referral");
    expect(text).toContain("K 17, by telephone, Lingua, asked for: a woman");
    for (const fact of ["Alone.", "PR", "Kitchen", "One, of ten minutes", "8 of 8 statements", "by Pat Reed"]) expect(text).toContain(fact);
  });

  it("says in words what is to be seen to about a decision", async () => {
    await list(async (held) => {
      await record(held.id, "agree");
      one(held).consent[0]!.event.remarks = ["verbal-before-rule", "not-through-first-responder", "written-not-attached", "no-interpreter-named"];
    });
    const remarks = [...document.querySelectorAll(".remark")].map((remark) => remark.textContent!);
    expect(remarks).toHaveLength(4);
    for (const remark of remarks) expect(remark, "a sentence, not a code").toMatch(/^[A-Z].*\.$/);
  });

  it("attaches a signed document, moves the focus to it, and says when nothing was chosen", async () => {
    const held = await list(({ id }) => record(id, "agree", { manner: "written" }));
    expect(main()).toContain("Attach the signed form or letter.");
    const { toChoose } = held.fake.world;
    held.fake.world.toChoose = null;
    press("Attach the signed form or letter: Referral");
    await settle(30);
    expect(main()).toContain("Nothing was chosen.");
    held.fake.world.toChoose = toChoose;
    press("Attach the signed form or letter: Referral");
    await settle(30);
    const event = one(held).consent[0]!.event.id;
    expect(main()).toContain("Document: pay slip.jpg");
    expect(document.querySelector(".remark"), "what was to be seen to is done").toBeNull();
    expect(document.activeElement?.getAttribute("href")).toBe(`#/c/case-1/leave/consent-document/${event}`);
    expect(document.querySelector("h1")?.textContent, "no name of a file in the title").not.toContain("pay slip");
  });

  it("says what kept a document from being attached", async () => {
    const held = await list(({ id }) => record(id, "agree"));
    held.fake.refuseNext("attach_consent_document", "not-valid");
    press("Attach the signed form or letter");
    await settle(30);
    expect(document.querySelector("[role=alert]")?.textContent).toContain("This file was not taken");
  });

  it("offers another agency, someone else, and each way of contact by itself", async () => {
    const held = await list();
    expect(hrefs("#add")).toEqual(
      ["new-sharing", "new-decision-to-other", "contact-call", "contact-text", "contact-email", "contact-post", "contact-visit", "contact-through-someone"].map(
        (key) => `#/c/case-1/consent/record/${key}`,
      ),
    );
    cleanup();
    await record(held.id, "refuse", { purpose: "contact", about: "call", explained: [] });
    draw(Consent, { parts: { id: held.id } });
    await settle();
    expect(hrefs("#add")).not.toContain("#/c/case-1/consent/record/contact-call");
    expect(inside("matter-contact-call")).toContain("Contact by telephone call");
  });

  it("links to the conversation, to what was shared and to the record on paper", async () => {
    const held = await list();
    expect(byId("talk").textContent).toBe("Have the conversation");
    expect(hrefs()).toEqual(expect.arrayContaining(["#/c/case-1/consent/begin", "#/c/case-1/sharing", "#/c/case-1/leave/consent-record"]));
    cleanup();
    one(held).talk = {} as never;
    draw(Consent, { parts: { id: held.id } });
    await settle();
    expect(byId("talk").textContent).toBe("Continue the conversation");
  });

  it("makes the record of capacity prominent while the person cannot decide", async () => {
    const held = await list(({ id }) => record(id, "cannot-decide"));
    const link = () => document.querySelector<HTMLElement>("#matter-referral a[href$='/consent/capacity/referral']")!;
    expect(link().classList.contains("govuk-button")).toBe(true);
    cleanup();
    await record(held.id, "agree");
    draw(Consent, { parts: { id: held.id } });
    await settle();
    expect(link().classList.contains("govuk-button")).toBe(false);
  });

  it("folds what is from before the person was taken to be an adult, and asks afresh", async () => {
    await list(async (held) => {
      await record(held.id, "agree");
      one(held).consent[0]!.event.counts = false;
      one(held).wasChild = true;
    });
    expect(inside("matter-referral")).toContain("Not asked yet");
    expect(document.querySelector("#matter-referral h4"), "not on the page until asked for").toBeNull();
    const folded = document.querySelector<HTMLDetailsElement>("#matter-referral details")!;
    expect(folded.textContent).toContain("From before the person was taken to be an adult");
    folded.open = true;
    folded.dispatchEvent(new Event("toggle"));
    await settle();
    expect(inside("matter-referral")).toContain("It does not count as the person’s decision now");
    expect(inside("birthday")).toContain("asked afresh");
  });
});
