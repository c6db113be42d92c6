//! Files and folders only their owner can read, written aside and swapped in whole.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::{Result, VaultError};

/// Makes a folder (and its parents) that only its owner can open.
pub(crate) fn owner_only_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path)?;
    set_mode(path, 0o700)
}

/// Lets only its owner read a file.
pub(crate) fn owner_only(path: &Path) -> Result<()> {
    set_mode(path, 0o600)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode))?)
}

/// On Windows the folder of the signed-in person is theirs alone by inheritance.
#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> Result<()> {
    Ok(())
}

/// Writes a whole file: aside, flushed, read back, then swapped in. Whatever fails, the old one stays.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".daybook-new");
    let aside = Path::new(&aside);
    let written = write_aside(aside, bytes).and_then(|()| Ok(fs::rename(aside, path)?));
    if written.is_err() {
        // What was written aside is half a file; the real one has not been touched.
        let _ = fs::remove_file(aside);
    }
    written?;
    flush_folder(path)
}

fn write_aside(aside: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = File::create(aside)?;
    owner_only(aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if fs::read(aside)? != bytes {
        return Err(VaultError::CannotRead);
    }
    Ok(())
}

/// Makes a rename survive a power cut.
pub(crate) fn flush_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Refuses a file that may not be written, before anything else is tried with it.
pub(crate) fn refuse_read_only(path: &Path) -> Result<()> {
    if fs::metadata(path)?.permissions().readonly() { Err(VaultError::ReadOnly) } else { Ok(()) }
}
