// What was recorded, in words: only what was given.
import { showDay } from "../../core/clock";
import type { ClockRow, DecisionShown, OfferedStep } from "../../core/contract";
import { wordFor, words } from "../../words";

const say = words.decided.page;
const form = words.decided.form;
const days = words.decided.days;

const dayWords = (day: string) => (day ? showDay(day) : "");
const choice = (table: Readonly<Record<string, string>>, value: string) => (value ? wordFor(table, value) : "");
const yesOrNo: Record<string, string> = { yes: words.shell.yes, no: words.shell.no };

/** The facts of one record. That the person is still to be told is no fact but something to do. */
export function eventFacts({ act, typed }: DecisionShown, letter: boolean) {
  const told = typed.toldHow === "not-yet" ? "" : typed.toldHow;
  return [
    { name: letter ? form.letterDate : form.day, value: dayWords(typed.dated) },
    { name: form.received, value: dayWords(typed.received) },
    { name: say.facts.authority, value: choice(form.authorities, typed.authority) },
    { name: say.untils[act] ?? say.until, value: dayWords(typed.until) },
    { name: say.facts.by, value: choice(form.bys, typed.by) },
    { name: say.facts.why, value: typed.why },
    { name: say.facts.earlierFacts, value: choice(yesOrNo, typed.earlierFacts) },
    { name: say.facts.toldHow, value: choice(form.toldHows, told) },
    { name: say.facts.toldOn, value: dayWords(typed.toldOn) },
    { name: say.facts.said, value: typed.said },
  ];
}

/** It does not count any more: taken back, or another record took its place. */
export const isGone = ({ takenBackAt, replacedBy }: DecisionShown) => takenBackAt !== null || replacedBy !== null;

/** A pack says "-" where it has nothing to say. */
const given = (text: string) => (text.trim() === "-" ? "" : text.trim());

export function stepFacts({ what, who, howSoon }: OfferedStep) {
  const say = words.decided.follow;
  return [
    { name: say.what, value: given(what) },
    { name: say.who, value: given(who) },
    { name: say.howSoon, value: given(howSoon) },
  ];
}

/** How many of the steps offered are neither accepted nor declined. */
export function countWords(steps: readonly OfferedStep[]): string {
  return words.decided.follow.count(steps.filter(({ answer }) => !answer).length, steps.length);
}

/** The title of a day that a letter names is the window's own. */
export const clockTitle = ({ title }: ClockRow) => title || days.letterDay;

/** "Last day: 16 April 2026"; why there is none, where there is none. */
export function clockDay({ says, on, time, beyondList }: ClockRow): string {
  if (on) return days.day(wordFor(days.says, says), showDay(on), time ?? "");
  return beyondList ? days.beyond : days.noDay;
}
