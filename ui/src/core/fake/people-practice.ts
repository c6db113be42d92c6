// The practice case's people and chronology. All invented; the numbers are kept for drama and reach nobody.
import type { GoingInTyped, LifeEventTyped, PersonTyped } from "../contract";

const plain: PersonTyped = {
  kind: "person",
  called: "",
  relation: "",
  safeToContact: "not-known",
  phones: [],
  safeWay: "",
  address: "",
  lastContact: "",
  source: "AM",
  avoid: false,
  caresNow: false,
  about: "",
};

export const practicePeople: readonly PersonTyped[] = [
  {
    ...plain,
    called: "LM",
    relation: "Sister, in Leeds",
    safeToContact: "yes",
    phones: [{ number: "0113 496 0123", about: "after 6pm" }],
    safeWay: "Text first.",
    lastContact: "Last week",
  },
  {
    ...plain,
    called: "BK",
    relation: "Lives in the same house",
    safeToContact: "no",
    phones: [{ number: "07700 900123", about: "shared telephone" }],
    avoid: true,
    about: "AM thinks BK tells the man at the gate who visits.",
  },
  { ...plain, called: "TH", relation: "Friend from home" },
  {
    ...plain,
    kind: "service",
    called: "Station Road Surgery",
    relation: "GP",
    safeToContact: "yes",
    phones: [{ number: "0114 496 0456", about: "reception" }],
    source: "Surgery website",
  },
  {
    ...plain,
    kind: "exploiter",
    called: "The man at the gate",
    relation: "Gives the orders at the car wash",
    safeToContact: "no",
    phones: [{ number: "07700 900456", about: "on the sign" }],
    avoid: true,
    about: "AM is afraid of him.",
  },
];

export const practiceEvents: readonly LifeEventTyped[] = [
  { when: "when I was 15", what: "Left school to work.", source: "AM, 17 March", note: "" },
  { when: "spring 2022", what: "A man in the village offered work in the UK.", source: "AM, 17 March", note: "note-practice-1" },
  { when: "2023", what: "Came to the UK in a lorry.", source: "AM, 17 March", note: "note-practice-1" },
  { when: "after the rains", what: "The passport was taken.", source: "AM, 17 March", note: "" },
  { when: "", what: "Moved to the unit at the car wash.", source: "Housing officer", note: "" },
];

export const practiceGoingIn: GoingInTyped = {
  risks: "The man at the gate watches who comes. Do not arrive in a marked car.",
  safeWay: "Text LM, who passes it on. Never ring the house.",
  interpreter: "Vietnamese, by telephone, booked for every visit.",
};
