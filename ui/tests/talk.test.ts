import { afterEach, describe, expect, it, vi } from "vitest";
import BeginTalk from "../src/consent/talk/BeginTalk.svelte";
import { size } from "../src/consent/talk/size.svelte";
import Talk from "../src/consent/talk/Talk.svelte";
import { ask } from "../src/core/ask";
import { clock } from "../src/core/clock";
import { byId, choose, cleanup, draw, practice, settle, submit } from "./screen";
import { begun, buttons, heading, main, pressed, showTalk, talkOf, there } from "./talk-screen";

afterEach(() => {
  clock.now = () => new Date();
  size.percent = 100;
});

describe("beginning the conversation", () => {
  async function open() {
    const held = await practice();
    draw(BeginTalk, { parts: { id: held.id } });
    await settle();
    return held;
  }

  it("chooses nothing for the officer, and asks for both choices", async () => {
    const { fake } = await open();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    submit();
    await settle();
    expect(main()).toContain("Choose an answer: Who is it for?");
    expect(main()).toContain("Choose an answer: Which language do you show beside English?");
    expect(fake.calls.filter(({ name }) => name === "begin_talk")).toHaveLength(0);
  });

  it("names each language by its own name, in that language, and offers English only", async () => {
    const { id } = await open();
    expect(document.querySelector("label bdi[lang=ar]")!.textContent).toBe("العربية");
    expect(document.querySelector("label bdi[lang=vi]")!.textContent).toBe("Tiếng Việt");
    choose("audience", "adult");
    choose("language", "");
    submit();
    await settle();
    expect(location.hash).toBe(`#/c/${id}/consent/talk`);
    expect((await talkOf(id)).language, "English only is the empty tag").toBe("");
  });

  it("keeps the choices when it is refused", async () => {
    const { fake } = await open();
    choose("audience", "nearly-18");
    choose("language", "vi");
    fake.refuseNext("begin_talk", "disk-full");
    submit();
    await settle();
    expect(main()).toContain("The disk is full.");
    expect([...document.querySelectorAll<HTMLInputElement>("input:checked")].map((one) => one.value)).toEqual(["nearly-18", "vi"]);
  });

  it("folds the prompts for work with an interpreter, with their source", async () => {
    await open();
    const prompts = [...document.querySelectorAll("details")];
    expect(prompts).toHaveLength(2);
    expect(prompts.every((one) => !one.open)).toBe(true);
    expect(prompts[1]!.textContent).toContain("Confirm");
    expect(main()).toContain("Nothing of the case is on it");
  });

  it("says how far a conversation is that is under way, and leads back to it", async () => {
    const { id, talk } = await begun();
    await ask("mark_statement", { case: id, talk: talk.id, statement: "C1", mark: "said" });
    draw(BeginTalk, { parts: { id } });
    await settle();
    expect(byId<HTMLElement>("under-way").textContent).toContain("1 of 8 said");
    expect(document.querySelector(`a[href="#/c/${id}/consent/talk"]`)!.textContent).toBe("Continue the conversation");
    expect(document.querySelector(`a[href="#/c/${id}/consent/talk/record"]`)!.textContent).toBe("Write the record");
  });

  it("says that there are no translations when there are none", async () => {
    const { id } = await practice();
    await ask("remove_translations", { pack: "pack-ar" });
    await ask("remove_translations", { pack: "pack-vi" });
    draw(BeginTalk, { parts: { id } });
    await settle();
    expect(there("no-languages")).not.toBeNull();
    choose("audience", "adult");
    submit();
    await settle();
    expect((await talkOf(id)).language).toBe("");
  });
});

