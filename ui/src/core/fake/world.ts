// Everything the fake remembers.
import type {
  CaseIdentity,
  ConsentEvent,
  FieldFinding,
  NoteInHand,
  Place,
  Refusal,
  RefusalCode,
  SafetyRecord,
  TypedAnswers,
  VaultState,
} from "../contract";

export interface FakeCase {
  identity: CaseIdentity;
  openedAt: string;
  changedAt: string;
  notes: string[];
  consent: { purpose: string; event: ConsentEvent }[];
  safety: Record<string, SafetyRecord[]>;
  answers: Record<string, TypedAnswers>;
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
  cases: Map<string, FakeCase>;
  notes: Map<string, NoteInHand>;
  forms: Map<string, string>;
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
