//! The practice case: made from the shipped, invented one by the same acts a worker would do.

use casework::case::NewCase;
use casework::consent::TypedConsent;
use casework::note::{NewAmendment, NoteText, Statement};
use casework::practice::{PracticeCase, PracticeMoment, PracticeNote};
use casework::safeguarding::{NewRecord, TypedRecord};
use chrono::{NaiveDate, TimeZone};
use tauri::State;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use super::{cases, referral};
use crate::answers::CaseIdentity;
use crate::consent_record::Recorded;
use crate::draft::Draft;
use crate::refusal::Answer;
use crate::session::Session;

/// Opens a fresh practice case beside whatever is there. It is marked on every screen and every paper.
#[tauri::command(async)]
pub fn open_practice_case(session: State<'_, Session>) -> Answer<CaseIdentity> {
    session.with(|vault, now| {
        let practice = PracticeCase::shipped();
        let told = &practice.case;
        let opened = NewCase::read(
            &told.called,
            &told.age_group,
            &told.nation,
            "",
            &told.language,
            &told.interpreter,
        )?;
        let case = vault.open_case(&opened, true, at(told.opened, now))?;
        write_note(vault, &case.id, &practice.finished_note, now)?;
        record_consent(vault, &case, practice, now)?;
        record_safety(vault, &case.id, practice, now)?;
        referral::begin(vault, &case, now)?;
        let draft = Draft::of(vault, &case, now)?;
        let answers = practice.answers.clone().into_iter();
        let answers: Vec<_> = answers.map(|(field, answer)| draft.to_keep(&field, answer)).collect();
        vault.save_answers(&case.id, &answers, now)?;
        cases::identity(vault, &vault.case(&case.id)?, now)
    })
}

fn write_note(vault: &mut Vault, case: &str, note: &PracticeNote, now: Moment) -> Answer<()> {
    let today = now.date_naive();
    let text = NoteText {
        started: note.started.typed(today),
        ended: note.ended.typed(today),
        place: note.place.clone(),
        present: note.present.clone(),
        text: note.text.clone(),
        view: note.view.clone(),
        ..NoteText::default()
    };
    let id = vault.begin_note(Some(case), text, at(note.started, now))?.id;
    if let Some(finish) = &note.finished {
        let statement =
            Statement { made_at_the_time: finish.made_at_the_time, why_later: finish.why_later.clone() };
        vault.finish_note(&id, &statement, None, at(finish.at, now))?;
    }
    for told in &note.amendments {
        let amendment = NewAmendment::read(&told.kind, &told.was_wrong, &told.text, &told.reason)?;
        vault.amend_note(&id, &amendment, None, at(told.at, now))?;
    }
    Ok(())
}

fn record_consent(vault: &mut Vault, case: &CaseRecord, practice: &PracticeCase, now: Moment) -> Answer<()> {
    for told in &practice.consent {
        let typed = TypedConsent {
            purpose: told.purpose.clone(),
            decision: told.decision.clone(),
            at: told.at.typed(now.date_naive()),
            words: told.words.clone(),
            language: told.language.clone(),
            interpreter: told.interpreter.clone(),
            present: told.present.clone(),
            explained: told.explained.clone(),
            ..TypedConsent::default()
        };
        let recorded = Recorded::of(vault, case, now)?;
        let event = typed.read(&recorded.events, &recorded.capacity, now.naive_local(), |_, _| false)?;
        vault.record_consent(&case.id, &event, at(told.at, now))?;
    }
    Ok(())
}

fn record_safety(vault: &mut Vault, case: &str, practice: &PracticeCase, now: Moment) -> Answer<()> {
    let today = now.date_naive();
    for told in &practice.safety {
        let typed = TypedRecord {
            outcome: &told.outcome,
            at: &told.at.typed(today),
            who: &told.who,
            reference: &told.reference,
            agreed: &told.agreed,
            reason: &told.reason,
            arranged_for: &told.arranged_for(today),
            ..TypedRecord::default()
        };
        let record = NewRecord::read(typed, now.naive_local())?;
        vault.record_safety_step(case, &told.step, &record, at(told.at, now))?;
    }
    Ok(())
}

/// Returns a moment of the practice case on this computer's clock.
fn at(moment: PracticeMoment, now: Moment) -> Moment {
    let today: NaiveDate = now.date_naive();
    now.timezone().from_local_datetime(&moment.on(today)).single().unwrap_or(now)
}
