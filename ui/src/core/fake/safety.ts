import type { DueItem, SafetyLine, SafetyRail, SafetyRecord, SafetyStepPage } from "../contract";
import type { Handlers } from "../fake";
import { acceptedOf, needsAfter } from "./after-decisions";
import { consentRecord } from "./consent";
import { answerOf, noteFact, sinceWhen } from "./situation";
import { adult, called, child, type Step } from "./steps";
import { caseOf, type FakeCase, finding, local, now, refuse, type World } from "./world";

type Why = Pick<SafetyLine, "stands" | "because" | "becauseIs" | "since">;
type Standing = Step & Why;
const unasked: Why = { stands: "always", because: "", becauseIs: "", since: null };

/** Those that stand unasked, those accepted after a decision, those a fact calls for, those added, and those with a history. */
function stepsOf(one: FakeCase): Standing[] {
  const always = (one.identity.ageGroup === "adult" ? adult : child).map((step) => ({ ...step, ...unasked }));
  const after = acceptedOf(one).map(({ step: { step: id, ...told }, acceptedAt }): Standing => {
    return { ...told, id, due: null, when: "", contact: "", note: "", ...unasked, stands: "after-decision", since: acceptedAt.slice(0, 10) };
  });
  const byFact = called.filter(({ calledBy: by }) => by && answerOf(one, by.fact) === by.is).map((step): Standing => {
    const { fact, is } = step.calledBy!;
    return { ...step, stands: "fact", because: fact, becauseIs: is, since: sinceWhen(one, fact) };
  });
  const byHand = called.flatMap((step): Standing[] => {
    const added = one.added.find((held) => held.step === step.id);
    return added ? [{ ...step, ...unasked, stands: "added", since: added.at.slice(0, 10) }] : [];
  });
  const history = called.filter(({ id }) => one.safety[id]).map((step): Standing => ({ ...step, ...unasked, stands: "recorded" }));
  const all = [...always, ...after, ...byFact, ...byHand, ...history];
  return all.filter((step, place) => all.findIndex(({ id }) => id === step.id) === place);
}

function line(one: FakeCase, step: Standing): SafetyLine {
  const { id, title, howSoon, stands, because, becauseIs, since } = step;
  const last = one.safety[step.id]?.at(-1);
  const settled = last && last.outcome !== "could-not" ? last.outcome : null;
  const dueOn = settled === "arranged" ? last!.arrangedFor : step.due === null ? null : local(-step.due * 1440).slice(0, 10);
  const open = stands === "recorded" ? "not-called-for" : step.due !== null && step.due < 0 ? "overdue" : "to-do";
  const lastFact = last ? last.agreed || last.reason || last.who : null;
  return { id, title, status: settled ?? open, howSoon, dueOn, lastFact, stands, because, becauseIs, since };
}

const order = ["overdue", "to-do", "arranged", "done", "not-needed", "not-called-for"];

export function lines(one: FakeCase): SafetyLine[] {
  return stepsOf(one)
    .map((step) => line(one, step))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** What falls due about consent, overdue first. */
export function dueOf(one: FakeCase): DueItem[] {
  return consentRecord(one).due.sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.on.localeCompare(b.on));
}

/** What decisions bring that is due or to be asked; what is only waited for stays away. */
const needsBeside = (one: FakeCase) => needsAfter(one).filter((item) => item.group !== "waiting");

export function rail(one: FakeCase): SafetyRail {
  const steps = lines(one);
  const of = steps.filter((step) => step.status !== "not-called-for").length;
  const done = steps.filter((step) => step.status === "done").length;
  return { done, of, steps, due: dueOf(one), needs: needsBeside(one), checkedOn: null, check: false, area: one.identity.area };
}

const plainPage = {
  open: "not-known", opensAt: null, instead: null, results: [], beside: [], clocks: [],
  pack: "England", packVersion: "2026-04-27", verifiedOn: "2026-04-27", check: false,
};

export function safetyCommands(world: World): Handlers {
  const page = (one: FakeCase, id: string): SafetyStepPage => {
    const step = stepsOf(one).find((entry) => entry.id === id) ?? refuse("not-found");
    const { when, what, contact, contacts = [], note, source, toConfirm, open, results = [], beside = [] } = step;
    const accepted = acceptedOf(one).find((held) => held.step.step === id);
    const told = { when, what, contact, contacts, note, source, toConfirm, after: accepted?.after ?? null, acceptedAt: accepted?.acceptedAt ?? null };
    const records = [...(one.safety[id] ?? [])].reverse();
    return { ...plainPage, ...told, open: open ?? plainPage.open, results, beside, line: line(one, step), records };
  };
  return {
    read_safety_step: ({ case: id, step }) => page(caseOf(world, id), step),
    record_safety_step({ case: id, step, record }) {
      const one = caseOf(world, id);
      const gaps = [];
      if (!record.outcome) gaps.push(finding("outcome", "missing"));
      if (record.outcome === "arranged" && !record.arrangedFor) gaps.push(finding("arrangedFor", "missing"));
      if (["could-not", "not-needed"].includes(record.outcome) && !record.reason.trim()) gaps.push(finding("reason", "missing"));
      if (record.outcome === "done" && !record.who.trim()) gaps.push(finding("who", "missing"));
      if (gaps.length) refuse("not-valid", gaps);
      const { line, results } = page(one, step);
      const result = results.find((held) => held.id === record.result)?.says ?? "";
      const made: SafetyRecord = { ...record, result, recordedAt: now(), arrangedFor: record.arrangedFor || null };
      (one.safety[step] ??= []).push(made);
      if (record.result === "no-needs") noteFact(one, { fact: "care-needs", answer: "no", from: { id: step, title: line.title, page: "" }, why: "" });
      world.forms.delete(`step/${id}/${step}`);
      return page(one, step);
    },
    read_steps_to_add({ case: id }) {
      const one = caseOf(world, id);
      const standing = lines(one).filter((line) => line.status !== "not-called-for").map((line) => line.id);
      const free = [...called, ...child].filter((step) => !standing.includes(step.id));
      const asked = (of: readonly Step[]) => of.map(({ id: step, title, when, contact }) => ({ id: step, title, when, who: contact }));
      const area = one.identity.area;
      return { area, local: area ? asked(free.filter((step) => step.local)) : [], national: asked(free.filter((step) => !step.local)) };
    },
  };
}
