// The screens of recording a decision and of its page, drawn on the practice case with its referral sent.
import { ask } from "../src/core/ask";
import type { DecisionTyped } from "../src/core/contract";
import { decisionsOf } from "../src/core/fake/decisions";
import Decision from "../src/decisions/event/Decision.svelte";
import RecordDecision from "../src/decisions/record/RecordDecision.svelte";
import { nothing } from "../src/decisions/record/typed";
import type { Held } from "./consent-screen";
import { byId, cleanup, decide, draw, practice, settle, type } from "./screen";
import { theCase } from "./sending-screen";

/** A case whose referral was sent on 17 March 2026. */
export async function sent(): Promise<Held> {
  const held = await practice();
  await decide(held.id, "agree");
  await ask("record_sent", { case: held.id, sent: { at: "2026-03-17T14:32", reference: "NRM-1", who: "Pat Reed" } });
  return held;
}

export async function showRecording({ id }: Held, parts: Record<string, string> = {}): Promise<void> {
  cleanup();
  draw(RecordDecision, { parts: { id, ...parts } });
  await settle(30);
}

export async function showDecision({ id }: Held, d: string): Promise<void> {
  cleanup();
  draw(Decision, { parts: { id, d } });
  await settle(40);
}

/** Records something, however odd, and returns the id of the record. */
export async function recordIt({ id }: Held, typed: Partial<DecisionTyped>, replaces = ""): Promise<string> {
  const decision = { typed: { ...nothing, ...typed }, replaces, odditiesSeen: true };
  return (await ask("record_decision", { case: id, decision })).recorded!;
}

export const eventsOf = (held: Held) => decisionsOf(theCase(held)).events;
export const heading = () => document.querySelector("h1")!.textContent!.trim();

const boxes = ["day", "month", "year"];

/** Types "20 3 2026" into the boxes of a day. */
export function day(id: string, text: string): void {
  for (const [place, part] of text.split(" ").entries()) type(`${id}-${boxes[place]}`, part);
}

export const dayOf = (id: string) => boxes.map((box) => byId(`${id}-${box}`).value).join(" ");
