//! The account: passages of the notes, the legal test, the check for identifiers.

use casework::account::{self, Part, Passage as Piece, SourceKind};
use casework::case::{choice_word, read_choice};
use casework::finding::{Finding, FindingCode};
use serde_json::Value;
use tauri::State;
use vault::store::{IdentifierDecision, IdentifierOutcome, PassageMarkRecord, PassageToLink};
use vault::{Moment, Vault};

use super::consent::typed_moment;
use crate::answers::{
    AccountCheck, IdentifierCheck, IdentifierToDecide, LegalTest, LinkedPassage, Passage, PassageOffer,
    TestPart,
};
use crate::draft::{Draft, passages_of};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{identifying, links};

#[tauri::command(async)]
pub fn read_passages(session: State<'_, Session>, case: String, field: String) -> Answer<PassageOffer> {
    session.with(|vault, _| {
        vault.case(&case)?;
        let passages = passages_of(vault, &case)?;
        let marks = vault.passage_marks_of(&case)?;
        let offer = account::offer(&field, &passages);
        Ok(PassageOffer { fitting: shown(&offer.fitting, &marks), others: shown(&offer.others, &marks) })
    })
}

#[tauri::command(async)]
pub fn link_passage(
    session: State<'_, Session>,
    case: String,
    field: String,
    passage: String,
) -> Answer<Vec<LinkedPassage>> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        let (page, _) = Draft::of(vault, &record, now)?.field(&field)?;
        let passages = passages_of(vault, &case)?;
        let found = find(&passages, &passage)?;
        let link = PassageToLink {
            field,
            passage,
            kind: found.kind,
            note_id: found.note.clone(),
            seen_at: found.at.map(typed_moment),
            text: found.text.clone(),
        };
        vault.link_passage(&case, &link, now)?;
        links::of_page(vault, &Draft::of(vault, &record, now)?, page)
    })
}

#[tauri::command(async)]
pub fn read_legal_test(session: State<'_, Session>, case: String) -> Answer<LegalTest> {
    session.with(|vault, now| legal_test(vault, &case, now))
}

#[tauri::command(async)]
pub fn mark_passage(
    session: State<'_, Session>,
    case: String,
    passage: String,
    part: String,
    marked: bool,
) -> Answer<LegalTest> {
    session.with(|vault, now| {
        let mut findings = Vec::new();
        let Some(part) = read_choice::<Part>("part", &part, &mut findings) else {
            return Err(findings.into());
        };
        find(&passages_of(vault, &case)?, &passage)?;
        vault.mark_passage(&case, &passage, part, marked, now)?;
        legal_test(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn read_identifiers(session: State<'_, Session>, case: String) -> Answer<IdentifierCheck> {
    session.with(|vault, now| identifiers(vault, &case, now))
}

#[tauri::command(async)]
pub fn decide_identifier(
    session: State<'_, Session>,
    case: String,
    decision: IdentifierToDecide,
) -> Answer<IdentifierCheck> {
    session.with(|vault, now| {
        decide(vault, &case, decision, now)?;
        identifiers(vault, &case, now)
    })
}

fn identifiers(vault: &Vault, case: &str, now: Moment) -> Answer<IdentifierCheck> {
    let record = vault.case(case)?;
    identifying::check(vault, &Draft::of(vault, &record, now)?, &record)
}

fn decide(vault: &mut Vault, case: &str, typed: IdentifierToDecide, now: Moment) -> Answer<()> {
    let draft = Draft::of(vault, &vault.case(case)?, now)?;
    let mut findings = Vec::new();
    let outcome = read_choice::<IdentifierOutcome>("decision", &typed.decision, &mut findings);
    let required = match outcome {
        Some(IdentifierOutcome::Stays) => Some(("why", &typed.why)),
        Some(IdentifierOutcome::Replace) => Some(("words", &typed.words)),
        _ => None,
    };
    if let Some((field, _)) = required.filter(|(_, typed)| typed.trim().is_empty()) {
        findings.push(Finding::new(field, FindingCode::Missing));
    }
    let Some(outcome) = outcome.filter(|_| findings.is_empty()) else { return Err(findings.into()) };
    let mut fields = vec![typed.field.clone()];
    if typed.everywhere {
        let elsewhere = identifying::fields_with(vault, &draft, &typed.text, &typed.kind)?;
        fields.extend(elsewhere.into_iter().filter(|field| *field != typed.field));
    }
    for field in fields {
        decide_one(vault, case, &draft, &typed, outcome, field, now)?;
    }
    Ok(())
}

fn decide_one(
    vault: &mut Vault,
    case: &str,
    draft: &Draft,
    typed: &IdentifierToDecide,
    outcome: IdentifierOutcome,
    field: String,
    now: Moment,
) -> Answer<()> {
    let changed = if outcome == IdentifierOutcome::Replace {
        let words = typed.words.trim();
        let text = identifying::replaced(vault, draft, &field, &typed.text, words)?;
        let text = text.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        Some(draft.to_keep(&field, Value::String(text)))
    } else {
        None
    };
    let decision = IdentifierDecision {
        field,
        kind: typed.kind.clone(),
        text: typed.text.clone(),
        route: choice_word(&draft.route()),
        outcome,
        why: typed.why.clone(),
        words: typed.words.clone(),
    };
    Ok(vault.decide_identifier(case, &decision, changed.as_ref(), now)?)
}

fn legal_test(vault: &Vault, case: &str, now: Moment) -> Answer<LegalTest> {
    let record = vault.case(case)?;
    let draft = Draft::of(vault, &record, now)?;
    let passages = passages_of(vault, case)?;
    let marks = vault.passage_marks_of(case)?;
    let marked: Vec<(String, Part)> = marks.iter().map(|mark| (mark.passage.clone(), mark.part)).collect();
    let test = account::legal_test(record.age_group, &passages, &marked);
    let checks = account::account_checks(draft.form, draft.answers());
    Ok(LegalTest {
        kind: if test.child { "child" } else { "adult" }.to_owned(),
        parts: test
            .parts
            .iter()
            .map(|part| TestPart {
                part: choice_word(&part.part),
                asks: part.asks.to_owned(),
                marked: shown(&part.marked, &marks),
                may_support: shown(&part.may_support, &marks),
                bare: part.bare,
            })
            .collect(),
        checks: checks
            .into_iter()
            .map(|check| AccountCheck {
                code: choice_word(&check.code),
                page: check.page,
                field: check.field,
                label: check.label,
                words: check.words,
            })
            .collect(),
        source: test.source.to_owned(),
    })
}

fn find<'p>(passages: &'p [Piece], id: &str) -> Answer<&'p Piece> {
    passages.iter().find(|it| it.id == id).ok_or_else(|| Refusal::new(RefusalCode::NotFound))
}

fn shown(passages: &[&Piece], marks: &[PassageMarkRecord]) -> Vec<Passage> {
    let one = |piece: &&Piece| Passage {
        id: piece.id.clone(),
        kind: choice_word::<SourceKind>(&piece.kind),
        note: piece.note.clone(),
        at: piece.at.map(typed_moment),
        text: piece.text.clone(),
        exact_words: piece.exact_words,
        corrected: piece.corrected,
        marked: marks
            .iter()
            .filter(|mark| mark.passage == piece.id)
            .map(|mark| choice_word(&mark.part))
            .collect(),
    };
    passages.iter().map(one).collect()
}
