use chrono::Days;

use super::*;
use crate::moment::read_moment;
use crate::note::PaperNote;

fn at(typed: &str) -> NaiveDateTime {
    read_moment(typed).expect("the test writes real moments")
}

fn visit() -> NoteText {
    NoteText {
        started: "2026-03-17T10:00".into(),
        ended: "2026-03-17T11:15".into(),
        text: "Opened the door herself.".into(),
        ..NoteText::default()
    }
}

const AT_THE_TIME: Statement = Statement { made_at_the_time: true, why_later: String::new() };

#[test]
fn a_whole_note_can_be_finished() {
    assert_eq!(visit().findings(Some(&AT_THE_TIME), at_once()), [], "nothing is missing");
}

#[test]
fn an_empty_note_says_what_is_missing() {
    let findings = NoteText::default().findings(Some(&AT_THE_TIME), at_once());
    let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
    assert_eq!(fields, ["started", "ended", "text"], "each gap once");
}

#[test]
fn whether_it_was_made_at_the_time_is_never_supposed() {
    let findings = visit().findings(None, at_once());
    assert_eq!(findings, [Finding::new("madeAtTheTime", FindingCode::Missing)], "nothing is pre-selected");
    assert_eq!(Statement::read(None, "because".into()), None, "no choice, no statement");
}

#[test]
fn a_visit_cannot_end_before_it_began() {
    let note = NoteText { ended: "2026-03-17T09:59".into(), ..visit() };
    let findings = note.findings(Some(&AT_THE_TIME), at_once());
    assert_eq!(findings, [Finding::new("ended", FindingCode::BeforeStart)], "time runs one way");
}

#[test]
fn a_note_made_later_says_why() {
    let later = Statement { made_at_the_time: false, why_later: " ".into() };
    let findings = visit().findings(Some(&later), at_once());
    assert_eq!(findings, [Finding::new("whyLater", FindingCode::Missing)], "late writing asks why");
}

#[test]
fn nul_is_named_and_other_scripts_are_welcome() {
    let note = NoteText { text: "مرحبا 👋🏽 \u{202e}abc".into(), view: "a\0b".into(), ..visit() };
    let findings = note.findings(Some(&AT_THE_TIME), at_once());
    assert_eq!(findings, [Finding::new("view", FindingCode::ForbiddenCharacter)], "only NUL is refused");
}

fn at_once() -> Written {
    Written { began: at("2026-03-17T10:05"), now: at("2026-03-17T11:20"), late_after_hours: 24 }
}

fn days_later(days: u64) -> Written {
    let now = at("2026-03-17T11:20") + Days::new(days);
    Written { began: now, now, late_after_hours: 24 }
}

#[test]
fn a_note_begun_two_days_later_cannot_pass_as_made_at_the_time() {
    let findings = visit().findings(Some(&AT_THE_TIME), days_later(2));
    assert_eq!(findings, [Finding::new("madeAtTheTime", FindingCode::WrittenLater)], "it asks why");
    let later = Statement { made_at_the_time: false, why_later: "Called away".into() };
    assert_eq!(visit().findings(Some(&later), days_later(2)), [], "said, it stands");
    assert_eq!(visit().findings(Some(&AT_THE_TIME), days_later(0)), [], "the same day is at the time");
}

#[test]
fn a_paper_note_keeps_its_true_time() {
    let mut note = visit();
    let paper =
        PaperNote { written_at: "2026-03-17T11:30".into(), kept: "yes".into(), ..PaperNote::default() };
    note.details.paper = Some(paper);
    assert_eq!(note.findings(Some(&AT_THE_TIME), days_later(9)), [], "written then, typed now");
    note.details.paper = Some(PaperNote::default());
    let findings = note.findings(Some(&AT_THE_TIME), days_later(9));
    let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
    assert_eq!(fields, ["paper/writtenAt", "paper/kept"], "when, and whether it is kept");
}

#[test]
fn each_kind_asks_for_what_it_is_about() {
    let of = |kind| {
        let details = NoteDetails { kind, ..NoteDetails::default() };
        let note = NoteText { started: "2026-03-17T10:00".into(), details, ..NoteText::default() };
        note.findings(Some(&AT_THE_TIME), at_once()).into_iter().map(|it| it.field).collect::<Vec<_>>()
    };
    assert_eq!(of(NoteKind::Visit), ["ended", "text"], "what was seen and heard");
    assert_eq!(of(NoteKind::NoReply), Vec::<String>::new(), "that no one answered says itself");
    assert_eq!(
        of(NoteKind::ManagementOversight),
        ["oversight/decision", "oversight/reasons"],
        "what and why"
    );
}

#[test]
fn a_person_who_left_before_they_came_is_named_by_row() {
    let mut note = visit();
    let there = PersonThere {
        name: "Interpreter".into(),
        from: "11:00".into(),
        until: "10:30".into(),
        ..PersonThere::default()
    };
    note.details.who = vec![PersonThere::default(), there];
    assert_eq!(
        note.findings(Some(&AT_THE_TIME), at_once()),
        [Finding::new("who/1/until", FindingCode::BeforeStart)],
        "an empty row says nothing"
    );
}

#[test]
fn a_visit_that_has_not_been_yet_is_found() {
    let note = NoteText { started: "2026-03-18T10:00".into(), ended: "2026-03-18T11:00".into(), ..visit() };
    let codes: Vec<_> = note.findings(Some(&AT_THE_TIME), at_once()).into_iter().map(|it| it.code).collect();
    assert_eq!(codes, [FindingCode::InFuture, FindingCode::InFuture], "both times");
}
