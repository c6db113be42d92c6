//! Consent: what is decided apart from what, each decision with its events, and what follows from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::talk::TalkRecord;
use super::worker::OtherRoute;

/// Consent for one case. For a child, or someone whose age is not known, `matters` is empty: none is asked.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentRecord {
    /// `asked` for an adult; `not-asked-child` or `not-asked-age-not-known` otherwise.
    pub asking: String,
    /// The referral first, then support; each matter apart from the others.
    pub matters: Vec<MatterState>,
    /// Purposes to which a further matter can be added: `sharing`, `decision-to-other`, `contact`.
    pub may_add: Vec<String>,
    /// Ways of reaching the person for which nothing is recorded yet: `call`, `text`, `email`, `post`, `visit`,
    /// `through-someone`.
    pub channels_left: Vec<String>,
    /// What must be explained before an answer counts, from the statements pack.
    pub to_explain: Vec<Statement>,
    /// What the officer states at the referral, as it follows from the record.
    pub at_referral: AtReferral,
    /// Finished conversations, newest first.
    pub talks: Vec<TalkRecord>,
    /// True while a conversation is begun and not finished.
    pub talk_open: bool,
    /// Newest first.
    pub capacity: Vec<CapacityShown>,
    /// The law on capacity of the case's nation.
    pub capacity_law: SourcedText,
    pub birthday: Birthday,
    pub due: Vec<DueItem>,
    /// Whether the referral is recorded as sent.
    pub sent: bool,
    /// The way a refusal leads: `duty-to-notify` in England and Wales, `other-routes` elsewhere.
    pub refusal_leads_to: String,
    /// The other routes of the case's nation, where a refusal leads to them.
    pub other_routes: Vec<OtherRoute>,
}

/// The two answers of the official form, and what keeps the referral from being recorded as sent.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtReferral {
    /// Whether the person consented; none while they have not decided.
    pub consents: Option<bool>,
    /// Whether they accept support; none while they have not decided.
    pub support: Option<bool>,
    /// The decision was made for the person in their best interests.
    pub best_interests: bool,
    /// `not-decided`, `not-informed`, `not-valid`: why it cannot be recorded as sent as an NRM referral yet.
    pub lacks: Vec<String>,
    /// The statements that were not explained before the person agreed.
    pub not_explained: Vec<Statement>,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    pub id: String,
    /// What the person then knows, in a few words to the officer.
    pub topic: String,
    pub words: String,
}

/// One thing that is decided by itself.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatterState {
    /// Names it in routes: `referral`, `contact-email`, `sharing-1`.
    pub key: String,
    /// `referral`, `support`, `investigations`, `named-in-notification`, `decision-to-other`, `contact`, `sharing`
    /// or `privacy-notice`.
    pub purpose: String,
    /// With whom (an agency, someone else), or which way of contact; empty for the others.
    pub about: String,
    /// `not-asked`, `agreed`, `agreed-with-limits`, `refused`, `more-time`, `withdrawn`, `cannot-decide`,
    /// `best-interests-for`, `best-interests-against` or `lapsed`.
    pub current: String,
    pub since: Option<String>,
    /// The limits the person set, in words, while they count.
    pub limits: String,
    /// The day until which it was agreed.
    pub until: Option<String>,
    pub return_on: Option<String>,
    /// `HH:MM`.
    pub return_time: Option<String>,
    /// Decisions that can be recorded now: `agree`, `agree-with-limits`, `refuse`, `more-time`, `withdraw`,
    /// `cannot-decide`.
    pub may_record: Vec<String>,
    /// `manner` must be said (verbal or written), because the rule on staying in at 18 or on withdrawing asks for it.
    pub manner_needed: bool,
    /// Newest first.
    pub events: Vec<ConsentEvent>,
    /// What follows from where it stands now.
    pub follows: Vec<Follow>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentEvent {
    pub id: String,
    pub decision: String,
    pub at: String,
    pub recorded_at: String,
    /// What the person said, in their words.
    pub words: String,
    /// How it was asked.
    pub asked: String,
    pub language: String,
    pub interpreter: InterpreterUsed,
    pub present: String,
    pub explained_by: String,
    pub place: String,
    /// Ids and words of the statements that were explained.
    pub explained: Vec<Statement>,
    pub limits: String,
    pub until: Option<String>,
    pub return_on: Option<String>,
    pub return_time: Option<String>,
    /// Why the person cannot decide now.
    pub why: String,
    /// The number or address of a way of contact.
    pub address: String,
    /// `verbal`, `written`, or empty.
    pub manner: String,
    pub breaks: String,
    /// The signed form or letter, kept whole.
    pub document: Option<ConsentDocument>,
    /// What is to be seen to about this event: `verbal-before-rule`, `not-through-first-responder`, `written-not-attached`,
    /// `no-interpreter-named`.
    pub remarks: Vec<String>,
    /// False for an event from before the person was taken to be an adult: history only.
    pub counts: bool,
    /// Who recorded it, as they said of themself.
    pub signed: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentDocument {
    pub name: String,
    pub bytes: u32,
    pub fingerprint: String,
    pub attached_at: String,
}

/// Who interpreted, as it is recorded of a decision or a conversation.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct InterpreterUsed {
    /// Name or number.
    pub who: String,
    /// `in-person`, `telephone`, `video`, or empty.
    pub mode: String,
    pub agency: String,
    /// `woman`, `man`, `no-preference`, `not-asked`, or empty: which gender the person asked for.
    pub gender: String,
}

