// Everything the fake remembers.
import type {
  ApartAnswer,
  CaseIdentity,
  Conflict,
  ConsentEvent,
  FieldFinding,
  LinkedPassage,
  NewerForm,
  NoteInHand,
  OnlineDraft,
  Place,
  Refusal,
  RefusalCode,
  SafetyRecord,
  TypedAnswers,
  VaultState,
  YouTyped,
} from "../contract";

export interface FakeCase {
  identity: CaseIdentity;
  openedAt: string;
  changedAt: string;
  notes: string[];
  consent: { purpose: string; event: ConsentEvent }[];
  safety: Record<string, SafetyRecord[]>;
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
  safety: {},
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
};

export interface World {
  state: VaultState;
  passphrase: string;
  wrong: number;
  wait: number;
  lastHere: number;
  /** Seconds until it locks by itself. */
  idle: number;
  place: Place;
  cases: Map<string, FakeCase>;
  notes: Map<string, NoteInHand>;
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

export function excerpt(text: string): string {
  return text.split("\n").slice(0, 2).join("\n").slice(0, 160);
}

/** `YYYY-MM-DDTHH:MM` on this computer, so many minutes ago. */
export function local(minutesAgo = 0): string {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
