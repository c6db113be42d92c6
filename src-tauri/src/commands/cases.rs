//! Cases: open, list, overview.

use casework::case::{NewCase, choice_word, read_choice};
use casework::caseload as rules;
use casework::consent::{self, Purpose};
use casework::finding::{Finding, FindingCode};
use casework::next::{self, Next};
use tauri::State;
use vault::store::{CaseRecord, NoteRecord};
use vault::{Moment, Vault};

use super::{notes, referral, reminders, safeguarding, warnings};
use crate::answers::{
    CaseFrame, CaseGroup, CaseIdentity, CaseList, CaseName, CaseOverview, CaseToChange, CaseToOpen, NeedList,
    NextThing,
};
use crate::caseload::{self, Standing};
use crate::draft::Draft;
use crate::hand_over;
use crate::note_in_hand;
use crate::online;
use crate::refusal::Answer;
use crate::session::Session;
use crate::timeline;

#[tauri::command(async)]
pub fn open_case(session: State<'_, Session>, case: CaseToOpen) -> Answer<CaseIdentity> {
    session.with(|vault, now| {
        let CaseToOpen { called, age_group, nation, area, language, interpreter } = case;
        let case = NewCase::read(&called, &age_group, &nation, &area, &language, &interpreter)?;
        let record = vault.open_case(&case, false, now)?;
        identity(vault, &record, now)
    })
}

/// Changes the facts of a case with their trace; the referral's answers that are such facts follow.
#[tauri::command(async)]
pub fn change_case(session: State<'_, Session>, case: String, change: CaseToChange) -> Answer<CaseFrame> {
    session.with(|vault, now| {
        let CaseToChange { called, age_group, nation, area, language, interpreter, why } = change;
        let facts = NewCase::read(&called, &age_group, &nation, &area, &language, &interpreter);
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
        let all = caseload::all(vault, now)?;
        let groups = GROUPS.map(|name| group(&all, name, 0, FIRST, now)).into_iter();
        let unsent = all.iter().filter(|it| is_unsent(it));
        let warned = |it: &&Standing| it.online.as_ref().is_some_and(caseload::is_warned_of);
        let deletion = |it: &Standing| it.online.as_ref().map(|online| online.deleted_on.clone());
        let first_draft = unsent.clone().filter(warned).min_by_key(|it| deletion(it));
        Ok(CaseList {
            needs: caseload::counts(&all),
            unfinished_notes: count(vault.unfinished_count()?),
            unsent_referrals: count(unsent.clone().count()),
            nearest_deletion: unsent.filter_map(deletion).min(),
            nearest_draft: first_draft.map(|it| it.line(now)),
            groups: groups.filter(|group| group.count > 0).collect(),
            unsent: group(&all, "unsent", 0, FIRST, now),
            unfinished: group(&all, "unfinished", 0, FIRST, now),
            closed: count(all.iter().filter(|it| it.is_closed()).count()),
            recently_opened: recently_opened(vault, &all)?,
            unfiled: notes::unfiled(vault)?,
            practice: all.iter().any(Standing::is_practice),
            remind_at_unlock: reminders::at_unlock(vault)?,
        })
    })
}

/// Returns one group of cases from a place on, for a list of its own.
#[tauri::command(async)]
pub fn read_case_group(session: State<'_, Session>, group: String, from: u32) -> Answer<CaseGroup> {
    session.with(|vault, now| {
        let all = caseload::all(vault, now)?;
        Ok(self::group(&all, &group, from, PAGE, now))
    })
}

/// Returns every case by name, to choose one.
#[tauri::command(async)]
pub fn list_case_names(session: State<'_, Session>) -> Answer<Vec<CaseName>> {
    session.with(|vault, _| {
        let names = vault
            .cases()?
            .into_iter()
            .map(|CaseRecord { id, number, called, practice, .. }| CaseName { id, number, called, practice });
        Ok(names.collect())
    })
}

