// Days reckoned for the decisions in memory.
import { local } from "./world";

export const today = () => local().slice(0, 10);
export const readable = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(text).getTime());
export const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const isWeekend = (on: string) => [0, 6].includes(new Date(on).getUTCDay());

/** So many days later. */
export function dayFrom(on: string, days: number): string {
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
}

/** So many working days later: here only weekends are free. */
export function workingDayFrom(on: string, days: number): string {
  let day = on;
  for (let left = days; left > 0; left -= isWeekend(day) ? 0 : 1) day = dayFrom(day, 1);
  return day;
}

export function workingDays(from: string, to: string): number {
  let count = 0;
  for (let day = dayFrom(from, 1); day <= to; day = dayFrom(day, 1)) count += isWeekend(day) ? 0 : 1;
  return count;
}
