// The partnership return, in memory. What is hidden is Rust's: here are figures as it might give them.
import type { FigureLine, FigureTable, LeavingTyped, PartnershipPage, ReturnColleague, ReturnRead, SavedFile } from "../contract";
import type { Handlers } from "../fake";
import { finding, now, refuse, type World } from "./world";

interface Held {
  /** What the dialog chooses; null is leaving it. */
  choosing: ReturnRead[] | null;
  returns: ReturnRead[];
  twice: number;
  colleagues: ReturnColleague[];
  /** None is fewer than five cases. */
  total: number | null;
  /** False while the dialog is to be closed without choosing a place. */
  saves: boolean;
  /** There is a case in the quarter. */
  cases: boolean;
}
const worlds = new WeakMap<World, Held>();

/** What is held of the return; tests reach in. */
export function partnershipOf(world: World): Held {
  const held = worlds.get(world) ?? { choosing: [], returns: [], twice: 0, colleagues: [], total: 21, saves: true, cases: true };
  worlds.set(world, held);
  return held;
}

/** A sealed return of a colleague that counts. */
export const sampleReturn = (over: Partial<ReturnRead> = {}): ReturnRead => ({
  name: "Partnership return 2026-Q1.daybook",
  standing: "counted",
  part: "",
  by: "Jo Ellis, Social worker",
  signer: "known",
  madeAt: "2026-03-17T14:40:00+00:00",
  quarter: "2026-Q1",
  cases: 8,
  ...over,
});

const shown = (category: string, count: number, percent: number): FigureLine => ({ category, count, percent });
const hidden = (category: string): FigureLine => ({ category, count: null, percent: null });

const tables: FigureTable[] = [
  { measure: "kind", total: 21, lines: [shown("adult-nrm", 15, 71), shown("child-nrm", 6, 29), shown("duty-to-notify", 0, 0)] },
  { measure: "consent", total: 15, lines: [hidden("agreed"), hidden("best-interests"), hidden("not-recorded")] },
  { measure: "age", total: 15, lines: [shown("adult", 9, 60), shown("under-18", 6, 40), shown("not-known", 0, 0)] },
  { measure: "nationality", total: 21, lines: [shown("Vietnamese", 12, 57), shown("others", 9, 43)] },
  { measure: "exploitation", total: 21, lines: [shown("labour", 14, 67), hidden("sexual"), hidden("not-recorded")] },
  { measure: "steps-for-children", total: null, lines: [hidden("children")] },
];

const quarters = [
  { quarter: "2026-Q1", firstDay: "2026-01-01", lastDay: "2026-03-31", open: true },
  { quarter: "2025-Q4", firstDay: "2025-10-01", lastDay: "2025-12-31", open: false },
];

const htcds: PartnershipPage["htcds"] = {
  version: "2026-11-22",
  standard: "2.0",
  source: "Invented source",
  toConfirm: true,
  columns: [
    { name: "prs_Gender", label: "Gender", given: true, toConfirm: true, why: "As the form was answered." },
    { name: "con_Consent", label: "Consent", given: false, toConfirm: false, why: "It means something else." },
  ],
};

export function partnershipCommands(world: World): Handlers {
  const held = () => partnershipOf(world);

  function page(quarter: string, source: string): PartnershipPage {
    const { total, returns, twice, colleagues } = held();
    const some = source !== "here";
    return {
      quarters,
      quarter: quarter || "2026-Q1",
      source,
      figures: { total, tables: total === null ? [] : tables, times: [{ time: "referral-to-rg", days: 9 }, { time: "rg-to-cg", days: null }] },
      returns: some ? returns : [],
      twice: some ? twice : 0,
      colleagues,
      reasons: [{ code: "public-task", title: "Public task", words: "The law gives the task.", source: "UK GDPR, article 6(1)(e)", toConfirm: false }],
      htcds,
    };
  }

  function leave({ recipient, why, reason }: LeavingTyped, kind: string, bytes: number): SavedFile | null {
    const missing = { recipient: !recipient, why: !why.trim(), reason: recipient === "other" && !reason };
    const gaps = Object.entries(missing).flatMap(([field, gap]) => (gap ? [field] : []));
    if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
    if (!held().cases) refuse("not-found");
    if (!held().saves) return null;
    world.forms.delete(`partnership/${kind}`);
    return { bytes, fingerprint: "5e884898da280471".repeat(4), savedAt: now() };
  }

  return {
    read_partnership: ({ quarter, source }) => page(quarter, source),
    choose_returns() {
      const { choosing } = held();
      if (!choosing) return null;
      held().returns = choosing;
      return choosing.length;
    },
    save_partnership: ({ kind }) => (held().saves ? { bytes: kind === "pdf" ? 48_000 : 2_000, fingerprint: "5e884898da280471".repeat(4), savedAt: now() } : null),
    seal_return({ colleague, leaving }) {
      if (!colleague) refuse("not-valid", [finding("colleague", "missing")]);
      return leave(leaving, "partnership-return", 6_000);
    },
    save_htcds: ({ leaving }) => leave(leaving, "htcds", 3_000),
  };
}
