//! The parts that have a paper of their own: the referral, the decisions, consent and what was shared.

use casework::case_file::{Entry, Row};
use casework::moment::read_moment;
use casework::referral::{self as engine};
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use super::{entry, row};
use crate::draft::Draft;
use crate::refusal::Answer;
use crate::{consent_paper, decision_paper, paper_words};

/// Returns the referral as it stands, a section an entry, and each version that was sent.
pub fn referral(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Entry>> {
    let draft = Draft::of(vault, case, now)?;
    if draft.stored.is_none() {
        return Ok(Vec::new());
    }
    let mut entries = vec![entry(
        "referral".to_owned(),
        paper_words::route(draft.route()),
        "",
        vec![row("Form", format!("{}, version {}", draft.form.source, draft.form.version))],
    )];
    let sections = engine::in_form_order(draft.form, draft.answers(), now.date_naive());
    for (number, section) in sections.into_iter().enumerate() {
        let rows = section.rows.into_iter().map(|it| Row {
            text: if it.missing && it.lines.is_empty() {
                "Not answered yet".to_owned()
            } else {
                it.lines.join("\n")
            },
            label: it.label,
            quoted: false,
        });
        entries.push(entry(format!("referral/{}", number + 1), section.section, "", rows.collect()));
    }
    for sent in vault.sent_of(&case.id)? {
        let reference = vault.reference_of(&sent)?;
        let at = read_moment(&sent.at).map_or(sent.at, paper_words::moment);
        let rows = vec![
            row("Reference", reference),
            row("Sent by", sent.who),
            row("Version", sent.version.to_string()),
            row("SHA-256 of what was sent", sent.digest),
        ];
        entries.push(entry(format!("sent/{}", sent.id), "Recorded as sent", at, rows));
    }
    Ok(entries)
}

pub fn decisions(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Entry>> {
    let (standing, entries) = decision_paper::parts(vault, &case.id, now)?;
    let standing = printed(paperwork::decision_history::Entry {
        title: "How the case stands".to_owned(),
        when: String::new(),
        rows: standing,
    });
    let mut all = vec![Entry { place: "decisions".to_owned(), ..standing }];
    all.extend(entries.into_iter().map(of_paper));
    Ok(all)
}

pub fn consent(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Entry>> {
    let (standing, entries) = consent_paper::parts(vault, case, now)?;
    let standing = printed(paperwork::consent_record::Entry {
        title: "Where each decision stands".to_owned(),
        when: String::new(),
        rows: standing,
    });
    let mut all = vec![Entry { place: "consent".to_owned(), ..standing }];
    all.extend(entries.into_iter().map(of_paper));
    Ok(all)
}

pub fn sharing(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let entries = vault.sharings_of(&case.id)?.into_iter();
    Ok(entries
        .map(|stored| (format!("sharing/{}", stored.id), consent_paper::sharing(stored)))
        .map(of_paper)
        .collect())
}

fn of_paper((place, paper): (String, paperwork::consent_record::Entry)) -> Entry {
    let amended = paper.rows.iter().any(|row| matches!(row.label.as_str(), "Taken back" | "History"));
    Entry { place, amended, ..printed(paper) }
}

/// Returns an entry of a paper without its place.
fn printed(paper: paperwork::consent_record::Entry) -> Entry {
    let rows = paper.rows.into_iter().map(|it| Row { label: it.label, text: it.text, quoted: it.quoted });
    entry(String::new(), paper.title, paper.when, rows.collect())
}
