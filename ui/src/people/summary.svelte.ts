// In which cases "Before you go in" stands open on the overview. In memory only.
import { SvelteSet } from "svelte/reactivity";

const open = new SvelteSet<string>();

export function isOpen(id: string): boolean {
  return open.has(id);
}

export function setOpen(id: string, yes: boolean): void {
  if (yes) open.add(id);
  else open.delete(id);
}
