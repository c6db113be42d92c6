//! What to do next in a case: the one most pressing thing. People come before paper.

/// How things stand, as far as the next thing depends on it.
#[derive(Debug, Clone, Default)]
pub struct Standing<'a> {
    /// Whether any note was begun.
    pub any_note: bool,
    /// The note last written to that is not finished.
    pub unfinished_note: Option<&'a str>,
    /// What falls due about consent by the end of today.
    pub consent_due: Option<&'a str>,
    /// What of decisions is overdue or due soon: a last day, support that ends, news to ask for.
    pub decision_due: Option<&'a str>,
    /// The most pressing open safety step that is overdue or due today.
    pub pressing_step: Option<&'a str>,
    /// The first open step of any kind.
    pub open_step: Option<&'a str>,
    /// Consent to the referral is asked and not recorded yet.
    pub consent_missing: bool,
    /// Pages of the referral's route still with findings.
    pub referral_pages_left: u32,
    /// The referral is recorded as sent.
    pub referral_sent: bool,
}

/// The next thing, and which note or step it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    SafetyStep(&'a str),
    /// Someone to go back to, by the key of the matter.
    ConsentDue(&'a str),
    /// A day that runs because of a decision.
    DecisionDue(&'a str),
    UnfinishedNote(&'a str),
    FirstNote,
    RecordConsent,
    ContinueReferral,
    CheckReferral,
    /// Nothing presses: the referral is sent, and what comes is waited for.
    ReferralSent,
}

/// Returns the most pressing thing. A safety step that is due never waits for a note or the referral.
pub fn next<'a>(standing: &Standing<'a>) -> Next<'a> {
    if let Some(step) = standing.pressing_step {
        return Next::SafetyStep(step);
    }
    if let Some(matter) = standing.consent_due {
        return Next::ConsentDue(matter);
    }
    if let Some(clock) = standing.decision_due {
        return Next::DecisionDue(clock);
    }
    if let Some(note) = standing.unfinished_note {
        return Next::UnfinishedNote(note);
    }
    if !standing.any_note {
        return Next::FirstNote;
    }
    if let Some(step) = standing.open_step {
        return Next::SafetyStep(step);
    }
    if standing.referral_sent {
        return Next::ReferralSent;
    }
    if standing.consent_missing {
        return Next::RecordConsent;
    }
    if standing.referral_pages_left > 0 { Next::ContinueReferral } else { Next::CheckReferral }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_come_before_paper() {
        let standing = Standing {
            unfinished_note: Some("note"),
            pressing_step: Some("uk-999"),
            referral_pages_left: 40,
            ..Standing::default()
        };
        assert_eq!(next(&standing), Next::SafetyStep("uk-999"), "a step that is due is first");
    }

    #[test]
    fn whoever_waits_for_an_answer_comes_after_safety_and_before_paper() {
        let waiting =
            Standing { consent_due: Some("referral"), unfinished_note: Some("note"), ..Standing::default() };
        assert_eq!(next(&waiting), Next::ConsentDue("referral"), "a person waits");
        let both = Standing { pressing_step: Some("uk-999"), ..waiting };
        assert_eq!(next(&both), Next::SafetyStep("uk-999"), "safety first");
    }

    #[test]
    fn a_day_that_runs_comes_before_paper_and_after_the_person() {
        let last_day = Standing {
            decision_due: Some("reconsideration"),
            unfinished_note: Some("note"),
            ..Standing::default()
        };
        assert_eq!(next(&last_day), Next::DecisionDue("reconsideration"), "a right is lost, a note is not");
        let waited_for = Standing { consent_due: Some("referral"), ..last_day };
        assert_eq!(next(&waited_for), Next::ConsentDue("referral"), "a person waits");
    }

    #[test]
    fn a_new_case_begins_with_a_note() {
        let standing = Standing { open_step: Some("later"), consent_missing: true, ..Standing::default() };
        assert_eq!(next(&standing), Next::FirstNote, "write what you saw");
    }

    #[test]
    fn the_referral_is_last() {
        let ready = Standing { any_note: true, ..Standing::default() };
        assert_eq!(next(&ready), Next::CheckReferral, "all answered");
        let asked = Standing { consent_missing: true, referral_pages_left: 3, ..ready.clone() };
        assert_eq!(next(&asked), Next::RecordConsent, "the flag comes from the consent record");
        let begun = Standing { referral_pages_left: 3, ..ready };
        assert_eq!(next(&begun), Next::ContinueReferral, "pages are left");
    }
}
