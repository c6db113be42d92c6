//! A day typed in three boxes.

use chrono::NaiveDate;

use super::answer::TypedDay;
use super::text::trim;
use crate::finding::FindingCode;

impl TypedDay {
    /// Returns the day, or why it is none: four digits of a year, and a day that was or is.
    pub fn read(&self, after: Option<NaiveDate>, today: NaiveDate) -> Result<NaiveDate, FindingCode> {
        let day = self.calendar_day()?;
        match after {
            Some(after) if day <= after => Err(FindingCode::TooLongAgo),
            _ if day > today => Err(FindingCode::InFuture),
            _ => Ok(day),
        }
    }

    pub(super) fn calendar_day(&self) -> Result<NaiveDate, FindingCode> {
        let [day, month, year] = [&self.day, &self.month, &self.year].map(|part| trim(part));
        let (Some(day), Some(month), Some(number)) = (digits(day, 2), digits(month, 2), digits(year, 9))
        else {
            return Err(FindingCode::NoSuchDate);
        };
        if year.len() != 4 {
            return Err(FindingCode::YearNotFourDigits);
        }
        let number = i32::try_from(number).map_err(|_| FindingCode::NoSuchDate)?;
        NaiveDate::from_ymd_opt(number, month, day).ok_or(FindingCode::NoSuchDate)
    }
}

/// Reads one to `most` plain digits.
fn digits(text: &str, most: usize) -> Option<u32> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[rstest]
    #[case(["29", "2", "1996"], Ok(date(1996, 2, 29)))]
    #[case([" 1", "01 ", "2026"], Ok(date(2026, 1, 1)))]
    #[case(["29", "2", "1997"], Err(FindingCode::NoSuchDate))]
    #[case(["12", "13", "1990"], Err(FindingCode::NoSuchDate))]
    #[case(["", "5", "1990"], Err(FindingCode::NoSuchDate))]
    #[case(["1", "May", "1990"], Err(FindingCode::NoSuchDate))]
    #[case(["001", "1", "1990"], Err(FindingCode::NoSuchDate))]
    #[case(["1", "1", "90"], Err(FindingCode::YearNotFourDigits))]
    #[case(["1", "1", "19900"], Err(FindingCode::YearNotFourDigits))]
    #[case(["1", "1", "1900"], Err(FindingCode::TooLongAgo))]
    #[case(["2", "1", "1900"], Ok(date(1900, 1, 2)))]
    #[case(["6", "3", "2026"], Ok(date(2026, 3, 6)))]
    #[case(["7", "3", "2026"], Err(FindingCode::InFuture))]
    fn a_day_is_real_and_lies_between(
        #[case] parts: [&str; 3],
        #[case] read: Result<NaiveDate, FindingCode>,
    ) {
        let [day, month, year] = parts.map(str::to_owned);
        let typed = TypedDay { day, month, year };
        assert_eq!(typed.read(Some(date(1900, 1, 1)), date(2026, 3, 6)), read, "{typed:?}");
    }
}
