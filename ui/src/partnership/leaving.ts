// What is typed before lines about single cases leave.
export interface RowsLeaving {
  colleague: string;
  recipient: string;
  toWhom: string;
  why: string;
  reason: string;
  justification: string;
}

export const emptyRows: RowsLeaving = { colleague: "", recipient: "", toWhom: "", why: "", reason: "", justification: "" };
