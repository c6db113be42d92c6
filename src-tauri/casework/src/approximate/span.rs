//! Times that run from one to another, times open at one end, and times among other words.

use chrono::NaiveDate;

use super::named::{Named, What};
use super::token::Token;
use super::{Precision, Told, When, whole};

/// The most tokens that a time among other words may take: "from late 17 March 2020 to 2 May 2021".
const LONGEST: usize = 10;

const JOINING: [&str; 6] = ["to", "until", "till", "and", "or", "through"];

/// Reads one named time, or one that runs to another.
pub(super) fn closed(tokens: &[Token<'_>], said_on: Option<NaiveDate>) -> Option<When> {
    if let Some(named) = Named::read(tokens).and_then(Named::place) {
        return Some(named);
    }
    let inside = past_fillers(tokens);
    let inside = match inside.split_first() {
        Some((first, rest)) if first.is_word(&["from", "between"]) => rest,
        _ => inside,
    };
    let mut joins = (1..inside.len()).filter(|at| is_joining(&inside[*at])).take(LONGEST);
    joins.find_map(|at| joined(&inside[..at], &inside[at + 1..], said_on))
}

pub(super) fn is_joining(token: &Token<'_>) -> bool {
    *token == Token::Join || token.is_word(&JOINING)
}

fn past_fillers<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let first = tokens.iter().position(|token| !token.is_filler()).unwrap_or(tokens.len());
    &tokens[first..]
}

fn joined(from: &[Token<'_>], to: &[Token<'_>], said_on: Option<NaiveDate>) -> Option<When> {
    let mut from = Named::read(from)?;
    if matches!(past_fillers(to), [now] if now.is_word(&["now", "today", "present", "date"])) {
        return until_said(from.place()?.earliest?, said_on);
    }
    let mut to = Named::read(to)?;
    if (from.what, from.year) == (What::Year, None) {
        // "early to mid March 2020"
        from.what = to.what;
    }
    if let (What::Day(month @ None, _), What::Day(..) | What::Month(_)) = (&mut from.what, to.what) {
        *month = month_of(to.what);
    }
    match (from.year, to.year) {
        (None, Some(year)) => {
            // "November to February 2021" began the year before.
            from.year = Some(year);
            if from.place()?.earliest > to.place()?.latest {
                from.year = Some(year - 1);
            }
        }
        (Some(year), None) => {
            to.year = Some(year);
            if to.place()?.latest < from.place()?.earliest {
                to.year = Some(year + 1);
            }
        }
        _ => {}
    }
    Some(cover(from.place()?, to.place()?))
}

fn month_of(what: What) -> Option<u32> {
    match what {
        What::Month(month) => Some(month),
        What::Day(month, _) => month,
        _ => None,
    }
}

/// Returns the time from the first day to the day on which it was said.
fn until_said(earliest: NaiveDate, said_on: Option<NaiveDate>) -> Option<When> {
    let latest = said_on.filter(|said_on| *said_on >= earliest);
    Some(When { earliest: Some(earliest), latest, precision: Precision::Range })
}

/// Returns the time that covers both, in whichever order they were typed.
pub(super) fn cover(one: When, other: When) -> When {
    let earliest = one.earliest.min(other.earliest);
    When { earliest, latest: one.latest.max(other.latest), precision: Precision::Range }
}

/// Reads a time open at one end: "before 2019", "since March 2020", "until I was 15".
pub(super) fn opened(tokens: &[Token<'_>], told: Told) -> Option<When> {
    let (first, rest) = past_fillers(tokens).split_first()?;
    let known = || whole(rest, told);
    let (earliest, latest) = if first.is_word(&["before"]) {
        (None, Some(known()?.earliest?.pred_opt()?))
    } else if first.is_word(&["until", "till", "by"]) {
        (None, Some(known()?.latest?))
    } else if first.is_word(&["after"]) {
        (Some(known()?.latest?.succ_opt()?), None)
    } else if first.is_word(&["since", "from"]) {
        return until_said(known()?.earliest?, told.said_on);
    } else {
        return None;
    };
    Some(When { earliest, latest, precision: Precision::Range })
}

/// Reads the times named among other words: one as it is, several as the range that covers them.
pub(super) fn named_within(tokens: &[Token<'_>]) -> Option<When> {
    let mut found: Option<When> = None;
    let mut at = 0;
    while at < tokens.len() {
        let longest = LONGEST.min(tokens.len() - at);
        let read = (1..=longest).rev().find_map(|many| Some((closed(&tokens[at..at + many], None)?, many)));
        let Some((when, many)) = read else {
            at += 1;
            continue;
        };
        found = Some(found.map_or(when, |before| cover(before, when)));
        at += many;
    }
    found
}
