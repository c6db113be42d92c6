//! Where Daybook's summary differs from the online form's by choice. Each difference is named, has its
//! reason, and is undone before the two are compared.

use casework::referral::{Answers, Row};

/// A row as recorded: the page its change link leads to, and the control there.
pub type Link = (String, String);

struct Difference {
    name: &'static str,
    reason: &'static str,
    /// Returns what the online form has in place of our row, or nothing where ours stands as it is.
    theirs: fn(&Row<'_>, &Answers) -> Option<Option<&'static str>>,
}

const BY_CHOICE: [Difference; 2] = [
    Difference {
        name: "gender leads to its own page",
        reason: "the online form's change link leads to the duty to notify page on every route",
        theirs: |row, _| (row.page.key == "pv-gender-referral").then_some(Some("pv-gender-dtn")),
    },
    Difference {
        name: "a last name alone is shown",
        reason: "the online form's summary hides a last name given without a first name, though it sends it",
        theirs: |row, answers| {
            let blank = |key: &str| answers.get(key).is_none_or(casework::referral::Answer::is_blank);
            (row.field.ends_with("-first-name") && blank(row.field) && row.finding.is_none()).then_some(None)
        },
    },
];

/// How often each difference was met.
#[derive(Default)]
pub struct Differences([usize; BY_CHOICE.len()]);

impl Differences {
    /// Returns the row as the online form has it, or nothing where it has none.
    pub fn undo(&mut self, row: &Row<'_>, link: Link, answers: &Answers) -> Option<Link> {
        for (difference, count) in BY_CHOICE.iter().zip(&mut self.0) {
            if let Some(theirs) = (difference.theirs)(row, answers) {
                *count += 1;
                return theirs.map(|page| (format!("/{page}"), link.1));
            }
        }
        Some(link)
    }

    pub fn print(&self) {
        for (difference, count) in BY_CHOICE.iter().zip(self.0) {
            println!("by choice, {count} times: {} ({})", difference.name, difference.reason);
        }
    }
}
