//! The days of cases as reminders for a calendar that others may see: Daybook's number of the case and that a day has
//! come, nothing of what it is about.

use casework::clock::Says;
use casework::decision::Clock;
use casework::moment::read_day;
use casework::safeguarding::Status;
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
    let steps =
        standing.rail.lines.iter().filter(|line| !line.status.settled() && line.status != Status::Overdue);
    let steps = steps.filter_map(|line| Some((line.step.id.clone(), line.due_on?)));
    let consent = standing.falls_due.iter().map(|due| (format!("consent/{}", due.key), due.on));
    let means = |clock: &&Clock<'_>| !matches!(clock.says(), Says::NotBefore | Says::None);
    let clocks = standing.tracked.clocks.iter().filter(|clock| clock.is_coming()).filter(means);
    let clocks = clocks.filter_map(|clock| Some((clock.key.clone(), clock.on?)));
    let again = standing.facts.news.iter().max_by_key(|asked| asked.on).and_then(|asked| asked.again_on);
    let awaited = again.filter(|_| standing.tracked.course.state.awaits_decision());
    let ask = awaited.map(|on| ("ask".to_owned(), on));
    let online = standing.online.as_ref().and_then(|it| read_day(&it.deleted_on));
    let online = online.map(|on| ("online".to_owned(), on));
    let days = steps.chain(consent).chain(clocks).chain(ask).chain(online).filter(|(_, on)| *on >= today);
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