describe("a statement on the screen", () => {
  it("stands in the person’s language first and in its direction, with English under it", async () => {
    await showTalk("ar");
    expect(heading()).toBe("Statement 1 of 8");
    const [first, second] = [...document.querySelectorAll<HTMLElement>(".talk__words")];
    expect([first!.lang, first!.dir]).toEqual(["ar", "rtl"]);
    expect([second!.lang, second!.dir]).toEqual(["en", "ltr"]);
    expect(second!.textContent).toContain("The National Referral Mechanism");
    expect(there("ask-interpreter")).toBeNull();
  });

  it("reads from left to right in Vietnamese", async () => {
    await showTalk("vi");
    expect([byId<HTMLElement>("translation").lang, byId<HTMLElement>("translation").dir]).toEqual(["vi", "ltr"]);
  });

  it("folds a translation that is older than the English, and turns to the interpreter", async () => {
    await showTalk("ar");
    await pressed("Said it");
    await pressed("Said it");
    expect(heading()).toBe("Statement 3 of 8");
    expect(document.querySelector(".talk__words")!.id, "English stands alone").toBe("english");
    expect(byId<HTMLElement>("outdated").textContent).toBe(
      "This translation is older than the English. Use the interpreter for this line.",
    );
    const folded = byId<HTMLElement>("translation").closest("details")!;
    expect(folded.open).toBe(false);
    expect(byId<HTMLElement>("translation").dir).toBe("rtl");
  });

  it("turns to the interpreter where there is no translation, and not when English only was chosen", async () => {
    await showTalk("vi");
    await pressed("Said it");
    expect(byId<HTMLElement>("ask-interpreter").textContent).toBe("Ask the interpreter to say this line.");
    cleanup();
    await showTalk("");
    expect(there("ask-interpreter")).toBeNull();
    expect(there("english")).not.toBeNull();
  });

  it("keeps each mark at once, and moves the focus to the heading of the next", async () => {
    const { id } = await showTalk();
    await pressed("Said it");
    expect(heading()).toBe("Statement 2 of 8");
    expect(document.activeElement).toBe(document.querySelector("h1"));
    await pressed("Come back to this");
    expect(heading()).toBe("Statement 3 of 8");
    expect((await talkOf(id)).statements.map((one) => one.mark).slice(0, 3)).toEqual(["said", "come-back", ""]);
  });

  it("goes back without changing a mark, and on again", async () => {
    const { fake } = await showTalk();
    expect(buttons(), "there is nothing before the first").not.toContain("Back");
    await pressed("Said it");
    expect(buttons(), "one without a mark is not passed by").not.toContain("Next");
    await pressed("Back");
    expect(heading()).toBe("Statement 1 of 8");
    expect(byId<HTMLElement>("marked").textContent).toBe("You have said this.");
    await pressed("Next");
    expect(heading()).toBe("Statement 2 of 8");
    expect(fake.calls.filter(({ name }) => name === "mark_statement")).toHaveLength(1);
  });

  it("stays where it is when the mark could not be kept, and says so", async () => {
    const { fake } = await showTalk();
    fake.refuseNext("mark_statement", "disk-full");
    await pressed("Said it");
    expect(heading()).toBe("Statement 1 of 8");
    expect(document.querySelector("[role=alert]")!.textContent).toContain("The disk is full.");
    await pressed("Said it");
    expect(heading()).toBe("Statement 2 of 8");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("continues where it stood", async () => {
    const { id, talk } = await begun();
    for (const statement of ["C1", "C2"]) await ask("mark_statement", { case: id, talk: talk.id, statement, mark: "said" });
    draw(Talk, { parts: { id } });
    await settle();
    expect(heading()).toBe("Statement 3 of 8");
  });

  it("rests until the officer goes on, also after the page was left", async () => {
    const { id } = await showTalk();
    await pressed("Said it");
    await pressed("Take a break");
    expect(heading()).toBe("A break");
    expect(buttons()).toEqual(["Go on"]);
    expect(document.querySelector(".talk__words"), "no statement stands there").toBeNull();
    cleanup();
    draw(Talk, { parts: { id } });
    await settle();
    expect(heading()).toBe("A break");
    await pressed("Go on");
    expect(heading()).toBe("Statement 2 of 8");
    expect((await talkOf(id)).restingSince).toBeNull();
  });

  it("suggests a break with a line after 20 minutes, and not again right after one", async () => {
    vi.useFakeTimers();
    const began = Date.now();
    await showTalk();
    expect(there("suggest-break")).toBeNull();
    clock.now = () => new Date(began + 21 * 60_000);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(byId<HTMLElement>("suggest-break").textContent).toBe("It may be time for a break.");
    expect(document.querySelector("dialog")).toBeNull();
    vi.setSystemTime(began + 21 * 60_000);
    await pressed("Take a break");
    await pressed("Go on");
    expect(there("suggest-break"), "Rust moves the moment on").toBeNull();
  });

  it("ends with those to come back to, by topic, and comes back to the end", async () => {
    const { id } = await showTalk("ar", "nearly-18");
    await pressed("Come back to this");
    for (let count = 0; count < 7; count++) await pressed("Said it");
    expect(heading()).toBe("The end of the statements");
    expect(document.activeElement).toBe(document.querySelector("h1"));
    expect(main()).toContain("To come back to");
    await pressed("What the National Referral Mechanism is");
    expect(heading()).toBe("Statement 1 of 8");
    await pressed("Said it");
    expect(main()).toContain("Every statement was said.");
    await pressed("End and write the record");
    expect(location.hash).toBe(`#/c/${id}/consent/talk/record`);
  });

  it("grows the words and nothing else, and keeps the size from one statement to the next", async () => {
    await showTalk();
    const chosen = () => [...document.querySelectorAll(".talk__size[aria-pressed=true]")].map((one) => one.textContent);
    expect(chosen()).toEqual(["100%"]);
    await pressed("400%");
    expect(chosen()).toEqual(["400%"]);
    await pressed("Said it");
    expect(document.querySelector<HTMLElement>(".talk__statement")!.dataset.size).toBe("400");
  });

  it("folds where the statement comes from", async () => {
    await showTalk();
    const origin = byId<HTMLDetailsElement>("origin");
    expect(origin.open).toBe(false);
    for (const part of ["April 2026", "First Responder Toolkit", "L. Haddad", "4 May 2026"]) expect(origin.textContent).toContain(part);
  });

  it("says that no conversation is under way when there is none", async () => {
    const { id } = await practice();
    draw(Talk, { parts: { id } });
    await settle();
    expect(main()).toContain("No conversation is under way.");
    expect(document.querySelector("#main a")!.getAttribute("href")).toBe(`#/c/${id}/consent/begin`);
  });
});
