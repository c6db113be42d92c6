//! A case that goes to and fro is one case on both sides: nothing twice, nothing lost, and nothing chosen unseen.

use casework::note::NoteText;
use casework::person::Person;
use casework::referral::GivenFor;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::*;
use crate::store::desk::{Desk, a_plain_event, now};
use crate::store::{AnswerToKeep, Carried, CarriedVault, FileToAttach};

/// Two vaults; the first has the case.
struct Two {
    one: Desk,
    other: Desk,
    case: String,
    files: usize,
}

impl Two {
    fn new() -> Self {
        let (one, other) = (Desk::new(), Desk::new());
        let case = one.case.clone();
        Self { one, other, case, files: 0 }
    }

    fn side(&mut self, first: bool) -> &mut Desk {
        if first { &mut self.one } else { &mut self.other }
    }

    /// Seals the case on one side, as a file's text.
    fn seal(&mut self, from_first: bool) -> (String, String) {
        self.files += 1;
        let (file, case) = (format!("file-{}", self.files), self.case.clone());
        let carried = self.side(from_first).vault.carry(&case).expect("carried");
        let text = serde_json::to_string(&carried).expect("plain data");
        let rows = carried.rows_that_change();
        let vault = &mut self.side(from_first).vault;
        vault.record_handed_over(&case, &file, json!({}), rows, now(50)).expect("recorded");
        (file, text)
    }

    fn meet(&mut self, on_first: bool, text: &str) -> (CarriedVault, Meeting) {
        let case = self.case.clone();
        let theirs = serde_json::from_str::<Carried>(text).expect("as written").open().expect("whole");
        theirs.every_record_reads().expect("as a vault reads its own");
        let vault = &self.side(on_first).vault;
        let ours = vault.case(&case).ok().map(|_| vault.carry(&case).expect("carried"));
        let meeting = Meeting::of(ours.as_ref(), &theirs.carry(&case).expect("carried")).expect("met");
        (theirs, meeting)
    }

    /// Takes a sealed case over on one side; everything that differs is chosen alike.
    fn take(&mut self, on_first: bool, (file, text): &(String, String), whose: Whose) -> Result<Meeting> {
        let (_, meeting) = self.meet(on_first, text);
        let chosen = meeting.differs.iter().map(|it| (it.row.clone(), whose)).collect();
        let case = self.case.clone();
        let contents = |fingerprint: &str| match fingerprint {
            it if it == crate::fingerprint(b"a scan") => Ok(b"a scan".to_vec()),
            _ => Err(crate::VaultError::CannotRead),
        };
        let vault = &mut self.side(on_first).vault;
        let taking = Taking { case: &case, file, chosen: &chosen, content_of: &contents, content: json!({}) };
        vault.take_over(taking, &meeting, now(60))?;
        Ok(meeting)
    }

    fn send(&mut self, from_first: bool, whose: Whose) -> Meeting {
        let sealed = self.seal(from_first);
        self.take(!from_first, &sealed, whose).expect("taken over")
    }

    /// Asserts that both sides have the same case, and that each vault agrees with its ledger and its search.
    fn agree(&mut self) {
        for first in [true, false] {
            let case = self.case.clone();
            let carried = self.side(first).vault.carry(&case).expect("carried");
            let text = serde_json::to_string(&carried);
            let (_, meeting) = self.meet(!first, &text.expect("plain data"));
            assert_eq!(meeting.differs, [], "both say the same");
            assert_eq!((meeting.added(), meeting.changed(), meeting.ours_newer), (0, 0, 0), "and all of it");
            self.side(first).agrees("taking over");
        }
    }
}

fn a_note(text: &str) -> NoteText {
    NoteText { text: text.to_owned(), ..NoteText::default() }
}

fn write(desk: &mut Desk, case: &str, text: &str) -> String {
    let note = desk.vault.begin_note(Some(case), NoteText::default(), now(1)).expect("begun").id;
    desk.vault.save_note_draft(&note, &a_note(text), 0, now(2)).expect("saved");
    note
}

fn a_person(name: &str) -> Person {
    Person { called: name.to_owned(), ..Person::default() }
}

