//! The timeline of a case, from its records.

use std::collections::BTreeSet;

use casework::case::choice_word;
use casework::moment::{read_moment, read_stored};
use casework::note::excerpt;
use casework::timeline::{Entry, by_day};
use chrono::{NaiveDateTime, NaiveTime};
use vault::store::{
    AmendmentRecord, CapacityStored, CaseRecord, ClosingAct, ConsentRecord, ExportRecord, FilingAct,
    NoteRecord, SafetyRecord, SharingRecord, TalkRecord,
};
use vault::{Moment, Vault};

use crate::answers::{TimelineDay, TimelineEntry};
use crate::refusal::{Answer, Refusal, RefusalCode};

/// What an entry says, apart from its times.
struct Told {
    kind: String,
    about: Option<String>,
    outcome: Option<String>,
    excerpt: String,
    sensitive: bool,
}

/// Returns what happened in a case, by day.
pub fn of(
    vault: &Vault,
    case: &CaseRecord,
    notes: &[NoteRecord],
    amendments: &[AmendmentRecord],
) -> Answer<Vec<TimelineDay>> {
    let mut entries = vec![recorded("case-opened", None, "", &case.opened_at)?];
    for note in notes.iter().filter(|note| note.finished.is_some()) {
        entries.push(finished(note)?);
    }
    let sensitive: BTreeSet<&str> =
        notes.iter().filter(|note| note.text.details.sensitive).map(|note| note.id.as_str()).collect();
    for amendment in amendments {
        entries.push(amended(amendment, sensitive.contains(amendment.note_id.as_str()))?);
    }
    for filing in vault.filings_of_case(&case.id)? {
        let kind = match filing.act {
            FilingAct::Filed => "note-filed",
            FilingAct::TakenOut => "note-taken-out",
        };
        entries.push(recorded(kind, Some(filing.note_id), &filing.why, &filing.at)?);
    }
    for attachment in vault.attachments_of_case(&case.id)? {
        entries.push(recorded("attachment", Some(attachment.note_id), "", &attachment.added_at)?);
    }
    for record in vault.consent_of(&case.id)? {
        entries.push(decided(&record)?);
    }
    for record in vault.talks_of(&case.id)? {
        entries.push(talked(&record)?);
    }
    for record in vault.capacity_of(&case.id)? {
        entries.push(found(&record)?);
    }
    // An export tells of itself.
    for record in vault.sharings_of(&case.id)?.iter().filter(|record| record.export_id.is_none()) {
        entries.push(shared(record)?);
    }
    for record in vault.safety_of(&case.id)? {
        entries.push(safeguarded(&record)?);
    }
    for record in vault.exports_of(&case.id)? {
        entries.push(exported(&record)?);
    }
    for record in vault.case_changes_of(&case.id)? {
        entries.push(recorded("case-changed", None, &record.why, &record.at)?);
    }
    entries.extend(beside(vault, case)?);
    entries.extend(sending(vault, case)?);
    entries.extend(decisions(vault, case)?);
    Ok(by_day(entries).into_iter().map(day).collect())
}

fn day((day, entries): (chrono::NaiveDate, Vec<Entry<Told>>)) -> TimelineDay {
    let entries = entries.into_iter().map(|entry| TimelineEntry {
        at: entry.at.format("%Y-%m-%dT%H:%M").to_string(),
        recorded_at: entry.recorded_at.to_rfc3339(),
        about: entry.what.about,
        outcome: entry.what.outcome,
        excerpt: entry.what.excerpt,
        group: group(&entry.what.kind).to_owned(),
        kind: entry.what.kind,
        sensitive: entry.what.sensitive,
    });
    TimelineDay { day: day.to_string(), entries: entries.collect() }
}

/// Returns what an entry belongs to in the filter.
fn group(kind: &str) -> &'static str {
    match kind {
        "note" | "addition" | "correction" | "note-filed" | "note-taken-out" | "attachment" => "notes",
        "consent" | "talk" | "capacity" => "consent",
        "safety" | "situation" | "step-added" | "warning" | "warning-ended" => "safety",
        "export" | "sharing" => "exports",
        "case-opened" | "case-changed" | "case-closed" | "case-reopened" => "case",
        _ => "referral",
    }
}

