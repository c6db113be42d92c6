import type { LikePerson, SearchHit, SnippetPiece } from "../contract";
import type { Handlers } from "../fake";
import { wholeText, type World } from "./world";

const MOST = 20;
const searched = ["case", "note", "amendment", "person", "life-event", "consent", "safety", "answer", "sent", "going-in", "attachment"];

/** Plain containment: what counts as alike is Rust's. */
function cut(text: string, query: string): SnippetPiece[] | null {
  const at = text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return null;
  const end = at + query.length;
  const pieces = [
    { text: text.slice(Math.max(0, at - 40), at), hit: false },
    { text: text.slice(at, end), hit: true },
    { text: text.slice(end, end + 60), hit: false },
  ];
  return pieces.filter((piece) => piece.text);
}

function find(world: World, query: string): SearchHit[] {
  const ofCases = [...world.cases.values()].flatMap(({ identity, openedAt }): SearchHit[] => {
    const snippet = cut(`${identity.called}, ${identity.number}`, query);
    return snippet ? [{ kind: "case", called: "", folded: false, route: `/c/${identity.id}`, number: identity.number, at: openedAt, matched: ["name"], snippet }] : [];
  });
  const ofNotes = [...world.notes.values()].flatMap((note): SearchHit[] => {
    const snippet = cut(wholeText(note.text), query);
    const filed = note.cases[0];
    const route = filed ? `/c/${filed.id}/notes/${note.id}` : `/notes/${note.id}`;
    return snippet ? [{ kind: "note", called: "", folded: false, route, number: filed?.number ?? "", at: note.text.started || note.beganAt, matched: ["words"], snippet }] : [];
  });
  return [...ofCases, ...ofNotes];
}

export function searchCommands(world: World): Handlers {
  return {
    search_everything({ query, ranked }) {
      const typed = query.trim();
      const found = typed ? find(world, typed) : [];
      const hits = ranked ? found : found.sort((a, b) => b.at.localeCompare(a.at));
      return { query, hits: hits.slice(0, MOST), more: hits.length > MOST, ranked, searched };
    },
    people_like({ called }) {
      const typed = called.trim().toLowerCase();
      const like = (name: string) => (name === typed ? "same" : name[0] === typed[0] ? "same-initials" : null);
      return [...world.cases.values()].flatMap(({ identity }): LikePerson[] => {
        const likeness = typed && !identity.practice ? like(identity.called.toLowerCase()) : null;
        return likeness ? [{ case: identity.id, number: identity.number, called: identity.called, likeness }] : [];
      });
    },
  };
}
