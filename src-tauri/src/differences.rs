//! What two sides say of the same thing, in words, for whoever must choose.

use std::collections::BTreeSet;

use casework::case_file::{CaseFile, Choice, Entry, FileKind};
use casework::referral::Form;
use serde_json::Value;
use vault::store::{Differs, Meeting};
use vault::{Moment, Vault};

use crate::answers::{Difference, DifferenceRow};
use crate::case_file::gather;
use crate::refusal::Answer;

/// Returns what differs, in words. Nothing is gathered when nothing does.
pub fn differences(
    ours: &Vault,
    theirs: &Vault,
    case: &str,
    meeting: &Meeting,
    now: Moment,
) -> Answer<Vec<Difference>> {
    if meeting.differs.is_empty() {
        return Ok(Vec::new());
    }
    let (ours, theirs) = (whole(ours, case, now)?, whole(theirs, case, now)?);
    Ok(meeting.differs.iter().map(|differs| difference(differs, &ours, &theirs)).collect())
}

fn whole(vault: &Vault, case: &str, now: Moment) -> Answer<CaseFile> {
    let choice =
        Choice::read(&casework::case::choice_word(&FileKind::HandOver), None, "", "", now.date_naive())?;
    gather(vault, &vault.case(case)?, &choice, now)
}

fn difference(differs: &Differs, ours: &CaseFile, theirs: &CaseFile) -> Difference {
    let place = place(differs);
    let at = |file: &'_ CaseFile| file.at(&place).map(|(_, entry)| entry.clone());
    let (ours, theirs) = (at(ours), at(theirs));
    let title = ours.as_ref().or(theirs.as_ref()).map(titled);
    let mut rows = rows_of(ours.as_ref(), theirs.as_ref());
    if rows.is_empty() {
        rows = columns(differs);
    }
    Difference {
        row: differs.row.clone(),
        title: title.unwrap_or_else(|| thing(differs)),
        fixed: differs.fixed,
        rows,
    }
}

fn titled(entry: &Entry) -> String {
    if entry.when.is_empty() { entry.title.clone() } else { format!("{}, {}", entry.title, entry.when) }
}

/// Returns where a row stands in the case file, if it stands there as one entry.
fn place(differs: &Differs) -> String {
    let id = differs.row.rsplit('/').next().unwrap_or_default();
    match differs.table.as_str() {
        "cases" => "case".to_owned(),
        "before_going_in" => "going-in".to_owned(),
        "notes" => format!("note/{id}"),
        "people" => format!("person/{id}"),
        "life_events" => format!("life-event/{id}"),
        "attachments" => format!("attachment/{id}"),
        "evidence" => format!("evidence/{id}"),
        _ => String::new(),
    }
}

/// Returns the rows in which two entries differ, in the order in which they are read.
fn rows_of(ours: Option<&Entry>, theirs: Option<&Entry>) -> Vec<DifferenceRow> {
    let text = |entry: Option<&Entry>, label: &str| {
        let rows = entry.into_iter().flat_map(|entry| &entry.rows).filter(|row| row.label == label);
        rows.map(|row| row.text.clone()).collect::<Vec<_>>().join("\n")
    };
    let mut seen = BTreeSet::new();
    let rows = [ours, theirs].into_iter().flatten().flat_map(|entry| &entry.rows);
    rows.filter(|row| seen.insert(&row.label))
        .map(|row| DifferenceRow {
            label: row.label.clone(),
            ours: text(ours, &row.label),
            theirs: text(theirs, &row.label),
        })
        .filter(|row| row.ours != row.theirs)
        .collect()
}

/// Returns what a row of a kind is called that stands nowhere in the case file by itself.
fn thing(differs: &Differs) -> String {
    if differs.table == "answers" {
        let field = differs.row.rsplit('/').next().unwrap_or_default();
        let label = Form::current().field(field).map(|field| field.label.clone());
        return label
            .filter(|label| !label.is_empty())
            .unwrap_or_else(|| "An answer of the referral".to_owned());
    }
    match differs.table.as_str() {
        "talks" => "A conversation about consent",
        "referrals" => "The referral",
        "passage_marks" => "What a passage of a note shows",
        "online_drafts" => "The draft on the online form",
        "entered" => "What was entered on the online form",
        "sent_referrals" => "The version recorded as sent",
        "warnings_ended" => "How a warning ended",
        "decisions_taken_back" => "Why a decision was taken back",
        "consent_documents" => "The paper of a decision about consent",
        "official_copies" => "The official copy of what was sent",
        _ => "Something recorded",
    }
    .to_owned()
}

/// Returns the columns in which two rows differ, what they hold in plain text.
fn columns(differs: &Differs) -> Vec<DifferenceRow> {
    const KEPT_BY: [&str; 5] = ["revision", "saved_at", "changed_at", "caret", "origin"];
    let columns = differs.ours.iter().filter(|(column, _)| !KEPT_BY.contains(&column.as_str()));
    let rows = columns.filter_map(|(column, ours)| {
        let theirs = differs.theirs.get(column).unwrap_or(&Value::Null);
        let label = column.replace('_', " ");
        (ours != theirs).then(|| DifferenceRow { label, ours: plain(ours), theirs: plain(theirs) })
    });
    rows.collect()
}

/// Returns a stored value as text: a list or an answer of several parts with each part on a line of its own.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Array(_) | Value::Object(_) | Value::String(_))) => plain(&inner),
            _ => text.clone(),
        },
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join("\n"),
        Value::Object(all) => {
            all.values().map(plain).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}
