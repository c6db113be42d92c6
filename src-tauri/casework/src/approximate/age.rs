//! Times told by the person's age: "when I was 15".

use chrono::{Datelike, NaiveDate};

use super::span::is_joining;
use super::token::Token;
use super::{Born, Precision, When};

/// Words that make a number an age.
const MARKS: [&str; 8] = ["aged", "age", "ages", "old", "was", "were", "turned", "at"];

/// Words around an age.
const AROUND: [&str; 14] =
    ["when", "she", "he", "they", "we", "you", "person", "years", "year", "yrs", "as", "just", "only", "am"];

/// Opens a time that runs from one age to another.
const RUNNING: [&str; 2] = ["from", "between"];

const OLDEST: u32 = 120;

/// Reads an age, or one to another, when the words say nothing else; none without a birth. The time runs
/// from the birthday of the first age to the day before the one that ends the last. A child is under 18.
pub(super) fn read(tokens: &[Token<'_>], born: Option<Born>) -> Option<When> {
    let born = born?;
    let marked = tokens.iter().any(|token| token.is_word(&MARKS));
    let runs = tokens.iter().any(|token| token.is_word(&RUNNING));
    let said = |token: &&Token<'_>| !token.is_filler() && !token.is_word(&MARKS) && !token.is_word(&AROUND);
    let kept: Vec<&Token<'_>> =
        tokens.iter().filter(said).filter(|token| !token.is_word(&RUNNING)).take(4).collect();
    let (young, old) = match &kept[..] {
        [a, word] if a.is_word(&["a"]) && !runs => stage(word)?,
        [one] if marked && !runs => (one.count()?, one.count()?),
        [one, joining, other] if marked && is_joining(joining) => (one.count()?, other.count()?),
        _ => return None,
    };
    let (young, old) = (young.min(old), young.max(old));
    let last = birthday(born.latest, old.checked_add(1)?)?.pred_opt()?;
    let when = When::between(birthday(born.earliest, young)?, last, Precision::Age);
    (old <= OLDEST).then_some(when)
}

/// Returns the ages of a time of life.
fn stage(token: &Token<'_>) -> Option<(u32, u32)> {
    if token.is_word(&["child"]) {
        return Some((0, 17));
    }
    token.is_word(&["teenager"]).then_some((13, 19))
}

/// Returns the birthday of that age; someone born on 29 February has it on 1 March in other years.
fn birthday(born: NaiveDate, age: u32) -> Option<NaiveDate> {
    let year = born.year().checked_add(i32::try_from(age).ok()?)?;
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}
