import { describe, expect, it } from "vitest";
import Colleagues from "../src/colleagues/Colleagues.svelte";
import { comparedWords } from "../src/colleagues/compared";
import { ask, useDoor } from "../src/core/ask";
import { dropAll, flushAll } from "../src/core/draft.svelte";
import { fakeDoor, type Fake } from "../src/core/fake";
import { colleaguesOf, OWN_WORDS } from "../src/core/fake/colleagues";
import { nobody } from "../src/core/fake/world";
import Settings from "../src/settings/Settings.svelte";
import { words } from "../src/words";
import { byId, cleanup, draw, press, settle, type } from "./screen";

const TOMS = "saddle amber quiet river onion ladder frost magnet";

async function open(fake = fakeDoor()) {
  useDoor(fake);
  draw(Colleagues, {});
  await settle(20);
  return fake;
}

async function choose(fake: Fake, standing: string) {
  fake.world.toChoose = [{ name: "card.daybook-card", bytes: 600, odd: [standing] }];
  press("Choose a card");
  await settle(20);
}

async function compare(typed: string) {
  type("words-colleague-tom", typed);
  press("Compare the words");
  await settle(20);
}

const text = (element: Element) => element.textContent.replaceAll(/\s+/gu, " ").trim();
const main = () => text(byId("main"));
const card = (id: string) => text(document.querySelector(`[data-colleague=${id}]`)!);
const names = () => [...document.querySelectorAll("[data-colleague] h3")].map(text);
const buttons = (within: string) => [...document.querySelectorAll(`${within} button`)].map(text);

describe("one’s own card", () => {
  it("is reached from Settings, in a section of its own", async () => {
    useDoor(fakeDoor());
    draw(Settings, {});
    await settle();
    expect(document.querySelector('a[href="#/settings/colleagues"]')!.textContent).toBe("See your card and colleagues’ keys");
    expect([...document.querySelectorAll("h2")].map(text)).toContain("Colleagues’ keys");
  });

  it("says who the worker is, as they said it", async () => {
    const fake = fakeDoor();
    fake.world.you = { ...nobody, firstName: "Ana", lastName: "Moss", role: "Social worker", organisation: "Stockport" };
    await open(fake);
    expect(text(byId("own-card"))).toContain("Name Ana Moss");
    expect(text(byId("own-card"))).toContain("Organisation Stockport");
    expect(document.getElementById("unsaid"), "nothing is asked of one who has said it").toBeNull();
  });

  it("leads to About you when nothing was said", async () => {
    await open();
    expect(byId("unsaid").querySelector("a")!.getAttribute("href")).toBe("#/settings/you");
  });

  it("shows its eight words as an ordered list, and the key for other programs folded", async () => {
    await open();
    const list = byId("own-words");
    expect(list.tagName).toBe("OL");
    expect([...list.children].map(text)).toEqual(OWN_WORDS);
    expect(list.getAttribute("aria-labelledby")).toBe("own-words-title");
    const folded = byId<HTMLDetailsElement>("own-key");
    expect(folded.open).toBe(false);
    expect(folded.textContent).toMatch(/age1\w{58}/u);
  });

  it("is saved as a file, or not when the dialog is left", async () => {
    const fake = await open();
    press("Save your card");
    await settle();
    expect(byId("card-outcome").textContent).toContain("Your card is saved");
    fake.world.toChoose = null;
    press("Save your card");
    await settle();
    expect(byId("card-outcome").textContent).toContain("Nothing was saved.");
  });

  it("is explained in three sentences", async () => {
    await open();
    expect([...byId("how").children]).toHaveLength(3);
    expect(text(byId("how"))).toContain("on a number you knew before");
  });
});

