// One clock in words: the list and the table say the same of it.
import { showDay, showTime } from "../core/clock";
import type { ClockRow } from "../core/contract";
import { wordFor, words } from "../words";
import { lasts } from "./lasting";

const say = words.decisions.days;
const act = (code: string) => wordFor(words.nrm.acts, code);
/** What started it: an act, or a safety step by its title. */
const startedBy = (row: ClockRow) => row.step ?? act(row.act);

/** "6 working days"; empty where none lies between. */
export const manyWords = ({ count, unit }: { count: number; unit: string }) =>
  words.decisions.conclusion.many(count, unit === "working-days");

/** Neither ended nor settled. */
export const isOpen = ({ running }: ClockRow) => running !== "ended" && running !== "settled";

export const titleOf = (row: ClockRow) => row.title || say.letter(startedBy(row));

/** Sets it apart from others with the same title, for those who hear a control alone. */
export const hiddenOf = (row: ClockRow) => say.hidden(titleOf(row), showDay(row.started));

/** "27 March 2026", with the time of a limit in hours; words where it has no day. */
export function dayOf({ on, time, beyondList }: ClockRow): string {
  if (on === null) return beyondList ? say.beyond : say.noDay;
  return time ? `${showDay(on)}, ${showTime(`${on}T${time}`)}` : showDay(on);
}

/** "Expected, in 4 working days"; empty where no day is set. How far off it is matters only while it runs. */
export function markOf(row: ClockRow): string {
  if (row.on === null) return row.beyondList ? say.beyondWords : "";
  const mark = say.marks[row.says] ?? "";
  return [mark, isOpen(row) ? relativeOf(row) : ""].filter(Boolean).join(", ");
}

function relativeOf(row: ClockRow): string {
  const many = manyWords(row);
  if (row.how === "today") return say.isToday;
  if (row.how === "in") return say.within(many);
  return (say.past[row.says] ?? say.pastOther)(many);
}

export function happenedOf(row: ClockRow): string {
  if (row.running === "settled") return say.settled(row.settledWhy);
  if (row.ended !== null) return say.happened(act(row.ended), row.endedOn ? showDay(row.endedOn) : "");
  const past = row.running === "past";
  if (row.says === "not-before") return past ? say.over : say.runs;
  if (lasts(row.says)) return past ? say.nothingYet : say.runs;
  return row.says === "expected" || row.running === "no-day" ? say.waits : say.nothingYet;
}

/** What stands under "Why this day", beside the sentences that explain it. */
export const factsOf = (row: ClockRow) => [
  { name: say.facts.started, value: say.happened(startedBy(row), showDay(row.started)) },
  { name: say.facts.kind, value: wordFor(say.kinds, row.kind) },
  { name: say.facts.owedBy, value: row.owedBy },
  { name: say.facts.leadsTo, value: row.leadsTo },
];

/** What a safety step started is not ended by a record in the NRM; days that only pass are not ended at all. */
export const takesRecord = ({ step, says }: ClockRow) => step === null && says !== "not-before";

/** News can be asked of what is expected, and of a decision that has no limit. */
export const asksNews = ({ step, says, kind }: ClockRow) =>
  step === null && (says === "expected" || (says === "none" && kind === "none"));
