import { describe, expect, it } from "vitest";
import AddSharing from "../src/sharing/AddSharing.svelte";
import Leave from "../src/sharing/Leave.svelte";
import SharingLog from "../src/sharing/SharingLog.svelte";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { sharingOf } from "../src/core/fake/sharing";
import { page } from "../src/core/page.svelte";
import { byId, choose, cleanup, decide, draw, practice, settle, submit, type } from "./screen";
import { lastCall, main, theCase, type Held } from "./sending-screen";

async function show({ id }: Held, kind = "referral-pdf", about = "") {
  draw(Leave, { parts: { id, kind, about } });
  await settle(20);
}
async function open(kind?: string, set: (held: Held) => unknown = () => {}, decision = "agree"): Promise<Held> {
  const held = await practice();
  await decide(held.id, decision);
  await set(held);
  await show(held, kind);
  return held;
}
async function isFor(recipient: string, whom?: string) {
  choose("recipient", recipient);
  if (whom !== undefined) {
    type("toWhom", whom);
    byId("toWhom").dispatchEvent(new Event("change", { bubbles: true }));
  }
  await settle(20);
}
async function save() {
  submit();
  await settle(40);
}
const covers = () => [...document.querySelectorAll("#covered td")].map((cell) => cell.textContent!.trim());
/** The person agreed to sharing with an agency, within limits. */
async function shelter({ id }: Held) {
  const said = { at: "2026-03-17T14:32", words: "“Not my sister.”", limits: "Not where my sister lives.", explained: [] };
  const rest = { asked: "", language: "", present: "", explainedBy: "", place: "", until: "", returnOn: "", returnTime: "", why: "" };
  const interpreter = { who: "", mode: "", agency: "", gender: "" };
  const event = { ...said, ...rest, interpreter, address: "", manner: "", breaks: "" };
  await ask("record_consent", { case: id, event: { ...event, purpose: "sharing", about: "Harbour House", decision: "agree-with-limits" } });
}

describe("before a file leaves", () => {
  it("chooses nobody beforehand, and shows no list before it is known who it is for", async () => {
    const held = await open();
    expect(document.querySelector("h1")!.textContent!.trim()).toBe("Before the referral leaves Daybook");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(document.getElementById("covered")).toBeNull();
    expect(main()).toContain("A PDF on a disk is outside Daybook’s protection");
    await save();
    expect(main()).toContain("Choose who it is for");
    expect(main()).toContain("Enter why it leaves");
    expect(sharingOf(theCase(held)).entries, "nothing left").toHaveLength(0);
  });

  it("asks again for each recipient, and says what is covered for that one", async () => {
    const held = await open();
    await isFor("home-office");
    expect(covers()).toEqual(Array(3).fill("Covered: the person agreed"));
    expect(document.getElementById("reason"), "no reason is asked for what is covered").toBeNull();
    await isFor("own-organisation");
    expect(covers()).toEqual(Array(3).fill("Stays within your organisation"));
    await isFor("other");
    expect(document.getElementById("covered"), "a list for another recipient is not shown for this one").toBeNull();
    await isFor("other", "The council’s housing team");
    expect(covers()).toEqual(Array(3).fill("Not covered: the person was not asked"));
    expect(page.spoken).toBe("Consent does not cover 3 parts of it.");
    expect(lastCall(held, "read_leaving")).toMatchObject({ kind: "referral-pdf", leaving: { recipient: "other", toWhom: "The council’s housing team" } });
  });

  it("lets what consent does not cover leave only for a lawful reason, with why it is necessary here", async () => {
    const held = await open();
    await isFor("other", "The council’s housing team");
    type("why", "A room for tonight");
    expect(document.querySelectorAll('input[name="reason"]:checked')).toHaveLength(0);
    expect(byId<HTMLElement>("reason-item-hint").textContent).toContain("Confirm: this has not been checked");
    await save();
    expect(main()).toContain("Choose the lawful reason");
    expect(main()).toContain("Enter why it is necessary and proportionate here");
    choose("reason", "serious-harm");
    type("justification", "Nowhere to sleep, and the exploiter knows the old address.");
    await save();
    expect(main()).toContain("PDF saved at");
    expect(sharingOf(theCase(held)).entries[0]).toMatchObject({ basis: "serious-harm", recipient: "other", toWhom: "The council’s housing team" });
  });

  it("asks that the person’s limits are kept, or why they cannot be", async () => {
    const held = await open("referral-pdf", shelter);
    expect([...document.querySelectorAll("datalist option")], "offered only where a name is asked").toHaveLength(0);
    await isFor("other", "Harbour House");
    expect([...document.querySelectorAll("datalist option")].map((one) => one.getAttribute("value"))).toEqual(["Harbour House"]);
    expect(covers()[0]).toBe("Agreed within limits: “Not where my sister lives.”");
    expect(byId("limitsKept").checked).toBe(false);
    type("why", "A place to stay");
    await save();
    expect(main()).toContain("Confirm that this sharing keeps to the person’s limits, or give a lawful reason");
    expect(document.getElementById("cannot-keep")).not.toBeNull();
    byId("limitsKept").click();
    await settle(20);
    expect(document.getElementById("cannot-keep")).toBeNull();
    await save();
    expect(lastCall(held, "save_referral_pdf")!.leaving).toMatchObject({ limitsKept: true, reason: "", justification: "" });
    expect(main()).toContain("PDF saved at");
  });

  it("says that it was saved and logged, and leads back", async () => {
    const { id } = await open();
    await isFor("home-office");
    type("why", "To send the referral");
    await save();
    expect(byId<HTMLElement>("pdf-outcome").textContent).toContain("PDF saved at");
    expect(byId<HTMLElement>("pdf-outcome").textContent).toContain("5e884898da280471");
    expect(byId<HTMLElement>("pdf-outcome").textContent).toContain("put in the information-sharing log");
    expect(document.activeElement?.id, "the button went away").toBe("saved");
    const ways = [...document.querySelectorAll("a.way")].map((way) => way.getAttribute("href"));
    expect(ways).toEqual([`#/c/${id}/sharing`, `#/c/${id}/referral/check`]);
  });

  it("stays, and loses nothing, when no place was chosen", async () => {
    const held = await open("referral-pdf", (of) => (sharingOf(theCase(of)).chooses = false));
    await isFor("home-office");
    type("why", "To send the referral");
    await save();
    expect(byId<HTMLElement>("pdf-outcome").textContent).toContain("Nothing was saved.");
    expect(byId("why").value).toBe("To send the referral");
    await flushAll();
    cleanup();
    await show(held);
    expect(byId("why").value, "it is kept").toBe("To send the referral");
    expect(covers(), "the list is there again").toHaveLength(3);
    expect(document.getElementById("restored")).not.toBeNull();
  });

  it("saves each kind by its own command, with what it is about", async () => {
    for (const [kind, command, about, words] of [
      ["referral-json", "save_referral_json", {}, "Data file saved at"],
      ["official-copy", "save_official_copy", { sent: "sent-7" }, "Copy saved at"],
      ["consent-record", "save_consent_pdf", {}, "PDF saved at"],
      ["consent-document", "save_consent_document", { event: "sent-7" }, "Document saved at"],
    ] as const) {
      const held = await practice();
      await show(held, kind, "sent-7");
      await isFor("own-organisation");
      type("why", "For the file");
      await save();
      expect(lastCall(held, command)).toMatchObject({ case: held.id, ...about, leaving: { recipient: "own-organisation", why: "For the file" } });
      expect(main()).toContain(words);
      cleanup();
    }
  });

  it("says in words why it could not be saved", async () => {
    const { fake } = await open();
    fake.refuseNext("save_referral_pdf", "disk-full");
    await isFor("home-office");
    await save();
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("The disk is full.");
    expect(document.querySelector("form"), "the form stays").not.toBeNull();
  });
});

