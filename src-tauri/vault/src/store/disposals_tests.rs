//! A case goes only as it was approved, it goes whole, and nothing of another case goes with it.

use std::path::Path;

use casework::consent::ConsentEvent;
use casework::note::{AmendmentKind, NewAmendment, NoteText, Statement};
use casework::referral::GivenFor;
use casework::retention::Hold;
use casework::safeguarding::{Fact, FactIs, Situation};
use rusqlite::types::ValueRef;
use serde_json::json;

use super::*;
use crate::ledger::LedgerFinding;
use crate::store::desk::{Desk, a_plain_event, a_sharing, a_talk, now};
use crate::store::retention::tests::{a_closing, an_approval, kept_until};
use crate::store::{AnswerToKeep, FileToAttach};

/// The word that stands in everything recorded in the case that goes.
const WORD: &str = "quinceberry";
/// The word that stands in everything recorded in another.
const OTHER: &str = "marmalade";

impl Desk {
    /// Records something of many kinds in a case, each with the word in it.
    fn lives(&mut self, case: &str, word: &str) -> String {
        let text = || NoteText { text: format!("{word} in the yard"), ..NoteText::default() };
        let vault = &mut self.vault;
        let note = vault.begin_note(Some(case), text(), now(1)).expect("begun").id;
        vault
            .save_note_draft(&note, &NoteText { place: word.to_owned(), ..text() }, 1, now(2))
            .expect("kept");
        let file = FileToAttach { name: &format!("{word}.pdf"), content: word.as_bytes(), kind: "pdf" };
        vault.attach(&note, file, None, now(2)).expect("attached");
        let statement = Statement { made_at_the_time: true, why_later: String::new() };
        vault.finish_note(&note, &statement, None, now(3)).expect("finished");
        let more = NewAmendment {
            kind: AmendmentKind::Addition,
            was_wrong: String::new(),
            text: word.to_owned(),
            reason: word.to_owned(),
        };
        vault.amend_note(&note, &more, None, now(4)).expect("amended");
        let event = ConsentEvent { words: word.to_owned(), ..a_plain_event() };
        vault.record_consent(case, &event, now(5)).expect("recorded");
        vault.begin_talk(case, &a_talk(), now(5)).expect("begun");
        vault.begin_referral(case, "2026-04", &[], now(6)).expect("begun");
        let answer =
            AnswerToKeep { field: "family".to_owned(), answer: json!(word), given_for: GivenFor::Referral };
        vault.save_answers(case, &[answer], now(6)).expect("kept");
        let situation = Situation { answers: [(Fact::Homeless, FactIs::Yes)].into(), why: word.to_owned() };
        vault.record_situation(case, &situation, now(7)).expect("recorded");
        let target = self.folder.path().join("left.pdf");
        let mut sharing = a_sharing();
        word.clone_into(&mut sharing.why);
        self.vault.export(case, "pdf", b"a document", &target, Some(&sharing), now(8)).expect("left");
        // The name of a review, as of every record, stays in the ledger: it is random.
        let review = format!("review-of-{case}");
        self.vault.keep_received_review(case, &review, "ab", &json!(word), now(8)).expect("kept");
        self.vault.reply(&review, "1", &json!(word), now(8)).expect("answered");
        self.vault.note_opened(case, now(8)).expect("noted");
        self.vault.keep_form_draft(&format!("sharing/{case}"), word, now(8)).expect("kept");
        note
    }

    fn closed_and_approved(&mut self, case: &str) {
        let mut closing = a_closing();
        closing.why = WORD.to_owned();
        self.vault.close_case(case, &closing, now(10)).expect("closed");
        self.vault
            .approve_disposal(case, &an_approval(), ("adult-8", kept_until()), None, now(11))
            .expect("approved");
    }

    fn dispose(&mut self, case: &str) -> Result<DisposalRecord> {
        self.vault.dispose_of_case(case, known(), now(20))
    }

    /// Returns the tables with a row that holds the text, those apart that search makes of the records.
    fn tables_with(&self, text: &str) -> Vec<String> {
        let connection = &self.vault.connection;
        let mut tables = Vec::new();
        for table in every_table(connection) {
            let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\"")).expect("readable");
            let columns = statement.column_count();
            let mut rows = statement.query([]).expect("readable");
            let mut held = false;
            while let Some(row) = rows.next().expect("readable") {
                held |= (0..columns).any(|at| holds(row.get_ref(at).expect("a column"), text));
            }
            tables.extend(held.then_some(table));
        }
        tables
    }
}

fn known() -> ToDispose {
    let today = "2026-03-17".parse().expect("a real day");
    ToDispose { today, kept_until: "2026-03-15".to_owned(), signed: None }
}

