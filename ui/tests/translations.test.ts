import { describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import Settings from "../src/settings/Settings.svelte";
import Translations from "../src/settings/Translations.svelte";
import { words } from "../src/words";
import { byId, draw, press, settle } from "./screen";

async function open() {
  const fake = fakeDoor();
  useDoor(fake);
  draw(Translations, {});
  await settle();
  return fake;
}

const main = () => byId<HTMLElement>("main").textContent.replace(/\s+/gu, " ");
const names = () => [...document.querySelectorAll(".card h3")].map((one) => one.textContent!.trim());

describe("translations of the statements", () => {
  it("are reached from Settings", async () => {
    useDoor(fakeDoor());
    draw(Settings, {});
    await settle();
    expect(document.querySelector('a[href="#/settings/translations"]')!.textContent).toBe("See and add translations");
  });

  it("are listed by the language’s own name, with how many are older than the English", async () => {
    await open();
    expect(names()).toEqual(["العربية (Arabic)", "Tiếng Việt (Vietnamese)"]);
    expect(document.querySelector("h3 bdi")!.getAttribute("lang")).toBe("ar");
    const [arabic, vietnamese] = [...document.querySelectorAll(".card")].map((one) => one.textContent);
    expect(arabic).toContain("5 statements");
    expect(arabic).toContain("1 was made from an older English wording.");
    expect(vietnamese).toContain("All were made from the present English wording.");
    expect(arabic).toContain("Word Agency, for the council");
    expect(arabic).toContain("1 October 2026");
  });

  it("say that a person translates, where the format is described, and that fonts are needed", async () => {
    await open();
    expect(main()).toContain("A person translates, never a machine.");
    expect(main()).toContain("docs/translations.md");
    expect(main()).toContain("This computer needs a font for the script");
  });

  it("come from a file", async () => {
    const fake = await open();
    fake.world.toChoose = [{ name: "tigrinya.toml", bytes: 900 }];
    press("Add translations from a file");
    await settle();
    expect(names()).toContain("ትግርኛ (Tigrinya)");
    expect(byId<HTMLElement>("outcome").textContent).toBe("The translations are added.");
  });

  it("stay as they are when no file is chosen", async () => {
    const fake = await open();
    fake.world.toChoose = null;
    press("Add translations from a file");
    await settle();
    expect(byId<HTMLElement>("outcome").textContent).toBe("Nothing was added.");
    expect(names()).toHaveLength(2);
  });

  it("stay as they are when the file is not taken, which is said line by line", async () => {
    const fake = await open();
    fake.world.toChoose = [{ name: "bad.toml", bytes: 900, odd: ["unknown-statement", "empty"] }];
    press("Add translations from a file");
    await settle();
    expect([...document.querySelectorAll("#faults li")].map((one) => one.textContent)).toEqual([
      "Line 12: this statement is not in the statements pack (C9)",
      "Line 13: there are no words here (C9)",
    ]);
    expect(byId<HTMLElement>("faults").textContent).toContain("The translations you had are unchanged.");
    expect(document.activeElement, "the focus is on what to read").toBe(byId("faults"));
    expect(names()).toHaveLength(2);
    fake.world.toChoose = [{ name: "tigrinya.toml", bytes: 900 }];
    press("Add translations from a file");
    await settle();
    expect(document.getElementById("faults"), "an old fault does not stand beside a file that was taken").toBeNull();
  });

  it("have words for every fault, with and without a line", () => {
    const codes = ["not-toml", "too-large", "unknown-format", "unknown-statement", "twice", "empty", "no-such-date"];
    codes.push("no-translator", "no-language", "direction", "hidden-characters", "unknown-key");
    const { fault } = words.translations;
    const said = codes.map((code) => fault(3, code, ""));
    expect(new Set(said).size, "each has its own").toBe(codes.length);
    for (const one of said) expect(one).toMatch(/^Line 3: [a-z].+[a-z]$/u);
    expect(said).not.toContain(fault(3, "anything else", ""));
    expect(fault(0, "not-toml", "")).toBe("This is not a file of translations that Daybook can read");
  });

  it("are removed by a button that names the language", async () => {
    await open();
    expect(main()).toContain("Conversations already recorded keep what was shown.");
    press("Remove: Arabic");
    await settle();
    expect(names()).toEqual(["Tiếng Việt (Vietnamese)"]);
    expect(byId<HTMLElement>("outcome").textContent).toBe("Arabic: the translations are removed.");
    expect(document.activeElement?.id).toBe("add-translations");
    press("Remove: Vietnamese");
    await settle();
    expect(main()).toContain("There are none yet.");
  });

  it("say why they could not be added", async () => {
    const fake = await open();
    fake.refuseNext("add_translations", "cannot-read");
    press("Add translations from a file");
    await settle();
    expect(document.querySelector("[role=alert]")!.textContent).toContain("could not read its file");
  });
});
