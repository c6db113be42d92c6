//! The words of a prompt sheet as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{PromptPage, PromptQuestion, PromptSection, PromptSheet, Room};
use crate::legible::Legible;
use crate::printed::{Fact, Replaced, fact, wall_clock};

/// The most letters and choices that surely fit a page together with the room to write. A question within both is
/// kept whole; a longer one may break across pages.
const WHOLE_LETTERS: usize = 600;
const WHOLE_OPTIONS: usize = 12;

#[derive(Serialize)]
pub(super) struct PrintedSheet {
    title: &'static str,
    /// What stands at the foot of each page.
    foot: String,
    facts: Vec<Fact>,
    note: Vec<String>,
    sections: Vec<PrintedSection>,
    replaced: Replaced,
}

#[derive(Serialize)]
struct PrintedSection {
    title: String,
    pages: Vec<PrintedPage>,
}

#[derive(Serialize)]
struct PrintedPage {
    title: String,
    only_if: Option<String>,
    guidance: Vec<String>,
    questions: Vec<PrintedQuestion>,
}

#[derive(Serialize)]
struct PrintedQuestion {
    label: Option<String>,
    optional: bool,
    only_if: Option<String>,
    hint: Option<String>,
    /// How to answer: from a list, one of these, any of these. The marks alone say nothing to a screen reader.
    how: Option<String>,
    options: Vec<String>,
    many: bool,
    room: &'static str,
    /// How many lines there are; 0 in a room of another kind.
    lines: u8,
    /// Whether it stays on one page.
    whole: bool,
}

/// Returns a prompt sheet in printable words.
pub(super) fn sheet(sheet: &PromptSheet, legible: &mut Legible<'_>) -> PrintedSheet {
    let checked = sheet.form.verified.format("%-d %B %Y");
    let foot = legible.line(&format!("Form: {}, checked on {checked}", sheet.form.version));
    let facts = [
        fact("Form", Some(&sheet.form.in_words()), legible),
        fact("Printed from", Some(&format!("Daybook, {}", wall_clock(sheet.made_at))), legible),
    ];
    let note = printed_lines(&sheet.note, legible);
    let sections = sheet.sections.iter().map(|section| printed_section(section, legible)).collect();
    PrintedSheet {
        title: "Prompt sheet for the online form",
        foot,
        facts: facts.into_iter().flatten().collect(),
        note,
        sections,
        replaced: Replaced::by(legible),
    }
}

fn printed_section(section: &PromptSection, legible: &mut Legible<'_>) -> PrintedSection {
    PrintedSection {
        title: legible.heading(&section.title),
        pages: section.pages.iter().map(|page| printed_page(page, legible)).collect(),
    }
}

fn printed_page(page: &PromptPage, legible: &mut Legible<'_>) -> PrintedPage {
    let title = legible.heading(&page.title);
    let mut questions: Vec<PrintedQuestion> =
        page.questions.iter().map(|question| printed_question(question, legible)).collect();
    if let Some(first) = questions.first_mut().filter(|first| first.label.as_ref() == Some(&title)) {
        first.label = None;
    }
    PrintedPage {
        title,
        only_if: printed_line(page.only_if.as_deref(), legible),
        guidance: printed_lines(&page.guidance, legible),
        questions,
    }
}

fn printed_question(question: &PromptQuestion, legible: &mut Legible<'_>) -> PrintedQuestion {
    let mut label = printed_line(question.label.as_deref(), legible);
    let only_if = printed_line(question.only_if.as_deref(), legible);
    let hint = printed_line(question.hint.as_deref(), legible);
    let how = printed_line(question.from_list.as_deref(), legible).or_else(|| how_to_choose(question));
    let mut options = printed_lines(&question.options, legible);
    if question.many && options.is_empty() {
        options.extend(label.take());
    }
    let texts = label.iter().chain(&only_if).chain(&hint).chain(&how).chain(&options);
    let letters: usize = texts.map(|text| text.chars().count()).sum();
    let (room, lines) = room(question.room);
    PrintedQuestion {
        whole: letters <= WHOLE_LETTERS && options.len().max(lines.into()) <= WHOLE_OPTIONS,
        label,
        optional: !question.required,
        only_if,
        hint,
        how,
        options,
        many: question.many,
        room,
        lines,
    }
}

fn how_to_choose(question: &PromptQuestion) -> Option<String> {
    let words = if question.many { "Any of these:" } else { "One of these:" };
    (question.options.len() > 1).then(|| words.to_owned())
}

/// Returns what the template calls the room, and how many lines it has.
fn room(room: Room) -> (&'static str, u8) {
    match room {
        Room::Line => ("lines", 1),
        Room::Lines(count) => ("lines", count),
        Room::Box => ("box", 0),
        Room::Day => ("day", 0),
        Room::None => ("none", 0),
    }
}

/// Returns a text as one line, unless there is nothing to print.
fn printed_line(text: Option<&str>, legible: &mut Legible<'_>) -> Option<String> {
    Some(legible.line(text?)).filter(|line| !line.trim().is_empty())
}

/// Returns each text that prints something, one line each.
fn printed_lines(texts: &[String], legible: &mut Legible<'_>) -> Vec<String> {
    texts.iter().filter_map(|text| printed_line(Some(text), legible)).collect()
}
