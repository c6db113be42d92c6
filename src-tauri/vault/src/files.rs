//! Files and folders only their owner can read, written aside and swapped in whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use ring::digest::{Context, SHA256};

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
    write_aside(path, |file| Ok(file.write_all(bytes)?))?.swap_in()
}

/// Writes nothing but zeros over a file, and removes it. A disk that keeps what was written over elsewhere, as flash
/// does, is not reached.
pub(crate) fn overwrite_and_remove(path: &Path) -> Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let bytes = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(bytes), &mut file)?;
    file.sync_all()?;
    drop(file);
    fs::remove_file(path)?;
    flush_folder(path);
    Ok(())
}

/// Returns a file's bytes, none when there is no such file.
pub(crate) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(VaultError::CannotRead),
    }
}

/// Writes beside where a file is to stand whatever `write` writes there, flushes it to the disk, and reads it back by
/// its fingerprint, a piece at a time. Refused, nothing is left.
pub(crate) fn write_aside(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Aside> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".{}.new", uuid::Uuid::new_v4()));
    let file = create_owner_only(Path::new(&aside))?;
    let mut written =
        Aside { aside: aside.into(), path: path.to_owned(), bytes: 0, fingerprint: String::new() };
    let mut hashing = Hashing { file, digest: Context::new(&SHA256), bytes: 0 };
    let mut gathering = BufWriter::with_capacity(GATHERED, &mut hashing);
    write(&mut gathering)?;
    gathering.flush()?;
    drop(gathering);
    hashing.file.sync_all()?;
    written.bytes = hashing.bytes;
    written.fingerprint = crate::hex::write(hashing.digest.finish().as_ref());
    drop(hashing.file);
    let read_back = crate::fingerprint_of(File::open(&written.aside)?)?;
    if read_back != (written.bytes, written.fingerprint.clone()) {
        return Err(VaultError::CannotRead);
    }
    Ok(written)
}

/// So much is hashed and written at once.
const GATHERED: usize = 64 * 1024;

/// A file that stands whole beside where it is to be. Dropped before it is swapped in, it is gone: the real one has not
/// been touched.
pub(crate) struct Aside {
    aside: PathBuf,
    path: PathBuf,
    pub bytes: u64,
    /// SHA-256 in hex.
    pub fingerprint: String,
}

impl Aside {
    /// Gives the file its name, in the place of what had it before.
    pub fn swap_in(self) -> Result<()> {
        fs::rename(&self.aside, &self.path)?;
        flush_folder(&self.path);
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Once it is swapped in there is nothing left here; and half a file that stays is in no one's way.
        let _ = fs::remove_file(&self.aside);
    }
}

/// Hashes what is written as it goes by.
struct Hashing {
    file: File,
    digest: Context,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let written = self.file.write(piece)?;
        self.digest.update(&piece[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
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
