//! Backups and what a check finds, as the window shows them.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use casework::case::choice_word;
use vault::backup::{BackupRecord, CHOSEN_FOLDER, PreparedRestore, RestoreComparison};
use vault::{CheckFinding, Closed, Moment, OrganisationKeyState, RecoveryState, Standing, Vault};

use crate::answers::{
    BackupShown, CheckFound, CheckReport, FolderStanding, RestoreShown, Safekeeping, UnmadeBackup,
    VaultStanding,
};
use crate::beside::Unmade;
use crate::places;
use crate::refusal::{Answer, Refusal};
use crate::ways_in;

/// A backup that stands aside until someone decides. It is open: whoever decides needs no passphrase any more. So it is let
/// go when the window goes on, when the computer locks or sleeps, and when nobody decides.
#[derive(Default)]
pub struct Restoring(Mutex<Held>);

#[derive(Default)]
struct Held {
    prepared: Option<(PreparedRestore, Instant)>,
    /// How often something was let go: a backup that was still being read then is let go too.
    turn: u64,
}

/// How long someone has to decide.
const DECIDING: Duration = Duration::from_secs(5 * 60);

impl Restoring {
    /// Lets go of the one before; returns by what `hold` knows whether everything was to be let go meanwhile.
    pub fn begin(&self) -> u64 {
        self.let_go();
        self.held().turn
    }

    /// Holds what was prepared, unless everything was let go since `begin`; returns whether it is held.
    pub fn hold(&self, turn: u64, prepared: PreparedRestore, now: Instant) -> bool {
        let mut held = self.held();
        let is_wanted = held.turn == turn;
        if is_wanted {
            held.prepared = Some((prepared, now));
        }
        is_wanted
    }

    pub fn take(&self) -> Option<PreparedRestore> {
        self.held().prepared.take().map(|(prepared, _)| prepared)
    }

    pub fn let_go(&self) {
        let mut held = self.held();
        held.prepared = None;
        held.turn += 1;
    }

