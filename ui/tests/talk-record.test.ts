import { describe, expect, it, vi } from "vitest";
import RecordTalk from "../src/consent/talk/RecordTalk.svelte";
import { recordErrors } from "../src/consent/talk/record-errors";
import { ask } from "../src/core/ask";
import { byId, choose, cleanup, draw, press, settle, submit, type } from "./screen";
import { begun, talkOf, there } from "./talk-screen";

describe("the record of the conversation", () => {
  async function open(audience = "adult") {
    const held = await begun("ar", audience);
    await ask("mark_statement", { case: held.id, talk: held.talk.id, statement: held.talk.statements[0]!.id, mark: "said" });
    draw(RecordTalk, { parts: { id: held.id } });
    await settle();
    return held;
  }

  it("saves what is typed as it is typed", async () => {
    const { id } = await open();
    vi.useFakeTimers();
    type("saidBack", "“I can say no.”");
    type("interpreter/who", "40 118");
    choose("interpreter/mode", "telephone");
    choose("interpreter/gender", "woman");
    byId("agreedWording").click();
    await vi.advanceTimersByTimeAsync(1200);
    const { typed } = await talkOf(id);
    expect(typed).toMatchObject({ saidBack: "“I can say no.”", agreedWording: true });
    expect(typed.interpreter).toEqual({ who: "40 118", mode: "telephone", agency: "", gender: "woman" });
  });

  it("shows what is in hand when it is opened again before it was saved", async () => {
    const { fake, id } = await open();
    vi.useFakeTimers();
    fake.world.state = "locked";
    type("saidBack", "the last words");
    await vi.advanceTimersByTimeAsync(1200);
    fake.world.state = "unlocked";
    document.body.innerHTML = "";
    draw(RecordTalk, { parts: { id } });
    await settle();
    expect(byId<HTMLTextAreaElement>("saidBack").value).toBe("the last words");
    await vi.advanceTimersByTimeAsync(1200);
  });

  it("lists what was said and the breaks", async () => {
    await open();
    expect(byId<HTMLElement>("statements").textContent).toContain("What the National Referral Mechanism is");
    const marks = [...document.querySelectorAll("#statements dd")].map((one) => one.textContent);
    expect(marks.slice(0, 2)).toEqual(["Said", "Not said yet"]);
    expect(byId<HTMLElement>("breaks").textContent).toBe("No breaks were taken.");
  });

  it("asks an adult nothing of views and age, and a child for both without consent", async () => {
    await open();
    expect([there("views"), there("ageAssessment")]).toEqual([null, null]);
    cleanup();
    await open("under-18");
    expect(there("views")).not.toBeNull();
    expect(there("ageAssessment")).not.toBeNull();
    expect(byId<HTMLElement>("views-hint").textContent).toBe("Consent is not asked. This is what they said.");
    cleanup();
    await open("nearly-18");
    expect(there("views")).not.toBeNull();
    expect(there("ageAssessment")).toBeNull();
  });

  it("takes back a wrong press about the interpreter", async () => {
    const { id } = await open();
    vi.useFakeTimers();
    expect(there("empty-interpreter")).toBeNull();
    choose("interpreter/mode", "video");
    press("Empty the answers about the interpreter");
    await vi.advanceTimersByTimeAsync(1200);
    expect((await talkOf(id)).typed.interpreter.mode).toBe("");
    expect(document.querySelectorAll("#main input[type=radio]:checked")).toHaveLength(0);
    expect(document.activeElement?.id).toBe("interpreter/who");
  });

  it("says before the button that a finished record is fixed", async () => {
    await open();
    const fixed = byId<HTMLElement>("fixed");
    expect(fixed.textContent).toContain("A finished record is fixed.");
    expect(document.querySelector("form button.govuk-button:last-of-type")!.getAttribute("aria-describedby")).toBe("fixed");
  });

  it("names what is missing in its own words, and loses nothing typed", async () => {
    const { id } = await open();
    type("questions", "“Who will know?”");
    submit();
    await settle(30);
    const links = [...document.querySelectorAll<HTMLAnchorElement>(".govuk-error-summary a")];
    expect(links.map((one) => [one.getAttribute("href"), one.textContent])).toEqual([
      ["#explainedBy", "Enter who explained"],
      ["#saidBack", "Enter what the person said back"],
    ]);
    links[1]!.click();
    expect(document.activeElement?.id).toBe("saidBack");
    expect((await talkOf(id)).typed.questions).toBe("“Who will know?”");
  });

  it("leads to the interpreter’s boxes by the names that Rust gives them", () => {
    const found = [{ field: "interpreter", code: "forbidden-character", limit: null }];
    expect(recordErrors(found)).toEqual([
      { field: "interpreter/who", message: "Name or number: holds a character that cannot be kept. Type it again" },
    ]);
  });

  it("finishes into a record that keeps everything, and goes to Consent", async () => {
    const { fake, id } = await open();
    type("explainedBy", "R. Officer, social worker");
    type("place", "The council’s office");
    type("saidBack", "“I can say no.”");
    submit();
    await settle(40);
    expect(location.hash).toBe(`#/c/${id}/consent`);
    const [record] = fake.world.cases.get(id)!.talks;
    expect(record!.typed.saidBack).toBe("“I can say no.”");
    expect((await ask("read_talk", { case: id })).talk, "none is under way").toBeNull();
    expect(fake.calls.filter(({ name }) => name === "finish_talk")).toHaveLength(1);
  });
});
