// The window's only door to Rust: one typed function, and refusals in place of errors.
import { invoke } from "@tauri-apps/api/core";
import type { Commands, FieldFinding, RefusalCode } from "./contract";

export type CommandName = keyof Commands;
export type Args<K extends CommandName> = Commands[K]["args"];
export type Answer<K extends CommandName> = Commands[K]["answer"];
export type Door = (name: string, args: Record<string, unknown>) => Promise<unknown>;

/** What Rust refused, as a code and the fields at fault. It never carries a message from below. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly fields: FieldFinding[] = [],
  ) {
    super(code);
    this.name = "Refused";
  }
}

let door: Door = (name, args) => invoke(name, args);
let whenLocked: () => void = () => {};

/** Answers commands from elsewhere: the fake, in tests and in a plain browser. */
export function useDoor(other: Door): void {
  door = other;
}

/** Says what to do when Rust has locked by itself and refuses a command for it. */
export function onLocked(act: () => void): void {
  whenLocked = act;
}

export async function ask<K extends CommandName>(name: K, args: Args<K>): Promise<Answer<K>> {
  try {
    return (await door(name, args as Record<string, unknown>)) as Answer<K>;
  } catch (thrown) {
    const refused = asRefused(thrown);
    if (refused.code === "locked") whenLocked();
    throw refused;
  }
}

/** Returns whatever was thrown as a refusal; what is not one counts as unforeseen. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    const { code, fields } = thrown as { code: RefusalCode; fields?: FieldFinding[] };
    return new Refused(code, fields ?? []);
  }
  return new Refused("unforeseen");
}
