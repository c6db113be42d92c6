import { plural } from "../plural";

/** The word at fault, as it stands in the file. */
const quoted = (thing: string) => `‘${thing}’`;
/** Words about a thing, where the fault names one. */
const of = (thing: string, named: (thing: string) => string, unnamed: string) => (thing ? named(quoted(thing)) : unnamed);

const faults: Record<string, (thing: string) => string> = {
  "too-large": () => "the file is larger than a pack can be",
  unreadable: () => "the file could not be read. Copy it to this computer, then try again",
  "not-text": () => "the file is not plain text",
  "not-toml": (thing) => of(thing, (it) => `this is not a pack file (TOML): ${it}`, "this is not a pack file (TOML)"),
  "unknown-word": (thing) => of(thing, (it) => `a pack has no word ${it}. Check how it is spelt`, "a word here is not one of a pack’s"),
  "unknown-trigger": (thing) => of(thing, (it) => `there is no trigger called ${it}`, "there is no trigger of this name"),
  "wrong-date": (thing) =>
    of(thing, (it) => `${it} is not a date. Write year, month and day, such as 2026-11-21`, "this is not a date. Write year, month and day, such as 2026-11-21"),
  "wrong-value": (thing) => of(thing, (it) => `${it} cannot be used here`, "what is written here cannot be used"),
  missing: (thing) => of(thing, (it) => `${it} is missing`, "something that every step needs is missing"),
  "missing-phone": (thing) => of(thing, (it) => `there is no telephone number for ${it}`, "there is no telephone number"),
  "duplicate-id": (thing) => of(thing, (it) => `the id ${it} is used twice`, "an id is used twice"),
  "shipped-name": (thing) =>
    of(thing, (it) => `${it} is the name of a pack that comes with Daybook. Give this one another name`, "a pack that comes with Daybook has this name. Give this one another"),
  "emergency-number": (thing) =>
    of(thing, (it) => `${it}: a pack may not change or take the place of an emergency number`, "a pack may not change or take the place of an emergency number"),
  "before-danger": (thing) =>
    of(thing, (it) => `${it} would stand before the steps for immediate danger`, "a step would stand before those for immediate danger"),
  "unknown-step": (thing) => of(thing, (it) => `there is no step called ${it}`, "there is no step of this name"),
  "no-trigger": (thing) => of(thing, (it) => `the step ${it} does not say when it is called for`, "a step does not say when it is called for"),
  "no-steps": () => "the pack has no steps",
  "too-many": (thing) => of(thing, (it) => `there is more of ${it} than a pack can hold`, "there is more here than a pack can hold"),
  "older-version": (thing) =>
    of(thing, (it) => `version ${it} is not newer than the one you have`, "this version is not newer than the one you have"),
};

export const pathways = {
  title: "Local pathways",
  hint: "The safety steps of each nation and council area, and those your organisation adds.",
  link: "See and add local pathways",
  lead: "A pack holds the safety steps of a nation or council area: what to do, whom to ring and how soon. Cases show the steps of the nation and area they lie in.",
  format: "Your organisation can write a pack of its own. The file format is described in Daybook’s documentation: docs/pathway-packs.md.",
  list: "Packs in this Daybook",
  version: "Version",
  source: "Source",
  checked: "Checked",
  notChecked: "Not yet checked against a live page",
  stepsName: "Steps",
  steps: (count: number) => plural(count, "step", "steps"),
  areas: "Council areas",
  noAreas: "None of its own",
  added: "Added",
  earlier: "Took the place of",
  check: "Check",
  checkDetail: "Older than 12 months. Check its steps and numbers before you rely on them, and ask for a newer pack.",
  unread: "This Daybook cannot read this pack, so its steps are not called for. Add a newer version, or remove it.",
  own: "Added from a file",
  add: "Add a pack from a file",
  adding: "Opening the file…",
  nothingChosen: "Nothing was chosen. The packs are as they were.",
  remove: "Remove",
  hidden: (name: string) => `: ${name}`,
  confirm: {
    title: (name: string) => `Remove ${name}?`,
    detail: "Steps that nothing was recorded of leave the cases. What was recorded stays, with its history. You can add the pack again from its file.",
    yes: "Yes, remove it",
    no: "No, keep it",
  },
  removed: (name: string) => `${name} is removed.`,
  refused: {
    title: (file: string) => `${file} was not added`,
    detail: "Nothing was added; the packs are as they were.",
    count: (count: number) => `${plural(count, "thing", "things")} to put right in the file:`,
  },
  fault: (line: number, code: string, thing: string) => {
    const words = faults[code]?.(thing) ?? of(thing, (it) => `${it} could not be understood`, "something could not be understood");
    return line > 0 ? `Line ${line}: ${words}` : `${words[0]!.toUpperCase()}${words.slice(1)}`;
  },
  waiting: {
    title: (name: string) => `Look at ${name} before you add it`,
    detail: "It is not added yet. Check the steps, whom to ring and every number. It waits here if Daybook locks.",
    replaces: (version: string) => `It takes the place of version ${version}.`,
    isNew: "Daybook has no pack of this name yet.",
    same: "The steps are the same as before.",
    changes: {
      new: "New",
      changed: "Changed",
      same: "Same as before",
    } as Record<string, string>,
    columns: { step: "Step", when: "When it is called for", who: "Whom to ring", change: "Against the one before" },
    waysGone: "In the version before, and no more:",
    gone: "Steps that go",
    add: "Add this pack",
    adding: "Adding…",
    drop: "Do not add",
    added: (name: string) => `${name} is added.`,
    dropped: "It was not added. The packs are as they were.",
  },
  /** A pack that is not there any more, or another than the one looked at. */
  another: "The packs have changed since you looked. Look again before you go on.",
};
