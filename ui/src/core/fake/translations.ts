// The translations an organisation added: Arabic and Vietnamese at first, and what a file in the dialog brings.
import type { TranslationFault, TranslationPack, Translations } from "../contract";
import type { Handlers } from "../fake";
import { now, refuse, type World } from "./world";

/** One statement in another language; `outdated` when the English has changed since. */
export interface FakeTranslation {
  words: string;
  outdated?: boolean;
}

interface FakePack {
  pack: TranslationPack;
  statements: Record<string, FakeTranslation>;
}

const arabic: Record<string, FakeTranslation> = {
  C1: { words: "آلية الإحالة الوطنية هي الطريقة التي تقرر بها الحكومة في المملكة المتحدة ما إذا كان شخص قد تعرض للعبودية الحديثة." },
  C2: { words: "إذا وافقت، يمكنك أيضا أن تطلب الدعم." },
  C3: { words: "هناك قراران. لا أستطيع أن أعدك بما ستكون عليه الإجابات.", outdated: true },
  C6: { words: "يمكنك أن تقول لا." },
  K1: { words: "نريد أولا أن تكون في أمان." },
};

const vietnamese: Record<string, FakeTranslation> = {
  C1: { words: "Cơ chế Giới thiệu Quốc gia là cách chính phủ Vương quốc Anh quyết định một người có từng bị nô lệ hiện đại hay không." },
  C6: { words: "Bạn có thể nói không." },
};

const source = "Word Agency, for the council";
const added = "2026-10-01T09:00:00Z";

const newest = (): FakePack[] => [
  held({ id: "pack-ar", tag: "ar", englishName: "Arabic", name: "العربية", direction: "rtl", source, addedAt: added }, arabic),
  held({ id: "pack-vi", tag: "vi", englishName: "Vietnamese", name: "Tiếng Việt", direction: "ltr", source, addedAt: added }, vietnamese),
];

function held(pack: Omit<TranslationPack, "statements" | "outdated">, statements: FakePack["statements"]): FakePack {
  const all = Object.values(statements);
  return { pack: { ...pack, statements: all.length, outdated: all.filter((one) => one.outdated).length }, statements };
}

const packs = new WeakMap<World, FakePack[]>();

/** What is on this computer, for the conversation. */
export function packsOf(world: World): FakePack[] {
  if (!packs.has(world)) packs.set(world, newest());
  return packs.get(world)!;
}

const list = (world: World, faults: TranslationFault[] = []): Translations => ({
  packs: packsOf(world).map(({ pack }) => pack),
  faults,
});

/** The file chosen in the dialog: its name says what it is, and `odd` the faults found in it. */
function add(world: World): Translations | null {
  const file = world.toChoose?.[0];
  if (!file) return null;
  if (!file.name.endsWith(".toml")) return list(world, [{ line: 0, code: "not-toml", about: "" }]);
  const faults = (file.odd ?? []).map((code, place) => ({ line: 12 + place, code, about: "C9" }));
  if (faults.length) return list(world, faults);
  const pack = { id: `pack-${world.next++}`, tag: "ti", englishName: "Tigrinya", name: "ትግርኛ", direction: "ltr", source: file.name };
  packsOf(world).push(held({ ...pack, addedAt: now() }, { C1: { words: "…" } }));
  return list(world);
}

export function translationCommands(world: World): Handlers {
  return {
    read_translations: () => list(world),
    add_translations: () => add(world),
    remove_translations({ pack: id }) {
      const place = packsOf(world).findIndex(({ pack }) => pack.id === id);
      if (place < 0) refuse("not-found");
      packsOf(world).splice(place, 1);
      return list(world);
    },
  };
}
