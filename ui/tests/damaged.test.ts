import { afterEach, describe, expect, it } from "vitest";
import ReadOnly from "../src/safekeeping/ReadOnly.svelte";
import Damaged from "../src/safekeeping/Damaged.svelte";
import SaveTrouble from "../src/components/SaveTrouble.svelte";
import Unlock from "../src/unlock/Unlock.svelte";
import { useDoor } from "../src/core/ask";
import { Draft } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import { safekeepingOf } from "../src/core/fake/safekeeping";
import { session } from "../src/core/session.svelte";
import { byId, draw, settle, type } from "./screen";

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
  it("is offered to be read where it does not open, and only there", async () => {
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
    expect(document.getElementById("to-damaged")).toBeNull();
    await unlock("database-damaged");
    expect(byId<HTMLAnchorElement>("to-damaged").hash).toBe("#/damaged");
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
