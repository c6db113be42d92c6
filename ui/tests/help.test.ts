import { beforeEach, describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import type { VaultState } from "../src/core/contract";
import { fakeDoor, type Fake } from "../src/core/fake";
import { page } from "../src/core/page.svelte";
import { session } from "../src/core/session.svelte";
import Help from "../src/help/Help.svelte";
import { forgetNumbers } from "../src/help/kept.svelte";
import { words } from "../src/words";
import { byId, draw, press, settle, submit, type } from "./screen";

beforeEach(forgetNumbers);

async function open(state: VaultState = "unlocked", prepare: (fake: Fake) => void = () => {}) {
  const fake = fakeDoor(state);
  prepare(fake);
  useDoor(fake);
  session.state = state;
  draw(Help, {});
  await settle();
  return fake;
}

const main = () => byId<HTMLElement>("main").textContent.replaceAll(/\s+/gu, " ");
const parts = () => [...document.querySelectorAll("h2")].map((one) => one.textContent);
const phones = () => [...document.querySelectorAll(".phone")].map((phone) => phone.textContent);

async function look(query: string) {
  type("help-query", query);
  submit();
  await settle();
}

describe("Help", () => {
  it("says first that it is not official, then the numbers, then what to do", async () => {
    await open();
    expect(byId<HTMLElement>("main").querySelector("p")!.textContent).toBe("Not made by or for the Home Office.");
    expect(parts()).toEqual([
      "Numbers to ring",
      "What to do now",
      "What Daybook protects, and what it does not",
      "Keys",
      "If the file will not open",
      "Looking after yourself",
      "About",
    ]);
  });

  it("shows every number by nation with source and date, also while Daybook is locked", async () => {
    await open("locked");
    expect(phones()).toEqual(["999", "101", "08000 121 700", "0800 808 3733"]);
    expect([...document.querySelectorAll("#help-numbers h3")].map((one) => one.textContent)).toEqual(["In England"]);
    expect(main()).toContain("Checked 21 November 2026.");
    expect(main()).toContain("Source: Home Office First Responder toolkit");
    expect(document.querySelector(".govuk-back-link")!.getAttribute("href")).toBe("#/unlock");
  });

  it("stands when the numbers cannot be read", async () => {
    await open("locked", (fake) => fake.refuseNext("read_helplines", "cannot-read"));
    expect(main()).toContain("The other numbers could not be opened.");
    expect(phones()).toEqual(["999"]);
    expect(main()).toContain("What Daybook protects");
  });

  it("begins every line of what not to do with “do not”, and no line of what to do", async () => {
    await open();
    const [todo, not] = [...document.querySelectorAll("#help-now ul")].map((list) => [...list.querySelectorAll("li")].map((one) => one.textContent));
    expect(document.querySelectorAll("#help-now h3")[1]!.textContent).toBe("Do not");
    for (const line of not!) expect(line).toMatch(/^do not /u);
    for (const line of todo!) expect(line).not.toMatch(/^do not/u);
    expect(todo![0]).toContain("999");
    const said = not!.join(" ");
    for (const must of ["confront", "interpreter", "promise", "duty-to-notify"]) expect(said).toContain(must);
  });

  it("says what Daybook does not protect beside what it does", async () => {
    await open();
    const titles = [...document.querySelectorAll("#help-safe h3")].map((one) => one.textContent);
    expect(titles).toEqual(["Daybook protects you when", "Daybook does not protect you when"]);
    const not = document.querySelectorAll("#help-safe ul")[1]!.textContent;
    for (const must of ["infected or watched", "lose the passphrase", "PDF", "picture"]) expect(not).toContain(must);
  });

  it("lists F1 first among the keys", async () => {
    await open();
    expect(document.querySelector("#help-keys tbody th")!.textContent).toBe("F1");
  });

  it("has headings in order", async () => {
    await open();
    const levels = [...byId<HTMLElement>("main").querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]));
    levels.forEach((level, place) => expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1));
  });
});

describe("search in Help", () => {
  it("shows the parts that have the words, and says how many", async () => {
    await open();
    await look("caps lock");
    expect(parts()).toEqual(["If the file will not open"]);
    expect(byId<HTMLElement>("help-found").textContent).toBe("1 part of Help has “caps lock”.");
    await settle();
    expect(page.spoken).toBe("1 part of Help has “caps lock”.");
  });

  it("waits for Enter or the button", async () => {
    await open();
    type("help-query", "caps lock");
    await settle();
    expect(parts()).toHaveLength(7);
  });

  it("finds a number with its spaces or without", async () => {
    await open();
    for (const query of ["0800 808 3733", "08008083733", "Salvation Army"]) {
      await look(query);
      expect(parts(), query).toEqual(["Numbers to ring"]);
    }
  });

  it("says when there is nothing, and shows all again", async () => {
    await open();
    await look("xylophone");
    expect(parts()).toEqual([]);
    expect(main()).toContain("Nothing in Help has “xylophone”.");
    press("Show all of Help");
    await settle();
    expect(parts()).toHaveLength(7);
    expect(document.activeElement).toBe(byId("help-query"));
    expect(byId("help-query").value).toBe("");
  });

  it("shows everything when nothing is looked for", async () => {
    await open();
    await look("keys");
    await look("  ");
    expect(parts()).toHaveLength(7);
    expect(document.getElementById("help-found")).toBeNull();
  });
});

describe("the one-page card", () => {
  it.each<VaultState>(["none", "locked", "unlocked"])("is saved while the vault is %s, and the place is not shown", async (state) => {
    const fake = await open(state);
    press("Save a one-page card (PDF)");
    await settle(20);
    expect(fake.calls.filter((call) => call.name === "save_numbers_card")).toHaveLength(1);
    expect(byId<HTMLElement>("card-outcome").textContent).toMatch(/Card saved at \d+:\d\d[ap]m, 41 kB\./u);
    expect(byId<HTMLElement>("card-outcome").textContent).not.toContain("/");
  });

  it("says when nothing was chosen, and when it could not be made", async () => {
    const fake = await open();
    useDoor((name, args) => (name === "save_numbers_card" ? Promise.resolve(null) : fake(name, args)));
    press("Save a one-page card (PDF)");
    await settle(20);
    expect(byId<HTMLElement>("card-outcome").textContent).toContain("Nothing was saved.");
    useDoor(fake);
    fake.refuseNext("save_numbers_card", "cannot-print");
    press("Save a one-page card (PDF)");
    await settle(20);
    expect(document.querySelector("[role=alert]")!.textContent).toBe(words.referral.checkPage.pdfFailed);
  });
});
