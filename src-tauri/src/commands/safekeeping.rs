//! Backups, the check of everything, what was last seen of the vault, and restoring a backup.

use std::path::Path;
use std::time::Instant;

use tauri::{AppHandle, Manager, Runtime, State};
use vault::Passphrase;
use vault::backup::BackupRound;

use super::vault::{after_opening, made_known};
use crate::answers::{
    BackupOpened, BackupShown, CheckReport, DamagedOpened, Place, RestoreShown, Safekeeping,
};
use crate::beside::Checking;
use crate::dialogs;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::safekeeping::{self, Restoring};
use crate::session::Session;
use crate::ways_in;

#[tauri::command(async)]
pub fn read_safekeeping(session: State<'_, Session>) -> Answer<Safekeeping> {
    let checked = session.checked();
    session
        .with_beside(|vault, beside, _| safekeeping::shown(vault, session.home(), (checked, &beside.unmade)))
}

/// Makes a backup now, beside the vault and in the folder that was chosen. The answer says which could not be made.
#[tauri::command(async)]
pub fn back_up_now(session: State<'_, Session>) -> Answer<Safekeeping> {
    let checked = session.checked();
    session.with_beside(|vault, beside, now| {
        let here = session.home().backup_folder();
        let chosen = safekeeping::chosen_folder(vault)?;
        beside.unmade.note(BackupRound {
            here: Some(vault.back_up_beside(&here, now)),
            there: chosen.map(|folder| vault.back_up(Path::new(&folder), now)),
        });
        safekeeping::shown(vault, session.home(), (checked, &beside.unmade))
    })
}

/// Lets the worker choose a folder, such as one on another drive, into which each backup goes as well.
#[tauri::command]
pub async fn choose_backup_folder<R: Runtime>(app: AppHandle<R>) -> Answer<Option<Safekeeping>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(folder) = desk.opening.ask_for_folder() else { return Ok(None) };
        let checked = desk.session.checked();
        desk.session.with_beside(|vault, beside, now| {
            // What cannot take a backup is not kept as the place for one.
            vault.back_up(&folder, now)?;
            safekeeping::choose_folder(vault, Some(&folder))?;
            beside.unmade.there = None;
            safekeeping::shown(vault, desk.session.home(), (checked, &beside.unmade)).map(Some)
        })
    })
    .await
}

#[tauri::command(async)]
pub fn drop_backup_folder(session: State<'_, Session>) -> Answer<Safekeeping> {
    let checked = session.checked();
    session.with_beside(|vault, beside, _| {
        safekeeping::choose_folder(vault, None)?;
        beside.unmade.there = None;
        safekeeping::shown(vault, session.home(), (checked, &beside.unmade))
    })
}

/// Holds everything against everything: pages, links, ledger, search, what was last seen, backups.
#[tauri::command(async)]
pub fn check_vault(session: State<'_, Session>) -> Answer<CheckReport> {
    session.with_beside(|vault, beside, now| {
        let findings = vault.check_all();
        let report = safekeeping::report(&findings, now);
        beside.checking = Checking::ended(now, findings);
        Ok(report)
    })
}

/// Opens a vault that is damaged so that what can be read of it is read; nothing of it is changed. The passphrase is asked
/// for as for unlocking. `database-damaged` where nothing can be read: then only a backup helps.
#[tauri::command(async)]
pub fn open_damaged(session: State<'_, Session>, passphrase: String) -> Answer<DamagedOpened> {
    let findings = session.open_to_read(&Passphrase::new(passphrase))?;
    // What an organisation added may lie on a page that cannot be read.
    let place = made_known(&session).unwrap_or_default();
    Ok(DamagedOpened { place, findings: findings.iter().map(safekeeping::found).collect() })
}

/// Goes on with the vault as it is, after something was found when it was opened. The ledger says so.
#[tauri::command(async)]
pub fn accept_standing(session: State<'_, Session>) -> Answer<Safekeeping> {
    let checked = session.checked();
    session.with_beside(|vault, beside, now| {
        vault.accept_witness(now)?;
        // What was found of it is settled: the rest is looked at once more.
        beside.checking = Checking::default();
        safekeeping::shown(vault, session.home(), (checked, &beside.unmade))
    })
}

/// Returns the backups beside the vault, also while it is closed.
#[tauri::command(async)]
pub fn list_backups(session: State<'_, Session>) -> Answer<Vec<BackupShown>> {
    Ok(safekeeping::listed(session.home()))
}

/// Prepares a restore of a backup beside the vault, by its name: copied aside, opened with the passphrase it had or with what else opened it then, read whole.
/// Nothing is changed. The vault is closed for it.
#[tauri::command(async)]
pub fn prepare_restore(
    session: State<'_, Session>,
    restoring: State<'_, Restoring>,
    name: String,
    opening: BackupOpened,
) -> Answer<RestoreShown> {
    let folder = session.home().backup_folder();
    let known = safekeeping::listed(session.home()).into_iter().any(|backup| backup.name == name);
    if !known {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    prepare(&session, &restoring, &folder.join(name), opening)
}

/// As `prepare_restore`, of a backup that the worker chooses in the dialog: its own folder, or one with backups in it, of which
/// the newest is taken.
#[tauri::command]
pub async fn choose_restore<R: Runtime>(
    app: AppHandle<R>,
    opening: BackupOpened,
) -> Answer<Option<RestoreShown>> {
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        let Some(folder) = desk.opening.ask_for_folder() else { return Ok(None) };
        let backup = safekeeping::newest_in(&folder).unwrap_or(folder);
        prepare(desk.session, &handle.state::<Restoring>(), &backup, opening).map(Some)
    })
    .await
}

/// Puts the backup that was prepared in the vault's place and opens it. What was there is kept beside it.
#[tauri::command(async)]
pub fn restore_backup(session: State<'_, Session>, restoring: State<'_, Restoring>) -> Answer<Place> {
    let prepared = restoring.take().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    session.restore(prepared)?;
    after_opening(&session)
}

/// Forgets a backup that was prepared: nothing has changed.
#[tauri::command(async)]
pub fn drop_restore(restoring: State<'_, Restoring>) -> Answer<()> {
    restoring.let_go();
    Ok(())
}

fn prepare(
    session: &Session,
    restoring: &Restoring,
    backup: &Path,
    typed: BackupOpened,
) -> Answer<RestoreShown> {
    if session.is_open() {
        return Err(Refusal::new(RefusalCode::AlreadyOpen));
    }
    // The one from before lets go of the lock first.
    let turn = restoring.begin();
    let prepared = ways_in::with_backup_opening(typed, |opening| {
        Ok(session.home().prepare_restore(backup, opening, Session::now())?)
    })?;
    let shown = safekeeping::compared(prepared.comparison());
    if !restoring.hold(turn, prepared, Instant::now()) {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    Ok(shown)
}
