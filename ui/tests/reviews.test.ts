import { describe, expect, it } from "vitest";
import Overview from "../src/cases/Overview.svelte";
import { ask } from "../src/core/ask";
import { dropAll, flushAll } from "../src/core/draft.svelte";
import type { Fake } from "../src/core/fake";
import { review, reviewsOf } from "../src/core/fake/reviews";
import Reviews from "../src/reviews/Reviews.svelte";
import { words } from "../src/words";
import { byId, choose, cleanup, draw, practice, press, settle, type } from "./screen";

async function open(held?: { fake: Fake; id: string }) {
  const { fake, id } = held ?? (await practice());
  draw(Reviews, { parts: { id } });
  await settle(20);
  return { fake, id };
}

async function pick(fake: Fake, odd: string[], name = "a.daybook") {
  fake.world.toChoose = [{ name, bytes: 5_000, odd }];
  press("Open a review from a file");
  await settle(20);
}

async function another() {
  const typed = { called: "BT", ageGroup: "adult", nation: "england", area: "", language: "English", interpreter: "not-needed" };
  return ask("open_case", { case: typed as never });
}

/** The form of a comment of the newest review. */
const Q = "review-2-q-quotes";
async function save(place: number) {
  document.querySelectorAll("[data-comment]")[place - 1]!.querySelector("form")!.requestSubmit();
  await settle(20);
}

const text = (element: Element) => element.textContent.replaceAll(/\s+/gu, " ").trim();
const part = (id: string) => text(document.querySelector(`[data-review=${id}]`)!);
const comment = (id: string) => text(document.querySelector(`[data-comment=${id}]`)!);
const titles = () => [...document.querySelectorAll("main h2[id^=title-]")].map(text);

describe("reviews that came back", () => {
  it("are reached from the overview of the case", async () => {
    const { id } = await practice();
    draw(Overview, { parts: { id } });
    await settle(20);
    expect(text(byId("reviews-link"))).toBe("Reviews");
    expect(byId("reviews-link").getAttribute("href")).toBe(`#/c/${id}/reviews`);
  });

  it("say once that nothing of the case is changed from here", async () => {
    await open();
    expect(text(byId("main")).split("Nothing in the case is changed from this page.")).toHaveLength(2);
  });

  it("are listed newest first, by whom and when, with what waits for an answer", async () => {
    await open();
    expect(titles()).toEqual(["Review by Ruth Okafor, 20 November 2026", "Review by R. Okafor, 12 November 2026"]);
    expect(text(document.querySelector("h1")!)).toBe("2 comments are not answered yet Reviews");
    expect(text(byId("unanswered-review-2"))).toBe("2 comments are not answered yet");
  });

  it("say their outcome, why, and whether a second sign-off is asked for", async () => {
    await open();
    expect(part("review-2")).toContain("Outcome Sent back");
    expect(part("review-2")).toContain("The account does not say who told you about the passport.");
    expect(part("review-2")).toContain("another supervisor is asked to sign as well");
    expect(part("review-1")).toContain("Outcome Raised urgently");
    expect(part("review-1")).not.toContain("Second sign-off");
  });

  it("say when they are about an earlier copy, and about which", async () => {
    await open();
    expect(part("review-1")).toContain("A later file of this case has left since.");
    expect(part("review-1")).toContain("About the copy of 11 November 2026, 9:00am");
    expect(part("review-2")).not.toContain("earlier copy");
  });

  it("say how sure it is who signed, and warn plainly where it is not", async () => {
    const held = await practice();
    const reviews = reviewsOf(held.fake.world, held.id);
    reviews.splice(0, 9, ...["known", "unconfirmed", "unknown", "changed", "own"].map((signer) => review(`r-${signer}`, { signer })));
    await open(held);
    expect(part("r-known")).toContain("Signed by Ruth Okafor. You compared the words of this key.");
    expect(part("r-own")).toContain("Your own key");
    expect([...document.querySelectorAll<HTMLElement>("[data-signer]")].map((one) => one.dataset.signer)).toEqual(["unconfirmed", "unknown", "changed"]);
    expect(part("r-unknown")).toContain("It is not proven who wrote this. No card here has the key that signed it.");
    expect(part("r-changed")).toContain("Do not act on it until you have spoken to them.");
    expect([...byId("key-r-unknown").children].map(text), "the words of the key stand there to be compared").toHaveLength(8);
    expect(document.getElementById("key-r-unconfirmed"), "those of a card must be heard").toBeNull();
    expect(part("r-unknown"), "the warning stands before what was said").toMatch(/not proven.+Outcome/u);
  });

  it("are none at first", async () => {
    const { fake } = await practice();
    const { id } = await another();
    await open({ fake, id });
    expect(text(byId("none"))).toBe("No review of this case has come back yet.");
    expect(text(document.querySelector("h1")!)).toBe("Reviews");
  });
});

