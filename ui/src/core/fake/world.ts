// Everything the fake remembers.
import type {
  ApartAnswer,
  Attachment,
  CapacityShown,
  CaseIdentity,
  Conflict,
  ConsentEvent,
  FactChange,
  FieldFinding,
  LinkedPassage,
  NewerForm,
  NoteCase,
  NoteInHand,
  NoteText,
  NoteVersion,
  OnlineDraft,
  Place,
  Refusal,
  RefusalCode,
  SafetyRecord,
  Talk,
  TalkRecord,
  TypedAnswers,
  VaultAlert,
  VaultState,
  WarningShown,
  YouTyped,
} from "../contract";

export interface FakeCase {
  identity: CaseIdentity;
  openedAt: string;
  changedAt: string;
  notes: string[];
  /** In the order in which they were recorded; `about` is empty for the purposes that are about nobody else. */
  consent: { purpose: string; about?: string; event: ConsentEvent }[];
  /** In the order in which they were recorded. */
  capacity: CapacityShown[];
  /** The conversation under way. */
  talk: Talk | null;
  /** Finished conversations, oldest first. */
  talks: TalkRecord[];
  /** The 18th birthday, where a date of birth is known. */
  turns18On: string | null;
  /** Treated as a child here before, and asked afresh. */
  wasChild: boolean;
  safety: Record<string, SafetyRecord[]>;
  /** What was answered about the situation; newest change first. */
  facts: FactChange[];
  /** Steps the worker added by hand, and when. */
  added: { step: string; at: string }[];
  /** The warning notes that stand. */
  warnings: WarningShown[];
  answers: Record<string, TypedAnswers>;
  /** Passages put into answers, by page through their field. */
  linked: LinkedPassage[];
  apart: ApartAnswer[];
  conflicts: Conflict[];
  /** Fields filled from the case and not looked at yet. */
  suggested: string[];
  online: OnlineDraft | null;
  newerForm: NewerForm | null;
  /** When the present version of the referral was sent. */
  frozenSince: string | null;
  referralVersion: number;
}

/** What a case begins with, beside its identity and its times. */
export const nothingHeld = (): Omit<FakeCase, "identity" | "openedAt" | "changedAt"> => ({
  notes: [],
  consent: [],
  capacity: [],
  talk: null,
  talks: [],
  turns18On: null,
  wasChild: false,
  safety: {},
  facts: [],
  added: [],
  warnings: [],
  answers: {},
  linked: [],
  apart: [],
  conflicts: [],
  suggested: [],
  online: null,
  newerForm: null,
  frozenSince: null,
  referralVersion: 1,
});

export const nobody: YouTyped = {
  firstName: "",
  lastName: "",
  role: "",
  organisation: "",
  notFirstResponder: false,
  workEmail: "",
  phone: "",
  secondContact: "",
  nation: "",
  area: "",
};

/** A file as the fake keeps it, and how it can be looked at. */
export interface FakeFile {
  file: Attachment;
  gone: boolean;
  pages: number;
  text: string | null;
}

/** A file as the dialog gives it; `why` when it is not taken. */
export interface ChosenFile {
  name: string;
  bytes: number;
  kind?: string;
  shown?: string;
  odd?: string[];
  why?: string;
}

export interface World {
  state: VaultState;
  passphrase: string;
  wrong: number;
  wait: number;
  lastHere: number;
  /** Seconds until it locks by itself. */
  idle: number;
  place: Place;
  /** What stands over every screen; without it, what the vault’s keeping says. */
  alert?: VaultAlert;
  /** There was a vault, and it is gone. */
  missing?: boolean;
  cases: Map<string, FakeCase>;
  notes: Map<string, NoteInHand>;
  /** Earlier versions of each note, oldest first. */
  versions: Map<string, { version: NoteVersion; text: NoteText }[]>;
  files: Map<string, FakeFile>;
  /** What is chosen in the next dialog; null for nothing. */
  toChoose: ChosenFile[] | null;
  forms: Map<string, string>;
  you: YouTyped;
  youSavedAt: string | null;
  next: number;
}

export const PASSPHRASE = "four quiet words here";

export function newWorld(state: VaultState): World {
  return {
    state,
    passphrase: state === "none" ? "" : PASSPHRASE,
    wrong: 0,
    wait: 0,
    lastHere: Date.now(),
    idle: 600,
    place: { route: "", field: null, caret: null },
    cases: new Map(),
    notes: new Map(),
    versions: new Map(),
    files: new Map(),
    toChoose: [
      { name: "pay slip.jpg", bytes: 48_213, odd: ["content-differs"] },
      { name: "tenancy agreement for the flat above the shop, signed.pdf", bytes: 912_000, kind: "pdf", shown: "pages" },
      { name: "film.mp4", bytes: 900_000_000, why: "too-large" },
    ],
    forms: new Map(),
    you: { ...nobody },
    youSavedAt: null,
    next: 1,
  };
}

export function refuse(code: RefusalCode, fields: FieldFinding[] = []): never {
  throw { code, fields } satisfies Refusal;
}

export const finding = (field: string, code: string, limit: number | null = null): FieldFinding => ({ field, code, limit });

export const now = () => new Date().toISOString();

export function caseOf(world: World, id: string): FakeCase {
  return world.cases.get(id) ?? refuse("not-found");
}

export function touch(world: World, id: string): void {
  caseOf(world, id).changedAt = now();
}

const emptyText: NoteText = {
  kind: "visit",
  started: "",
  ended: "",
  place: "",
  who: [],
  present: "",
  interpreter: { used: "", who: "", language: "", way: "" },
  seenAlone: "",
  blocks: [{ text: "", said: null }],
  indicators: [],
  conditions: [],
  rests: "",
  conditionWords: "",
  view: "",
  decision: "",
  reasons: "",
  reviewOn: "",
  paper: null,
  sensitive: false,
  caret: 0,
};

/** A note's text with only these things filled; `text` is what was seen and heard, all of it plain. */
export function noteText({ text, ...given }: Partial<NoteText> & { text?: string }): NoteText {
  const blocks = text === undefined ? {} : { blocks: [{ text, said: null }] };
  return { ...structuredClone(emptyText), ...given, ...blocks };
}

/** What was seen and heard, in one piece. */
export function wholeText(text: NoteText): string {
  return text.blocks.map((block) => block.text).join("");
}

/** A draft begun now, with only these things told of it. */
export function heldNote(given: Partial<NoteInHand> & { id: string }): NoteInHand {
  return {
    cases: [],
    beganAt: now(),
    savedAt: now(),
    text: noteText({}),
    finished: null,
    amendments: [],
    attachments: [],
    filings: [],
    versions: 0,
    interrupted: null,
    clockChanges: [],
    room: "enough",
    late: false,
    medicalStep: null,
    ...given,
  };
}

/** A case as a note names it. */
export function noteCase({ id, number, called }: CaseIdentity): NoteCase {
  return { id, number, called };
}

/** The worker's name; empty when no one has said who they are. */
export function workerName(world: World): string {
  return `${world.you.firstName} ${world.you.lastName}`.trim();
}

export function excerpt(text: string): string {
  return text.split("\n").slice(0, 2).join("\n").slice(0, 160);
}

/** `YYYY-MM-DDTHH:MM` on this computer, so many minutes ago. */
export function local(minutesAgo = 0): string {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
