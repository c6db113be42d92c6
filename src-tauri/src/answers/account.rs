//! The account and where it comes from: passages of the notes, the legal test, identifiers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A piece of what was recorded that an answer can be made from.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// Names the passage for `link_passage` and `mark_passage`.
    pub id: String,
    /// `note`, `view` (professional view), `addition`, `correction`, `visit` (when, where, who was there),
    /// `consent` (what the person said), `safety` (what was agreed).
    pub kind: String,
    /// The note it stands in, for a link; none for consent and safety.
    pub note: Option<String>,
    /// When it was seen or said, `YYYY-MM-DDTHH:MM`, as far as known.
    pub at: Option<String>,
    pub text: String,
    /// It holds somebody's exact words, in quotation marks.
    pub exact_words: bool,
    /// The note has been corrected since it was written.
    pub corrected: bool,
    /// Parts of the legal test the officer marked it for: `act`, `means`, `purpose`.
    pub marked: Vec<String>,
}

/// The passages for one box: those that fit its question first, best first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageOffer {
    pub fitting: Vec<Passage>,
    /// Everything else of the case, newest first.
    pub others: Vec<Passage>,
}

/// A passage that was put into an answer.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkedPassage {
    pub field: String,
    pub note: Option<String>,
    pub kind: String,
    pub at: Option<String>,
    pub text: String,
    pub linked_at: String,
    /// The note was corrected after the passage was put here: look again.
    pub corrected_since: bool,
    /// The answer still holds the passage word for word.
    pub still_there: bool,
}

/// Act, means and purpose; for a child, act and purpose.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LegalTest {
    /// `adult` or `child`.
    pub kind: String,
    pub parts: Vec<TestPart>,
    /// Gentle remarks on the account: advice, never a score.
    pub checks: Vec<AccountCheck>,
    pub source: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestPart {
    /// `act`, `means` or `purpose`.
    pub part: String,
    /// What the part asks, from the pack.
    pub asks: String,
    /// What the officer marked for it.
    pub marked: Vec<Passage>,
    /// What may speak to it by its words; the officer decides.
    pub may_support: Vec<Passage>,
    /// True when nothing is marked and nothing suggested.
    pub bare: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountCheck {
    /// `no-who`, `no-when`, `no-where`, `no-how`, `gap-in-time`, `opinion-not-marked`.
    pub code: String,
    /// The page and field to look at; the first of the account boxes when it speaks of the whole.
    pub page: String,
    pub field: String,
    pub label: String,
    /// The words it is about, where there are some.
    pub words: String,
}

/// Identifiers in what a notification would say: each is decided by the officer.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdentifierCheck {
    /// `needed` (a Duty to Notify), `not-needed` (a referral) or `not-here` (no duty to notify in this nation).
    pub standing: String,
    /// True for a notification without a name.
    pub anonymous: bool,
    pub accounts: Vec<CheckedAccount>,
    pub undecided: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckedAccount {
    pub page: String,
    pub field: String,
    pub label: String,
    /// The answer as it would go out, cut where marks begin and end.
    pub pieces: Vec<AccountPiece>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountPiece {
    pub text: String,
    /// Set on a marked piece.
    pub mark: Option<IdentifierMark>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdentifierMark {
    /// `name`, `alias`, `date-of-birth`, `address`, `postcode`, `phone`, `email`, `reference` or `place`.
    pub kind: String,
    /// Where Daybook knows it from: `referral`, `case`, `note`, `consent`, `safety`; or `looks-like`.
    pub known_from: String,
    /// `undecided` or `stays`.
    pub decision: String,
    pub why: String,
}

/// What the officer decides about one marked text in one answer.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdentifierToDecide {
    pub field: String,
    /// The marked text, exactly.
    pub text: String,
    pub kind: String,
    /// `stays` (with `why`), `replace` (with `words`, which stand in its place everywhere in the answer) or
    /// `undecided`.
    pub decision: String,
    pub why: String,
    pub words: String,
    /// The same in every account where the text is marked so.
    pub everywhere: bool,
}
