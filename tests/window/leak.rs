//! The search for leaks: words of an invented case in files where no reader without the passphrase may find them.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Outcome};

/// What was searched, for the reader who asks whether anything was.
pub struct Searched {
    pub files: usize,
    pub bytes: u64,
    /// One line for each word found, with its file.
    pub found: Vec<String>,
}

/// Searches every wanted file under `folder` for the words, in UTF-8 and both orders of UTF-16.
pub fn search(folder: &Path, words: &[String], wanted: impl Fn(&Path) -> bool) -> Outcome<Searched> {
    let needles: Vec<Needle> = words.iter().flat_map(|word| Needle::all_of(word)).collect();
    let mut searched = Searched { files: 0, bytes: 0, found: Vec::new() };
    for file in files_under(folder)?.iter().filter(|file| wanted(file)) {
        let Some(bytes) = read(file)? else { continue };
        searched.files += 1;
        searched.bytes += bytes.len() as u64;
        let place = file.strip_prefix(folder).unwrap_or(file).display();
        searched
            .found
            .extend(needles_in(&bytes, &needles).iter().map(|needle| format!("{place}: {}", needle.name)));
    }
    Ok(searched)
}

/// Returns what is in a file; nothing when WebKit, tidying up behind itself, has removed it since it was listed.
fn read(file: &Path) -> Outcome<Option<Vec<u8>>> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Fault::machine(&file.display().to_string(), cause)),
    }
}

/// Copies every file under one folder into another, so that anyone can search them again.
pub fn leave_copies(from: &Path, to: &Path) -> Outcome {
    let failed = |cause| Fault::machine("leaving what Daybook wrote", cause);
    if to.exists() {
        std::fs::remove_dir_all(to).map_err(failed)?;
    }
    for file in files_under(from)? {
        let copy = to.join(file.strip_prefix(from).unwrap_or(&file));
        std::fs::create_dir_all(copy.parent().unwrap_or(to)).map_err(failed)?;
        match std::fs::copy(&file, &copy) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(failed(cause)),
            _ => {}
        }
    }
    Ok(())
}

/// Proves on a planted file that the search can find, in every encoding it knows.
pub fn finds_what_is_planted(scratch: &Path, words: &[String]) -> Outcome {
    let folder = scratch.join("planted");
    let failed = |cause| Fault::machine("planting a word", cause);
    std::fs::create_dir_all(folder.join("deeper")).map_err(failed)?;
    let mut unseen = Vec::new();
    for needle in words.iter().flat_map(|word| Needle::all_of(word)) {
        let bytes = [b"\0before ".as_slice(), &needle.bytes, b" after"].concat();
        std::fs::write(folder.join("deeper/planted.bin"), bytes).map_err(failed)?;
        if search(&folder, words, |_| true)?.found.is_empty() {
            unseen.push(needle.name);
        }
    }
    std::fs::remove_dir_all(&folder).map_err(failed)?;
    Fault::from_list("the search does not see:", &unseen)
}

/// A word as bytes in one encoding.
struct Needle {
    name: String,
    bytes: Vec<u8>,
}

impl Needle {
    fn all_of(word: &str) -> [Self; 3] {
        let wide: Vec<u16> = word.encode_utf16().collect();
        let named = |encoding: &str, bytes| Self { name: format!("\"{word}\" in {encoding}"), bytes };
        [
            named("UTF-8", word.as_bytes().to_vec()),
            named("UTF-16LE", wide.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
            named("UTF-16BE", wide.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ]
    }
}

/// Returns the needles in the bytes; a table of first bytes keeps the pass over large files single and short.
fn needles_in<'a>(bytes: &[u8], needles: &'a [Needle]) -> Vec<&'a Needle> {
    let mut begins = [false; 256];
    needles
        .iter()
        .filter_map(|needle| needle.bytes.first())
        .for_each(|byte| begins[usize::from(*byte)] = true);
    let starts: Vec<usize> = (0..bytes.len()).filter(|place| begins[usize::from(bytes[*place])]).collect();
    let has = |needle: &&Needle| starts.iter().any(|place| bytes[*place..].starts_with(&needle.bytes));
    needles.iter().filter(has).collect()
}

/// Returns every plain file under a folder; sockets and links are no text.
pub fn files_under(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let failed = |cause| Fault::machine(&format!("listing {}", folder.display()), cause);
    let mut files = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            files.extend(files_under(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
