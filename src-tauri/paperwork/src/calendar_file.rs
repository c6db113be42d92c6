//! Reminders as a calendar file (iCalendar, RFC 5545), which any calendar can take in.
//!
//! The file leaves Daybook, and a calendar is read by others and by their machines. So it holds the words of the caller
//! and nothing else: no name of a computer or a person, no place, nobody invited, no clock, nothing random.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike};

use crate::legible::{conceals, lines};

/// What stands at the head of each file: the edition of the format, who wrote it, and whose calendar it counts by.
const HEAD: [(&str, &str); 3] =
    [("VERSION", "2.0"), ("PRODID", "-//Daybook//Daybook//EN"), ("CALSCALE", "GREGORIAN")];
/// The most octets of a line before it is folded (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;
/// Marks the end of each line.
const END: &str = "\r\n";
/// Begins a line that goes on with the one before.
const FOLD: &str = "\r\n ";
/// Stands for a space while the library writes: see [`calendar_file`].
const SPACE: char = '\u{E000}';

/// One day to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The name by which a calendar knows this reminder again when it is given a later file. It is readable to whoever
    /// has the file, so nothing personal belongs in it.
    pub uid: String,
    /// The day, in the years 0 to 9999: the format writes no others.
    pub on: NaiveDate,
    /// What the calendar shows on that day; as one line.
    pub title: String,
    /// What it tells when asked; line breaks are kept. Empty leaves it out.
    pub words: String,
    /// How many days before, at nine in the morning, the calendar speaks up; 0 is the day itself. Named twice, a day
    /// counts once; none, and the day only stands in the calendar.
    pub remind_days_before: Vec<u32>,
}

/// Returns the reminders as the bytes of an `.ics` file, a day-long entry each, private and never shown as busy.
///
/// `made_at` becomes the time stamp of each entry, in UTC; the same reminders at the same moment give the same bytes.
/// Every text may hold anything at all. What would hide something or turn the order of reading becomes U+FFFD, as on
/// paper it becomes a number. Without reminders there is still a calendar, with nothing in it; the format asks for one
/// entry at least, so better offer no file then.
pub fn calendar_file(reminders: &[Reminder], made_at: DateTime<FixedOffset>) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    for property in HEAD {
        calendar.append_property(property);
    }
    calendar.extend(reminders.iter().map(|reminder| entry(reminder, made_at.to_utc())));
    // icalendar 0.17.17 looks for spaces by letter where it counts in octets: words with accents and many spaces make
    // it fold for ever or panic, words without a space do neither. It also lets a last line have 76 octets.
    let written = calendar.to_string().replace(FOLD, "").replace(SPACE, " ");
    written.lines().map(folded).collect::<String>().into_bytes()
}

fn entry(reminder: &Reminder, made_at: DateTime<Utc>) -> Event {
    let uid = one_line(&reminder.uid);
    let title = one_line(&reminder.title);
    let words = text(&reminder.words, "\n");
    let mut event = Event::new();
    event.uid(&uid).timestamp(made_at).summary(&title).class(Class::Private);
    event.add_property("TRANSP", "TRANSPARENT");
    event.starts(reminder.on);
    // The end is the first day after.
    if let Some(next) = reminder.on.succ_opt() {
        event.ends(next);
    }
    if !words.is_empty() {
        event.description(&words);
    }
    for days in BTreeSet::from_iter(&reminder.remind_days_before) {
        event.alarm(alarm(&uid, &title, *days, made_at));
    }
    event
}

/// Returns the alarm so many days before. It is given a name and a time stamp, or the library would make them up.
fn alarm(uid: &str, title: &str, days_before: u32, made_at: DateTime<Utc>) -> Alarm {
    let mut alarm = Alarm::display(title, TimeDelta::zero());
    // The library would write the time as seconds, which are an hour out when the clocks change in between.
    alarm.add_property("TRIGGER", nine_in_the_morning(days_before));
    alarm.uid(&format!("{uid}-{days_before}")).timestamp(made_at);
    alarm
}

/// Returns nine in the morning so many days before, as it lies from the midnight with which the day begins.
fn nine_in_the_morning(days_before: u32) -> String {
    match days_before {
        0 => "PT9H".to_owned(),
        1 => "-PT15H".to_owned(),
        days => format!("-P{}DT15H", days - 1),
    }
}

fn one_line(words: &str) -> String {
    text(words, " ")
}

/// Returns words as the library gets them: its lines joined, every space a [`SPACE`].
fn text(words: &str, between: &str) -> String {
    let harmless = |letter: char| match letter {
        '\n' => letter,
        _ if letter.is_whitespace() => SPACE,
        _ if conceals(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    lines(words.trim()).join(between).chars().map(harmless).collect()
}

/// Returns a line in pieces of at most 75 octets, none of which cuts a letter or an escaped one in two.
fn folded(line: &str) -> String {
    let mut pieces = String::with_capacity(line.len() + line.len() / 20 + 2);
    let (mut rest, mut room) = (line, LONGEST_LINE);
    while rest.len() > room {
        let (piece, _) = rest.split_at(rest.floor_char_boundary(room));
        let whole = piece.trim_end_matches('\\');
        let piece = if whole.is_empty() { piece } else { whole };
        pieces.extend([piece, FOLD]);
        rest = &rest[piece.len()..];
        room = LONGEST_LINE - 1;
    }
    pieces.extend([rest, END]);
    pieces
}

#[cfg(test)]
mod tests;
