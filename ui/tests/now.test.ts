import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../src/core/clock";
import { useDoor } from "../src/core/ask";
import type { NeedItem, NeedList } from "../src/core/contract";
import { fakeDoor } from "../src/core/fake";
import { router } from "../src/core/router.svelte";
import CasesOfGroup from "../src/now/CasesOfGroup.svelte";
import { needDo, needRoute, needTitle, needWhen } from "../src/now/need";
import Now from "../src/now/Now.svelte";
import { counts, due, line, need, texts, ways } from "./home-screen";
import { byId, draw, press, settle } from "./screen";

const { now } = clock;
beforeEach(() => void (clock.now = () => new Date(2026, 2, 17, 9)));
afterEach(() => {
  clock.now = now;
  router.query = "";
});

const title = "Last day to ask for reconsideration";
const decision = "Reasonable grounds decision";
const told = (item: NeedItem) => [needTitle(item), needWhen(item), needRoute(item)];
const toDecisions = "/c/case-1/decisions";

describe("one thing that needs the worker, in words", () => {
  it.each<[string, NeedItem, string[]]>([
    ["a step due", need("step", { title: "Tell the police", about: "uk-101", on: "2026-03-20", how: "in", count: 3 }), ["Tell the police", "due in 3 days, 20 March 2026", "/c/case-1/safety/uk-101"]],
    ["a step due today", need("step", { title: "Tell the police", about: "uk-101", on: "2026-03-17", how: "today" }), ["Tell the police", "due today, 17 March 2026", "/c/case-1/safety/uk-101"]],
    ["a step overdue since today", need("step", { group: "overdue", title: "Tell the police", about: "uk-101", on: "2026-03-17", how: "today" }), ["Tell the police", "due today, 17 March 2026 (overdue)", "/c/case-1/safety/uk-101"]],
    ["a step overdue", need("step", { group: "overdue", title: "Tell the police", about: "uk-101", on: "2026-03-16", how: "past", count: 1 }), ["Tell the police", "overdue by 1 day, 16 March 2026", "/c/case-1/safety/uk-101"]],
    ["consent", need("consent", { about: "support", due: due({ key: "support", purpose: "support" }) }), ["Go back to the person about: Support", "Return 4pm today", "/c/case-1/consent/record/support"]],
    ["a last day", need("last-day", { title, on: "2026-03-20", how: "in", count: 3 }), [title, "last day in 3 days, 20 March 2026", toDecisions]],
    ["a last day in working days", need("last-day", { title, on: "2026-03-18", how: "in", count: 1, unit: "working-days" }), [title, "last day in 1 working day, 18 March 2026", toDecisions]],
    ["a last day with no working day between", need("last-day", { title, on: "2026-03-21", how: "in", unit: "working-days" }), [title, "last day, 21 March 2026", toDecisions]],
    ["a last day today", need("last-day", { title, on: "2026-03-17", how: "today" }), [title, "the last day is today, 17 March 2026", toDecisions]],
    ["a last day gone by", need("last-day", { title, group: "overdue", on: "2026-03-15", how: "past", count: 2 }), [title, "the last day was 2 days ago, 15 March 2026", toDecisions]],
    ["a last day that a letter names", need("last-day", { on: "2026-03-18", how: "in", count: 1 }), ["Last day to ask for reconsideration, as the letter says", "last day in 1 day, 18 March 2026", toDecisions]],
    ["a day by which", need("by", { title: "Answer to the request for information", on: "2026-03-24", how: "in", count: 5, unit: "working-days" }), ["Answer to the request for information", "due in 5 working days, 24 March 2026", toDecisions]],
    ["how long something lasts", need("lasts-until", { title: "Recovery period, at least until", on: "2026-03-27", how: "in", count: 10 }), ["Recovery period, at least until", "27 March 2026 (in 10 days)", toDecisions]],
    ["what has ended", need("lasts-until", { title: "Recovery period, at least until", group: "overdue", on: "2026-03-14", how: "past", count: 3 }), ["Recovery period, at least until", "14 March 2026 (3 days ago)", toDecisions]],
    ["how long something lasts at most", need("up-to", { title: "Support in Scotland, up to", on: "2026-03-27", how: "in", count: 10 }), ["Support in Scotland", "lasts at most until 27 March 2026 (in 10 days)", toDecisions]],
    ["what lasts at most until today", need("up-to", { on: "2026-03-17", how: "today" }), ["Support, as the letter says", "lasts at most until today, 17 March 2026", toDecisions]],
    ["what was to last at most", need("up-to", { title: "Support in Scotland, up to", group: "overdue", on: "2026-03-14", how: "past", count: 3 }), ["Support in Scotland", "was to last at most until 14 March 2026 (3 days ago)", toDecisions]],
    ["a withdrawal to tell of", need("withdrawn"), ["Tell the competent authority that the person withdrew", "", "/c/case-1/decisions/record/withdrawn"]],
    ["a decision expected", need("expected", { title: decision, on: "2026-03-19", how: "in", count: 2, unit: "working-days" }), [decision, "expected in 2 working days, 19 March 2026", toDecisions]],
    ["a decision past its day", need("expected", { title: decision, group: "past-expected", on: "2026-03-09", how: "past", count: 6, unit: "working-days" }), [decision, "6 working days past the expected date, 9 March 2026", toDecisions]],
    ["a decision past its day by a weekend", need("expected", { title: decision, group: "past-expected", on: "2026-03-13", how: "past", unit: "working-days" }), [decision, "past the expected date, 13 March 2026", toDecisions]],
    ["a decision without a day", need("waiting", { group: "waiting", about: "cg-pending", how: "since", count: 12 }), ["Waiting for the conclusive grounds decision", "waited for 12 days", toDecisions]],
    ["a decision waited for since today", need("waiting", { group: "waiting", about: "cg-pending", how: "since" }), ["Waiting for the conclusive grounds decision", "waited for since today", toDecisions]],
    ["a state the window does not know", need("waiting", { group: "waiting", about: "new-state" }), ["Waiting for a decision", "", toDecisions]],
    ["news to ask for", need("ask", { on: "2026-03-15", how: "past", count: 2, group: "overdue" }), ["Ask for news of the decision", "to be asked again 2 days ago, 15 March 2026", "/c/case-1/decisions/news"]],
    ["steps offered", need("offered", { about: "event-7", how: "since", count: 1 }), ["Safety steps offered after a decision: accept or decline each", "offered after what happened 1 day ago", "/c/case-1/decisions/event-7"]],
    ["a draft online", need("online", { on: "2026-03-21", how: "in", count: 4 }), ["Draft on the online form", "deleted in 4 days, 21 March 2026", "/c/case-1/referral/copy"]],
    ["a draft online that is gone", need("online", { on: "2026-03-10", how: "past", count: 7, group: "overdue" }), ["Draft on the online form", "has probably been deleted, 10 March 2026", "/c/case-1/referral/copy"]],
    ["a kind the window does not know", need("new-kind", { on: "2026-03-21", how: "in" }), ["Something to look at", "21 March 2026", toDecisions]],
  ])("tells of %s", (_, item, expected) => {
    expect(told(item)).toEqual(expected);
    expect(told(item).join(" "), "what is hoped for is no deadline").not.toMatch(/deadline/i);
    expect(needDo(item)).not.toBe("");
  });
});

