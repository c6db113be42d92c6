// Ways about a copy on the screen: to a part or place of the file, and to the next item of the checklist.
import { partTitleId, placeTitleId } from "../export/places";
import { answerField } from "./things";

/** Brings a heading into view and puts the focus on it. */
function stand(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView?.({ block: "start" });
  heading?.focus({ preventScroll: true });
}

export const showPart = (part: string): void => stand(partTitleId(part));
export const showPlace = (place: string): void => stand(placeTitleId(place));

/** The item after the one with the focus among those without an answer; the first of them where there is none after it. */
export function nextItem(items: readonly string[], unanswered: readonly string[]): string | null {
  const here = document.activeElement?.closest<HTMLElement>("[data-check]")?.dataset.check ?? "";
  const after = items.slice(items.indexOf(here) + 1);
  return after.find((id) => unanswered.includes(id)) ?? unanswered[0] ?? null;
}

/** Focuses the first answer of an item, and brings the item into view. */
export function focusItem(id: string): void {
  const field = document.getElementById(answerField(id));
  field?.closest("[data-check]")?.scrollIntoView?.({ block: "nearest" });
  field?.focus({ preventScroll: true });
}
