// Cases, groups and needs as Rust would list them on the home screen.
import Cases from "../src/cases/Cases.svelte";
import { useDoor } from "../src/core/ask";
import type { CaseGroup, CaseIdentity, CaseLine, CaseList, DueItem, NeedCounts, NeedItem, SafetyLine, SafetyRail } from "../src/core/contract";
import { fakeDoor, type Fake } from "../src/core/fake";
import { draw, settle } from "./screen";

export const identity = (number: number, given: Partial<CaseIdentity> = {}): CaseIdentity => ({
  id: `case-${number}`,
  number: `26-${String(number).padStart(3, "0")}`,
  called: `P${number}`,
  ageGroup: "adult",
  nation: "england",
  area: "",
  language: "Welsh",
  interpreter: "needed",
  practice: false,
  referral: "in-progress",
  stage: null,
  closedAt: null,
  ...given,
});

export const line = (number: number, group: string, given: Partial<CaseLine> = {}): CaseLine => ({
  identity: identity(number),
  group,
  nextStep: null,
  need: null,
  unfinishedNotes: 0,
  online: null,
  changedAt: "2026-03-17T10:00:00Z",
  ...given,
});

/** A safety step to do that stands unasked. */
export const step = (given: Partial<SafetyLine> = {}): SafetyLine => ({
  id: "uk-101",
  title: "Tell the police",
  status: "to-do",
  howSoon: "same day",
  dueOn: null,
  lastFact: null,
  stands: "always",
  because: "",
  becauseIs: "",
  since: null,
  ...given,
});

export const emptyRail: SafetyRail = { done: 0, of: 0, steps: [], due: [], needs: [], checkedOn: null, check: false, area: "" };

export const due = (given: Partial<DueItem> = {}): DueItem => ({
  kind: "return",
  key: "referral",
  purpose: "referral",
  on: "2026-03-17",
  time: "16:00",
  overdue: false,
  ...given,
});

export const need = (kind: string, given: Partial<NeedItem> = {}): NeedItem => ({
  case: { id: "case-1", number: "26-001", called: "P1", practice: false },
  group: "due-soon",
  kind,
  title: "",
  about: "",
  on: null,
  how: "",
  count: 0,
  unit: "days",
  toConfirm: false,
  due: null,
  ...given,
});

export const counts = (given: Partial<NeedCounts> = {}): NeedCounts => ({ overdue: 0, dueSoon: 0, pastExpected: 0, waiting: 0, ...given });

/** A group of so many in all, of which these lines are given. */
export const group = (name: string, lines: readonly CaseLine[], count = lines.length): CaseGroup => ({ name, count, from: 0, lines: [...lines] });

/** The lines in their groups, in the order in which they come. */
export function grouped(...lines: CaseLine[]): CaseGroup[] {
  const names = [...new Set(lines.map((one) => one.group))];
  return names.map((name) => group(name, lines.filter((one) => one.group === name)));
}

export const nothing: CaseList = {
  needs: counts(),
  unfinishedNotes: 0,
  unsentReferrals: 0,
  nearestDeletion: null,
  nearestDraft: null,
  groups: [],
  unsent: group("unsent", []),
  unfinished: group("unfinished", []),
  closed: 0,
  recentlyOpened: [],
  unfiled: [],
  practice: false,
  remindAtUnlock: false,
};

/** Draws the home screen on a list as Rust would give it. */
export async function showHome(list: Partial<CaseList>): Promise<Fake> {
  const fake = fakeDoor();
  useDoor((name, args) => (name === "list_cases" ? Promise.resolve({ ...nothing, ...list }) : fake(name, args)));
  draw(Cases, {});
  await settle();
  return fake;
}

export const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((one) => one.textContent!.replaceAll(/\s+/g, " ").trim());
export const ways = (selector: string): (string | null)[] => [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
