//! The words that go on paper for the codes of the rules. The window has its own in `ui/src/words/`.

use casework::consent::{Decision, Purpose};
use casework::referral::Route;
use casework::safeguarding::Status;
use chrono::{NaiveDateTime, Timelike};

pub fn route(route: Route) -> &'static str {
    match route {
        Route::AdultNrm => "Referral of an adult who agrees",
        Route::ChildNrm => "Referral of a person under 18, or whose age is not known",
        Route::DtnNamed => "Duty to Notify, with the person's name",
        Route::DtnAnonymous => "Duty to Notify, without the person's name",
        Route::Undecided => "Not decided yet",
    }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::ToDo => "To do",
        Status::Arranged => "Arranged",
        Status::Done => "Done",
        Status::NotNeeded => "Not needed",
        Status::Overdue => "Overdue",
    }
}

pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Referral => "Being referred into the NRM",
        Purpose::Support => "Receiving support",
    }
}

pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Agree => "Agreed",
        Decision::Refuse => "Did not agree",
        Decision::MoreTime => "Wanted more time",
        Decision::Withdraw => "Withdrew",
    }
}

/// Returns a moment such as "17 March 2026, 2:32pm".
pub fn moment(at: NaiveDateTime) -> String {
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let half = if at.hour() < 12 { "am" } else { "pm" };
    format!("{}, {hour}:{:02}{half}", at.format("%-d %B %Y"), at.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_people_write_it() {
        let at = |typed| moment(casework::moment::read_moment(typed).expect("a real moment"));
        assert_eq!(at("2026-03-17T14:32"), "17 March 2026, 2:32pm", "afternoon");
        assert_eq!(at("2026-03-07T00:05"), "7 March 2026, 12:05am", "after midnight");
        assert_eq!(at("2026-03-07T12:00"), "7 March 2026, 12:00pm", "midday");
    }
}
