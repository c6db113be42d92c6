//! The blank prompt sheet, from the official form.

use casework::referral::{self as engine, Control, Form, PromptQuestion as Asked};
use paperwork::FormEdition;
use paperwork::prompt_sheet::{PromptPage, PromptQuestion, PromptSection, PromptSheet, Room};
use vault::Moment;

const NOTE: [&str; 2] = [
    "Not made by the Home Office. It follows its online form for a first responder's referral to the National Referral Mechanism, or a report under the duty to notify.",
    "It is blank: what you write on it is not protected. Keep it safe, and destroy it as your organisation says.",
];

/// Returns the sheet for one copy of the form.
pub fn of(form: &Form, now: Moment) -> PromptSheet {
    PromptSheet {
        form: FormEdition {
            version: form.version.clone(),
            source: form.source.clone(),
            verified: form.verified_on,
        },
        made_at: now,
        note: NOTE.map(str::to_owned).into(),
        sections: engine::prompt_sheet(form)
            .into_iter()
            .map(|section| PromptSection {
                title: section.section.to_owned(),
                pages: section.pages.into_iter().map(page).collect(),
            })
            .collect(),
    }
}

fn page(page: engine::PromptPage<'_>) -> PromptPage {
    PromptPage {
        title: page.title.to_owned(),
        guidance: page.guidance.to_vec(),
        only_if: page.only_if,
        questions: page.questions.into_iter().map(question).collect(),
    }
}

fn question(asked: Asked<'_>) -> PromptQuestion {
    PromptQuestion {
        label: asked.label.map(str::to_owned),
        hint: asked.hint.map(str::to_owned),
        options: asked.options.into_iter().map(str::to_owned).collect(),
        many: matches!(asked.kind, Control::Choices | Control::Tick),
        from_list: asked.list.map(|(title, entries)| format!("From a list of {entries}: {title}")),
        required: asked.required,
        only_if: asked.only_if,
        room: match asked.kind {
            Control::Line | Control::List if asked.places > 1 => {
                Room::Lines(u8::try_from(asked.places).unwrap_or(u8::MAX))
            }
            Control::Line | Control::List => Room::Line,
            Control::Box => Room::Box,
            Control::Day => Room::Day,
            Control::Choice | Control::Choices | Control::Tick | Control::Files => Room::None,
        },
    }
}
