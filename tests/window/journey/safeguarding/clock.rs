//! The hours at which the parts stand: the late evening of a bank holiday, the morning of a working day everywhere.

use casework::calendar::{self, Closed};
use casework::case::Nation;
use chrono::{Days, NaiveDate, NaiveDateTime};
use daybook::session::Session;

use crate::fault::{Fault, Outcome};

const ALL: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
/// No two bank holidays are so far from each other.
const DAYS_AHEAD: u64 = 200;

/// Returns 11 at night on the next bank holiday of England.
pub fn bank_holiday_night() -> Outcome<NaiveDateTime> {
    let holiday = |day| matches!(calendar::closed(day, Nation::England), Ok(Some(Closed::BankHoliday(_))));
    next(holiday, 23)
}

/// Returns 11 in the morning on the next day that is a working day in every nation.
pub fn working_morning() -> Outcome<NaiveDateTime> {
    next(|day| ALL.iter().all(|nation| calendar::is_working_day(day, *nation) == Ok(true)), 11)
}

/// Returns the first working day in England after a moment.
pub fn working_day_after(moment: NaiveDateTime) -> Outcome<NaiveDate> {
    calendar::add_working_days(moment.date(), 1, Nation::England)
        .map_err(|cause| Fault::machine("counting working days", cause))
}

fn next(wanted: impl Fn(NaiveDate) -> bool, hour: u32) -> Outcome<NaiveDateTime> {
    let today = Session::now().date_naive();
    let mut days = (1..DAYS_AHEAD).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
    let moment = days.find(|day| wanted(*day)).and_then(|day| day.and_hms_opt(hour, 0, 0));
    moment.ok_or_else(|| Fault::Machine("no such day within the list of bank holidays".to_owned()))
}
