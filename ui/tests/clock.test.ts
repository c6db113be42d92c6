import { afterEach, describe, expect, it } from "vitest";
import { clock, daysFromToday, joinDay, joinMoment, readTime, showDay, showTime, splitDay, splitMoment } from "../src/core/clock";

const real = clock.now;
afterEach(() => {
  clock.now = real;
});

describe("days and times", () => {
  it("are shown as people say them", () => {
    expect(showDay("2026-03-17")).toBe("17 March 2026");
    expect(showTime("2026-03-17T14:32")).toBe("2:32pm");
    expect(showTime("2026-03-17T00:05")).toBe("12:05am");
  });

  it("come back as typed when they cannot be read", () => {
    expect(showDay("after the rains")).toBe("after the rains");
  });

  it("are read from the ways people type a time", () => {
    expect(["2:32pm", "14.32", "1432", "2 pm", "12am", "12:00 PM"].map(readTime)).toEqual([
      "14:32",
      "14:32",
      "14:32",
      "14:00",
      "00:00",
      "12:00",
    ]);
    expect(["25:00", "half two", "7", "13pm"].map(readTime)).toEqual([null, null, null, null]);
  });

  it("lose nothing that was typed on the way to Rust and back", () => {
    for (const typed of [
      { day: "17", month: "3", year: "2026", time: "2:32pm" },
      { day: "17", month: "March", year: "", time: "" },
      { day: "", month: "", year: "", time: "half two" },
      { day: "", month: "", year: "", time: "" },
    ]) {
      expect(splitMoment(joinMoment(typed))).toEqual(typed);
    }
    expect(joinMoment({ day: "7", month: "3", year: "2026", time: "9.05am" })).toBe("2026-03-07T09:05");
    expect(splitDay(joinDay({ day: "1", month: "", year: "" }))).toEqual({ day: "1", month: "", year: "" });
  });

  it("count whole days, also over the change of the clocks", () => {
    clock.now = () => new Date(2026, 2, 28, 23, 30);
    expect(daysFromToday("2026-03-30")).toBe(2);
    expect(daysFromToday("2026-03-27")).toBe(-1);
  });
});