describe("a review from a file", () => {
  it("stands first, with the focus on it", async () => {
    const { fake } = await open();
    await pick(fake, ["kept"]);
    expect(titles()).toHaveLength(3);
    expect(document.activeElement).toBe(document.querySelector("main h2[id^=title-]"));
    expect(text(byId("outcome"))).toBe("The review is added below.");
  });

  it("that is here already says so", async () => {
    const { fake } = await open();
    await pick(fake, ["known"]);
    expect(titles()).toHaveLength(2);
    expect(text(byId("outcome"))).toBe("This review is here already.");
    expect(document.activeElement?.id).toBe("title-review-2");
  });

  it("of another case leads there", async () => {
    const { fake } = await open();
    const { id } = await another();
    for (const standing of ["kept", "known"]) {
      await pick(fake, [standing, id]);
      expect(text(byId("outcome"))).toContain("It is about another case.");
      expect(byId("outcome").querySelector("a")!.getAttribute("href")).toBe(`#/c/${id}/reviews`);
    }
    expect(titles(), "nothing of it is shown here").toHaveLength(2);
  });

  it("that is not kept says why, each in its own sentence", async () => {
    const { fake } = await open();
    const codes = Object.keys(words.reviews.open.standings);
    expect(codes).toHaveLength(17);
    const said = new Set<string>();
    for (const code of [...codes, "something-else"]) {
      await pick(fake, [code]);
      said.add(text(byId("outcome")));
    }
    expect(said.size, "no two read alike").toBe(18);
    expect(titles()).toHaveLength(2);
  });

  it("that was tampered with names the part", async () => {
    const { fake } = await open();
    await pick(fake, ["tampered", "review.json"]);
    expect(text(byId("outcome"))).toContain("changed after it was signed");
    expect(text(byId("outcome"))).toContain("The fault shows in this part of the file: review.json.");
  });

  it("that is something else leads to where it is opened", async () => {
    const { fake } = await open();
    await pick(fake, ["case-file"]);
    expect(byId("outcome").querySelector("a")!.getAttribute("href")).toBe("#/review");
    await pick(fake, ["card"]);
    expect(byId("outcome").querySelector("a")!.getAttribute("href")).toBe("#/settings/colleagues");
  });

  it("is nothing when none is chosen, and may fail to be read", async () => {
    const { fake } = await open();
    fake.world.toChoose = null;
    press("Open a review from a file");
    await settle();
    expect(text(byId("outcome"))).toBe("Nothing was chosen. The reviews are as they were.");
    fake.refuseNext("choose_review", "cannot-read");
    press("Open a review from a file");
    await settle();
    expect(document.querySelector("[role=alert]")!.textContent).toContain("could not read its file");
  });
});