/** So many things overdue, each of a case of its own. */
const many = (length: number) =>
  Array.from({ length }, (_, place) =>
    need("step", { group: "overdue", title: "Tell the police", about: "uk-101", on: "2026-03-16", how: "past", count: 1, case: { id: `case-${place + 1}`, number: `26-${place + 1}`, called: `P${place + 1}`, practice: false } }),
  );

async function show(group: string, items: NeedItem[], from = "") {
  const fake = fakeDoor();
  const of = counts({ overdue: items.length, dueSoon: 2, waiting: 4 });
  useDoor((name, args) => {
    if (name !== "read_needs") return fake(name, args);
    const asked = args as { group: string; from: number };
    const list: NeedList = { group: asked.group, counts: of, from: asked.from, items: asked.group === "overdue" ? items.slice(asked.from, asked.from + 50) : [] };
    return fake("read_helplines", {}).then(() => list);
  });
  router.query = from;
  draw(Now, { parts: { group } });
  await settle();
  return fake;
}

describe("what needs the worker, on its own page", () => {
  it("leads to each thing, naming whose it is, what and when", async () => {
    await show("overdue", [...many(1), need("expected", { title: decision, on: "2026-03-09", how: "past", count: 6, unit: "working-days", toConfirm: true })]);
    expect(texts(".need-items a")).toEqual(["P1, 26-1: Tell the police", "P1, 26-001: Reasonable grounds decision"]);
    expect(ways(".need-items a")).toEqual(["#/c/case-1/safety/uk-101", "#/c/case-1/decisions"]);
    expect(texts(".need-items .due")).toEqual(["overdue by 1 day, 16 March 2026", "6 working days past the expected date, 9 March 2026"]);
    expect(texts(".need-items .govuk-tag"), "only what is not checked is marked").toEqual(["Confirm: this date has not been checked against its source"]);
  });

  it("shows the four groups with their counts, and which of them this is", async () => {
    await show("overdue", many(3));
    expect(texts(".need-groups a")).toEqual(["Overdue (3)", "Due soon (2)", "Past the expected date (0)", "Waited for (4)"]);
    expect(ways(".need-groups a")).toEqual(["#/now/overdue", "#/now/due-soon", "#/now/past-expected", "#/now/waiting"]);
    expect(texts(".need-groups [aria-current=page]")).toEqual(["Overdue (3)"]);
    expect(texts("h1, h2")).toEqual(["What needs you now", "Overdue (3)", "Calendar file"]);
    expect(document.querySelectorAll(".need-items li"), "the count agrees with the list").toHaveLength(3);
    expect(document.querySelector(".pages"), "all is shown").toBeNull();
  });

  it.each([
    ["overdue", "Nothing is overdue."],
    ["due-soon", "Nothing is due soon."],
    ["past-expected", "Nothing is past its expected date."],
    ["waiting", "Nothing is waited for."],
  ])("says in one sentence that %s holds nothing", async (group, sentence) => {
    await show(group, []);
    expect(byId<HTMLElement>("none").textContent).toBe(sentence);
    expect(document.querySelector(".need-items")).toBeNull();
  });

  it("takes a group it does not know for what is overdue", async () => {
    await show("elsewhere", many(2));
    expect(texts(".need-groups [aria-current=page]")).toEqual(["Overdue (2)"]);
    expect(document.querySelectorAll(".need-items li")).toHaveLength(2);
  });

  it("shows 50 at a time, with the ways to those before and after", async () => {
    await show("overdue", many(312));
    expect(byId<HTMLElement>("shown").textContent).toBe("Showing 1 to 50 of 312");
    expect(document.querySelectorAll(".need-items li")).toHaveLength(50);
    expect(ways(".pages a")).toEqual(["#/now/overdue?from=50"]);
  });

  it("comes from the address to the place in the list, and counts on from there", async () => {
    await show("overdue", many(312), "from=300");
    expect(byId<HTMLElement>("shown").textContent).toBe("Showing 301 to 312 of 312");
    expect(document.querySelectorAll(".need-items li")).toHaveLength(12);
    expect(document.querySelector("ol")!.getAttribute("start")).toBe("301");
    expect(ways(".pages a")).toEqual(["#/now/overdue?from=250"]);
    expect(texts(".pages a"), "which page is said to those who hear the link alone").toEqual(["Previous page: Showing 251 to 300 of 312"]);
  });

  it("begins again where the list has grown shorter than the place asked for, or the place is none", async () => {
    await show("overdue", many(3), "from=50");
    expect(document.querySelectorAll(".need-items li")).toHaveLength(3);
    document.body.innerHTML = "";
    await show("overdue", many(3), "from=-1x");
    expect(document.querySelectorAll(".need-items li")).toHaveLength(3);
  });

  it("saves the days to a calendar file, and says what is not in it", async () => {
    const fake = await show("overdue", many(1));
    expect(byId<HTMLElement>("calendar-hint").textContent).toContain("no names and no case details");
    press("Save the days of all cases to a calendar file");
    await settle();
    expect(fake.calls.find((call) => call.name === "save_calendar")?.args).toEqual({ case: null });
    expect(byId<HTMLElement>("calendar-outcome").textContent).toContain("Calendar file saved at");
  });

  it("says so when no place was chosen for the file, or it could not be saved", async () => {
    const fake = await show("overdue", many(1));
    fake.world.toChoose = null;
    press("Save the days of all cases to a calendar file");
    await settle();
    expect(byId<HTMLElement>("calendar-outcome").textContent).toContain("Nothing was saved.");
    fake.refuseNext("save_calendar", "disk-full");
    press("Save the days of all cases to a calendar file");
    await settle();
    expect(document.querySelector("[role=alert]")!.textContent).toContain("The disk is full.");
  });
});

