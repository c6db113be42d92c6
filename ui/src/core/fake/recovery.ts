// Recovery words in memory. The words and what they open are Rust's.
import type { WaysIn } from "../contract";
import type { Handlers } from "../fake";
import { finding, now, refuse, type World } from "./world";

const WORDS = "quiet lamp orbit fern plum oak tin fog river stone cloud chair".split(" ");

interface Held {
  ways: WaysIn;
  prepared: boolean;
}

const held = new WeakMap<World, Held>();

/** How the ways in stand; tests reach in to change them. */
export function waysOf(world: World): Held {
  const none = { recovery: { state: "none", number: "", madeAt: null }, organisation: { state: "none", name: "", setAt: null, isNews: false } };
  if (!held.has(world)) held.set(world, { ways: none, prepared: false });
  return held.get(world)!;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other;

export function recoveryCommands(world: World): Handlers {
  const own = (passphrase: string) => passphrase === world.passphrase || refuse("wrong-passphrase");
  return {
    read_ways_in: () => waysOf(world).ways,
    prepare_recovery({ passphrase }) {
      own(passphrase);
      waysOf(world).prepared = true;
      return { words: WORDS, number: "1A2B-3C4D", asks: [3, 7] };
    },
    save_recovery_page: () => ({ bytes: 40_000, fingerprint: "ab".repeat(32), savedAt: now() }),
    keep_recovery({ first, second }) {
      const typed = [
        ["first", first, WORDS[2]!],
        ["second", second, WORDS[6]!],
      ] as const;
      const wrong = typed.filter(([, word, right]) => !same(word, right));
      if (wrong.length > 0) refuse("not-valid", wrong.map(([field, word]) => finding(field, word.trim() ? "not-the-same" : "missing")));
      waysOf(world).prepared = false;
      return (waysOf(world).ways = { ...waysOf(world).ways, recovery: { state: "made", number: "1A2B-3C4D", madeAt: now() } });
    },
    drop_recovery() {
      waysOf(world).prepared = false;
      return null;
    },
    revoke_recovery({ passphrase }) {
      own(passphrase);
      return (waysOf(world).ways = { ...waysOf(world).ways, recovery: { state: "none", number: "", madeAt: null } });
    },
    know_organisation_key() {
      const { ways } = waysOf(world);
      return (waysOf(world).ways = { ...ways, organisation: { ...ways.organisation, isNews: false } });
    },
    recover_for_organisation({ key, new: next }) {
      if (next.length < 15) refuse("not-valid", [finding("new", "too-short", 15)]);
      if (!key.startsWith("AGE-SECRET-KEY-1")) refuse("not-valid", [finding("key", key ? "not-listed" : "missing")]);
      if (!key.endsWith("OURS")) refuse("wrong-recovery-key");
      Object.assign(world, { state: "unlocked", passphrase: next, wrong: 0, lastHere: Date.now() });
      return world.place;
    },
    recover_vault({ words, new: next }) {
      const typed = words.toLowerCase().split(/[^a-z]+/u).filter(Boolean);
      const unknown = typed.flatMap((word, place) => (WORDS.includes(word) ? [] : [place + 1]));
      const fields = !words.trim()
        ? [finding("words", "missing")]
        : typed.length !== 12
          ? [finding("words", typed.length < 12 ? "too-short" : "too-long", typed.length)]
          : unknown.map((place) => finding(`words-${place}`, "not-listed"));
      if (!fields.length && typed.join(" ") !== WORDS.join(" ")) fields.push(finding("words", "not-the-same"));
      if (next.length < 15) fields.push(finding("new", "too-short", 15));
      if (fields.length) refuse("not-valid", fields);
      Object.assign(world, { state: "unlocked", passphrase: next, wrong: 0, lastHere: Date.now() });
      return world.place;
    },
  };
}
