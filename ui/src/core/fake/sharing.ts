// What leaves and what was shared. Whether consent covers it is Rust's: here it only depends on who it is for.
import type { CoveredItem, LawfulReason, Leaving, LeavingTyped, SavedFile, SharingEntry } from "../contract";
import type { Handlers } from "../fake";
import { consentRecord, current } from "./consent";
import { caseOf, type FakeCase, finding, local, now, refuse, type World, workerName } from "./world";

const reasons: LawfulReason[] = [
  {
    code: "duty-of-care",
    title: "Duty of care",
    words: "Your organisation owes the person care, and cannot give it without sharing this.",
    source: "Organisation’s own policy",
    toConfirm: true,
  },
  {
    code: "serious-harm",
    title: "Risk of serious harm",
    words: "Someone may come to serious harm if this is not shared.",
    source: "Data Protection Act 2018, Schedule 1, paragraph 18",
    toConfirm: false,
  },
  {
    code: "vital-interests",
    title: "Vital interests",
    words: "It is needed to protect someone’s life.",
    source: "UK GDPR, article 6(1)(d)",
    toConfirm: false,
  },
  { code: "legal-duty", title: "Legal duty", words: "The law requires it.", source: "UK GDPR, article 6(1)(c)", toConfirm: false },
];

interface Held {
  entries: SharingEntry[];
  /** False while the dialog is to be closed without choosing a place. */
  chooses: boolean;
}
const cases = new WeakMap<FakeCase, Held>();

/** What is held of one case; tests reach in to close the dialog. */
export function sharingOf(one: FakeCase): Held {
  const held = cases.get(one) ?? { entries: [], chooses: true };
  cases.set(one, held);
  return held;
}

/** Agencies the person has decided about. */
const agenciesOf = (one: FakeCase) => consentRecord(one).matters.filter((matter) => matter.purpose === "sharing");

const inFile: Record<string, string[]> = {
  "referral-pdf": ["account", "identity", "contact-email"],
  "referral-json": ["account", "identity", "contact-email"],
  "official-copy": ["account", "identity", "contact-email"],
  "consent-record": ["consent-record"],
  "consent-document": ["consent-record"],
  attachment: ["account", "identity"],
  "decision-history": ["identity", "account"],
  "decision-letter": ["identity", "account"],
};

function covered(one: FakeCase, item: string, { recipient, toWhom }: LeavingTyped): CoveredItem {
  if (recipient === "own-organisation") return { item, cover: "within-organisation", standing: "agreed", limits: "" };
  if (one.identity.ageGroup !== "adult") return { item, cover: "not-asked", standing: "not-asked", limits: "" };
  const agency = agenciesOf(one).find((matter) => matter.about === toWhom.trim());
  const standing = recipient === "home-office" ? current(one, "referral") : (agency?.current ?? "not-asked");
  const covers: Record<string, string> = { agreed: "covered", "best-interests-for": "covered", "agreed-with-limits": "limits" };
  const cover = covers[standing] ?? "not-covered";
  return { item, cover, standing, limits: cover === "limits" ? (agency?.limits ?? "") : "" };
}

function leaves(one: FakeCase, kind: string, leaving: LeavingTyped): Leaving {
  const items = (inFile[kind] ?? refuse("not-found")).map((item) => covered(one, item, leaving));
  const limits = [...new Set(items.flatMap((item) => item.limits || []))];
  const agencies = agenciesOf(one).map((agency) => agency.about);
  return { kind, items, reasonNeeded: items.some((item) => item.cover === "not-covered"), limits, reasons, agencies, anonymous: false };
}

/** Who it is for and why, as every sharing must say. */
function gapsOf(typed: { recipient: string; toWhom: string; why: string }) {
  const gaps = [];
  if (!typed.recipient) gaps.push(finding("recipient", "missing"));
  if (typed.recipient === "other" && !typed.toWhom.trim()) gaps.push(finding("toWhom", "missing"));
  if (!typed.why.trim()) gaps.push(finding("why", "missing"));
  return gaps;
}

export function sharingCommands(world: World): Handlers {
  const log = (one: FakeCase) => ({ entries: sharingOf(one).entries, reasons, agencies: agenciesOf(one).map((agency) => agency.about) });
  const enter = (one: FakeCase, entry: Omit<SharingEntry, "id" | "recordedAt" | "signed" | "accessReceived" | "accessLookedAt">) =>
    sharingOf(one).entries.unshift({ accessReceived: "", accessLookedAt: "", ...entry, id: `shared-${world.next++}`, recordedAt: now(), signed: workerName(world) });

  const save = (id: string, kind: string, leaving: LeavingTyped, bytes: number): SavedFile | null => {
    const one = caseOf(world, id);
    const { items, reasonNeeded, limits } = leaves(one, kind, leaving);
    const gaps = gapsOf(leaving);
    const kept = limits.length === 0 || leaving.limitsKept;
    if (leaving.recipient && reasonNeeded && !leaving.reason) gaps.push(finding("reason", "missing"));
    if (leaving.recipient && !kept && !leaving.reason) gaps.push(finding("limitsKept", "missing"));
    if ((reasonNeeded || leaving.reason) && leaving.recipient && !leaving.justification.trim()) gaps.push(finding("justification", "missing"));
    if (gaps.length) refuse("not-valid", gaps);
    if (!sharingOf(one).chooses) return null;
    const basis = leaving.reason || (leaving.recipient === "own-organisation" ? "within-organisation" : limits.length > 0 ? "limits-kept" : "consent");
    const { recipient, toWhom, why, justification } = leaving;
    const notCovered = items.filter((item) => item.cover === "not-covered");
    enter(one, { at: local(), what: kind, fileKind: kind, recipient, toWhom, why, basis, justification, notCovered });
    world.forms.delete(`leaving/${id}/${kind}`);
    return { bytes, fingerprint: "5e884898da280471".repeat(4), savedAt: now() };
  };

  return {
    read_sharing: ({ case: id }) => log(caseOf(world, id)),
    record_sharing({ case: id, entry }) {
      const one = caseOf(world, id);
      const gaps = gapsOf(entry);
      if (!entry.what.trim()) gaps.unshift(finding("what", "missing"));
      if (!entry.at) gaps.push(finding("at", "missing"));
      if (!entry.basis) gaps.push(finding("basis", "missing"));
      else if (entry.basis !== "consent" && !entry.justification.trim()) gaps.push(finding("justification", "missing"));
      if (gaps.length) refuse("not-valid", gaps);
      enter(one, { ...entry, fileKind: null, notCovered: [] });
      world.forms.delete(`sharing/${id}`);
      return log(one);
    },
    read_leaving: ({ case: id, kind, leaving }) => leaves(caseOf(world, id), kind, leaving),
    save_referral_pdf: ({ case: id, leaving }) => save(id, "referral-pdf", leaving, 184_320),
    save_referral_json: ({ case: id, leaving }) => save(id, "referral-json", leaving, 48_200),
    save_official_copy: ({ case: id, leaving }) => save(id, "official-copy", leaving, 212_000),
    save_consent_pdf: ({ case: id, leaving }) => save(id, "consent-record", leaving, 96_000),
    save_consent_document: ({ case: id, leaving }) => save(id, "consent-document", leaving, 410_000),
  };
}
