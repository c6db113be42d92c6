//! Records of capacity to decide.

use casework::consent::TypedCapacity;
use tauri::State;

use crate::answers::{CapacityTyped, ConsentRecord};
use crate::consent_page;
use crate::consent_record::Recorded;
use crate::note_in_hand::signature;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command(async)]
pub fn record_capacity(
    session: State<'_, Session>,
    case: String,
    record: CapacityTyped,
) -> Answer<ConsentRecord> {
    session.with(|vault, now| {
        let of_case = vault.case(&case)?;
        if !Recorded::of(vault, &of_case, now)?.is_asked() {
            return Err(Refusal::new(RefusalCode::NotValid));
        }
        let mut record = TypedCapacity::from(record).read(now.naive_local())?;
        record.signed = signature(vault)?;
        vault.record_capacity(&case, &record, now)?;
        consent_page::of(vault, &of_case, now)
    })
}

impl From<CapacityTyped> for TypedCapacity {
    fn from(typed: CapacityTyped) -> Self {
        Self {
            purpose: typed.purpose,
            about: typed.about,
            at: typed.at,
            decision: typed.decision,
            help: typed.help,
            because: typed.because,
            could_not: typed.could_not,
            evidence: typed.evidence,
            coercion: typed.coercion,
            finding: typed.finding,
            decided_by: typed.decided_by,
            consulted: typed.consulted,
            advocate: typed.advocate,
            advocate_words: typed.advocate_words,
            wishes: typed.wishes,
            best_interests: typed.best_interests,
            best_interests_why: typed.best_interests_why,
        }
    }
}
