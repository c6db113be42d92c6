//! Warning notes.

use casework::case::choice_word;
use casework::finding::Finding;
use casework::warning::{REVIEW_WITHIN_MONTHS, TypedWarning, Warning, read_text};
use chrono::NaiveDate;
use tauri::State;
use vault::store::WarningRecord;
use vault::{Moment, Vault};

use crate::answers::{WarningShown, WarningTyped, Warnings};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_warnings(session: State<'_, Session>, case: String) -> Answer<Warnings> {
    session.with(|vault, now| page(vault, &case, now))
}

#[tauri::command(async)]
pub fn record_warning(session: State<'_, Session>, case: String, typed: WarningTyped) -> Answer<Warnings> {
    session.with(|vault, now| {
        let boxes = TypedWarning {
            kind: &typed.kind,
            text: &typed.text,
            told: &typed.told,
            why_not_told: &typed.why_not_told,
            review_on: &typed.review_on,
        };
        let warning = Warning::read(boxes, now.date_naive())?;
        vault.record_warning(&case, &warning, typed.replaces.as_deref(), now)?;
        page(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn end_warning(
    session: State<'_, Session>,
    case: String,
    warning: String,
    why: String,
) -> Answer<Warnings> {
    session.with(|vault, now| {
        let why = required("why", &why)?;
        vault.end_warning(&case, &warning, &why, now)?;
        page(vault, &case, now)
    })
}

/// Reads a reason that is required.
pub(super) fn required(field: &str, typed: &str) -> Answer<String> {
    let mut findings: Vec<Finding> = Vec::new();
    let text = read_text(field, typed, &mut findings);
    if findings.is_empty() { Ok(text) } else { Err(findings.into()) }
}

fn page(vault: &Vault, case: &str, now: Moment) -> Answer<Warnings> {
    vault.case(case)?;
    let (ended, standing): (Vec<_>, Vec<_>) =
        vault.warnings_of(case)?.into_iter().partition(|it| it.ended_at.is_some());
    let shown = |all: Vec<WarningRecord>| all.into_iter().map(|it| shown(it, now.date_naive())).collect();
    let mut ended: Vec<WarningShown> = shown(ended);
    ended.sort_by(|one, other| other.ended_at.cmp(&one.ended_at));
    Ok(Warnings {
        standing: shown(gravest_first(standing)),
        ended,
        review_within_months: REVIEW_WITHIN_MONTHS,
    })
}

/// Returns the warnings that stand at the top of a case.
pub(super) fn standing(vault: &Vault, case: &str, now: Moment) -> Answer<Vec<WarningShown>> {
    let standing: Vec<_> = vault.warnings_of(case)?.into_iter().filter(|it| it.ended_at.is_none()).collect();
    Ok(gravest_first(standing).into_iter().map(|it| shown(it, now.date_naive())).collect())
}

/// Of two of a kind the newer comes first.
fn gravest_first(mut warnings: Vec<WarningRecord>) -> Vec<WarningRecord> {
    warnings.reverse();
    warnings.sort_by_key(|it| it.warning.kind);
    warnings
}

fn shown(record: WarningRecord, today: NaiveDate) -> WarningShown {
    let WarningRecord { id, recorded_at, warning, ended_at, why_ended, .. } = record;
    WarningShown {
        id,
        kind: choice_word(&warning.kind),
        review_due: ended_at.is_none() && warning.is_to_review(today),
        text: warning.text,
        told: warning.told,
        why_not_told: warning.why_not_told,
        review_on: warning.review_on.to_string(),
        recorded_at,
        ended_at,
        why_ended,
    }
}

#[cfg(test)]
mod tests {
    use casework::finding::FindingCode;

    use super::*;

    #[test]
    fn a_reason_is_required_and_named() {
        let refused = required("why", "  ").expect_err("nothing was typed");
        assert_eq!(refused.fields.len(), 1, "the one box");
        assert_eq!(refused.fields[0].code, FindingCode::Missing.name(), "says that it is empty");
    }
}
