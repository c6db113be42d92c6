import type { Component } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import { useDoor } from "../src/core/ask";
import { fakeDoor, type Fake } from "../src/core/fake";
import { partnershipOf, sampleReturn } from "../src/core/fake/partnership";
import { router } from "../src/core/router.svelte";
import HtcdsLines from "../src/partnership/HtcdsLines.svelte";
import Partnership from "../src/partnership/Partnership.svelte";
import SealReturn from "../src/partnership/SealReturn.svelte";
import { body, calls, nameless, texts, ways } from "./copies-screen";
import { byId, choose, cleanup, draw, press, settle, submit, type } from "./screen";

afterEach(() => {
  router.query = "";
  location.hash = "";
});

async function show(screen: Component<never>, query = "", set: (held: ReturnType<typeof partnershipOf>) => void = () => undefined): Promise<Fake> {
  const fake = fakeDoor();
  useDoor(fake);
  set(partnershipOf(fake.world));
  router.query = query;
  draw(screen as Component<Record<string, unknown>>, {});
  await settle(20);
  return fake;
}

/** The words of each row, its cells apart. */
const cells = (measure: string) =>
  [...document.querySelectorAll(`table[aria-labelledby="table-${measure}"] tbody tr`)].map((row) => [...row.children].map((cell) => cell.textContent!.trim()).join(" "));

describe("the partnership return", () => {
  it("shows each count with its share, and says where one is hidden", async () => {
    const fake = await show(Partnership);
    expect(calls(fake, "read_partnership")).toEqual([{ quarter: "", source: "here" }]);
    expect(texts("h1")).toEqual(["Partnership return"]);
    expect(byId("total").textContent).toBe("21 cases in this quarter.");
    expect(cells("kind")).toEqual([
      "Adult referred into the NRM 15 71%",
      "Child, or age not known, referred into the NRM 6 29%",
      "Notified under the duty to notify 0 0%",
    ]);
    expect(cells("consent"), "one word for every hidden count").toEqual(["Agreed hidden hidden", "Decided in their best interests hidden hidden", "Not recorded hidden hidden"]);
    expect(cells("nationality"), "a nationality is its own name").toEqual(["Vietnamese 12 57%", "All others, and not known 9 43%"]);
    expect(nameless()).toEqual([]);
  });

  it("draws a bar for what is shown and none for what is hidden, and leaves both to the table for a screen reader", async () => {
    await show(Partnership);
    const bars = [...document.querySelectorAll(`table[aria-labelledby="table-exploitation"] svg`)];
    expect(bars.map((bar) => bar.querySelector("rect")!.getAttribute("width"))).toEqual(["67"]);
    expect(bars.every((bar) => bar.getAttribute("aria-hidden") === "true")).toBe(true);
    expect(document.querySelectorAll("main [style]").length, "nothing is styled in place").toBe(0);
  });

  it("draws no table whose number itself is hidden, and says so", async () => {
    await show(Partnership);
    expect(byId("table-steps-for-children").textContent).toBe("Steps for children done");
    expect(document.querySelector(`table[aria-labelledby="table-steps-for-children"]`)).toBeNull();
    expect(body()).toContain("Too few to show, or their number is hidden above.");
  });

  it("has its headings in order, one title, and a heading for each table", async () => {
    await show(Partnership, "source=both", (held) => (held.returns = [sampleReturn()]));
    const levels = [...document.querySelectorAll("h1, h2, h3")].map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, place) => place === 0 || level - levels[place - 1]! <= 1)).toBe(true);
    for (const table of document.querySelectorAll("table")) expect(byId(table.getAttribute("aria-labelledby")!)).toBeTruthy();
  });

  it("shows no figures of fewer than five cases, and not how few", async () => {
    await show(Partnership, "", (held) => (held.total = null));
    expect(byId("too-few").textContent).toContain("Fewer than five cases in this quarter, or none.");
    expect(document.querySelector("table")).toBeNull();
  });

  it("keeps the quarter and the source in the address", async () => {
    const fake = await show(Partnership, "quarter=2025-Q4&source=both");
    expect(calls(fake, "read_partnership")).toEqual([{ quarter: "2025-Q4", source: "both" }]);
    expect(ways("#to-seal, #to-htcds")).toEqual(["#/partnership/seal?quarter=2025-Q4&source=both", "#/partnership/htcds?quarter=2025-Q4&source=both"]);
    choose("source", "returns");
    submit();
    expect(location.hash).toBe("#/partnership?quarter=2025-Q4&source=returns");
  });

  it("says of each sealed return whether it counts, and why not", async () => {
    const fake = await show(Partnership, "source=returns", (held) => {
      held.choosing = [sampleReturn(), sampleReturn({ name: "other.daybook", standing: "tampered", part: "return.json", by: "", signer: "", madeAt: null, cases: null })];
      held.twice = 1;
    });
    expect(byId("no-returns").textContent).toBe("No sealed return is chosen yet.");
    press("Choose sealed returns");
    await settle(20);
    expect(calls(fake, "read_partnership").length, "the figures are read again").toBe(2);
    expect(byId("returns").textContent).toBe("Sealed returns: 1 of 2 count");
    const [good, bad] = texts(".return");
    expect(good).toContain("Counts. From Jo Ellis, Social worker");
    expect(bad).toContain("the file was changed after it was signed");
    expect(bad).toContain("The part at fault: return.json.");
    expect(byId("twice").textContent).toContain("1 case stands in more than one return and counts once");
  });

  it("says when the dialog was left", async () => {
    await show(Partnership, "source=returns", (held) => (held.choosing = null));
    press("Choose sealed returns");
    await settle(20);
    expect(byId("nothing-chosen").textContent).toBe("No file was chosen.");
  });

  it("saves the figures on paper and as a table", async () => {
    const fake = await show(Partnership, "quarter=2025-Q4");
    press("Save as a PDF");
    await settle(20);
    press("Save as a table (CSV)");
    await settle(20);
    const asked = calls(fake, "save_partnership");
    expect(asked).toEqual([{ quarter: "2025-Q4", source: "here", kind: "pdf" }, { quarter: "2025-Q4", source: "here", kind: "csv" }]);
    expect(byId("save-outcome").textContent).toContain("Table saved at");
  });
});

