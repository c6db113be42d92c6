import { describe, expect, it, vi } from "vitest";
import AskForNews from "../src/decisions/AskForNews.svelte";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { dayFrom } from "../src/core/fake/decision-days";
import { decisionsOf } from "../src/core/fake/decisions";
import { page as screen } from "../src/core/page.svelte";
import { isSound } from "./consent-screen";
import { sent, today } from "./decisions-screen";
import { byId, cleanup, decide, draw, practice, press, settle, submit, type } from "./screen";
import { lastCall, main, theCase, type Held } from "./sending-screen";

async function show({ id }: Held) {
  draw(AskForNews, { parts: { id } });
  await settle(20);
}
async function open(waits = true): Promise<Held> {
  const held = await practice();
  await decide(held.id, "agree");
  if (waits) sent(held, 20);
  await show(held);
  return held;
}
function typeDay(id: string, day: string) {
  const [year, month, date] = day.split("-");
  type(`${id}-day`, date!);
  type(`${id}-month`, month!);
  type(`${id}-year`, year!);
}
async function record() {
  submit();
  await settle(40);
}
const summary = () => document.querySelector(".govuk-error-summary")?.textContent ?? "";

describe("asking for news", () => {
  it("shows the prepared text, to be read and not changed", async () => {
    const held = await open();
    expect(document.querySelector("h1")!.textContent!.trim()).toBe("Ask for news");
    expect(byId("ask-text").textContent).toBe((await ask("read_decisions", { case: held.id })).askText);
    expect(byId("ask-text").textContent, "its lines stay").toContain("\n");
    expect(byId("ask-text").tagName).toBe("P");
    expect(document.querySelector(".govuk-back-link")!.getAttribute("href")).toBe("#/c/case-1/decisions");
    isSound();
  });

  it("copies it through Rust, and says beside the button and aloud when it clears", async () => {
    const held = await open();
    vi.useFakeTimers();
    press("Copy the text");
    await settle(20);
    expect(lastCall(held, "copy_ask_text")).toEqual({ case: held.id });
    expect(byId("copied").textContent).toBe("Copied. Clears in 1 minute");
    expect(screen.spoken).toBe("Copied. Clears in 1 minute");
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(document.getElementById("copied")).toBeNull();
  });

  it("says in words when the clipboard did not answer", async () => {
    const held = await open();
    held.fake.refuseNext("copy_ask_text", "no-clipboard");
    press("Copy the text");
    await settle(20);
    expect(document.querySelector("[role=alert]")!.textContent).toContain("this computer’s clipboard did not answer");
    expect(document.getElementById("copied")).toBeNull();
  });

  it("records that it was asked, and goes back to the page of decisions", async () => {
    const held = await open();
    typeDay("on", dayFrom(today, -1));
    type("whom", "The SCA");
    type("how", "By email");
    type("answer", "They will write next week");
    typeDay("againOn", dayFrom(today, 7));
    await record();
    expect(lastCall(held, "record_news_asked")!.ask).toEqual({
      on: dayFrom(today, -1),
      whom: "The SCA",
      how: "By email",
      answer: "They will write next week",
      againOn: dayFrom(today, 7),
    });
    expect(location.hash).toBe("#/c/case-1/decisions");
    expect(decisionsOf(theCase(held)).asks).toHaveLength(1);
    cleanup();
    await show(held);
    expect(byId("whom").value, "what was recorded is not offered again").toBe("");
    expect(document.getElementById("restored")).toBeNull();
  });

  it("loses nothing typed by a lock or by leaving, and offers to empty the form", async () => {
    const held = await open();
    type("on-day", "3");
    type("whom", "The support worker");
    type("answer", "Rang twice, no ans");
    await flushAll();
    cleanup();
    await show(held);
    expect(byId("on-day").value, "half a day too").toBe("3");
    expect(byId("whom").value).toBe("The support worker");
    expect(byId("answer").value).toBe("Rang twice, no ans");
    press("Empty this form");
    await settle();
    expect([byId("on-day").value, byId("whom").value, byId("answer").value]).toEqual(["", "", ""]);
  });

  it("says what is missing or odd, in the summary and beside the field, and keeps what is typed", async () => {
    const held = await open();
    type("answer", "Nothing yet");
    await record();
    expect(summary()).toContain("Enter the day on which you asked");
    expect(summary()).toContain("Enter whom you asked");
    expect(byId("on-error").textContent).toBe("Enter the day on which you asked");
    typeDay("on", today);
    typeDay("againOn", dayFrom(today, -2));
    type("whom", "The SCA");
    await record();
    expect(summary()).toContain("The day to ask again must be after the day on which you asked");
    expect(summary()).not.toContain("Enter whom you asked");
    expect(byId("answer").value).toBe("Nothing yet");
    expect(decisionsOf(theCase(held)).asks, "nothing was recorded").toHaveLength(0);
    expect(screen.failed).toBe(true);
  });

  it("says why it could not be recorded", async () => {
    const held = await open();
    typeDay("on", today);
    type("whom", "The SCA");
    held.fake.refuseNext("record_news_asked", "disk-full");
    await record();
    expect(summary()).toContain("The disk is full.");
    expect(byId("whom").value).toBe("The SCA");
  });

  it("can still be recorded when nothing is waited for and no text is prepared", async () => {
    await open(false);
    expect(main()).toContain("Nothing is waited for now");
    expect(document.getElementById("copy-text")).toBeNull();
    expect(document.querySelector("form")).not.toBeNull();
  });
});
