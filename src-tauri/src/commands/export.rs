//! Paper: the referral as a PDF, saved where the worker says. The window never learns where.

use casework::moment::read_moment;
use casework::referral as engine;
use casework::referral::{Form, Held};
use casework::safeguarding::Rail;
use paperwork::referral::{
    ConsentEvent, DocumentKind, FormEdition, ReferralDocument, Row, SafetyStep, Section, SentStamp,
};
use tauri::{AppHandle, Runtime};
use vault::store::CaseRecord;
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use super::safeguarding;
use crate::answers::{LeavingTyped, SavedFile};
use crate::draft::Draft;
use crate::leaving::{LeavingFile, leave};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{caseload, consent_paper, dialogs, numbers_card, paper_words, prompt_sheet};

/// The kind under which the ledger and the timeline know this export.
const KIND: &str = "referral-pdf";

/// Saves the PDF where the worker says and notes that it left and why. None when the worker chose nowhere.
#[tauri::command]
pub async fn save_referral_pdf<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            let document = desk.session.with(|vault, now| document(vault, &vault.case(&case)?, now))?;
            let pdf = paperwork::referral::pdf(&document);
            let pdf = Zeroizing::new(pdf.map_err(|_| Refusal::new(RefusalCode::CannotPrint))?.bytes);
            let name = file_name(document.kind == DocumentKind::Referral, &document.case_number, "pdf");
            desk.session.with(|vault, now| {
                LeavingFile::of(vault, &vault.case(&case)?, KIND, leaving.clone(), (name, pdf), now)
            })
        })
    })
    .await
}

/// Saves the answers as data, for other software. What is held back from going out is not saved so either,
/// unless only the worker may not send it: a colleague can.
#[tauri::command]
pub async fn save_referral_json<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || desk.session.with(|vault, now| json(vault, &vault.case(&case)?, leaving.clone(), now)))
    })
    .await
}

/// Returns the answers as data, or why they are kept back.
fn json(vault: &Vault, case: &CaseRecord, leaving: LeavingTyped, now: Moment) -> Answer<LeavingFile> {
    let draft = Draft::of(vault, case, now)?;
    let kept_back = [Held::Undecided, Held::NotHere, Held::Identifiers, Held::NamedWithoutConsent];
    refuse_if(&draft, vault, &kept_back)?;
    let name = file_name(!draft.route().is_duty_to_notify(), &case.number, "json");
    // A version that was sent leaves as it went out, to the byte that its digest covers.
    let sent = vault.sent_now(&case.id)?.map(|sent| sent.document);
    let document = sent.unwrap_or_else(|| super::sending::document(&draft, now));
    let named = (name, Zeroizing::new(document.into_bytes()));
    LeavingFile::of(vault, case, "referral-json", leaving, named, now)
}

/// The blank prompt sheet: nothing of any case is on it, so that it leaves no trace in one.
#[tauri::command]
pub async fn save_prompt_sheet<R: Runtime>(app: AppHandle<R>) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, |desk| {
        let now = desk.session.with(|_, now| Ok(now))?;
        let pdf = paperwork::prompt_sheet::pdf(&prompt_sheet::of(Form::current(), now))
            .map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
        let Some(target) = desk.saving.ask_where("Prompt sheet.pdf") else { return Ok(None) };
        vault::write_document(&target, &pdf.bytes)?;
        Ok(Some(SavedFile {
            bytes: u32::try_from(pdf.bytes.len()).unwrap_or(u32::MAX),
            fingerprint: vault::fingerprint(&pdf.bytes),
            saved_at: now.to_rfc3339(),
        }))
    })
    .await
}

/// The card of numbers, also before a vault is open: nothing of any case is on it.
#[tauri::command]
pub async fn save_numbers_card<R: Runtime>(app: AppHandle<R>) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, |desk| {
        let pdf = paperwork::numbers_card::numbers_card(&numbers_card::card())
            .map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
        let Some(target) = desk.saving.ask_where("Numbers to ring.pdf") else { return Ok(None) };
        vault::write_document(&target, &pdf)?;
        Ok(Some(SavedFile {
            bytes: u32::try_from(pdf.len()).unwrap_or(u32::MAX),
            fingerprint: vault::fingerprint(&pdf),
            saved_at: Session::now().to_rfc3339(),
        }))
    })
    .await
}

/// Refuses when one of these keeps the referral from going out.
fn refuse_if(draft: &Draft, vault: &Vault, reasons: &[Held]) -> Answer<()> {
    match draft.held(vault)? {
        Some(held) if reasons.contains(&held) => Err(Refusal::new(RefusalCode::NotYet)),
        _ => Ok(()),
    }
}

