//! What two sides say of the same thing, in words, for whoever must choose.

use std::collections::BTreeSet;

use casework::case_file::{CaseFile, Choice, Entry, FileKind};
use casework::moment::read_day;
use casework::referral::Form;
use chrono::DateTime;
use serde_json::Value;
use vault::store::{Differs, Meeting};
use vault::{Moment, Vault};

use crate::answers::{Difference, DifferenceRow};
use crate::case_file::gather;
use crate::paper_words::{day, moment};
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

/// What says nothing to whoever must choose: how often and when a row was saved, and where its words came from.
const KEPT_BY: [&str; 5] = ["revision", "saved_at", "changed_at", "caret", "origin"];

/// Returns the columns in which two rows differ, in words.
fn columns(differs: &Differs) -> Vec<DifferenceRow> {
    let columns = differs.ours.iter().filter(|(column, _)| !KEPT_BY.contains(&column.as_str()));
    let rows = columns.filter_map(|(column, ours)| {
        let theirs = differs.theirs.get(column).unwrap_or(&Value::Null);
        (ours != theirs).then(|| DifferenceRow {
            label: column_name(column),
            ours: column_text(column, ours),
            theirs: column_text(column, theirs),
        })
    });
    rows.collect()
}

/// Returns what a column is called, of a row that stands nowhere in the case file by itself.
fn column_name(column: &str) -> String {
    let name = match column {
        "answer" => "Answer",
        "given_for" => "Answered for",
        "content" => "What was said and noted",
        "ended_at" => "Ended",
        "form_version" => "Copy of the official form",
        "begun_at" => "Begun",
        "version" => "Version",
        "marked" => "Shows it",
        "at" => "Recorded",
        "begun_on" => "Begun online",
        "saved_on" => "Last saved online",
        "digest" => "Entered as it stands",
        // Not one of those that may change: as it is called in the file.
        other => return other.replace('_', " "),
    };
    name.to_owned()
}

/// Returns what a column holds, in words.
fn column_text(column: &str, value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match column {
        "marked" => yes_or_no(value == &Value::from(1)),
        "digest" => yes_or_no(!value.is_null()),
        "given_for" => match text {
            "referral" => "A referral with consent".to_owned(),
            "duty-to-notify" => "The Duty to Notify".to_owned(),
            "undecided" => "Not decided yet".to_owned(),
            _ => String::new(),
        },
        "ended_at" | "begun_at" | "at" => {
            DateTime::parse_from_rfc3339(text).map_or_else(|_| plain(value), |at| moment(at.naive_local()))
        }
        "begun_on" | "saved_on" => read_day(text).map_or_else(|| plain(value), day),
        _ => plain(value),
    }
}

fn yes_or_no(is: bool) -> String {
    if is { "Yes" } else { "No" }.to_owned()
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows(ours: &Value, theirs: &Value) -> Vec<(String, String, String)> {
        let object = |value: &Value| value.as_object().expect("a row").clone();
        let (ours, theirs) = (object(ours), object(theirs));
        let differs =
            Differs { row: "talks/1".to_owned(), table: "talks".to_owned(), ours, theirs, fixed: false };
        columns(&differs).into_iter().map(|row| (row.label, row.ours, row.theirs)).collect()
    }

    #[rstest::rstest]
    #[case("given_for", json!("undecided"), "Answered for", "Not decided yet")]
    #[case("marked", json!(1), "Shows it", "Yes")]
    #[case("digest", json!("a1b2"), "Entered as it stands", "Yes")]
    #[case("begun_on", json!("2026-03-17"), "Begun online", "17 March 2026")]
    #[case("ended_at", json!("2026-03-17T14:32:00+00:00"), "Ended", "17 March 2026, 2:32pm")]
    #[case("content", json!("{\"said\":\"I am not sure\"}"), "What was said and noted", "I am not sure")]
    fn a_column_is_told_in_words(
        #[case] column: &str,
        #[case] ours: Value,
        #[case] label: &str,
        #[case] text: &str,
    ) {
        let none = if column == "digest" { "No" } else { "" };
        let none = if column == "marked" { "No" } else { none };
        let (ours, theirs) = (json!({ column: ours }), json!({ column: null }));
        assert_eq!(rows(&ours, &theirs), [(label.to_owned(), text.to_owned(), none.to_owned())]);
    }

    #[test]
    fn how_often_a_row_was_saved_is_no_difference() {
        assert_eq!(
            rows(&json!({ "revision": 3, "content": "x" }), &json!({ "revision": 4, "content": "x" })),
            []
        );
    }
}
