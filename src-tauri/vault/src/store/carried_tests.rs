//! A case carried and opened again says what it says where it comes from, and nothing else can be said in it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use casework::consent::{ConsentEvent, Decision, Purpose};
use casework::decision::{Act, DecisionEvent};
use casework::note::{AmendmentKind, NewAmendment, NoteText, Statement};
use casework::referral::GivenFor;
use casework::safeguarding::{Fact, FactIs, NewRecord, Outcome, Situation};
use casework::warning::{Warning, WarningKind};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::ErrorCode;
use serde_json::json;

use super::*;
use crate::store::desk::{Desk, a_plain_event, a_sharing, a_talk, now};
use crate::store::{AnswerToKeep, FileToAttach};

/// Carries a case through a file's text and opens it.
fn carried(vault: &Vault, case: &str) -> CarriedVault {
    let text = serde_json::to_string(&vault.carry(case).expect("carried")).expect("plain data");
    serde_json::from_str::<Carried>(&text).expect("as written").open().expect("whole")
}

/// Everything that is read of a case, in words.
fn told(vault: &Vault, case: &str) -> Vec<String> {
    fn words(what: &str, content: Result<impl Serialize>) -> String {
        format!("{what} {}", serde_json::to_string_pretty(&content.expect("readable")).expect("plain data"))
    }
    let mut facts = vault.case_facts(case).expect("readable");
    // Row numbers: only their order tells anything, and the facts are in that order.
    facts.places.clear();
    let notes = vault.notes_of(case).expect("readable");
    let of_notes = notes.iter().flat_map(|note| {
        [
            words("amendments", vault.amendments_of(&note.id)),
            words("versions", vault.versions_of(&note.id)),
            words("attachments", vault.attachments_of(&note.id)),
        ]
    });
    let letters = vault.decision_letters_of(case);
    let mut told = vec![
        format!("facts {facts:#?}"),
        words("case", vault.case(case)),
        words("notes", Ok(&notes)),
        words("filings", vault.filings_of_case(case)),
        words("consent", vault.consent_of(case)),
        words("capacity", vault.capacity_of(case)),
        words("talks", vault.talks_of(case)),
        words("safety", vault.safety_of(case)),
        words("situations", vault.situations_of(case)),
        words("warnings", vault.warnings_of(case)),
        words("closings", vault.closings_of(case)),
        words("decisions", vault.decisions_of(case)),
        words("taken back", vault.decisions_taken_back(case)),
        words("letters", letters.map(|all| all.into_iter().map(|(_, file)| file).collect::<Vec<_>>())),
        words("offered", vault.offered_steps_of(case)),
        words("clocks", vault.settled_clocks_of(case)),
        words("sharings", vault.sharings_of(case)),
        words("exports", vault.exports_of(case)),
        words("sent", vault.sent_of(case)),
        words("reviews", vault.received_reviews(case)),
        words("packs", vault.pathway_packs()),
    ];
    told.extend(of_notes);
    told
}

/// Something that happens in a case.
#[derive(Debug, Clone)]
enum Happening {
    Note(String, bool),
    NoteOfElsewhere(String),
    NoteTakenAway(String),
    Consent(Decision, String),
    Safety(Outcome, String),
    Decided(Act, String, bool),
    Answered(FactIs, String),
    Warned(String, bool),
    Clock(bool, String),
    Answer(String),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let text = || "\\PC{0,12}|'; DROP TABLE notes; --|\\{\"a\": \\[null, 1e9\\]\\}|\n\u{202e}x";
    let decision = prop_oneof![Just(Decision::Agree), Just(Decision::Refuse), Just(Decision::Withdraw)];
    let outcome = prop_oneof![Just(Outcome::Done), Just(Outcome::Arranged), Just(Outcome::NotNeeded)];
    let act = prop_oneof![Just(Act::RgNegative), Just(Act::InformationAsked), Just(Act::InformationGiven)];
    let is = prop_oneof![Just(FactIs::Yes), Just(FactIs::No)];
    prop_oneof![
        (text(), any::<bool>()).prop_map(|(text, finished)| Note(text, finished)),
        text().prop_map(NoteOfElsewhere),
        text().prop_map(NoteTakenAway),
        (decision, text()).prop_map(|(decision, text)| Consent(decision, text)),
        (outcome, text()).prop_map(|(outcome, text)| Safety(outcome, text)),
        (act, text(), any::<bool>()).prop_map(|(act, text, again)| Decided(act, text, again)),
        (is, text()).prop_map(|(is, text)| Answered(is, text)),
        (text(), any::<bool>()).prop_map(|(text, ended)| Warned(text, ended)),
        (any::<bool>(), text()).prop_map(|(settled, text)| Clock(settled, text)),
        text().prop_map(Answer),
    ]
}

