// Cases that were handed over, in memory. What a file brings, and the meeting of two sides, are Rust's.
import type { HandedOver, HandOver, HandOverLine } from "../contract";
import type { Handlers } from "../fake";
import { finding, refuse, type World } from "./world";

interface Held {
  /** What each copy hands over. */
  brings: Map<string, HandOver>;
  lines: HandOverLine[];
}

const held = new WeakMap<World, Held>();

/** What was handed over; tests reach in to change it. */
export function handOversOf(world: World): Held {
  if (!held.has(world)) held.set(world, { brings: new Map(), lines: [] });
  return held.get(world)!;
}

/** With whom a case is: whoever it was last handed over to. */
export function withWhom(world: World, id: string): HandedOver | null {
  const line = world.cases.has(id) ? handOversOf(world).lines[0] : undefined;
  return line?.act === "sent" ? { to: line.with, at: line.at } : null;
}

export const newCase: HandOver = {
  standing: "new",
  from: "Jo Ellis",
  case: null,
  number: "26-014",
  numberThere: "26-014",
  added: 31,
  changed: 0,
  ours: 0,
  differs: [],
  packsMissing: [],
};

export function handOverCommands(world: World): Handlers {
  return {
    read_hand_over: ({ copy }) => handOversOf(world).brings.get(copy) ?? null,
    take_over({ copy, chosen }) {
      const brings = handOversOf(world).brings.get(copy) ?? refuse("not-found");
      const missing = brings.differs.filter(({ row, fixed }) => !fixed && !chosen.some((one) => one.row === row && one.whose));
      if (missing.length > 0) refuse("not-valid", missing.map(({ row }) => finding(row, "missing")));
      return { case: brings.case ?? "taken-over", number: brings.number };
    },
    list_hand_overs: () => ({ handOvers: handOversOf(world).lines }),
  };
}
