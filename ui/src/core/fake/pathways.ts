// The pathway packs: some that ship, and what a file in the dialog brings. The law in them is Rust's.
import type { Area, PackChoice, PackFault, PackPreview, PathwayPack, PathwayPacks } from "../contract";
import type { Handlers } from "../fake";
import { now, refuse, type World } from "./world";

interface Held {
  packs: PathwayPack[];
  waiting: PackPreview | null;
}

const version = "2026-11-21";
const checked = "2026-11-21";

function shipped(pack: string, name: string, steps: number, given: Partial<PathwayPack> = {}): PathwayPack {
  const empty = { verifiedOn: null, areas: [], own: false, check: false, addedAt: null, unread: false, earlier: [] };
  return { pack, name, version, source: `Pages of ${name}, April 2026`, steps, ...empty, ...given };
}

const newest = (): Held => ({
  packs: [
    shipped("uk", "United Kingdom", 14),
    shipped("england", "England", 9, { verifiedOn: checked }),
    shipped("stockport", "Stockport", 16, { areas: ["Stockport"] }),
    shipped("thurrock-essex-southend", "Thurrock, Essex and Southend", 11, { areas: ["Essex", "Southend-on-Sea", "Thurrock"], check: true }),
  ],
  waiting: null,
});

const held = new WeakMap<World, Held>();

export function packsOf(world: World): Held {
  if (!held.has(world)) held.set(world, newest());
  return held.get(world)!;
}

/** Those of Cardiff, the only pack a file brings here, are in Wales. */
const nationOf = (area: string) => (area === "Cardiff" ? "wales" : "england");

/** A pack as a file holds it: the one there before, if any, is replaced. */
function preview(packs: readonly PathwayPack[], file: string): PackPreview {
  const before = packs.find(({ pack }) => pack === "cardiff");
  const way = (number: string) => ({ name: "Front door", number, email: null, web: null, hours: null });
  const step = (id: string, title: string, change: string) => ({
    id,
    title,
    when: "Any concern about a child",
    who: "Children’s services",
    contact: "",
    contacts: [way("01632 960301")],
    gone: before && change === "changed" ? [way("01632 960300")] : [],
    change: before ? change : "new",
  });
  return {
    pack: "cardiff",
    name: "Cardiff",
    version: /\d{4}-\d\d-\d\d/.exec(file)?.[0] ?? "2026-11-01",
    source: "Cardiff Council, safeguarding pages",
    areas: ["Cardiff"],
    check: file.startsWith("old"),
    replaces: before?.version ?? null,
    steps: [step("cdf-child", "Ring the children’s front door", "changed"), step("cdf-child-ooh", "Children, out of hours", "same")],
    gone: before ? ["Ask the panel"] : [],
  };
}

/** The file chosen in the dialog; `odd` are the faults in it, each with what it is about after a colon. */
function choose(world: World): PackChoice | null {
  const file = world.toChoose?.[0];
  if (!file) return null;
  const mine = packsOf(world);
  const odd = file.name.endsWith(".toml") ? (file.odd ?? []) : ["not-toml"];
  const faults = odd.map((fault, place): PackFault => {
    const [code = "", about = ""] = fault.split(":");
    return { line: code === "not-toml" || code === "too-large" ? 0 : 12 + place, code, about };
  });
  if (faults.length === 0) mine.waiting = preview(mine.packs, file.name);
  return { file: file.name, faults, packs: mine };
}

function add(world: World, version: string): PathwayPacks {
  const mine = packsOf(world);
  const { waiting } = mine;
  if (waiting?.version !== version) refuse("not-found");
  const { pack, name, source, areas, check, steps } = waiting;
  const before = mine.packs.find((one) => one.pack === pack);
  const earlier = before ? [before.version, ...before.earlier] : [];
  const added = { pack, name, version, source, verifiedOn: null, steps: steps.length, areas, own: true, check, addedAt: now(), unread: false, earlier };
  mine.packs = [...mine.packs.filter((one) => one.pack !== pack), added];
  mine.waiting = null;
  return mine;
}

export function pathwayCommands(world: World): Handlers {
  return {
    read_areas: (): Area[] => packsOf(world).packs.flatMap(({ areas }) => areas.map((name) => ({ name, nation: nationOf(name) }))),
    read_pathway_packs: () => packsOf(world),
    choose_pathway_pack: () => choose(world),
    add_pathway_pack: ({ version }) => add(world, version),
    drop_pathway_pack() {
      packsOf(world).waiting = null;
      return packsOf(world);
    },
    remove_pathway_pack({ pack }) {
      const mine = packsOf(world);
      if (!mine.packs.some((one) => one.pack === pack && one.own)) refuse("not-found");
      mine.packs = mine.packs.filter((one) => one.pack !== pack);
      return mine;
    },
    save_numbers_card: () => ({ bytes: 41_000, fingerprint: "7a11ca4d".repeat(8), savedAt: now() }),
  };
}
