//! The words of a referral as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{ConsentEvent, ReferralDocument, Row, SafetyStep, Section};
use crate::legible::{Legible, Paragraph};

/// How many replaced characters are named before the list is cut.
const NAMED: usize = 12;

#[derive(Serialize)]
pub(super) struct PrintedReferral {
    title: String,
    facts: Vec<Fact>,
    made: String,
    practice: bool,
    /// How many answers the form still needs.
    missing: usize,
    sections: Vec<PrintedSection>,
    safety_steps: Vec<PrintedEntry>,
    consent_events: Vec<PrintedEntry>,
    /// The numbers of replaced characters; empty when there are none.
    replaced: Vec<String>,
    /// How many more there are than are named.
    replaced_more: usize,
}

#[derive(Serialize)]
struct PrintedSection {
    title: String,
    rows: Vec<PrintedRow>,
}

#[derive(Serialize)]
struct PrintedRow {
    label: String,
    missing: bool,
    answer: Vec<Paragraph>,
}

/// An entry of an appendix: a heading, facts about it, and what the person said.
#[derive(Serialize)]
struct PrintedEntry {
    title: String,
    facts: Vec<Fact>,
    said: Vec<Paragraph>,
}

/// A short fact, its name beside it.
#[derive(Serialize)]
struct Fact {
    label: &'static str,
    lines: Vec<String>,
}

/// Returns a referral in printable words.
pub(super) fn referral(document: &ReferralDocument, legible: &mut Legible<'_>) -> PrintedReferral {
    let case_number = legible.line(&document.case_number);
    let facts = about(document, legible);
    let sections = document.sections.iter().map(|section| printed_section(section, legible)).collect();
    let safety_steps = document.safety_steps.iter().map(|step| printed_step(step, legible)).collect();
    let consent_events =
        document.consent_events.iter().map(|event| printed_consent(event, legible)).collect();
    let replaced: Vec<String> =
        legible.replaced().iter().map(|one| format!("U+{:04X}", u32::from(*one))).collect();
    PrintedReferral {
        title: format!("Referral, case {case_number}"),
        facts,
        made: made(document),
        practice: document.practice,
        missing: document.sections.iter().flat_map(|section| &section.rows).filter(|row| row.missing).count(),
        sections,
        safety_steps,
        consent_events,
        replaced_more: replaced.len().saturating_sub(NAMED),
        replaced: replaced.into_iter().take(NAMED).collect(),
    }
}

/// Returns what stands at the head of the document.
fn about(document: &ReferralDocument, legible: &mut Legible<'_>) -> Vec<Fact> {
    let form = &document.form;
    let verified = form.verified.format("%-d %B %Y");
    let edition = format!("{}\n{}\nCompared with the source on {verified}", form.version, form.source);
    [
        fact("Case", Some(&document.case_number), legible),
        fact("Called", document.called.as_deref(), legible),
        fact("Route", Some(&document.route), legible),
        fact("Form", Some(&edition), legible),
        fact("Made", Some(&made(document)), legible),
        fact("Made by", document.made_by.as_deref(), legible),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns the time of making as the clock on the wall showed it.
fn made(document: &ReferralDocument) -> String {
    let winter = document.made_at.offset().local_minus_utc() == 0;
    let zone = if winter { "GMT" } else { "GMT%:z" };
    document.made_at.format(&format!("%-d %B %Y at %H:%M {zone}")).to_string()
}

fn printed_section(section: &Section, legible: &mut Legible<'_>) -> PrintedSection {
    PrintedSection {
        title: legible.heading(&section.title),
        rows: section.rows.iter().map(|row| printed_row(row, legible)).collect(),
    }
}

fn printed_row(row: &Row, legible: &mut Legible<'_>) -> PrintedRow {
    PrintedRow {
        label: legible.heading(&row.label),
        missing: row.missing,
        answer: legible.paragraphs(&row.answer),
    }
}

fn printed_step(step: &SafetyStep, legible: &mut Legible<'_>) -> PrintedEntry {
    let facts = [
        fact("How far", Some(&step.status), legible),
        fact("Last fact", Some(step.last_fact.as_deref().unwrap_or("Nothing recorded yet")), legible),
    ];
    PrintedEntry {
        title: legible.heading(&step.title),
        facts: facts.into_iter().flatten().collect(),
        said: Vec::new(),
    }
}

fn printed_consent(event: &ConsentEvent, legible: &mut Legible<'_>) -> PrintedEntry {
    let facts = [
        fact("Decision", Some(&event.decision), legible),
        fact("When", Some(&event.when), legible),
        fact("Language", event.language.as_deref(), legible),
        fact("Interpreter", event.interpreter.as_deref(), legible),
    ];
    PrintedEntry {
        title: legible.heading(&event.purpose),
        facts: facts.into_iter().flatten().collect(),
        said: legible.paragraphs(event.words_said.as_deref().unwrap_or_default()),
    }
}

/// Returns a fact, unless there is nothing to say.
fn fact(label: &'static str, words: Option<&str>, legible: &mut Legible<'_>) -> Option<Fact> {
    let lines = legible.lines(words?);
    if lines.is_empty() { None } else { Some(Fact { label, lines }) }
}
