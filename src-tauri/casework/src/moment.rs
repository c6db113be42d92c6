//! Days and moments as they are typed, read without asking a clock.

use chrono::{NaiveDate, NaiveDateTime};

use crate::finding::{Finding, FindingCode};

/// Reads `YYYY-MM-DDTHH:MM`; anything else, or a day that does not exist, is `None`.
pub fn read_moment(typed: &str) -> Option<NaiveDateTime> {
    let typed = typed.trim();
    let read = NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M").ok()?;
    // chrono would take a year of two digits for the first century.
    (typed.len() == "2026-03-17T14:32".len()).then_some(read)
}

/// Reads `YYYY-MM-DD`; anything else, or a day that does not exist, is `None`.
pub fn read_day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let read = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok()?;
    (typed.len() == "2026-03-17".len()).then_some(read)
}

/// Reads a moment that has passed; a gap, a moment that cannot be read and a coming one are findings.
pub fn read_past_moment(
    field: &str,
    typed: &str,
    now: NaiveDateTime,
    findings: &mut Vec<Finding>,
) -> Option<NaiveDateTime> {
    past(field, typed, read_moment(typed), now, findings)
}

/// Reads a day that has come; a gap, a day that cannot be read and a coming one are findings.
pub fn read_past_day(
    field: &str,
    typed: &str,
    today: NaiveDate,
    findings: &mut Vec<Finding>,
) -> Option<NaiveDate> {
    past(field, typed, read_day(typed), today, findings)
}

fn past<T: PartialOrd>(
    field: &str,
    typed: &str,
    read: Option<T>,
    now: T,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let code = match read {
        Some(read) if read <= now => return Some(read),
        Some(_) => FindingCode::InFuture,
        None if typed.trim().is_empty() => FindingCode::Missing,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new(field, code));
    None
}

/// Adds a finding when the text holds NUL, which no paper and no online form can carry.
pub fn refuse_nul(field: &str, typed: &str, findings: &mut Vec<Finding>) {
    if typed.contains('\0') {
        findings.push(Finding::new(field, FindingCode::ForbiddenCharacter));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_found_not_rounded() {
        let now = read_moment("2026-03-17T14:32").expect("a real moment");
        let mut findings = Vec::new();
        assert_eq!(read_past_moment("at", "2026-02-30T09:00", now, &mut findings), None, "no 30 February");
        assert_eq!(findings, [Finding::new("at", FindingCode::NoSuchDate)], "said by name");
    }

    #[test]
    fn a_year_of_two_digits_is_not_the_first_century() {
        assert_eq!(read_day("26-03-17"), None, "not the year 26");
        assert_eq!(read_moment("26-03-17T14:32"), None, "not the year 26");
        assert_eq!(
            read_day(" 2026-03-17 "),
            NaiveDate::from_ymd_opt(2026, 3, 17),
            "blanks around do no harm"
        );
    }

    #[test]
    fn the_present_minute_is_not_the_future() {
        let now = read_moment("2026-03-17T14:32").expect("a real moment");
        let mut findings = Vec::new();
        assert_eq!(read_past_moment("at", "2026-03-17T14:32", now, &mut findings), Some(now), "now has come");
        assert_eq!(
            read_past_moment("at", "2026-03-17T14:33", now, &mut findings),
            None,
            "a minute on has not"
        );
        assert_eq!(findings, [Finding::new("at", FindingCode::InFuture)], "said once");
    }
}
