//! Who may refer, what is odd in what they said, and whom they can tell instead.

use std::collections::BTreeSet;

use rstest::rstest;

use super::*;

fn worker(organisation: &str, work_email: &str) -> Worker {
    Worker { organisation: organisation.into(), work_email: work_email.into(), ..Worker::default() }
}

#[rstest]
#[case("Thurrock Council", "wanda@brindlewick.gov.uk", MayRefer::Yes)]
#[case(" Thurrock Council ", " wanda@brindlewick.gov.uk ", MayRefer::Yes)]
#[case("", "wanda@brindlewick.gov.uk", MayRefer::NotKnown)]
#[case("Thurrock Council", " ", MayRefer::NotKnown)]
#[case("Ministry of Silly Walks", "wanda@brindlewick.gov.uk", MayRefer::OrganisationNotListed)]
#[case("Thurrock Council", "wanda@nhs.net", MayRefer::EmailNotTaken)]
#[case("Thurrock Council", "wanda", MayRefer::EmailNotTaken)]
fn organisation_and_sign_in_decide(#[case] organisation: &str, #[case] email: &str, #[case] may: MayRefer) {
    assert_eq!(worker(organisation, email).may_refer(), may, "{organisation:?} with {email:?}");
}

#[test]
fn the_workers_own_word_comes_first() {
    let said = Worker { not_first_responder: true, ..Worker::default() };
    assert_eq!(said.may_refer(), MayRefer::NotFirstResponder, "even while nothing else is known");
    let listed =
        Worker { not_first_responder: true, ..worker("Thurrock Council", "wanda@brindlewick.gov.uk") };
    assert_eq!(listed.may_refer(), MayRefer::NotFirstResponder, "even with a listed organisation");
}

#[test]
fn nothing_said_is_not_odd() {
    assert_eq!(Worker::default().findings(), [], "nothing here is asked before work");
}

#[test]
fn everything_odd_is_found_at_once() {
    let odd = Worker {
        first_name: "W\0".into(),
        last_name: "x".repeat(15_001),
        organisation: "Ministry of Silly Walks".into(),
        work_email: "wanda at work".into(),
        second_contact: "team inbox".into(),
        nation: "cornwall".into(),
        phone: "call reception".into(),
        ..Worker::default()
    };
    let expected = [
        ("firstName", FindingCode::ForbiddenCharacter),
        ("lastName", FindingCode::TooLong(15_000)),
        ("organisation", FindingCode::NotListed),
        ("workEmail", FindingCode::NotEmail),
        ("secondContact", FindingCode::NotEmail),
        ("nation", FindingCode::NotListed),
    ];
    assert_eq!(odd.findings(), expected.map(|(field, code)| Finding::new(field, code)), "in page order");
}

#[test]
fn every_nation_has_its_routes_with_danger_first_and_the_helpline_last() {
    for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
        let routes = other_routes_for(Some(nation));
        let ids: Vec<_> = routes.iter().map(|route| route.id.as_str()).collect();
        assert_eq!((ids.first(), ids.last()), (Some(&"danger"), Some(&"helpline")), "{nation:?}");
        let of_nation = routes.iter().filter(|route| route.nations.len() < 4).count();
        assert!(of_nation >= 3, "a child, an adult and a First Responder who can refer: {nation:?}");
        let refers = routes.iter().any(|route| route.title.contains("First Responder who can refer"));
        assert!(refers, "somebody can refer in {nation:?}");
    }
    assert_eq!(other_routes_for(None).len(), other_routes().len(), "all, while the nation is not known");
}

#[test]
fn the_salvation_army_is_named_where_it_can_refer() {
    let named = |nation| other_routes_for(Some(nation)).iter().any(|route| route.id == "salvation-army");
    assert!(named(Nation::England) && named(Nation::Wales), "its contract");
    assert!(!named(Nation::Scotland) && !named(Nation::NorthernIreland), "others refer there");
}

#[test]
fn every_other_route_is_whole() {
    let ids: BTreeSet<_> = other_routes().iter().map(|route| &route.id).collect();
    assert_eq!(ids.len(), other_routes().len(), "an id stands for one route only");
    for OtherRoute { id, nations, title, what, phone, source, .. } in other_routes() {
        assert!(![title, what, phone, source].iter().any(|text| text.trim().is_empty()), "{id} is whole");
        assert!(!nations.is_empty(), "{id} is for some nation");
        let said = [title, what].map(|text| text.to_lowercase());
        assert!(!said.iter().any(|text| text.contains("victim")), "said of a person: {id}");
    }
}
