//! When Daybook locks by itself, and what the organisation sets on this computer.

use casework::finding::{Finding, FindingCode};
use tauri::State;

use super::cases::count;
use crate::answers::{Locking, ManagedShown};
use crate::idle;
use crate::managed::ManagedFile;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_locking(session: State<'_, Session>) -> Answer<Locking> {
    Ok(idle::shown(session.idle_minutes()?, session.managed().lock_after_at_most()))
}

/// Chooses after how many minutes Daybook locks by itself; one that cannot be chosen changes nothing.
#[tauri::command(async)]
pub fn set_locking(session: State<'_, Session>, minutes: u32) -> Answer<Locking> {
    let at_most = session.managed().lock_after_at_most();
    let now = session.idle_minutes()?;
    if !idle::shown(now, at_most).choices.contains(&minutes) {
        return Err(vec![Finding::new("minutes", FindingCode::NotListed)].into());
    }
    Ok(idle::shown(session.lock_after(minutes)?, at_most))
}

/// Returns what the organisation's file sets, as it was found when Daybook started.
#[tauri::command(async)]
pub fn read_managed(session: State<'_, Session>) -> Answer<ManagedShown> {
    Ok(shown(session.managed()))
}

fn shown(file: &ManagedFile) -> ManagedShown {
    let settings = file.settings.clone().unwrap_or_default();
    let (state, line) = match (file.fault, &file.settings) {
        (Some((fault, line)), _) => (fault, line),
        (None, Some(_)) => ("set", None),
        (None, None) => ("none", None),
    };
    ManagedShown {
        state: state.to_owned(),
        line,
        organisation: settings.organisation,
        lock_after_at_most: settings.lock_after_minutes_at_most,
        second_sign_off: settings.second_sign_off,
        readable_copies: settings.readable_copies,
        recovery_keys: count(settings.recovery_keys.len()),
        pathway_packs: count(settings.pathway_packs.len()),
    }
}
