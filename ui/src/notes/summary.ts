// What is about to be fixed, as plain facts: each with the field of the note that holds it.
import { showDay, showMoment } from "../core/clock";
import type { NoteInHand, NoteText } from "../core/contract";
import { words } from "../words";
import { joined } from "./blocks";

export interface Fact {
  field: string;
  name: string;
  value: string;
}

const say = words.notes.finish;
const count = (text: string) => (text.trim() ? say.words(text.trim().split(/\s+/u).length) : say.notGiven);

export function summary(note: NoteInHand, text: NoteText): Fact[] {
  const oversight = text.kind === "management-oversight";
  const fact = (field: string, name: string, value: string): Fact => ({ field, name, value: value || say.notGiven });
  const exact = text.blocks.filter((block) => block.said).length;
  const people = [text.who.length > 0 && say.people(text.who.length), text.present.trim() && (text.who.length > 0 ? say.inWords : text.present)];
  return [
    fact("kind", say.kind, words.notes.kindOf(text.kind)),
    fact("started", say.started, text.started && showMoment(text.started)),
    fact("place", say.place, text.place),
    fact("who", say.present, people.filter(Boolean).join(", ")),
    ...(text.paper ? [fact("paper/writtenAt", say.paper, text.paper.writtenAt && showMoment(text.paper.writtenAt))] : []),
    ...(oversight
      ? [
          fact("oversight/decision", say.decision, count(text.decision)),
          fact("oversight/reasons", say.reasons, count(text.reasons)),
          fact("oversight/reviewOn", say.reviewOn, text.reviewOn && showDay(text.reviewOn)),
        ]
      : []),
    fact("text", say.text, count(joined(text.blocks))),
    fact("text", say.exact, exact ? say.passages(exact) : say.none),
    fact("indicators", say.indicators, text.indicators.length ? say.ticked(text.indicators.length) : say.none),
    fact("view", say.view, count(text.view)),
    fact("add-files", say.attachments, note.attachments.length ? say.files(note.attachments.length) : say.none),
  ];
}

/** The fields of a note by name, for messages; each person who was there has their own. */
export function things(text: NoteText): Record<string, string> {
  const editor = words.notes.editor;
  const oversight = words.notes.oversight;
  const named: Record<string, string> = {
    started: editor.startedOf(text.kind),
    ended: editor.endedOf(text.kind),
    place: editor.place,
    present: editor.present,
    text: editor.text,
    view: say.view,
    madeAtTheTime: say.statement,
    whyLater: say.whyLater,
    indicators: words.notes.indicators.title,
    "interpreter/who": words.notes.interpreter.who,
    "interpreter/language": words.notes.interpreter.language,
    "interpreter/way": words.notes.interpreter.way,
    "condition/rests": words.notes.condition.rests,
    "condition/words": words.notes.condition.words,
    "oversight/decision": oversight.decision,
    "oversight/reasons": oversight.reasons,
    "oversight/reviewOn": oversight.reviewOn,
    "paper/writtenAt": words.notes.paper.writtenAt,
    "paper/kept": words.notes.paper.kept,
    "paper/place": words.notes.paper.place,
  };
  for (const place of text.who.keys())
    for (const field of ["name", "role", "from", "until"] as const)
      named[`who/${place}/${field}`] = `${words.notes.who.person(place + 1)}: ${words.notes.who[field]}`;
  return named;
}
