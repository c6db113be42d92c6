import type { AttachOutcome, Attachment, ComparedPiece, NoteInHand, NoteLine, NoteText } from "../contract";
import type { Handlers } from "../fake";
import { indicatorCommands } from "./indicators";
import {
  caseOf,
  type ChosenFile,
  excerpt,
  type FakeFile,
  finding,
  heldNote,
  local,
  noteCase,
  noteText,
  now,
  refuse,
  touch,
  wholeText,
  workerName,
  type World,
} from "./world";

const MOST_MEGABYTES = 25;

export function noteLine(note: NoteInHand): NoteLine {
  return {
    id: note.id,
    case: note.cases[0]?.id ?? null,
    kind: note.text.kind,
    sensitive: note.text.sensitive,
    attachments: note.attachments.length,
    started: note.text.started,
    place: note.text.place,
    excerpt: excerpt(wholeText(note.text)),
    finishedAt: note.finished?.at ?? null,
    savedAt: note.savedAt,
    amendments: note.amendments.length,
  };
}

/** The notes in no case, the last begun first. */
export function unfiledNotes(world: World): NoteLine[] {
  return [...world.notes.values()].filter((note) => note.cases.length === 0).map(noteLine).reverse();
}

export function noteCommands(world: World): Handlers {
  return { ...writing(world), ...filing(world), ...versions(world), ...attaching(world), ...indicatorCommands() };
}

const noteIn = (world: World) => (id: string) => world.notes.get(id) ?? refuse("not-found");