fn finished(note: &NoteRecord) -> Answer<Entry<Told>> {
    let recorded_at = moment(note.finished.as_ref().map_or(&note.saved_at, |finished| &finished.at))?;
    let at = read_moment(&note.text.started).unwrap_or_else(|| recorded_at.naive_local());
    let what = Told {
        kind: "note".into(),
        about: Some(note.id.clone()),
        outcome: Some(choice_word(&note.text.details.kind)),
        excerpt: excerpt(&note.text.text),
        sensitive: note.text.details.sensitive,
    };
    Ok(Entry { at, recorded_at, what })
}

fn amended(amendment: &AmendmentRecord, sensitive: bool) -> Answer<Entry<Told>> {
    let recorded_at = moment(&amendment.at)?;
    let what = Told {
        kind: choice_word(&amendment.kind),
        about: Some(amendment.note_id.clone()),
        outcome: None,
        excerpt: excerpt(&amendment.text),
        sensitive,
    };
    Ok(Entry { at: recorded_at.naive_local(), recorded_at, what })
}

fn decided(record: &ConsentRecord) -> Answer<Entry<Told>> {
    let what = Told {
        kind: "consent".into(),
        about: Some(choice_word(&record.event.purpose)),
        outcome: Some(choice_word(&record.event.decision)),
        excerpt: excerpt(&record.event.words),
        sensitive: false,
    };
    entry(record.event.at, &record.recorded_at, what)
}

fn talked(record: &TalkRecord) -> Answer<Entry<Told>> {
    let talk = &record.talk;
    let ended = record.ended_at.as_deref().unwrap_or(&record.saved_at);
    let mut told = recorded("talk", None, &talk.details.said_back, ended)?;
    told.at = talk.began_at.naive_local();
    Ok(told)
}

fn found(stored: &CapacityStored) -> Answer<Entry<Told>> {
    let record = &stored.record;
    let what = Told {
        kind: "capacity".into(),
        about: Some(choice_word(&record.purpose)),
        outcome: Some(choice_word(&record.finding)),
        excerpt: excerpt(&record.decision),
        sensitive: false,
    };
    entry(record.at, &stored.recorded_at, what)
}

fn shared(stored: &SharingRecord) -> Answer<Entry<Told>> {
    let what = Told {
        kind: "sharing".into(),
        about: None,
        outcome: None,
        excerpt: excerpt(&stored.sharing.what),
        sensitive: false,
    };
    entry(stored.sharing.at, &stored.recorded_at, what)
}

fn safeguarded(record: &SafetyRecord) -> Answer<Entry<Told>> {
    let told = &record.record;
    let words = if told.agreed.is_empty() { &told.reason } else { &told.agreed };
    let what = Told {
        kind: "safety".into(),
        about: Some(record.step.clone()),
        outcome: Some(choice_word(&told.outcome)),
        excerpt: excerpt(words),
        sensitive: false,
    };
    entry(told.at, &record.recorded_at, what)
}

fn exported(record: &ExportRecord) -> Answer<Entry<Told>> {
    let recorded_at = moment(&record.at)?;
    let what = Told {
        kind: "export".into(),
        about: None,
        outcome: Some(record.kind.clone()),
        excerpt: String::new(),
        sensitive: false,
    };
    Ok(Entry { at: recorded_at.naive_local(), recorded_at, what })
}

