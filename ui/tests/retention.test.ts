import { describe, expect, it } from "vitest";
import axe from "axe-core";
import { flushAll } from "../src/core/draft.svelte";
import { retentionOf } from "../src/core/fake/retention";
import ClosedCases from "../src/retention/ClosedCases.svelte";
import Retention from "../src/retention/Retention.svelte";
import { texts } from "./home-screen";
import { byId, choose, cleanup, draw, practice, settle, type } from "./screen";

type Held = Awaited<ReturnType<typeof practice>>;
const theCase = ({ fake, id }: Held) => fake.world.cases.get(id)!;
const main = () => byId<HTMLElement>("main").textContent!.replaceAll(/\s+/g, " ");
const has = (id: string) => document.getElementById(id) !== null;
const errors = () => texts(".govuk-error-summary li").map((text) => text.trim());

async function show({ id }: Held) {
  draw(Retention, { parts: { id } });
  await settle(40);
}
async function open(change: (held: Held) => unknown = () => {}): Promise<Held> {
  const held = await practice();
  theCase(held).identity.closedAt = "2026-03-17T15:00:00Z";
  await change(held);
  await show(held);
  return held;
}
const over = (held: Held) => Object.assign(retentionOf(theCase(held)), { over: true });
async function send(button: string) {
  byId(button).closest("form")!.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await settle(60);
}
function typeDay(id: string, [year, month, day]: [string, string, string]) {
  type(`${id}-day`, day);
  type(`${id}-month`, month);
  type(`${id}-year`, year);
}
async function approve() {
  type("name", "Ruth Madeup");
  type("role", "Records manager");
  typeDay("on", ["2026", "3", "1"]);
  type("reason", "Kept as long as our schedule says");
  type("reference", "DISP-12");
  await send("approve");
}
/** Only what can be judged without a layout; colours and sizes are the window's own tests. */
async function accessible() {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "page-has-heading-one": { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

describe("how long a case is kept", () => {
  it("says the last day, the rule and where it comes from, and offers no disposal before", async () => {
    await open();
    expect(byId<HTMLElement>("kept-until").textContent).toContain("Kept until 17 March 2034");
    expect(main()).toContain("8 years from the last contact");
    expect(byId<HTMLElement>("to-confirm").textContent).toContain("Not checked");
    expect(texts("#obstacles li")).toEqual(["Its last day has not passed", "Nobody has approved it since it was closed"]);
    expect([has("approve"), has("dispose-of-case")], "nothing to press").toEqual([false, false]);
    await accessible();
  });

  it("keeps an open case, and says so", async () => {
    await open((held) => (theCase(held).identity.closedAt = null));
    expect(has("still-open")).toBe(true);
    expect([has("kept-until"), has("dispose")]).toEqual([false, false]);
  });

  it("says what is missing, and takes an answer with how it is known", async () => {
    const held = await open((it) => Object.assign(retentionOf(theCase(it)), { missing: ["born", "looked-after"], lookedAfterAsked: true }));
    expect(texts("#missing li")).toEqual(["When the person was born", "Whether a council looked after the person as a child"]);
    await send("say-looked-after");
    expect(errors()).toEqual(["Choose whether the person was looked after", "Say how you know it"]);
    choose("lookedAfter", "yes");
    type("lookedAfterWhy", "Her council’s letter");
    await send("say-looked-after");
    expect(texts("#missing li")).toEqual(["When the person was born"]);
    expect(byId<HTMLElement>("looked-after-now").textContent).toBe("Recorded: Yes. Her council’s letter");
    expect(byId("lookedAfterWhy").value, "recorded, so no longer there").toBe("");
    expect(held.fake.world.forms.has(`retention/${held.id}/looked-after`)).toBe(false);
    await accessible();
  });
});

describe("a legal hold", () => {
  it("is placed with why and by whom, stands in the way, and is lifted with why", async () => {
    await open(over);
    await send("place-hold");
    expect(errors()).toEqual(["Say why it must be kept", "Say who asked for the hold"]);
    type("holdReason", "A claim in the county court");
    type("askedBy", "Legal services");
    await send("place-hold");
    expect(texts("#obstacles li")).toContain("A legal hold stands");
    const lift = document.querySelector<HTMLTextAreaElement>("textarea[id^=lift-]")!;
    await send(lift.id);
    expect(errors()).toEqual(["Say why the hold can be lifted"]);
    type(lift.id, "Settled");
    await send(lift.id);
    expect(texts("#obstacles li")).not.toContain("A legal hold stands");
    expect(main(), "it stays on the page").toContain("A claim in the county court");
    await accessible();
  });

  it("keeps what is typed when the page is left", async () => {
    const held = await open();
    type("holdReason", "An inquiry");
    await flushAll();
    cleanup();
    await show(held);
    expect(byId("holdReason").value).toBe("An inquiry");
  });
});

describe("disposal", () => {
  it("asks for someone else’s approval with everything that stays of it", async () => {
    const held = await open(over);
    await send("approve");
    expect(errors()).toHaveLength(5);
    await approve();
    expect(byId<HTMLElement>("approved").textContent).toBe("Approved by Ruth Madeup, Records manager");
    expect(retentionOf(theCase(held)).approval).toMatchObject({ on: "2026-03-01", reference: "DISP-12" });
    expect(has("approve"), "asked once").toBe(false);
    await accessible();
  });

  it("asks for another approval when the last day became another", async () => {
    await open((held) => {
      over(held);
      const approval = { at: "", name: "Ruth Madeup", role: "Manager", on: "2026-03-01", reason: "", reference: "D", keptUntil: "2030-01-01", signed: "" };
      retentionOf(theCase(held)).approval = approval;
    });
    expect([has("approve-again"), has("approve"), has("dispose-of-case")]).toEqual([true, true, false]);
  });

  it("goes by the typed number alone, and leaves a stone on the list", async () => {
    const held = await open(over);
    const { number } = theCase(held).identity;
    await approve();
    type("number", "26-999");
    await send("dispose-of-case");
    expect(errors()).toEqual(["The number is not the number of this case"]);
    expect(held.fake.world.cases.has(held.id), "all there").toBe(true);
    type("number", number);
    await send("dispose-of-case");
    expect(held.fake.world.cases.has(held.id)).toBe(false);
    expect(location.hash).toBe("#/settings/retention");
    cleanup();
    draw(ClosedCases, {});
    await settle(40);
    expect(has("none-closed")).toBe(true);
    expect(main()).toContain(`${number}, disposed of on`);
    expect(main()).toContain("Ruth Madeup, Records manager, on 1 March 2026");
    await accessible();
  });

  it("keeps no number that was typed, and says it when Rust refuses", async () => {
    const held = await open(over);
    await approve();
    type("number", theCase(held).identity.number);
    held.fake.refuseNext("dispose_of_case", "not-approved");
    await send("dispose-of-case");
    expect(errors()[0]).toContain("cannot be disposed of as it stands");
    await flushAll();
    expect([...held.fake.world.forms.keys()].filter((form) => form.includes("number"))).toEqual([]);
  });
});

describe("the list of closed cases", () => {
  it("says of each until when it is kept, and leads to its page", async () => {
    const held = await practice();
    theCase(held).identity.closedAt = "2026-03-17T15:00:00Z";
    draw(ClosedCases, {});
    await settle(40);
    expect(main()).toContain("Kept until 17 March 2034");
    expect(texts("#no-stones")).toEqual(["No case has been disposed of."]);
    expect(document.querySelector(`a[href="#/c/${held.id}/retention"]`)).not.toBeNull();
    await accessible();
  });
});
