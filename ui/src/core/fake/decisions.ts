// Decisions and their clocks, in memory. A few of the states and rules: the machine and the law are Rust's.
import type {
  ClockRow,
  CourseStep,
  DecisionHeadline,
  DecisionPage,
  DecisionShown,
  DecisionTyped,
  LinkedCase,
  NewsAskedShown,
  OfferedStep,
} from "../contract";
import type { Handlers } from "../fake";
import { acceptStep } from "./after-decisions";
import { current } from "./consent";
import { between, dayFrom, readable, today, workingDayFrom, workingDays } from "./decision-days";
import { days, ends, first, last, letters, machine, mayRecord } from "./decision-machine";
import { reconsider, type Rule, rules, toolkit } from "./decision-rules";
import { sendingOf } from "./sending";
import { caseOf, type FakeCase, finding, now, refuse, type World, workerName } from "./world";

interface Held {
  /** In the order in which they were recorded. */
  events: DecisionShown[];
  settled: Map<string, string>;
  /** The latest first. */
  asks: NewsAskedShown[];
  linked: LinkedCase[];
  /** What a test says of the page instead. */
  shown: Partial<DecisionPage>;
  /** False while the dialog is to be closed without choosing a file. */
  chooses: boolean;
}
const cases = new WeakMap<FakeCase, Held>();

/** What is held of one case; tests reach in to put a clock or a headline there. */
export function decisionsOf(one: FakeCase): Held {
  const held = cases.get(one) ?? { events: [], settled: new Map<string, string>(), asks: [], linked: [], shown: {}, chooses: true };
  cases.set(one, held);
  return held;
}

// --- Where a case stands.

const dayOf = ({ typed }: DecisionShown) => typed.dated || typed.received;

/** The day of sending into the NRM; a notification starts nothing. */
function sentOn(one: FakeCase): string | null {
  const nrm = sendingOf(one).sent.filter(({ route }) => !route.startsWith("dtn"));
  return nrm.map(({ at }) => at.slice(0, 10)).sort()[0] ?? null;
}

/** Where it stands while nothing is sent as a referral. */
const before = (one: FakeCase) => (one.frozenSince ? "dtn-sent" : "draft-nrm");

function courseOf(one: FakeCase): CourseStep[] {
  const sent = sentOn(one);
  const course: CourseStep[] = sent ? [{ act: "nrm-sent", on: sent, from: "draft-nrm", to: "rg-pending", event: null, outOfOrder: false }] : [];
  const counting = decisionsOf(one).events.filter(({ takenBackAt, replacedBy }) => !takenBackAt && !replacedBy);
  for (const event of counting.sort((a, b) => dayOf(a).localeCompare(dayOf(b)))) {
    const from = course.at(-1)?.to ?? before(one);
    const to = machine[from]?.[event.act];
    course.push({ act: event.act, on: dayOf(event), from, to: to || from, event: event.id, outOfOrder: to === undefined });
  }
  return course;
}

// --- Clocks.

const lasts = (says: string) => says === "lasts-until" || says === "up-to";
const letterSays = (act: string) => (act.startsWith("move-on") ? "lasts-until" : act.endsWith("-negative") ? "last-day" : "by");

function endsIt(says: string, started: string, { act }: CourseStep): boolean {
  if (ends.includes(act) || act === "withdrawn") return true;
  if (started === "nrm-sent") return act in first;
  if (started === "information-asked") return act === "information-given" || act in first || act in last;
  if (lasts(says)) return act === "support-ended" || act === "move-on-extended";
  if (says === "last-day") return act === "reconsideration-asked" || act.endsWith("-positive");
  return act in last || act.startsWith("both-");
}

