import { describe, expect, it } from "vitest";
import { conclusion } from "../src/decisions/conclusion";
import type { ClockRow, DecisionHeadline } from "../src/core/contract";
import { decisionPage } from "../src/core/fake/decisions";
import { nrm } from "../src/words/en/nrm";
import { practice } from "./screen";
import { theCase } from "./sending-screen";

describe("the conclusion", () => {
  const headline: DecisionHeadline = { clock: null, title: "", says: "none", how: "nothing", on: null, count: 0, unit: "days" };
  const page = async (state: string, told: Partial<DecisionHeadline>, act = "nrm-sent") => {
    const held = await practice();
    const clocks = [{ key: "a", act, running: "coming" } as ClockRow];
    return conclusion({ ...decisionPage(theCase(held)), sent: true, state, clocks, headline: { ...headline, ...told } });
  };
  const clock = { clock: "a", on: "2026-03-27" };

  it("says when the reasonable grounds decision is expected, and never calls the day a deadline", async () => {
    const rg = { ...clock, title: "Reasonable grounds decision", says: "expected", unit: "working-days" };
    const said = [
      await page("rg-pending", { ...rg, how: "in", count: 4 }),
      await page("rg-pending", { ...rg, how: "today" }),
      await page("rg-pending", { ...rg, how: "past", count: 6 }),
      await page("rg-pending", { ...rg, how: "past", count: 1 }),
      await page("rg-pending", { ...rg, how: "past", count: 0 }),
    ];
    expect(said).toEqual([
      "Reasonable grounds decision: expected by 27 March 2026, in 4 working days",
      "Reasonable grounds decision: expected by today, 27 March 2026",
      "Reasonable grounds decision: 6 working days past the expected date",
      "Reasonable grounds decision: 1 working day past the expected date",
      "Reasonable grounds decision: the expected date, 27 March 2026, has passed",
    ]);
    for (const words of said) expect(words).not.toMatch(/deadline|overdue|late\b/);
  });

  it("says the last day to ask, how far off it is, and when it passed", async () => {
    const last = { ...clock, title: "Last day to ask for reconsideration", says: "last-day" };
    expect(await page("rg-negative", { ...last, how: "in", count: 16 })).toBe("Last day to ask for reconsideration: 27 March 2026, in 16 days");
    expect(await page("rg-negative", { ...last, how: "today" })).toBe("Last day to ask for reconsideration: today, 27 March 2026");
    expect(await page("rg-negative", { ...last, how: "past", count: 3 })).toBe("Last day to ask for reconsideration: 27 March 2026, passed 3 days ago");
  });

  it("says until when a period lasts at least", async () => {
    const lasts = { ...clock, title: "Recovery period, at least until", says: "lasts-until" };
    expect(await page("rg-positive", { ...lasts, how: "in", count: 9 })).toBe("Recovery period lasts at least until 27 March 2026, in 9 days");
    expect(await page("rg-positive", { ...lasts, how: "past", count: 2 })).toBe("Recovery period was to last at least until 27 March 2026, 2 days ago");
    const after = { ...lasts, title: "Support after a negative decision, until", how: "today" };
    expect(await page("cg-positive", after)).toBe("Support after a negative decision lasts at least until today, 27 March 2026");
  });

  it("says until when a period lasts at most, since it may end sooner", async () => {
    const most = { ...clock, title: "Support in Scotland, up to", says: "up-to" };
    expect(await page("rg-positive", { ...most, how: "in", count: 9 })).toBe("Support in Scotland lasts at most until 27 March 2026, in 9 days");
    expect(await page("rg-positive", { ...most, how: "today" })).toBe("Support in Scotland lasts at most until today, 27 March 2026");
    expect(await page("rg-positive", { ...most, how: "past", count: 2 })).toBe("Support in Scotland was to last at most until 27 March 2026, 2 days ago");
    expect(await page("move-on", { ...most, title: "", how: "in", count: 4 }, "move-on")).toBe(
      "Support, as the letter says, lasts at most until 27 March 2026, in 4 days",
    );
  });

  it("says so of a day that a letter names", async () => {
    const letter = { ...clock, says: "by", how: "in", count: 4 };
    expect(await page("rg-information-asked", letter, "information-asked")).toBe("Answer to the request for information: due by 27 March 2026, in 4 days");
    expect(await page("move-on", { ...letter, says: "lasts-until" }, "move-on")).toBe(
      "Support, as the letter says, lasts at least until 27 March 2026, in 4 days",
    );
    expect(await page("cg-pending", letter, "disqualification-considered")).toBe("Answer about the protection, as the letter says: due by 27 March 2026, in 4 days");
    expect(await page("rg-negative", { ...letter, says: "last-day", how: "past", count: 1 }, "unheard-of")).toBe(
      "Day named in the letter: 27 March 2026, passed 1 day ago",
    );
  });

  it("promises no day where there is none", async () => {
    const since = { how: "since", on: "2026-03-27" };
    expect(await page("cg-pending", { ...since, count: 214 })).toBe("Waiting for the conclusive grounds decision: 214 days. No day is promised.");
    expect(await page("cg-pending", { ...since, count: 0 })).toBe("Waiting for the conclusive grounds decision: since today. No day is promised.");
    expect(await page("cg-negative-final", { ...since, count: 2 })).toContain("negative and not to be reconsidered, 2 days ago");
    expect(await page("some-new-state", { ...since, count: 2 }), "an unknown state is shown as it is").toBe("some-new-state, 2 days ago");
  });

  it("says how it ended", async () => {
    const ended = { how: "nothing", on: "2026-03-27" };
    expect(await page("exited", ended)).toBe("Support ended on 27 March 2026");
    expect(await page("withdrawn", ended)).toBe("Withdrawn from the NRM on 27 March 2026");
    expect(await page("closed-other", ended)).toBe("Closed for another reason on 27 March 2026");
  });

  it("has a sentence for every state in which a case can stand after sending", async () => {
    const after = Object.keys(nrm.states).slice(Object.keys(nrm.states).indexOf("dtn-sent") + 1);
    for (const state of after) {
      const words = await page(state, { how: ["withdrawn", "exited", "closed-other"].includes(state) ? "nothing" : "since", on: "2026-03-27", count: 12 });
      expect(words, state).toMatch(/12 days|on 27 March 2026/);
      expect(words, "made for it, not put together from the tag").not.toBe(`${nrm.states[state]}, 12 days ago`);
    }
  });
});
