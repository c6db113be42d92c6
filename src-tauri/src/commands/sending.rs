//! From the last check to sent: reading back, copying across, the record of sending.

use std::collections::BTreeMap;

use casework::account;
use casework::case::{choice_word, read_choice};
use casework::finding::{Finding, FindingCode};
use casework::moment::read_past_moment;
use casework::referral::{self as engine, Answer as Given};
use chrono::TimeZone;
use serde_json::Value;
use tauri::{AppHandle, Runtime, State};
use vault::store::{ReadBackOutcome, ReadBackRecord, ReadParagraph, ReferralToFreeze};
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use super::cases::count;
use super::consent::typed_moment;
use super::referral::{answers_of_facts, task_list, to_json};
use crate::answers::{
    Copied, CopyList, LeavingTyped, OfficialCopy, OnlineDraftToRecord, ReadBack, ReadBackParagraph,
    ReadBackToRecord, SavedFile, SentRecord, SentReferral, SentToRecord, TaskList,
};
use crate::clipboard::{CLEARS_AFTER, Clipboard};
use crate::draft::Draft;
use crate::leaving::{LeavingFile, ending, leave};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{dialogs, open_dialog, other_routes};

#[tauri::command(async)]
pub fn read_read_back(session: State<'_, Session>, case: String) -> Answer<ReadBack> {
    session.with(|vault, now| read_back(vault, &case, now))
}