fn fill(two: &mut Two) -> String {
    let case = two.case.clone();
    let desk = &mut two.one;
    let note = write(desk, &case, "A room behind the shop");
    let file = FileToAttach { name: "scan.pdf", content: b"a scan", kind: "pdf" };
    desk.vault.attach(&note, file, None, now(3)).expect("attached");
    desk.vault.record_consent(&case, &a_plain_event(), now(4)).expect("recorded");
    desk.vault.save_person(&case, None, a_person("Mira Invented"), now(5)).expect("saved")
}

#[test]
fn a_case_arrives_whole_and_the_ledger_accounts_for_it() {
    let mut two = Two::new();
    fill(&mut two);
    let meeting = two.send(true, Whose::Ours);
    assert!(meeting.added() > 4, "everything is new there: {}", meeting.added());
    two.agree();
    assert_eq!(two.other.found("behind the shop").len(), 1, "and it is found there");
    let case = two.case.clone();
    let hand_overs = two.other.vault.hand_overs_of(&case).expect("readable");
    let acts: Vec<_> = hand_overs.iter().map(|it| (it.act, it.file_id.as_str())).collect();
    assert_eq!(acts, [(HandOverAct::Arrived, "file-1")], "how it came is on record");
}

#[test]
fn a_number_that_is_anothers_here_gives_way_to_the_next() {
    let mut two = Two::new();
    two.send(true, Whose::Ours);
    let case = two.case.clone();
    let number = |desk: &Desk, case: &str| desk.vault.case(case).expect("here").number;
    let (there, taken) = (number(&two.one, &case), number(&two.other, &two.other.case));
    assert_eq!(there, taken, "both vaults began to count alike");
    assert_ne!(number(&two.other, &case), taken, "two cases never have one number");
    two.send(false, Whose::Theirs);
    assert_eq!(number(&two.one, &case), there, "each side keeps its own");
}

#[test]
fn sent_twice_or_to_and_fro_nothing_is_there_twice() {
    let mut two = Two::new();
    fill(&mut two);
    let sealed = two.seal(true);
    two.take(false, &sealed, Whose::Ours).expect("taken over");
    let (_, again) = two.meet(false, &sealed.1);
    assert!(again.brings_nothing(), "the very same file");
    let sealed = two.seal(true);
    let (_, anew) = two.meet(false, &sealed.1);
    assert!(anew.brings_nothing(), "a second file of the same case");
    let case = two.case.clone();
    write(&mut two.other, &case, "Written by the second worker");
    let back = two.send(false, Whose::Ours);
    assert_eq!((back.added(), back.differs.len()), (1, 0), "one note comes back");
    two.agree();
}

#[test]
fn what_only_one_side_changed_follows_it() {
    let mut two = Two::new();
    let person = fill(&mut two);
    two.send(true, Whose::Ours);
    let case = two.case.clone();
    two.other.vault.save_person(&case, Some(&person), a_person("Mira Otherwise"), now(9)).expect("saved");
    let back = two.send(false, Whose::Ours);
    assert_eq!((back.changed(), back.differs.len()), (1, 0), "they alone changed it");
    let people = two.one.vault.people_of(&case).expect("readable");
    assert_eq!(people[0].content.called, "Mira Otherwise", "and so it stands here");
    two.agree();
}

#[test]
fn what_both_changed_is_shown_and_nothing_is_taken_until_it_is_chosen() {
    let mut two = Two::new();
    let person = fill(&mut two);
    two.send(true, Whose::Ours);
    let case = two.case.clone();
    two.one.vault.save_person(&case, Some(&person), a_person("Mira Here"), now(9)).expect("saved");
    two.other.vault.save_person(&case, Some(&person), a_person("Mira There"), now(9)).expect("saved");
    write(&mut two.other, &case, "Beside it");
    let (file, text) = two.seal(false);
    let (_, meeting) = two.meet(true, &text);
    assert_eq!(meeting.differs.len(), 1, "one thing was changed on both sides");
    assert_eq!(meeting.differs[0].row, format!("people/{person}"), "it is named");
    let none: &dyn Fn(&str) -> Result<Vec<u8>> = &|_| Err(crate::VaultError::CannotRead);
    let chosen = BTreeMap::new();
    let taking = Taking { case: &case, file: &file, chosen: &chosen, content_of: none, content: json!({}) };
    let refused = two.one.vault.take_over(taking, &meeting, now(60));
    assert_eq!(refused, Err(crate::VaultError::NotFound), "nothing was chosen");
    let notes = two.one.vault.notes_of(&case).expect("readable").len();
    assert_eq!(notes, 1, "and nothing else of it was taken either");
    two.take(true, &(file, text), Whose::Ours).expect("taken over");
    let name = |two: &Two| two.one.vault.people_of(&case).expect("readable")[0].content.called.clone();
    assert_eq!(name(&two), "Mira Here", "what was chosen stands");
    let forth = two.send(true, Whose::Theirs);
    assert_eq!((forth.changed(), forth.differs.len()), (1, 0), "and follows without another question");
    two.agree();
}

