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

/** What waits in memory is newer than what Rust kept, also when it was saved while Rust was asked. */
export async function openFormDraft<T extends object>(form: string, empty: T): Promise<FormDraft<T>> {
  const draft = draftOf<T>(form);
  const before = draft.inHand;
  const kept = readKept<T>(await ask("read_form_draft", { form }));
  const value = { ...empty, ...kept, ...(draft.inHand ?? before) };
  return { value, draft, restored: JSON.stringify(value) !== JSON.stringify(empty) };
}

/** The form as it stands after a submit, which has cleared it: nothing need be read. */
export function freshForm<T extends object>(form: string, empty: T): FormDraft<T> {
  return { value: { ...empty }, draft: draftOf<T>(form), restored: false };
}

function draftOf<T>(form: string): Draft<T> {
  return Draft.of<T>(`form ${form}`, (value) => ask("keep_form_draft", { form, content: JSON.stringify(value) }));
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
