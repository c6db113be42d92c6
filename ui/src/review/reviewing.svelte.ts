// A review while it is written: the newest copy of what was typed is here, and it saves itself.
import { formErrors } from "../components/form/errors";
import { Submit } from "../components/form/submit.svelte";
import { ask, asRefused } from "../core/ask";
import type { CheckAnswer, CommentTyped, CopyPage, FieldFinding, ReviewShown, ReviewTyped } from "../core/contract";
import { Draft } from "../core/draft.svelte";
import { placeNames } from "./copy";
import { reviewThings } from "./things";

/** A copy as read, with what was typed of its review and is not on the disk yet. */
export interface CopyHeld {
  page: CopyPage;
  typed: ReviewTyped;
  draft: Draft<ReviewTyped>;
}

async function save(copy: string, typed: ReviewTyped) {
  const { savedAt } = await ask("save_review", { copy, typed });
  return { savedAt: savedAt ?? "" };
}

const draftOf = (copy: string) => Draft.of<ReviewTyped>(`review ${copy}`, (typed) => save(copy, typed));

/** What waits in memory is newer than what Rust kept, also when it was saved while Rust was asked. */
export async function readCopy(copy: string): Promise<CopyHeld> {
  const draft = draftOf(copy);
  const before = draft.inHand;
  const page = await ask("read_copy", { copy });
  draft.savedAt ??= page.review.savedAt;
  if (page.review.finishedAt) draft.drop();
  const typed = page.review.finishedAt ? null : (draft.inHand ?? before);
  return { page, draft, typed: typed ?? page.review.typed };
}

/** Forgets what was typed and is not saved: its copy goes. */
export const forgetReview = (copy: string): void => draftOf(copy).drop();

/** An answer for each question of the checklist; one to a question that is not in it any more stays. */
function answersFor(page: CopyPage, answers: readonly CheckAnswer[]): CheckAnswer[] {
  const asked = page.checklist.map(({ id }) => answers.find(({ question }) => question === id) ?? { question: id, verdict: "", comment: "", place: "" });
  return [...asked, ...answers.filter(({ question }) => !page.checklist.some(({ id }) => id === question))];
}

export class Reviewing {
  readonly page: CopyPage;
  readonly draft: Draft<ReviewTyped>;
  readonly finished: boolean;
  /** What each place of the file is called. */
  readonly names: Map<string, string>;
  readonly submit = new Submit({});
  typed: ReviewTyped;
  /** The comment that was taken away last, and where it stood. */
  removed = $state<{ comment: CommentTyped; at: number } | null>(null);
  #next: number;

  constructor({ page, typed, draft }: CopyHeld) {
    this.page = page;
    this.draft = draft;
    this.finished = page.review.finishedAt !== null;
    this.names = placeNames(page.file);
    this.typed = $state({ ...typed, answers: answersFor(page, typed.answers), comments: [...typed.comments] });
    this.#next = 1 + Math.max(0, ...typed.comments.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0)));
  }

  /** Takes what is on the screen now; it is saved soon. */
  readonly keep = (): void => this.draft.change($state.snapshot(this.typed));

  answerTo(question: string): CheckAnswer {
    return this.typed.answers.find((answer) => answer.question === question)!;
  }

  get unanswered(): string[] {
    return this.page.checklist.map(({ id }) => id).filter((id) => !this.answerTo(id).verdict);
  }

  commentsAt(place: string): CommentTyped[] {
    return this.typed.comments.filter((comment) => comment.place === place);
  }

  /** Answers of the checklist that are about this place. */
  answersAt(place: string): { question: string; answer: CheckAnswer }[] {
    if (!place) return [];
    const at = this.page.checklist.map(({ id, question }) => ({ question, answer: this.answerTo(id) }));
    return at.filter(({ answer }) => answer.place === place && answer.verdict);
  }

  /** Begins a comment on a place and returns its id. */
  add(place: string): string {
    const id = `c${this.#next++}`;
    this.typed.comments.push({ id, place, text: "" });
    this.keep();
    return id;
  }

  /** Takes a comment away; one that said something can come back. */
  remove(comment: CommentTyped): void {
    const at = this.typed.comments.findIndex(({ id }) => id === comment.id);
    this.typed.comments.splice(at, 1);
    this.removed = comment.text.trim() ? { comment: { ...comment }, at } : null;
    this.keep();
  }

  putBack(): void {
    if (!this.removed) return;
    this.typed.comments.splice(this.removed.at, 0, this.removed.comment);
    this.removed = null;
    this.keep();
  }

  /** Finishes it, when everything typed is on the disk; what keeps it from that is shown. Null when it is not finished. */
  async finish(): Promise<ReviewShown | null> {
    const { id } = this.page.line;
    try {
      if (!(await this.draft.hold())) return null;
      const shown = await ask("finish_review", { copy: id, typed: $state.snapshot(this.typed) });
      if (!shown.finishedAt) return this.#show(shown.findings);
      this.draft.drop();
      return shown;
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (refused.fields.length === 0) throw refused;
      return this.#show(refused.fields);
    } finally {
      this.draft.release();
    }
  }

  /** Comments come and go: the fields are named when there is something to say of them. */
  #show(findings: readonly FieldFinding[]): null {
    this.submit.errors = formErrors(findings, reviewThings(this.page.checklist, this.typed.comments, this.names));
    return null;
  }
}
