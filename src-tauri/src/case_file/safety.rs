//! The safety steps: what is open on the day, and everything recorded of them.

use casework::case_file::Entry;
use casework::review::{OpenItem, title_of};
use casework::safeguarding::{Line, Pathways};
use vault::store::{CaseRecord, SafetyRecord};
use vault::{Moment, Vault};

use super::{entry, row, when};
use crate::case_words as words;
use crate::caseload::{self, Standing};
use crate::paper_words;
use crate::refusal::Answer;

/// Returns the steps that are not settled and the days to come, as they stand now.
pub fn open(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Entry>> {
    let standing = caseload::one(vault, case, now)?;
    let lines = standing.rail.lines.iter().filter(|line| !line.status.settled() && !line.step.is_internal());
    let mut entries: Vec<Entry> = lines.map(open_step).collect();
    entries.extend(clocks(&standing));
    Ok(entries)
}

/// Returns the same as data, to be reckoned again on a later day.
pub fn open_items(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<OpenItem>> {
    let standing = caseload::one(vault, case, now)?;
    Ok(standing.open_items(now.date_naive()))
}

fn open_step(line: &Line<'_>) -> Entry {
    let rows = vec![
        row("How it stands", paper_words::status(line.status)),
        row("Due", line.due_on.map(paper_words::day).unwrap_or_default()),
        row("How soon", &line.step.how_soon),
        row("Last recorded", line.last_fact.clone().unwrap_or_default()),
    ];
    entry(format!("open/{}", line.step.id), &line.step.title, "", rows)
}

fn clocks(standing: &Standing) -> Vec<Entry> {
    let other = standing.needs.iter().filter(|need| need.kind != casework::caseload::Kind::Step);
    let entries = other.map(|need| {
        let rows = vec![
            row("How it stands", words::group(need.group)),
            row("Day", need.on.map(paper_words::day).unwrap_or_default()),
            row(
                "To confirm",
                if need.to_confirm { "The rule behind this day is to be confirmed" } else { "" },
            ),
        ];
        entry(format!("open/{}", need.about), title_of(need), "", rows)
    });
    entries.collect()
}

/// Returns everything recorded of the steps, in the order in which it was; what is about the worker's own organisation
/// stays with the worker.
pub fn recorded(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let pathways = Pathways::current();
    let mut entries = Vec::new();
    for record in vault.safety_of(&case.id)? {
        let step = pathways.step(&record.step);
        if step.is_some_and(|step| step.is_internal()) {
            continue;
        }
        let title = step.map_or_else(|| record.step.clone(), |step| step.title.clone());
        let result = step.and_then(|step| step.results.iter().find(|it| it.id == record.record.result));
        let result = result.map_or_else(|| record.record.result.clone(), |it| it.says.clone());
        entries.push(recorded_step(title, record, result));
    }
    for added in vault.added_steps_of(&case.id)? {
        let title = pathways.step(&added.step).map_or_else(|| added.step.clone(), |step| step.title.clone());
        let place = format!("added-step/{}", added.id);
        let rows = vec![row("Why", added.why)];
        entries.push(entry(place, format!("Added by the worker: {title}"), when(&added.recorded_at), rows));
    }
    Ok(entries)
}

fn recorded_step(title: String, stored: SafetyRecord, result: String) -> Entry {
    let told = stored.record;
    let rows = vec![
        row("What happened", words::outcome(told.outcome)),
        row("Who was spoken to", told.who),
        row("Number rung", told.number),
        row("Reference", told.reference),
        row("What was agreed", told.agreed),
        row("Why", told.reason),
        row("Arranged for", told.arranged_for.map(paper_words::day).unwrap_or_default()),
        row("What it led to", result),
        row("What came back", told.feedback),
        row("Recorded", when(&stored.recorded_at)),
    ];
    entry(format!("safety/{}", stored.id), title, paper_words::moment(told.at), rows)
}
