// The parts of Help in their order, and the text of each, so that it can be searched.
import type { Helpline } from "../core/contract";
import { words } from "../words";

export const PARTS = ["numbers", "now", "safe", "keys", "opens", "yourself", "about"] as const;
export type Part = (typeof PARTS)[number];

export const titleOf = (part: Part): string => (part === "numbers" ? words.numbers.title : words.help[part].title);

/** The parts in which every word of a query stands. A number is found with its spaces or without. */
export function partsWith(query: string, lines: readonly Helpline[]): Part[] {
  const wanted = plain(query).split(" ");
  return PARTS.filter((part) => {
    const text = plain(textOf(part, lines).join(" "));
    return wanted.every((word) => text.includes(word)) || squeezed(text).includes(squeezed(plain(query)));
  });
}

function textOf(part: Part, lines: readonly Helpline[]): string[] {
  if (part !== "numbers") return strings(words.help[part]);
  const { title, card, cardHint } = words.numbers;
  return [title, card, cardHint, ...lines.flatMap((line) => [line.name, line.what, line.phone, words.help.nations[line.nation] ?? ""])];
}

/** Every text in a group of words. */
function strings(of: unknown): string[] {
  if (typeof of === "string") return [of];
  return typeof of === "object" && of !== null ? Object.values(of).flatMap(strings) : [];
}

const plain = (text: string): string => text.toLocaleLowerCase("en-GB").replaceAll("’", "'").trim().replaceAll(/\s+/gu, " ");
const squeezed = (text: string): string => text.replaceAll(" ", "");
