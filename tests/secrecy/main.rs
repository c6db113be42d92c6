//! Nothing readable outside the vault, and nothing in the program that could send it anywhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use casework::practice::PracticeCase;
use daybook_tests::PASSPHRASE;
use daybook_tests::desk::Desk;
use serde_json::json;

/// Crates that speak HTTP or TLS as a client.
const DIALLERS: [&str; 9] =
    ["reqwest", "hyper", "ureq", "rustls", "native-tls", "curl", "tungstenite", "tokio-tungstenite", "isahc"];

#[test]
fn nothing_of_the_practice_case_can_be_read_on_disk() {
    let desk = Desk::new();
    desk.ask("open_practice_case", json!({})).expect("opened");
    search(&desk, "while the vault is open");
    desk.ask("lock_vault", json!({})).expect("locked");
    search(&desk, "after it is locked");
}

fn search(desk: &Desk, when: &str) {
    let files = files_below(&desk.home());
    assert!(files.len() >= 3, "the key file, the database and the lock are there: {files:?}");
    for file in files {
        let bytes = std::fs::read(&file).expect("readable");
        let name = file.display();
        for secret in PracticeCase::shipped().markers.iter().map(String::as_str).chain([PASSPHRASE]) {
            assert!(!holds(&bytes, secret), "{name} holds {secret:?} {when}");
            assert!(!name.to_string().contains(secret), "{name} is named after {secret:?}");
        }
        assert!(!bytes.starts_with(b"SQLite format 3"), "{name} is encrypted from its first byte {when}");
    }
}

#[test]
fn the_search_would_find_what_it_looks_for() {
    let secret = &PracticeCase::shipped().markers[0];
    let wide: Vec<u8> = format!("..{secret}..").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(&wide, secret), "as two bytes a character");
    assert!(holds(format!("..{secret}..").as_bytes(), secret), "as plain text");
    assert!(!holds(b"nothing of the kind", secret), "and only then");
}

#[test]
fn no_crate_in_the_program_dials_out() {
    for target in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        let tree = tree_of(target);
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        let found: Vec<_> = names.filter(|name| DIALLERS.contains(name)).collect();
        assert_eq!(found, Vec::<&str>::new(), "no HTTP or TLS client for {target}");
    }
}

/// Returns every crate that Cargo would build into the workspace for a system, one a line.
fn tree_of(target: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--workspace", "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{p}", "--target", target])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs the tests");
    let tree = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(tree.contains("tauri v2"), "the tree was read: {}", String::from_utf8_lossy(&output.stderr));
    tree
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [secret.as_bytes(), &wide]
        .into_iter()
        .any(|needle| bytes.windows(needle.len()).any(|part| part == needle))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
