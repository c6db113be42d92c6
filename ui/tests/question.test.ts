import { describe, expect, it } from "vitest";
import { flushAll } from "../src/core/draft.svelte";
import { pages } from "../src/core/fake/form";
import Question from "../src/referral/Question.svelte";
import { byId, choose, draw, practice, press, settle, submit, type } from "./screen";

async function open(page: string) {
  const held = await practice();
  draw(Question, { parts: { id: held.id, page } });
  await settle();
  return held;
}
const answers = (fake: Awaited<ReturnType<typeof open>>["fake"], page: string) => fake.world.cases.get("case-1")!.answers[page];

describe("a question page", () => {
  it.each(pages.filter((page) => page.page !== "pv-want-to-submit-nrm").map((page) => page.page))(
    "draws %s, every field under its own key with a label",
    async (name) => {
      await open(name);
      const page = pages.find((entry) => entry.page === name)!;
      expect(document.querySelector("h1")?.textContent).toContain(page.title);
      for (const field of page.fields.filter((entry) => !entry.shownWhen && !/-(?!1$)\d+$/.test(entry.key))) {
        const drawn = byId<HTMLElement>(field.key);
        if (field.kind === "file") expect(drawn.textContent).toContain("online form itself");
        else if (field.kind === "date") expect(drawn.querySelectorAll("input")).toHaveLength(3);
        else expect(document.querySelector(`label[for="${field.key}"]`), `${field.key} has a label`).not.toBeNull();
      }
      for (const input of document.querySelectorAll("input, textarea")) {
        expect(document.querySelector(`label[for="${input.id}"]`), `${input.id} has a label`).not.toBeNull();
        if (input.getAttribute("type") === "text") expect(input.getAttribute("autocomplete")).toBe("off");
      }
    },
  );

  it("covers every kind of field", () => {
    const kinds = new Set(pages.flatMap((page) => page.fields.map((field) => field.kind)));
    expect([...kinds].sort()).toEqual(["checkbox", "checkboxes", "date", "file", "radio", "select", "text", "textarea"]);
  });

  it("saves answers, valid or not", async () => {
    const { fake } = await open("pv-contact-details-referral");
    choose("pv-contact-details", "email");
    type("pv-contact-details-email-input", "not an address");
    expect(await flushAll()).toBe(true);
    expect(answers(fake, "pv-contact-details-referral")).toEqual({
      "pv-contact-details": ["email"],
      "pv-contact-details-email-input": "not an address",
    });
  });

  it("keeps the text of a reveal when it is toggled", async () => {
    await open("were-they-taken-somewhere-by-their-exploiter");
    choose("were-they-taken-somewhere-by-their-exploiter", "yes");
    type("journey-details", "By van, at night.");
    choose("were-they-taken-somewhere-by-their-exploiter", "no");
    expect(document.getElementById("journey-details")).toBeNull();
    choose("were-they-taken-somewhere-by-their-exploiter", "yes");
    expect(byId("journey-details").value).toBe("By van, at night.");
  });

  it("names what is missing in a summary whose links reach the fields", async () => {
    await open("what-is-their-background");
    submit();
    await settle(30);
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".govuk-error-summary a")];
    expect(links.map((link) => link.textContent)).toContain("Enter an answer: Family background");
    for (const link of links) {
      link.click();
      const field = document.activeElement!;
      expect(field.id).toBe(link.getAttribute("href")!.slice(1));
      const described = field.getAttribute("aria-describedby")!.split(" ").map((id) => document.getElementById(id)?.textContent);
      expect(described.join(" ")).toContain(link.textContent);
    }
  });

  it("hangs the error of a tick-box question on the question", async () => {
    await open("types-of-exploitation");
    submit();
    await settle(30);
    expect(document.querySelector(".govuk-error-message")?.textContent).toBe("Tick at least one: Types of exploitation");
  });

  it("counts characters only near the limit", async () => {
    await open("what-is-their-background");
    expect(document.getElementById("family-count")).toBeNull();
    type("family", "x".repeat(14_000));
    expect(byId("family-count").textContent).toContain("1,000 characters left");
    type("family", "x".repeat(15_001));
    expect(byId("family-count").textContent).toContain("1 character too many");
  });

  it("is a combobox over the closed list, matching anywhere", async () => {
    const { fake } = await open("organisation");
    type("user-organisation", "council");
    await settle();
    const input = byId("user-organisation");
    expect(input.getAttribute("aria-expanded")).toBe("true");
    expect(document.querySelectorAll("[role=option]")).toHaveLength(2);
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await settle(2);
    }
    expect(input.value).toBe("Thurrock Council");
    await flushAll();
    expect(answers(fake, "organisation")).toEqual({ "user-organisation": "Thurrock Council" });
  });

  it("cannot be typed into when the consent record answers it", async () => {
    await open("pv-want-to-submit-nrm");
    expect(document.querySelectorAll("form input, form textarea")).toHaveLength(0);
    expect(byId("from-consent").textContent).toContain("Not asked yet");
    expect(document.querySelector('a[href$="/consent"]')).not.toBeNull();
  });

  it("offers the slots of a numbered list one by one", async () => {
    await open("where-exploitation-happened-uk");
    expect(document.querySelectorAll("[role=combobox]")).toHaveLength(1);
    press("Add another");
    await settle();
    expect(document.querySelectorAll("[role=combobox]")).toHaveLength(2);
    expect(document.activeElement?.id, "the focus goes to the new box").toBe("where-exploitation-happened-uk-city-2");
  });

  it("keeps a date as typed, in three boxes", async () => {
    const { fake } = await open("pv-dob");
    type("pv-dob-day", "27");
    type("pv-dob-month", "March");
    await flushAll();
    expect(answers(fake, "pv-dob")).toEqual({ "pv-dob": { day: "27", month: "March", year: "" } });
    press("Continue");
  });
});
