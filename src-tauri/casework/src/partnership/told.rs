//! From what is recorded of a case to its row.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::quarter::Quarter;
use super::row::{
    AgeThen, CaseRow, Consent, Exploitation, Gender, Kind, NOT_KNOWN, Outcome, StepKind, is_listed,
};
use crate::consent::Standing;
use crate::decision::{Act, Passed};
use crate::referral::{Answers, Route};

/// A report that was sent.
#[derive(Debug, Clone)]
pub struct Report {
    pub at: NaiveDateTime,
    pub route: Route,
    /// As they went out.
    pub answers: Answers,
}

/// What is told of a case to make its row.
pub struct Told<'t> {
    /// The digest by which the case is known again.
    pub case: String,
    pub report: &'t Report,
    /// Where consent to the referral stood when it was sent.
    pub consent: Standing,
    /// The kinds of exploitation that recorded signs point to.
    pub exploitation: BTreeSet<Exploitation>,
    /// What happened in the NRM, in order.
    pub passed: &'t [Passed],
    /// The kinds of steps of which one was done.
    pub steps: BTreeSet<StepKind>,
    pub closed: bool,
}

/// Returns the report by which a case counts in a quarter: the first referral, or the first notification before there
/// was any, if it was sent in that quarter. A later version of the same report is no other report; someone notified in
/// one quarter and referred in another counts in both, as the Home Office counts them.
pub fn counted(reports: &[Report], quarter: Quarter) -> Option<&Report> {
    let first = |referral: bool| {
        let of = reports.iter().filter(|it| is_report(it) && it.route.is_referral() == referral);
        of.min_by_key(|it| it.at)
    };
    let (referral, notification) = (first(true), first(false));
    let notified = notification.filter(|it| referral.is_none_or(|sent| it.at < sent.at));
    [referral, notified].into_iter().flatten().find(|it| quarter.contains(it.at.date()))
}

fn is_report(report: &Report) -> bool {
    report.route.is_referral() || report.route.is_duty_to_notify()
}

impl Told<'_> {
    /// Returns the row of the case.
    pub fn row(self) -> CaseRow {
        let answers = &self.report.answers;
        let kind = kind(self.report.route);
        let sent = self.report.at.date();
        let first =
            |fits: fn(Act) -> bool| self.decided(sent).find(|step| fits(step.act)).map(|step| step.on);
        let (rg, cg) = (first(Act::is_rg), first(|act| matches!(act, Act::CgPositive | Act::CgNegative)));
        let in_nrm = kind != Kind::DutyToNotify;
        CaseRow {
            consent: consent(kind, self.consent),
            age: age(kind, answers),
            gender: gender(answers),
            nationality: nationality(answers),
            outcome: if in_nrm { self.outcome(sent) } else { Outcome::None },
            days_to_rg: rg.filter(|_| in_nrm).and_then(|on| days(sent, on)),
            days_to_cg: rg.zip(cg).filter(|_| in_nrm).and_then(|(rg, cg)| days(rg, cg)),
            kind,
            case: self.case,
            exploitation: self.exploitation,
            steps: self.steps,
            closed: self.closed,
        }
    }

    fn decided(&self, sent: NaiveDate) -> impl DoubleEndedIterator<Item = &Passed> {
        self.passed.iter().filter(move |step| step.on >= sent && (step.act.is_rg() || step.act.is_cg()))
    }

    /// The latest conclusive grounds decision, otherwise the latest on reasonable grounds.
    fn outcome(&self, sent: NaiveDate) -> Outcome {
        let last =
            |fits: fn(Act) -> bool| self.decided(sent).rfind(|step| fits(step.act)).map(|step| step.act);
        match (last(Act::is_cg), last(Act::is_rg)) {
            (Some(Act::CgPositive | Act::BothPositive), _) => Outcome::CgPositive,
            (Some(_), _) => Outcome::CgNegative,
            (None, Some(Act::RgNegative)) => Outcome::RgNegative,
            (None, Some(_)) => Outcome::RgPositive,
            (None, None) => Outcome::None,
        }
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    u32::try_from((to - from).num_days()).ok()
}

fn kind(route: Route) -> Kind {
    match route {
        Route::AdultNrm => Kind::AdultNrm,
        Route::ChildNrm => Kind::ChildNrm,
        _ => Kind::DutyToNotify,
    }
}

fn consent(kind: Kind, standing: Standing) -> Consent {
    match (kind, standing) {
        (Kind::AdultNrm, Standing::Agreed | Standing::AgreedWithLimits) => Consent::Agreed,
        (Kind::AdultNrm, Standing::BestInterestsFor) => Consent::BestInterests,
        (Kind::AdultNrm, _) => Consent::NotRecorded,
        _ => Consent::NotAsked,
    }
}

fn chosen<'a>(answers: &Answers, field: &str, options: &[&'a str]) -> Option<&'a str> {
    let answer = answers.get(field)?;
    options.iter().copied().find(|option| answer.chooses(option))
}

/// The form asks adults whether they were under 18 at any time while they were exploited; who is under 18 now was.
fn age(kind: Kind, answers: &Answers) -> AgeThen {
    let field = if kind == Kind::ChildNrm { "pv-under-age" } else { "pv-under-age-at-time-of-exploitation" };
    match chosen(answers, field, &["yes", "no"]) {
        Some("yes") => AgeThen::Under18,
        Some(_) if kind != Kind::ChildNrm => AgeThen::Adult,
        _ => AgeThen::NotKnown,
    }
}

fn gender(answers: &Answers) -> Gender {
    match chosen(answers, "pv-gender", &["female", "male", "unknown"]) {
        Some("female") => Gender::Female,
        Some("male") => Gender::Male,
        // What the form's pages call neither is "unknown" in its data.
        Some(_) => Gender::Neither,
        None => Gender::NotKnown,
    }
}

/// Returns the first nationality, if it is one of the form's list: other words might be anything.
fn nationality(answers: &Answers) -> String {
    let typed = answers.get("pv-nationality").and_then(|answer| answer.texts().first().map(|it| it.trim()));
    typed.filter(|it| *it != "Unknown" && is_listed(it)).unwrap_or(NOT_KNOWN).to_owned()
}

/// Returns the kind of exploitation that a group of indicators is about; none where it is about no one kind.
pub fn exploitation_of(indicator_group: &str) -> Option<Exploitation> {
    match indicator_group {
        "labour" => Some(Exploitation::Labour),
        "sexual" => Some(Exploitation::Sexual),
        "criminal" => Some(Exploitation::Criminal),
        "domestic-servitude" => Some(Exploitation::Domestic),
        "marriage" | "organ" | "financial-other" => Some(Exploitation::Other),
        _ => None,
    }
}

/// Returns the kind of a step by the group it stands in in its pack; none where it is not counted.
pub fn step_kind(group: &str) -> Option<StepKind> {
    match group {
        "police" => Some(StepKind::Police),
        "health" => Some(StepKind::Health),
        "housing" => Some(StepKind::Housing),
        "legal" => Some(StepKind::Legal),
        "child" => Some(StepKind::Children),
        "adult" | "adult-care-needs" | "adult-below-threshold" => Some(StepKind::AdultSafeguarding),
        "support-adult" => Some(StepKind::AdultSupport),
        _ => None,
    }
}

#[cfg(test)]
#[path = "told_tests.rs"]
mod tests;
