//! Whether a review that came is taken in: it must be about a file that left from here, and neither known nor overtaken.

use crate::moment::read_stored;

/// A review by what tells it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came<'a> {
    /// The fingerprint of the file it is about.
    pub file: &'a str,
    /// The key that signed it.
    pub signer: &'a str,
    /// When it was finished, RFC 3339.
    pub finished_at: &'a str,
}

/// What becomes of a review that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It is taken in.
    New,
    /// The file it is about never left from here.
    NotOurs,
    /// It is the earlier one of that place among those that came before.
    Known(usize),
    /// The earlier one of that place was finished later: the newer counts.
    Older(usize),
}

/// Judges a review that came by the fingerprints of the files that left, and by the reviews of the case that came before.
pub fn receipt<'a>(came: &Came<'_>, left: &[String], before: impl IntoIterator<Item = Came<'a>>) -> Receipt {
    if !left.iter().any(|file| file == came.file) {
        return Receipt::NotOurs;
    }
    for (place, earlier) in before.into_iter().enumerate() {
        if earlier.file != came.file || earlier.signer != came.signer {
            continue;
        }
        if earlier.finished_at == came.finished_at {
            return Receipt::Known(place);
        }
        if is_later(earlier.finished_at, came.finished_at) {
            return Receipt::Older(place);
        }
    }
    Receipt::New
}

fn is_later(one: &str, other: &str) -> bool {
    read_stored(one).zip(read_stored(other)).is_some_and(|(one, other)| one > other)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NINE: &str = "2026-11-22T09:00:00+00:00";
    const TEN: &str = "2026-11-22T10:00:00+00:00";
    /// Half past nine in Greenwich.
    const ELSEWHERE: &str = "2026-11-22T10:30:00+01:00";

    #[rstest]
    #[case::the_first(&[], "file", Receipt::New)]
    #[case::about_another_file(&[], "never left", Receipt::NotOurs)]
    #[case::the_same_again(&[("file", "key", TEN)], "file", Receipt::Known(0))]
    #[case::one_that_a_later_overtook(&[("file", "key", "2026-11-22T11:00:00+00:00")], "file", Receipt::Older(0))]
    #[case::a_later_one(&[("file", "key", NINE)], "file", Receipt::New)]
    #[case::later_by_the_clock_not_by_the_text(&[("file", "key", ELSEWHERE)], "file", Receipt::New)]
    #[case::of_another_supervisor(&[("file", "other", TEN)], "file", Receipt::New)]
    #[case::of_another_copy(&[("other", "key", TEN)], "file", Receipt::New)]
    #[case::among_several(&[("other", "key", TEN), ("file", "key", NINE), ("file", "key", TEN)], "file", Receipt::Known(2))]
    #[case::beside_one_without_a_moment(&[("file", "key", "some day")], "file", Receipt::New)]
    fn a_review_is_taken_in_once_and_never_after_a_later_one(
        #[case] before: &[(&str, &str, &str)],
        #[case] file: &str,
        #[case] expected: Receipt,
    ) {
        let before = before.iter().map(|(file, signer, finished_at)| Came { file, signer, finished_at });
        let came = Came { file, signer: "key", finished_at: TEN };
        let left = ["file".to_owned(), "other".to_owned()];
        assert_eq!(receipt(&came, &left, before), expected, "{came:?}");
    }
}
