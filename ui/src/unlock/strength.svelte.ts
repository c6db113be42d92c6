// How hard the passphrase on the screen would be to guess, asked of Rust shortly after the last key.
import { ask } from "../core/ask";
import type { PassphraseStrength } from "../core/contract";

const PAUSE = 200;

export class Strength {
  weighed = $state<PassphraseStrength | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  weigh(passphrase: string): void {
    clearTimeout(this.#timer);
    const mine = ++this.#asked;
    if (!passphrase) {
      this.weighed = null;
      return;
    }
    this.#timer = setTimeout(async () => {
      const weighed = await ask("weigh_passphrase", { passphrase }).catch(() => null);
      if (mine === this.#asked) this.weighed = weighed;
    }, PAUSE);
  }
}
