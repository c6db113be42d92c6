// What is typed into a form before it is sent: kept by Rust under the form's key, and restored.
// A submit clears it on the Rust side.
import { ask } from "./ask";
import { Draft } from "./draft.svelte";

export interface FormDraft<T> {
  /** What was kept, laid over an empty form; the empty form when nothing was. */
  value: T;
  draft: Draft<T>;
  restored: boolean;
}

export async function openFormDraft<T extends object>(form: string, empty: T): Promise<FormDraft<T>> {
  const kept = readKept<T>(await ask("read_form_draft", { form }));
  const draft = new Draft<T>((value) => ask("keep_form_draft", { form, content: JSON.stringify(value) }));
  return { value: { ...empty, ...kept }, draft, restored: kept !== null };
}

/** Text that is no JSON object was kept by something else: the form opens empty. */
function readKept<T>(content: string | null): Partial<T> | null {
  if (!content) return null;
  try {
    const kept: unknown = JSON.parse(content);
    return typeof kept === "object" && kept !== null ? (kept as Partial<T>) : null;
  } catch {
    return null;
  }
}
