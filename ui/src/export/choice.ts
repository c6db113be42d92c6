// What of a case leaves, as chosen so far, and what Rust says would leave by it.
import { ask, asRefused } from "../core/ask";
import type { FieldFinding, FileChoice, FileToLeave } from "../core/contract";
import { openFormDraft, type FormDraft } from "../core/form-draft";

export const nothingChosen: FileChoice = { kind: "", parts: null, from: "", to: "", replaced: [], access: null };

export const keptChoice = (id: string): Promise<FormDraft<FileChoice>> => openFormDraft<FileChoice>(`export/${id}`, nothingChosen);

export interface Looked {
  choice: FileChoice;
  file: FileToLeave;
  /** What is wrong with the choice; the file is then that without what is wrong, so that the form can still be filled. */
  findings: FieldFinding[];
}

export async function look(id: string, choice: FileChoice): Promise<Looked> {
  try {
    return { choice, file: await ask("read_file_to_leave", { case: id, choice }), findings: [] };
  } catch (thrown) {
    const { fields } = asRefused(thrown);
    if (fields.length === 0) throw thrown;
    const kind = fields.some(({ field }) => field === "kind") ? "" : choice.kind;
    const file = await ask("read_file_to_leave", { case: id, choice: { ...choice, kind, from: "", to: "" } });
    return { choice, file, findings: fields };
  }
}
