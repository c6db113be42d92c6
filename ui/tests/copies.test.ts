import { afterEach, describe, expect, it, vi } from "vitest";
import Cases from "../src/cases/Cases.svelte";
import { news } from "../src/components/news.svelte";
import { useDoor } from "../src/core/ask";
import { clock } from "../src/core/clock";
import type { CopyPage } from "../src/core/contract";
import { copiesOf, COPY_PASSPHRASE } from "../src/core/fake/copies";
import { samplePage } from "../src/core/fake/copies-sample";
import { router } from "../src/core/router.svelte";
import Copies from "../src/review/Copies.svelte";
import { words } from "../src/words";
import { body, calls, holding, nameless, show, texts, ways } from "./copies-screen";
import { nothing } from "./home-screen";
import { byId, draw, press, settle, submit, type } from "./screen";

afterEach(() => {
  clock.now = () => new Date();
  location.hash = "";
});

const three = () => [
  samplePage({ id: "a" }),
  samplePage({ id: "b", caseNumber: "26-003", called: "TN", state: "begun", group: "due-soon", overdue: 0, dueSoon: 1, first: "", on: null, superseded: true }),
  samplePage({ id: "c", caseNumber: "", called: "Person A", state: "reviewed", outcome: "sent-back", group: "none", overdue: 0, dueSoon: 0, first: "", on: null }),
];

/** The list with these files behind the dialog, and its button pressed once. */
async function chosen(...files: ReturnType<typeof copiesOf>["chosen"]) {
  const fake = holding();
  copiesOf(fake.world).chosen = files;
  await show(Copies);
  press("Open a copy from a file");
  await settle(20);
  return fake;
}

describe("copies to review", () => {
  it("says what will appear where none is here", async () => {
    holding();
    await show(Copies);
    expect(texts("h1")).toEqual(["Copies to review"]);
    expect(byId("none").textContent).toContain("No copies are here yet.");
    expect(document.querySelector("h2")).toBeNull();
  });

  it("lists them as given, each with whose, when, by whom, how far and what presses", async () => {
    clock.now = () => new Date(2026, 2, 22);
    holding(...three());
    await show(Copies);
    expect(texts("h3 a")).toEqual(["Case 26-017, AM", "Case 26-003, TN", "Person A"]);
    expect(ways("h3 a")).toEqual(["#/review/a", "#/review/b", "#/review/c"]);
    expect(texts("h3 .govuk-tag")).toEqual(["To review", "Review begun", "Sent back"]);
    expect(byId("copy-counts").textContent).toBe("1 to review, 1 begun, 1 reviewed.");
    const [first, second, third] = texts(".card");
    expect(first).toContain("2 things are overdue, 1 thing is due soon.");
    expect(first).toContain("First: Tell the police, 12 March 2026 (overdue by 10 days)");
    expect(first).toContain("The whole case. Made 17 March 2026, 2:40pm by Jo Ellis.");
    expect(second).toContain("A later copy of the same case is here.");
    expect(third, "nothing presses: it says so").toContain("Nothing in it is open.");
  });

  it("shows hundreds a page at a time", async () => {
    const fake = holding(...Array.from({ length: 120 }, (_, place) => samplePage({ id: `copy-${place}` })));
    await show(Copies, {}, "from=50");
    expect(calls(fake, "list_copies")).toEqual([{ from: 50 }]);
    expect(byId("shown").textContent).toBe("Showing 51 to 100 of 120");
    expect(ways("nav.pages a")).toEqual(["#/review", "#/review?from=100"]);
    expect(document.querySelectorAll(".card")).toHaveLength(50);
  });
});