function clocksOf(one: FakeCase, course: readonly CourseStep[]): ClockRow[] {
  const { settled, events } = decisionsOf(one);
  const of = (step: CourseStep, place: number, rule: Rule, on: string | null, why: string): ClockRow => {
    const key = `${rule.id}/${step.event ?? "sent-1"}`;
    const ended = course.slice(place + 1).find((later) => endsIt(rule.says, step.act, later));
    const past = on !== null && on < today();
    const running = ended ? "ended" : settled.has(key) ? "settled" : on === null ? "no-day" : past ? "past" : "coming";
    const [from, to] = past ? [on, today()] : [today(), on ?? today()];
    const { title, says, kind, source, owedBy, leadsTo, toConfirm = false } = rule;
    return {
      key, title, act: step.act, step: null, started: step.on, event: step.event, on, time: null, says, kind, running,
      ended: ended?.act ?? null,
      endedOn: ended?.on ?? null,
      how: on === null ? "" : past ? "past" : on === today() ? "today" : "in",
      count: rule.working ? workingDays(from, to) : between(from, to),
      unit: rule.working ? "working-days" : "days",
      why, source, owedBy, leadsTo, toConfirm,
      beyondList: rule.days !== null && on === null,
      maySettle: running === "past" && !["none", "not-before"].includes(says),
      settledWhy: running === "settled" ? settled.get(key)! : "",
    };
  };
  const rows = course.flatMap((step, place) => {
    const ruled = (step.outOfOrder ? [] : (rules[step.act] ?? [])).map((rule) => {
      const counted = rule.days === null ? null : rule.working ? workingDayFrom(step.on, rule.days) : dayFrom(step.on, rule.days);
      // The list of bank holidays ends: nothing is guessed beyond it.
      const on = counted && rule.working && counted > "2028-12-31" ? null : counted;
      const number = rule.days === null ? "No number of days is set." : `${rule.days} ${rule.working ? "working days" : "calendar days"}, counted from ${step.on}.`;
      return of(step, place, rule, on, `${rule.title}. ${number} Source: ${rule.source}.`);
    });
    const until = events.find(({ id }) => id === step.event)?.typed.until;
    if (!until) return ruled;
    const letter: Rule = { ...reconsider, id: "letter", title: "", says: letterSays(step.act), kind: "requirement", days: 0, source: "The letter", owedBy: "", leadsTo: "" };
    return [...ruled, of(step, place, letter, until, "The letter names this day.")];
  });
  const rank = ({ running }: ClockRow) => ["coming past", "no-day", "ended settled"].findIndex((group) => group.includes(running));
  return rows.sort((a, b) => rank(a) - rank(b) || (a.on ?? "").localeCompare(b.on ?? ""));
}

// --- The conclusion.

function speaksFor({ act, says, running }: ClockRow, state: string): boolean {
  if (!["coming", "past"].includes(running)) return false;
  if (state === "rg-pending") return act === "nrm-sent";
  if (state.endsWith("-information-asked")) return act === "information-asked";
  if (state.includes("-negative")) return says === "last-day";
  return ["rg-positive", "cg-positive", "move-on"].includes(state) && lasts(says);
}

function headlineOf(state: string, since: string | null, clocks: readonly ClockRow[]): DecisionHeadline {
  const clock = clocks.filter((row) => speaksFor(row, state)).sort((a, b) => a.on!.localeCompare(b.on!))[0];
  if (clock) {
    const { key, title, says, how, on, count, unit } = clock;
    return { clock: key, title, says, how, on, count, unit };
  }
  const waits = since !== null && !ends.includes(state);
  return { clock: null, title: "", says: "none", how: waits ? "since" : "nothing", on: since, count: since ? between(since, today()) : 0, unit: "days" };
}

const steps: Record<string, Pick<OfferedStep, "step" | "title" | "what">[]> = {
  "rg-positive": [
    { step: "dec-support-worker", title: "Check that support has begun", what: "Ask the person whether a support worker has been in touch. If not, call the Salvation Army." },
    { step: "dec-legal-advice", title: "Tell the person about free legal advice", what: "Legal aid opens with a positive reasonable grounds decision. Give the person names of solicitors." },
  ],
  "rg-negative": [
    { step: "dec-safety-plan", title: "Look at the safety plan again", what: "Safeguarding does not end with a negative decision. Ask where the person sleeps tonight." },
    { step: "dec-reconsideration", title: "Talk about asking for reconsideration", what: "Tell the person the last day and who can ask for them." },
  ],
};

function offered(act: string): OfferedStep[] {
  const rest = { who: "First Responder", howSoon: "immediately", source: toolkit, toConfirm: true, answer: "", why: "", answeredAt: null };
  return (steps[act] ?? steps[act.replace(/^(both|cg)/, "rg")] ?? []).map((step) => ({ ...step, ...rest }));
}

