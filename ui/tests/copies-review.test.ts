import { afterEach, describe, expect, it, vi } from "vitest";
import { clock } from "../src/core/clock";
import type { CopyPage } from "../src/core/contract";
import type { Fake } from "../src/core/fake";
import { samplePage, sampleProof } from "../src/core/fake/copies-sample";
import Copy from "../src/review/Copy.svelte";
import { body, calls, holding, nameless, show, texts, ways } from "./copies-screen";
import { byId, choose, cleanup, press, settle, type } from "./screen";

afterEach(() => {
  vi.useRealTimers();
  clock.now = () => new Date();
});

async function open(page: CopyPage = samplePage()): Promise<Fake> {
  const fake = holding(page);
  await show(Copy, { f: "copy-1" });
  return fake;
}

const again = async () => {
  cleanup();
  await show(Copy, { f: "copy-1" });
};
const saved = (fake: Fake) => calls(fake, "save_review").at(-1)?.typed as CopyPage["review"]["typed"];
const wait = () => vi.advanceTimersByTimeAsync(1200);
const finish = async () => {
  press("Finish the review");
  await settle(20);
};
const downward = () => {
  dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", ctrlKey: true, cancelable: true, bubbles: true }));
  return document.activeElement?.id;
};

describe("a copy", () => {
  it("says from when it is, by whom, and that it is whole", async () => {
    await open();
    expect(texts("h1")).toEqual(["Copy to review Case 26-017, AM"]);
    expect(byId("copy-made").textContent).toBe("This is a copy from 17 March 2026, 2:40pm, made by Jo Ellis.");
    expect(byId("proof").textContent).toContain("Whole and unchanged since it was signed.");
    expect(nameless()).toEqual([]);
  });

  it.each([
    ["known", "You have compared the eight words with them", false],
    ["own", "your own key", false],
    ["unconfirmed", "You have not compared the eight words with them yet", true],
    ["unknown", "not on any card here", true],
    ["changed", "another key than the one on the card of Jo Ellis", true],
  ])("says of a signer who is %s so in words, and shows the eight words at once where they are to be compared", async (signer, told, atOnce) => {
    await open(samplePage({}, { proof: sampleProof({ signer }) }));
    expect(byId("signer").textContent).toContain(told);
    expect(texts(".proof__words li")).toHaveLength(8);
    expect(texts("#proof .proof__words li")).toHaveLength(atOnce ? 8 : 0);
    expect(byId<HTMLDetailsElement>("proof-details").open).toBe(false);
  });

  it("shows the fingerprint in groups of four, and what was left out by choice", async () => {
    await open();
    expect(texts(".fingerprint")[0]).toMatch(/^1f2e 88a0 c4d7 b6e9 (\w{4} ){11}\w{4}$/);
    expect(body()).toContain("People and places");
  });

  it("has two named regions, and headings in order", async () => {
    await open();
    expect([...document.querySelectorAll("section[tabindex='-1']")].map((one) => one.getAttribute("aria-label"))).toEqual(["The case file", "Checks and comments"]);
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) => Number(tagName[1]));
    expect(levels.every((level, place) => place === 0 || level <= levels[place - 1]! + 1), String(levels)).toBe(true);
  });

  it("shows what is open as it stands today, as Rust counted it", async () => {
    await open();
    expect(byId("reckoned").textContent).toBe("Reckoned for 22 November 2026.");
    const items = texts(".open-items li");
    expect(items[0]).toContain("Tell the police Safety step. Overdue. 12 November 2026 (overdue by 10 days)");
    expect(items[1]).toContain("19 November 2026 (3 days past the expected date)");
    expect(items[1]).toContain("Confirm");
    expect(items[2]).toContain("(tomorrow)");
    expect(items[3]).toMatch(/^An answer from the council Waited for$/u);
    expect(items[4], "nobody else is to do a step of the worker's own").toMatch(/Safety step\. To do, no day set$/u);
    expect(items[5], "its day says that it is not due yet").toMatch(/Safety step\. 12 December 2026 \(in 20 days\)$/u);
  });

  it("leads to the later copy and compares with each earlier one", async () => {
    const others = [samplePage({ id: "later", madeAt: "2026-04-01T10:00:00" }).line, samplePage({ id: "old", madeAt: "2026-02-01T10:00:00" }).line, samplePage({ id: "older", madeAt: "2026-01-01T10:00:00" }).line];
    await open(samplePage({ superseded: true }, { others }));
    expect(ways("#superseded a")).toEqual(["#/review/later"]);
    expect(ways("#compare a")).toEqual(["#/review/copy-1/compare/old", "#/review/copy-1/compare/older"]);
  });
});

