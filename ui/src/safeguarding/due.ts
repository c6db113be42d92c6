// What falls due about consent, in words: the matter, the day and the time, and the way to it. Never a name.
import { daysFromToday, readTime, showDay, timeOf } from "../core/clock";
import type { DueItem } from "../core/contract";
import { route } from "../core/router.svelte";
import { wordFor, words } from "../words";

const say = words.safety.due;
const days = words.shell.days;

/** "Go back to the person about: Support". */
export function dueTitle({ kind, purpose }: DueItem): string {
  const title = say.kinds[kind];
  return title ? title(wordFor(words.consent.purposes, purpose)) : say.other;
}

/** "Return 4pm today", or the day and how far off it is. */
export function dueWhen({ kind, on, time, overdue }: DueItem): string {
  const at = time ? hour(time) : "";
  const away = daysFromToday(on);
  const day = away === 0 ? [at, say.today, overdue && say.overdue] : [[showDay(on), at].filter(Boolean).join(", "), distance(away, overdue)];
  const when = day.filter(Boolean).join(" ");
  return kind === "return" ? say.return(when) : when;
}

/** The route where it is recorded; the birthday stands with all of consent. */
export function dueRoute(id: string, { key }: Pick<DueItem, "key">): string {
  return key === "birthday" ? route("c", id, "consent") : route("c", id, "consent", "record", key);
}

/** "4pm", "4:30pm" from `HH:MM`; what is no time comes back as it is. */
function hour(time: string): string {
  const [hours, minutes] = readTime(time)?.split(":") ?? [];
  return hours ? timeOf(new Date(2000, 0, 1, Number(hours), Number(minutes))).replace(":00", "") : time;
}

function distance(away: number | null, overdue: boolean): string {
  if (away === null) return "";
  if (overdue && away < 0) return days.overdue(-away);
  if (away === 1) return days.tomorrow;
  if (away === -1) return days.yesterday;
  return away > 0 ? days.inDays(away) : days.ago(-away);
}
