//! The notes of a case, with what was added and corrected.

use std::fmt::Write;

use casework::case_file::{Choice, Entry, Row};
use casework::indicator::Indicators;
use casework::note::{AmendmentKind, Block, NoteDetails, NoteKind, blocks};
use vault::Vault;
use vault::store::{AmendmentRecord, CaseRecord, NoteRecord};

use super::{day, entry, row, when};
use crate::case_words as words;
use crate::note_in_hand::signed;
use crate::paper_words;
use crate::refusal::Answer;

/// Returns the notes of the days that were chosen, each with what was added to it. One that is not finished stands as it is,
/// and says so.
pub fn of(vault: &Vault, case: &CaseRecord, choice: &Choice) -> Answer<Vec<Entry>> {
    let mut notes = vault.notes_of(&case.id)?;
    notes.retain(|note| chosen(note, choice));
    notes.sort_by_cached_key(started);
    let mut entries = Vec::with_capacity(notes.len());
    for note in notes {
        let amendments = vault.amendments_of(&note.id)?;
        entries.push(of_note(&note, &amendments));
    }
    Ok(entries)
}

/// Tells whether a note is of the days that were chosen; one whose day cannot be read goes with the day it was begun.
pub fn chosen(note: &NoteRecord, choice: &Choice) -> bool {
    if choice.leaves_out_oversight() && note.text.details.kind == NoteKind::ManagementOversight {
        return false;
    }
    let on = note.text.started_at().map(|at| at.date());
    let begun = || note.began_at.get(..10).and_then(casework::moment::read_day);
    on.or_else(begun).is_none_or(|on| choice.holds_day(on))
}

fn started(note: &NoteRecord) -> (String, String) {
    let typed = note.text.started_at().map(|at| at.format("%Y-%m-%dT%H:%M").to_string());
    (typed.unwrap_or_else(|| note.began_at.clone()), note.began_at.clone())
}

fn of_note(note: &NoteRecord, amendments: &[AmendmentRecord]) -> Entry {
    let details = &note.text.details;
    let at = note.text.started_at();
    let mut rows = vec![
        row(
            "Ended",
            casework::moment::read_moment(&note.text.ended).map(paper_words::moment).unwrap_or_default(),
        ),
        row("Where", &note.text.place),
        row("Who was there", who(details, &note.text.present)),
        row("Seen alone", words::seen_alone(&details.seen_alone)),
        row("Interpreter", interpreter(details)),
        row("Kept from plain sight", if details.sensitive { "Yes" } else { "" }),
    ];
    rows.extend(written(&note.text.text, details));
    rows.extend(details.indicators.iter().map(indicator));
    rows.push(row("How the person was", condition(details)));
    rows.push(row("The worker's professional view", &note.text.view));
    rows.extend(oversight(details));
    rows.extend(paper(details));
    rows.extend(finished(note));
    for amendment in amendments {
        rows.extend(amended(amendment));
    }
    let when = at.map_or_else(|| note.text.started.clone(), paper_words::moment);
    let amended = !amendments.is_empty();
    Entry { amended, ..entry(format!("note/{}", note.id), words::note(details.kind), when, rows) }
}

/// Returns the text in its pieces: exact words stand apart, each followed by whose they are.
fn written(text: &str, details: &NoteDetails) -> Vec<Row> {
    let piece = |block: Block| match block.said {
        None => vec![row("What was seen and heard", block.text)],
        Some(said) => {
            let mut by = said.speaker;
            for (before, what) in [("in ", said.language), ("through ", said.through)] {
                if !what.trim().is_empty() {
                    let comma = if by.is_empty() { "" } else { ", " };
                    let _ = write!(by, "{comma}{before}{what}");
                }
            }
            let words = Row { label: "Exact words".to_owned(), text: block.text, quoted: true };
            vec![words, row("Said by", by)]
        }
    };
    blocks(text, &details.exact).into_iter().flat_map(piece).collect()
}

fn who(details: &NoteDetails, present: &str) -> String {
    let line = |it: &casework::note::PersonThere| {
        let span = match (it.from.trim(), it.until.trim()) {
            ("", "") => String::new(),
            (from, "") => format!(" (from {from})"),
            ("", until) => format!(" (until {until})"),
            (from, until) => format!(" ({from} to {until})"),
        };
        let role = if it.role.trim().is_empty() { String::new() } else { format!(", {}", it.role.trim()) };
        format!("{}{role}{span}", it.name.trim())
    };
    let mut lines: Vec<String> = details.who.iter().filter(|it| !it.is_empty()).map(line).collect();
    lines.extend(Some(present.trim().to_owned()).filter(|it| !it.is_empty()));
    lines.join("\n")
}

fn interpreter(details: &NoteDetails) -> String {
    let it = &details.interpreter;
    match it.used.as_str() {
        "no" => "None".to_owned(),
        "yes" => {
            let parts = [it.who.trim(), it.language.trim(), it.way.trim()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

fn indicator(seen: &casework::note::SeenIndicator) -> Row {
    let known = Indicators::current().find(&seen.id).map_or(seen.id.as_str(), |it| it.words.as_str());
    let parts = [seen.what.trim(), seen.place.trim(), seen.at.trim(), seen.passage.trim()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    row("Indicator", [&[known], told.as_slice()].concat().join("\n"))
}

fn condition(details: &NoteDetails) -> String {
    let it = &details.condition;
    let ticked: Vec<&str> = it.ticked.iter().map(|word| words::condition(word)).collect();
    let rests =
        if it.rests.trim().is_empty() { String::new() } else { format!("Rests: {}", it.rests.trim()) };
    let parts = [ticked.join(", "), rests, it.words.trim().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn oversight(details: &NoteDetails) -> Vec<Row> {
    let it = &details.oversight;
    vec![
        row("Decision", &it.decision),
        row("Reasons", &it.reasons),
        row("To be looked at again", day(&it.review_on)),
    ]
}

fn paper(details: &NoteDetails) -> Option<Row> {
    let it = details.paper.as_ref()?;
    let kept = if it.kept == "yes" { format!("kept, {}", it.place) } else { it.place.clone() };
    Some(row("First written on paper", format!("{}\n{kept}", it.written_at)))
}

fn finished(note: &NoteRecord) -> Vec<Row> {
    let Some(finished) = &note.finished else {
        return vec![row("Not finished", format!("A draft, as it was saved {}", when(&note.saved_at)))];
    };
    let made = if finished.statement.made_at_the_time { "At the time" } else { "Later" };
    vec![
        row("Made", made),
        row("Why later", &finished.statement.why_later),
        row("Finished", when(&finished.at)),
        row("By", signed(finished.signed.as_ref())),
    ]
}

fn amended(amendment: &AmendmentRecord) -> Vec<Row> {
    let label = match amendment.kind {
        AmendmentKind::Addition => "Added",
        AmendmentKind::Correction => "Corrected",
    };
    let by = signed(amendment.signed.as_ref());
    let by = if by.is_empty() { when(&amendment.at) } else { format!("{}, {by}", when(&amendment.at)) };
    vec![
        row(label, &amendment.text),
        row("What was wrong", &amendment.was_wrong),
        row("Why it was changed", &amendment.reason),
        row("When and by whom", by),
    ]
}
