// One thing that is decided by itself: what it is called, and where in the case it leads.
import { showTime } from "../core/clock";
import type { ConsentRecord, MatterState } from "../core/contract";
import { wordFor, words } from "../words";

const say = words.consent;

/** A matter to be recorded; it may have no record yet. */
export interface Target extends Pick<MatterState, "key" | "purpose" | "about" | "mayRecord" | "mannerNeeded"> {
  /** Whom it is about is still to be typed. */
  asksAbout: boolean;
}

export function matterName({ purpose, about }: Pick<MatterState, "purpose" | "about">): string {
  const plain = wordFor(say.purposes, purpose);
  if (!about) return plain;
  if (purpose === "contact") return say.channels[about] ?? `${plain}: ${about}`;
  return say.purposesAbout[purpose]?.(about) ?? `${plain}: ${about}`;
}

/** Decisions that can be recorded of what nothing is recorded about yet. */
const atFirst = ["agree", "agree-with-limits", "refuse", "more-time", "cannot-decide"];

/** The matter that a route names: one of the record, or one that may be added. Null when neither. */
export function targetOf(record: ConsentRecord, key: string): Target | null {
  const found = record.matters.find((matter) => matter.key === key);
  if (found) return { ...found, asksAbout: false };
  const fresh = { key, mayRecord: atFirst, mannerNeeded: false };
  const added = key.startsWith("new-") ? key.slice("new-".length) : "";
  if (added && added !== "contact" && record.mayAdd.includes(added)) return { ...fresh, purpose: added, about: "", asksAbout: true };
  const channel = key.startsWith("contact-") ? key.slice("contact-".length) : "";
  if (record.channelsLeft.includes(channel)) return { ...fresh, purpose: "contact", about: channel, asksAbout: false };
  return null;
}

/** Where it stands after it was recorded. */
export function recorded(record: ConsentRecord, target: Target, about: string): MatterState | null {
  const byKey = record.matters.find((matter) => matter.key === target.key);
  const same = (matter: MatterState) => matter.purpose === target.purpose && matter.about.trim() === about.trim();
  return byKey ?? record.matters.find(same) ?? null;
}

/** "4:00pm" from `HH:MM`. */
export const clockTime = (time: string) => showTime(`2000-01-01T${time}`);
