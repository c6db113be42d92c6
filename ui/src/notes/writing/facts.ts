// What is known beforehand of someone's exact words.
import type { Said } from "../../core/contract";
import { words } from "../../words";
import type { Writing } from "./writing.svelte";

/** Who most likely said it, in which language and through whom: to be looked at, not taken as right. */
export function firstFacts({ text, note, from }: Writing): Said {
  const { used, who, language } = text.interpreter;
  const inCase = note.cases.find((one) => one.id === from) ?? note.cases[0];
  const interpreted = used === "yes";
  return {
    speaker: inCase?.called ?? "",
    language: interpreted ? language : "",
    through: interpreted ? who || words.notes.interpreter.unnamed : "",
  };
}
