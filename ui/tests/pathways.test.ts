import { describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import { fakeDoor } from "../src/core/fake";
import { packsOf } from "../src/core/fake/pathways";
import Pathways from "../src/settings/pathways/Pathways.svelte";
import Settings from "../src/settings/Settings.svelte";
import { words } from "../src/words";
import { byId, cleanup, draw, press, settle } from "./screen";

async function open() {
  const fake = fakeDoor();
  useDoor(fake);
  draw(Pathways, {});
  await settle();
  return fake;
}

type Held = Awaited<ReturnType<typeof open>>;

async function choose(fake: Held, name: string, odd: string[] = []) {
  fake.world.toChoose = [{ name, bytes: 900, odd }];
  press("Add a pack from a file");
  await settle(20);
}

async function added(fake: Held, name = "cardiff.toml") {
  await choose(fake, name);
  press("Add this pack");
  await settle(20);
}

const main = () => byId<HTMLElement>("main").textContent.replaceAll(/\s+/gu, " ");
const card = (pack: string) => document.querySelector<HTMLElement>(`[data-pack=${pack}]`);
const names = () => [...document.querySelectorAll<HTMLElement>("[data-pack]")].map((one) => one.dataset.pack);
const shipped = ["uk", "england", "stockport", "thurrock-essex-southend"];

describe("local pathways", () => {
  it("are reached from Settings", async () => {
    useDoor(fakeDoor());
    draw(Settings, {});
    await settle();
    expect(document.querySelector('a[href="#/settings/pathways"]')!.textContent).toBe("See and add local pathways");
  });

  it("are listed with version, source, steps, areas and whether they are to be checked", async () => {
    await open();
    expect(names()).toEqual(shipped);
    const text = card("thurrock-essex-southend")!.textContent;
    for (const part of ["Check", "2026-11-21", "April 2026", "11 steps", "Essex, Southend-on-Sea, Thurrock", "Older than 12 months"]) expect(text).toContain(part);
    expect(card("stockport")!.textContent).not.toContain("Older than 12 months");
    expect(card("stockport")!.textContent).toContain("Not yet checked against a live page");
    expect(card("england")!.textContent).toContain("21 November 2026");
  });

  it("can be removed only where they were added", async () => {
    const fake = await open();
    expect(document.querySelectorAll("[data-pack] button")).toHaveLength(0);
    await added(fake);
    expect(names()).toEqual([...shipped, "cardiff"]);
    expect(card("cardiff")!.textContent).toContain("Added from a file");
    expect([...document.querySelectorAll("[data-pack] button")].map((one) => one.textContent!.replaceAll(/\s+/gu, " ").trim())).toEqual(["Remove: Cardiff"]);
  });

  it("say so where this Daybook cannot read one that is kept, and it can be removed", async () => {
    const fake = await open();
    await added(fake);
    expect(document.getElementById("unread-cardiff")).toBeNull();
    packsOf(fake.world).packs.find(({ pack }) => pack === "cardiff")!.unread = true;
    cleanup();
    draw(Pathways, {});
    await settle(20);
    expect(byId("unread-cardiff").textContent).toBe("This Daybook cannot read this pack, so its steps are not called for. Add a newer version, or remove it.");
    press("Remove");
    await settle();
    expect(card("cardiff")!.textContent).toContain("Steps that nothing was recorded of leave the cases. What was recorded stays, with its history.");
  });

  it("stay as they are when no file is chosen", async () => {
    const fake = await open();
    fake.world.toChoose = null;
    press("Add a pack from a file");
    await settle(20);
    expect(byId("outcome").textContent).toBe("Nothing was chosen. The packs are as they were.");
    expect(names()).toEqual(shipped);
  });
});

describe("a file with faults", () => {
  it("is refused by name, line and reason, and the packs stay", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml", ["unknown-trigger:tennant", "missing-phone:Duty team", "wrong-date:2026-02-30"]);
    const faults = byId("faults");
    expect(faults.querySelector("h2")!.textContent).toBe("cardiff.toml was not added");
    expect(faults.textContent).toContain("Nothing was added; the packs are as they were.");
    expect(faults.textContent).toContain("3 things to put right in the file:");
    expect([...faults.querySelectorAll("li")].map((one) => one.textContent)).toEqual([
      "Line 12: there is no trigger called ‘tennant’",
      "Line 13: there is no telephone number for ‘Duty team’",
      "Line 14: ‘2026-02-30’ is not a date. Write year, month and day, such as 2026-11-21",
    ]);
    expect(document.activeElement, "the focus is on what to read").toBe(faults);
    expect(document.getElementById("waiting")).toBeNull();
    expect(names()).toEqual(shipped);
  });

  it("is said of the whole file where no line is at fault", async () => {
    const fake = await open();
    await choose(fake, "film.mp4");
    expect(byId("faults").querySelector("li")!.textContent).toBe("This is not a pack file (TOML)");
  });

  it("is forgotten when the next one is taken", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml", ["no-steps"]);
    await choose(fake, "cardiff.toml");
    expect(document.getElementById("faults")).toBeNull();
    expect(document.getElementById("waiting")).not.toBeNull();
  });

  it("leaves what waits where it is", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml");
    await choose(fake, "leeds.toml", ["no-steps"]);
    expect(byId("waiting").textContent).toContain("Cardiff");
    expect(byId("faults").textContent).toContain("leeds.toml");
  });

  it("has words of its own for every fault, with and without a line and a thing", () => {
    const codes = ["too-large", "unreadable", "not-text", "not-toml", "unknown-word", "unknown-trigger", "wrong-date", "wrong-value"];
    codes.push("missing", "missing-phone", "duplicate-id", "shipped-name", "emergency-number", "before-danger", "unknown-step");
    codes.push("no-trigger", "no-steps", "too-many", "older-version");
    const { fault } = words.pathways;
    for (const thing of ["", "stk-child"]) {
      const said = codes.map((code) => fault(3, code, thing));
      expect(new Set(said).size, "each has its own").toBe(codes.length);
      for (const one of said) expect(one).toMatch(/^Line 3: [a-z‘].+/u);
      expect(said).not.toContain(fault(3, "anything else", thing));
    }
    expect(fault(0, "no-steps", "")).toBe("The pack has no steps");
    expect(fault(0, "anything else", "")).toBe("Something could not be understood");
  });
});

