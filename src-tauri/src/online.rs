//! The draft on the Home Office's server, as far as the officer told.

use casework::case::choice_word;
use casework::moment::read_day;
use casework::referral as engine;
use chrono::NaiveDate;
use vault::{Moment, Vault};

use crate::answers::OnlineDraft;
use crate::draft::Draft;
use crate::refusal::Answer;

/// Returns the clock of the online draft; none once the version was sent.
pub fn draft_of(vault: &Vault, draft: &Draft, now: Moment) -> Answer<Option<OnlineDraft>> {
    if draft.frozen_since.is_some() {
        return Ok(None);
    }
    let today = now.date_naive();
    let version = draft.stored.as_ref().map_or(1, |it| it.version);
    let told = vault.online_draft_of(&draft.case().id, version)?;
    // What was told stands, also when this computer's clock has gone back since.
    let told = told.and_then(|it| {
        Some(engine::OnlineDraft { begun_on: read_day(&it.begun_on)?, saved_on: read_day(&it.saved_on)? })
    });
    let Some(told) = told else { return Ok(None) };
    Ok(Some(shown(draft.form, &told, today)))
}

/// Returns the clock of a draft that was told, as the window shows it.
pub fn shown(form: &engine::Form, told: &engine::OnlineDraft, today: NaiveDate) -> OnlineDraft {
    let clock = engine::clock(form, told, today);
    OnlineDraft {
        begun_on: told.begun_on.to_string(),
        saved_on: told.saved_on.to_string(),
        deleted_on: clock.deleted_on.to_string(),
        deleted_on_by_last_save: clock.deleted_on_by_last_save.to_string(),
        days_left: i32::try_from(clock.days_left).unwrap_or(i32::MIN),
        state: choice_word(&clock.state),
    }
}
