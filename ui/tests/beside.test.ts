import { describe, expect, it, vi } from "vitest";
import App from "../src/components/App.svelte";
import { ask } from "../src/core/ask";
import { flushAll } from "../src/core/draft.svelte";
import type { FakeCase } from "../src/core/fake/world";
import { page } from "../src/core/page.svelte";
import { go } from "../src/core/router.svelte";
import { session } from "../src/core/session.svelte";
import { inserted } from "../src/referral/insert";
import Question from "../src/referral/Question.svelte";
import { byId, choose, draw, practice, press, settle, submit, type } from "./screen";

const PAGE = "what-is-their-background";

async function open(set: (one: FakeCase) => void = () => {}, name = PAGE) {
  const held = await practice();
  const one = held.fake.world.cases.get(held.id)!;
  set(one);
  draw(Question, { parts: { id: held.id, page: name } });
  await settle();
  return { ...held, one };
}
const panel = () => byId<HTMLElement>("family-notes");
async function openPanel() {
  byId("family-notes-open").click();
  await settle();
}
const insertButtons = () => [...panel().querySelectorAll<HTMLButtonElement>(".offered button")];
const calls = (fake: Awaited<ReturnType<typeof practice>>["fake"], name: string) => fake.calls.filter((call) => call.name === name);

describe("words put into an answer", () => {
  it("go to the caret, or behind what is there on a line of their own", () => {
    expect(inserted("", "new", null, true)).toEqual({ text: "new", caret: 3 });
    expect(inserted("old", "new", null, true)).toEqual({ text: "old\nnew", caret: 7 });
    expect(inserted("old", "new", null, false)).toEqual({ text: "old new", caret: 7 });
    expect(inserted("one two", "new", 3, true)).toEqual({ text: "one new two", caret: 7 });
    expect(inserted("one, two", "new", 3, true)).toEqual({ text: "one new, two", caret: 7 });
  });
});

