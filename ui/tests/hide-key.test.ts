import { describe, expect, it } from "vitest";
import { HideKey } from "../src/core/hide-key";

function tap(hide: HideKey, key: string, at: number): boolean {
  hide.press({ type: "keydown", key, repeat: false }, at);
  return hide.press({ type: "keyup", key, repeat: false }, at + 20);
}

describe("the hide key", () => {
  it("is Shift three times within two seconds", () => {
    const hide = new HideKey();
    expect(tap(hide, "Shift", 0)).toBe(false);
    expect(tap(hide, "Shift", 300)).toBe(false);
    expect(tap(hide, "Shift", 600)).toBe(true);
  });

  it("does not count presses that are too far apart", () => {
    const hide = new HideKey();
    tap(hide, "Shift", 0);
    tap(hide, "Shift", 1200);
    expect(tap(hide, "Shift", 2400)).toBe(false);
  });

  it("does not count a Shift that made a capital", () => {
    const hide = new HideKey();
    for (let word = 0; word < 5; word++) {
      hide.press({ type: "keydown", key: "Shift", repeat: false }, word * 100);
      hide.press({ type: "keydown", key: "A", repeat: false }, word * 100 + 10);
      hide.press({ type: "keyup", key: "A", repeat: false }, word * 100 + 20);
      expect(hide.press({ type: "keyup", key: "Shift", repeat: false }, word * 100 + 30)).toBe(false);
    }
  });

  it("begins again after any other key, and is not set off by holding Shift", () => {
    const hide = new HideKey();
    tap(hide, "Shift", 0);
    tap(hide, "Shift", 100);
    tap(hide, "x", 200);
    expect(tap(hide, "Shift", 300)).toBe(false);
    for (let held = 0; held < 20; held++) hide.press({ type: "keydown", key: "Shift", repeat: true }, 400 + held);
    expect(hide.press({ type: "keyup", key: "Shift", repeat: false }, 500)).toBe(false);
  });
});
