//! The worker: who refers.

use casework::case::read_choice;
use casework::worker::Worker;
use tauri::State;
use vault::Vault;

use crate::answers::{FieldFinding, You, YouTyped};
use crate::other_routes;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_you(session: State<'_, Session>) -> Answer<You> {
    session.with(|vault, _| you(vault))
}

#[tauri::command(async)]
pub fn save_you(session: State<'_, Session>, you: YouTyped) -> Answer<You> {
    session.with(|vault, now| {
        vault.save_worker(&you.into(), now)?;
        self::you(vault)
    })
}

fn you(vault: &Vault) -> Answer<You> {
    let record = vault.worker()?;
    let saved_at = record.as_ref().map(|it| it.saved_at.clone());
    let worker = record.map(|it| it.worker).unwrap_or_default();
    let nation = read_choice("nation", &worker.nation, &mut Vec::new());
    let standing = worker.may_refer();
    let mut may_refer = other_routes::may_refer(standing, nation.unwrap_or(casework::case::Nation::England));
    if nation.is_none() && !may_refer.instead.is_empty() {
        may_refer.instead = other_routes::of(None);
    }
    Ok(You {
        may_refer,
        findings: worker.findings().iter().map(FieldFinding::from).collect(),
        saved_at,
        you: worker.into(),
    })
}

/// What crosses to the window is never a domain type by accident; the fields are the same on purpose.
macro_rules! same_fields {
    ($from:ident, $to:ident) => {
        impl From<$from> for $to {
            fn from(typed: $from) -> Self {
                let $from {
                    first_name,
                    last_name,
                    role,
                    organisation,
                    not_first_responder,
                    work_email,
                    phone,
                    second_contact,
                    nation,
                    area,
                } = typed;
                Self {
                    first_name,
                    last_name,
                    role,
                    organisation,
                    not_first_responder,
                    work_email,
                    phone,
                    second_contact,
                    nation,
                    area,
                }
            }
        }
    };
}
same_fields!(YouTyped, Worker);
same_fields!(Worker, YouTyped);
