//! Asking which file. The dialog is the system's own, opened from here, so the window needs no permission on
//! files and learns no place.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use vault::store::EvidenceFile;
use zeroize::Zeroizing;

use crate::refusal::{Answer, Refusal, RefusalCode};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    File,
    Files,
    Folder,
}

type Ask = dyn Fn(Wanted) -> Vec<PathBuf> + Send + Sync;

pub struct OpenDialog(Box<Ask>);

/// The largest file that is taken in whole: an official copy or a form pack.
const LARGEST: u64 = 50 * 1024 * 1024;
/// Enough to tell what kind a file is.
const HEAD: usize = 16;

impl OpenDialog {
    /// Asks by calling `ask`; nothing means that the worker chose none.
    pub fn new(ask: impl Fn(Wanted) -> Vec<PathBuf> + Send + Sync + 'static) -> Self {
        Self(Box::new(ask))
    }

    /// The native dialog. In the window tests' build the environment names the files, since no test can press
    /// the buttons of the system's dialog.
    pub fn native<R: Runtime>(app: AppHandle<R>) -> Self {
        if cfg!(feature = "window-tests") {
            return Self::new(|_| {
                let named = std::env::var_os("DAYBOOK_OPEN");
                named.map(|paths| std::env::split_paths(&paths).collect()).unwrap_or_default()
            });
        }
        Self::new(move |wanted| {
            let dialog = app.dialog().file();
            let chosen = match wanted {
                Wanted::File => dialog.blocking_pick_file().into_iter().collect(),
                Wanted::Files => dialog.blocking_pick_files().unwrap_or_default(),
                Wanted::Folder => dialog.blocking_pick_folder().into_iter().collect(),
            };
            chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
        })
    }

    pub fn ask_for_one(&self) -> Option<PathBuf> {
        (self.0)(Wanted::File).into_iter().next()
    }

    pub fn ask_for_folder(&self) -> Option<PathBuf> {
        (self.0)(Wanted::Folder).into_iter().next()
    }

    pub fn ask_for_several(&self) -> Vec<PathBuf> {
        (self.0)(Wanted::Files)
    }
}

/// Reads a file with its name. One larger than 50 MB is refused as `cannot-read`.
pub fn read_whole(path: &Path) -> Answer<(String, Zeroizing<Vec<u8>>)> {
    let mut file = File::open(path).map_err(unreadable)?;
    let bytes = file.metadata().map_err(unreadable)?.len();
    if bytes > LARGEST {
        return Err(Refusal::new(RefusalCode::CannotRead));
    }
    // Room for all of it at once, so that no copy is left behind by growing.
    let mut content = Zeroizing::new(Vec::with_capacity(usize::try_from(bytes).unwrap_or(0) + 1));
    file.read_to_end(&mut content).map_err(unreadable)?;
    Ok((name(path), content))
}

/// A file that was to be taken in whole.
pub enum Taken {
    Whole(Zeroizing<Vec<u8>>),
    TooLarge,
    Empty,
    /// Not there any more, not allowed, or it changed while it was read.
    Unreadable,
}

/// Takes a file in whole, up to so many bytes; returns its name with it. Nothing of a file that is too large
/// is read.
pub fn take(path: &Path, most: u64) -> (String, Taken) {
    (name(path), taken(path, most).unwrap_or(Taken::Unreadable))
}

fn taken(path: &Path, most: u64) -> io::Result<Taken> {
    let file = File::open(path)?;
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Ok(Taken::Unreadable);
    }
    let bytes = facts.len();
    if bytes > most {
        return Ok(Taken::TooLarge);
    }
    let room = usize::try_from(bytes).unwrap_or(0) + 1;
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    // One byte more than it said: a file that grows meanwhile is noticed.
    file.take(bytes + 1).read_to_end(&mut content)?;
    Ok(match content.len() as u64 {
        0 => Taken::Empty,
        length if length == bytes => Taken::Whole(content),
        _ => Taken::Unreadable,
    })
}

/// Returns what a file is: its name, size, digest and first bytes. It is read in pieces, never whole.
pub fn describe(path: &Path) -> Answer<EvidenceFile> {
    let mut file = File::open(path).map_err(unreadable)?;
    let mut first = [0; HEAD];
    let length = read_up_to(&mut file, &mut first).map_err(unreadable)?;
    let head = &first[..length];
    let (bytes, fingerprint) = vault::fingerprint_of(head.chain(file)).map_err(unreadable)?;
    let head = head.iter().map(|byte| format!("{byte:02x}")).collect();
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    Ok(EvidenceFile { name: name(path), bytes, fingerprint, head })
}

fn read_up_to(file: &mut File, first: &mut [u8; HEAD]) -> io::Result<usize> {
    let mut length = 0;
    while length < HEAD {
        match file.read(&mut first[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The system's own message can hold the path: it stays here.
fn unreadable(_: io::Error) -> Refusal {
    Refusal::new(RefusalCode::CannotRead)
}
