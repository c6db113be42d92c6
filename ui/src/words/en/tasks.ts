// The referral's task list: what is said above it, in it and below it.
import { plural } from "../plural";

export const tasks = {
  findings: (count: number) => `Show ${plural(count, "thing", "things")} to do here`,
  findingsOf: (page: string) => `: ${page}`,
  noteCorrected: "A note used here was corrected",
  frozen: {
    title: (day: string) => `Recorded as sent on ${day}`,
    detail: "This version is fixed. You can read every answer, and change none.",
    version: (version: number) => `Version ${version}`,
    means:
      "A new version begins with the same answers, which you can then change. What was sent is kept as it was. Begin one only if something must be sent again.",
    begin: "Begin a new version",
    begun: (version: number) => `Version ${version} is begun.`,
  },
  mayRefer: {
    cannot: "You cannot send the online form yourself",
    why: {
      "not-first-responder":
        "You said that your organisation is not a First Responder Organisation. Only a First Responder can send this form.",
      "organisation-not-listed":
        "Your organisation is not in the online form’s own list, and the form takes listed entries only.",
    } as Record<string, string>,
    stillUseful: "What you write here is kept, and helps whoever sends it. Safety steps go on.",
    instead: "Do this instead",
    emailTitle: "The online form may not take your work email",
    email:
      "The form sends its sign-in link only to addresses it knows. Use another work address, ask your organisation, or ask a colleague who can sign in. Do this before you copy.",
    notKnown: "Daybook does not know yet whether you can send the online form.",
    aboutYou: "About you",
    change: "Change what you said about yourself",
    hours: (hours: string) => `(${hours})`,
    source: (source: string) => `Source: ${source}.`,
    checked: (day: string) => `Checked ${day}.`,
    confirm: "Confirm",
    notChecked: "Not checked against a live page.",
  },
  notHere: {
    title: "No notification is made here",
    detail:
      "The person has not agreed to the referral. The duty to notify the Home Office is for England and Wales, so in Scotland and Northern Ireland their answer leads to no notification.",
    points: [
      "The safety steps go on, whatever the person decided.",
      "Your nation’s own law on protecting adults at risk still applies. So does your organisation’s policy: ask your safeguarding lead.",
      "The person can change their mind at any time. Record it under Consent.",
    ],
  },
  online: {
    title: "Draft in the online form",
    running: (begun: string, deleted: string, left: string) => `Online draft begun ${begun}. It is deleted on ${deleted} (${left}).`,
    lastSave: (day: string) => `Counted from the last save: ${day}. Plan for the earlier day.`,
    warn: "It will be deleted soon. Finish it, or save it again in the online form.",
    gone: (begun: string, deleted: string) =>
      `The online draft begun ${begun} was to be deleted on ${deleted}. It has probably gone.`,
    goneDetail: "Your answers are still here. Begin again in the online form, and record the new draft.",
    left: (days: number) => (days <= 0 ? "today" : `in ${plural(days, "day", "days")}`),
  },
  newer: {
    title: (version: string) => `There is a newer copy of the online form: version ${version}`,
    detail: "Your answers are kept. Those that the newer form does not ask stand below, under “Not part of this referral”.",
    changes: "What changes",
    show: (count: number) => `Show ${plural(count, "change", "changes")}`,
    kinds: {
      "page-added": "New page",
      "page-removed": "Page taken away",
      "question-added": "New question",
      "question-removed": "Question taken away",
      "words-changed": "Words changed",
      "required-changed": "Must be answered, or no longer",
      "options-changed": "Choices changed",
      "limit-changed": "Length changed",
      "asked-when-changed": "Asked at another time",
    } as Record<string, string>,
    answered: "you have answered this",
    touched: (count: number) =>
      count === 0 ? "None of your answers is touched." : `${plural(count, "answer", "answers")} of yours ${count === 1 ? "is" : "are"} touched.`,
    move: "Move this draft to the newer form",
    moved: (version: string) => `This draft now follows version ${version}.`,
  },
  apart: {
    title: (count: number) => `Not part of this referral (${count})`,
    lead: "These answers are kept, and go nowhere.",
    why: {
      "another-route": "This route does not ask it.",
      "not-revealed": "Another answer means that it is not asked.",
      "given-for-referral": "It was given for a referral. A notification asks it afresh.",
      "not-in-form": "This copy of the form does not have the question.",
    } as Record<string, string>,
    needed: "It stays on this computer: by it the identifier check finds the person in the account.",
    remove: "Remove",
    sure: "Remove for good?",
    keep: "Keep",
    of: (label: string) => `: ${label}`,
    removed: (label: string) => `Removed: ${label}`,
  },
  next: {
    title: "What comes next",
    evidence: "Files for the online form",
    evidenceHint: "What goes with the online form.",
    test: "The legal test",
    testHint: "Act, means and purpose, beside the account.",
    read: "Read back",
    readHint: "Read the account to the person, and note what they say.",
    check: "Check answers",
    checkHint: "Everything on one page, and what is missing.",
    identifiers: "Identifier check",
    identifiersHint: "For a notification: what in the account could show who the person is.",
    copy: "Copy to the online form",
    copyHint: "One answer after another, in the form’s order.",
    sent: "Record as sent",
    sentHint: "After you have sent the online form.",
  },
};