describe("every case of a group", () => {
  async function cases(name: string, count: number, from = "") {
    const all = Array.from({ length: count }, (_, place) => line(place + 1, name));
    const fake = fakeDoor();
    useDoor((command, args) => {
      if (command !== "read_case_group") return fake(command, args);
      const start = (args as { from: number }).from;
      return Promise.resolve({ name, count, from: start, lines: all.slice(start, start + 50) });
    });
    router.query = from;
    draw(CasesOfGroup, { parts: { group: name } });
    await settle();
  }

  it("shows the first 50 of 200, and how many there are", async () => {
    await cases("overdue", 200);
    expect(texts("h1")).toEqual(["Cases: Overdue"]);
    expect(texts("caption")).toEqual(["Overdue (200)"]);
    expect(document.querySelectorAll("tbody tr")).toHaveLength(50);
    expect(byId<HTMLElement>("shown").textContent).toBe("Showing 1 to 50 of 200");
    expect(ways(".pages a")).toEqual(["#/cases/group/overdue?from=50"]);
  });

  it("goes on from the place in the address", async () => {
    await cases("unsent", 120, "from=100");
    expect(texts("h1")).toEqual(["Cases: Referrals not sent"]);
    expect(texts("tbody th a")[0]).toBe("P101, 26-101");
    expect(document.querySelectorAll("tbody tr")).toHaveLength(20);
    expect(ways(".pages a")).toEqual(["#/cases/group/unsent?from=50"]);
  });

  it("says so when the group holds none", async () => {
    await cases("waiting", 0);
    expect(byId<HTMLElement>("none").textContent).toBe("No case is in this group now.");
    expect(document.querySelector("table")).toBeNull();
  });

  it("needs no pages for one", async () => {
    await cases("waiting", 1);
    expect(texts("caption")).toEqual(["Waiting, nothing due (1)"]);
    expect(document.querySelector(".pages")).toBeNull();
  });
});
