//! Indicators as the pack lists them.

use serde::Serialize;
use ts_rs::TS;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorList {
    pub version: String,
    pub source: String,
    /// That one indicator is never proof, in the pack's words.
    pub caution: String,
    pub groups: Vec<IndicatorGroup>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorGroup {
    pub id: String,
    pub title: String,
    /// Not checked against a source yet: shown as to be confirmed.
    pub confirm: bool,
    /// About children.
    pub children: bool,
    pub note: String,
    pub indicators: Vec<Indicator>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    pub id: String,
    pub words: String,
    pub source: String,
}
