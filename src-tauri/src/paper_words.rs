//! The words that go on paper for the codes of the rules. The window has its own in `ui/src/words/`.

use casework::consent::{
    Advocate, Basis, BestInterests, CapacityFinding, Decision, Gender, Inability, Manner, Mode, Purpose,
    Standing,
};
use casework::referral::Route;
use casework::safeguarding::Status;
use chrono::{NaiveDate, NaiveDateTime, Timelike};

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
        Status::NotCalledFor => "No longer called for",
    }
}

pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Referral => "Being referred into the NRM",
        Purpose::Support => "Receiving support",
        Purpose::Investigations => "Helping investigations",
        Purpose::NamedInNotification => "Being named in a Duty to Notify",
        Purpose::DecisionToOther => "The decision sent to someone else",
        Purpose::Contact => "Being reached safely",
        Purpose::Sharing => "Sharing with an agency",
        Purpose::PrivacyNotice => "The Privacy Information Notice explained",
    }
}

pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Agree => "Agreed",
        Decision::AgreeWithLimits => "Agreed, with limits",
        Decision::Refuse => "Did not agree",
        Decision::MoreTime => "Wanted more time",
        Decision::Withdraw => "Withdrew",
        Decision::CannotDecide => "Could not decide then",
    }
}

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotAsked => "Not asked",
        Standing::Agreed => "Agreed",
        Standing::AgreedWithLimits => "Agreed, with limits",
        Standing::Refused => "Not agreed",
        Standing::MoreTime => "More time wanted",
        Standing::Withdrawn => "Withdrawn",
        Standing::CannotDecide => "Cannot decide now",
        Standing::BestInterestsFor => "Decided in the person's best interests: it goes ahead",
        Standing::BestInterestsAgainst => "Decided in the person's best interests: it does not go ahead",
        Standing::Lapsed => "The agreed time has ended",
    }
}

pub fn yes_no(flag: Option<bool>) -> &'static str {
    match flag {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "Not decided",
    }
}

pub fn channel(word: &str) -> &str {
    match word {
        "call" => "by telephone call",
        "text" => "by text message",
        "email" => "by e-mail",
        "post" => "by post",
        "visit" => "by a visit",
        "through-someone" => "through someone else",
        other => other,
    }
}

pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in person",
        Mode::Telephone => "by telephone",
        Mode::Video => "by video",
    }
}

pub fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Woman => "a woman was asked for",
        Gender::Man => "a man was asked for",
        Gender::NoPreference => "no preference for a woman or a man",
        Gender::NotAsked => "woman or man: not asked",
    }
}

/// Returns the gender that was asked for, from the word that was chosen.
pub fn typed_gender(word: &str) -> &'static str {
    casework::case::read_choice("gender", word, &mut Vec::new()).map_or("", gender)
}

pub fn manner(manner: Manner) -> &'static str {
    match manner {
        Manner::Verbal => "Aloud",
        Manner::Written => "In writing",
    }
}

pub fn inability(inability: Inability) -> &'static str {
    match inability {
        Inability::Understand => "understand what was said",
        Inability::Retain => "keep it in mind",
        Inability::Weigh => "weigh it up",
        Inability::Communicate => "say or show a decision",
    }
}

pub fn capacity(finding: CapacityFinding) -> &'static str {
    match finding {
        CapacityFinding::Able => "able to decide",
        CapacityFinding::Unable => "unable to decide",
        CapacityFinding::NotSure => "not sure",
    }
}

pub fn advocate(advocate: Advocate) -> &'static str {
    match advocate {
        Advocate::Instructed => "instructed",
        Advocate::NotNeeded => "not needed",
        Advocate::AskedFor => "asked for",
        Advocate::NotYet => "not yet",
    }
}

pub fn best_interests(decided: BestInterests) -> &'static str {
    match decided {
        BestInterests::GoAhead => "Go ahead",
        BestInterests::DoNot => "Do not go ahead",
        BestInterests::NotDecided => "Not decided",
    }
}

pub fn basis(basis: &Basis) -> &str {
    match basis {
        Basis::Consent => "The person agreed",
        Basis::LimitsKept => "Within the limits the person set",
        Basis::NoConsentNeeded => "No consent is asked by law",
        Basis::OwnRecord => "Everyone may have a copy of what is held about them",
        Basis::WithinOrganisation => "Within the organisation",
        Basis::Reason(code) => code,
    }
}

pub fn file_kind(kind: &str) -> &str {
    match kind {
        "referral-pdf" => "The referral, as a PDF",
        "referral-json" => "The referral, as data",
        "official-copy" => "The official copy of the referral",
        "consent-record" => "The consent record, as a PDF",
        "consent-document" => "A signed paper",
        "attachment" => "A file of a note",
        "decision-history" => "The decision history, as a PDF",
        "decision-letter" => "A letter about a decision",
        "case-file" => "The case file, sealed",
        "readable-copy" => "The case file, as a PDF that anyone can read",
        "partnership-return" => "Categories of the case in a partnership return, sealed for a colleague",
        "htcds" => "Categories of the case, as a line of the Human Trafficking Case Data Standard",
        other => other,
    }
}

/// Returns a day such as "17 March 2026".
pub fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
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
