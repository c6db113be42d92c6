//! What a case is, what is so in it, what to know first.

use casework::case_file::{Entry, Row};
use casework::safeguarding::Fact;
use vault::Vault;
use vault::store::{CaseRecord, ClosingAct};

use super::{entry, row, when};
use crate::case_words as words;
use crate::paper_words;
use crate::refusal::Answer;

/// Returns who and where, what is so, what was changed, and whether the case is closed.
pub fn case(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let facts = vec![
        row("Case number", &case.number),
        row("Called", &case.called),
        row("Age", words::age(case.age_group)),
        row("Nation", words::nation(case.nation)),
        row("Council area with steps of its own", &case.area),
        row("Language", &case.language),
        row("Interpreter", words::interpreter(case.interpreter)),
        row("Opened", when(&case.opened_at)),
        row("Practice", if case.practice { "This is a practice case: nobody in it is real" } else { "" }),
    ];
    let mut entries = vec![entry("case".to_owned(), "The case", "", facts)];
    for change in vault.case_changes_of(&case.id)? {
        let place = format!("case-change/{}", change.id);
        let (before, after) = (words::facts(&change.before), words::facts(&change.after));
        let rows = vec![row("Before", before), row("After", after), row("How it is known", change.why)];
        entries.push(entry(place, "The case was changed", when(&change.at), rows));
    }
    for told in vault.situations_of(&case.id)? {
        let answer = |(fact, is)| Row {
            label: words::fact(fact).to_owned(),
            text: words::fact_is(is).to_owned(),
            quoted: false,
        };
        // A worker's concern about the organisation itself is theirs.
        let leaving = told.situation.answers.iter().filter(|(fact, _)| **fact != Fact::OwnOrganisation);
        let mut rows: Vec<Row> = leaving.map(|(fact, is)| answer((*fact, *is))).collect();
        if rows.is_empty() {
            continue;
        }
        rows.push(row("How it is known", told.situation.why));
        entries.push(entry(format!("situation/{}", told.id), "What is so", when(&told.recorded_at), rows));
    }
    for closing in vault.closings_of(&case.id)? {
        let (title, rows) = match closing.act {
            ClosingAct::Closed(closed) => {
                let mut rows =
                    vec![row("Reason", words::closing(closed.reason)), row("What led to it", closed.why)];
                rows.extend(closed.answers.into_iter().map(|answer| {
                    row(&answer.title, format!("{}: {}", words::step_goes(answer.answer), answer.detail))
                }));
                ("The case was closed", rows)
            }
            ClosingAct::Reopened { why } => ("The case was opened again", vec![row("Why", why)]),
        };
        entries.push(entry(format!("closing/{}", closing.id), title, when(&closing.at), rows));
    }
    Ok(entries)
}

/// Returns the warning notes, those that ended too.
pub fn warnings(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let entries = vault.warnings_of(&case.id)?.into_iter().map(|record| {
        let warning = record.warning;
        let told = if warning.told {
            "Yes, they were told that this stands here".to_owned()
        } else {
            format!("No: {}", warning.why_not_told)
        };
        let ended = match (&record.ended_at, record.why_ended.as_str()) {
            (None, _) => String::new(),
            (Some(at), "") => format!("{}: another took its place", when(at)),
            (Some(at), why) => format!("{}: {why}", when(at)),
        };
        let amended = record.ended_at.is_some();
        let rows = vec![
            row("What to know", warning.text),
            row("The person knows", told),
            row("To be looked at again", paper_words::day(warning.review_on)),
            row("Ended", ended),
        ];
        let place = format!("warning/{}", record.id);
        let title = words::warning(warning.kind);
        Entry { amended, ..entry(place, title, when(&record.recorded_at), rows) }
    });
    Ok(entries.collect())
}

pub fn going_in(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let entries = vault.going_in(&case.id)?.into_iter().map(|record| {
        let rows = vec![
            row("Known risks", record.content.risks),
            row("A safe way to reach the person", record.content.safe_way),
            row("Interpreter", record.content.interpreter),
        ];
        entry("going-in".to_owned(), "Before going in", when(&record.saved_at), rows)
    });
    Ok(entries.collect())
}
