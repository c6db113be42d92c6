//! The cases of this computer as they count in a quarter: one row each, made from what is recorded. The practice case
//! never counts.

use std::collections::BTreeSet;

use casework::case::read_choice;
use casework::consent::{Matter, Purpose, Standing, stand};
use casework::indicator::Indicators;
use casework::moment::read_moment;
use casework::partnership::{
    CaseRow, Exploitation, Quarter, Report, StepKind, Told, counted, exploitation_of, step_kind,
};
use casework::referral::Answers;
use casework::safeguarding::{Fact, FactIs, Outcome, Pathways};
use vault::store::{CaseFacts, SentReferralRecord};
use vault::{Moment, Vault};

use crate::caseload;
use crate::consent_record::Recorded;
use crate::refusal::Answer;

/// What a case's digest is over, before its id: so that it is no digest of anything else.
const NAMESPACE: &[u8] = b"daybook/partnership-return/v1\0";

/// A case that counts, and its row.
pub struct Counted {
    pub case: String,
    pub row: CaseRow,
}

/// Returns the cases of which a report was sent in that quarter.
pub fn of_quarter(vault: &Vault, quarter: Quarter, now: Moment) -> Answer<Vec<Counted>> {
    let mut rows = Vec::new();
    for standing in caseload::all(vault, now)? {
        let sent_then = standing.facts.sent.iter().any(|sent| quarter.contains(sent.at.date()));
        if sent_then && !standing.is_practice() {
            rows.extend(row(vault, &standing, quarter, now)?);
        }
    }
    Ok(rows)
}

fn row(
    vault: &Vault,
    standing: &caseload::Standing,
    quarter: Quarter,
    now: Moment,
) -> Answer<Option<Counted>> {
    let case = &standing.facts.case;
    let reports: Vec<Report> = vault.sent_of(&case.id)?.iter().filter_map(report).collect();
    let Some(report) = counted(&reports, quarter) else { return Ok(None) };
    let mut exploitation = signs(vault, &case.id)?;
    let at_work = standing.situation.facts.get(&Fact::ExploitedAtWork);
    exploitation.extend(at_work.filter(|known| known.is == FactIs::Yes).map(|_| Exploitation::Labour));
    let told = Told {
        case: vault::fingerprint(&[NAMESPACE, case.id.as_bytes()].concat()),
        report,
        consent: consent_then(&Recorded::of(vault, case, now)?, report),
        exploitation,
        passed: &standing.tracked.course.passed,
        steps: steps(&standing.facts),
        closed: standing.is_closed(),
    };
    Ok(Some(Counted { case: case.id.clone(), row: told.row() }))
}

/// Returns a report as it was sent; none where its route is not known.
fn report(sent: &SentReferralRecord) -> Option<Report> {
    let answers = sent
        .answers
        .iter()
        .filter_map(|(field, answer)| Some((field.clone(), serde_json::from_value(answer.clone()).ok()?)));
    let answers: Answers = answers.collect();
    Some(Report {
        at: read_moment(&sent.at)?,
        route: read_choice("route", &sent.route, &mut Vec::new())?,
        answers,
    })
}

/// Returns where consent to the referral stood when it was sent.
fn consent_then(recorded: &Recorded, report: &Report) -> Standing {
    let events: Vec<_> = recorded.events.iter().filter(|it| it.at <= report.at).cloned().collect();
    let capacity: Vec<_> = recorded.capacity.iter().filter(|it| it.at <= report.at).cloned().collect();
    stand(&events, &capacity, &Matter::of(Purpose::Referral), report.at.date()).standing
}

/// Returns the kinds of exploitation that the signs kept beside finished notes are about.
fn signs(vault: &Vault, case: &str) -> Answer<BTreeSet<Exploitation>> {
    let known = Indicators::current();
    let notes = vault.notes_of(case)?.into_iter().filter(|note| note.finished.is_some());
    let seen = notes.flat_map(|note| note.text.details.indicators);
    Ok(seen.filter_map(|sign| exploitation_of(&known.find(&sign.id)?.group)).collect())
}

fn steps(facts: &CaseFacts) -> BTreeSet<StepKind> {
    let done = facts.safety.iter().filter(|it| it.record.outcome == Outcome::Done);
    done.filter_map(|it| step_kind(&Pathways::current().step(&it.step)?.group)).collect()
}
