//! What is typed into a page and not recorded yet.

use tauri::State;

use crate::answers::Saved;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn keep_form_draft(session: State<'_, Session>, form: String, content: String) -> Answer<Saved> {
    session.with(|vault, now| Ok(Saved { saved_at: vault.keep_form_draft(&form, &content, now)? }))
}

#[tauri::command(async)]
pub fn read_form_draft(session: State<'_, Session>, form: String) -> Answer<Option<String>> {
    session.with(|vault, _| Ok(vault.form_draft(&form)?))
}
