//! Every path that a program writes to, as the system saw it being opened, made or renamed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::driver;
use crate::fault::{Fault, Outcome};

pub const TRACER: &str = "strace";
const CALLS: &str = "trace=open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,truncate";
/// What opens a file so that it can be written to.
const FOR_WRITING: [&str; 4] = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
/// Devices, and what the kernel shows of processes: nothing of it is a file on a disk.
const NO_FILES: [&str; 3] = ["/dev/", "/proc/", "/sys/"];

/// Tells whether root is here to watch, and what it watches with.
pub fn can_be_seen() -> bool {
    if !driver::runs_as_root() {
        return false;
    }
    let tried = Command::new(TRACER).args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// What stands before a program's name so that the system's calls are written down.
pub fn tracing(log: &Path) -> Vec<String> {
    let words = [TRACER, "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", CALLS, "-o"];
    words.iter().map(|word| (*word).to_owned()).chain([log.display().to_string()]).collect()
}

/// Returns every path that was written to. A path that does not begin at the root is one of the folder named.
pub fn paths(log: &Path, folder: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let text =
        std::fs::read_to_string(log).map_err(|cause| Fault::machine("reading what was traced", cause))?;
    let mut paths = BTreeSet::new();
    for line in text.lines().filter(|line| writes(line)) {
        // Of a renaming both names count: they are all the quoted words there are.
        for named in line.split('"').skip(1).step_by(2) {
            let path = folder.join(named);
            if !NO_FILES.iter().any(|place| path.starts_with(place.trim_end_matches('/'))) {
                paths.insert(path);
            }
        }
    }
    Ok(paths)
}

/// Tells whether a call, which was not refused, wrote to a path.
fn writes(line: &str) -> bool {
    let refused = line.contains(") = -1 ") || line.contains("resumed>");
    let opens = line.contains(" open");
    !refused && (!opens || FOR_WRITING.iter().any(|flag| line.contains(flag)))
}
