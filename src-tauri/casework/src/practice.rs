//! The practice case: an invented person and visit, to learn Daybook with and to try it by.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The whole invented case. Nothing in it is true, and `markers` proves it: words that occur nowhere
/// else, so that a search for them over files finds any text that leaked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeCase {
    /// Says that the case is invented; shown where the case is.
    pub about: String,
    pub markers: Vec<String>,
    pub case: PracticeIdentity,
    /// A visit whose note is finished and amended.
    pub finished_note: PracticeNote,
    /// A visit whose note is still to be typed.
    pub note_to_type: PracticeNote,
    pub consent: Vec<PracticeConsent>,
    pub safety: Vec<PracticeSafety>,
    /// Every answer of the consenting adult's route by field key, as the window holds them. The two that
    /// follow from consent are left out (`pv-want-to-submit-nrm`, `does-pv-need-support`).
    pub answers: Map<String, Value>,
}

/// The case as it is opened, in the window's words.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeIdentity {
    pub opened: PracticeMoment,
    pub called: String,
    pub age_group: String,
    pub nation: String,
    pub language: String,
    pub interpreter: String,
}

/// A moment counted back from the day the practice case is made, so that it is never in the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeMoment {
    pub days_before: u64,
    pub time: NaiveTime,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeNote {
    pub started: PracticeMoment,
    pub ended: PracticeMoment,
    pub place: String,
    pub present: String,
    pub text: String,
    pub view: String,
    /// None for a note that is still to be typed.
    #[serde(default)]
    pub finished: Option<PracticeFinish>,
    #[serde(default)]
    pub amendments: Vec<PracticeAmendment>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeFinish {
    pub at: PracticeMoment,
    pub made_at_the_time: bool,
    pub why_later: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeAmendment {
    pub at: PracticeMoment,
    /// `addition` or `correction`.
    pub kind: String,
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeConsent {
    /// `referral` or `support`.
    pub purpose: String,
    pub decision: String,
    pub at: PracticeMoment,
    pub words: String,
    pub language: String,
    pub interpreter: String,
    pub present: String,
    /// Ids of the statements that were explained.
    pub explained: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeSafety {
    /// The id of a step of the pathway packs.
    pub step: String,
    pub outcome: String,
    pub at: PracticeMoment,
    pub who: String,
    #[serde(default)]
    pub reference: String,
    #[serde(default)]
    pub agreed: String,
    #[serde(default)]
    pub reason: String,
    /// Days after the day of `at`, for `arranged`.
    #[serde(default)]
    pub arranged_days_later: Option<u64>,
}

impl PracticeMoment {
    /// Returns the moment for a practice case made on `today`.
    pub fn on(self, today: NaiveDate) -> NaiveDateTime {
        (today - Days::new(self.days_before)).and_time(self.time)
    }

    /// Returns it as the window types it: `YYYY-MM-DDTHH:MM`.
    pub fn typed(self, today: NaiveDate) -> String {
        self.on(today).format("%Y-%m-%dT%H:%M").to_string()
    }
}

impl PracticeSafety {
    /// Returns the day something is arranged for as the window types it, `YYYY-MM-DD`; empty when
    /// nothing is arranged.
    pub fn arranged_for(&self, today: NaiveDate) -> String {
        self.arranged_days_later
            .map(|later| (self.at.on(today).date() + Days::new(later)).to_string())
            .unwrap_or_default()
    }
}

impl PracticeCase {
    /// Returns the practice case that ships with this version.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<PracticeCase> = LazyLock::new(|| {
            serde_json::from_str(include_str!("../data/practice-case.json"))
                .expect("a test reads the shipped practice case")
        });
        &SHIPPED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{AgeGroup, NewCase};
    use crate::consent::{self, Matter, Purpose, Standing, TypedConsent};
    use crate::note::{NewAmendment, NoteText, Statement, Written};
    use crate::safeguarding::{NewRecord, Pathways, TypedRecord};
    use crate::statements;

    fn today() -> NaiveDate {
        "2026-03-17".parse().expect("a real day")
    }

    fn now() -> NaiveDateTime {
        today().and_time(NaiveTime::MIN)
    }

    fn at_once() -> Written {
        Written { began: now() - Days::new(30), now: now(), late_after_hours: 24 }
    }

    fn note_text(note: &PracticeNote) -> NoteText {
        NoteText {
            started: note.started.typed(today()),
            ended: note.ended.typed(today()),
            place: note.place.clone(),
            present: note.present.clone(),
            text: note.text.clone(),
            view: note.view.clone(),
            ..NoteText::default()
        }
    }

    /// Returns the free text of each part.
    fn parts() -> Vec<String> {
        let case = PracticeCase::shipped();
        let notes =
            [&case.finished_note, &case.note_to_type].map(|note| format!("{} {}", note.text, note.view));
        let consent: String = case.consent.iter().map(|event| event.words.clone()).collect();
        let safety: String =
            case.safety.iter().map(|record| format!("{} {}", record.agreed, record.reason)).collect();
        let answers = serde_json::to_string(&case.answers).expect("answers are JSON");
        notes.into_iter().chain([consent, safety, answers]).collect()
    }

    #[test]
    fn every_part_of_the_practice_case_holds_a_marker_and_every_marker_is_used() {
        let markers = &PracticeCase::shipped().markers;
        for part in parts() {
            let marked = markers.iter().any(|marker| part.contains(marker.as_str()));
            assert!(marked, "a search would find it if it leaked: {part}");
        }
        for marker in markers {
            assert!(
                parts().iter().any(|part| part.contains(marker.as_str())),
                "searched for in vain: {marker}"
            );
            assert!(marker.is_ascii() && marker.len() >= 8, "can be found by strings(1): {marker}");
        }
    }

    #[test]
    fn the_practice_case_says_that_it_is_invented() {
        let case = PracticeCase::shipped();
        assert!(case.about.contains("invented"), "in so many words");
        assert!(case.case.called.contains("practice"), "on every screen");
        for key in ["reference", "reported-to-police-crime-reference", "pv-name-first-name"] {
            let answer = case.answers.get(key).and_then(Value::as_str).unwrap_or_default();
            assert!(answer.to_lowercase().contains("practice"), "also on the referral: {key}");
        }
    }

    #[test]
    fn the_case_opens_without_findings() {
        let PracticeIdentity { called, age_group, nation, language, interpreter, .. } =
            &PracticeCase::shipped().case;
        let opened = NewCase::read(called, age_group, nation, "", language, interpreter);
        let opened = opened.expect("the window would take it");
        assert_eq!(opened.age_group, AgeGroup::Adult, "consent is asked of an adult");
    }

    #[test]
    fn both_notes_could_be_finished() {
        let case = PracticeCase::shipped();
        let finish = case.finished_note.finished.as_ref().expect("one note is finished");
        let statement =
            Statement { made_at_the_time: finish.made_at_the_time, why_later: finish.why_later.clone() };
        for note in [&case.finished_note, &case.note_to_type] {
            assert_eq!(
                note_text(note).findings(Some(&statement), at_once()),
                [],
                "nothing is missing: {}",
                note.place
            );
        }
        assert!(finish.at.on(today()) >= case.finished_note.ended.on(today()), "finished after the visit");
        assert!(case.note_to_type.finished.is_none(), "the other is still to be typed");
    }

    #[test]
    fn the_amendments_are_complete() {
        let amendments = &PracticeCase::shipped().finished_note.amendments;
        assert_eq!(amendments.len(), 2, "an addition and a correction");
        for PracticeAmendment { kind, was_wrong, text, reason, .. } in amendments {
            assert!(NewAmendment::read(kind, was_wrong, text, reason).is_ok(), "nothing is missing: {kind}");
        }
    }

    #[test]
    fn the_safety_records_are_complete_and_name_steps_of_the_rail() {
        for record in &PracticeCase::shipped().safety {
            let step = Pathways::current().step(&record.step).expect("a shipped step");
            assert!(step.rail, "in the rail of an adult in England: {}", step.id);
            let typed = TypedRecord {
                outcome: &record.outcome,
                at: &record.at.typed(today()),
                who: &record.who,
                reference: &record.reference,
                agreed: &record.agreed,
                reason: &record.reason,
                arranged_for: &record.arranged_for(today()),
                ..TypedRecord::default()
            };
            assert!(NewRecord::read(typed, now()).is_ok(), "nothing is missing: {}", record.step);
        }
    }

    #[test]
    fn consent_is_given_apart_and_after_everything_was_explained() {
        let events = &PracticeCase::shipped().consent;
        let asked: Vec<_> =
            events.iter().map(|event| (event.purpose.as_str(), event.decision.as_str())).collect();
        assert_eq!(asked, [("referral", "agree"), ("support", "agree")], "two separate answers");
        let mut recorded = Vec::new();
        for event in events {
            let typed = TypedConsent {
                purpose: event.purpose.clone(),
                decision: event.decision.clone(),
                at: event.at.typed(today()),
                words: event.words.clone(),
                language: event.language.clone(),
                interpreter: event.interpreter.clone(),
                present: event.present.clone(),
                explained: event.explained.clone(),
                ..TypedConsent::default()
            };
            recorded.push(typed.read(&recorded, &[], now(), |_, _| false).expect("the window would take it"));
            assert!(!event.interpreter.is_empty(), "and says who interpreted");
        }
        let stands = [Purpose::Referral, Purpose::Support]
            .map(|purpose| consent::stand(&recorded, &[], &Matter::of(purpose), today()).standing);
        assert_eq!(stands, [Standing::Agreed; 2], "a referral with support");
        let all: Vec<_> = statements::for_age(AgeGroup::Adult).iter().map(|told| told.id.clone()).collect();
        assert_eq!(events.first().map(|event| &event.explained), Some(&all), "all eight before the referral");
        assert!(
            events.iter().flat_map(|event| &event.explained).all(|id| all.contains(id)),
            "known ids only"
        );
    }

    #[test]
    fn what_follows_from_consent_is_not_among_the_answers() {
        let answers = &PracticeCase::shipped().answers;
        for key in ["pv-want-to-submit-nrm", "does-pv-need-support"] {
            assert!(!answers.contains_key(key), "taken from the consent record: {key}");
        }
        assert_eq!(answers.get("pv-under-age"), Some(&Value::from("no")), "an adult's route");
    }

    #[test]
    fn the_telephone_number_is_one_that_can_exist() {
        let answers = &PracticeCase::shipped().answers;
        let typed = answers.get("pv-phone-number-yes").and_then(Value::as_str).expect("a number is given");
        let number = phonenumber::parse(Some(phonenumber::country::GB), typed).expect("a number");
        assert!(phonenumber::is_valid(&number), "the official form refuses Ofcom's invented numbers");
    }
}