/// The name a document is suggested under: what it is and the case's number, never whose it is.
fn file_name(referral: bool, number: &str, ending: &str) -> String {
    let kind = if referral { "Referral" } else { "Notification" };
    format!("{kind} {number}.{ending}")
}

fn document(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ReferralDocument> {
    let draft = Draft::of(vault, case, now)?;
    refuse_if(&draft, vault, &[Held::Identifiers])?;
    let route = draft.route();
    let rail = safeguarding::in_words(vault, &caseload::one(vault, case, now)?, now)?;
    let anonymous = draft.is_anonymous();
    let kind = match route.is_duty_to_notify() || anonymous {
        true => DocumentKind::Notification { anonymous },
        false => DocumentKind::Referral,
    };
    Ok(ReferralDocument {
        kind,
        sent: sent_stamp(vault, &draft)?,
        case_number: case.number.clone(),
        // Even initials identify: a notification without a name goes without them.
        called: (!anonymous).then(|| case.called.clone()),
        route: paper_words::route(route).to_owned(),
        form: FormEdition {
            version: draft.form.version.clone(),
            source: draft.form.source.clone(),
            verified: draft.form.verified_on,
        },
        made_at: now,
        made_by: None,
        practice: case.practice,
        sections: engine::in_form_order(draft.form, draft.answers(), now.date_naive())
            .into_iter()
            .map(|part| Section {
                title: part.section.to_owned(),
                rows: part.rows.into_iter().map(paper_row).collect(),
            })
            .collect(),
        safety_steps: safety_steps(&rail),
        consent_events: consent_events(vault, case)?,
    })
}

/// Returns the safety steps as they go on paper, without those about the worker's own organisation.
fn safety_steps(rail: &Rail<'_>) -> Vec<SafetyStep> {
    let lines = rail.lines.iter().filter(|line| !line.step.is_internal());
    let steps = lines.map(|line| SafetyStep {
        title: line.step.title.clone(),
        status: paper_words::status(line.status).to_owned(),
        last_fact: line.last_fact.clone(),
    });
    steps.collect()
}

/// Returns what was noted when the present version was sent.
fn sent_stamp(vault: &Vault, draft: &Draft) -> Answer<Option<SentStamp>> {
    let version = draft.stored.as_ref().map_or(1, |it| it.version);
    let sent = vault.sent_of(&draft.case().id)?.into_iter().find(|it| it.version == version);
    let Some(sent) = sent else { return Ok(None) };
    let reference = vault.reference_of(&sent)?;
    Ok(Some(SentStamp {
        at: read_moment(&sent.at).map_or(sent.at, paper_words::moment),
        reference: Some(reference).filter(|reference| !reference.is_empty()),
        digest: sent.digest,
        version: sent.version,
    }))
}

fn paper_row(row: engine::PaperRow) -> Row {
    Row { missing: row.missing && row.lines.is_empty(), answer: row.lines.join("\n"), label: row.label }
}

fn consent_events(vault: &Vault, case: &CaseRecord) -> Answer<Vec<ConsentEvent>> {
    let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let mut stored = vault.consent_of(&case.id)?;
    stored.sort_by_key(|it| it.event.at);
    let events = stored.into_iter().map(|stored| ConsentEvent {
        purpose: consent_paper::about(stored.event.purpose, &stored.event.details.about),
        decision: paper_words::decision(stored.event.decision).to_owned(),
        when: paper_words::moment(stored.event.at),
        language: some(stored.event.language),
        interpreter: some(stored.event.interpreter),
        words_said: some(stored.event.words),
    });
    Ok(events.collect())
}

#[cfg(test)]
mod tests {
    use casework::case::Nation;
    use casework::moment::read_moment;
    use casework::safeguarding::{Line, Opening, Pathways};

    use super::*;

    #[test]
    fn what_is_about_ones_own_organisation_goes_on_no_paper() {
        let now = read_moment("2026-03-17T10:00").expect("a real moment");
        let opening = Opening { on: now.date(), nation: Nation::England };
        let line = |id: &str| {
            let step = Pathways::shipped().step(id).expect("a shipped step");
            Line::of(step, &[], opening, now)
        };
        let rail = Rail::of(["stk-wb", "uk-101", "uk-employer"].map(line).into(), now.date());
        let titles: Vec<String> = safety_steps(&rail).into_iter().map(|step| step.title).collect();
        assert_eq!(
            titles,
            [line("uk-101").step.title.clone()],
            "a worker's concern about the council is theirs"
        );
    }
}