describe("what was shared", () => {
  const entry = { recipient: "other", toWhom: "GP", at: "2026-03-17T14:32", why: "A bad cough" };

  it("says what was shared, with whom, why and on what ground, the newest first", async () => {
    const held = await open();
    await isFor("home-office");
    type("why", "To send the referral");
    await save();
    cleanup();
    await ask("record_sharing", {
      case: held.id,
      entry: { ...entry, what: "A call about the cough", basis: "vital-interests", justification: "No breath" },
    });
    await ask("record_sharing", { case: held.id, entry: { ...entry, what: "A letter", basis: "consent", justification: "" } });
    draw(SharingLog, { parts: { id: held.id } });
    await settle();
    expect([...document.querySelectorAll("h2")].map((title) => title.textContent)).toEqual([
      "A letter",
      "A call about the cough",
      "The referral, as a PDF",
    ]);
    const [letter, call, pdf] = [...document.querySelectorAll(".card")].map((card) => card.textContent!.replace(/\s+/g, " "));
    expect(letter).toContain("On what ground The person agreed to this");
    expect(call).toContain("Someone else: GP");
    expect(call).toContain("On what ground Vital interests");
    expect(call).toContain("Why it was necessary No breath");
    expect(pdf).toContain("To whom The Home Office, for the referral");
    expect(document.querySelector(`a[href="#/c/${held.id}/sharing/add"]`)!.textContent).toBe("Record something shared by other means");
  });

  it("says what consent did not cover then", async () => {
    const held = await practice();
    const leaving = { ...entry, reason: "legal-duty", justification: "A court order", limitsKept: false };
    await ask("save_referral_pdf", { case: held.id, leaving });
    draw(SharingLog, { parts: { id: held.id } });
    await settle();
    expect(main()).toContain("Not covered by consent then What happened: the account: the person was not asked");
  });

  it("records what was shared by other means: nothing chosen, everything asked", async () => {
    const { fake, id } = await practice();
    draw(AddSharing, { parts: { id } });
    await settle(20);
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    await save();
    for (const missing of ["Enter what was shared", "Choose who it was shared with", "Enter why it was shared", "Choose on what ground"]) {
      expect(main()).toContain(missing);
    }
    type("what", "A call about where the person sleeps tonight");
    choose("recipient", "home-office");
    byId("at-now").click();
    type("why", "To find a room");
    choose("basis", "duty-of-care");
    await settle();
    await save();
    expect(main()).toContain("Enter why it was necessary and proportionate here");
    type("justification", "Nothing less would find a room");
    await flushAll();
    cleanup();
    draw(AddSharing, { parts: { id } });
    await settle(20);
    expect(byId("justification").value, "what is typed outlives a lock").toBe("Nothing less would find a room");
    await save();
    expect(location.hash).toBe(`#/c/${id}/sharing`);
    expect(sharingOf(fake.world.cases.get(id)!).entries[0]).toMatchObject({ basis: "duty-of-care", justification: "Nothing less would find a room", toWhom: "" });
  });

  it("asks no justification of what the person agreed to, and sends none", async () => {
    const held = await practice();
    draw(AddSharing, { parts: { id: held.id } });
    await settle(20);
    choose("basis", "legal-duty");
    type("justification", "A court order");
    choose("basis", "consent");
    expect(document.getElementById("justification")).toBeNull();
    await save();
    expect(lastCall(held, "record_sharing")!.entry).toMatchObject({ basis: "consent", justification: "" });
  });
});
