// The page of one record: the case's decisions, and what was typed on this page and not recorded.
import { ask } from "../../core/ask";
import type { DecisionPage } from "../../core/contract";
import { openFormDraft, type FormDraft } from "../../core/form-draft";
import { isGone } from "./facts";

/** A reason that is asked for. */
export interface WhyTyped {
  why: string;
}

export interface Held {
  page: DecisionPage;
  /** Why it is taken back. */
  takeBack: FormDraft<WhyTyped> | null;
  /** Why a step is declined, by the step. */
  declines: Readonly<Record<string, FormDraft<WhyTyped>>>;
}

const nothing: WhyTyped = { why: "" };

export async function readDecision(id: string, record: string): Promise<Held> {
  const page = await ask("read_decisions", { case: id });
  const event = page.events.find((one) => one.id === record);
  if (!event || isGone(event)) return { page, takeBack: null, declines: {} };
  const open = event.follows.filter(({ answer }) => !answer);
  const [takeBack, ...kept] = await Promise.all([
    openFormDraft<WhyTyped>(`take-back/${record}`, nothing),
    ...open.map(({ step }) => openFormDraft<WhyTyped>(`follow/${record}/${step}`, nothing)),
  ]);
  return { page, takeBack, declines: Object.fromEntries(open.map(({ step }, place) => [step, kept[place]!])) };
}
