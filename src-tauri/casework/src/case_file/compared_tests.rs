//! Two copies compared say what is new, what reads otherwise and what is gone, and nothing else.

use proptest::prelude::*;

use super::*;
use crate::case_file::Part;
use crate::compare::Change;

fn entry(place: &str, rows: &[(&str, &str)]) -> Entry {
    let row = |(label, text): &(&str, &str)| Row {
        label: (*label).to_owned(),
        text: (*text).to_owned(),
        quoted: false,
    };
    Entry {
        place: place.to_owned(),
        title: "Visit".to_owned(),
        when: "17 March".to_owned(),
        rows: rows.iter().map(row).collect(),
        amended: false,
    }
}

fn file(parts: &[(PartKind, &[Entry])]) -> CaseFile {
    CaseFile {
        parts: parts.iter().map(|(kind, entries)| Part { kind: *kind, entries: entries.to_vec() }).collect(),
    }
}

fn notes(entries: &[Entry]) -> CaseFile {
    file(&[(PartKind::Notes, entries)])
}

/// Writes what changed of each entry as "place label [-removed-]{+added+}".
fn shown(entries: &[ComparedEntry]) -> Vec<String> {
    let piece = |Piece { change, text }: &Piece| match change {
        Change::Same => text.clone(),
        Change::Added => format!("{{+{text}+}}"),
        Change::Removed => format!("[-{text}-]"),
    };
    let row =
        |row: &ComparedRow| format!(" {}: {}", row.label, row.pieces.iter().map(piece).collect::<String>());
    entries.iter().map(|it| it.place.clone() + &it.rows.iter().map(row).collect::<String>()).collect()
}

#[test]
fn added_corrected_and_removed_are_told_apart() {
    let older = notes(&[
        entry("note/1", &[("Account", "He wore a red coat.")]),
        entry("note/2", &[("Account", "Nobody in.")]),
        entry("note/3", &[("Account", "Same.")]),
    ]);
    let newer = notes(&[
        entry("note/4", &[("Account", "New.")]),
        entry("note/3", &[("Account", "Same.")]),
        entry("note/1", &[("Account", "He wore a blue coat.")]),
    ]);
    let compared = compared(&older, &newer);
    assert_eq!(shown(&compared.added), ["note/4 Account: {+New.+}"], "only in the newer");
    assert_eq!(
        shown(&compared.corrected),
        ["note/1 Account: He wore a [-red-]{+blue+} coat."],
        "word by word"
    );
    assert_eq!(shown(&compared.removed), ["note/2 Account: [-Nobody in.-]"], "only in the older");
    assert_eq!((compared.same, compared.not_compared.len()), (1, 0), "one stayed, and all was compared");
}

#[test]
fn the_order_of_rows_and_entries_does_not_matter() {
    let older = notes(&[entry("note/1", &[("Who", "Mai"), ("Where", "Hull")]), entry("note/2", &[])]);
    let newer = notes(&[entry("note/2", &[]), entry("note/1", &[("Where", "Hull"), ("Who", "Mai")])]);
    let expected = Compared { same: 2, ..Compared::default() };
    assert_eq!(compared(&older, &newer), expected, "the same things are said");
}

#[test]
fn a_row_added_among_several_of_a_name_does_not_shift_the_others() {
    let older = notes(&[entry("note/1", &[("Added", "First."), ("Added", "Second.")])]);
    let newer = notes(&[entry("note/1", &[("Added", "Nought."), ("Added", "First."), ("Added", "Second.")])]);
    let corrected = compared(&older, &newer).corrected;
    assert_eq!(shown(&corrected), ["note/1 Added: {+Nought.+}"], "only what is new is shown");
}

#[test]
fn a_row_that_is_gone_or_has_another_name_is_shown() {
    let older = notes(&[entry("note/1", &[("Who", "Mai"), ("Where", "Hull")])]);
    let newer = notes(&[entry("note/1", &[("Present", "Mai")])]);
    let corrected = compared(&older, &newer).corrected;
    assert_eq!(
        shown(&corrected),
        ["note/1 Present: {+Mai+} Who: [-Mai-] Where: [-Hull-]"],
        "nothing is passed over"
    );
}

#[test]
fn a_title_a_time_and_a_mark_count_as_corrected() {
    let was = entry("note/1", &[("Who", "Mai")]);
    let retitled = Entry { title: "Call".to_owned(), when: "18 March".to_owned(), ..was.clone() };
    let before = notes(std::slice::from_ref(&was));
    let both = compared(&before, &notes(&[retitled])).corrected;
    assert_eq!(shown(&both), ["note/1 : [-Visit-]{+Call+} : [-17-]{+18+} March"], "rows without a label");
    let mut quoted = was.clone();
    quoted.rows[0].quoted = true;
    let amended = Entry { amended: true, ..was.clone() };
    for newer in [quoted, amended] {
        let compared = compared(&before, &notes(&[newer]));
        assert_eq!(compared.corrected.len(), 1, "whose words they are and that it was amended matter");
    }
}

