// The conversation: statements one at a time, the marks they were given, and the record typed of it.
import type { SourcedText, Talk, TalkPage, TalkRecord, TalkStatement, TalkTyped, TranslationShown } from "../contract";
import type { Handlers } from "../fake";
import { consentRecord } from "./consent";
import { packsOf } from "./translations";
import { caseOf, type FakeCase, finding, now, refuse, touch, workerName, type World } from "./world";

type Said = Omit<TalkStatement, "source" | "dated" | "toConfirm" | "translation" | "mark">;

const statement = (id: string, topic: string, english: string): Said => ({ id, topic, english });

const adult = [
  statement("C1", "What the National Referral Mechanism is", "The National Referral Mechanism, or NRM, is how the government in the United Kingdom decides if a person has experienced modern slavery. I can refer you to it if you agree."),
  statement("C2", "What support it gives", "If you agree, you can also ask for support. You can agree to the referral and say no to support."),
  statement("C3", "The possible outcomes", "There are two decisions. Each answer can be yes or no. I cannot promise what the answers will be."),
  statement("C4", "Who may be asked, and who may be told", "The people who decide may ask other organisations for information about you."),
  statement("C5", "How the Home Office uses the information", "The Home Office keeps and uses the information in the referral. You can ask for a copy of its notice."),
  statement("C6", "That they can say no, and what then happens", "You can say no. You can say no today and ask again later."),
  statement("C7", "That the police are notified", "The police are told about the referral. You do not have to speak to the police."),
  statement("C8", "That they can withdraw at any time", "You can stop at any time. You can tell me or another First Responder, or you can write."),
];

const child = [
  statement("K1", "That safety comes first", "First we want you to be safe."),
  statement("K2", "What the referral is, and that no consent is asked", "I must tell the government, in a report called a referral. You do not have to decide."),
  statement("K8", "What changes at 18", "When you are 18, someone will ask you if you want to stay in the NRM. Then you decide."),
];

const prompts: SourcedText[] = [
  { title: "Who interprets", words: "Never someone who came with the person.", source: "First Responder Toolkit, section 4", toConfirm: false },
  { title: "Leaving", words: "The person and the interpreter leave at different times.", source: "First Responder Toolkit, section 4", toConfirm: true },
];

const fitting: Record<string, string[]> = {
  adult: ["adult", "nearly-18"],
  "under-18": ["under-18", "nearly-18"],
  "not-known": ["not-known"],
};

const emptyRecord: TalkTyped = {
  explainedBy: "",
  place: "",
  language: "",
  interpreter: { who: "", mode: "", agency: "", gender: "" },
  present: "",
  saidBack: "",
  questions: "",
  views: "",
  ageAssessment: "",
  agreedWording: false,
};

interface FakeTalk {
  id: string;
  audience: string;
  language: string;
  beganAt: string;
  marks: Record<string, string>;
  breaks: { from: string; to: string | null }[];
  suggestFrom: number;
  typed: TalkTyped;
}

/** The one under way in each case; what the page shows of it stands in the case. */
const open = new WeakMap<FakeCase, FakeTalk>();

const saidTo = (audience: string): Said[] => (audience === "adult" || audience === "nearly-18" ? adult : child);

function translated(world: World, language: string, id: string): TranslationShown | null {
  const held = packsOf(world).find(({ pack }) => pack.tag === language);
  const found = held?.statements[id];
  if (!held || !found) return null;
  const { tag, direction } = held.pack;
  const made = { translator: "L. Haddad", translatedOn: "2026-05-04", from: "2026-04-01" };
  return { words: found.words, tag, direction, ...made, outdated: found.outdated ?? false };
}

function shown(world: World, held: FakeTalk): Talk {
  const statements = saidTo(held.audience).map((one) => ({
    ...one,
    source: "First Responder Toolkit, sections 2 and 5",
    dated: "2026-04",
    toConfirm: one.id === "K8",
    translation: translated(world, held.language, one.id),
    mark: held.marks[one.id] ?? "",
  }));
  const count = (mark: string) => statements.filter((one) => one.mark === mark).length;
  const first = statements.findIndex((one) => !one.mark);
  const last = held.breaks.at(-1);
  return {
    id: held.id,
    audience: held.audience,
    beganAt: held.beganAt,
    language: held.language,
    statements,
    next: first < 0 ? statements.length : first,
    said: count("said"),
    comeBack: count("come-back"),
    restingSince: last && !last.to ? last.from : null,
    breaks: held.breaks.length,
    suggestBreakAt: new Date(held.suggestFrom + 20 * 60_000).toISOString(),
    typed: held.typed,
  };
}

function pageOf(world: World, id: string): TalkPage {
  const one = caseOf(world, id);
  const held = open.get(one);
  one.talk = held ? shown(world, held) : null;
  return {
    audiences: fitting[one.identity.ageGroup] ?? ["adult"],
    languages: packsOf(world).map(({ pack: { tag, englishName, name } }) => ({ tag, englishName, name })),
    caseLanguage: one.identity.language,
    prompts,
    talk: one.talk,
  };
}

function openTalk(one: FakeCase, talk: string): FakeTalk {
  const held = open.get(one);
  if (held?.id === talk) return held;
  return refuse(one.talks.some(({ id }) => id === talk) ? "already-finished" : "not-found");
}

function recordOf(world: World, held: FakeTalk, typed: TalkTyped): TalkRecord {
  const missing = (["explainedBy", "saidBack"] as const).filter((field) => !typed[field].trim());
  if (missing.length) refuse("not-valid", missing.map((field) => finding(field, "missing")));
  const statements = shown(world, held).statements.map(({ id, topic, mark, translation }) => ({
    id,
    topic,
    mark,
    worded: "2026-04-01",
    translated: "",
    language: translation && !translation.outdated ? translation.tag : "",
  }));
  const { id, audience, beganAt, breaks } = held;
  return { id, audience, beganAt, endedAt: now(), statements, breaks, typed, signed: workerName(world) };
}

export function talkCommands(world: World): Handlers {
  return {
    read_talk: ({ case: id }) => pageOf(world, id),
    begin_talk({ case: id, audience, language }) {
      const one = caseOf(world, id);
      if (open.has(one)) refuse("not-valid");
      const typed = { ...structuredClone(emptyRecord), explainedBy: workerName(world) };
      const began = { beganAt: now(), suggestFrom: Date.now() };
      open.set(one, { id: `talk-${world.next++}`, audience, language, ...began, marks: {}, breaks: [], typed });
      touch(world, id);
      return pageOf(world, id);
    },
    mark_statement({ case: id, talk, statement, mark }) {
      openTalk(caseOf(world, id), talk).marks[statement] = mark;
      return pageOf(world, id);
    },
    take_break({ case: id, talk, resting }) {
      const held = openTalk(caseOf(world, id), talk);
      if (resting) held.breaks.push({ from: now(), to: null });
      else {
        const last = held.breaks.at(-1);
        if (last) last.to = now();
        held.suggestFrom = Date.now();
      }
      return pageOf(world, id);
    },
    save_talk({ case: id, talk, typed }) {
      openTalk(caseOf(world, id), talk).typed = typed;
      return { savedAt: now() };
    },
    finish_talk({ case: id, talk, typed }) {
      const one = caseOf(world, id);
      one.talks.push(recordOf(world, openTalk(one, talk), typed));
      open.delete(one);
      one.talk = null;
      return consentRecord(one);
    },
  };
}
