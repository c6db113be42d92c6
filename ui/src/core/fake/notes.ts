import type { NoteInHand, NoteLine } from "../contract";
import type { Handlers } from "../fake";
import { caseOf, excerpt, finding, local, now, refuse, touch, type World } from "./world";

export function noteLine(note: NoteInHand): NoteLine {
  return {
    id: note.id,
    started: note.text.started,
    place: note.text.place,
    excerpt: excerpt(note.text.text),
    finishedAt: note.finished?.at ?? null,
    savedAt: note.savedAt,
    amendments: note.amendments.length,
  };
}

export function noteCommands(world: World): Handlers {
  const note = (id: string) => world.notes.get(id) ?? refuse("not-found");
  return {
    begin_note({ case: id }) {
      const one = caseOf(world, id);
      const begun: NoteInHand = {
        id: `note-${world.next++}`,
        case: id,
        beganAt: now(),
        savedAt: now(),
        text: { started: local(), ended: "", place: "", present: "", text: "", view: "", caret: 0 },
        finished: null,
        amendments: [],
      };
      one.notes.push(begun.id);
      world.notes.set(begun.id, begun);
      touch(world, id);
      return begun;
    },
    save_note_draft({ note: id, draft }) {
      const held = note(id);
      if (held.finished) refuse("already-finished");
      held.text = draft;
      held.savedAt = now();
      return { savedAt: held.savedAt };
    },
    read_note: ({ note: id }) => note(id),
    list_notes: ({ case: id }) => caseOf(world, id).notes.map((held) => noteLine(note(held))).reverse(),
    finish_note({ note: id, statement }) {
      const held = note(id);
      const gaps = [];
      if (!held.text.text.trim()) gaps.push(finding("text", "missing"));
      if (!held.text.ended) gaps.push(finding("ended", "missing"));
      else if (held.text.ended < held.text.started) gaps.push(finding("ended", "before-start"));
      if (statement.madeAtTheTime === null) gaps.push(finding("madeAtTheTime", "missing"));
      else if (!statement.madeAtTheTime && !statement.whyLater.trim()) gaps.push(finding("whyLater", "missing"));
      if (gaps.length) refuse("not-valid", gaps);
      held.finished = { at: now(), madeAtTheTime: !!statement.madeAtTheTime, whyLater: statement.whyLater, digest: "a1b2c3d4".repeat(8) };
      world.forms.delete(`finish/${id}`);
      return held;
    },
    amend_note({ note: id, amendment }) {
      const held = note(id);
      const asked = amendment.kind === "correction" ? (["wasWrong", "text", "reason"] as const) : (["text", "reason"] as const);
      const gaps = asked.filter((field) => !amendment[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      held.amendments.push({ id: `amendment-${world.next++}`, at: now(), ...amendment });
      world.forms.delete(`amend/${id}/${amendment.kind}`);
      return held;
    },
  };
}
