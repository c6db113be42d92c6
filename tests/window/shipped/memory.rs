//! The search of a running program's memory: what its processes hold, in every byte they can read.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::os::unix::fs::FileExt;

use needles::Needles;

use crate::fault::{Fault, Outcome};

/// So much is read at once; what lies across two pieces is found by their overlap.
const PIECE: u64 = 4 * 1024 * 1024;
const PAGE: u64 = 4096;
/// So the kernel marks a page that is in memory, and one that was swapped out.
const PRESENT: u64 = 0b11 << 62;

/// What is looked for: each with the name by which the report calls it.
pub struct Sought {
    names: Vec<String>,
    needles: Needles,
}

/// Where in a process something was found, and how much of it was searched.
pub struct Found {
    pub of: String,
    pub places: Vec<Place>,
    pub bytes: u64,
}

impl Found {
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for place in &self.places {
            *times.entry(&place.name).or_default() += 1;
        }
        write!(out, "{}: {times:?}", self.of)
    }
}

/// Where something was found.
pub struct Place {
    pub name: String,
    /// As the system names the mapping.
    pub mapping: String,
    /// Whether the mapping is kept out of the swap file.
    pub is_locked: bool,
}

impl Sought {
    /// Looks for texts, in UTF-8 and in UTF-16 as this machine writes it, and for plain bytes.
    pub fn of(texts: &[(String, String)], bytes: &[(String, Vec<u8>)]) -> Self {
        let mut names = Vec::new();
        let mut words = Vec::new();
        for (name, text) in texts {
            names.push(format!("{name}, UTF-8"));
            words.push(text.as_bytes().to_vec());
            names.push(format!("{name}, UTF-16"));
            words.push(text.encode_utf16().flat_map(u16::to_ne_bytes).collect());
        }
        for (name, word) in bytes {
            names.push(name.clone());
            words.push(word.clone());
        }
        Self { names, needles: Needles::new(words) }
    }

    /// Searches every page of memory that a process has. A part that goes while it is read holds nothing.
    pub fn search(&self, process: u32, of: &str) -> Outcome<Found> {
        let unreadable = |cause| Fault::machine(&format!("reading the memory of process {process}"), cause);
        let maps = std::fs::read_to_string(format!("/proc/{process}/smaps")).map_err(unreadable)?;
        let memory = File::open(format!("/proc/{process}/mem")).map_err(unreadable)?;
        let pages = File::open(format!("/proc/{process}/pagemap")).map_err(unreadable)?;
        let mut found = Found { of: of.to_owned(), places: Vec::new(), bytes: 0 };
        let mut lines = maps.lines();
        while let Some(mapping) = lines.next() {
            let flags = lines.by_ref().find_map(|line| line.strip_prefix("VmFlags:")).unwrap_or_default();
            let is_locked = flags.split_whitespace().any(|flag| flag == "lo");
            let Some((from, to)) = readable(mapping) else { continue };
            for (from, to) in kept(&pages, from, to) {
                for hit in self.search_between(&memory, from, to, &mut found.bytes) {
                    let name = self.names[hit].clone();
                    found.places.push(Place { name, mapping: mapping.to_owned(), is_locked });
                }
            }
        }
        Ok(found)
    }

    fn search_between(&self, memory: &File, from: u64, to: u64, bytes: &mut u64) -> Vec<usize> {
        let overlap = self.needles.longest() as u64;
        let mut hits = Vec::new();
        let mut at = from;
        while at < to {
            let end = to.min(at + PIECE + overlap);
            let mut piece = vec![0; usize::try_from(end - at).unwrap_or(0)];
            let Ok(read) = memory.read_at(&mut piece, at) else { break };
            hits.extend(self.needles.find(&piece[..read]));
            *bytes += (end - at).min(PIECE);
            at += PIECE;
        }
        hits
    }
}

/// Returns the runs of pages between two bounds that the process really has: what it only reserved was never written to.
fn kept(pages: &File, from: u64, to: u64) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut at = from;
    while at < to {
        let mut marks = vec![0; 64 * 1024];
        let Ok(read) = pages.read_at(&mut marks, at / PAGE * 8) else { break };
        for mark in marks[..read].chunks_exact(8) {
            let mark = u64::from_ne_bytes(mark.try_into().unwrap_or_default());
            if mark & PRESENT != 0 && at < to {
                match runs.last_mut() {
                    Some((_, end)) if *end == at => *end = at + PAGE,
                    _ => runs.push((at, at + PAGE)),
                }
            }
            at += PAGE;
        }
        if read < 8 {
            break;
        }
    }
    runs
}

/// Returns the bounds of a mapping that can be read and is memory, not a device.
fn readable(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split_whitespace();
    let (range, rights) = (words.next()?, words.next()?);
    let name = words.nth(3).unwrap_or_default();
    if !rights.starts_with('r') || name.starts_with("[v") || name.starts_with("/dev/dri") {
        return None;
    }
    let (from, to) = range.split_once('-')?;
    Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}
