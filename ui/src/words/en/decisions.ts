import { plural } from "../plural";

/** "in 4 working days"; nothing where none lies between. */
const within = (many: string) => (many ? `, in ${many}` : "");
const gone = (many: string) => (many ? `, ${many} ago` : ", which has passed");
/** How long something lasts: "at least", or "at most" where it may end sooner. */
const lasting = (bound: string): Record<string, Conclude> => ({
  in: (thing, day, many) => `${thing} lasts ${bound} until ${day}${within(many)}`,
  today: (thing, day) => `${thing} lasts ${bound} until today, ${day}`,
  past: (thing, day, many) => `${thing} was to last ${bound} until ${day}${gone(many)}`,
});
/** What is waited for without a day. */
const noDay = "No day is promised.";
type Conclude = (thing: string, day: string, many: string) => string;
type Since = (waited: string, ago: string) => string;

const stands = {
  waitsCg: (waited: string) => `Waiting for the conclusive grounds decision: ${waited}. ${noDay}`,
  asked: (waited: string) => `Waiting for what follows from the request for information: ${waited}`,
  reconsider: (waited: string) => `Waiting for the answer to the request for reconsideration: ${waited}. ${noDay}`,
};

/** The page of decisions, its clocks and asking for news. */
export const decisions = {
  title: "Decisions",
  /** What the page has to say, in its heading. An expected day is never a deadline. */
  conclusion: {
    notSent: "Nothing to track until the referral is recorded as sent",
    notSentDays: "No decision to wait for until the referral is recorded as sent",
    notified: "No decision follows from a notification",
    ended: {
      withdrawn: (day: string) => `Withdrawn from the NRM on ${day}`,
      exited: (day: string) => `Support ended on ${day}`,
      "closed-other": (day: string) => `Closed for another reason on ${day}`,
    } as Record<string, (day: string) => string>,
    many: (count: number, working: boolean) =>
      count === 0 ? "" : working ? plural(count, "working day", "working days") : plural(count, "day", "days"),
    waited: (many: string) => many || "since today",
    ago: (many: string) => (many ? `${many} ago` : "today"),
    /** States without a day: how long they have lasted. */
    since: {
      "rg-pending": (waited) => `Waiting for the reasonable grounds decision: ${waited}`,
      "rg-information-asked": stands.asked,
      "rg-suspended": (waited) => `Suspended before the reasonable grounds decision: ${waited}`,
      "rg-positive": stands.waitsCg,
      "rg-negative": (_, ago) => `Reasonable grounds decision: negative, ${ago}`,
      "rg-reconsideration-asked": stands.reconsider,
      "rg-reconsidered": (waited) => `The reasonable grounds decision is being reconsidered: ${waited}. ${noDay}`,
      "rg-negative-final": (_, ago) => `Reasonable grounds decision: negative and not to be reconsidered, ${ago}`,
      "cg-pending": stands.waitsCg,
      "cg-information-asked": stands.asked,
      "cg-suspended": (waited) => `Suspended before the conclusive grounds decision: ${waited}`,
      "cg-positive": (_, ago) => `Conclusive grounds decision: positive, ${ago}`,
      "move-on": (waited) => `Moving on from support: ${waited}`,
      "cg-negative": (_, ago) => `Conclusive grounds decision: negative, ${ago}`,
      "cg-reconsideration-asked": stands.reconsider,
      "cg-reconsidered": (waited) => `The conclusive grounds decision is being reconsidered: ${waited}. ${noDay}`,
      "cg-negative-final": (_, ago) => `Conclusive grounds decision: negative and not to be reconsidered, ${ago}`,
    } as Record<string, Since>,
    sinceOther: (state: string, ago: string) => `${state}, ${ago}`,
    /** By what the day means, then by how it stands to today. */
    clock: {
      expected: {
        in: (thing, day, many) => `${thing}: expected by ${day}${within(many)}`,
        today: (thing, day) => `${thing}: expected by today, ${day}`,
        past: (thing, day, many) => (many ? `${thing}: ${many} past the expected date` : `${thing}: the expected date, ${day}, has passed`),
      },
      by: {
        in: (thing, day, many) => `${thing}: due by ${day}${within(many)}`,
        today: (thing, day) => `${thing}: due by today, ${day}`,
        past: (thing, day, many) => `${thing}: was due by ${day}${gone(many)}`,
      },
      "last-day": {
        in: (thing, day, many) => `${thing}: ${day}${within(many)}`,
        today: (thing, day) => `${thing}: today, ${day}`,
        past: (thing, day, many) => (many ? `${thing}: ${day}, passed ${many} ago` : `${thing}: ${day}, which has passed`),
      },
      "lasts-until": lasting("at least"),
      "up-to": lasting("at most"),
      "not-before": {
        in: (thing, day, many) => `${thing} the end of ${day}${within(many)}`,
        today: (thing, day) => `${thing} the end of today, ${day}`,
        past: (thing, day, many) => `${thing} the end of ${day}${gone(many)}`,
      },
    } as Record<string, Record<string, Conclude>>,
    /** A day that a letter names has no title of its own. */
    letter: {
      "information-asked": "Answer to the request for information",
      "rg-negative": "Last day to ask for reconsideration, as the letter says",
      "cg-negative": "Last day to ask for reconsideration, as the letter says",
      "both-negative": "Last day to ask for reconsideration, as the letter says",
      "move-on": "Support, as the letter says,",
      "move-on-extended": "Support, as the letter says,",
      "disqualification-considered": "Answer about the protection, as the letter says",
    } as Record<string, string>,
    letterOther: "Day named in the letter",
  },
  notSentDetail: "Decisions and their days appear here once it is.",
  notifiedDetail: "It names nobody, so nothing is decided. If the person agrees later, a referral can be made.",
  toReferral: "Go to the referral",
  confirmDay: "Confirm this day before you rely on it.",
  state: (since: string) => `since ${since}`,
  reference: (reference: string) => `Home Office reference: ${reference}`,
  disqualified: {
    title: "Protection was taken away",
    detail:
      "The competent authority decided so for reasons of public order or bad faith. The case goes on, and a decision can still come. Keeping the person safe goes on as before.",
  },
  consentWithdrawn: {
    title: "The person withdrew, by the consent record",
    detail: "It is not recorded here yet, so the days still run.",
    link: "Record that the person withdrew",
  },
  undecided: {
    title: (count: number) => `${plural(count, "step is", "steps are")} offered after what happened`,
    detail: "Accept or decline them one by one.",
    link: (act: string) => `Look at the steps: ${act}`,
  },
  record: "Record what happened",
  news: "Ask for news",
  days: {
    title: "The days",
    none: "No day runs now.",
    table: "The same days as a table",
    today: "Today",
    earlier: (count: number) => `Earlier days (${count})`,
    earlierTable: "Days that ended or need nothing more",
    columns: { step: "Step", day: "Day", happened: "What happened", act: "Do" },
    letter: (act: string) => `Day named in the letter: ${act}`,
    /** What the day means, beside it. */
    marks: {
      expected: "Expected",
      by: "Due by this day",
      "last-day": "Last day",
      "lasts-until": "Lasts at least until this day",
      "up-to": "Lasts at most until this day",
      "not-before": "Not before the end of this day",
    } as Record<string, string>,
    noDay: "No day is set",
    beyond: "Cannot be counted",
    beyondWords: "The list of bank holidays ends before this day",
    within: (many: string) => (many ? `in ${many}` : ""),
    isToday: "today",
    past: {
      expected: (many: string) => (many ? `${many} past` : "past"),
      "last-day": (many: string) => (many ? `passed ${many} ago` : "passed"),
    } as Record<string, (many: string) => string>,
    pastOther: (many: string) => (many ? `${many} ago` : "past"),
    confirm: "Confirm",
    happened: (act: string, day: string) => `${act}, ${day}`,
    settled: (why: string) => `Needs nothing more: ${why}`,
    waits: "Still waited for",
    nothingYet: "Nothing recorded yet",
    runs: "Still running",
    over: "The days have passed",
    record: "Record",
    news: "Ask for news",
    settle: "Needs nothing more",
    again: "Take it up again",
    hidden: (title: string, day: string) => `: ${title}, from ${day}`,
    why: "Why this day",
    facts: { started: "Counted from", kind: "What binds", owedBy: "Owed by", leadsTo: "Leads to" },
    kinds: {
      duty: "A duty in law",
      "statutory-guidance": "Statutory guidance",
      target: "An aim, not a promise",
      "limit-on-asker": "A limit for whoever asks",
      entitlement: "An entitlement of the person",
      discretion: "It may be granted",
      expectation: "An expectation, not a promise",
      requirement: "A requirement",
      guidance: "Guidance",
      "service-rule": "A rule of the service",
      "local-rule": "A local rule",
      practice: "Practice",
      none: "No limit is set",
      unknown: "Not known",
    } as Record<string, string>,
  },
  settling: {
    why: "Why does it need nothing more?",
    hint: "For example, whom you asked and what they said",
    button: "Record that it needs nothing more",
    done: "Recorded. It stands under Earlier days.",
    againDone: "It is taken up again.",
    "why missing": "Enter why it needs nothing more",
  },
  course: {
    title: "What happened",
    none: "Nothing is recorded yet.",
    takenBack: "Taken back",
    replaced: "Put right later",
    letters: (count: number) => plural(count, "letter attached", "letters attached"),
    odd: (count: number) => plural(count, "thing about it looks odd", "things about it look odd"),
    steps: (count: number) => plural(count, "step to accept or decline", "steps to accept or decline"),
    outOfOrder: "It does not follow from what came before",
    hidden: (day: string) => `, ${day}`,
  },
  asks: {
    title: "News asked for",
    facts: { how: "How", answer: "Answer", again: "Ask again on", recorded: "Recorded", signed: "Recorded by" },
    one: (whom: string, day: string) => `${whom}, ${day}`,
  },
  linked: {
    title: "Other cases of the same person",
    one: (number: string, called: string) => `Case ${number}, ${called}`,
    later: "opened later",
    earlier: "opened earlier",
  },
  keep: {
    title: "On paper and in a calendar",
    pdf: "Save the decision history as a PDF",
    pdfHint: "Daybook first asks who it is for and why.",
    calendar: "Save the days to a calendar file",
    calendarHint: "You choose where. The file holds days and names nobody.",
    calendarSaved: (size: string, time: string) => `Calendar file saved at ${time}, ${size}.`,
    checked: (version: string, on: string) => `Time limits as of ${version}, checked against live pages on ${on}.`,
    notChecked: (version: string) => `Time limits as of ${version}, not checked against live pages.`,
  },
  ask: {
    title: "Ask for news",
    text: "Text to send",
    textHint: "It does not name the person. Copy it into an email, or read it out on the telephone.",
    noText: "Nothing is waited for now, so no text is prepared. You can still record that you asked.",
    copy: "Copy the text",
    form: "Record that you asked",
    on: "When did you ask?",
    dayHint: "For example, 27 3 2026",
    whom: "Whom did you ask?",
    whomHint: "For example, the competent authority or the support worker",
    how: "How did you ask?",
    howHint: "For example, by email",
    answer: "What was the answer?",
    againOn: "When will you ask again?",
    againHint: "Leave it empty if you will not. For example, 27 3 2026",
    button: "Record this",
    done: "Recorded under News asked for.",
    findings: {
      "on missing": "Enter the day on which you asked",
      "on no-such-date": "Enter a day that exists for when you asked",
      "on in-future": "The day on which you asked must not be later than today",
      "whom missing": "Enter whom you asked",
      "againOn no-such-date": "Enter a day that exists for when you will ask again, or leave it empty",
      "againOn before-start": "The day to ask again must be after the day on which you asked",
    } as Record<string, string>,
  },
};