fn a_note(text: &str) -> NoteText {
    NoteText { started: "2026-03-17T10:00".to_owned(), text: text.to_owned(), ..NoteText::default() }
}

fn a_decision(act: Act, why: &str) -> DecisionEvent {
    DecisionEvent {
        act,
        dated: "2026-03-10".parse().ok(),
        received: None,
        authority: None,
        by: None,
        until: None,
        earlier_facts: None,
        why: why.to_owned(),
        told_how: None,
        told_on: None,
        said: String::new(),
        other_case: None,
        signed: None,
    }
}

fn a_safety_record(outcome: Outcome, agreed: &str) -> NewRecord {
    NewRecord {
        outcome,
        at: casework::moment::read_moment("2026-03-17T10:00").expect("a real moment"),
        who: "Control room".to_owned(),
        reference: String::new(),
        agreed: agreed.to_owned(),
        reason: String::new(),
        arranged_for: "2026-03-20".parse().ok(),
        number: String::new(),
        result: String::new(),
        feedback: String::new(),
    }
}

fn a_warning(text: &str) -> Warning {
    Warning {
        kind: WarningKind::RiskToStaff,
        text: text.to_owned(),
        told: true,
        why_not_told: String::new(),
        review_on: "2026-06-17".parse().expect("a real day"),
    }
}

impl Desk {
    fn happens(&mut self, case: &str, elsewhere: &str, what: &Happening) -> Result<()> {
        let vault = &mut self.vault;
        match what {
            Happening::Note(text, finished) => return note(vault, case, text, *finished),
            Happening::NoteOfElsewhere(text) => return note_moved(vault, text, elsewhere, case),
            Happening::NoteTakenAway(text) => return note_moved(vault, text, case, elsewhere),
            Happening::Decided(act, why, again) => return decided(vault, case, *act, why, *again),
            Happening::Answer(text) => return answer(vault, case, text),
            Happening::Consent(decision, words) => {
                let words = words.clone();
                let event =
                    ConsentEvent { purpose: Purpose::Support, decision: *decision, words, ..a_plain_event() };
                vault.record_consent(case, &event, now(1))?;
            }
            Happening::Safety(outcome, agreed) => {
                vault.record_safety_step(case, "uk-999", &a_safety_record(*outcome, agreed), now(1))?;
            }
            Happening::Answered(is, why) => {
                let situation = Situation { answers: [(Fact::Homeless, *is)].into(), why: why.clone() };
                vault.record_situation(case, &situation, now(1))?;
            }
            Happening::Warned(text, ended) => {
                let id = vault.record_warning(case, &a_warning(text), None, now(1))?;
                if *ended {
                    vault.end_warning(case, &id, text, now(2))?;
                }
            }
            Happening::Clock(settled, why) => vault.settle_clock(case, "a-clock", *settled, why, now(1))?,
        }
        Ok(())
    }
}

fn note(vault: &mut Vault, case: &str, text: &str, finished: bool) -> Result<()> {
    let note = vault.begin_note(Some(case), a_note("At first"), now(1))?.id;
    vault.save_note_draft(&note, &a_note(text), 3, now(2))?;
    if finished {
        let statement = Statement { made_at_the_time: true, why_later: String::new() };
        vault.finish_note(&note, &statement, None, now(3))?;
        let later = NewAmendment {
            kind: AmendmentKind::Addition,
            was_wrong: String::new(),
            text: text.to_owned(),
            reason: "Left out".to_owned(),
        };
        vault.amend_note(&note, &later, None, now(4))?;
    }
    Ok(())
}

fn note_moved(vault: &mut Vault, text: &str, from: &str, to: &str) -> Result<()> {
    let note = vault.begin_note(Some(from), a_note(text), now(1))?.id;
    vault.move_note(&note, (from, Some(to)), "Wrong case", None, now(2))
}

fn decided(vault: &mut Vault, case: &str, act: Act, why: &str, again: bool) -> Result<()> {
    let first = vault.record_decision(case, &a_decision(act, why), None, "x", now(1))?;
    if again {
        let right = a_decision(Act::InformationGiven, why);
        vault.record_decision(case, &right, Some(&first), "x", now(2))?;
    }
    vault.attach_decision_letter(case, &first, why, why.as_bytes(), now(3))
}

fn answer(vault: &mut Vault, case: &str, text: &str) -> Result<()> {
    if vault.referral_of(case)?.is_none() {
        vault.begin_referral(case, "2026-04", &[], now(1))?;
    }
    let given_for = GivenFor::Referral;
    let answer = AnswerToKeep { field: "family".to_owned(), answer: json!(text), given_for };
    vault.save_answers(case, &[answer], now(2)).map(|_| ())
}

