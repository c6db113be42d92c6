//! Street addresses and postcodes.

use super::pack::Pack;
use super::text::Text;
use super::{Kind, Mark};

/// The most words of a street's name before "Road".
const NAME: usize = 4;

/// Returns the marks of addresses and postcodes.
pub(super) fn marks(text: &Text<'_>) -> Vec<Mark> {
    (0..text.words.len())
        .flat_map(|at| [street(text, at), unit(text, at), postcode(text, at)])
        .flatten()
        .collect()
}

/// Returns the street that ends with this word, its number included. Small letters will do after a number.
fn street(text: &Text<'_>, last: usize) -> Option<Mark> {
    let pack = Pack::current();
    let word = &text.words[last];
    let one = std::slice::from_ref(word);
    let sure = pack.streets.occur(one);
    if !(sure || word.is_capitalised() && pack.streets_with_capital.occur(one)) {
        return None;
    }
    let mut first = last;
    let mut proper = true;
    while first > 0 && last - first < NAME && text.is_near(first - 1, &['-', '\'', '’', '.']) {
        let before = &text.words[first - 1];
        if before.has_digit() || pack.not_names.contains(&*before.folded) {
            break;
        }
        let possessive = before.raw == "s" && last > first;
        if !(before.is_capitalised() || possessive || sure && numbered(text, first - 1)) {
            break;
        }
        proper &= before.is_capitalised() || possessive;
        first -= 1;
    }
    let number = first > 0 && text.words[first - 1].has_digit() && text.is_near(first - 1, &[',']);
    let named = first < last && (proper || number);
    named.then(|| text.mark(if number { first - 1 } else { first }, last, Kind::Address))
}

/// Tells whether a number stands before this word, two words before at most.
fn numbered(text: &Text<'_>, at: usize) -> bool {
    (1..=2)
        .any(|back| at >= back && text.words[at - back].has_digit() && text.words[at - back].raw.len() <= 5)
}

/// "Flat 3", "Room 12a", "house number 7".
fn unit(text: &Text<'_>, first: usize) -> Option<Mark> {
    let length = Pack::current().units.at(&text.words, first).map(|(_, length)| length).max()?;
    let number = first + length;
    let follows = text.words.get(number).is_some_and(|word| word.has_digit() && word.raw.len() <= 5);
    (follows && text.is_near(number - 1, &['.', '#'])).then(|| text.mark(first, number, Kind::Address))
}

/// A whole postcode of the United Kingdom, with or without its blank.
fn postcode(text: &Text<'_>, first: usize) -> Option<Mark> {
    let word = &text.words[first];
    let letters = &*word.folded;
    if let Some(place) = letters.len().checked_sub(3).filter(|place| letters.is_char_boundary(*place)) {
        let (outward, inward) = letters.split_at(place);
        if is_outward(outward) && is_inward(inward) {
            return Some(text.mark(first, first, Kind::Postcode));
        }
    }
    let next = text.words.get(first + 1)?;
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| next.raw.ends_with(end));
    let fits = is_outward(letters) && is_inward(&next.folded) && !ordinal && text.is_near(first, &['-']);
    fits.then(|| text.mark(first, first + 1, Kind::Postcode))
}

/// One or two letters, a digit, perhaps one more digit or letter.
fn is_outward(part: &str) -> bool {
    let letters = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &part.as_bytes()[letters..];
    let digits = matches!(rest, [a] if a.is_ascii_digit())
        || matches!(rest, [a, b] if a.is_ascii_digit() && b.is_ascii_alphanumeric());
    (1..=2).contains(&letters) && digits
}

/// A digit and two letters, of those that postcodes use.
fn is_inward(part: &str) -> bool {
    let used = |letter: &u8| letter.is_ascii_lowercase() && !b"cikmov".contains(letter);
    matches!(part.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && used(a) && used(b))
}
