//! References: crime and CAD numbers, passports, National Insurance and NHS numbers.

use super::pack::Pack;
use super::text::Text;
use super::{Kind, Mark};

const JOINTS: [char; 5] = ['-', '/', '.', '–', '_'];

/// How many words such as "number is" may stand between "reference" and the reference.
const LINKS: usize = 4;

/// Returns the marks of references.
pub(super) fn marks(text: &Text<'_>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut next = 0;
    for at in 0..text.words.len() {
        found.extend(after_word(text, at));
        found.extend(spaced(text, at));
        if at >= next {
            next = group_end(text, at) + 1;
            found.extend(by_shape(text, at, next - 1));
        }
    }
    found
}

/// Returns the last word joined to this one without a blank.
fn group_end(text: &Text<'_>, first: usize) -> usize {
    (first..text.words.len()).find(|at| !text.is_tight(*at, &JOINTS)).unwrap_or(first)
}

/// Returns the token after a word such as "CAD" or "crime reference".
fn after_word(text: &Text<'_>, first: usize) -> Option<Mark> {
    let pack = Pack::current();
    let length = pack.references.at(&text.words, first).map(|(_, length)| length).max()?;
    let mut at = first + length;
    let signs = [':', '.', '#', '(', '/', '-', '='];
    for _ in 0..LINKS {
        let link = text.words.get(at).is_some_and(|word| pack.reference_links.contains(&*word.folded));
        at += usize::from(link);
    }
    let begins = at < text.words.len() && (first + length - 1..at).all(|place| text.is_near(place, &signs));
    if !begins {
        return None;
    }
    let mut last = group_end(text, at);
    while text.words.get(last + 1).is_some_and(|word| word.is_number())
        && text.is_near(last, &[])
        && last < at + 8
    {
        last = group_end(text, last + 1);
    }
    let group = &text.words[at..=last];
    let letters: usize = group.iter().map(|word| word.folded.chars().count()).sum();
    (group.iter().any(|word| word.has_digit()) && letters >= 3).then(|| text.mark(at, last, Kind::Reference))
}

/// Returns a group that looks like a reference: three digits or more with letters, six signs in all; or
/// seven digits or more that are no date and no sum of money.
fn by_shape(text: &Text<'_>, first: usize, last: usize) -> Option<Mark> {
    let group = &text.words[first..=last];
    if !group.iter().any(|word| word.has_digit()) {
        return None;
    }
    let joined: String = group.iter().map(|word| &*word.folded).collect();
    let digits = joined.bytes().filter(u8::is_ascii_digit).count();
    let mixed =
        digits >= 3 && digits < joined.len() && joined.chars().count() >= 6 && is_token(text, first, last);
    let number = digits == joined.len() && digits >= 7 && !is_date(text, first, last);
    let money = text.raw[..text.words[first].start].ends_with(['£', '$', '€']);
    ((mixed || number) && !money).then(|| text.mark(first, last, Kind::Reference))
}

/// Tells whether a mixed group is a token and not a measure, a word with a year, or a date.
fn is_token(text: &Text<'_>, first: usize, last: usize) -> bool {
    let group = &text.words[first..=last];
    let capitals = group.iter().any(|word| word.raw.chars().any(char::is_uppercase));
    let begins = group[0].folded.starts_with(|sign: char| sign.is_alphabetic());
    let mixed_word = group.iter().any(|word| word.has_digit() && !word.is_number());
    let word = group.iter().any(|word| !word.has_digit() && word.folded.chars().count() > 4);
    let month = group.iter().any(|word| word.month().is_some());
    (capitals || (begins && mixed_word)) && !word && !month
}

fn is_date(text: &Text<'_>, first: usize, last: usize) -> bool {
    let lengths: Vec<usize> = text.words[first..=last].iter().map(|word| word.raw.len()).collect();
    matches!(lengths[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2] | [4, 4])
}

/// Returns a National Insurance number or an NHS number written in groups.
fn spaced(text: &Text<'_>, first: usize) -> Option<Mark> {
    let found = [5, 3].into_iter().find(|length| {
        text.words.get(first..first + length).is_some_and(|group| {
            let near = (first..first + length - 1).all(|at| text.is_near(at, &['-']));
            let lengths: Vec<usize> = group.iter().map(|word| word.folded.len()).collect();
            let numbers = group.iter().filter(|word| word.is_number()).count();
            near && ((lengths == [2, 2, 2, 2, 1]
                && numbers == 3
                && group[1..4].iter().all(|word| word.is_number()))
                || (lengths == [3, 3, 4] && numbers == 3))
        })
    });
    found.map(|length| text.mark(first, first + length - 1, Kind::Reference))
}
