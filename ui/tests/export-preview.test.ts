import { createRawSnippet } from "svelte";
import { describe, expect, it } from "vitest";
import FileText from "../src/export/FileText.svelte";
import type { CaseFileShown, FileEntry } from "../src/core/contract";
import { byId, draw, settle } from "./screen";
import { open } from "./export-screen";
import { main } from "./sending-screen";

const texts = (select: string) => [...document.querySelectorAll(select)].map((one) => one.textContent!.replace(/\s+/g, " ").trim());

describe("what would leave", () => {
  it("begins with the contents and their counts; each leads to its part on the page", async () => {
    await open("preview", { choice: { kind: "notes" } });
    expect(texts(".contents__list li")).toEqual([
      "The case: who and where: 1 entry",
      "Notes: 2 entries",
      "List of files: 1 entry",
      "End of the preview",
    ]);
    expect(main()).toContain("4 entries in all");
    document.querySelector<HTMLElement>('.contents a[href="#part-files-title"]')!.click();
    expect(document.activeElement?.id).toBe("part-files-title");
    expect(location.hash, "the route stays").not.toContain("part-files");
  });

  it("shows every entry as the reader will see it: rows, exact words, and what was amended in words", async () => {
    await open("preview", { choice: { kind: "notes" } });
    const call = byId<HTMLElement>("place-note/2026-03-17-1");
    expect(call.tagName).toBe("ARTICLE");
    expect(call.querySelector("h3")!.textContent!.trim()).toBe("Telephone call");
    expect(call.querySelector("h3")!.getAttribute("tabindex"), "a comment can lead there").toBe("-1");
    expect(call.textContent).toContain("17 March 2026, 2:10pm to 2:40pm");
    expect(call.textContent).toContain("Added to or corrected");
    expect(call.querySelector("blockquote")!.textContent).toBe("He keeps my passport in the white car.");
    expect(call.querySelector("blockquote")!.parentElement!.textContent).toContain("Exact words");
    expect(byId<HTMLElement>("place-note/2026-03-12-1").textContent).not.toContain("Added to or corrected");
  });

  it("says what is left out by choice and which files go along", async () => {
    await open("preview", { choice: { kind: "whole-case" } });
    expect(texts("#left-out li")).toEqual(["Warning notes", "Before you go in", "People and places"]);
    expect(texts("#files-along li")).toEqual(["pay slip.jpg as attachments/0001.jpg, 48 kB"]);
    expect(document.getElementById("replaced"), "no name is replaced").toBeNull();
  });

  it("says that no file goes along where names are replaced", async () => {
    await open("preview", { choice: { kind: "whole-case", replaced: [{ person: "lm", how: "redact" }] } });
    expect(document.getElementById("files-along")).toBeNull();
    expect(byId<HTMLElement>("no-files-along").textContent).toContain("what stands inside a file cannot be");
  });

  it("lists what stands in place of which names, and says that the list stays here", async () => {
    await open("preview", { choice: { kind: "notes", replaced: [{ person: "self", how: "pseudonym" }, { person: "lm", how: "redact" }] } });
    expect(texts("#replaced li")).toEqual(["AM → Person A, 4 times", "LM → [name removed], 2 times"]);
    expect(byId<HTMLElement>("replaced").parentElement!.textContent).toContain("This list stays here. It is not in the file.");
    expect(texts(".filed").join(" "), "no name is left in the text").not.toMatch(/\b(AM|LM)\b/u);
  });

  it("goes on to whom it is for, and back to the choice", async () => {
    const { id } = await open("preview", { choice: { kind: "whole-case" } });
    expect(byId<HTMLElement>("to-leave").getAttribute("href")).toBe(`#/c/${id}/export/leave`);
    expect(document.querySelector(".govuk-back-link")!.getAttribute("href")).toBe(`#/c/${id}/export`);
  });

  it("shows nothing where nothing is chosen or the days cannot be read", async () => {
    const { id } = await open("preview");
    expect(byId<HTMLElement>("nothing-chosen").textContent).toContain("Nothing is chosen yet");
    expect(byId<HTMLElement>("to-choose").getAttribute("href")).toBe(`#/c/${id}/export`);
    document.body.innerHTML = "";
    await open("preview", { choice: { kind: "notes", from: "31/2/" } });
    expect(byId<HTMLElement>("nothing-chosen").textContent).toContain("The days you chose cannot be read");
    expect(document.querySelector(".filed")).toBeNull();
  });
});

describe("the text of a case file", () => {
  const file: CaseFileShown = {
    parts: [{ part: "consent", entries: [{ place: "consent/1", title: "Agreed", when: "", rows: [], amended: false }] }, { part: "notes", entries: [] }],
    leftOut: [],
    entries: 1,
  };

  it("stands one level lower under another heading, with what its reader adds to each entry", async () => {
    const entry = createRawSnippet((of: () => FileEntry) => ({ render: () => `<p class="mine">of ${of().place}</p>` }));
    draw(FileText, { file, level: 3 as const, entry });
    await settle();
    expect(document.querySelector("h2")).toBeNull();
    expect(texts("h3")).toEqual(["Consent", "Notes"]);
    expect(texts("h4")).toEqual(["Agreed"]);
    expect(byId<HTMLElement>("place-consent/1").querySelector(".mine")!.textContent).toBe("of consent/1");
    expect(byId<HTMLElement>("part-notes").textContent).toContain("Nothing is recorded here.");
  });
});
