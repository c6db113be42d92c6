import { describe, expect, it } from "vitest";
import { ask, useDoor } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import { sendingOf } from "../src/core/fake/sending";
import { page } from "../src/core/page.svelte";
import { byId, cleanup, decide, practice, press, settle, submit, type } from "./screen";
import { lastCall, main, open, show, theCase } from "./sending-screen";

describe("reading back", () => {
  const button = (place: number, text: string) =>
    [...byId<HTMLElement>(`part-${place}`).closest("li")!.querySelectorAll("button")].find((one) => one.textContent!.includes(text))!;

  it("names neither the person nor the case, and shows every paragraph", async () => {
    const held = await open("read");
    expect(main()).not.toContain(theCase(held).identity.number);
    expect(main()).not.toMatch(/\bAM\b/);
    expect(document.querySelectorAll(".paragraph")).toHaveLength(4);
    expect(byId<HTMLElement>("progress").textContent).toContain("0 of 4 read");
  });

  it("records a paragraph as right at one press, with the interpreter, and goes on to the next", async () => {
    const held = await open("read");
    type("interpreter", "No 40 118, Vietnamese");
    button(1, "Right").click();
    await settle(30);
    expect(lastCall(held, "record_read_back")!.outcome).toMatchObject({
      field: "exploitation-details",
      place: 0,
      outcome: "right",
      words: "",
      interpreter: "No 40 118, Vietnamese",
    });
    expect(byId<HTMLElement>("progress").textContent).toContain("1 of 4 read");
    expect(document.activeElement?.id).toBe("part-2");
  });

  it("asks what the person said instead, keeps it while it is typed, and leads to the answer", async () => {
    const { id } = await open("read");
    button(2, "Changed").click();
    await settle();
    expect(document.activeElement?.id).toBe("said-2");
    type("said-2", "It was from 6am.");
    await flushAll();
    cleanup();
    await show("read", id);
    expect(byId("said-2").value).toBe("It was from 6am.");
    press("Record what they said");
    await settle(30);
    const paragraph = byId<HTMLElement>("part-2").closest("li")!;
    expect(paragraph.textContent).toContain("The person said: It was from 6am.");
    const link = paragraph.querySelector("a")!;
    expect(link.getAttribute("href")).toBe(`#/c/${id}/referral/what-happened?from=check`);
    expect(link.textContent).toContain("Change the answer, and correct the note if it was wrong there");
  });

  it("does not record a change without words", async () => {
    await open("read");
    button(1, "Changed").click();
    await settle();
    press("Record what they said");
    await settle(30);
    expect(document.querySelector(".govuk-error-message")?.textContent).toContain("What the person said instead");
    expect(byId<HTMLElement>("progress").textContent).toContain("0 of 4 read");
  });

  it("takes it that the person did not want to hear a part, and lets it be recorded again", async () => {
    const held = await open("read");
    button(4, "Did not want to hear it").click();
    await settle(30);
    expect(main()).toContain("Did not want to hear it. Recorded at");
    button(4, "Record it again").click();
    await settle();
    button(4, "Right").click();
    await settle(30);
    expect(lastCall(held, "record_read_back")!.outcome).toMatchObject({ outcome: "right" });
    expect(byId<HTMLElement>("progress").textContent).toContain("1 of 4 read");
  });
});

