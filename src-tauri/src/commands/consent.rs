//! Consent: what was decided, and the paper that goes with it.

use casework::consent::{self as rules, ConsentPack, Decision, Purpose, TypedConsent};
use casework::finding::{Finding, FindingCode};
use casework::referral::born;
use tauri::{AppHandle, Runtime, State};
use vault::Vault;
use vault::store::CaseRecord;
use zeroize::Zeroizing;

use crate::answers::{ConsentRecord, ConsentToRecord, InterpreterUsed, LeavingTyped, SavedFile};
use crate::consent_page;
use crate::consent_paper;
use crate::draft::Draft;
use crate::leaving::{LeavingFile, ending, leave};
use crate::note_in_hand::signature;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{dialogs, open_dialog};

#[tauri::command(async)]
pub fn read_consent(session: State<'_, Session>, case: String) -> Answer<ConsentRecord> {
    session.with(|vault, now| consent_page::of(vault, &vault.case(&case)?, now))
}

#[tauri::command(async)]
pub fn record_consent(
    session: State<'_, Session>,
    case: String,
    event: ConsentToRecord,
) -> Answer<ConsentRecord> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        let draft = Draft::of(vault, &record, now)?;
        let recorded = &draft.recorded;
        if !recorded.is_asked() {
            return Err(Refusal::new(RefusalCode::NotValid));
        }
        let manner = |purpose: Purpose, decision: Decision| {
            rules::manner_needed(purpose, decision, recorded.asked_afresh)
        };
        let typed = TypedConsent::from(event);
        let mut event = typed.read(&recorded.events, &recorded.capacity, now.naive_local(), manner)?;
        let born = born(draft.form, &draft.everything()).filter(|_| recorded.asked_afresh);
        if !rules::may_be_asked_on(event.at.date(), born, ConsentPack::current()) {
            return Err(vec![Finding::new("at", FindingCode::BeforeStart)].into());
        }
        event.details.signed = signature(vault)?;
        vault.record_consent(&case, &event, now)?;
        consent_page::of(vault, &record, now)
    })
}

/// Keeps the signed paper with the decision it records.
#[tauri::command]
pub async fn attach_consent_document<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    event: String,
) -> Answer<Option<ConsentRecord>> {
    dialogs::aside(app, move |desk| {
        desk.session.with(|vault, _| Ok(vault.case(&case).map(drop)?))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (name, content) = open_dialog::read_whole(&path)?;
        desk.session.with(|vault, now| {
            vault.attach_consent_document(&case, &event, &name, &content, now)?;
            consent_page::of(vault, &vault.case(&case)?, now).map(Some)
        })
    })
    .await
}

#[tauri::command]
pub async fn save_consent_document<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    event: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            desk.session.with(|vault, now| {
                let record = vault.case(&case)?;
                let named = document(vault, &record, &event)?;
                LeavingFile::of(vault, &record, "consent-document", leaving.clone(), named, now)
            })
        })
    })
    .await
}

/// Saves the consent record as a PDF: where each decision stands, and every event in order.
#[tauri::command]
pub async fn save_consent_pdf<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            let paper = desk.session.with(|vault, now| consent_paper::of(vault, &vault.case(&case)?, now))?;
            let pdf = paperwork::consent_record::pdf(&paper);
            let pdf = pdf.map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
            let named = (format!("Consent record {}.pdf", paper.case_number), Zeroizing::new(pdf.bytes));
            desk.session.with(|vault, now| {
                LeavingFile::of(vault, &vault.case(&case)?, "consent-record", leaving.clone(), named, now)
            })
        })
    })
    .await
}

/// Returns the signed paper of an event under a name that tells nobody's.
fn document(vault: &Vault, case: &CaseRecord, event: &str) -> Answer<(String, Zeroizing<Vec<u8>>)> {
    let of_case = vault.consent_of(&case.id)?.into_iter().any(|it| it.id == event);
    let document = vault.consent_document(event)?.filter(|_| of_case);
    let (_, file) = document.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    let ending = ending(&file.name, "pdf");
    Ok((format!("Consent document {}.{ending}", case.number), vault.file_content(&file.id)?))
}

/// Returns a moment on the clock of the place as the window types it.
pub(crate) fn typed_moment(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

impl From<ConsentToRecord> for TypedConsent {
    fn from(typed: ConsentToRecord) -> Self {
        let InterpreterUsed { who, mode, agency, gender } = typed.interpreter;
        Self {
            purpose: typed.purpose,
            about: typed.about,
            decision: typed.decision,
            at: typed.at,
            words: typed.words,
            asked: typed.asked,
            language: typed.language,
            interpreter: who,
            mode,
            agency,
            gender,
            present: typed.present,
            explained_by: typed.explained_by,
            place: typed.place,
            explained: typed.explained,
            limits: typed.limits,
            until: typed.until,
            return_on: typed.return_on,
            return_time: typed.return_time,
            why: typed.why,
            address: typed.address,
            manner: typed.manner,
            breaks: typed.breaks,
        }
    }
}
