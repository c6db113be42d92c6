//! Cases: open, list, overview.

use std::collections::BTreeMap;

use casework::case::{NewCase, choice_word};
use casework::consent::{self, Due, Purpose};
use casework::finding::{Finding, FindingCode};
use casework::lateness::Recording;
use casework::next::{self, Next, Standing};
use casework::safeguarding::{Group, Rail};
use chrono::NaiveDate;
use tauri::State;
use vault::store::{CaseRecord, NoteRecord};
use vault::{Moment, Vault};

use super::{notes, referral, safeguarding};
use crate::answers::{
    CaseFrame, CaseIdentity, CaseLine, CaseList, CaseOverview, CaseToChange, CaseToOpen, NextThing,
    SafetyLine,
};
use crate::consent_page::{due, due_item};
use crate::draft::Draft;
use crate::note_in_hand;
use crate::online;
use crate::refusal::Answer;
use crate::session::Session;
use crate::timeline;

#[tauri::command(async)]
pub fn open_case(session: State<'_, Session>, case: CaseToOpen) -> Answer<CaseIdentity> {
    session.with(|vault, now| {
        let CaseToOpen { called, age_group, nation, language, interpreter } = case;
        let case = NewCase::read(&called, &age_group, &nation, &language, &interpreter)?;
        let record = vault.open_case(&case, false, now)?;
        identity(vault, &record, now)
    })
}

/// Changes the facts of a case with their trace; the referral's answers that are such facts follow.
#[tauri::command(async)]
pub fn change_case(session: State<'_, Session>, case: String, change: CaseToChange) -> Answer<CaseFrame> {
    session.with(|vault, now| {
        let CaseToChange { called, age_group, nation, language, interpreter, why } = change;
        let facts = NewCase::read(&called, &age_group, &nation, &language, &interpreter);
        let mut findings = facts.as_ref().err().cloned().unwrap_or_default();
        if why.trim().is_empty() {
            findings.push(Finding::new("why", FindingCode::Missing));
        }
        let Some(facts) = facts.ok().filter(|_| findings.is_empty()) else { return Err(findings.into()) };
        let follow = referral::answers_to_follow(vault, &vault.case(&case)?, &facts, now)?;
        vault.change_case(&case, &facts, why.trim(), &follow, now)?;
        frame(vault, &vault.case(&case)?, now)
    })
}

#[tauri::command(async)]
pub fn list_cases(session: State<'_, Session>) -> Answer<CaseList> {
    session.with(|vault, now| {
        let unfinished = vault.unfinished_by_case()?;
        let records = vault.cases()?;
        let mut cases = Vec::with_capacity(records.len());
        for record in &records {
            let rail = safeguarding::rail_of(vault, record, now)?;
            let draft = Draft::of(vault, record, now)?;
            let falls_due = due(&draft, now);
            let line = line(vault, &draft, &rail, &falls_due, &unfinished, now)?;
            cases.push((pressing(&rail, &falls_due), rail.overdue(), line));
        }
        // Stable: what is equally pressing stays ordered by the most recent change.
        cases.sort_by_key(|(pressing, ..)| *pressing);
        let needing = |need: &'static str| {
            cases.iter().filter(move |(.., case)| case.needs.iter().any(|it| it == need))
        };
        let unfiled = notes::unfiled(vault)?;
        let unsent = cases.iter().filter(|(.., case)| case.needs.iter().any(|it| it == "referrals"));
        let deletions = unsent.filter_map(|(.., case)| Some(case.online.as_ref()?.deleted_on.clone()));
        Ok(CaseList {
            nearest_deletion: deletions.min(),
            recently_opened: vault
                .recently_opened(RECENT)?
                .iter()
                .map(|record| identity(vault, record, now))
                .collect::<Answer<_>>()?,
            unfiled,
            unfinished_notes: count(vault.unfinished_count()?),
            overdue_steps: count(needing("steps").map(|(_, overdue, _)| overdue).sum()),
            unsent_referrals: count(needing("referrals").count()),
            returns_due: count(needing("returns").count()),
            cases: cases.into_iter().map(|(.., case)| case).collect(),
        })
    })
}

#[tauri::command(async)]
pub fn read_case(session: State<'_, Session>, case: String) -> Answer<CaseOverview> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        // On a full disk the case is read all the same.
        let _ = vault.note_opened(&case, now);
        let notes = vault.notes_of(&case)?;
        let unfinished = notes.iter().filter(|note| note.finished.is_none());
        let amendments = vault.amendments_of_case(&case)?;
        Ok(CaseOverview {
            frame: frame(vault, &record, now)?,
            next: Some(next_thing(vault, &record, &notes, now)?),
            timeline: timeline::of(vault, &record, &notes, &amendments)?,
            unfinished_notes: unfinished
                .map(|note| note_in_hand::line(note, Some(&case), &amendments, 0))
                .collect(),
            online: online::draft_of(vault, &Draft::of(vault, &record, now)?, now)?,
        })
    })
}

#[tauri::command(async)]
pub fn read_frame(session: State<'_, Session>, case: String) -> Answer<CaseFrame> {
    session.with(|vault, now| frame(vault, &vault.case(&case)?, now))
}

/// How many of the cases looked at last are listed.
const RECENT: u32 = 5;
const NOT_STARTED: &str = "not-started";

