import { afterEach, describe, expect, it } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import { useDoor } from "../src/core/ask";
import { fakeDoor, type Fake } from "../src/core/fake";
import { waysOf } from "../src/core/fake/recovery";
import { session } from "../src/core/session.svelte";
import Recover from "../src/recovery/Recover.svelte";
import Recovery from "../src/recovery/Recovery.svelte";
import RecoverForOrganisation from "../src/recovery/RecoverForOrganisation.svelte";
import { byId, cleanup, draw, settle, type } from "./screen";

const RIGHT = "quiet lamp orbit fern plum oak tin fog river stone cloud chair";
const OWN = "an invented passphrase";

function begin(state: "unlocked" | "locked" = "unlocked"): Fake {
  const fake = fakeDoor(state);
  fake.world.passphrase = OWN;
  useDoor(fake);
  return fake;
}

const text = () => byId("main").textContent.replaceAll(/\s+/gu, " ");
const errors = () => [...document.querySelectorAll(".govuk-error-summary li")].map((line) => line.textContent.trim());

async function make(first = false) {
  draw(Recovery, { first });
  await settle(20);
  type("make-passphrase", OWN);
  byId("make").click();
  await settle(20);
}

afterEach(() => {
  session.state = "unknown";
});

describe("recovery words", () => {
  it("are made with the passphrase, written down and typed back before they are kept", async () => {
    const fake = begin();
    await make();
    expect([...document.querySelectorAll(".recovery-words li")].map((word) => word.textContent)).toEqual(RIGHT.split(" "));
    expect(text()).toContain("Recovery key 1A2B-3C4D");
    type("first", "Orbit ");
    type("second", "tan");
    byId("keep-words").click();
    await settle(20);
    expect(errors()).toEqual(["Word 7 is another one. Look at the paper"]);
    expect(waysOf(fake.world).ways.recovery.state).toBe("none");
    type("second", "tin");
    byId("keep-words").click();
    await settle(20);
    expect(byId("outcome").textContent).toBe("Your recovery words are kept. Put the paper in a safe place.");
    expect(text()).toContain("Your recovery words have the number 1A2B-3C4D.");
    expect(document.querySelector(".recovery-words")).toBeNull();
  });

  it("are forgotten when the screen is left before they are kept", async () => {
    const fake = begin();
    await make();
    expect(waysOf(fake.world).prepared).toBe(true);
    cleanup();
    await settle(20);
    expect(waysOf(fake.world).prepared).toBe(false);
  });

  it("are not made without the right passphrase", async () => {
    begin();
    draw(Recovery, {});
    await settle(20);
    byId("make").click();
    await settle(20);
    expect(errors()).toEqual(["Enter your passphrase"]);
    type("make-passphrase", "another one altogether");
    byId("make").click();
    await settle(20);
    expect(errors()).toEqual(["The passphrase does not match. Check Caps Lock."]);
  });

  it("can be saved as a page, which says that it is not protected", async () => {
    begin();
    await make();
    byId("print-words").click();
    await settle(20);
    expect(byId("printed").textContent).toMatch(/^Saved \(.*\)\. Print it, then delete the file\.$/u);
    expect(byId("print-words").getAttribute("aria-describedby")).toBe("print-hint");
  });

  it("can be left for later in the first run, and then Cases says so until they are made", async () => {
    const fake = begin();
    draw(Recovery, { first: true });
    await settle(20);
    expect(byId("later").getAttribute("href")).toBe("#/cases");
    cleanup();
    draw(Cases, {});
    await settle(20);
    expect(byId("no-way-back").textContent).toContain("If you lose your passphrase, nobody can open your cases.");
    cleanup();
    waysOf(fake.world).ways.recovery = { state: "made", number: "1A2B-3C4D", madeAt: "2026-03-17T10:00:00Z" };
    draw(Cases, {});
    await settle(20);
    expect(document.getElementById("no-way-back")).toBeNull();
  });

  it("are joined by the organisation's key, of which the worker is told until they know", async () => {
    const fake = begin();
    waysOf(fake.world).ways.organisation = { state: "set", name: "Invented Borough Council", setAt: "2026-03-17T10:00:00Z", isNews: true };
    draw(Cases, {});
    await settle(20);
    expect(byId("organisation-news").textContent).toContain("Invented Borough Council now has a key with which it can open this Daybook");
    expect(document.getElementById("no-way-back")).toBeNull();
    byId("know-key").click();
    await settle(20);
    expect(document.getElementById("organisation-news")).toBeNull();
    expect(waysOf(fake.world).ways.organisation.isNews).toBe(false);
  });

  it("can be taken back", async () => {
    const fake = begin();
    waysOf(fake.world).ways.recovery = { state: "made", number: "1A2B-3C4D", madeAt: "2026-03-17T10:00:00Z" };
    draw(Recovery, {});
    await settle(20);
    type("revoke-passphrase", OWN);
    byId("revoke").click();
    await settle(20);
    expect(byId("outcome").textContent).toBe("The recovery words are taken back. They open nothing on this computer.");
    expect(text()).toContain("You have no recovery words yet.");
  });
});

