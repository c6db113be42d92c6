//! What is said beside an event: it never stops one.

use rstest::rstest;

use super::*;
use crate::consent::{EventDetails, Mode};
use crate::moment::read_moment;

fn given(purpose: Purpose, decision: Decision, manner: Option<Manner>, on: &str) -> ConsentEvent {
    ConsentEvent {
        purpose,
        decision,
        at: read_moment(&format!("{on}T12:00")).expect("the test writes real days"),
        words: "I want to leave".into(),
        language: String::new(),
        interpreter: String::new(),
        present: String::new(),
        explained: Vec::new(),
        return_on: None,
        details: EventDetails { manner, ..EventDetails::default() },
    }
}

fn withdrawn(manner: Manner, on: &str) -> ConsentEvent {
    given(Purpose::Referral, Decision::Withdraw, Some(manner), on)
}

fn beside(event: &ConsentEvent, asked_afresh: bool, attached: bool, may: MayRefer) -> Vec<Remark> {
    remarks(event, asked_afresh, attached, may, ConsentPack::current())
}

#[rstest]
#[case::the_day_before_the_rule("2026-02-12", &[Remark::VerbalBeforeRule])]
#[case::the_day_of_the_rule("2026-02-13", &[])]
fn what_was_said_aloud_counts_from_the_day_of_the_rule(#[case] on: &str, #[case] expected: &[Remark]) {
    let aloud = withdrawn(Manner::Verbal, on);
    assert_eq!(beside(&aloud, false, false, MayRefer::Yes), expected, "withdrawn aloud on {on}");
    for purpose in [Purpose::Referral, Purpose::Support] {
        let stays = given(purpose, Decision::Agree, Some(Manner::Verbal), on);
        assert_eq!(beside(&stays, true, false, MayRefer::Yes), expected, "{purpose:?} at 18 on {on}");
        assert_eq!(beside(&stays, false, false, MayRefer::Yes), [], "a first agreement needs no manner");
    }
}

#[rstest]
#[case(MayRefer::Yes, &[])]
#[case(MayRefer::NotKnown, &[])]
#[case(MayRefer::EmailNotTaken, &[])]
#[case(MayRefer::NotFirstResponder, &[Remark::NotThroughFirstResponder])]
#[case(MayRefer::OrganisationNotListed, &[Remark::NotThroughFirstResponder])]
fn aloud_it_goes_through_a_first_responder_organisation(#[case] may: MayRefer, #[case] expected: &[Remark]) {
    let aloud = withdrawn(Manner::Verbal, "2026-03-17");
    assert_eq!(beside(&aloud, false, false, may), expected, "aloud, to someone who is {may:?}");
    let written = withdrawn(Manner::Written, "2026-03-17");
    assert_eq!(beside(&written, false, true, may), [], "in writing the person can do so by themself");
}

#[test]
fn what_was_given_in_writing_is_with_the_record() {
    let written = withdrawn(Manner::Written, "2026-02-12");
    assert_eq!(beside(&written, false, false, MayRefer::Yes), [Remark::WrittenNotAttached], "no paper");
    assert_eq!(
        beside(&written, false, true, MayRefer::Yes),
        [],
        "the paper is there, and no rule on writing"
    );
    let sharing = given(Purpose::Sharing, Decision::Agree, Some(Manner::Written), "2026-03-17");
    assert_eq!(
        beside(&sharing, false, false, MayRefer::Yes),
        [Remark::WrittenNotAttached],
        "whatever it is about"
    );
}

#[rstest]
#[case::nobody_interpreted(None, "", "", &[])]
#[case::an_agency_alone(None, "Brindle Languages", "", &[Remark::NoInterpreterNamed])]
#[case::a_way_alone(Some(Mode::Telephone), "", " ", &[Remark::NoInterpreterNamed])]
#[case::by_number(Some(Mode::Telephone), "Brindle Languages", "no. 4411", &[])]
#[case::a_name_alone(None, "", "Ms T", &[])]
fn whoever_interpreted_is_named(
    #[case] mode: Option<Mode>,
    #[case] agency: &str,
    #[case] interpreter: &str,
    #[case] expected: &[Remark],
) {
    let mut event = given(Purpose::Referral, Decision::Agree, None, "2026-03-17");
    event.interpreter = interpreter.to_owned();
    event.details.through.mode = mode;
    event.details.through.agency = agency.to_owned();
    assert_eq!(
        beside(&event, false, false, MayRefer::Yes),
        expected,
        "{mode:?}, {agency:?}, {interpreter:?}"
    );
}

#[test]
fn everything_is_said_at_once() {
    let mut event = withdrawn(Manner::Verbal, "2026-02-12");
    event.details.through.mode = Some(Mode::InPerson);
    let expected = [Remark::VerbalBeforeRule, Remark::NotThroughFirstResponder, Remark::NoInterpreterNamed];
    assert_eq!(beside(&event, false, false, MayRefer::NotFirstResponder), expected, "none hides another");
}

#[test]
fn the_manner_is_needed_at_18_and_for_withdrawing_from_the_nrm_only() {
    for (purpose, decision) in Purpose::ALL.into_iter().flat_map(|it| Decision::ALL.map(|of| (it, of))) {
        let of_the_nrm = [Purpose::Referral, Purpose::Support].contains(&purpose);
        let withdraws = decision == Decision::Withdraw;
        let case = format!("{purpose:?} {decision:?}");
        assert_eq!(manner_needed(purpose, decision, false), of_the_nrm && withdraws, "{case}");
        assert_eq!(manner_needed(purpose, decision, true), of_the_nrm, "{case}, asked afresh");
    }
}
