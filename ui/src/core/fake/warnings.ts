// Warning notes in memory: those that stand are the case's, those that ended stand beside it.
import type { FieldFinding, Warnings, WarningShown, WarningTyped } from "../contract";
import type { Handlers } from "../fake";
import { caseOf, type FakeCase, finding, local, now, refuse, type World } from "./world";

const MONTHS = 12;
const kinds = ["risk-to-staff", "risk-to-person", "do-not-disclose", "do-not-contact", "other"];
const ended = new WeakMap<FakeCase, WarningShown[]>();
const endedOf = (one: FakeCase) => ended.get(one) ?? [];
const today = () => local().slice(0, 10);

/** The last day on which a warning may be looked at again. */
function last(): string {
  const day = new Date(`${today()}T00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + MONTHS);
  return day.toISOString().slice(0, 10);
}

function gapsOf(typed: WarningTyped): FieldFinding[] {
  const gaps: FieldFinding[] = [];
  const { kind, text, told, whyNotTold, reviewOn } = typed;
  if (!kinds.includes(kind)) gaps.push(finding("kind", "missing"));
  if (!text.trim()) gaps.push(finding("text", "missing"));
  if (!["yes", "no"].includes(told)) gaps.push(finding("told", "missing"));
  if (told === "no" && !whyNotTold.trim()) gaps.push(finding("whyNotTold", "missing"));
  if (!reviewOn) gaps.push(finding("reviewOn", "missing"));
  else if (!/^\d{4}-\d{2}-\d{2}$/.test(reviewOn)) gaps.push(finding("reviewOn", "no-such-date"));
  else if (reviewOn < today()) gaps.push(finding("reviewOn", "in-past"));
  else if (reviewOn > last()) gaps.push(finding("reviewOn", "too-far", MONTHS));
  return gaps;
}

/** Puts a warning at the top of a case; tests do too. */
export function putWarning(one: FakeCase, given: Partial<WarningShown> & { id: string }): WarningShown {
  const blank = { kind: "other", text: "", told: true, whyNotTold: "", reviewOn: last(), recordedAt: now(), endedAt: null, whyEnded: "" };
  const warning = { reviewDue: (given.reviewOn ?? blank.reviewOn) <= today(), ...blank, ...given };
  one.warnings.push(warning);
  one.warnings.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return warning;
}

export function warningCommands(world: World): Handlers {
  const shown = (one: FakeCase): Warnings => ({ standing: one.warnings, ended: endedOf(one), reviewWithinMonths: MONTHS });
  const end = (one: FakeCase, id: string, whyEnded: string) => {
    const held = one.warnings.find((warning) => warning.id === id) ?? refuse("not-found");
    one.warnings = one.warnings.filter((warning) => warning !== held);
    ended.set(one, [{ ...held, endedAt: now(), whyEnded }, ...endedOf(one)]);
  };
  return {
    read_warnings: ({ case: id }) => shown(caseOf(world, id)),
    record_warning({ case: id, typed }) {
      const one = caseOf(world, id);
      const gaps = gapsOf(typed);
      if (gaps.length) refuse("not-valid", gaps);
      const { replaces, told, ...rest } = typed;
      if (replaces) end(one, replaces, "");
      const whyNotTold = told === "no" ? typed.whyNotTold.trim() : "";
      putWarning(one, { ...rest, text: typed.text.trim(), told: told === "yes", whyNotTold, id: `warning-${world.next++}` });
      world.forms.delete(replaces ? `warning/${id}/${replaces}` : `warning/${id}`);
      return shown(one);
    },
    end_warning({ case: id, warning, why }) {
      const one = caseOf(world, id);
      if (!why.trim()) refuse("not-valid", [finding("why", "missing")]);
      end(one, warning, why.trim());
      world.forms.delete(`warning/${id}/${warning}/end`);
      return shown(one);
    },
  };
}
