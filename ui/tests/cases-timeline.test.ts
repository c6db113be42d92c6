import { describe, expect, it } from "vitest";
import Overview from "../src/cases/Overview.svelte";
import Timeline from "../src/cases/Timeline.svelte";
import { entryRoute, filtered, inParts } from "../src/cases/timeline";
import { ask } from "../src/core/ask";
import type { TimelineDay, TimelineEntry } from "../src/core/contract";
import { byId, choose, draw, practice, press, settle } from "./screen";

const entry = (day: string, given: Partial<TimelineEntry> = {}): TimelineEntry => {
  const at = `${day}T10:00:00Z`;
  return { kind: "note", at, recordedAt: at, about: "note-1", outcome: null, excerpt: "", group: "notes", sensitive: false, ...given };
};
const days = (...entries: TimelineEntry[]): TimelineDay[] => {
  const names = [...new Set(entries.map((one) => one.at.slice(0, 10)))];
  return names.map((day) => ({ day, entries: entries.filter((one) => one.at.startsWith(day)) }));
};
/** So many entries, four a day, newest day first. */
const many = (count: number): TimelineDay[] =>
  Array.from({ length: count / 4 }, (_, place) => {
    const day = new Date(Date.UTC(2026, 2, 17) - place * 86_400_000).toISOString().slice(0, 10);
    return { day, entries: Array.from({ length: 4 }, () => entry(day, { excerpt: "Seen." })) };
  });

function show(list: TimelineDay[]) {
  draw(Timeline, { id: "case-1", days: list, steps: [] });
}
async function open(details: Element) {
  details.querySelector("summary")!.click();
  await settle();
}
const entries = () => document.querySelectorAll(".timeline__entry");

describe("the timeline", () => {
  it("opens the first three entries and folds the rest away", async () => {
    const [first, second] = ["2026-03-17", "2026-03-16"];
    show(days(entry(first!, { excerpt: "one" }), entry(first!, { excerpt: "two" }), entry(second!, { excerpt: "three" }), entry(second!, { excerpt: "four" })));
    expect([...document.querySelectorAll(".timeline__excerpt")].map((one) => one.textContent)).toEqual(["one", "two", "three"]);
    const folded = document.querySelectorAll("details");
    expect(folded).toHaveLength(1);
    await open(folded[0]!);
    expect(folded[0]!.textContent).toContain("four");
  });

  it("keeps what is sensitive off the page until it is opened, also among the first three", async () => {
    show(days(entry("2026-03-17", { excerpt: "A name nobody may see", sensitive: true })));
    expect(document.documentElement.outerHTML).not.toContain("A name nobody may see");
    const folded = document.querySelector("details")!;
    expect(folded.querySelector("summary")!.textContent).toContain("Show what is folded away");
    await open(folded);
    expect(folded.textContent).toContain("A name nobody may see");
  });

  it("lets through what belongs to a filter, and the case's own entries under Everything only", async () => {
    const day = "2026-03-17";
    show(days(entry(day), entry(day, { kind: "case-opened", group: "case", about: null }), entry(day, { kind: "consent", group: "consent", about: "referral", outcome: "agree" })));
    const legend = document.querySelector("legend")!;
    expect(legend.textContent).toBe("Show in the timeline");
    const labels = [...document.querySelectorAll(".govuk-radios__label")].map((label) => label.textContent);
    expect(labels).toEqual(["Everything", "Notes", "Consent", "Safety", "Referral and decisions", "Exports"]);
    expect(entries()).toHaveLength(3);
    choose("timeline-filter", "consent");
    expect([...document.querySelectorAll("h4")].map((title) => title.textContent)).toEqual([expect.stringContaining("Consent to the referral: agreed")]);
    choose("timeline-filter", "exports");
    expect(entries()).toHaveLength(0);
    expect(document.body.textContent).toContain("Nothing of this kind is recorded yet.");
    for (const filter of ["notes", "consent", "safety", "referral", "exports"]) {
      expect(filtered(days(entry(day, { group: "case" })), filter)).toEqual([]);
    }
  });

  it("tells of notes filed and taken out and of files, each with its way", () => {
    const day = "2026-03-17";
    show(days(...["note-filed", "note-taken-out", "attachment"].map((kind) => entry(day, { kind }))));
    const titles = [...document.querySelectorAll("h4")].map((title) => title.textContent!.replace(/^\s*\S+\s+/, "").trim());
    expect(titles).toEqual(["Note filed in this case", "Note taken out of this case", "File attached to a note"]);
    expect(entryRoute("case-1", entry(day, { kind: "note-taken-out" })), "it is in this case no more").toBe("/notes/note-1");
    const links = [...document.querySelectorAll(".timeline__view")].map((link) => link.textContent);
    expect(links[0], "what View shows is said to those who hear the link alone").toBe("View: Note filed in this case, 17 March 2026");
  });

  it("draws 500 entries a month at a time", async () => {
    const all = many(500);
    show(all);
    expect(entries().length).toBeLessThanOrEqual(60);
    let before = 0;
    while (document.querySelector("button")) {
      before = entries().length;
      press("Show earlier");
      await settle();
      expect(entries().length).toBeGreaterThan(before);
    }
    expect(entries()).toHaveLength(500);
    expect(inParts(all).flat(), "no day is lost or moved").toEqual(all);
  });

  it("takes the focus to the first day that was not there", async () => {
    show(many(100));
    const drawn = document.querySelectorAll("h3").length;
    press("Show earlier");
    await settle();
    expect(document.activeElement).toBe(document.querySelectorAll("h3")[drawn]);
  });

  it("draws all at once when they are few, over many months", () => {
    show(days(entry("2026-03-17"), entry("2025-03-17"), entry("2024-03-17")));
    expect(entries()).toHaveLength(3);
    expect(document.querySelector("button")).toBeNull();
  });
});

describe("the overview", () => {
  it("leads to people, chronology and what to know before going in", async () => {
    const { id } = await practice();
    draw(Overview, { parts: { id } });
    await settle();
    const links = [...document.querySelectorAll(".recent a")].map((link) => [link.textContent, link.getAttribute("href")]);
    expect(links).toEqual([
      ["People and places", `#/c/${id}/people`],
      ["Chronology", `#/c/${id}/chronology`],
      ["Before you go in: read or change", `#/c/${id}/before`],
    ]);
  });

  it("reads what to know before going in only when asked", async () => {
    const { fake, id } = await practice();
    draw(Overview, { parts: { id } });
    await settle();
    expect(fake.calls.map((call) => call.name)).not.toContain("read_going_in");
    await open(byId("before"));
    await settle(20);
    expect(fake.calls.map((call) => call.name)).toContain("read_going_in");
  });

  it("stands among those opened last", async () => {
    const { id } = await practice();
    await ask("read_case", { case: id });
    expect((await ask("list_cases", {})).recentlyOpened.map((one) => one.id)).toEqual([id]);
  });
});
