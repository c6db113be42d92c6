// Backups, what was last seen, and checks, in memory; tests reach in to set what is found.
import type { BackupOpened, BackupShown, CheckFound, RestoreShown, Safekeeping, VaultAlert } from "../contract";
import type { Handlers } from "../fake";
import { finding, now, refuse, type World } from "./world";

interface Held extends Safekeeping {
  findings: CheckFound[];
  means: RestoreShown;
  prepared: boolean;
  nothingReadable: boolean;
}

const held = new WeakMap<World, Held>();

export function safekeepingOf(world: World): Held {
  if (!held.has(world)) {
    held.set(world, {
      standing: { code: "current", seenAt: null, missing: null },
      backups: [backup("Daybook backup 2026-11-20 0915", "2026-11-20T09:15:00Z")],
      folder: { chosen: false, reachable: false },
      checked: null,
      unmade: [],
      place: [],
      findings: [],
      means: { backupAt: "2026-11-20T09:15:00Z", hereAt: "2026-11-22T16:40:00Z", loses: 12, recovery: null, organisation: null, findings: [] },
      prepared: false,
      nothingReadable: false,
    });
  }
  return held.get(world)!;
}

export function alertOf(world: World): VaultAlert | null {
  const { standing, checked, unmade } = safekeepingOf(world);
  if (standing.code !== "current" || (checked?.findings.length ?? 0) > 0) return "needs-a-look";
  return unmade.some(({ place }) => place === "here") ? "no-backup" : null;
}

export function backup(name: string, madeAt: string, place = "here"): BackupShown {
  return { name, place, madeAt, bytes: 2_400_000, standing: "not-summed" };
}

export function safekeepingCommands(world: World): Handlers {
  const kept = () => safekeepingOf(world);
  const shown = (): Safekeeping => {
    const { standing, backups, folder, checked, unmade, place } = kept();
    return { standing, backups, folder, checked, unmade, place };
  };
  const make = (place: string) => kept().backups.unshift(backup(`Daybook backup ${place} ${world.next++}`, now(), place));
  const prepare = ({ by, secret, new: next }: BackupOpened) => {
    if (by === "passphrase" && secret !== world.passphrase) refuse("wrong-passphrase");
    if (by !== "passphrase" && next.length < 15) refuse("not-valid", [finding("new", "too-short", 15)]);
    if (by === "words" && secret.split(" ").length !== 12) refuse("not-valid", [finding("words", "too-short", secret.split(" ").length)]);
    if (by === "organisation") refuse("wrong-recovery-key");
    if (by !== "passphrase") world.passphrase = next;
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
    prepare_restore: ({ opening }) => prepare(opening),
    choose_restore: ({ opening }) => (world.toChoose?.length ? prepare(opening) : null),
    restore_backup() {
      if (!kept().prepared) refuse("not-found");
      Object.assign(world, { state: "unlocked", lastHere: Date.now() });
      return world.place;
    },
    open_damaged({ passphrase }) {
      if (passphrase !== world.passphrase) refuse("wrong-passphrase");
      if (kept().nothingReadable) refuse("database-damaged");
      Object.assign(world, { state: "unlocked", lastHere: Date.now() });
      return { place: world.place, findings: kept().findings };
    },
    drop_restore() {
      kept().prepared = false;
      return null;
    },
  };
}
