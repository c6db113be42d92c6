//! The words of a return as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{FigureRow, FigureTable, PartnershipDocument};
use crate::legible::Legible;
use crate::printed::{Fact, Replaced, fact, filled_lines, foot, wall_clock};

#[derive(Serialize)]
pub(super) struct PrintedFigures {
    title: String,
    /// What stands at the foot of each page.
    foot: String,
    facts: Vec<Fact>,
    open: bool,
    tables: Vec<PrintedTable>,
    times: Vec<[String; 2]>,
    notes: Vec<String>,
    replaced: Replaced,
}

#[derive(Serialize)]
struct PrintedTable {
    title: String,
    about: String,
    total: String,
    rows: Vec<PrintedRow>,
    /// What the bars say, for whoever does not see them; none where no bar is drawn.
    chart: Option<String>,
}

#[derive(Serialize)]
struct PrintedRow {
    label: String,
    count: String,
    share: String,
    percent: Option<u32>,
}

/// Returns a return in printable words.
pub(super) fn figures(document: &PartnershipDocument, legible: &mut Legible<'_>) -> PrintedFigures {
    let facts = [
        fact("Quarter", Some(&document.period), legible),
        fact("Cases", Some(&document.total), legible),
        fact("Source", Some(&document.source), legible),
        fact("Made", Some(&wall_clock(document.made_at)), legible),
    ];
    PrintedFigures {
        title: format!("Partnership return, {}", legible.line(&document.period)),
        foot: foot(document.made_at),
        facts: facts.into_iter().flatten().collect(),
        open: document.open,
        tables: document.tables.iter().map(|table| printed_table(table, legible)).collect(),
        times: document.times.iter().map(|(what, took)| [legible.line(what), legible.line(took)]).collect(),
        notes: filled_lines(&document.notes, legible),
        replaced: Replaced::by(legible),
    }
}

fn printed_table(table: &FigureTable, legible: &mut Legible<'_>) -> PrintedTable {
    let rows: Vec<PrintedRow> = table.rows.iter().map(|row| printed_row(row, legible)).collect();
    let title = legible.heading(&table.title);
    PrintedTable {
        about: legible.line(&table.about),
        total: legible.line(&table.total),
        chart: chart(&title, &rows),
        title,
        rows,
    }
}

fn printed_row(row: &FigureRow, legible: &mut Legible<'_>) -> PrintedRow {
    PrintedRow {
        label: legible.heading(&row.label),
        count: legible.line(&row.count),
        share: legible.line(&row.share),
        percent: row.percent.map(|percent| percent.min(100)),
    }
}

/// Returns what the bars of a table say; none where no bar would be seen.
fn chart(title: &str, rows: &[PrintedRow]) -> Option<String> {
    let told = |row: &PrintedRow| format!("{} {} ({})", row.label, row.count, row.share);
    let seen: Vec<String> = rows.iter().filter(|row| row.percent.is_some()).map(told).collect();
    let drawn = rows.iter().any(|row| row.percent.is_some_and(|percent| percent > 0));
    let others = if seen.len() < rows.len() { " The others are hidden." } else { "" };
    drawn.then(|| format!("Bar chart, {title}: {}.{others} The table below says the same.", seen.join("; ")))
}