describe("supporting files", () => {
  it("says the rules and that the file itself is not kept", async () => {
    await open("evidence");
    expect(main()).toContain("Daybook keeps the file’s name and fingerprint, not the file.");
    expect(main()).toContain("doc, docx, pdf, jpg, jpeg, png, up to 25 MB each and up to 99 files.");
    expect(main()).toContain("No files yet.");
  });

  it("lists what was chosen with what is odd about it, in words", async () => {
    await open("evidence", ({ fake }) => (fake.world.next = 7));
    press("Add files");
    await settle(20);
    expect(main()).toContain("PDF, 1.8 MB");
    expect(main()).toContain("The online form does not take this kind of file.");
    expect(main()).toContain("This file is too large for the online form.");
    expect(page.spoken).toBe("2 files are listed.");
  });

  it("keeps what is said of a file, and at once when the field is left", async () => {
    const held = await open("evidence", ({ id }) => ask("add_evidence", { case: id }));
    const file = sendingOf(theCase(held)).evidence[0]!;
    type(`description-${file.id}`, "Photographs of both hands, 17 March");
    byId(`description-${file.id}`).dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    await settle(20);
    expect(sendingOf(theCase(held)).evidence[0]!.description).toBe("Photographs of both hands, 17 March");
  });

  it("takes a file off the list only when it is sure, and puts the focus on Add files", async () => {
    const held = await open("evidence", ({ id }) => ask("add_evidence", { case: id }));
    const before = sendingOf(theCase(held)).evidence.length;
    press("Remove");
    await settle();
    expect(document.activeElement?.id).toBe(`sure-${sendingOf(theCase(held)).evidence[0]!.id}`);
    press("Keep it");
    await settle();
    expect(sendingOf(theCase(held)).evidence).toHaveLength(before);
    press("Remove");
    await settle();
    press("Take it off the list");
    await settle(30);
    expect(sendingOf(theCase(held)).evidence).toHaveLength(before - 1);
    expect(document.activeElement?.id).toBe("add");
  });
});

describe("the record of sending", () => {
  async function send() {
    byId("at-now").click();
    type("sentBy", "Sam Sample, social worker");
    submit();
    await settle(40);
  }

  it("says plainly what is not entered or missing, and fills nothing in", async () => {
    await open("sent");
    expect(byId<HTMLElement>("state").textContent).toContain("14 answers are not ticked as entered.");
    expect(byId<HTMLElement>("state").textContent).toContain("1 answer is missing or odd.");
    expect([...document.querySelectorAll("input")].filter((field) => field.value)).toHaveLength(0);
  });

  it("names what is missing in its own words", async () => {
    await open("sent");
    submit();
    await settle(30);
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".govuk-error-summary a")];
    expect(links.map((link) => link.textContent)).toEqual(["Enter when it happened", "Enter an answer: Who sent it?"]);
    links[1]!.click();
    expect(document.activeElement?.id).toBe("sentBy");
  });

  it("offers no form while blocked", async () => {
    await open("sent", undefined, "refuse");
    expect(byId<HTMLElement>("blocked").textContent).toContain("not decided yet");
    expect(document.querySelector("form")).toBeNull();
  });

  it("freezes what was sent, shows it, and says what to expect", async () => {
    const held = await open("sent");
    await send();
    expect(lastCall(held, "record_sent")!.sent).toMatchObject({ reference: "", who: "Sam Sample, social worker" });
    expect(document.querySelector("h1")?.textContent).toContain("Sent");
    expect(document.getElementById("sentBy"), "nothing of it can be typed again").toBeNull();
    expect(main()).toContain("Version 1");
    expect(main()).toContain("7d865e95");
    expect(document.querySelector("details:not([open]) .fingerprint"), "folded").not.toBeNull();
    expect(byId<HTMLElement>("what-next").textContent).toContain("does not promise a day");
  });

  it("promises neither a decision nor support after a Duty to Notify", async () => {
    const held = await practice();
    theCase(held).identity.ageGroup = "adult";
    await decide(held.id, "refuse");
    const check = await ask("read_identifiers", { case: held.id });
    for (const { field, pieces } of check.accounts) {
      for (const { text, mark } of pieces) {
        if (!mark) continue;
        const decision = { field, text, kind: mark.kind, decision: "replace", why: "", words: "[taken out]", everywhere: false };
        await ask("decide_identifier", { case: held.id, decision });
      }
    }
    await show("sent", held.id);
    await send();
    expect(byId<HTMLElement>("what-next").textContent).toContain("brings no decision and no support");
    expect(byId<HTMLElement>("what-next").textContent).not.toContain("working days");
  });

  it("notes the reference when it has come", async () => {
    const held = await open("sent");
    await send();
    await settle(30);
    submit();
    await settle(30);
    expect(main(), "a reference, or nothing is noted").toContain("Reference from the Home Office");
    expect(lastCall(held, "note_reference")).toMatchObject({ reference: "" });
    const box = document.querySelector<HTMLInputElement>("form input")!;
    type(box.id, "NRM-0000");
    submit();
    await settle(30);
    expect(lastCall(held, "note_reference")).toMatchObject({ case: held.id, reference: "NRM-0000" });
    expect(main()).toContain("NRM-0000");
    expect(document.querySelector("form"), "it is noted").toBeNull();
  });

  it("attaches the official copy, and leads to saving it to a file", async () => {
    const held = await open("sent");
    await send();
    press("Attach the official copy");
    await settle(30);
    expect(main()).toContain("referral-copy.pdf, 212 kB");
    const [sent] = (lastCall(held, "attach_official_copy") as { sent: string }).sent.split(" ");
    const link = document.querySelector(`a[href="#/c/${held.id}/leave/official-copy/${sent}"]`)!;
    expect(link.textContent, "who it is for is asked first").toBe("Save it to a file: referral-copy.pdf");
  });

  it("begins a new version, and keeps the sent one beside it", async () => {
    const held = await open("sent");
    await send();
    press("Begin a new version");
    await settle(30);
    expect(lastCall(held, "begin_new_version")).toEqual({ case: held.id });
    expect(location.hash).toBe(`#/c/${held.id}/referral`);
    cleanup();
    await show("sent", held.id);
    expect(document.querySelector("form")).not.toBeNull();
    expect(main()).toContain("Version 1");
  });
});

