import { describe, expect, it } from "vitest";
import { flushAll } from "../src/core/draft.svelte";
import { useDoor } from "../src/core/ask";
import { byId, choose, cleanup, settle, submit, type } from "./screen";
import { open, show, type Held } from "./export-screen";
import { lastCall, main } from "./sending-screen";

const ticked = () => [...document.querySelectorAll<HTMLInputElement>('input[name="parts"]:checked')].map((box) => box.value);
const hintOf = (part: string) => {
  const box = document.querySelector(`input[name="parts"][value="${part}"]`)!;
  return document.getElementById(box.getAttribute("aria-describedby")!)!.textContent;
};
const asked = (held: Held) => lastCall(held, "read_file_to_leave")!.choice;
async function proceed() {
  submit();
  await settle(40);
}
async function kind(value: string) {
  choose("kind", value);
  await settle(20);
}

describe("what of a case leaves", () => {
  it("begins with nothing chosen, and leads to the reviews that came back", async () => {
    const { id } = await open("choose");
    expect(document.querySelector("h1")!.textContent!.trim()).toBe("Export and review");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(document.querySelector(`a[href="#/c/${id}/reviews"]`)!.textContent).toBe("Reviews that came back");
    await proceed();
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Choose what you want to give");
    expect(location.hash, "nothing to look at yet").not.toContain("/export/preview");
  });

  it("offers the parts of a kind with what each holds: third parties and what is sensitive are off, in words", async () => {
    await open("choose");
    await kind("whole-case");
    const always = byId<HTMLElement>("always").textContent!;
    expect(always).toContain("Safeguarding steps: 1 entry");
    expect(document.querySelector('input[name="parts"][value="steps"]'), "what is always in it is no choice").toBeNull();
    expect(ticked()).toEqual(["referral", "decisions", "consent", "sharing", "notes", "files", "chronology"]);
    expect(hintOf("notes")).toBe("2 entries");
    expect(hintOf("decisions")).toBe("Nothing recorded");
    expect(hintOf("people")).toBe("1 entry. About other people");
    expect(hintOf("going-in")).toBe("1 entry. About other people. Sensitive");
  });

  it("asks again at each change, and begins another kind with its own parts", async () => {
    const held = await open("choose");
    await kind("whole-case");
    expect(byId<HTMLElement>("in-all").textContent).toBe("In all: 9 entries.");
    choose("parts", "people");
    await settle(20);
    expect((asked(held) as { parts: string[] }).parts).toContain("people");
    expect(byId<HTMLElement>("in-all").textContent).toBe("In all: 10 entries.");
    await kind("chronology");
    expect(asked(held)).toMatchObject({ kind: "chronology", parts: null });
    expect(byId<HTMLElement>("always").textContent).toContain("Chronology");
  });

  it("lets no older answer overwrite a newer one", async () => {
    const { fake } = await open("choose");
    let late = () => {};
    useDoor(async (name, args) => {
      const { choice } = args as { choice?: { kind: string } };
      if (name === "read_file_to_leave" && choice?.kind === "whole-case") await new Promise<void>((resolve) => (late = resolve));
      return fake(name, args);
    });
    await kind("whole-case");
    await kind("consent-record");
    late();
    await settle(20);
    expect(byId<HTMLElement>("always").textContent).toContain("Consent: 1 entry");
  });

  it("asks for days wherever notes can be in it, and says what is wrong with them at the field", async () => {
    const held = await open("choose");
    await kind("chronology");
    expect(document.getElementById("from")).toBeNull();
    await kind("notes");
    type("from-day", "13");
    type("from-month", "3");
    type("from-year", "2026");
    byId("from-year").dispatchEvent(new Event("change", { bubbles: true }));
    await settle(20);
    expect(asked(held)).toMatchObject({ from: "2026-03-13", to: "" });
    expect(byId<HTMLElement>("always").textContent, "the other note is earlier").toContain("Notes: 1 entry");
    type("to-day", "40");
    await proceed();
    expect(byId<HTMLElement>("to-error").textContent).toBe("Enter a last day that exists, or leave it empty");
    await kind("whole-case");
    expect(byId("to-day").value, "the same days are asked of the whole case").toBe("40");
    await kind("chronology");
    submit();
    await settle(40);
    expect(location.hash, "and say nothing where there are no notes").toContain("/export/preview");
  });

  it("replaces the names that are chosen, and no other", async () => {
    const held = await open("choose");
    await kind("whole-case");
    expect(main()).toContain("How should AM (the person the case is about) be named?");
    choose("name-lm", "pseudonym");
    await settle(20);
    expect(asked(held)).toMatchObject({ replaced: [{ person: "lm", how: "pseudonym" }] });
    choose("name-lm", "redact");
    await settle(20);
    expect(asked(held)).toMatchObject({ replaced: [{ person: "lm", how: "redact" }] });
    choose("name-lm", "");
    await settle(20);
    expect(asked(held)).toMatchObject({ replaced: [] });
  });

  it("keeps what is chosen, also a day half typed, and goes on to the preview", async () => {
    const { id, fake } = await open("choose");
    await kind("notes");
    type("from-day", "13");
    await flushAll();
    cleanup();
    await show("choose", id);
    expect(byId("from-day").value, "nothing typed is lost").toBe("13");
    expect(main()).toContain("What you chose before is still here.");
    type("from-day", "");
    await proceed();
    await flushAll();
    expect(location.hash).toBe(`#/c/${id}/export/preview`);
    expect(JSON.parse(fake.world.forms.get(`export/${id}`)!)).toEqual({ kind: "notes", parts: null, from: "", to: "", replaced: [], access: null });
  });

  it("starts again when asked, with nothing chosen", async () => {
    await open("choose", { choice: { kind: "notes", from: "2026-03-13" } });
    byId<HTMLElement>("restored").querySelector("button")!.click();
    await settle(20);
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(document.getElementById("always")).toBeNull();
    await kind("notes");
    expect(byId("from-day").value).toBe("");
  });

  it("says that it could not be asked, and keeps the form", async () => {
    const { fake } = await open("choose");
    fake.refuseNext("read_file_to_leave", "cannot-read");
    await kind("whole-case");
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
    expect(document.querySelector("form")).not.toBeNull();
  });
});
