// An answer as it is read on a page that cannot be changed.
import type { QuestionField } from "../core/contract";
import { words } from "../words";
import type { Answers } from "./answers.svelte";

function ruledIn(answers: Answers, field: QuestionField): boolean {
  const rule = field.shownWhen;
  if (!rule) return true;
  const ruler = answers.fields.find((other) => other.key === rule.field);
  // A field on another page rules it: Rust has asked it, so it shows.
  if (!ruler) return true;
  if (ruler.kind === "checkbox") return String(answers.ticked(rule.field)) === rule.value;
  return answers.text(rule.field) === rule.value || answers.choices(rule.field).includes(rule.value);
}

function answerOf(answers: Answers, field: QuestionField): string {
  const label = (value: string) => field.options.find((option) => option.value === value)?.label ?? value;
  if (field.kind === "checkbox") return answers.ticked(field.key) ? words.beside.ticked : words.beside.notTicked;
  if (field.kind === "checkboxes") return answers.choices(field.key).map(label).join("\n");
  if (field.kind === "date") {
    const { day, month, year } = answers.day(field.key);
    return [day, month, year].filter(Boolean).join(" ");
  }
  return label(answers.text(field.key));
}

/** What a page asks and what was answered, in its order. Of a long list, only what was filled. */
export function shownAnswers(answers: Answers): { key: string; label: string; answer: string }[] {
  return answers.fields
    .filter((field) => ruledIn(answers, field) && !answers.waiting(field) && field.kind !== "file")
    .filter((field) => !field.group || answers.ticked(field.key) || field.kind !== "checkbox")
    .map((field) => ({ key: field.key, label: field.label, answer: answerOf(answers, field) }));
}
