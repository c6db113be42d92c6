// The page of decisions, drawn on the practice case with a referral sent and decisions recorded.
import Decisions from "../src/decisions/Decisions.svelte";
import { ask } from "../src/core/ask";
import { momentNow } from "../src/core/clock";
import type { DecisionPage, DecisionTyped } from "../src/core/contract";
import { dayFrom } from "../src/core/fake/decision-days";
import { decisionsOf } from "../src/core/fake/decisions";
import { sendingOf } from "../src/core/fake/sending";
import { byId, decide, draw, practice, settle } from "./screen";
import { theCase, type Held } from "./sending-screen";

export const today = momentNow().slice(0, 10);
export const ago = (days: number) => dayFrom(today, -days);
const nothing: DecisionTyped = {
  act: "",
  dated: "",
  received: "",
  authority: "",
  by: "",
  until: "",
  earlierFacts: "",
  why: "",
  toldHow: "",
  toldOn: "",
  said: "",
  otherCase: "",
};
export const heading = () => document.querySelector("h1")!.textContent!.trim();
export const inside = (id: string) => byId<HTMLElement>(id).textContent!.replace(/\s+/g, " ").trim();

/** The referral was sent so many days ago. */
export function sent(held: Held, daysAgo: number) {
  const rest = { id: "sent-1", version: 1, who: "PR", formVersion: "2026-04", recordedAt: `${today}T10:00:00Z`, digest: "7d865e95".repeat(8), copy: null };
  sendingOf(theCase(held)).sent.unshift({ ...rest, at: `${ago(daysAgo)}T10:00`, reference: "NRM-118", route: "adult-nrm" });
}

export const record = ({ id }: Held, act: string, daysAgo: number, more: Partial<DecisionTyped> = {}) =>
  ask("record_decision", { case: id, decision: { typed: { ...nothing, act, dated: ago(daysAgo), ...more }, replaces: "", odditiesSeen: true } });

/** What the page says instead of what was recorded. */
export const shown = (held: Held, page: Partial<DecisionPage>) => Object.assign(decisionsOf(theCase(held)).shown, page);

export async function show({ id }: Held) {
  draw(Decisions, { parts: { id } });
  await settle(20);
}

export async function open(before: (held: Held) => unknown = (held) => sent(held, 20)): Promise<Held> {
  const held = await practice();
  await decide(held.id, "agree");
  await before(held);
  await show(held);
  return held;
}

export async function positive(held: Held) {
  sent(held, 40);
  await record(held, "rg-positive", 20);
}
