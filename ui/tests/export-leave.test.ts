import { describe, expect, it } from "vitest";
import { flushAll } from "../src/core/draft.svelte";
import { sharingOf } from "../src/core/fake/sharing";
import { byId, choose, cleanup, decide, settle, submit, type } from "./screen";
import { chosen, confirmed, open, show, unconfirmed, type Held } from "./export-screen";
import { lastCall, main, theCase } from "./sending-screen";

const whole = { kind: "whole-case" };
const agreed = ({ id }: Held) => decide(id, "agree");
const errors = () => document.querySelector(".govuk-error-summary")?.textContent ?? "";
async function way(how: string) {
  choose("how", how);
  await settle(20);
}
async function own() {
  choose("recipient", "own-organisation");
  type("why", "For review");
  await settle(20);
}
async function save() {
  submit();
  await settle(60);
}

describe("before a case file leaves", () => {
  it("chooses nobody and no protection beforehand, and says everything that is missing at once", async () => {
    const held = await open("leave", { choice: whole });
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(byId<HTMLElement>("leaves").textContent!.trim()).toBe("The whole case: 9 entries.");
    await save();
    for (const missing of ["Choose who it is for", "Enter why it leaves", "Choose how it is protected"]) expect(errors()).toContain(missing);
    expect(sharingOf(theCase(held)).entries, "nothing left").toHaveLength(0);
  });

  it("asks whether consent covers it, as of a protected file or as of a paper", async () => {
    const held = await open("leave", { choice: whole, change: agreed });
    choose("recipient", "home-office");
    await settle(20);
    expect(lastCall(held, "read_leaving")).toMatchObject({ kind: "case-file" });
    expect(document.querySelectorAll("#covered td")).toHaveLength(3);
    await way("plain");
    expect(lastCall(held, "read_leaving")).toMatchObject({ kind: "readable-copy" });
  });

  it("lets what consent does not cover leave only for a lawful reason", async () => {
    const held = await open("leave", { choice: whole, colleagues: [confirmed] });
    choose("recipient", "home-office");
    type("why", "To review");
    await way("key");
    choose("colleagues", "c1");
    await save();
    expect(errors()).toContain("Choose the lawful reason");
    choose("reason", "serious-harm");
    type("justification", "Nothing less would do.");
    await save();
    expect(lastCall(held, "save_sealed_file")!.leaving).toMatchObject({ reason: "serious-harm", justification: "Nothing less would do." });
    expect(main()).toContain("The file was saved");
  });

  it("locks it with colleagues’ keys, and says of each whether the words were compared", async () => {
    const held = await open("leave", { choice: whole, colleagues: [confirmed, unconfirmed] });
    await own();
    await way("key");
    expect(byId<HTMLElement>("colleagues-item-hint").textContent).toContain("North Team");
    expect(byId<HTMLElement>("colleagues-item-hint").textContent).toContain("Words compared on 3 March 2026");
    expect(byId<HTMLElement>("colleagues-2-item-hint").querySelector("strong")!.textContent).toContain("Words not compared yet");
    await save();
    expect(errors()).toContain("Tick whose key opens it");
    choose("colleagues", "c1");
    choose("colleagues", "c2");
    await save();
    expect(lastCall(held, "save_sealed_file")).toMatchObject({
      choice: { kind: "whole-case" },
      leaving: { recipient: "own-organisation", why: "For review" },
      protection: { colleagues: ["c1", "c2"], passphrase: "" },
    });
    expect(lastCall(held, "save_sealed_file")!.leaving, "only what a leaving says").not.toHaveProperty("how");
    expect(byId<HTMLElement>("needs").textContent).toContain("It opens for Ruth Bell and Sam Oduya, for you, and for nobody else.");
  });

  it("leads to the colleagues’ cards where there are none", async () => {
    await open("leave", { choice: whole });
    await way("key");
    expect(byId<HTMLElement>("no-colleagues").textContent).toContain("No colleague’s card is here yet");
    expect(byId<HTMLElement>("to-colleagues").getAttribute("href")).toBe("#/settings/colleagues");
  });

  it("takes a passphrase once, weighs it, says how to tell it, and keeps it in no draft", async () => {
    const held = await open("leave", { choice: whole });
    await own();
    await way("passphrase");
    expect(document.querySelectorAll("input[type=password]")).toHaveLength(1);
    expect(byId<HTMLElement>("passphrase-tell").textContent).toContain("Never put it in the same message as the file.");
    await save();
    expect(errors()).toContain("Enter a passphrase for this file");
    type("passphrase", "short");
    await save();
    expect(errors()).toContain("Make the passphrase longer");
    type("passphrase", "slow green kettle harbour");
    await flushAll();
    expect([...held.fake.world.forms.values()].join(" "), "never in a draft").not.toMatch(/kettle|short/u);
    await save();
    expect(lastCall(held, "save_sealed_file")!.protection).toEqual({ colleagues: [], passphrase: "slow green kettle harbour" });
    expect(byId<HTMLElement>("needs").textContent).toContain("the programs age and unzip open it, with the same passphrase");
    expect(main(), "it is not shown again").not.toContain("kettle");
  });

  it("lets a readable PDF leave only when it is understood that nothing protects it", async () => {
    const held = await open("leave", { choice: whole });
    await own();
    await way("plain");
    expect(main()).toContain("Daybook cannot protect it afterwards");
    expect(main()).toContain("It goes to: My own organisation.");
    expect(main()).toContain("1 file kept in the case does not go with it.");
    expect(byId<HTMLElement>("save-file").textContent!.trim()).toBe("Save the readable PDF");
    await save();
    expect(errors()).toContain("Tick that you understand");
    expect(lastCall(held, "save_readable_copy")).toBeUndefined();
    byId("understood").click();
    await save();
    expect(lastCall(held, "save_readable_copy")).toMatchObject({ choice: { kind: "whole-case" }, leaving: { why: "For review" } });
    expect(byId<HTMLElement>("file-saved").textContent).toContain("Readable PDF saved at");
    expect(byId<HTMLElement>("needs").textContent).toContain("anyone who gets it can read it");
    await flushAll();
    cleanup();
    held.fake.world.forms.set(`export/${held.id}`, JSON.stringify(chosen(whole)));
    await show("leave", held.id);
    expect(byId("why").value, "the next file begins with nothing said").toBe("");
    expect(document.getElementById("restored")).toBeNull();
  });

  it("loses nothing when no place was chosen", async () => {
    const held = await open("leave", { choice: whole, change: (of) => (sharingOf(theCase(of)).chooses = false) });
    await own();
    await way("passphrase");
    type("passphrase", "slow green kettle harbour");
    await save();
    expect(byId<HTMLElement>("file-outcome").textContent).toContain("Nothing was saved. What you filled in is still here.");
    expect(byId("passphrase").value).toBe("slow green kettle harbour");
    await flushAll();
    cleanup();
    await show("leave", held.id);
    expect(byId("why").value).toBe("For review");
    expect(document.querySelector<HTMLInputElement>('input[name="how"]:checked')!.value).toBe("passphrase");
    expect(byId("passphrase").value, "but the passphrase is not kept").toBe("");
  });

  it("asks afresh whether it is understood, and drops a colleague who is gone", async () => {
    const draft = { recipient: "own-organisation", why: "For review", how: "key", colleagues: ["c1", "gone"] };
    const held = await open("leave", {
      choice: whole,
      colleagues: [confirmed],
      change: ({ fake, id }) => fake.world.forms.set(`leaving/${id}/case-file`, JSON.stringify(draft)),
    });
    await save();
    expect(lastCall(held, "save_sealed_file")!.protection).toEqual({ colleagues: ["c1"], passphrase: "" });
  });

  it("says in words why it could not be saved, and stays", async () => {
    const { fake } = await open("leave", { choice: whole, colleagues: [confirmed] });
    await own();
    await way("key");
    choose("colleagues", "c1");
    fake.refuseNext("save_sealed_file", "disk-full");
    await save();
    expect(errors()).toContain("The disk is full.");
    expect(byId("why").value).toBe("For review");
  });

  it("does not ask whom it is for while nothing is chosen", async () => {
    const held = await open("leave");
    expect(lastCall(held, "read_leaving")).toBeUndefined();
    expect(document.querySelector("form")).toBeNull();
    expect(byId<HTMLElement>("nothing-chosen").textContent).toContain("Nothing is chosen yet");
  });
});

describe("a case file that was saved", () => {
  it("has a page of its own: size, fingerprint in groups of four to be read out, and where it is logged", async () => {
    const { id } = await open("leave", { choice: whole, colleagues: [confirmed] });
    await own();
    await way("key");
    choose("colleagues", "c1");
    await save();
    const title = document.querySelector("h1")!;
    expect(title.textContent!.trim()).toBe("The file was saved");
    expect(document.activeElement, "the form went away").toBe(title);
    expect(byId<HTMLElement>("file-saved").textContent).toContain("2.4 MB");
    expect(byId<HTMLElement>("fingerprint").textContent).toMatch(/^5e88 4898 da28 0471 5e88/u);
    expect(document.querySelectorAll("#read-aloud li")).toHaveLength(16);
    expect(document.querySelector("#read-aloud li")!.textContent).toBe("5 e 8 8");
    expect(byId<HTMLElement>("to-log").getAttribute("href")).toBe(`#/c/${id}/sharing`);
    expect(document.querySelector("form")).toBeNull();
  });
});
