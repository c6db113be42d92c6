// Long lists, so many at a time: the place is in the address, so that going back comes back to it.
import { query } from "../core/router.svelte";

export const AT_ONCE = 50;

/** The place of the first line asked for; what is no place is the beginning. */
export function placeAsked(): number {
  const typed = query("from") ?? "";
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
}

export const placeRoute = (path: string, from: number): string => (from > 0 ? `${path}?from=${from}` : path);

interface Listed {
  from: number;
}

/** Reads from the place asked for. Where the list has grown shorter meanwhile and nothing is there, from the beginning. */
export async function readFrom<T extends Listed>(read: (from: number) => Promise<T>, shown: (list: T) => number): Promise<T> {
  const from = placeAsked();
  const list = await read(from);
  return from > 0 && shown(list) === 0 ? read(0) : list;
}
