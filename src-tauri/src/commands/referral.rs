//! The referral: task list, question pages, check answers. The form, its routes and its findings are
//! `casework::referral`; what is decided about consent comes from the consent record and nowhere else.

use std::collections::BTreeMap;

use casework::case::{NewCase, choice_word};
use casework::consent::{self, Purpose};
use casework::referral as engine;
use casework::referral::{Answers, Control, Field, Form, Page, Reason, Status};
use chrono::NaiveDate;
use serde_json::Value;
use tauri::State;
use vault::store::{CaseRecord, Origin, ReferralRecord};
use vault::{Moment, Vault};

use super::cases::count;
use super::consent::events_of;
use crate::answers::{
    CheckAnswers, CheckRow, CheckSection, FieldFinding, FieldOption, FormEdition, OptionMatches, PageOutcome,
    QuestionField, QuestionPage, Saved, ShownWhen, Task, TaskGroup, TaskList, TypedAnswers,
};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// The most options that a search shows at once; the total is always told.
const OPTIONS_SHOWN: usize = 100;
/// Files are added in the online form itself.
const NO_FILES: usize = 0;

/// The draft of one case, with the consent record's decisions in their places.
pub(super) struct Draft {
    pub form: &'static Form,
    pub answers: Answers,
    stored: Option<ReferralRecord>,
    /// Where consent to the referral stands, or why it is not asked, as a word of the window.
    consent: String,
}

#[tauri::command(async)]
pub fn read_task_list(session: State<'_, Session>, case: String) -> Answer<TaskList> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?)?;
        Ok(draft.task_list(now.date_naive()))
    })
}

#[tauri::command(async)]
pub fn read_question_page(session: State<'_, Session>, case: String, page: String) -> Answer<QuestionPage> {
    session.with(|vault, _| {
        let draft = Draft::of(vault, &vault.case(&case)?)?;
        Ok(draft.question_page(draft.page(&page)?))
    })
}

#[tauri::command(async)]
pub fn save_answers(
    session: State<'_, Session>,
    case: String,
    page: String,
    answers: TypedAnswers,
) -> Answer<Saved> {
    session.with(|vault, now| Ok(Saved { saved_at: save(vault, &case, &page, answers, now)? }))
}

#[tauri::command(async)]
pub fn continue_page(
    session: State<'_, Session>,
    case: String,
    page: String,
    answers: TypedAnswers,
) -> Answer<PageOutcome> {
    session.with(|vault, now| {
        let saved_at = save(vault, &case, &page, answers, now)?;
        let draft = Draft::of(vault, &vault.case(&case)?)?;
        let findings = engine::findings(draft.page(&page)?, &draft.answers, now.date_naive());
        Ok(PageOutcome {
            saved_at,
            findings: findings.iter().map(FieldFinding::from).collect(),
            next: draft.neighbours(&page).next.map(|page| page.key.clone()),
        })
    })
}

#[tauri::command(async)]
pub fn check_referral(session: State<'_, Session>, case: String) -> Answer<CheckAnswers> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?)?;
        Ok(draft.check(now.date_naive()))
    })
}

