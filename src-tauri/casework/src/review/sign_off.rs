//! Whether a file that left is signed off: by one supervisor, or by two where the organisation or a review asks for a second.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::Outcome;
use crate::moment::read_stored;

/// A review that came back, by what signing off turns on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature<'a> {
    /// The fingerprint of the file it is about.
    pub file: &'a str,
    /// The key that signed it.
    pub signer: &'a str,
    /// When it was finished, RFC 3339.
    pub finished_at: &'a str,
    pub outcome: Outcome,
    /// It asks for another supervisor's as well.
    pub asks_second: bool,
    /// The key is on a colleague's card here. One's own key, and one that nobody's card has, sign nothing off.
    pub counts: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignOffState {
    SignedOff,
    /// One supervisor agreed, and a second is needed.
    SecondAwaited,
    SentBack,
    RaisedUrgently,
    /// Only keys that are on no card have signed.
    NotProven,
}

/// How a file stands with its supervisors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// The fingerprint of the file.
    pub file: String,
    pub state: SignOffState,
    /// A second signature is needed, whether or not it is there.
    pub needs_second: bool,
    /// The latest review of each signer, by its place among those given, in the order in which they were finished.
    pub latest: Vec<usize>,
}

/// Returns how each file stands of which a review came back, the file reviewed last first. Of one signer's reviews the latest
/// counts. `always_second` is the organisation's rule.
pub fn sign_offs(signatures: &[Signature<'_>], always_second: bool) -> Vec<SignOff> {
    let mut files: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for place in latest_of_each(signatures) {
        files.entry(signatures[place].file).or_default().push(place);
    }
    let mut all: Vec<SignOff> = files
        .into_iter()
        .map(|(file, latest)| {
            let counted: Vec<&Signature<'_>> =
                latest.iter().map(|place| &signatures[*place]).filter(|it| it.counts).collect();
            let needs_second = always_second || counted.iter().any(|it| it.asks_second);
            SignOff { file: file.to_owned(), state: state(&counted, needs_second), needs_second, latest }
        })
        .collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.latest.last().map(|place| when(&signatures[*place]))));
    all
}

