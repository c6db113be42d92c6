use rstest::rstest;

use super::*;
use crate::finding::FindingCode;

#[rstest]
#[case("done", "", ReplyKind::Done)]
#[case("will-do", " By Friday ", ReplyKind::WillDo)]
#[case("not-agreed", "She was not asked", ReplyKind::NotAgreed)]
#[case("noted", "", ReplyKind::Noted)]
fn a_worker_answers_in_one_of_four_ways(
    #[case] kind: &str,
    #[case] words: &str,
    #[case] expected: ReplyKind,
) {
    let reply = Reply::read(kind, words);
    assert_eq!(reply, Ok(Reply { kind: expected, words: words.trim().into() }), "{kind}");
}

#[rstest]
#[case::no_reason("not-agreed", " \n", &[("reply-words", FindingCode::Missing)])]
#[case::nothing_chosen("", "", &[("reply", FindingCode::Missing)])]
#[case::no_such_answer("ignored", "x", &[("reply", FindingCode::Missing)])]
#[case::what_cannot_be_kept("done", "a\0", &[("reply-words", FindingCode::ForbiddenCharacter)])]
fn not_to_agree_wants_words_and_every_answer_a_kind(
    #[case] kind: &str,
    #[case] words: &str,
    #[case] expected: &[(&str, FindingCode)],
) {
    let findings = Reply::read(kind, words).expect_err("something is missing");
    let found: Vec<_> = findings.iter().map(|it| (it.field.as_str(), it.code)).collect();
    assert_eq!(found, expected, "of {kind:?}");
}
