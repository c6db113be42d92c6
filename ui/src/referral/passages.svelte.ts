// The passages offered beside one box: read when they are first opened.
import { ask } from "../core/ask";
import type { PassageOffer } from "../core/contract";

const AT_ONCE = 20;

export class Passages {
  open = $state(false);
  offer = $state.raw<PassageOffer | null>(null);
  failed = $state(false);
  /** How many of the others are shown. */
  #others = $state(0);
  #case: string;
  #field: string;

  constructor(id: string, field: string) {
    this.#case = id;
    this.#field = field;
  }

  toggle(): void {
    if (this.open) this.open = false;
    else this.show();
  }

  show(): void {
    this.open = true;
    if (!this.offer) void this.#read();
  }

  async #read(): Promise<void> {
    this.failed = false;
    this.offer = await ask("read_passages", { case: this.#case, field: this.#field }).catch(() => null);
    this.failed = !this.offer;
  }

  get others() {
    return this.offer?.others.slice(0, this.#others) ?? [];
  }

  get othersLeft(): number {
    return (this.offer?.others.length ?? 0) - this.others.length;
  }

  get othersNext(): number {
    return Math.min(AT_ONCE, this.othersLeft);
  }

  /** Shows some more of the others. Returns the passage that then comes next. */
  showOthers(): string | null {
    const first = this.offer?.others[this.#others]?.id ?? null;
    this.#others += AT_ONCE;
    return first;
  }
}
