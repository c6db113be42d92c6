import type { SentToRecord } from "../../core/contract";

export const nothingTyped: SentToRecord = { at: "", reference: "", who: "" };
