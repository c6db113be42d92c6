//! The vault: make, open, close, and its passphrase.

use tauri::State;
use vault::Passphrase;
use vault::passphrase::{MINIMUM_CHARACTERS, MINIMUM_WORDS};

use crate::answers::{FieldFinding, PassphraseStrength, Place, VaultState, VaultStatus};
use crate::clipboard::Clipboard;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command(async)]
pub fn vault_status(session: State<'_, Session>) -> Answer<VaultStatus> {
    let closes_in = session.closes_in();
    let state = match closes_in {
        Some(_) => VaultState::Unlocked,
        None if session.home().exists()? => VaultState::Locked,
        None => VaultState::None,
    };
    Ok(VaultStatus {
        state,
        wait_seconds: session.home().wait_seconds(Session::now()),
        locks_in_seconds: closes_in.map(|left| u32::try_from(left.as_secs()).unwrap_or(u32::MAX)),
        read_only: session.is_read_only(),
        alert: session.alert(),
        missing: session.home().is_missing()?,
        minimum_characters: MINIMUM_CHARACTERS,
        minimum_words: MINIMUM_WORDS,
    })
}

#[tauri::command(async)]
pub fn weigh_passphrase(passphrase: String) -> Answer<PassphraseStrength> {
    let passphrase = Passphrase::new(passphrase);
    let findings: Vec<_> = passphrase.findings().iter().map(FieldFinding::from).collect();
    Ok(PassphraseStrength { score: passphrase.score(), accepted: findings.is_empty(), findings })
}

#[tauri::command(async)]
pub fn create_vault(session: State<'_, Session>, passphrase: String) -> Answer<Place> {
    let passphrase = acceptable(passphrase, "passphrase")?;
    session.create(&passphrase)?;
    after_opening(&session)
}

#[tauri::command(async)]
pub fn unlock_vault(session: State<'_, Session>, passphrase: String) -> Answer<Place> {
    session.unlock(&Passphrase::new(passphrase))?;
    after_opening(&session)
}

/// Returns where the worker was, or closes the vault again: one that could not be opened for the worker is not left open.
pub(super) fn after_opening(session: &Session) -> Answer<Place> {
    made_known(session).inspect_err(|_| session.lock())
}

/// Makes known what the vault keeps of the organisation's own, and returns where the worker was.
pub(super) fn made_known(session: &Session) -> Answer<Place> {
    // A disk that takes none of them keeps nobody out.
    let _ = super::pathways::add_managed(session);
    session.with(|vault, _| {
        super::settings::know_added_forms(vault)?;
        super::pathways::know_own(vault)?;
        // A place that cannot be read is never worth a refusal.
        let place = vault.place().ok().flatten().and_then(|place| serde_json::from_str(&place).ok());
        Ok(place.unwrap_or_default())
    })
}

#[tauri::command(async)]
pub fn lock_vault(session: State<'_, Session>, clipboard: State<'_, Clipboard>) -> Answer<()> {
    session.lock();
    clipboard.clear_now();
    Ok(())
}

#[tauri::command(async)]
pub fn change_passphrase(session: State<'_, Session>, current: String, new: String) -> Answer<()> {
    let current = Passphrase::new(current);
    let new = acceptable(new, "new")?;
    session.with(|vault, now| Ok(vault.change_passphrase(&current, &new, now)?))
}

#[tauri::command(async)]
pub fn still_here(session: State<'_, Session>) -> Answer<()> {
    session.still_here();
    Ok(())
}

#[tauri::command(async)]
pub fn remember_place(session: State<'_, Session>, place: Place) -> Answer<()> {
    let place = serde_json::to_string(&place).map_err(|_| Refusal::new(RefusalCode::Unforeseen))?;
    session.with(|vault, _| Ok(vault.remember_place(&place)?))
}

pub fn acceptable(typed: String, field: &str) -> Answer<Passphrase> {
    let passphrase = Passphrase::new(typed);
    let mut findings = passphrase.findings();
    for finding in &mut findings {
        finding.field = field.to_owned();
    }
    if findings.is_empty() { Ok(passphrase) } else { Err(findings.into()) }
}