/// Returns what needs the worker in one group across all cases, from a place on.
#[tauri::command(async)]
pub fn read_needs(session: State<'_, Session>, group: String, from: u32) -> Answer<NeedList> {
    session.with(|vault, now| {
        let group: rules::Group =
            read_choice("group", &group, &mut Vec::new()).unwrap_or(rules::Group::Overdue);
        let all = caseload::all(vault, now)?;
        let mut needs: Vec<_> = caseload::needs(&all).filter(|(_, need)| need.group == group).collect();
        needs.sort_by_key(|(_, need)| rules::order(need));
        let shown = needs.into_iter().skip(place(from)).take(PAGE);
        Ok(NeedList {
            group: choice_word(&group),
            counts: caseload::counts(&all),
            from,
            items: shown.map(|(standing, need)| standing.item(need, now)).collect(),
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
            next: next_thing(vault, &record, &notes, now)?,
            timeline: timeline::of(vault, &record, &notes, &amendments)?,
            unfinished_notes: unfinished
                .map(|note| note_in_hand::line(note, Some(&case), &amendments, 0))
                .collect(),
            online: online::draft_of(vault, &Draft::of(vault, &record, now)?, now)?,
            handed_over: hand_over::with_whom(vault, &case)?,
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
/// The groups of the home screen, in its order.
const GROUPS: [&str; 4] = ["overdue", "due-soon", "not-due", "waiting"];
/// How many of a group the home screen shows, and how many a page of a list.
const FIRST: usize = 20;
const PAGE: usize = 50;

pub(super) fn frame(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<CaseFrame> {
    let standing = caseload::one(vault, case, now)?;
    Ok(CaseFrame {
        identity: identity_of(vault, case, &standing, now)?,
        safety: safeguarding::rail(vault, &standing, now)?,
        warnings: warnings::standing(vault, &case.id, now)?,
    })
}

/// Returns the identity bar of a case.
pub(super) fn identity(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<CaseIdentity> {
    identity_of(vault, case, &caseload::one(vault, case, now)?, now)
}

fn identity_of(vault: &Vault, case: &CaseRecord, standing: &Standing, now: Moment) -> Answer<CaseIdentity> {
    let draft = Draft::of(vault, case, now)?;
    let referral = match draft.pages_left(now.date_naive()) {
        _ if draft.frozen_since.is_some() => "sent",
        _ if draft.stored.is_none() => NOT_STARTED,
        0 => "answered",
        _ => "in-progress",
    };
    Ok(CaseIdentity { referral: referral.to_owned(), ..standing.identity() })
}

/// Returns a group of cases: one of `GROUPS`, `unsent` or `unfinished`. The practice case is in none of the last two: it
/// is for learning, and never counts as work.
fn group(all: &[Standing], name: &str, from: u32, most: usize, now: Moment) -> CaseGroup {
    let is_in = |it: &&Standing| match name {
        "unsent" => is_unsent(it),
        "unfinished" => it.facts.unfinished_notes > 0 && !it.is_practice(),
        name => choice_word(&it.group) == name,
    };
    let lines = all.iter().filter(is_in).skip(place(from)).take(most);
    CaseGroup {
        name: name.to_owned(),
        count: count(all.iter().filter(is_in).count()),
        from,
        lines: lines.map(|it| it.line(now)).collect(),
    }
}

fn is_unsent(standing: &Standing) -> bool {
    standing.is_unsent() && !standing.is_practice() && !standing.is_closed()
}

fn recently_opened(vault: &Vault, all: &[Standing]) -> Answer<Vec<CaseIdentity>> {
    let recent = vault.recently_opened(RECENT)?;
    let standing = |case: &CaseRecord| all.iter().find(|it| it.facts.case.id == case.id);
    Ok(recent.iter().filter_map(standing).map(Standing::identity).collect())
}

fn place(from: u32) -> usize {
    usize::try_from(from).unwrap_or(usize::MAX)
}

fn next_thing(
    vault: &Vault,
    case: &CaseRecord,
    notes: &[NoteRecord],
    now: Moment,
) -> Answer<Option<NextThing>> {
    let now_standing = caseload::one(vault, case, now)?;
    if now_standing.is_closed() {
        return Ok(None);
    }
    let (rail, falls_due) = (&now_standing.rail, &now_standing.falls_due);
    let draft = Draft::of(vault, case, now)?;
    let decision = now_standing.of_decisions().find(|need| need.group <= rules::Group::DueSoon);
    let left = draft.stored.as_ref().map_or(1, |_| count(draft.pages_left(now.date_naive())));
    let standing = next::Standing {
        any_note: !notes.is_empty(),
        unfinished_note: notes.iter().rev().find(|note| note.finished.is_none()).map(|it| it.id.as_str()),
        pressing_step: rail.due_by(now.date_naive()).map(|line| &*line.step.id),
        open_step: rail.next().map(|line| &*line.step.id),
        consent_due: falls_due.iter().find(|it| it.on <= now.date_naive()).map(|it| it.key.as_str()),
        decision_due: decision.map(|need| need.about.as_str()),
        consent_missing: consent::referral_not_asked(
            case.age_group,
            draft.recorded.standing(Purpose::Referral),
        ),
        referral_pages_left: left,
        referral_sent: draft.frozen_since.is_some(),
    };
    let title = |id: &str| rail.lines.iter().find(|it| it.step.id == id).map(|it| it.step.title.clone());
    Ok(Some(match next::next(&standing) {
        Next::SafetyStep(id) => thing("safety-step", title(id).unwrap_or_default(), Some(id)),
        Next::UnfinishedNote(id) => thing("unfinished-note", String::new(), Some(id)),
        Next::FirstNote => thing("first-note", String::new(), None),
        Next::ConsentDue(matter) => thing("consent-due", String::new(), Some(matter)),
        Next::DecisionDue(about) => NextThing {
            need: decision.map(|need| now_standing.item(need, now)),
            ..thing("decision-due", String::new(), Some(about))
        },
        Next::RecordConsent => thing("record-consent", String::new(), None),
        Next::ContinueReferral => thing("continue-referral", String::new(), None),
        Next::CheckReferral => thing("check-referral", String::new(), None),
        Next::ReferralSent => thing("referral-sent", String::new(), None),
    }))
}

fn thing(kind: &str, words: String, about: Option<&str>) -> NextThing {
    NextThing { kind: kind.to_owned(), words, about: about.map(str::to_owned), need: None }
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
