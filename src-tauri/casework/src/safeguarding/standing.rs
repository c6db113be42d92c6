//! How each step stands, from its records and the present moment.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::Serialize;
use std::cmp::Reverse;

use super::fact::{Fact, FactIs};
use super::pathways::Step;
use super::record::{NewRecord, Outcome};
use crate::case::Nation;

/// The most characters of a step's last fact, its moment included: one line of the rail.
pub const FACT_LIMIT: usize = 80;

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    ToDo,
    Arranged,
    Done,
    NotNeeded,
    Overdue,
    /// What called for it has changed before it was done.
    NotCalledFor,
}

impl Status {
    /// Tells whether nothing is left to do.
    pub fn settled(self) -> bool {
        matches!(self, Self::Done | Self::NotNeeded | Self::NotCalledFor)
    }
}

/// Where and when the case was opened: what every due day is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    pub on: NaiveDate,
    pub nation: Nation,
}

/// Why a step stands in a rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// It is for every case of its kind.
    Always,
    /// A fact calls for it.
    Fact,
    /// It was accepted after a decision.
    AfterDecision,
    /// The worker added it.
    Added,
    /// The office to be rung first is closed.
    Closed,
    /// Only for what was recorded of it: nothing calls for it any more.
    Recorded,
}

/// The fact that calls for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    pub fact: Fact,
    pub is: FactIs,
}

/// One step of the rail.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    pub step: &'a Step,
    pub status: Status,
    /// The day by whose end it is due, or for which it is arranged; none once settled.
    pub due_on: Option<NaiveDate>,
    /// What was last recorded, in the worker's words and with its moment, in at most `FACT_LIMIT`
    /// characters.
    pub last_fact: Option<String>,
    pub stands: Stands,
    pub because: Option<Because>,
    /// Since when it stands here for that reason.
    pub since: NaiveDate,
    /// From when records of it count, where what was recorded before is history.
    pub counts_from: Option<NaiveDateTime>,
}

/// The rail: overdue first, then due today, the rest, and last what is done or not needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Rail<'a> {
    /// How many need nothing more: done, or not needed for a recorded reason.
    pub done: usize,
    pub of: usize,
    pub lines: Vec<Line<'a>>,
}

impl<'a> Line<'a> {
    /// Returns how a step stands now. `records` are in the order they were recorded; the latest event
    /// decides, and of two at the same moment the one recorded later.
    pub fn of(step: &'a Step, records: &[&NewRecord], opening: Opening, now: NaiveDateTime) -> Self {
        let latest = records.iter().copied().max_by_key(|record| record.at);
        let due_on = match latest {
            Some(NewRecord { outcome: Outcome::Done | Outcome::NotNeeded, .. }) => None,
            Some(NewRecord { outcome: Outcome::Arranged, arranged_for, .. }) => *arranged_for,
            Some(NewRecord { outcome: Outcome::CouldNot, .. }) | None => {
                step.due.and_then(|due| due.on(opening.on, opening.nation))
            }
        };
        let status = match latest.map(|record| record.outcome) {
            Some(Outcome::Done) => Status::Done,
            Some(Outcome::NotNeeded) => Status::NotNeeded,
            _ if due_on.is_some_and(|day| day < now.date()) => Status::Overdue,
            Some(Outcome::Arranged) => Status::Arranged,
            Some(Outcome::CouldNot) | None => Status::ToDo,
        };
        let last_fact = latest.and_then(|record| last_fact(record, now));
        Self {
            step,
            status,
            due_on,
            last_fact,
            stands: Stands::Always,
            because: None,
            since: opening.on,
            counts_from: None,
        }
    }

    /// Tells whether closing the case asks for it: it is open, and not only whom to ring while another office is closed,
    /// because that office's own step is asked for, whatever the hour.
    pub fn is_asked_at_closing(&self) -> bool {
        !self.status.settled() && self.stands != Stands::Closed
    }

