// Keeps the safety steps of an open case up to date, and says once what became different.
import { tick, untrack } from "svelte";
import { frame, readFrame } from "../components/frame.svelte";
import type { SafetyRail } from "../core/contract";
import { page, say } from "../core/page.svelte";
import { changedAloud, changesOf } from "./changes";

const MINUTE = 60_000;

/** Says what is new between one reading of a case and the next. The first reading of a case is no news. */
export function sayChanges(read: () => { id: string; rail: SafetyRail | null }): void {
  let last: { id: string; rail: SafetyRail } | null = null;
  $effect(() => {
    const { id, rail } = read();
    if (!rail) return;
    const before = last?.id === id ? last.rail : null;
    last = { id, rail };
    if (before && before !== rail) untrack(() => sayBeside(changedAloud(changesOf(before, rail))));
  });
}

/** Reads the steps again each minute, so that one becomes overdue where it stands. */
export function keepReading(id: () => string): void {
  $effect(() => {
    const of = id();
    const timer = setInterval(() => {
      if (frame.id === of && frame.held) void readFrame(of);
    }, MINUTE);
    return () => clearInterval(timer);
  });
}

/** Nothing that is being said is cut off by it. */
function sayBeside(words: string): void {
  if (words) void tick().then(() => say([page.spoken, words].filter(Boolean).join(" ")));
}
