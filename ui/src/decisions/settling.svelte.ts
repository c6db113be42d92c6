// Saying of a clock that it needs nothing more. The reasons typed are kept for each clock until they are recorded.
import { tick } from "svelte";
import { readFrame } from "../components/frame.svelte";
import { ask } from "../core/ask";
import type { DecisionPage } from "../core/contract";
import type { FormDraft } from "../core/form-draft";
import { say as sayAloud } from "../core/page.svelte";
import { words } from "../words";

/** Reasons by the key of their clock. */
export type TypedReasons = Record<string, string>;

export class Settling {
  /** A form stands open for every clock that is named here. */
  typed = $state<TypedReasons>({});
  readonly #id: string;
  readonly #kept: FormDraft<TypedReasons>;
  readonly #changed: (page: DecisionPage) => void;

  constructor(id: string, kept: FormDraft<TypedReasons>, changed: (page: DecisionPage) => void) {
    this.#id = id;
    this.#kept = kept;
    this.#changed = changed;
    this.typed = Object.fromEntries(Object.entries(kept.value).filter(([, why]) => why.trim()));
  }

  begin(clock: string): void {
    this.typed[clock] ??= "";
  }

  keep(clock: string, why: string): void {
    this.typed[clock] = why;
    this.#keep();
  }

  /** Where nothing was typed there is nothing to keep anew. */
  cancel(clock: string): void {
    const typed = this.typed[clock];
    delete this.typed[clock];
    if (typed) this.#keep();
  }

  async settle(clock: string): Promise<void> {
    const why = this.typed[clock] ?? "";
    await this.#show(await this.#record(clock, true, why), words.decisions.settling.done);
  }

  async takeUp(clock: string): Promise<void> {
    await this.#show(await this.#record(clock, false, ""), words.decisions.settling.againDone);
  }

  /** The draft is cleared with the record: of what it held only reasons for other clocks are kept anew. */
  async #record(clock: string, settled: boolean, why: string): Promise<DecisionPage> {
    const page = await this.#kept.draft.handOver(() => ask("settle_clock", { case: this.#id, clock, settled, why }));
    delete this.typed[clock];
    if (Object.values(this.typed).some((other) => other.trim())) this.#keep();
    return page;
  }

  #keep(): void {
    this.#kept.draft.change($state.snapshot(this.typed));
  }

  /** The row goes to another place: the focus goes to the heading above both. */
  async #show(page: DecisionPage, spoken: string): Promise<void> {
    this.#changed(page);
    sayAloud(spoken);
    void readFrame(this.#id);
    await tick();
    document.getElementById("days-title")?.focus();
  }
}