function writing(world: World): Handlers {
  const note = noteIn(world);
  return {
    begin_note({ case: id }) {
      const cases = id === null ? [] : [noteCase(caseOf(world, id).identity)];
      const begun = heldNote({ id: `note-${world.next++}`, cases, text: noteText({ started: local() }) });
      world.notes.set(begun.id, begun);
      if (id !== null) {
        caseOf(world, id).notes.push(begun.id);
        touch(world, id);
      }
      return begun;
    },
    save_note_draft({ note: id, draft }) {
      const held = note(id);
      if (held.finished) refuse("already-finished");
      held.text = draft;
      held.savedAt = now();
      return { savedAt: held.savedAt, room: held.room, clockChanges: held.clockChanges };
    },
    read_note: ({ note: id }) => note(id),
    list_notes: ({ case: id }) => caseOf(world, id).notes.map((held) => noteLine(note(held))).reverse(),
    finish_note({ note: id, statement }) {
      const held = note(id);
      const gaps = gapsIn(held);
      if (statement.madeAtTheTime === null) gaps.push(finding("madeAtTheTime", "missing"));
      else if (!statement.madeAtTheTime && !statement.whyLater.trim()) gaps.push(finding("whyLater", "missing"));
      else if (statement.madeAtTheTime && held.late && !held.text.paper) gaps.push(finding("madeAtTheTime", "written-later"));
      if (gaps.length) refuse("not-valid", gaps);
      const made = { madeAtTheTime: !!statement.madeAtTheTime, whyLater: statement.whyLater };
      held.finished = { at: now(), ...made, digest: "a1b2c3d4".repeat(8), by: workerName(world) };
      world.forms.delete(`finish/${id}`);
      return held;
    },
    amend_note({ note: id, amendment }) {
      const held = note(id);
      const asked = amendment.kind === "correction" ? (["wasWrong", "text", "reason"] as const) : (["text", "reason"] as const);
      const gaps = asked.filter((field) => !amendment[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      held.amendments.push({ id: `amendment-${world.next++}`, at: now(), ...amendment, by: workerName(world) });
      world.forms.delete(`amend/${id}/${amendment.kind}`);
      return held;
    },
    settle_interruption({ note: id }) {
      note(id).interrupted = null;
      return note(id);
    },
  };
}

function gapsIn({ text }: NoteInHand) {
  const gaps = [];
  const short = text.kind === "management-oversight" || text.kind === "no-reply";
  if (!text.started) gaps.push(finding("started", "missing"));
  if (!text.ended && !short) gaps.push(finding("ended", "missing"));
  else if (text.ended && text.ended < text.started) gaps.push(finding("ended", "before-start"));
  if (text.kind === "management-oversight") {
    for (const field of ["decision", "reasons"] as const) if (!text[field].trim()) gaps.push(finding(`oversight/${field}`, "missing"));
  } else if (text.kind !== "no-reply" && !wholeText(text).trim()) gaps.push(finding("text", "missing"));
  for (const [place, person] of text.who.entries()) {
    if ((person.from || person.until) && !person.name && !person.role) gaps.push(finding(`who/${place}/name`, "missing"));
    for (const field of ["from", "until"] as const)
      if (person[field] && !/^\d\d:\d\d$/.test(person[field])) gaps.push(finding(`who/${place}/${field}`, "no-such-date"));
  }
  if (text.paper && !text.paper.writtenAt) gaps.push(finding("paper/writtenAt", "missing"));
  if (text.paper && !text.paper.kept) gaps.push(finding("paper/kept", "missing"));
  return gaps;
}

function filing(world: World): Handlers {
  const note = noteIn(world);
  const put = (held: NoteInHand, id: string, why = "") => {
    const { identity, notes } = caseOf(world, id);
    if (held.cases.some((one) => one.id === id)) return;
    held.cases.push(noteCase(identity));
    notes.push(held.id);
    held.filings.push({ at: now(), act: "filed", number: identity.number, why, by: workerName(world) });
  };
  return {
    list_unfiled: () => unfiledNotes(world),
    file_note({ note: id, case: to }) {
      put(note(id), to);
      world.forms.delete(`move/${id}`);
      return note(id);
    },
    move_note({ note: id, moving }) {
      if (!moving.why.trim()) refuse("not-valid", [finding("why", "missing")]);
      const held = note(id);
      const from = caseOf(world, moving.from);
      from.notes = from.notes.filter((one) => one !== id);
      held.cases = held.cases.filter((one) => one.id !== moving.from);
      held.filings.push({ at: now(), act: "taken-out", number: from.identity.number, why: moving.why, by: workerName(world) });
      if (moving.to) put(held, moving.to, moving.why);
      world.forms.delete(`move/${id}`);
      return held;
    },
  };
}

const countWords = (text: NoteText) => wholeText(text).split(/\s+/u).filter(Boolean).length;

function versions(world: World): Handlers {
  const note = noteIn(world);
  const all = (id: string) => {
    const held = note(id);
    const kind = held.finished ? "finished" : "now";
    const present = { version: { id: kind, kind, at: held.finished?.at ?? held.savedAt, words: countWords(held.text) }, text: held.text };
    return [...(world.versions.get(id) ?? []), present];
  };
  const one = (id: string, version: string) => all(id).find((entry) => entry.version.id === version) ?? refuse("not-found");
  return {
    list_versions: ({ note: id }) => all(id).map((entry) => entry.version),
    compare_versions({ note: id, older, newer }) {
      const [before, after] = [one(id, older), one(id, newer)];
      const text = differ(wholeText(before.text), wholeText(after.text));
      const view = differ(before.text.view, after.text.view);
      const count = (change: string) =>
        [...text, ...view].filter((piece) => piece.change === change).flatMap((piece) => piece.text.split(/\s+/u).filter(Boolean)).length;
      return { older: before.version, newer: after.version, text, view, added: count("added"), removed: count("removed") };
    },
    go_back_to_version({ note: id, version }) {
      const held = note(id);
      const back = one(id, version);
      const stood = { version: { id: `version-${world.next++}`, kind: "draft", at: held.savedAt, words: countWords(held.text) }, text: held.text };
      world.versions.set(id, [...(world.versions.get(id) ?? []), stood]);
      held.text = structuredClone(back.text);
      held.interrupted = null;
      held.versions = world.versions.get(id)!.length;
      held.savedAt = now();
      return held;
    },
  };
}

/** Words that begin and end alike are the same; what is between was removed and added. */
function differ(before: string, after: string): ComparedPiece[] {
  const [a, b] = [before.split(/(?<=\s)/u), after.split(/(?<=\s)/u)];
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - from && a.at(-1 - end) === b.at(-1 - end)) end++;
  const piece = (change: string, text: string) => ({ change, text });
  return [
    piece("same", a.slice(0, from).join("")),
    piece("removed", a.slice(from, a.length - end).join("")),
    piece("added", b.slice(from, b.length - end).join("")),
    piece("same", a.slice(a.length - end).join("")),
  ].filter(({ text }) => text);
}

// A picture of one grey point.
const POINT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

function attaching(world: World): Handlers {
  const note = noteIn(world);
  const file = (id: string): FakeFile => world.files.get(id) ?? refuse("not-found");
  const listed = (id: string): Attachment[] => {
    const held = note(id);
    held.attachments = [...world.files.values()].filter(({ file: { note: of }, gone }) => of === id && !gone).map((one) => one.file);
    return held.attachments;
  };
  const take = (id: string, chosen: ChosenFile) => {
    const made: Attachment = {
      id: `file-${world.next++}`,
      note: id,
      name: chosen.name,
      bytes: chosen.bytes,
      fingerprint: "c0ffee12".repeat(8),
      kind: chosen.kind ?? "jpeg",
      shown: chosen.shown ?? "image",
      odd: chosen.odd ?? [],
      addedAt: now(),
      by: workerName(world),
      origin: "",
      about: "",
    };
    const text = made.shown === "text" ? "Pay slip\nWeek 11" : null;
    world.files.set(made.id, { file: made, gone: false, pages: made.shown === "pages" ? 3 : 0, text });
  };
  return {
    add_attachments({ note: id }): AttachOutcome | null {
      if (!world.toChoose) return null;
      const taken = world.toChoose.filter((chosen) => !chosen.why);
      for (const chosen of taken) take(id, chosen);
      listed(id);
      const refused = world.toChoose.filter((chosen) => chosen.why).map(({ name, why }) => ({ name, why: why!, most: MOST_MEGABYTES }));
      return { note: note(id), added: taken.length, refused };
    },
    describe_attachment({ attachment, origin, about }) {
      Object.assign(file(attachment).file, { origin, about });
      return listed(file(attachment).file.note);
    },
    remove_attachment({ attachment }) {
      file(attachment).gone = true;
      return listed(file(attachment).file.note);
    },
    put_attachment_back({ attachment }) {
      file(attachment).gone = false;
      return listed(file(attachment).file.note);
    },
    list_attachments: ({ case: id }) => caseOf(world, id).notes.flatMap((held) => note(held).attachments),
    read_attachment({ attachment }) {
      const { file: held, pages, text } = file(attachment);
      return { attachment: held, look: { pages, text, cut: false } };
    },
    draw_attachment({ attachment }) {
      file(attachment);
      return Uint8Array.from(atob(POINT), (sign) => sign.charCodeAt(0)).buffer;
    },
    save_attachment: ({ attachment }) => {
      const { bytes, fingerprint } = file(attachment).file;
      return { bytes, fingerprint, savedAt: now() };
    },
  };
}
