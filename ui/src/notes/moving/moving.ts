/** Where a note goes, as the form holds it: nothing is chosen at first. */
export interface Moving {
  act: "" | "file" | "also" | "wrong";
  from: string;
  /** A case, or `none` for among the notes in no case. */
  to: string;
  why: string;
}

export const NO_CASE = "none";
