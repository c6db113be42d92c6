// The frame of the case on the screen: its identity and its safety steps. One at a time.
import { ask } from "../core/ask";
import type { CaseFrame } from "../core/contract";

export const frame = $state<{ id: string; held: CaseFrame | null; failed: boolean }>({
  id: "",
  held: null,
  failed: false,
});

/** Reads the frame again; an older answer never overwrites a newer one. */
export async function readFrame(id: string): Promise<void> {
  if (frame.id !== id) dropFrame();
  frame.id = id;
  const read = await ask("read_frame", { case: id }).catch(() => null);
  if (frame.id !== id) return;
  frame.failed = !read;
  if (read) frame.held = read;
}

/** Takes a frame that another read has brought along. */
export function holdFrame(id: string, held: CaseFrame): void {
  frame.id = id;
  frame.held = held;
  frame.failed = false;
}

export function dropFrame(): void {
  frame.id = "";
  frame.held = null;
  frame.failed = false;
}
