//! How long Daybook stays open with no one at the keyboard: as the worker chose, and never longer than the organisation allows.

use std::time::Duration;

use vault::Vault;

use crate::answers::Locking;
use crate::refusal::Answer;

/// The preference's name; it holds minutes.
const LOCK_AFTER: &str = "lock-after-minutes";
/// What can be chosen, in minutes. None is shorter than the warning and a minute.
pub const CHOICES: [u32; 4] = [2, 5, 10, 20];
/// What holds until something was chosen, in minutes.
const USUAL: u32 = 10;

/// Returns the minutes that hold: those chosen, where they can be chosen, no longer than the longest allowed.
pub fn minutes(chosen: Option<&str>, at_most: Option<u32>) -> u32 {
    let chosen = chosen.and_then(|text| text.parse().ok()).filter(|minutes| CHOICES.contains(minutes));
    let longest = at_most.unwrap_or(u32::MAX).max(CHOICES[0]);
    chosen.unwrap_or(USUAL).min(longest)
}

pub fn chosen(vault: &Vault, at_most: Option<u32>) -> u32 {
    // A preference that cannot be read must never keep Daybook open longer.
    minutes(vault.preference(LOCK_AFTER).ok().flatten().as_deref(), at_most)
}

pub fn choose(vault: &mut Vault, minutes: u32) -> Answer<()> {
    Ok(vault.prefer(LOCK_AFTER, &minutes.to_string())?)
}

pub fn limit(minutes: u32) -> Duration {
    Duration::from_secs(u64::from(minutes) * 60)
}

pub fn shown(minutes: u32, at_most: Option<u32>) -> Locking {
    let allowed = |choice: &u32| at_most.is_none_or(|most| *choice <= most.max(CHOICES[0]));
    Locking { minutes, choices: CHOICES.into_iter().filter(allowed).collect(), at_most }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nothing_chosen(None, None, 10)]
    #[case::chosen(Some("2"), None, 2)]
    #[case::not_to_be_chosen(Some("600"), None, 10)]
    #[case::no_number(Some("never"), None, 10)]
    #[case::longer_than_allowed(Some("20"), Some(5), 5)]
    #[case::shorter_than_allowed(Some("2"), Some(5), 2)]
    #[case::nothing_chosen_under_a_limit(None, Some(5), 5)]
    #[case::a_limit_below_the_shortest(None, Some(0), 2)]
    fn the_worker_chooses_and_the_organisation_says_how_long_at_most(
        #[case] chosen: Option<&str>,
        #[case] at_most: Option<u32>,
        #[case] expected: u32,
    ) {
        assert_eq!(minutes(chosen, at_most), expected, "{chosen:?} under {at_most:?}");
    }

    #[test]
    fn only_what_holds_can_be_chosen() {
        assert_eq!(shown(5, Some(5)).choices, [2, 5], "under a limit");
        assert_eq!(shown(10, None).choices, CHOICES, "without one");
    }
}
