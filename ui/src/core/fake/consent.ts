import type {
  AtReferral,
  Birthday,
  ConsentEvent,
  ConsentRecord,
  ConsentToRecord,
  DueItem,
  FieldFinding,
  MatterState,
  OtherRoute,
  SourcedText,
  Statement,
} from "../contract";
import type { Handlers } from "../fake";
import { followsOf } from "./consent-follows";
import { caseOf, type FakeCase, finding, local, now, refuse, workerName, type World } from "./world";

const toolkit = "Home Office First Responder Toolkit, April 2026, sections 2 and 5";

export const statements: Statement[] = [
  { id: "C1", topic: "What the National Referral Mechanism is", words: "The National Referral Mechanism, or NRM, is how the government decides if a person has experienced modern slavery." },
  { id: "C2", topic: "What support it gives", words: "If you agree, you can also ask for support." },
  { id: "C3", topic: "The possible outcomes: two decisions, each positive or negative", words: "There are two decisions. Each answer can be yes or no." },
  { id: "C4", topic: "That information may be sought from, and shared with, the police, the council and others", words: "The people who decide may ask other organisations for information about you." },
  { id: "C5", topic: "How the Home Office uses the information", words: "The Home Office keeps and uses the information in the referral." },
  { id: "C6", topic: "That they can say no, and what then happens", words: "You can say no. If you say no, I will not refer you." },
  { id: "C7", topic: "That the police are notified, and that support does not depend on speaking to them", words: "The police are told. You do not have to speak to them." },
  { id: "C8", topic: "That they can withdraw at any time, and that support then ends", words: "You can change your mind at any time." },
];

const alone = ["referral", "support", "investigations", "named-in-notification", "privacy-notice"];
const channels = ["call", "text", "email", "post", "visit", "through-someone"];
const after: Record<string, string> = {
  agree: "agreed",
  "agree-with-limits": "agreed-with-limits",
  refuse: "refused",
  "more-time": "more-time",
  withdraw: "withdrawn",
  "cannot-decide": "cannot-decide",
};
const holds = ["agreed", "agreed-with-limits"];
const afresh = ["agree", "agree-with-limits", "refuse", "more-time", "cannot-decide"];

export const statutes: Record<string, SourcedText> = {
  scotland: { title: "Adults with Incapacity (Scotland) Act 2000", words: "An intervention must benefit the adult and be the least restrictive option.", source: "Adults with Incapacity (Scotland) Act 2000 s.1", toConfirm: true },
  "northern-ireland": { title: "Mental Capacity Act (Northern Ireland) 2016, in part, and common law", words: "The Act is in force in part only.", source: "Mental Capacity Act (Northern Ireland) 2016", toConfirm: true },
};
const mca: SourcedText = {
  title: "Mental Capacity Act 2005",
  words: "Capacity is presumed. It is about one decision at one time.",
  source: "Mental Capacity Act 2005 ss.1 to 4",
  toConfirm: true,
};
const birthdayRule: SourcedText = {
  title: "At 18 the person is asked whether they want to stay in the NRM",
  words: "Before the conclusive grounds decision the person must say whether they stay in, and apart from that whether they want support. They may say it or write it; it counts only through a First Responder.",
  source: "Home Office bulletin, 13 February 2026; toolkit section 5",
  toConfirm: true,
};
const otherRoutes: OtherRoute[] = [
  { title: "Modern Slavery and Exploitation Helpline", what: "Advice and reporting, also for people who are not ready to consent", phone: "08000 121 700", hours: "24 hours", source: toolkit, verifiedOn: null },
  { title: "Police Scotland", what: "When nobody is in immediate danger", phone: "101", hours: "24 hours", source: toolkit, verifiedOn: "2026-11-21" },
];

type Entry = FakeCase["consent"][number];
const today = () => local().slice(0, 10);
const same = (purpose: string, about: string) => (entry: { purpose: string; about?: string }) =>
  entry.purpose === purpose && (entry.about ?? "") === about;

