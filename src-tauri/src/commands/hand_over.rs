//! A case that a colleague handed over.

use tauri::State;

use crate::answers::{Chosen, HandOver, HandOvers, TakenOver};
use crate::hand_over;
use crate::refusal::Answer;
use crate::session::Session;

/// Returns what the case in a copy would bring; none where the copy hands no case over.
#[tauri::command(async)]
pub fn read_hand_over(session: State<'_, Session>, copy: String) -> Answer<Option<HandOver>> {
    session.with(|vault, now| hand_over::of(vault, &copy, now))
}

#[tauri::command(async)]
pub fn take_over(session: State<'_, Session>, copy: String, chosen: Vec<Chosen>) -> Answer<TakenOver> {
    session.with(|vault, now| hand_over::take(vault, &copy, &chosen, now))
}

#[tauri::command(async)]
pub fn list_hand_overs(session: State<'_, Session>, case: String) -> Answer<HandOvers> {
    session.with(|vault, _| hand_over::list(vault, &case))
}
