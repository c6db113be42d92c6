import type { Component } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import { useDoor } from "../src/core/ask";
import { fakeDoor, type Fake } from "../src/core/fake";
import { safekeepingOf } from "../src/core/fake/safekeeping";
import { session } from "../src/core/session.svelte";
import Restore from "../src/safekeeping/Restore.svelte";
import Safekeeping from "../src/safekeeping/Safekeeping.svelte";
import { byId, cleanup, draw, settle, type } from "./screen";

const OWN = "an invented passphrase";

function begin(state: "unlocked" | "locked" = "unlocked"): Fake {
  const fake = fakeDoor(state);
  fake.world.passphrase = OWN;
  useDoor(fake);
  return fake;
}

async function show(screen: Component<Record<string, never>>) {
  draw(screen as Component<Record<string, unknown>>, {});
  await settle(20);
}

async function click(id: string) {
  byId(id).click();
  await settle(20);
}

const text = (id: string) => byId(id).textContent.replaceAll(/\s+/gu, " ").trim();
const rows = () => document.querySelectorAll("tbody tr").length;

afterEach(() => {
  session.state = "unknown";
});

describe("backups and checks", () => {
  it("are listed with when and where, and one more is made at a press", async () => {
    begin();
    await show(Safekeeping);
    expect(rows()).toBe(1);
    expect(document.querySelector("tbody tr")!.textContent).toContain("On this computer");
    await click("back-up-now");
    expect(text("outcome")).toBe("A backup is made.");
    expect(rows()).toBe(2);
  });

  it("also go to a folder of one's choice, and it is said when that cannot be reached", async () => {
    const fake = begin();
    fake.world.toChoose = [];
    await show(Safekeeping);
    await click("choose-folder");
    expect(text("outcome")).toBe("No folder was chosen. Everything is as it was.");
    fake.world.toChoose = [{ name: "stick", bytes: 0 }];
    await click("choose-folder");
    expect(text("backup-folder")).toBe("Backups also go to the folder you chose.");
    cleanup();
    safekeepingOf(fake.world).folder.reachable = false;
    await show(Safekeeping);
    expect(text("backup-folder")).toBe("The folder you chose cannot be reached now. Connect the drive.");
    await click("drop-folder");
    expect(document.getElementById("backup-folder")).toBeNull();
  });

  it("say that everything agrees, or what does not, by kind and by record", async () => {
    const fake = begin();
    await show(Safekeeping);
    await click("check-vault");
    expect(text("check-outcome")).toMatch(/everything agrees\.$/u);
    safekeepingOf(fake.world).findings = [
      { code: "content-differs", subject: "note/1" },
      { code: "content-differs", subject: "note/2" },
      { code: "search-differs", subject: "" },
    ];
    await click("check-vault");
    expect(text("check-outcome")).toContain("3 things do not agree. Nothing was changed or deleted.");
    expect(document.querySelectorAll(".check-found > li")).toHaveLength(2);
    expect(text("main")).toContain("An older piece of the file may have been put back. note/1note/2");
    expect(text("main")).toContain("Search does not show what the records say. No record is affected.");
  });

  it("say where the folder lies when that is a danger", async () => {
    const fake = begin();
    safekeepingOf(fake.world).place = ["synced", "nearly-full"];
    await show(Safekeeping);
    expect(byId("place").nextElementSibling!.querySelectorAll("li")).toHaveLength(2);
  });
});

describe("an older copy", () => {
  it("is said on Cases and explained, until the worker has looked", async () => {
    const fake = begin();
    safekeepingOf(fake.world).standing = { code: "older-than-seen", seenAt: "2026-11-22T16:40:00Z", missing: 4 };
    await show(Cases);
    expect(text("needs-a-look")).toContain("Your Daybook may be an older copy");
    cleanup();
    await show(Safekeeping);
    expect(text("missing")).toBe("At least 4 changes are missing. The last that was seen was made on 22 November 2026, 4:40pm.");
    await click("accept-standing");
    expect(document.getElementById("standing")).toBeNull();
    expect(text("outcome")).toBe("It is noted that you go on with what is here.");
  });
});

describe("restoring a backup", () => {
  const errors = () => [...document.querySelectorAll(".govuk-error-summary li")].map((line) => line.textContent.trim());

  async function look(passphrase: string) {
    document.querySelector<HTMLInputElement>("input[name=which]")!.click();
    type("passphrase", passphrase);
    await click("look");
  }

  it("opens with the words on paper too, and then with a new passphrase", async () => {
    const fake = begin("locked");
    await show(Restore);
    document.querySelector<HTMLInputElement>("input[name=which]")!.click();
    document.querySelector<HTMLInputElement>("input[name=by][value=words]")!.click();
    await settle();
    expect(document.getElementById("passphrase")).toBeNull();
    type("words", "quiet lamp");
    type("new", "velvet harbour cinder 77");
    await click("look");
    expect(errors()).toEqual(["There are 12 words. You typed 2 words"]);
    type("words", "one two three four five six seven eight nine ten eleven twelve");
    await click("look");
    expect(document.body.textContent).toContain("Afterwards the passphrase is the new one that you chose.");
    await click("restore");
    expect(fake.world).toMatchObject({ state: "unlocked", passphrase: "velvet harbour cinder 77" });
  });

  it("says what it would mean before anything is changed, and can be left", async () => {
    const fake = begin("locked");
    await show(Restore);
    await click("look");
    expect(errors()).toEqual(["Choose a backup", "Enter the passphrase of the backup"]);
    await look("another one altogether");
    expect(errors()).toEqual(["The passphrase does not match this backup. It is the one that was in use when it was made."]);
    await look(OWN);
    expect(text("loses")).toBe("12 changes made here since would be set aside.");
    expect(document.activeElement).toBe(byId("means"));
    await click("leave-it");
    expect(safekeepingOf(fake.world).prepared).toBe(false);
    expect(fake.world.state).toBe("locked");
  });

  it("opens the restored cases", async () => {
    const fake = begin("locked");
    await show(Restore);
    await look(OWN);
    await click("restore");
    expect(fake.world.state).toBe("unlocked");
    expect(session.state).toBe("unlocked");
  });

  it("forgets what was prepared when the page is left", async () => {
    const fake = begin("locked");
    await show(Restore);
    await look(OWN);
    expect(safekeepingOf(fake.world).prepared).toBe(true);
    cleanup();
    await settle(20);
    expect(safekeepingOf(fake.world).prepared).toBe(false);
  });
});