describe("check answers", () => {
  it("leads on to reading back and copying, and to what is kept apart", async () => {
    const { id } = await open("check", (held) => {
      theCase(held).apart = [{ field: "x", label: "Support wanted", answer: "Yes", why: "another-route", neededByCheck: false }];
    });
    for (const to of ["test", "evidence", "read", "copy", "sent"]) {
      expect(document.querySelector(`a[href="#/c/${id}/referral/${to}"]`), to).not.toBeNull();
    }
    expect(byId<HTMLElement>("apart").textContent).toContain("Not part of this referral: 1 answer kept.");
    expect(document.querySelector("#apart a")!.getAttribute("href")).toBe(`#/c/${id}/referral`);
  });

  it("says before a notification goes how many pieces are not decided, and leads there", async () => {
    const { id } = await open("check", ({ fake }) => {
      useDoor(async (name, args) => {
        const answer = await fake(name, args);
        return name === "check_referral" ? { ...(answer as object), route: "dtn-anonymous", identifiersUndecided: 3 } : answer;
      });
    });
    expect(byId<HTMLElement>("identifiers").textContent).toContain("3 pieces that could identify the person are not decided yet.");
    expect(document.querySelectorAll(`a[href="#/c/${id}/referral/identifiers"]`).length).toBeGreaterThan(0);
  });

  it("saves a blank prompt sheet, and leads what holds answers through the page that asks who it is for", async () => {
    const held = await open("check");
    press("Save a blank prompt sheet");
    await settle(30);
    expect(lastCall(held, "save_prompt_sheet")).toBeDefined();
    expect(main()).toContain("Prompt sheet saved at");
    const ways = [byId<HTMLAnchorElement>("leave-pdf"), byId<HTMLAnchorElement>("leave-json")];
    expect(ways.map((way) => [way.textContent, way.getAttribute("href")])).toEqual([
      ["Save as PDF", `#/c/${held.id}/leave/referral-pdf`],
      ["Save as a data file (JSON)", `#/c/${held.id}/leave/referral-json`],
    ]);
    expect(byId<HTMLElement>("json-hint").textContent).toContain("for a case system that can read them");
  });

  it("offers nothing to change once it was sent", async () => {
    const { id } = await open("check", (held) => (theCase(held).frozenSince = new Date().toISOString()));
    expect(byId<HTMLElement>("frozen").textContent).toContain("nothing in it can be changed");
    expect(document.querySelector(`#frozen a[href="#/c/${id}/referral/sent"]`)).not.toBeNull();
    expect([...document.querySelectorAll("dd a")].every((link) => link.textContent!.startsWith("See"))).toBe(true);
  });
});
