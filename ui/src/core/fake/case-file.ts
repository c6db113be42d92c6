// A case file on its way out. What each kind holds is Rust's: here it is enough to look at every screen.
import type { CaseFileShown, FileChoice, FileEntry, FileToLeave, LeavingTyped, PersonNamed, Protection, Replacement, SavedFile } from "../contract";
import type { Handlers } from "../fake";
import { fileEntries, listedFiles } from "./case-file-practice";
import { sharingCommands, sharingOf } from "./sharing";
import { caseOf, type FakeCase, finding, local, now, refuse, type World, workerName } from "./world";

const all = ["case", "open", "steps", "warnings", "going-in", "referral", "decisions", "consent", "sharing", "notes", "files", "people", "chronology"];
const kinds: Record<string, { parts: string[]; fixed: string[] }> = {
  "whole-case": { parts: all, fixed: ["case", "open", "steps"] },
  "referral-pack": {
    parts: ["case", "open", "steps", "referral", "decisions", "consent", "sharing", "files", "people"],
    fixed: ["case", "open", "steps", "referral"],
  },
  chronology: { parts: ["case", "chronology"], fixed: ["case", "chronology"] },
  notes: { parts: ["case", "notes", "files"], fixed: ["case", "notes"] },
  "consent-record": { parts: ["case", "consent"], fixed: ["case", "consent"] },
  "hand-over": { parts: all, fixed: all },
  "subject-access": { parts: all, fixed: ["case"] },
};
const thirdParty = ["people", "warnings", "going-in"];
const sensitive = ["warnings", "going-in"];

interface Held {
  entries: Record<string, FileEntry[]>;
  people: PersonNamed[];
}
const cases = new WeakMap<FakeCase, Held>();

/** What is held of one case; tests reach in to change it. */
export function caseFileOf(one: FakeCase): Held {
  const people: PersonNamed[] = [
    { person: "self", called: one.identity.called, role: "" },
    { person: "lm", called: "LM", role: "Sister, in Leeds" },
  ];
  const held = cases.get(one) ?? { entries: fileEntries(one.identity), people };
  cases.set(one, held);
  return held;
}

const isDay = (typed: string) => !typed || (/^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed)));

function wrongWith({ kind, from, to }: FileChoice) {
  const wrong = [];
  if (kind && !kinds[kind]) wrong.push(finding("kind", "not-listed"));
  if (!kinds[kind]?.parts.includes("notes")) return wrong;
  if (!isDay(from)) wrong.push(finding("from", "no-such-date"));
  if (!isDay(to)) wrong.push(finding("to", "no-such-date"));
  if (wrong.length === 0 && from && to && to < from) wrong.push(finding("to", "before-start"));
  return wrong;
}

/** A day stands in a note's place in the fake, as `note/2026-03-17-1`. */
const ofDays = (entry: FileEntry, { from, to }: FileChoice) => {
  const day = entry.place.slice(5, 15);
  return (!from || day >= from) && (!to || day <= to);
};

function replacing(file: CaseFileShown, { people }: Held, choice: FileChoice): Replacement[] {
  return choice.replaced.filter(({ how }) => how !== "shown").map(({ person, how }, place) => {
    const name = people.find((one) => one.person === person)?.called ?? refuse("not-found");
    const by = how === "pseudonym" ? `Person ${String.fromCharCode(65 + place)}` : "[name removed]";
    let times = 0;
    const put = (text: string) => text.replaceAll(new RegExp(`\\b${name}\\b`, "gu"), () => (times++, by));
    for (const entry of file.parts.flatMap((part) => part.entries)) {
      entry.title = put(entry.title);
      for (const row of entry.rows) row.text = put(row.text);
    }
    return { names: [name], by, times };
  });
}

/** In a file for the person themself everyone else is taken out where nothing was chosen. */
function ownNames(typed: FileChoice, { people }: Held): FileChoice {
  if (typed.kind !== "subject-access") return typed;
  const others = people.filter(({ person }) => person !== "self");
  const replaced = others.map(({ person }) => typed.replaced.find((one) => one.person === person) ?? { person, how: "redact" });
  return { ...typed, replaced };
}

function accessOf({ kind, access }: FileChoice) {
  if (kind !== "subject-access") return null;
  const received = access?.received ?? "";
  const by = isDay(received) && received ? new Date(`${received}T00:00Z`) : null;
  by?.setUTCMonth(by.getUTCMonth() + 1);
  return { months: 1, source: "UK GDPR, Article 12(3)", toConfirm: true, answerBy: by?.toISOString().slice(0, 10) ?? null };
}

