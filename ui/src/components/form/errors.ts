// Findings turned into what the window says of them.
import type { FieldFinding } from "../../core/contract";
import { words } from "../../words";

export interface FieldError {
  field: string;
  message: string;
}

/** Messages for a form of Daybook's own; `things` names the fields, and says a finding of one in its own words: `why missing`. */
export function formErrors(findings: readonly FieldFinding[], things: Readonly<Record<string, string>>): FieldError[] {
  return findings.map(({ field, code, limit }) => ({
    field,
    message: things[`${field} ${code}`] ?? words.findings.ofForm(field, code, things[field] ?? field, limit),
  }));
}

export function errorOf(errors: readonly FieldError[], field: string): string | null {
  return errors.find((error) => error.field === field)?.message ?? null;
}

/** What to say of a refusal that names no field. */
export function refusalWords(code: string): string {
  if (code === "cannot-print") return words.referral.checkPage.pdfFailed;
  return reasonWords(code) ?? words.shell.refused;
}

/** Why something was refused, in words; null where no more can be said of it. */
export function reasonWords(code: string): string | null {
  return words.shell.reasons[code] ?? null;
}
