// The choices of a type-ahead: what was found so far, in parts, and which row the keys stand on.
import { ask } from "../../core/ask";
import { showDay } from "../../core/clock";
import type { OptionMatches } from "../../core/contract";
import { say } from "../../core/page.svelte";
import { words } from "../../words";

/** `more` is a row that brings the next part of the list; `group` says under which heading an option stands. */
export type Row = { option: string; group: string | null } | { more: number };

export interface Heading {
  /** What the rows under it are; none for plain matches. */
  text: string | null;
  rows: { row: Row; place: number }[];
}

const TEN = 10;
const told = words.referral.combobox;

export class Choices {
  open = $state(false);
  active = $state(-1);
  #found = $state.raw<OptionMatches | null>(null);
  #list: () => string;
  #query = "";
  /** Counts the searches: an older answer never overwrites a newer one. */
  #asked = 0;

  constructor(list: () => string) {
    this.#list = list;
  }

  /** Every row in order, as the keys walk them. */
  get rows(): Row[] {
    const found = this.#found;
    if (!found) return [];
    const newer = found.notInList.flatMap((council) => {
      const group = told.newer(council.name, showDay(council.formedOn));
      return council.listedInstead.map((option) => ({ option, group }));
    });
    const group = found.nearest ? told.nearest : null;
    const left = found.total - found.options.length;
    return [...newer, ...found.options.map((option) => ({ option, group })), ...(left > 0 ? [{ more: left }] : [])];
  }

  /** The rows under their headings. */
  get headings(): Heading[] {
    const headings: Heading[] = [];
    for (const [place, row] of this.rows.entries()) {
      const text = "more" in row ? (headings.at(-1)?.text ?? null) : row.group;
      if (headings.at(-1)?.text !== text || headings.length === 0) headings.push({ text, rows: [] });
      headings.at(-1)!.rows.push({ row, place });
    }
    return headings;
  }

  /** How many there are, in words, under the list. Nearest ones say so above themselves. */
  get count(): string {
    const found = this.#found;
    if (!found || found.nearest) return "";
    if (this.rows.length === 0) return told.empty;
    const shown = found.options.length;
    if (shown < found.total) return told.shownOf(shown, found.total);
    return found.total === 0 ? "" : told.matches(found.total);
  }

  async search(query: string): Promise<void> {
    const mine = ++this.#asked;
    const found = await this.#ask(query, 0);
    if (!found || mine !== this.#asked) return;
    this.#query = query;
    this.#found = found;
    this.active = -1;
    this.open = true;
    this.#tell(found);
  }

  /** Brings the next part; the keys then stand on its first option. */
  async more(): Promise<void> {
    const held = this.#found;
    if (!held || held.options.length >= held.total) return;
    const mine = ++this.#asked;
    const place = this.rows.length - 1;
    const next = await this.#ask(this.#query, held.options.length);
    if (!next || mine !== this.#asked || next.options.length === 0) return;
    this.#found = { ...held, total: next.total, options: [...held.options, ...next.options] };
    this.active = place;
    say(this.count);
  }

  /** Newer councils are told first: they are why the list seems to lack one. */
  #tell(found: OptionMatches): void {
    const newer = found.notInList.length > 0 ? (this.headings[0]?.text ?? "") : "";
    say([newer, found.nearest ? told.nearestAloud(found.options.length) : this.count].filter(Boolean).join(" "));
  }

  #ask(query: string, from: number): Promise<OptionMatches | null> {
    return ask("search_options", { list: this.#list(), query, from }).catch(() => null);
  }

  /** The option the keys stand on; none on the row that brings more. */
  get chosen(): string | null {
    const row = this.rows[this.active];
    return row && "option" in row ? row.option : null;
  }

  get onMore(): boolean {
    const row = this.rows[this.active];
    return row !== undefined && "more" in row;
  }

  /** One up or down goes round; past the last option of a part, the next part comes. */
  async step(by: 1 | -1): Promise<void> {
    const rows = this.rows.length;
    if (rows === 0) return;
    if (by === 1 && this.onMore) return this.more();
    this.active = this.active < 0 && by < 0 ? rows - 1 : (this.active + by + rows) % rows;
  }

  /** Ten up or down stops at the ends; at the end of a part, the next part comes. */
  async leap(by: 1 | -1): Promise<void> {
    const last = this.rows.length - 1;
    if (last < 0) return;
    if (by === 1 && this.onMore) return this.more();
    this.active = Math.min(last, Math.max(0, Math.max(this.active, 0) + by * TEN));
  }

  close(): void {
    this.#asked++;
    this.open = false;
    this.active = -1;
  }
}
