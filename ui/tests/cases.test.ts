import { describe, expect, it } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import UnfiledNotes from "../src/cases/UnfiledNotes.svelte";
import { ask, useDoor } from "../src/core/ask";
import type { CaseIdentity, CaseLine, CaseList, NoteLine } from "../src/core/contract";
import { fakeDoor } from "../src/core/fake";
import { byId, draw, press, settle } from "./screen";

const identity = (number: number, given: Partial<CaseIdentity> = {}): CaseIdentity => ({
  id: `case-${number}`,
  number: `26-${String(number).padStart(3, "0")}`,
  called: `P${number}`,
  ageGroup: "adult",
  nation: "england",
  language: "Welsh",
  interpreter: "needed",
  practice: false,
  referral: "in-progress",
  ...given,
});
const line = (number: number, group: string, given: Partial<CaseLine> = {}): CaseLine => ({
  identity: identity(number),
  group,
  nextStep: null,
  due: null,
  unfinishedNotes: 0,
  needs: [],
  online: null,
  changedAt: "2026-03-17T10:00:00Z",
  ...given,
});
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
const nothing: CaseList = { unfinishedNotes: 0, overdueSteps: 0, unsentReferrals: 0, returnsDue: 0, nearestDeletion: null, cases: [], recentlyOpened: [], unfiled: [] };

async function show(list: Partial<CaseList>) {
  const fake = fakeDoor();
  useDoor((name, args) => (name === "list_cases" ? Promise.resolve({ ...nothing, ...list }) : fake(name, args)));
  draw(Cases, {});
  await settle();
  return fake;
}

const body = () => document.body.textContent!.replaceAll(/\s+/g, " ");
const texts = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent!.replaceAll(/\s+/g, " ").trim());

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
    await show({ cases: [line(1, "waiting")] });
    expect(body()).toContain("Nothing is overdue or unsent.");
    expect(document.querySelector(".counts")).toBeNull();
    expect(texts("caption")).toEqual(["Waiting, nothing due (1)"]);
  });

  it("shows the groups in order, each as Rust ordered it, and no empty one", async () => {
    await show({ cases: [line(3, "overdue"), line(1, "overdue"), line(2, "waiting"), line(4, "not-due"), line(6, "due-soon"), line(5, "not-due")] });
    expect(texts("caption")).toEqual(["Overdue (2)", "Due soon (1)", "Not due yet (2)", "Waiting, nothing due (1)"]);
    expect(texts("tbody th a")).toEqual(["P3, 26-003", "P1, 26-001", "P6, 26-006", "P4, 26-004", "P5, 26-005", "P2, 26-002"]);
    expect(texts("thead th").slice(0, 4)).toEqual(["Case", "Next step", "Due", "Stage"]);
  });

  it("loses no case whose group has no words yet", async () => {
    await show({ cases: [line(1, "closed")] });
    expect(texts("caption")).toEqual(["closed (1)"]);
  });

  it("counts in the singular and the plural, and leaves out what is zero", async () => {
    await show({ overdueSteps: 1, unfinishedNotes: 2, cases: [line(1, "overdue", { needs: ["steps", "notes"], unfinishedNotes: 2 })] });
    expect(texts(".counts li")).toEqual(["1 overdue safety step", "2 unfinished notes"]);
  });

  it("leads each count to what it counts on this page, and does not change the route", async () => {
    location.hash = "#/cases";
    const cases = [line(1, "overdue", { needs: ["steps"] }), line(2, "waiting", { needs: ["referrals", "notes"], unfinishedNotes: 1 })];
    await show({ overdueSteps: 3, unsentReferrals: 1, unfinishedNotes: 1, nearestDeletion: "2026-03-30", cases });
    expect(texts(".counts li")[1]).toBe("1 referral not sent: nearest online draft is deleted on 30 March 2026");
    for (const link of document.querySelectorAll<HTMLElement>(".counts a")) {
      link.click();
      expect(`#${document.activeElement?.id}`).toBe(link.getAttribute("href"));
    }
    expect(location.hash).toBe("#/cases");
  });

  it("lists as many as it counts", async () => {
    const cases = [
      line(1, "overdue", { needs: ["notes", "referrals"], unfinishedNotes: 2 }),
      line(2, "waiting", { needs: ["referrals"] }),
      line(3, "waiting", { unfinishedNotes: 1, identity: identity(3, { practice: true }) }),
    ];
    await show({ unsentReferrals: 2, unfinishedNotes: 3, cases, unfiled: [note(9, { finishedAt: null })] });
    expect(texts("h2")).toContain("Referrals not sent (2)");
    expect(texts("[aria-labelledby=unsent] a")).toEqual(["P1, 26-001", "P2, 26-002"]);
    expect(texts("h2")).toContain("Unfinished notes (3)");
    expect(texts("[aria-labelledby=unfinished] a"), "two in a case and one in none").toEqual(["P1, 26-001 (2)", "Not in a case yet (1)"]);
    for (const table of document.querySelectorAll("table")) {
      const count = Number(/\((\d+)\)/.exec(table.querySelector("caption")!.textContent!)![1]);
      expect(table.querySelectorAll("tbody tr")).toHaveLength(count);
    }
  });

  it("counts what the fake holds the same way", async () => {
    useDoor(fakeDoor());
    const typed = { ageGroup: "adult", nation: "england", language: "Welsh", interpreter: "needed" };
    const { id } = await ask("open_case", { case: { ...typed, called: "BB" } });
    await ask("begin_note", { case: id });
    await ask("begin_note", { case: null });
    const list = await ask("list_cases", {});
    expect([list.overdueSteps, list.unfinishedNotes, list.unfiled.length]).toEqual([1, 2, 1]);
  });

  it("shows 200 cases, each once", async () => {
    const groups = ["overdue", "due-soon", "not-due", "waiting"];
    await show({ cases: Array.from({ length: 200 }, (_, place) => line(place + 1, groups[Math.floor(place / 50)]!)) });
    expect(document.querySelectorAll("tbody tr")).toHaveLength(200);
    expect(texts("caption")).toEqual(["Overdue (50)", "Due soon (50)", "Not due yet (50)", "Waiting, nothing due (50)"]);
  });

  it("lists those opened last, in one line", async () => {
    await show({ cases: [line(1, "waiting")], recentlyOpened: [identity(2), identity(1)] });
    expect(texts(".recent a")).toEqual(["P2, 26-002", "P1, 26-001"]);
  });

  it("puts the label of each cell before its value for narrow windows", async () => {
    await show({ cases: [line(1, "waiting")] });
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
