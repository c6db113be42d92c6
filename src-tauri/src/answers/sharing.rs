//! What left, to whom, why and on what ground.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The information-sharing log of a case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharingLog {
    /// Newest first.
    pub entries: Vec<SharingEntry>,
    pub reasons: Vec<LawfulReason>,
    /// Agencies about which the person has decided, as typed.
    pub agencies: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharingEntry {
    pub id: String,
    pub at: String,
    pub recorded_at: String,
    /// What was shared: in words, or for a file that Daybook made its kind (`referral-pdf`, `referral-json`, `official-copy`,
    /// `consent-record`, `consent-document`, `attachment`).
    pub what: String,
    pub file_kind: Option<String>,
    /// `own-organisation`, `home-office` or `other`.
    pub recipient: String,
    pub to_whom: String,
    pub why: String,
    /// `consent`, `limits-kept`, `no-consent-needed`, `within-organisation`, `own-record` or a lawful reason's code.
    pub basis: String,
    pub justification: String,
    /// Of the person's own record: when they asked for it, and what was looked at before; empty otherwise.
    pub access_received: String,
    pub access_looked_at: String,
    /// What consent did not cover, as it stood then.
    pub not_covered: Vec<CoveredItem>,
    pub signed: String,
}

/// A ground for sharing without or beyond consent, from the data pack.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LawfulReason {
    /// `duty-of-care`, `serious-harm`, `vital-interests` or `legal-duty`.
    pub code: String,
    pub title: String,
    pub words: String,
    pub source: String,
    pub to_confirm: bool,
}

/// Something shared by other means, as typed.
#[derive(Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct SharingToRecord {
    pub what: String,
    /// `own-organisation`, `home-office` or `other`; empty until chosen.
    pub recipient: String,
    pub to_whom: String,
    /// `YYYY-MM-DDTHH:MM`.
    pub at: String,
    pub why: String,
    /// `consent` or a lawful reason's code; empty until chosen.
    pub basis: String,
    pub justification: String,
}

/// Where a file is going and why, as typed before it is saved.
#[derive(Serialize, Deserialize, TS, Default, Clone)]
#[serde(rename_all = "camelCase", default)]
pub struct LeavingTyped {
    /// `own-organisation`, `home-office` or `other`; empty until chosen.
    pub recipient: String,
    /// The agency, for `other`.
    pub to_whom: String,
    pub why: String,
    /// A lawful reason's code, where consent does not cover all.
    pub reason: String,
    pub justification: String,
    /// The limits that the person set are kept in this sharing.
    pub limits_kept: bool,
}

/// What would leave, item by item, and whether consent covers it for that recipient.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Leaving {
    /// `referral-pdf`, `referral-json`, `official-copy`, `consent-record`, `consent-document` or `attachment`.
    pub kind: String,
    pub items: Vec<CoveredItem>,
    /// A lawful reason with its justification must be recorded.
    pub reason_needed: bool,
    /// The person set limits: that they are kept must be confirmed, or a reason given.
    pub limits: Vec<String>,
    pub reasons: Vec<LawfulReason>,
    pub agencies: Vec<String>,
    /// A notification without a name leaves under the law and names nobody.
    pub anonymous: bool,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct CoveredItem {
    /// `account`, `identity`, `contact-email`, `contact-post`, `contact-call`, `decision-to-other`, `support`, `consent-record`,
    /// `safety-steps`.
    pub item: String,
    /// `covered`, `limits`, `not-covered`, `not-asked` (a child, or the law decides), `within-organisation`.
    pub cover: String,
    /// Where the matter stands that decides it.
    pub standing: String,
    /// The limits in the person's words.
    pub limits: String,
}
