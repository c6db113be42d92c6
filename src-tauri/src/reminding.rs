//! The days of cases as reminders for a calendar that others may see: Daybook's number of the case and that a day has
//! come, nothing of what it is about.

use chrono::NaiveDate;
use paperwork::calendar_file::Reminder;
use vault::Moment;

use crate::caseload::Standing;

/// Reminded on the day itself and on the day before.
const DAYS_BEFORE: [u32; 2] = [0, 1];
/// As many digits of a name as no two days share by chance.
const NAME_LENGTH: usize = 32;

/// Returns a reminder for each day to come in the cases that count as work, by day. The same day of the same case has
/// the same name in each file, so that a calendar replaces it instead of keeping two.
pub fn of(standings: &[Standing], now: Moment) -> Vec<Reminder> {
    let today = now.date_naive();
    let work = standings.iter().filter(|standing| !standing.is_practice());
    let mut reminders: Vec<Reminder> = work.flat_map(|standing| of_case(standing, today)).collect();
    reminders.sort_by(|one, other| (one.on, &one.title, &one.uid).cmp(&(other.on, &other.title, &other.uid)));
    reminders
}

fn of_case(standing: &Standing, today: NaiveDate) -> Vec<Reminder> {
    let case = &standing.facts.case;
    let days = standing.days_to_come(today).into_iter();
    days.map(|(what, on)| reminder(&case.id, &case.number, &what, on)).collect()
}

fn reminder(case: &str, number: &str, what: &str, on: NaiveDate) -> Reminder {
    // A digest over the case's random id: whoever has the file learns nothing from the name.
    let mut uid = vault::fingerprint(format!("{case}/{what}").as_bytes());
    uid.truncate(NAME_LENGTH);
    Reminder {
        uid: format!("{uid}@daybook"),
        on,
        title: format!("Daybook: a day in {number}"),
        words: format!("Open Daybook and look at {number}."),
        remind_days_before: DAYS_BEFORE.to_vec(),
    }
}
