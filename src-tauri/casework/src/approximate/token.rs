//! The words of a typed time, each taken for what it may stand for.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::figures::{in_figures, number, year};
use crate::folded::{Word, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A third of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Any number of at most three digits, "17th" too.
    Number(u32),
    /// Four digits, 1900 to 2099.
    Year(i32),
    /// "2019/20": the winter or the two years that touch.
    Years(i32, i32),
    /// "1990s", by its first year.
    Decade(i32),
    Month(u32),
    /// "3/2022".
    MonthOf(i32, u32),
    /// "17/3/2022"; the day may not exist.
    DayOf(i32, u32, u32),
    Season(Season),
    Third(Third),
    Christmas,
    /// A dash or a stroke between words.
    Join,
    Word(Cow<'t, str>),
}

/// Words that change nothing about where a time stands.
const FILLERS: [&str; 28] = [
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "circa",
    "c",
    "ca",
    "probably",
    "possibly",
    "maybe",
    "perhaps",
    "sometime",
    "some",
    "time",
    "in",
    "on",
    "at",
    "during",
    "the",
    "of",
    "it",
    "was",
    "is",
    "think",
    "i",
    "so",
    "say",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Token<'_> {
    pub fn is_filler(&self) -> bool {
        let Token::Word(word) = self else { return false };
        let weekday = |day: &&str| **day == **word || day.get(..3) == Some(word);
        FILLERS.contains(&&**word) || WEEKDAYS.iter().any(weekday)
    }

    pub fn is_word(&self, any_of: &[&str]) -> bool {
        matches!(self, Token::Word(word) if any_of.contains(&&**word))
    }

    /// Returns the number the token counts, in figures or as a word up to twenty.
    pub fn count(&self) -> Option<u32> {
        match self {
            Token::Number(number) => Some(*number),
            Token::Word(word) if **word == *"a" || **word == *"an" => Some(1),
            Token::Word(word) => {
                let place = COUNTS.iter().position(|count| **count == **word)?;
                u32::try_from(place + 1).ok()
            }
            _ => None,
        }
    }
}

const COUNTS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Returns the words of the text in order, dates in figures read as one. A year of two digits is of this
/// century unless that is after the day on which it was said; without that day it is no year.
pub(super) fn tokens(text: &str, said_on: Option<NaiveDate>) -> Vec<Token<'_>> {
    let words = words(text);
    let mut tokens = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (token, used) =
            in_figures(text, &words[at..], said_on).unwrap_or_else(|| (single(&words[at]), 1));
        tokens.push(token);
        at += used;
        if at < words.len() && is_join(&text[words[at - 1].end..words[at].start]) {
            tokens.push(Token::Join);
        }
    }
    tokens
}

fn is_join(between: &str) -> bool {
    let between = between.trim();
    !between.is_empty() && between.chars().all(|sign| matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '/'))
}

fn single<'t>(word: &Word<'t>) -> Token<'t> {
    let folded = &*word.folded;
    if let Some((value, digits)) = number(word) {
        return match year(value) {
            Some(year) if digits == 4 => Token::Year(year),
            _ if digits <= 3 => Token::Number(value),
            _ => Token::Word(word.folded.clone()),
        };
    }
    if let Some(month) = word.month() {
        return Token::Month(month);
    }
    match folded {
        "spring" | "springtime" => Token::Season(Season::Spring),
        "summer" | "summertime" => Token::Season(Season::Summer),
        "autumn" | "fall" => Token::Season(Season::Autumn),
        "winter" | "wintertime" => Token::Season(Season::Winter),
        "early" | "beginning" | "start" => Token::Third(Third::Early),
        "mid" | "middle" => Token::Third(Third::Mid),
        "late" | "end" => Token::Third(Third::Late),
        "christmas" | "xmas" => Token::Christmas,
        _ => decade(folded).or_else(|| ordinal(folded)).unwrap_or_else(|| Token::Word(word.folded.clone())),
    }
}

fn decade<'t>(folded: &str) -> Option<Token<'t>> {
    let number: u32 = folded.strip_suffix('s')?.parse().ok().filter(|number| number % 10 == 0)?;
    match folded.len() {
        5 => year(number).map(Token::Decade),
        3 if (50..100).contains(&number) => year(1900 + number).map(Token::Decade),
        _ => None,
    }
}

fn ordinal<'t>(folded: &str) -> Option<Token<'t>> {
    let ends = ["st", "nd", "rd", "th"];
    let number = ends.iter().find_map(|end| folded.strip_suffix(end))?;
    number.parse().ok().filter(|number| (1..=31).contains(number)).map(Token::Number)
}