#[test]
fn a_file_whose_content_is_not_there_keeps_all_of_it_out() {
    let mut two = Two::new();
    fill(&mut two);
    let (file, text) = two.seal(true);
    let (_, meeting) = two.meet(false, &text);
    let case = two.case.clone();
    let wrong: &dyn Fn(&str) -> Result<Vec<u8>> = &|_| Ok(b"another".to_vec());
    let chosen = BTreeMap::new();
    let taking = Taking { case: &case, file: &file, chosen: &chosen, content_of: wrong, content: json!({}) };
    let refused = two.other.vault.take_over(taking, &meeting, now(60));
    assert_eq!(refused, Err(crate::VaultError::CannotRead), "not what was recorded");
    assert_eq!(two.other.vault.case(&case).err(), Some(crate::VaultError::NotFound), "no half a case");
    two.other.agrees("a refusal");
}

/// Something one of the two does.
#[derive(Debug, Clone)]
enum Act {
    Write(bool, String),
    Name(bool, String),
    Answer(bool, String),
    Consent(bool),
    Send(bool, bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (any::<bool>(), "[a-z]{1,6}").prop_map(|(side, text)| Act::Write(side, text)),
        (any::<bool>(), "[A-Z][a-z]{1,4}").prop_map(|(side, name)| Act::Name(side, name)),
        (any::<bool>(), "[a-z]{1,6}").prop_map(|(side, answer)| Act::Answer(side, answer)),
        any::<bool>().prop_map(Act::Consent),
        (any::<bool>(), any::<bool>()).prop_map(|(side, ours)| Act::Send(side, ours)),
    ];
    prop::collection::vec(act, 1..14)
}

#[test]
fn whatever_both_do_they_end_with_one_case() {
    let mut runner = TestRunner::new(Config { cases: 16, failure_persistence: None, ..Config::default() });
    let mut two = Two::new();
    let person = fill(&mut two);
    let case = two.case.clone();
    two.one.vault.begin_referral(&case, "2026-04", &[], now(6)).expect("begun");
    two.send(true, Whose::Ours);
    let two = std::cell::RefCell::new(two);
    runner
        .run(&acts(), |acts| {
            let mut two = two.borrow_mut();
            for act in acts {
                match act {
                    Act::Write(side, text) => {
                        write(two.side(side), &case, &text);
                    }
                    Act::Name(side, name) => {
                        let vault = &mut two.side(side).vault;
                        vault.save_person(&case, Some(&person), a_person(&name), now(20)).expect("saved");
                    }
                    Act::Answer(side, answer) => {
                        let answer = AnswerToKeep {
                            field: "family".to_owned(),
                            answer: json!(answer),
                            given_for: GivenFor::Referral,
                        };
                        two.side(side).vault.save_answers(&case, &[answer], now(21)).expect("kept");
                    }
                    Act::Consent(side) => {
                        two.side(side)
                            .vault
                            .record_consent(&case, &a_plain_event(), now(22))
                            .expect("recorded");
                    }
                    Act::Send(side, ours) => {
                        two.send(side, if ours { Whose::Ours } else { Whose::Theirs });
                    }
                }
            }
            // What was chosen on one side goes to the other, and there is nothing left to choose.
            two.send(true, Whose::Theirs);
            let last = two.send(false, Whose::Theirs);
            prop_assert_eq!(last.differs.len(), 0, "they met");
            two.agree();
            Ok(())
        })
        .expect("one case on both sides");
}

#[test]
fn how_a_case_went_is_neither_changed_nor_taken_away() {
    let mut two = Two::new();
    two.send(true, Whose::Ours);
    two.one.refuses(&["UPDATE hand_overs SET act = 'arrived'", "DELETE FROM hand_overs"]);
}
