// Copies to review, in memory. None is here at first: a file in the dialog brings one. Verification and order are Rust's.
import type { ComparedEntry, Copies, CopyOpened, CopyPage, FieldFinding, ReviewTyped } from "../contract";
import type { Handlers } from "../fake";
import { samplePage } from "./copies-sample";
import { finding, now, refuse, type World } from "./world";

export const COPY_PASSPHRASE = "quiet harbour lantern";

interface Held {
  /** In the order in which Rust would list them. */
  pages: CopyPage[];
  /** What the next dialogs bring: a page to keep at once, a page behind a passphrase, a fault, or nothing. */
  chosen: (Chosen | null)[];
  waiting: CopyPage | null;
}

type Chosen = { page: CopyPage; passphrase?: boolean } | { fault: string; part?: string };

const AT_ONCE = 50;
const held = new WeakMap<World, Held>();

export function copiesOf(world: World): Held {
  if (!held.has(world)) held.set(world, { pages: [], chosen: [{ page: samplePage(), passphrase: true }], waiting: null });
  return held.get(world)!;
}

const opened = (standing: string, copy: string | null = null, part = ""): CopyOpened => ({ standing, part, copy });

function keep(pages: CopyPage[], page: CopyPage): CopyOpened {
  const { id } = page.line;
  if (pages.some(({ line }) => line.id === id)) return opened("known", id);
  pages.push(page);
  return opened("kept", id);
}

function list(pages: readonly CopyPage[], from: number): Copies {
  const lines = pages.map(({ line }) => line);
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return {
    copies: lines.slice(from, from + AT_ONCE),
    total: lines.length,
    from,
    toReview: count("to-review"),
    begun: count("begun"),
    reviewed: count("reviewed"),
  };
}

/** What keeps a review from being finished. */
function faults({ checklist }: CopyPage, typed: ReviewTyped): FieldFinding[] {
  const answers = checklist.map(({ id }) => ({ id, answer: typed.answers.find(({ question }) => question === id) }));
  const needsChange = answers.some(({ answer }) => answer?.verdict === "needs-change");
  const saysWhat = needsChange || [...typed.comments.map(({ text }) => text), ...answers.map(({ answer }) => answer?.comment ?? "")].some((text) => text.trim());
  return [
    ...answers.filter(({ answer }) => !answer?.verdict).map(({ id }) => finding(`answers/${id}`, "missing")),
    ...answers
      .filter(({ answer }) => answer?.verdict === "needs-change" && !answer.comment.trim())
      .map(({ id }) => finding(`answers/${id}/comment`, "missing")),
    ...(typed.outcome ? [] : [finding("outcome", "missing")]),
    ...(typed.outcome === "agreed" && needsChange ? [finding("outcome", "not-listed")] : []),
    ...(["sent-back", "raised-urgently"].includes(typed.outcome) && !typed.why.trim() ? [finding("why", "missing")] : []),
    ...(typed.outcome === "sent-back" && !saysWhat ? [finding("comments", "missing")] : []),
  ];
}

/** Entries of one that the other has not, as if all of it had been added or removed. */
function only(one: CopyPage, other: CopyPage, change: string): ComparedEntry[] {
  const places = new Set(other.file.parts.flatMap(({ entries }) => entries.map(({ place }) => place)));
  return one.file.parts.flatMap(({ part, entries }) =>
    entries
      .filter(({ place }) => !places.has(place))
      .map(({ place, title, rows }) => ({ part, place, title, rows: rows.map(({ label, text }) => ({ label, pieces: [{ change, text }] })) })),
  );
}

export function copyCommands(world: World): Handlers {
  const here = () => copiesOf(world);
  const pageOf = (copy: string) => here().pages.find(({ line }) => line.id === copy) ?? refuse("not-found");
  const keepReview = (page: CopyPage, typed: ReviewTyped) => {
    if (page.review.finishedAt) refuse("already-finished");
    page.review = { ...page.review, typed, savedAt: now(), findings: [] };
    page.line.state = "begun";
    return page.review;
  };
  const fileOf = (copy: string, part: string) => pageOf(copy).files.find((file) => file.part === part) ?? refuse("not-found");
  return {
    read_copy_file({ copy, part }) {
      const { name, bytes, fingerprint } = fileOf(copy, part);
      return { name, bytes, fingerprint, kind: "text", shown: "text", odd: [], look: { pages: 0, text: "Rent is due on the first.", cut: false } };
    },
    draw_copy_file({ copy, part }) {
      fileOf(copy, part);
      return new ArrayBuffer(8);
    },
    choose_copy: () => {
      const chosen = here().chosen.shift() ?? null;
      if (!chosen) return null;
      if ("fault" in chosen) return opened(chosen.fault, null, chosen.part);
      if (!chosen.passphrase) return keep(here().pages, chosen.page);
      here().waiting = chosen.page;
      return opened("passphrase");
    },
    open_copy: ({ passphrase }) => {
      const { waiting, pages } = here();
      if (!waiting) refuse("not-found");
      if (passphrase !== COPY_PASSPHRASE) return opened("wrong-passphrase");
      here().waiting = null;
      return keep(pages, waiting);
    },
    list_copies: ({ from }) => list(here().pages, from),
    read_copy: ({ copy }) => pageOf(copy),
    save_review: ({ copy, typed }) => keepReview(pageOf(copy), typed),
    finish_review: ({ copy, typed }) => {
      const page = pageOf(copy);
      const review = keepReview(page, typed);
      review.findings = faults(page, typed);
      if (review.findings.length > 0) return review;
      Object.assign(page.line, { state: "reviewed", outcome: typed.outcome });
      review.finishedAt = now();
      return review;
    },
    save_review_file: ({ copy }) => {
      if (!pageOf(copy).review.finishedAt) refuse("not-yet");
      return { bytes: 4_200, fingerprint: "c0ffee12".repeat(8), savedAt: now() };
    },
    compare_copies: ({ older, newer }) => {
      const [before, after] = [pageOf(older), pageOf(newer)];
      const added = only(after, before, "added");
      const missing = { notCompared: [], corrected: [], removed: only(before, after, "removed") };
      return { older: before.line, newer: after.line, added, same: after.file.entries - added.length, ...missing };
    },
    remove_copy: ({ copy }) => {
      here().pages = here().pages.filter((page) => page !== pageOf(copy));
      return list(here().pages, 0);
    },
  };
}
