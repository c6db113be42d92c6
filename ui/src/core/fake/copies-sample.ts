// One invented copy of a case as a colleague would have sent it, for tests and for looking at the window.
import type { CheckQuestion, CopyLine, CopyPage, FileEntry, FilePart, OpenItem, Proof, ReviewTyped } from "../contract";

export const sampleLine = (given: Partial<CopyLine> = {}): CopyLine => ({
  id: "copy-1",
  caseNumber: "26-017",
  called: "AM",
  kind: "whole-case",
  madeAt: "2026-03-17T14:40:00",
  madeBy: "Jo Ellis",
  receivedAt: "2026-03-18T09:00:00",
  state: "to-review",
  outcome: "",
  group: "overdue",
  overdue: 2,
  dueSoon: 1,
  first: "Tell the police",
  on: "2026-03-12",
  superseded: false,
  ...given,
});

export const sampleProof = (given: Partial<Proof> = {}): Proof => ({
  fingerprint: "1f2e88a0c4d7b6e9".repeat(4),
  signer: "known",
  signerName: "Jo Ellis",
  signerWords: ["harbour", "lantern", "meadow", "quiet", "river", "seven", "thistle", "window"],
  parts: 6,
  bytes: 1_240_000,
  madeAt: "2026-03-17T14:40:00",
  daybook: "0.8.0",
  formVersion: "2026-04-27",
  packs: ["England 2026-11-21"],
  newerThanHere: false,
  ledgerEntries: 214,
  ledgerHash: "9a8b7c6d5e4f3a2b".repeat(4),
  leftOut: ["people"],
  namesReplaced: false,
  ...given,
});

const row = (label: string, text: string, quoted = false) => ({ label, text, quoted });
const entry = (place: string, title: string, given: Partial<FileEntry> = {}): FileEntry => ({ place, title, when: "", rows: [], amended: false, ...given });

export const sampleParts = (): FilePart[] => [
  { part: "case", entries: [entry("case", "The case", { rows: [row("Case number", "26-017"), row("Age", "Adult")] })] },
  {
    part: "notes",
    entries: [
      entry("note/n1", "Visit", {
        when: "10 March 2026, 2:00pm",
        amended: true,
        rows: [row("What was seen and heard", "AM was cold and tired."), row("AM said", "I cannot leave the house.", true)],
      }),
      entry("note/n2", "Telephone call", { when: "12 March 2026, 9:15am", rows: [row("", "No reply.")] }),
    ],
  },
];

export const sampleChecklist: CheckQuestion[] = [
  { id: "steps-current", question: "Are the safety steps up to date?", hint: "Each has a result or a day.", part: "steps" },
  { id: "own-words", question: "Is the account in the person’s own words?", hint: "", part: "notes" },
  { id: "others-named", question: "Could anything identify someone else?", hint: "", part: "" },
];

const open = (given: Partial<OpenItem>): OpenItem => ({ kind: "step", title: "", group: "overdue", on: null, days: null, toConfirm: false, ...given });

export const sampleOpen = (): OpenItem[] => [
  open({ title: "Tell the police", on: "2026-11-12", days: -10 }),
  open({ kind: "clock", title: "Conclusive grounds decision", group: "past-expected", on: "2026-11-19", days: -3, toConfirm: true }),
  open({ kind: "consent", title: "Ask again about the referral", group: "due-soon", on: "2026-11-23", days: 1 }),
  open({ kind: "waiting", title: "An answer from the council", group: "waiting" }),
  open({ title: "Ask the GP for an appointment", group: "waiting" }),
  open({ title: "Go with the person to the bank", group: "waiting", on: "2026-12-12", days: 20 }),
];

export const nothingReviewed = (): ReviewTyped => ({ answers: [], comments: [], outcome: "", why: "", asksSecond: false });

/** A copy whose review has not begun. */
export function samplePage(line: Partial<CopyLine> = {}, given: Partial<CopyPage> = {}): CopyPage {
  const file = { parts: sampleParts(), leftOut: ["people"], entries: 3 };
  const { madeAt, madeBy } = sampleLine(line);
  return {
    line: sampleLine(line),
    proof: sampleProof({ madeAt, signerName: madeBy }),
    file,
    files: [{ part: "attachments/0001.pdf", name: "tenancy agreement.pdf", bytes: 912_000, fingerprint: "ab".repeat(32), place: "note/n1" }],
    open: sampleOpen(),
    today: "2026-11-22",
    checklist: sampleChecklist,
    checklistSource: "Supervision in First Responder organisations, 2026",
    review: { typed: nothingReviewed(), savedAt: null, finishedAt: null, findings: [] },
    others: [],
    ...given,
  };
}