#[tauri::command(async)]
pub fn search_options(list: String, query: String) -> Answer<OptionMatches> {
    if engine::list(&list).is_none() {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    let (total, options) = engine::search_options(&list, &query, OPTIONS_SHOWN);
    Ok(OptionMatches { total: count(total), options: options.into_iter().map(str::to_owned).collect() })
}

/// Begins the draft on the current copy of the form; one begun already stays as it is.
pub(super) fn begin(vault: &mut Vault, case: &CaseRecord, now: Moment) -> Answer<()> {
    let form = Form::current();
    let given = engine::given_by_case(form, &as_asked(case));
    Ok(vault.begin_referral(&case.id, &form.version, &to_stored(&given)?, now)?)
}

/// Returns how many pages of the route still have findings or wait; none while no draft was begun.
pub(super) fn pages_left(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Option<u32>> {
    let draft = Draft::of(vault, case)?;
    Ok(draft.stored.is_some().then(|| draft.pages_left(now.date_naive())))
}

fn save(vault: &mut Vault, case: &str, page: &str, typed: TypedAnswers, now: Moment) -> Answer<String> {
    let record = vault.case(case)?;
    begin(vault, &record, now)?;
    let draft = Draft::of(vault, &record)?;
    let page = draft.page(page)?;
    let mut kept = BTreeMap::new();
    for (field, answer) in typed.0 {
        // Consent is never typed here, and a page saves its own fields only.
        if page.field(&field).is_some_and(|field| field.answered_from.is_none()) {
            kept.insert(field, to_json(&answer)?);
        }
    }
    Ok(vault.save_answers(case, &kept, now)?)
}

impl Draft {
    /// Returns the draft of a case; before it is begun, what the case suggests on the current form.
    pub(super) fn of(vault: &Vault, case: &CaseRecord) -> Answer<Self> {
        let stored = vault.referral_of(&case.id)?;
        let (form, typed) = match &stored {
            None => (Form::current(), engine::given_by_case(Form::current(), &as_asked(case))),
            Some(stored) => (form_of(stored)?, from_stored(stored)),
        };
        let events = events_of(vault, &case.id)?;
        let referral = consent::standing(&events, Purpose::Referral);
        let support = consent::standing(&events, Purpose::Support);
        let answers = engine::with_consent(form, typed, referral.flag(), support.flag());
        let consent = match consent::asking(case.age_group) {
            consent::Asking::Asked => choice_word(&referral),
            not_asked => choice_word(&not_asked),
        };
        Ok(Self { form, answers, stored, consent })
    }

    fn page(&self, key: &str) -> Answer<&'static Page> {
        self.form.page(key).ok_or_else(|| Refusal::new(RefusalCode::NotFound))
    }

    fn neighbours(&self, page: &str) -> engine::Neighbours<'static> {
        engine::neighbours(self.form, page, &self.answers, NO_FILES)
    }

    fn pages_left(&self, today: NaiveDate) -> u32 {
        let sections = engine::tasks(self.form, &self.answers, NO_FILES, today);
        count(engine::pages_left(&sections, &self.answers, today))
    }

    fn task_list(&self, today: NaiveDate) -> TaskList {
        let sections = engine::tasks(self.form, &self.answers, NO_FILES, today);
        let in_all = sections.iter().map(|section| section.pages.len()).sum::<usize>();
        let left = count(engine::pages_left(&sections, &self.answers, today));
        TaskList {
            route: choice_word(&engine::route(self.form, &self.answers)),
            form: self.edition(today),
            groups: sections
                .iter()
                .map(|section| TaskGroup {
                    section: section.section.to_owned(),
                    tasks: section.pages.iter().map(|task| self.task(task)).collect(),
                })
                .collect(),
            pages_done: count(in_all).saturating_sub(left),
            pages_in_all: count(in_all),
            ready_to_check: left == 0,
        }
    }

    fn task(&self, task: &engine::PageTask<'_>) -> Task {
        let (status, answered, fields) = match task.status {
            Status::Optional => ("optional", 0, 0),
            Status::NotStarted => ("not-started", 0, 0),
            Status::InProgress { answered, fields } => ("in-progress", answered, fields),
            Status::Completed if self.suggested(task.page) => ("filled-from-case", 0, 0),
            Status::Completed => ("completed", 0, 0),
            Status::FromConsent => ("from-consent", 0, 0),
            Status::NothingToAnswer => ("nothing-to-answer", 0, 0),
            Status::CannotStart(_) => ("cannot-start", 0, 0),
        };
        let why_not = match task.status {
            Status::CannotStart(Reason::ConsentNotRecorded) => Some("consent-not-recorded".to_owned()),
            _ => None,
        };
        Task {
            page: task.page.key.clone(),
            title: task.page.title.clone(),
            status: status.to_owned(),
            answered: count(answered),
            fields: count(fields),
            why_not,
        }
    }

    /// Tells whether an answer of the page is still what the case suggested, unseen by the officer.
    fn suggested(&self, page: &Page) -> bool {
        page.fields.iter().any(|field| match &self.stored {
            None => self.answers.contains_key(&field.key),
            Some(stored) => stored.answers.get(&field.key).is_some_and(|it| it.origin == Origin::Case),
        })
    }

    fn question_page(&self, page: &'static Page) -> QuestionPage {
        let route = engine::pages(self.form, &self.answers, NO_FILES);
        let place = route.iter().position(|other| other.key == page.key).map_or(0, |at| at + 1);
        let neighbours = self.neighbours(&page.key);
        let asked: Vec<_> = page.fields.iter().filter(|field| self.asks(field)).collect();
        let from_consent = page.fields.iter().all(|field| field.answered_from.is_some());
        QuestionPage {
            page: page.key.clone(),
            section: page.section.clone(),
            title: page.title.clone(),
            guidance: page.guidance.clone(),
            back: neighbours.previous.map(|page| page.key.clone()),
            next: neighbours.next.map(|page| page.key.clone()),
            place: count(place),
            of: count(route.len()),
            fields: asked.into_iter().map(question_field).collect(),
            answers: self.answers_of(page),
            from_consent: from_consent.then(|| self.consent.clone()),
            saved_at: self.saved_at(page),
        }
    }

    fn asks(&self, field: &Field) -> bool {
        field.not_asked_when.as_ref().is_none_or(|when| !when.holds(&self.answers, NO_FILES))
    }

    fn answers_of(&self, page: &Page) -> TypedAnswers {
        let answered = page.fields.iter().filter_map(|field| {
            let answer = serde_json::to_value(self.answers.get(&field.key)?).ok()?;
            Some((field.key.clone(), serde_json::from_value(answer).ok()?))
        });
        TypedAnswers(answered.collect())
    }

    fn saved_at(&self, page: &Page) -> Option<String> {
        let answers = &self.stored.as_ref()?.answers;
        page.fields.iter().filter_map(|field| answers.get(&field.key)).map(|it| it.saved_at.clone()).max()
    }

    /// Returns what goes on paper and on the check page, in the summary's order.
    pub(super) fn check(&self, today: NaiveDate) -> CheckAnswers {
        let parts = engine::check_answers(self.form, &self.answers, &[], today);
        let conflicts = engine::conflicts(self.form, &self.answers, today);
        CheckAnswers {
            route: choice_word(&engine::route(self.form, &self.answers)),
            form: self.edition(today),
            sections: parts.iter().map(check_section).collect(),
            missing: count(engine::all_findings(self.form, &self.answers, NO_FILES, today).len()),
            conflicts: conflicts.iter().map(|conflict| choice_word(&conflict.code)).collect(),
        }
    }

    fn edition(&self, today: NaiveDate) -> FormEdition {
        FormEdition {
            version: self.form.version.clone(),
            source: self.form.source.clone(),
            verified_on: self.form.verified_on.to_string(),
            older_than_90_days: self.form.is_old(today),
        }
    }
}