fn holds(value: ValueRef<'_>, text: &str) -> bool {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
        }
        _ => false,
    }
}

fn every_table(connection: &Connection) -> Vec<String> {
    let query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                 AND name NOT LIKE 'sqlite%' ORDER BY name";
    all(connection, query, &[], |row| row.get(0)).expect("readable")
}

#[test]
fn a_case_goes_whole_and_nothing_of_another_goes_with_it() {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    desk.lives(&case, WORD);
    desk.lives(&other, OTHER);
    desk.vault.remember_place(&format!("/c/{case}/notes")).expect("kept");
    desk.closed_and_approved(&case);
    let of_other = desk.tables_with(OTHER);
    assert!(desk.tables_with(WORD).len() > 10, "it stood in many places");
    let stone = desk.dispose(&case).expect("disposed of");
    assert_eq!(desk.tables_with(WORD), Vec::<String>::new(), "nothing recorded in it is left");
    assert_eq!(desk.tables_with(&case), ["disposals", "ledger"], "nor is its name but on the stone");
    assert_eq!(desk.tables_with(OTHER), of_other, "all of the other case is where it was");
    let kept = desk.vault.disposals().expect("readable").remove(0);
    assert_eq!((kept.number.as_str(), &kept.stone), ("26-001", &stone.stone), "the stone says which");
    assert_eq!(kept.stone.counts["note"], 1, "and how much of each: {:?}", kept.stone.counts);
    assert_eq!(kept.stone.records, kept.stone.counts.values().sum::<u64>(), "and in all");
    assert_eq!((kept.stone.approved_by.as_str(), kept.stone.reference.as_str()), ("Ruth Madeup", "DISP-12"));
    assert_eq!(desk.vault.case(&case).err(), Some(VaultError::NotFound), "there is no such case");
    assert!(desk.found(WORD).is_empty() && !desk.found(OTHER).is_empty(), "search finds the other alone");
    desk.agrees("a disposal");
    desk.vault.verify().expect("every link holds");
    let next = desk.another_case();
    assert_eq!(desk.vault.case(&next).expect("readable").number, "26-003", "its number is not given again");
}

#[test]
fn the_number_of_the_newest_case_is_not_given_again() {
    let mut desk = Desk::new();
    let case = desk.another_case();
    desk.closed_and_approved(&case);
    desk.dispose(&case).expect("disposed of");
    let next = desk.another_case();
    assert_eq!(desk.vault.case(&next).expect("readable").number, "26-003", "26-002 stands on a stone");
    desk.refuses(&["UPDATE disposals SET number = '26-009'", "DELETE FROM disposals"]);
}

#[test]
fn a_note_that_is_in_another_case_too_stays_there() {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    let shared = desk.lives(&case, WORD);
    let text = || NoteText { text: "Of both sisters".to_owned(), ..NoteText::default() };
    let away = desk.vault.begin_note(Some(&case), text(), now(1)).expect("begun").id;
    desk.vault.file_note(&shared, &other, None, now(9)).expect("in both");
    desk.vault.move_note(&away, (&case, None), "Wrong case", None, now(9)).expect("taken out");
    let back = desk.vault.begin_note(Some(&other), text(), now(1)).expect("begun").id;
    desk.vault.move_note(&back, (&other, Some(&case)), "Wrong case", None, now(9)).expect("moved");
    desk.closed_and_approved(&case);
    desk.dispose(&case).expect("disposed of");
    let notes = desk.vault.notes_of(&other).expect("readable");
    assert_eq!(notes.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), [shared.as_str()], "it stays");
    assert_eq!(notes[0].case_id, None, "and forgets where it was begun");
    assert_eq!(desk.vault.attachments_of(&shared).expect("readable").len(), 1, "with its file");
    assert_eq!(desk.vault.amendments_of(&shared).expect("readable").len(), 1, "and what was added");
    assert!(desk.vault.note(&away).is_ok(), "one taken out of it before was not the case's");
    assert_eq!(desk.vault.note(&back).err(), Some(VaultError::NotFound), "one moved into it alone was");
    desk.agrees("a disposal");
    desk.vault.verify().expect("every link holds");
}

