import { describe, expect, it } from "vitest";
import { flushAll } from "../src/core/draft.svelte";
import Identifiers from "../src/referral/account/Identifiers.svelte";
import LegalTest from "../src/referral/account/LegalTest.svelte";
import { page } from "../src/core/page.svelte";
import { byId, choose, cleanup, decide, draw, practice, press, settle, submit, type } from "./screen";

type Held = Awaited<ReturnType<typeof practice>>;

const section = (part: string) => byId<HTMLElement>(`part-${part}`).closest("section")!;
const buttonIn = (place: Element, text: string) =>
  [...place.querySelectorAll("button")].find((button) => button.textContent!.includes(text))!;

describe("the legal test", () => {
  async function open(change?: (held: Held) => void) {
    const held = await practice();
    change?.(held);
    draw(LegalTest, { parts: { id: held.id } });
    await settle();
    return held;
  }

  it("asks act, means and purpose of an adult, says it only advises, and names its source", async () => {
    await open();
    const parts = [...document.querySelectorAll("section h2")].map((title) => title.textContent!.split(":")[0]);
    expect(parts).toEqual(["Act", "Means", "Purpose"]);
    expect(document.body.textContent).toContain("Advice only: you decide.");
    expect(document.body.textContent).toContain("Source: Modern Slavery Act 2015");
  });

  it("asks act and purpose of a child, and says why", async () => {
    await open(({ fake, id }) => (fake.world.cases.get(id)!.identity.ageGroup = "under-18"));
    expect(document.querySelectorAll("section h2")).toHaveLength(2);
    expect(document.body.textContent).toContain("a child cannot agree to being exploited");
  });

  it("marks a passage and takes the mark off again, the focus staying with the part", async () => {
    const { fake } = await open();
    const before = section("means").querySelectorAll(".passage").length;
    buttonIn(section("means"), "This supports it").click();
    await settle(20);
    expect(fake.calls.at(-1)!.args).toMatchObject({ part: "means", marked: true });
    expect(document.activeElement?.id).toBe("part-means");
    expect(page.spoken).toBe("Marked for means.");
    expect(section("means").querySelectorAll(".passage"), "moved, not copied").toHaveLength(before);
    buttonIn(section("means"), "Unmark").click();
    await settle(20);
    expect(section("means").textContent).toContain("You have marked nothing for this yet.");
  });

  it("says plainly that a part is bare, with the way to a note", async () => {
    const { id } = await open();
    expect(section("purpose").textContent).toContain("Nothing in your notes speaks to this yet.");
    expect(section("purpose").querySelector("a")!.getAttribute("href")).toBe(`#/c/${id}/notes`);
  });

  it("puts each remark in kind words with a link to its page, and counts nothing", async () => {
    const { id } = await open();
    const remarks = [...byId<HTMLElement>("account-checks").children].map((item) => item.textContent!.replace(/\s+/g, " ").trim());
    expect(remarks[0]).toContain("Add dates, or about when and how old the person was then.");
    expect(remarks[1]).toContain("Between 2021 and 2024 the account says nothing. If it is not known, say so and why.");
    expect(remarks[2]).toContain("“I think” reads as opinion. Begin with “My view:”");
    expect(document.querySelector("#account-checks a")!.getAttribute("href")).toBe(`#/c/${id}/referral/what-is-their-background`);
    expect(document.querySelector("#main")!.textContent).not.toMatch(/\d+ of \d+|score|%/);
  });

  it("says in words why a mark could not be kept", async () => {
    const { fake } = await open();
    fake.refuseNext("mark_passage", "already-sent");
    buttonIn(section("act"), "This supports it").click();
    await settle(20);
    expect(section("act").querySelector("[role=alert]")?.textContent).toContain("Begin a new version first.");
  });
});