    /// Returns the line with its day put off to another, where it is not settled.
    pub(super) fn put_off(self, on: NaiveDate, today: NaiveDate) -> Self {
        let due_on = self.due_on.map(|due| due.max(on));
        match self.status {
            Status::Overdue | Status::ToDo if due_on.is_some_and(|due| due >= today) => {
                Self { due_on, status: Status::ToDo, ..self }
            }
            Status::Overdue | Status::ToDo => Self { due_on, ..self },
            _ => self,
        }
    }

    /// Returns what the rail is ordered by: how pressing, how soon, and the pack's own order.
    fn place(&self, today: NaiveDate) -> (u8, Reverse<bool>, Option<NaiveDate>, u32) {
        let pressing = match self.status {
            Status::Overdue => 0,
            status if status.settled() => 3,
            _ if self.due_on == Some(today) => 1,
            _ => 2,
        };
        (pressing, Reverse(self.due_on.is_some()), self.due_on, self.step.rank)
    }
}

impl<'a> Rail<'a> {
    /// Returns the rail of lines, in its order.
    pub fn of(mut lines: Vec<Line<'a>>, today: NaiveDate) -> Self {
        lines.sort_by_key(|line| line.place(today));
        let called = || lines.iter().filter(|line| line.status != Status::NotCalledFor);
        let done = called().filter(|line| line.status.settled()).count();
        Self { done, of: called().count(), lines }
    }
}

impl<'a> Rail<'a> {
    /// Returns the most pressing step that is not settled.
    pub fn next(&self) -> Option<&Line<'a>> {
        self.lines.iter().find(|line| !line.status.settled())
    }

    /// Returns the most pressing step that is overdue or due by the end of `today`.
    pub fn due_by(&self, today: NaiveDate) -> Option<&Line<'a>> {
        let due = |line: &&Line<'_>| !line.status.settled() && line.due_on.is_some_and(|day| day <= today);
        self.lines.iter().find(due)
    }
}

/// The group of a caseload that a case stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Overdue,
    DueSoon,
    NotDue,
    /// Nothing is left to do.
    Waiting,
    /// The case is closed.
    Closed,
}

impl Group {
    /// Returns the group of something due on a day; `soon` is how many days from today count as soon.
    pub fn of_day(on: NaiveDate, overdue: bool, today: NaiveDate, soon: u32) -> Self {
        match (on - today).num_days() {
            _ if overdue => Self::Overdue,
            days if days <= i64::from(soon) => Self::DueSoon,
            _ => Self::NotDue,
        }
    }
}

impl Rail<'_> {
    /// Returns the group by the most pressing step; `soon` is how many days from today count as soon.
    pub fn group(&self, today: NaiveDate, soon: u32) -> Group {
        match self.next() {
            None => Group::Waiting,
            Some(line) if line.status == Status::Overdue => Group::Overdue,
            Some(line) if line.due_on.is_some_and(|day| (day - today).num_days() <= i64::from(soon)) => {
                Group::DueSoon
            }
            Some(_) => Group::NotDue,
        }
    }
}

/// Returns the newest record in one line: what was agreed, or with whom, or why not; then when.
fn last_fact(record: &NewRecord, now: NaiveDateTime) -> Option<String> {
    let words = if record.outcome.needs_reason() {
        &record.reason
    } else if record.agreed.is_empty() {
        &record.who
    } else {
        &record.agreed
    };
    // Where all cases are read at once, words are left where they are.
    if words.is_empty() {
        return None;
    }
    let when = moment_words(record.at, now.date());
    let room = FACT_LIMIT - when.chars().count() - ", ".len();
    let fact = shorten(words, room);
    (!fact.is_empty()).then(|| format!("{fact}, {when}"))
}

/// Returns a moment as GOV.UK writes it, with the day only when it is not today.
fn moment_words(at: NaiveDateTime, today: NaiveDate) -> String {
    let time = match (at.hour(), at.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => at.format("%-I%P").to_string(),
        _ => at.format("%-I:%M%P").to_string(),
    };
    match at.date() {
        day if day == today => time,
        day if day.year() == today.year() => format!("{time} on {}", day.format("%-d %B")),
        day => format!("{time} on {}", day.format("%-d %B %Y")),
    }
}

