//! Paper: the referral as a PDF, saved where the worker says. The window never learns where.

use casework::referral as engine;
use casework::referral::Route;
use paperwork::referral::{ConsentEvent, FormEdition, ReferralDocument, Row, SafetyStep, Section};
use tauri::{AppHandle, Manager, Runtime};
use vault::store::CaseRecord;
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use super::referral::Draft;
use super::safeguarding;
use crate::answers::SavedFile;
use crate::paper_words;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::save_dialog::SaveDialog;
use crate::session::{Session, unless_it_fails};

/// The kind under which the ledger and the timeline know this export.
const KIND: &str = "referral-pdf";

/// Makes the PDF, asks where to, writes it and notes that it left. None when the worker chose nowhere. If
/// the vault locked while the dialog was open, nothing leaves. Its own thread, because a dialog can stand
/// open for long while notes are being saved.
#[tauri::command]
pub async fn save_referral_pdf<R: Runtime>(app: AppHandle<R>, case: String) -> Answer<Option<SavedFile>> {
    let saving = move || unless_it_fails(|| save(&app.state::<Session>(), &app.state::<SaveDialog>(), &case));
    tauri::async_runtime::spawn_blocking(saving).await.map_err(|_| Refusal::new(RefusalCode::Unforeseen))?
}

fn save(session: &Session, dialog: &SaveDialog, case: &str) -> Answer<Option<SavedFile>> {
    let document = session.with(|vault, now| document(vault, &vault.case(case)?, now))?;
    let pdf = paperwork::referral::pdf(&document).map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
    let pdf = Zeroizing::new(pdf.bytes);
    let Some(target) = dialog.ask_where(&format!("Referral {}.pdf", document.case_number)) else {
        return Ok(None);
    };
    session.with(|vault, now| {
        let record = vault.export(case, KIND, &pdf, &target, now)?;
        Ok(Some(SavedFile { bytes: record.bytes, fingerprint: record.fingerprint, saved_at: record.at }))
    })
}

fn document(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ReferralDocument> {
    let draft = Draft::of(vault, case)?;
    let route = engine::route(draft.form, &draft.answers);
    let rail = safeguarding::rail_of(vault, case, now)?;
    Ok(ReferralDocument {
        case_number: case.number.clone(),
        // Even initials identify: a notification without a name goes without them.
        called: (route != Route::DtnAnonymous).then(|| case.called.clone()),
        route: paper_words::route(route).to_owned(),
        form: FormEdition {
            version: draft.form.version.clone(),
            source: draft.form.source.clone(),
            verified: draft.form.verified_on,
        },
        made_at: now,
        made_by: None,
        practice: case.practice,
        sections: engine::in_form_order(draft.form, &draft.answers, now.date_naive())
            .into_iter()
            .map(|part| Section {
                title: part.section.to_owned(),
                rows: part.rows.into_iter().map(paper_row).collect(),
            })
            .collect(),
        safety_steps: rail
            .lines
            .iter()
            .map(|line| SafetyStep {
                title: line.step.title.clone(),
                status: paper_words::status(line.status).to_owned(),
                last_fact: line.last_fact.clone(),
            })
            .collect(),
        consent_events: consent_events(vault, case)?,
    })
}

fn paper_row(row: engine::PaperRow) -> Row {
    Row { missing: row.missing && row.lines.is_empty(), answer: row.lines.join("\n"), label: row.label }
}

fn consent_events(vault: &Vault, case: &CaseRecord) -> Answer<Vec<ConsentEvent>> {
    let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let events = vault.consent_of(&case.id)?.into_iter().map(|stored| ConsentEvent {
        purpose: paper_words::purpose(stored.event.purpose).to_owned(),
        decision: paper_words::decision(stored.event.decision).to_owned(),
        when: paper_words::moment(stored.event.at),
        language: some(stored.event.language),
        interpreter: some(stored.event.interpreter),
        words_said: some(stored.event.words),
    });
    Ok(events.collect())
}
