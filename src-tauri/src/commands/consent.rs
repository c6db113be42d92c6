//! Consent.

use casework::case::choice_word;
use casework::consent::{self, ConsentEvent as DecidedEvent, Purpose, TypedConsent};
use casework::statements;
use tauri::State;
use vault::Vault;
use vault::store::{CaseRecord, ConsentRecord as StoredEvent};

use crate::answers::{ConsentEvent, ConsentRecord, ConsentToRecord, PurposeState, Statement};
use crate::consent_record::counting;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command(async)]
pub fn read_consent(session: State<'_, Session>, case: String) -> Answer<ConsentRecord> {
    session.with(|vault, _| record_of(vault, &vault.case(&case)?))
}

#[tauri::command(async)]
pub fn record_consent(
    session: State<'_, Session>,
    case: String,
    event: ConsentToRecord,
) -> Answer<ConsentRecord> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        if consent::asking(record.age_group) != consent::Asking::Asked {
            return Err(Refusal::new(RefusalCode::NotValid));
        }
        let event = TypedConsent::from(event).read(&counting(vault, &record)?, now.naive_local())?;
        vault.record_consent(&case, &event, now)?;
        record_of(vault, &record)
    })
}

fn record_of(vault: &Vault, case: &CaseRecord) -> Answer<ConsentRecord> {
    let stored = vault.consent_of(&case.id)?;
    let events = counting(vault, case)?;
    let told = statements::for_age(case.age_group);
    Ok(ConsentRecord {
        asking: choice_word(&consent::asking(case.age_group)),
        purposes: Purpose::ALL.iter().map(|purpose| state_of(*purpose, &events, &stored)).collect(),
        to_explain: told
            .into_iter()
            .map(|told| Statement { id: told.id.clone(), words: told.words.clone() })
            .collect(),
    })
}

fn state_of(purpose: Purpose, events: &[DecidedEvent], stored: &[StoredEvent]) -> PurposeState {
    let standing = consent::standing(events, purpose);
    let newest = consent::newest(events, purpose);
    let mut of_purpose: Vec<_> = stored.iter().filter(|stored| stored.event.purpose == purpose).collect();
    of_purpose.sort_by_key(|stored| std::cmp::Reverse(stored.event.at));
    PurposeState {
        purpose: choice_word(&purpose),
        current: choice_word(&standing),
        since: newest.map(|event| typed_moment(event.at)),
        return_on: newest.and_then(|event| event.return_on).map(|day| day.to_string()),
        may_record: standing.may_record().iter().map(choice_word).collect(),
        events: of_purpose.into_iter().map(event_of).collect(),
    }
}

fn event_of(stored: &StoredEvent) -> ConsentEvent {
    let event = &stored.event;
    ConsentEvent {
        id: stored.id.clone(),
        decision: choice_word(&event.decision),
        at: typed_moment(event.at),
        recorded_at: stored.recorded_at.clone(),
        words: event.words.clone(),
        language: event.language.clone(),
        interpreter: event.interpreter.clone(),
        present: event.present.clone(),
        explained: event.explained.clone(),
        return_on: event.return_on.map(|day| day.to_string()),
    }
}

/// Returns a moment on the clock of the place as the window types it.
pub(super) fn typed_moment(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

impl From<ConsentToRecord> for TypedConsent {
    fn from(typed: ConsentToRecord) -> Self {
        let ConsentToRecord {
            purpose,
            decision,
            at,
            words,
            language,
            interpreter,
            present,
            explained,
            return_on,
        } = typed;
        Self { purpose, decision, at, words, language, interpreter, present, explained, return_on }
    }
}
