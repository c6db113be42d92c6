//! Settings and what the data packs say of themselves.

use casework::referral::Form;
use casework::safeguarding::Pathways;
use casework::statements::Statements;

use super::cases::count;
use crate::answers::GuidancePack;
use crate::refusal::Answer;

#[tauri::command(async)]
pub fn read_guidance() -> Answer<Vec<GuidancePack>> {
    let form = Form::current();
    let statements = Statements::current();
    let mut packs = vec![
        GuidancePack {
            name: "Home Office online form".to_owned(),
            version: form.version.clone(),
            source: form.source.clone(),
            verified_on: Some(form.verified_on.to_string()),
            entries: count(form.pages.len()),
        },
        GuidancePack {
            name: "What to explain before consent".to_owned(),
            version: statements.version.clone(),
            source: statements.source.clone(),
            verified_on: statements.verified_on.map(|day| day.to_string()),
            entries: count(statements.statements.len()),
        },
    ];
    packs.extend(Pathways::current().packs().iter().map(|pack| GuidancePack {
        name: pack.name.clone(),
        version: pack.version.clone(),
        source: pack.source.clone(),
        verified_on: pack.verified_on.map(|day| day.to_string()),
        entries: count(pack.steps.len()),
    }));
    Ok(packs)
}