const askText = (reference: string, sent: string) =>
  `Referral reference: ${reference || "[reference]"}\nReferral sent: ${sent}\n\nPlease tell me when a decision can be expected, and whether you need anything more from me.\n\n[your name and how to reach you]`;

/** The page of decisions, as it is read. */
export function decisionPage(one: FakeCase): DecisionPage {
  const held = decisionsOf(one);
  const course = courseOf(one);
  const clocks = clocksOf(one, course);
  const sent = sentOn(one);
  const state = course.at(-1)?.to ?? before(one);
  const since = course.findLast(({ from, to }) => from !== to)?.on ?? null;
  const flag = course.findLast(({ act }) => act.startsWith("disqualif") && !act.endsWith("considered"))?.act;
  const reference = sendingOf(one).sent[0]?.reference ?? "";
  const waits = /-(pending|asked|reconsidered)$|^rg-positive$/.test(state);
  return {
    state, since, sent: sent !== null, reference, clocks, course,
    disqualified: flag === "disqualified",
    headline: headlineOf(state, since, clocks),
    events: [...held.events].reverse(),
    mayRecord: mayRecord(state),
    asks: held.asks,
    askText: sent && waits ? askText(reference, sent) : "",
    undecided: held.events.filter(({ takenBackAt, replacedBy }) => !takenBackAt && !replacedBy).flatMap(({ follows }) => follows).filter(({ answer }) => !answer).length,
    consentWithdrawn: sent !== null && !ends.includes(state) && current(one, "referral") === "withdrawn",
    linked: held.linked,
    calendarDays: clocks.filter(({ running, on }) => on !== null && on >= today() && ["coming", "past"].includes(running)).length,
    packVersion: "2026-11-22",
    packVerifiedOn: null,
    ...held.shown,
  };
}

// --- Recording.

function gapsOf(typed: DecisionTyped) {
  const gaps = [];
  if (![...letters, ...days].includes(typed.act)) gaps.push(finding("act", typed.act ? "not-listed" : "missing"));
  for (const field of ["dated", "received", "until", "toldOn"] as const) {
    if (typed[field].trim() && !readable(typed[field])) gaps.push(finding(field, "no-such-date"));
  }
  if (typed.act && !typed.dated.trim() && !typed.received.trim()) gaps.push(finding("dated", "missing"));
  if (typed.act === "closed-other" && !typed.why.trim()) gaps.push(finding("why", "missing"));
  if (typed.act === "move-on-extended" && !typed.until.trim()) gaps.push(finding("until", "missing"));
  return gaps;
}

function oddities(one: FakeCase, { act, dated, received, toldOn, until }: DecisionTyped): string[] {
  const course = courseOf(one);
  const on = dated || received;
  const sent = sentOn(one) ?? undefined;
  const state = course.at(-1)?.to ?? before(one);
  const odd: [string, boolean][] = [
    ["not-sent", !sent && !["referred-again", "closed-other"].includes(act)],
    ["before-referral", sent !== undefined && on < sent],
    ["received-before-dated", dated !== "" && received !== "" && received < dated],
    ["in-future", [dated, received, toldOn].some((day) => day > today())],
    ["told-before-dated", toldOn !== "" && toldOn < on],
    ["until-before-dated", until !== "" && until < on],
    ["out-of-order", sent !== undefined && on >= sent && !Object.hasOwn(machine[state] ?? {}, act)],
    ["no-letter-date", letters.includes(act) && !dated],
  ];
  return odd.filter(([, holds]) => holds).map(([code]) => code);
}

