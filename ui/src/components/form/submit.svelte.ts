// One submit at a time, and what Rust found wrong with it as messages for the summary and the fields.
import { asRefused } from "../../core/ask";
import type { FieldFinding } from "../../core/contract";
import { formErrors, refusalWords, type FieldError } from "./errors";

export class Submit {
  errors = $state<FieldError[]>([]);
  busy = $state(false);
  #things: Readonly<Record<string, string>>;

  /** `things` names the form's fields, so that messages can. */
  constructor(things: Readonly<Record<string, string>>) {
    this.#things = things;
  }

  /** Shows findings of the window's own, such as a choice not yet made. */
  show(findings: readonly FieldFinding[]): void {
    this.errors = formErrors(findings, this.#things);
  }

  of(field: string): string | null {
    return this.errors.find((error) => error.field === field)?.message ?? null;
  }

  /** Does it once; a second press while it is being done does nothing. */
  async run(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.errors = [];
    try {
      await act();
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (refused.code === "locked") return;
      if (refused.fields.length) this.show(refused.fields);
      else this.errors = [{ field: "", message: refusalWords(refused.code) }];
    } finally {
      this.busy = false;
    }
  }
}
