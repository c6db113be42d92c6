import { describe, expect, it, vi } from "vitest";
import App from "../src/components/App.svelte";
import { ask, useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import { flushAll } from "../src/core/draft.svelte";
import { go, replace } from "../src/core/router.svelte";
import { poll, session, uncover } from "../src/core/session.svelte";
import { byId, choose, draw, press, settle, submit, type } from "./screen";
import { wholeText } from "../src/core/fake/world";

async function start() {
  const fake = fakeDoor();
  useDoor(fake);
  session.state = "unknown";
  session.hidden = false;
  const { id } = await ask("open_practice_case", {});
  draw(App, {});
  await settle(20);
  return { fake, id };
}

async function show(path: string) {
  go(path);
  window.dispatchEvent(new Event("hashchange"));
  await settle(40);
}

const tap = (key: string) => {
  for (const kind of ["keydown", "keyup"]) window.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true }));
};

describe("the window", () => {
  it("has one polite status region and no alert at rest, on every screen of a case", async () => {
    const { id } = await start();
    for (const path of ["/cases", "/search", "/notes/unfiled", `/c/${id}`, `/c/${id}/notes`, `/c/${id}/consent`, `/c/${id}/referral`, `/c/${id}/referral/pv-dob`, `/c/${id}/safety/uk-101`, `/c/${id}/change`, "/settings/you"]) {
      await show(path);
      expect(document.querySelectorAll("[role=status]"), path).toHaveLength(1);
      expect(document.querySelectorAll("[role=alert]"), path).toHaveLength(0);
      expect(document.querySelectorAll("h1"), path).toHaveLength(1);
      expect(Boolean(document.getElementById("safety")), `the safety steps stand beside ${path}`).toBe(path.startsWith("/c/"));
    }
  });

  it("leads to Search from anywhere with Ctrl+K, and to its field", async () => {
    const { id } = await start();
    await show(`/c/${id}`);
    expect(document.querySelector('#strip a[href="#/search"]')?.textContent).toBe("Search");
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }));
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
    expect(location.hash).toBe("#/search");
    expect(document.activeElement).toBe(byId("query"));
  });

  it("goes from region to region with F6, main first, and past all of them with the skip link", async () => {
    const { id } = await start();
    await show(`/c/${id}`);
    // What the test draws into has the same id.
    byId("main").removeAttribute("id");
    (document.activeElement as HTMLElement).blur();
    const regions: string[] = [];
    for (let time = 0; time < 5; time++) {
      tap("F6");
      regions.push(document.activeElement!.id);
    }
    expect(regions).toEqual(["main", "safety", "case-nav", "strip", "main"]);
    byId("case-nav").focus();
    document.querySelector<HTMLElement>(".govuk-skip-link")!.click();
    expect(document.activeElement!.id).toBe("main");
  });

  it("never shows a name in its title", async () => {
    const { id } = await start();
    await show(`/c/${id}`);
    expect(document.title).toBe("Overview - Daybook");
  });

  it("covers the screen on Shift three times, with everything beneath inert", async () => {
    await start();
    for (let time = 0; time < 3; time++) tap("Shift");
    await settle();
    expect(byId<HTMLElement>("cover").textContent?.trim()).toBe("Continue");
    expect(document.querySelector(".app")?.hasAttribute("inert")).toBe(true);
    expect(document.title).toBe("Document");
    uncover();
    await settle();
    expect(document.getElementById("cover")).toBeNull();
  });

  it("goes to Unlock when Rust has locked by itself, and takes the case off the screen", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-1`);
    expect(document.body.textContent).toContain("They keep my passport");
    fake.world.state = "locked";
    await show(`/c/${id}/consent`);
    expect(location.hash).toBe("#/unlock");
    expect(document.body.textContent).not.toContain("passport");
    expect(document.body.textContent).not.toContain("26-001");
  });

  it("takes the case off the screen at once when it locks, however long saving takes", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-2`);
    type("text", "typed before the lock");
    let saved = () => {};
    const waiting = new Promise<void>((resolve) => (saved = resolve));
    useDoor(async (name, args) => {
      if (name === "save_note_draft") await waiting;
      return fake(name, args);
    });
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "l", ctrlKey: true, bubbles: true, cancelable: true }));
    await settle(20);
    expect(byId("covered-to-lock").textContent).toContain("Locking…");
    expect(document.querySelector(".app")?.hasAttribute("inert")).toBe(true);
    expect(document.title).toBe("Document");
    expect(fake.world.state).toBe("unlocked");
    const notes = fake.world.notes.size;
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "n", ctrlKey: true, bubbles: true, cancelable: true }));
    await settle(20);
    expect(fake.world.notes.size).toBe(notes);
    saved();
    await settle(60);
    expect(fake.world.state).toBe("locked");
    expect(document.getElementById("covered-to-lock")).toBeNull();
    expect(wholeText(fake.world.notes.get("note-practice-2")!.text)).toBe("typed before the lock");
    expect(fake.world.place).toMatchObject({ field: "text" });
  });

  it("loses nothing typed in the last second before a lock", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-2`);
    fake.world.state = "locked";
    type("text", "the last words");
    await show("/cases");
    expect(location.hash).toBe("#/unlock");
    expect(document.body.textContent).toContain("Something you typed is not saved yet. It is kept in memory.");
    type("passphrase", fake.world.passphrase);
    document.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    await settle(60);
    expect(wholeText(fake.world.notes.get("note-practice-2")!.text)).toBe("the last words");
  });

  it("stays on a screen whose text cannot be saved, and says so", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-2`);
    type("text", "kept on the screen");
    fake.refuseNext("save_note_draft", "disk-full");
    await show("/cases");
    expect(location.hash).toContain("note-practice-2");
    expect(document.querySelector("[role=alert]")?.textContent).toContain("This could not be saved. It is still on this screen.");
    expect(byId("text").value).toBe("kept on the screen");
  });

  it("says why, with the focus on it, and leaves for where the worker wanted to go", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-2`);
    const before = wholeText(fake.world.notes.get("note-practice-2")!.text);
    type("text", "not wanted");
    fake.refuseNext("save_note_draft", "disk-full");
    await show(`/c/${id}/consent`);
    const box = document.querySelector<HTMLElement>("#main [role=alert]")!;
    expect(document.activeElement).toBe(box);
    expect(box.textContent).toContain("The disk is full.");
    press("Leave without saving");
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
    expect(location.hash).toBe(`#/c/${id}/consent`);
    expect(document.querySelector("h1")?.textContent).toContain("Consent");
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect(wholeText(fake.world.notes.get("note-practice-2")!.text)).toBe(before);
    expect(byId<HTMLElement>("save-state").dataset.state).not.toBe("saved");
  });

  it("shows the text in hand when the note is opened again before it is saved", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/notes/note-practice-2`);
    type("text", "in hand only");
    fake.refuseNext("save_note_draft", "disk-full");
    await flushAll();
    replace(`/c/${id}/consent`);
    await settle(40);
    replace(`/c/${id}/notes/note-practice-2`);
    await settle(40);
    expect(byId("text").value).toBe("in hand only");
    type("text", "in hand, and more");
    expect(await flushAll()).toBe(true);
    expect(wholeText(fake.world.notes.get("note-practice-2")!.text)).toBe("in hand, and more");
  });

  it("says when the safety steps could not be opened, and tries again", async () => {
    const { fake, id } = await start();
    fake.refuseNext("read_frame", "cannot-read");
    await show(`/c/${id}/consent`);
    expect(byId<HTMLElement>("safety").textContent).toContain("The safety steps could not be opened.");
    press("Try again");
    await settle(20);
    expect(byId<HTMLElement>("safety").textContent).toContain("done.");
    expect(document.activeElement?.id).toBe("safety");
  });

  it("does not call a recorded step unrecorded when its form cannot be read again", async () => {
    const { fake, id } = await start();
    await show(`/c/${id}/safety/uk-101`);
    choose("outcome", "done");
    type("who", "Duty worker");
    fake.refuseNext("read_form_draft", "cannot-read");
    submit();
    await settle(60);
    expect(document.querySelector(".card")?.textContent).toContain("Duty worker");
    expect(document.querySelector(".govuk-error-summary")).toBeNull();
    expect(byId("who").value).toBe("");
  });

  it("does not say that work is saved when it is not", async () => {
    const { fake, id } = await start();
    HTMLDialogElement.prototype.showModal ??= vi.fn();
    await show(`/c/${id}/notes/note-practice-2`);
    type("text", "unsaved");
    fake.refuseNext("save_note_draft", "disk-full");
    fake.world.idle = 45;
    fake.world.lastHere = Date.now();
    await poll();
    await settle(20);
    expect(byId<HTMLElement>("lock-warning").textContent).toContain("Some of what you typed is not saved yet.");
    expect(await flushAll()).toBe(true);
    await settle();
    expect(byId<HTMLElement>("lock-warning").textContent).toContain("Your work is saved.");
  });

  it("warns a minute before it locks by itself", async () => {
    const { fake } = await start();
    HTMLDialogElement.prototype.showModal ??= vi.fn();
    fake.world.idle = 45;
    fake.world.lastHere = Date.now();
    await poll();
    await settle();
    expect(byId<HTMLElement>("lock-warning").textContent).toContain("This will lock in 1 minute");
  });
});
