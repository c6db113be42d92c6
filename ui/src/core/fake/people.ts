// People, what happened, and what to know before going in. Placing and numbering stand in for Rust's.
import type {
  Chronology,
  GoingIn,
  GoingInTyped,
  LifeEventRow,
  LifeEventTyped,
  MapPlace,
  PeopleList,
  PersonRow,
  PersonTyped,
} from "../contract";
import type { Handlers } from "../fake";
import { practiceEvents, practiceGoingIn, practicePeople } from "./people-practice";
import { caseOf, finding, now, refuse, type World } from "./world";

interface Kept<T> {
  id: string;
  typed: T;
  savedAt: string;
  removed: boolean;
}

interface OfCase {
  people: Kept<PersonTyped>[];
  events: Kept<LifeEventTyped>[];
  goingIn: GoingInTyped;
  goingInSavedAt: string | null;
  born: string | null;
}

const ONE_RING = 12;
const ROOM = 24;

export function peopleCommands(world: World): Handlers {
  const held = new Map<string, OfCase>();
  const of = (id: string): OfCase => {
    const practice = caseOf(world, id).identity.practice;
    if (!held.has(id)) held.set(id, practice ? practised() : { people: [], events: [], goingIn: empty(), goingInSavedAt: null, born: null });
    return held.get(id)!;
  };
  const keep = <T>(list: Kept<T>[], id: string | null, typed: T): void => {
    const found = id === null ? null : (list.find((one) => one.id === id) ?? refuse("not-found"));
    if (found) Object.assign(found, { typed, savedAt: now() });
    else list.push({ id: `row-${world.next++}`, typed, savedAt: now(), removed: false });
  };
  const mark = <T>(list: Kept<T>[], id: string, removed: boolean): void => {
    (list.find((one) => one.id === id) ?? refuse("not-found")).removed = removed;
  };

  return {
    list_people: ({ case: id }) => list(of(id).people),
    save_person({ case: id, person, typed }) {
      const gaps = personFindings(typed);
      if (gaps.length) refuse("not-valid", gaps);
      keep(of(id).people, person, typed);
      world.forms.delete(`person/${id}/${person ?? "new"}`);
      return list(of(id).people);
    },
    remove_person({ case: id, person }) {
      mark(of(id).people, person, true);
      return list(of(id).people);
    },
    put_person_back({ case: id, person }) {
      mark(of(id).people, person, false);
      return list(of(id).people);
    },
    read_chronology: ({ case: id }) => chronology(world, id, of(id)),
    save_life_event({ case: id, event, typed }) {
      const gaps = (["what", "source"] as const).filter((field) => !typed[field].trim());
      if (gaps.length) refuse("not-valid", gaps.map((field) => finding(field, "missing")));
      keep(of(id).events, event, typed);
      world.forms.delete(`life-event/${id}/${event ?? "new"}`);
      return chronology(world, id, of(id));
    },
    remove_life_event({ case: id, event }) {
      mark(of(id).events, event, true);
      return chronology(world, id, of(id));
    },
    put_life_event_back({ case: id, event }) {
      mark(of(id).events, event, false);
      return chronology(world, id, of(id));
    },
    read_going_in: ({ case: id }) => goingIn(world, id, of(id)),
    save_going_in({ case: id, typed }) {
      const one = of(id);
      one.goingIn = typed;
      return { savedAt: (one.goingInSavedAt = now()) };
    },
  };
}

const empty = (): GoingInTyped => ({ risks: "", safeWay: "", interpreter: "" });

const row = <T>(typed: T, place: number, of: string): Kept<T> => ({ id: `${of}-${place + 1}`, typed, savedAt: now(), removed: false });

const practised = (): OfCase => ({
  people: practicePeople.map((typed, place) => row({ ...typed }, place, "practice-person")),
  events: practiceEvents.map((typed, place) => row({ ...typed }, place, "practice-event")),
  goingIn: { ...practiceGoingIn },
  goingInSavedAt: now(),
  born: "2004",
});

