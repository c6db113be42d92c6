/** The statement at the end of a note as the form holds it: nothing chosen at first. */
export interface Statement {
  made: "" | "at-the-time" | "later";
  whyLater: string;
}
