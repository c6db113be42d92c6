import { afterEach, describe, expect, it, vi } from "vitest";
import { ask } from "../src/core/ask";
import { clock } from "../src/core/clock";
import { onlineFrom, sendingOf } from "../src/core/fake/sending";
import { page } from "../src/core/page.svelte";
import { arrival } from "../src/core/router.svelte";
import { byId, press, settle, submit, type } from "./screen";
import { lastCall, main, open, theCase, type Held } from "./sending-screen";

const row = (field: string) => byId<HTMLElement>(`row-${field}`);
const enter = (...fields: string[]) => async ({ id }: Held) => {
  for (const field of fields) await ask("mark_entered", { case: id, field, entered: true });
};

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
  Object.assign(arrival, { focus: false, field: null, caret: null, link: null });
});

describe("copy to the online form", () => {
  it("lists the rows by section and page in the order given, and says that nothing is sent", async () => {
    const held = await open("copy");
    const { rows } = await ask("read_copy_list", { case: held.id });
    const drawn = [...document.querySelectorAll<HTMLElement>("[data-row]")].map((one) => one.dataset.row);
    expect(drawn).toEqual(rows.map((one) => one.field));
    expect(main()).toContain("Nothing is sent from this computer.");
    expect(main()).toContain("Page 4 of 11");
    expect(document.querySelector('a[href^="http"]'), "no link opens a browser").toBeNull();
  });

  it("says what to do with each kind of answer", async () => {
    await open("copy");
    const says = (field: string) => row(field).textContent!.replace(/\s+/g, " ");
    expect(says("pv-under-age")).toContain("Choose: No");
    expect(says("types-of-exploitation-forced-to-work")).toContain("Tick: Forced to work");
    expect(says("user-organisation")).toContain("Pick from the list: Thurrock Council");
    expect(says("pv-dob")).toContain("Enter the date: 27 / 3 / 1996");
    expect(says("upload-file")).toContain("Add the files listed under Files for the online form");
    expect(says("education")).toContain("Enter an answer: Education");
    expect(says("exploitation-details")).toMatch(/Show the text \([\d,]+ words, [\d,]+ characters\)/);
    expect(says("exploitation-details")).toContain("802 characters too many for the online form. It takes 6,000.");
    const copies = [...document.querySelectorAll("[data-row]")].filter((one) => one.querySelector("button")?.textContent?.includes("Copy"));
    expect(copies.map((one) => (one as HTMLElement).dataset.row)).not.toContain("pv-under-age");
  });

  it("copies through Rust, and says beside the button and aloud when it clears", async () => {
    const held = await open("copy");
    vi.useFakeTimers();
    row("birthplace").querySelector("button")!.click();
    await settle(20);
    expect(lastCall(held, "copy_answer")).toEqual({ case: held.id, field: "birthplace" });
    expect(row("birthplace").textContent).toContain("Copied. Clears in 1 minute");
    expect(page.spoken).toBe("Copied. Clears in 1 minute");
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(row("birthplace").textContent).not.toContain("Copied");
  });

  it("says in words when the clipboard did not answer", async () => {
    const held = await open("copy");
    held.fake.refuseNext("copy_answer", "no-clipboard");
    row("birthplace").querySelector("button")!.click();
    await settle(20);
    expect(row("birthplace").querySelector("[role=alert]")?.textContent).toContain("clipboard did not answer");
  });

  it("ticks a row as entered, and puts the tick back when it was not kept", async () => {
    const held = await open("copy");
    byId("entered-birthplace").click();
    await settle(20);
    expect(lastCall(held, "mark_entered")).toEqual({ case: held.id, field: "birthplace", entered: true });
    expect(byId<HTMLElement>("entered").textContent).toContain("1 of 14 entered");
    held.fake.refuseNext("mark_entered", "disk-full");
    byId("entered-family").click();
    await settle(20);
    expect(byId("entered-family").checked).toBe(false);
    expect(row("family").textContent).toContain("The disk is full.");
  });

  it("says when an answer was changed after it was entered", async () => {
    await open("copy", async (held) => {
      await enter("user-organisation")(held);
      sendingOf(theCase(held)).lines["user-organisation"] = ["Unseen"];
    });
    expect(byId("entered-user-organisation").checked).toBe(false);
    expect(row("user-organisation").textContent).toContain("Changed since you entered it");
  });

  it("goes on where the worker was, on arrival and after a lock", async () => {
    arrival.field = "entered-reference";
    await open("copy", enter("reference", "user-organisation", "pv-under-age"));
    expect(row("birthplace").textContent).toContain("You were here");
    expect(document.activeElement?.closest("[data-row]")?.id).toBe("row-birthplace");
    expect(arrival.field, "the place from before the lock gives way").toBeNull();
    byId("entered-birthplace").click();
    await settle(20);
    expect(row("birthplace").textContent, "it does not move while rows are ticked").toContain("You were here");
  });

  it("begins at its heading when nothing was entered yet", async () => {
    arrival.focus = true;
    await open("copy");
    expect(document.activeElement?.tagName).toBe("H1");
    expect(main()).not.toContain("You were here");
  });

  it("moves with Ctrl and the down arrow to the next row not entered", async () => {
    await open("copy", enter("user-organisation", "pv-under-age"));
    byId("entered-reference").focus();
    const down = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", ctrlKey: true, cancelable: true }));
    down();
    expect(document.activeElement?.closest("[data-row]")?.id).toBe("row-birthplace");
    down();
    expect(document.activeElement?.closest("[data-row]")?.id).toBe("row-family");
  });

  it.each([
    ["undecided", "", undefined, "The person’s decision is not recorded", "consent"],
    ["identifiers", "refuse", undefined, "could identify the person are not decided yet", "referral/identifiers"],
    ["not-here", "refuse", (held: Held) => (theCase(held).identity.nation = "scotland"), "duty to notify", "consent"],
  ])("shows no row while blocked (%s), says why and links to what resolves it", async (_why, decision, change, says, to) => {
    const { id } = await open("copy", change, decision);
    expect(byId<HTMLElement>("blocked").textContent).toContain(says);
    expect(document.querySelector(`#blocked a[href="#/c/${id}/${to}"]`)).not.toBeNull();
    expect(document.querySelectorAll("[data-row]")).toHaveLength(0);
  });

  it("shows the other routes to someone who is no First Responder", async () => {
    await open("copy", ({ fake }) => (fake.world.you.notFirstResponder = true));
    expect(byId<HTMLElement>("may-refer").textContent).toContain("08000 121 700");
    expect(document.querySelectorAll("[data-row]")).toHaveLength(0);
  });

  it("links to what is missing", async () => {
    const { id } = await open("copy");
    expect(main()).toContain("1 answer is missing or odd.");
    expect(document.querySelector(`p a[href="#/c/${id}/referral/check"]`)?.textContent).toBe("Check answers");
  });

  it("notes when the online draft was begun and saved, and shows both readings of its clock", async () => {
    const held = await open("copy");
    const day = new Date(Date.now() - 10 * 86_400_000);
    for (const [field, back] of [["begunOn", 10], ["savedOn", 2]] as const) {
      const at = new Date(Date.now() - back * 86_400_000);
      type(`${field}-day`, String(at.getUTCDate()));
      type(`${field}-month`, String(at.getUTCMonth() + 1));
      type(`${field}-year`, String(at.getUTCFullYear()));
    }
    submit();
    await settle(40);
    expect((lastCall(held, "record_online_draft")!.draft as { begunOn: string }).begunOn).toBe(day.toISOString().slice(0, 10));
    expect(byId<HTMLElement>("online").textContent).toContain("in 18 days");
    expect(byId<HTMLElement>("online").textContent).toContain("Counted from the last save");
    expect(document.activeElement?.id).toBe("online-days");
  });

  it("names a day of the online draft that is not there", async () => {
    await open("copy", (held) => (theCase(held).online = onlineFrom("2026-11-01", "2026-11-02")));
    type("savedOn-month", "13");
    submit();
    await settle(30);
    expect(document.querySelector(".govuk-error-summary")?.textContent).toContain("The day you last saved there: enter a date and time that exist");
  });

  it("reminds from the moment Rust gave, aloud once, until the officer answers", async () => {
    await open("copy", (held) => (sendingOf(theCase(held)).remindAt = new Date(Date.now() + 1000).toISOString()));
    expect(document.getElementById("remind")).toBeNull();
    page.spoken = "";
    // As after a sleep: no timer ran, the clock has gone on.
    clock.now = () => new Date(Date.now() + 2000);
    document.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(byId<HTMLElement>("remind").textContent).toContain("The online page closes after 60 minutes without saving a page. Save it there.");
    expect(page.spoken).toContain("Save it there.");
    page.spoken = "";
    document.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(page.spoken, "said once").toBe("");
    press("I have saved it there");
    await settle();
    expect(document.getElementById("remind")).toBeNull();
  });
});
