/** What to say of a finding. `thing` is the field's own name, so that the message names it. */
type Say = (thing: string, limit: number) => string;

/** A question stands in a message without its mark. */
const named = (thing: string) => thing.replace(/[?:.]$/u, "");

const say: Record<string, Say> = {
  missing: (thing) => `Enter an answer: ${thing}`,
  "missing-choice": (thing) => `Choose an answer: ${thing}`,
  "none-ticked": (thing) => `Tick at least one: ${thing}`,
  "not-ticked": (thing) => `Tick the box to confirm: ${thing}`,
  "too-long": (thing, limit) =>
    `${named(thing)}: use ${new Intl.NumberFormat("en-GB").format(limit)} characters or fewer`,
  "not-listed": (thing) => `${named(thing)}: choose an entry from the list. The online form takes listed entries only`,
  "not-email": (thing) => `${named(thing)}: enter an email address in the form name@example.org`,
  "looks-like-web-address": (thing) =>
    `${named(thing)}: the online form refuses text that looks like a web address. Check for an email address, or a full stop with no space after it`,
  "not-phone": (thing) => `${named(thing)}: enter a telephone number that exists, such as 020 7946 0018`,
  "not-digits": (thing) => `${named(thing)}: enter a whole number in digits, such as 2`,
  "no-such-date": (thing) => `${named(thing)}: enter a date and time that exist`,
  "year-not-four-digits": (thing) => `${named(thing)}: the year must have 4 digits`,
  "in-future": (thing) => `${named(thing)}: enter a date that is not later than today`,
  "too-long-ago": (thing) => `${named(thing)}: the date is too long ago`,
  "before-start": (thing) => `${named(thing)}: must be after the start`,
  "in-past": (thing) => `${named(thing)}: must be a day that is still to come`,
  "forbidden-character": (thing) => `${named(thing)}: holds a character that cannot be kept. Type it again`,
  "own-name": (thing) => `${named(thing)}: must be someone other than you`,
  "not-the-same": (thing) => `${named(thing)}: must be exactly the same`,
  "file-kind": (thing) => `${named(thing)}: the online form does not take this kind of file`,
};

/** One question, one message of its own where the general one would read badly. */
const own: Record<string, string> = {
  "called missing": "Enter initials or a name you will recognise",
  "ageGroup missing": "Choose the person’s age group, or “Not known”",
  "nation missing": "Choose where you are",
  "language missing": "Enter the language the person wants to use",
  "interpreter missing": "Choose whether an interpreter is needed",
  "at in-future": "The date and time must not be later than now",
  "started in-future": "The visit must not start later than now",
  "ended in-future": "The visit must not end later than now",
  "why missing": "Say how you know this now",
  "started missing": "Enter when the visit started",
  "started no-such-date": "Enter a date and time when the visit started",
  "ended missing": "Enter the time the visit ended",
  "ended no-such-date": "Enter a date and time when the visit ended",
  "ended before-start": "The visit must end after it started",
  "place missing": "Enter where the visit was",
  "present missing": "Enter who was there",
  "madeAtTheTime missing": "Choose whether you made this record at the time or later",
  "whyLater missing": "Say why the record was made later",
  "decision not-listed": "This cannot be recorded now. Look at what was recorded last, and choose again",
  "decision missing": "Choose what the person has decided",
  "explained missing": "Tick what you explained to the person",
  "explained none-ticked": "Tick what you explained to the person",
  "words missing": "Enter what the person said, in their words",
  "returnOn missing": "Enter the day to return to this",
  "returnOn in-past": "The day to return to this must be still to come",
  "outcome missing": "Choose what happened with this step",
  "who missing": "Enter who you spoke to",
  "reason missing": "Enter the reason",
  "wasWrong missing": "Enter what was wrong",
  "arrangedFor missing": "Enter the day it is arranged for",
  "arrangedFor in-past": "The day it is arranged for must be still to come",
  "arrangedFor no-such-date": "Enter a date that exists",
  "madeAtTheTime written-later":
    "This note was begun too long after the visit to be a record made at the time. Choose “Later” and say why, or say in the note that it is typed up from paper",
  "who/name missing": "Enter the name or the role of this person, or remove the row",
  "who/from no-such-date": "Enter the time from which this person was in the room, such as 2:30pm",
  "who/until no-such-date": "Enter the time until which this person was in the room, such as 3:15pm",
  "who/until before-start": "This person must have left the room after they came in",
  "paper/writtenAt missing": "Enter when the paper note was written",
  "paper/writtenAt no-such-date": "Enter a date and time when the paper note was written",
  "paper/writtenAt in-future": "The paper note must not be written later than now",
  "paper/kept missing": "Choose whether the paper is kept",
  "oversight/decision missing": "Enter what was decided",
  "oversight/reasons missing": "Enter the reasons for the decision",
  "oversight/reviewOn no-such-date": "Enter a day that exists for looking at the decision again, or leave it empty",
  "move-act missing": "Choose what you want to do",
  "move-from missing": "Choose the case that the note is wrongly in",
  "move-to missing": "Choose a case",
  "move-why missing": "Say why the note does not belong in that case",
  "at missing": "Enter when it happened",
  "at no-such-date": "Enter a date and time that exist",
};

/** A field of any row: `who/0/from` is spoken of as `who/from`. */
const anyRow = (field: string) => field.replace(/\/\d+(?=\/)/gu, "");

export const findings = {
  /** The message for a finding on one of Daybook's own forms. */
  ofForm(field: string, code: string, thing: string, limit: number | null): string {
    return own[`${anyRow(field)} ${code}`] ?? findings.ofQuestion(code, thing, limit);
  },
  /** The message for a finding on a question of the official form. */
  ofQuestion(code: string, thing: string, limit: number | null): string {
    return say[code]?.(thing, limit ?? 0) ?? `Check the answer: ${thing}`;
  },
};
