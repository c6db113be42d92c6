//! The processes of this machine, as /proc lists them.

use std::collections::BTreeSet;

/// A living process; a zombie has ended.
#[derive(Debug, Clone)]
pub struct Process {
    pub number: u32,
    pub parent: u32,
    /// As the system shortens it: fifteen bytes.
    pub name: String,
}

/// Returns the processes that a process started itself.
pub fn children_of(parent: u32) -> Vec<Process> {
    living().into_iter().filter(|process| process.parent == parent).collect()
}

/// Returns the processes that a process started, and those that these started.
pub fn begun_by(process: u32) -> Vec<Process> {
    let all = living();
    let mut of = BTreeSet::from([process]);
    let mut begun = Vec::new();
    while let Some(next) = all.iter().find(|it| of.contains(&it.parent) && !of.contains(&it.number)) {
        of.insert(next.number);
        begun.push(next.clone());
    }
    begun
}

fn living() -> Vec<Process> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    let numbers = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.filter_map(read).collect()
}

fn read(number: u32) -> Option<Process> {
    let line = std::fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    // The name stands in brackets and may hold blanks and brackets: what follows the last one is plain.
    let (before, after) = line.rsplit_once(')')?;
    let mut words = after.split_whitespace();
    let is_alive = words.next()? != "Z";
    let parent = words.next()?.parse().ok()?;
    let name = before.split_once('(')?.1.to_owned();
    is_alive.then_some(Process { number, parent, name })
}
