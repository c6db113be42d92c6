//! Days and moments as they are typed, read without asking a clock.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

use crate::finding::{Finding, FindingCode};

/// Reads `YYYY-MM-DDTHH:MM`; anything else, or a day that does not exist, is `None`. Thousands of records are read at
/// once, so that the places are read by hand.
pub fn read_moment(typed: &str) -> Option<NaiveDateTime> {
    let (day, time) = typed.trim().split_once('T')?;
    let [hour, minute] = numbers::<2>(time, &[2, 2], b':')?;
    read_day(day)?.and_hms_opt(hour, minute, 0)
}

/// Reads `YYYY-MM-DD`; anything else, or a day that does not exist, is `None`.
pub fn read_day(typed: &str) -> Option<NaiveDate> {
    let [year, month, day] = numbers::<3>(typed.trim(), &[4, 2, 2], b'-')?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads a moment as it is stored, RFC 3339 with the computer's offset; anything else is `None`.
pub fn read_stored(stored: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(stored).ok()
}

/// Reads numbers of so many digits each with a sign between them, and nothing else.
fn numbers<const COUNT: usize>(typed: &str, digits: &[usize; COUNT], between: u8) -> Option<[u32; COUNT]> {
    let mut rest = typed.as_bytes();
    let mut read = [0; COUNT];
    for (place, (number, count)) in read.iter_mut().zip(digits).enumerate() {
        if place > 0 {
            rest = rest.strip_prefix(&[between])?;
        }
        let (digits, after) = rest.split_at_checked(*count)?;
        for digit in digits {
            *number = *number * 10 + digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        }
        rest = after;
    }
    rest.is_empty().then_some(read)
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
    fn what_only_looks_like_a_day_is_none() {
        for typed in [
            "",
            "2026-3-17",
            "2026-03-17 ",
            "+026-03-17",
            "2026/03/17",
            "2026-03-170",
            "2026-0é-17",
            "2026-13-01",
        ] {
            let read = read_day(typed);
            assert_eq!(read.is_some(), typed.trim() == "2026-03-17", "“{typed}”: {read:?}");
        }
        for typed in
            ["2026-03-17T14:3", "2026-03-17T24:00", "2026-03-17T14:32:00", "2026-03-17 14:32", "T14:32"]
        {
            assert_eq!(read_moment(typed), None, "“{typed}”");
        }
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
