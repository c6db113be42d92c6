//! How long a closed case is kept, holds, approvals, and its disposal.

use casework::case::{choice_word, read_choice};
use casework::finding::{Finding, FindingCode};
use casework::retention::{Approval, Hold, Reckoned, Retention, RetentionPack, TypedApproval};
use casework::safeguarding::FactIs;
use tauri::State;
use vault::store::{ApprovalRecord, CaseRecord, DisposalRecord, HoldRecord, ToDispose};
use vault::{Moment, Vault};

use super::cases::count;
use super::warnings::required;
use crate::answers::{
    ApprovalShown, ApprovalTyped, ClosedCase, HoldShown, HoldTyped, LookedAfterTyped, RetentionList,
    RetentionPage, RetentionRuleShown, StoneShown,
};
use crate::note_in_hand::{signature, signed};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::retained::{Retained, on_stone};
use crate::session::Session;

/// So many closed cases are listed; those whose last day is far off are not looked for here.
const MOST: usize = 200;

#[tauri::command(async)]
pub fn read_retention(session: State<'_, Session>, case: String) -> Answer<RetentionPage> {
    session.with(|vault, now| page(vault, &case, now))
}

/// Records whether a council looked after the person as a child, and how that is known.
#[tauri::command(async)]
pub fn say_looked_after(
    session: State<'_, Session>,
    case: String,
    typed: LookedAfterTyped,
) -> Answer<RetentionPage> {
    session.with(|vault, now| {
        let mut findings = Vec::new();
        let is: Option<FactIs> = read_choice("lookedAfter", &typed.looked_after, &mut findings);
        let Some(is) = is else { return Err(findings.into()) };
        let why = required("lookedAfterWhy", &typed.why)?;
        vault.say_looked_after(&case, is, &why, signature(vault)?, now)?;
        page(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn place_hold(session: State<'_, Session>, case: String, typed: HoldTyped) -> Answer<RetentionPage> {
    session.with(|vault, now| {
        let hold = Hold::read(&typed.reason, &typed.asked_by)?;
        vault.place_hold(&case, &hold, signature(vault)?, now)?;
        page(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn lift_hold(
    session: State<'_, Session>,
    case: String,
    hold: String,
    why: String,
) -> Answer<RetentionPage> {
    session.with(|vault, now| {
        let why = required("why", &why)?;
        vault.lift_hold(&case, &hold, &why, signature(vault)?, now)?;
        page(vault, &case, now)
    })
}

/// Records that someone else approved the disposal of a case whose last day has passed.
#[tauri::command(async)]
pub fn approve_disposal(
    session: State<'_, Session>,
    case: String,
    typed: ApprovalTyped,
) -> Answer<RetentionPage> {
    session.with(|vault, now| {
        let retained = Retained::of(vault, &vault.case(&case)?)?;
        let over = retained.kept_by().filter(|_| retained.retention.is_over(now.date_naive()));
        let Some(by) = over else { return Err(Refusal::new(RefusalCode::NotApproved)) };
        let boxes = TypedApproval {
            name: &typed.name,
            role: &typed.role,
            on: &typed.on,
            reason: &typed.reason,
            reference: &typed.reference,
        };
        let own = signature(vault)?;
        let worker = own.as_ref().map_or("", |it| &it.name);
        let approval = Approval::read(boxes, worker, by.until, now.date_naive())?;
        vault.approve_disposal(&case, &approval, (&by.rule.id, by.until), own.clone(), now)?;
        page(vault, &case, now)
    })
}

/// Disposes of a case whose number was typed. Nothing of it can be brought back.
#[tauri::command(async)]
pub fn dispose_of_case(session: State<'_, Session>, case: String, number: String) -> Answer<StoneShown> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        let retained = Retained::of(vault, &record)?;
        let free = retained.obstacles(now.date_naive()).is_empty();
        let Some(by) = retained.kept_by().filter(|_| free) else {
            return Err(Refusal::new(RefusalCode::NotApproved));
        };
        if number.trim() != record.number {
            return Err(vec![Finding::new("number", FindingCode::NotTheSame)].into());
        }
        let known =
            ToDispose { today: now.date_naive(), kept_until: on_stone(&by), signed: signature(vault)? };
        Ok(stone(vault.dispose_of_case(&case, known, now)?))
    })
}

#[tauri::command(async)]
pub fn read_disposals(session: State<'_, Session>) -> Answer<RetentionList> {
    session.with(|vault, now| {
        let mut closed = Vec::new();
        for case in vault.cases()? {
            if vault.closed_at(&case.id)?.is_some() {
                closed.push(closed_case(vault, &case, now)?);
            }
        }
        // What has no last day comes last.
        closed.sort_by_key(|case| (case.until.is_none(), case.until.clone(), case.number.clone()));
        let more = count(closed.len().saturating_sub(MOST));
        closed.truncate(MOST);
        Ok(RetentionList {
            closed,
            more,
            stones: vault.disposals()?.into_iter().rev().map(stone).collect(),
            earlier_copies: count(vault.earlier_copies()?.len()),
        })
    })
}

fn closed_case(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ClosedCase> {
    let retained = Retained::of(vault, case)?;
    Ok(ClosedCase {
        id: case.id.clone(),
        number: case.number.clone(),
        called: case.called.clone(),
        until: retained.retention.until().map(|day| day.to_string()),
        over: retained.retention.is_over(now.date_naive()),
        held: retained.is_held(),
    })
}

fn page(vault: &Vault, case: &str, now: Moment) -> Answer<RetentionPage> {
    let case = vault.case(case)?;
    let retained = Retained::of(vault, &case)?;
    let (missing, also) = match &retained.retention {
        Retention::Open => (Vec::new(), Vec::new()),
        Retention::NotKnown(missing) => (missing.iter().map(choice_word).collect(), Vec::new()),
        Retention::Kept { also, .. } => (Vec::new(), also.iter().map(rule).collect()),
    };
    let pack = RetentionPack::current();
    let today = now.date_naive();
    Ok(RetentionPage {
        number: case.number,
        called: case.called,
        closed: retained.facts.is_closed,
        last_contact: retained.facts.last_contact.to_string(),
        missing,
        kept_by: retained.kept_by().as_ref().map(rule),
        also,
        over: retained.retention.is_over(today),
        looked_after_asked: retained.facts.was_child() != Some(false),
        looked_after: choice_word(&retained.facts.looked_after),
        looked_after_why: retained.said.as_ref().map(|it| it.why.clone()).unwrap_or_default(),
        obstacles: retained.obstacles(today).iter().map(choice_word).collect(),
        holds: retained.holds.into_iter().rev().map(hold).collect(),
        approval: retained.approval.map(approval),
        pack_version: pack.version.clone(),
        pack_source: pack.source.clone(),
    })
}

fn rule(reckoned: &Reckoned<'_>) -> RetentionRuleShown {
    let Reckoned { rule, from, until } = reckoned;
    RetentionRuleShown {
        id: rule.id.clone(),
        title: rule.title.clone(),
        words: rule.words.clone(),
        counted: choice_word(&rule.from),
        from: from.to_string(),
        until: until.to_string(),
        source: rule.source.clone(),
        to_confirm: rule.confirm,
        note: rule.note.clone(),
    }
}

fn hold(record: HoldRecord) -> HoldShown {
    let lifted = record.lifted;
    HoldShown {
        id: record.id,
        at: record.at,
        reason: record.hold.reason,
        asked_by: record.hold.asked_by,
        signed: signed(record.signed.as_ref()),
        lifted_at: lifted.as_ref().map(|it| it.at.clone()),
        lifted_why: lifted.as_ref().map(|it| it.why.clone()).unwrap_or_default(),
        lifted_by: lifted.map(|it| signed(it.signed.as_ref())).unwrap_or_default(),
    }
}

fn approval(record: ApprovalRecord) -> ApprovalShown {
    let approval = record.approval;
    ApprovalShown {
        at: record.at,
        name: approval.name,
        role: approval.role,
        on: approval.on.to_string(),
        reason: approval.reason,
        reference: approval.reference,
        kept_until: record.kept_until.to_string(),
        signed: signed(record.signed.as_ref()),
    }
}

fn stone(record: DisposalRecord) -> StoneShown {
    let stone = record.stone;
    let rule = RetentionPack::current().rules.iter().find(|rule| rule.id == stone.rule);
    StoneShown {
        number: record.number,
        opened_at: stone.opened_at,
        closed_at: stone.closed_at,
        rule: rule.map_or(stone.rule, |rule| format!("{}: {}", rule.title, rule.words)),
        kept_until: stone.kept_until,
        approved_by: stone.approved_by,
        approver_role: stone.approver_role,
        approved_on: stone.approved_on.to_string(),
        reference: stone.reference,
        disposed_at: record.at,
        signed: signed(stone.signed.as_ref()),
        records: u32::try_from(stone.records).unwrap_or(u32::MAX),
    }
}
