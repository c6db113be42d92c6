//! The words of a referral as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{ConsentEvent, DocumentKind, ReferralDocument, Row, SafetyStep, Section, SentStamp};
use crate::legible::{Legible, Paragraph};
use crate::printed::{Fact, Replaced, fact, foot, wall_clock};

#[derive(Serialize)]
pub(super) struct PrintedReferral {
    title: String,
    /// What stands at the foot of each page.
    foot: String,
    practice: bool,
    facts: Vec<Fact>,
    notification: bool,
    anonymous: bool,
    /// What is known of the sending; empty for a draft.
    sent: Vec<Fact>,
    /// How many answers the form still needs.
    missing: usize,
    sections: Vec<PrintedSection>,
    safety_steps: Vec<PrintedEntry>,
    consent_events: Vec<PrintedEntry>,
    replaced: Replaced,
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

/// Returns a referral in printable words.
pub(super) fn referral(document: &ReferralDocument, legible: &mut Legible<'_>) -> PrintedReferral {
    let anonymous = document.kind == DocumentKind::Notification { anonymous: true };
    let title = title(document, legible);
    let facts = about(document, anonymous, legible);
    let sent = document.sent.as_ref().map(|stamp| printed_stamp(stamp, legible)).unwrap_or_default();
    let sections = document.sections.iter().map(|section| printed_section(section, legible)).collect();
    let safety_steps =
        document.safety_steps.iter().map(|step| printed_step(step, anonymous, legible)).collect();
    // Left out here and not in the template, so that not even the list of replaced characters tells of them.
    let consent = document.consent_events.iter().filter(|_| !anonymous);
    let consent_events = consent.map(|event| printed_consent(event, legible)).collect();
    PrintedReferral {
        title,
        foot: foot(document.made_at),
        practice: document.practice,
        facts,
        notification: document.kind != DocumentKind::Referral,
        anonymous,
        sent,
        missing: document.sections.iter().flat_map(|section| &section.rows).filter(|row| row.missing).count(),
        sections,
        safety_steps,
        consent_events,
        replaced: Replaced::by(legible),
    }
}

/// Returns the title, which names the case and nobody in it.
fn title(document: &ReferralDocument, legible: &mut Legible<'_>) -> String {
    let case_number = legible.line(&document.case_number);
    let report = match (document.kind, &document.sent) {
        (DocumentKind::Referral, _) => "Referral",
        (DocumentKind::Notification { .. }, None) => "Duty to Notify report – draft for the online form",
        (DocumentKind::Notification { .. }, Some(_)) => "Duty to Notify report",
    };
    format!("{report}, case {case_number}")
}

/// Returns what stands at the head of the document.
fn about(document: &ReferralDocument, anonymous: bool, legible: &mut Legible<'_>) -> Vec<Fact> {
    let called = document.called.as_deref().filter(|_| !anonymous);
    [
        fact("Case", Some(&document.case_number), legible),
        fact("Called", called, legible),
        fact("Route", Some(&document.route), legible),
        fact("Form", Some(&document.form.in_words()), legible),
        fact("Made", Some(&wall_clock(document.made_at)), legible),
        fact("Made by", document.made_by.as_deref(), legible),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn printed_stamp(stamp: &SentStamp, legible: &mut Legible<'_>) -> Vec<Fact> {
    [
        fact("Sent", Some(&stamp.at), legible),
        fact("Reference", Some(stamp.reference.as_deref().unwrap_or("None noted yet")), legible),
        fact("Version", Some(&stamp.version.to_string()), legible),
        fact("Fingerprint", Some(&stamp.digest), legible),
    ]
    .into_iter()
    .flatten()
    .collect()
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

fn printed_step(step: &SafetyStep, anonymous: bool, legible: &mut Legible<'_>) -> PrintedEntry {
    let last_fact = Some(step.last_fact.as_deref().unwrap_or("Nothing recorded yet"));
    let facts = [
        fact("How far", Some(&step.status), legible),
        fact("Last fact", last_fact.filter(|_| !anonymous), legible),
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
