//! Recovery words: made, printed, confirmed, renewed, taken back, and used when the passphrase is lost.

use casework::finding::{Finding, FindingCode};
use paperwork::recovery_page::{RecoveryPage, recovery_page};
use tauri::{AppHandle, Runtime, State};
use vault::{Moment, Passphrase};
use zeroize::Zeroizing;

use super::vault::after_opening;
use crate::answers::{Place, RecoveryToWrite, SavedFile, WaysIn};
use crate::beside::Beside;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{dialogs, ways_in};

/// The name under which the page of words is saved; it says nothing of anyone.
const PAGE: &str = "Daybook recovery words.pdf";

/// Returns the ways into the vault besides its passphrase, also while it is closed.
#[tauri::command(async)]
pub fn read_ways_in(session: State<'_, Session>) -> Answer<WaysIn> {
    standing(&session)
}

/// Makes recovery words and holds them until they are confirmed, or the vault locks. What opened before still does.
#[tauri::command(async)]
pub fn prepare_recovery(session: State<'_, Session>, passphrase: String) -> Answer<RecoveryToWrite> {
    let passphrase = Passphrase::new(passphrase);
    session.with_beside(|vault, beside, now| {
        let prepared = vault.prepare_recovery(&passphrase, now)?;
        let shown = ways_in::to_write(&prepared);
        beside.recovery = Some(prepared);
        Ok(shown)
    })
}

/// Saves the page of words to be printed. Words that a lock took while the dialog was open are on no page.
#[tauri::command]
pub async fn save_recovery_page<R: Runtime>(app: AppHandle<R>) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, |desk| {
        desk.session.with_beside(|_, beside, now| printed(beside, now).map(drop))?;
        let Some(target) = desk.saving.ask_where(PAGE) else { return Ok(None) };
        desk.session.with_beside(|_, beside, now| {
            let pdf = printed(beside, now)?;
            vault::write_document(&target, &pdf)?;
            Ok(Some(SavedFile {
                bytes: u32::try_from(pdf.len()).unwrap_or(u32::MAX),
                fingerprint: vault::fingerprint(&pdf),
                saved_at: now.to_rfc3339(),
            }))
        })
    })
    .await
}

/// Returns the page of the words that wait to be confirmed.
fn printed(beside: &Beside, now: Moment) -> Answer<Zeroizing<Vec<u8>>> {
    let prepared = beside.recovery.as_ref().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    let page = RecoveryPage {
        words: prepared.words().map(str::to_owned).collect(),
        number: prepared.number(),
        made_at: now,
    };
    let pdf = recovery_page(&page).map_err(|_| Refusal::new(RefusalCode::CannotPrint))?;
    Ok(Zeroizing::new(pdf.bytes))
}

/// Keeps the words that were made, once two of them were typed back. Those from before open nothing here any more.
#[tauri::command(async)]
pub fn keep_recovery(session: State<'_, Session>, first: String, second: String) -> Answer<WaysIn> {
    session.with_beside(|vault, beside, now| {
        let prepared = beside.recovery.as_ref().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let findings =
            not_the_words([("first", &first), ("second", &second)], prepared.confirms([&first, &second]));
        if !findings.is_empty() {
            return Err(findings.into());
        }
        vault.keep_recovery(prepared, now)?;
        beside.recovery = None;
        Ok(())
    })?;
    standing(&session)
}

/// Forgets words that were made and not kept.
#[tauri::command(async)]
pub fn drop_recovery(session: State<'_, Session>) -> Answer<()> {
    session.with_beside(|_, beside, _| {
        beside.recovery = None;
        Ok(())
    })
}

/// Takes the recovery words back: they open nothing any more.
#[tauri::command(async)]
pub fn revoke_recovery(session: State<'_, Session>, passphrase: String) -> Answer<WaysIn> {
    let passphrase = Passphrase::new(passphrase);
    session.with(|vault, now| Ok(vault.revoke_recovery(&passphrase, now)?))?;
    standing(&session)
}

/// Opens the vault with its recovery words and gives it a new passphrase.
#[tauri::command(async)]
pub fn recover_vault(session: State<'_, Session>, words: String, new: String) -> Answer<Place> {
    let (words, new) = ways_in::read_with_new(words, new)?;
    session.recover(&words, &new)?;
    after_opening(&session)
}

/// Opens the vault with the organisation's key, typed or pasted by whoever keeps it, and gives it a new passphrase.
#[tauri::command(async)]
pub fn recover_for_organisation(session: State<'_, Session>, key: String, new: String) -> Answer<Place> {
    let (key, new) = ways_in::read_key_with_new(key, new)?;
    session.recover_for_organisation(&key, &new).map_err(ways_in::no_such_key)?;
    after_opening(&session)
}

/// Notes that the worker knows of the organisation's key.
#[tauri::command(async)]
pub fn know_organisation_key(session: State<'_, Session>) -> Answer<WaysIn> {
    session.with(|vault, _| ways_in::told(vault))?;
    standing(&session)
}

fn standing(session: &Session) -> Answer<WaysIn> {
    let home = session.home();
    let is_news = session.with(|vault, _| Ok(ways_in::is_news(vault))).unwrap_or(false);
    ways_in::standing(home.recovery(), home.organisation_key(), is_news)
}

fn not_the_words(typed: [(&str, &str); 2], right: [bool; 2]) -> Vec<Finding> {
    let wrong = typed.into_iter().zip(right).filter(|(_, right)| !right);
    wrong
        .map(|((field, word), _)| {
            let code = if word.trim().is_empty() { FindingCode::Missing } else { FindingCode::NotTheSame };
            Finding::new(field, code)
        })
        .collect()
}
