import { plural } from "../plural";

const number = new Intl.NumberFormat("en-GB");

export const referral = {
  title: "Referral",
  notSent: "Nothing is sent from this computer.",
  notSentDetail: "You answer here, in any order. Then you copy the answers into the Home Office online form.",
  edition: (version: string, day: string) => `Follows the online form, version ${version}, checked ${day}.`,
  editionOld: "This was checked more than 90 days ago. Check that the online form has not changed.",
  routes: {
    "adult-nrm": "Adult referral to the NRM, with consent",
    "child-nrm": "Child referral to the NRM",
    "dtn-named": "Duty to notify, named",
    "dtn-anonymous": "Duty to notify, without a name",
    undecided: "The route depends on answers not yet given",
  } as Record<string, string>,
  progress: (done: number, of: number) => `${done} of ${plural(of, "page", "pages")} complete`,
  check: "Check answers",
  checkHint: "You can check at any time. What is missing is listed.",
  status: {
    "not-started": "Not yet started",
    "in-progress": "In progress",
    "filled-from-case": "Filled from the case: check it",
    completed: "Completed",
    "from-consent": "From the consent record",
    "cannot-start": "Cannot start yet",
    optional: "Optional",
    "nothing-to-answer": "Nothing to answer",
  } as Record<string, string>,
  inProgress: (answered: number, of: number) => `In progress (${answered} of ${of})`,
  whyNot: { "consent-not-recorded": "Record the person’s decision first" } as Record<string, string>,
  page: {
    back: "Back",
    toTasks: "Referral task list",
    addAnother: "Add another",
    toCheck: "Back to check answers",
    place: (place: number, of: number) => `Page ${place} of ${of}`,
    later: "Leave this for later",
    laterHint: "Always saves, complete or not.",
    chooseOne: "Choose one",
    group: "Tick all that apply",
    near: (left: number) => `${number.format(left)} ${left === 1 ? "character" : "characters"} left`,
    over: (by: number) => `${number.format(by)} ${by === 1 ? "character" : "characters"} too many`,
    limit: (of: number) => `The online form takes ${number.format(of)} characters in this box.`,
    dateHint: "For example, 27 3 1996",
    file: "Files are added in the online form itself",
    fileDetail:
      "Daybook does not send anything, so nothing is attached here. Keep the files ready: doc, docx, pdf, jpg or png, up to 25 MB each.",
    guidance: "What the form says",
    fromConsent: "From the consent record",
    fromConsentDetail: "This is answered from what you recorded under Consent, and cannot be typed here.",
    toConsent: "Go to Consent",
    noAnswer: "No answer yet",
    nothing: "There is nothing to answer on this page.",
  },
  combobox: {
    hint: "Type any part of the name. The online form takes listed entries only.",
    matches: (total: number, shown: number) =>
      total === 0
        ? "No match in the list"
        : total > shown
          ? `${plural(total, "match", "matches")}, first ${shown} shown`
          : plural(total, "match", "matches"),
    notListed: "This is not in the list yet. Choose an entry.",
    empty: "No match in the list. Try another part of the name, or “Unknown” where the list has it.",
    list: (label: string) => `${label}: choices`,
    open: "Show the list",
  },
  checkPage: {
    title: "Check answers",
    missing: (count: number) => `${plural(count, "answer is", "answers are")} still needed.`,
    none: "Every question on this route is answered.",
    conflicts: "Answers that disagree",
    conflictWords: {
      "adult-born-under18": "The answers say 18 or over, and the date of birth makes the person under 18 today.",
      "child-born-adult": "The answers say under 18, and the date of birth makes the person 18 or over today.",
      "no-duty-to-notify": "This would be a report under the duty to notify. That duty is only for England and Wales.",
    } as Record<string, string>,
    conflictOther: "Two answers do not agree. Check them.",
    change: "Change",
    changeHidden: (label: string) => ` ${label}`,
    answer: "Answer this",
    notAnswered: "Not answered",
    show: (count: number) => `Show the account (${plural(count, "word", "words")})`,
    pdf: "Save as PDF",
    pdfBusy: "Saving…",
    pdfHint: "You choose where. A PDF is not encrypted: anyone who has the file can read it.",
    pdfSaved: (size: string, time: string) => `PDF saved at ${time}, ${size}.`,
    pdfFingerprint: "Fingerprint of the file (SHA-256)",
    pdfCancelled: "Nothing was saved.",
    pdfFailed: "The document could not be made. Nothing was saved.",
    size: (bytes: number) =>
      bytes < 1_000_000 ? `${number.format(Math.max(1, Math.round(bytes / 1000)))} kB` : `${(bytes / 1e6).toFixed(1)} MB`,
  },
};
