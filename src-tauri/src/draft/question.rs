//! A question page of the official form, ready to draw.

use std::collections::BTreeMap;

use casework::account;
use casework::case::choice_word;
use casework::referral as engine;
use casework::referral::{Control, Field, Page};
use vault::Vault;

use super::Draft;
use crate::answers::{FieldOption, QuestionField, QuestionPage, ShownWhen, TypedAnswers};
use crate::commands::cases::count;
use crate::links;
use crate::refusal::Answer;

impl Draft {
    pub fn question_page(&self, vault: &Vault, page: &'static Page) -> Answer<QuestionPage> {
        let route = self.pages();
        let place = route.iter().position(|other| other.key == page.key).map_or(0, |at| at + 1);
        let neighbours = self.neighbours(&page.key);
        let asked: Vec<_> = page.fields.iter().filter(|field| self.asks(field)).collect();
        let from_consent = page.fields.iter().all(|field| field.answered_from.is_some());
        let of_page = |fields: &[String]| {
            fields.iter().filter(|field| page.field(field).is_some()).cloned().collect::<Vec<_>>()
        };
        let accounts: Vec<String> =
            account::account_fields(self.form).into_iter().map(str::to_owned).collect();
        Ok(QuestionPage {
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
            frozen: self.frozen_since.is_some(),
            linked: links::of_page(vault, self, page)?,
            kept_as: self.kept_as(page),
            accounts: of_page(&accounts),
            suggested: of_page(&self.suggested),
        })
    }

    fn asks(&self, field: &Field) -> bool {
        field.not_asked_when.as_ref().is_none_or(|when| !when.holds(self.answers(), self.files.len()))
    }

    fn answers_of(&self, page: &Page) -> TypedAnswers {
        let answered = page.fields.iter().filter_map(|field| {
            let answer = serde_json::to_value(self.on_page(&field.key)?).ok()?;
            Some((field.key.clone(), serde_json::from_value(answer).ok()?))
        });
        TypedAnswers(answered.collect())
    }

    fn saved_at(&self, page: &Page) -> Option<String> {
        let answers = &self.stored.as_ref()?.answers;
        page.fields.iter().filter_map(|field| answers.get(&field.key)).map(|it| it.saved_at.clone()).max()
    }

    /// Returns the texts of a page that the online form will keep otherwise than they were typed.
    pub fn kept_as(&self, page: &Page) -> BTreeMap<String, String> {
        let fields = engine::fields_shown(page, self.answers()).into_iter();
        let kept = fields.filter_map(|field| {
            let kept = engine::kept_as(self.form, field, self.answers().get(&field.key)?)?;
            Some((field.key.clone(), kept))
        });
        kept.collect()
    }
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
