// What is typed on the page that closes a case or opens it again, before it is recorded.
import type { ClosingTyped, FieldFinding, SafetyLine } from "../../core/contract";
import { words } from "../../words";

/** What becomes of one step. Each answer has its own detail, so that none is lost to another. */
export interface StepTyped {
  answer: string;
  details: Record<string, string>;
}

export interface CloseTyped {
  reason: string;
  why: string;
  steps: Record<string, StepTyped>;
  /** Why it is opened again. */
  again: string;
}

export const nothing = (): CloseTyped => ({ reason: "", why: "", steps: {}, again: "" });

const say = words.closing.steps;
const noAnswer = (): StepTyped => ({ answer: "", details: Object.fromEntries(Object.keys(say.answers).map((code) => [code, ""])) });

/** What was typed, with an empty answer for each open step that had none yet. What is not open now may be open again: nothing goes. */
export function withSteps(typed: CloseTyped, open: readonly SafetyLine[]): CloseTyped {
  return { ...typed, steps: { ...typed.steps, ...Object.fromEntries(open.map(({ id }) => [id, typed.steps[id] ?? noAnswer()])) } };
}

/** Whether findings name a step that is not among those asked about. */
export function namesOthers(fields: readonly FieldFinding[], open: readonly SafetyLine[]): boolean {
  const asked = open.map(({ id }) => `step/${id}`);
  return fields.some(({ field }) => field.startsWith("step/") && !asked.some((one) => field === one || field === `${one}/detail`));
}

/** True when anything at all is typed for closing. */
export function isBegun({ reason, why, steps }: CloseTyped): boolean {
  return Boolean(reason || why) || Object.values(steps).some(({ answer, details }) => answer || Object.values(details).some(Boolean));
}

/** What is recorded: of each open step the answer that is chosen, and its detail. */
export function toRecord({ reason, why, steps }: CloseTyped, open: readonly SafetyLine[]): ClosingTyped {
  const answers = open.map(({ id: step }) => {
    const { answer, details } = steps[step] ?? noAnswer();
    return { step, answer, detail: details[answer] ?? "" };
  });
  return { reason, why, answers };
}

/** What messages say of each step and its detail: they name the step. */
export function stepThings(open: readonly SafetyLine[], { steps }: CloseTyped): Record<string, string> {
  const things: Record<string, string> = {};
  for (const { id, title } of open) {
    const answer = steps[id]?.answer ?? "";
    things[`step/${id}`] = say.legend(title);
    things[`step/${id} missing`] = things[`step/${id} not-listed`] = say.missing(title);
    things[`step/${id}/detail`] = say.detail(say.details[answer] ?? "", title);
    things[`step/${id}/detail missing`] = say.detailsMissing[answer]?.(title) ?? say.missing(title);
  }
  return things;
}