describe("a file that can be added", () => {
  it("is shown before it is added, and only then", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml");
    expect(names()).toEqual(shipped);
    expect(document.activeElement).toBe(byId("waiting-title"));
    const text = byId("waiting").textContent;
    for (const part of ["Look at Cardiff before you add it", "2026-11-01", "Cardiff Council, safeguarding pages", "2 steps", "Ring the children’s front door"]) expect(text).toContain(part);
    expect(text).toContain("Daybook has no pack of this name yet.");
    expect([...byId("waiting").querySelectorAll("tbody tr td:last-child")].map((one) => one.textContent)).toEqual(["New", "New"]);
    expect(document.getElementById("gone")).toBeNull();
  });

  it("is added by its button, which says so", async () => {
    const fake = await open();
    await added(fake);
    expect(fake.calls.find((call) => call.name === "add_pathway_pack")!.args).toEqual({ version: "2026-11-01" });
    expect(byId("outcome").textContent).toBe("Cardiff is added.");
    expect(document.getElementById("waiting")).toBeNull();
    expect(document.activeElement).toBe(byId("add-pack"));
  });

  it("is not added by the other", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml");
    press("Do not add");
    await settle(20);
    expect(byId("outcome").textContent).toBe("It was not added. The packs are as they were.");
    expect(document.getElementById("waiting")).toBeNull();
    expect(names()).toEqual(shipped);
  });

  it("is told against the one it takes the place of", async () => {
    const fake = await open();
    await added(fake);
    await choose(fake, "cardiff-2026-12-01.toml");
    expect(byId("waiting").textContent).toContain("It takes the place of version 2026-11-01.");
    const [altered, same] = [...byId("waiting").querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll(".phone")].map((one) => one.textContent));
    expect([altered, same]).toEqual([["01632 960301", "01632 960300"], ["01632 960301"]]);
    expect(byId("waiting").textContent).toContain("In the version before, and no more:");
    expect([...byId("waiting").querySelectorAll("tbody tr td:last-child")].map((one) => one.textContent)).toEqual(["Changed", "Same as before"]);
    expect(byId("gone").textContent).toContain("Ask the panel");
    press("Add this pack");
    await settle(20);
    expect(card("cardiff")!.textContent).toContain("2026-12-01");
    expect(card("cardiff")!.textContent, "the version before is named").toContain("2026-11-01");
  });

  it("says that it is old before it is added", async () => {
    const fake = await open();
    await choose(fake, "old.toml");
    expect(byId("waiting").textContent).toContain("Older than 12 months.");
  });

  it("still waits after a lock", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml");
    document.body.innerHTML = "";
    draw(Pathways, {});
    await settle();
    expect(byId("waiting").textContent).toContain("Look at Cardiff");
  });

  it("is looked at again when another waits by then", async () => {
    const fake = await open();
    await choose(fake, "cardiff.toml");
    fake.world.toChoose = [{ name: "cardiff-2026-12-01.toml", bytes: 900 }];
    await fake("choose_pathway_pack", {});
    press("Add this pack");
    await settle(20);
    expect(document.querySelector("[role=alert]")!.textContent).toBe("The packs have changed since you looked. Look again before you go on.");
    expect(byId("waiting").textContent).toContain("2026-12-01");
    expect(names()).toEqual(shipped);
  });

  it("says why it could not be opened", async () => {
    const fake = await open();
    fake.refuseNext("choose_pathway_pack", "disk-full");
    press("Add a pack from a file");
    await settle(20);
    expect(byId("pack-failed").textContent).toContain("The disk is full.");
  });
});

describe("removing a pack", () => {
  it("is asked about on the page, and can be left", async () => {
    const fake = await open();
    await added(fake);
    press("Remove: Cardiff");
    await settle();
    expect(main()).toContain("Remove Cardiff?");
    expect(main()).toContain("Steps that nothing was recorded of leave the cases. What was recorded stays, with its history.");
    expect(document.activeElement?.textContent).toBe("Remove Cardiff?");
    press("No, keep it");
    await settle();
    expect(names()).toContain("cardiff");
    expect(document.activeElement?.id).toBe("remove-cardiff");
  });

  it("is done by the second button", async () => {
    const fake = await open();
    await added(fake);
    press("Remove: Cardiff");
    await settle();
    press("Yes, remove it");
    await settle(20);
    expect(names()).toEqual(shipped);
    expect(byId("outcome").textContent).toBe("Cardiff is removed.");
    expect(document.activeElement).toBe(byId("add-pack"));
  });
});