describe("opening a copy from a file", () => {
  it("goes to the copy that is kept and says there that it was checked", async () => {
    await chosen({ page: samplePage({ id: "new" }) });
    expect(location.hash).toBe("#/review/new");
    router.visit++;
    expect(news()).toContain("checked as a whole");
  });

  it("says that nothing was chosen when the dialog is left", async () => {
    await chosen(null);
    expect(byId("nothing-chosen").textContent).toBe("No file was chosen.");
    expect(location.hash).toBe("");
  });

  it("asks for the passphrase, says at the field when it is wrong, and keeps what was typed to be mended", async () => {
    const fake = await chosen({ page: samplePage({ id: "locked" }), passphrase: true });
    expect(document.activeElement?.id).toBe("copy-passphrase");
    submit();
    await settle();
    expect(byId("copy-passphrase-error").textContent).toBe("Enter the passphrase of the file");
    expect(calls(fake, "open_copy"), "nothing is asked without one").toEqual([]);
    type("copy-passphrase", "quiet harbour");
    submit();
    await settle();
    expect(byId("copy-passphrase-error").textContent).toContain("does not open the file");
    expect(byId("copy-passphrase").value).toBe("quiet harbour");
    expect(document.activeElement?.id).toBe("copy-passphrase");
    expect(nameless()).toEqual([]);
    type("copy-passphrase", COPY_PASSPHRASE);
    submit();
    await settle(20);
    expect(location.hash).toBe("#/review/locked");
  });

  it("keeps no passphrase anywhere", async () => {
    vi.useFakeTimers();
    const fake = await chosen({ page: samplePage(), passphrase: true });
    type("copy-passphrase", "quiet harbour");
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls(fake, "keep_form_draft")).toEqual([]);
    vi.useRealTimers();
  });

  it.each([
    ["not-sealed", "not a sealed Daybook file"],
    ["wrong-key", "your key does not open it"],
    ["damaged", "The file is damaged"],
    ["tampered", "changed after it was signed"],
    ["cut-short", "The end of the file is missing"],
    ["newer", "made by a newer Daybook"],
    ["too-large", "larger than Daybook opens"],
    ["too-hard", "take this computer too long"],
    ["unreadable", "could not read the file"],
    ["card", "a colleague’s card"],
    ["review", "a review that came back"],
    ["from-the-future", "could not be opened"],
  ])("says of a file that is %s what it is, which part shows it, and what to do", async (fault, told) => {
    await chosen({ fault, part: "attachments/0003.pdf" });
    const said = byId("copy-fault").textContent!;
    expect(said).toContain(told);
    expect(said).toContain("The part at fault: attachments/0003.pdf.");
    expect(said, "what to do is a sentence of its own").toMatch(/Ask|Choose|Copy it|Keep|Install|Give|Check|Open it/);
    expect(byId("copy-fault").getAttribute("role")).toBe("alert");
    expect(location.hash).toBe("");
  });

  it("has words of its own for every fault", () => {
    const said = Object.values(words.copies.open.faults);
    expect(new Set(said).size).toBe(said.length);
  });

  it("says to choose again when the file does not wait any more", async () => {
    const fake = await chosen({ page: samplePage(), passphrase: true });
    fake.refuseNext("open_copy", "not-found");
    type("copy-passphrase", COPY_PASSPHRASE);
    submit();
    await settle(20);
    expect(texts("[role=alert]")).toEqual(["Choose the file again: it does not wait for its passphrase any more."]);
  });
});

describe("copies on the home screen", () => {
  const home = async (pages: readonly CopyPage[], refuses = false) => {
    const fake = holding(...pages);
    useDoor(async (name, args) => {
      if (name === "list_cases") return nothing;
      if (name === "list_copies" && refuses) throw new Error("no");
      return fake(name, args);
    });
    draw(Cases, {});
    await settle(20);
  };

  it("offers quietly to open one, and shows no group, where none waits", async () => {
    await home([samplePage({ state: "reviewed", outcome: "agreed" })]);
    expect(texts("h2")).toEqual([]);
    expect(byId("open-copy-to-review").textContent).toBe("Open a copy to review");
    expect(ways("#open-copy-to-review")).toEqual(["#/review"]);
  });

  it("counts those that wait and shows the three that press most", async () => {
    await home(["a", "b", "c", "d"].map((id) => samplePage({ id, state: id === "b" ? "begun" : "to-review" })));
    expect(texts("h2")).toEqual(["Copies to review (4)"]);
    expect(ways("h3 a")).toEqual(["#/review/a", "#/review/b", "#/review/c"]);
    expect(ways("#all-copies")).toEqual(["#/review"]);
  });

  it("opens the home all the same when they cannot be read", async () => {
    await home([], true);
    expect(texts("h1")).toEqual(["Cases"]);
    expect(texts("h2")).toEqual([]);
    expect(body()).toContain("Open a copy to review");
  });
});
