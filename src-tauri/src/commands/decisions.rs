//! Decisions: what happened to a case in the NRM, what follows, and the clocks.

use casework::decision::{FollowAnswer, TypedDecision, read_reason};
use casework::finding::{Finding, FindingCode};
use tauri::{AppHandle, Runtime, State};
use vault::Vault;
use zeroize::Zeroizing;

use crate::answers::{
    DecisionOutcome, DecisionPage, DecisionToRecord, DecisionTyped, LeavingTyped, SavedFile,
};
use crate::decision_page::Decisions;
use crate::leaving::{LeavingFile, ending, leave};
use crate::note_in_hand::signature;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{decision_paper, dialogs, open_dialog};

#[tauri::command(async)]
pub fn read_decisions(session: State<'_, Session>, case: String) -> Answer<DecisionPage> {
    session.with(|vault, now| Decisions::of(vault, &case, now)?.page())
}

/// Records what happened. What is odd about it is said first, and recorded as typed once it was seen.
#[tauri::command(async)]
pub fn record_decision(
    session: State<'_, Session>,
    case: String,
    decision: DecisionToRecord,
) -> Answer<DecisionOutcome> {
    session.with(|vault, now| {
        let DecisionToRecord { typed, replaces, oddities_seen } = decision;
        let act = typed.act.clone();
        let mut event = TypedDecision::from(typed).read()?;
        if let Some(other) = &event.other_case
            && (*other == case || vault.case(other).is_err())
        {
            return Err(vec![Finding::new("otherCase", FindingCode::NotListed)].into());
        }
        event.signed = signature(vault)?;
        let page = Decisions::of(vault, &case, now)?;
        let oddities = page.oddities_of(&event, &replaces)?;
        if !oddities.is_empty() && !oddities_seen {
            return Ok(DecisionOutcome { recorded: None, oddities, page: page.page()? });
        }
        let (replaced, form) = match replaces.as_str() {
            "" => (None, format!("decision/{case}/{act}")),
            replaced => (Some(replaced), format!("decision/{case}/{replaced}")),
        };
        let recorded = vault.record_decision(&case, &event, replaced, &form, now)?;
        let page = Decisions::of(vault, &case, now)?.page()?;
        Ok(DecisionOutcome { recorded: Some(recorded), oddities, page })
    })
}

/// Takes back what was recorded in error; it stays to be read, and counts no more.
#[tauri::command(async)]
pub fn take_back_decision(
    session: State<'_, Session>,
    case: String,
    decision: String,
    why: String,
) -> Answer<DecisionPage> {
    session.with(|vault, now| {
        vault.take_back_decision(&case, &decision, &read_reason(&why)?, now)?;
        Decisions::of(vault, &case, now)?.page()
    })
}

/// Accepts a step offered after a record, or declines it with a reason.
#[tauri::command(async)]
pub fn answer_offered_step(
    session: State<'_, Session>,
    case: String,
    decision: String,
    step: String,
    accepted: bool,
    why: String,
) -> Answer<DecisionPage> {
    session.with(|vault, now| {
        let page = Decisions::of(vault, &case, now)?;
        if !page.offers(&decision, &step) {
            return Err(Refusal::new(RefusalCode::NotFound));
        }
        let mut answer = FollowAnswer::read(&step, accepted, &why)?;
        answer.signed = signature(vault)?;
        vault.answer_offered_step(&case, &decision, &answer, now)?;
        Decisions::of(vault, &case, now)?.page()
    })
}

/// Says that a clock needs nothing more, with the reason, or that it does again.
#[tauri::command(async)]
pub fn settle_clock(
    session: State<'_, Session>,
    case: String,
    clock: String,
    settled: bool,
    why: String,
) -> Answer<DecisionPage> {
    session.with(|vault, now| {
        let page = Decisions::of(vault, &case, now)?;
        page.tracked.clock(&clock).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let why = if settled { read_reason(&why)? } else { String::new() };
        vault.settle_clock(&case, &clock, settled, &why, now)?;
        Decisions::of(vault, &case, now)?.page()
    })
}

/// Keeps a letter with the record of what it says.
#[tauri::command]
pub async fn attach_decision_letter<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    decision: String,
) -> Answer<Option<DecisionPage>> {
    dialogs::aside(app, move |desk| {
        desk.session.with(|vault, _| Ok(vault.case(&case).map(drop)?))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (name, content) = open_dialog::read_whole(&path)?;
        desk.session.with(|vault, now| {
            vault.attach_decision_letter(&case, &decision, &name, &content, now)?;
            Decisions::of(vault, &case, now)?.page().map(Some)
        })
    })
    .await
}

#[tauri::command]
pub async fn save_decision_letter<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    letter: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            desk.session.with(|vault, now| {
                let record = vault.case(&case)?;
                let named = self::letter(vault, &case, &record.number, &letter)?;
                LeavingFile::of(vault, &record, "decision-letter", leaving.clone(), named, now)
            })
        })
    })
    .await
}

/// Saves the history of decisions as a PDF: where the case stands, every day with its reason, every event in order.
#[tauri::command]
pub async fn save_decisions_pdf<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            let paper = desk.session.with(|vault, now| decision_paper::of(vault, &case, now))?;
            let pdf = paperwork::decision_history::pdf(&paper);
            let pdf = pdf.map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
            let named = (format!("Decisions {}.pdf", paper.case_number), Zeroizing::new(pdf.bytes));
            desk.session.with(|vault, now| {
                LeavingFile::of(vault, &vault.case(&case)?, "decision-history", leaving.clone(), named, now)
            })
        })
    })
    .await
}

/// Returns a letter of the case under a name that tells nobody's.
fn letter(vault: &Vault, case: &str, number: &str, letter: &str) -> Answer<(String, Zeroizing<Vec<u8>>)> {
    let found = vault.decision_letters_of(case)?.into_iter().find(|(it, _)| it.id == letter);
    let (_, file) = found.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    let ending = ending(&file.name, "pdf");
    Ok((format!("Decision letter {number}.{ending}"), vault.file_content(&file.id)?))
}

impl From<DecisionTyped> for TypedDecision {
    fn from(typed: DecisionTyped) -> Self {
        Self {
            act: typed.act,
            dated: typed.dated,
            received: typed.received,
            authority: typed.authority,
            by: typed.by,
            until: typed.until,
            earlier_facts: typed.earlier_facts,
            why: typed.why,
            told_how: typed.told_how,
            told_on: typed.told_on,
            said: typed.said,
            other_case: typed.other_case,
        }
    }
}