describe("opening with recovery words", () => {
  async function recover(typed: string, next: string) {
    type("words", typed);
    type("new", next);
    byId("recover").click();
    await settle(20);
  }

  async function open() {
    const fake = begin("locked");
    waysOf(fake.world).ways.recovery = { state: "made", number: "1A2B-3C4D", madeAt: "2026-03-17T10:00:00Z" };
    draw(Recover, {});
    await settle(20);
    return fake;
  }

  it("says by the word what is wrong, and loses nothing typed", async () => {
    await open();
    await recover("quiet lamp", "short");
    expect(errors()).toEqual([
      "There are 12 words. You typed 2 words",
      "Passphrase must be 15 characters or more, or 4 words or more",
    ]);
    await recover(RIGHT.replace("orbit", "orbyt").replace("tin", "tyn"), "four quiet new words");
    expect(errors()).toEqual(["Words 3 and 7 are not among Daybook’s words. Look at the paper again"]);
    await recover(RIGHT.replace("orbit fern", "fern orbit"), "four quiet new words");
    expect(errors()[0]).toContain("they do not belong together");
    expect((byId("words") as HTMLTextAreaElement).value).toContain("fern orbit");
  });

  it("tells another key’s words and a damaged file apart", async () => {
    const fake = await open();
    fake.refuseNext("recover_vault", "wrong-recovery-key");
    await recover(RIGHT, "four quiet new words");
    expect(errors()[0]).toContain("the words of another recovery key");
    fake.refuseNext("recover_vault", "recovery-damaged");
    await recover(RIGHT, "four quiet new words");
    expect(errors()[0]).toContain("the file that they open is damaged or missing");
  });

  it("opens the cases with a new passphrase", async () => {
    const fake = await open();
    expect(byId("which-words").textContent).toContain("1A2B-3C4D");
    await recover(RIGHT.toUpperCase(), "four quiet new words");
    expect(fake.world.passphrase).toBe("four quiet new words");
    expect(session.state).toBe("unlocked");
  });

  it("says so when there are none", async () => {
    begin("locked");
    draw(Recover, {});
    await settle(20);
    expect(byId("no-words").textContent).toContain("No recovery words were made");
    expect(document.getElementById("recover")).toBeNull();
  });
});

describe("the organisation's key", () => {
  async function open(state: string) {
    const fake = fakeDoor("locked");
    useDoor(fake);
    const held = waysOf(fake.world);
    held.ways = { ...held.ways, organisation: { state, name: "Invented Borough Council", setAt: null, isNews: false } };
    draw(RecoverForOrganisation, {});
    await settle();
    return fake;
  }

  async function enter(key: string, passphrase = "velvet harbour cinder 77") {
    type("key", key);
    type("new", passphrase);
    document.querySelector("form")!.requestSubmit();
    await settle(20);
  }

  const problem = () => document.querySelector(".govuk-error-summary")?.textContent ?? "";

  it("opens Daybook with a new passphrase", async () => {
    const fake = await open("set");
    expect(document.body.textContent).toContain("Invented Borough Council keeps a key");
    await enter("AGE-SECRET-KEY-1OURS");
    expect(fake.world).toMatchObject({ state: "unlocked", passphrase: "velvet harbour cinder 77" });
  });

  it("tells no key, another key and a weak passphrase apart", async () => {
    const fake = await open("set");
    await enter("");
    expect(problem()).toContain("Enter the organisation’s key");
    await enter("age1public");
    expect(problem()).toContain("This is no such key");
    await enter("AGE-SECRET-KEY-1THEIRS");
    expect(problem()).toContain("was not one of the organisation’s keys");
    await enter("AGE-SECRET-KEY-1OURS", "short");
    expect(problem()).toContain("15");
    expect(fake.world.state).toBe("locked");
  });

  it("is said not to be there where there is none", async () => {
    await open("none");
    expect(byId("no-key").textContent).toContain("has no key to this Daybook");
    expect(document.querySelector("form")).toBeNull();
  });
});
