//! A sealed case file is opened by Debian's `age` and `unzip`, its sums by `sha256sum`, its data by a JSON Schema.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use daybook_tests::desk::{Desk, text};
use daybook_tests::exchange::{everything, seal, seal_with, two_desks};
use serde_json::{Value, json};
use tempfile::TempDir;

const SCHEMA: &str = include_str!("../../docs/schemas/case-file-1.json");

fn run(program: &str, arguments: &[&str], folder: &Path) -> Output {
    let output = Command::new(program).args(arguments).current_dir(folder).stdin(Stdio::null()).output();
    output.expect("the program is part of the test machine (.ci/set-up tests)")
}

fn worked(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "it worked: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The page that says how to read a sealed file without Daybook.
const PAGE: &str = include_str!("../../docs/sealed-file.md");

const TOLD: &str = "quiet lamp orbit fern";

/// A case sealed with a passphrase, opened by `age` in a folder of its own: what is inside lies there as `inside.zip`.
fn opened_by_age() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::with_a_case();
    desk.write("She said: “Tôi sợ”. \u{1f44b}");
    let protection = json!({ "colleagues": [], "passphrase": TOLD });
    let sealed = seal_with(&desk, &desk.case, &everything(), &protection).expect("sealed");
    std::fs::copy(sealed, folder.path().join("case.daybook")).expect("copied");
    age_with_passphrase(folder.path());
    (desk, folder)
}

/// age asks for a passphrase on a terminal only, so it is given one.
fn age_with_passphrase(folder: &Path) {
    let mut asking = Command::new("script")
        .args(["-qec", "age -d -o inside.zip case.daybook", "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script is part of the test machine (.ci/set-up tests)");
    let mut terminal = asking.stdin.take().expect("a pipe");
    writeln!(terminal, "{TOLD}").expect("typed");
    drop(terminal);
    assert!(asking.wait().expect("it ends").success(), "age opens it");
}

#[test]
fn age_unzip_and_sha256sum_open_a_case_file_and_find_every_part_as_listed() {
    let (_desk, folder) = opened_by_age();
    let here = folder.path();
    let tested = worked(&run("unzip", &["-t", "inside.zip"], here));
    assert!(tested.contains("No errors detected"), "unzip finds no fault: {tested}");
    worked(&run("unzip", &["-q", "inside.zip", "-d", "inside"], here));
    let inside = here.join("inside");
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(inside.join("manifest.json")).expect("there")).expect("JSON");
    let parts = manifest["parts"].as_array().expect("parts");
    for part in parts {
        let (name, sum) = (text(&part["name"]), text(&part["sha256"]));
        let said = worked(&run("sha256sum", &[&name], &inside));
        assert!(said.starts_with(&sum), "{name} is as listed");
    }
    let names: Vec<String> = parts.iter().map(|part| text(&part["name"])).collect();
    for wanted in ["case.json", "case-file.pdf", "records.json", "attachments/0001.pdf"] {
        assert!(names.contains(&wanted.to_owned()), "{wanted} is in it: {names:?}");
    }
    assert!(names.iter().all(|name| !name.contains("letter")), "no part is called as someone called a file");
    let count = std::fs::read_dir(&inside).expect("a folder").count();
    assert_eq!(count, 6, "manifest, signature, three parts and the folder of attachments: nothing else");
    let pdf = std::fs::read(inside.join("case-file.pdf")).expect("there");
    assert!(pdf.starts_with(b"%PDF-"), "the paper is a PDF");
}

/// Returns the lines of the page's block of commands that has this word in it, so that what is tested is what stands there.
fn commands_with(word: &str) -> &'static str {
    let mut blocks = PAGE.split("```").skip(1).step_by(2);
    blocks.find(|block| block.contains(word)).expect("the page has the commands")
}

#[test]
fn the_commands_on_the_page_prove_the_signature_and_refuse_another_manifest() {
    let (_desk, folder) = opened_by_age();
    worked(&run("unzip", &["-q", "inside.zip", "-d", "inside"], folder.path()));
    let inside = folder.path().join("inside");
    let manifest = std::fs::read_to_string(inside.join("manifest.json")).expect("there");
    let listed: Value = serde_json::from_str(&manifest).expect("JSON");
    let check =
        format!("set -e\nSIGNER={}\n{}", text(&listed["exporter"]["signer"]), commands_with("openssl"));
    let said = worked(&run("bash", &["-c", &check], &inside));
    assert!(said.contains("Signature Verified Successfully"), "the signature holds: {said}");
    let case = listed["parts"].as_array().expect("parts").iter().find(|part| part["name"] == "case.json");
    let sum = text(&case.expect("there is a case")["sha256"]);
    assert!(said.contains(&format!("{sum}  case.json")), "the sum is as listed: {said}");
    std::fs::write(inside.join("manifest.json"), manifest.replacen("daybook", "daybooc", 1))
        .expect("written");
    let refused = run("bash", &["-c", &check], &inside);
    assert!(!refused.status.success(), "one changed letter is refused");
}

#[test]
fn the_case_as_data_is_by_its_published_schema() {
    let (_desk, folder) = opened_by_age();
    worked(&run("unzip", &["-q", "inside.zip", "case.json"], folder.path()));
    let case: Value = serde_json::from_slice(&std::fs::read(folder.path().join("case.json")).expect("there"))
        .expect("JSON");
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults: Vec<String> =
        validator.iter_errors(&case).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new(), "no fault");
    assert!(case["file"].to_string().contains("Tôi sợ"), "the very words are in it");
    let mut other = case.clone();
    other["file"]["parts"][0]["entries"][0]["surprise"] = json!("more");
    assert!(!validator.is_valid(&other), "the schema refuses what it does not name");
}

#[test]
fn a_strangers_key_opens_nothing() {
    let (worker, _supervisor) = two_desks();
    let folder = tempfile::tempdir().expect("a folder");
    let file = seal(&worker, &worker.case, &everything());
    std::fs::copy(file, folder.path().join("case.daybook")).expect("copied");
    worked(&run("age-keygen", &["-o", "key.txt"], folder.path()));
    let refused = run("age", &["-d", "-i", "key.txt", "-o", "inside.zip", "case.daybook"], folder.path());
    assert!(!refused.status.success(), "a stranger's key opens nothing");
    assert!(!folder.path().join("inside.zip").exists(), "and nothing is written");
}
