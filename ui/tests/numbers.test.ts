// The numbers to ring, over any screen of the window.
import { beforeEach, describe, expect, it } from "vitest";
import NewCase from "../src/cases/NewCase.svelte";
import App from "../src/components/App.svelte";
import { ask, useDoor } from "../src/core/ask";
import type { VaultState } from "../src/core/contract";
import { fakeDoor, type Fake } from "../src/core/fake";
import { helplines } from "../src/core/fake/you";
import { go } from "../src/core/router.svelte";
import { lock, session, uncover } from "../src/core/session.svelte";
import { forgetNumbers } from "../src/help/kept.svelte";
import { byPlace } from "../src/help/numbers";
import { putAway } from "../src/help/ringing.svelte";
import { en } from "../src/words/en";
import { byId, draw, practice, press, settle, type } from "./screen";

beforeEach(() => {
  putAway();
  forgetNumbers();
});

async function start(state: VaultState = "unlocked", prepare: (fake: Fake) => Promise<void> = async () => {}) {
  const fake = fakeDoor(state);
  useDoor(fake);
  Object.assign(session, { state: "unknown", hidden: false });
  await prepare(fake);
  draw(App, {});
  await settle(20);
  return fake;
}

async function show(path: string) {
  go(path);
  window.dispatchEvent(new Event("hashchange"));
  await settle(40);
}

async function tap(key: string, given: KeyboardEventInit = {}) {
  const down = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given });
  window.dispatchEvent(down);
  window.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, ...given }));
  await settle();
  return down;
}

const dialog = () => document.querySelector<HTMLDialogElement>("dialog#numbers");
const phones = (within: ParentNode = dialog()!) => [...within.querySelectorAll(".phone")].map((phone) => phone.textContent);
const folded = () => [...dialog()!.querySelectorAll("summary")].map((one) => one.textContent!.trim());

