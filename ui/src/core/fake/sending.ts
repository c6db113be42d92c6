// From the last check to sent. The rows are those of a made-up case, a few pages of the online form.
import type { CopyList, CopyRow, Evidence, EvidenceList, OnlineDraft, ReadBack, ReadBackToRecord, SentRecord, SentReferral } from "../contract";
import type { Handlers } from "../fake";
import { account, heldOf, identifiers } from "./account";
import { current } from "./consent";
import { caseOf, type FakeCase, finding, now, refuse, type World } from "./world";
import { mayRefer } from "./you";

type Row = Omit<CopyRow, "state" | "characters">;
const row = (page: string, section: string, pageTitle: string, field: string, act: string, lines: string[], more: Partial<Row> = {}): Row => ({
  page,
  section,
  pageTitle,
  field,
  label: "",
  act,
  lines,
  tooLong: null,
  finding: null,
  ...more,
});

const story = account[0]!.text;
const long = Array.from({ length: 18 }, () => story).join("\n\n");

const you = "First Responder Details";
const background = "Potential Victim’s Background";
const details = "Exploitation Details";
const theirs = "Potential Victim Personal Details";
const contact = "Decision Making and Contact";

const rows: Row[] = [
  row("reference", you, "Own reference", "reference", "copy", ["TM-118"], { label: "Your own reference for the draft" }),
  row("organisation", you, "Organisation", "user-organisation", "pick", ["Thurrock Council"], { label: "First Responder organisation" }),
  row("pv-under-age", "Age Confirmation", "Under 18 now?", "pv-under-age", "choose", ["No"]),
  row("what-is-their-background", background, "Background", "birthplace", "copy", ["Not known: not asked, the person was tired."], { label: "Place of birth" }),
  row("what-is-their-background", background, "Background", "family", "copy", [story.slice(0, 340)], { label: "Family background" }),
  row("what-is-their-background", background, "Background", "education", "leave", [], { label: "Education", finding: finding("education", "missing") }),
  row("what-happened", details, "What happened", "exploitation-details", "copy", [long], { tooLong: 6000 }),
  row("types-of-exploitation", details, "Types of exploitation", "types-of-exploitation-forced-to-work", "tick", ["Forced to work"]),
  row("types-of-exploitation", details, "Types of exploitation", "types-of-exploitation-wages-taken", "tick", ["Wages taken"]),
  row("where-exploitation-happened-uk", "Exploitation Location", "UK places", "city-1", "pick", ["Thurrock"], { label: "Town or city 1" }),
  row("pv-dob", theirs, "Date of birth", "pv-dob", "date", ["27", "3", "1996"]),
  row("pv-nationality-referral", theirs, "Nationality", "pv-nationality", "pick", ["Vietnamese"], { label: "Nationality" }),
  row("pv-contact-details-referral", contact, "Contact for the decision", "pv-contact-details", "choose", ["Email", "Post"], { label: "How to reach the person" }),
  row("upload-evidence", contact, "Supporting files", "upload-file", "files", []),
];

interface Held {
  /** What was entered, by field: the lines as they were then. */
  entered: Map<string, string>;
  lines: Record<string, string[]>;
  copiedAt: string | null;
  remindAt: string | null;
  evidence: Evidence[];
  read: Map<string, ReadBackToRecord & { at: string }>;
  sent: SentReferral[];
  /** What a test says keeps it back: the gates of consent are Rust's. */
  blocked: string | null;
}
const cases = new WeakMap<FakeCase, Held>();

/** What is held of one case; tests reach in to change an answer or a clock. */
export function sendingOf(one: FakeCase): Held {
  const nothing: Held = { entered: new Map(), lines: {}, copiedAt: null, remindAt: null, evidence: [], read: new Map(), sent: [], blocked: null };
  const held = cases.get(one) ?? nothing;
  cases.set(one, held);
  return held;
}

function routeOf(one: FakeCase): string {
  if (one.identity.ageGroup !== "adult") return "child-nrm";
  const consent = current(one, "referral");
  const agreed = ["agreed", "agreed-with-limits", "best-interests-for"];
  return agreed.includes(consent) ? "adult-nrm" : consent === "refused" ? "dtn-anonymous" : "undecided";
}

