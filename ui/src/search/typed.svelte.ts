// What is searched for, on its way between two screens. In memory only: never in an address, and gone when Daybook locks.
import { session } from "../core/session.svelte";

let left = "";

$effect.root(() => {
  $effect(() => {
    if (session.state === "locked") left = "";
  });
});

/** Leaves a query for Search, when it is opened next. */
export function leaveQuery(query: string): void {
  left = query;
}

/** Returns what was left, once. */
export function takeQuery(): string {
  const query = left;
  left = "";
  return query;
}
