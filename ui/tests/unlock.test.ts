import { describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import type { RefusalCode } from "../src/core/contract";
import { fakeDoor } from "../src/core/fake";
import { PASSPHRASE } from "../src/core/fake/world";
import { session } from "../src/core/session.svelte";
import ChoosePassphrase from "../src/unlock/ChoosePassphrase.svelte";
import Unlock from "../src/unlock/Unlock.svelte";
import { words } from "../src/words";
import { byId, draw, settle, submit, type } from "./screen";

async function unlock() {
  const fake = fakeDoor("locked");
  useDoor(fake);
  draw(Unlock, {});
  await settle();
  return fake;
}

describe("unlocking", () => {
  it("begins with the focus in the passphrase", async () => {
    await unlock();
    expect(document.activeElement?.id).toBe("passphrase");
  });

  it.each<RefusalCode>([
    "wrong-passphrase",
    "envelope-damaged",
    "database-damaged",
    "newer-version",
    "already-open",
    "cannot-read",
    "read-only",
    "disk-full",
  ])("has words of its own for %s", async (code) => {
    const fake = await unlock();
    fake.refuseNext("unlock_vault", code);
    type("passphrase", "whatever it is");
    submit();
    await settle(20);
    expect(byId<HTMLElement>("passphrase-error").textContent).toBe(words.unlock.codes[code]);
  });

  it("says how long to wait after too many tries, and does not ask Rust meanwhile", async () => {
    const fake = await unlock();
    for (let wrong = 0; wrong < 5; wrong++) {
      type("passphrase", "wrong");
      submit();
      await settle(20);
    }
    expect(byId<HTMLElement>("passphrase-error").textContent).toContain("Wait 30 seconds");
    const before = fake.calls.filter((call) => call.name === "unlock_vault").length;
    submit();
    await settle();
    expect(fake.calls.filter((call) => call.name === "unlock_vault")).toHaveLength(before);
  });

  it("comes back to the place where the worker was", async () => {
    const fake = await unlock();
    fake.world.place = { route: "/c/case-1/notes/note-1", field: "text", caret: 7 };
    type("passphrase", PASSPHRASE);
    submit();
    await settle(20);
    expect(session.state).toBe("unlocked");
    expect(location.hash).toBe("#/c/case-1/notes/note-1");
  });

  it("says plainly that nobody can tell the passphrase later, and where the way back is", async () => {
    useDoor(fakeDoor("none"));
    const screen = draw(ChoosePassphrase, {});
    await settle();
    expect(screen.textContent).toContain("Nobody can tell you the passphrase later");
    expect(byId("passphrase").getAttribute("autocomplete"), "pasting and password managers are allowed").toBe("new-password");
  });
});
