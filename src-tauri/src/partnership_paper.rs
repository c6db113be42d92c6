//! The partnership return as it leaves: in words for paper, and as comma-separated values.

use casework::partnership::{Figures, Line, Quarter, Table, csv};
use paperwork::partnership::{FigureRow, FigureTable, PartnershipDocument};
use vault::Moment;

use crate::partnership_words::{self as words, HIDDEN, UNDER_FIVE};

/// From where the figures come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sources {
    /// The cases of this computer count.
    pub here: bool,
    /// So many sealed returns count.
    pub returns: usize,
}

impl Sources {
    fn words(self) -> String {
        let returns = match self.returns {
            0 => None,
            1 => Some("one sealed return".to_owned()),
            many => Some(format!("{many} sealed returns")),
        };
        let here = self.here.then(|| "the cases of one computer".to_owned());
        let parts: Vec<String> = here.into_iter().chain(returns).collect();
        if parts.is_empty() { "No cases".to_owned() } else { format!("From {}", parts.join(" and ")) }
    }
}

/// Returns the return in words.
pub fn document(figures: &Figures, quarter: Quarter, sources: Sources, now: Moment) -> PartnershipDocument {
    PartnershipDocument {
        period: quarter.words(),
        open: quarter.is_open(now.date_naive()),
        source: sources.words(),
        total: figures.total.map_or_else(|| UNDER_FIVE.to_owned(), |total| total.to_string()),
        made_at: now,
        tables: figures.tables.iter().map(table).collect(),
        times: figures.times.iter().map(|it| (words::time(it.time).to_owned(), days(it.days))).collect(),
        notes: words::NOTES.map(str::to_owned).into(),
    }
}

fn table(table: &Table) -> FigureTable {
    let (title, about) = words::table(table.measure);
    let row = |line: &Line| FigureRow {
        label: words::category(table.measure, &line.category).to_owned(),
        count: line.shown.map_or_else(|| HIDDEN.to_owned(), |shown| shown.count.to_string()),
        share: line.shown.map_or_else(|| HIDDEN.to_owned(), |shown| format!("{}%", shown.percent)),
        percent: line.shown.map(|shown| shown.percent),
    };
    FigureTable {
        title: title.to_owned(),
        about: about.to_owned(),
        total: total(table),
        rows: table.lines.iter().map(row).collect(),
    }
}

fn total(table: &Table) -> String {
    table.total.map_or_else(|| HIDDEN.to_owned(), |total| total.to_string())
}

fn days(days: Option<u32>) -> String {
    match days {
        None => HIDDEN.to_owned(),
        Some(1) => "1 day".to_owned(),
        Some(days) => format!("{days} days"),
    }
}

/// Returns the return as comma-separated values: a line for each count.
pub fn values(figures: &Figures, quarter: Quarter, sources: Sources) -> String {
    let line = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let period = quarter.to_string();
    let mut lines = vec![line(["quarter", "table", "category", "count", "of", "percent"])];
    let all = figures.total.map_or_else(|| UNDER_FIVE.to_owned(), |total| total.to_string());
    lines.push(line([&period, &sources.words(), "Everybody", &all, "", ""]));
    for table in &figures.tables {
        let (title, of) = (words::table(table.measure).0, total(table));
        for each in &table.lines {
            let category = words::category(table.measure, &each.category);
            let shown = |number: Option<u32>| number.map_or_else(|| HIDDEN.to_owned(), |it| it.to_string());
            let (count, percent) = (each.shown.map(|it| it.count), each.shown.map(|it| it.percent));
            lines.push(line([&period, title, category, &shown(count), &of, &shown(percent)]));
        }
    }
    for time in &figures.times {
        let days = time.days.map_or_else(|| HIDDEN.to_owned(), |days| days.to_string());
        lines.push(line([&period, "Days taken, the middle of all", words::time(time.time), &days, "", ""]));
    }
    csv(&lines)
}
