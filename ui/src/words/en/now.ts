import { plural } from "../plural";

const number = new Intl.NumberFormat("en-GB");
const is = (count: number) => plural(count, "is", "are");
const many = (count: number, unit: string) =>
  count === 0 ? "" : unit === "working-days" ? plural(count, "working day", "working days") : plural(count, "day", "days");

/** What to say by how the day stands to today. `told` is "3 working days", and empty where none lies between. */
type When = Partial<Record<string, (told: string, day: string) => string>>;
const within = (told: string) => told && ` in ${told}`;
const due: When = {
  in: (told, day) => `due${within(told)}, ${day}`,
  today: (_, day) => `due today, ${day}`,
  past: (told, day) => (told ? `overdue by ${told}, ${day}` : `overdue, ${day}`),
};
const expected: When = {
  in: (told, day) => `expected${within(told)}, ${day}`,
  today: (_, day) => `expected today, ${day}`,
  past: (told, day) => (told ? `${told} past the expected date, ${day}` : `past the expected date, ${day}`),
};

// What needs the worker now, lists of cases by group, and reminders.
export const now = {
  title: "What needs you now",
  counts: {
    overdue: (count: number) => `${plural(count, "thing is", "things are")} overdue`,
    "due-soon": (count: number) => `${plural(count, "thing is", "things are")} due soon`,
    "past-expected": (count: number) => `${plural(count, "thing is", "things are")} past the expected date`,
    waiting: (count: number) => `${plural(count, "thing is", "things are")} waited for`,
  },
  groups: {
    overdue: "Overdue",
    "due-soon": "Due soon",
    "past-expected": "Past the expected date",
    waiting: "Waited for",
  },
  leads: {
    overdue: "In order of what follows if it is missed, then by day.",
    "due-soon": "In order of what follows if it is missed, then by day.",
    "past-expected": "An expected date is what the guidance aims for. You can ask for news.",
    waiting: "Nothing for you to do yet. These are in someone else’s hands.",
  },
  empty: {
    overdue: "Nothing is overdue.",
    "due-soon": "Nothing is due soon.",
    "past-expected": "Nothing is past its expected date.",
    waiting: "Nothing is waited for.",
  },
  pageTitle: (group: string) => `${group}: what needs you now`,
  nav: "What needs you, by group",
  counted: (title: string, count: number) => `${title} (${number.format(count)})`,
  item: (called: string, number: string, what: string) => `${called}, ${number}: ${what}`,
  confirm: "Confirm",
  confirmDetail: "this date has not been checked against its source",
  many,
  titles: {
    online: "Draft on the online form",
    warning: "A warning note is to be looked at again",
    ask: "Ask for news of the decision",
    offered: "Safety steps offered after a decision: accept or decline each",
    waiting: "Waiting for a decision",
    withdrawn: "Tell the competent authority that the person withdrew",
    // A day that a letter names has no title of its own.
    "last-day": "Last day to ask for reconsideration, as the letter says",
    by: "An answer that a letter asks for",
    "lasts-until": "Support, as the letter says, until",
    "up-to": "Support, as the letter says",
    expected: "Decision, as the letter says",
  } as Record<string, string>,
  other: "Something to look at",
  /** What the button to it says. */
  doing: {
    ask: "Ask for news",
    offered: "Accept or decline the steps",
    online: "Go to the copy for the online form",
    step: "Open the step",
    consent: "Record what the person decided",
    withdrawn: "Record that the person withdrew",
    warning: "Look at the warning notes",
  } as Record<string, string>,
  doingOther: "Go to Decisions",
  /** By kind, then by how the day stands to today. An expected day is never a deadline. */
  when: {
    step: due,
    consent: due,
    by: due,
    "last-day": {
      in: (told, day) => `last day${within(told)}, ${day}`,
      today: (_, day) => `the last day is today, ${day}`,
      past: (told, day) => (told ? `the last day was ${told} ago, ${day}` : `the last day was ${day}`),
    },
    "lasts-until": {
      in: (told, day) => (told ? `${day} (in ${told})` : day),
      today: (_, day) => `today, ${day}`,
      past: (told, day) => (told ? `${day} (${told} ago)` : day),
    },
    "up-to": {
      in: (told, day) => `lasts at most until ${day}${told && ` (in ${told})`}`,
      today: (_, day) => `lasts at most until today, ${day}`,
      past: (told, day) => `was to last at most until ${day}${told && ` (${told} ago)`}`,
    },
    expected,
    waiting: { ...expected, since: (told) => (told ? `waited for ${told}` : "waited for since today") },
    ask: {
      in: (told, day) => `ask again${within(told)}, ${day}`,
      today: (_, day) => `ask again today, ${day}`,
      past: (told, day) => (told ? `to be asked again ${told} ago, ${day}` : `to be asked again ${day}`),
    },
    offered: { since: (told) => (told ? `offered after what happened ${told} ago` : "offered after what happened today") },
    warning: {
      in: (told, day) => `review day${within(told)}, ${day}`,
      today: (_, day) => `the review day is today, ${day}`,
      past: (told, day) => (told ? `the review day was ${told} ago, ${day}` : `the review day was ${day}`),
    },
    online: {
      in: (told, day) => `deleted${within(told)}, ${day}`,
      today: (_, day) => `deleted today, ${day}`,
      past: (_, day) => `has probably been deleted, ${day}`,
    },
  } as Record<string, When>,
  pages: {
    name: "Pages of the list",
    shown: (first: number, last: number, count: number) => `Showing ${number.format(first)} to ${number.format(last)} of ${number.format(count)}`,
    previous: "Previous",
    next: "Next",
    hidden: (what: string) => ` page: ${what}`,
  },
  cases: {
    title: (group: string) => `Cases: ${group}`,
    all: (count: number) => `All ${number.format(count)} cases of this group`,
    allHidden: (group: string) => `: ${group}`,
    empty: "No case is in this group now.",
  },
  calendar: {
    title: "Calendar file",
    button: "Save the days of all cases to a calendar file",
    hint: "For the calendar you use. The file holds no names and no case details: only Daybook’s own case numbers and days.",
    days: (count: number) => (count === 0 ? "There are no days to put in it now." : `It would hold ${plural(count, "day", "days")} now.`),
    saved: (size: string, time: string) => `Calendar file saved at ${time}, ${size}.`,
  },
  reminder: {
    region: "Reminder",
    overdue: (count: number, first: boolean) => (first ? `${plural(count, "thing is", "things are")} overdue` : `${is(count)} overdue`),
    "due-soon": (count: number, first: boolean) => (first ? `${plural(count, "thing is", "things are")} due soon` : `${is(count)} due soon`),
    "past-expected": (count: number, first: boolean) =>
      first ? `${plural(count, "thing is", "things are")} past the expected date` : `${is(count)} past the expected date`,
    sentence: (parts: readonly string[]) => `${parts.join(", ")}.`,
    see: "See them",
    dismiss: "Close this reminder",
  },
};