/// One occasion, as typed.
#[derive(Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct ConsentToRecord {
    pub purpose: String,
    /// With whom, or which way of contact; empty for the other purposes.
    pub about: String,
    /// Empty until chosen: nothing is pre-selected.
    pub decision: String,
    /// When the person decided, as typed: `YYYY-MM-DDTHH:MM`.
    pub at: String,
    pub words: String,
    pub asked: String,
    pub language: String,
    pub interpreter: InterpreterUsed,
    pub present: String,
    pub explained_by: String,
    pub place: String,
    /// Ids of the statements that were explained.
    pub explained: Vec<String>,
    pub limits: String,
    /// `YYYY-MM-DD`, empty for no end.
    pub until: String,
    /// `YYYY-MM-DD`, for `more-time`.
    pub return_on: String,
    /// `HH:MM`, may be empty.
    pub return_time: String,
    pub why: String,
    pub address: String,
    pub manner: String,
    pub breaks: String,
}

/// What follows from a decision: who must be told, what ends, what does not, what to do.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Follow {
    pub id: String,
    /// `tell`, `ends`, `stays`, `do`.
    pub kind: String,
    pub words: String,
    /// Where in the case to do it: `referral`, `safety`, `capacity`, `sharing`, `sent`; none for nothing to open.
    pub leads_to: Option<String>,
    pub source: String,
    /// Shown as "confirm".
    pub to_confirm: bool,
}

/// A text with its source.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourcedText {
    pub title: String,
    pub words: String,
    pub source: String,
    pub to_confirm: bool,
}

/// The 18th birthday, for a person referred or to be referred as a child.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Birthday {
    /// When the person is 18, from the date of birth in the referral; none when that is not known or they are taken as an adult.
    pub turns_18_on: Option<String>,
    /// True from that day on, while the case still has them as under 18.
    pub reached: bool,
    /// What must be asked then, and how it counts.
    pub rule: SourcedText,
    /// The person was treated as a child here before, and is now taken to be an adult: they are asked afresh.
    pub asked_afresh: bool,
}

/// Something about consent that falls due, shown with the safety steps.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct DueItem {
    /// `return` (the person wanted more time), `turning-18`, `ask-again` (what was agreed has lapsed).
    pub kind: String,
    /// The key of the matter; `birthday` for `turning-18`.
    pub key: String,
    pub purpose: String,
    pub on: String,
    /// `HH:MM`.
    pub time: Option<String>,
    pub overdue: bool,
}

/// A record of capacity for one decision.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapacityShown {
    pub id: String,
    pub recorded_at: String,
    pub signed: String,
    pub record: CapacityTyped,
}

/// What was found about the person's capacity for one decision, as typed.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct CapacityTyped {
    /// Which decision: a purpose.
    pub purpose: String,
    /// With whom, or which way of contact; empty for the other purposes.
    pub about: String,
    /// `YYYY-MM-DDTHH:MM`.
    pub at: String,
    /// What the person was to decide, in words.
    pub decision: String,
    /// What help was given to decide.
    pub help: String,
    /// The impairment or disturbance of mind or brain that the difficulty follows from.
    pub because: String,
    /// What could not be done: `understand`, `retain`, `weigh`, `communicate`.
    pub could_not: Vec<String>,
    /// How that showed.
    pub evidence: String,
    /// Whether someone presses, threatens or controls the person. Coercion is not incapacity.
    pub coercion: String,
    /// `able`, `unable`, `not-sure`; empty until chosen.
    pub finding: String,
    pub decided_by: String,
    pub consulted: String,
    /// `instructed`, `not-needed`, `asked-for`, `not-yet`, or empty.
    pub advocate: String,
    pub advocate_words: String,
    /// What the person wishes and feels.
    pub wishes: String,
    /// `go-ahead`, `do-not`, `not-decided`, or empty: the best-interests decision.
    pub best_interests: String,
    /// Why, and why no less restrictive way would do.
    pub best_interests_why: String,
}
