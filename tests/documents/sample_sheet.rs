//! Prompt sheets: an invented form with one of everything, and the sheet of the real form.

use casework::referral::{self as engine, Control, Form};
use chrono::DateTime;
use paperwork::prompt_sheet::{FormEdition, PromptPage, PromptQuestion, PromptSection, PromptSheet, Room};

use crate::sample::form;

/// Returns the sample: each kind of question, room and condition.
pub fn sheet() -> PromptSheet {
    sheet_of(form(), vec![report(), person()])
}

/// Returns the sheet of the form in force.
pub fn real_sheet() -> PromptSheet {
    let form = Form::current();
    let edition = FormEdition {
        version: form.version.clone(),
        source: form.source.clone(),
        verified: form.verified_on,
    };
    let sections = engine::prompt_sheet(form).into_iter().map(|part| PromptSection {
        title: part.section.to_owned(),
        pages: part.pages.into_iter().map(real_page).collect(),
    });
    sheet_of(edition, sections.collect())
}

/// Returns a sheet with one text in every place that takes one.
pub fn everywhere(text: &str) -> PromptSheet {
    let some = || Some(text.to_owned());
    let asked = PromptQuestion {
        label: Some(format!("{text} 2")),
        hint: some(),
        options: vec![text.to_owned(); 2],
        from_list: some(),
        only_if: some(),
        ..question("", Room::Line)
    };
    let page = PromptPage {
        title: text.to_owned(),
        guidance: vec![text.to_owned()],
        only_if: some(),
        questions: vec![asked],
    };
    let section = PromptSection { title: text.to_owned(), pages: vec![page] };
    let edition = FormEdition { version: text.to_owned(), source: text.to_owned(), ..form() };
    PromptSheet { note: vec![text.to_owned()], ..sheet_of(edition, vec![section]) }
}

/// Returns a sheet of one section with so many pages.
pub fn long_sheet(pages: usize) -> PromptSheet {
    let page = |number| {
        let asked = question(&format!("Question {number}"), [Room::Box, Room::Line, Room::Day][number % 3]);
        page(&format!("Page {number} of the form"), vec![asked])
    };
    let section = PromptSection { title: "Your report".to_owned(), pages: (1..=pages).map(page).collect() };
    sheet_of(form(), vec![section])
}

fn sheet_of(form: FormEdition, sections: Vec<PromptSection>) -> PromptSheet {
    let lines = [
        "Not made by the Home Office.",
        "Write no name on it and keep it with you: on paper nothing protects what is written.",
    ];
    PromptSheet {
        form,
        made_at: DateTime::parse_from_rfc3339("2026-03-03T14:05:00+00:00").unwrap_or_default(),
        note: lines.map(str::to_owned).to_vec(),
        sections,
    }
}

fn question(label: &str, room: Room) -> PromptQuestion {
    PromptQuestion {
        label: Some(label.to_owned()),
        hint: None,
        options: Vec::new(),
        many: false,
        from_list: None,
        required: true,
        only_if: None,
        room,
    }
}

fn choice(label: &str, options: &[&str], many: bool) -> PromptQuestion {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    PromptQuestion { options, many, ..question(label, Room::None) }
}

fn page(title: &str, questions: Vec<PromptQuestion>) -> PromptPage {
    PromptPage { title: title.to_owned(), guidance: Vec::new(), only_if: None, questions }
}

fn report() -> PromptSection {
    let from_list = PromptQuestion {
        label: None,
        from_list: Some("From a list of 526 organisations".to_owned()),
        ..question("", Room::Line)
    };
    let happened = PromptQuestion {
        hint: Some("In your own words. Say what you saw and what you were told.".to_owned()),
        ..question("What happened", Room::Box)
    };
    let mut where_page = page(
        "Where it happened",
        vec![
            choice("Was it in the United Kingdom?", &["Yes", "No", "Both"], false),
            PromptQuestion {
                only_if: Some("Only if “Was it in the United Kingdom?” is “Yes” or “Both”.".to_owned()),
                from_list: Some("From a list of 1,622 cities and towns".to_owned()),
                ..question("Which places?", Room::Lines(4))
            },
        ],
    );
    where_page.guidance = vec!["Name each place you know of. The nearest town will do.".to_owned()];
    PromptSection {
        title: "Your report".to_owned(),
        pages: vec![
            page("Your organisation", vec![from_list]),
            page("The account", vec![happened]),
            where_page,
            page(
                "Types of exploitation",
                vec![choice("Which types?", &["Forced labour", "Domestic servitude", "Not known"], true)],
            ),
        ],
    }
}

fn person() -> PromptSection {
    let born = PromptQuestion { required: false, ..question("Date of birth", Room::Day) };
    let mut page = page("The person", vec![born, choice("The address is safe to write to", &[], true)]);
    page.only_if = Some("Only if the person is referred.".to_owned());
    PromptSection { title: "Potential victim".to_owned(), pages: vec![page] }
}

fn real_page(page: engine::PromptPage<'_>) -> PromptPage {
    PromptPage {
        title: page.title.to_owned(),
        guidance: page.guidance.to_vec(),
        only_if: page.only_if,
        questions: page.questions.into_iter().map(real_question).collect(),
    }
}

fn real_question(asked: engine::PromptQuestion<'_>) -> PromptQuestion {
    let places = u8::try_from(asked.places).unwrap_or(u8::MAX);
    PromptQuestion {
        label: asked.label.map(str::to_owned),
        hint: asked.hint.map(str::to_owned),
        options: asked.options.iter().map(|option| (*option).to_owned()).collect(),
        many: matches!(asked.kind, Control::Choices | Control::Tick),
        from_list: asked.list.map(|(title, entries)| format!("{title}: from a list of {entries}")),
        required: asked.required,
        only_if: asked.only_if,
        room: match asked.kind {
            Control::Line | Control::List => Room::Lines(places),
            Control::Box => Room::Box,
            Control::Day => Room::Day,
            Control::Choice | Control::Choices | Control::Tick | Control::Files => Room::None,
        },
    }
}
