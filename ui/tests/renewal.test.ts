import { afterEach, describe, expect, it } from "vitest";
import App from "../src/components/App.svelte";
import { useDoor } from "../src/core/ask";
import { Draft } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import { begin, lock, session } from "../src/core/session.svelte";
import { setTextSize, textSize } from "../src/core/text-size.svelte";
import { ring, ringing } from "../src/help/ringing.svelte";
import { draw, settle } from "./screen";

afterEach(() => {
  Object.assign(session, { state: "unknown", hidden: false, leaving: false });
  setTextSize(100);
  ringing.open = false;
  location.hash = "";
});

/** The window on a fake that puts a new page in the place of the old one, or cannot; says what address it was left with. */
async function open(renews: boolean): Promise<{ fake: Fake; left: string[] }> {
  const fake = fakeDoor();
  const left: string[] = [];
  useDoor(async (name, args) => {
    if (name !== "renew_page") return fake(name, args);
    left.push(location.hash);
    return renews;
  });
  draw(App, {});
  await settle(20);
  session.state = "unlocked";
  await settle(20);
  return { fake, left };
}

const heading = () => document.querySelector("h1")?.textContent ?? null;

describe("the page behind a lock", () => {
  it("shows nothing while another takes its place, and hands on how the window looked", async () => {
    const { fake, left } = await open(true);
    setTextSize(200);
    ring();
    await lock();
    await settle(20);
    expect(fake.world.state).toBe("locked");
    expect(left).toEqual(["#/unlock?size=200&numbers=yes"]);
    expect(heading()).toBeNull();
  });

  it("is asked for once, though Rust says too that it is locked", async () => {
    const { left } = await open(true);
    const locking = lock();
    await settle(3);
    dispatchEvent(new Event("daybook-locked"));
    dispatchEvent(new Event("daybook-locked"));
    await locking;
    expect(left).toHaveLength(1);
  });

  it("goes on where the system cannot", async () => {
    const { left } = await open(false);
    await lock();
    await settle(20);
    expect(left).toHaveLength(1);
    expect(location.hash).toBe("#/unlock");
    expect(heading()).toContain("Unlock");
  });

  it("stays when it alone holds what was typed", async () => {
    const { left } = await open(true);
    const draft = new Draft(() => Promise.reject({ code: "disk-full", fields: [] }));
    draft.change("Not on the disk");
    await lock();
    await settle(20);
    expect(left).toEqual([]);
    expect(heading()).toContain("Unlock");
    expect(draft.inHand).toBe("Not on the disk");
  });

  it("makes the window look as it did, and leaves nothing in the address", async () => {
    useDoor(fakeDoor("locked"));
    location.hash = "#/unlock?size=200&cover=yes&numbers=yes";
    draw(App, {});
    await begin();
    await settle(20);
    expect(textSize.percent).toBe(200);
    expect(ringing.open).toBe(true);
    expect(session.hidden).toBe(true);
    expect(location.hash).toBe("#/unlock");
  });

  it("takes nothing from an address that says anything else", async () => {
    useDoor(fakeDoor("locked"));
    location.hash = "#/unlock?size=5000&cover=yes";
    draw(App, {});
    await begin();
    expect(textSize.percent).toBe(100);
    expect(session.hidden).toBe(false);
  });
});