/** Where one matter stands: the newest decision, then what was decided for the person since. */
export function current(one: FakeCase, purpose: string, about = ""): string {
  const newest = one.consent.filter(same(purpose, about)).filter(({ event }) => event.counts !== false).at(-1)?.event;
  if (!newest) return "not-asked";
  if (newest.decision === "cannot-decide") {
    const made = one.capacity.filter(({ record }) => same(purpose, about)(record)).at(-1)?.record;
    if (made?.bestInterests === "go-ahead") return "best-interests-for";
    if (made?.bestInterests === "do-not") return "best-interests-against";
  }
  const stands = after[newest.decision]!;
  return holds.includes(stands) && newest.until && newest.until < today() ? "lapsed" : stands;
}

function keyOf(one: FakeCase, purpose: string, about: string): string {
  if (!about) return purpose;
  if (purpose === "contact") return `contact-${about}`;
  const abouts = [...new Set(one.consent.filter((entry) => entry.purpose === purpose).map((entry) => entry.about ?? ""))];
  return `${purpose}-${abouts.indexOf(about) + 1}`;
}

function matter(one: FakeCase, purpose: string, about: string): MatterState {
  const events = one.consent.filter(same(purpose, about)).map(({ event }) => event);
  const newest = events.filter((event) => event.counts !== false).at(-1);
  const stands = current(one, purpose, about);
  const waits = stands === "more-time";
  return {
    key: keyOf(one, purpose, about),
    purpose,
    about,
    current: stands,
    since: newest?.at ?? null,
    limits: stands === "agreed-with-limits" ? (newest?.limits ?? "") : "",
    until: stands === "agreed-with-limits" ? (newest?.until ?? null) : null,
    returnOn: waits ? (newest?.returnOn ?? null) : null,
    returnTime: waits ? (newest?.returnTime ?? null) : null,
    mayRecord: holds.includes(stands) ? ["agree-with-limits", "withdraw", "more-time", "cannot-decide"] : afresh,
    mannerNeeded: purpose === "referral" && (one.wasChild || (holds.includes(stands) && one.frozenSince !== null)),
    events: [...events].reverse(),
    follows: followsOf(one, purpose, stands),
  };
}

function matters(one: FakeCase): MatterState[] {
  const abouts = (purpose: string) => [...new Set(one.consent.filter((entry) => entry.purpose === purpose).map((entry) => entry.about ?? ""))];
  const others = ["decision-to-other", "contact", "sharing"].flatMap((purpose) => abouts(purpose).map((about) => [purpose, about] as const));
  return [...alone.map((purpose) => [purpose, ""] as const), ...others].map(([purpose, about]) => matter(one, purpose, about));
}

function atReferral(one: FakeCase): AtReferral {
  const flag = (purpose: string) => {
    const stands = current(one, purpose);
    if ([...holds, "best-interests-for"].includes(stands)) return true;
    return ["refused", "withdrawn", "best-interests-against"].includes(stands) ? false : null;
  };
  const [consents, support] = [flag("referral"), flag("support")];
  const said = new Set(one.consent.filter(({ purpose }) => purpose === "referral").flatMap(({ event }) => event.explained.map(({ id }) => id)));
  const notExplained = consents ? statements.filter(({ id }) => !said.has(id)) : [];
  const lacks = [...(consents === null ? ["not-decided"] : []), ...(notExplained.length ? ["not-informed"] : [])];
  return { consents, support, bestInterests: current(one, "referral").startsWith("best-interests"), lacks, notExplained };
}

function birthday(one: FakeCase, child: boolean): Birthday {
  const on = child ? one.turns18On : null;
  return { turns18On: on, reached: on !== null && on <= today(), rule: birthdayRule, askedAfresh: one.wasChild && !child };
}

function dues(all: readonly MatterState[], born: Birthday): DueItem[] {
  const items = all.flatMap(({ key, purpose, current: stands, returnOn, returnTime, events }): DueItem[] => {
    if (stands === "more-time" && returnOn) return [{ kind: "return", key, purpose, on: returnOn, time: returnTime, overdue: returnOn < today() }];
    const until = events[0]?.until;
    return stands === "lapsed" && until ? [{ kind: "ask-again", key, purpose, on: until, time: null, overdue: true }] : [];
  });
  if (!born.turns18On) return items;
  return [...items, { kind: "turning-18", key: "birthday", purpose: "referral", on: born.turns18On, time: null, overdue: born.reached }];
}

