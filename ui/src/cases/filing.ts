// Files notes into a case that was just opened. One that cannot be filed stays where it is, and is named.
import { ask } from "../core/ask";
import type { NoteLine } from "../core/contract";
import { words } from "../words";
import { noteTitle } from "./unfiled";

const say = words.cases.new.file;

/** Files each note in turn and returns what to tell; empty when there was nothing to file. */
export async function fileNotes(notes: readonly NoteLine[], into: string): Promise<string> {
  const failed: NoteLine[] = [];
  for (const note of notes) {
    await ask("file_note", { note: note.id, case: into }).catch(() => failed.push(note));
  }
  if (notes.length === 0) return "";
  const done = notes.length - failed.length;
  const told = done > 0 ? say.done(done) : say.allFailed;
  return failed.length > 0 ? `${told} ${say.failed(failed.map(noteTitle).join("; "))}` : told;
}