describe("a card from a file", () => {
  it("that is new waits to be added, and then for its words", async () => {
    const fake = await open();
    await choose(fake, "new");
    expect(text(byId("waiting-title"))).toBe("A new card: Ann Delgado");
    expect(document.activeElement, "the focus is on what to decide").toBe(byId("waiting-title"));
    expect(names(), "nothing is added yet").toHaveLength(2);
    press("Add this card");
    await settle(20);
    expect(fake.calls.find(({ name }) => name === "add_colleague")!.args).toEqual({ same: false });
    expect(names()[0]).toBe("Ann Delgado Words not compared yet");
    expect(document.getElementById("waiting")).toBeNull();
    expect(text(byId("outcome"))).toContain("they are not compared yet");
    expect(document.activeElement?.id).toBe("add-card");
  });

  it("is not added when the worker says so", async () => {
    const fake = await open();
    await choose(fake, "new");
    press("Do not add");
    await settle(20);
    expect(colleaguesOf(fake.world).waiting).toBeNull();
    expect(text(byId("outcome"))).toBe("The card was not added. The colleagues are as they were.");
  });

  it("waits still when the page is opened again", async () => {
    const fake = await open();
    await choose(fake, "new");
    cleanup();
    await open(fake);
    expect(text(byId("waiting-title"))).toBe("A new card: Ann Delgado");
  });

  it("with other keys is not accepted before they are spoken to", async () => {
    const fake = await open();
    await choose(fake, "changed");
    expect(text(byId("waiting"))).toContain("Do not accept this card until you have spoken to Ruth Okafor.");
    expect(buttons("#waiting")).toEqual(["It is the same person, and they have a new key", "Do not add"]);
    press("It is the same person");
    await settle(20);
    expect(fake.calls.find(({ name }) => name === "add_colleague")!.args).toEqual({ same: true });
    expect(card("colleague-ruth")).toContain("Words not compared yet");
    expect(card("colleague-ruth")).toContain("took the place of one with other keys. Do not send them anything until the words are compared.");
  });

  it("with a name that is taken may be either person’s", async () => {
    const fake = await open();
    await choose(fake, "name-taken");
    expect(buttons("#waiting")).toEqual(["It is the same person, and they have a new key", "It is another person with this name", "Do not add"]);
    press("It is another person");
    await settle(20);
    expect(names().filter((name) => name.startsWith("Ruth Okafor")), "the one there before is kept").toHaveLength(2);
    expect(card("colleague-ruth")).toContain("Words compared");
  });

  it("that cannot be added says why, each in its own words, and shows none of it", async () => {
    const fake = await open();
    const said = new Set<string>();
    for (const standing of ["known", "own", "not-a-card", "damaged", "newer", "unreadable", "something-else"]) {
      await choose(fake, standing);
      said.add(text(byId("waiting")));
      expect(buttons("#waiting"), standing).toEqual(["Close"]);
    }
    expect(said.size, "no two read alike").toBe(7);
    press("Close");
    await settle(20);
    expect(document.getElementById("waiting")).toBeNull();
    expect(names()).toHaveLength(2);
  });

  it("is nothing when none is chosen", async () => {
    const fake = await open();
    fake.world.toChoose = null;
    press("Choose a card");
    await settle();
    expect(text(byId("outcome"))).toBe("Nothing was chosen. The colleagues are as they were.");
  });

  it("that is gone since is said, and what is there is read again", async () => {
    const fake = await open();
    await choose(fake, "new");
    colleaguesOf(fake.world).waiting = null;
    press("Add this card");
    await settle(20);
    expect(main()).toContain("This has changed since you looked.");
    expect(document.getElementById("waiting")).toBeNull();
  });
});