const day = (text: string, by: number) => new Date(new Date(text).getTime() + by * 86_400_000).toISOString().slice(0, 10);

export function onlineFrom(begunOn: string, savedOn: string): OnlineDraft {
  const deletedOn = day(begunOn, 28);
  const daysLeft = Math.round((new Date(deletedOn).getTime() - new Date(now().slice(0, 10)).getTime()) / 86_400_000);
  const state = daysLeft < 0 ? "gone" : daysLeft <= 7 ? "warn" : "running";
  return { begunOn, savedOn, deletedOn, deletedOnByLastSave: day(savedOn, 28), daysLeft, state };
}

const kinds = ["doc", "docx", "pdf", "jpg", "jpeg", "png"];

export function sendingCommands(world: World): Handlers {
  const blocked = (one: FakeCase): string | null => {
    const { standing } = mayRefer(world);
    const { blocked } = sendingOf(one);
    if (blocked) return blocked;
    if (["not-first-responder", "organisation-not-listed"].includes(standing)) return standing;
    if (routeOf(one) === "undecided") return "undecided";
    const check = identifiers(one);
    if (check.standing === "not-here") return "not-here";
    return check.undecided > 0 ? "identifiers" : null;
  };

  const list = (one: FakeCase): CopyList => {
    const held = sendingOf(one);
    const all = rows.map((entry): CopyRow => {
      const lines = held.lines[entry.field] ?? entry.lines;
      const entered = held.entered.get(entry.field);
      const state = entered === undefined ? "not-entered" : entered === lines.join("\n") ? "entered" : "changed-since";
      return { ...entry, lines, characters: [...lines.join("\n")].length, state };
    });
    const last = all.findLastIndex((entry) => entry.state !== "not-entered");
    return {
      route: routeOf(one),
      rows: all,
      entered: all.filter((entry) => entry.state === "entered").length,
      resumeAt: (all.slice(last + 1).find((entry) => entry.state !== "entered") ?? all.find((entry) => entry.state !== "entered"))?.field ?? null,
      blocked: blocked(one),
      mayRefer: mayRefer(world),
      missing: all.filter((entry) => entry.finding).length,
      online: one.online,
      evidence: held.evidence,
      lastCopiedAt: held.copiedAt,
      remindAt: held.remindAt,
      pageMinutes: 60,
      liveService: "https://www.modernslavery.gov.uk/start",
      declaration: "I confirm that the information in this form is true to the best of my knowledge.",
    };
  };

  const evidence = (one: FakeCase): EvidenceList => ({ files: sendingOf(one).evidence, kinds, maxMegabytes: 25, mostFiles: 99 });

  const readBack = (one: FakeCase): ReadBack => {
    const { read } = sendingOf(one);
    const paragraphs = account.flatMap(({ page, field, label }) =>
      heldOf(one).texts[field]!.split("\n\n").map((text, place) => {
        const was = read.get(`${field} ${place}`);
        const same = was?.text === text ? was : null;
        return { page, field, label, place, text, outcome: same?.outcome ?? "", words: same?.words ?? "", at: same?.at ?? null };
      }),
    );
    return { paragraphs, read: paragraphs.filter((entry) => entry.outcome).length };
  };

  const record = (one: FakeCase): SentRecord => {
    const all = list(one);
    return {
      sent: sendingOf(one).sent,
      frozen: one.frozenSince !== null,
      version: one.referralVersion,
      blocked: all.blocked,
      mayRefer: all.mayRefer,
      missing: all.missing,
      notEntered: all.rows.length - all.entered,
    };
  };

  return {
    read_read_back: ({ case: id }) => readBack(caseOf(world, id)),
    record_read_back({ case: id, outcome }) {
      const one = caseOf(world, id);
      if (outcome.outcome === "changed" && !outcome.words.trim()) refuse("not-valid", [finding("words", "missing")]);
      sendingOf(one).read.set(`${outcome.field} ${outcome.place}`, { ...outcome, at: now() });
      return readBack(one);
    },
    read_copy_list: ({ case: id }) => list(caseOf(world, id)),
    copy_answer({ case: id, field }) {
      const one = caseOf(world, id);
      if (blocked(one)) refuse("not-yet");
      if (!rows.some((entry) => entry.field === field && ["copy", "pick"].includes(entry.act))) refuse("not-found");
      const held = sendingOf(one);
      held.copiedAt = now();
      held.remindAt = new Date(Date.now() + 50 * 60_000).toISOString();
      return { clearsInSeconds: 60, lastCopiedAt: held.copiedAt, remindAt: held.remindAt };
    },
    mark_entered({ case: id, field, entered }) {
      const one = caseOf(world, id);
      const held = sendingOf(one);
      const of = list(one).rows.find((entry) => entry.field === field) ?? refuse("not-found");
      if (entered) held.entered.set(field, of.lines.join("\n"));
      else held.entered.delete(field);
      return list(one);
    },
    record_online_draft({ case: id, draft: { begunOn, savedOn } }) {
      const one = caseOf(world, id);
      const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(text).getTime());
      const gaps = Object.entries({ begunOn, savedOn }).filter(([, text]) => !isDay(text));
      if (gaps.length) refuse("not-valid", gaps.map(([field, text]) => finding(field, text ? "no-such-date" : "missing")));
      one.online = onlineFrom(begunOn, savedOn);
      world.forms.delete(`online/${id}`);
      return list(one);
    },
    read_evidence: ({ case: id }) => evidence(caseOf(world, id)),
    add_evidence({ case: id }) {
      const one = caseOf(world, id);
      const number = world.next++;
      const odd = number % 2 === 1;
      sendingOf(one).evidence.push(
        { id: `file-${number}`, name: "photographs-of-hands.pdf", bytes: 1_840_000, fingerprint: "c0ffee42".repeat(8), description: "", findings: [] },
        ...(odd ? [{ id: `file-${number}b`, name: "voice-message.mp3", bytes: 31_200_000, fingerprint: "0badf00d".repeat(8), description: "", findings: ["wrong-kind", "too-large"] }] : []),
      );
      return evidence(one);
    },
    describe_evidence({ case: id, evidence: file, description }) {
      const one = caseOf(world, id);
      const found = sendingOf(one).evidence.find((entry) => entry.id === file) ?? refuse("not-found");
      found.description = description;
      return evidence(one);
    },
    remove_evidence({ case: id, evidence: file }) {
      const one = caseOf(world, id);
      const held = sendingOf(one);
      held.evidence = held.evidence.filter((entry) => entry.id !== file);
      return evidence(one);
    },
    read_sent: ({ case: id }) => record(caseOf(world, id)),
    record_sent({ case: id, sent }) {
      const one = caseOf(world, id);
      if (one.frozenSince) refuse("already-sent");
      if (blocked(one)) refuse("not-yet");
      const gaps = (["at", "who"] as const).filter((field) => !sent[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      one.frozenSince = now();
      one.identity.referral = "sent";
      sendingOf(one).sent.unshift({
        ...sent,
        id: `sent-${world.next++}`,
        version: one.referralVersion,
        route: routeOf(one),
        formVersion: "2026-04",
        recordedAt: now(),
        digest: "7d865e95".repeat(8),
        copy: null,
      });
      world.forms.delete(`sent/${id}`);
      return record(one);
    },
    note_reference({ case: id, sent, reference }) {
      const one = caseOf(world, id);
      if (!reference.trim()) refuse("not-valid", [finding("reference", "missing")]);
      const held = sendingOf(one).sent.find((it) => it.id === sent) ?? refuse("not-found");
      held.reference = reference.trim();
      world.forms.delete(`reference/${sent}`);
      return record(one);
    },
    attach_official_copy({ case: id, sent }) {
      const one = caseOf(world, id);
      const found = sendingOf(one).sent.find((entry) => entry.id === sent) ?? refuse("not-found");
      found.copy = { name: "referral-copy.pdf", bytes: 212_000, fingerprint: "a11ce000".repeat(8), attachedAt: now() };
      return record(one);
    },
    save_prompt_sheet: () => ({ bytes: 96_000, fingerprint: "60303ae2".repeat(8), savedAt: now() }),
  };
}
