//! What is held for a moment beside the open vault, and is gone when it closes.

use std::sync::Arc;

use vault::backup::BackupRound;
use vault::{CheckFinding, Moment, PreparedRecovery, Vault, VaultError};

use crate::copy_file::CopyFile;

#[derive(Default)]
pub struct Beside {
    /// Recovery words that were made and not kept yet.
    pub recovery: Option<PreparedRecovery>,
    /// The file of a copy that was looked at last.
    pub copy_file: Option<Arc<CopyFile>>,
    /// Which backups could not be made when they were last tried.
    pub unmade: Unmade,
    pub checking: Checking,
}

/// Why the last backup in each place could not be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unmade {
    pub here: Option<VaultError>,
    pub there: Option<VaultError>,
}

impl Unmade {
    /// Takes note of a round; where none was tried, what was known stands.
    pub fn note(&mut self, round: BackupRound) {
        if let Some(here) = round.here {
            self.here = here.err();
        }
        if let Some(there) = round.there {
            self.there = there.err();
        }
    }
}

/// A check of everything that runs by itself, a step at a time, once after each opening.
#[derive(Default)]
pub struct Checking {
    step: usize,
    findings: Vec<CheckFinding>,
    ended_at: Option<Moment>,
}

impl Checking {
    /// Returns a check that has ended.
    pub fn ended(now: Moment, findings: Vec<CheckFinding>) -> Self {
        Self { step: 0, findings, ended_at: Some(now) }
    }

    /// Tells whether everything was looked at.
    pub fn has_ended(&self) -> bool {
        self.ended_at.is_some()
    }

    /// Takes the next step.
    pub fn go_on(&mut self, vault: &Vault, now: Moment) {
        match vault.check_step(self.step) {
            Some(found) => {
                self.step += 1;
                self.findings.extend(found);
            }
            None => self.ended_at = Some(now),
        }
    }

    pub fn has_findings(&self) -> bool {
        !self.findings.is_empty()
    }

    /// Returns what was found, as soon as it is anything, and otherwise once everything was looked at.
    pub fn found(&self, now: Moment) -> Option<(Moment, Vec<CheckFinding>)> {
        let at = self.ended_at.or_else(|| self.has_findings().then_some(now))?;
        Some((at, self.findings.clone()))
    }
}

#[cfg(test)]
mod tests {
    use vault::backup::Backup;

    use super::*;

    #[test]
    fn a_round_of_backups_tells_only_of_what_it_tried() {
        let mut unmade = Unmade::default();
        unmade.note(BackupRound { here: Some(Err(VaultError::DiskFull)), there: None });
        assert_eq!(unmade, Unmade { here: Some(VaultError::DiskFull), there: None });
        unmade.note(BackupRound { here: None, there: Some(Err(VaultError::CannotRead)) });
        assert_eq!(unmade.here, Some(VaultError::DiskFull), "it was not tried again");
        let made = Backup { path: "here".into(), head_count: 1, bytes: 1 };
        unmade.note(BackupRound { here: Some(Ok(made)), there: None });
        assert_eq!(unmade, Unmade { here: None, there: Some(VaultError::CannotRead) });
    }
}
