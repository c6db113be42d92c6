//! Consent, signed papers and capacity over a real vault.

use casework::consent::{
    CapacityFinding, CapacityRecord, ConsentEvent, Decision, EventDetails, Manner, Purpose,
};
use serde_json::json;

use crate::VaultError;
use crate::store::desk::{Desk, a_plain_event, now};

fn an_event_with_details() -> ConsentEvent {
    ConsentEvent {
        purpose: Purpose::Sharing,
        decision: Decision::AgreeWithLimits,
        details: EventDetails {
            about: "Brindlewick Surgery".to_owned(),
            limits: "Nothing about my brother".to_owned(),
            until: chrono::NaiveDate::from_ymd_opt(2026, 6, 1),
            return_time: chrono::NaiveTime::from_hms_opt(9, 30, 0),
            explained_by: "Nia Worker".to_owned(),
            place: "Lighthouse hostel".to_owned(),
            manner: Some(Manner::Written),
            ..EventDetails::default()
        },
        ..a_plain_event()
    }
}

fn a_record_of_capacity() -> CapacityRecord {
    CapacityRecord {
        purpose: Purpose::Referral,
        about: String::new(),
        at: casework::moment::read_moment("2026-03-17T14:30").expect("a real moment"),
        decision: "Whether to be referred".to_owned(),
        help: "Two visits".to_owned(),
        because: String::new(),
        could_not: Vec::new(),
        evidence: String::new(),
        coercion: "Her uncle stood by".to_owned(),
        finding: CapacityFinding::Able,
        decided_by: "Doctor Quill".to_owned(),
        consulted: String::new(),
        advocate: None,
        advocate_words: String::new(),
        wishes: String::new(),
        best_interests: None,
        best_interests_why: String::new(),
        signed: None,
    }
}

#[test]
fn what_the_first_release_could_record_is_written_as_it_wrote_it() {
    let mut desk = Desk::new();
    let event = desk.vault.record_consent(&desk.case, &a_plain_event(), now(1)).expect("recorded");
    let records = desk.vault.consent_of(&desk.case).expect("readable");
    let as_it_was = json!({
        "id": event, "case_id": desk.case, "recorded_at": "2026-03-17T14:33:00+00:00",
        "event": {
            "purpose": "referral", "decision": "agree", "at": "2026-03-17T14:30:00", "words": "Yes.",
            "language": "", "interpreter": "", "present": "", "explained": ["C1"], "return_on": null,
        },
    });
    assert_eq!(serde_json::to_value(&records[0]).expect("plain data"), as_it_was, "no field more or fewer");
    let query = "SELECT details IS NULL FROM consent_events";
    let none: bool = desk.vault.connection.query_row(query, [], |row| row.get(0)).expect("readable");
    assert!(none, "nothing was said of the details, so none are kept");
    desk.agrees("a plain event");
}

#[test]
fn every_purpose_and_decision_is_kept_as_it_was_recorded_and_in_order() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("consent/{}", desk.case));
    let mut events = Vec::new();
    for purpose in Purpose::ALL {
        for decision in Decision::ALL {
            events.push(ConsentEvent { purpose, decision, ..an_event_with_details() });
        }
    }
    let ids: Vec<_> = events
        .iter()
        .map(|event| desk.vault.record_consent(&desk.case, event, now(1)).expect("recorded"))
        .collect();
    let records = desk.vault.consent_of(&desk.case).expect("readable");
    assert!(records.iter().map(|it| &it.id).eq(&ids), "each under the id that was told, in order");
    assert!(records.iter().map(|it| &it.event).eq(&events), "every word, every choice");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    desk.agrees("every purpose and decision");
}

