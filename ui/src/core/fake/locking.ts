// When Daybook locks by itself, and what the organisation sets; tests reach in to set it.
import type { ManagedShown } from "../contract";
import type { Handlers } from "../fake";
import { finding, refuse, type World } from "./world";

const CHOICES = [2, 5, 10, 20];
const nothing: ManagedShown = {
  state: "none",
  line: null,
  organisation: "",
  lockAfterAtMost: null,
  secondSignOff: null,
  readableCopies: null,
  recoveryKeys: 0,
  pathwayPacks: 0,
};

interface Held {
  minutes: number;
  managed: ManagedShown;
}

const held = new WeakMap<World, Held>();

export function lockingOf(world: World): Held {
  if (!held.has(world)) held.set(world, { minutes: 10, managed: nothing });
  return held.get(world)!;
}

export function lockingCommands(world: World): Handlers {
  const shown = () => {
    const { minutes, managed } = lockingOf(world);
    const atMost = managed.lockAfterAtMost;
    return { minutes, choices: CHOICES.filter((choice) => atMost === null || choice <= atMost), atMost };
  };
  return {
    read_locking: shown,
    set_locking({ minutes }) {
      if (!shown().choices.includes(minutes)) refuse("not-valid", [finding("minutes", "not-listed")]);
      lockingOf(world).minutes = minutes;
      return shown();
    },
    read_managed: () => lockingOf(world).managed,
  };
}
