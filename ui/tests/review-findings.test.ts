// Everything that Rust can find in a review has a sentence of this window, which names what it is about.
import { describe, expect, it } from "vitest";
import { formErrors } from "../src/components/form/errors";
import { sampleChecklist, samplePage } from "../src/core/fake/copies-sample";
import Copy from "../src/review/Copy.svelte";
import { reviewThings } from "../src/review/things";
import { holding, show, texts } from "./copies-screen";
import listed from "./review-findings.json";
import { byId, choose, press, settle, type } from "./screen";

const [asked] = sampleChecklist;
const comment = { id: "c1", place: "note/n1", text: "Say when." };
const things = reviewThings(sampleChecklist, [comment], new Map([["note/n1", "Visit, 10 March 2026"]]));

const finish = async () => {
  press("Finish the review");
  await settle(20);
};

/** Puts the sample's ids where the list has none. */
const field = (shape: string) => shape.replace("answers/*", `answers/${asked!.id}`).replace("comments/*", `comments/${comment.id}`);

function messageOf(shape: string): string {
  const [of, code] = shape.split(" ") as [string, string];
  return formErrors([{ field: field(of), code, limit: code === "too-long" ? 5000 : null }], things)[0]!.message;
}

describe("what Rust finds in a review", () => {
  it.each(listed)("%s has a sentence of its own kind", (shape) => {
    const message = messageOf(shape);
    expect(message, "no field's own name is shown").not.toMatch(/answers\/|comments\/|^Enter an answer|^Check the answer|\bwhy:/u);
    expect(message, "a review knows nothing of the online form").not.toContain("online form");
    const about = shape.startsWith("answers/") ? asked!.question.replace("?", "") : shape.startsWith("comments/") ? "Visit, 10 March 2026" : "";
    expect(message, "it names the question or the comment").toContain(about);
  });

  it("says the same of no two findings of one field", () => {
    const messages = listed.map(messageOf);
    expect(new Set(messages).size, messages.join("\n")).toBe(messages.length);
  });
});

describe("on the screen", () => {
  it("a review is not agreed while an item needs a change, and sent back says what to change", async () => {
    holding(samplePage());
    await show(Copy, { f: "copy-1" });
    for (const { id } of sampleChecklist) choose(`answers/${id}`, "fine");
    choose("outcome", "sent-back");
    await settle();
    type("why", "It is not done.");
    await finish();
    expect(texts(".govuk-error-summary li")).toEqual(["Say what is to be changed: answer “Needs a change” to an item, or write a comment"]);
    document.querySelector<HTMLElement>(".govuk-error-summary a")!.click();
    expect(byId("comments").contains(document.activeElement), "it leads to where a comment is added").toBe(true);
    choose(`answers/${asked!.id}`, "needs-change");
    await settle();
    type(`answers/${asked!.id}/comment`, "Say when.");
    choose("outcome", "agreed");
    await finish();
    expect(byId("outcome-error").textContent).toContain("An item needs a change, so the review cannot be agreed.");
  });
});