describe("from your notes", () => {
  it("is closed and reads nothing until it is opened", async () => {
    const { fake } = await open();
    expect(byId("family-notes-open").getAttribute("aria-expanded")).toBe("false");
    expect(panel().hidden).toBe(true);
    expect(calls(fake, "read_passages")).toHaveLength(0);
    await openPanel();
    expect(calls(fake, "read_passages")[0]?.args).toEqual({ case: "case-1", field: "family" });
    expect(panel().hidden).toBe(false);
  });

  it("is offered beside accounts only", async () => {
    await open();
    expect(document.getElementById("birthplace-notes")).toBeNull();
    expect(document.querySelectorAll(".from-notes")).toHaveLength(3);
  });

  it("is open, and stands after the box, where main is wide", async () => {
    const width = vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1200);
    await open();
    width.mockRestore();
    expect(byId("family-notes-open").getAttribute("aria-expanded")).toBe("true");
    expect(byId("family").compareDocumentPosition(panel()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("names each passage by when and what it is, and marks exact words in words", async () => {
    await open();
    await openPanel();
    const names = [...panel().querySelectorAll(".offered__name")].map((name) => name.textContent!.replaceAll(/\s+/g, " ").trim());
    expect(names[0]).toMatch(/^Note of \d+ \w+ \d{4}, \d+:\d\d[ap]m$/);
    expect(names[1]).toContain("Exact words");
  });

  it("inserts the exact words with their marks, keeps them, links them and says so", async () => {
    const { fake } = await open();
    type("family", "A farm.");
    await openPanel();
    insertButtons()[1]!.click();
    await settle(40);
    const area = byId<HTMLTextAreaElement>("family");
    expect(area.value).toBe("A farm.\n11:34am AM said: “They keep my passport. I sleep in the unit.”");
    expect(document.activeElement).toBe(area);
    expect(area.selectionStart, "the caret stands behind").toBe(area.value.length);
    expect(page.spoken).toContain("Put in: Note of");
    expect(fake.world.cases.get("case-1")!.answers[PAGE]!.family).toBe(area.value);
    expect(calls(fake, "link_passage")[0]?.args).toMatchObject({ field: "family", passage: "note-practice-1/note/1" });
    const names = fake.calls.map((call) => call.name);
    expect(names.lastIndexOf("save_answers"), "saved before it is linked").toBeLessThan(names.indexOf("link_passage"));
    expect(byId<HTMLElement>("family-linked").textContent).toContain("Put in from: Note of");
  });

  it("inserts at the caret once the worker has been in the box", async () => {
    await open();
    type("family", "Before after");
    const area = byId<HTMLTextAreaElement>("family");
    area.focus();
    area.dispatchEvent(new Event("focusin", { bubbles: true }));
    area.setSelectionRange(6, 6);
    await openPanel();
    insertButtons()[0]!.click();
    await settle();
    expect(area.value).toBe("Before AM was washing cars when I arrived and did not look up. after");
  });

  it("shows everything else when asked, with the focus on the first of it", async () => {
    await open();
    await openPanel();
    expect(panel().querySelectorAll(".offered")).toHaveLength(2);
    press("Show everything else (");
    await settle();
    const all = [...panel().querySelectorAll(".offered")];
    expect(all.length).toBeGreaterThan(2);
    expect(document.activeElement).toBe(all[2]);
    expect(panel().textContent).toContain("Professional view of");
    expect(panel().textContent).toContain("Addition of");
  });

  it("says so when the notes cannot be opened", async () => {
    const { fake } = await open();
    fake.refuseNext("read_passages", "cannot-read");
    await openPanel();
    expect(panel().textContent).toContain("could not be opened here");
  });
});

describe("under an answer", () => {
  it("says that a note used there was corrected, with the way to it", async () => {
    await open((one) =>
      one.linked.push({ field: "family", note: "note-practice-1", kind: "note", at: "2026-03-17T10:00", text: "x", linkedAt: "", correctedSince: true, stillThere: false }),
    );
    const under = byId<HTMLElement>("family-linked");
    expect(under.textContent).toContain("Put in from: Note of 17 March 2026, 10:00am.");
    expect(under.textContent).toContain("A note used here was corrected.");
    expect(under.querySelector("a")?.getAttribute("href")).toBe("#/c/case-1/notes/note-practice-1");
  });

  it("shows how the online form will keep it, again on Continue", async () => {
    await open((one) => (one.answers[PAGE] = { family: "A <farm" }));
    expect(byId<HTMLElement>("family-kept").textContent).toContain("A <-farm");
    type("family", "A [farm");
    submit();
    await settle(30);
    expect(byId<HTMLElement>("family-kept").textContent).toContain("A [-farm");
  });

  it("marks an answer filled from the notes until the worker changes it", async () => {
    await open((one) => one.suggested.push("birthplace"));
    const described = () => byId("birthplace").getAttribute("aria-describedby");
    expect(document.getElementById(described()!)?.textContent).toBe("Filled from your notes. Check it.");
    type("birthplace", "A village");
    expect(described()).toBeNull();
  });

  it("keeps the hint of its kind beside the mark", async () => {
    await open((one) => one.suggested.push("user-organisation"), "organisation");
    expect(byId<HTMLElement>("user-organisation-hint").textContent).toBe(
      "Filled from your notes. Check it. Type any part of the name. The online form takes listed entries only.",
    );
  });

  it("puts in words for what is not known, and invites the reason", async () => {
    const { fake } = await open();
    byId("birthplace-unknown").querySelector("button")!.click();
    await settle();
    expect(byId("birthplace").value).toBe("Not known");
    expect(document.activeElement?.id).toBe("birthplace");
    expect(byId("birthplace-unknown").textContent).toContain("not asked because");
    byId("family-unknown").querySelectorAll("button")[1]!.click();
    await flushAll();
    expect(fake.world.cases.get("case-1")!.answers[PAGE]).toEqual({ birthplace: "Not known", family: "They do not want to say" });
  });

  it("offers no such words outside the accounts", async () => {
    await open(undefined, "fr-details");
    expect(document.querySelector(".unknown")).toBeNull();
  });
});

describe("a page of a referral that was sent", () => {
  it("is read whole and cannot be changed", async () => {
    await open((one) => {
      one.frozenSince = "2026-03-17T10:00:00Z";
      one.answers[PAGE] = { birthplace: "A village", family: "A farm" };
    });
    expect(document.querySelectorAll("form, input, textarea, #main button")).toHaveLength(0);
    expect(byId("family").textContent).toContain("A farm");
    expect(byId("education").textContent).toContain("No answer yet");
    expect(document.querySelector("#frozen a")?.getAttribute("href")).toBe("#/c/case-1/referral");
  });

  it("shows choices, ticks and reveals as they were answered", async () => {
    await open((one) => {
      one.frozenSince = "2026-03-17T10:00:00Z";
      one.answers["pv-contact-details-referral"] = { "pv-contact-details": ["email"], "pv-contact-details-email-check": true };
    }, "pv-contact-details-referral");
    expect(byId("pv-contact-details").textContent).toContain("Email");
    expect(byId("pv-contact-details-email-check").textContent).toContain("Ticked");
    expect(document.getElementById("pv-contact-details-postcode"), "not revealed").toBeNull();
  });
});

describe("an answer that changes the case", () => {
  it("is told on the next page, and no longer on the one after", async () => {
    const { id } = await practice();
    session.state = "unknown";
    session.hidden = false;
    draw(App, {});
    await settle(20);
    const show = async (path: string) => {
      go(path);
      window.dispatchEvent(new Event("hashchange"));
      await settle(40);
    };
    await show(`/c/${id}/referral/pv-under-age`);
    choose("pv-under-age", "yes");
    submit();
    await settle(40);
    window.dispatchEvent(new Event("hashchange"));
    await settle(40);
    expect(location.hash).toContain(PAGE);
    expect(byId("news").textContent).toBe("The case now says: under 18. The safety steps have changed.");
    expect(byId("identity").textContent).toContain("Under 18");
    expect((await ask("read_frame", { case: id })).identity.ageGroup).toBe("under-18");
    await show(`/c/${id}/referral`);
    expect(document.getElementById("news")).toBeNull();
  });
});
