//! Search over a real vault: what is found, by what, and what is not.

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase};
use casework::note::{AmendmentKind, NewAmendment, NoteText, PersonThere, Statement};
use casework::person::{Person, Phone};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{Closed, Moment, Passphrase, Vault};

struct Desk {
    vault: Vault,
    _folder: TempDir,
}

fn now() -> Moment {
    chrono::DateTime::parse_from_rfc3339("2026-03-17T14:32:00+00:00").expect("written as RFC 3339")
}

fn passphrase() -> Passphrase {
    Passphrase::new("plum oak tin fog".to_owned())
}

fn words(text: &str) -> NoteText {
    NoteText { text: text.to_owned(), ..NoteText::default() }
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = Closed::at(folder.path()).create(&passphrase()).expect("made");
        Self { vault, _folder: folder }
    }

    fn case(&mut self, called: &str) -> String {
        let case = NewCase {
            called: called.to_owned(),
            age_group: AgeGroup::Adult,
            nation: Nation::England,
            area: String::new(),
            language: "Vietnamese".to_owned(),
            interpreter: InterpreterNeed::Needed,
        };
        self.vault.open_case(&case, false, now()).expect("opened").id
    }

    fn note(&mut self, case: Option<&str>, text: NoteText) -> String {
        self.vault.begin_note(case, text, now()).expect("begun").id
    }

    fn person(&mut self, case: &str, person: Person) -> String {
        self.vault.save_person(case, None, person, now()).expect("saved")
    }

    /// Returns what was found as "kind: what matched", the best first, asked both ways; both must agree on what.
    fn found(&self, typed: &str) -> Vec<String> {
        let ask = |ranked| self.vault.search(typed, ranked, 20).expect("no query fails").hits;
        let tell = |hit: &crate::search::Hit| format!("{}: {}", hit.kind, hit.matched.join(" "));
        let best: Vec<String> = ask(true).iter().map(tell).collect();
        let mut both = [best.clone(), ask(false).iter().map(tell).collect()];
        both.iter_mut().for_each(|hits| hits.sort());
        assert_eq!(both[0], both[1], "the order differs between first and full results, never what is found");
        best
    }

    /// Puts everything that waits into the index, by writing about other things.
    fn settle(&mut self) {
        for count in 0..40 {
            self.note(None, words(&format!("settled{count}")));
        }
        let waiting = super::index::waiting(&self.vault.connection).expect("readable").len();
        assert!(waiting <= 17, "few wait");
    }
}

/// Asks before and after the index has taken everything in: the answers are the same.
fn finds(desk: &mut Desk, expected: &[(&str, &[&str])]) {
    for settled in [false, true] {
        for (typed, hits) in expected {
            assert_eq!(desk.found(typed), *hits, "{typed:?}, settled: {settled}");
        }
        desk.settle();
    }
    assert!(desk.vault.search_agrees().expect("readable"), "the index says what the records say");
    desk.vault.rebuild_search().expect("made anew");
    for (typed, hits) in expected {
        assert_eq!(desk.found(typed), *hits, "{typed:?} after a rebuild");
    }
}

#[test]
fn names_are_found_without_their_accents_by_ear_and_with_a_slip() {
    let mut desk = Desk::new();
    desk.case("Thúy Nguyễn");
    let who = vec![PersonThere { name: "Muhammad Đặng".into(), ..PersonThere::default() }];
    let mut note = words("She was calm.");
    note.details.who = who;
    desk.note(None, note);
    desk.note(None, words("Muhammad rang."));
    finds(
        &mut desk,
        &[
            ("Nguyen", &["case: name"]),
            ("nguyễn thuy", &["case: name"]),
            ("dang", &["note: name"]),
            ("Nguy", &["case: name"]),
            ("Mohamed", &["note: sound", "note: sound"]),
            ("muhammad", &["note: name", "note: words"]),
            ("Nguyan calm", &[]),
            ("Nguyrn", &["case: spelling"]),
        ],
    );
}

#[test]
fn numbers_references_postcodes_and_streets_are_found_in_part_and_however_spaced() {
    let mut desk = Desk::new();
    let case = desk.case("AM");
    let phones = vec![Phone { number: "+44 7700 900123".into(), ..Phone::default() }];
    let address = "12 Wellington Street\nStockport SK1 3XE".to_owned();
    desk.person(&case, Person { called: "Lan".into(), phones, address, ..Person::default() });
    desk.note(Some(&case), words("Police reference NRM 24-017/A. She rang (0161) 496 0000."));
    finds(
        &mut desk,
        &[
            ("07700 900", &["person: phone"]),
            ("+44 7700", &["person: phone words"]),
            ("0123", &["person: phone"]),
            ("00 900 12", &["person: phone"]),
            ("0161 496", &["note: phone words"]),
            ("24017", &["note: reference"]),
            ("24-017", &["note: reference words"]),
            ("nrm 24017a", &["note: reference words"]),
            ("sk1", &["person: postcode place"]),
            ("SK13XE", &["person: postcode"]),
            ("wellington str", &["person: place"]),
            ("lan 07700", &["person: name phone"]),
            ("26-001", &["case: reference words"]),
        ],
    );
    let hit = &desk.vault.search("900123", true, 1).expect("found").hits[0];
    assert!(
        hit.snippet.iter().any(|piece| piece.hit && piece.text == "900123"),
        "the number is shown: {hit:?}"
    );
}

