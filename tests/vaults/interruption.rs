//! A second process, kill -9 in the middle of writing, a full disk.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use daybook_tests::{a_moment, a_passphrase};
use vault::VaultError;

use crate::Made;

const WRITER: &str = env!("CARGO_BIN_EXE_vault_writer");
/// Kills in an ordinary run; `DAYBOOK_KILLS` asks for more.
const KILLS: u32 = 12;

fn writer(made: &Made) -> Child {
    let mut command = Command::new(WRITER);
    command.arg("keep").arg(made.folder.path()).stdout(Stdio::piped());
    command.spawn().expect("the writer is built with the tests")
}

#[test]
fn a_second_process_is_refused_until_the_first_has_ended() {
    let made = Made::new();
    let mut first = writer(&made);
    let mut lines = BufReader::new(first.stdout.take().expect("piped")).lines();
    lines.next().expect("it writes").expect("in text");
    let second = made.closed().unlock(&a_passphrase(), a_moment()).err();
    assert_eq!(second, Some(VaultError::AlreadyOpen), "one at a time");
    first.kill().expect("it runs");
    first.wait().expect("it ends");
    assert!(made.closed().unlock(&a_passphrase(), a_moment()).is_ok(), "the lock went with the process");
}

#[test]
fn no_acknowledged_note_is_lost_to_kill_9() {
    let made = Made::new();
    let kills = std::env::var("DAYBOOK_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    for round in 0..kills {
        let acknowledged = write_until_killed(&made, round);
        let vault = made.open();
        let text = vault.note(&made.note).expect("the note is there").text.text;
        let kept: u32 = text.split_whitespace().next().and_then(|it| it.parse().ok()).unwrap_or(0);
        assert!(kept >= acknowledged, "round {round}: {acknowledged} was acknowledged, {kept} was found");
        vault.verify().expect("every page reads");
        assert_eq!(vault.check(), Ok(Vec::new()), "round {round}: the ledger agrees with every record");
    }
}

/// Kills the writer at a moment that differs from round to round; returns what it acknowledged last.
fn write_until_killed(made: &Made, round: u32) -> u32 {
    let mut writer = writer(made);
    let mut lines = BufReader::new(writer.stdout.take().expect("piped")).lines();
    let mut acknowledged = lines.next().expect("it writes").expect("in text").parse().expect("a count");
    let until = Instant::now() + Duration::from_micros(u64::from(round) * 7919 % 60_000);
    while Instant::now() < until {
        acknowledged = lines.next().expect("it writes").expect("in text").parse().expect("a count");
    }
    writer.kill().expect("it runs");
    for line in lines.map_while(Result::ok) {
        acknowledged = line.parse().unwrap_or(acknowledged);
    }
    writer.wait().expect("it ends");
    acknowledged
}

#[test]
fn a_full_disk_is_said_and_harms_nothing() {
    // A disk of its own where one may be mounted; everywhere, a limit that refuses writes as a disk does.
    let small_disk = "mount -t tmpfs -o size=2m tmpfs \"$1\" && exec \"$2\" fill \"$1\"";
    let namespace = if rustix::process::geteuid().is_root() { "-m" } else { "-Urm" };
    let may_mount = in_a_shell(&["unshare", namespace, "sh", "-c"], "mount -t tmpfs tmpfs \"$1\"").is_ok();
    if may_mount {
        assert_whole(in_a_shell(&["unshare", namespace, "sh", "-c"], small_disk));
    }
    assert_whole(in_a_shell(&["sh", "-c"], "trap '' XFSZ; ulimit -f 2000; exec \"$2\" fill \"$1\""));
}

/// Runs a line with a new folder as `$1` and the writer as `$2`; returns what it said.
fn in_a_shell(shell: &[&str], line: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).args([line, "sh"]).arg(folder.path()).arg(WRITER);
    let output = command.output().expect("a shell is on every machine");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(said) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn assert_whole(said: Result<String, String>) {
    let said = said.expect("the writer ends by itself");
    assert!(said.contains("then refused: the disk is full"), "named: {said}");
    assert!(said.contains("one passphrase fits"), "what was answered about the passphrase is so: {said}");
    assert!(said.ends_with("whole\n"), "what was saved before is all there: {said}");
}
