/** What a chosen card is, and what may be done with it. */
const waiting = {
  titles: {
    new: (name: string) => `A new card: ${name}`,
    known: (name: string) => `You have this card already: ${name}`,
    changed: (name: string) => `${name} has other keys than before`,
    "name-taken": (name: string) => `Another card has this name: ${name}`,
    own: () => "This is your own card",
    "not-a-card": () => "This file is not a card",
    damaged: () => "This card is damaged",
    newer: () => "This card is from a newer Daybook",
    unreadable: () => "This file could not be read",
  } as Record<string, (name: string) => string>,
  details: {
    new: () => "No card of this person is here yet. It is not added until you say so. It waits here if Daybook locks.",
    known: () => "The very same card, with the same keys, is kept. There is nothing to add.",
    changed: (of: string) =>
      `Do not accept this card until you have spoken to ${of}. Ring them on a number you knew before, and ask whether they have a new key. Someone else could have made this card in their name.`,
    "name-taken": (of: string) =>
      `The card of ${of} is kept, and this one has other keys. It may be another person of the same name, or someone who uses the name. Speak to them before you choose. Ring a number you knew before.`,
    own: () => "There is nothing to add. Your colleagues need this card, and you need theirs.",
    "not-a-card": () => "Ask your colleague for the file that Daybook made with “Save your card”. Nothing was added.",
    damaged: () => "It was changed or cut short on the way. Ask your colleague to send it again. Nothing was added.",
    newer: () => "Your Daybook is older than the one that made it. Install the newer version to read it. Nothing was added.",
    unreadable: () => "Copy the file to this computer, then try again. Nothing was added.",
  } as Record<string, (of: string) => string>,
  unknownTitle: "This card cannot be added",
  unknownDetail: "Daybook does not know why. Nothing was added.",
  someone: "the colleague",
  add: "Add this card",
  adding: "Adding…",
  addOther: "It is another person with this name",
  same: "It is the same person, and they have a new key",
  takesPlace: "The new card takes the place of the earlier one. The words are then to be compared again.",
  drop: "Do not add",
  close: "Close",
  added: (name: string) => `${name} is added. Now compare the words: they are not compared yet.`,
  dropped: "The card was not added. The colleagues are as they were.",
  closed: "The colleagues are as they were.",
};

const compare = {
  label: "The eight words they read to you",
  hint: "Daybook does not show these words here: your colleague must say them. Type them in order, with a space between.",
  button: "Compare the words",
  busy: "Comparing…",
  hidden: (name: string) => `: ${name}`,
  missing: "Type the eight words that your colleague reads to you",
  notEight: "Type all eight words, with a space between them",
  noneSame: "None of the words is the same. Do not use this card: ask your colleague for their card again, in a way you both know",
  wrong: (places: readonly number[]) =>
    places.length === 1
      ? `Word ${places[0]} is not the same. Ask your colleague to read it again. If it stays different, do not use this card`
      : `Words ${list(places)} are not the same. Ask your colleague to read them again. If they stay different, do not use this card`,
  done: (name: string) => `The words are the same. The card of ${name} is confirmed.`,
};

/** "3, 5 and 8". */
function list(places: readonly number[]): string {
  return `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}

export const colleagues = {
  title: "Colleagues’ keys",
  hint: "A case file can be sealed so that only the colleague you choose can open it. For that, you need their card, and they need yours.",
  link: "See your card and colleagues’ keys",
  noName: "A card without a name",
  own: {
    title: "Your card",
    lead: "It says who you are and which keys are yours. It holds nothing of any case, and nothing on it is secret.",
    name: "Name",
    role: "Role",
    organisation: "Organisation",
    unsaid: "You have not said who you are. A card with your name is easier to tell from another.",
    toYou: "Say who you are",
    words: "Your eight words",
    wordsHint: "They are made from your keys. Read them aloud, in this order, when a colleague rings you to compare.",
    key: "Your key, for other programs",
    keyHint: "A public age key. Programs that know the age format can seal a file to it.",
    save: "Save your card",
    saving: "Saving…",
    saveHint: "A small file to give to a colleague, in any way you like.",
    saved: (size: string, time: string) => `Your card is saved, ${time}. Size: ${size}.`,
  },
  how: {
    title: "How it works",
    steps: [
      "You and your colleague give each other your cards.",
      "One of you rings the other on a number you knew before, not one that came with the card.",
      "Each reads their eight words aloud, and the other types them here: if they are the same, the card is really theirs.",
    ],
  },
  add: {
    title: "Add a colleague’s card",
    button: "Choose a card",
    busy: "Opening the file…",
    hint: "The file ends in .daybook-card.",
    nothingChosen: "Nothing was chosen. The colleagues are as they were.",
    another: "This has changed since you looked. Look again before you go on.",
  },
  waiting,
  list: "Colleagues",
  none: "No colleague’s card is here yet.",
  tags: { compared: "Words compared", not: "Words not compared yet" },
  added: "Card added",
  comparedOn: "Words compared",
  changed: "This card took the place of one with other keys.",
  changedNot: "Do not send them anything until the words are compared.",
  compare,
  remove: "Remove",
  removeHidden: (name: string) => `: ${name}`,
  confirm: {
    title: (name: string) => `Remove the card of ${name}?`,
    detail: "You can then send them nothing sealed with their key. What you sent before stays as it is. To have the card again, add it from its file and compare the words again.",
    yes: "Yes, remove it",
    no: "No, keep it",
  },
  removed: (name: string) => `The card of ${name} is removed.`,
};
