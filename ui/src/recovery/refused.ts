// What to say of recovery words and a new passphrase that Rust did not accept: by word, by box.
import { refusalWords, type FieldError } from "../components/form/errors";
import type { Refused } from "../core/ask";
import type { VaultStatus } from "../core/contract";
import { newPassphraseRefused } from "../unlock/refused";
import { words } from "../words";

const say = words.recovery.recover;

export function recoverErrors(refused: Refused, status: VaultStatus | null, next: string): FieldError[] {
  if (refused.code === "wrong-recovery-key") return [{ field: "words", message: say.wrongKey }];
  if (refused.code === "recovery-damaged") return [{ field: "words", message: say.damaged }];
  if (refused.fields.length === 0) return [{ field: "", message: words.unlock.codes[refused.code] ?? refusalWords(refused.code) }];
  const typed = wordsMessage(refused);
  const errors: FieldError[] = typed ? [{ field: "words", message: typed }] : [];
  return [...errors, ...newErrors(refused, status, next)];
}

/** What to say of the organisation's key and a new passphrase that Rust did not accept. */
export function organisationErrors(refused: Refused, status: VaultStatus | null, next: string): FieldError[] {
  const of = words.recovery.byOrganisation;
  if (refused.code === "wrong-recovery-key") return [{ field: "key", message: of.wrongKey }];
  if (refused.code === "recovery-damaged") return [{ field: "key", message: words.recovery.organisation.damaged }];
  const key = refused.fields.find(({ field }) => field === "key");
  if (key) return [{ field: "key", message: key.code === "missing" ? of.empty : of.noKey }];
  if (refused.fields.length > 0) return newErrors(refused, status, next);
  return [{ field: "", message: words.unlock.codes[refused.code] ?? refusalWords(refused.code) }];
}

function newErrors(refused: Refused, status: VaultStatus | null, next: string): FieldError[] {
  const ofNew = { ...refused, fields: refused.fields.filter(({ field }) => field === "new") };
  if (ofNew.fields.length === 0) return [];
  return [{ field: "new", message: next ? newPassphraseRefused(ofNew, status) : words.unlock.first.empty }];
}

function wordsMessage({ fields }: Refused): string | null {
  const places = fields.flatMap(({ field }) => (field.startsWith("words-") ? [field.slice("words-".length)] : []));
  if (places.length > 0) return say.notInList(places);
  const whole = fields.find(({ field }) => field === "words");
  if (!whole) return null;
  if (whole.code === "missing") return say.empty;
  return whole.code === "not-the-same" ? say.notTogether : say.few(whole.limit ?? 0);
}
