import { beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/components/App.svelte";
import { ask, useDoor } from "../src/core/ask";
import type { NeedCounts } from "../src/core/contract";
import { fakeDoor } from "../src/core/fake";
import { page } from "../src/core/page.svelte";
import { go } from "../src/core/router.svelte";
import { lock, session } from "../src/core/session.svelte";
import Settings from "../src/settings/Settings.svelte";
import { counts, ways } from "./home-screen";
import { byId, draw, press, settle, submit, type } from "./screen";

beforeEach(() => {
  session.state = "unknown";
  session.hidden = false;
});

/** Draws the window on a Daybook that holds the practice case and where so much needs the worker. */
async function start(needs: Partial<NeedCounts>, atUnlock = true) {
  const fake = fakeDoor();
  useDoor((name, args) => {
    const answer = fake(name, args);
    return name === "read_reminders" ? answer.then(() => ({ atUnlock, needs: counts(needs), calendarDays: 0 })) : answer;
  });
  const { id } = await ask("open_practice_case", {});
  draw(App, {});
  await settle(40);
  return { fake, id };
}

async function show(path: string) {
  go(path);
  window.dispatchEvent(new Event("hashchange"));
  await settle(40);
}

async function lockAndUnlock() {
  await lock();
  await settle(40);
  type("passphrase", "four quiet words here");
  submit();
  await settle(80);
}

const notice = () => document.getElementById("reminder");
const told = () => notice()?.querySelector("p")!.textContent!.replace(/\s+/g, " ").trim();
const asked = ({ fake }: { fake: { calls: { name: string }[] } }) => fake.calls.filter((call) => call.name === "read_reminders");

describe("the reminder after unlocking", () => {
  it("says at the top of the screen come back to what needs the worker, and leads to it", async () => {
    const held = await start({ overdue: 3, dueSoon: 2, waiting: 9 });
    await show(`/c/${held.id}/consent`);
    await lockAndUnlock();
    expect(location.hash).toBe(`#/c/${held.id}/consent`);
    expect(told()).toBe("3 things are overdue, 2 are due soon. See them");
    expect(ways("#reminder a")).toEqual(["#/now/overdue"]);
    expect(byId<HTMLElement>("main").contains(notice())).toBe(true);
  });

  it.each<[Partial<NeedCounts>, string, string]>([
    [{ overdue: 1 }, "1 thing is overdue. See them", "#/now/overdue"],
    [{ overdue: 1, dueSoon: 1, pastExpected: 1 }, "1 thing is overdue, 1 is due soon, 1 is past the expected date. See them", "#/now/overdue"],
    [{ dueSoon: 1 }, "1 thing is due soon. See them", "#/now/due-soon"],
    [{ dueSoon: 4, pastExpected: 2 }, "4 things are due soon, 2 are past the expected date. See them", "#/now/due-soon"],
    [{ pastExpected: 2 }, "2 things are past the expected date. See them", "#/now/past-expected"],
  ])("counts in words: %o", async (needs, sentence, to) => {
    await start(needs);
    await lockAndUnlock();
    expect(told()).toBe(sentence);
    expect(ways("#reminder a")).toEqual([to]);
  });

  it("is said once to those who hear the screen, and takes no focus", async () => {
    await start({ overdue: 3 });
    await lockAndUnlock();
    expect(page.spoken).toBe("3 things are overdue.");
    expect(notice()!.contains(document.activeElement)).toBe(false);
    expect(document.querySelectorAll("[role=status], [role=alert]"), "the window's one region says it").toHaveLength(1);
  });

  it("names nobody", async () => {
    const held = await start({ overdue: 3 });
    await show(`/c/${held.id}`);
    await lockAndUnlock();
    expect(notice()!.textContent).not.toMatch(/AM|26-001/);
  });

  it("stays away where it was not asked for, and where nothing needs the worker", async () => {
    await start({ overdue: 3 }, false);
    await lockAndUnlock();
    expect(notice()).toBeNull();
  });

  it("stays away where the worker only waits", async () => {
    await start({ waiting: 3 });
    await lockAndUnlock();
    expect(notice()).toBeNull();
  });

  it("stays away when nothing was unlocked", async () => {
    const held = await start({ overdue: 3 });
    await show("/cases");
    await show(`/c/${held.id}`);
    expect(notice()).toBeNull();
    expect(asked(held), "nothing is asked for it").toHaveLength(0);
  });

  it("stays away after a wrong passphrase, until the right one", async () => {
    const held = await start({ overdue: 3 });
    await lock();
    await settle(40);
    type("passphrase", "wrong words");
    submit();
    await settle(40);
    expect(asked(held)).toHaveLength(0);
    expect(notice()).toBeNull();
  });

  it("goes away with a press, with the focus on the heading, and with the screen it stands on", async () => {
    const held = await start({ overdue: 3 });
    await lockAndUnlock();
    press("Close this reminder");
    await settle();
    expect(notice()).toBeNull();
    expect(document.activeElement?.tagName).toBe("H1");
    await lockAndUnlock();
    expect(notice()).not.toBeNull();
    await show(`/c/${held.id}`);
    expect(notice()).toBeNull();
  });

  it("never keeps a screen from being opened when it cannot be read", async () => {
    const held = await start({ overdue: 3 });
    held.fake.refuseNext("read_reminders", "unforeseen");
    await lockAndUnlock();
    expect(session.state).toBe("unlocked");
    expect(document.querySelector("h1")!.textContent!.trim()).toBe("Cases");
    expect(notice()).toBeNull();
  });

  it("is never beside words turned to the person", async () => {
    const held = await start({ overdue: 3 });
    held.fake.world.place = { route: `/c/${held.id}/consent/talk`, field: null, caret: null };
    session.hidden = true;
    await lockAndUnlock();
    expect(location.hash).toBe(`#/c/${held.id}/consent/talk`);
    expect(notice()).toBeNull();
    expect(page.spoken).not.toContain("overdue");
  });
});

describe("reminders in Settings", () => {
  async function settings() {
    const fake = fakeDoor();
    useDoor(fake);
    draw(Settings, {});
    await settle(20);
    return fake;
  }
  const box = () => byId("remind-at-unlock");

  it("are off until they are asked for, and are set at once", async () => {
    const fake = await settings();
    expect(box().checked).toBe(false);
    box().click();
    await settle();
    expect(fake.calls.find((call) => call.name === "set_reminders")?.args).toEqual({ on: true });
    expect((await ask("read_reminders", {})).atUnlock).toBe(true);
    expect(page.spoken).toBe("Daybook will tell you when you unlock.");
    box().click();
    await settle();
    expect((await ask("read_reminders", {})).atUnlock).toBe(false);
  });

  it("show again what is so where they could not be set, and say why", async () => {
    const fake = await settings();
    fake.refuseNext("set_reminders", "disk-full");
    box().click();
    await settle();
    expect(box().checked).toBe(false);
    expect(byId<HTMLElement>("remind-at-unlock-error").textContent).toContain("The disk is full.");
  });

  it.each([
    [0, "There are no days to put in it now."],
    [1, "It would hold 1 day now."],
    [12, "It would hold 12 days now."],
  ])("say of a calendar file with %i days how many it would hold", async (calendarDays, sentence) => {
    const fake = fakeDoor();
    useDoor((name, args) => (name === "read_reminders" ? Promise.resolve({ atUnlock: false, needs: counts(), calendarDays }) : fake(name, args)));
    draw(Settings, {});
    await vi.waitFor(() => byId("calendar-hint"));
    expect(byId<HTMLElement>("calendar-hint").textContent).toContain(sentence);
    expect(byId<HTMLElement>("calendar-hint").textContent).toContain("The file holds no names");
  });
});