fn frame(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<CaseFrame> {
    Ok(CaseFrame {
        identity: identity(vault, case, now)?,
        safety: safeguarding::rail(vault, case, &due(&Draft::of(vault, case, now)?, now), now)?,
    })
}

/// Returns the identity bar of a case.
pub(super) fn identity(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<CaseIdentity> {
    let draft = Draft::of(vault, case, now)?;
    Ok(identity_with(&draft, now))
}

/// Returns the identity bar of the case whose draft this is.
fn identity_with(draft: &Draft, now: Moment) -> CaseIdentity {
    let case = draft.case();
    let referral = match draft.pages_left(now.date_naive()) {
        _ if draft.frozen_since.is_some() => "sent",
        _ if draft.stored.is_none() => NOT_STARTED,
        0 => "answered",
        _ => "in-progress",
    };
    CaseIdentity {
        id: case.id.clone(),
        number: case.number.clone(),
        called: case.called.clone(),
        age_group: choice_word(&case.age_group),
        nation: choice_word(&case.nation),
        language: case.language.clone(),
        interpreter: choice_word(&case.interpreter),
        practice: case.practice,
        referral: referral.to_owned(),
    }
}

fn line(
    vault: &Vault,
    draft: &Draft,
    rail: &Rail<'_>,
    falls_due: &[Due],
    unfinished: &BTreeMap<String, usize>,
    now: Moment,
) -> Answer<CaseLine> {
    let (case, today) = (draft.case(), now.date_naive());
    let of_case = unfinished.get(&case.id).copied().unwrap_or(0);
    let identity = identity_with(draft, now);
    // The practice case is for learning: it never counts as work.
    let needs = [
        ("steps", rail.overdue() > 0),
        ("notes", of_case > 0),
        ("referrals", identity.referral != NOT_STARTED && draft.frozen_since.is_none()),
        ("returns", falls_due.iter().any(|it| it.on <= today)),
    ];
    let needs = needs.into_iter().filter(|(_, needed)| *needed && !case.practice);
    Ok(CaseLine {
        needs: needs.map(|(need, _)| need.to_owned()).collect(),
        group: choice_word(&group(rail, falls_due, today)),
        identity,
        next_step: rail.next().map(SafetyLine::from),
        due: falls_due.first().map(due_item),
        unfinished_notes: count(of_case),
        online: online::draft_of(vault, draft, now)?,
        changed_at: case.changed_at.clone(),
    })
}

/// Returns what the caseload is ordered by: the more pressing of the steps and of what falls due about consent.
fn pressing(rail: &Rail<'_>, falls_due: &[Due]) -> (u8, Option<NaiveDate>) {
    let due = falls_due.first().map(|it| (u8::from(!it.overdue), Some(it.on)));
    due.into_iter().chain([rail.pressing()]).min().unwrap_or_default()
}

fn group(rail: &Rail<'_>, falls_due: &[Due], today: NaiveDate) -> Group {
    let soon = Recording::current().due_soon_days;
    let of_due = falls_due.iter().map(|it| Group::of_day(it.on, it.overdue, today, soon));
    of_due.chain([rail.group(today, soon)]).min().unwrap_or(Group::Waiting)
}

fn next_thing(vault: &Vault, case: &CaseRecord, notes: &[NoteRecord], now: Moment) -> Answer<NextThing> {
    let rail = safeguarding::rail_of(vault, case, now)?;
    let draft = Draft::of(vault, case, now)?;
    let falls_due = due(&draft, now);
    let left = draft.stored.as_ref().map_or(1, |_| count(draft.pages_left(now.date_naive())));
    let standing = Standing {
        any_note: !notes.is_empty(),
        unfinished_note: notes.iter().rev().find(|note| note.finished.is_none()).map(|it| it.id.as_str()),
        pressing_step: rail.due_by(now.date_naive()).map(|line| &*line.step.id),
        open_step: rail.next().map(|line| &*line.step.id),
        consent_due: falls_due.iter().find(|it| it.on <= now.date_naive()).map(|it| it.key.as_str()),
        consent_missing: consent::referral_not_asked(
            case.age_group,
            draft.recorded.standing(Purpose::Referral),
        ),
        referral_pages_left: left,
        referral_sent: draft.frozen_since.is_some(),
    };
    let title = |id: &str| rail.lines.iter().find(|it| it.step.id == id).map(|it| it.step.title.clone());
    Ok(match next::next(&standing) {
        Next::SafetyStep(id) => thing("safety-step", title(id).unwrap_or_default(), Some(id)),
        Next::UnfinishedNote(id) => thing("unfinished-note", String::new(), Some(id)),
        Next::FirstNote => thing("first-note", String::new(), None),
        Next::ConsentDue(matter) => thing("consent-due", String::new(), Some(matter)),
        Next::RecordConsent => thing("record-consent", String::new(), None),
        Next::ContinueReferral => thing("continue-referral", String::new(), None),
        Next::CheckReferral => thing("check-referral", String::new(), None),
        Next::ReferralSent => thing("referral-sent", String::new(), None),
    })
}

fn thing(kind: &str, words: String, about: Option<&str>) -> NextThing {
    NextThing { kind: kind.to_owned(), words, about: about.map(str::to_owned) }
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
