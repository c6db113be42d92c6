//! Settings and what the data packs say of themselves.

use casework::clock::TimeLimits;
use casework::consent::ConsentPack;
use casework::indicator::Indicators;
use casework::lateness;
use casework::referral::Form;
use casework::review::Checklist;
use casework::safeguarding::Pathways;
use casework::statements::Statements;

use tauri::{AppHandle, Runtime};
use vault::Vault;

use super::cases::count;
use crate::answers::{GuidancePack, Helpline};
use crate::dialogs;
use crate::open_dialog::read_whole;
use crate::refusal::{Answer, Refusal, RefusalCode};

#[tauri::command(async)]
pub fn read_guidance() -> Answer<Vec<GuidancePack>> {
    Ok(packs())
}

/// Lets the worker choose a newer copy of the official form. It is checked whole before it is kept; drafts
/// begun stay with theirs until they are moved.
#[tauri::command]
pub async fn add_form_pack<R: Runtime>(app: AppHandle<R>) -> Answer<Option<Vec<GuidancePack>>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (_, content) = read_whole(&path)?;
        let not_valid = || Refusal::new(RefusalCode::NotValid);
        let text = std::str::from_utf8(&content).map_err(|_| not_valid())?;
        let version = Form::check(text).map_err(|_| not_valid())?;
        // Kept first: a draft must never begin on a form that is gone after the next start.
        desk.session.with(|vault, now| Ok(vault.keep_form_pack(&version, text, now)?))?;
        Form::add(text).map_err(|_| not_valid())?;
        Ok(Some(packs()))
    })
    .await
}

/// The numbers that help with no case at hand, before the vault is open too.
#[tauri::command(async)]
pub fn read_helplines() -> Answer<Vec<Helpline>> {
    let helplines = Pathways::current().helplines().into_iter();
    Ok(helplines
        .map(|line| Helpline {
            id: line.id.to_owned(),
            name: line.name.to_owned(),
            what: line.what.to_owned(),
            phone: line.phone.to_owned(),
            hours: line.hours.to_owned(),
            nation: line.nation.clone(),
            source: line.source.to_owned(),
            verified_on: line.verified_on.map(|day| day.to_string()),
            sure: line.sure,
        })
        .collect())
}

/// Makes the copies of the form kept in the vault known again, after it was opened.
pub(super) fn know_added_forms(vault: &Vault) -> Answer<()> {
    for pack in vault.form_packs()? {
        // One that this Daybook cannot read is left alone: drafts on it say that it is from a newer one.
        let _ = Form::add(&pack.content);
    }
    Ok(())
}

fn packs() -> Vec<GuidancePack> {
    let statements = Statements::current();
    let mut packs: Vec<GuidancePack> = Form::versions().into_iter().rev().map(form_pack).collect();
    packs.push(GuidancePack {
        name: "What to explain before consent".to_owned(),
        version: statements.version.clone(),
        source: statements.source.clone(),
        verified_on: statements.verified_on.map(|day| day.to_string()),
        entries: count(statements.statements.len()),
    });
    let consent = ConsentPack::current();
    packs.push(GuidancePack {
        name: "Consent and what follows from it".to_owned(),
        version: consent.version.clone(),
        source: consent.source.clone(),
        verified_on: consent.verified_on.map(|day| day.to_string()),
        entries: count(consent.follows.len()),
    });
    let limits = TimeLimits::current();
    packs.push(GuidancePack {
        name: "Time limits".to_owned(),
        version: limits.version.clone(),
        source: limits.source.clone(),
        verified_on: limits.verified_on.map(|day| day.to_string()),
        entries: count(limits.limits.len()),
    });
    let indicators = Indicators::current();
    packs.push(GuidancePack {
        name: "Indicators".to_owned(),
        version: indicators.version.clone(),
        source: indicators.source.clone(),
        verified_on: None,
        entries: count(indicators.groups.iter().map(|group| group.indicators.len()).sum()),
    });
    let (version, source) = lateness::pack_source();
    packs.push(GuidancePack {
        name: "Limits of recording".to_owned(),
        version: version.to_owned(),
        source: source.to_owned(),
        verified_on: None,
        entries: 1,
    });
    let checklist = Checklist::current();
    packs.push(GuidancePack {
        name: "What a supervisor asks of a case file".to_owned(),
        version: checklist.version.clone(),
        source: checklist.source.clone(),
        verified_on: checklist.verified_on.map(|day| day.to_string()),
        entries: count(checklist.questions.len()),
    });
    packs.extend(Pathways::current().packs().iter().map(|pack| GuidancePack {
        name: pack.name.clone(),
        version: pack.version.clone(),
        source: pack.source.clone(),
        verified_on: pack.verified_on.map(|day| day.to_string()),
        entries: count(pack.steps.len()),
    }));
    packs
}

fn form_pack(form: &Form) -> GuidancePack {
    GuidancePack {
        name: "Home Office online form".to_owned(),
        version: form.version.clone(),
        source: form.source.clone(),
        verified_on: Some(form.verified_on.to_string()),
        entries: count(form.pages.len()),
    }
}