describe("a review while it is written", () => {
  it("ties a comment to its place and keeps it as it is typed", async () => {
    const fake = await open();
    vi.useFakeTimers();
    byId("comment-on-note/n1").click();
    await wait();
    expect(document.activeElement?.id).toBe("comments/c1");
    expect(document.querySelector("label[for='comments/c1']")?.textContent?.trim()).toBe("Your comment on: Visit, 10 March 2026, 2:00pm");
    type("comments/c1", "Who was in the house?");
    expect(byId("review-save-state").dataset.state).toBe("typing");
    await wait();
    expect(saved(fake).comments).toEqual([{ id: "c1", place: "note/n1", text: "Who was in the house?" }]);
    expect(byId("review-save-state").textContent).toContain("Saved on this computer at");
  });

  it("keeps everything through leaving and coming back", async () => {
    await open();
    vi.useFakeTimers();
    byId("comment-on-file").click();
    await wait();
    type("comments/c1", "Clear and careful.");
    choose("answers/own-words", "needs-change");
    type("answers/own-words/comment", "The second visit is in yours.");
    byId<HTMLSelectElement>("answers/own-words/place").value = "note/n2";
    byId("answers/own-words/place").dispatchEvent(new Event("change", { bubbles: true }));
    choose("outcome", "sent-back");
    type("why", "One note to look at again.");
    byId("asks-second").click();
    await wait();
    vi.useRealTimers();
    await again();
    expect(byId("comments/c1").value).toBe("Clear and careful.");
    expect(byId("answers/own-words-2").checked).toBe(true);
    expect(byId("answers/own-words/comment").value).toBe("The second visit is in yours.");
    expect(byId("answers/own-words/place").value).toBe("note/n2");
    expect(byId("why").value).toBe("One note to look at again.");
    expect(byId("asks-second").checked).toBe(true);
    expect(texts("#place-note\\/n2 .comments__check"), "the check stands at its place").toEqual([
      "From the checklist: Is the account in the person’s own words? Needs a change. The second visit is in yours.",
    ]);
  });

  it("loses nothing that a lock came before: it waits in memory and is saved after", async () => {
    const fake = await open();
    vi.useFakeTimers();
    byId("comment-on-file").click();
    await wait();
    fake.world.state = "locked";
    type("comments/c1", "Typed just before.");
    await wait();
    fake.world.state = "unlocked";
    vi.useRealTimers();
    document.body.innerHTML = "";
    await show(Copy, { f: "copy-1" });
    expect(byId("comments/c1").value).toBe("Typed just before.");
  });

  it("takes a comment away with a way back, in its place", async () => {
    const fake = await open();
    vi.useFakeTimers();
    byId("comment-on-file").click();
    await wait();
    type("comments/c1", "First.");
    byId("comment-on-file").click();
    await wait();
    type("comments/c2", "Second.");
    byId("remove-c1").click();
    await wait();
    expect(saved(fake).comments.map(({ text }) => text)).toEqual(["Second."]);
    expect(document.activeElement?.id).toBe("undo-comment");
    byId("undo-comment").click();
    await wait();
    expect(saved(fake).comments.map(({ text }) => text)).toEqual(["First.", "Second."]);
    expect(document.activeElement?.id).toBe("comments/c1");
  });

  it("goes to the next item without an answer on Ctrl and the down arrow, and says when there is none", async () => {
    await open();
    expect(byId("answered").textContent).toContain("0 of 3 answered.");
    expect(downward()).toBe("answers/steps-current");
    choose("answers/steps-current", "fine");
    expect(downward()).toBe("answers/own-words");
    expect(downward()).toBe("answers/others-named");
    choose("answers/others-named", "not-for-me");
    expect(downward(), "round to what was passed over").toBe("answers/own-words");
    choose("answers/own-words", "fine");
    expect(byId("answered").textContent).toContain("Every item has an answer.");
    expect(document.getElementById("next-item")).toBeNull();
  });

  it("leads from an item to its part of the file", async () => {
    await open();
    const way = [...document.querySelectorAll<HTMLButtonElement>(".check__way")];
    expect(way, "only where the copy has that part").toHaveLength(1);
    way[0]!.click();
    expect(document.activeElement?.id).toBe("part-notes-title");
  });
});