fn check_section(part: &engine::SummaryPart<'_>) -> CheckSection {
    let rows = part.rows.iter().map(|row| {
        let answer = row.lines.join("\n");
        CheckRow {
            page: row.page.key.clone(),
            field: row.field.to_owned(),
            label: row.label.to_owned(),
            words: count(answer.split_whitespace().count()),
            answer,
            finding: row.finding.as_ref().map(FieldFinding::from),
        }
    });
    CheckSection { title: part.section.to_owned(), rows: rows.collect() }
}

fn question_field(field: &Field) -> QuestionField {
    let options = field.options.iter();
    QuestionField {
        key: field.key.clone(),
        label: field.label.clone(),
        hint: field.hint.clone(),
        kind: kind(field.control).to_owned(),
        options: options
            .map(|choice| FieldOption { value: choice.value.clone(), label: choice.label.clone() })
            .collect(),
        option_list: field.list.clone(),
        required: engine::is_required(field),
        max_length: field.max_length,
        input: field.keyboard.map(|keyboard| choice_word(&keyboard)),
        shown_when: field.shown_when.as_ref().and_then(shown_when),
        group: field.group.clone(),
        from_consent: field.answered_from.is_some(),
    }
}

fn shown_when(condition: &engine::Condition) -> Option<ShownWhen> {
    match condition {
        engine::Condition::Answered { field, among } => {
            Some(ShownWhen { field: field.clone(), value: among.first()?.clone() })
        }
        _ => None,
    }
}

fn kind(control: Control) -> &'static str {
    match control {
        Control::Line => "text",
        Control::Box => "textarea",
        Control::Choice => "radio",
        Control::Choices => "checkboxes",
        Control::Tick => "checkbox",
        Control::List => "select",
        Control::Day => "date",
        Control::Files => "file",
    }
}

fn as_asked(case: &CaseRecord) -> NewCase {
    NewCase {
        called: case.called.clone(),
        age_group: case.age_group,
        nation: case.nation,
        language: case.language.clone(),
        interpreter: case.interpreter,
    }
}

fn form_of(stored: &ReferralRecord) -> Answer<&'static Form> {
    Form::version(&stored.form_version).ok_or_else(|| Refusal::new(RefusalCode::NewerVersion))
}

/// An answer in a shape that no field has any more counts as none; it stays in the store.
fn from_stored(stored: &ReferralRecord) -> Answers {
    let read = |value: &Value| serde_json::from_value(value.clone()).ok();
    stored.answers.iter().filter_map(|(key, it)| Some((key.clone(), read(&it.answer)?))).collect()
}

fn to_stored(answers: &Answers) -> Answer<BTreeMap<String, Value>> {
    answers.iter().map(|(key, answer)| Ok((key.clone(), to_json(answer)?))).collect()
}

fn to_json(answer: &impl serde::Serialize) -> Answer<Value> {
    serde_json::to_value(answer).map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
