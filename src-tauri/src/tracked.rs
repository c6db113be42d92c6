//! A case in the NRM, tracked from what is stored of it.

use casework::case::choice_word;
use casework::consent::Standing;
use casework::decision::{Before, History, Lying, Sent, Tracked};
use casework::moment::read_day;
use casework::referral::Route;
use casework::safeguarding::Rail;
use chrono::{NaiveDate, NaiveDateTime};
use vault::store::CaseFacts;

/// Tracks a case by what decides how pressing it is; what comes before sending is left open.
pub fn of(facts: &CaseFacts, rail: &Rail<'_>, today: NaiveDate) -> Tracked {
    from(facts, rail, before(facts), today)
}

/// Tracks a case from how things stand before anything is sent.
pub fn from(facts: &CaseFacts, rail: &Rail<'_>, before: Before, today: NaiveDate) -> Tracked {
    let counting: Vec<_> =
        rail.lines.iter().filter_map(|line| Some((line.step.id.as_str(), line.counts_from?))).collect();
    let history = History {
        decisions: &facts.decisions,
        replaced: &facts.replaced,
        sent: facts.sent.iter().map(|it| sent(&it.route, it.at)).collect(),
        lying: lying(facts),
        settled: &facts.settled,
        records: &facts.safety,
        counting: &counting,
    };
    Tracked::of(history, before, today)
}

fn sent(route: &str, at: NaiveDateTime) -> Sent {
    let nrm = [Route::AdultNrm, Route::ChildNrm].iter().any(|kind| choice_word(kind) == route);
    Sent { at, notification: !nrm }
}

/// What comes before sending decides nothing once a report was sent; a list of cases does not look further.
fn before(facts: &CaseFacts) -> Before {
    Before {
        age: facts.case.age_group,
        explained: false,
        referral: Standing::NotAsked,
        duty_to_notify: false,
        online: !facts.online.is_empty() && !facts.is_frozen(),
    }
}

fn lying(facts: &CaseFacts) -> Lying {
    let before = facts.changes.iter().filter_map(|change| {
        let day = change.at.get(..10).and_then(read_day)?;
        Some((day, change.before.nation, change.before.age_group))
    });
    Lying { nation: facts.case.nation, age: facts.case.age_group, before: before.collect() }
}
