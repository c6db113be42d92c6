// One search at a time: asked a moment after each key, newest first; on Enter at once, best first.
import { ask, asRefused } from "../core/ask";
import type { SearchResults } from "../core/contract";
import { say as sayAloud } from "../core/page.svelte";
import { words } from "../words";

const say = words.search;
const PAUSE = 150;
/** The number is said once the worker has paused, not at each key. */
const SPOKEN = 1000;
export const SHORTEST = 2;

export class Finder {
  query = $state("");
  found = $state.raw<SearchResults | null>(null);
  failed = $state(false);
  /** Enter was pressed with too little to search for. */
  tooShort = $state(false);
  /** Counts the questions: an older answer never overwrites a newer one. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speaking: ReturnType<typeof setTimeout> | undefined;

  get short(): boolean {
    return [...this.query.trim()].length < SHORTEST;
  }

  /** Something was typed. */
  typed(): void {
    this.#stop();
    this.failed = this.tooShort = false;
    if (this.short) this.found = null;
    else this.#timer = setTimeout(() => void this.#ask(false), PAUSE);
  }

  /** Enter was pressed: the best matches first. */
  async enter(): Promise<void> {
    this.#stop();
    this.tooShort = this.short;
    if (this.short) sayAloud(say.short);
    else await this.#ask(true);
  }

  /** The screen goes: nothing is said or shown of what still comes. */
  end(): void {
    this.#stop();
  }

  /** What was asked before counts no more. */
  #stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#speaking);
    this.#asked++;
  }

  async #ask(ranked: boolean): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = await ask("search_everything", { query: this.query, ranked });
      if (mine !== this.#asked) return;
      this.found = found;
      this.failed = false;
    } catch (thrown) {
      if (mine !== this.#asked || asRefused(thrown).code === "locked") return;
      this.found = null;
      this.failed = true;
    }
    this.#speaking = setTimeout(() => sayAloud(this.told), SPOKEN);
  }

  /** How many there are, in words. */
  get told(): string {
    if (this.failed) return say.failed;
    if (!this.found) return "";
    const { hits, more, query } = this.found;
    return hits.length === 0 ? say.nothing(query) : say.counted(hits.length, more);
  }
}
