//! The pathway packs: those that ship, and those of the worker's own organisation, added from a file.

use casework::case::choice_word;
use casework::safeguarding::{
    Fault, LARGEST, Pack, Pathways, pack_named_in, preview_steps, read_pack, ways_gone,
};
use chrono::NaiveDate;
use tauri::{AppHandle, Runtime, State};
use vault::store::PathwayPackRecord;
use vault::{Moment, Vault};

use super::cases::count;
use crate::answers::{
    Area, PackChoice, PackFault, PackPreview, PathwayPack, PathwayPacks, PreviewStep, StepContact,
};
use crate::dialogs;
use crate::open_dialog::{Taken, take};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// The text of a chosen file waits under this name until it is added or dropped: it survives a lock.
const WAITING: &str = "pathway-pack";

#[tauri::command(async)]
pub fn read_pathway_packs(session: State<'_, Session>) -> Answer<PathwayPacks> {
    session.with(|vault, now| packs(vault, now))
}

/// Lets the worker choose a file. It is checked whole; nothing changes until it is added.
#[tauri::command]
pub async fn choose_pathway_pack<R: Runtime>(app: AppHandle<R>) -> Answer<Option<PackChoice>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (file, taken) = take(&path, LARGEST);
        desk.session.with(|vault, now| {
            let faults = match text_of(&taken) {
                Ok(text) => match read_pack(
                    text,
                    Pathways::current(),
                    before(vault, text)?.as_ref(),
                    now.date_naive(),
                ) {
                    Ok(_) => {
                        vault.keep_form_draft(WAITING, text, now)?;
                        Vec::new()
                    }
                    Err(faults) => faults.iter().map(PackFault::from).collect(),
                },
                Err(code) => vec![PackFault { line: 0, code: code.to_owned(), about: String::new() }],
            };
            Ok(Some(PackChoice { file, faults, packs: packs(vault, now)? }))
        })
    })
    .await
}

/// Adds the pack that waits, if it is still that version.
#[tauri::command(async)]
pub fn add_pathway_pack(session: State<'_, Session>, version: String) -> Answer<PathwayPacks> {
    session.with(|vault, now| {
        let not_found = || Refusal::new(RefusalCode::NotFound);
        let text = vault.form_draft(WAITING)?.ok_or_else(not_found)?;
        let pack = read_pack(&text, Pathways::current(), before(vault, &text)?.as_ref(), now.date_naive());
        let pack = pack.map_err(|_| Refusal::new(RefusalCode::NotValid))?;
        if pack.version != version {
            return Err(not_found());
        }
        vault.keep_pathway_pack(&pack.pack, &pack.version, &text, now)?;
        know_own(vault)?;
        packs(vault, now)
    })
}

#[tauri::command(async)]
pub fn drop_pathway_pack(session: State<'_, Session>) -> Answer<PathwayPacks> {
    session.with(|vault, now| {
        vault.drop_form_draft(WAITING, now)?;
        packs(vault, now)
    })
}

/// Removes a pack of the organisation. What was recorded of its steps stays with its history.
#[tauri::command(async)]
pub fn remove_pathway_pack(session: State<'_, Session>, pack: String) -> Answer<PathwayPacks> {
    session.with(|vault, now| {
        vault.remove_pathway_pack(&pack, now)?;
        know_own(vault)?;
        packs(vault, now)
    })
}

/// The council areas that have steps of their own.
#[tauri::command(async)]
pub fn read_areas(session: State<'_, Session>) -> Answer<Vec<Area>> {
    session.with(|_, _| {
        let areas = Pathways::current().areas().into_iter();
        Ok(areas.map(|(nation, name)| Area { name: name.to_owned(), nation: choice_word(&nation) }).collect())
    })
}

/// Makes the packs kept in the vault known, after it was opened and when they change.
pub(super) fn know_own(vault: &Vault) -> Answer<()> {
    let (past, own): (Vec<_>, Vec<_>) =
        vault.pathway_packs()?.into_iter().partition(|stored| stored.ended_at.is_some());
    // One of a shape that this Daybook does not know is left alone.
    let read =
        |stored: Vec<PathwayPackRecord>| stored.iter().filter_map(|it| Pack::kept(&it.content)).collect();
    Pathways::know(read(own), read(past));
    Ok(())
}

