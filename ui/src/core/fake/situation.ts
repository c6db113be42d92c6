// What is so in a case, in memory, and the steps added by hand.
import type { FactChange, FactShown, StepName } from "../contract";
import type { Handlers } from "../fake";
import { rail } from "./safety";
import { called } from "./steps";
import { caseOf, type FakeCase, now, refuse, type World } from "./world";

const groups: Record<string, string[]> = {
  now: ["missing", "missing-returned", "domestic-abuse"],
  home: ["homeless", "social-tenant", "cuckooed"],
  needs: ["care-needs", "several-agencies", "doubt-of-capacity", "significant-harm"],
  law: ["accused", "immigration-unsure", "with-police"],
  work: ["exploited-at-work", "supplier", "own-organisation"],
};

/** The last change of a fact: the newest stands first. */
const lastOf = (one: FakeCase, fact: string) => one.facts.find((change) => change.fact === fact);

export const answerOf = (one: FakeCase, fact: string): string => lastOf(one, fact)?.answer ?? "not-known";

/** The day since which it is known; none of what is not. */
export function sinceWhen(one: FakeCase, fact: string): string | null {
  const last = lastOf(one, fact);
  return last && last.answer !== "not-known" ? last.at.slice(0, 10) : null;
}

export function noteFact(one: FakeCase, change: Omit<FactChange, "at">): void {
  if (answerOf(one, change.fact) !== change.answer) one.facts.unshift({ ...change, at: now() });
}

function shown(one: FakeCase, group: string, fact: string): FactShown {
  const stepsAt = (is: string): StepName[] => called.filter(({ calledBy: by }) => by?.fact === fact && by.is === is).map(({ id, title }) => ({ id, title, page: "" }));
  const told = { answer: answerOf(one, fact), since: sinceWhen(one, fact), from: lastOf(one, fact)?.from ?? null };
  return { fact, group, ...told, yesCallsFor: stepsAt("yes"), noCallsFor: stepsAt("no") };
}

export function situationCommands(world: World): Handlers {
  const page = (one: FakeCase) => ({
    facts: Object.entries(groups).flatMap(([group, facts]) => facts.map((fact) => shown(one, group, fact))),
    history: one.facts,
  });
  return {
    read_situation: ({ case: id }) => page(caseOf(world, id)),
    record_situation({ case: id, typed }) {
      const one = caseOf(world, id);
      for (const { fact, answer } of typed.answers) noteFact(one, { fact, answer, from: null, why: typed.why.trim() });
      world.forms.delete(`situation/${id}`);
      return page(one);
    },
    add_safety_step({ case: id, step }) {
      const one = caseOf(world, id);
      if (!step) refuse("not-valid", [{ field: "step", code: "missing", limit: null }]);
      one.added.push({ step, at: now() });
      world.forms.delete(`add-step/${id}`);
      return { identity: one.identity, safety: rail(one), warnings: one.warnings };
    },
  };
}
