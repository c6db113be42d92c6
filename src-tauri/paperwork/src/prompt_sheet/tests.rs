//! Any words at all become a prompt sheet, and no question outgrows its page.

use chrono::NaiveDate;

use super::*;

/// Returns a question that is only asked and written under.
fn question(label: &str) -> PromptQuestion {
    PromptQuestion {
        label: Some(label.to_owned()),
        hint: None,
        options: Vec::new(),
        many: false,
        from_list: None,
        required: true,
        only_if: None,
        room: Room::Line,
    }
}

/// Returns a sheet of one section.
fn sheet(pages: Vec<PromptPage>) -> PromptSheet {
    PromptSheet {
        form: FormEdition {
            version: "Edition of February 2026".to_owned(),
            source: "an invented form".to_owned(),
            verified: NaiveDate::from_ymd_opt(2026, 2, 1).unwrap_or_default(),
        },
        made_at: DateTime::parse_from_rfc3339("2026-03-03T14:05:00+00:00").unwrap_or_default(),
        note: vec!["Not made by the Home Office.".to_owned()],
        sections: vec![PromptSection { title: "Section".to_owned(), pages }],
    }
}

fn page(questions: Vec<PromptQuestion>) -> PromptPage {
    PromptPage { title: "Page".to_owned(), guidance: Vec::new(), only_if: None, questions }
}

/// Returns a sheet with one text in every place that takes one, and every kind of room.
fn everywhere(text: &str) -> PromptSheet {
    let some = || Some(text.to_owned());
    let rooms = [Room::Line, Room::Box, Room::Day, Room::None].into_iter().zip([true, false, true, false]);
    let questions = rooms.map(|(room, flag)| PromptQuestion {
        label: some(),
        hint: some(),
        options: vec![text.to_owned(); 2],
        many: flag,
        from_list: some(),
        required: flag,
        only_if: some(),
        room,
    });
    let mut sheet = sheet(vec![PromptPage {
        title: text.to_owned(),
        guidance: vec![text.to_owned(); 2],
        only_if: some(),
        questions: questions.collect(),
    }]);
    sheet.form.version = text.to_owned();
    sheet.form.source = text.to_owned();
    sheet.note = vec![text.to_owned(); 2];
    sheet.sections[0].title = text.to_owned();
    sheet
}

#[test]
fn words_of_every_kind_become_a_sheet() {
    for text in crate::referral::AWKWARD {
        let made = pdf(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn words_without_end_become_a_sheet() {
    let long = pdf(&everywhere(&"a long line of words ".repeat(600)));
    assert!(long.is_ok(), "words that stay with what follows may still be longer than a page: {long:?}");
    let mut many = question("Which of these?");
    many.options = (0..600).map(|number| format!("Choice {number}")).collect();
    let made = pdf(&sheet(vec![page(vec![many])]));
    assert!(made.is_ok(), "600 choices: {made:?}");
    let lines = PromptQuestion { room: Room::Lines(u8::MAX), ..question("Where?") };
    let made = pdf(&sheet(vec![page(vec![lines])]));
    assert!(made.is_ok(), "255 lines: {made:?}");
}

#[test]
fn a_sheet_without_questions_is_still_a_sheet() {
    let mut empty = sheet(Vec::new());
    empty.note.clear();
    assert!(pdf(&empty).is_ok(), "a section without pages");
    empty.sections.clear();
    assert!(pdf(&empty).is_ok(), "no section at all");
}

#[test]
fn a_character_without_a_letter_shape_is_reported() {
    let replaced = pdf(&everywhere("Name \u{1F642}")).map(|pdf| pdf.replaced);
    assert_eq!(replaced, Ok(vec!['\u{1F642}']), "the caller can warn");
}

#[test]
fn a_moment_that_cannot_be_written_is_refused() {
    let mut late = sheet(Vec::new());
    late.made_at = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    assert_eq!(pdf(&late), Err(PaperError::Moment), "the year 262142 cannot be written");
}
