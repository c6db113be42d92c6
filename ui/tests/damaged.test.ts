import { flushSync } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import ReadOnly from "../src/safekeeping/ReadOnly.svelte";
import Damaged from "../src/safekeeping/Damaged.svelte";
import SaveTrouble from "../src/components/SaveTrouble.svelte";
import StartNote from "../src/notes/StartNote.svelte";
import Unlock from "../src/unlock/Unlock.svelte";
import { useDoor } from "../src/core/ask";
import { Draft } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import { safekeepingOf } from "../src/core/fake/safekeeping";
import { session } from "../src/core/session.svelte";
import { byId, cleanup, draw, settle, type } from "./screen";

afterEach(() => {
  Object.assign(session, { state: "unknown", readOnly: false });
  location.hash = "";
});

async function open(set: (held: ReturnType<typeof safekeepingOf>, fake: Fake) => void): Promise<Fake> {
  const fake = fakeDoor("locked");
  set(safekeepingOf(fake.world), fake);
  useDoor(fake);
  session.state = "locked";
  draw(Damaged, {});
  await settle();
  return fake;
}

async function submit(fake: Fake, passphrase = fake.world.passphrase) {
  type("passphrase", passphrase);
  byId("open-damaged").click();
  await settle(20);
}

describe("a damaged vault", () => {
  it("is offered to be read wherever Daybook is unlocked, and most where it does not open", async () => {
    const fake = fakeDoor("locked");
    useDoor(fake);
    draw(Unlock, {});
    const unlock = async (code: "wrong-passphrase" | "database-damaged") => {
      fake.refuseNext("unlock_vault", code);
      type("passphrase", "plum oak tin fog");
      document.querySelector("form")!.requestSubmit();
      await settle(30);
    };
    await unlock("wrong-passphrase");
    // It may open all the same, and only a record of it be damaged.
    expect(byId<HTMLAnchorElement>("to-damaged").classList).not.toContain("bold");
    await unlock("database-damaged");
    expect(byId<HTMLAnchorElement>("to-damaged").hash).toBe("#/damaged");
    expect(byId<HTMLAnchorElement>("to-damaged").classList).toContain("bold");
  });

  it("says what cannot be read and what to do, and then shows the rest to be read", async () => {
    const fake = await open((held) => {
      held.findings = [
        { code: "pages-damaged", subject: "vault.db" },
        { code: "record-unreadable", subject: "note/one" },
        { code: "record-unreadable", subject: "note/two" },
      ];
    });
    await submit(fake);
    expect(byId("unreadable").textContent).toContain("2 records cannot be read");
    expect(document.body.textContent).toContain("restore the newest backup");
    expect(document.activeElement?.id).toBe("found");
    byId("read").click();
    await settle(20);
    expect(session).toMatchObject({ state: "unlocked", readOnly: true });
    draw(ReadOnly, {});
    expect(byId("read-only").textContent).toContain("Nothing you type here is saved");
  });

  it("is put away again when the page is left or everything locks, and not when it is read", async () => {
    const fake = await open(() => {});
    await submit(fake);
    expect(fake.world.state).toBe("unlocked");
    dispatchEvent(new Event("daybook-locked"));
    await settle(20);
    expect(fake.world.state).toBe("locked");
    expect(document.getElementById("found")).toBeNull();
    await submit(fake);
    cleanup();
    await settle(20);
    expect(fake.world.state).toBe("locked");
  });

  it("is shut again when it opens after the page was left", async () => {
    const fake = await open(() => {});
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    useDoor(async (name, args) => {
      const opened = await fake(name, args);
      if (name === "open_damaged") await waiting;
      return opened;
    });
    await submit(fake);
    expect(fake.world.state).toBe("unlocked");
    cleanup();
    answer();
    await settle(20);
    expect(fake.world.state).toBe("locked");
  });

  it("leads to the backups when nothing can be read, and changes nothing", async () => {
    const fake = await open((held) => (held.nothingReadable = true));
    await submit(fake);
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Restore a backup");
    expect(fake.world.state).toBe("locked");
  });

  it("takes no passphrase that is wrong, and none that is empty", async () => {
    const fake = await open(() => {});
    await submit(fake, "");
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Enter your passphrase");
    await submit(fake, "plum oak tin frog");
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("does not match");
  });

  it("offers no new note, which it would not take", () => {
    useDoor(fakeDoor());
    session.readOnly = false;
    draw(StartNote, {});
    expect(document.querySelector("button")!.textContent).toContain("Start a visit note");
    session.readOnly = true;
    flushSync();
    expect(document.querySelector("button")).toBeNull();
  });

  it("says why what is typed cannot be saved", async () => {
    useDoor(fakeDoor());
    session.readOnly = true;
    const draft = new Draft(() => Promise.reject({ code: "read-only", fields: [] }));
    draft.change("Typed into a damaged file");
    await draft.flush();
    draw(SaveTrouble, {});
    await settle();
    expect(document.querySelector(".trouble")!.textContent).toContain("Write this on paper");
    expect(draft.inHand).toBe("Typed into a damaged file");
  });
});
