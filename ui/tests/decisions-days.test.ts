import { describe, expect, it } from "vitest";
import { ask } from "../src/core/ask";
import { showDay } from "../src/core/clock";
import { flushAll } from "../src/core/draft.svelte";
import { dayFrom } from "../src/core/fake/decision-days";
import { decisionPage } from "../src/core/fake/decisions";
import { page as screen } from "../src/core/page.svelte";
import { isSound } from "./consent-screen";
import { ago, heading, inside, open, positive, record, sent, show, shown, today } from "./decisions-screen";
import { byId, cleanup, press, settle, submit, type } from "./screen";
import { lastCall, theCase, type Held } from "./sending-screen";

const times = (within: string) => [...document.querySelectorAll(`${within} time`)].map((time) => [time.getAttribute("datetime"), time.textContent]);
const rowOf = (key: string) => document.querySelector<HTMLElement>(`[data-clock="${key}"]`)!;

describe("the days", () => {
  it("gives the same dates in the list and in the table, in the same order", async () => {
    const held = await open(positive);
    const open_ = decisionPage(theCase(held)).clocks.filter(({ running }) => !["ended", "settled"].includes(running));
    expect(open_.length).toBeGreaterThan(3);
    expect(times("#days-table")).toEqual(times("#ruler"));
    expect(times("#ruler").map(([day]) => day)).toEqual(open_.flatMap(({ on }) => on ?? []));
    const marks = (within: string, what: string) => [...document.querySelectorAll(`${within} ${what}`)].map((one) => one.textContent);
    expect(marks("#days-table", ".days__mark"), "and the same words").toEqual(marks("#ruler", ".ruler__mark"));
    expect(marks("#ruler", "li:not([aria-current]) .ruler__title")).toEqual(marks("#days-table", "th[scope=row]"));
  });

  it("marks today between what has passed and what is to come", async () => {
    await open(positive);
    const items = [...document.querySelectorAll("#ruler > li")];
    const place = items.findIndex((item) => item.getAttribute("aria-current") === "date");
    expect(items[place]!.textContent!.replace(/\s+/g, " ")).toBe(`${showDay(today)} Today`);
    const days = items.map((item) => item.querySelector("time")?.getAttribute("datetime") ?? "");
    expect(days.slice(0, place).every((day) => day !== "" && day < today)).toBe(true);
    expect(days.slice(place + 1).every((day) => day === "" || day >= today)).toBe(true);
    expect(place).toBe(1);
  });

  it("says of each day what it means, and of none that there is none", async () => {
    await open(positive);
    const table = inside("days-table");
    expect(table).toContain("Lasts at least until this day, in 9 days");
    expect(table).toContain("Not before the end of this day, in 9 days");
    expect(table).toContain("No day is set");
    expect(table).toContain("Expected, 15 days past");
    cleanup();
    await open(async (held) => {
      sent(held, 20);
      await record(held, "rg-negative", 10, { until: dayFrom(today, 25) });
    });
    expect(inside("days-table")).toContain("Last day, in 20 days");
    expect(inside("days-table")).toContain("Day named in the letter: Reasonable grounds decision: negative");
    const confirmed = [...document.querySelectorAll("#days-table [data-clock]")].filter((row) => row.querySelector(".govuk-tag")?.textContent === "Confirm");
    expect(confirmed.map((row) => row.querySelector("th")!.textContent)).toEqual([
      "Support after a negative decision, until",
      "Last day to ask for judicial review",
    ]);
  });

  it("says of what lasts at most so long that it may end before, and asks nothing of it while it runs", async () => {
    await open(async (held) => {
      await positive(held);
      const lasting = decisionPage(theCase(held)).clocks.find(({ says }) => says === "lasts-until")!;
      const gone = { ...lasting, key: "gone/1", running: "past", how: "past", on: ago(2), count: 2 };
      shown(held, { clocks: [gone, lasting].map((row) => ({ ...row, title: "Support in Scotland, up to", says: "up-to" })) });
    });
    const said = [...document.querySelectorAll("#days-table [data-clock]")].map((row) => [row.querySelector(".days__mark")!.textContent, row.querySelector(".days__happened")!.textContent]);
    expect(said).toEqual([
      ["Lasts at most until this day, 2 days ago", "Nothing recorded yet"],
      ["Lasts at most until this day, in 9 days", "Still running"],
    ]);
  });

  it("guesses no day beyond the list of bank holidays", async () => {
    await open((held) => {
      sent(held, 20);
      const [row] = decisionPage(theCase(held)).clocks;
      shown(held, { clocks: [{ ...row!, on: null, how: "", running: "no-day", beyondList: true }] });
    });
    expect(inside("days-table")).toContain("Cannot be counted");
    expect(inside("ruler")).toContain("The list of bank holidays ends before this day");
  });

  it("explains each day when asked: the sentences, who owes it, what it leads to", async () => {
    await open();
    const details = byId("days-table").querySelector("details")!;
    expect(details.querySelector("summary")!.textContent!.trim()).toMatch(/^Why this day: Reasonable grounds decision, from /);
    details.open = true;
    await settle();
    const said = details.textContent!.replace(/\s+/g, " ");
    expect(said).toContain("5 working days, counted from");
    expect(said).toContain("Counted from Referral sent");
    expect(said).toContain("Owed by The Home Office (SCA or IECA)");
    expect(said).toContain("What binds An aim, not a promise");
  });

  it("offers what can be done of each, named for those who hear it alone", async () => {
    await open(positive);
    const acts = (title: string) =>
      [...document.querySelectorAll("#days-table [data-clock]")]
        .filter((row) => row.querySelector("th")!.textContent === title)
        .flatMap((row) => [...row.querySelectorAll("a, button")].map((one) => one.textContent!.replace(/\s+/g, " ").trim()));
    const from = showDay(ago(20));
    expect(acts("Support expected to start")).toEqual(
      ["Record", "Ask for news", "Needs nothing more"].map((act) => `${act}: Support expected to start, from ${from}`),
    );
    expect(acts("Conclusive grounds decision")).toEqual(["Record", "Ask for news"].map((act) => `${act}: Conclusive grounds decision, from ${from}`));
    expect(acts("Conclusive grounds decision, not before")).toEqual([]);
  });

  it("folds what ended under Earlier days", async () => {
    await open(positive);
    const folded = [...document.querySelectorAll("details")].find((one) => one.textContent!.includes("Earlier days (1)"))!;
    expect(folded.open).toBe(false);
    expect(document.getElementById("earlier-table")).toBeNull();
    folded.open = true;
    await settle();
    expect(inside("earlier-table")).toContain(`Reasonable grounds decision: positive, ${showDay(ago(20))}`);
  });

  it("draws sixty clocks without losing one", async () => {
    await open((held) => {
      sent(held, 20);
      const [row] = decisionPage(theCase(held)).clocks;
      const many = Array.from({ length: 60 }, (_, place) => {
        const on = dayFrom(today, place - 20);
        const how = place < 20 ? "past" : place === 20 ? "today" : "in";
        return { ...row!, key: `rule-${place}/sent-1`, title: `Day ${place}`, on, how, running: place < 20 ? "past" : "coming", count: Math.abs(place - 20) };
      });
      shown(held, { clocks: many });
    });
    expect(document.querySelectorAll("#ruler > li")).toHaveLength(61);
    expect(document.querySelectorAll("#days-table [data-clock]")).toHaveLength(60);
    expect(times("#days-table")).toEqual(times("#ruler"));
    isSound();
  });
});

