// The organisation's own numbers, which are not behind a lock, while the numbers to ring stand open.
import { beforeEach, describe, expect, it } from "vitest";
import App from "../src/components/App.svelte";
import { ask, useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import { helplines } from "../src/core/fake/you";
import { lock, session } from "../src/core/session.svelte";
import { forgetNumbers, readNumbersAfter, readNumbersAgain } from "../src/help/kept.svelte";
import { putAway, ring } from "../src/help/ringing.svelte";
import { draw, settle } from "./screen";

beforeEach(() => {
  putAway();
  forgetNumbers();
  readNumbersAfter(Promise.resolve());
});

const phones = () => [...document.querySelectorAll("dialog#numbers .phone")].map((phone) => phone.textContent);

describe("numbers of the organisation itself", () => {
  const ours = { ...helplines[0]!, id: "ours", name: "Harbour duty line", phone: "0100 000 0001" };
  /** Says its number only while the vault is open; `lockAnswers` holds the answer to the lock back. */
  async function open(lockAnswers: Promise<unknown> = Promise.resolve()) {
    const fake = fakeDoor();
    Object.assign(session, { state: "unknown", hidden: false });
    let asked = 0;
    useDoor(async (name, args) => {
      if (name === "lock_vault") await lockAnswers;
      if (name !== "read_helplines") return fake(name, args);
      asked++;
      return fake.world.state === "unlocked" ? [...helplines, ours] : helplines;
    });
    draw(App, {});
    await settle(20);
    ring();
    await settle(20);
    expect(phones(), "while it is open").toContain(ours.phone);
    return { fake, asked: () => asked };
  }

  it("go from the open dialog at once when Daybook locks, and are not read again before it has", async () => {
    let answer = (_: unknown) => {};
    const held = await open(new Promise((done) => (answer = done)));
    const before = held.asked();
    const locking = lock();
    await settle(40);
    expect(session.state).toBe("locked");
    expect(phones(), "999 stays").toEqual(["999"]);
    expect(held.asked(), "the vault is still open").toBe(before);
    answer(null);
    await locking;
    await settle(40);
    expect(phones().slice(0, 2)).toEqual(["999", "101"]);
    expect(phones()).not.toContain(ours.phone);
  });

  it("stay away when it is not known whether Daybook has locked", async () => {
    await open(Promise.reject(new Error("no answer")));
    await lock();
    await settle(40);
    expect(phones()).toEqual(["999"]);
    putAway();
    ring();
    await settle(20);
    expect(phones()).toEqual(["999"]);
  });

  it("are not kept by a reading that comes after the lock", async () => {
    const { fake } = await open();
    let late = (_: unknown) => {};
    useDoor((name, args) => (name === "read_helplines" && fake.world.state === "unlocked" ? new Promise((done) => (late = done)) : fake(name, args)));
    const reading = readNumbersAgain();
    await settle();
    await lock();
    await settle(40);
    late([...helplines, ours]);
    await reading;
    await settle(20);
    expect(phones()).not.toContain(ours.phone);
    expect(phones()).toContain("101");
  });

  it("go when Rust has locked by itself", async () => {
    const { fake } = await open();
    fake.world.state = "locked";
    await ask("read_you", {}).catch(() => undefined);
    await settle(40);
    expect(session.state).toBe("locked");
    expect(phones()).not.toContain(ours.phone);
    expect(phones()).toContain("999");
  });
});

