// Begins a note that was first written on paper.
import { ask } from "../core/ask";
import { go } from "../core/router.svelte";
import { noteRoute } from "./route";

/** Begins it in the case, or in none. It tells of another time than now, so nothing is filled. */
export async function typeUpPaper(from: string | null): Promise<void> {
  const { id, text } = await ask("begin_note", { case: from });
  const draft = { ...text, started: "", paper: { writtenAt: "", kept: "", place: "" } };
  await ask("save_note_draft", { note: id, draft });
  go(noteRoute(from, id));
}
