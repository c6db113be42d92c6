//! Files and folders only their owner can read, written aside and swapped in whole.

use std::fs::{self, File, OpenOptions};
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

/// Writes a whole file: aside, flushed, read back, then swapped in. Refused, the old one stays.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".{}.new", uuid::Uuid::new_v4()));
    let aside = Path::new(&aside);
    let written = write_aside(aside, bytes).and_then(|()| Ok(fs::rename(aside, path)?));
    if written.is_err() {
        // What was written aside is half a file; the real one has not been touched.
        let _ = fs::remove_file(aside);
    }
    written?;
    flush_folder(path);
    Ok(())
}

fn write_aside(aside: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = create_owner_only(aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if fs::read(aside)? != bytes {
        return Err(VaultError::CannotRead);
    }
    Ok(())
}

/// Makes a file that did not exist, readable by its owner from the first moment where the disk knows owners.
pub(crate) fn create_owner_only(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

/// Makes a rename survive a power cut, where the disk can. The rename itself has happened: a folder that
/// cannot be flushed (a network share, for instance) does not undo it, so it is no refusal.
pub(crate) fn flush_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = path;
}
