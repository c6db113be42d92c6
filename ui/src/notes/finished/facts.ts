// The facts of a finished note, in words: both when it happened and when it was recorded.
import { showDay, showMoment } from "../../core/clock";
import type { Finished, NoteInHand, NoteText, PersonThere } from "../../core/contract";
import { wordFor, words } from "../../words";
import { shownTime } from "../times";

interface Fact {
  name: string;
  value: string;
}
const say = words.notes.read;
const names = words.notes.finish;
const moment = (text: string) => (text ? showMoment(text) : "");

export function person({ name, role, from, until }: PersonThere): string {
  const room = words.notes.who.inRoom(shownTime(from), shownTime(until));
  return [name, role, room].filter((part) => part.trim()).join(", ");
}

function interpreter({ interpreter: { used, who, language, way } }: NoteText): string {
  if (used === "no") return words.notes.interpreter.none;
  return [who, language, way].filter((part) => part.trim()).join(", ") || (used === "yes" ? words.shell.yes : "");
}

function paper({ paper: held }: NoteText): string {
  if (!held) return "";
  const { told, isKept, notKept } = words.notes.paper;
  const kept = held.kept === "yes" ? isKept : held.kept === "no" ? notKept : "";
  return [`${told(moment(held.writtenAt))}.`, kept, held.place].filter(Boolean).join(" ");
}

function condition({ conditions }: NoteText): string {
  return conditions.map((code) => wordFor(words.notes.condition.options, code)).join(", ");
}

export function factsOf(note: NoteInHand, finished: Finished): Fact[] {
  const { text } = note;
  const fact = (name: string, value: string) => ({ name, value });
  return [
    fact(say.kind, words.notes.kindOf(text.kind)),
    fact(names.started, moment(text.started)),
    fact(names.ended, moment(text.ended)),
    fact(say.recorded, moment(note.beganAt)),
    fact(words.notes.finished, moment(finished.at)),
    fact(say.finishedBy, finished.by),
    fact(names.place, text.place),
    fact(names.present, [...text.who.map(person), text.present].filter((one) => one.trim()).join("\n")),
    fact(words.notes.interpreter.title, interpreter(text)),
    fact(words.notes.alone.title, text.seenAlone && wordFor(words.notes.alone.options, text.seenAlone)),
    fact(words.notes.paper.title, paper(text)),
    fact(say.condition, [condition(text), text.conditionWords].filter((one) => one.trim()).join("\n")),
    fact(say.rests, text.rests),
  ];
}

/** The decision of a manager; empty facts are not drawn. */
export function oversightOf({ decision, reasons, reviewOn }: NoteText): Fact[] {
  return [
    { name: names.decision, value: decision },
    { name: names.reasons, value: reasons },
    { name: names.reviewOn, value: reviewOn ? showDay(reviewOn) : "" },
  ];
}
