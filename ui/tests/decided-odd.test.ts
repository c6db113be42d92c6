import { beforeEach, describe, expect, it } from "vitest";
import { flushAll } from "../src/core/draft.svelte";
import { page } from "../src/core/page.svelte";
import { words } from "../src/words";
import { hrefs, inside, isSound, main, type Held } from "./consent-screen";
import { day, dayOf, eventsOf, heading, recordIt, sent, showRecording } from "./decided-screen";
import { byId, choose, press, settle, submit, type } from "./screen";
import { lastCall } from "./sending-screen";

let held: Held;
const show = (parts?: Record<string, string>) => showRecording(held, parts);
const events = () => eventsOf(held);

beforeEach(async () => {
  held = await sent();
});

async function pressAnd(text: string) {
  press(text);
  await settle(40);
}
async function send() {
  submit();
  await settle(40);
}

describe("what is odd", () => {
  it("is shown first, with the focus on it; nothing is recorded and nothing typed is lost", async () => {
    await show({ act: "rg-negative" });
    day("dated", "2 3 2026");
    day("received", "1 3 2026");
    await send();
    expect(inside("odd")).toContain("Look at this before you record it");
    expect([...byId("odd").querySelectorAll("li")].map((line) => line.textContent)).toEqual([
      "Its date is before the day the referral was sent.",
      "It was received before the date on the letter.",
    ]);
    expect(document.activeElement?.id).toBe("odd");
    expect(page.failed, "it is no error").toBe(false);
    expect(document.querySelector("[role=alert]"), "and no alarm").toBeNull();
    expect(events()).toHaveLength(0);
    expect([dayOf("dated"), dayOf("received")]).toEqual(["2 3 2026", "1 3 2026"]);
    isSound();
    await flushAll();
    await show({ act: "rg-negative" });
    expect(dayOf("received"), "it is a draft still").toBe("1 3 2026");
  });

  it("is recorded as typed when the worker says so", async () => {
    await show({ act: "rg-negative" });
    day("dated", "2 3 2026");
    await send();
    await pressAnd("Record it as typed");
    expect(events()[0]).toMatchObject({ typed: { dated: "2026-03-02" }, oddities: ["before-referral"] });
    expect(location.hash).toBe(`#/c/${held.id}/decisions/${events()[0]!.id}`);
  });

  it("is gone once the boxes are changed, and what is odd then is looked at anew", async () => {
    await show({ act: "rg-negative" });
    day("dated", "2 3 2026");
    await send();
    day("dated", "20 3 2026");
    day("received", "19 3 2026");
    await pressAnd("Record it as typed");
    expect(events(), "this was not seen yet").toHaveLength(0);
    expect([...byId("odd").querySelectorAll("li")].map((line) => line.textContent)).toEqual(["It was received before the date on the letter."]);
    day("received", "21 3 2026");
    await send();
    expect(events()[0]!.oddities).toEqual([]);
  });

  it("has a plain sentence for every code", () => {
    const codes = "not-sent before-referral received-before-dated in-future told-before-dated until-before-dated out-of-order twice after-last-day before-recovery-ends child-withdraws nation-changed no-letter-date clock-set-back".split(" ");
    expect(Object.keys(words.decided.odd.codes)).toEqual(codes);
    for (const sentence of Object.values(words.decided.odd.codes)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe("putting a record right", () => {
  it("opens as it was typed, and the new record takes the place of the old", async () => {
    const first = await recordIt(held, { act: "rg-negative", dated: "2026-03-20", received: "2026-03-23", toldHow: "not-yet" });
    await show({ d: first });
    expect(heading()).toBe("Reasonable grounds decision: negative");
    expect(page.title).toBe("Put right: Reasonable grounds decision: negative");
    expect(dayOf("dated")).toBe("20 3 2026");
    expect(document.querySelector<HTMLInputElement>('input[name="toldHow"]:checked')!.value).toBe("not-yet");
    expect(document.getElementById("restored"), "nothing was begun").toBeNull();
    isSound();
    choose("toldHow", "in-person");
    day("toldOn", "25 3 2026");
    await flushAll();
    expect([...held.fake.world.forms.keys()]).toContain(`decision/${held.id}/${first}`);
    await show({ d: first });
    expect(inside("restored")).toContain("Go back to what is recorded");
    await send();
    expect(lastCall(held, "record_decision")!.decision).toMatchObject({ replaces: first, typed: { toldHow: "in-person", toldOn: "2026-03-25" } });
    expect(events()[0]!.replacedBy).toBe(events()[1]!.id);
    expect(location.hash).toBe(`#/c/${held.id}/decisions/${events()[1]!.id}`);
    await show({ d: first });
    expect(main()).toContain("It cannot be put right any more");
    expect(hrefs()).toEqual([`#/c/${held.id}/decisions/${first}`]);
  });

  it("goes back to what is recorded", async () => {
    const first = await recordIt(held, { act: "suspended", dated: "2026-03-20", why: "No contact" });
    await show({ d: first });
    type("why", "Something else");
    await flushAll();
    await show({ d: first });
    await pressAnd("Go back to what is recorded");
    expect(byId("why").value).toBe("No contact");
  });
});
