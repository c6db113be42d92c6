//! Consent as a ledger of events. Nothing is bundled, nothing is edited: a change is a new event and
//! the current state follows from the newest one.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::case::{AgeGroup, read_choice};
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_day, read_past_moment, refuse_nul};

/// What is being decided. The online form asks these apart, and each has its own effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Being referred into the NRM.
    Referral,
    /// Receiving support from the support provider.
    Support,
}

impl Purpose {
    pub const ALL: [Self; 2] = [Self::Referral, Self::Support];
}

/// What the person decided on one occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    Agree,
    Refuse,
    MoreTime,
    Withdraw,
}

/// One occasion: what the person decided, and how it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentEvent {
    pub purpose: Purpose,
    pub decision: Decision,
    /// When the person decided, on the clock of the place.
    pub at: NaiveDateTime,
    /// What the person said, in their words.
    pub words: String,
    pub language: String,
    pub interpreter: String,
    pub present: String,
    /// Ids of the statements explained before the answer.
    pub explained: Vec<String>,
    /// When to ask again, if the person wants more time.
    pub return_on: Option<NaiveDate>,
}

/// Whether consent is asked at all. A child's referral does not wait for it (Home Office guidance on
/// the NRM; an unknown age is treated as under 18, Modern Slavery Act 2015 s.51).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asking {
    Asked,
    NotAskedChild,
    NotAskedAgeNotKnown,
}

/// Tells whether this person's consent is asked.
pub fn asking(age: AgeGroup) -> Asking {
    match age {
        AgeGroup::Adult => Asking::Asked,
        AgeGroup::Under18 => Asking::NotAskedChild,
        AgeGroup::NotKnown => Asking::NotAskedAgeNotKnown,
    }
}

/// Where one purpose stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    NotAsked,
    Agreed,
    Refused,
    MoreTime,
    Withdrawn,
}

impl Standing {
    /// Returns the decisions that make sense from here: only what was agreed can be withdrawn.
    pub fn may_record(self) -> &'static [Decision] {
        match self {
            Self::Agreed => &[Decision::Withdraw],
            Self::NotAsked | Self::Refused | Self::MoreTime | Self::Withdrawn => {
                &[Decision::Agree, Decision::Refuse, Decision::MoreTime]
            }
        }
    }

    /// Returns the flag the official form asks for, or nothing while the person has not decided.
    pub fn flag(self) -> Option<bool> {
        match self {
            Self::Agreed => Some(true),
            Self::Refused | Self::Withdrawn => Some(false),
            Self::NotAsked | Self::MoreTime => None,
        }
    }
}

/// Tells whether an event still counts. One recorded before the person was last taken to be an adult does not:
/// a child is not asked, so that whoever turns out to be an adult after all is asked afresh.
pub fn counts<M: PartialOrd>(recorded_at: &M, adult_since: Option<&M>) -> bool {
    adult_since.is_none_or(|since| recorded_at >= since)
}

/// Returns the newest event of a purpose: the latest moment of deciding, and of two at the same
/// moment the one recorded later. `events` come in the order in which they were recorded.
pub fn newest(events: &[ConsentEvent], purpose: Purpose) -> Option<&ConsentEvent> {
    events.iter().filter(|event| event.purpose == purpose).max_by_key(|event| event.at)
}

/// Returns where a purpose stands, from the events in the order in which they were recorded.
pub fn standing(events: &[ConsentEvent], purpose: Purpose) -> Standing {
    match newest(events, purpose).map(|event| event.decision) {
        None => Standing::NotAsked,
        Some(Decision::Agree) => Standing::Agreed,
        Some(Decision::Refuse) => Standing::Refused,
        Some(Decision::MoreTime) => Standing::MoreTime,
        Some(Decision::Withdraw) => Standing::Withdrawn,
    }
}

/// Tells whether consent to the referral is to be asked and has not been yet.
pub fn referral_not_asked(age: AgeGroup, events: &[ConsentEvent]) -> bool {
    asking(age) == Asking::Asked && standing(events, Purpose::Referral) == Standing::NotAsked
}

/// What was typed about one occasion, before it is read.
#[derive(Debug, Clone, Default)]
pub struct TypedConsent {
    pub purpose: String,
    pub decision: String,
    pub at: String,
    pub words: String,
    pub language: String,
    pub interpreter: String,
    pub present: String,
    pub explained: Vec<String>,
    pub return_on: String,
}

impl TypedConsent {
    /// Reads the occasion against what was recorded before; all gaps are found at once. An occasion may
    /// be recorded late: it is judged by how things stood when it happened.
    pub fn read(self, earlier: &[ConsentEvent], now: NaiveDateTime) -> Result<ConsentEvent, Vec<Finding>> {
        let mut findings = Vec::new();
        let purpose = read_choice::<Purpose>("purpose", &self.purpose, &mut findings);
        let at = read_past_moment("at", &self.at, now, &mut findings);
        let before: Vec<_> =
            earlier.iter().filter(|event| at.is_none_or(|at| event.at <= at)).cloned().collect();
        let decision = self.read_decision(purpose, &before, &mut findings);
        let return_on = self.read_return(decision, now, &mut findings);
        self.text_findings(&mut findings);
        match (purpose, decision, at) {
            (Some(purpose), Some(decision), Some(at)) if findings.is_empty() => Ok(ConsentEvent {
                purpose,
                decision,
                at,
                words: self.words,
                language: self.language,
                interpreter: self.interpreter,
                present: self.present,
                explained: self.explained,
                return_on,
            }),
            _ => Err(findings),
        }
    }

