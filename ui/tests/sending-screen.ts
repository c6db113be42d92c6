// The screens from check answers to sent, drawn on a case whose decision is recorded.
import type { Component } from "svelte";
import CheckAnswers from "../src/referral/CheckAnswers.svelte";
import CopyOnline from "../src/referral/sending/CopyOnline.svelte";
import Evidence from "../src/referral/sending/Evidence.svelte";
import ReadBack from "../src/referral/sending/ReadBack.svelte";
import RecordSent from "../src/referral/sending/RecordSent.svelte";
import { byId, decide, draw, practice, settle } from "./screen";

export type Held = Awaited<ReturnType<typeof practice>>;
type Screen = Component<{ parts: Record<string, string> }>;
const screens = { copy: CopyOnline, read: ReadBack, evidence: Evidence, sent: RecordSent, check: CheckAnswers };

export const theCase = ({ fake, id }: Held) => fake.world.cases.get(id)!;
export const main = () => byId<HTMLElement>("main").textContent!.replace(/\s+/g, " ");
export const lastCall = ({ fake }: Held, name: string) => fake.calls.findLast((call) => call.name === name)?.args;

export async function show(screen: keyof typeof screens, id: string): Promise<void> {
  draw(screens[screen] as Screen, { parts: { id } });
  await settle(20);
}

/** Opens a screen after the change, as the person decided. */
export async function open(screen: keyof typeof screens, change?: (held: Held) => unknown, decision = "agree"): Promise<Held> {
  const held = await practice();
  if (decision) await decide(held.id, decision);
  await change?.(held);
  await show(screen, held.id);
  return held;
}