#[test]
fn every_word_must_stand_in_it_and_the_best_comes_first() {
    let mut desk = Desk::new();
    desk.note(None, NoteText { present: "Linh".into(), ..words("The passport was taken.") });
    desk.note(None, words("Linh asked for her passport."));
    desk.note(None, words("The passport office."));
    let linh = desk.note(None, NoteText { present: "Linh".into(), ..words("At home.") });
    desk.note(None, words("Linh was mentioned."));
    finds(
        &mut desk,
        &[
            ("passport linh", &["note: name words", "note: words"]),
            ("passport office home", &[]),
            ("linh", &["note: name", "note: name", "note: words", "note: words"]),
            ("pass", &["note: words", "note: words", "note: words"]),
        ],
    );
    let newest = desk.vault.search("linh", true, 1).expect("found");
    assert_eq!(
        (newest.hits[0].record.clone(), newest.more),
        (linh, true),
        "the newest of the best, and more"
    );
}

#[test]
fn a_changed_note_a_moved_note_and_a_removed_person_are_found_as_they_are_now() {
    let mut desk = Desk::new();
    let (one, other) = (desk.case("AM"), desk.case("BN"));
    let note = desk.note(Some(&one), NoteText { present: "Olena".into(), ..words("A lighthouse keeper.") });
    let person = desk.person(&one, Person { called: "Halyna".into(), ..Person::default() });
    desk.settle();
    let text = NoteText { present: "Iryna".into(), ..words("A windmill.") };
    desk.vault.save_note_draft(&note, &text, 0, now()).expect("saved");
    desk.vault.move_note(&note, (&one, Some(&other)), "wrong case", None, now()).expect("moved");
    desk.vault.set_person_removed(&one, &person, true, now()).expect("removed");
    finds(
        &mut desk,
        &[
            ("lighthouse", &[]),
            ("Olena", &[]),
            ("Olina", &[]),
            ("Halyna", &[]),
            ("windmill", &["note: words"]),
            ("Irina", &["note: sound"]),
        ],
    );
    let hit = desk.vault.search("windmill", false, 5).expect("found").hits.remove(0);
    assert_eq!((hit.note, hit.cases), (Some(note), vec![other]), "in the case it is in now");
    desk.vault.set_person_removed(&one, &person, false, now()).expect("put back");
    assert_eq!(desk.found("Halyna"), ["person: name"], "and back");
}

#[test]
fn drafts_are_found_while_unfinished_and_additions_under_their_note() {
    let mut desk = Desk::new();
    let note = desk.note(None, words("half a sent"));
    assert_eq!(desk.found("sent"), ["note: words"], "a draft");
    let statement = Statement { made_at_the_time: true, why_later: String::new() };
    desk.vault.finish_note(&note, &statement, None, now()).expect("finished");
    let addition = NewAmendment {
        kind: AmendmentKind::Addition,
        was_wrong: String::new(),
        text: "A blue bicycle.".into(),
        reason: String::new(),
    };
    desk.vault.amend_note(&note, &addition, None, now()).expect("amended");
    finds(&mut desk, &[("bicycle", &["amendment: words"]), ("half", &["note: words"])]);
    assert_eq!(desk.vault.search("bicycle", true, 1).expect("found").hits[0].note, Some(note), "its note");
}

#[test]
fn text_taken_out_is_not_found_and_leaves_no_trace_once_the_index_is_made_anew() {
    let mut desk = Desk::new();
    let note = desk.note(None, words("zanzibarsecret"));
    desk.settle();
    assert!(desk.holds("zanzibarsecret"), "it stood in the index");
    desk.vault.save_note_draft(&note, &words("nothing"), 0, now()).expect("saved");
    assert!(
        desk.found("zanzibarsecret").is_empty() && desk.found("zanzib").is_empty(),
        "it is gone for the reader"
    );
    desk.vault.rebuild_search().expect("made anew");
    assert!(!desk.holds("zanzibarsecret"), "and no page of the index holds it any more");
}

impl Desk {
    /// Tells whether any page of the index holds the word or its end, as prefixes are left out.
    fn holds(&self, word: &str) -> bool {
        let query = "SELECT count(*) FROM (SELECT block FROM search_words_data UNION ALL SELECT block FROM search_keys_data)
            WHERE instr(block, CAST(?1 AS BLOB)) > 0";
        let end = &word[word.len() - 8..];
        self.vault.connection.query_row(query, [end], |row| row.get::<_, i64>(0)).expect("readable") > 0
    }
}

#[test]
fn an_index_that_fails_keeps_no_record_from_being_saved_and_is_made_anew() {
    let mut desk = Desk::new();
    desk.note(None, words("before"));
    desk.vault.connection.execute_batch("DROP TABLE search_names").expect("broken");
    let note = NoteText { present: "Linh".into(), ..words("after") };
    let note = desk.note(None, note);
    assert!(desk.vault.note(&note).is_ok(), "the note is kept");
    assert!(desk.vault.search("after", false, 5).is_err(), "and search says that it cannot");
}

#[test]
fn anything_can_be_typed() {
    let mut desk = Desk::new();
    desk.note(None, words("我在北京 \"quoted\" AND NEAR"));
    finds(
        &mut desk,
        &[("北京", &["note: words"]), ("京", &["note: words"]), ("AND", &["note: words"]), ("京北", &[])],
    );
    for typed in [
        "\"",
        "*",
        "NEAR(",
        "a AND",
        "{names} : a",
        "-",
        "\0",
        "a\0b",
        "' OR 1",
        "(",
        "^a",
        "a + b",
        "\u{fe70}",
    ] {
        assert!(desk.vault.search(typed, true, 5).is_ok(), "{typed:?} is only text");
    }
    proptest!(ProptestConfig::with_cases(200), |(typed in any::<String>(), ranked in any::<bool>())| {
        prop_assert!(desk.vault.search(&typed, ranked, 5).is_ok(), "{:?} is only text", typed);
    });
}
