//! A case that two people have, and what stands when it goes from one to the other again.

/// What stands of one thing that may be changed on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Both say the same.
    Same,
    /// Only here it was changed, or only here it is.
    Ours,
    /// Only there it was changed, or only there it is.
    Theirs,
    /// Both changed it and they differ. Which of them stands is not for us to say.
    Differs,
}

/// Tells what stands of a thing as it is here and there, when both last knew it as `before`; none where it is not. Nothing
/// that is recorded is ever taken away, so what is missing on one side has not reached it yet.
pub fn stands(before: Option<&str>, ours: Option<&str>, theirs: Option<&str>) -> Stands {
    match (ours, theirs) {
        (ours, theirs) if ours == theirs => Stands::Same,
        (_, None) => Stands::Ours,
        (None, _) => Stands::Theirs,
        (ours, _) if ours == before => Stands::Theirs,
        (_, theirs) if theirs == before => Stands::Ours,
        _ => Stands::Differs,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nobody_changed_it(Some("a"), Some("a"), Some("a"), Stands::Same)]
    #[case::both_changed_it_alike(Some("a"), Some("b"), Some("b"), Stands::Same)]
    #[case::they_changed_it(Some("a"), Some("a"), Some("b"), Stands::Theirs)]
    #[case::we_changed_it(Some("a"), Some("b"), Some("a"), Stands::Ours)]
    #[case::both_changed_it(Some("a"), Some("b"), Some("c"), Stands::Differs)]
    #[case::new_there(None, None, Some("b"), Stands::Theirs)]
    #[case::new_here(None, Some("b"), None, Stands::Ours)]
    #[case::new_on_both_sides(None, Some("b"), Some("c"), Stands::Differs)]
    #[case::it_has_not_reached_them(Some("a"), Some("a"), None, Stands::Ours)]
    #[case::nowhere(None, None, None, Stands::Same)]
    fn what_stands(
        #[case] before: Option<&str>,
        #[case] ours: Option<&str>,
        #[case] theirs: Option<&str>,
        #[case] expected: Stands,
    ) {
        assert_eq!(
            stands(before, ours, theirs),
            expected,
            "{before:?} became {ours:?} here, {theirs:?} there"
        );
    }

    proptest! {
        #[test]
        fn the_other_side_says_the_same_of_it(
            before in proptest::option::of("[a-c]"),
            ours in proptest::option::of("[a-c]"),
            theirs in proptest::option::of("[a-c]"),
        ) {
            let here = stands(before.as_deref(), ours.as_deref(), theirs.as_deref());
            let there = stands(before.as_deref(), theirs.as_deref(), ours.as_deref());
            let turned = match there {
                Stands::Ours => Stands::Theirs,
                Stands::Theirs => Stands::Ours,
                other => other,
            };
            prop_assert_eq!(here, turned, "{:?}: {:?} and {:?}", before, ours, theirs);
        }
    }
}
