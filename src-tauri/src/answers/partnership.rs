//! The partnership return: figures of a quarter, hidden where they would say something of one person.

use serde::Serialize;
use ts_rs::TS;

use super::LawfulReason;

/// The return of one quarter, from this computer's cases, from sealed returns, or from both.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnershipPage {
    /// The latest first.
    pub quarters: Vec<QuarterOffered>,
    /// `2026-Q4`.
    pub quarter: String,
    /// `here`, `returns` or `both`.
    pub source: String,
    pub figures: PartnershipFigures,
    /// The sealed returns that were chosen, in their order; empty where none count.
    pub returns: Vec<ReturnRead>,
    /// How many cases stood in more than one return and count once.
    pub twice: u32,
    /// For whom a return can be sealed.
    pub colleagues: Vec<ReturnColleague>,
    pub reasons: Vec<LawfulReason>,
    pub htcds: HtcdsPack,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuarterOffered {
    pub quarter: String,
    pub first_day: String,
    pub last_day: String,
    /// More of it is to come.
    pub open: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartnershipFigures {
    /// None for fewer than five cases: then nothing is shown.
    pub total: Option<u32>,
    pub tables: Vec<FigureTable>,
    pub times: Vec<FigureTime>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureTable {
    /// `kind`, `consent`, `age`, `gender`, `nationality`, `exploitation`, `outcome`, `outcome-of-all`, `steps`,
    /// `steps-for-children` or `steps-for-adults`.
    pub measure: String,
    /// Everybody it is about; none where that itself is hidden.
    pub total: Option<u32>,
    pub lines: Vec<FigureLine>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureLine {
    /// A word, or a nationality by name.
    pub category: String,
    /// None where it is hidden.
    pub count: Option<u32>,
    /// Of the table's total, in whole numbers.
    pub percent: Option<u32>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureTime {
    /// `referral-to-rg` or `rg-to-cg`.
    pub time: String,
    /// The middle of all, in days; none where it is hidden.
    pub days: Option<u32>,
}

/// A sealed return that was chosen, and what came of it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnRead {
    /// The file's name.
    pub name: String,
    /// `counted`; or why it does not count: `older` (the same colleague gave a later one), `same` (the same file again),
    /// `own` (the cases here count instead), `not-known` (no known colleague signed it), `other-quarter`, `not-a-return`,
    /// or the fault of the file, as of a copy.
    pub standing: String,
    /// The part of the file at which the fault shows; may be empty.
    pub part: String,
    pub by: String,
    /// `known`, `unconfirmed`, `changed`, `unknown` or `own`; empty where it was refused.
    pub signer: String,
    pub made_at: Option<String>,
    pub quarter: Option<String>,
    pub cases: Option<u32>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnColleague {
    pub id: String,
    pub name: String,
    /// The words of their card were compared.
    pub confirmed: bool,
}

/// What of the Human Trafficking Case Data Standard can be given.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HtcdsPack {
    pub version: String,
    pub standard: String,
    pub source: String,
    pub to_confirm: bool,
    pub columns: Vec<HtcdsColumn>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HtcdsColumn {
    pub name: String,
    pub label: String,
    /// Something of a case stands in it.
    pub given: bool,
    pub to_confirm: bool,
    pub why: String,
}
