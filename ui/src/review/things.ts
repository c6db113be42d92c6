// The fields of a review, `answers/<question>`, `comments/<id>`, `comments`, `outcome` and `why`, and what messages say of them.
import type { CheckQuestion, CommentTyped } from "../core/contract";
import { words } from "../words";

const say = words.copies.review;
type Things = Record<string, string>;

export const answerField = (question: string): string => `answers/${question}`;
export const commentField = (id: string): string => `comments/${id}`;

/** What each field is called, and what is said where it is missing. */
export function reviewThings(checklist: readonly CheckQuestion[], comments: readonly CommentTyped[], names: Map<string, string>): Things {
  const own = {
    outcome: say.outcome,
    "outcome missing": say.finding.outcome,
    "outcome not-listed": say.finding.notAgreed,
    why: say.finding.reason,
    "why missing": say.finding.why,
    "comments missing": say.finding.comments,
  };
  return Object.assign(own, ...checklist.map(ofAnswer), ...comments.map((comment) => ofComment(comment, names)));
}

function ofAnswer({ id, question }: CheckQuestion): Things {
  const field = answerField(id);
  return {
    [field]: question,
    [`${field} missing`]: say.finding.verdict(question),
    [`${field}/comment`]: say.about(question),
    [`${field}/comment missing`]: say.finding.comment(question),
    [`${field}/place`]: say.finding.place(question),
    [`${field}/place not-listed`]: say.finding.place(question),
  };
}

function ofComment({ id, place }: CommentTyped, names: Map<string, string>): Things {
  const field = commentField(id);
  const called = commentLabel(place, names);
  return { [field]: called, [`${field} not-listed`]: say.finding.gone(called) };
}

/** "Your comment on: Visit, 17 March 2026". */
export function commentLabel(place: string, names: Map<string, string>): string {
  return place ? say.label(names.get(place) ?? say.placeGone) : say.labelFile;
}
