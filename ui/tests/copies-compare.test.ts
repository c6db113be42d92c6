import { afterEach, describe, expect, it } from "vitest";
import App from "../src/components/App.svelte";
import { useDoor } from "../src/core/ask";
import type { CopyComparison } from "../src/core/contract";
import { copiesOf } from "../src/core/fake/copies";
import { samplePage } from "../src/core/fake/copies-sample";
import { keys } from "../src/components/keys";
import { go, router } from "../src/core/router.svelte";
import { session } from "../src/core/session.svelte";
import CompareCopies from "../src/review/CompareCopies.svelte";
import Copy from "../src/review/Copy.svelte";
import { body, calls, holding, show, texts, ways } from "./copies-screen";
import { byId, draw, press, settle, type } from "./screen";

afterEach(() => {
  router.query = "";
  location.hash = "";
});

const old = samplePage({ id: "old", madeAt: "2026-02-01T10:00:00" });
const entry = (title: string, pieces: { change: string; text: string }[]) => ({ part: "notes", place: `note/${title}`, title, rows: [{ label: "What was seen", pieces }] });

async function compared(given: Partial<CopyComparison>) {
  const empty = { added: [], corrected: [], removed: [], same: 14, notCompared: [] };
  useDoor(() => Promise.resolve({ older: old.line, newer: samplePage().line, ...empty, ...given }));
  await show(CompareCopies, { f: "copy-1", older: "old" });
}

describe("comparing two copies", () => {
  it("asks for this copy and the earlier one, and says which they are", async () => {
    const fake = holding(samplePage(), old);
    await show(CompareCopies, { f: "copy-1", older: "old" });
    expect(calls(fake, "compare_copies")).toEqual([{ older: "old", newer: "copy-1" }]);
    expect(byId("compared-copies").textContent).toContain("Earlier copy: 1 February 2026, 10:00am, made by Jo Ellis.");
    expect(ways(".govuk-back-link")).toEqual(["#/review/copy-1"]);
  });

  it("lists what was added, corrected and removed, and says it in words", async () => {
    await compared({
      added: [entry("Visit", [{ change: "added", text: "AM was cold." }])],
      corrected: [entry("Call", [{ change: "same", text: "It was " }, { change: "removed", text: "Monday" }, { change: "added", text: "Tuesday" }])],
      same: 1,
    });
    expect(texts("h2")).toEqual(["Added (1)", "Corrected (1)", "Removed (0)"]);
    expect(texts("h3")).toEqual(["Notes: Visit", "Notes: Call"]);
    expect(texts("del")).toEqual(["removed: Monday(end)"]);
    expect(texts("ins")).toEqual(["added: AM was cold.(end)", "added: Tuesday(end)"]);
    expect(byId("same").textContent).toBe("1 entry is the same in both.");
    expect(body()).toContain("Nothing was removed.");
    expect(body(), "both hold the same parts").not.toContain("Not compared");
  });

  it("names the parts that only one of them holds, and that nothing there was removed", async () => {
    await compared({ notCompared: ["people", "sharing"] });
    expect(texts("#not-compared li")).toEqual(["People and places", "What was shared"]);
    expect(body()).toContain("What is missing there was not removed from the case.");
  });
});

describe("removing a copy", () => {
  it("says first what goes and what stays", async () => {
    const fake = holding(samplePage({ state: "begun" }));
    await show(Copy, { f: "copy-1" });
    expect(ways("#remove-copy")).toEqual(["#/review/copy-1?remove=yes"]);
    document.body.innerHTML = "";
    await show(Copy, { f: "copy-1" }, "remove=yes");
    expect(texts("h1")).toEqual(["Remove this copy"]);
    expect(body()).toContain("The copy goes from this computer. What you finished stays on record.");
    expect(body()).toContain("have not finished it");
    expect(calls(fake, "remove_copy"), "nothing is removed by looking").toEqual([]);
    press("Remove this copy");
    await settle(20);
    expect(calls(fake, "remove_copy")).toEqual([{ copy: "copy-1" }]);
    expect(location.hash).toBe("#/review");
  });

  it("says when it could not be removed, and stays", async () => {
    const fake = holding(samplePage());
    await show(Copy, { f: "copy-1" }, "remove=yes");
    fake.refuseNext("remove_copy", "disk-full");
    press("Remove this copy");
    await settle(20);
    expect(texts("[role=alert]")[0]).toContain("The disk is full");
    expect(location.hash).toBe("");
  });
});

describe("the window with a copy", () => {
  const arrive = async () => {
    window.dispatchEvent(new Event("hashchange"));
    await settle(60);
  };

  it("stands on the heading of a copy that was just opened, says that it was checked, and keeps what is typed through a lock", async () => {
    const fake = holding();
    copiesOf(fake.world).chosen = [{ page: samplePage({ id: "new" }) }];
    session.state = "unknown";
    draw(App, {});
    await settle(20);
    go("/review");
    await arrive();
    press("Open a copy from a file");
    await settle(20);
    await arrive();
    expect(document.activeElement?.tagName).toBe("H1");
    expect(document.activeElement?.textContent).toContain("Case 26-017, AM");
    expect(document.title).toBe("Copy to review - Daybook");
    expect(byId("news").textContent).toContain("checked as a whole");
    byId("comment-on-file").click();
    await settle();
    type("comments/c1", "Typed in the last second.");
    press("Lock");
    await arrive();
    expect(document.body.textContent).not.toContain("26-017");
    expect(copiesOf(fake.world).pages[0]!.review.typed.comments[0]!.text).toBe("Typed in the last second.");
  });
});

describe("keys in a review", () => {
  it("goes between the file and the checks with F6", async () => {
    holding(samplePage());
    await show(Copy, { f: "copy-1" });
    const end = keys(() => false);
    byId("review-file").focus();
    const tap = (shiftKey = false) => {
      dispatchEvent(new KeyboardEvent("keydown", { key: "F6", shiftKey, cancelable: true }));
      return document.activeElement?.id;
    };
    expect(tap()).toBe("review-checks");
    expect(tap(true)).toBe("review-file");
    byId("comment-on-note/n1").focus();
    expect(tap(), "from anything in the file").toBe("review-checks");
    expect(tap(), "then the whole of the screen").toBe("main");
    expect(tap()).toBe("review-file");
    end();
  });
});
