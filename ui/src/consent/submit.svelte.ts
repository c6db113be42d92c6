// A submit whose page has words of its own for some findings: one field can be asked for in two places.
import { formErrors } from "../components/form/errors";
import { Submit } from "../components/form/submit.svelte";
import type { FieldFinding } from "../core/contract";

/** The fields of a form by name, from a page's words: what is no plain text names none. */
export function fieldNames(table: object): Record<string, string> {
  return Object.fromEntries(Object.entries(table).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

export class OwnSubmit extends Submit {
  #named: Readonly<Record<string, string>>;
  #own: Readonly<Record<string, string>>;

  /** `own` gives the message of a finding by its field and code. */
  constructor(things: Readonly<Record<string, string>>, own: Readonly<Record<string, string>>) {
    super(things);
    this.#named = things;
    this.#own = own;
  }

  override show(findings: readonly FieldFinding[]): void {
    this.errors = formErrors(findings, this.#named).map((error, place) => {
      const { field, code } = findings[place]!;
      return { ...error, message: this.#own[`${field} ${code}`] ?? error.message };
    });
  }
}
