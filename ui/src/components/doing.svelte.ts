// One press at a time of a button that is no form, and what to say when it was refused.
import { asRefused } from "../core/ask";
import { refusalWords } from "./form/errors";

export class Doing {
  busy = $state(false);
  failed = $state<string | null>(null);
  readonly #say: (code: string) => string;

  /** `say` gives the words of a refusal where a page has its own. */
  constructor(say: (code: string) => string = refusalWords) {
    this.#say = say;
  }

  /** Does it once; a second press while it is being done does nothing. */
  async run(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      await act();
    } catch (thrown) {
      const { code } = asRefused(thrown);
      if (code !== "locked") this.failed = this.#say(code);
    } finally {
      this.busy = false;
    }
  }
}
