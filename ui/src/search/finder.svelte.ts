// Asked at the first key and again as soon as the last answer is there, newest first; on Enter best first.
import { ask, asRefused } from "../core/ask";
import type { SearchResults } from "../core/contract";
import { say as sayAloud } from "../core/page.svelte";
import { words } from "../words";

const say = words.search;
/** The number is said once the worker has paused, not at each key. */
const SPOKEN = 1000;

export class Finder {
  query = $state("");
  found = $state.raw<SearchResults | null>(null);
  failed = $state(false);
  /** Enter was pressed with too little to search for. */
  tooShort = $state(false);
  /** Counts the questions: an older answer never overwrites a newer one. */
  #asked = 0;
  /** A question asked while typing is under way; the next waits for its answer. */
  #running = false;
  #again = false;
  #speaking: ReturnType<typeof setTimeout> | undefined;

  get short(): boolean {
    return !this.query.trim();
  }

  /** Something was typed. */
  typed(): void {
    this.#stop();
    this.failed = this.tooShort = false;
    if (this.short) this.found = null;
    else void this.#follow();
  }

  /** Asks for what stands there now, once the question before is answered: never two at a time. */
  async #follow(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again) {
      this.#again = false;
      await this.#ask(false);
    }
    this.#running = false;
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
    this.#again = false;
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
