import type { Handlers } from "../fake";
import { alertOf } from "./safekeeping";
import { finding, now, refuse, type World } from "./world";

const COMMON = ["password", "correct horse battery staple", "letmein letmein letmein"];

export function vaultCommands(world: World): Handlers {
  const accepted = (passphrase: string) =>
    (passphrase.length >= 15 || passphrase.trim().split(/\s+/).length >= 4) && !COMMON.includes(passphrase.toLowerCase());
  const left = () => world.idle - Math.floor((Date.now() - world.lastHere) / 1000);

  return {
    vault_status() {
      if (world.state === "unlocked" && left() <= 0) world.state = "locked";
      return {
        state: world.state,
        waitSeconds: world.wait,
        locksInSeconds: world.state === "unlocked" ? left() : null,
        readOnly: false,
        alert: world.state === "unlocked" ? (world.alert ?? alertOf(world)) : null,
        missing: world.missing ?? false,
        minimumCharacters: 15,
        minimumWords: 4,
      };
    },
    weigh_passphrase: ({ passphrase }) => ({
      score: Math.min(4, Math.floor(passphrase.length / 5)),
      accepted: accepted(passphrase),
      findings: accepted(passphrase) ? [] : [finding("passphrase", "too-short", 15)],
    }),
    create_vault({ passphrase }) {
      if (world.state !== "none") refuse("vault-exists");
      if (!accepted(passphrase)) refuse("not-valid", [finding("passphrase", "too-short", 15)]);
      Object.assign(world, { state: "unlocked", passphrase, lastHere: Date.now() });
      return world.place;
    },
    unlock_vault({ passphrase }) {
      if (world.state === "none") refuse("no-vault");
      if (world.wait > 0) refuse("wait-first");
      if (passphrase !== world.passphrase) {
        if (++world.wrong >= 5) world.wait = 30;
        refuse("wrong-passphrase");
      }
      Object.assign(world, { state: "unlocked", wrong: 0, lastHere: Date.now() });
      return world.place;
    },
    lock_vault() {
      world.state = "locked";
      return null;
    },
    change_passphrase({ current, new: next }) {
      if (current !== world.passphrase) refuse("wrong-passphrase");
      if (!accepted(next)) refuse("not-valid", [finding("new", "too-short", 15)]);
      world.passphrase = next;
      return null;
    },
    still_here() {
      world.lastHere = Date.now();
      return null;
    },
    remember_place({ place }) {
      world.place = place;
      return null;
    },
    keep_form_draft({ form, content }) {
      world.forms.set(form, content);
      return { savedAt: now() };
    },
    read_form_draft: ({ form }) => world.forms.get(form) ?? null,
    close_window: () => null,
    renew_page: () => false,
    put_aside: () => null,
    read_guidance: () => [
      {
        name: "NRM online form",
        version: "2026-04",
        source: "github.com/UKHomeOffice/modern-slavery, commit 54dfce7f",
        verifiedOn: "2026-11-21",
        entries: 62,
      },
      { name: "Safeguarding steps", version: "2026-11", source: "Home Office toolkit, April 2026; council pages", verifiedOn: null, entries: 59 },
      { name: "What a supervisor asks of a case file", version: "2026-11-22", source: "Our own proposal. To be confirmed.", verifiedOn: null, entries: 13 },
      { name: "Statements before consent", version: "2026-04", source: "Home Office toolkit, April 2026", verifiedOn: null, entries: 8 },
    ],
  };
}