/// Agreement is only what nobody who looked stands against.
fn state(counted: &[&Signature<'_>], needs_second: bool) -> SignOffState {
    let any = |outcome: Outcome| counted.iter().any(|it| it.outcome == outcome);
    match counted.len() {
        0 => SignOffState::NotProven,
        _ if any(Outcome::RaisedUrgently) => SignOffState::RaisedUrgently,
        _ if any(Outcome::SentBack) => SignOffState::SentBack,
        1 if needs_second => SignOffState::SecondAwaited,
        _ => SignOffState::SignedOff,
    }
}

/// Returns the latest of each signer on each file, in the order in which they were finished.
fn latest_of_each(signatures: &[Signature<'_>]) -> Vec<usize> {
    let mut latest: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (place, signature) in signatures.iter().enumerate() {
        let held = latest.entry((signature.file, signature.signer)).or_insert(place);
        if when(signature) >= when(&signatures[*held]) {
            *held = place;
        }
    }
    let mut places: Vec<usize> = latest.into_values().collect();
    places.sort_by_key(|place| when(&signatures[*place]));
    places
}

/// One without a moment that can be read comes first.
fn when(signature: &Signature<'_>) -> Option<i64> {
    read_stored(signature.finished_at).map(|moment| moment.timestamp_millis())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn at(hour: u32) -> String {
        format!("2026-11-22T{hour:02}:00:00+00:00")
    }

    fn signed<'a>(signer: &'a str, outcome: Outcome, at: &'a str) -> Signature<'a> {
        Signature { file: "file", signer, finished_at: at, outcome, asks_second: false, counts: true }
    }

    const AGREED: Outcome = Outcome::Agreed;
    const BACK: Outcome = Outcome::SentBack;
    const URGENT: Outcome = Outcome::RaisedUrgently;

    #[rstest]
    #[case::one_agreed(&[("a", AGREED)], false, SignOffState::SignedOff)]
    #[case::one_where_two_are_needed(&[("a", AGREED)], true, SignOffState::SecondAwaited)]
    #[case::the_same_twice_is_one(&[("a", AGREED), ("a", AGREED)], true, SignOffState::SecondAwaited)]
    #[case::two_agreed(&[("a", AGREED), ("b", AGREED)], true, SignOffState::SignedOff)]
    #[case::the_second_sends_it_back(&[("a", AGREED), ("b", BACK)], true, SignOffState::SentBack)]
    #[case::sent_back_then_agreed_by_the_same(&[("a", BACK), ("a", AGREED)], false, SignOffState::SignedOff)]
    #[case::urgent_before_all(&[("a", URGENT), ("b", BACK), ("c", AGREED)], false, SignOffState::RaisedUrgently)]
    fn a_file_is_signed_off_by_as_many_as_are_needed(
        #[case] reviews: &[(&str, Outcome)],
        #[case] always_second: bool,
        #[case] expected: SignOffState,
    ) {
        let hours: Vec<String> = (1..).map(at).take(reviews.len()).collect();
        let signatures: Vec<Signature<'_>> =
            reviews.iter().zip(&hours).map(|((signer, outcome), at)| signed(signer, *outcome, at)).collect();
        let found = sign_offs(&signatures, always_second);
        assert_eq!((found.len(), found[0].state), (1, expected), "{signatures:?}");
    }

    #[test]
    fn a_review_can_ask_for_a_second_itself() {
        let (one, two) = (at(9), at(10));
        let first = Signature { asks_second: true, ..signed("a", AGREED, &one) };
        assert_eq!(sign_offs(&[first], false)[0].state, SignOffState::SecondAwaited, "one of two");
        let both = sign_offs(&[first, signed("b", AGREED, &two)], false);
        assert_eq!((both[0].state, both[0].needs_second), (SignOffState::SignedOff, true), "both");
    }

    #[test]
    fn a_key_on_no_card_signs_nothing_off_and_asks_for_nothing() {
        let (one, two) = (at(9), at(10));
        let stranger = Signature { counts: false, asks_second: true, ..signed("x", AGREED, &one) };
        assert_eq!(sign_offs(&[stranger], false)[0].state, SignOffState::NotProven, "alone");
        let beside = sign_offs(&[stranger, signed("b", AGREED, &two)], true);
        assert_eq!(beside[0].state, SignOffState::SecondAwaited, "it is not the second");
        assert_eq!(beside[0].latest, [0, 1], "both are shown");
    }

    #[test]
    fn each_file_stands_by_itself_and_the_last_reviewed_comes_first() {
        let (one, two) = (at(9), at(10));
        let other = Signature { file: "other", ..signed("a", BACK, &two) };
        let found = sign_offs(&[signed("a", AGREED, &one), other], false);
        let stand: Vec<(&str, SignOffState)> = found.iter().map(|it| (it.file.as_str(), it.state)).collect();
        assert_eq!(stand, [("other", SignOffState::SentBack), ("file", SignOffState::SignedOff)], "by file");
    }

    proptest! {
        #[test]
        fn the_order_in_which_they_came_changes_nothing(
            reviews in prop::collection::btree_map((0..4u8, 0..24u32), (0..3usize, any::<bool>()), 1..12),
            turn in any::<prop::sample::Index>(),
            always in any::<bool>(),
        ) {
            let held: Vec<(String, String, Outcome, bool)> = reviews
                .iter()
                .map(|((signer, hour), (outcome, asks))| (signer.to_string(), at(*hour), [AGREED, BACK, URGENT][*outcome], *asks))
                .collect();
            let mut signatures: Vec<Signature<'_>> = held
                .iter()
                .map(|(signer, at, outcome, asks)| {
                    Signature { asks_second: *asks, counts: signer != "3", ..signed(signer, *outcome, at) }
                })
                .collect();
            let stand = |signatures: &[Signature<'_>]| {
                sign_offs(signatures, always).into_iter().map(|it| (it.state, it.needs_second)).collect::<Vec<_>>()
            };
            let before = stand(&signatures);
            signatures.rotate_left(turn.index(held.len()));
            prop_assert_eq!(stand(&signatures), before);
        }
    }
}
