//! The referral on paper: what a document is made of, and the PDF it becomes.

mod printed;

use chrono::{DateTime, FixedOffset};

pub use crate::form::FormEdition;
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str =
    concat!(include_str!("../templates/paper.typ"), include_str!("../templates/referral.typ"));

/// One referral as it goes on paper: only words, already chosen, in the order of the form.
///
/// Nothing here is looked up: the caller decides which answers may leave (rules D1, D2 and D7 of the form) and gives
/// the words. Every text may hold anything at all; it is printed as it stands and never read as markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralDocument {
    /// What kind of report it is; decides the title, the first lines and what is left out.
    pub kind: DocumentKind,
    /// What is known of the sending; `None` for a draft.
    pub sent: Option<SentStamp>,
    /// Daybook's number of the case, such as `26-001`; the only name in the title, the header and the footer.
    pub case_number: String,
    /// What the case is called (initials); `None` when the route lets nothing out that points to the person.
    pub called: Option<String>,
    /// The route in words, such as "NRM referral, adult" or "Duty to Notify, anonymous".
    pub route: String,
    /// Which edition of the form the answers belong to.
    pub form: FormEdition,
    /// When the document is made, with the offset of the clock on the wall. The same moment gives the same bytes.
    pub made_at: DateTime<FixedOffset>,
    /// Who makes it, in words; `None` leaves the line out.
    pub made_by: Option<String>,
    /// A practice case says so on every page.
    pub practice: bool,
    /// The answers, in the order of the form.
    pub sections: Vec<Section>,
    /// The first appendix: what has been done so far to keep the person safe.
    pub safety_steps: Vec<SafetyStep>,
    /// The second appendix: each time the person was asked, and what they said.
    pub consent_events: Vec<ConsentEvent>,
}

/// What kind of report a document holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A referral to the National Referral Mechanism.
    Referral,
    /// A Duty to Notify report (section 52 of the Modern Slavery Act 2015).
    Notification {
        /// Whether it goes without a name. Then what the case is called, the appendix on consent and the last facts
        /// about safety are left out, whatever the document holds: words written freely may point to the person.
        anonymous: bool,
    },
}

/// What was noted when the report was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentStamp {
    /// When, in the words to be printed.
    pub at: String,
    /// The reference number that came back; `None` until one does.
    pub reference: Option<String>,
    /// The fingerprint (SHA-256, hexadecimal) of what was sent.
    pub digest: String,
    /// Which sending of this case it was, from 1.
    pub version: u32,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Its questions and answers, in order.
    pub rows: Vec<Row>,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question, or the short label that stands for it.
    pub label: String,
    /// The answer; its line breaks are kept.
    pub answer: String,
    /// Whether the form needs an answer that is not there yet: the paper says "Not answered yet". Text beside the
    /// mark (an answer that is too short, say) is printed below those words.
    pub missing: bool,
}

/// One safety step and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyStep {
    /// What the step is.
    pub title: String,
    /// How far it has come, in words.
    pub status: String,
    /// The last fact recorded about it; `None` when there is none.
    pub last_fact: Option<String>,
}

/// One time the person was asked, and what they decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// What the person was asked about.
    pub purpose: String,
    /// What they decided, in words.
    pub decision: String,
    /// When, in the words to be printed.
    pub when: String,
    /// The language spoken; `None` when it was not recorded.
    pub language: Option<String>,
    /// The interpreter, in words; `None` when it was not recorded.
    pub interpreter: Option<String>,
    /// The person's own words; `None` when they were not recorded.
    pub words_said: Option<String>,
}

/// Returns the referral as a PDF/UA-1 file: the same document gives the same bytes.
///
/// Characters that no font draws are shown by their number; [`Pdf::replaced`] lists them and the document says so.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn pdf(document: &ReferralDocument) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, document.made_at, |legible| printed::referral(document, legible))
}

#[cfg(test)]
pub(crate) use tests::AWKWARD;

#[cfg(test)]
mod tests;
