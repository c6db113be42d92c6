//! The report: named checks as they pass or fail, with a picture of each failure.

#![allow(clippy::print_stdout, reason = "a test runner speaks on stdout")]

use std::path::{Path, PathBuf};

use crate::fault::Outcome;
use crate::session::Session;

/// Returns a name as it is used in file names: small letters and single dashes.
pub fn file_name(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").to_lowercase()
}

/// Says a line that belongs to no check.
pub fn say(line: &str) {
    println!("{line}");
}

/// What has been checked so far.
pub struct Report {
    folder: PathBuf,
    passed: u32,
    failed: u32,
}

impl Report {
    /// Starts a report whose pictures go to `folder`, emptied of earlier ones.
    pub fn in_folder(folder: PathBuf) -> std::io::Result<Self> {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder: folder.canonicalize()?, passed: 0, failed: 0 })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Notes the outcome of a check, and returns whether it passed.
    pub fn check(&mut self, session: Option<&Session>, name: &str, outcome: Outcome) -> bool {
        let Err(fault) = outcome else {
            self.passed += 1;
            println!("ok    {name}");
            return true;
        };
        self.failed += 1;
        println!("FAIL  {name}");
        for line in fault.to_string().lines() {
            println!("      {line}");
        }
        if let Some(session) = session {
            self.picture(session, name);
        }
        false
    }

    /// Says a heading over the checks that follow.
    pub fn chapter(&self, name: &str) {
        println!("\n{name}");
    }

    fn picture(&self, session: &Session, name: &str) {
        let file = self.folder.join(format!("{:02}-{}.png", self.failed, file_name(name)));
        match session.picture(&file) {
            Ok(()) => println!("      picture: {}", file.display()),
            Err(fault) => println!("      no picture: {fault}"),
        }
    }

    /// Says the closing line and returns whether everything passed.
    pub fn close(&self) -> bool {
        println!("\n{} passed, {} failed", self.passed, self.failed);
        self.failed == 0 && self.passed > 0
    }
}
