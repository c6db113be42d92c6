//! A record of someone's capacity to make one decision at one time (Mental Capacity Act 2005 in England and
//! Wales; the other nations have law of their own, see the consent pack). Coercion is not incapacity.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::event::optional;
use super::matter::{Channel, Purpose};
use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_past_moment, refuse_nul};
use crate::note::Signature;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CapacityFinding {
    Able,
    Unable,
    /// Capacity is presumed until it is shown to be lacking.
    NotSure,
}

/// What a person must be able to do with what they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inability {
    Understand,
    Retain,
    Weigh,
    Communicate,
}

/// Where an independent advocate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advocate {
    Instructed,
    NotNeeded,
    AskedFor,
    NotYet,
}

/// What was decided in the best interests of someone who lacks capacity for the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BestInterests {
    GoAhead,
    DoNot,
    NotDecided,
}

/// One record: it is about one decision and one time, and is never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityRecord {
    pub purpose: Purpose,
    pub about: String,
    pub at: NaiveDateTime,
    /// What the person was to decide, in words.
    pub decision: String,
    /// What help was given to decide.
    pub help: String,
    /// The impairment or disturbance that the difficulty follows from.
    pub because: String,
    pub could_not: Vec<Inability>,
    pub evidence: String,
    /// Pressure, threats or control by someone: no incapacity, but never left out.
    pub coercion: String,
    pub finding: CapacityFinding,
    pub decided_by: String,
    pub consulted: String,
    pub advocate: Option<Advocate>,
    pub advocate_words: String,
    /// What the person wishes and feels.
    pub wishes: String,
    pub best_interests: Option<BestInterests>,
    pub best_interests_why: String,
    pub signed: Option<Signature>,
}

/// What was typed of a record of capacity, before it is read.
#[derive(Debug, Clone, Default)]
pub struct TypedCapacity {
    pub purpose: String,
    pub about: String,
    pub at: String,
    pub decision: String,
    pub help: String,
    pub because: String,
    pub could_not: Vec<String>,
    pub evidence: String,
    pub coercion: String,
    pub finding: String,
    pub decided_by: String,
    pub consulted: String,
    pub advocate: String,
    pub advocate_words: String,
    pub wishes: String,
    pub best_interests: String,
    pub best_interests_why: String,
}

impl TypedCapacity {
    /// Reads the record; all gaps are found at once. Incapacity is only found with what could not be done, why,
    /// and the help that was given first: it is never presumed.
    pub fn read(self, now: NaiveDateTime) -> Result<CapacityRecord, Vec<Finding>> {
        let mut findings = Vec::new();
        let purpose = read_choice::<Purpose>("purpose", &self.purpose, &mut findings);
        if purpose == Some(Purpose::Contact) {
            read_choice::<Channel>("about", &self.about, &mut findings);
        }
        let at = read_past_moment("at", &self.at, now, &mut findings);
        let finding = read_choice::<CapacityFinding>("finding", &self.finding, &mut findings);
        let unable = finding == Some(CapacityFinding::Unable);
        let mut could_not = Vec::new();
        for word in &self.could_not {
            could_not.extend(read_choice::<Inability>("couldNot", word, &mut findings));
        }
        if unable && could_not.is_empty() {
            findings.push(Finding::new("couldNot", FindingCode::NoneTicked));
        }
        let advocate = optional(&self.advocate, "advocate", false, &mut findings);
        let best_interests =
            if unable { optional(&self.best_interests, "bestInterests", false, &mut findings) } else { None };
        let decided = matches!(best_interests, Some(BestInterests::GoAhead | BestInterests::DoNot));
        self.text_findings(unable, decided, &mut findings);
        let (Some(purpose), Some(at), Some(finding), true) = (purpose, at, finding, findings.is_empty())
        else {
            return Err(findings);
        };
        Ok(CapacityRecord {
            purpose,
            about: if purpose.is_named() { self.about.trim().to_owned() } else { String::new() },
            at,
            decision: self.decision,
            help: self.help,
            because: self.because,
            could_not,
            evidence: self.evidence,
            coercion: self.coercion,
            finding,
            decided_by: self.decided_by,
            consulted: self.consulted,
            advocate,
            advocate_words: self.advocate_words,
            wishes: self.wishes,
            best_interests,
            best_interests_why: self.best_interests_why,
            signed: None,
        })
    }

    fn text_findings(&self, unable: bool, decided: bool, findings: &mut Vec<Finding>) {
        let texts = [
            ("decision", &self.decision, true),
            ("help", &self.help, unable),
            ("because", &self.because, unable),
            ("evidence", &self.evidence, unable),
            ("coercion", &self.coercion, false),
            ("decidedBy", &self.decided_by, unable),
            ("consulted", &self.consulted, decided),
            ("advocateWords", &self.advocate_words, false),
            ("wishes", &self.wishes, decided),
            ("bestInterestsWhy", &self.best_interests_why, decided),
        ];
        for (field, typed, needed) in texts {
            if needed && typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
            refuse_nul(field, typed, findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::read_moment;

    fn now() -> NaiveDateTime {
        read_moment("2026-03-17T16:30").expect("a real moment")
    }

    fn typed(finding: &str) -> TypedCapacity {
        TypedCapacity {
            purpose: "referral".into(),
            at: "2026-03-17T15:00".into(),
            decision: "Whether to be referred into the NRM".into(),
            finding: finding.into(),
            ..TypedCapacity::default()
        }
    }

    fn fields(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.field.as_str()).collect()
    }

    #[test]
    fn capacity_is_presumed_and_incapacity_must_be_shown() {
        typed("able").read(now()).expect("nothing more is asked where someone can decide");
        let findings = typed("unable").read(now()).expect_err("nothing shows it");
        let expected = ["couldNot", "help", "because", "evidence", "decidedBy"];
        assert_eq!(fields(&findings), expected, "each part of the test is asked for");
    }

    #[test]
    fn coercion_alone_finds_nobody_unable() {
        let pressed = TypedCapacity { coercion: "Her uncle stood behind her.".into(), ..typed("unable") };
        let findings = pressed.read(now()).expect_err("pressure is not incapacity");
        assert!(fields(&findings).contains(&"because"), "an impairment is still asked for: {findings:?}");
    }

    #[test]
    fn a_best_interests_decision_says_who_was_asked_and_why() {
        let decided = TypedCapacity {
            could_not: vec!["weigh".into()],
            help: "Two visits, an interpreter".into(),
            because: "A head injury".into(),
            evidence: "Could not say what would follow".into(),
            decided_by: "Dr Q".into(),
            best_interests: "go-ahead".into(),
            ..typed("unable")
        };
        let findings = decided.clone().read(now()).expect_err("nobody was consulted");
        assert_eq!(fields(&findings), ["consulted", "wishes", "bestInterestsWhy"], "asked for by name");
        let whole = TypedCapacity {
            consulted: "Her sister".into(),
            wishes: "To be safe".into(),
            best_interests_why: "Nothing less keeps her safe".into(),
            ..decided
        };
        let record = whole.read(now()).expect("whole");
        assert_eq!(record.best_interests, Some(BestInterests::GoAhead), "as decided");
    }

    #[test]
    fn nobody_decides_for_someone_who_can() {
        let able = TypedCapacity { best_interests: "go-ahead".into(), ..typed("able") };
        let record = able.read(now()).expect("read");
        assert_eq!(record.best_interests, None, "the person decides");
    }
}
