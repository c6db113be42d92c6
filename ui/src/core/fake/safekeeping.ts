// Backups, what was last seen, and checks, in memory; tests reach in to set what is found.
import type { BackupShown, CheckFound, RestoreShown, Safekeeping } from "../contract";
import type { Handlers } from "../fake";
import { now, refuse, type World } from "./world";

interface Held extends Safekeeping {
  findings: CheckFound[];
  means: RestoreShown;
  prepared: boolean;
}

const held = new WeakMap<World, Held>();

export function safekeepingOf(world: World): Held {
  if (!held.has(world)) {
    held.set(world, {
      standing: { code: "current", seenAt: null, missing: null },
      backups: [backup("Daybook backup 2026-11-20 0915", "2026-11-20T09:15:00Z")],
      folder: { chosen: false, reachable: false },
      place: [],
      findings: [],
      means: { backupAt: "2026-11-20T09:15:00Z", hereAt: "2026-11-22T16:40:00Z", loses: 12, findings: [] },
      prepared: false,
    });
  }
  return held.get(world)!;
}

export function backup(name: string, madeAt: string, place = "here"): BackupShown {
  return { name, place, madeAt, bytes: 2_400_000, standing: "not-summed" };
}

export function safekeepingCommands(world: World): Handlers {
  const kept = () => safekeepingOf(world);
  const shown = (): Safekeeping => {
    const { standing, backups, folder, place } = kept();
    return { standing, backups, folder, place };
  };
  const make = (place: string) => kept().backups.unshift(backup(`Daybook backup ${place} ${world.next++}`, now(), place));
  const prepare = (passphrase: string) => {
    if (passphrase !== world.passphrase) refuse("wrong-passphrase");
    kept().prepared = true;
    return kept().means;
  };
  return {
    read_safekeeping: shown,
    back_up_now() {
      make("here");
      if (kept().folder.chosen) make("chosen");
      return shown();
    },
    choose_backup_folder() {
      if (!world.toChoose?.length) return null;
      kept().folder = { chosen: true, reachable: true };
      make("chosen");
      return shown();
    },
    drop_backup_folder() {
      kept().folder = { chosen: false, reachable: false };
      kept().backups = kept().backups.filter(({ place }) => place === "here");
      return shown();
    },
    check_vault: () => ({ checkedAt: now(), findings: kept().findings }),
    accept_standing() {
      kept().standing = { code: "current", seenAt: null, missing: null };
      return shown();
    },
    list_backups: () => kept().backups.filter(({ place }) => place === "here"),
    prepare_restore: ({ passphrase }) => prepare(passphrase),
    choose_restore: ({ passphrase }) => (world.toChoose?.length ? prepare(passphrase) : null),
    restore_backup() {
      if (!kept().prepared) refuse("not-found");
      Object.assign(world, { state: "unlocked", lastHere: Date.now() });
      return world.place;
    },
    drop_restore() {
      kept().prepared = false;
      return null;
    },
  };
}
