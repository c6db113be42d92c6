//! What a person asks to see of their own record: when it came in, by when it is answered, and what whoever gives it must
//! have looked at first.

use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};
use crate::moment::read_day;
use crate::warning::read_text;

/// The dated pack of what the law says of such a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessPack {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    pub answer_within_months: u32,
    pub answer_source: String,
    /// It was not checked, and must be before anyone relies on it.
    pub confirm: bool,
}

impl AccessPack {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<AccessPack> = LazyLock::new(|| {
            toml::from_str(include_str!("../data/subject-access.toml"))
                .expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns the day by which a request of that day is to be answered: the day of the same number a month later, or
    /// that month's last (UK GDPR Art. 12(3)).
    pub fn answer_by(&self, received: NaiveDate) -> Option<NaiveDate> {
        received.checked_add_months(Months::new(self.answer_within_months))
    }
}

/// What whoever gives the person their record has looked at, kept with the export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    /// When the request came in, where that was said.
    #[serde(default)]
    pub received: Option<NaiveDate>,
    /// Who looked at serious harm and at others named in it, and what they decided, in the worker's words.
    pub looked_at: String,
}

impl Access {
    /// Reads what was typed. `confirmed` is the box that says that serious harm and others were looked at: without it,
    /// and without words on it, nothing leaves (Data Protection Act 2018, Sch. 2 para. 16 and Sch. 3).
    pub fn read(
        received: &str,
        confirmed: bool,
        looked_at: &str,
        today: NaiveDate,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let received = read_received(received, today, &mut findings);
        if !confirmed {
            findings.push(Finding::new("accessConfirmed", FindingCode::NotTicked));
        }
        let looked_at = read_text("accessLookedAt", looked_at, &mut findings);
        if findings.is_empty() { Ok(Self { received, looked_at }) } else { Err(findings) }
    }
}

fn read_received(typed: &str, today: NaiveDate, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    if typed.trim().is_empty() {
        return None;
    }
    let code = match read_day(typed) {
        Some(day) if day <= today => return Some(day),
        Some(_) => FindingCode::InFuture,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new("accessReceived", code));
    None
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(typed: &str) -> NaiveDate {
        read_day(typed).expect("a real day")
    }

    #[test]
    fn the_pack_is_dated_sourced_and_says_what_is_not_checked() {
        let pack = AccessPack::current();
        assert!(read_day(&pack.version).is_some(), "a day");
        assert!(pack.source.contains("data protection officer decides"), "no advice on law is given");
        assert!(pack.answer_source.contains("Article 12"), "the source of the month");
        assert!(pack.confirm, "not checked against a live page");
    }

    #[rstest]
    #[case("2026-03-17", "2026-04-17")]
    #[case("2026-01-31", "2026-02-28")]
    #[case("2028-01-31", "2028-02-29")]
    #[case("2026-12-31", "2027-01-31")]
    fn a_month_ends_on_the_same_day_or_the_last_there_is(#[case] received: &str, #[case] by: &str) {
        assert_eq!(AccessPack::current().answer_by(day(received)), Some(day(by)), "asked on {received}");
    }

    #[test]
    fn nothing_leaves_before_serious_harm_and_others_were_looked_at() {
        let today = day("2026-03-17");
        let codes = |findings: Vec<Finding>| -> Vec<(String, FindingCode)> {
            findings.into_iter().map(|it| (it.field, it.code)).collect()
        };
        let missing = codes(Access::read("2026-03-18", false, " ", today).expect_err("nothing was said"));
        let expected = [
            ("accessReceived".to_owned(), FindingCode::InFuture),
            ("accessConfirmed".to_owned(), FindingCode::NotTicked),
            ("accessLookedAt".to_owned(), FindingCode::Missing),
        ];
        assert_eq!(missing, expected, "every gap at once");
        let odd = codes(Access::read("last week", true, "None found", today).expect_err("no day"));
        assert_eq!(odd, [("accessReceived".to_owned(), FindingCode::NoSuchDate)], "an odd day is said");
        let whole = Access::read("", true, "None found. R. Madeup, 16 March", today).expect("whole");
        assert_eq!(whole.received, None, "the day may be left open");
        assert_eq!(whole.looked_at, "None found. R. Madeup, 16 March", "as typed");
    }
}
