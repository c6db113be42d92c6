// The list in the order of the online form: sections, in them pages, in them rows.
import type { CopyRow } from "../../core/contract";
import { words } from "../../words";

export interface CopyPage {
  page: string;
  title: string;
  place: number;
  rows: CopyRow[];
}
export interface CopySection {
  section: string;
  pages: CopyPage[];
}

export function sectionsOf(rows: readonly CopyRow[]): { sections: CopySection[]; pages: number } {
  const sections: CopySection[] = [];
  let place = 0;
  for (const row of rows) {
    let section = sections.at(-1);
    if (section?.section !== row.section) sections.push((section = { section: row.section, pages: [] }));
    let page = section.pages.at(-1);
    if (page?.page !== row.page) section.pages.push((page = { page: row.page, title: row.pageTitle, place: ++place, rows: [] }));
    page.rows.push(row);
  }
  return { sections, pages: place };
}

/** What the row is called; the page's title where the row has no words of its own. */
export const nameOf = (row: CopyRow) => row.label || row.pageTitle;
export const rowId = (field: string) => `row-${field}`;

/** The row's own place among those to enter: the next one after `from`, or the first of all. */
export function nextToEnter(rows: readonly CopyRow[], from: string | null): CopyRow | null {
  const at = rows.findIndex((row) => row.field === from);
  const open = (row: CopyRow) => row.state !== "entered";
  return rows.slice(at + 1).find(open) ?? rows.find(open) ?? null;
}

/** The words before what is entered: "Choose: Yes", "Enter the date: 27 / 3 / 1996". */
export function enterWords(row: CopyRow): string {
  const say = words.sending.copy;
  if (row.act === "leave") return say.leave;
  if (row.act === "files") return say.files;
  return say.acts[row.act] ?? say.acts.copy!;
}

/** Focuses the first control of a row, and brings the row into view. */
export function focusRow(field: string): void {
  const row = document.getElementById(rowId(field));
  row?.scrollIntoView?.({ block: "center" });
  row?.querySelector<HTMLElement>("button, input")?.focus({ preventScroll: true });
}
