// Colleagues' cards: one whose words were compared, one not, and what a file in the dialog brings. The keys are Rust's.
import type { Card, CardRead, Colleague, Colleagues } from "../contract";
import type { Handlers } from "../fake";
import { finding, now, refuse, workerName, type World } from "./world";

interface Held {
  colleagues: Colleague[];
  waiting: CardRead | null;
}

export const OWN_WORDS = ["harvest", "lamp", "violin", "canyon", "modest", "ribbon", "orbit", "shallow"];
const RUTHS = ["walnut", "copper", "tide", "march", "gentle", "pencil", "arrow", "north"];
const TOMS = ["saddle", "amber", "quiet", "river", "onion", "ladder", "frost", "magnet"];
const OTHERS = ["butter", "clever", "island", "paper", "summit", "tunnel", "velvet", "window"];

const card = (name: string, role: string, words: string[], key: string): Card => ({
  name,
  role,
  organisation: "Stockport Metropolitan Borough Council",
  words,
  recipient: `age1${key.repeat(58).slice(0, 58)}`,
  madeAt: "2026-11-02T09:00:00Z",
});

const ruth = card("Ruth Okafor", "Team manager", RUTHS, "ruth2");
const tom = card("Tom Bevan", "Social worker", TOMS, "tmv3q");
const ann = card("Ann Delgado", "Practice supervisor", OTHERS, "ann0z");

const newest = (): Held => ({
  colleagues: [
    { id: "colleague-ruth", card: ruth, addedAt: "2026-11-03T10:00:00Z", confirmedAt: "2026-11-03T10:12:00Z", changed: false },
    { id: "colleague-tom", card: tom, addedAt: "2026-11-10T10:00:00Z", confirmedAt: null, changed: false },
  ],
  waiting: null,
});

const held = new WeakMap<World, Held>();

/** The cards on this computer. */
export function colleaguesOf(world: World): Held {
  if (!held.has(world)) held.set(world, newest());
  return held.get(world)!;
}

function own(world: World): Card {
  const { role, organisation } = world.you;
  return { ...card(workerName(world), role, OWN_WORDS, "0wn5q"), organisation };
}

const answer = (world: World): Colleagues => ({ own: own(world), ...colleaguesOf(world) });

/** The card in the file chosen in the dialog: `odd` says how it stands to those that are kept. */
function choose(world: World): Colleagues | null {
  const file = world.toChoose?.[0];
  if (!file) return null;
  const standing = file.name.endsWith(".daybook-card") ? (file.odd?.[0] ?? "new") : "not-a-card";
  const read: Record<string, Omit<CardRead, "standing">> = {
    new: { card: ann, replaces: null },
    known: { card: ruth, replaces: null },
    changed: { card: { ...ruth, words: OTHERS }, replaces: "colleague-ruth" },
    "name-taken": { card: { ...ruth, role: "", words: OTHERS }, replaces: "colleague-ruth" },
    own: { card: own(world), replaces: null },
  };
  colleaguesOf(world).waiting = { standing, ...(read[standing] ?? { card: null, replaces: null }) };
  return answer(world);
}

function add(world: World, same: boolean): Colleagues {
  const mine = colleaguesOf(world);
  const { card, standing, replaces } = mine.waiting ?? refuse("not-found");
  if (!card || !["new", "changed", "name-taken"].includes(standing)) refuse("not-valid");
  if (standing === "changed" && !same) refuse("not-valid", [finding("same", "not-ticked")]);
  const takes = same ? replaces : null;
  const added = { id: takes ?? `colleague-${world.next++}`, card, addedAt: now(), confirmedAt: null, changed: takes !== null };
  mine.colleagues = [...mine.colleagues.filter(({ id }) => id !== takes), added].sort((a, b) => a.card.name.localeCompare(b.card.name));
  mine.waiting = null;
  return answer(world);
}

function confirm(world: World, id: string, typed: string): Colleagues {
  const one = colleaguesOf(world).colleagues.find((colleague) => colleague.id === id) ?? refuse("not-found");
  const words = typed.toLowerCase().split(/[\s,.-]+/u).filter(Boolean);
  if (words.length !== 8) refuse("not-valid", [finding("words", words.length ? "not-eight" : "missing")]);
  const wrong = one.card.words.flatMap((word, place) => (word === words[place] ? [] : [finding(`words-${place + 1}`, "different")]));
  if (wrong.length) refuse("not-valid", wrong);
  one.confirmedAt = now();
  world.forms.delete(`colleague-words/${id}`);
  return answer(world);
}

export function colleagueCommands(world: World): Handlers {
  return {
    read_colleagues: () => answer(world),
    save_card: () => (world.toChoose ? { bytes: 612, fingerprint: "c4rd".repeat(16), savedAt: now() } : null),
    choose_card: () => choose(world),
    add_colleague: ({ same }) => add(world, same),
    drop_card() {
      colleaguesOf(world).waiting = null;
      return answer(world);
    },
    confirm_colleague: ({ colleague, words }) => confirm(world, colleague, words),
    remove_colleague({ colleague }) {
      const mine = colleaguesOf(world);
      if (!mine.colleagues.some(({ id }) => id === colleague)) refuse("not-found");
      mine.colleagues = mine.colleagues.filter(({ id }) => id !== colleague);
      world.forms.delete(`colleague-words/${colleague}`);
      return answer(world);
    },
  };
}
