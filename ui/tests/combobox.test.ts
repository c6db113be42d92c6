import { describe, expect, it } from "vitest";
import Combobox from "../src/components/form/Combobox.svelte";
import { page } from "../src/core/page.svelte";
import { byId, draw, practice, settle, type } from "./screen";

async function open(typed: string | null = null, list = "local_authorities") {
  const held = await practice();
  let chosen = "";
  draw(Combobox, {
    id: "place",
    label: "Council",
    list,
    get value() {
      return chosen;
    },
    set value(next: string) {
      chosen = next;
    },
  });
  if (typed !== null) type("place", typed);
  await settle();
  return { ...held, chosen: () => chosen };
}
async function keys(...names: string[]) {
  for (const key of names) {
    byId("place").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await settle(6);
  }
}
const options = () => [...document.querySelectorAll<HTMLElement>("[role=option]")];
const active = () => {
  const id = byId("place").getAttribute("aria-activedescendant");
  return id === null ? null : document.getElementById(id);
};

describe("the type-ahead", () => {
  it("reaches every option of a long list by the down arrow, part after part", async () => {
    await open("invented");
    expect(options(), "twenty, and the row that brings more").toHaveLength(21);
    expect(options().at(-1)?.textContent).toContain("Show more (22 left)");
    const seen = new Set<string>();
    for (let step = 0; step < 46; step++) {
      await keys("ArrowDown");
      expect(active(), `after ${step + 1} presses the active row is on the screen`).not.toBeNull();
      seen.add(active()!.textContent!.trim());
    }
    expect([...seen].filter((name) => name.startsWith("Invented"))).toHaveLength(42);
  });

  it("brings more by its own row, keeps the list open and says how many are shown", async () => {
    await open("invented");
    options().at(-1)!.click();
    await settle();
    expect(options()).toHaveLength(41);
    expect(active()?.textContent).toContain("Council 21");
    expect(page.spoken).toBe("40 of 42 matches shown");
    expect(byId("place").getAttribute("aria-expanded")).toBe("true");
  });

  it("moves ten at a time", async () => {
    await open("invented");
    await keys("PageDown");
    expect(active()?.textContent).toContain("Council 11");
    await keys("PageDown");
    expect(active()?.textContent, "stops at the row that brings more").toContain("Show more");
    await keys("PageDown");
    expect(active()?.textContent).toContain("Council 21");
    await keys("PageUp");
    expect(active()?.textContent).toContain("Council 11");
  });

  it("says that nothing holds the letters when it offers the nearest", async () => {
    await open("inventid");
    const group = document.querySelector("[role=group]")!;
    expect(document.getElementById(group.getAttribute("aria-labelledby")!)?.textContent).toBe("Nothing holds these letters. Nearest by spelling:");
    expect(page.spoken).toContain("nearest by spelling");
  });

  it("offers the councils that a newer one took over from", async () => {
    const { chosen } = await open("cumberland");
    expect(document.querySelector(".combobox__heading")?.textContent).toBe(
      "Cumberland Council was formed on 1 April 2023 and is not in the official list. Choose the council it took over from:",
    );
    expect(options().map((option) => option.textContent!.trim())).toEqual([
      "Allerdale Borough Council",
      "Carlisle City Council",
      "Copeland Borough Council",
    ]);
    expect(page.spoken).toContain("is not in the official list");
    await keys("ArrowDown", "ArrowDown", "Enter");
    expect(chosen()).toBe("Carlisle City Council");
    expect(byId("place").getAttribute("aria-expanded")).toBe("false");
  });

  it("names no active row and is not expanded when nothing matches", async () => {
    await open("zzzz");
    expect(byId("place").getAttribute("aria-expanded")).toBe("false");
    await keys("ArrowDown");
    expect(byId("place").hasAttribute("aria-activedescendant")).toBe(false);
    expect(document.querySelector(".combobox__count")?.textContent).toContain("No match in the list");
  });

  it("points at no row of an older search", async () => {
    await open("invented");
    await keys("ArrowDown", "PageDown");
    type("place", "carlisle");
    await settle();
    expect(active()).toBeNull();
    expect(options()).toHaveLength(1);
  });

  it("stays open while its scrollbar is held, and takes the focus back", async () => {
    await open("invented");
    const input = byId("place");
    input.focus();
    byId<HTMLElement>("place-list").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    input.blur();
    await settle();
    expect(input.getAttribute("aria-expanded")).toBe("true");
    window.dispatchEvent(new Event("pointerup"));
    expect(document.activeElement).toBe(input);
    input.blur();
    await settle();
    expect(input.getAttribute("aria-expanded"), "elsewhere it closes as before").toBe("false");
  });

  it("keeps no hold when the letting go was never told", async () => {
    await open("invented");
    const input = byId("place");
    input.focus();
    byId<HTMLElement>("place-list").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    input.blur();
    await settle();
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("closes on Escape and keeps what was typed", async () => {
    await open("invented");
    await keys("ArrowDown", "Escape");
    expect(byId("place").value).toBe("invented");
    expect(byId("place").getAttribute("aria-expanded")).toBe("false");
    expect(active()).toBeNull();
  });
});
