// Whom a step names to ring or write to, in words.
import { showMoment } from "../core/clock";
import type { SafetyStepPage, StepContact } from "../core/contract";
import { words } from "../words";
import { partsOf } from "./phones";

/** A pack says "-" where it has nothing to say. */
export const given = (text: string): string => (text.trim() === "-" ? "" : text.trim());

/** "Salvation Army 0800 808 3733, Police 101": every number the page names; empty where it names none. */
export function numbersOf({ contacts, instead, contact }: SafetyStepPage): string {
  const all = [...contacts, ...(instead?.contacts ?? [])].flatMap(numbered);
  const inWords = partsOf(contact).flatMap(({ text, phone }) => (phone ? [text] : []));
  return [...new Set(all.length > 0 ? all : inWords)].join(", ");
}

const numbered = ({ name, number }: StepContact) => (number ? [`${name} ${number}`.trim()] : []);

/** Closed now, and something is to be said of it: when someone answers again, or who answers until then. */
export const saysClosed = ({ open, opensAt, instead }: SafetyStepPage): boolean => open === "closed" && Boolean(opensAt || instead);

/** Whether someone answers now, and from when they do; empty where nobody is named. */
export function openWords({ open, opensAt, contacts, contact }: SafetyStepPage): string {
  const say = words.safety.step;
  if (contacts.length === 0 && !given(contact)) return "";
  // Hours in words stand beside the number: they are given, though Daybook cannot tell the time by them.
  if (open === "not-known" && contacts.some(({ hours }) => hours)) return "";
  const now = Object.hasOwn(say.open, open) ? say.open[open]! : "";
  return [now, open === "closed" && opensAt && say.opens(showMoment(opensAt))].filter(Boolean).join(" ");
}