/// Returns what is kept beside the safety steps: what was known, added, warned of, and when the case was closed.
fn beside(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry<Told>>> {
    let mut entries = Vec::new();
    for record in vault.situations_of(&case.id)? {
        for (fact, is) in &record.situation.answers {
            let about = Some(choice_word(fact));
            let told = recorded("situation", about, &record.situation.why, &record.recorded_at)?;
            entries.push(ended_as(told, choice_word(is)));
        }
    }
    for record in vault.added_steps_of(&case.id)? {
        entries.push(recorded("step-added", Some(record.step), &record.why, &record.recorded_at)?);
    }
    for record in vault.warnings_of(&case.id)? {
        let kind = choice_word(&record.warning.kind);
        let told = recorded("warning", Some(record.id.clone()), &record.warning.text, &record.recorded_at)?;
        entries.push(ended_as(told, kind.clone()));
        if let Some(at) = &record.ended_at {
            entries.push(ended_as(recorded("warning-ended", Some(record.id), &record.why_ended, at)?, kind));
        }
    }
    for record in vault.closings_of(&case.id)? {
        entries.push(match &record.act {
            ClosingAct::Closed(closing) => {
                let told = recorded("case-closed", None, &closing.why, &record.at)?;
                ended_as(told, choice_word(&closing.reason))
            }
            ClosingAct::Reopened { why } => recorded("case-reopened", None, why, &record.at)?,
        });
    }
    Ok(entries)
}

fn ended_as(mut told: Entry<Told>, outcome: String) -> Entry<Told> {
    told.what.outcome = Some(outcome);
    told
}

/// Returns what happened on the way from the last check to sent. Of read-back and identifiers only the last act
/// of a day is told: the pages themselves hold each.
fn sending(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry<Told>>> {
    let mut entries = Vec::new();
    let read = vault.read_back_of(&case.id)?;
    for at in last_of_each_day(read.iter().map(|it| it.at.as_str())) {
        entries.push(recorded("read-back", None, "", at)?);
    }
    let decided = vault.identifier_decisions_of(&case.id)?;
    for at in last_of_each_day(decided.iter().map(|it| it.at.as_str())) {
        entries.push(recorded("identifier", None, "", at)?);
    }
    for sent in vault.sent_of(&case.id)? {
        let at = read_moment(&sent.at).ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))?;
        let what = Told {
            kind: "sent".into(),
            about: None,
            outcome: Some(sent.route.clone()),
            excerpt: sent.reference.clone(),
            sensitive: false,
        };
        entries.push(entry(at, &sent.recorded_at, what)?);
        if let Some((copy, _)) = vault.official_copy_of(&sent.id)? {
            entries.push(recorded("official-copy", None, "", &copy.at)?);
        }
    }
    Ok(entries)
}

/// Returns what happened in the NRM: each event on the day it counts from, and what became of its record.
fn decisions(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry<Told>>> {
    let mut entries = Vec::new();
    for record in vault.decisions_of(&case.id)? {
        let event = &record.event;
        let what = Told {
            kind: "decision".into(),
            about: Some(record.id.clone()),
            outcome: Some(choice_word(&event.act)),
            excerpt: excerpt(&event.why),
            sensitive: false,
        };
        let recorded_at = moment(&record.recorded_at)?;
        let at = event.on().map_or_else(|| recorded_at.naive_local(), |on| on.and_time(NaiveTime::MIN));
        entries.push(Entry { at, recorded_at, what });
    }
    for back in vault.decisions_taken_back(&case.id)? {
        entries.push(recorded("decision-taken-back", Some(back.decision_id), &back.why, &back.at)?);
    }
    for (letter, _) in vault.decision_letters_of(&case.id)? {
        entries.push(recorded("decision-letter", Some(letter.decision_id), "", &letter.at)?);
    }
    for news in vault.news_of(&case.id)? {
        let mut told = recorded("news-asked", None, &news.asked.answer, &news.recorded_at)?;
        told.at = news.asked.on.and_time(told.at.time());
        entries.push(told);
    }
    Ok(entries)
}

/// Moments are stored as text that begins with their day.
fn last_of_each_day<'a>(moments: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut last: Vec<&str> = Vec::new();
    for at in moments {
        match last.last_mut() {
            Some(before) if before.get(..10) == at.get(..10) => *before = at,
            _ => last.push(at),
        }
    }
    last
}

/// An act whose moment is the one at which it was recorded.
fn recorded(kind: &str, about: Option<String>, words: &str, at: &str) -> Answer<Entry<Told>> {
    let recorded_at = moment(at)?;
    let what =
        Told { kind: kind.to_owned(), about, outcome: None, excerpt: excerpt(words), sensitive: false };
    Ok(Entry { at: recorded_at.naive_local(), recorded_at, what })
}

fn entry(at: NaiveDateTime, recorded_at: &str, what: Told) -> Answer<Entry<Told>> {
    Ok(Entry { at, recorded_at: moment(recorded_at)?, what })
}

fn moment(stored: &str) -> Answer<Moment> {
    read_stored(stored).ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))
}
