use std::collections::BTreeSet;

use super::*;

#[test]
fn the_shipped_pack_is_whole() {
    let pack = ConsentPack::current();
    let ids: BTreeSet<_> = pack.follows.iter().map(|follow| &follow.id).collect();
    assert_eq!(ids.len(), pack.follows.len(), "an id stands for one consequence");
    for follow in &pack.follows {
        assert!(!follow.words.is_empty() && !follow.source.is_empty(), "{} is whole", follow.id);
    }
    let codes: Vec<_> = pack.reasons.iter().map(|reason| reason.code.as_str()).collect();
    let expected = ["duty-of-care", "serious-harm", "vital-interests", "legal-duty"];
    assert_eq!(codes, expected, "the four lawful reasons");
    for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
        assert!(pack.capacity_law(nation).is_some(), "{nation:?} has law of its own on capacity");
    }
}

#[test]
fn a_refusal_leads_to_the_duty_to_notify_only_where_there_is_one_and_always_to_the_safety_steps() {
    for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
        let follows =
            ConsentPack::current().follows_from(Purpose::Referral, Standing::Refused, nation, false);
        let ids: Vec<_> = follows.iter().map(|follow| follow.id.as_str()).collect();
        let notifies = matches!(nation, Nation::England | Nation::Wales);
        assert_eq!(ids.contains(&"refused-dtn"), notifies, "{nation:?}: the duty is of England and Wales");
        assert_eq!(
            ids.contains(&"refused-other-routes"),
            !notifies,
            "{nation:?}: elsewhere the other routes"
        );
        assert!(ids.contains(&"refused-safety"), "{nation:?}: never without the safety steps");
        assert_eq!(ConsentPack::current().has_duty_to_notify(nation), notifies, "{nation:?}");
    }
}

#[test]
fn withdrawing_after_sending_says_who_is_told_what_ends_and_what_does_not() {
    let follows =
        ConsentPack::current().follows_from(Purpose::Referral, Standing::Withdrawn, Nation::England, true);
    let kinds: BTreeSet<_> = follows.iter().map(|follow| format!("{:?}", follow.kind)).collect();
    let expected = ["Ends", "Stays", "Tell"].map(str::to_owned).into();
    assert_eq!(kinds, expected, "told, ended, kept");
    assert!(follows.iter().any(|it| it.leads_to == Some(LeadsTo::Safety)), "back to the safety steps");
    assert!(
        follows.iter().all(|it| it.id != "withdrawn-before-dtn"),
        "it was sent: nothing becomes a notification"
    );
}