/// Returns the text on one line, cut at a word to so many characters and then marked with "…".
fn shorten(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let kept: String = line.chars().take(limit - 1).collect();
    let next_is_blank = line.chars().nth(limit - 1) == Some(' ');
    let whole_words = match kept.rfind(' ') {
        Some(blank) if !next_is_blank => &kept[..blank],
        _ => kept.as_str(),
    };
    format!("{}…", whole_words.trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safeguarding::Pathways;
    use proptest::prelude::*;
    use rstest::rstest;

    /// The steps of every adult in England.
    const ADULT: [&str; 5] = ["uk-999", "uk-101", "eng-health", "eng-adult-s42", "ew-sa"];

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("the test writes real days")
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("the test writes real moments")
    }

    fn step(id: &str) -> &'static Step {
        Pathways::current().step(id).expect("the test names shipped steps")
    }

    fn opening() -> Opening {
        Opening { on: day("2026-03-17"), nation: Nation::England }
    }

    fn record(outcome: Outcome, moment: &str) -> NewRecord {
        NewRecord {
            outcome,
            at: at(moment),
            who: "Duty team".into(),
            reference: String::new(),
            agreed: String::new(),
            reason: "No answer".into(),
            arranged_for: (outcome == Outcome::Arranged).then(|| day("2026-03-20")),
            number: String::new(),
            result: String::new(),
            feedback: String::new(),
        }
    }

    fn line(id: &str, records: &[NewRecord], now: &str) -> Line<'static> {
        Line::of(step(id), &records.iter().collect::<Vec<_>>(), opening(), at(now))
    }

    fn status(records: &[NewRecord], now: &str) -> Status {
        line("uk-101", records, now).status
    }

    /// Returns the rail of an adult in England, with what was recorded of some of its steps.
    fn rail(records: &[(&str, NewRecord)], now: &str) -> Rail<'static> {
        let of = |id: &str| -> Vec<NewRecord> {
            records.iter().filter(|(step, _)| *step == id).map(|(_, record)| record.clone()).collect()
        };
        let lines = ADULT.map(|id| line(id, &of(id), now));
        Rail::of(lines.into(), at(now).date())
    }

    #[rstest]
    #[case(&[], "2026-03-17T23:59", Status::ToDo, "its day is not over")]
    #[case(&[], "2026-03-18T00:00", Status::Overdue, "its day is over")]
    #[case(&[Outcome::CouldNot], "2026-03-17T18:00", Status::ToDo, "trying is not doing")]
    #[case(&[Outcome::CouldNot], "2026-03-18T09:00", Status::Overdue, "trying does not move the day")]
    #[case(&[Outcome::Arranged], "2026-03-20T23:59", Status::Arranged, "the arranged day counts")]
    #[case(&[Outcome::Arranged], "2026-03-21T00:00", Status::Overdue, "and passes")]
    #[case(&[Outcome::Done], "2027-03-17T09:00", Status::Done, "done stays done")]
    #[case(&[Outcome::NotNeeded], "2027-03-17T09:00", Status::NotNeeded, "so does not needed")]
    #[case(&[Outcome::Done, Outcome::CouldNot], "2026-03-17T18:00", Status::ToDo, "the newest decides")]
    fn a_step_stands_as_its_newest_record_says(
        #[case] outcomes: &[Outcome],
        #[case] now: &str,
        #[case] expected: Status,
        #[case] reason: &str,
    ) {
        let records: Vec<_> = outcomes.iter().map(|outcome| record(*outcome, "2026-03-17T14:10")).collect();
        assert_eq!(status(&records, now), expected, "{reason}");
    }

    #[test]
    fn an_earlier_event_written_down_late_does_not_undo_a_later_one() {
        let records =
            [record(Outcome::Done, "2026-03-17T15:00"), record(Outcome::CouldNot, "2026-03-17T14:00")];
        assert_eq!(status(&records, "2026-03-18T09:00"), Status::Done, "what happened last decides");
    }

    #[test]
    fn a_step_without_a_deadline_never_becomes_overdue() {
        let line = line("eng-adult-s42", &[], "2027-03-17T09:00");
        assert_eq!((line.status, line.due_on), (Status::ToDo, None), "the Act sets no number of days");
    }

    #[test]
    fn the_rail_puts_overdue_first_and_done_last() {
        let moved = NewRecord {
            arranged_for: Some(day("2026-03-18")),
            ..record(Outcome::Arranged, "2026-03-17T09:00")
        };
        let records = [("uk-999", record(Outcome::Done, "2026-03-17T10:00")), ("ew-sa", moved)];
        let rail = rail(&records, "2026-03-18T09:00");
        let shown: Vec<_> = rail.lines.iter().map(|line| (line.step.id.as_str(), line.status)).collect();
        let expected = [
            ("uk-101", Status::Overdue),
            ("ew-sa", Status::Arranged),
            ("eng-health", Status::ToDo),
            ("eng-adult-s42", Status::ToDo),
            ("uk-999", Status::Done),
        ];
        assert_eq!(shown, expected, "overdue, due today, the rest, done");
        assert_eq!((rail.done, rail.of), (1, 5), "one of five needs nothing more");
    }

    #[rstest]
    #[case("2026-03-17T14:10", "Duty team, 2:10pm")]
    #[case("2026-03-17T09:00", "Duty team, 9am")]
    #[case("2026-03-17T12:00", "Duty team, midday")]
    #[case("2026-03-16T00:00", "Duty team, midnight on 16 March")]
    #[case("2025-12-31T12:05", "Duty team, 12:05pm on 31 December 2025")]
    fn a_last_fact_ends_with_its_moment(#[case] moment: &str, #[case] expected: &str) {
        let fact = last_fact(&record(Outcome::Done, moment), at("2026-03-17T18:00"));
        assert_eq!(fact.as_deref(), Some(expected), "the day is left out only today");
    }

    #[test]
    fn a_last_fact_tells_what_was_agreed_or_why_not() {
        let now = at("2026-03-17T18:00");
        let agreed =
            NewRecord { agreed: "A bed\nfor tonight".into(), ..record(Outcome::Done, "2026-03-17T14:10") };
        assert_eq!(last_fact(&agreed, now).as_deref(), Some("A bed for tonight, 2:10pm"), "before the name");
        let tried = record(Outcome::CouldNot, "2026-03-17T14:10");
        assert_eq!(last_fact(&tried, now).as_deref(), Some("No answer, 2:10pm"), "the reason, not the name");
    }

    proptest! {
        #[test]
        fn a_last_fact_is_one_short_line_that_ends_at_a_word(text in "[\\PC \\n]{0,400}") {
            let said = NewRecord { agreed: text.clone(), ..record(Outcome::Done, "2025-09-30T22:22") };
            if let Some(fact) = last_fact(&said, at("2026-03-17T18:00")) {
                prop_assert!(fact.chars().count() <= FACT_LIMIT, "fits the rail");
                prop_assert!(!fact.contains('\n'), "one line");
            }
        }

        #[test]
        fn a_cut_text_keeps_whole_words(words in proptest::collection::vec("[a-z]{1,9}", 1..40)) {
            let text = words.join(" ");
            let cut = shorten(&text, 50);
            prop_assert!(cut.chars().count() <= 50, "within the limit");
            let kept: Vec<_> = cut.trim_end_matches('…').split(' ').collect();
            prop_assert_eq!(&words[..kept.len()], &kept[..], "no word is broken");
        }
    }

    #[test]
    fn what_is_due_comes_first_until_nothing_is_left() {
        let first_day = rail(&[], "2026-03-17T12:00");
        assert_eq!(
            first_day.next().map(|line| line.due_on),
            Some(Some(day("2026-03-17"))),
            "due today comes first"
        );
        assert!(first_day.due_by(day("2026-03-16")).is_none(), "nothing was due the day before");
        let all = ADULT.map(|id| (id, record(Outcome::Done, "2026-03-17T12:00")));
        let done = rail(&all, "2026-03-18T12:00");
        assert!(done.next().is_none() && done.due_by(day("2026-03-18")).is_none(), "nothing is left");
    }
}
