// The timeline as the window shows it: titles, ways, what a filter lets through, and the parts it is drawn in.
import type { SafetyLine, TimelineDay, TimelineEntry } from "../core/contract";
import { route } from "../core/router.svelte";
import { wordFor, words } from "../words";

const say = words.cases.overview;
/** More than these are drawn month by month. */
const AT_ONCE = 60;

export function entryTitle(entry: TimelineEntry, steps: readonly SafetyLine[]): string {
  const kind = wordFor(say.kinds, entry.kind);
  const told = entry.kind === "sent" ? words.referral.routes : say.outcomes;
  const outcome = entry.outcome ? wordFor(told, entry.outcome) : "";
  if (stepOf[entry.kind]) return stepOf[entry.kind]!(steps.find((line) => line.id === entry.about)?.title, outcome) ?? kind;
  if (entry.outcome && named[entry.kind]) return named[entry.kind]!(entry.outcome);
  if (entry.kind === "consent") return `${purposeWords(entry.about ?? "")}: ${outcome}`;
  if (entry.kind === "capacity" && outcome) return `${kind}: ${outcome}`;
  if (decided[entry.kind] && entry.outcome) return decided[entry.kind]!(wordFor(words.nrm.acts, entry.outcome));
  if (entry.kind === "situation") return situationTitle(entry) ?? kind;
  if (entry.kind === "export" || entry.kind === "sharing") return kind;
  return outcome ? `${kind} (${outcome})` : kind;
}

/** Which fact changed, and how; nothing where the entry names none that the window knows. */
function situationTitle({ about, outcome }: TimelineEntry): string | undefined {
  const fact = words.situation.facts[about ?? ""];
  return fact && say.situation(fact.says, outcome ? wordFor(words.situation.answers, outcome) : "");
}

/** What is told of a safety step by its title; nothing where the step is not known any more. */
const stepOf: Record<string, (title: string | undefined, outcome: string) => string | undefined> = {
  safety: (title = say.kinds.safety, outcome) => (outcome ? `${title}: ${outcome}` : title),
  "step-added": (title) => title && say.stepAdded(title),
};

/** What has words of its own for how it turned out. */
const named: Record<string, (outcome: string) => string> = {
  warning: (kind) => say.warning(wordFor(words.warnings.kinds, kind)),
  "warning-ended": (kind) => say.warningEnded(wordFor(words.warnings.kinds, kind)),
  "case-closed": (reason) => say.closed(wordFor(words.closing.reasons, reason)),
};

/** What a record of the NRM says of the act it is about. */
const decided: Record<string, (act: string) => string> = {
  decision: (act) => act,
  "decision-taken-back": say.takenBack,
  "decision-letter": say.letter,
};

/** The matter may be one of several of its purpose: `contact-email`, `sharing-1`. */
function purposeWords(about: string): string {
  const purpose = Object.keys(say.purposes).find((code) => about === code || about.startsWith(`${code}-`));
  return purpose ? say.purposes[purpose]! : about;
}

/** Where on the referral a thing was done. */
const referralParts: Record<string, string> = { "read-back": "read", identifier: "identifiers", sent: "sent", "official-copy": "sent" };
/** What has a page of its own in the case. */
const pages: Record<string, string> = { situation: "situation", warning: "warnings", "warning-ended": "warnings", "case-closed": "close", "case-reopened": "close", sharing: "sharing" };
const ofConsent = ["consent", "talk", "capacity"];
const ofNotes = ["note", "note-filed", "attachment", "addition", "correction"];

/** The route that shows it; null where nothing more is to be seen. */
export function entryRoute(id: string, { kind, about }: TimelineEntry): string | null {
  if (ofNotes.includes(kind) && about) return route("c", id, "notes", about);
  // It is not in this case any more: it is shown by itself.
  if (kind === "note-taken-out" && about) return route("notes", about);
  if (ofConsent.includes(kind)) return route("c", id, "consent");
  if (pages[kind]) return route("c", id, pages[kind]);
  if ((kind === "safety" || kind === "step-added") && about) return route("c", id, "safety", about);
  // The log of news asked for stands on the page of decisions.
  if (kind === "news-asked") return route("c", id, "decisions");
  if (decided[kind]) return about ? route("c", id, "decisions", about) : route("c", id, "decisions");
  const part = referralParts[kind];
  return part ? route("c", id, "referral", part) : null;
}

/** The days with only what belongs to a filter; days without any are left out. */
export function filtered(days: readonly TimelineDay[], filter: string): TimelineDay[] {
  if (filter === "everything") return [...days];
  const kept = days.map(({ day, entries }) => ({ day, entries: entries.filter((entry) => entry.group === filter) }));
  return kept.filter((day) => day.entries.length > 0);
}

export const countEntries = (days: readonly TimelineDay[]) => days.reduce((sum, day) => sum + day.entries.length, 0);

/** The days in the parts they are drawn in: all at once when they are few; else a month, and no more than so many entries. */
export function inParts(days: readonly TimelineDay[]): TimelineDay[][] {
  if (countEntries(days) <= AT_ONCE) return days.length > 0 ? [[...days]] : [];
  const parts: TimelineDay[][] = [];
  for (const day of days) {
    const last = parts.at(-1);
    const sameMonth = last?.[0]?.day.slice(0, 7) === day.day.slice(0, 7);
    if (last && sameMonth && countEntries(last) + day.entries.length <= AT_ONCE) last.push(day);
    else parts.push([day]);
  }
  return parts;
}
