//! `records.json`: the records of a whole case as rows, so that open steps and days are reckoned from them again.

use casework::safeguarding::{Fact, Pathways, Situation};
use vault::store::{Carried, CaseRecord};
use vault::{Vault, VaultError};
use zeroize::Zeroizing;

use crate::refusal::Answer;

/// Returns the records of a case to be carried. What is about the worker's own organisation stays with the worker.
pub fn of(vault: &Vault, case: &CaseRecord) -> Answer<Carried> {
    let mut carried = vault.carry(&case.id)?;
    for table in ["safety_records", "added_steps"] {
        carried.rewrite(table, "step", |step| (!is_internal(step)).then(|| step.to_owned()));
    }
    carried.rewrite("situations", "content", without_own_organisation);
    Ok(carried)
}

/// Returns carried records as JSON.
pub fn json(carried: &Carried) -> Answer<Zeroizing<Vec<u8>>> {
    Ok(Zeroizing::new(serde_json::to_vec(carried).map_err(|_| VaultError::Unforeseen)?))
}

fn is_internal(step: &str) -> bool {
    Pathways::current().step(step).is_some_and(|step| step.is_internal())
}

/// Returns what was answered without that answer; none where nothing else was.
fn without_own_organisation(content: &str) -> Option<String> {
    let mut situation: Situation = serde_json::from_str(content).ok()?;
    if situation.answers.remove(&Fact::OwnOrganisation).is_none() {
        return Some(content.to_owned());
    }
    if situation.answers.is_empty() {
        return None;
    }
    serde_json::to_string(&situation).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concern_about_ones_own_organisation_is_taken_out_of_what_was_answered() {
        let both = r#"{"answers":{"homeless":"yes","own-organisation":"yes"},"why":"She said so"}"#;
        let left = without_own_organisation(both).expect("something else was answered");
        assert!(left.contains("homeless") && !left.contains("own-organisation"), "one stays: {left}");
        let alone = r#"{"answers":{"own-organisation":"yes"},"why":"A quiet concern"}"#;
        assert_eq!(without_own_organisation(alone), None, "nothing else was answered");
        let other = r#"{"answers":{"homeless":"no"},"why":""}"#;
        assert_eq!(without_own_organisation(other).as_deref(), Some(other), "not a sign of it is changed");
    }
}
