// The clocks that acts start in memory: a few of those that are Rust's, with their words.
import type { ClockRow } from "../contract";

export type Rule = Pick<ClockRow, "title" | "says" | "kind" | "source" | "owedBy" | "leadsTo"> & {
  id: string;
  days: number | null;
  working?: true;
  toConfirm?: true;
};
const homeOffice = "The Home Office (SCA or IECA)";
const asker = "The person, or whoever asks for them";
const contract = "The provider under the Modern Slavery Victim Care Contract";
export const toolkit = "Home Office First Responder Toolkit, April 2026";
const support: Rule = {
  id: "rg-negative-exit-9", title: "Support after a negative decision, until", says: "lasts-until", kind: "entitlement", days: 9, working: true,
  toConfirm: true, source: "No document cited", owedBy: contract, leadsTo: "Support ends",
};
export const reconsider: Rule = {
  id: "reconsideration-rg-30", title: "Last day to ask for reconsideration", says: "last-day", kind: "limit-on-asker", days: 30,
  source: "Home Office, reconsideration guidance, May 2025", owedBy: asker, leadsTo: "A new decision, or the negative one stands",
};
const review: Rule = {
  id: "judicial-review-ew", title: "Last day to ask for judicial review", says: "last-day", kind: "limit-on-asker", days: 90, toConfirm: true,
  source: "Civil Procedure Rules 54.5", owedBy: "The person, through a solicitor", leadsTo: "The court looks at how the decision was made",
};
const recovery: Rule[] = [
  {
    id: "support-start-5", title: "Support expected to start", says: "expected", kind: "expectation", days: 5,
    source: "Online NRM form, April 2026", owedBy: contract, leadsTo: "A place to stay, or a support worker who visits",
  },
  {
    id: "recovery-30-statute", title: "Recovery period, at least until", says: "lasts-until", kind: "entitlement", days: 29,
    source: "Nationality and Borders Act 2022 s.61", owedBy: "The Home Office", leadsTo: "No removal from the UK until the period ends",
  },
  {
    id: "cg-earliest-statute", title: "Conclusive grounds decision, not before", says: "not-before", kind: "entitlement", days: 29,
    source: "Nationality and Borders Act 2022 s.61", owedBy: homeOffice, leadsTo: "The conclusive grounds decision, at some later day",
  },
  {
    id: "cg-decision", title: "Conclusive grounds decision", says: "none", kind: "none", days: null,
    source: "Written questions 86506 and 48206", owedBy: homeOffice, leadsTo: "A positive or a negative conclusive grounds decision",
  },
];
const movingOn: Rule = {
  id: "move-on-45", title: "Move-on support, at least until", says: "lasts-until", kind: "entitlement", days: 45,
  source: "Home Office leaflet on support, January 2026", owedBy: contract, leadsTo: "Support ends, with a plan for what comes then",
};
const negative = [reconsider, review, support];
const cgNegative = [{ ...reconsider, id: "reconsideration-cg-30" }, review, { ...support, id: "cg-negative-exit-9" }];
export const rules: Record<string, Rule[]> = {
  "nrm-sent": [
    {
      id: "rg-decision-5", title: "Reasonable grounds decision", says: "expected", kind: "target", days: 5, working: true,
      source: toolkit, owedBy: homeOffice, leadsTo: "A positive or a negative reasonable grounds decision",
    },
  ],
  "rg-positive": recovery,
  "rg-negative": negative,
  "both-positive": [...recovery, movingOn],
  "both-negative": [...recovery, ...cgNegative],
  "cg-positive": [movingOn],
  "cg-negative": cgNegative,
};
