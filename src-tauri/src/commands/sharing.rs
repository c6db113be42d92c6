//! The information-sharing log, and what consent covers of what would leave.

use casework::case::choice_word;
use casework::consent::{Basis, Cover, Covered, Matter, Purpose, TypedLeaving, TypedSharing};
use casework::finding::{Finding, FindingCode};
use tauri::State;
use vault::store::SharingRecord;
use vault::{Moment, Vault};

use super::case_file;
use super::consent::typed_moment;
use crate::answers::{CoveredItem, Leaving, LeavingTyped, SharingEntry, SharingLog, SharingToRecord};
use crate::consent_record::Recorded;
use crate::draft::Draft;
use crate::leaving::{agencies, covered, items, reasons};
use crate::note_in_hand::{signature, signed};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_sharing(session: State<'_, Session>, case: String) -> Answer<SharingLog> {
    session.with(|vault, now| log(vault, &case, now))
}

#[tauri::command(async)]
pub fn record_sharing(
    session: State<'_, Session>,
    case: String,
    entry: SharingToRecord,
) -> Answer<SharingLog> {
    session.with(|vault, now| {
        let recorded = Recorded::of(vault, &vault.case(&case)?, now)?;
        let mut sharing = TypedSharing::from(entry).read(now.naive_local())?;
        let agreed = |whom: &str| recorded.stand(&Matter::about(Purpose::Sharing, whom)).standing.agrees();
        if sharing.contradicts(agreed) {
            return Err(vec![Finding::new("basis", FindingCode::NotListed)].into());
        }
        sharing.signed = signature(vault)?;
        vault.record_sharing(&case, &sharing, now)?;
        log(vault, &case, now)
    })
}

/// Tells item by item whether consent covers a file for the recipient that was typed.
#[tauri::command(async)]
pub fn read_leaving(
    session: State<'_, Session>,
    case: String,
    kind: String,
    leaving: LeavingTyped,
) -> Answer<Leaving> {
    session.with(|vault, now| {
        let draft = draft_of(vault, &case, &kind, now)?;
        let items = match kind.as_str() {
            "case-file" | "readable-copy" => case_file::items_chosen(vault, &draft, now)?,
            _ => items(&draft, &kind),
        };
        let covered = covered(&draft, &items, &TypedLeaving::from(leaving));
        let mut limits: Vec<String> = Vec::new();
        for item in covered.iter().filter(|it| it.cover == Cover::Limits) {
            if !limits.contains(&item.limits) {
                limits.push(item.limits.clone());
            }
        }
        Ok(Leaving {
            kind,
            reason_needed: covered.iter().any(|it| it.cover == Cover::NotCovered),
            items: covered.into_iter().map(CoveredItem::from).collect(),
            limits,
            reasons: reasons(),
            agencies: agencies(&draft.recorded),
            anonymous: draft.is_anonymous(),
        })
    })
}

/// Returns the draft that a file is made from: of an official copy, the version that was sent last.
fn draft_of(vault: &Vault, case: &str, kind: &str, now: Moment) -> Answer<Draft> {
    let record = vault.case(case)?;
    match vault.sent_of(case)?.last().filter(|_| kind == "official-copy") {
        Some(sent) => Draft::of_sent(vault, &record, &sent.id, now),
        None => Draft::of(vault, &record, now),
    }
}

fn log(vault: &Vault, case: &str, now: Moment) -> Answer<SharingLog> {
    let recorded = Recorded::of(vault, &vault.case(case)?, now)?;
    let mut entries: Vec<SharingRecord> = vault.sharings_of(case)?;
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.sharing.at));
    Ok(SharingLog {
        entries: entries.into_iter().map(SharingEntry::from).collect(),
        reasons: reasons(),
        agencies: agencies(&recorded),
    })
}

impl From<SharingRecord> for SharingEntry {
    fn from(stored: SharingRecord) -> Self {
        let sharing = stored.sharing;
        let access = sharing.access;
        Self {
            id: stored.id,
            at: typed_moment(sharing.at),
            recorded_at: stored.recorded_at,
            what: sharing.what,
            file_kind: sharing.file_kind,
            recipient: choice_word(&sharing.recipient),
            to_whom: sharing.to_whom,
            why: sharing.why,
            basis: match sharing.basis {
                Basis::Reason(code) => code,
                basis => choice_word(&basis),
            },
            justification: sharing.justification,
            not_covered: sharing.not_covered.into_iter().map(CoveredItem::from).collect(),
            access_received: access
                .as_ref()
                .and_then(|it| it.received)
                .map(|on| on.to_string())
                .unwrap_or_default(),
            access_looked_at: access.map(|it| it.looked_at).unwrap_or_default(),
            signed: signed(sharing.signed.as_ref()),
        }
    }
}

impl From<Covered> for CoveredItem {
    fn from(covered: Covered) -> Self {
        Self {
            item: choice_word(&covered.item),
            cover: choice_word(&covered.cover),
            standing: choice_word(&covered.standing),
            limits: covered.limits,
        }
    }
}

impl From<SharingToRecord> for TypedSharing {
    fn from(typed: SharingToRecord) -> Self {
        Self {
            what: typed.what,
            recipient: typed.recipient,
            to_whom: typed.to_whom,
            at: typed.at,
            why: typed.why,
            basis: typed.basis,
            justification: typed.justification,
        }
    }
}