/// One vault for all of it, so that every case stands among others.
#[test]
fn a_case_carried_and_opened_says_what_it_said() {
    let desk = RefCell::new(Desk::new());
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let happenings = proptest::collection::vec((any::<bool>(), happening()), 0..12);
    runner
        .run(&happenings, |happenings| {
            let desk = &mut *desk.borrow_mut();
            let (case, other) = (desk.another_case(), desk.another_case());
            for (here, what) in &happenings {
                let (at, elsewhere) = if *here { (&case, &other) } else { (&other, &case) };
                desk.happens(at, elsewhere, what).expect("recorded");
            }
            for case in [&case, &other] {
                let opened = carried(&desk.vault, case);
                prop_assert_eq!(told(&opened, case), told(&desk.vault, case), "as where it comes from");
                prop_assert_eq!(opened.cases().expect("readable").len(), 1, "and nothing of another case");
            }
            Ok(())
        })
        .expect("every case travels whole");
}

/// A desk with a case in which something of every kind happened.
fn a_full_case() -> (Desk, String) {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    for what in [
        Happening::Note("Quinceberry".to_owned(), true),
        Happening::NoteTakenAway("Of someone else".to_owned()),
        Happening::Consent(Decision::Agree, "Yes".to_owned()),
        Happening::Decided(Act::RgNegative, "Letter".to_owned(), true),
        Happening::Warned("A dog".to_owned(), true),
        Happening::Answer("Two brothers".to_owned()),
    ] {
        desk.happens(&case, &other, &what).expect("recorded");
    }
    let note = desk.vault.begin_note(Some(&case), a_note("With a file"), now(1)).expect("begun").id;
    let file = FileToAttach { name: "scan.pdf", content: b"what it holds", kind: "pdf" };
    desk.vault.attach(&note, file, None, now(2)).expect("attached");
    let target = desk.folder.path().join("left.pdf");
    desk.vault.export(&case, "pdf", b"a document", &target, Some(&a_sharing()), now(2)).expect("left");
    let talk = desk.vault.begin_talk(&case, &a_talk(), now(3));
    talk.expect("begun");
    desk.vault.keep_pathway_pack("star", "1", "steps", now(4)).expect("kept");
    desk.vault.keep_received_review(&case, "r", "ab12", &json!({ "why": "When?" }), now(5)).expect("kept");
    desk.vault.reply("r", "1", &json!({ "answer": "done" }), now(6)).expect("answered");
    (desk, case)
}

#[test]
fn what_files_hold_and_what_is_of_other_cases_stays_where_it_is() {
    let (mut desk, case) = a_full_case();
    let other = desk.another_case();
    desk.happens(&other, &case, &Happening::Note("Bramblewood".to_owned(), true)).expect("recorded");
    desk.vault.own_keys(now(1)).expect("made");
    desk.draft(format!("consent/{case}"));
    let carried = desk.vault.carry(&case).expect("carried");
    let text = serde_json::to_string(&carried).expect("plain data");
    assert!(text.contains("Quinceberry") && text.contains("scan.pdf"), "what is the case's");
    for foreign in ["Bramblewood", "Of someone else", "half a sent", "AGE-SECRET-KEY", &other] {
        assert!(!text.contains(foreign), "{foreign} is not");
    }
    let opened = carried.open().expect("whole");
    let file = opened.attachments_of_case(&case).expect("readable").remove(0).file;
    assert_eq!(file.fingerprint, crate::fingerprint(b"what it holds"), "which file it was is known");
    assert!(opened.file_content(&file.id).expect("readable").is_empty(), "and what it holds is not here");
    assert_eq!(desk.vault.carry("no such").err(), Some(VaultError::NotFound), "no case, no rows");
}

#[test]
fn every_table_either_travels_or_has_a_reason_to_stay() {
    let desk = Desk::new();
    // A virtual table keeps its contents in tables of its own.
    let query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
                 AND name NOT LIKE 'sqlite%'";
    let mut statement = desk.vault.connection.prepare(query).expect("readable");
    let tables: BTreeSet<String> = statement
        .query_map([], |row| row.get(0))
        .expect("readable")
        .map(|name| name.expect("text"))
        .collect();
    let listed: Vec<String> = TRAVELS.iter().chain(STAYS).map(|(table, _)| (*table).to_owned()).collect();
    assert_eq!(
        listed.iter().cloned().collect::<BTreeSet<_>>(),
        tables,
        "decide of each table whether it travels"
    );
    assert_eq!(listed.len(), tables.len(), "and only once");
    for (table, _) in TRAVELS {
        for (column, declared) in columns_of(&desk.vault.connection, table).expect("readable") {
            assert!(["TEXT", "INTEGER"].contains(&declared.as_str()), "{table}.{column} can be said in JSON");
        }
    }
}

