export const change = {
  link: "Change",
  linkHidden: " what the case says of the person",
  title: "Change what the case says",
  lead: "Change what is no longer right. What it said before is kept in the record.",
  why: "How do you know this now?",
  whyHint: "For example: the person told me, or the council assessed their age.",
  button: "Change the case",
  done: "The case is changed.",
  follows: {
    title: "What follows from the new age",
    child: [
      "Consent is no longer asked. What was recorded about it is kept.",
      "If the person had refused, that refusal no longer counts, and its reason is dropped from the referral.",
      "The safety steps for a child appear. They come first.",
    ],
    adult: [
      "Consent is asked afresh, with nothing chosen beforehand.",
      "The safety steps for a child go, and those for an adult appear. What was recorded is kept.",
    ],
  },
};