describe("a comment", () => {
  it("shows its question or that it is one of its own, its place, and that this was changed since", async () => {
    const { id } = await open();
    expect([...document.querySelectorAll("[data-comment] h3")].map(text)).toEqual([
      "1. Are the person’s own words there, in quotes? Needs a change",
      "2. Comment",
      "3. Comment",
    ]);
    const link = document.querySelector("[data-comment=q-quotes] a")!;
    expect(text(link)).toBe("Go to: Visit note, 17 March 2026");
    expect(link.getAttribute("href")).toBe(`#/c/${id}/notes`);
    expect(comment("q-quotes")).toContain("This was changed since the copy was made.");
    expect(comment("c-1")).toContain("About: Landlord");
    expect(comment("c-1")).not.toContain("changed since");
    expect(comment("c-2")).toContain("About the whole file");
  });

  it("is answered in words, and the answer stands there with its time", async () => {
    const { fake } = await open();
    choose(`answer-${Q}`, "will-do");
    type(`words-${Q}`, "I will ask AM on Thursday.");
    await save(1);
    const told = { review: "review-2", comment: "q-quotes", answer: "will-do", words: "I will ask AM on Thursday." };
    expect(fake.calls.find(({ name }) => name === "answer_comment")!.args).toMatchObject(told);
    expect(text(byId(`answered-${Q}`))).toMatch(/^Your answer: Will do \(.+\) I will ask AM on Thursday\. Change answer/u);
    expect(document.activeElement?.id).toBe(`change-${Q}`);
    expect(text(byId("unanswered-review-2"))).toBe("1 comment is not answered yet");
    expect(document.getElementById(`answer-${Q}`), "the form is gone").toBeNull();
  });

  it("is counted until it is answered", async () => {
    await open();
    for (const name of [Q, "review-2-c-1"]) choose(`answer-${name}`, "done");
    await save(1);
    await save(2);
    expect(text(document.querySelector("h1")!)).toBe("Every comment is answered Reviews");
  });

  it("asks for an answer, and for words where the worker does not agree", async () => {
    await open();
    await save(1);
    expect(text(byId(`answer-${Q}-error`))).toBe("Choose an answer to this comment");
    expect(document.activeElement!.className).toContain("govuk-error-summary");
    choose(`answer-${Q}`, "not-agreed");
    await save(1);
    expect(text(byId(`words-${Q}-error`))).toBe("Say why, in your words");
    expect(document.getElementById("words-review-2-c-1-error"), "only at its own comment").toBeNull();
  });

  it("keeps a half typed answer through a lock, beside the others", async () => {
    const held = await open();
    type(`words-${Q}`, "I was told this by");
    choose("answer-review-2-c-1", "done");
    await flushAll();
    cleanup();
    dropAll();
    await open(held);
    expect(byId(`words-${Q}`).value).toBe("I was told this by");
    expect(document.querySelector<HTMLInputElement>("[name=answer-review-2-c-1]:checked")!.value).toBe("done");
    expect(comment("q-quotes")).toContain(words.shell.restored);
    expect(await ask("read_form_draft", { form: "review-answer/review-2/q-quotes" })).toContain("told this by");
    press("Empty this form");
    await settle();
    expect(byId(`words-${Q}`).value).toBe("");
    expect(comment("c-1"), "the other keeps what was chosen").toContain(words.shell.restored);
  });

  it("keeps what is typed in one while another is answered", async () => {
    await open();
    type("words-review-2-c-1", "Half of");
    choose(`answer-${Q}`, "noted");
    await save(1);
    expect(byId("words-review-2-c-1").value).toBe("Half of");
  });

  it("can have its answer changed, or left as recorded", async () => {
    const held = await open();
    expect(comment("c-2")).toContain("Your answer: Noted (20 November 2026, 4:20pm) Thank you.");
    press("Change answer: comment 3");
    await settle();
    expect(document.activeElement?.id).toBe("answer-review-2-c-2");
    expect(byId("words-review-2-c-2").value).toBe("Thank you.");
    type("words-review-2-c-2", "Something else");
    press("Go back to what is recorded: comment 3");
    await settle();
    expect(document.getElementById("words-review-2-c-2")).toBeNull();
    press("Change answer: comment 3");
    await settle();
    expect(byId("words-review-2-c-2").value).toBe("Thank you.");
    choose("answer-review-2-c-2", "done");
    await flushAll();
    cleanup();
    dropAll();
    await open(held);
    expect(document.querySelector<HTMLInputElement>("[name=answer-review-2-c-2]:checked")!.value, "a change begun is not lost").toBe("done");
    await save(3);
    expect(comment("c-2")).toContain("Your answer: Done");
  });

  it("stays on the screen when it cannot be saved", async () => {
    const { fake } = await open();
    choose(`answer-${Q}`, "done");
    fake.refuseNext("answer_comment", "disk-full");
    await save(1);
    expect(comment("q-quotes")).toContain("The disk is full.");
    expect(document.querySelector<HTMLInputElement>(`[name=answer-${Q}]:checked`)!.value).toBe("done");
  });
});
