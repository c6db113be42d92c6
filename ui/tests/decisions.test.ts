import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import { showDay } from "../src/core/clock";
import { dayFrom } from "../src/core/fake/decision-days";
import { decisionPage, decisionsOf } from "../src/core/fake/decisions";
import { page as screen } from "../src/core/page.svelte";
import { hrefs, isSound } from "./consent-screen";
import { ago, heading, inside, open, positive, record, sent, show, shown, today } from "./decisions-screen";
import { byId, cleanup, decide, practice, press, settle } from "./screen";
import { lastCall, main, theCase } from "./sending-screen";

describe("the page of decisions", () => {
  it("has nothing to track before the referral is recorded as sent: one sentence and the way there", async () => {
    await open(() => {});
    expect(heading()).toBe("Nothing to track until the referral is recorded as sent");
    expect(hrefs(), "a case can be closed before anything is sent").toEqual(["#/c/case-1/referral", "#/c/case-1/decisions/record"]);
    expect(inside("record")).toBe("Record what happened");
    expect(document.querySelector(".govuk-button"), "which is not what comes next").toBeNull();
    expect(document.querySelector("table, #ruler, form"), "nothing else").toBeNull();
    isSound();
  });

  it("offers to record nothing before sending where nothing fits", async () => {
    await open((held) => shown(held, { mayRecord: decisionPage(theCase(held)).mayRecord.filter(({ fits }) => !fits) }));
    expect(hrefs()).toEqual(["#/c/case-1/referral"]);
  });

  it("says so of a case that was closed before anything was sent", async () => {
    await open((held) => record(held, "closed-other", 3, { why: "A duplicate" }));
    expect(heading()).toBe(`Closed for another reason on ${showDay(ago(3))}`);
    expect(inside("state")).toContain("Closed for another reason");
    expect(main(), "there is nothing to come").not.toContain("once it is");
    expect(inside("happened")).toContain("Closed for another reason");
    isSound();
  });

  it("says of a notification that no decision follows", async () => {
    await open((held) => shown(held, { state: "dtn-sent" }));
    expect(heading()).toBe("No decision follows from a notification");
    expect(main()).toContain("It names nobody");
  });

  it("shows the days of safety steps even before the referral", async () => {
    const held = await practice();
    sent(held, 1);
    const row = { ...decisionPage(theCase(held)).clocks[0]!, title: "Council decides and tells the referrer", act: "", step: "Children’s social care", says: "by" };
    shown(held, { sent: false, state: "draft-nrm", clocks: [row] });
    await show(held);
    expect(heading()).toBe("No decision to wait for until the referral is recorded as sent");
    expect(inside("days-table")).toContain("Council decides and tells the referrer");
    expect(hrefs("#days-table"), "a step of safety is not ended by a record in the NRM").not.toContain("#/c/case-1/decisions/record");
    byId("days-table").querySelector("details")!.open = true;
    await settle();
    expect(inside("days-table")).toContain("Counted from Children’s social care");
  });

  it("concludes, says where the case stands, and offers one main thing to do", async () => {
    await open();
    expect(heading()).toMatch(/^Reasonable grounds decision: \d+ working days past the expected date$/);
    expect(screen.title).toBe(heading());
    expect(inside("state")).toBe(`Waiting for the reasonable grounds decision since ${showDay(ago(20))}`);
    expect(main()).toContain("Home Office reference: NRM-118");
    expect([...document.querySelectorAll(".govuk-button:not(.govuk-button--secondary)")].map((one) => one.textContent)).toEqual(["Record what happened"]);
    expect(byId("record").getAttribute("href")).toBe("#/c/case-1/decisions/record");
    expect(byId("news").getAttribute("href")).toBe("#/c/case-1/decisions/news");
    expect(main(), "an expected day is no deadline").not.toContain("deadline");
    isSound();
  });

  it("says so when the day in its heading is to be confirmed", async () => {
    await open(async (held) => {
      await positive(held);
      const page = decisionPage(theCase(held));
      shown(held, { clocks: page.clocks.map((row) => ({ ...row, toConfirm: row.key === page.headline.clock })) });
    });
    expect(inside("confirm-day")).toBe("Confirm this day before you rely on it.");
    expect(document.querySelectorAll("#ruler .govuk-tag, #days-table .govuk-tag"), "in the list and in the table").toHaveLength(2);
  });

  it("offers to ask for news only while something is waited for", async () => {
    await open((held) => {
      sent(held, 20);
      shown(held, { askText: "" });
    });
    expect(document.getElementById("news")).toBeNull();
    expect(hrefs()).not.toContain("#/c/case-1/decisions/news");
  });

  it("says plainly what else there is to know", async () => {
    const held = await open(async (held) => {
      await positive(held);
      await decide(held.id, "withdraw");
      shown(held, { disqualified: true });
    });
    const [event] = decisionsOf(theCase(held)).events;
    expect(inside("disqualified")).toContain("Protection was taken away");
    expect(document.querySelector(".notice--pressing"), "it alarms nobody").toBeNull();
    expect(hrefs("#consent-withdrawn")).toEqual(["#/c/case-1/decisions/record/withdrawn"]);
    expect(inside("undecided")).toContain("2 steps are offered after what happened");
    expect(hrefs("#undecided")).toEqual([`#/c/case-1/decisions/${event!.id}`]);
    isSound();
  });

  it("tells what happened, the newest first, and marks what no longer counts", async () => {
    await open(async (held) => {
      sent(held, 40);
      const first = await record(held, "rg-negative", 30, { received: ago(32) });
      await ask("take_back_decision", { case: held.id, decision: first.recorded!, why: "Wrong case" });
      const second = await record(held, "rg-positive", 20);
      await ask("attach_decision_letter", { case: held.id, decision: second.recorded! });
    });
    const said = [...document.querySelectorAll("#happened > li")].map((one) => one.textContent!.replace(/\s+/g, " "));
    expect(said).toHaveLength(3);
    expect(said[0]).toContain("Reasonable grounds decision: positive");
    expect(said[0]).toContain("1 letter attached");
    expect(said[0]).toContain("2 steps to accept or decline");
    expect(said[1]).toContain("Taken back");
    expect(said[1]).toContain("1 thing about it looks odd");
    expect(said[1], "nothing is asked of what does not count").not.toContain("to accept or decline");
    expect(said[2]).toContain("Referral sent");
  });

  it("shows news asked for, other cases and how old the limits are", async () => {
    const held = await open(async (held) => {
      sent(held, 20);
      decisionsOf(theCase(held)).linked.push({ id: "case-7", number: "24-031", called: "AM", later: true });
      await ask("record_news_asked", { case: held.id, ask: { on: ago(2), whom: "The SCA", how: "By email", answer: "Next week", againOn: dayFrom(today, 7) } });
    });
    expect(inside("asks")).toContain(`The SCA, ${showDay(ago(2))}`);
    expect(inside("asks")).toContain(`Ask again on ${showDay(dayFrom(today, 7))}`);
    expect(inside("linked")).toContain("Case 24-031, AM opened later");
    expect(inside("pack")).toBe("Time limits as of 22 November 2026, not checked against live pages.");
    cleanup();
    shown(held, { packVerifiedOn: "2026-11-23" });
    await show(held);
    expect(inside("pack")).toContain("checked against live pages on 23 November 2026");
  });

  it("leads to the PDF by way of the page that asks who it is for", async () => {
    await open();
    expect(byId("leave-history").getAttribute("href")).toBe("#/c/case-1/leave/decision-history");
  });

  it("offers no calendar file while there is no day to put in it", async () => {
    const held = await open();
    expect(decisionPage(theCase(held)).calendarDays, "the one day has passed").toBe(0);
    expect(main()).not.toContain("calendar file");
  });

  it("saves a calendar file of the days to come", async () => {
    const held = await open((held) => sent(held, 0));
    expect(decisionPage(theCase(held)).calendarDays).toBe(1);
    press("Save the days to a calendar file");
    await settle(20);
    expect(lastCall(held, "save_calendar")).toEqual({ case: held.id });
    expect(inside("calendar-outcome")).toContain("Calendar file saved");
  });
});