describe("the colleagues", () => {
  it("are listed with when they were added and when their words were compared", async () => {
    await open();
    expect(names()).toEqual(["Ruth Okafor Words compared", "Tom Bevan Words not compared yet"]);
    expect(card("colleague-ruth")).toContain("Card added 3 November 2026");
    expect(card("colleague-ruth")).toContain("Words compared 3 November 2026, 10:12am");
    expect(document.getElementById("words-colleague-ruth"), "nothing is left to compare").toBeNull();
  });

  it("do not show their words, which must be heard", async () => {
    await open();
    for (const word of TOMS.split(" ")) expect(main()).not.toContain(word);
  });

  it("are confirmed by the words they read aloud, however they are typed", async () => {
    const fake = await open();
    await compare(TOMS.toUpperCase().replaceAll(" ", "  "));
    expect(card("colleague-tom")).toContain("Words compared");
    expect(card("colleague-tom")).not.toContain("not compared yet");
    expect(document.activeElement?.id).toBe("title-colleague-tom");
    expect(await ask("read_form_draft", { form: "colleague-words/colleague-tom" })).toBeNull();
    expect(fake.calls.filter(({ name }) => name === "confirm_colleague")).toHaveLength(1);
  });

  it("say which words are not the same, at the field and in the summary", async () => {
    await open();
    await compare("saddle amber quite river onion ladder frosty magnet");
    const message = text(byId("words-colleague-tom-error"));
    expect(message).toContain("Words 3 and 7 are not the same.");
    expect(text(document.querySelector(".govuk-error-summary__list")!)).toBe(message);
    expect(document.activeElement!.className).toContain("govuk-error-summary");
    expect(byId("words-colleague-tom").value, "what was typed stays").toContain("quite");
    await compare("saddle amber quite river onion ladder frost magnet");
    expect(text(byId("words-colleague-tom-error"))).toContain("Word 3 is not the same.");
    await compare("one two three four five six seven eight");
    expect(text(byId("words-colleague-tom-error"))).toContain("None of the words is the same. Do not use this card");
  });

  it("ask for all eight words", async () => {
    await open();
    await compare("");
    expect(text(byId("words-colleague-tom-error"))).toBe("Type the eight words that your colleague reads to you");
    await compare("saddle amber");
    expect(text(byId("words-colleague-tom-error"))).toBe("Type all eight words, with a space between them");
    const finding = (field: string) => ({ field, code: "different", limit: null });
    expect(comparedWords([finding("words-8"), finding("words-2"), finding("words-4")])).toContain("Words 2, 4 and 8 are");
  });

  it("keep what was typed of their words through a lock", async () => {
    const fake = await open();
    type("words-colleague-tom", "saddle amber");
    await flushAll();
    cleanup();
    dropAll();
    await open(fake);
    expect(byId("words-colleague-tom").value).toBe("saddle amber");
  });

  it("are removed only after it is said what follows", async () => {
    const fake = await open();
    press("Remove: Ruth Okafor");
    await settle();
    expect(document.activeElement?.id).toBe("removing-colleague-ruth");
    expect(card("colleague-ruth")).toContain("You can then send them nothing sealed with their key.");
    press("No, keep it");
    await settle();
    expect(document.activeElement?.id).toBe("remove-colleague-ruth");
    press("Remove: Ruth Okafor");
    await settle();
    press("Yes, remove it");
    await settle(20);
    expect(names()).toEqual(["Tom Bevan Words not compared yet"]);
    expect(text(byId("outcome"))).toBe("The card of Ruth Okafor is removed.");
    expect(colleaguesOf(fake.world).colleagues).toHaveLength(1);
  });

  it("may have given no name, and may be none", async () => {
    const fake = fakeDoor();
    colleaguesOf(fake.world).colleagues[0]!.card.name = " ";
    await open(fake);
    expect(names()[0]).toBe("A card without a name Words compared");
    colleaguesOf(fake.world).colleagues = [];
    cleanup();
    await open(fake);
    expect(main()).toContain(words.colleagues.none);
  });

  it("say why something could not be done", async () => {
    const fake = await open();
    fake.refuseNext("choose_card", "cannot-read");
    press("Choose a card");
    await settle();
    expect(document.querySelector("[role=alert]")!.textContent).toContain("could not read its file");
  });
});