describe("a day that needs nothing more", () => {
  const key = (held: Held) => decisionPage(theCase(held)).clocks.find(({ maySettle }) => maySettle)!.key;
  const begin = async (clock: string) => {
    byId(`settle/${clock}`).click();
    await settle(20);
  };

  it("asks why, records it, and stands under Earlier days from where it can be taken up again", async () => {
    const held = await open();
    const clock = key(held);
    await begin(clock);
    expect(document.activeElement?.id).toBe(`why/${clock}`);
    submit();
    await settle(20);
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("Enter why it needs nothing more");
    type(`why/${clock}`, "The SCA said that it is on its way");
    submit();
    await settle(40);
    expect(lastCall(held, "settle_clock")).toEqual({ case: held.id, clock, settled: true, why: "The SCA said that it is on its way" });
    expect(document.querySelector("#days-table")).toBeNull();
    expect(document.activeElement?.id, "the row is gone: the focus is on the heading").toBe("days-title");
    expect(screen.spoken).toBe("Recorded. It stands under Earlier days.");
    expect(heading()).toContain("Waiting for the reasonable grounds decision: 20 days");
    [...document.querySelectorAll("details")].find((one) => one.textContent!.includes("Earlier days"))!.open = true;
    await settle();
    expect(inside("earlier-table")).toContain("Needs nothing more: The SCA said that it is on its way");
    press("Take it up again");
    await settle(40);
    expect(rowOf(clock).closest("table")!.id).toBe("days-table");
    expect(heading()).toContain("past the expected date");
  });

  it("keeps a reason that was typed and not recorded", async () => {
    const held = await open();
    const clock = key(held);
    await begin(clock);
    type(`why/${clock}`, "Half a thou");
    await flushAll();
    cleanup();
    await show(held);
    expect(byId(`why/${clock}`).value).toBe("Half a thou");
    press("Cancel");
    await settle(20);
    expect(document.activeElement?.id).toBe(`settle/${clock}`);
    await flushAll();
    cleanup();
    await show(held);
    expect(document.getElementById(`why/${clock}`)).toBeNull();
  });

  it("forgets the reason once it is recorded", async () => {
    const held = await open();
    const clock = key(held);
    await begin(clock);
    type(`why/${clock}`, "Told so");
    submit();
    await settle(40);
    await flushAll();
    expect([...held.fake.world.forms.keys()], "no empty draft is left behind").not.toContain(`settle/${held.id}`);
    await ask("settle_clock", { case: held.id, clock, settled: false, why: "" });
    cleanup();
    await show(held);
    expect(document.getElementById(`why/${clock}`)).toBeNull();
  });

  it("keeps the reasons typed for other days when one is recorded", async () => {
    const held = await open(async (held) => {
      sent(held, 20);
      const [row] = decisionPage(theCase(held)).clocks;
      shown(held, { clocks: ["a", "b"].map((key) => ({ ...row!, key })) });
    });
    for (const clock of ["a", "b"]) {
      await begin(clock);
      type(`why/${clock}`, `Reason ${clock}`);
    }
    submit();
    await settle(40);
    await flushAll();
    expect(lastCall(held, "settle_clock")).toMatchObject({ clock: "a" });
    expect(JSON.parse(held.fake.world.forms.get(`settle/${held.id}`)!)).toEqual({ b: "Reason b" });
  });

  it("keeps the reasons typed for other days when one is taken up again", async () => {
    const held = await open((held) => {
      sent(held, 20);
      const [row] = decisionPage(theCase(held)).clocks;
      const settled = { ...row!, key: "a", running: "settled", settledWhy: "Told so" };
      shown(held, { clocks: [settled, { ...row!, key: "b" }] });
    });
    await begin("b");
    type("why/b", "Reason b");
    [...document.querySelectorAll("details")].find((one) => one.textContent!.includes("Earlier days"))!.open = true;
    await settle();
    press("Take it up again");
    await settle(40);
    await flushAll();
    expect(lastCall(held, "settle_clock")).toMatchObject({ clock: "a", settled: false });
    expect(JSON.parse(held.fake.world.forms.get(`settle/${held.id}`)!)).toEqual({ b: "Reason b" });
  });

  it("keeps nothing where nothing was typed", async () => {
    const held = await open();
    await begin(key(held));
    press("Cancel");
    await settle(20);
    await flushAll();
    expect([...held.fake.world.forms.keys()]).not.toContain(`settle/${held.id}`);
  });

  it("says why it could not be recorded, and keeps what is typed", async () => {
    const held = await open();
    const clock = key(held);
    await begin(clock);
    type(`why/${clock}`, "Told so");
    held.fake.refuseNext("settle_clock", "disk-full");
    submit();
    await settle(40);
    expect(document.querySelector(".govuk-error-summary")!.textContent).toContain("The disk is full.");
    expect(byId(`why/${clock}`).value).toBe("Told so");
  });
});
