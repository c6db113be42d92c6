// The consent gate of a case file: whether consent covers what is in it, for whom it is for now.
import { refusalWords } from "../components/form/errors";
import { ask, asRefused } from "../core/ask";
import type { Leaving } from "../core/contract";
import { say } from "../core/page.svelte";
import { isFor } from "../sharing/leaving";
import { words } from "../words";
import { kindOf, leavingOf, type FileLeaving } from "./leaving";

/** For whom the gate was asked, and about which kind of file. */
const askedOf = (form: FileLeaving) => [kindOf(form), form.recipient, form.recipient === "other" ? form.toWhom.trim() : ""].join(" ");

export class Gate {
  failed = $state<string | null>(null);
  #held = $state.raw<{ of: string; leaving: Leaving } | null>(null);
  #id: string;
  /** Counts the questions: an older answer never overwrites a newer one. */
  #asked = 0;

  constructor(id: string, kept: FileLeaving, first: Leaving) {
    this.#id = id;
    if (isFor(kept)) this.#held = { of: askedOf(kept), leaving: first };
  }

  /** The answer for whom it is for now; none while that is not known. */
  shown(form: FileLeaving): Leaving | null {
    return this.#held?.of === askedOf(form) ? this.#held.leaving : null;
  }

  /** Asks afresh. Where it is for another, that the limits are kept is said afresh as well. */
  async look(form: FileLeaving): Promise<void> {
    const mine = ++this.#asked;
    const of = askedOf(form);
    const another = this.#held?.of !== of;
    if (another) form.limitsKept = false;
    if (!isFor(form)) return void (this.#held = null);
    const leaving = await ask("read_leaving", { case: this.#id, kind: kindOf(form), leaving: leavingOf(form) });
    if (mine !== this.#asked) return;
    this.failed = null;
    this.#held = { of, leaving };
    if (another) say(words.sharing.leave.aloud(leaving.items.filter((item) => item.cover === "not-covered").length));
  }

  /** Asks afresh; that it could not be asked is said on the screen. */
  refresh(form: FileLeaving): void {
    void this.look(form).catch((thrown) => {
      const { code } = asRefused(thrown);
      if (code !== "locked") this.failed = refusalWords(code);
    });
  }
}
