import type { CheckRow, FieldFinding, FormEdition, QuestionField, QuestionPage, TypedAnswer, TypedAnswers } from "../contract";
import type { Handlers } from "../fake";
import { current } from "./consent";
import { type FakePage, lists, pages } from "./form";
import { caseOf, type FakeCase, finding, now, refuse, type World } from "./world";

const form: FormEdition = {
  version: "2026-04",
  source: "github.com/UKHomeOffice/modern-slavery",
  verifiedOn: "2026-11-21",
  olderThan90Days: false,
};
const pageOf = (name: string) => pages.find((entry) => entry.page === name) ?? refuse("not-found");

function empty(answer: TypedAnswer | undefined): boolean {
  if (answer === undefined || answer === "" || answer === false) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && !answer.day && !answer.month && !answer.year;
}

function shown(field: QuestionField, answers: TypedAnswers): boolean {
  if (!field.shownWhen) return true;
  const ruling = answers[field.shownWhen.field];
  if (Array.isArray(ruling)) return ruling.includes(field.shownWhen.value);
  return String(ruling) === field.shownWhen.value;
}

function findings(page: FakePage, answers: TypedAnswers): FieldFinding[] {
  const found: FieldFinding[] = [];
  for (const field of page.fields.filter((entry) => shown(entry, answers) && !entry.fromConsent)) {
    const answer = answers[field.key];
    if (field.required && empty(answer)) found.push(finding(field.key, field.kind === "checkbox" ? "not-ticked" : "missing"));
    else if (typeof answer === "string" && field.maxLength && answer.length > field.maxLength) {
      found.push(finding(field.key, "too-long", field.maxLength));
    } else if (field.optionList && typeof answer === "string" && answer && !lists[field.optionList]!.includes(answer)) {
      found.push(finding(field.key, "not-listed"));
    } else if (field.input === "email" && typeof answer === "string" && !answer.includes("@")) found.push(finding(field.key, "not-email"));
  }
  const groups = new Set(page.fields.flatMap((field) => field.group ?? []));
  for (const group of groups) {
    const boxes = page.fields.filter((field) => field.group === group);
    if (boxes.every((box) => empty(answers[box.key]))) found.push(finding(boxes[0]!.key, "none-ticked"));
  }
  return found;
}

function fromConsent(one: FakeCase, page: FakePage): string | null {
  return page.page === "pv-want-to-submit-nrm" ? current(one, "referral") : null;
}

function answersOf(one: FakeCase, page: FakePage): TypedAnswers {
  const consent = fromConsent(one, page);
  if (consent === "agreed") return { "pv-want-to-submit-nrm": "yes" };
  if (consent === "refused") return { "pv-want-to-submit-nrm": "no" };
  return consent ? {} : (one.answers[page.page] ?? {});
}

function shownAnswer(field: QuestionField, answer: TypedAnswer | undefined): string {
  if (empty(answer)) return "";
  const label = (value: string) => field.options.find((option) => option.value === value)?.label ?? value;
  if (Array.isArray(answer)) return answer.map(label).join("\n");
  if (typeof answer === "object") return `${answer.day} ${answer.month} ${answer.year}`;
  return typeof answer === "string" ? label(answer) : "Yes";
}

export function referralCommands(world: World): Handlers {
  const save = (id: string, page: string, answers: TypedAnswers) => {
    const one = caseOf(world, id);
    one.answers[pageOf(page).page] = answers;
    one.identity.referral = "in-progress";
    one.changedAt = now();
    return { savedAt: now() };
  };
  return {
    read_task_list({ case: id }) {
      const one = caseOf(world, id);
      const tasks = pages.map((page) => {
        const answers = answersOf(one, page);
        const answered = page.fields.filter((field) => !empty(answers[field.key])).length;
        const consent = fromConsent(one, page);
        const blocked = consent === "not-asked" || consent === "more-time";
        const done = findings(page, answers).length === 0 && answered > 0;
        const status = blocked ? "cannot-start" : consent ? "from-consent" : done ? "completed" : answered ? "in-progress" : "not-started";
        return { page, task: { page: page.page, title: page.title, status, answered, fields: page.fields.length, whyNot: blocked ? "consent-not-recorded" : null } };
      });
      const done = tasks.filter(({ task }) => ["completed", "from-consent"].includes(task.status)).length;
      return {
        route: current(one, "referral") === "agreed" ? "adult-nrm" : "undecided",
        form,
        groups: [...new Set(pages.map((page) => page.section))].map((section) => ({
          section,
          tasks: tasks.filter(({ page }) => page.section === section).map(({ task }) => task),
        })),
        pagesDone: done,
        pagesInAll: pages.length,
        readyToCheck: done === pages.length,
      };
    },
    read_question_page({ case: id, page: name }): QuestionPage {
      const one = caseOf(world, id);
      const page = pageOf(name);
      const place = pages.indexOf(page);
      return {
        page: page.page,
        section: page.section,
        title: page.title,
        guidance: page.guidance ?? [],
        back: pages[place - 1]?.page ?? null,
        next: pages[place + 1]?.page ?? null,
        place: place + 1,
        of: pages.length,
        fields: page.fields,
        answers: answersOf(one, page),
        fromConsent: fromConsent(one, page),
        savedAt: null,
      };
    },
    save_answers: ({ case: id, page, answers }) => save(id, page, answers),
    continue_page({ case: id, page: name, answers }) {
      const page = pageOf(name);
      const saved = save(id, name, answers);
      return { ...saved, findings: findings(page, answers), next: pages[pages.indexOf(page) + 1]?.page ?? null };
    },
    check_referral({ case: id }) {
      const one = caseOf(world, id);
      const sections = [...new Set(pages.map((page) => page.section))].map((title) => ({
        title,
        rows: pages.filter((page) => page.section === title).flatMap((page) => rows(one, page)),
      }));
      const missing = sections.flatMap((section) => section.rows).filter((row) => row.finding).length;
      return { route: "adult-nrm", form, sections, missing, conflicts: [] };
    },
    search_options({ list, query }) {
      const all = lists[list] ?? [];
      const found = all.filter((option) => option.toLowerCase().includes(query.toLowerCase()));
      return { total: found.length, options: found.slice(0, 20) };
    },
    save_referral_pdf: () => ({ bytes: 184_320, fingerprint: "5e884898da280471".repeat(4), savedAt: now() }),
  };
}

function rows(one: FakeCase, page: FakePage): CheckRow[] {
  const answers = answersOf(one, page);
  const found = findings(page, answers);
  return page.fields
    .filter((field) => shown(field, answers) && field.kind !== "file")
    .map((field) => {
      const answer = shownAnswer(field, answers[field.key]);
      return {
        page: page.page,
        field: field.key,
        label: field.label,
        answer,
        words: answer ? answer.trim().split(/\s+/).length : 0,
        finding: found.find((entry) => entry.field === field.key) ?? null,
      };
    });
}
