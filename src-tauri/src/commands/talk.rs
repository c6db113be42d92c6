//! The conversation about consent: begun, marked statement by statement, recorded. Each act is kept at once.

use casework::case::read_choice;
use casework::consent::{Mark, Said, Talk, TalkDetails};
use casework::statements::{self, Audience};
use tauri::State;
use vault::store::TalkRecord;
use vault::{Moment, Vault};

use crate::answers::{ConsentRecord, Saved, TalkPage, TalkTyped};
use crate::consent_page;
use crate::note_in_hand::signature;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::talk_page;

#[tauri::command(async)]
pub fn read_talk(session: State<'_, Session>, case: String) -> Answer<TalkPage> {
    session.with(|vault, _| talk_page::of(vault, &vault.case(&case)?))
}

/// Begins a conversation; `language` is the tag of a translation, or empty for English alone. One that is open
/// already goes on.
#[tauri::command(async)]
pub fn begin_talk(
    session: State<'_, Session>,
    case: String,
    audience: String,
    language: String,
) -> Answer<TalkPage> {
    session.with(|vault, now| {
        let record = vault.case(&case)?;
        if vault.open_talk(&case)?.is_none() {
            let mut findings = Vec::new();
            let audience = read_choice::<Audience>("audience", &audience, &mut findings)
                .filter(|audience| statements::audiences_for(record.age_group).contains(audience));
            let Some(audience) = audience else { return Err(Refusal::from(findings)) };
            vault.begin_talk(&case, &Talk::begin(audience, &language, now), now)?;
        }
        talk_page::of(vault, &record)
    })
}

#[tauri::command(async)]
pub fn mark_statement(
    session: State<'_, Session>,
    case: String,
    talk: String,
    statement: String,
    mark: String,
) -> Answer<TalkPage> {
    session.with(|vault, now| {
        let mark = read_choice::<Mark>("mark", &mark, &mut Vec::new());
        let mark = mark.ok_or_else(|| Refusal::new(RefusalCode::NotValid))?;
        let mut held = open(vault, &case, &talk)?;
        let of_talk = statements::for_audience(held.talk.audience);
        let known = of_talk.iter().any(|told| told.id == statement);
        let shown = talk_page::shown_as(&talk_page::packs(vault)?, &held.talk.language, &statement);
        let shown = shown.filter(|_| known).ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        held.talk.said.push(Said {
            statement,
            mark,
            at: now,
            worded: shown.worded.to_string(),
            language: shown.language,
            translated: shown.translated,
        });
        keep(vault, &case, &held, now)
    })
}

#[tauri::command(async)]
pub fn take_break(
    session: State<'_, Session>,
    case: String,
    talk: String,
    resting: bool,
) -> Answer<TalkPage> {
    session.with(|vault, now| {
        let mut held = open(vault, &case, &talk)?;
        held.talk.rest(resting, now);
        keep(vault, &case, &held, now)
    })
}

/// Keeps what is typed of the record, whether or not it is whole.
#[tauri::command(async)]
pub fn save_talk(session: State<'_, Session>, case: String, talk: String, typed: TalkTyped) -> Answer<Saved> {
    session.with(|vault, now| {
        let mut held = open(vault, &case, &talk)?;
        held.talk.details = TalkDetails::from(typed);
        let saved_at = vault.save_talk(&case, &held.id, &held.talk, now)?;
        Ok(Saved { saved_at })
    })
}

#[tauri::command(async)]
pub fn finish_talk(
    session: State<'_, Session>,
    case: String,
    talk: String,
    typed: TalkTyped,
) -> Answer<ConsentRecord> {
    session.with(|vault, now| {
        let mut held = open(vault, &case, &talk)?;
        held.talk.details = TalkDetails::from(typed);
        held.talk.rest(false, now);
        let findings = held.talk.findings();
        if !findings.is_empty() {
            // What is typed stays, whole or not.
            vault.save_talk(&case, &held.id, &held.talk, now)?;
            return Err(findings.into());
        }
        held.talk.signed = signature(vault)?;
        vault.finish_talk(&case, &held.id, &held.talk, now)?;
        consent_page::of(vault, &vault.case(&case)?, now)
    })
}

/// Returns the conversation that is open in the case, if it is that one.
fn open(vault: &Vault, case: &str, talk: &str) -> Answer<TalkRecord> {
    let held = vault.open_talk(case)?.filter(|held| held.id == talk);
    held.ok_or_else(|| Refusal::new(RefusalCode::NotFound))
}

fn keep(vault: &mut Vault, case: &str, held: &TalkRecord, now: Moment) -> Answer<TalkPage> {
    vault.save_talk(case, &held.id, &held.talk, now)?;
    talk_page::of(vault, &vault.case(case)?)
}
