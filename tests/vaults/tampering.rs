//! Someone with the key and an editor: what SQLCipher accepts, the ledger reports.

use casework::note::NoteText;
use daybook_tests::a_moment;
use rstest::rstest;
use vault::ledger::LedgerFinding;

use crate::Made;

/// Puts an earlier copy of one page back into the closed database file.
fn put_back(made: &Made, old: &[u8], page: usize) {
    const PAGE: usize = 4096;
    let mut now = std::fs::read(made.file("vault.db")).expect("readable");
    now[page * PAGE..(page + 1) * PAGE].copy_from_slice(&old[page * PAGE..(page + 1) * PAGE]);
    std::fs::write(made.file("vault.db"), now).expect("written");
}

#[test]
fn every_stale_page_that_alters_a_record_is_reported() {
    let made = Made::new();
    let old = std::fs::read(made.file("vault.db")).expect("readable");
    let mut vault = made.open();
    let changed =
        NoteText { text: "She said yes. Everything else differs too.".to_owned(), ..NoteText::default() };
    vault.save_note_draft(&made.note, &changed, 0, a_moment()).expect("saved");
    vault.lock();
    let new = std::fs::read(made.file("vault.db")).expect("readable");
    let stale: Vec<usize> = (1..old.len() / 4096)
        .filter(|page| old[page * 4096..][..4096] != new[page * 4096..][..4096])
        .collect();
    assert!(stale.len() >= 2, "the note and the ledger lie on pages of their own: {stale:?}");
    let newest = said(&made.open());
    let mut altering = 0;
    for page in stale {
        put_back(&made, &old, page);
        let read = made.closed().unlock(&daybook_tests::a_passphrase(), a_moment());
        let silent = read.and_then(|vault| {
            vault.verify()?;
            let found = vault.check()?;
            // The search index is no record: the ledger leaves it out, and it is held against the records.
            Ok((found.is_empty() && vault.search_agrees()?, said(&vault)))
        });
        altering += u32::from(!matches!(silent, Ok((true, _))));
        if let Ok((true, read)) = silent {
            assert_eq!(read, newest, "an old page {page} that no one noticed altered nothing");
        }
        std::fs::write(made.file("vault.db"), &new).expect("put right");
    }
    assert!(altering >= 2, "the note and the ledger were noticed");
}

/// Returns all that the records say of the one note.
fn said(vault: &vault::Vault) -> String {
    let note = vault.notes_of(&vault.cases().expect("readable")[0].id).expect("readable");
    let versions = vault.versions_of(&note[0].id).expect("readable");
    format!("{note:?} {versions:?} {:?}", vault.head())
}

#[rstest]
#[case::a_note("UPDATE notes SET text = 'altered'")]
#[case::a_note_gone("DELETE FROM notes")]
#[case::a_case("UPDATE cases SET age_group = 'under-18'")]
fn a_record_altered_behind_the_ledger_is_named(#[case] statement: &str) {
    let made = Made::new();
    let subject = if statement.contains("cases") {
        format!("case/{}", made.case)
    } else {
        format!("note/{}", made.note)
    };
    with_the_key(&made, statement);
    let found = made.open().check().expect("readable");
    assert_eq!(found, [LedgerFinding::ContentDiffers { subject }], "the record and nothing else");
}

#[rstest]
#[case::edited("UPDATE ledger SET act = 'x' WHERE entry = 1", 1)]
#[case::reordered("UPDATE ledger SET entry = entry + 10 WHERE entry = 2", 12)]
#[case::first_removed("DELETE FROM ledger WHERE entry = 1", 2)]
fn a_ledger_that_was_edited_breaks(#[case] statement: &str, #[case] entry: i64) {
    let made = Made::new();
    with_the_key(&made, statement);
    let found = made.open().check().expect("readable");
    assert!(found.contains(&LedgerFinding::ChainBroken { entry }), "the chain does not hold: {found:?}");
}

#[test]
fn a_tail_cut_off_the_ledger_leaves_records_it_does_not_know() {
    let made = Made::new();
    with_the_key(&made, "DELETE FROM ledger WHERE entry = 2");
    let found = made.open().check().expect("readable");
    assert_eq!(
        found,
        [LedgerFinding::NotInLedger { subject: format!("note/{}", made.note) }],
        "said by name"
    );
}

/// Runs a statement as someone would who has the passphrase and no respect for the triggers.
fn with_the_key(made: &Made, statement: &str) {
    let vault = made.open();
    vault.as_an_intruder(&format!(
        "DROP TRIGGER finished_note_is_fixed; DROP TRIGGER note_is_kept;
         DROP TRIGGER ledger_is_fixed; DROP TRIGGER ledger_is_kept; {statement};"
    ));
    vault.lock();
}
