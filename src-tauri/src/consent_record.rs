//! Which consent events of a case count.

use casework::case::AgeGroup;
use casework::consent::{ConsentEvent, counts};
use chrono::DateTime;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use crate::refusal::Answer;

/// Returns the events that count, in the order in which they were recorded. Once a person treated as a child
/// turns out to be an adult, they are asked afresh: what was recorded before then is history.
pub fn counting(vault: &Vault, case: &CaseRecord) -> Answer<Vec<ConsentEvent>> {
    let since = adult_since(vault, case)?;
    let stored = vault.consent_of(&case.id)?.into_iter();
    let counted = stored
        .filter(|it| moment(&it.recorded_at).is_none_or(|recorded_at| counts(&recorded_at, since.as_ref())));
    Ok(counted.map(|it| it.event).collect())
}

/// Returns when the person was last taken to be an adult after having been treated as a child.
fn adult_since(vault: &Vault, case: &CaseRecord) -> Answer<Option<Moment>> {
    let changes = vault.case_changes_of(&case.id)?;
    let became_adult = changes.iter().rev().find(|change| {
        change.after.age_group == AgeGroup::Adult && change.before.age_group.treated_as_child()
    });
    Ok(became_adult.and_then(|change| moment(&change.at)))
}

fn moment(stored: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(stored).ok()
}