#[test]
fn the_database_refuses_a_disposal_that_was_not_approved_as_it_stands() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    assert_eq!(desk.dispose(&case).err(), Some(VaultError::NotFound), "open, and nobody approved");
    desk.closed_and_approved(&case);
    let early = ToDispose { today: kept_until(), ..known() };
    assert!(desk.vault.dispose_of_case(&case, early, now(20)).is_err(), "not on its last day");
    let hold = Hold { reason: "A claim".to_owned(), asked_by: "Legal services".to_owned() };
    let hold = desk.vault.place_hold(&case, &hold, None, now(12)).expect("placed");
    assert!(desk.dispose(&case).is_err(), "not while it is held");
    desk.vault.lift_hold(&case, &hold, "Settled", None, now(13)).expect("lifted");
    desk.vault.reopen_case(&case, "She rang", now(14)).expect("taken up");
    assert!(desk.dispose(&case).is_err(), "not while it is open");
    desk.vault.close_case(&case, &a_closing(), now(15)).expect("closed");
    assert!(desk.dispose(&case).is_err(), "not by an approval from before");
    assert!(desk.vault.case(&case).is_ok(), "it is all there");
    desk.agrees("every refusal");
    desk.vault
        .approve_disposal(&case, &an_approval(), ("adult-8", kept_until()), None, now(16))
        .expect("approved");
    desk.dispose(&case).expect("only now");
}

#[test]
fn nothing_goes_in_sql_but_on_the_whole_way() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    desk.lives(&case, WORD);
    let under_way = "INSERT INTO disposal_under_way (case_id, approval_id, today)";
    let begin = format!("{under_way} SELECT case_id, id, '2026-03-17' FROM disposal_approvals");
    desk.refuses(&[
        "DELETE FROM cases",
        "UPDATE cases SET id = 'x'",
        "UPDATE notes SET id = 'x'",
        "UPDATE notes SET case_id = NULL",
        "INSERT INTO disposals VALUES ('d', 'c', '26-009', 'then', '{}')",
        &format!("{under_way} SELECT id, 'none', '2099-01-01' FROM cases"),
    ]);
    desk.closed_and_approved(&case);
    let tables: Vec<String> = THEN.iter().map(|(table, _)| format!("DELETE FROM {table}")).collect();
    let kept = tables.iter().filter(|delete| {
        desk.vault.connection.execute_batch("SAVEPOINT before;").expect("marked");
        let gone = desk.vault.connection.execute(delete, []).is_ok_and(|rows| rows > 0);
        desk.vault.connection.execute_batch("ROLLBACK TO before; RELEASE before;").expect("put back");
        !gone
    });
    assert!(kept.count() > THEN.len() - 10, "only what was never fixed can go: drafts, marks, entered");
    let connection = &desk.vault.connection;
    for (why, statements) in [
        ("left under way", begin.clone()),
        ("no stone", format!("{begin}; DELETE FROM disposal_under_way")),
        (
            "a stone for what is here",
            format!("{begin}; INSERT INTO disposals SELECT 'd', id, number, '', '{{}}' FROM cases"),
        ),
        (
            "orphans",
            format!("PRAGMA defer_foreign_keys = ON; {begin}; DELETE FROM cases WHERE number = '26-001'"),
        ),
    ] {
        connection.execute_batch("BEGIN;").expect("begun");
        let done = connection.execute_batch(&statements).and_then(|()| connection.execute_batch("COMMIT;"));
        assert!(done.is_err(), "refused: {why}");
        connection.execute_batch("ROLLBACK;").expect("put back");
    }
    desk.agrees("every refusal");
}

#[test]
fn every_table_goes_with_its_case_or_has_a_reason_to_stay() {
    const STAYS: [(&str, &str); 23] = [
        ("cases", "goes first"),
        ("notes", "goes unless it is in another case"),
        ("form_drafts", "goes by its name"),
        ("last_place", "goes when it was there"),
        ("ledger", "says of every record that it went, and holds no word of any"),
        ("disposals", "the stones"),
        ("disposal_under_way", "stands within one transaction"),
        ("open_since", "when this vault was opened"),
        ("preferences", "what the worker prefers"),
        ("worker", "who the worker is"),
        ("form_packs", "of the organisation"),
        ("pathway_packs", "of the organisation"),
        ("translation_packs", "of the organisation"),
        ("own_keys", "of this vault"),
        ("colleagues", "whom the worker knows"),
        ("copies", "cases of others"),
        ("copy_pieces", "cases of others"),
        ("reviews", "of cases of others"),
        ("search_documents", "made anew"),
        ("search_names", "made anew"),
        ("search_state", "made anew"),
        ("search_words", "made anew"),
        ("search_keys", "made anew"),
    ];
    let desk = Desk::new();
    let query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
                 AND name NOT LIKE 'sqlite%'";
    let tables: BTreeSet<String> =
        all(&desk.vault.connection, query, &[], |row| row.get(0)).expect("readable").into_iter().collect();
    let listed = THEN.iter().chain(&STAYS).map(|(table, _)| (*table).to_owned());
    let listed: BTreeSet<String> = listed.collect();
    assert_eq!(listed, tables, "decide of each table whether it goes with its case");
}

