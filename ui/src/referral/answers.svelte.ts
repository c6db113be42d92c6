// The answers of one page as they stand on the screen. Hidden ones keep what was typed; Rust decides what counts.
import type { QuestionField, QuestionPage, TypedAnswer, TypedAnswers, TypedDay } from "../core/contract";
import type { FieldError } from "../components/form/errors";
import { words } from "../words";
import { Beside } from "./beside.svelte";

/** The stem and number of a field that is one slot of a numbered list; 0 for any other. */
function slotOf(field: QuestionField): [string, number] {
  const found = field.kind === "select" ? /^(.+)-(\d+)$/.exec(field.key) : null;
  return found ? [found[1]!, Number(found[2])] : [field.key, 0];
}

export class Answers {
  #held = $state<TypedAnswers>({});
  #added = $state<Record<string, number>>({});
  errors = $state<FieldError[]>([]);
  readonly fields: readonly QuestionField[];
  readonly beside: Beside;
  /** Saves what is typed; true when all of it is on the disk. */
  readonly saved: () => Promise<boolean>;
  #changed: (answers: TypedAnswers) => void;

  constructor(page: QuestionPage, changed: (answers: TypedAnswers) => void, saved: () => Promise<boolean>) {
    this.#held = { ...page.answers };
    this.fields = page.fields;
    this.#changed = changed;
    this.saved = saved;
    this.beside = new Beside(page);
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
    this.beside.touched(key);
    this.#changed(this.all());
  }

  /** Fields to draw at the top of the page: those that no other field on it reveals. */
  top(): QuestionField[] {
    return this.fields.filter((field) => !this.fields.some((other) => other.key === field.shownWhen?.field));
  }

  /** Numbered slots of one list (`…-city-2` to `…-city-10`) that are empty and not yet asked for stay out of the way. */
  waiting(field: QuestionField): boolean {
    const [stem, place] = slotOf(field);
    return place > 1 && place > this.#slotsShown(stem);
  }

  /** The stem of the list to which another slot can be added right after this field, if there is one. */
  canAddAfter(field: QuestionField): string | null {
    const [stem, place] = slotOf(field);
    const more = this.fields.some((other) => slotOf(other)[0] === stem && slotOf(other)[1] === place + 1 && this.waiting(other));
    return place > 0 && more && !this.waiting(field) ? stem : null;
  }

  /** Shows the next slot and returns its key. */
  addSlot(stem: string): string {
    this.#added[stem] = this.#slotsShown(stem) + 1;
    return `${stem}-${this.#added[stem]}`;
  }

  #slotsShown(stem: string): number {
    const filled = this.fields.filter((field) => slotOf(field)[0] === stem && this.text(field.key)).map((field) => slotOf(field)[1]);
    return Math.max(1, this.#added[stem] ?? 1, ...filled);
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
      const asked = this.fields.find((entry) => entry.key === field);
      const thing = code === "none-ticked" ? title : (asked?.label ?? title);
      const chosen = asked && ["radio", "checkboxes", "select"].includes(asked.kind);
      return { field, message: words.findings.ofQuestion(code === "missing" && chosen ? "missing-choice" : code, thing, limit) };
    });
  }
}
