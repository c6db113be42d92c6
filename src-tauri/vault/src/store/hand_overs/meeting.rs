//! A case as it is here beside the same case as it comes, row by row.

use std::collections::{BTreeMap, BTreeSet};

use casework::hand_over::{Stands, stands};
use serde_json::{Map, Value};

use super::Rows;
use crate::Result;
use crate::store::Carried;
use crate::store::carried::CarriedRow;

/// The tables whose rows may be changed after they were made, until something fixes them. All others only grow.
const MAY_CHANGE: [&str; 13] = [
    "cases",
    "notes",
    "attachments",
    "people",
    "life_events",
    "before_going_in",
    "talks",
    "referrals",
    "answers",
    "passage_marks",
    "evidence",
    "online_drafts",
    "entered",
];
/// What says nothing of a row itself: how often and when it was saved, and what is each vault's own.
const NOT_COMPARED: [&str; 6] = ["revision", "saved_at", "changed_at", "number", "entry", "caret"];
/// Rows of which the moment is that of their last change.
const KEPT_ANEW: [&str; 3] = ["passage_marks", "online_drafts", "entered"];
/// Tables that do not come: whoever keeps a vault decides by which steps it is worked.
const NOT_TAKEN: [&str; 1] = ["pathway_packs"];

/// What going to and fro itself leaves behind: it comes along, but by itself it is nothing new.
const TRACES: [&str; 3] = ["hand_overs", "exports", "sharings"];

/// By what a row is known on both sides.
fn key_of(table: &str) -> &'static [&'static str] {
    match table {
        "before_going_in" | "referrals" => &["case_id"],
        "answers" => &["case_id", "field"],
        "passage_marks" => &["case_id", "passage", "part"],
        "online_drafts" => &["case_id", "version"],
        "entered" => &["case_id", "version", "field"],
        // A version is sent once: two records of it are two tellings of the same.
        "sent_referrals" => &["case_id", "version"],
        "hand_overs" => &["case_id", "file_id", "act"],
        "consent_documents" => &["event_id"],
        "warnings_ended" => &["warning_id"],
        "disposal_holds_lifted" => &["hold_id"],
        "decisions_taken_back" => &["decision_id"],
        "official_copies" => &["sent_id"],
        "form_packs" => &["version"],
        _ => &["id"],
    }
}

/// What two sides say of the same row.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    /// The row's name: its table and what it is known by there, parted by strokes.
    pub row: String,
    pub table: String,
    /// By column.
    pub ours: Map<String, Value>,
    pub theirs: Map<String, Value>,
    /// It was fixed when it was recorded: what is here stays, and the other stays in the file that came.
    pub fixed: bool,
}

/// What comes, beside what is here.
pub struct Meeting {
    /// Rows that are only there, by table, in the order in which they were recorded.
    pub(super) added: BTreeMap<String, Vec<CarriedRow>>,
    /// Rows that only they changed.
    pub(super) changed: Vec<(String, CarriedRow)>,
    pub differs: Vec<Differs>,
    /// The rows that differ, as they come.
    pub(super) theirs: BTreeMap<String, (String, CarriedRow)>,
    /// How many rows were changed here since, and are not there.
    pub ours_newer: usize,
    /// What stands in the file in each row that may change.
    pub rows: Rows,
}

impl Meeting {
    /// Puts what comes beside what is here; of a case that is not here yet everything is new.
    pub fn of(ours: Option<&Carried>, theirs: &Carried) -> Result<Self> {
        let before = ours.map(|ours| before(ours, theirs)).unwrap_or_default();
        let mut meeting = Self {
            added: BTreeMap::new(),
            changed: Vec::new(),
            differs: Vec::new(),
            theirs: BTreeMap::new(),
            ours_newer: 0,
            rows: theirs.rows_that_change(),
        };
        let not_there =
            ours.iter().flat_map(|ours| &ours.tables).filter(|(it, _)| !theirs.tables.contains_key(*it));
        not_there.for_each(|(table, rows)| meeting.count_ours(table, rows.len()));
        for (table, rows) in theirs.tables.iter().filter(|(table, _)| !NOT_TAKEN.contains(&table.as_str())) {
            let here = ours.and_then(|ours| ours.tables.get(table)).map(Vec::as_slice).unwrap_or_default();
            meeting.meet(table, here, rows, &before)?;
        }
        Ok(meeting)
    }

    /// Returns the fingerprints of the files that come.
    pub fn files_added(&self) -> BTreeSet<String> {
        let rows = self.added.get("kept_files").map(Vec::as_slice).unwrap_or_default();
        let fingerprint = |row: &CarriedRow| row.get("fingerprint")?.as_ref()?.text().map(str::to_owned);
        rows.iter().filter_map(fingerprint).collect()
    }

