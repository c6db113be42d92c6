import type { Component } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import { fakeDoor, type Fake } from "../src/core/fake";
import { safekeepingOf } from "../src/core/fake/safekeeping";
import { arrival } from "../src/core/router.svelte";
import { session, unlocked } from "../src/core/session.svelte";
import Alert from "../src/safekeeping/Alert.svelte";
import Restore from "../src/safekeeping/Restore.svelte";
import Safekeeping from "../src/safekeeping/Safekeeping.svelte";
import What from "../src/unlock/What.svelte";
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
  Object.assign(session, { state: "unknown", alert: null, missing: false });
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

  it("that could not be made are named with the reason, and the others are made", async () => {
    const fake = begin();
    safekeepingOf(fake.world).unmade = [{ place: "chosen", code: "cannot-read" }];
    await show(Safekeeping);
    expect(text("unmade-chosen")).toBe("No backup could be made in the folder you chose: it cannot be reached. Connect the drive, or see whether you may write there.");
    await click("back-up-now");
    expect(text("outcome")).toBe("Not every backup could be made. It is said below which, and why.");
    expect(rows()).toBe(2);
    fake.refuseNext("choose_backup_folder", "cannot-read");
    await click("choose-folder");
    expect(document.querySelector("[role=alert]")!.textContent).toContain("No backup could be made there.");
  });

  it("that make themselves and cannot be made are said on every screen", async () => {
    const fake = begin();
    safekeepingOf(fake.world).unmade = [{ place: "here", code: "disk-full" }];
    await unlocked({ route: "/cases", field: null, caret: null });
    await show(Alert);
    expect(text("no-backup")).toContain("Daybook could not make today’s backup.");
  });

  it("say where the folder lies when that is a danger", async () => {
    const fake = begin();
    safekeepingOf(fake.world).place = ["synced", "nearly-full"];
    await show(Safekeeping);
    expect(byId("place").nextElementSibling!.querySelectorAll("li")).toHaveLength(2);
  });
});

describe("an older copy", () => {
  it("is said on every screen and explained, until the worker has looked", async () => {
    const fake = begin();
    safekeepingOf(fake.world).standing = { code: "older-than-seen", seenAt: "2026-11-22T16:40:00Z", missing: 4 };
    await unlocked({ route: "/notes/note-1", field: "text", caret: 40 });
    // The caret may lie far below what is to be seen first.
    expect(arrival).toMatchObject({ field: null, caret: null });
    await show(Alert);
    expect(text("needs-a-look")).toContain("Your Daybook may be an older copy");
    await show(Safekeeping);
    expect(text("missing")).toBe("At least 4 changes are missing. The last that was seen was made on 22 November 2026, 4:40pm.");
    await click("accept-standing");
    expect(document.getElementById("standing")).toBeNull();
    expect(text("outcome")).toBe("It is noted that you go on with what is here.");
    expect(document.getElementById("needs-a-look")).toBeNull();
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

  it("says which recovery words are the ones afterwards, only where they change", async () => {
    const fake = begin("locked");
    await show(Restore);
    await look(OWN);
    expect([document.getElementById("words-after"), document.getElementById("key-after")]).toEqual([null, null]);
    await click("leave-it");
    const { means } = safekeepingOf(fake.world);
    means.recovery = { state: "made", number: "1A2B-3C4D", madeAt: "2026-01-12T09:00:00Z" };
    means.organisation = { state: "set", name: "Harbour Council", setAt: "2026-01-12T09:00:00Z", isNews: false };
    await look(OWN);
    expect(text("words-after")).toBe("Afterwards the recovery words are those with the number 1A2B-3C4D. Words with another number open nothing.");
    expect(text("key-after")).toBe("Afterwards Harbour Council has a key that opens it, as when the backup was made.");
    await click("leave-it");
    means.recovery = { state: "none", number: "", madeAt: null };
    means.organisation = { state: "none", name: "", setAt: null, isNews: false };
    await look(OWN);
    expect(text("words-after")).toBe("Afterwards there are no recovery words. A page with words opens nothing.");
    expect(text("key-after")).toBe("Afterwards your organisation has no key to it.");
  });

  it("is put away when everything locks, and says so", async () => {
    const fake = begin("locked");
    await show(Restore);
    await look(OWN);
    dispatchEvent(new Event("daybook-locked"));
    await settle(20);
    expect(safekeepingOf(fake.world).prepared).toBe(false);
    expect(document.getElementById("means")).toBeNull();
    expect(text("let-go")).toContain("Nobody decided, so the backup was put away again.");
    await look(OWN);
    expect(document.getElementById("let-go")).toBeNull();
  });

  it("is put away when everything locked while it was being read", async () => {
    const fake = begin("locked");
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    useDoor(async (name, args) => {
      const prepared = await fake(name, args);
      if (name === "prepare_restore") await waiting;
      return prepared;
    });
    await show(Restore);
    await look(OWN);
    expect(safekeepingOf(fake.world).prepared).toBe(true);
    dispatchEvent(new Event("daybook-locked"));
    answer();
    await settle(20);
    expect(safekeepingOf(fake.world).prepared).toBe(false);
    expect(document.getElementById("means")).toBeNull();
  });

  it("locks once it is restored, where everything locked meanwhile, and never says that nothing changed", async () => {
    const fake = begin("locked");
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    useDoor(async (name, args) => {
      if (name === "restore_backup") await waiting;
      return fake(name, args);
    });
    await show(Restore);
    await look(OWN);
    await click("restore");
    dispatchEvent(new Event("daybook-locked"));
    await settle(20);
    expect(document.getElementById("let-go")).toBeNull();
    answer();
    await settle(40);
    expect([fake.world.state, session.state]).toEqual(["locked", "locked"]);
  });

  it("is one press away on a computer that had a vault, and one link on a new one", async () => {
    session.missing = true;
    await show(What);
    expect(text("missing")).toContain("its case file is not where it was");
    expect(byId("missing").querySelector("a")!.hash).toBe("#/restore");
    cleanup();
    session.missing = false;
    await show(What);
    expect(document.getElementById("missing")).toBeNull();
    expect(byId<HTMLAnchorElement>("to-restore").hash).toBe("#/restore");
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
