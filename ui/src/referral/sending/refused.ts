// Refusals of the account and of sending, in words, and fields named as a page with several forms names them.
import { refusalWords } from "../../components/form/errors";
import { asRefused, Refused } from "../../core/ask";
import { words } from "../../words";

export function refusedWords(code: string): string {
  return words.sending.reasons[code] ?? refusalWords(code);
}

/** Does it; a field that is refused goes by the name it has on the page. */
export async function named<R>(names: Readonly<Record<string, string>>, act: () => Promise<R>): Promise<R> {
  try {
    return await act();
  } catch (thrown) {
    const { code, fields } = asRefused(thrown);
    throw new Refused(code, fields.map((found) => ({ ...found, field: names[found.field] ?? found.field })));
  }
}
