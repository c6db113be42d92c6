import { en } from "./en";

export type Words = typeof en;
export const words: Words = en;

/** The words for a code from Rust; a code this window does not know is shown as it is. */
export function wordFor(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? table[code]! : code;
}