function personFindings(typed: PersonTyped) {
  const gaps = typed.called.trim() || typed.relation.trim() ? [] : [finding("called", "missing")];
  for (const [place, phone] of typed.phones.entries()) {
    if (!/\d/u.test(phone.number)) gaps.push(finding(`phones/${place}/number`, "not-phone"));
  }
  return gaps;
}

function list(kept: Kept<PersonTyped>[]): PeopleList {
  const of = (kind: string) => kept.filter((one) => !one.removed && one.typed.kind === kind);
  const all = [...of("person"), ...of("service"), ...of("exploiter")];
  const places = mapPlaces(all.length);
  const rows = all.map((one, place) => personRow(one, places[place] ?? null));
  return {
    people: rows.filter((row) => row.person.kind !== "exploiter"),
    exploiters: rows.filter((row) => row.person.kind === "exploiter"),
    beyond: rows.length - places.length,
  };
}

function personRow({ id, typed, savedAt }: Kept<PersonTyped>, at: MapPlace | null): PersonRow {
  return { id, person: typed, savedAt, numbersFolded: typed.safeToContact === "no" || typed.kind === "exploiter", at };
}

/** On one ring or two, the first at the top, as Rust places them. */
export function mapPlaces(count: number): MapPlace[] {
  const shown = Math.min(count, ROOM);
  const inner = shown > ONE_RING ? Math.floor(shown / 3) : 0;
  return [...ring(inner, 0.55), ...ring(shown - inner, 1)];
}

function ring(count: number, radius: number): MapPlace[] {
  return Array.from({ length: count }, (_, place) => {
    const angle = (place / count) * 2 * Math.PI;
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
}

function chronology(world: World, id: string, one: OfCase): Chronology {
  const events = one.events.filter((event) => !event.removed).map((event) => ({ event, at: placed(event.typed.when, one.born) }));
  const order = (year: number | null) => year ?? Infinity;
  return {
    events: events.sort((a, b) => order(a.at.year) - order(b.at.year) || 0).map(({ event, at }) => eventRow(world, event, at.precision)),
    born: one.born,
    notes: notesOf(world, id).map((note) => ({ id: note.id, started: note.text.started, place: note.text.place })),
  };
}

function eventRow(world: World, { id, typed, savedAt }: Kept<LifeEventTyped>, precision: string): LifeEventRow {
  return { id, event: typed, savedAt, precision, noteStarted: world.notes.get(typed.note)?.text.started ?? null };
}

function placed(when: string, born: string | null): { year: number | null; precision: string } {
  const year = /\b(19|20)\d{2}\b/u.exec(when)?.[0];
  if (year) return { year: +year, precision: /spring|summer|autumn|winter/iu.test(when) ? "season" : "year" };
  const age = /\bwas (\d{1,2})\b/u.exec(when)?.[1];
  return age && born ? { year: +born.slice(0, 4) + +age, precision: "age" } : { year: null, precision: "unplaced" };
}

function notesOf(world: World, id: string) {
  return caseOf(world, id).notes.map((note) => world.notes.get(note)!).reverse();
}

function goingIn(world: World, id: string, one: OfCase): GoingIn {
  const { people, exploiters } = list(one.people);
  const { language, interpreter } = caseOf(world, id).identity;
  return {
    typed: one.goingIn,
    savedAt: one.goingInSavedAt,
    notes: notesOf(world, id).slice(0, 3).map((note) => ({
      id: note.id,
      kind: note.text.kind,
      started: note.text.started,
      place: note.text.place,
      blocks: note.text.blocks,
      finished: note.finished !== null,
      sensitive: note.text.sensitive,
    })),
    avoid: [...people, ...exploiters].filter((row) => row.person.avoid),
    reach: people.filter((row) => row.person.safeToContact === "yes" && !row.person.avoid),
    language,
    interpreter,
  };
}