/** The whole record of a case; for someone who is not an adult, nothing is asked. */
export function consentRecord(one: FakeCase): ConsentRecord {
  const { ageGroup, nation } = one.identity;
  const child = ageGroup !== "adult";
  const notAsked = ageGroup === "under-18" ? "not-asked-child" : "not-asked-age-not-known";
  const all = child ? [] : matters(one);
  const born = birthday(one, child);
  const notifies = ["england", "wales"].includes(nation);
  return {
    asking: child ? notAsked : "asked",
    matters: all,
    mayAdd: child ? [] : ["sharing", "decision-to-other", "contact"],
    channelsLeft: child ? [] : channels.filter((channel) => !all.some(({ key }) => key === `contact-${channel}`)),
    toExplain: child ? [] : statements,
    atReferral: atReferral(one),
    talks: [...one.talks].reverse(),
    talkOpen: one.talk !== null,
    capacity: [...one.capacity].reverse(),
    capacityLaw: statutes[nation] ?? mca,
    birthday: born,
    due: dues(all, born),
    sent: one.frozenSince !== null,
    refusalLeadsTo: notifies ? "duty-to-notify" : "other-routes",
    otherRoutes: notifies ? [] : otherRoutes,
  };
}

function gapsOf(one: FakeCase, typed: ConsentToRecord): FieldFinding[] {
  const { decision, purpose, about } = typed;
  const gaps: FieldFinding[] = [];
  const need = (field: string, value: string, code = "missing") => void (value?.trim() || gaps.push(finding(field, code)));
  if (["sharing", "decision-to-other", "contact"].includes(purpose)) need("about", about);
  if (purpose === "referral" && decision === "agree" && typed.explained.length === 0) gaps.push(finding("explained", "none-ticked"));
  need("decision", decision);
  if (decision && !matter(one, purpose, about ?? "").mayRecord.includes(decision)) gaps.push(finding("decision", "not-listed"));
  need("at", typed.at);
  need("words", typed.words);
  if (decision === "agree-with-limits") need("limits", typed.limits);
  if (decision === "more-time") need("returnOn", typed.returnOn);
  if (decision === "cannot-decide") need("why", typed.why);
  if (matter(one, purpose, about ?? "").mannerNeeded) need("manner", typed.manner);
  return gaps;
}

function remarksOf(typed: ConsentToRecord): string[] {
  const unnamed = typed.interpreter?.mode && !typed.interpreter.who;
  return [...(typed.manner === "written" ? ["written-not-attached"] : []), ...(unnamed ? ["no-interpreter-named"] : [])];
}

/** An event as it is kept: what was typed, with the statements it names and when and by whom it was recorded. */
function eventOf(world: World, typed: ConsentToRecord): ConsentEvent {
  const { explained, until, returnOn, returnTime } = typed;
  return {
    ...typed,
    id: `consent-${world.next++}`,
    recordedAt: now(),
    explained: statements.filter(({ id }) => explained.includes(id)),
    until: until || null,
    returnOn: returnOn || null,
    returnTime: returnTime || null,
    document: null,
    remarks: remarksOf(typed),
    counts: true,
    signed: workerName(world),
  };
}

const fingerprint = "c0ffee00".repeat(8);

export function consentCommands(world: World): Handlers {
  return {
    read_consent: ({ case: id }) => consentRecord(caseOf(world, id)),
    record_consent({ case: id, event }) {
      const one = caseOf(world, id);
      const about = event.about?.trim() ?? "";
      const gaps = gapsOf(one, { ...event, about });
      if (gaps.length) refuse("not-valid", gaps);
      const entry: Entry = { purpose: event.purpose, about, event: eventOf(world, event) };
      one.consent.push(entry);
      world.forms.delete(`consent/${id}`);
      return consentRecord(one);
    },
    attach_consent_document({ case: id, event }) {
      const one = caseOf(world, id);
      const found = one.consent.find((entry) => entry.event.id === event)?.event ?? refuse("not-found");
      const chosen = world.toChoose?.[0];
      if (!chosen) return null;
      found.document = { name: chosen.name, bytes: chosen.bytes, fingerprint, attachedAt: now() };
      found.remarks = found.remarks.filter((remark) => remark !== "written-not-attached");
      return consentRecord(one);
    },
    save_consent_document: () => ({ bytes: 48_213, fingerprint, savedAt: now() }),
    save_consent_pdf: () => ({ bytes: 61_004, fingerprint, savedAt: now() }),
  };
}
