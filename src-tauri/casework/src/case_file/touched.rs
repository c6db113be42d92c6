//! Which of the person's decisions a file touches, by the parts that are in it.

use std::collections::BTreeSet;

use super::PartKind;
use crate::consent::Item;

/// Returns what of the person's decisions the parts touch. `named` says whether the person's own names stand in the file,
/// `answers` what the answers of the referral touch beyond the account and who the person is.
pub fn touched(parts: &BTreeSet<PartKind>, named: bool, answers: Vec<Item>) -> Vec<Item> {
    let holds = |kinds: &[PartKind]| kinds.iter().any(|kind| parts.contains(kind));
    let mut items = Vec::new();
    if holds(&[PartKind::Referral, PartKind::Notes, PartKind::Files, PartKind::Chronology]) {
        items.push(Item::Account);
    }
    if named {
        items.push(Item::Identity);
    }
    if holds(&[PartKind::Referral]) {
        items.extend(answers);
    }
    if holds(&[PartKind::Consent]) {
        items.push(Item::ConsentRecord);
    }
    if holds(&[PartKind::Steps, PartKind::Open]) {
        items.push(Item::SafetySteps);
    }
    items
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use PartKind as Part;

    #[rstest]
    #[case::of_the_case_alone(&[Part::Case], &[])]
    #[case::what_is_about_others(&[Part::Warnings, Part::GoingIn, Part::People], &[])]
    #[case::what_the_decision_was(&[Part::Decisions, Part::Sharing], &[])]
    #[case::notes(&[Part::Notes], &[Item::Account])]
    #[case::files(&[Part::Files], &[Item::Account])]
    #[case::chronology(&[Part::Chronology], &[Item::Account])]
    #[case::consent(&[Part::Consent], &[Item::ConsentRecord])]
    #[case::steps_taken(&[Part::Steps], &[Item::SafetySteps])]
    #[case::steps_open(&[Part::Open], &[Item::SafetySteps])]
    #[case::referral(&[Part::Referral], &[Item::Account, Item::ContactCall, Item::Support])]
    #[case::several(
        &[Part::Referral, Part::Notes, Part::Consent, Part::Steps, Part::Open],
        &[Item::Account, Item::ContactCall, Item::Support, Item::ConsentRecord, Item::SafetySteps]
    )]
    fn each_part_touches_what_stands_in_it(#[case] parts: &[Part], #[case] expected: &[Item]) {
        let parts: BTreeSet<Part> = parts.iter().copied().collect();
        let answers = || vec![Item::ContactCall, Item::Support];
        assert_eq!(touched(&parts, false, answers()), expected, "once each, without who the person is");
        let mut named = touched(&parts, true, answers());
        assert!(named.contains(&Item::Identity), "the person's own names are in it");
        named.retain(|item| *item != Item::Identity);
        assert_eq!(named, expected, "and that adds nothing else");
    }
}
