//! A full disk for the tests: a limit on the size of files refuses writes as such a disk does.

use std::process::Command;

const INSIDE: &str = "DAYBOOK_TEST_FULL_DISK";

/// The limit holds for a whole process, so a test starts itself once more alone, in a shell that passes over the signal that
/// comes with such a refusal, and acts there.
pub(crate) fn in_a_process_that_may_meet_one(act: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return act();
    }
    let name = std::thread::current().name().expect("the test's name").to_owned();
    let said = Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().expect("this program"))
        .args([&name, "--exact", "--nocapture", "--test-threads=1"])
        .env(INSIDE, "1")
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success() && text.contains("1 passed"), "{text}");
    crate::figure::passed_on(&text);
}

/// No file may grow beyond so many bytes, or any may again.
pub(crate) fn room_for(bytes: Option<u64>) {
    let this = std::process::id().to_string();
    let most = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let set = Command::new("prlimit").args(["--pid", &this, &format!("--fsize={most}:")]).status();
    assert!(set.expect("prlimit").success(), "limited to {most}");
}
