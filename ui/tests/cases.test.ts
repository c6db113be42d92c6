import { describe, expect, it } from "vitest";
import UnfiledNotes from "../src/cases/UnfiledNotes.svelte";
import { ask, useDoor } from "../src/core/ask";
import type { NoteLine } from "../src/core/contract";
import { fakeDoor } from "../src/core/fake";
import { counts, group, grouped, identity, line, need, showHome as show, texts, ways } from "./home-screen";
import { byId, draw, press, settle } from "./screen";

const note = (number: number, given: Partial<NoteLine> = {}): NoteLine => ({
  id: `note-${number}`,
  case: null,
  kind: "visit",
  sensitive: false,
  attachments: 0,
  started: "2026-03-17T14:32",
  place: "",
  excerpt: "",
  finishedAt: "2026-03-17T16:00:00Z",
  savedAt: "2026-03-17T16:00:00Z",
  amendments: 0,
  ...given,
});
const body = () => document.body.textContent!.replaceAll(/\s+/g, " ");

describe("home on the first day", () => {
  it("offers to write, to open a case and to practise, and shows no empty lists", async () => {
    await show({});
    expect(body()).toContain("No cases yet. Start a visit note, open a case, or open the practice case");
    expect(document.querySelectorAll("table, h2, form")).toHaveLength(0);
    const first = document.querySelector("main a, main button, main input")!;
    expect(first.textContent, "the first stop from the heading is to start writing").toBe("Start a visit note");
  });

  it("begins a note in no case", async () => {
    const fake = await show({});
    press("Start a visit note");
    await settle();
    expect(fake.calls.find((call) => call.name === "begin_note")?.args).toEqual({ case: null });
    expect(location.hash).toMatch(/^#\/notes\/note-/);
  });
});

describe("home with cases", () => {
  it("says that nothing is overdue or unsent when every count is zero", async () => {
    await show({ groups: grouped(line(1, "waiting")) });
    expect(body()).toContain("Nothing is overdue or unsent.");
    expect(document.querySelector(".counts")).toBeNull();
    expect(texts("caption")).toEqual(["Waiting, nothing due (1)"]);
  });

  it("shows the groups and their cases as Rust ordered them", async () => {
    await show({ groups: grouped(line(3, "overdue"), line(1, "overdue"), line(6, "due-soon"), line(4, "not-due"), line(5, "not-due"), line(2, "waiting")) });
    expect(texts("caption")).toEqual(["Overdue (2)", "Due soon (1)", "Not due yet (2)", "Waiting, nothing due (1)"]);
    expect(texts("tbody th a")).toEqual(["P3, 26-003", "P1, 26-001", "P6, 26-006", "P4, 26-004", "P5, 26-005", "P2, 26-002"]);
    expect(texts("thead th").slice(0, 4)).toEqual(["Case", "Next step", "Due", "Stage"]);
  });

  it("loses no case whose group has no words yet", async () => {
    await show({ groups: grouped(line(1, "closed")) });
    expect(texts("caption")).toEqual(["closed (1)"]);
  });

  it.each([
    [1, ["1 thing is overdue", "1 thing is due soon", "1 thing is past the expected date", "1 thing is waited for", "1 referral not sent", "1 unfinished note"]],
    [2, ["2 things are overdue", "2 things are due soon", "2 things are past the expected date", "2 things are waited for", "2 referrals not sent", "2 unfinished notes"]],
    [1234, ["1,234 things are overdue", "1,234 things are due soon", "1,234 things are past the expected date", "1,234 things are waited for", "1,234 referrals not sent", "1,234 unfinished notes"]],
  ])("counts %i of each in words", async (count, told) => {
    const needs = counts({ overdue: count, dueSoon: count, pastExpected: count, waiting: count });
    await show({ needs, unsentReferrals: count, unfinishedNotes: count, groups: grouped(line(1, "overdue")) });
    expect(texts(".counts li")).toEqual(told);
  });

  it("leaves out what is zero", async () => {
    await show({ needs: counts({ overdue: 5 }), unfinishedNotes: 2, groups: grouped(line(1, "overdue")) });
    expect(texts(".counts li")).toEqual(["5 things are overdue", "2 unfinished notes"]);
  });

  it("leads what needs the worker to its own page, and what is waited for more quietly", async () => {
    await show({ needs: counts({ overdue: 5, dueSoon: 2, pastExpected: 3, waiting: 4 }), groups: grouped(line(1, "overdue")) });
    expect(ways(".counts a")).toEqual(["#/now/overdue", "#/now/due-soon", "#/now/past-expected", "#/now/waiting"]);
    expect(texts(".counts--overdue")).toEqual(["5 things are overdue"]);
    expect(texts(".counts--quiet")).toEqual(["4 things are waited for"]);
  });

  it("leads what is not sent and what is not finished to their lists here, and does not change the route", async () => {
    location.hash = "#/cases";
    const both = [line(2, "waiting", { unfinishedNotes: 1 })];
    await show({ unsentReferrals: 1, unfinishedNotes: 1, nearestDeletion: "2026-03-30", groups: grouped(...both), unsent: group("unsent", both), unfinished: group("unfinished", both) });
    expect(texts(".counts li")).toEqual(["1 referral not sent: nearest online draft is deleted on 30 March 2026", "1 unfinished note"]);
    for (const link of document.querySelectorAll<HTMLElement>(".counts a")) {
      link.click();
      expect(`#${document.activeElement?.id}`).toBe(link.getAttribute("href"));
    }
    expect(location.hash).toBe("#/cases");
  });

  it("says first which draft on the online form is deleted first", async () => {
    const online = { begunOn: "2026-03-01", savedOn: "2026-03-01", deletedOn: "2026-03-20", daysLeft: 3, state: "warn" };
    await show({ groups: grouped(line(1, "waiting")), nearestDraft: line(1, "waiting", { online } as never) });
    expect(byId<HTMLElement>("online-draft").textContent!.trim()).toMatch(/^P1, 26-001: Online draft is deleted .*3 days/);
    expect(body(), "that is something").not.toContain("Nothing is overdue or unsent.");
  });

  it("lists as many as it counts", async () => {
    const [one, two] = [line(1, "overdue", { unfinishedNotes: 2 }), line(2, "waiting")];
    const groups = grouped(one, two, line(3, "waiting", { unfinishedNotes: 1, identity: identity(3, { practice: true }) }));
    const lists = { unsent: group("unsent", [one, two]), unfinished: group("unfinished", [one]) };
    await show({ unsentReferrals: 2, unfinishedNotes: 3, groups, ...lists, unfiled: [note(9, { finishedAt: null }), note(10)] });
    expect(texts("h2")).toContain("Referrals not sent (2)");
    expect(texts("[aria-labelledby=unsent] a")).toEqual(["P1, 26-001", "P2, 26-002"]);
    expect(texts("h2")).toContain("Unfinished notes (3)");
    expect(texts("[aria-labelledby=unfinished] a"), "two in a case and one in none").toEqual(["P1, 26-001 (2)", "Not in a case yet (1)"]);
    for (const table of document.querySelectorAll("table")) {
      const count = Number(/\((\d+)\)/.exec(table.querySelector("caption")!.textContent!)![1]);
      expect(table.querySelectorAll("tbody tr")).toHaveLength(count);
    }
    expect(document.querySelector("[id^=all-]"), "all are here").toBeNull();
  });

  it("counts what the fake holds the same way", async () => {
    useDoor(fakeDoor());
    const typed = { ageGroup: "adult", nation: "england", area: "", language: "Welsh", interpreter: "needed" };
    const { id } = await ask("open_case", { case: { ...typed, called: "BB" } });
    await ask("open_practice_case", {});
    await ask("begin_note", { case: id });
    await ask("begin_note", { case: null });
    const list = await ask("list_cases", {});
    expect([list.needs.overdue, list.unfinishedNotes, list.unfiled.length], "the practice case never counts").toEqual([1, 2, 1]);
    const overdue = await ask("read_needs", { group: "overdue", from: 0 });
    expect([overdue.items.length, overdue.counts.overdue]).toEqual([1, 1]);
  });

  it("shows the first of 200 cases, and leads to all of each group", async () => {
    const first = (name: string, from: number) => Array.from({ length: 20 }, (_, place) => line(from + place, name));
    const groups = [group("overdue", first("overdue", 1), 120), group("waiting", first("waiting", 121), 80)];
    const unsent = group("unsent", first("overdue", 1), 21);
    await show({ groups, unsent, unsentReferrals: 21 });
    expect(document.querySelectorAll("tbody tr")).toHaveLength(40);
    expect(texts("caption")).toEqual(["Overdue (120)", "Waiting, nothing due (80)"]);
    expect(texts("[id^=all-]")).toEqual([
      "All 120 cases of this group: Overdue",
      "All 80 cases of this group: Waiting, nothing due",
      "All 21 cases of this group: Referrals not sent",
    ]);
    expect(ways("[id^=all-]")).toEqual(["#/cases/group/overdue", "#/cases/group/waiting", "#/cases/group/unsent"]);
  });

  it("says how far each case is: in the NRM once something was sent, and before that the referral", async () => {
    await show({ groups: grouped(line(1, "waiting"), line(2, "waiting", { identity: identity(2, { referral: "sent", stage: "rg-pending" }) })) });
    expect(texts('td[data-label="Stage"]')).toEqual(["Referral in progress, not sent", "Waiting for the reasonable grounds decision"]);
  });

  it("leads from a withdrawal that the authority is to be told of to where it is recorded", async () => {
    await show({ groups: grouped(line(1, "overdue", { need: need("withdrawn", { group: "overdue" }) })) });
    expect(texts('td[data-label="Next step"]')).toEqual(["Tell the competent authority that the person withdrew"]);
    expect(ways('td[data-label="Next step"] a')).toEqual(["#/c/case-1/decisions/record/withdrawn"]);
  });

  it("lists those opened last, in one line", async () => {
    await show({ groups: grouped(line(1, "waiting")), recentlyOpened: [identity(2), identity(1)] });
    expect(texts(".recent a")).toEqual(["P2, 26-002", "P1, 26-001"]);
  });

  it("puts the label of each cell before its value for narrow windows", async () => {
    await show({ groups: grouped(line(1, "waiting")) });
    expect([...document.querySelectorAll("td")].map((cell) => cell.dataset.label)).toEqual(["Next step", "Due", "Stage"]);
  });
});

describe("notes not in a case yet", () => {
  const four = [note(1, { place: "Station Road" }), note(2, { sensitive: true, excerpt: "A name nobody may see" }), note(3), note(4)];

  it("are counted on the home screen, the first few shown, with a way to the rest", async () => {
    await show({ unfiled: four });
    expect(byId<HTMLElement>("unfiled").textContent).toBe("Notes not in a case yet (4)");
    expect(document.querySelectorAll(".card")).toHaveLength(3);
    expect(document.querySelector('a[href="#/notes/unfiled"]')).not.toBeNull();
    expect(document.body.innerHTML, "what is sensitive is not on the page").not.toContain("A name nobody may see");
  });

  it("are each to be read and to be filed", async () => {
    const fake = fakeDoor();
    useDoor((name, args) => (name === "list_unfiled" ? Promise.resolve(four) : fake(name, args)));
    draw(UnfiledNotes, {});
    await settle();
    expect(texts("h2 a")[0]).toBe("Visit note, 17 March 2026, 2:32pm");
    expect(texts(".card__way a")[0]).toBe("File this note: Visit note, 17 March 2026, 2:32pm");
    const ways = [...document.querySelectorAll(".card__way a")].map((link) => link.getAttribute("href"));
    expect(ways).toEqual(["#/notes/note-1/move", "#/notes/note-2/move", "#/notes/note-3/move", "#/notes/note-4/move"]);
  });

  it("say so when there are none", async () => {
    useDoor(fakeDoor());
    draw(UnfiledNotes, {});
    await settle();
    expect(body()).toContain("Every note is in a case.");
  });
});
