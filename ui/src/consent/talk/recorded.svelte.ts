// The record of a conversation while it is written: the newest copy is here, and it saves itself.
import { ask, asRefused } from "../../core/ask";
import type { FieldFinding, Talk, TalkTyped } from "../../core/contract";
import { Draft } from "../../core/draft.svelte";

export class TalkRecorded {
  typed: TalkTyped;
  readonly draft: Draft<TalkTyped>;
  readonly #id: string;
  readonly #talk: string;

  constructor(id: string, talk: Talk) {
    this.#id = id;
    this.#talk = talk.id;
    this.draft = Draft.of<TalkTyped>(`talk ${talk.id}`, (typed) => ask("save_talk", { case: id, talk: talk.id, typed }));
    this.typed = $state({ ...talk.typed, ...this.draft.inHand });
  }

  /** Takes what is on the screen now; it is saved soon. */
  readonly keep = (): void => this.draft.change($state.snapshot(this.typed));

  /** Finishes it; what is still missing comes back, and nothing typed is lost. */
  async finish(): Promise<FieldFinding[]> {
    try {
      await this.draft.handOver(() =>
        ask("finish_talk", { case: this.#id, talk: this.#talk, typed: $state.snapshot(this.typed) }),
      );
      return [];
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (refused.fields.length === 0) throw refused;
      return refused.fields;
    }
  }
}