describe("cases one by one", () => {
  const colleagues = [{ id: "jo", name: "Jo Ellis", confirmed: true }, { id: "sam", name: "Sam Invented", confirmed: false }];

  it("seals a return for a colleague once it is said for whom and why", async () => {
    const fake = await show(SealReturn, "quarter=2025-Q4", (held) => (held.colleagues = colleagues));
    submit();
    await settle(20);
    expect(texts(".govuk-error-summary__list li")).toEqual(["Choose who puts the returns together"]);
    choose("colleague", "jo");
    choose("recipient", "own-organisation");
    type("why", "For the board");
    submit();
    await settle(20);
    const last = calls(fake, "seal_return").at(-1)!;
    expect(last).toMatchObject({ quarter: "2025-Q4", colleague: "jo", leaving: { recipient: "own-organisation", why: "For the board" } });
    expect(byId("rows-outcome").textContent).toContain("Sealed return saved at");
    expect(byId("rows-outcome").textContent).toContain("information-sharing log of each case");
    expect(byId<HTMLTextAreaElement>("why").value, "nothing is left to be sent twice").toBe("");
    expect(nameless()).toEqual([]);
  });

  it("says where nobody's card is here", async () => {
    await show(SealReturn);
    expect(byId("no-colleagues").textContent).toContain("No colleague’s card is here yet.");
    expect(document.querySelector("form")).toBeNull();
  });

  it("warns that lines are personal data, and asks for a lawful reason outside the organisation", async () => {
    const fake = await show(HtcdsLines);
    expect(byId("htcds-warning").textContent).toContain("This is personal data still.");
    expect(byId("htcds-confirm").textContent).toContain("version 2.0");
    expect(texts(".htcds dd")[1]).toContain("Always empty");
    choose("recipient", "other");
    type("toWhom", "An invented institute");
    type("why", "A study");
    submit();
    await settle(20);
    expect(texts(".govuk-error-summary__list li")).toEqual(["Choose the lawful reason for sharing what consent does not cover"]);
    choose("reason", "public-task");
    type("justification", "They count for the country");
    submit();
    await settle(20);
    expect(calls(fake, "save_htcds").at(-1)).toMatchObject({ leaving: { recipient: "other", toWhom: "An invented institute", reason: "public-task" } });
    expect(byId("rows-outcome").textContent).toContain("File saved at");
  });

  it("keeps what was typed when the page is left, and when no place was chosen", async () => {
    const fake = await show(HtcdsLines, "", (held) => (held.saves = false));
    choose("recipient", "own-organisation");
    type("why", "For the board");
    submit();
    await settle(20);
    expect(byId("rows-outcome").textContent).toBe("Nothing was saved.");
    expect(byId<HTMLTextAreaElement>("why").value).toBe("For the board");
    cleanup();
    useDoor(fake);
    draw(HtcdsLines as Component<Record<string, unknown>>, {});
    await settle(30);
    expect(byId<HTMLTextAreaElement>("why").value).toBe("For the board");
  });

  it("says where there is no case in the quarter", async () => {
    await show(HtcdsLines, "", (held) => (held.cases = false));
    choose("recipient", "own-organisation");
    type("why", "For the board");
    submit();
    await settle(20);
    expect(byId("rows-outcome").textContent).toBe("There is no case in this quarter.");
  });
});
