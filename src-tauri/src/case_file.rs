//! A case gathered into the one readable shape that is previewed, printed, sealed, reviewed and compared.

mod about;
pub mod document;
mod files;
mod life;
mod made;
mod notes;
mod papers;
pub mod records;
mod safety;
mod sealing;
mod shown;
mod who;

pub use made::Made;
pub use sealing::Sealing;
pub use shown::shown;
pub use who::{Known, SELF, people};

use casework::case_file::{CaseFile, Choice, Entry, Part, PartKind, Row};
use casework::moment::read_stored;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use crate::paper_words;
use crate::refusal::Answer;

/// Returns the parts of a case that were chosen, whole: nothing is replaced in them yet.
pub fn gather(vault: &Vault, case: &CaseRecord, choice: &Choice, now: Moment) -> Answer<CaseFile> {
    let mut parts = Vec::new();
    for kind in PartKind::ALL.into_iter().filter(|kind| choice.parts.contains(kind)) {
        parts.push(Part { kind, entries: part(vault, case, choice, kind, now)? });
    }
    Ok(CaseFile { parts })
}

fn part(
    vault: &Vault,
    case: &CaseRecord,
    choice: &Choice,
    kind: PartKind,
    now: Moment,
) -> Answer<Vec<Entry>> {
    match kind {
        PartKind::Case => about::case(vault, case),
        PartKind::Open => safety::open(vault, case, now),
        PartKind::Steps => safety::recorded(vault, case),
        PartKind::Warnings => about::warnings(vault, case),
        PartKind::GoingIn => about::going_in(vault, case),
        PartKind::Referral => papers::referral(vault, case, now),
        PartKind::Decisions => papers::decisions(vault, case, now),
        PartKind::Consent => papers::consent(vault, case, now),
        PartKind::Sharing => papers::sharing(vault, case),
        PartKind::Notes => notes::of(vault, case, choice),
        PartKind::Files => files::entries(vault, case, choice),
        PartKind::People => life::people(vault, case),
        PartKind::Chronology => life::chronology(vault, case, now),
    }
}

/// Returns one thing recorded; rows that say nothing are left out.
fn entry(place: String, title: impl Into<String>, when: impl Into<String>, rows: Vec<Row>) -> Entry {
    let rows = rows.into_iter().filter(|row| !row.text.trim().is_empty()).collect();
    Entry { place, title: title.into(), when: when.into(), rows, amended: false }
}

fn row(label: &str, text: impl Into<String>) -> Row {
    Row { label: label.to_owned(), text: text.into(), quoted: false }
}

/// Returns a stored moment in words.
fn when(stored: &str) -> String {
    read_stored(stored).map(|at| paper_words::moment(at.naive_local())).unwrap_or_default()
}

/// Returns a day as typed or stored, in words where it is one.
fn day(stored: &str) -> String {
    casework::moment::read_day(stored).map_or_else(|| stored.to_owned(), paper_words::day)
}