#[tauri::command(async)]
pub fn record_read_back(
    session: State<'_, Session>,
    case: String,
    outcome: ReadBackToRecord,
) -> Answer<ReadBack> {
    session.with(|vault, now| {
        let ReadBackToRecord { field, place, text, outcome, words, interpreter } = outcome;
        let mut findings = Vec::new();
        let outcome = read_choice::<ReadBackOutcome>("outcome", &outcome, &mut findings);
        if outcome == Some(ReadBackOutcome::Changed) && words.trim().is_empty() {
            findings.push(Finding::new("words", FindingCode::Missing));
        }
        let Some(outcome) = outcome.filter(|_| findings.is_empty()) else { return Err(findings.into()) };
        let paragraph = ReadParagraph { field, place, text, outcome, words, interpreter };
        vault.record_read_back(&case, &paragraph, now)?;
        read_back(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn read_copy_list(session: State<'_, Session>, case: String) -> Answer<CopyList> {
    session.with(|vault, now| copy_list(vault, &case, now))
}

/// Puts one answer on the clipboard, byte for byte. Held back while the referral may not go out.
#[tauri::command(async)]
pub fn copy_answer(
    session: State<'_, Session>,
    clipboard: State<'_, Clipboard>,
    case: String,
    field: String,
) -> Answer<Copied> {
    let text = session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        if draft.held(vault)?.is_some() {
            return Err(Refusal::new(RefusalCode::NotYet));
        }
        let row = draft.copy_rows(now).into_iter().find(|row| row.field.key == field);
        let text = row.and_then(|row| row.text).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        Ok(Zeroizing::new(text))
    })?;
    // Another program may keep the clipboard waiting: the vault does not wait with it.
    clipboard.put(text)?;
    session.with(|vault, now| {
        vault.note_copied(&case, now)?;
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        let last_copied_at = now.to_rfc3339();
        Ok(Copied {
            clears_in_seconds: u32::try_from(CLEARS_AFTER.as_secs()).unwrap_or(u32::MAX),
            remind_at: draft.remind_at(&last_copied_at).unwrap_or_default(),
            last_copied_at,
        })
    })
}

#[tauri::command(async)]
pub fn mark_entered(
    session: State<'_, Session>,
    case: String,
    field: String,
    entered: bool,
) -> Answer<CopyList> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        super::referral::begin(vault, &record, now)?;
        let draft = Draft::of(vault, &record, now)?;
        let rows = draft.copy_rows(now);
        let row = rows.iter().find(|row| row.field.key == field);
        let row = row.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let digest = entered.then(|| crate::draft::digest(row));
        vault.mark_entered(&case, &field, digest.as_deref(), now)?;
        copy_list(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn record_online_draft(
    session: State<'_, Session>,
    case: String,
    draft: OnlineDraftToRecord,
) -> Answer<CopyList> {
    session.with(|vault, now| {
        let told = engine::OnlineDraft::read(&draft.begun_on, &draft.saved_on, now.date_naive())?;
        vault.record_online_draft(&case, &told.begun_on.to_string(), &told.saved_on.to_string(), now)?;
        copy_list(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn read_sent(session: State<'_, Session>, case: String) -> Answer<SentRecord> {
    session.with(|vault, now| sent_record(vault, &case, now))
}

/// Records that the officer sent the online form, and freezes what went out with its digest.
#[tauri::command(async)]
pub fn record_sent(session: State<'_, Session>, case: String, sent: SentToRecord) -> Answer<SentRecord> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        super::referral::begin(vault, &record, now)?;
        let mut findings = Vec::new();
        let at = read_past_moment("at", &sent.at, now.naive_local(), &mut findings);
        if sent.who.trim().is_empty() {
            findings.push(Finding::new("who", FindingCode::Missing));
        }
        // Judged by the consent of the moment at which it went, however late that is written down.
        let then = at.and_then(|at| now.timezone().from_local_datetime(&at).single()).unwrap_or(now);
        let draft = Draft::of(vault, &record, then)?;
        if draft.held(vault)?.is_some() {
            return Err(Refusal::new(RefusalCode::NotYet));
        }
        let Some(at) = at.filter(|_| findings.is_empty()) else { return Err(findings.into()) };
        let frozen = ReferralToFreeze {
            route: choice_word(&draft.route()),
            form_version: draft.form.version.clone(),
            at: typed_moment(at),
            reference: sent.reference.trim().to_owned(),
            who: sent.who.trim().to_owned(),
            document: document(&draft, now),
            answers: typed(&draft)?,
            files: draft.files.clone(),
        };
        vault.record_sent(&case, frozen, now)?;
        sent_record(vault, &case, now)
    })
}

/// Keeps the reference that the Home Office sent by e-mail.
#[tauri::command(async)]
pub fn note_reference(
    session: State<'_, Session>,
    case: String,
    sent: String,
    reference: String,
) -> Answer<SentRecord> {
    session.with(|vault, now| {
        if reference.trim().is_empty() {
            return Err(vec![Finding::new("reference", FindingCode::Missing)].into());
        }
        vault.note_reference(&case, &sent, reference.trim(), now)?;
        sent_record(vault, &case, now)
    })
}

#[tauri::command]
pub async fn attach_official_copy<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    sent: String,
) -> Answer<Option<SentRecord>> {
    dialogs::aside(app, move |desk| {
        desk.session.with(|vault, _| Ok(vault.case(&case).map(drop)?))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (name, content) = open_dialog::read_whole(&path)?;
        desk.session.with(|vault, now| {
            vault.attach_official_copy(&case, &sent, &name, &content, now)?;
            sent_record(vault, &case, now).map(Some)
        })
    })
    .await
}

#[tauri::command]
pub async fn save_official_copy<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    sent: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            desk.session.with(|vault, now| {
                let of_case = vault.sent_of(&case)?.into_iter().any(|it| it.id == sent);
                let copy = vault.official_copy_of(&sent)?.filter(|_| of_case);
                let (_, file) = copy.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
                // The file's own name may be the person's: it stays in the vault.
                let ending = ending(&file.name, "pdf");
                let record = vault.case(&case)?;
                let named =
                    (format!("Official copy {}.{ending}", record.number), vault.file_content(&file.id)?);
                let draft = Draft::of_sent(vault, &record, &sent, now)?;
                LeavingFile::of_draft(vault, &draft, "official-copy", leaving.clone(), named, now)
            })
        })
    })
    .await
}

#[tauri::command(async)]
pub fn begin_new_version(session: State<'_, Session>, case: String) -> Answer<TaskList> {
    session.with(|vault, now| {
        if Draft::of(vault, &vault.case(&case)?, now)?.frozen_since.is_none() {
            return Err(Refusal::new(RefusalCode::NotYet));
        }
        vault.begin_new_version(&case, now)?;
        // What changed in the case meanwhile is said on the pages of the new version too.
        let record = vault.case(&case)?;
        let follow = answers_of_facts(vault, &record, now)?;
        if !follow.is_empty() {
            vault.save_answers(&case, &follow, now)?;
        }
        task_list(vault, &case, now)
    })
}

