// A note opened on the fake, as the route opens it.
import { flushSync } from "svelte";
import type { Component } from "svelte";
import { ask } from "../src/core/ask";
import type { NoteInHand, NoteText } from "../src/core/contract";
import { wholeText } from "../src/core/fake/world";
import Note from "../src/notes/Note.svelte";
import { byId, draw, practice, settle } from "./screen";

export const DRAFT = "note-practice-2";
export const FINISHED = "note-practice-1";
export type Held = Awaited<ReturnType<typeof practice>>;
type Screen = Component<{ parts: Record<string, string> }>;

export const show = async (screen: unknown, parts: Record<string, string>) => {
  draw(screen as Screen, { parts });
  await settle(30);
};

/** Opens the practice draft after the change. */
export async function openDraft(change?: (note: NoteInHand, held: Held) => void): Promise<Held> {
  const held = await practice();
  change?.(held.fake.world.notes.get(DRAFT)!, held);
  await show(Note, { id: held.id, n: DRAFT });
  return held;
}

export const noteOf = ({ fake }: Held, id = DRAFT) => fake.world.notes.get(id)!;
export const kept = (held: Held): NoteText => noteOf(held).text;
export const textOf = (held: Held) => wholeText(kept(held));
export const area = (id = "text") => byId<HTMLTextAreaElement>(id);
export const main = () => byId<HTMLElement>("main").textContent!.replace(/\s+/g, " ");

/** Puts the caret in a box, or selects in it. */
export function stand(id: string, from: number, to = from): void {
  area(id).focus();
  area(id).setSelectionRange(from, to);
}

export function key(id: string, name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key: name, ctrlKey: true, bubbles: true, cancelable: true, ...more });
  byId(id).dispatchEvent(event);
  flushSync();
  return event;
}

export const lastCall = ({ fake }: Held, name: string) => fake.calls.findLast((call) => call.name === name)?.args;
export { ask };
