// What the categories of a table are called.
import { words } from "../words";

export function categoryName(measure: string, category: string): string {
  const names = words.partnership.categories;
  if (measure === "nationality" && category !== "others") return category;
  const own = `${measure} ${category}`;
  if (Object.hasOwn(names, own)) return names[own]!;
  return Object.hasOwn(names, category) ? names[category]! : category;
}

/** The address of a page of the return, with the quarter and the source that were chosen. */
export function returnRoute(page: "" | "/seal" | "/htcds", quarter: string, source: string): string {
  return `/partnership${page}?${new URLSearchParams({ quarter, source }).toString()}`;
}
