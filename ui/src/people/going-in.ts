// What the worker typed to know before going in: one draft, whichever screen holds it.
import { ask } from "../core/ask";
import { showMoment } from "../core/clock";
import type { GoingIn, GoingInNote, GoingInTyped } from "../core/contract";
import { Draft } from "../core/draft.svelte";
import { wordFor, words } from "../words";

export function goingInDraft(id: string, savedAt: string | null): Draft<GoingInTyped> {
  return Draft.of<GoingInTyped>(`going-in ${id}`, (typed) => ask("save_going_in", { case: id, typed }), savedAt);
}

export function noteTitle({ kind, started, place }: GoingInNote): string {
  const say = words.people.before;
  return say.noteTitle(wordFor(say.noteKinds, kind), started ? showMoment(started) : "", place);
}

/** "Vietnamese" and "Needed", as facts. */
export function languageFacts({ language, interpreter }: GoingIn): { name: string; value: string }[] {
  const say = words.people.before;
  return [
    { name: say.languageNamed, value: language },
    { name: say.interpreter, value: wordFor(say.needs, interpreter) },
  ];
}
