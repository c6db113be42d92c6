//! Files as a whole: several faults at once, versions, previews, and files that are anything.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[test]
fn a_whole_pack_of_a_council_is_taken() {
    let pack = valid();
    let ids: Vec<_> = pack.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(
        ids,
        ["any-child", "any-night", "any-adult", "any-letter", "any-leaflet"],
        "in the file's order"
    );
    let windows = read(&VALID.replace('\n', "\r\n")).expect("lines end otherwise on Windows");
    assert_eq!(windows.steps, pack.steps, "the same steps");
    assert!(read(&format!("\u{feff}{VALID}")).is_ok(), "nor does a mark of the byte order hurt");
    assert_eq!(pack_named_in(VALID).as_deref(), Some("anyborough"), "by which the version before is found");
    assert_eq!(pack_named_in("pack ="), None, "no name can be read");
}

#[test]
fn faults_are_told_all_at_once_in_the_order_of_lines() {
    let text = with("confidence = \"M\"", "confidence = \"X\"")
        .replacen("rank = 20", "rank = 1", 1)
        .replacen("name = \"Anyborough Council\"\n", "", 1)
        .replacen("\"rg-positive\"", "\"rg\"", 1);
    let expected = [
        (0, FaultCode::Missing, "name".to_owned()),
        (15, FaultCode::BeforeDanger, "any-child".to_owned()),
        (48, FaultCode::WrongValue, "X".to_owned()),
        (91, FaultCode::UnknownTrigger, "rg".to_owned()),
    ];
    assert_eq!(told(&text, None), expected, "from the top of the file");
    let mut many = with("for = \"any\"\nlisted", "for = \"any\"\nodd-0 = 1\nlisted");
    (1..200).for_each(|odd| writeln!(many, "odd-{odd} = 1").expect("a String can be written to"));
    let faults = told(&many, None);
    assert_eq!((faults.len(), faults[0].0), (MOST_FAULTS, 109), "the first fifty");
}

#[test]
fn a_pack_without_steps_is_refused() {
    let head: String = VALID.lines().take(6).collect::<Vec<_>>().join("\n");
    assert_eq!(told(&head, None), [(0, FaultCode::NoSteps, String::new())], "nothing would be called for");
    assert_eq!(
        told(&format!("{head}\nstep = []"), None),
        [(7, FaultCode::NoSteps, String::new())],
        "nor by none"
    );
    assert_eq!(
        told(&format!("{head}\nstep = 1"), None),
        [(7, FaultCode::WrongValue, "step".into())],
        "no list"
    );
    assert_eq!(
        told(&format!("{head}\nstep = [1]"), None),
        [(7, FaultCode::WrongValue, "step".into())],
        "no step"
    );
}

#[test]
fn a_file_made_to_be_slow_ends_quickly() {
    let head: String = VALID.lines().take(6).fold(String::new(), |all, line| all + line + "\n");
    let begun = Instant::now();
    assert_eq!(
        told(&(head.clone() + &"[[step]]\n".repeat(100_000)), None),
        [(507, FaultCode::TooMany, "step".into())],
        "500 at most"
    );
    for deep in [
        "[".repeat(400_000),
        "{a=".repeat(300_000),
        "a.".repeat(400_000) + "a = 1",
        format!("[{}a]", "a.".repeat(400_000)),
    ] {
        let text = format!("{head}{}{deep}", if deep.starts_with('{') { "a = " } else { "" });
        let faults = read(&text).expect_err("nobody writes so deep");
        assert_eq!(faults[0].code, FaultCode::NotToml, "refused while it is read");
    }
    let long = read(&(VALID.to_owned() + &" ".repeat(1024 * 1024))).expect_err("too long");
    assert_eq!((long[0].line, long[0].code), (0, FaultCode::TooLarge), "over a megabyte");
    assert!(begun.elapsed() < Duration::from_secs(60), "no file holds Daybook up: {:?}", begun.elapsed());
}

