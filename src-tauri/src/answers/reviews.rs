//! Reviews that came back to the worker, and what the worker answered.

use serde::Serialize;
use ts_rs::TS;

/// What came of opening a review.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewOpened {
    /// `kept`, `known`, or why not: those of `CopyOpened`, `no-such-case` (its case is not here), `not-our-file` (no file with
    /// this fingerprint left from here), `older` (a later state of the same review is here) or `case-file`.
    pub standing: String,
    pub part: String,
    /// Whose review it is, when it is kept or known.
    pub case: Option<String>,
    pub review: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reviews {
    /// How each file stands of which a review came back, the file reviewed last first.
    pub sign_offs: Vec<SignOffShown>,
    /// Newest first.
    pub reviews: Vec<ReviewReceived>,
}

/// How a file stands with its supervisors.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffShown {
    /// When the file was made.
    pub copy_made_at: String,
    /// A later file of this case has left since.
    pub about_earlier: bool,
    /// `signed-off`, `second-awaited`, `sent-back`, `raised-urgently` or `not-proven`.
    pub state: String,
    /// A second signature is needed, whether or not it is there.
    pub needs_second: bool,
    /// The latest of each supervisor, in the order in which they were finished.
    pub signatures: Vec<SignatureShown>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignatureShown {
    pub by: String,
    pub outcome: String,
    pub finished_at: String,
    /// The key is on a colleague's card here; another signs nothing off.
    pub counts: bool,
}

/// Whether two supervisors sign off a file.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOffRule {
    pub second: bool,
    /// The organisation sets it on this computer: it cannot be chosen.
    pub managed: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewReceived {
    pub id: String,
    pub received_at: String,
    pub finished_at: String,
    pub by: String,
    /// As `Proof.signer`.
    pub signer: String,
    pub signer_words: Vec<String>,
    /// When the copy was made that it is about.
    pub copy_made_at: String,
    /// A later file of this case has left since.
    pub about_earlier: bool,
    pub outcome: String,
    pub why: String,
    pub asks_second: bool,
    pub comments: Vec<CommentReceived>,
    /// How many comments wait for an answer.
    pub unanswered: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommentReceived {
    pub id: String,
    /// The question of the checklist it answers, in words; empty for a comment of its own.
    pub question: String,
    /// `needs-change` asks for one; empty for a comment of its own.
    pub verdict: String,
    pub text: String,
    pub place: String,
    /// What stood there, by its title; empty for the whole file.
    pub place_title: String,
    /// Where it stands in this window now, as a route; none where it has none.
    pub route: Option<String>,
    /// What stands there was changed since the copy was made.
    pub changed_since: bool,
    /// `done`, `will-do`, `not-agreed` or `noted`; empty until answered.
    pub answer: String,
    pub words: String,
    pub answered_at: Option<String>,
}
