// A note while it is written: the newest copy is here, and it saves itself.
import { ask } from "../../core/ask";
import type { ClockChange, NoteInHand, NoteText } from "../../core/contract";
import { Draft } from "../../core/draft.svelte";
import { alternate, caretAt, placeOfBox, stored } from "../blocks";
import { noteRoute } from "../route";

/** What Rust said with the last save of each note. A draft may outlive the screen that began it. */
const told = $state<Record<string, { room: string; clockChanges: ClockChange[] }>>({});

async function save(note: string, draft: NoteText) {
  const saved = await ask("save_note_draft", { note, draft });
  told[note] = { room: saved.room, clockChanges: saved.clockChanges };
  return saved;
}

/** The draft of a note, and its text with what is not on the disk yet. */
export function draftOf(note: NoteInHand): { draft: Draft<NoteText>; text: NoteText } {
  const draft = Draft.of<NoteText>(`note ${note.id}`, (value) => save(note.id, value), note.savedAt);
  return { draft, text: { ...note.text, ...draft.inHand } };
}

export class Writing {
  readonly note: NoteInHand;
  /** The case it is looked at from; none by itself. */
  readonly from: string | null;
  readonly draft: Draft<NoteText>;
  text: NoteText;
  /** Words that wait for the indicator they tell of. */
  linking = $state<string | null>(null);

  constructor(note: NoteInHand, from: string | null) {
    this.note = note;
    this.from = from;
    const held = draftOf(note);
    this.draft = held.draft;
    this.text = $state({ ...held.text, blocks: alternate(held.text.blocks) });
    told[note.id] = { room: note.room, clockChanges: note.clockChanges };
  }

  get room(): string {
    return told[this.note.id]?.room ?? this.note.room;
  }

  get clockChanges(): ClockChange[] {
    return told[this.note.id]?.clockChanges ?? this.note.clockChanges;
  }

  /** Takes what is on the screen now; it is saved soon. */
  readonly keep = (): void => {
    const text = $state.snapshot(this.text) as NoteText;
    this.draft.change({ ...text, blocks: stored(text.blocks) });
  };

  /** The same, with the caret where it stands in that box. */
  typedIn(area: HTMLTextAreaElement): void {
    const place = placeOfBox(area.id);
    if (place !== null) this.text.caret = caretAt(this.text.blocks, { place, offset: area.selectionStart });
    this.keep();
  }

  to(...rest: string[]): string {
    return noteRoute(this.from, this.note.id, ...rest);
  }
}
