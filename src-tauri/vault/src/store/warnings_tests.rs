//! Warnings over a real vault.

use casework::warning::{Warning, WarningKind};

use crate::VaultError;
use crate::store::desk::{Desk, now};

fn a_warning(text: &str) -> Warning {
    Warning {
        kind: WarningKind::DoNotContact,
        text: text.to_owned(),
        told: false,
        why_not_told: "She was asleep".to_owned(),
        review_on: "2026-06-17".parse().expect("a real day"),
    }
}

impl Desk {
    fn warned(&mut self, text: &str) -> String {
        let case = self.case.clone();
        self.vault.record_warning(&case, &a_warning(text), None, now(1)).expect("recorded")
    }

    /// Returns the warnings of the case, as "text", or "text, ended: why".
    fn told(&self) -> Vec<String> {
        let tell = |it: crate::store::WarningRecord| match it.ended_at {
            Some(_) => format!("{}, ended: {}", it.warning.text, it.why_ended),
            None => it.warning.text,
        };
        self.vault.warnings_of(&self.case).expect("readable").into_iter().map(tell).collect()
    }
}

#[test]
fn a_warning_is_kept_as_told_found_by_its_words_and_ends_its_draft() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let draft = desk.draft(format!("warning/{case}"));
    let id = desk.warned("Never ring before the quinceberry shift");
    let stored = desk.vault.warnings_of(&case).expect("readable").remove(0);
    let expected = a_warning("Never ring before the quinceberry shift");
    assert_eq!((stored.id, stored.warning), (id, expected), "every word of it");
    assert_eq!((stored.ended_at, stored.replaced_by), (None, None), "it stands");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    assert_eq!(desk.found("quinceberry"), ["warning: words"], "found by what it says");
    let nowhere = desk.vault.record_warning("no such", &a_warning("x"), None, now(2));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no warning without its case");
    desk.refuses(&["UPDATE warnings SET content = '{}'", "DELETE FROM warnings"]);
}

#[test]
fn a_warning_takes_the_place_of_another_in_one_change() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let first = desk.warned("A dog");
    let drafts = [desk.draft(format!("warning/{case}/{first}")), desk.draft(format!("warning/{case}"))];
    let second =
        desk.vault.record_warning(&case, &a_warning("Two dogs"), Some(&first), now(2)).expect("replaced");
    assert_eq!(desk.told(), ["A dog, ended: ", "Two dogs"], "the earlier stays, and stands no more");
    let stored = desk.vault.warnings_of(&case).expect("readable").remove(0);
    let ended = (stored.ended_at, stored.replaced_by);
    assert_eq!(ended, (Some(now(2).to_rfc3339()), Some(second.clone())), "by the one in its place");
    assert_eq!(drafts.map(|form| desk.has_draft(&form)), [false, true], "its own draft, and no other");
    let other = desk.another_case();
    for (case, replaced) in [(&case, first.as_str()), (&other, &second), (&case, "no such")] {
        let refused = desk.vault.record_warning(case, &a_warning("Three"), Some(replaced), now(3));
        assert_eq!(refused, Err(VaultError::NotFound), "only one of the case that stands: {replaced}");
    }
    assert_eq!(desk.told().len(), 2, "what was refused left no warning");
    desk.agrees("replacing");
}

#[test]
fn a_warning_ends_once_and_says_why() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let id = desk.warned("A dog");
    let draft = desk.draft(format!("warning/{case}/{id}/end"));
    let other = desk.another_case();
    let elsewhere = desk.vault.end_warning(&other, &id, "Not of this case", now(2));
    assert_eq!(elsewhere, Err(VaultError::NotFound), "a case ends its own");
    desk.vault.end_warning(&case, &id, "The dog moved", now(2)).expect("ended");
    assert_eq!(desk.told(), ["A dog, ended: The dog moved"], "it stays, with why");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    let again = desk.vault.end_warning(&case, &id, "Again", now(3));
    assert_eq!(again, Err(VaultError::NotFound), "it stands no more");
    desk.refuses(&["UPDATE warnings_ended SET why = ''", "DELETE FROM warnings_ended"]);
}
