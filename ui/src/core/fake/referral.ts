import type { CheckRow, FieldFinding, FormEdition, QuestionField, QuestionPage, TaskList, TypedAnswer, TypedAnswers } from "../contract";
import type { Handlers } from "../fake";
import { current } from "./consent";
import { mayRefer } from "./you";
import { type FakePage, lists, newerCouncils, pages } from "./form";
import { caseOf, type FakeCase, finding, now, refuse, type World } from "./world";

/** Agreed, within limits or not, or decided so in the person's best interests. */
const agreed = (one: FakeCase) => ["agreed", "agreed-with-limits", "best-interests-for"].includes(current(one, "referral"));
const form: FormEdition = {
  version: "2026-04",
  source: "github.com/UKHomeOffice/modern-slavery",
  verifiedOn: "2026-11-21",
  isOld: false,
};
const named = (page: FakePage, answers: TypedAnswers) =>
  findings(page, answers).map((found) => ({
    label: page.fields.find((field) => field.key === found.field)?.label ?? page.title,
    finding: found,
  }));
/** The online form keeps a run of dashes as one, and puts a dash after some signs. */
function keptAs(answers: TypedAnswers): Record<string, string> {
  const kept = Object.entries(answers).flatMap(([key, answer]) => {
    if (typeof answer !== "string") return [];
    const text = answer.trim().replaceAll(/[-–—]+/g, "-").replaceAll(/([<>[\]~])/g, "$1-");
    return text === answer.trim() ? [] : [[key, text]];
  });
  return Object.fromEntries(kept) as Record<string, string>;
}
const dutyToNotifyHere = (one: FakeCase) =>
  current(one, "referral") !== "refused" || ["england", "wales"].includes(one.identity.nation);

/** The age given in the form is the case's own: it follows. */
function changeCase(one: FakeCase, answers: TypedAnswers): string[] {
  const ages: Record<string, string> = { yes: "under-18", no: "adult", "not-sure": "not-known" };
  const said = ages[String(answers["pv-under-age"] ?? "")];
  if (!said || said === one.identity.ageGroup) return [];
  one.identity.ageGroup = said;
  return ["ageGroup"];
}
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
  if (consent && agreed(one)) return { "pv-want-to-submit-nrm": "yes" };
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
  const taskList = (one: FakeCase): TaskList => {
      const tasks = pages.map((page) => {
        const answers = answersOf(one, page);
        const answered = page.fields.filter((field) => !empty(answers[field.key])).length;
        const consent = fromConsent(one, page);
        const blocked = consent === "not-asked" || consent === "more-time";
        const done = findings(page, answers).length === 0 && answered > 0;
        const status = blocked ? "cannot-start" : consent ? "from-consent" : done ? "completed" : answered ? "in-progress" : "not-started";
        return { page, task: { page: page.page, title: page.title, status, answered, fields: page.fields.length, whyNot: blocked ? "consent-not-recorded" : null, findings: status === "in-progress" ? named(page, answers) : [], noteCorrected: one.linked.some((link) => link.correctedSince && page.fields.some((field) => field.key === link.field)) } };
      });
      const done = tasks.filter(({ task }) => ["completed", "from-consent"].includes(task.status)).length;
      return {
        route: agreed(one) ? "adult-nrm" : "undecided",
        form,
        groups: [...new Set(pages.map((page) => page.section))].map((section) => ({
          section,
          tasks: tasks.filter(({ page }) => page.section === section).map(({ task }) => task),
        })),
        pagesDone: done,
        pagesInAll: pages.length,
        readyToCheck: done === pages.length,
        apart: one.apart,
        conflicts: one.conflicts,
        mayRefer: mayRefer(world),
        dutyToNotifyHere: dutyToNotifyHere(one),
        online: one.online,
        referralVersion: one.referralVersion,
        frozenSince: one.frozenSince,
        newerForm: one.newerForm,
      };
  };
  return {
    read_task_list: ({ case: id }) => taskList(caseOf(world, id)),
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
        frozen: one.frozenSince !== null,
        linked: one.linked.filter((link) => page.fields.some((field) => field.key === link.field)),
        keptAs: keptAs(answersOf(one, page)),
        accounts: page.fields.filter((field) => field.kind === "textarea").map((field) => field.key),
        suggested: page.fields.map((field) => field.key).filter((key) => one.suggested.includes(key)),
      };
    },
    save_answers: ({ case: id, page, answers }) => save(id, page, answers),
    continue_page({ case: id, page: name, answers }) {
      const page = pageOf(name);
      const saved = save(id, name, answers);
      return { ...saved, findings: findings(page, answers), next: pages[pages.indexOf(page) + 1]?.page ?? null, keptAs: keptAs(answers), caseChanged: changeCase(caseOf(world, id), answers) };
    },
    check_referral({ case: id }) {
      const one = caseOf(world, id);
      const sections = [...new Set(pages.map((page) => page.section))].map((title) => ({
        title,
        rows: pages.filter((page) => page.section === title).flatMap((page) => rows(one, page)),
      }));
      const missing = sections.flatMap((section) => section.rows).filter((row) => row.finding).length;
      return { route: "adult-nrm", form, sections, missing, conflicts: one.conflicts, apart: one.apart, identifiersUndecided: 0, frozen: one.frozenSince !== null };
    },
    remove_apart({ case: id, field }) {
      const one = caseOf(world, id);
      one.apart = one.apart.filter((answer) => answer.field !== field);
      return taskList(one);
    },
    move_to_newer_form({ case: id }) {
      const one = caseOf(world, id);
      one.newerForm = null;
      return taskList(one);
    },
    begin_new_version({ case: id }) {
      const one = caseOf(world, id);
      one.frozenSince = null;
      one.referralVersion++;
      one.identity.referral = "in-progress";
      return taskList(one);
    },
    search_options({ list, query, from }) {
      const all = lists[list] ?? [];
      const typed = query.trim().toLowerCase();
      const found = all.filter((option) => option.toLowerCase().includes(typed));
      const notInList = list === "local_authorities" && typed ? newerCouncils.filter((council) => council.name.toLowerCase().includes(typed)) : [];
      // The nearest by spelling, as far as the fake knows: those that begin alike.
      const like = found.length || notInList.length || typed.length < 3 ? [] : all.filter((option) => option.toLowerCase().startsWith(typed.slice(0, 2)));
      const shown = like.length ? like : found;
      return { total: shown.length, options: shown.slice(from, from + 20), nearest: like.length > 0, notInList };
    },
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
