//! Reminders: what needs the worker said after unlocking, and the days as a calendar file.

use paperwork::calendar_file::{Reminder, calendar_file};
use tauri::{AppHandle, Runtime, State};
use vault::{Moment, Vault};

use super::cases::count;
use crate::answers::{Reminders, SavedFile};
use crate::caseload;
use crate::dialogs;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::reminding;
use crate::session::Session;

/// The preference's name, and what it holds when chosen.
const AT_UNLOCK: &str = "remind-at-unlock";
const YES: &str = "yes";
const NO: &str = "no";
/// The kind under which a calendar file of one case is entered among what left.
const KIND: &str = "calendar";
/// The act by which a calendar file of all cases leaves.
const EXPORTED: &str = "calendar-exported";

#[tauri::command(async)]
pub fn read_reminders(session: State<'_, Session>) -> Answer<Reminders> {
    session.with(|vault, now| reminders(vault, now))
}

/// Chooses whether Daybook says what needs the worker after it is unlocked.
#[tauri::command(async)]
pub fn set_reminders(session: State<'_, Session>, on: bool) -> Answer<Reminders> {
    session.with(|vault, now| {
        vault.prefer(AT_UNLOCK, if on { YES } else { NO })?;
        reminders(vault, now)
    })
}

/// Saves the days of one case, or of all, as a calendar file without any personal detail.
#[tauri::command]
pub async fn save_calendar<R: Runtime>(app: AppHandle<R>, case: Option<String>) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        let name = desk.session.with(|vault, now| Ok(days(vault, case.as_deref(), now)?.0))?;
        let Some(target) = desk.saving.ask_where(&name) else { return Ok(None) };
        desk.session.with(|vault, now| {
            let (_, reminders) = days(vault, case.as_deref(), now)?;
            let content = calendar_file(&reminders, now);
            let saved = match &case {
                Some(case) => vault.export(case, KIND, &content, &target, None, now)?.at,
                None => vault.export_of_all(EXPORTED, &content, &target, now)?,
            };
            Ok(Some(SavedFile {
                bytes: count(content.len()),
                fingerprint: vault::fingerprint(&content),
                saved_at: saved,
            }))
        })
    })
    .await
}

/// Returns the name of the calendar file of one case, or of all, and its days.
fn days(vault: &Vault, case: Option<&str>, now: Moment) -> Answer<(String, Vec<Reminder>)> {
    let standings = match case {
        Some(case) => vec![caseload::one(vault, &vault.case(case)?, now)?],
        None => caseload::all(vault, now)?,
    };
    let number = case.and_then(|_| standings.first()).map(|it| it.facts.case.number.clone());
    let name =
        number.map_or_else(|| "Daybook days.ics".to_owned(), |number| format!("Daybook days {number}.ics"));
    let reminders = reminding::of(&standings, now);
    // A calendar without a day is no calendar file.
    if reminders.is_empty() { Err(Refusal::new(RefusalCode::NotFound)) } else { Ok((name, reminders)) }
}

/// Tells whether the worker wants to be told after unlocking.
pub(super) fn at_unlock(vault: &Vault) -> Answer<bool> {
    Ok(vault.preference(AT_UNLOCK)?.as_deref() == Some(YES))
}

fn reminders(vault: &Vault, now: Moment) -> Answer<Reminders> {
    let all = caseload::all(vault, now)?;
    Ok(Reminders {
        at_unlock: at_unlock(vault)?,
        needs: caseload::counts(&all),
        calendar_days: count(reminding::of(&all, now).len()),
    })
}