    /// Tells whether there is nothing in it that is not here.
    pub fn brings_nothing(&self) -> bool {
        self.added() == 0 && self.changed.is_empty() && self.differs.is_empty()
    }

    /// Returns how many rows are only there, but for the traces of going to and fro.
    pub fn added(&self) -> usize {
        let tables = self.added.iter().filter(|(table, _)| !TRACES.contains(&table.as_str()));
        tables.map(|(_, rows)| rows.len()).sum()
    }

    /// Returns how many rows only they changed.
    pub fn changed(&self) -> usize {
        self.changed.len()
    }

    fn meet(&mut self, table: &str, here: &[CarriedRow], there: &[CarriedRow], before: &Rows) -> Result<()> {
        let here: BTreeMap<String, &CarriedRow> = here.iter().map(|row| (name(table, row), row)).collect();
        let mut met = BTreeSet::new();
        for row in there {
            let name = name(table, row);
            let ours = here.get(&name).copied();
            let (our_digest, their_digest) = (ours.map(|row| digest(table, row)), digest(table, row));
            let known = before.get(&name).map(String::as_str);
            match stands(known, our_digest.as_deref(), Some(&their_digest)) {
                Stands::Same => {}
                Stands::Ours => self.count_ours(table, 1),
                Stands::Theirs if ours.is_none() => {
                    self.added.entry(table.to_owned()).or_default().push(row.clone());
                }
                Stands::Theirs => self.changed.push((table.to_owned(), row.clone())),
                Stands::Differs => self.differ(table, &name, ours.unwrap_or(row), row)?,
            }
            met.insert(name);
        }
        self.count_ours(table, here.keys().filter(|name| !met.contains(*name)).count());
        Ok(())
    }

    fn count_ours(&mut self, table: &str, rows: usize) {
        if !TRACES.contains(&table) {
            self.ours_newer += rows;
        }
    }

    fn differ(&mut self, table: &str, row: &str, ours: &CarriedRow, theirs: &CarriedRow) -> Result<()> {
        self.differs.push(Differs {
            row: row.to_owned(),
            table: table.to_owned(),
            ours: serde_json::from_value(serde_json::to_value(ours)?)?,
            theirs: serde_json::from_value(serde_json::to_value(theirs)?)?,
            fixed: !MAY_CHANGE.contains(&table),
        });
        self.theirs.insert(row.to_owned(), (table.to_owned(), theirs.clone()));
        Ok(())
    }
}

impl Carried {
    /// Returns a digest of each row that may change, by the row's name.
    pub fn rows_that_change(&self) -> Rows {
        let tables = self.tables.iter().filter(|(table, _)| MAY_CHANGE.contains(&table.as_str()));
        let rows = tables.flat_map(|(table, rows)| rows.iter().map(move |row| (table, row)));
        rows.map(|(table, row)| (name(table, row), digest(table, row))).collect()
    }
}

/// Returns what stood in each row that may change in the last file that went from one of the two to the other, when both
/// have it; nothing when they never met.
fn before(ours: &Carried, theirs: &Carried) -> Rows {
    let known: BTreeSet<String> = files_of(theirs).into_iter().map(|(file, _)| file).collect();
    let last = files_of(ours).into_iter().rfind(|(file, _)| known.contains(file));
    last.and_then(|(_, rows)| serde_json::from_str(&rows).ok()).unwrap_or_default()
}

/// Returns the files by which a case went and came, in the order in which they were recorded, each with what stood in it.
fn files_of(carried: &Carried) -> Vec<(String, String)> {
    let text = |row: &CarriedRow, column: &str| row.get(column)?.as_ref()?.text().map(str::to_owned);
    let rows = carried.tables.get("hand_overs").map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter_map(|row| Some((text(row, "file_id")?, text(row, "rows")?))).collect()
}

/// Returns the name of a row: its table and what it is known by there.
pub(super) fn name(table: &str, row: &CarriedRow) -> String {
    let parts = key_of(table).iter().map(|column| match row.get(*column).and_then(Option::as_ref) {
        Some(cell) => cell.to_string(),
        None => String::new(),
    });
    std::iter::once(table.to_owned()).chain(parts).collect::<Vec<_>>().join("/")
}

/// Returns what finds a row again in its table: the columns by which it is known.
pub(super) fn found_by(table: &str) -> &'static [&'static str] {
    key_of(table)
}

/// Returns SHA-256 in hex of what a row says.
fn digest(table: &str, row: &CarriedRow) -> String {
    let says: BTreeMap<_, _> = row.iter().filter(|(column, _)| is_compared(table, column)).collect();
    crate::fingerprint(&serde_json::to_vec(&says).expect("plain data"))
}

/// Tells whether the column says something of the row itself.
pub(super) fn is_compared(table: &str, column: &str) -> bool {
    let is_its_own = column == "at" && KEPT_ANEW.contains(&table);
    !is_its_own && !NOT_COMPARED.contains(&column)
}
