//! Whether someone answers at a number now, as far as its source gives hours.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, de::Error};

use super::pathways::Contact;
use crate::calendar;
use crate::case::Nation;

/// Hours on some days of the week. On bank holidays an office is closed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    pub days: Vec<Day>,
    /// `HH:MM`.
    #[serde(deserialize_with = "clock_time")]
    pub from: NaiveTime,
    /// `HH:MM`, after which nobody answers.
    #[serde(deserialize_with = "clock_time")]
    pub to: NaiveTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// Whether someone answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    Open,
    /// By the hours given, with the moment it opens again; none where that is further off than a fortnight.
    Closed(Option<NaiveDateTime>),
    /// The source gives no hours, and today is a Saturday, a Sunday or a bank holiday: perhaps closed.
    DayOff,
    /// The source gives no hours, and today is a working day.
    NotKnown,
}

/// How far ahead the next opening is looked for.
const DAYS_AHEAD: u64 = 14;

/// Tells whether someone answers at one of the contacts' numbers now. No hour is invented where the source gives none.
pub fn answering(contacts: &[Contact], nation: Nation, now: NaiveDateTime) -> Answering {
    let numbers: Vec<&Contact> = contacts.iter().filter(|contact| contact.number.is_some()).collect();
    if numbers.is_empty() {
        return Answering::NotKnown;
    }
    let is_open =
        |contact: &&Contact| contact.always_open || contact.open.iter().any(|it| it.holds(nation, now));
    if numbers.iter().any(is_open) {
        return Answering::Open;
    }
    if numbers.iter().any(|contact| contact.open.is_empty()) {
        return if is_working_day(now.date(), nation) { Answering::NotKnown } else { Answering::DayOff };
    }
    let hours = || numbers.iter().flat_map(|contact| &contact.open);
    let days = (0..=DAYS_AHEAD).filter_map(|ahead| now.date().checked_add_days(Days::new(ahead)));
    let openings = days.flat_map(|day| hours().filter_map(move |it| it.opens_on(day, nation)));
    Answering::Closed(openings.filter(|at| *at > now).min())
}

impl OpeningHours {
    fn holds(&self, nation: Nation, now: NaiveDateTime) -> bool {
        self.opens_on(now.date(), nation).is_some() && (self.from..self.to).contains(&now.time())
    }

    fn opens_on(&self, day: NaiveDate, nation: Nation) -> Option<NaiveDateTime> {
        let named = self.days.iter().any(|it| it.weekday() == day.weekday());
        (named && !is_bank_holiday(day, nation)).then(|| day.and_time(self.from))
    }
}

impl Day {
    fn weekday(self) -> Weekday {
        match self {
            Self::Mon => Weekday::Mon,
            Self::Tue => Weekday::Tue,
            Self::Wed => Weekday::Wed,
            Self::Thu => Weekday::Thu,
            Self::Fri => Weekday::Fri,
            Self::Sat => Weekday::Sat,
            Self::Sun => Weekday::Sun,
        }
    }
}

impl Answering {
    /// Returns what is said of it: without hours in the source, an office is only said to be closed where another is named for
    /// such a day, `other`.
    pub fn said(self, other: bool) -> Self {
        match self {
            Self::DayOff if other => Self::Closed(None),
            Self::DayOff => Self::NotKnown,
            known => known,
        }
    }

    /// Tells whether another number is to be rung instead, where one is named.
    pub fn is_away(self) -> bool {
        matches!(self, Self::Closed(_) | Self::DayOff)
    }
}

/// Returns the day on which an office that was away at a moment is reached next: by its hours, or the next working day.
pub fn reached_again(contacts: &[Contact], nation: Nation, at: NaiveDateTime) -> Option<NaiveDate> {
    match answering(contacts, nation, at) {
        Answering::Closed(opens) => opens.map(|opens| opens.date()),
        Answering::DayOff => at.date().iter_days().skip(1).find(|day| is_working_day(*day, nation)),
        Answering::Open | Answering::NotKnown => None,
    }
}

/// Beyond the list of bank holidays every day counts as none.
fn is_bank_holiday(day: NaiveDate, nation: Nation) -> bool {
    matches!(calendar::closed(day, nation), Ok(Some(calendar::Closed::BankHoliday(_))))
}

fn is_working_day(day: NaiveDate, nation: Nation) -> bool {
    calendar::is_working_day(day, nation).unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
}

fn clock_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| D::Error::custom("no such time of day"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn at(text: &str) -> NaiveDateTime {
        crate::moment::read_moment(text).expect("the test writes real moments")
    }

    fn office() -> Vec<Contact> {
        let text = r#"
            name = "An invented hub"
            number = "01632 960001"
            open = [
                { days = ["mon", "tue", "wed", "thu"], from = "08:30", to = "17:00" },
                { days = ["fri"], from = "08:30", to = "16:30" },
            ]
        "#;
        vec![toml::from_str(text).expect("a contact")]
    }

    #[rstest]
    #[case("2026-03-17T08:30", Answering::Open)]
    #[case("2026-03-17T16:59", Answering::Open)]
    #[case("2026-03-17T17:00", Answering::Closed(Some(at("2026-03-18T08:30"))))]
    #[case("2026-03-17T08:29", Answering::Closed(Some(at("2026-03-17T08:30"))))]
    #[case("2026-03-20T16:30", Answering::Closed(Some(at("2026-03-23T08:30"))))]
    #[case("2026-12-25T23:00", Answering::Closed(Some(at("2026-12-29T08:30"))))]
    fn an_office_answers_in_its_hours(#[case] now: &str, #[case] expected: Answering) {
        assert_eq!(answering(&office(), Nation::England, at(now)), expected, "at {now}");
    }

    #[rstest]
    #[case("2026-03-17T23:00", Answering::NotKnown)]
    #[case("2026-03-21T10:00", Answering::DayOff)]
    #[case("2026-12-28T10:00", Answering::DayOff)]
    fn without_hours_only_days_off_are_known(#[case] now: &str, #[case] expected: Answering) {
        let mut contacts = office();
        contacts[0].open.clear();
        assert_eq!(answering(&contacts, Nation::England, at(now)), expected, "no hour is invented at {now}");
        contacts[0].always_open = true;
        assert_eq!(answering(&contacts, Nation::England, at(now)), Answering::Open, "day and night");
    }

    #[test]
    fn without_hours_closed_is_said_only_where_another_is_named() {
        assert_eq!(Answering::DayOff.said(true), Answering::Closed(None), "there is someone else to ring");
        assert_eq!(
            Answering::DayOff.said(false),
            Answering::NotKnown,
            "nobody is sent away from the only number"
        );
        assert_eq!(Answering::Open.said(true), Answering::Open, "what is known stays");
    }

    #[test]
    fn without_a_number_nothing_is_known() {
        assert_eq!(
            answering(&[], Nation::England, at("2026-03-21T10:00")),
            Answering::NotKnown,
            "nobody to ring"
        );
    }
}
