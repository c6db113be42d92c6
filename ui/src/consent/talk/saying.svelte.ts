// The conversation on the screen: which statement stands there, and what is done with it.
import { tick } from "svelte";
import { Doing } from "../../components/doing.svelte";
import { ask } from "../../core/ask";
import type { Talk, TalkPage, TalkStatement } from "../../core/contract";

export class Saying {
  talk: Talk;
  /** The place of the statement on the screen; past the last one at the end. */
  place: number;
  readonly doing = new Doing();
  readonly #id: string;

  constructor(id: string, talk: Talk) {
    this.#id = id;
    this.talk = $state.raw(talk);
    this.place = $state(talk.statements.every((one) => one.mark) ? talk.statements.length : talk.next);
  }

  /** The statement on the screen; none at the end. */
  get statement(): TalkStatement | null {
    return this.talk.statements[this.place] ?? null;
  }

  /** Those with that mark, each with its place. */
  marked(mark: string): { statement: TalkStatement; place: number }[] {
    return this.talk.statements
      .map((statement, place) => ({ statement, place }))
      .filter(({ statement }) => statement.mark === mark);
  }

  /** Marks the statement, which Rust keeps at once, and goes to the next that has no mark. */
  async mark(mark: "said" | "come-back"): Promise<void> {
    const { statement } = this;
    if (!statement) return;
    await this.#do(async () => {
      this.#take(await ask("mark_statement", { case: this.#id, talk: this.talk.id, statement: statement.id, mark }));
      this.place = this.#unmarked();
    });
  }

  async rest(resting: boolean): Promise<void> {
    await this.#do(async () => this.#take(await ask("take_break", { case: this.#id, talk: this.talk.id, resting })));
  }

  async goTo(place: number): Promise<void> {
    if (this.doing.busy) return;
    this.doing.failed = null;
    this.place = Math.min(this.talk.statements.length, Math.max(0, place));
    await this.#toHeading();
  }

  #take(page: TalkPage): void {
    if (page.talk) this.talk = page.talk;
  }

  /** The next one without a mark, going round; the end when all have one. */
  #unmarked(): number {
    const { statements } = this.talk;
    const after = statements.findIndex((one, place) => place > this.place && !one.mark);
    if (after >= 0) return after;
    const first = statements.findIndex((one) => !one.mark);
    return first >= 0 ? first : statements.length;
  }

  async #do(act: () => Promise<void>): Promise<void> {
    if (this.doing.busy) return;
    await this.doing.run(act);
    if (!this.doing.failed) await this.#toHeading();
  }

  /** Each statement is a screen of its own: it is seen from its top, and its heading is said. */
  async #toHeading(): Promise<void> {
    await tick();
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("#main h1")?.focus();
  }
}
