//! Item by item: what consent covers of what would leave, for the one who would receive it.

use std::cell::RefCell;

use rstest::rstest;

use super::*;

const ITEMS: [Item; 5] =
    [Item::Account, Item::Identity, Item::Support, Item::ContactEmail, Item::ContactPost];

type Decided = (Purpose, &'static str, Standing);

const ADULT: Leaving<'static> = Leaving { items: &ITEMS, as_child: false, notification: false };
const CHILD: Leaving<'static> = Leaving { as_child: true, ..ADULT };
const NAMED: Leaving<'static> = Leaving { notification: true, ..ADULT };

const AGREED: &[Decided] = &[
    (Purpose::Referral, "", Standing::Agreed),
    (Purpose::Support, "", Standing::AgreedWithLimits),
    (Purpose::Contact, "email", Standing::Agreed),
    (Purpose::Contact, "post", Standing::Refused),
];
const REFUSED: &[Decided] =
    &[(Purpose::Referral, "", Standing::Refused), (Purpose::NamedInNotification, "", Standing::Refused)];
const MAY_BE_NAMED: &[Decided] =
    &[(Purpose::Referral, "", Standing::Refused), (Purpose::NamedInNotification, "", Standing::Agreed)];

fn covered(leaving: &Leaving<'_>, to: (Recipient, &str), decided: &[Decided]) -> Vec<Covered> {
    coverage(leaving, to, |purpose, about| {
        let one = decided.iter().find(|(of, whom, _)| (*of, *whom) == (purpose, about));
        let standing = one.map_or(Standing::NotAsked, |(.., standing)| *standing);
        let limits = if standing == Standing::AgreedWithLimits { "Only by day" } else { "" };
        (standing, limits.to_owned())
    })
}

fn covers(leaving: &Leaving<'_>, to: (Recipient, &str), decided: &[Decided]) -> Vec<Cover> {
    covered(leaving, to, decided).into_iter().map(|it| it.cover).collect()
}

use Cover::{Covered as Yes, Limits, NotAsked, NotCovered as No, WithinOrganisation as Within};

#[rstest]
#[case::adult_agreed(&ADULT, AGREED, [Yes, Yes, Limits, Yes, No])]
#[case::adult_refused_and_it_is_no_notification(&ADULT, REFUSED, [No; 5])]
#[case::adult_never_asked(&ADULT, &[], [No; 5])]
#[case::refused_and_named_all_the_same(&NAMED, REFUSED, [NotAsked, No, No, No, No])]
#[case::refused_and_agreed_to_be_named(&NAMED, MAY_BE_NAMED, [NotAsked, Yes, No, No, No])]
#[case::a_child(&CHILD, &[], [NotAsked; 5])]
#[case::a_child_who_was_asked_and_refused(&CHILD, REFUSED, [NotAsked; 5])]
fn to_the_home_office(
    #[case] leaving: &Leaving<'_>,
    #[case] decided: &[Decided],
    #[case] expected: [Cover; 5],
) {
    assert_eq!(covers(leaving, (Recipient::HomeOffice, ""), decided), expected, "of {ITEMS:?}");
}

#[rstest]
#[case(&ADULT)]
#[case(&CHILD)]
#[case(&NAMED)]
fn to_ones_own_organisation_nothing_is_shared(#[case] leaving: &Leaving<'_>) {
    for decided in [AGREED, REFUSED, &[]] {
        assert_eq!(
            covers(leaving, (Recipient::OwnOrganisation, ""), decided),
            [Within; 5],
            "it is kept there"
        );
    }
}

#[rstest]
#[case(Standing::NotAsked, No)]
#[case(Standing::Agreed, Yes)]
#[case(Standing::AgreedWithLimits, Limits)]
#[case(Standing::Refused, No)]
#[case(Standing::MoreTime, No)]
#[case(Standing::Withdrawn, No)]
#[case(Standing::CannotDecide, No)]
#[case(Standing::BestInterestsFor, Yes)]
#[case(Standing::BestInterestsAgainst, No)]
#[case(Standing::Lapsed, No)]
fn to_an_agency_only_what_was_decided_about_it_counts(#[case] standing: Standing, #[case] cover: Cover) {
    let of_it = [AGREED, &[(Purpose::Sharing, "The surgery", standing)]].concat();
    for leaving in [&ADULT, &CHILD, &NAMED] {
        let to_it = covers(leaving, (Recipient::Other, "The surgery"), &of_it);
        assert_eq!(to_it, [cover; 5], "{standing:?}: even what goes to the Home Office unasked");
        let to_another = covers(leaving, (Recipient::Other, "The school"), &of_it);
        assert_eq!(to_another, [No; 5], "{standing:?}: another agency is another decision");
    }
}

#[test]
fn each_item_says_where_its_own_matter_stands_and_within_which_limits() {
    let found = covered(&ADULT, (Recipient::HomeOffice, ""), AGREED);
    let said: Vec<_> = found.iter().map(|it| (it.item, it.standing, it.limits.as_str())).collect();
    let expected = [
        (Item::Account, Standing::Agreed, ""),
        (Item::Identity, Standing::Agreed, ""),
        (Item::Support, Standing::AgreedWithLimits, "Only by day"),
        (Item::ContactEmail, Standing::Agreed, ""),
        (Item::ContactPost, Standing::Refused, ""),
    ];
    assert_eq!(said, expected, "in the order asked");
}

#[rstest]
#[case(Item::Account, &ADULT, Purpose::Referral, "")]
#[case(Item::Identity, &ADULT, Purpose::Referral, "")]
#[case(Item::Identity, &NAMED, Purpose::NamedInNotification, "")]
#[case(Item::Support, &ADULT, Purpose::Support, "")]
#[case(Item::ContactEmail, &ADULT, Purpose::Contact, "email")]
#[case(Item::ContactPost, &ADULT, Purpose::Contact, "post")]
#[case(Item::ContactCall, &ADULT, Purpose::Contact, "call")]
#[case(Item::DecisionToOther, &ADULT, Purpose::DecisionToOther, "")]
#[case(Item::ConsentRecord, &ADULT, Purpose::Referral, "")]
#[case(Item::SafetySteps, &ADULT, Purpose::Referral, "")]
fn every_item_is_decided_by_one_matter(
    #[case] item: Item,
    #[case] leaving: &Leaving<'_>,
    #[case] purpose: Purpose,
    #[case] about: &str,
) {
    let leaving = Leaving { items: &[item], ..leaving.clone() };
    for (to, expected) in [
        ((Recipient::HomeOffice, ""), (purpose, about.to_owned())),
        ((Recipient::Other, "The surgery"), (Purpose::Sharing, "The surgery".to_owned())),
    ] {
        let asked = RefCell::new(Vec::new());
        let found = coverage(&leaving, to, |purpose, about| {
            asked.borrow_mut().push((purpose, about.to_owned()));
            (Standing::Agreed, String::new())
        });
        assert_eq!(asked.into_inner(), [expected], "{item:?} to {to:?}");
        assert_eq!(found.len(), 1, "one answer an item");
    }
}

#[test]
fn a_record_of_consent_names_the_person_even_beside_an_anonymous_notification() {
    let record = Leaving { items: &[Item::ConsentRecord], as_child: false, notification: true };
    let cover = |decided: &[Decided]| covers(&record, (Recipient::HomeOffice, ""), decided);
    assert_eq!(cover(REFUSED), [No], "their words, and who interpreted, point to them");
    assert_eq!(cover(MAY_BE_NAMED), [Yes], "unless they agreed to be named");
    let decided_for = [(Purpose::NamedInNotification, "", Standing::BestInterestsFor)];
    assert_eq!(cover(&decided_for), [No], "nobody agrees to that in their place");
}