    /// Lets go of what nobody has decided upon, or of what the computer slept over; returns whether there was such.
    pub fn let_go_if_left(&self, slept: bool, now: Instant) -> bool {
        let mut held = self.held();
        if slept {
            held.turn += 1;
        }
        let is_left = |since: Instant| slept || now.saturating_duration_since(since) >= DECIDING;
        held.prepared.take_if(|(_, since)| is_left(*since)).is_some()
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a backup lies, and the word by which the window knows it.
const HERE: &str = "here";
const CHOSEN: &str = "chosen";

/// What a check by itself found, and when it ended.
pub type Checked = Option<(Moment, Vec<CheckFinding>)>;

/// Returns how the vault is kept, with what the check by itself found and which backups could not be made.
pub fn shown(vault: &Vault, home: &Closed, (checked, unmade): (Checked, &Unmade)) -> Answer<Safekeeping> {
    let chosen = chosen_folder(vault)?;
    let mut backups = listed(home);
    backups.extend(chosen.as_deref().map(|folder| in_folder(Path::new(folder), CHOSEN)).unwrap_or_default());
    backups.sort_by(|one, other| other.made_at.cmp(&one.made_at));
    let reachable = chosen.as_deref().is_some_and(|folder| Path::new(folder).is_dir());
    Ok(Safekeeping {
        standing: standing(vault.staleness()),
        backups,
        checked: checked.map(|(at, findings)| report(&findings, at)),
        folder: FolderStanding { chosen: chosen.is_some(), reachable },
        unmade: unmade_shown(unmade),
        place: places::of(home.place(), vault.free_bytes()),
    })
}

fn unmade_shown(unmade: &Unmade) -> Vec<UnmadeBackup> {
    let places = [(HERE, &unmade.here), (CHOSEN, &unmade.there)];
    let failed = places.into_iter().filter_map(|(place, why)| Some((place, (*why)?)));
    failed
        .map(|(place, why)| UnmadeBackup { place: place.to_owned(), code: Refusal::from(why).code })
        .collect()
}

/// Returns the backups beside the vault; no passphrase is needed.
pub fn listed(home: &Closed) -> Vec<BackupShown> {
    in_folder(&home.backup_folder(), HERE)
}

pub fn report(findings: &[CheckFinding], at: Moment) -> CheckReport {
    CheckReport { checked_at: at.to_rfc3339(), findings: findings.iter().map(found).collect() }
}

pub fn compared(comparison: &RestoreComparison) -> RestoreShown {
    let (words, key) = (comparison.recovery.clone(), comparison.organisation.clone());
    let (words_change, key_changes) = (words.is_some(), key.is_some());
    let after = ways_in::shown(
        words.unwrap_or(RecoveryState::None),
        key.unwrap_or(OrganisationKeyState::None),
        false,
    );
    RestoreShown {
        backup_at: comparison.backup_at.clone(),
        here_at: comparison.here_at.clone(),
        loses: comparison.loses.map(few),
        recovery: words_change.then_some(after.recovery),
        organisation: key_changes.then_some(after.organisation),
        findings: comparison.findings.iter().map(found).collect(),
    }
}

/// Keeps the folder into which backups go as well; none ends that.
pub fn choose_folder(vault: &mut Vault, folder: Option<&Path>) -> Answer<()> {
    let folder = folder.map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(vault.prefer(CHOSEN_FOLDER, &folder)?)
}

pub fn chosen_folder(vault: &Vault) -> Answer<Option<String>> {
    Ok(vault.preference(CHOSEN_FOLDER)?.filter(|folder| !folder.is_empty()))
}

/// Returns the newest backup in a folder; none where the folder holds none, as when it is a backup itself.
pub fn newest_in(folder: &Path) -> Option<PathBuf> {
    Closed::backups(folder).ok()?.into_iter().next().map(|backup| backup.path)
}

fn in_folder(folder: &Path, place: &str) -> Vec<BackupShown> {
    // A drive that is not there has no backups to show; that it is not there is said beside them.
    Closed::backups(folder).unwrap_or_default().iter().map(|backup| line(backup, place)).collect()
}

fn line(backup: &BackupRecord, place: &str) -> BackupShown {
    BackupShown {
        name: backup.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        place: place.to_owned(),
        made_at: backup.made_at.map(|at| at.to_rfc3339()),
        bytes: u32::try_from(backup.bytes).unwrap_or(u32::MAX),
        standing: choice_word(&backup.standing),
    }
}

fn standing(standing: &Standing) -> VaultStanding {
    let plain = |code: &str| VaultStanding { code: code.to_owned(), seen_at: None, missing: None };
    match standing {
        Standing::Current => plain("current"),
        Standing::NoWitness => plain("no-witness"),
        Standing::WitnessUnreadable => plain("witness-unreadable"),
        Standing::OlderThanSeen { seen_count, seen_at, here_count } => VaultStanding {
            seen_at: Some(seen_at.clone()).filter(|at| !at.is_empty()),
            missing: Some(few(seen_count - here_count)).filter(|missing| *missing > 0),
            ..plain("older-than-seen")
        },
    }
}

pub fn found(finding: &CheckFinding) -> CheckFound {
    CheckFound { code: choice_word(&finding.code), subject: finding.subject.clone() }
}

fn few(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use vault::Passphrase;
    use vault::backup::BackupOpening;

    use super::*;
    use crate::session::Session;

    #[test]
    fn a_backup_that_stands_open_is_let_go_when_nobody_decides_and_after_sleep() {
        let folder = tempfile::tempdir().expect("a folder");
        let closed = Closed::at(folder.path());
        let passphrase = Passphrase::new("plum oak tin fog".to_owned());
        let vault = closed.create(&passphrase).expect("made");
        let backup = vault.back_up_beside(&closed.backup_folder(), Session::now()).expect("made");
        drop(vault);
        let restoring = Restoring::default();
        let begun = Instant::now();
        let prepare = || {
            let opening = BackupOpening::Passphrase(&passphrase);
            let prepared = closed.prepare_restore(&backup.path, &opening, Session::now());
            restoring.hold(restoring.begin(), prepared.expect("prepared"), begun)
        };
        assert!(prepare(), "held");
        assert!(!restoring.let_go_if_left(false, begun + DECIDING / 2), "someone is reading");
        assert!(restoring.let_go_if_left(false, begun + DECIDING), "nobody decided");
        assert!(restoring.take().is_none(), "its key is gone");
        assert!(prepare(), "held again");
        assert!(restoring.let_go_if_left(true, begun), "the computer slept");
        assert!(!restoring.let_go_if_left(true, begun + DECIDING), "there is nothing to let go");
        let turn = restoring.begin();
        let opening = BackupOpening::Passphrase(&passphrase);
        let prepared = closed.prepare_restore(&backup.path, &opening, Session::now()).expect("prepared");
        restoring.let_go();
        assert!(!restoring.hold(turn, prepared, begun), "it was still being read when everything was let go");
        closed.unlock(&passphrase, Session::now()).expect("the lock on the folder went with it");
    }
}
