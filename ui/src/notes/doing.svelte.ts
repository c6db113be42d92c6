// One press at a time of a button that is no form, and what to say when it was refused.
import { refusalWords } from "../components/form/errors";
import { asRefused } from "../core/ask";

export class Doing {
  busy = $state(false);
  failed = $state<string | null>(null);

  /** Does it once; a second press while it is being done does nothing. */
  async run(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      await act();
    } catch (thrown) {
      const { code } = asRefused(thrown);
      if (code !== "locked") this.failed = refusalWords(code);
    } finally {
      this.busy = false;
    }
  }
}
