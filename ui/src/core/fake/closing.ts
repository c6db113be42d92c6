// Closing a case in memory: every open safety step is answered for.
import type { ClosingPage, ClosingShown, ClosingTyped, FieldFinding, SafetyLine } from "../contract";
import type { Handlers } from "../fake";
import { needsOf } from "./needs";
import { lines } from "./safety";
import { caseOf, type FakeCase, finding, now, refuse, type World } from "./world";

const histories = new WeakMap<FakeCase, ClosingShown[]>();
const historyOf = (one: FakeCase) => histories.get(one) ?? [];
const openSteps = (one: FakeCase): SafetyLine[] => lines(one).filter(({ status }) => ["overdue", "to-do", "arranged"].includes(status));

function gapsOf(typed: ClosingTyped, open: readonly SafetyLine[]): FieldFinding[] {
  const gaps: FieldFinding[] = [];
  if (!typed.reason) gaps.push(finding("reason", "missing"));
  if (!typed.why.trim()) gaps.push(finding("why", "missing"));
  for (const { id } of open) {
    const given = typed.answers.find((answer) => answer.step === id);
    if (!given?.answer) gaps.push(finding(`step/${id}`, "missing"));
    else if (!given.detail.trim()) gaps.push(finding(`step/${id}/detail`, "missing"));
  }
  return gaps;
}

export function closingCommands(world: World): Handlers {
  const page = (one: FakeCase): ClosingPage => ({
    open: openSteps(one),
    running: needsOf(one).filter((item) => item.kind !== "step"),
    unfinishedNotes: one.notes.filter((note) => !world.notes.get(note)!.finished).length,
    history: historyOf(one),
    closed: one.identity.closedAt !== null,
  });
  const told = (one: FakeCase, event: ClosingShown) => {
    histories.set(one, [event, ...historyOf(one)]);
    one.identity.closedAt = event.act === "closed" ? event.at : null;
    world.forms.delete(`close/${one.identity.id}`);
    return page(one);
  };
  return {
    read_closing: ({ case: id }) => page(caseOf(world, id)),
    close_case({ case: id, typed }) {
      const one = caseOf(world, id);
      const open = openSteps(one);
      const gaps = gapsOf(typed, open);
      if (gaps.length) refuse("not-valid", gaps);
      const answers = open.map(({ id: step, title }) => ({ title, ...typed.answers.find((answer) => answer.step === step)! }));
      return told(one, { at: now(), act: "closed", reason: typed.reason, why: typed.why, answers: answers.map(({ title, answer, detail }) => ({ title, answer, detail })) });
    },
    reopen_case({ case: id, why }) {
      if (!why.trim()) refuse("not-valid", [finding("why", "missing")]);
      return told(caseOf(world, id), { at: now(), act: "reopened", reason: "", why, answers: [] });
    },
  };
}