#[test]
fn a_signed_paper_is_kept_whole_and_once() {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    let event = desk.vault.record_consent(&case, &an_event_with_details(), now(1)).expect("recorded");
    assert!(desk.vault.consent_document(&event).expect("readable").is_none(), "none yet");
    let paper = vec![7; 600 * 1024];
    let mut attach =
        |case: &str, event: &str| desk.vault.attach_consent_document(case, event, "form.jpg", &paper, now(2));
    assert_eq!(attach(&other, &event), Err(VaultError::NotFound), "the event is of another case");
    assert_eq!(attach(&case, "no such"), Err(VaultError::NotFound), "no such event");
    assert_eq!(attach(&case, &event), Ok(()), "attached");
    assert_eq!(attach(&case, &event), Err(VaultError::AlreadyKept), "there is one");
    let (document, file) = desk.vault.consent_document(&event).expect("readable").expect("attached");
    assert_eq!(
        (document.event_id, document.at.as_str()),
        (event, "2026-03-17T14:34:00+00:00"),
        "of this event"
    );
    assert_eq!((file.name.as_str(), file.bytes), ("form.jpg", 614_400), "under its name");
    let content = desk.vault.file_content(&document.file_id).expect("readable");
    assert_eq!(*content, paper, "every byte");
    let files: i64 = desk
        .vault
        .connection
        .query_row("SELECT count(*) FROM kept_files", [], |row| row.get(0))
        .expect("readable");
    assert_eq!(files, 1, "what was refused left nothing behind");
    desk.agrees("a paper");
}

#[test]
fn records_of_capacity_are_kept_in_order_and_end_their_draft() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("capacity/{}", desk.case));
    let first = a_record_of_capacity();
    let second = CapacityRecord { finding: CapacityFinding::NotSure, ..a_record_of_capacity() };
    for record in [&first, &second] {
        desk.vault.record_capacity(&desk.case, record, now(1)).expect("recorded");
    }
    let kept = desk.vault.capacity_of(&desk.case).expect("readable");
    assert!(kept.iter().map(|it| &it.record).eq([&first, &second]), "as recorded, in order");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    let nowhere = desk.vault.record_capacity("no such", &first, now(2));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no record without its case");
    desk.agrees("records of capacity");
}

#[test]
fn what_was_recorded_is_fixed_whatever_code_does() {
    let mut desk = Desk::new();
    let event = desk.vault.record_consent(&desk.case, &an_event_with_details(), now(1)).expect("recorded");
    desk.vault.attach_consent_document(&desk.case, &event, "form.jpg", b"signed", now(2)).expect("attached");
    desk.vault.record_capacity(&desk.case, &a_record_of_capacity(), now(3)).expect("recorded");
    desk.refuses(&[
        "UPDATE consent_events SET details = NULL",
        "DELETE FROM consent_events",
        "INSERT OR REPLACE INTO consent_events SELECT * FROM consent_events",
        "UPDATE consent_documents SET at = 'now'",
        "DELETE FROM consent_documents",
        "UPDATE capacity_records SET content = '{}'",
        "DELETE FROM capacity_records",
    ]);
}

#[test]
fn consent_and_capacity_are_found_by_what_was_said_and_whom_it_is_about() {
    let mut desk = Desk::new();
    desk.vault.record_consent(&desk.case, &an_event_with_details(), now(1)).expect("recorded");
    for (about, address) in [("call", "07700 900123"), ("post", "12 Wellington Street, SK1 3XE")] {
        let details =
            EventDetails { about: about.to_owned(), address: address.to_owned(), ..EventDetails::default() };
        let event = ConsentEvent { purpose: Purpose::Contact, details, ..a_plain_event() };
        desk.vault.record_consent(&desk.case, &event, now(2)).expect("recorded");
    }
    desk.vault.record_capacity(&desk.case, &a_record_of_capacity(), now(3)).expect("recorded");
    let expected: [(&str, &[&str]); 9] = [
        ("brindlewick", &["consent: name"]),
        ("brother", &["consent: words"]),
        ("lighthouse", &["consent: place"]),
        ("0123", &["consent: phone"]),
        ("wellington", &["consent: place"]),
        ("quill", &["capacity: name"]),
        ("uncle", &["capacity: words"]),
        ("call", &[]),
        ("nia", &[]),
    ];
    for (typed, hits) in expected {
        assert_eq!(desk.found(typed), hits, "{typed:?}");
    }
    desk.agrees("searching");
}

/// A vault out there has an index in which only the first release's fields stand.
#[test]
fn an_index_made_by_earlier_rules_is_made_anew() {
    let mut desk = Desk::new();
    desk.vault.record_consent(&desk.case, &an_event_with_details(), now(1)).expect("recorded");
    let as_before =
        "DELETE FROM search_documents WHERE kind = 'consent'; UPDATE search_state SET version = 1;";
    desk.vault.connection.execute_batch(as_before).expect("as the third release left it");
    assert_eq!(desk.found("brother"), ["consent: words"], "found with what is new in it");
    desk.agrees("a new index");
}