#[test]
fn a_carried_case_is_only_read() {
    let (desk, case) = a_full_case();
    let opened = carried(&desk.vault, &case);
    for write in [
        "INSERT INTO preferences VALUES ('a', 'b')",
        "UPDATE cases SET called = 'Other'",
        "DELETE FROM people",
        "DROP TABLE people",
        "CREATE TABLE more (id INTEGER)",
    ] {
        let refused = opened.connection.execute(write, []).expect_err(write);
        assert_eq!(refused.sqlite_error_code(), Some(ErrorCode::ReadOnly), "{write}");
    }
    assert_eq!(opened.rebuild_search(), Err(VaultError::ReadOnly), "also by the vault's own functions");
    assert_eq!(opened.free_bytes(), None, "it lies on no disk");
}

/// Opens what was carried after it was meddled with.
fn meddled(carried: &serde_json::Value, meddle: impl FnOnce(&mut serde_json::Value)) -> Option<VaultError> {
    let mut meddled = carried.clone();
    meddle(&mut meddled);
    assert_ne!(meddled, *carried, "something was done");
    let Ok(read) = serde_json::from_value::<Carried>(meddled) else { return Some(VaultError::CannotRead) };
    read.open().err()
}

#[test]
fn nothing_but_one_case_of_a_known_shape_can_be_said() {
    let (desk, case) = a_full_case();
    let whole = serde_json::to_value(desk.vault.carry(&case).expect("carried")).expect("plain data");
    let refused = Some(VaultError::CannotRead);
    let of = |table: &str, row: usize| format!("/tables/{table}/{row}");
    let set =
        |at: &str, to: serde_json::Value| meddled(&whole, |it| *it.pointer_mut(at).expect("there") = to);
    let copied = |table: &str, change: &[(&str, serde_json::Value)]| {
        meddled(&whole, |it| {
            let mut row = it["tables"][table][0].clone();
            change.iter().for_each(|(column, value)| row[*column] = value.clone());
            it["tables"][table].as_array_mut().expect("rows").push(row);
        })
    };
    for table in ["no such", "ledger", "own_keys", "sqlite_master", "search_state", "notes; DROP TABLE cases"]
    {
        assert_eq!(meddled(&whole, |it| it["tables"][table] = json!([])), refused, "a table {table}");
    }
    for column in ["more", "id) VALUES ('x'); --", "rowid"] {
        let more = meddled(&whole, |it| it["tables"]["notes"][0][column] = json!(1));
        assert_eq!(more, refused, "a column {column}");
    }
    let fewer = meddled(&whole, |it| {
        it["tables"]["notes"][0].as_object_mut().expect("a row").remove("details");
    });
    assert_eq!(fewer, refused, "a column too few");
    for (column, value) in [("text", json!(5)), ("revision", json!("5")), ("text", json!(null))] {
        assert_eq!(set(&format!("{}/{column}", of("notes", 0)), value), refused, "another type in {column}");
    }
    for value in [json!(1.5), json!(true), json!([1]), json!({ "a": 1 }), json!(u64::MAX)] {
        assert_eq!(
            set(&format!("{}/revision", of("notes", 0)), value.clone()),
            refused,
            "no such value: {value}"
        );
    }
    assert_eq!(copied("cases", &[]), refused, "the case twice");
    assert_eq!(copied("cases", &[("id", json!("d")), ("number", json!("26-009"))]), refused, "another case");
    assert_eq!(meddled(&whole, |it| it["tables"]["cases"] = json!([])), refused, "no case");
    assert_eq!(meddled(&whole, |it| it["tables"] = json!({})), refused, "nothing at all");
    assert_eq!(copied("notes", &[]), refused, "a note twice");
    let foreign = [("id", json!("n")), ("case_id", json!("elsewhere"))];
    assert_eq!(copied("notes", &foreign), refused, "a note of another case");
    let orphan = [("id", json!("a")), ("note_id", json!("elsewhere"))];
    assert_eq!(copied("amendments", &orphan), refused, "an amendment of a note that is not here");
    assert_eq!(copied("kept_files", &[("id", json!("f"))]), refused, "a file that nothing names");
    assert_eq!(set("/shape", json!(6)), refused, "a shape in which nothing was carried");
    assert_eq!(set("/shape", json!(10_000)), Some(VaultError::NewerVersion), "of a newer Daybook");
    assert_eq!(meddled(&whole, |it| it["more"] = json!(1)), refused, "anything beside the rows");
    let without = meddled(&whole, |it| {
        it["tables"].as_object_mut().expect("tables").remove("people");
    });
    assert_eq!(without, None, "a table that did not travel then had no rows");
}
