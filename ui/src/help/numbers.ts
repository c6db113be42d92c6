// The telephone numbers of the packs in the order in which they are shown.
import { ask } from "../core/ask";
import type { Helpline } from "../core/contract";

/** The nation the worker has said they work in; empty when it is not known. Only while the vault is open. */
export async function readNation(): Promise<string> {
  const held = await ask("read_you", {}).catch(() => null);
  return held?.you.nation ?? "";
}

/** The three for a moment before anything is known: emergency, police, advice. */
const AT_ONCE = ["police-emergency", "police", "modern-slavery-helpline"];

/** Those three, in this order; the first of the whole country where a pack names them otherwise. */
export function atOnce(all: readonly Helpline[]): Helpline[] {
  const named = AT_ONCE.flatMap((id) => all.filter((line) => line.id === id));
  return named.length > 0 ? named : all.filter((line) => line.nation === "uk").slice(0, AT_ONCE.length);
}

/** Those of one place: of the whole country, or of a nation. */
export interface OfPlace {
  /** `uk`, or a nation. */
  place: string;
  lines: Helpline[];
}

/** The numbers by place: the whole country with those three first, then the worker's nation, then the others as they come. */
export function byPlace(all: readonly Helpline[], nation: string): OfPlace[] {
  const first = atOnce(all);
  const rest = all.filter((line) => !first.includes(line));
  const everywhere = [...first, ...rest.filter((line) => line.nation === "uk")];
  const nations = [...new Set(rest.map((line) => line.nation).filter((place) => place !== "uk"))];
  const order = [...nations.filter((place) => place === nation), ...nations.filter((place) => place !== nation)];
  const others = order.map((place) => ({ place, lines: rest.filter((line) => line.nation === place) }));
  return [{ place: "uk", lines: everywhere }, ...others].filter(({ lines }) => lines.length > 0);
}
