// Where a note is shown: inside the case it is looked at from, or by itself while it is in none.
import { route } from "../core/router.svelte";

/** The route of a note or of a page under it. `from` is the case, or the parts of the present route. */
export function noteRoute(from: string | null | undefined | Readonly<Record<string, string>>, note: string, ...rest: string[]): string {
  const id = typeof from === "object" ? from?.id : from;
  return id ? route("c", id, "notes", note, ...rest) : route("notes", note, ...rest);
}

/** The list a note stands in. */
export function listRoute(from: string | null | undefined): string {
  return from ? route("c", from, "notes") : route("notes", "unfiled");
}
