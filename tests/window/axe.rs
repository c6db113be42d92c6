//! axe: the accessibility rules that a program can check, run inside the real window under the shipped policy.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::session::Session;

const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The axe program, as text to run in the page.
pub struct Axe {
    source: String,
}

/// One broken rule: its name and where.
#[derive(Debug)]
pub struct Violation {
    pub rule: String,
    pub lines: Vec<String>,
}

impl Axe {
    /// Reads axe from the interface's own packages.
    pub fn installed() -> Outcome<Self> {
        let file = place();
        let attempt = format!("reading {} (run `npm ci` in ui/ first)", file.display());
        let source = std::fs::read_to_string(file).map_err(|cause| Fault::machine(&attempt, cause))?;
        Ok(Self { source })
    }

    /// Returns every rule that the page breaks.
    pub fn violations(&self, session: &Session) -> Outcome<Vec<Violation>> {
        if session.ask("return typeof window.axe === 'undefined';", &json!([]))? == Value::Bool(true) {
            session.ask(&self.source, &json!([]))?;
        }
        let found = session.ask_later(include_str!("page/axe.js"), &json!([TAGS]))?;
        if let Some(failure) = found["failed"].as_str() {
            return Err(Fault::Machine(format!("axe did not run: {failure}")));
        }
        let rules =
            found["violations"].as_array().ok_or_else(|| Fault::Machine("axe gave no list".to_owned()))?;
        Ok(rules.iter().map(read_violation).collect())
    }

    /// Fails with the broken rules, one readable line each.
    pub fn check(&self, session: &Session) -> Outcome {
        let violations = self.violations(session)?;
        let lines: Vec<String> = violations.into_iter().flat_map(|violation| violation.lines).collect();
        Fault::from_list("axe found:", &lines)
    }
}

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js")
}

fn read_violation(found: &Value) -> Violation {
    let rule = found["rule"].as_str().unwrap_or("?").to_owned();
    let nodes = found["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let lines = nodes.iter().map(|node| {
        let word = |name: &str| node[name].as_str().unwrap_or_default();
        format!("{rule}: {} | {} | {}", word("where"), word("html"), word("why"))
    });
    Violation { lines: lines.collect(), rule }
}
