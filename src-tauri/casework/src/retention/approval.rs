//! What is decided about keeping a case: that it is held back from disposal, or that it may be disposed of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};
use crate::folded::fold;
use crate::moment::read_day;
use crate::warning::read_text;

/// A legal hold: while it stands, nothing of the case is disposed of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    /// Why: court proceedings, an inquiry, a claim, a complaint.
    pub reason: String,
    /// Who asked for it.
    pub asked_by: String,
}

/// What was typed of an approval.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedApproval<'a> {
    pub name: &'a str,
    pub role: &'a str,
    /// `YYYY-MM-DD`.
    pub on: &'a str,
    pub reason: &'a str,
    pub reference: &'a str,
}

/// That someone other than the worker decided that a case may be disposed of. Name, role, day and reference stay when the
/// case is gone; the reason goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    pub name: String,
    pub role: String,
    pub on: NaiveDate,
    pub reason: String,
    /// By which the decision is found where the organisation keeps it.
    pub reference: String,
}

impl Hold {
    /// Reads what was typed; all gaps are found at once.
    pub fn read(reason: &str, asked_by: &str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let reason = read_text("holdReason", reason, &mut findings);
        let asked_by = read_text("askedBy", asked_by, &mut findings);
        if findings.is_empty() { Ok(Self { reason, asked_by }) } else { Err(findings) }
    }
}

impl Approval {
    /// Reads what was typed; all gaps are found at once. `worker` is what the worker calls themself: nobody approves
    /// what they do themself. The day is after `kept_until`, since nobody can decide before, and no coming one.
    pub fn read(
        typed: TypedApproval<'_>,
        worker: &str,
        kept_until: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let name = read_text("name", typed.name, &mut findings);
        if !name.is_empty() && is_same(&name, worker) {
            findings.push(Finding::new("name", FindingCode::OwnName));
        }
        let role = read_text("role", typed.role, &mut findings);
        let on = read_on(typed.on, kept_until, today, &mut findings);
        let reason = read_text("reason", typed.reason, &mut findings);
        let reference = read_text("reference", typed.reference, &mut findings);
        match on {
            Some(on) if findings.is_empty() => Ok(Self { name, role, on, reason, reference }),
            _ => Err(findings),
        }
    }
}

/// Tells whether two names are the same, however they are typed.
fn is_same(name: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(fold).collect::<Vec<_>>();
    words(name) == words(other)
}

fn read_on(
    typed: &str,
    kept_until: NaiveDate,
    today: NaiveDate,
    findings: &mut Vec<Finding>,
) -> Option<NaiveDate> {
    let code = match read_day(typed) {
        _ if typed.trim().is_empty() => FindingCode::Missing,
        None => FindingCode::NoSuchDate,
        Some(on) if on > today => FindingCode::InFuture,
        Some(on) if on <= kept_until => FindingCode::BeforeStart,
        Some(on) => return Some(on),
    };
    findings.push(Finding::new("on", code));
    None
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const TYPED: TypedApproval<'_> = TypedApproval {
        name: "Ruth Madeup",
        role: "Records manager",
        on: "2034-03-20",
        reason: "Kept as long as our schedule says",
        reference: "DISP-12",
    };

    fn read(typed: TypedApproval<'_>) -> Result<Approval, Vec<(String, FindingCode)>> {
        let day = |typed| read_day(typed).expect("a real day");
        Approval::read(typed, "Nia Worker", day("2034-03-17"), day("2034-03-21"))
            .map_err(|all| all.into_iter().map(|it| (it.field, it.code)).collect())
    }

    #[test]
    fn an_approval_says_who_when_why_and_where_it_is_found() {
        let approval = read(TYPED).expect("whole");
        let told = (approval.name.as_str(), approval.role.as_str(), approval.reference.as_str());
        assert_eq!(told, ("Ruth Madeup", "Records manager", "DISP-12"), "as typed");
    }

    #[rstest]
    #[case::nothing_typed(TypedApproval::default(), &[
        ("name", FindingCode::Missing), ("role", FindingCode::Missing), ("on", FindingCode::Missing),
        ("reason", FindingCode::Missing), ("reference", FindingCode::Missing)])]
    #[case::oneself(TypedApproval { name: " nia  WORKER ", ..TYPED }, &[("name", FindingCode::OwnName)])]
    #[case::to_come(TypedApproval { on: "2034-03-22", ..TYPED }, &[("on", FindingCode::InFuture)])]
    #[case::on_the_last_day(TypedApproval { on: "2034-03-17", ..TYPED }, &[("on", FindingCode::BeforeStart)])]
    #[case::no_day(TypedApproval { on: "soon", ..TYPED }, &[("on", FindingCode::NoSuchDate)])]
    fn an_approval_with_a_gap_is_none(
        #[case] typed: TypedApproval<'_>,
        #[case] expected: &[(&str, FindingCode)],
    ) {
        let expected: Vec<_> = expected.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect();
        assert_eq!(read(typed), Err(expected), "each gap is said");
    }

    #[test]
    fn a_hold_says_why_and_who_asked_for_it() {
        let fields = |found: Vec<Finding>| found.into_iter().map(|it| it.field).collect::<Vec<_>>();
        assert_eq!(Hold::read(" ", "").map_err(fields), Err(vec!["holdReason".into(), "askedBy".into()]));
        let hold = Hold::read("A claim in the county court", "Legal services").expect("whole");
        assert_eq!(hold.asked_by, "Legal services", "as typed");
    }
}
