//! The recovery words on one page of paper, to be kept apart from the computer. Nothing of any case is on it, and no name.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::legible::Legible;
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};
use crate::printed::{Replaced, wall_clock};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str =
    concat!(include_str!("../templates/paper.typ"), include_str!("../templates/recovery_page.typ"));

/// The words by which a vault opens when its passphrase is lost.
#[derive(Clone)]
pub struct RecoveryPage {
    /// The words in their order.
    pub words: Vec<String>,
    /// The number of the key, by which the window says which page is meant; such as `1A2B-3C4D`.
    pub number: String,
    /// When the words were made.
    pub made_at: DateTime<FixedOffset>,
}

#[derive(Serialize)]
struct Printed {
    title: &'static str,
    foot: String,
    number: String,
    made: String,
    words: Vec<String>,
    replaced: Replaced,
}

/// Returns the page as a PDF/UA-1 file.
///
/// # Errors
///
/// Each means a fault in Daybook's own template, never something in the words.
pub fn recovery_page(page: &RecoveryPage) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, page.made_at, |legible| printed(page, legible))
}

fn printed(page: &RecoveryPage, legible: &mut Legible<'_>) -> Printed {
    Printed {
        title: "Recovery words for Daybook",
        foot: format!("Recovery key {}. Keep this page apart from the computer.", page.number),
        number: legible.line(&page.number),
        made: wall_clock(page.made_at),
        words: page.words.iter().map(|word| legible.line(word)).collect(),
        replaced: Replaced::by(legible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> RecoveryPage {
        let words = "quiet lamp orbit fern plum oak tin fog river stone cloud chair";
        RecoveryPage {
            words: words.split(' ').map(str::to_owned).collect(),
            number: "1A2B-3C4D".to_owned(),
            made_at: DateTime::parse_from_rfc3339("2026-03-17T14:40:00+00:00").expect("a moment"),
        }
    }

    #[test]
    fn the_same_words_give_the_same_page_and_others_another() {
        let made = recovery_page(&page()).expect("made");
        assert!(made.bytes.starts_with(b"%PDF-"), "it is a PDF");
        assert_eq!(recovery_page(&page()).expect("made"), made, "to the byte");
        let mut other = page();
        other.words.swap(0, 1);
        assert_ne!(recovery_page(&other).expect("made"), made, "their order is on it");
    }
}