#[rstest]
#[case("2026-10-31", "Anyborough", Some(FaultCode::OlderVersion))]
#[case("2026-11-01", "Anyborough Borough", Some(FaultCode::OlderVersion))]
#[case("2026-11-01", "Anyborough", None)]
#[case("2026-11-02", "Anyborough Borough", None)]
fn a_version_is_newer_or_the_same(
    #[case] version: &str,
    #[case] name: &str,
    #[case] expected: Option<FaultCode>,
) {
    let text = with("2026-11-01", version).replacen("Anyborough Council", &format!("{name} Council"), 1);
    let refused = |code| vec![Fault { line: 4, code, about: version.into() }];
    let got = read_pack(&text, Pathways::shipped(), Some(&valid()), today()).map(|pack| pack.version);
    assert_eq!(
        got,
        expected.map_or(Ok(version.to_owned()), |code| Err(refused(code))),
        "its own ids are no one else's"
    );
}

#[test]
fn another_pack_is_no_version_before() {
    let text = with("\"anyborough\"", "\"otherborough\"").replacen("2026-11-01", "2020-01-01", 1);
    assert!(
        read_pack(&text, Pathways::shipped(), Some(&valid()), today()).is_ok(),
        "versions are of one pack"
    );
}

#[test]
fn a_preview_tells_what_is_new_changed_and_gone() {
    let before = valid();
    let text = with("2026-11-01", "2026-11-02")
        .replacen("who = \"The county\"", "who = \"The new county\"", 1)
        .replacen("id = \"any-leaflet\"", "id = \"any-card\"", 1)
        .replacen("\"Give the leaflet\"", "\"Give the card\"", 1);
    let next = read_pack(&text, Pathways::shipped(), Some(&before), today()).expect("a newer version");
    let (changes, gone) = preview_steps(&next, Some(&before));
    let expected =
        [(0, Change::Same), (1, Change::Same), (2, Change::Same), (3, Change::Changed), (4, Change::New)];
    assert_eq!(changes, expected, "by what the step says");
    assert_eq!(gone, ["Give the leaflet"], "by its title");
    let (first, none) = preview_steps(&next, None);
    assert!(
        first.iter().all(|(_, change)| *change == Change::New) && none.is_empty(),
        "the first version is all new"
    );
}

#[test]
fn a_number_that_was_altered_is_told_beside_the_one_that_takes_its_place() {
    let before = valid();
    let (place, number) = before
        .steps
        .iter()
        .enumerate()
        .find_map(|(place, step)| Some((place, step.contacts.first()?.number.clone()?)))
        .expect("the pack has a number");
    let text = with("2026-11-01", "2026-11-02").replace(&number, "01632 960199");
    let next = read_pack(&text, Pathways::shipped(), Some(&before), today()).expect("a newer version");
    let gone = |step, before| -> Vec<Option<String>> {
        ways_gone(step, before).into_iter().map(|contact| contact.number.clone()).collect()
    };
    assert_eq!(gone(&next.steps[place], Some(&before)), [Some(number)], "the one before");
    assert_eq!(gone(&before.steps[place], Some(&before)), [], "nothing was altered");
    assert_eq!(gone(&next.steps[place], None), [], "there was none before");
}

/// A refusal says why, on a line of the file.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let last = u32::try_from(text.lines().count().max(1)).expect("a short text");
    let Err(faults) = read(text) else { return Ok(()) };
    prop_assert!(!faults.is_empty() && faults.len() <= MOST_FAULTS, "why: {faults:?}");
    prop_assert!(faults.is_sorted_by_key(|fault| fault.line), "in the order of lines: {faults:?}");
    prop_assert!(faults.iter().all(|fault| fault.line <= last), "within {last} lines: {faults:?}");
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_a_pack_or_at_fault(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn a_pack_with_a_character_more_or_less_is_taken_or_at_fault(
        at in 0..VALID.chars().count(),
        put in proptest::option::of(prop_oneof!["[\\[\\]{}=\"'.,#\\\\\n\r\t0a-]", "\\PC"]),
    ) {
        let (before, after) = (VALID.chars().take(at), VALID.chars().skip(at + usize::from(put.is_none())));
        let text: String = before.chain(put.iter().flat_map(|put| put.chars())).chain(after).collect();
        holds(&text)?;
    }

    #[test]
    fn a_pack_without_some_of_its_lines_is_taken_or_at_fault(gone in proptest::collection::vec(0..115_usize, 1..8)) {
        let lines = VALID.lines().enumerate().filter(|(at, _)| !gone.contains(at));
        holds(&lines.fold(String::new(), |all, (_, line)| all + line + "\n"))?;
    }
}
