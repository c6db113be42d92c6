//! The files that go with the online form: chosen, described, taken off the list again.

use tauri::{AppHandle, Runtime, State};

use crate::answers::EvidenceList;
use crate::draft::Draft;
use crate::open_dialog::describe;
use crate::refusal::Answer;
use crate::session::Session;
use crate::{dialogs, evidence};

#[tauri::command(async)]
pub fn read_evidence(session: State<'_, Session>, case: String) -> Answer<EvidenceList> {
    session.with(|vault, now| evidence::list(vault, &Draft::of(vault, &vault.case(&case)?, now)?))
}

/// Lets the worker choose files and lists what they are; the files stay where they are.
#[tauri::command]
pub async fn add_evidence<R: Runtime>(app: AppHandle<R>, case: String) -> Answer<Option<EvidenceList>> {
    dialogs::aside(app, move |desk| {
        desk.session.with(|vault, _| Ok(vault.case(&case).map(drop)?))?;
        let chosen = desk.opening.ask_for_several();
        if chosen.is_empty() {
            return Ok(None);
        }
        let files = chosen.iter().map(|path| describe(path)).collect::<Answer<Vec<_>>>()?;
        desk.session.with(|vault, now| {
            for file in &files {
                vault.add_evidence(&case, file, now)?;
            }
            evidence::list(vault, &Draft::of(vault, &vault.case(&case)?, now)?).map(Some)
        })
    })
    .await
}

#[tauri::command(async)]
pub fn describe_evidence(
    session: State<'_, Session>,
    case: String,
    evidence: String,
    description: String,
) -> Answer<EvidenceList> {
    session.with(|vault, now| {
        vault.describe_evidence(&case, &evidence, &description, now)?;
        evidence::list(vault, &Draft::of(vault, &vault.case(&case)?, now)?)
    })
}

#[tauri::command(async)]
pub fn remove_evidence(session: State<'_, Session>, case: String, evidence: String) -> Answer<EvidenceList> {
    session.with(|vault, now| {
        vault.remove_evidence(&case, &evidence, now)?;
        evidence::list(vault, &Draft::of(vault, &vault.case(&case)?, now)?)
    })
}
