//! The inspection of a screen: axe and the plain assertions, each a check of its own.

use serde_json::json;

use crate::axe::Axe;
use crate::fault::Outcome;
use crate::plain;
use crate::report::Report;
use crate::window::Window;

/// What every screen is held against.
pub struct Inspection<'a> {
    pub axe: &'a Axe,
    /// Words that no title may carry.
    pub names: Vec<String>,
}

/// How much of a screen is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Everything, the walk with Tab included.
    Whole,
    /// All but that walk, where another screen of the same kind has been walked.
    WithoutWalk,
}

impl Inspection<'_> {
    /// Looks at the screen as it stands, and leaves focus and caret as they were.
    pub fn screen(&self, report: &mut Report, window: &Window, name: &str, depth: Depth) {
        for (what, outcome) in self.outcomes(window, depth) {
            report.check(Some(&window.session), &format!("{name}: {what}"), outcome);
        }
    }

    fn outcomes(&self, window: &Window, depth: Depth) -> Vec<(&'static str, Outcome)> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut outcomes = vec![
            ("at rest: nothing moves, one status, no name in the title", plain::at_rest(window, &names)),
            ("axe", self.axe.check(&window.session)),
            ("wide text spacing clips nothing", plain::text_spacing(window)),
            ("no sideways scroll at 320 px", plain::in_passing(window, plain::reflow)),
        ];
        if depth == Depth::Whole {
            outcomes.push(("walk with Tab", plain::in_passing(window, plain::keyboard_walk)));
        }
        // The pages begin at their top again for whoever looks next.
        let top = window.ask("scrollTo(0, 0); return true;", &json!([])).map(drop);
        outcomes.extend(top.err().map(|fault| ("back to the top", Err(fault))));
        outcomes
    }
}
