import { describe, expect, it } from "vitest";
import { sharingOf } from "../src/core/fake/sharing";
import { byId, choose, settle, submit, type } from "./screen";
import { open } from "./export-screen";
import { lastCall, main, theCase } from "./sending-screen";

const own = { kind: "subject-access" };
const errors = () => document.querySelector(".govuk-error-summary")?.textContent ?? "";
const checked = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value;

describe("a record for the person themself", () => {
  it("takes out everyone else’s name unless someone says otherwise, and never the person’s", async () => {
    const held = await open("choose", { choice: own });
    expect(document.querySelector("#name-self, [name='name-self']"), "it is theirs").toBeNull();
    expect(checked("name-lm")).toBe("redact");
    expect(main()).toContain("warning notes, is left out unless you tick it");
    choose("name-lm", "shown");
    await settle(40);
    expect(lastCall(held, "read_file_to_leave")).toMatchObject({ choice: { replaced: [{ person: "lm", how: "shown" }] } });
    expect(checked("name-lm")).toBe("shown");
  });

  it("names on the preview what is left out, supervision too", async () => {
    await open("preview", { choice: own });
    for (const part of ["Warning notes", "People and places", "supervision"]) expect(main()).toContain(part);
  });

  it("asks neither whom it is for nor for consent, but for a word on serious harm and on others", async () => {
    const held = await open("leave", { choice: own });
    expect([document.getElementById("why"), document.getElementById("covered")]).toEqual([null, null]);
    choose("how", "plain");
    await settle(20);
    byId("understood").click();
    submit();
    await settle(60);
    for (const missing of ["Confirm that serious harm and others were looked at", "Enter who looked at it"]) expect(errors()).toContain(missing);
    expect(sharingOf(theCase(held)).entries, "nothing left").toHaveLength(0);
    byId("accessConfirmed").click();
    type("accessLookedAt", "R. Madeup, 16 March. Nothing kept back.");
    submit();
    await settle(60);
    expect(main()).toContain("The file was saved");
    expect(lastCall(held, "save_readable_copy")).toMatchObject({ choice: { access: { confirmed: true, lookedAt: "R. Madeup, 16 March. Nothing kept back." } } });
    expect(sharingOf(theCase(held)).entries[0]).toMatchObject({ toWhom: "The person", accessLookedAt: "R. Madeup, 16 March. Nothing kept back." });
  });

  it("says by when it is to be answered, from the day it came in", async () => {
    await open("leave", { choice: own });
    expect(byId<HTMLElement>("answer-by").textContent).toContain("within 1 month");
    type("accessReceived-day", "17");
    type("accessReceived-month", "3");
    type("accessReceived-year", "2026");
    byId("accessReceived-year").dispatchEvent(new Event("change", { bubbles: true }));
    await settle(40);
    expect(byId<HTMLElement>("answer-by").textContent).toContain("by 17 April 2026");
  });
});