/// Returns what goes out as it was typed: from these answers the version can be shown again as it was.
fn typed(draft: &Draft) -> Answer<BTreeMap<String, Value>> {
    let sent = draft.as_sent();
    let answers = draft.answers().iter().filter(|(field, _)| sent.contains_key(*field));
    answers.map(|(field, answer)| Ok((field.clone(), to_json(answer)?))).collect()
}

/// Returns the answers as they go out, as the text whose digest is kept.
pub(super) fn document(draft: &Draft, now: Moment) -> String {
    let made_at = now.to_rfc3339();
    let number = &draft.case().number;
    engine::document(draft.form, draft.answers(), &draft.files, &made_at, number).to_string()
}

fn copy_list(vault: &Vault, case: &str, now: Moment) -> Answer<CopyList> {
    Draft::of(vault, &vault.case(case)?, now)?.copy_list(vault, now)
}

fn sent_record(vault: &Vault, case: &str, now: Moment) -> Answer<SentRecord> {
    let record = vault.case(case)?;
    let draft = Draft::of(vault, &record, now)?;
    let mut sent = Vec::new();
    for stored in vault.sent_of(case)?.into_iter().rev() {
        let copy = vault.official_copy_of(&stored.id)?.map(|(copy, file)| OfficialCopy {
            name: file.name,
            bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
            fingerprint: file.fingerprint,
            attached_at: copy.at,
        });
        let reference = vault.reference_of(&stored)?;
        sent.push(SentReferral {
            id: stored.id,
            version: stored.version,
            route: stored.route,
            form_version: stored.form_version,
            at: stored.at,
            recorded_at: stored.recorded_at,
            reference,
            who: stored.who,
            digest: stored.digest,
            copy,
        });
    }
    Ok(SentRecord {
        sent,
        frozen: draft.frozen_since.is_some(),
        version: draft.stored.as_ref().map_or(1, |it| it.version),
        blocked: draft.held(vault)?.map(|held| choice_word(&held)),
        may_refer: other_routes::may_refer(draft.may_refer, record.nation),
        missing: count(draft.missing(now.date_naive())),
        not_entered: count(draft.not_entered(vault, now)?),
    })
}

/// Returns the account, paragraph by paragraph, with how the person took each.
fn read_back(vault: &Vault, case: &str, now: Moment) -> Answer<ReadBack> {
    let draft = Draft::of(vault, &vault.case(case)?, now)?;
    let read = vault.read_back_of(case)?;
    let accounts = account::account_fields(draft.form);
    let mut paragraphs = Vec::new();
    for page in draft.pages() {
        let shown = engine::fields_shown(page, draft.answers()).into_iter();
        for field in shown.filter(|field| accounts.contains(&field.key.as_str())) {
            let Some(Given::Text(text)) = draft.answers().get(&field.key) else { continue };
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            paragraphs.extend(lines.enumerate().map(|(place, line)| {
                let place = count(place);
                let outcome = taken(&read, &field.key, line);
                ReadBackParagraph {
                    page: page.key.clone(),
                    field: field.key.clone(),
                    label: field.label.clone(),
                    place,
                    text: line.to_owned(),
                    outcome: outcome.map(|it| choice_word(&it.paragraph.outcome)).unwrap_or_default(),
                    words: outcome.map(|it| it.paragraph.words.clone()).unwrap_or_default(),
                    at: outcome.map(|it| it.at.clone()),
                }
            }));
        }
    }
    let done = paragraphs.iter().filter(|it| !it.outcome.is_empty()).count();
    Ok(ReadBack { paragraphs, read: count(done) })
}

/// Returns how exactly these words of an answer were taken last.
fn taken<'r>(read: &'r [ReadBackRecord], field: &str, text: &str) -> Option<&'r ReadBackRecord> {
    read.iter().rev().find(|it| it.paragraph.field == field && it.paragraph.text == text)
}