/// Adds what the organisation's file names, where a vault has not got it yet, and makes all packs known. One that is older than
/// what is in use, or has a fault, changes nothing, and keeps nobody out.
pub(super) fn add_managed(session: &Session) -> Answer<()> {
    let texts = session.managed().pathway_packs().iter().filter_map(|path| {
        let (_, taken) = take(path, LARGEST);
        text_of(&taken).map(str::to_owned).ok()
    });
    let texts: Vec<String> = texts.collect();
    session.with(|vault, now| {
        know_own(vault)?;
        for text in texts {
            let before = before(vault, &text)?;
            let read = read_pack(&text, Pathways::current(), before.as_ref(), now.date_naive());
            if let Ok(pack) = read {
                vault.keep_pathway_pack(&pack.pack, &pack.version, &text, now)?;
                know_own(vault)?;
            }
        }
        Ok(())
    })
}

fn text_of(taken: &Taken) -> Result<&str, &'static str> {
    match taken {
        Taken::Whole(content) => std::str::from_utf8(content).map_err(|_| "not-text"),
        Taken::TooLarge => Err("too-large"),
        Taken::Empty => Err("no-steps"),
        Taken::Unreadable => Err("unreadable"),
    }
}

/// Returns the version in use of the pack that a text is of, found by what the text says of itself.
fn before(vault: &Vault, text: &str) -> Answer<Option<Pack>> {
    let Some(name) = pack_named_in(text) else { return Ok(None) };
    let stored = vault.pathway_packs()?.into_iter().find(|it| it.pack == name && it.ended_at.is_none());
    Ok(stored.and_then(|it| Pack::kept(&it.content)))
}

fn packs(vault: &Vault, now: Moment) -> Answer<PathwayPacks> {
    let stored = vault.pathway_packs()?;
    let today = now.date_naive();
    let known = Pathways::current().packs().iter().map(|pack| shown(pack, &stored, today));
    Ok(PathwayPacks {
        packs: known.chain(stored.iter().filter(|it| it.ended_at.is_none()).filter_map(unread)).collect(),
        waiting: waiting(vault, today)?,
    })
}

fn shown(pack: &Pack, stored: &[PathwayPackRecord], today: NaiveDate) -> PathwayPack {
    let of_pack = || stored.iter().filter(|it| pack.own && it.pack == pack.pack);
    let earlier = of_pack().rev().filter(|it| it.ended_at.is_some()).map(|it| it.version.clone());
    PathwayPack {
        pack: pack.pack.clone(),
        name: pack.name.clone(),
        version: pack.version.clone(),
        source: pack.source.clone(),
        verified_on: pack.verified_on.map(|day| day.to_string()),
        steps: count(pack.steps.len()),
        areas: pack.areas(),
        own: pack.own,
        check: pack.is_to_check(today),
        added_at: of_pack().find(|it| it.ended_at.is_none()).map(|it| it.added_at.clone()),
        unread: false,
        earlier: earlier.collect(),
    }
}

/// Returns a pack in use that this Daybook cannot read, so that it can be seen and removed.
fn unread(stored: &PathwayPackRecord) -> Option<PathwayPack> {
    Pack::kept(&stored.content).is_none().then(|| PathwayPack {
        pack: stored.pack.clone(),
        name: stored.pack.clone(),
        version: stored.version.clone(),
        source: String::new(),
        verified_on: None,
        steps: 0,
        areas: Vec::new(),
        own: true,
        check: false,
        added_at: Some(stored.added_at.clone()),
        unread: true,
        earlier: Vec::new(),
    })
}

fn waiting(vault: &Vault, today: NaiveDate) -> Answer<Option<PackPreview>> {
    let Some(text) = vault.form_draft(WAITING)? else { return Ok(None) };
    let before = before(vault, &text)?;
    let Ok(pack) = read_pack(&text, Pathways::current(), before.as_ref(), today) else { return Ok(None) };
    let (steps, gone) = preview_steps(&pack, before.as_ref());
    let steps = steps.into_iter().map(|(place, change)| {
        let step = &pack.steps[place];
        PreviewStep {
            id: step.id.clone(),
            title: step.title.clone(),
            when: step.trigger.clone(),
            who: step.who.clone(),
            contact: step.contact.clone(),
            contacts: step.contacts.iter().map(StepContact::from).collect(),
            gone: ways_gone(step, before.as_ref()).into_iter().map(StepContact::from).collect(),
            change: choice_word(&change),
        }
    });
    Ok(Some(PackPreview {
        steps: steps.collect(),
        areas: pack.areas(),
        check: pack.is_to_check(today),
        replaces: before.map(|it| it.version),
        gone,
        pack: pack.pack,
        name: pack.name,
        version: pack.version,
        source: pack.source,
    }))
}

impl From<&Fault> for PackFault {
    fn from(fault: &Fault) -> Self {
        Self { line: fault.line, code: choice_word(&fault.code), about: fault.about.clone() }
    }
}
