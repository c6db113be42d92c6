import { afterEach, describe, expect, it } from "vitest";
import Overview from "../src/cases/Overview.svelte";
import { entryRoute, entryTitle } from "../src/cases/timeline";
import { useDoor } from "../src/core/ask";
import { clock } from "../src/core/clock";
import type { SafetyRail as Rail, TimelineEntry } from "../src/core/contract";
import { sendingOf } from "../src/core/fake/sending";
import { dueWhen } from "../src/safeguarding/due";
import SafetyRail from "../src/safeguarding/SafetyRail.svelte";
import { due, emptyRail, grouped, line, need, showHome, step } from "./home-screen";
import { byId, draw, practice, settle } from "./screen";
import { main, open, theCase } from "./sending-screen";

const { now } = clock;
afterEach(() => (clock.now = now));

const today = () => (clock.now = () => new Date(2026, 2, 17, 9));

describe("what falls due about consent", () => {
  it("says when in words: today with its hour, another day, and overdue", () => {
    today();
    expect(dueWhen(due())).toBe("Return 4pm today");
    expect(dueWhen(due({ time: "16:30", overdue: true }))).toBe("Return 4:30pm today (overdue)");
    expect(dueWhen(due({ time: null }))).toBe("Return today");
    expect(dueWhen(due({ on: "2026-03-20", time: "09:05" }))).toBe("Return 20 March 2026, 9:05am (in 3 days)");
    expect(dueWhen(due({ on: "2026-03-15", time: null, overdue: true }))).toBe("Return 15 March 2026 (overdue by 2 days)");
    expect(dueWhen(due({ kind: "turning-18", on: "2026-03-18", time: null }))).toBe("18 March 2026 (tomorrow)");
  });

  it("stands on the rail above the steps, each line with its way, and names no one", () => {
    today();
    const items = [
      due({ overdue: true, on: "2026-03-16" }),
      due({ kind: "turning-18", key: "birthday", purpose: "", on: "2026-03-20", time: null }),
      due({ kind: "ask-again", key: "sharing-1", purpose: "sharing", time: null }),
    ];
    const rail: Rail = { ...emptyRail, of: 1, steps: [step()], due: items };
    draw(SafetyRail, { id: "case-1", rail });
    const links = [...document.querySelectorAll(".rail__list a")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "#/c/case-1/consent/record/referral",
      "#/c/case-1/consent",
      "#/c/case-1/consent/record/sharing-1",
      "#/c/case-1/safety/uk-101",
    ]);
    expect(links[0]!.textContent).toMatch(/^Go back to the person about: \S/);
    expect(links[1]!.textContent).toContain("The person turns 18: ask if they want to stay in the NRM");
    expect(links[2]!.textContent).toContain("What was agreed has ended: ask again");
    expect(document.querySelector("[aria-labelledby=to-come-back-to]")!.textContent).toContain("overdue by 1 day");
    expect(byId<HTMLElement>("to-come-back-to").textContent).toBe("To come back to");
  });

  it("leaves no empty list on the rail", () => {
    draw(SafetyRail, { id: "case-1", rail: emptyRail });
    expect(document.getElementById("to-come-back-to")).toBeNull();
  });
});

describe("home and overview", () => {
  it("says in the case’s row what falls due, beside the next step or in its place", async () => {
    today();
    const nextStep = step();
    const toReturn = need("consent", { about: "referral", on: "2026-03-17", how: "today", due: due() });
    await showHome({ groups: grouped(line(1, "due-soon", { need: toReturn }), line(2, "due-soon", { need: toReturn, nextStep })) });
    const [alone, beside] = [...document.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent!.replace(/\s+/g, " ").trim()));
    expect(alone![0]).toMatch(/^Go back to the person about: /);
    expect(alone![0]).not.toContain("None due");
    expect(alone![1]).toBe("Return 4pm today");
    expect(beside![0]).toContain("Tell the police");
    expect(beside![0]).toContain("Return 4pm today");
    expect(beside![1]).toBe("same day");
    expect(document.querySelector("tbody td a")!.getAttribute("href")).toBe("#/c/case-1/consent/record/referral");
  });

  it("makes it the next thing on the overview, and leads to where it is recorded", async () => {
    const { fake, id } = await practice();
    useDoor(async (name, args) => {
      const answer = await fake(name, args);
      if (name !== "read_case") return answer;
      const overview = answer as { frame: { safety: Rail } };
      overview.frame.safety.due = [due({ key: "support", purpose: "support" })];
      return { ...overview, next: { kind: "consent-due", words: "", about: "support", need: null } };
    });
    today();
    draw(Overview, { parts: { id } });
    await settle();
    const next = document.querySelector(".next")!;
    expect(next.textContent).toContain("Go back to the person about: Support. Return 4pm today.");
    expect(next.querySelector("a")!.getAttribute("href")).toBe(`#/c/${id}/consent/record/support`);
  });
});

describe("the timeline of consent", () => {
  const entry = (given: Partial<TimelineEntry>): TimelineEntry => {
    const at = "2026-03-17T10:00:00Z";
    return { kind: "consent", at, recordedAt: at, about: null, outcome: null, excerpt: "", group: "consent", sensitive: false, ...given };
  };

  it("tells every decision and purpose, conversations, capacity and sharing in words", () => {
    const title = (given: Partial<TimelineEntry>) => entryTitle(entry(given), []);
    expect(title({ about: "investigations", outcome: "agree-with-limits" })).toBe("Consent to help investigations: agreed, within limits");
    expect(title({ about: "contact-email", outcome: "cannot-decide" }), "one of several").toBe("Consent to a way of contact: cannot decide now");
    expect(title({ kind: "talk" })).toBe("Conversation about consent");
    expect(title({ kind: "capacity", outcome: "unable" })).toBe("Capacity recorded: not able to decide now");
    expect(title({ kind: "sharing", outcome: "other" })).toBe("Shared");
  });

  it("leads to consent and to what was shared", () => {
    expect(["talk", "capacity", "sharing"].map((kind) => entryRoute("case-1", entry({ kind })))).toEqual([
      "/c/case-1/consent",
      "/c/case-1/consent",
      "/c/case-1/sharing",
    ]);
  });
});

describe("what keeps a referral back", () => {
  const links = () => [...document.querySelectorAll("#blocked a")].map((link) => link.getAttribute("href"));

  it("is that not everything was explained before the person agreed", async () => {
    const { id } = await open("copy", (held) => (sendingOf(theCase(held)).blocked = "not-informed"));
    expect(main()).toContain("The person agreed before everything was explained to them.");
    expect(links()).toEqual([`#/c/${id}/consent`]);
  });

  it("is a notification with a name the person did not agree to, and there are two ways out", async () => {
    const { id } = await open("sent", (held) => (sendingOf(theCase(held)).blocked = "named-without-consent"));
    expect(main()).toContain("they did not agree to be named");
    expect(links()).toEqual([`#/c/${id}/consent/record/named-in-notification`, `#/c/${id}/referral/authorities-cooperation`]);
  });
});