function toLeave(one: FakeCase, typed: FileChoice): FileToLeave {
  const wrong = wrongWith(typed);
  if (wrong.length) refuse("not-valid", wrong);
  const held = caseFileOf(one);
  const choice = ownNames(typed, held);
  const nothing: FileToLeave = { choice, kinds: Object.keys(kinds), parts: [], people: held.people, preview: null, replacements: [], leftovers: [], files: [], access: null };
  const kind = kinds[choice.kind];
  if (!kind) return nothing;
  const entriesOf = (part: string) => (held.entries[part] ?? []).filter((entry) => part !== "notes" || ofDays(entry, choice));
  const begins = (part: string) => !thirdParty.includes(part) && !sensitive.includes(part);
  const parts = kind.parts.map((part) => ({
    part,
    fixed: kind.fixed.includes(part),
    ticked: kind.fixed.includes(part) || (choice.parts ? choice.parts.includes(part) : begins(part)),
    thirdParty: thirdParty.includes(part),
    sensitive: sensitive.includes(part),
    entries: entriesOf(part).length,
  }));
  const within = parts.filter((part) => part.ticked);
  const preview: CaseFileShown = {
    parts: within.map(({ part }) => ({ part, entries: structuredClone(entriesOf(part)) })),
    leftOut: all.filter((part) => !within.some((one) => one.part === part)),
    entries: within.reduce((sum, part) => sum + part.entries, 0),
  };
  const files = choice.replaced.length === 0 && within.some(({ part }) => part === "files") ? listedFiles : [];
  if (choice.kind === "subject-access") preview.leftOut.push("oversight");
  return { ...nothing, parts, preview, replacements: replacing(preview, held, choice), files, access: accessOf(choice) };
}

export function caseFileCommands(world: World): Handlers {
  const shared = sharingCommands(world);
  const own = ["case-file", "readable-copy"];

  function save(id: string, choice: FileChoice, leaving: LeavingTyped, kind: string, bytes: number): SavedFile | null {
    const one = caseOf(world, id);
    if (choice.kind === "subject-access") {
      const { confirmed = false, lookedAt = "" } = choice.access ?? {};
      const unsaid = [!confirmed && finding("accessConfirmed", "not-ticked"), !lookedAt.trim() && finding("accessLookedAt", "missing")];
      const missing = unsaid.filter((one) => one !== false);
      if (missing.length) refuse("not-valid", missing);
      leaving = { ...leaving, recipient: "other", toWhom: "The person", why: "For the person, on their request", reason: "own-record" };
    }
    if (!toLeave(one, choice).preview) refuse("not-valid", [finding("kind", "missing")]);
    const gaps = (["recipient", "why"] as const).filter((field) => !leaving[field].trim()).map((field) => finding(field, "missing"));
    const { items, reasonNeeded } = shared.read_leaving!({ case: id, kind: "referral-pdf", leaving });
    if (leaving.recipient && reasonNeeded && !leaving.reason) gaps.push(finding("reason", "missing"));
    if (gaps.length) refuse("not-valid", gaps);
    if (!sharingOf(one).chooses) return null;
    const { recipient, toWhom, why, justification } = leaving;
    const basis = leaving.reason || (recipient === "own-organisation" ? "within-organisation" : "consent");
    const notCovered = items.filter((item) => item.cover === "not-covered");
    const said = { at: local(), what: kind, fileKind: kind, recipient, toWhom, why, basis, justification, notCovered, accessReceived: choice.access?.received ?? "", accessLookedAt: choice.access?.lookedAt ?? "" };
    sharingOf(one).entries.unshift({ ...said, id: `shared-${world.next++}`, recordedAt: now(), signed: workerName(world) });
    world.forms.delete(`leaving/${id}/${kind}`);
    world.forms.delete(`export/${id}`);
    return { bytes, fingerprint: "5e884898da280471".repeat(4), savedAt: now() };
  }

  function protect({ colleagues, passphrase }: Protection): void {
    if (colleagues.length > 0) return;
    if (!passphrase) refuse("not-valid", [finding("passphrase", "missing")]);
    if (passphrase.trim().split(/\s+/u).length < 4 && passphrase.length < 15) refuse("not-valid", [finding("passphrase", "too-short", 15)]);
  }

  return {
    read_file_to_leave: ({ case: id, choice }) => toLeave(caseOf(world, id), choice),
    read_leaving: ({ case: id, kind, leaving }) => ({
      ...shared.read_leaving!({ case: id, kind: own.includes(kind) ? "referral-pdf" : kind, leaving }),
      kind,
    }),
    save_sealed_file({ case: id, choice, leaving, protection }) {
      protect(protection);
      return save(id, choice, leaving, "case-file", 2_412_000);
    },
    save_readable_copy: ({ case: id, choice, leaving }) => save(id, choice, leaving, "readable-copy", 318_000),
  };
}
