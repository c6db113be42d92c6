// The council area: of the worker, and of a case.
import { describe, expect, it } from "vitest";
import ChangeCase from "../src/cases/ChangeCase.svelte";
import NewCaseForm from "../src/cases/NewCaseForm.svelte";
import { ask, useDoor } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import You from "../src/you/You.svelte";
import { byId, choose, draw, practice, press, settle, submit, type } from "./screen";

const areas = () => [...document.querySelectorAll<HTMLInputElement>("input[name=area]")];
const names = () => areas().map((box) => box.parentElement!.textContent!.trim());
const chosen = (name: string) => document.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value;
const english = ["Stockport", "Essex", "Southend-on-Sea", "Thurrock", "Another area"];

async function newCase(prepare: (fake: Fake) => Promise<void> | void = () => {}) {
  const fake = fakeDoor();
  useDoor(fake);
  await prepare(fake);
  draw(NewCaseForm, {});
  await settle(20);
  return fake;
}
const ofStockport = (fake: Fake) => void Object.assign(fake.world.you, { nation: "england", area: "Stockport" });

describe("the worker’s council area", () => {
  it("is asked after the nation, of those in it, and kept with the rest", async () => {
    const { fake } = await practice();
    draw(You, {});
    await settle(20);
    expect(areas(), "no nation, no area").toHaveLength(0);
    choose("nation", "england");
    expect(names()).toEqual(english);
    expect(document.querySelector("#area")!.closest("fieldset")!.querySelector("legend")!.textContent).toBe("Council area");
    expect(chosen("area"), "another area until one is chosen").toBe("");
    choose("area", "Thurrock");
    submit();
    await settle(30);
    expect(fake.world.you).toMatchObject({ nation: "england", area: "Thurrock" });
  });

  it("goes when the nation changes, and is not asked where no area has steps of its own", async () => {
    const { fake } = await practice();
    ofStockport(fake);
    draw(You, {});
    await settle(20);
    expect(chosen("area")).toBe("Stockport");
    choose("nation", "scotland");
    expect(areas()).toHaveLength(0);
    submit();
    await settle(30);
    expect(fake.world.you).toMatchObject({ nation: "scotland", area: "" });
  });
});

describe("a new case", () => {
  it("begins with the worker’s nation and area, and is not called begun earlier", async () => {
    await newCase(ofStockport);
    expect(chosen("nation")).toBe("england");
    expect(chosen("area")).toBe("Stockport");
    expect(document.getElementById("restored")).toBeNull();
  });

  it("keeps what was typed over what the worker’s own place is", async () => {
    const fake = await newCase(ofStockport);
    choose("nation", "wales");
    await flushAll();
    document.body.innerHTML = "";
    draw(NewCaseForm, {});
    await settle(20);
    expect(chosen("nation")).toBe("wales");
    expect(JSON.parse(fake.world.forms.get("case/new")!)).toMatchObject({ nation: "wales", area: "" });
  });

  it("goes back to the worker’s place when the form is emptied", async () => {
    await newCase(ofStockport);
    type("called", "BB");
    choose("nation", "wales");
    await flushAll();
    document.body.innerHTML = "";
    draw(NewCaseForm, {});
    await settle(20);
    press("Empty this form");
    await settle();
    expect(byId("called").value).toBe("");
    expect(chosen("area")).toBe("Stockport");
  });

  it("is opened in another area than the worker’s", async () => {
    const fake = await newCase(ofStockport);
    type("called", "BB");
    type("language", "Welsh");
    choose("ageGroup", "adult");
    choose("interpreter", "needed");
    choose("area", "Essex");
    submit();
    await settle(40);
    expect([...fake.world.cases.values()][0]!.identity).toMatchObject({ nation: "england", area: "Essex" });
  });

  it("asks nothing of areas when they cannot be read, and opens all the same", async () => {
    const fake = await newCase((one) => one.refuseNext("read_areas", "cannot-read"));
    choose("nation", "england");
    expect(areas()).toHaveLength(0);
    type("called", "BB");
    type("language", "Welsh");
    choose("ageGroup", "adult");
    choose("interpreter", "needed");
    submit();
    await settle(40);
    expect(fake.world.cases.size).toBe(1);
  });

  it("keeps the area that stands when the areas cannot be read, whatever the nation becomes", async () => {
    const fake = await newCase((one) => {
      ofStockport(one);
      one.refuseNext("read_areas", "cannot-read");
    });
    choose("nation", "wales");
    choose("nation", "england");
    expect(names()).toEqual(["Stockport", "Another area"]);
    expect(chosen("area")).toBe("Stockport");
    await flushAll();
    expect(JSON.parse(fake.world.forms.get("case/new")!)).toMatchObject({ nation: "england", area: "Stockport" });
  });

  it("begins empty when it cannot be read who the worker is", async () => {
    await newCase((fake) => {
      ofStockport(fake);
      fake.refuseNext("read_you", "cannot-read");
    });
    expect(chosen("nation")).toBeUndefined();
  });
});

describe("a case that changes its place", () => {
  async function open(area: string) {
    const held = await practice();
    held.fake.world.cases.get(held.id)!.identity.area = area;
    draw(ChangeCase, { parts: { id: held.id } });
    await settle(20);
    return held;
  }

  it("shows its area, and moves to another", async () => {
    const { fake, id } = await open("Stockport");
    expect(chosen("area")).toBe("Stockport");
    choose("area", "Thurrock");
    type("why", "The person has moved.");
    submit();
    await settle(40);
    expect(fake.world.cases.get(id)!.identity.area).toBe("Thurrock");
  });

  it("loses its area with its nation", async () => {
    const { fake, id } = await open("Stockport");
    choose("nation", "wales");
    type("why", "The person has moved.");
    submit();
    await settle(40);
    expect(fake.world.cases.get(id)!.identity).toMatchObject({ nation: "wales", area: "" });
  });

  it("goes back to the area that is recorded", async () => {
    await open("Stockport");
    choose("area", "Essex");
    await flushAll();
    document.body.innerHTML = "";
    draw(ChangeCase, { parts: { id: "case-1" } });
    await settle(20);
    expect(chosen("area")).toBe("Essex");
    press("Go back to what is recorded");
    await settle();
    expect(chosen("area")).toBe("Stockport");
  });

  it("still shows an area whose pack was removed", async () => {
    await open("Leeds");
    expect(names()).toEqual(["Leeds", ...english]);
    expect(chosen("area")).toBe("Leeds");
  });

  it("knows the areas of a pack that was added", async () => {
    const { fake } = await practice();
    fake.world.toChoose = [{ name: "cardiff.toml", bytes: 900 }];
    const choice = await ask("choose_pathway_pack", {});
    await ask("add_pathway_pack", { version: choice!.packs.waiting!.version });
    draw(ChangeCase, { parts: { id: "case-1" } });
    await settle(20);
    choose("nation", "wales");
    expect(names()).toEqual(["Cardiff", "Another area"]);
  });
});
