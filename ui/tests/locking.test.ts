import { describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import { lockingOf } from "../src/core/fake/locking";
import { waysOf } from "../src/core/fake/recovery";
import { session, watch } from "../src/core/session.svelte";
import Settings from "../src/settings/Settings.svelte";
import { byId, cleanup, draw, settle } from "./screen";

async function open(organisation: Partial<ReturnType<typeof lockingOf>["managed"]> = {}, key = "none") {
  const fake = fakeDoor();
  useDoor(fake);
  waysOf(fake.world).ways.organisation.state = key;
  const held = lockingOf(fake.world);
  held.managed = { ...held.managed, ...organisation };
  draw(Settings, {});
  await settle(20);
  return fake;
}

const choices = () => [...document.querySelectorAll<HTMLInputElement>("input[name=lock-after]")].map(({ value }) => value);

describe("locking by itself", () => {
  it("is chosen in Settings, and takes effect at once", async () => {
    const fake = await open();
    expect(choices()).toEqual(["2", "5", "10", "20"]);
    document.querySelector<HTMLInputElement>("input[name=lock-after][value='5']")!.click();
    await settle(20);
    expect(lockingOf(fake.world).minutes).toBe(5);
  });

  it("shows what the organisation sets, and offers nothing longer", async () => {
    await open({ state: "set", organisation: "Invented Borough Council", lockAfterAtMost: 5, readableCopies: false, recoveryKeys: 1 });
    expect(choices()).toEqual(["2", "5"]);
    const list = byId("managed").parentElement!.textContent;
    expect(list).toContain("Invented Borough Council sets this on this computer:");
    expect(list).toContain("Daybook locks after 5 minutes at most.");
    expect(list).toContain("A case file leaves only sealed");
  });

  it("says that the organisation has a key only when it opens this vault", async () => {
    const set = { state: "set", organisation: "Invented Borough Council", recoveryKeys: 1 };
    await open(set, "set");
    expect(byId("managed").parentElement!.textContent).toContain("Your organisation has a key with which it can open this Daybook.");
    cleanup();
    for (const state of ["none", "damaged"]) {
      await open(set, state);
      const list = byId("managed").parentElement!.textContent;
      expect(list).toContain("The key in your organisation’s settings could not be used yet");
      expect(list).not.toContain("Your organisation has a key with which it can open");
      cleanup();
    }
  });

  it("says what a lost passphrase means, whether or not the organisation has a key", async () => {
    for (const state of ["none", "set"]) {
      await open({}, state);
      expect(byId("ways-in").textContent).toContain("only a key of your organisation can open your cases, and only if it has one");
      cleanup();
    }
  });

  it("says by the line when the organisation's file holds a mistake", async () => {
    await open({ state: "not-valid", line: 4 });
    expect(byId("managed-fault").textContent).toContain("nothing of them holds. Tell your IT support. It is in line 4.");
  });

  it("empties the screen when the vault was closed by the computer", async () => {
    useDoor(fakeDoor());
    const end = watch();
    session.state = "unlocked";
    location.hash = "#/cases";
    dispatchEvent(new Event("daybook-locked"));
    await settle(5);
    expect(session.state).toBe("locked");
    expect(location.hash).toBe("#/unlock");
    end();
  });

  it("saves what is typed and locks when the computer locks", async () => {
    const fake = fakeDoor();
    useDoor(fake);
    const end = watch();
    session.state = "unlocked";
    dispatchEvent(new Event("daybook-lock"));
    await settle(20);
    expect(fake.world.state).toBe("locked");
    expect(session.state).toBe("locked");
    end();
  });
});