export function decisionCommands(world: World): Handlers {
  const eventOf = (one: FakeCase, id: string) => decisionsOf(one).events.find((event) => event.id === id) ?? refuse("not-found");
  /** What was typed for this case and is recorded now is kept no more. */
  const forget = (form: string) => {
    for (const key of [...world.forms.keys()]) if (key === form || key.startsWith(`${form}/`)) world.forms.delete(key);
  };
  const otherCase = (id: string): LinkedCase | null => {
    const other = world.cases.get(id)?.identity;
    return other ? { id: other.id, number: other.number, called: other.called, later: true } : null;
  };
  const reason = (why: string) => void (why.trim() || refuse("not-valid", [finding("why", "missing")]));

  return {
    read_decisions: ({ case: id }) => decisionPage(caseOf(world, id)),
    record_decision({ case: id, decision: { typed, replaces, odditiesSeen } }) {
      const one = caseOf(world, id);
      const held = decisionsOf(one);
      const gaps = gapsOf(typed);
      if (gaps.length) refuse("not-valid", gaps);
      const replaced = replaces ? eventOf(one, replaces) : null;
      if (replaced) replaced.replacedBy = "pending";
      const odd = oddities(one, typed);
      if (replaced) replaced.replacedBy = null;
      if (odd.length && !odditiesSeen) return { recorded: null, oddities: odd, page: decisionPage(one) };
      const event: DecisionShown = {
        id: `decision-${world.next++}`, act: typed.act, recordedAt: now(), typed, oddities: odd, letters: [],
        follows: replaced?.act === typed.act ? replaced.follows : offered(typed.act),
        takenBackAt: null, takenBackWhy: "", replacedBy: null, otherCase: otherCase(typed.otherCase), signed: workerName(world),
      };
      if (replaced) replaced.replacedBy = event.id;
      held.events.push(event);
      forget(`decision/${id}`);
      return { recorded: event.id, oddities: odd, page: decisionPage(one) };
    },
    take_back_decision({ case: id, decision, why }) {
      const one = caseOf(world, id);
      reason(why);
      Object.assign(eventOf(one, decision), { takenBackAt: now(), takenBackWhy: why.trim() });
      return decisionPage(one);
    },
    answer_offered_step({ case: id, decision, step, accepted, why }) {
      const one = caseOf(world, id);
      const event = eventOf(one, decision);
      const found = event.follows.find((offer) => offer.step === step) ?? refuse("not-found");
      if (!accepted) reason(why);
      else acceptStep(one, { step: found, after: event.act, acceptedAt: now() });
      Object.assign(found, { answer: accepted ? "accepted" : "declined", why: accepted ? "" : why.trim(), answeredAt: now() });
      return decisionPage(one);
    },
    settle_clock({ case: id, clock, settled, why }) {
      const one = caseOf(world, id);
      if (!decisionPage(one).clocks.some(({ key }) => key === clock)) refuse("not-found");
      if (settled) reason(why);
      if (settled) decisionsOf(one).settled.set(clock, why.trim());
      else decisionsOf(one).settled.delete(clock);
      forget(`settle/${id}`);
      return decisionPage(one);
    },
    attach_decision_letter({ case: id, decision }) {
      const one = caseOf(world, id);
      const event = eventOf(one, decision);
      if (!decisionsOf(one).chooses) return null;
      event.letters.push({ id: `letter-${world.next++}`, name: "decision-letter.pdf", bytes: 182_000, fingerprint: "de315104".repeat(8), attachedAt: now() });
      return decisionPage(one);
    },
    save_decision_letter({ case: id, letter }) {
      const found = decisionsOf(caseOf(world, id)).events.flatMap((event) => event.letters).find((entry) => entry.id === letter) ?? refuse("not-found");
      return { bytes: found.bytes, fingerprint: found.fingerprint, savedAt: now() };
    },
    save_decisions_pdf: ({ case: id }) => (caseOf(world, id), { bytes: 88_000, fingerprint: "41570277".repeat(8), savedAt: now() }),
    record_news_asked({ case: id, ask }) {
      const one = caseOf(world, id);
      const gaps = [];
      if (!readable(ask.on)) gaps.push(finding("on", ask.on ? "no-such-date" : "missing"));
      else if (ask.on > today()) gaps.push(finding("on", "in-future"));
      if (!ask.whom.trim()) gaps.push(finding("whom", "missing"));
      if (ask.againOn && !readable(ask.againOn)) gaps.push(finding("againOn", "no-such-date"));
      else if (ask.againOn && ask.againOn <= ask.on) gaps.push(finding("againOn", "before-start"));
      if (gaps.length) refuse("not-valid", gaps);
      decisionsOf(one).asks.unshift({ ...ask, againOn: ask.againOn || null, id: `ask-${world.next++}`, recordedAt: now(), signed: workerName(world) });
      forget(`news/${id}`);
      return decisionPage(one);
    },
    copy_ask_text({ case: id }) {
      if (!decisionPage(caseOf(world, id)).askText) refuse("not-found");
      return { clearsInSeconds: 60 };
    },
  };
}
