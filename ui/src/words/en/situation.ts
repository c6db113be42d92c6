import { plural } from "../plural";

/** What a fact is called on the page, and as the reason for a step: where it is so and where it is not. */
interface Fact {
  says: string;
  yes: string;
  no: string;
}

// What is so in a case, as far as safety steps are called for by it.
export const situation = {
  title: "Change what is known",
  lead: "Safety steps come and go with what is so. Answer what you know; nothing has to be answered.",
  groups: {
    now: "Now",
    home: "Home",
    needs: "Needs",
    law: "Law and status",
    work: "Work and organisations",
  } as Record<string, string>,
  answers: { yes: "Yes", no: "No", "not-known": "Not known" } as Record<string, string>,
  facts: {
    missing: { says: "The person is missing", yes: "the person is missing", no: "the person is not missing" },
    "missing-returned": { says: "The person was missing and has come back", yes: "the person was missing and has come back", no: "the person has not come back from being missing" },
    "domestic-abuse": {
      says: "There is abuse at home, a forced marriage or so-called honour-based abuse",
      yes: "abuse at home, a forced marriage or so-called honour-based abuse",
      no: "no abuse at home is known",
    },
    homeless: { says: "The person has no home, or may lose it soon", yes: "no home, or one that may be lost soon", no: "the person has a home" },
    "social-tenant": {
      says: "The person rents from the council or a housing association",
      yes: "rents from the council or a housing association",
      no: "does not rent from the council or a housing association",
    },
    cuckooed: { says: "Someone has taken over the person’s home", yes: "someone has taken over the person’s home", no: "nobody has taken over the person’s home" },
    "care-needs": { says: "The person has needs for care and support", yes: "has needs for care and support", no: "has no needs for care and support" },
    "several-agencies": { says: "Several agencies are involved", yes: "several agencies are involved", no: "one agency is involved at most" },
    "doubt-of-capacity": {
      says: "There is doubt that the person can decide about the referral or support",
      yes: "doubt that the person can decide about the referral or support",
      no: "no doubt that the person can decide",
    },
    "significant-harm": {
      says: "A child may be suffering, or be likely to suffer, significant harm",
      yes: "a child may be suffering, or be likely to suffer, significant harm",
      no: "no child is thought to suffer significant harm",
    },
    accused: { says: "The person is accused of a crime done under exploitation", yes: "accused of a crime done under exploitation", no: "not accused of a crime" },
    "immigration-unsure": { says: "The person’s immigration status is uncertain", yes: "immigration status is uncertain", no: "immigration status is certain" },
    "with-police": { says: "The person works with the police on an investigation", yes: "works with the police on an investigation", no: "does not work with the police on an investigation" },
    "exploited-at-work": { says: "The person was exploited at work, or not paid", yes: "exploited at work, or not paid", no: "not exploited at work" },
    supplier: {
      says: "A contractor or supplier of your organisation may be involved",
      yes: "a contractor or supplier of your organisation may be involved",
      no: "no contractor or supplier of your organisation is involved",
    },
    "own-organisation": { says: "It is about how your own organisation acts", yes: "it is about how your own organisation acts", no: "it is not about your own organisation" },
    // Daybook works these out; they are never asked.
    "other-language": { says: "The person needs another language or an interpreter", yes: "needs another language or an interpreter", no: "needs no interpreter" },
    "agrees-to-support": { says: "The person agrees to support", yes: "agrees to support", no: "does not agree to support" },
    "agrees-to-referral": { says: "The person agrees to the referral", yes: "agrees to the referral", no: "does not agree to the referral" },
    "not-ready": { says: "The person said no, withdrew or asked for more time", yes: "said no, withdrew or asked for more time about the referral", no: "is ready for the referral" },
    "may-not-refer": { says: "Your organisation is no First Responder", yes: "your organisation is no First Responder", no: "your organisation may refer" },
    "treated-as-child": { says: "The person is treated as a child", yes: "under 18, or age not known", no: "18 or over" },
    "section-47": { says: "A strategy discussion agreed an enquiry", yes: "a strategy discussion agreed an enquiry", no: "a strategy discussion agreed no enquiry" },
    "conference-agreed": { says: "A child protection conference was agreed", yes: "a child protection conference was agreed", no: "no child protection conference was agreed" },
    "protection-plan": { says: "There is a child protection plan", yes: "there is a child protection plan", no: "there is no child protection plan" },
    "child-in-need": { says: "There is a child in need plan", yes: "the council assesses the child, or has found it in need", no: "the council does not assess the child" },
  } as Record<string, Fact>,
  callsFor: {
    yes: (steps: string) => `Yes calls for: ${steps}.`,
    no: (steps: string) => `No calls for: ${steps}.`,
  },
  since: (answer: string, day: string) => `${answer}, known since ${day}.`,
  from: "From the record of:",
  why: "How do you know? (optional)",
  whyHint: "Who said so or what you saw. It is kept with every answer you change now.",
  button: "Save",
  saved: {
    title: "Saved",
    added: "Added to the safety steps:",
    gone: "No longer called for. What was recorded about them stays:",
    same: "No safety step was added and none fell away.",
    notRead: "The safety steps could not be read again. Your answers are saved.",
    nothing: "Nothing was saved: no answer is different from what is recorded.",
  },
  history: {
    title: (count: number) => `Show ${plural(count, "change", "changes")} so far`,
    none: "Nothing has been answered yet. Each change will be listed here.",
    line: (fact: string, answer: string) => `${fact}: ${answer}`,
    why: "How it was known:",
  },
};
