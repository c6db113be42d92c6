//! The files that go with the online form: chosen, described, taken off the list again.

use tauri::State;

use crate::answers::EvidenceList;
use crate::draft::Draft;
use crate::evidence;
use crate::open_dialog::{OpenDialog, describe};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_evidence(session: State<'_, Session>, case: String) -> Answer<EvidenceList> {
    session.with(|vault, _| evidence::list(vault, &Draft::of(vault, &vault.case(&case)?)?))
}

/// Lets the worker choose files and lists what they are; the files stay where they are.
#[tauri::command(async)]
pub fn add_evidence(
    session: State<'_, Session>,
    dialog: State<'_, OpenDialog>,
    case: String,
) -> Answer<Option<EvidenceList>> {
    session.with(|vault, _| Ok(vault.case(&case).map(drop)?))?;
    let chosen = dialog.ask_for_several();
    if chosen.is_empty() {
        return Ok(None);
    }
    let files = chosen.iter().map(|path| describe(path)).collect::<Answer<Vec<_>>>()?;
    session.with(|vault, now| {
        for file in &files {
            vault.add_evidence(&case, file, now)?;
        }
        evidence::list(vault, &Draft::of(vault, &vault.case(&case)?)?).map(Some)
    })
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
        evidence::list(vault, &Draft::of(vault, &vault.case(&case)?)?)
    })
}

#[tauri::command(async)]
pub fn remove_evidence(session: State<'_, Session>, case: String, evidence: String) -> Answer<EvidenceList> {
    session.with(|vault, now| {
        vault.remove_evidence(&case, &evidence, now)?;
        evidence::list(vault, &Draft::of(vault, &vault.case(&case)?)?)
    })
}
