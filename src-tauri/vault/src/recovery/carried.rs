//! The ways in besides the passphrase when a backup takes the vault's place. Those of today are carried into its copy, so
//! that a restore neither makes the paper in the drawer useless nor lets in whose words were taken back.

use std::fs;
use std::path::Path;

use super::opening::{organisation_in, recovery_in};
use super::{OrganisationKeyState, RecoveryState, organisation_file, recovery_file};
use crate::open::{ORGANISATION_FILE, RECOVERY_FILE};
use crate::{Result, files};

/// Puts each file of the vault here in the place of the one that the copy of its backup has; one that is not here goes from
/// the copy too. Of a file here that is not whole, or cannot be read, nobody can make use: then the copy keeps its own.
/// Which key a file wraps is not seen without the words: that the vault here is the one of the backup is for the caller.
pub(crate) fn carry_over(here: &Path, copy: &Path) -> Result<()> {
    let words_are_whole = |file: &[u8]| recovery_file::state(file) != Ok(RecoveryState::Damaged);
    carry(RECOVERY_FILE, here, copy, words_are_whole)?;
    let key_is_whole = |file: &[u8]| organisation_file::state(file) != Ok(OrganisationKeyState::Damaged);
    carry(ORGANISATION_FILE, here, copy, key_is_whole)
}

fn carry(name: &str, here: &Path, copy: &Path, is_whole: impl Fn(&[u8]) -> bool) -> Result<()> {
    let of_copy = copy.join(name);
    match files::read_if_there(&here.join(name)) {
        Ok(Some(file)) if is_whole(&file) => files::write_whole(&of_copy, &file),
        Ok(None) if of_copy.exists() => Ok(fs::remove_file(of_copy)?),
        _ => Ok(()),
    }
}

/// Returns what the copy has of its own: the words and the organisation's key as they are once it has taken the vault's
/// place, each where that is not as it is here today. Where there is no vault the words are always said: a paper may be
/// left of one.
pub(crate) fn of_the_copy(
    here: Option<&Path>,
    copy: &Path,
) -> (Option<RecoveryState>, Option<OrganisationKeyState>) {
    let today = |name: &str| here.map_or(Ok(None), |here| files::read_if_there(&here.join(name)));
    let is_its_own = |name: &str| files::read_if_there(&copy.join(name)) != today(name);
    let words = (here.is_none() || is_its_own(RECOVERY_FILE)).then(|| recovery_in(copy));
    let key = is_its_own(ORGANISATION_FILE).then(|| organisation_in(copy));
    (
        words.map(|state| state.unwrap_or(RecoveryState::Damaged)),
        key.map(|state| state.unwrap_or(OrganisationKeyState::Damaged)),
    )
}