describe("numbers to ring", () => {
  it.each<VaultState>(["none", "locked", "unlocked"])("are one key away while the vault is %s, and named on a button", async (state) => {
    await start(state);
    const button = [...document.querySelectorAll("#strip button")].find((one) => one.textContent === "Numbers to ring (F1)")!;
    expect(button.getAttribute("aria-keyshortcuts")).toBe("F1");
    const down = await tap("F1");
    expect(down.defaultPrevented, "the web view does nothing of its own").toBe(true);
    expect(dialog()!.open).toBe(true);
    expect(phones().slice(0, 3)).toEqual(["999", "101", "08000 121 700"]);
    expect(dialog()!.querySelector("h2")).toBe(document.activeElement);
    expect(dialog()!.querySelector("[href^='tel:']"), "nothing dials").toBeNull();
  });

  it("are on the page itself on the lock screen and both first pages", async () => {
    await start("locked");
    const inPage = () => [...document.querySelectorAll("#main button")].some((one) => one.textContent === "Numbers to ring (F1)");
    expect(inPage()).toBe(true);
    document.body.innerHTML = "";
    await start("none");
    for (const page of ["/first/1", "/first/2"]) {
      await show(page);
      expect(inPage(), page).toBe(true);
    }
  });

  it("say hours, source, the day they were checked, and which to confirm", async () => {
    await start("locked");
    await tap("F1");
    expect(dialog()!.textContent).toContain("(24 hours)");
    expect(dialog()!.textContent).toContain("Source: Home Office First Responder toolkit");
    expect(dialog()!.textContent).toContain("Not checked against a live page.");
    const unsure = [...dialog()!.querySelectorAll(".numbers li")].filter((line) => line.querySelector(".govuk-tag"));
    expect(phones(unsure[0]), "only what is not sure is marked").toEqual(["08000 121 700"]);
    expect(unsure).toHaveLength(1);
  });

  it("fold what is of a nation until the worker’s own is known", async () => {
    await start("locked");
    await tap("F1");
    expect(folded()).toEqual(["In England"]);
    expect(phones()).not.toContain("0800 808 3733");
  });

  it("show those of the worker’s nation, and not behind a lock", async () => {
    await start("unlocked", async (fake) => void (fake.world.you.nation = "england"));
    await tap("F1");
    expect(dialog()!.querySelector("h3")!.textContent).toBe("In England");
    expect(phones()).toContain("0800 808 3733");
    await lock();
    await settle(20);
    expect(dialog(), "whoever needs a number keeps it over a lock").not.toBeNull();
    expect(folded()).toEqual(["In England"]);
    putAway();
    expect(document.activeElement).toBe(byId("passphrase"));
  });

  it("stand at once, however slow the core is, for they were read before", async () => {
    const fake = await start();
    useDoor((name, args) => (["read_helplines", "read_you"].includes(name) ? new Promise(() => {}) : fake(name, args)));
    await tap("F1");
    expect(phones()).toContain("101");
  });

  it("give 999 where nothing can be read", async () => {
    const fake = fakeDoor("locked");
    useDoor((name, args) => (name === "read_helplines" ? Promise.reject({ code: "cannot-read", fields: [] }) : fake(name, args)));
    Object.assign(session, { state: "unknown", hidden: false });
    draw(App, {});
    await settle(20);
    await tap("F1");
    expect(phones()).toEqual(["999"]);
    expect(dialog()!.textContent).toContain("The other numbers could not be opened.");
  });

  it("leave what is typed, the caret and the focus where they were", async () => {
    await start();
    await show("/settings/you");
    type("firstName", "Samira");
    const field = byId("firstName");
    field.focus();
    field.setSelectionRange(3, 3);
    await tap("F1");
    dialog()!.dispatchEvent(new Event("cancel", { cancelable: true }));
    await settle();
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("Samira");
    expect(field.selectionStart).toBe(3);
    expect(location.hash).toBe("#/settings/you");
  });

  it("keep a passphrase that is half typed", async () => {
    await start("locked");
    type("passphrase", "four quiet");
    await tap("F1");
    press("Close");
    expect(byId("passphrase").value).toBe("four quiet");
    expect(document.activeElement).toBe(byId("passphrase"));
  });

  it("give the focus back to the button that was pressed", async () => {
    await start();
    press("Numbers to ring (F1)");
    await settle();
    press("Close");
    await settle();
    expect(document.activeElement?.textContent).toBe("Numbers to ring (F1)");
  });

  it("open once, however often the key is pressed, and let no other key act beneath", async () => {
    const fake = await start();
    await tap("F1");
    await tap("F1");
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
    const path = location.hash;
    await tap("k", { ctrlKey: true });
    await tap("n", { ctrlKey: true });
    expect(location.hash).toBe(path);
    expect(fake.calls.some((call) => call.name === "begin_note")).toBe(false);
    await tap("l", { ctrlKey: true });
    await settle(20);
    expect(session.state, "locking is always one key away").toBe("locked");
  });

  it("go when the screen is hidden, and do not come over the cover", async () => {
    await start();
    await tap("F1");
    for (let time = 0; time < 3; time++) await tap("Shift");
    expect(dialog()).toBeNull();
    expect(document.getElementById("cover")).not.toBeNull();
    await tap("F1");
    expect(dialog()).toBeNull();
    uncover();
    await settle();
    expect(dialog()).toBeNull();
  });

  it("stand over a screen turned to the person with nothing of a case and no link away", async () => {
    const fake = await start();
    const { id } = await ask("open_practice_case", {});
    await show(`/c/${id}/consent/talk`);
    expect(document.querySelector("main.present"), "the screen is turned").not.toBeNull();
    await tap("F1");
    expect(phones()).toContain("999");
    expect(dialog()!.querySelector("a")).toBeNull();
    expect(dialog()!.textContent).not.toContain(fake.world.cases.get(id)!.identity.number);
  });

  it("lead to Help", async () => {
    await start();
    await tap("F1");
    const link = dialog()!.querySelector<HTMLAnchorElement>("a")!;
    expect(link.getAttribute("href")).toBe("#/help");
    link.click();
    await settle();
    expect(dialog()).toBeNull();
  });

  it("are told by place: the whole country first, the worker’s nation next, each number once", () => {
    const of = (id: string, nation: string) => ({ ...helplines[0]!, id, nation });
    const all = [of("tara", "scotland"), of("police", "uk"), of("salvation-army", "uk"), of("bawso", "wales"), of("police-emergency", "uk")];
    const places = byPlace(all, "wales").map(({ place, lines }) => [place, ...lines.map(({ id }) => id)]);
    expect(places).toEqual([["uk", "police-emergency", "police", "salvation-army"], ["wales", "bawso"], ["scotland", "tara"]]);
    expect(byPlace([], "wales")).toEqual([]);
  });

  it("stand on the page before a new case, the emergency number first", async () => {
    await practice();
    const page = draw(NewCase, {});
    await settle();
    expect(phones(page)).toEqual(["999", "101", "08000 121 700"]);
  });

  it("are in no word file, but for the one that needs no pack", () => {
    expect(JSON.stringify([en.help, en.numbers, en.cases, en.tasks, en.you, en.pathways])).not.toMatch(/0\d{3,4} ?\d{3}/);
  });
});
