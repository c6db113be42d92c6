//! The partnership return: quarterly figures for a local board, from the cases of one computer or of many. No one can
//! be recognised in what is published of it. docs/partnership-return.md says what counts and why counts are hidden.
//!
//! A case is a [`CaseRow`] of categories; [`combine`] puts rows of several returns together; [`figures`] counts them and
//! hides what would say something of one person.

mod combined;
mod csv;
mod figures;
mod hiding;
mod htcds;
mod quarter;
mod returned;
mod row;
mod table;
#[cfg(test)]
mod testing;
mod told;

pub use combined::{Combined, Given, combine};
pub use csv::{csv, safe_cell};
pub use figures::{Figures, Time, TimeTaken, figures};
pub use hiding::{FEWEST, hidden};
pub use htcds::{Htcds, HtcdsField, HtcdsFrom};
pub use quarter::Quarter;
pub use returned::{MOST_ROWS, Returned};
pub use row::{AgeThen, CaseRow, Consent, Exploitation, Gender, Kind, NOT_KNOWN, Outcome, StepKind};
pub use table::{Line, Measure, Shown, Table};
pub use told::{Report, Told, counted, exploitation_of, step_kind};
