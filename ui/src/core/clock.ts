// Days and times as the window shows and reads them. It decides nothing from them: Rust does.
import type { TypedDay } from "./contract";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });

/** The moment now; tests set another. */
export const clock = { now: (): Date => new Date() };

/** "17 March 2026" from a day or a moment; what cannot be read comes back as it is. */
export function showDay(text: string): string {
  const date = readMoment(text);
  return date ? day.format(date) : text;
}

/** "Tuesday 17 March 2026". */
export function showLongDay(text: string): string {
  const date = readMoment(text);
  return date ? `${weekday.format(date)} ${day.format(date)}` : text;
}

/** "2:32pm". */
export function showTime(text: string): string {
  const date = readMoment(text);
  return date ? timeOf(date) : text;
}

/** "17 March 2026, 2:32pm". */
export function showMoment(text: string): string {
  const date = readMoment(text);
  return date ? `${day.format(date)}, ${timeOf(date)}` : text;
}

/** "2:32pm today", or the day as well when it is another one. */
export function showRecent(text: string): string {
  const date = readMoment(text);
  if (!date) return text;
  return daysFromToday(text) === 0 ? timeOf(date) : `${timeOf(date)} on ${day.format(date)}`;
}

export function timeOf(date: Date): string {
  const hour = date.getHours();
  const minute = String(date.getMinutes()).padStart(2, "0");
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute}${hour < 12 ? "am" : "pm"}`;
}

/** Whole days from today to that day: negative when past, null when it is no day. */
export function daysFromToday(text: string): number | null {
  const date = readMoment(text);
  if (!date) return null;
  const today = clock.now();
  const at = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  return Math.round((at(date) - at(today)) / 86_400_000);
}

function readMoment(text: string): Date | null {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = plain ? new Date(+plain[1]!, +plain[2]! - 1, +plain[3]!) : new Date(text);
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime()) ? date : null;
}

const two = (text: string) => text.padStart(2, "0");

/** `YYYY-MM-DD` from three boxes, or what was typed, so that nothing typed is lost. */
export function joinDay(typed: TypedDay): string {
  const { day: d, month: m, year: y } = typed;
  if (/^\d{1,2}$/.test(d) && /^\d{1,2}$/.test(m) && /^\d{4}$/.test(y)) return `${y}-${two(m)}-${two(d)}`;
  return d || m || y ? `${d}/${m}/${y}` : "";
}

/** Three boxes from what `joinDay` made. */
export function splitDay(text: string): TypedDay {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { day: String(+iso[3]!), month: String(+iso[2]!), year: iso[1]! };
  const [d = "", m = "", y = ""] = text.split("/");
  return { day: d, month: m, year: y };
}

/** `HH:MM` from "2:32pm", "14.32", "1432" or "2 pm"; null when it is no time. */
export function readTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[:. ]?(\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  if (!found[2] && !half) return null;
  let hour = +found[1]!;
  const minute = +(found[2] ?? "0");
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  return hour < 24 && minute < 60 ? `${two(String(hour))}:${two(String(minute))}` : null;
}

export interface TypedMoment extends TypedDay {
  time: string;
}

/** `YYYY-MM-DDTHH:MM`, or what was typed when it is not yet a moment. */
export function joinMoment(typed: TypedMoment): string {
  const date = joinDay(typed);
  const time = readTime(typed.time);
  if (time && /^\d{4}-/.test(date)) return `${date}T${time}`;
  return date || typed.time ? `${date} ${typed.time}` : "";
}

/** The boxes again from what `joinMoment` made. */
export function splitMoment(text: string): TypedMoment {
  const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (moment) return { ...splitDay(moment[1]!), time: timeOf(new Date(2000, 0, 1, +moment[2]!, +moment[3]!)) };
  const gap = text.indexOf(" ");
  if (gap < 0) return { ...splitDay(text), time: "" };
  return { ...splitDay(text.slice(0, gap)), time: text.slice(gap + 1) };
}

/** Now as `YYYY-MM-DDTHH:MM` on this computer's clock. */
export function momentNow(): string {
  const at = clock.now();
  const date = `${at.getFullYear()}-${two(String(at.getMonth() + 1))}-${two(String(at.getDate()))}`;
  return `${date}T${two(String(at.getHours()))}:${two(String(at.getMinutes()))}`;
}
