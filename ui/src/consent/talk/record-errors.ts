// What is missing from the record, in words: a conversation has its own, where the general ones speak of a visit.
import type { FieldError } from "../../components/form/errors";
import type { FieldFinding } from "../../core/contract";
import { words } from "../../words";

const say = words.talk.record;

const things: Record<string, string> = {
  explainedBy: say.explainedBy,
  place: say.place,
  language: say.language,
  "interpreter/who": say.who,
  "interpreter/mode": say.mode,
  "interpreter/agency": say.agency,
  "interpreter/gender": say.gender,
  present: say.present,
  saidBack: say.saidBack,
  questions: say.questions,
  views: say.views,
  ageAssessment: say.ageAssessment,
  agreedWording: say.agreedWording,
  statements: say.statements,
};

/** Fields inside the interpreter's go by their place on the page. */
const onPage: Record<string, string> = { interpreter: "interpreter/who", mode: "interpreter/mode", agency: "interpreter/agency", gender: "interpreter/gender" };

export function recordErrors(findings: readonly FieldFinding[]): FieldError[] {
  return findings.map(({ field: named, code, limit }) => {
    const field = onPage[named] ?? named;
    return { field, message: say.wrong[`${field} ${code}`] ?? words.findings.ofQuestion(code, things[field] ?? field, limit) };
  });
}