describe("finishing a review", () => {
  it("lists what is missing, each with the way to its field", async () => {
    const fake = await open();
    byId("comment-on-note/n1").click();
    await settle();
    choose("answers/own-words", "needs-change");
    await finish();
    expect(texts(".govuk-error-summary li")).toEqual([
      "Choose an answer: Are the safety steps up to date?",
      "Choose an answer: Could anything identify someone else?",
      "Enter what needs a change: Is the account in the person’s own words?",
      "Choose the outcome of the review",
    ]);
    for (const link of document.querySelectorAll<HTMLElement>(".govuk-error-summary a")) {
      link.click();
      expect(`#${document.activeElement?.id}`).toBe(link.getAttribute("href"));
    }
    expect(document.querySelector("#answers\\/own-words\\/comment-error"), "and it is said at the field").not.toBeNull();
    expect(fake.world.state).toBe("unlocked");
  });

  it("stops where what was typed could not be saved", async () => {
    const fake = await open();
    choose("outcome", "agreed");
    fake.refuseNext("save_review", "disk-full");
    await finish();
    expect(calls(fake, "finish_review")).toEqual([]);
    expect(byId("review-save-state").textContent).toContain("Not saved");
  });

  const answerAll = () => {
    for (const id of ["steps-current", "own-words", "others-named"]) choose(`answers/${id}`, "fine");
    choose("outcome", "raised-urgently");
    type("why", "A child is in the house. I rang the council.");
  };

  it("is read only from then on, and gives the file to take back", async () => {
    const fake = await open();
    byId("comment-on-note/n1").click();
    await settle();
    type("comments/c1", "Who was in the house?");
    answerAll();
    await finish();
    expect(document.activeElement?.id).toBe("review-finished");
    expect(document.querySelectorAll("main textarea, main input, main select")).toHaveLength(0);
    expect(body()).toContain("Raised urgently");
    expect(texts("#place-note\\/n1 .comments__check")).toEqual(["Comment: Who was in the house?"]);
    expect(byId("review-file-hint").textContent).toContain("Give the file to Jo Ellis");
    press("Save the review file");
    await settle(20);
    expect(calls(fake, "save_review_file")).toEqual([{ copy: "copy-1" }]);
    expect(byId("review-file-outcome").textContent).toContain("Review file saved at");
    await again();
    expect(byId("review-finished").textContent).toMatch(/^Review finished /);
    expect(nameless()).toEqual([]);
  });

  it("never changes the file it is about", async () => {
    const page = samplePage();
    const before = JSON.stringify(page.file);
    const fake = await open(page);
    answerAll();
    await finish();
    expect(JSON.stringify(page.file)).toBe(before);
    expect(new Set(fake.calls.map(({ name }) => name))).toEqual(new Set(["read_copy", "save_review", "finish_review"]));
  });
});