describe("the identifier check", () => {
  async function open(decision = "refuse", change?: (held: Held) => void) {
    const held = await practice();
    await decide(held.id, decision);
    change?.(held);
    draw(Identifiers, { parts: { id: held.id } });
    await settle();
    return held;
  }
  const card = (text: string) => [...document.querySelectorAll(".identifier")].find((one) => one.textContent!.includes(text))!;
  const submitIn = (place: Element) =>
    place.querySelector("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));

  it("frames what was found in the whole text and names its kind in words", async () => {
    await open();
    const marks = [...document.querySelectorAll("mark")].map((mark) => mark.textContent);
    expect(marks).toContain("Anh Nguyen (Name)");
    expect(marks).toContain("ZZ99 3WZ (Postcode)");
    expect(document.querySelector(".account")!.textContent).toContain("They washed cars at Sparkle Hand Wash");
    expect(card("Anh Nguyen").textContent).toContain("Name, known from the referral");
    expect(byId<HTMLElement>("left").textContent).toBe("7 still to decide.");
  });

  it("has nothing chosen beforehand, and does not save without a choice", async () => {
    const { fake } = await open();
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    submitIn(card("Minh"));
    await settle(20);
    expect(card("Minh").querySelector(".govuk-error-summary")?.textContent).toContain("Choose an answer: What happens with it?");
    expect(fake.calls.some((call) => call.name === "decide_identifier")).toBe(false);
  });

  it("puts other words in its place, one decision at a time, and goes on to the next", async () => {
    const { fake } = await open();
    choose("mark-1-decision", "replace");
    expect(byId("mark-1-words").value, "offered, and free to change").toBe("[a place]");
    type("mark-1-words", "[a town in the north]");
    submitIn(card("Thornaby-under-Hill"));
    await settle(30);
    expect(fake.calls.findLast((call) => call.name === "decide_identifier")!.args.decision).toEqual({
      field: "exploitation-details",
      text: "Thornaby-under-Hill",
      kind: "place",
      decision: "replace",
      why: "",
      words: "[a town in the north]",
      everywhere: false,
    });
    expect(document.querySelector(".account")!.textContent).toContain("coach station in [a town in the north].");
    expect(byId<HTMLElement>("left").textContent).toBe("6 still to decide.");
    expect(document.activeElement?.closest(".identifier")?.textContent).toContain("14 Tannery Row");
  });

  it("asks why a piece may stay, folds the decided one to a line, and lets it be changed", async () => {
    await open();
    choose("mark-2-decision", "stays");
    submitIn(card("14 Tannery Row"));
    await settle(30);
    expect(card("14 Tannery Row").querySelector(".govuk-error-message")?.textContent).toContain("Why it may stay");
    type("mark-2-why", "It is a public car park.");
    submitIn(card("14 Tannery Row"));
    await settle(30);
    expect(card("14 Tannery Row").querySelector("form")).toBeNull();
    expect(card("14 Tannery Row").textContent).toContain("It may stay: It is a public car park.");
    expect(document.body.textContent).toContain("14 Tannery Row (Address, stays)");
    buttonIn(card("14 Tannery Row"), "Change").click();
    await settle();
    expect(byId("mark-2-why").value).toBe("It is a public car park.");
    buttonIn(card("14 Tannery Row"), "Leave it undecided").click();
    await settle(30);
    expect(byId<HTMLElement>("left").textContent).toBe("7 still to decide.");
  });

  it("moves from one undecided piece to the next, round to the first", async () => {
    await open();
    const focused = () => document.activeElement?.closest(".identifier")?.id;
    for (const id of ["mark-1", "mark-2"]) {
      press("Next undecided");
      await settle();
      expect(focused()).toBe(id);
    }
    byId("mark-7-decision").focus();
    press("Next undecided");
    expect(focused()).toBe("mark-1");
  });

  it("keeps what is typed and not saved, piece by piece", async () => {
    const { fake, id } = await open();
    choose("mark-5-decision", "stays");
    type("mark-5-why", "They want it there");
    choose("mark-4-decision", "replace");
    await flushAll();
    cleanup();
    draw(Identifiers, { parts: { id } });
    await settle();
    expect(byId("mark-5-why").value).toBe("They want it there");
    expect(byId("mark-4-words").value).toBe("[the person]");
    expect(Object.keys(JSON.parse(fake.world.forms.get(`identifiers/${id}`)!))).toHaveLength(2);
  });

  it("leads on when everything is decided", async () => {
    const { id } = await open();
    for (let left = 7; left > 0; left--) {
      choose("mark-1-decision", "replace");
      submit();
      await settle(30);
    }
    expect(byId<HTMLElement>("left").textContent).toBe("Nothing left to decide.");
    expect(document.activeElement?.id).toBe("left");
    expect(document.querySelector("a.govuk-button")?.getAttribute("href")).toBe(`#/c/${id}/referral/copy`);
  });

  it("says when nothing has to be taken out, and when there is no duty here", async () => {
    await open("agree");
    expect(byId<HTMLElement>("standing").textContent).toContain("nothing has to be taken out");
    cleanup();
    await open("refuse", ({ fake, id }) => (fake.world.cases.get(id)!.identity.nation = "scotland"));
    expect(byId<HTMLElement>("standing").textContent).toContain("no duty to notify in this nation");
    expect(document.querySelector("form")).toBeNull();
  });
});
