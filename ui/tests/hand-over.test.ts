import { afterEach, describe, expect, it } from "vitest";
import Overview from "../src/cases/Overview.svelte";
import { useDoor } from "../src/core/ask";
import type { HandOver } from "../src/core/contract";
import { fakeDoor, type Fake } from "../src/core/fake";
import { handOversOf, newCase } from "../src/core/fake/hand-over";
import { samplePage } from "../src/core/fake/copies-sample";
import { router } from "../src/core/router.svelte";
import HandOvers from "../src/handover/HandOvers.svelte";
import TakeOver from "../src/handover/TakeOver.svelte";
import Copy from "../src/review/Copy.svelte";
import { body, calls, holding, nameless, show, texts, ways } from "./copies-screen";
import { byId, draw, practice, press, settle } from "./screen";

afterEach(() => {
  router.query = "";
  location.hash = "";
});

const both: HandOver = {
  ...newCase,
  standing: "differs",
  case: "case-1",
  number: "26-003",
  added: 2,
  changed: 1,
  ours: 4,
  differs: [
    { row: "people/p1", title: "Sister", fixed: false, rows: [{ label: "Called", ours: "LM", theirs: "Lena M" }] },
    { row: "warnings_ended/w1", title: "How a warning ended", fixed: true, rows: [{ label: "Why", ours: "Moved", theirs: "" }] },
  ],
};

function bringing(brings: HandOver): Fake {
  const fake = fakeDoor();
  useDoor(fake);
  handOversOf(fake.world).brings.set("copy-1", brings);
  return fake;
}

describe("a case that was handed over", () => {
  it("is offered on its copy, and on no other", async () => {
    holding(samplePage({ kind: "hand-over" }));
    await show(Copy, { f: "copy-1" });
    expect(ways("#handed-over a")).toEqual(["#/review/copy-1/take-over"]);
    document.body.innerHTML = "";
    holding(samplePage());
    await show(Copy, { f: "copy-1" });
    expect(document.getElementById("handed-over")).toBeNull();
  });

  it("says what it brings, and becomes a case here", async () => {
    const fake = bringing(newCase);
    await show(TakeOver, { f: "copy-1" });
    expect(byId("brings").textContent).toBe("Jo Ellis hands this case over to you. It is not among your cases yet.");
    expect(texts("dd")).toEqual(["31"]);
    expect(nameless()).toEqual([]);
    press("Take this case over");
    await settle(20);
    expect(calls(fake, "take_over")).toEqual([{ copy: "copy-1", chosen: [] }]);
    expect(location.hash).toBe("#/c/taken-over");
  });

  it("says so when all of it is here, and offers nothing to press", async () => {
    bringing({ ...newCase, standing: "nothing", case: "case-1", number: "26-003" });
    await show(TakeOver, { f: "copy-1" });
    expect(body()).toContain("There is nothing to take over.");
    expect(ways("#to-case")).toEqual(["#/c/case-1"]);
    expect(document.querySelector("form")).toBeNull();
  });

  it.each(["unknown-signer", "changed-signer", "practice", "disposed", "unreadable", "newer"])("says why it cannot be taken over: %s", async (standing) => {
    bringing({ ...newCase, standing });
    await show(TakeOver, { f: "copy-1" });
    expect(byId("cannot").textContent!.length).toBeGreaterThan(20);
    expect(document.querySelector("form"), "nothing to press").toBeNull();
  });

  it("shows both sides of what both changed, and takes nothing until one is chosen", async () => {
    const fake = bringing(both);
    await show(TakeOver, { f: "copy-1" });
    expect(byId("number-there").textContent).toBe("Its number there is 26-014.");
    expect(texts("section.difference h3")).toEqual(["Sister", "How a warning ended"]);
    expect(texts("section.difference dt").slice(0, 2)).toEqual(["Called, with you", "Called, with Jo Ellis"]);
    expect(texts("section.difference dd")).toEqual(["LM", "Lena M", "Moved", "Nothing"]);
    expect(document.querySelectorAll("input[type=radio]").length, "what is fixed is not asked").toBe(2);
    press("Take over what is new");
    await settle(20);
    expect(texts(".govuk-error-summary a")).toEqual(["Choose which of the two stands"]);
    expect(location.hash).toBe("");
    document.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]!.click();
    press("Take over what is new");
    await settle(20);
    expect(calls(fake, "take_over").at(-1)).toEqual({
      copy: "copy-1",
      chosen: [
        { row: "people/p1", whose: "theirs" },
        { row: "warnings_ended/w1", whose: "" },
      ],
    });
    expect(location.hash).toBe("#/c/case-1");
  });

  it("keeps what was chosen when the screen is left", async () => {
    const fake = bringing(both);
    await show(TakeOver, { f: "copy-1" });
    document.querySelectorAll<HTMLInputElement>("input[type=radio]")[0]!.click();
    await settle(20);
    document.body.innerHTML = "";
    useDoor(fake);
    await show(TakeOver, { f: "copy-1" });
    expect(document.querySelectorAll<HTMLInputElement>("input[type=radio]")[0]!.checked).toBe(true);
    expect(byId("restored").textContent).toContain("What you typed is here.");
  });
});

describe("how a case went and came", () => {
  it("says to whom and from whom, and what was chosen", async () => {
    const fake = fakeDoor();
    useDoor(fake);
    handOversOf(fake.world).lines = [
      {
        act: "arrived",
        at: "2026-03-17T10:00:00",
        with: "Jo Ellis",
        numberThere: "26-014",
        fingerprint: "ab".repeat(32),
        ledgerEntries: 1204,
        ledgerHash: "cd".repeat(32),
        chosen: [{ title: "Sister", whose: "theirs", label: "Called", ours: "LM", theirs: "Lena M" }],
      },
    ];
    await show(HandOvers, { id: "case-1" });
    expect(texts("h2")).toEqual(["Taken over from Jo Ellis, 17 March 2026, 10:00am"]);
    expect(texts("dd")).toEqual(["26-014", "1,204"]);
    expect(body()).toContain("Sister, Called: Lena M stands; the other was LM");
  });

  it("says so when it never left", async () => {
    useDoor(fakeDoor());
    await show(HandOvers, { id: "case-1" });
    expect(byId("no-hand-overs").textContent).toBe("This case has not been handed over.");
  });

  it("is said on the overview of whoever handed it over", async () => {
    const { fake, id } = await practice();
    const sent = { act: "sent", at: "2026-03-17T10:00:00", with: "Jo Ellis", numberThere: "", fingerprint: "ab".repeat(32) };
    handOversOf(fake.world).lines = [{ ...sent, ledgerEntries: 3, ledgerHash: "cd".repeat(32), chosen: [] }];
    draw(Overview, { parts: { id } });
    await settle(20);
    expect(byId("handed-over").textContent).toContain("You handed this case over to Jo Ellis on 17 March 2026, 10:00am.");
    expect(byId("handed-over").querySelector("a")!.getAttribute("href")).toBe(`#/c/${id}/handed-over`);
  });
});
