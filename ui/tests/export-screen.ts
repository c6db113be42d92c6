// The three pages of a case file on its way out, drawn on the practice case, with colleagues as Rust would list them.
import type { Component } from "svelte";
import ChooseFile from "../src/export/ChooseFile.svelte";
import LeaveFile from "../src/export/LeaveFile.svelte";
import PreviewFile from "../src/export/PreviewFile.svelte";
import { useDoor } from "../src/core/ask";
import type { Colleague, Colleagues, FileChoice } from "../src/core/contract";
import { draw, practice, settle } from "./screen";

export type Held = Awaited<ReturnType<typeof practice>>;
type Screen = Component<{ parts: Record<string, string> }>;
const screens = { choose: ChooseFile, preview: PreviewFile, leave: LeaveFile };

export const chosen = (choice: Partial<FileChoice>): FileChoice => ({ kind: "whole-case", parts: null, from: "", to: "", replaced: [], access: null, ...choice });

const card = (name: string) => ({
  name,
  role: "Team manager",
  organisation: "North Team",
  words: Array<string>(8).fill("word"),
  recipient: "age1practice",
  madeAt: "2026-03-01T09:00:00Z",
});
export const confirmed: Colleague = { id: "c1", card: card("Ruth Bell"), addedAt: "2026-03-02T09:00:00Z", confirmedAt: "2026-03-03T09:00:00Z", changed: false };
export const unconfirmed: Colleague = { ...confirmed, id: "c2", card: card("Sam Oduya"), confirmedAt: null };

export async function show(screen: keyof typeof screens, id: string): Promise<void> {
  draw(screens[screen] as Screen, { parts: { id } });
  await settle(40);
}

/** Opens a page with this choice kept, and these colleagues known. */
export async function open(
  screen: keyof typeof screens,
  { choice, colleagues = [], change }: { choice?: Partial<FileChoice>; colleagues?: Colleague[]; change?: (held: Held) => unknown } = {},
): Promise<Held> {
  const held = await practice();
  const known: Colleagues = { own: card(""), colleagues, waiting: null };
  useDoor(async (name, args) => (name === "read_colleagues" ? known : held.fake(name, args)));
  if (choice) held.fake.world.forms.set(`export/${held.id}`, JSON.stringify(chosen(choice)));
  await change?.(held);
  await show(screen, held.id);
  return held;
}
