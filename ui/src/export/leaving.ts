// What is typed before a case file leaves, and what of it goes to Rust.
import type { AccessTyped, FieldFinding, Leaving, LeavingTyped, Protection } from "../core/contract";
import { openFormDraft, type FormDraft } from "../core/form-draft";

/** What is kept of the form. A passphrase never is. */
export interface FileLeaving extends LeavingTyped {
  /** `key`, `passphrase` or `plain`; empty until chosen. */
  how: string;
  /** The colleagues whose key opens it, by id. */
  colleagues: string[];
  /** Of a file for the person themself: what is said instead of to whom and why. */
  access: AccessTyped;
}

/** What is typed and said afresh each time: never kept. */
export interface Unkept {
  passphrase: string;
  understood: boolean;
}

export const nothingSaid: FileLeaving = {
  recipient: "",
  toWhom: "",
  why: "",
  reason: "",
  justification: "",
  limitsKept: false,
  how: "",
  colleagues: [],
  access: { received: "", confirmed: false, lookedAt: "" },
};

export const keptLeaving = (id: string): Promise<FormDraft<FileLeaving>> =>
  openFormDraft<FileLeaving>(`leaving/${id}/case-file`, nothingSaid);

/** What the gate is asked about: a protected file or a paper. */
export const kindOf = ({ how }: FileLeaving) => (how === "plain" ? "readable-copy" : "case-file");

/** The part of the form that every file that leaves has. */
export function leavingOf({ recipient, toWhom, why, reason, justification, limitsKept }: FileLeaving): LeavingTyped {
  return { recipient, toWhom, why, reason, justification, limitsKept };
}

/** What goes with the file: nothing that was typed for another recipient, or is not asked now. */
export function going(form: FileLeaving, shown: Leaving | null): LeavingTyped {
  const typed = leavingOf(form);
  const limited = (shown?.limits.length ?? 0) > 0;
  const limitsKept = limited && typed.limitsKept;
  const grounded = shown?.reasonNeeded === true || (limited && !limitsKept);
  return {
    ...typed,
    toWhom: typed.recipient === "other" ? typed.toWhom : "",
    reason: grounded ? typed.reason : "",
    justification: grounded ? typed.justification : "",
    limitsKept,
  };
}

/** How the file is protected: only by what is chosen now. */
export function protection(form: FileLeaving, { passphrase }: Unkept): Protection {
  return form.how === "key" ? { colleagues: form.colleagues, passphrase: "" } : { colleagues: [], passphrase };
}

/** What is not said yet of how it is protected; with it, who for and why, so that all is asked at once. */
export function gapsOf(form: FileLeaving, { passphrase, understood }: Unkept, own = false): FieldFinding[] {
  const gap = (field: string, code = "missing"): FieldFinding => ({ field, code, limit: null });
  const ways: Record<string, FieldFinding | false> = {
    key: form.colleagues.length === 0 && gap("colleagues"),
    passphrase: !passphrase && gap("passphrase"),
    plain: !understood && gap("understood", "not-ticked"),
  };
  const open = form.how ? ways[form.how] : gap("how");
  if (!open) return [];
  const access = [
    !form.access.confirmed && gap("accessConfirmed", "not-ticked"),
    !form.access.lookedAt.trim() && gap("accessLookedAt"),
  ];
  const whom = [
    !form.recipient && gap("recipient"),
    form.recipient === "other" && !form.toWhom.trim() && gap("toWhom"),
    !form.why.trim() && gap("why"),
  ];
  return [...(own ? access : whom), open].filter((one) => one !== false);
}
