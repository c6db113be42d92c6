import { beforeEach, describe, expect, it, vi } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import { useDoor } from "../src/core/ask";
import type { SearchHit, SearchResults } from "../src/core/contract";
import { page } from "../src/core/page.svelte";
import { arrival } from "../src/core/router.svelte";
import { session } from "../src/core/session.svelte";
import Search from "../src/search/Search.svelte";
import { leaveQuery, takeQuery } from "../src/search/typed.svelte";
import { byId, draw, practice, settle, submit, type } from "./screen";

const hit = (given: Partial<SearchHit>): SearchHit => ({
  kind: "note",
  route: "/c/case-1/notes/note-1",
  number: "26-001",
  at: "2026-03-17T14:32:00Z",
  called: "",
  folded: false,
  matched: ["words"],
  snippet: [{ text: "washing ", hit: false }, { text: "cars", hit: true }],
  ...given,
});
const results = (query: string, ranked: boolean, hits: SearchHit[], more = false): SearchResults => ({ query, ranked, hits, more, searched: ["case", "note", "person"] });

/** A door whose answers are given by hand, in any order. */
function byHand() {
  const asked: { query: string; ranked: boolean; answer: (hits: SearchHit[], more?: boolean) => void; refuse: () => void }[] = [];
  useDoor((_, args) => {
    const { query, ranked } = args as { query: string; ranked: boolean };
    return new Promise((resolve, reject) => {
      const answer = (hits: SearchHit[], more = false) => resolve(results(query, ranked, hits, more));
      asked.push({ query, ranked, answer, refuse: () => reject({ code: "cannot-read", fields: [] }) });
    });
  });
  return asked;
}

const body = () => document.body.textContent!.replaceAll(/\s+/g, " ");
const titles = () => [...document.querySelectorAll("h3 a")].map((link) => link.textContent);

beforeEach(() => {
  takeQuery();
  arrival.field = arrival.link = null;
});

describe("search", () => {
  it("has the focus in its one field on arrival", async () => {
    byHand();
    draw(Search, {});
    await settle();
    expect(document.activeElement).toBe(byId("query"));
    expect(document.querySelectorAll("main input")).toHaveLength(1);
  });

  it("asks at the first key, newest first, and one question at a time", async () => {
    vi.useFakeTimers();
    const asked = byHand();
    draw(Search, {});
    for (const text of ["c", "ca", "car", "cars"]) type("query", text);
    await settle();
    expect(asked.map(({ query, ranked }) => [query, ranked]), "at once, and not at every key").toEqual([["c", false]]);
    asked[0]!.answer([hit({ number: "26-009" })]);
    await settle();
    expect(titles(), "an answer to less than is typed is not shown").toEqual([]);
    expect(asked.map(({ query }) => query), "then for all that was typed").toEqual(["c", "cars"]);
    asked[1]!.answer([hit({}), hit({ kind: "case", route: "/c/case-1", matched: ["phone", "sound"] })]);
    await settle();
    expect(titles(), "in Rust's order").toEqual(["Note, case 26-001, 17 March 2026", "Case 26-001, 17 March 2026"]);
    expect(body()).toContain("2 results. Newest first.");
    expect(body()).toContain("Matched: phone number, sounds like");
    expect(body()).toContain("Searched: cases, notes and people and places.");
    expect(document.querySelector("mark")?.textContent).toBe("cars");
    expect(document.querySelector("h3 a")?.getAttribute("href")).toBe("#/c/case-1/notes/note-1");
  });

  it("asks for the best matches on Enter, at once", async () => {
    vi.useFakeTimers();
    const asked = byHand();
    draw(Search, {});
    type("query", "cars");
    submit();
    await vi.advanceTimersByTimeAsync(400);
    expect(asked.map((one) => one.ranked), "the question as one types is overtaken").toEqual([false, true]);
    asked[0]!.answer([hit({ number: "26-009" })]);
    asked[1]!.answer([hit({}), hit({ number: "" })], true);
    await settle();
    expect(body()).toContain("The first 2 results. Best matches first.");
    expect(byId("more").textContent).toContain("Type more");
    expect(titles()[1]).toBe("Note, not in a case yet, 17 March 2026");
  });

  it("ignores an answer that comes after a newer one", async () => {
    vi.useFakeTimers();
    const asked = byHand();
    draw(Search, {});
    type("query", "ca");
    await vi.advanceTimersByTimeAsync(200);
    submit();
    await settle();
    asked[1]!.answer([hit({ number: "26-002" })]);
    await settle();
    asked[0]!.answer([hit({ number: "26-009" })]);
    await settle();
    expect(titles()).toEqual(["Note, case 26-002, 17 March 2026"]);
  });

  it("ignores an answer to what has since been emptied", async () => {
    vi.useFakeTimers();
    const asked = byHand();
    draw(Search, {});
    type("query", "cars");
    await vi.advanceTimersByTimeAsync(200);
    type("query", "");
    asked[0]!.answer([hit({})]);
    await settle();
    expect(titles()).toEqual([]);
    expect(document.getElementById("results")).toBeNull();
  });

  it("says how many there are after a pause, not at each key", async () => {
    vi.useFakeTimers();
    page.spoken = "";
    const asked = byHand();
    draw(Search, {});
    type("query", "cars");
    await vi.advanceTimersByTimeAsync(200);
    asked[0]!.answer([hit({})]);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.spoken).toBe("");
    type("query", "carst");
    await vi.advanceTimersByTimeAsync(900);
    expect(page.spoken, "the first answer is not told once another key is pressed").toBe("");
    asked[1]!.answer([]);
    await vi.advanceTimersByTimeAsync(1200);
    await settle();
    expect(page.spoken).toBe("Nothing found for “carst”. Search ignores accents and forgives small slips.");
    expect(byId<HTMLElement>("found").textContent).toContain("Nothing found for “carst”.");
  });

  it("says so when Rust refuses, and when too little is typed", async () => {
    const asked = byHand();
    draw(Search, {});
    type("query", " ");
    submit();
    await settle();
    expect(byId<HTMLElement>("too-short").textContent).toContain("Type something");
    type("query", "xy");
    submit();
    for (const one of asked) one.refuse();
    await settle();
    expect(byId<HTMLElement>("search-failed").textContent).toContain("could not be done");
    expect(document.getElementById("too-short")).toBeNull();
  });

  it("takes what was typed at home from memory, and puts it in no address", async () => {
    await practice();
    draw(Cases, {});
    await settle();
    type("find", "Station Road");
    submit();
    await settle();
    expect(location.hash).toBe("#/search");
    document.body.innerHTML = "";
    const asked = byHand();
    draw(Search, {});
    await settle();
    expect(byId("query").value).toBe("Station Road");
    expect(asked.map(({ query, ranked }) => [query, ranked])).toEqual([["Station Road", true]]);
    expect(location.href).not.toContain("Station");
    expect(takeQuery(), "it is read once").toBe("");
  });

  it("keeps the query for the way back from what was found, until Daybook locks", async () => {
    session.state = "unlocked";
    leaveQuery("cars");
    const asked = byHand();
    draw(Search, {});
    await settle();
    asked[0]!.answer([hit({})]);
    await settle();
    document.querySelector<HTMLElement>("h3 a")!.click();
    expect(takeQuery()).toBe("cars");
    leaveQuery("cars");
    session.state = "locked";
    await settle();
    expect(takeQuery()).toBe("");
    session.state = "unknown";
  });
});
