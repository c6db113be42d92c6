//! Paper: the referral as a PDF, saved where the worker says. The window never learns where.

use std::path::Path;

use casework::case::choice_word;
use paperwork::referral::{ConsentEvent, FormEdition, ReferralDocument, Row, SafetyStep, Section};
use tauri::State;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use super::referral::Draft;
use super::safeguarding;
use crate::answers::SavedFile;
use crate::paper_words;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::save_dialog::SaveDialog;
use crate::session::Session;

/// The kind under which the ledger and the timeline know this export.
const KIND: &str = "referral-pdf";

/// Makes the PDF, asks where to, writes it and notes that it left. None when the worker chose nowhere.
#[tauri::command(async)]
pub fn save_referral_pdf(
    session: State<'_, Session>,
    dialog: State<'_, SaveDialog>,
    case: String,
) -> Answer<Option<SavedFile>> {
    let (number, pdf) = session.with(|vault, now| {
        let record = vault.case(&case)?;
        let document = document(vault, &record, now)?;
        let pdf = paperwork::referral::pdf(&document).map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
        Ok((record.number, pdf.bytes))
    })?;
    let Some(target) = dialog.ask_where(&format!("Referral {number}.pdf")) else { return Ok(None) };
    write(&target, &pdf)?;
    let fingerprint = vault::fingerprint(&pdf);
    let bytes = u32::try_from(pdf.len()).unwrap_or(u32::MAX);
    session.with(|vault, now| {
        let record = vault.record_export(&case, KIND, bytes, &fingerprint, now)?;
        Ok(Some(SavedFile { bytes, fingerprint: record.fingerprint, saved_at: record.at }))
    })
}

/// Writes beside the target and swaps in, so that there is never half a document under its name.
fn write(target: &Path, bytes: &[u8]) -> Answer<()> {
    vault::write_outside(target, bytes).map_err(Refusal::from)
}

fn document(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ReferralDocument> {
    let draft = Draft::of(vault, case)?;
    let check = draft.check(now.date_naive());
    let rail = safeguarding::rail_of(vault, case, now)?;
    Ok(ReferralDocument {
        case_number: case.number.clone(),
        called: Some(case.called.clone()),
        route: paper_words::route(&check.route).to_owned(),
        form: FormEdition {
            version: draft.form.version.clone(),
            source: draft.form.source.clone(),
            verified: draft.form.verified_on,
        },
        made_at: now,
        made_by: None,
        practice: case.practice,
        sections: check
            .sections
            .into_iter()
            .map(|section| Section {
                title: section.title,
                rows: section
                    .rows
                    .into_iter()
                    .map(|row| Row { label: row.label, missing: row.answer.is_empty(), answer: row.answer })
                    .collect(),
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

fn consent_events(vault: &Vault, case: &CaseRecord) -> Answer<Vec<ConsentEvent>> {
    let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let events = vault.consent_of(&case.id)?.into_iter().map(|stored| ConsentEvent {
        purpose: paper_words::purpose(stored.event.purpose).to_owned(),
        decision: paper_words::decision(&choice_word(&stored.event.decision)).to_owned(),
        when: paper_words::moment(stored.event.at),
        language: some(stored.event.language),
        interpreter: some(stored.event.interpreter),
        words_said: some(stored.event.words),
    });
    Ok(events.collect())
}
