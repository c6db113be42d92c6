import { plural } from "../plural";

/** Which statement or key it is about, in brackets. */
const about = (thing: string) => (thing ? ` (${thing})` : "");

const faults: Record<string, (thing: string) => string> = {
  "not-toml": () => "this is not a file of translations that Daybook can read",
  "too-large": () => "the file is too large to be a file of translations",
  "unknown-format": (thing) => `this version of the file format is not known to this copy of Daybook${about(thing)}`,
  "unknown-statement": (thing) => `this statement is not in the statements pack${about(thing)}`,
  twice: (thing) => `this statement is translated twice${about(thing)}`,
  empty: (thing) => `there are no words here${about(thing)}`,
  "no-such-date": (thing) => `this is not a date that exists${about(thing)}`,
  "no-translator": (thing) => `it does not say who translated this${about(thing)}`,
  "no-language": (thing) => `it does not say which language this is${about(thing)}`,
  direction: (thing) => `the direction of writing must be ltr or rtl${about(thing)}`,
  "hidden-characters": (thing) => `the words hold characters that cannot be seen and could change how they read${about(thing)}`,
  "unknown-key": (thing) => `this name is not known in the file format${about(thing)}`,
};

export const translations = {
  title: "Translations of the statements",
  link: "See and add translations",
  linkHint: "Of the statements said to the person, made by your organisation.",
  lead: "A person translates, never a machine. Each translation says who made it, when, and from which English wording.",
  format: "Your organisation can make a file of its own. The file format is described in Daybook’s documentation: docs/translations.md.",
  font: "This computer needs a font for the script of each language. If a name below shows empty boxes, ask your IT support for the font.",
  list: "Translations on this computer",
  none: "There are none yet. The statements are shown in English.",
  language: "Language",
  statements: "Statements",
  count: (count: number) => plural(count, "statement", "statements"),
  outdated: (count: number) =>
    count === 0
      ? "All were made from the present English wording."
      : `${plural(count, "was", "were")} made from an older English wording. The interpreter says ${count === 1 ? "it" : "them"}.`,
  source: "Source",
  added: "Added",
  remove: "Remove",
  removeHidden: (name: string) => `: ${name}`,
  removeHint: "You can remove what is no longer used. Conversations already recorded keep what was shown.",
  removed: (name: string) => `${name}: the translations are removed.`,
  add: "Add translations from a file",
  adding: "Adding…",
  addedNow: "The translations are added.",
  nothingChosen: "Nothing was added.",
  refused: "This file was not taken",
  unchanged: "The translations you had are unchanged.",
  fault: (line: number, code: string, thing: string) => {
    const words = faults[code]?.(thing) ?? `this could not be read${about(thing)}`;
    return line > 0 ? `Line ${line}: ${words}` : `${words[0]!.toUpperCase()}${words.slice(1)}`;
  },
};
