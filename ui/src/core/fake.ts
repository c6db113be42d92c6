// An in-memory Daybook for component tests and for looking at the window in a plain browser. Never in the product.
// It keeps the contract's shapes and the obvious rules; the law and the form are Rust's.
import type { Door } from "./ask";
import type { CommandName, Args, Answer } from "./ask";
import type { Refusal, RefusalCode, VaultState } from "./contract";
import { refuse, type World, newWorld } from "./fake/world";
import { accountCommands } from "./fake/account";
import { capacityCommands } from "./fake/capacity";
import { caseCommands } from "./fake/cases";
import { closingCommands } from "./fake/closing";
import { consentCommands } from "./fake/consent";
import { decisionCommands } from "./fake/decisions";
import { lockingCommands } from "./fake/locking";
import { needCommands } from "./fake/needs";
import { noteCommands } from "./fake/notes";
import { passageCommands } from "./fake/passages";
import { pathwayCommands } from "./fake/pathways";
import { peopleCommands } from "./fake/people";
import { searchCommands } from "./fake/search";
import { recoveryCommands } from "./fake/recovery";
import { referralCommands } from "./fake/referral";
import { safekeepingCommands } from "./fake/safekeeping";
import { safetyCommands } from "./fake/safety";
import { retentionCommands } from "./fake/retention";
import { sendingCommands } from "./fake/sending";
import { sharingCommands } from "./fake/sharing";
import { situationCommands } from "./fake/situation";
import { talkCommands } from "./fake/talk";
import { translationCommands } from "./fake/translations";
import { vaultCommands } from "./fake/vault";
import { caseFileCommands } from "./fake/case-file";
import { colleagueCommands } from "./fake/colleagues";
import { copyCommands } from "./fake/copies";
import { handOverCommands } from "./fake/hand-over";
import { partnershipCommands } from "./fake/partnership";
import { reviewCommands } from "./fake/reviews";
import { warningCommands } from "./fake/warnings";
import { youCommands } from "./fake/you";

export type Handlers = { [K in CommandName]?: (args: Args<K>) => Answer<K> };

export interface Fake extends Door {
  world: World;
  /** Refuses the next call of a command, as Rust would. */
  refuseNext(name: CommandName, code: RefusalCode): void;
  /** Every call so far, in order. */
  calls: { name: string; args: Record<string, unknown> }[];
}

const open = new Set(["vault_status", "weigh_passphrase", "create_vault", "unlock_vault", "lock_vault", "read_helplines", "save_numbers_card", "read_ways_in", "recover_vault", "list_backups", "prepare_restore", "choose_restore", "restore_backup", "drop_restore", "open_damaged", "renew_page", "put_aside", "recover_for_organisation"]);

export function fakeDoor(state: VaultState = "unlocked"): Fake {
  const world = newWorld(state);
  const handlers: Handlers = {
    ...vaultCommands(world),
    ...recoveryCommands(world),
    ...safekeepingCommands(world),
    ...lockingCommands(world),
    ...caseCommands(world),
    ...noteCommands(world),
    ...peopleCommands(world),
    ...searchCommands(world),
    ...consentCommands(world),
    ...capacityCommands(world),
    ...talkCommands(world),
    ...translationCommands(world),
    ...sharingCommands(world),
    ...passageCommands(world),
    ...referralCommands(world),
    ...accountCommands(world),
    ...sendingCommands(world),
    ...safetyCommands(world),
    ...decisionCommands(world),
    ...needCommands(world),
    ...situationCommands(world),
    ...warningCommands(world),
    ...closingCommands(world),
    ...retentionCommands(world),
    ...pathwayCommands(world),
    ...youCommands(world),
    ...caseFileCommands(world),
    ...colleagueCommands(world),
    ...copyCommands(world),
    ...handOverCommands(world),
    ...reviewCommands(world),
    ...partnershipCommands(world),
  };
  const refusals = new Map<string, RefusalCode>();
  const calls: Fake["calls"] = [];

  const door = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    calls.push({ name, args: structuredClone(args) });
    const planned = refusals.get(name);
    if (planned) {
      refusals.delete(name);
      throw { code: planned, fields: [] } satisfies Refusal;
    }
    if (world.state !== "unlocked" && !open.has(name)) refuse("locked");
    const handler = handlers[name as CommandName] as ((args: unknown) => unknown) | undefined;
    if (!handler) throw new Error(`the fake has no ${name}`);
    return structuredClone(handler(structuredClone(args)));
  };
  return Object.assign(door, { world, calls, refuseNext: (name: CommandName, code: RefusalCode) => void refusals.set(name, code) });
}
