//! A vault with a case in it, for the tests of the records.

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase};
use casework::consent::{Basis, ConsentEvent, Decision, Purpose, Recipient, Sharing, Talk, TalkDetails};
use casework::moment::read_moment;
use casework::statements::Audience;
use rusqlite::ErrorCode;
use tempfile::TempDir;

use crate::{Closed, Moment, Passphrase, Vault};

pub(crate) struct Desk {
    pub vault: Vault,
    pub case: String,
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let passphrase = Passphrase::new("plum oak tin fog".to_owned());
        let mut vault = Closed::at(folder.path()).create(&passphrase).expect("made");
        let case = vault.open_case(&a_person(), false, now(0)).expect("opened").id;
        Self { vault, case, folder }
    }

    /// Opens another case; returns its id.
    pub fn another_case(&mut self) -> String {
        self.vault.open_case(&a_person(), false, now(0)).expect("opened").id
    }

    /// Returns what is asked of a person when a case is opened.
    pub fn a_person(called: &str) -> NewCase {
        NewCase { called: called.to_owned(), ..a_person() }
    }

    /// Leaves something typed in a page; returns the page's name.
    pub fn draft(&mut self, form: String) -> String {
        self.vault.keep_form_draft(&form, "half a sent", now(0)).expect("kept");
        form
    }

    pub fn has_draft(&self, form: &str) -> bool {
        self.vault.form_draft(form).expect("readable").is_some()
    }

    /// Asserts that the ledger accounts for every record, and search says what they say.
    pub fn agrees(&self, after: &str) {
        assert_eq!(self.vault.check(), Ok(Vec::new()), "the ledger agrees after {after}");
        assert!(self.vault.search_agrees().expect("readable"), "search agrees after {after}");
    }

    /// Asserts that the database refuses each statement, and that every record is as it was.
    pub fn refuses(&self, statements: &[&str]) {
        for statement in statements {
            let refused = self.vault.connection.execute(statement, []).expect_err(statement);
            let why = refused.sqlite_error_code();
            assert_eq!(why, Some(ErrorCode::ConstraintViolation), "by a trigger or an index: {statement}");
        }
        self.agrees("what was refused");
    }

    /// Returns what is found, as "kind: what matched".
    pub fn found(&self, typed: &str) -> Vec<String> {
        let hits = self.vault.search(typed, true, 20).expect("no query fails").hits;
        hits.iter().map(|hit| format!("{}: {}", hit.kind, hit.matched.join(" "))).collect()
    }
}

fn a_person() -> NewCase {
    NewCase {
        called: "AM".to_owned(),
        age_group: AgeGroup::Adult,
        nation: Nation::England,
        area: String::new(),
        language: "Vietnamese".to_owned(),
        interpreter: InterpreterNeed::Needed,
    }
}

/// So many minutes after the visit began.
pub(crate) fn now(minutes: i64) -> Moment {
    let began = chrono::DateTime::parse_from_rfc3339("2026-03-17T14:32:00+00:00").expect("RFC 3339");
    began + chrono::TimeDelta::minutes(minutes)
}

/// What the first release could record.
pub(crate) fn a_plain_event() -> ConsentEvent {
    ConsentEvent {
        purpose: Purpose::Referral,
        decision: Decision::Agree,
        at: read_moment("2026-03-17T14:30").expect("a real moment"),
        words: "Yes.".to_owned(),
        language: String::new(),
        interpreter: String::new(),
        present: String::new(),
        explained: vec!["C1".to_owned()],
        return_on: None,
        details: Default::default(),
    }
}

pub(crate) fn a_talk() -> Talk {
    let details = TalkDetails {
        explained_by: "Nia Worker".to_owned(),
        said_back: "I can say no at any time.".to_owned(),
        interpreter: "Binh Interpreter".to_owned(),
        ..TalkDetails::default()
    };
    Talk { details, ..Talk::begin(Audience::Adult, "vi", now(0)) }
}

pub(crate) fn a_sharing() -> Sharing {
    Sharing {
        at: read_moment("2026-03-17T14:30").expect("a real moment"),
        what: "Where she sleeps tonight".to_owned(),
        file_kind: None,
        recipient: Recipient::Other,
        to_whom: "Brindlewick Surgery".to_owned(),
        why: "Her wound".to_owned(),
        basis: Basis::Reason("vital-interests".to_owned()),
        justification: "It bled through the bandage".to_owned(),
        not_covered: Vec::new(),
        signed: None,
        access: None,
    }
}
