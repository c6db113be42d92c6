//! Backups and what a check finds, as the window shows them.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use casework::case::choice_word;
use vault::backup::{BackupRecord, CHOSEN_FOLDER, PreparedRestore, RestoreComparison};
use vault::{CheckFinding, Closed, Moment, Standing, Vault};

use crate::answers::{
    BackupShown, CheckFound, CheckReport, FolderStanding, RestoreShown, Safekeeping, VaultStanding,
};
use crate::places;
use crate::refusal::Answer;

/// A backup that stands aside until someone decides; forgotten when the window goes on.
#[derive(Default)]
pub struct Restoring(pub Mutex<Option<PreparedRestore>>);

/// Where a backup lies, and the word by which the window knows it.
const HERE: &str = "here";
const CHOSEN: &str = "chosen";

/// What a check by itself found, and when it ended.
pub type Checked = Option<(Moment, Vec<CheckFinding>)>;

pub fn shown(vault: &Vault, home: &Closed, checked: Checked) -> Answer<Safekeeping> {
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
        place: places::of(home.place(), vault.free_bytes()),
    })
}

/// Returns the backups beside the vault; no passphrase is needed.
pub fn listed(home: &Closed) -> Vec<BackupShown> {
    in_folder(&home.backup_folder(), HERE)
}

pub fn checked(vault: &Vault, now: Moment) -> CheckReport {
    report(&vault.check_all(), now)
}

fn report(findings: &[CheckFinding], at: Moment) -> CheckReport {
    CheckReport { checked_at: at.to_rfc3339(), findings: findings.iter().map(found).collect() }
}

pub fn compared(comparison: &RestoreComparison) -> RestoreShown {
    RestoreShown {
        backup_at: comparison.backup_at.clone(),
        here_at: comparison.here_at.clone(),
        loses: comparison.loses.map(few),
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
