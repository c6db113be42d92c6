import type { ReadBackParagraph } from "../../core/contract";

/** What is typed while reading back: who interprets, and what the person said instead, by paragraph. */
export interface TypedReadBack {
  interpreter: string;
  said: Record<string, string>;
}
export const nothingTyped: TypedReadBack = { interpreter: "", said: {} };

export const keyOf = (paragraph: ReadBackParagraph) => `${paragraph.field} ${paragraph.place}`;
