// The answer to a comment as it is typed, and the names it goes by.
import type { CommentReceived } from "../core/contract";

export interface TypedAnswer {
  answer: string;
  words: string;
}

/** What is recorded already: nothing, where the comment waits for an answer. */
export const recorded = ({ answer, words }: CommentReceived): TypedAnswer => ({ answer, words });

/** A comment's id is its own only within its review. */
export const keyOf = (review: string, comment: string) => `${review}/${comment}`;

export const draftName = (key: string) => `review-answer/${key}`;
