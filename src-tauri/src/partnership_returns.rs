//! Sealed returns that colleagues gave: chosen together, each verified whole, and read again whenever figures are drawn.
//! Nothing of them is kept in the vault; while Daybook runs, only where they are.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use casework::partnership::{Combined, Given, Quarter, Returned, combine};
use chrono::DateTime;
use vault::sealed_file::{Fault, Key, OwnKeys, Verified, What, Why, read_part, verify};
use vault::{Moment, Vault};

use crate::answers::ReturnRead;
use crate::commands::cases::count;
use crate::refusal::Answer;
use crate::signers::{self, Signer};

/// The part that holds the rows.
pub const RETURN: &str = "return.json";
/// The most bytes of it that are taken into memory.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// No more files are read at once.
const MOST_FILES: usize = 500;

/// Where the chosen files are.
#[derive(Default)]
pub struct Chosen(Mutex<Vec<PathBuf>>);

impl Chosen {
    pub fn put(&self, mut paths: Vec<PathBuf>) {
        paths.truncate(MOST_FILES);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = paths;
    }

    pub fn paths(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A file that was read: what it holds, or why it does not count.
pub struct Read {
    name: String,
    found: Result<(Verified, Returned), (String, String)>,
}

/// Reads each file whole. The vault is free meanwhile.
pub fn read(paths: &[PathBuf], keys: &OwnKeys) -> Vec<Read> {
    let name =
        |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    paths.iter().map(|path| Read { name: name(path), found: open(path, keys) }).collect()
}

fn open(path: &Path, keys: &OwnKeys) -> Result<(Verified, Returned), (String, String)> {
    let file = || File::open(path).map(BufReader::new).map_err(|_| refused(Why::Unreadable, ""));
    let of_fault = |fault: Fault| refused(fault.why, &fault.part);
    let verified = verify(file()?, Key::Own(keys)).map_err(of_fault)?;
    if verified.manifest.what != What::Return {
        return Err(("not-a-return".to_owned(), String::new()));
    }
    let json = read_part(file()?, Key::Own(keys), &verified, RETURN, MOST_BYTES).map_err(of_fault)?;
    let returned = Returned::read(&json).ok_or_else(|| refused(Why::Tampered, RETURN))?;
    Ok((verified, returned))
}

fn refused(why: Why, part: &str) -> (String, String) {
    (why.code().to_owned(), part.to_owned())
}

/// Puts the returns of a quarter together, with the worker's own rows where there are some; returns what became of each
/// file beside.
pub fn together(
    vault: &mut Vault,
    read: Vec<Read>,
    own: Option<Given>,
    quarter: Quarter,
    now: Moment,
) -> Answer<(Combined, Vec<ReturnRead>)> {
    let mut given: Vec<Given> = Vec::new();
    // Which of the given each file is.
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut files: Vec<ReturnRead> = Vec::new();
    let mut seen = BTreeSet::new();
    for one in read {
        let mut file = shown(vault, &one, now)?;
        let counts = match &one.found {
            Err(_) => false,
            Ok((_, returned)) if returned.quarter != quarter => {
                "other-quarter".clone_into(&mut file.standing);
                false
            }
            // What nobody known signed could be anyone's invention.
            Ok(_) if [Signer::Unknown, Signer::Changed].iter().any(|it| file.signer == it.code()) => {
                "not-known".clone_into(&mut file.standing);
                false
            }
            Ok(_) if own.is_some() && file.signer == Signer::Own.code() => {
                "own".clone_into(&mut file.standing);
                false
            }
            Ok((verified, _)) if !seen.insert(verified.fingerprint.clone()) => {
                "same".clone_into(&mut file.standing);
                false
            }
            Ok(_) => true,
        };
        let made_at = file.made_at.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let place = match (one.found, made_at) {
            (Ok((verified, returned)), Some(made_at)) if counts => {
                given.push(Given { signer: verified.manifest.exporter.signer, made_at, rows: returned.rows });
                Some(given.len() - 1)
            }
            _ => None,
        };
        places.push(place);
        files.push(file);
    }
    given.extend(own);
    let combined = combine(&given);
    for (file, place) in files.iter_mut().zip(&places) {
        if place.is_some_and(|place| combined.older.contains(&place)) {
            "older".clone_into(&mut file.standing);
        }
    }
    Ok((combined, files))
}

fn shown(vault: &mut Vault, read: &Read, now: Moment) -> Answer<ReturnRead> {
    let mut file = ReturnRead {
        name: read.name.clone(),
        standing: "counted".to_owned(),
        part: String::new(),
        by: String::new(),
        signer: String::new(),
        made_at: None,
        quarter: None,
        cases: None,
    };
    match &read.found {
        Err((why, part)) => (file.standing, file.part) = (why.clone(), part.clone()),
        Ok((verified, returned)) => {
            file.by = signers::name(&verified.manifest.exporter);
            signers::signer(vault, verified, now)?.code().clone_into(&mut file.signer);
            file.made_at = Some(verified.manifest.made_at.clone());
            file.quarter = Some(returned.quarter.to_string());
            file.cases = Some(count(returned.rows.len()));
        }
    }
    Ok(file)
}
