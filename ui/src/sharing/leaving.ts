// What each kind of file is called where it leaves, which command saves it, and the way back.
import { ask } from "../core/ask";
import type { CoveredItem, LeavingTyped, SavedFile } from "../core/contract";
import { route } from "../core/router.svelte";
import { wordFor, words } from "../words";

interface FileKind {
  /** Names the button, its hint and its outcome on the screen. */
  name: string;
  button: string;
  saved: (size: string, time: string) => string;
  save: (id: string, about: string, leaving: LeavingTyped) => Promise<SavedFile | null>;
  back: (id: string) => string;
}

const check = words.referral.checkPage;
const more = words.sending.check;
const toCheck = (id: string) => route("c", id, "referral", "check");
const toDecisions = (id: string) => route("c", id, "decisions");
const toConsent = (id: string) => route("c", id, "consent");

export const fileKinds: Readonly<Record<string, FileKind>> = {
  "referral-pdf": {
    name: "pdf",
    button: check.pdf,
    saved: check.pdfSaved,
    save: (id, _about, leaving) => ask("save_referral_pdf", { case: id, leaving }),
    back: toCheck,
  },
  "referral-json": {
    name: "json",
    button: more.json,
    saved: more.jsonSaved,
    save: (id, _about, leaving) => ask("save_referral_json", { case: id, leaving }),
    back: toCheck,
  },
  "official-copy": {
    name: "copy",
    button: words.sending.sent.saveOfficial,
    saved: words.sending.sent.copySaved,
    save: (id, about, leaving) => ask("save_official_copy", { case: id, sent: about, leaving }),
    back: (id) => route("c", id, "referral", "sent"),
  },
  "consent-record": {
    name: "pdf",
    button: check.pdf,
    saved: check.pdfSaved,
    save: (id, _about, leaving) => ask("save_consent_pdf", { case: id, leaving }),
    back: toConsent,
  },
  "consent-document": {
    name: "document",
    button: words.sharing.leave.document,
    saved: words.sharing.leave.documentSaved,
    save: (id, about, leaving) => ask("save_consent_document", { case: id, event: about, leaving }),
    back: toConsent,
  },
  "decision-history": {
    name: "pdf",
    button: check.pdf,
    saved: check.pdfSaved,
    save: (id, _about, leaving) => ask("save_decisions_pdf", { case: id, leaving }),
    back: toDecisions,
  },
  "decision-letter": {
    name: "document",
    button: words.sharing.leave.letter,
    saved: words.sharing.leave.letterSaved,
    save: (id, about, leaving) => ask("save_decision_letter", { case: id, letter: about, leaving }),
    back: toDecisions,
  },
  attachment: {
    name: "document",
    button: words.notes.file.save,
    saved: words.notes.file.saved,
    save: (id, about, leaving) => ask("save_attachment", { case: id, attachment: about, leaving }),
    back: (id) => route("c", id, "notes"),
  },
};

/** The route of the page before a file leaves. */
export function leaveRoute(id: string, kind: string, about?: string): string {
  return about === undefined ? route("c", id, "leave", kind) : route("c", id, "leave", kind, about);
}

const say = words.sharing.leave;

/** "Not covered: the person did not agree". */
export function coverWords({ cover, standing }: CoveredItem): string {
  return say.covers[cover]?.(wordFor(say.standings, standing)) ?? cover;
}

/** Who a file is for is said: a name, where it is for someone else. */
export function isFor({ recipient, toWhom }: Pick<LeavingTyped, "recipient" | "toWhom">): boolean {
  return recipient !== "" && (recipient !== "other" || toWhom.trim() !== "");
}