    fn read_decision(
        &self,
        purpose: Option<Purpose>,
        before: &[ConsentEvent],
        findings: &mut Vec<Finding>,
    ) -> Option<Decision> {
        let decision = read_choice::<Decision>("decision", &self.decision, findings)?;
        let allowed = purpose.is_none_or(|it| standing(before, it).may_record().contains(&decision));
        if !allowed {
            findings.push(Finding::new("decision", FindingCode::NotListed));
        }
        allowed.then_some(decision)
    }

    fn read_return(
        &self,
        decision: Option<Decision>,
        now: NaiveDateTime,
        findings: &mut Vec<Finding>,
    ) -> Option<NaiveDate> {
        if decision != Some(Decision::MoreTime) {
            return None;
        }
        let code = match read_day(&self.return_on) {
            Some(day) if day >= now.date() => return Some(day),
            Some(_) => FindingCode::InPast,
            None if self.return_on.trim().is_empty() => FindingCode::Missing,
            None => FindingCode::NoSuchDate,
        };
        findings.push(Finding::new("returnOn", code));
        None
    }

    fn text_findings(&self, findings: &mut Vec<Finding>) {
        if self.words.trim().is_empty() {
            findings.push(Finding::new("words", FindingCode::Missing));
        }
        let texts = [
            ("words", &self.words),
            ("language", &self.language),
            ("interpreter", &self.interpreter),
            ("present", &self.present),
        ];
        for (field, typed) in texts {
            refuse_nul(field, typed, findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::read_moment;
    use proptest::prelude::*;

    fn now() -> NaiveDateTime {
        read_moment("2026-03-17T16:30").expect("a real moment")
    }

    fn typed(decision: &str, at: &str) -> TypedConsent {
        TypedConsent {
            purpose: "referral".into(),
            decision: decision.into(),
            at: at.into(),
            words: "Yes, please send it.".into(),
            return_on: "2026-03-18".into(),
            ..TypedConsent::default()
        }
    }

    #[test]
    fn nothing_is_decided_until_the_person_decides() {
        assert_eq!(standing(&[], Purpose::Referral), Standing::NotAsked, "no event, no state");
        assert_eq!(Standing::NotAsked.flag(), None, "silence is not consent");
        assert_eq!(Standing::MoreTime.flag(), None, "more time is neither yes nor no");
    }

    #[test]
    fn agreeing_to_one_purpose_says_nothing_of_the_other() {
        let event = typed("agree", "2026-03-17T16:10").read(&[], now()).expect("all is there");
        assert_eq!(standing(&[event], Purpose::Support), Standing::NotAsked, "consents are never bundled");
    }

    #[test]
    fn a_change_of_mind_is_a_new_event_and_wins() {
        let agreed = typed("agree", "2026-03-17T16:10").read(&[], now()).expect("all is there");
        let events = [agreed];
        let withdrew = typed("withdraw", "2026-03-17T16:20").read(&events, now()).expect("agreed before");
        let [agreed] = events;
        assert_eq!(standing(&[agreed, withdrew], Purpose::Referral).flag(), Some(false), "the newest counts");
    }

    #[test]
    fn what_was_not_agreed_cannot_be_withdrawn() {
        let findings =
            typed("withdraw", "2026-03-17T16:10").read(&[], now()).expect_err("nothing agreed yet");
        assert_eq!(findings, [Finding::new("decision", FindingCode::NotListed)], "said at the decision");
    }

    #[test]
    fn an_earlier_occasion_recorded_late_does_not_change_how_things_stand_now() {
        let agreed = typed("agree", "2026-03-17T16:10").read(&[], now()).expect("all is there");
        let events = [agreed];
        let waited = typed("more-time", "2026-03-17T09:00");
        let waited = TypedConsent { return_on: "2026-03-17".into(), ..waited };
        let waited = waited.read(&events, now()).expect("nothing was decided at nine o'clock");
        let [agreed] = events;
        assert_eq!(
            standing(&[agreed, waited], Purpose::Referral),
            Standing::Agreed,
            "the later moment counts"
        );
    }

    #[test]
    fn more_time_needs_a_day_to_return() {
        let mut more = typed("more-time", "2026-03-17T16:10");
        more.return_on = "2026-03-16".into();
        let findings = more.read(&[], now()).expect_err("yesterday cannot be returned to");
        assert_eq!(findings, [Finding::new("returnOn", FindingCode::InPast)], "a coming day is meant");
    }

    #[test]
    fn an_adult_is_to_be_asked_until_they_have_been() {
        assert!(referral_not_asked(AgeGroup::Adult, &[]), "not asked yet");
        assert!(!referral_not_asked(AgeGroup::Under18, &[]), "a child is never asked");
        let waiting = typed("more-time", "2026-03-17T16:10").read(&[], now()).expect("all is there");
        assert!(!referral_not_asked(AgeGroup::Adult, &[waiting]), "asked, and given time");
    }

    #[test]
    fn nobody_is_asked_who_is_treated_as_a_child() {
        assert_eq!(asking(AgeGroup::Under18), Asking::NotAskedChild, "a child's referral is automatic");
        assert_eq!(asking(AgeGroup::NotKnown), Asking::NotAskedAgeNotKnown, "assume under 18");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_found_odd(
            purpose in "\\PC{0,12}", decision in "agree|refuse|more-time|withdraw|", at in "\\PC{0,20}", words in "\\PC*",
        ) {
            let typed = TypedConsent { purpose, decision, at, words, ..TypedConsent::default() };
            if let Err(findings) = typed.read(&[], now()) {
                prop_assert!(!findings.is_empty(), "a refusal always says why");
            }
        }
    }
}
