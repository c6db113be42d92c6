// The facts of one decision, in words: first what was decided, then how it was done.
import { showDay, showMoment } from "../core/clock";
import type { ConsentEvent, InterpreterUsed } from "../core/contract";
import { wordFor, words } from "../words";
import { clockTime } from "./matter";

const say = words.consent;

/** "K, by telephone, Lingua, asked for: a woman". */
export function interpreterWords({ who, mode, agency, gender }: InterpreterUsed): string {
  const way = mode ? wordFor(say.form.modes, mode).toLowerCase() : "";
  const wish = gender ? say.facts.interpreterAsked(wordFor(say.form.genders, gender).toLowerCase()) : "";
  return [who, way, agency, wish].filter(Boolean).join(", ");
}

export function decided(event: ConsentEvent) {
  const back = event.returnOn ? showDay(event.returnOn) : "";
  const at = event.returnTime ? say.due.at(clockTime(event.returnTime)) : "";
  return [
    { name: say.facts.words, value: event.words },
    { name: say.facts.limits, value: event.limits },
    { name: say.facts.until, value: event.until ? showDay(event.until) : "" },
    { name: say.facts.returnOn, value: back && `${back}${at}` },
    { name: say.facts.why, value: event.why },
    { name: say.facts.address, value: event.address },
    { name: say.facts.manner, value: event.manner ? wordFor(say.form.manners, event.manner) : "" },
  ];
}

export function howDone(event: ConsentEvent, statements: number) {
  const told = event.explained.length;
  return [
    { name: say.facts.asked, value: event.asked },
    { name: say.facts.language, value: event.language },
    { name: say.facts.interpreter, value: interpreterWords(event.interpreter) },
    { name: say.facts.explainedBy, value: event.explainedBy },
    { name: say.facts.place, value: event.place },
    { name: say.facts.present, value: event.present },
    { name: say.facts.breaks, value: event.breaks },
    { name: say.facts.explained, value: told ? say.facts.explainedOf(told, Math.max(told, statements)) : "" },
  ];
}

export const eventTitle = (event: ConsentEvent) => `${wordFor(say.decided, event.decision)}, ${showMoment(event.at)}`;
