// The screens of consent, drawn on the practice case with decisions recorded in it.
import { expect } from "vitest";
import Consent from "../src/consent/Consent.svelte";
import RecordConsent from "../src/consent/RecordConsent.svelte";
import { nothingTyped } from "../src/consent/typed";
import { ask } from "../src/core/ask";
import type { ConsentToRecord } from "../src/core/contract";
import { byId, draw, practice, settle } from "./screen";

export type Held = Awaited<ReturnType<typeof practice>>;

export const one = ({ fake, id }: Held) => fake.world.cases.get(id)!;
export const main = () => byId<HTMLElement>("main").textContent!.replace(/\s+/g, " ");
export const inside = (id: string) => byId<HTMLElement>(id).textContent!.replace(/\s+/g, " ");
export const hrefs = (within = "#main") => [...document.querySelectorAll(`${within} a`)].map((link) => link.getAttribute("href"));
export const all = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"];

/** Records a decision with all that it needs. */
export async function record(id: string, decision: string, more: Partial<ConsentToRecord> = {}): Promise<void> {
  const needed = { limits: "Not my brother.", returnOn: "2126-03-17", why: "Very tired.", manner: "verbal" };
  const typed = { ...nothingTyped({ purpose: "referral", about: "" }), ...needed, decision, at: "2026-03-17T14:32", words: "My answer.", explained: all };
  await ask("record_consent", { case: id, event: { ...typed, ...more } });
}

export async function form(matter = "referral", before?: (held: Held) => unknown): Promise<Held> {
  const held = await practice();
  await before?.(held);
  draw(RecordConsent, { parts: { id: held.id, matter } });
  await settle();
  return held;
}

export async function list(before?: (held: Held) => unknown): Promise<Held> {
  const held = await practice();
  await before?.(held);
  draw(Consent, { parts: { id: held.id } });
  await settle();
  return held;
}

/** Headings go down one level at a time, ids are single, and every control and link says what it is for. */
export function isSound() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((heading) => +heading.tagName[1]!);
  expect(levels[0], "one h1, first").toBe(1);
  for (const [place, level] of levels.entries()) expect(level - (levels[place - 1] ?? 0), "no level is left out").toBeLessThanOrEqual(1);
  const ids = [...document.querySelectorAll("[id]")].map((entry) => entry.id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  for (const field of document.querySelectorAll("input, textarea, select")) {
    expect(document.querySelector(`label[for="${field.id}"]`)?.textContent?.trim(), field.id).toBeTruthy();
  }
  const labels = [...document.querySelectorAll("button, #main a, summary")].map((entry) => entry.textContent!.trim());
  expect(labels.filter((label, place) => labels.indexOf(label) !== place), "each says what it is for").toEqual([]);
}