#[test]
fn the_ledger_tells_a_disposal_from_records_that_are_missing() {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    desk.lives(&case, WORD);
    desk.closed_and_approved(&case);
    let stone = desk.dispose(&case).expect("disposed of");
    desk.lives(&other, OTHER);
    desk.agrees("going on after a disposal");
    let connection = &desk.vault.connection;
    let first = stone.stone.ledger_entries + 1;
    let id = &stone.id;
    let meddling = [
        (
            "a stone that is gone",
            "DROP TRIGGER stone_is_kept; DELETE FROM disposals".to_owned(),
            vec![
                LedgerFinding::NoStone { entry: first },
                LedgerFinding::ContentDiffers { subject: format!("disposal/{id}") },
            ],
        ),
        (
            "a stone that says another number",
            "DROP TRIGGER stone_is_fixed; UPDATE disposals SET number = '26-009'".to_owned(),
            vec![LedgerFinding::ContentDiffers { subject: format!("disposal/{id}") }],
        ),
        (
            "a stone that says less went",
            "DROP TRIGGER stone_is_fixed;
             UPDATE disposals SET content = json_set(content, '$.records', 1)"
                .to_owned(),
            vec![
                LedgerFinding::NoStone { entry: first },
                LedgerFinding::ContentDiffers { subject: format!("disposal/{id}") },
            ],
        ),
    ];
    for (what, statements, expected) in meddling {
        connection.execute_batch(&format!("SAVEPOINT before; {statements};")).expect("meddled with");
        assert_eq!(desk.vault.check(), Ok(expected), "{what}");
        connection.execute_batch("ROLLBACK TO before; RELEASE before;").expect("put back");
    }
    connection.execute_batch("SAVEPOINT before;").expect("marked");
    let digest = ledger::content_digest("note/x", 0, &()).expect("plain data");
    ledger::append(connection, "then", DISPOSED, "note/x", 0, &digest).expect("entered");
    let entry = desk.vault.head().expect("readable").0;
    assert_eq!(desk.vault.check(), Ok(vec![LedgerFinding::NoStone { entry }]), "gone without a stone");
    connection.execute_batch("ROLLBACK TO before; RELEASE before;").expect("put back");
    desk.agrees("putting everything back");
}

/// A vault whose file is not encrypted, so that the test can look into every byte of it: the same engine, the same
/// settings, the same statements.
fn an_open_book(folder: &Path) -> Vault {
    let mut connection = Connection::open(folder.join("plain.db")).expect("made");
    crate::database::set_up(&connection).expect("set up");
    crate::database::history().to_latest(&mut connection).expect("the whole history");
    Vault::in_memory(connection)
}

#[test]
fn no_byte_of_what_was_recorded_is_left_in_the_database_or_its_log() {
    let mut desk = Desk::new();
    desk.vault = an_open_book(desk.folder.path());
    let person = desk.vault.open_case(&Desk::a_person(WORD), false, now(0)).expect("opened").id;
    let other = desk.vault.open_case(&Desk::a_person(OTHER), false, now(0)).expect("opened").id;
    for round in 0..12 {
        for (case, word) in [(&person, WORD), (&other, OTHER)] {
            let long = format!("{word} {round} ").repeat(40 * (round + 1));
            let text = NoteText { text: long, ..NoteText::default() };
            let note = desk.vault.begin_note(Some(case), text, now(1)).expect("begun").id;
            let content = word.repeat(9_000);
            let file = FileToAttach { name: word, content: content.as_bytes(), kind: "pdf" };
            desk.vault.attach(&note, file, None, now(2)).expect("attached");
        }
    }
    desk.lives(&person, WORD);
    desk.lives(&other, OTHER);
    desk.vault.search(WORD, true, 20).expect("found");
    desk.closed_and_approved(&person);
    let files = || {
        let files = ["plain.db", "plain.db-wal"].map(|name| std::fs::read(desk.folder.path().join(name)));
        files.into_iter().filter_map(std::result::Result::ok).flatten().collect::<Vec<u8>>()
    };
    let count = |bytes: &[u8], word: &str| {
        bytes.windows(word.len()).filter(|window| window.eq_ignore_ascii_case(word.as_bytes())).count()
    };
    assert!(count(&files(), WORD) > 1_000, "the test can see it while it is there");
    desk.vault.dispose_of_case(&person, known(), now(20)).expect("disposed of");
    assert_eq!(count(&files(), WORD), 0, "not in the pages, not in free space, not in the log");
    assert!(count(&files(), OTHER) > 1_000, "while the other case is there as before");
}
