import type { LinkedPassage, NoteInHand, Passage } from "../contract";
import type { Handlers } from "../fake";
import { pages } from "./form";
import { caseOf, type FakeCase, now, refuse, type World, wholeText } from "./world";

const quoted = /[“"][^”"]+[”"]/;

function piecesOf(note: NoteInHand): Passage[] {
  const piece = (kind: string, place: number, text: string): Passage => ({
    id: `${note.id}/${kind}/${place}`,
    kind,
    note: note.id,
    at: note.text.started || null,
    text,
    exactWords: quoted.test(text),
    corrected: note.amendments.some((amendment) => amendment.kind === "correction"),
    marked: [],
  });
  return [
    ...wholeText(note.text).split("\n").filter(Boolean).map((text, place) => piece("note", place, text)),
    ...(note.text.view ? [piece("view", 0, note.text.view)] : []),
    ...note.amendments.map((amendment, place) => piece(amendment.kind, place, amendment.text)),
  ];
}

/** Everything recorded in a case that an answer can be made from, newest first. */
export function passagesIn(world: World, one: FakeCase): Passage[] {
  const notes = one.notes.map((id) => world.notes.get(id)!).filter((note) => note.finished).reverse();
  const said = one.consent.map(({ event }): Passage => ({
    id: event.id,
    kind: "consent",
    note: null,
    at: event.at,
    text: event.words,
    exactWords: quoted.test(event.words),
    corrected: false,
    marked: [],
  }));
  return [...notes.flatMap(piecesOf), ...said];
}

/** Two fit, whatever the question: the fake knows nothing of questions. */
const FIT = 2;

export function passageCommands(world: World): Handlers {
  return {
    read_passages({ case: id }) {
      const all = passagesIn(world, caseOf(world, id));
      return { fitting: all.slice(0, FIT), others: all.slice(FIT) };
    },
    link_passage({ case: id, field, passage }): LinkedPassage[] {
      const one = caseOf(world, id);
      const found = passagesIn(world, one).find((entry) => entry.id === passage) ?? refuse("not-found");
      const { note, kind, at, text } = found;
      one.linked.push({ field, note, kind, at, text, linkedAt: now(), correctedSince: false, stillThere: true });
      const page = pages.find((entry) => entry.fields.some((asked) => asked.key === field));
      return one.linked.filter((link) => page?.fields.some((asked) => asked.key === link.field));
    },
  };
}
