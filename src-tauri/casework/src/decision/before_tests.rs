//! Where a case stands before anything is sent: as consent, the age and the draft do.

use rstest::rstest;

use super::*;
use crate::consent::Standing;

#[rstest]
#[case::explained(true, Standing::NotAsked, State::ConsentSought)]
#[case::nothing(false, Standing::NotAsked, State::Concern)]
#[case::agreed(true, Standing::Agreed, State::DraftNrm)]
#[case::with_limits(true, Standing::AgreedWithLimits, State::DraftNrm)]
#[case::in_their_interest(true, Standing::BestInterestsFor, State::DraftNrm)]
#[case::refused(true, Standing::Refused, State::DraftDtn)]
#[case::withdrawn(true, Standing::Withdrawn, State::DraftDtn)]
#[case::not_in_their_interest(true, Standing::BestInterestsAgainst, State::DraftDtn)]
#[case::more_time(true, Standing::MoreTime, State::ConsentSought)]
#[case::cannot_decide(true, Standing::CannotDecide, State::ConsentSought)]
#[case::lapsed(false, Standing::Lapsed, State::ConsentSought)]
fn before_sending_an_adults_case_stands_where_consent_does(
    #[case] explained: bool,
    #[case] referral: Standing,
    #[case] state: State,
) {
    let mut trial = Trial::default();
    trial.before = Before { explained, referral, ..trial.before };
    let course = trial.course(day("2026-11-22"));
    assert_eq!((course.state, course.since()), (state, None), "{referral:?} in England");
    trial.before.duty_to_notify = false;
    let elsewhere = if state == State::DraftDtn { State::NoReferral } else { state };
    assert_eq!(trial.state("2026-11-22"), elsewhere, "{referral:?} where there is no Duty to Notify");
}

#[rstest]
#[case(AgeGroup::Under18)]
#[case(AgeGroup::NotKnown)]
fn a_child_is_not_asked(#[case] age: AgeGroup) {
    let mut trial = Trial::default().of_age(age);
    trial.before.referral = Standing::Refused;
    assert_eq!(trial.state("2026-11-22"), State::DraftNrm, "a child is referred, whatever was said");
    trial.before.online = true;
    assert_eq!(trial.state("2026-11-22"), State::SavedOnline, "and the draft may stand on the online form");
}

#[test]
fn a_notification_waits_for_nothing_until_the_person_agrees() {
    let mut trial = Trial::default().notified("2026-03-03");
    trial.before.referral = Standing::Refused;
    assert_eq!(trial.state("2026-11-22"), State::DtnSent, "a refusal that was acted on");
    assert_eq!(trial.clocks(day("2026-11-22")), [], "no decision comes, so none is waited for");
    trial.before.referral = Standing::Agreed;
    assert_eq!(trial.state("2026-11-22"), State::DraftNrm, "the person agrees later");
    let trial = trial.sent("2026-04-01");
    assert_eq!(trial.state("2026-11-22"), State::RgPending, "and is referred");
    assert_eq!(trial.course(day("2026-11-22")).sent_on(), Some(day("2026-04-01")), "from that day");
}
