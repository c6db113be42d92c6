// The account looked at from the law's side and from the side of those who must not be recognised.
import type { AccountCheck, AccountPiece, IdentifierCheck, IdentifierMark, LegalTest, Passage, TestPart } from "../contract";
import type { Handlers } from "../fake";
import { current } from "./consent";
import { passagesIn } from "./passages";
import { caseOf, type FakeCase, finding, refuse, type World } from "./world";

const asks: Record<string, string> = {
  act: "Was the person recruited, transported, transferred, harboured or received?",
  means: "Was there threat, force, deception, abuse of power or of a position of vulnerability, or payment to someone who controls them?",
  purpose: "Was it so that they could be exploited: for work, sex, crime, servitude or organs?",
};
const speaks: Record<string, RegExp> = {
  act: /arrived|moved|van|sleep|brought/i,
  means: /passport|afraid|threat|debt|gate/i,
  purpose: /wages|paid nothing|debt bondage/i,
};

const checks: AccountCheck[] = [
  { code: "no-when", page: "what-is-their-background", field: "employment-history", label: "Work before the exploitation", words: "" },
  { code: "gap-in-time", page: "what-is-their-background", field: "family", label: "Family background", words: "2021 to 2024" },
  { code: "opinion-not-marked", page: "what-is-their-background", field: "education", label: "Education", words: "I think" },
];

/** What a notification would say in the practice case. Every name and place in it is invented. */
export const account = [
  {
    page: "what-happened",
    field: "exploitation-details",
    label: "What happened",
    text:
      "The person came to England in March 2024. A man they call Uncle Ba met them at the coach station in Thornaby-under-Hill.\n\n" +
      "They washed cars at Sparkle Hand Wash, 14 Tannery Row, ZZ99 3WZ, from 7am to 8pm, six days a week. Uncle Ba kept their passport.\n\n" +
      "They were paid £20 a week. They say: “My name there was Minh. Anh Nguyen is only on my papers.” A cousin rings 07700 900118.",
  },
  {
    page: "police-reference",
    field: "police-reference-details",
    label: "What the police know",
    text: "Reported on 101 the same day, reference ZZ-4471-26. Officers spoke to Uncle Ba at the gate.",
  },
];

type Known = Pick<IdentifierMark, "kind" | "knownFrom"> & { text: string };
const known: Known[] = [
  { text: "Anh Nguyen", kind: "name", knownFrom: "referral" },
  { text: "Minh", kind: "alias", knownFrom: "note" },
  { text: "Thornaby-under-Hill", kind: "place", knownFrom: "note" },
  { text: "14 Tannery Row", kind: "address", knownFrom: "case" },
  { text: "ZZ99 3WZ", kind: "postcode", knownFrom: "looks-like" },
  { text: "07700 900118", kind: "phone", knownFrom: "looks-like" },
  { text: "ZZ-4471-26", kind: "reference", knownFrom: "safety" },
];

interface Held {
  /** Part and passage. */
  marked: Set<string>;
  texts: Record<string, string>;
  stays: Map<string, string>;
}
const cases = new WeakMap<FakeCase, Held>();

export function heldOf(one: FakeCase): Held {
  const held = cases.get(one) ?? {
    marked: new Set<string>(),
    texts: Object.fromEntries(account.map(({ field, text }) => [field, text])),
    stays: new Map<string, string>(),
  };
  cases.set(one, held);
  return held;
}

function cut(held: Held, field: string): AccountPiece[] {
  const text = held.texts[field]!;
  const found = new RegExp(known.map((one) => one.text).join("|"), "g");
  const pieces: AccountPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(found)) {
    const { kind, knownFrom } = known.find((one) => one.text === match[0])!;
    const why = held.stays.get(`${field} ${match[0]}`);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), mark: null });
    pieces.push({ text: match[0], mark: { kind, knownFrom, decision: why === undefined ? "undecided" : "stays", why: why ?? "" } });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(from), mark: null }];
}

export function identifiers(one: FakeCase): IdentifierCheck {
  const refused = current(one, "referral") === "refused";
  const here = ["england", "wales"].includes(one.identity.nation);
  if (!refused || !here) return { standing: refused ? "not-here" : "not-needed", anonymous: false, accounts: [], undecided: 0 };
  const held = heldOf(one);
  const accounts = account.map(({ page, field, label }) => ({ page, field, label, pieces: cut(held, field) }));
  const open = accounts.flatMap(({ field, pieces }) => pieces.flatMap((piece) => (piece.mark?.decision === "undecided" ? [`${field} ${piece.text}`] : [])));
  return { standing: "needed", anonymous: true, accounts, undecided: new Set(open).size };
}

export function accountCommands(world: World): Handlers {
  const test = (one: FakeCase): LegalTest => {
    const child = one.identity.ageGroup !== "adult";
    const { marked } = heldOf(one);
    const parts = child ? ["act", "purpose"] : ["act", "means", "purpose"];
    const all = passagesIn(world, one).map((passage): Passage => ({ ...passage, marked: parts.filter((part) => marked.has(`${part} ${passage.id}`)) }));
    return {
      kind: child ? "child" : "adult",
      source: "Modern Slavery Act 2015, sections 1 to 3; Home Office First Responder toolkit, April 2026",
      checks: child ? [] : checks,
      parts: parts.map((part): TestPart => {
        const chosen = all.filter((passage) => passage.marked.includes(part));
        const maySupport = all.filter((passage) => !passage.marked.includes(part) && speaks[part]!.test(passage.text));
        return { part, asks: asks[part]!, marked: chosen, maySupport, bare: chosen.length + maySupport.length === 0 };
      }),
    };
  };
  return {
    read_legal_test: ({ case: id }) => test(caseOf(world, id)),
    mark_passage({ case: id, passage, part, marked }) {
      const one = caseOf(world, id);
      if (!passagesIn(world, one).some((entry) => entry.id === passage)) refuse("not-found");
      if (marked) heldOf(one).marked.add(`${part} ${passage}`);
      else heldOf(one).marked.delete(`${part} ${passage}`);
      return test(one);
    },
    read_identifiers: ({ case: id }) => identifiers(caseOf(world, id)),
    decide_identifier({ case: id, decision: { field: first, text, decision, why, words, everywhere } }) {
      const one = caseOf(world, id);
      const held = heldOf(one);
      if (decision === "stays" && !why.trim()) refuse("not-valid", [finding("why", "missing")]);
      if (decision === "replace" && words.includes(text)) refuse("not-valid", [finding("words", "not-listed")]);
      const fields = everywhere ? Object.keys(held.texts).filter((field) => held.texts[field]!.includes(text)) : [first];
      for (const field of fields) {
        if (decision === "stays") held.stays.set(`${field} ${text}`, why);
        else held.stays.delete(`${field} ${text}`);
        if (decision === "replace") held.texts[field] = held.texts[field]!.replaceAll(text, words);
      }
      return identifiers(one);
    },
  };
}
