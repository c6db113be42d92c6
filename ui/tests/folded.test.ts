import { describe, expect, it } from "vitest";
import CopyOnline from "../src/referral/sending/CopyOnline.svelte";
import Leave from "../src/sharing/Leave.svelte";
import { ask } from "../src/core/ask";
import { area, openDraft, stand } from "./note-screen";
import { byId, choose, decide, draw, practice, press, settle, submit, type } from "./screen";

const details = (id: string) => byId<HTMLDetailsElement>(id);
/** As the worker opens or closes it. */
async function fold(box: HTMLDetailsElement, open: boolean) {
  box.open = open;
  box.dispatchEvent(new Event("toggle"));
  await settle();
}

/** The person agreed to sharing with an agency, within limits. */
async function leaveWithLimits() {
  const { id } = await practice();
  await decide(id, "agree");
  const said = { at: "2026-03-17T14:32", words: "“Not my sister.”", limits: "Not where my sister lives.", explained: [] };
  const rest = { asked: "", language: "", present: "", explainedBy: "", place: "", until: "", returnOn: "", returnTime: "", why: "" };
  const event = { ...said, ...rest, interpreter: { who: "", mode: "", agency: "", gender: "" }, address: "", manner: "", breaks: "" };
  await ask("record_consent", { case: id, event: { ...event, purpose: "sharing", about: "Harbour House", decision: "agree-with-limits" } });
  draw(Leave, { parts: { id, kind: "referral-pdf", about: "" } });
  await settle(20);
  choose("recipient", "other");
  type("toWhom", "Harbour House");
  byId("toWhom").dispatchEvent(new Event("change", { bubbles: true }));
  await settle(20);
  return id;
}

describe("what is folded away", () => {
  it("shows what is missing of a lawful reason, also when it was closed over it", async () => {
    await leaveWithLimits();
    expect(details("cannot-keep").open, "nothing is in it yet").toBe(false);
    await fold(details("cannot-keep"), true);
    choose("reason", "serious-harm");
    type("why", "A place to stay");
    await fold(details("cannot-keep"), false);
    submit();
    await settle(40);
    expect(byId<HTMLElement>("justification-error").textContent).toContain("Enter why it is necessary");
    expect(details("cannot-keep").open).toBe(true);
  });

  it("does not fold a reason that goes with the file away when the limits are kept and then not", async () => {
    await leaveWithLimits();
    await fold(details("cannot-keep"), true);
    choose("reason", "serious-harm");
    await fold(details("cannot-keep"), false);
    byId("limitsKept").click();
    await settle(20);
    byId("limitsKept").click();
    await settle(20);
    expect(details("cannot-keep").open).toBe(true);
  });

  it("leaves the groups of indicators as the worker left them, until words wait for one", async () => {
    await openDraft((note) => {
      note.text.blocks = [{ text: "They keep my passport.", said: null }];
    });
    const groups = () => [...document.querySelectorAll<HTMLDetailsElement>("details.group")];
    await fold(details("indicators"), true);
    expect(groups().length).toBeGreaterThan(1);
    expect(groups().some((group) => group.open)).toBe(false);
    await fold(groups()[0]!, true);
    groups()[0]!.querySelector<HTMLInputElement>("input")!.click();
    await settle(20);
    expect(groups().map((group) => group.open)).toEqual(groups().map((_, place) => place === 0));
    stand("text", 0, area().value.length);
    press("Use for an indicator");
    await settle(20);
    expect(groups()[0]!.open && groups()[1]!.open).toBe(true);
    await fold(groups()[1]!, false);
    expect(groups()[1]!.open, "it may be closed again").toBe(false);
    expect(groups()[0]!.open).toBe(true);
  });

  it("shows which day of the online draft is wrong, and folds away once it is saved", async () => {
    const { id } = await practice();
    await decide(id, "agree");
    draw(CopyOnline, { parts: { id } });
    await settle(20);
    const box = document.getElementById("online-days")!.closest("details")!;
    await fold(box, true);
    type("begunOn-day", "31");
    await settle();
    box.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    await settle(40);
    expect(box.open).toBe(true);
    expect(box.querySelector(".govuk-error-summary")).not.toBeNull();
    for (const field of ["begunOn", "savedOn"]) {
      type(`${field}-day`, "2");
      type(`${field}-month`, "3");
      type(`${field}-year`, "2026");
    }
    box.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    await settle(40);
    expect(document.getElementById("online-days")!.closest("details")!.open).toBe(false);
  });
});