#[test]
fn what_moved_to_another_part_is_corrected_not_removed() {
    let it = || entry("step/1", &[("Done", "Yes")]);
    let older = file(&[(PartKind::Steps, &[it()]), (PartKind::Notes, &[])]);
    let newer = file(&[(PartKind::Steps, &[]), (PartKind::Notes, &[it()])]);
    let both = compared(&older, &newer);
    assert_eq!(
        both.corrected.iter().map(|it| it.part).collect::<Vec<_>>(),
        [PartKind::Notes],
        "where it is now"
    );
    assert!(both.added.is_empty() && both.removed.is_empty(), "it is the same thing");
    let elsewhere = file(&[(PartKind::Steps, &[]), (PartKind::Chronology, &[it()])]);
    assert_eq!(compared(&older, &elsewhere).corrected.len(), 1, "into a part the older copy does not hold");
    assert_eq!(compared(&elsewhere, &older).corrected.len(), 1, "and out of it");
}

#[test]
fn what_one_copy_leaves_out_was_not_removed() {
    let older = file(&[(PartKind::Notes, &[entry("note/1", &[])]), (PartKind::Consent, &[])]);
    let newer = file(&[(PartKind::Consent, &[]), (PartKind::People, &[entry("person/1", &[])])]);
    let compared = compared(&older, &newer);
    assert!(compared.removed.is_empty() && compared.added.is_empty(), "left out by choice");
    assert_eq!(compared.not_compared, [PartKind::Notes, PartKind::People], "and said");
}

#[test]
fn what_is_open_is_never_compared() {
    let older = file(&[(PartKind::Open, &[entry("open/1", &[("Days", "3")])])]);
    let newer = file(&[(PartKind::Open, &[entry("open/1", &[("Days", "2")]), entry("open/2", &[])])]);
    let expected = Compared { not_compared: vec![PartKind::Open], ..Compared::default() };
    assert_eq!(compared(&older, &newer), expected, "it is another on every day");
}

#[test]
fn places_named_twice_are_paired_in_order() {
    let it = |text: &str| entry("note/1", &[("Account", text)]);
    let compared = compared(&notes(&[it("One."), it("Two."), it("Three.")]), &notes(&[it("One."), it("2.")]));
    assert_eq!(compared.same, 1, "the first with the first");
    assert_eq!(shown(&compared.corrected), ["note/1 Account: [-Two-]{+2+}."], "the second with the second");
    assert_eq!(shown(&compared.removed), ["note/1 Account: [-Three.-]"], "a file made badly loses nothing");
}

/// A place and its rows.
type Typed = (String, Vec<(String, String)>);

fn some_file() -> impl Strategy<Value = CaseFile> {
    let kinds = [PartKind::Case, PartKind::Open, PartKind::Notes, PartKind::Consent];
    let rows = prop::collection::vec(("[ab]", "[a-c ]{0,6}"), 0..3);
    let entries = prop::collection::vec(("[1-4]", rows), 0..4);
    prop::collection::vec(entries, 4).prop_map(move |parts| {
        let part = |(kind, entries): (PartKind, Vec<Typed>)| {
            let of = |(place, rows): &Typed| {
                let rows: Vec<_> = rows.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
                entry(place, &rows)
            };
            Part { kind, entries: entries.iter().map(of).collect() }
        };
        let parts =
            kinds.into_iter().zip(parts).filter(|(_, entries)| entries.len() != 3).map(part).collect();
        CaseFile { parts }
    })
}

proptest! {
    #[test]
    fn a_copy_is_the_same_as_itself(file in some_file()) {
        let compared_parts = file.parts.iter().filter(|part| part.kind != PartKind::Open);
        let all: usize = compared_parts.map(|part| part.entries.len()).sum();
        let compared = compared(&file, &file);
        prop_assert_eq!(compared.same, all, "every entry stayed");
        prop_assert!(compared.added.is_empty() && compared.corrected.is_empty() && compared.removed.is_empty());
    }

    #[test]
    fn what_is_added_one_way_is_removed_the_other(one in some_file(), other in some_file()) {
        let (there, back) = (compared(&one, &other), compared(&other, &one));
        let count = |entries: &[ComparedEntry]| entries.len();
        prop_assert_eq!(count(&there.added), count(&back.removed), "added and removed");
        prop_assert_eq!(count(&there.removed), count(&back.added), "removed and added");
        prop_assert_eq!(count(&there.corrected), count(&back.corrected), "corrected either way");
        prop_assert_eq!((there.same, there.not_compared), (back.same, back.not_compared));
    }
}
