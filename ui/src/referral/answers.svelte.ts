// The answers of one page as they stand on the screen. Hidden ones keep what was typed; Rust decides what counts.
import type { QuestionField, QuestionPage, TypedAnswer, TypedAnswers, TypedDay } from "../core/contract";
import type { FieldError } from "../components/form/errors";
import { words } from "../words";

export class Answers {
  #held = $state<TypedAnswers>({});
  errors = $state<FieldError[]>([]);
  readonly fields: readonly QuestionField[];
  #changed: (answers: TypedAnswers) => void;

  constructor(page: QuestionPage, changed: (answers: TypedAnswers) => void) {
    this.#held = { ...page.answers };
    this.fields = page.fields;
    this.#changed = changed;
  }

  all(): TypedAnswers {
    return $state.snapshot(this.#held);
  }

  text(key: string): string {
    const held = this.#held[key];
    return typeof held === "string" ? held : "";
  }

  choices(key: string): string[] {
    const held = this.#held[key];
    return Array.isArray(held) ? held : [];
  }

  ticked(key: string): boolean {
    const held = this.#held[key];
    return held === true || held === "true";
  }

  day(key: string): TypedDay {
    const held = this.#held[key];
    return typeof held === "object" && !Array.isArray(held) ? held : { day: "", month: "", year: "" };
  }

  set(key: string, answer: TypedAnswer): void {
    this.#held[key] = answer;
    this.#changed(this.all());
  }

  /** Fields to draw at the top of the page: those that no other field on it reveals. */
  top(): QuestionField[] {
    return this.fields.filter((field) => !this.fields.some((other) => other.key === field.shownWhen?.field));
  }

  /** Fields that a value of a field reveals. */
  revealed(key: string, value: string): QuestionField[] {
    return this.fields.filter((field) => field.shownWhen?.field === key && field.shownWhen.value === value);
  }

  /** The values of a field that reveal something. */
  revealing(key: string): string[] {
    return this.fields.flatMap((field) => (field.shownWhen?.field === key ? [field.shownWhen.value] : []));
  }

  /** Tick boxes of one question, drawn together at the place of the first. */
  group(name: string): QuestionField[] {
    return this.fields.filter((field) => field.group === name && field.kind === "checkbox");
  }

  error(key: string): string | null {
    return this.errors.find((error) => error.field === key)?.message ?? null;
  }

  /** Turns findings into messages that name the question. */
  show(findings: readonly { field: string; code: string; limit: number | null }[], title: string): void {
    this.errors = findings.map(({ field, code, limit }) => {
      const label = this.fields.find((entry) => entry.key === field)?.label;
      const thing = code === "none-ticked" ? title : (label ?? title);
      return { field, message: words.findings.ofQuestion(code, thing, limit) };
    });
  }
}
