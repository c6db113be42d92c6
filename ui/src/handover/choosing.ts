// What is chosen of what both sides changed, kept while it is being chosen.
import type { Chosen, Difference } from "../core/contract";

export interface WhoseTyped {
  chosen: Chosen[];
}

export const nothingChosen: WhoseTyped = { chosen: [] };
export const formOf = (copy: string) => `take-over/${copy}`;

/** What is chosen now of those that differ; what was kept of others is let go. */
export const chosenOf = (differs: readonly Difference[], { chosen }: WhoseTyped): Chosen[] =>
  differs.map(({ row }) => chosen.find((one) => one.row === row) ?? { row, whose: "" });
