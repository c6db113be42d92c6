//! A running program as another program of the same account sees it: what it may read of it, and whether it may attach.

use std::process::{Command, Stdio};

use crate::fault::{Fault, Outcome};

/// Takes away root's rights to look into any process, so that a test that runs as root stands where an ordinary account does.
const WITHOUT_TRACING: [&str; 3] = ["setpriv", "--bounding-set", "-sys_ptrace,-perfmon,-sys_admin"];

/// Returns a command that runs as an ordinary account's would: root may trace whatever it likes, and gives that up.
pub fn as_an_ordinary_account(program: &str) -> Command {
    if !crate::driver::runs_as_root() || !can_give_up_tracing() {
        return Command::new(program);
    }
    let mut command = Command::new(WITHOUT_TRACING[0]);
    command.args(&WITHOUT_TRACING[1..]).arg(program);
    command
}

fn can_give_up_tracing() -> bool {
    let [program, arguments @ ..] = WITHOUT_TRACING;
    let tried = Command::new(program).args(arguments).arg("true").stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// Tells whether a program of the same account may look into a process (`environ`) or attach to it (`mem`).
pub fn opens(process: u32, what: &str) -> Outcome<bool> {
    let look = format!("head -c 1 /proc/{process}/{what} > /dev/null");
    // Memory begins at no readable address: that it can be opened is what counts.
    let look = if what == "mem" { format!(": < /proc/{process}/{what}") } else { look };
    let tried = as_an_ordinary_account("sh").args(["-c", &look]).stderr(Stdio::null()).status();
    Ok(tried.map_err(|cause| Fault::machine("looking into a process", cause))?.success())
}

/// Refuses a program that can be looked into or attached to, or that would leave its memory in a file when it fails.
/// A process that guards itself against nothing is looked into first: so the look can succeed.
pub fn is_closed(process: u32) -> Outcome {
    let unguarded = as_an_ordinary_account("sleep").arg("600").spawn();
    let mut unguarded =
        unguarded.map_err(|cause| Fault::machine("starting a process to look into", cause))?;
    let looked = crate::wait::until_outside("a process that can be looked into", crate::wait::USUAL, || {
        opens(unguarded.id(), "environ").is_ok_and(|open| open)
    });
    let _gone = unguarded.kill().and_then(|()| unguarded.wait());
    looked?;
    let mut open = Vec::new();
    for what in ["environ", "mem", "maps", "auxv"] {
        if opens(process, what)? {
            open.push(format!("/proc/{process}/{what} can be opened"));
        }
    }
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits"))
        .map_err(|cause| Fault::machine("reading the limits of a process", cause))?;
    let of_dumps = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default();
    let most: Vec<&str> = of_dumps.split_whitespace().skip(4).take(2).collect();
    if most != ["0", "0"] {
        open.push(format!("a dump may be made: {of_dumps}"));
    }
    Fault::from_list("from outside:", &open)
}

/// Returns how many bytes of a process are locked into memory.
pub fn locked_bytes(process: u32) -> Outcome<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))
        .map_err(|cause| Fault::machine("reading how memory is used", cause))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmLck:")).unwrap_or_default();
    let kibibytes: Option<u64> = line.split_whitespace().next().and_then(|number| number.parse().ok());
    kibibytes.map(|it| it * 1024).ok_or_else(|| Fault::Machine("the system does not say".to_owned()))
}
