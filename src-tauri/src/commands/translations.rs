//! Translations of the statements that an organisation adds from a file.

use casework::case::choice_word;
use casework::statements::Statements;
use casework::translation::{LARGEST, TranslationFault as Fault, TranslationPack as Pack, is_outdated};
use tauri::{AppHandle, Runtime, State};
use vault::Vault;
use vault::store::TranslationPackRecord;

use super::cases::count;
use crate::answers::{TranslationFault, TranslationPack, Translations};
use crate::dialogs;
use crate::open_dialog::read_whole;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_translations(session: State<'_, Session>) -> Answer<Translations> {
    session.with(|vault, _| list(vault, Vec::new()))
}

/// Lets the worker choose a file of translations. It is checked whole before it is kept: one with a fault changes nothing.
#[tauri::command]
pub async fn add_translations<R: Runtime>(app: AppHandle<R>) -> Answer<Option<Translations>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (_, content) = read_whole(&path)?;
        let read = check(&content);
        desk.session.with(|vault, now| match read {
            Ok((text, pack)) => {
                vault.keep_translation_pack(&pack.language, text, now)?;
                list(vault, Vec::new()).map(Some)
            }
            Err(faults) => list(vault, faults).map(Some),
        })
    })
    .await
}

#[tauri::command(async)]
pub fn remove_translations(session: State<'_, Session>, pack: String) -> Answer<Translations> {
    session.with(|vault, now| {
        vault.remove_translation_pack(&pack, now)?;
        list(vault, Vec::new())
    })
}

fn check(content: &[u8]) -> Result<(&str, Pack), Vec<TranslationFault>> {
    if content.len() > LARGEST {
        return Err(vec![whole("too-large")]);
    }
    let text = std::str::from_utf8(content).map_err(|_| vec![whole("not-toml")])?;
    let pack = Pack::read(text, Statements::current());
    let pack = pack.map_err(|faults| faults.iter().map(TranslationFault::from).collect::<Vec<_>>())?;
    Ok((text, pack))
}

fn whole(code: &str) -> TranslationFault {
    TranslationFault { line: 0, code: code.to_owned(), about: String::new() }
}

fn list(vault: &Vault, faults: Vec<TranslationFault>) -> Answer<Translations> {
    let packs = vault.translation_packs()?.into_iter().filter_map(pack).collect();
    Ok(Translations { packs, faults })
}

fn pack(stored: TranslationPackRecord) -> Option<TranslationPack> {
    let statements = Statements::current();
    let pack = Pack::read(&stored.content, statements).ok()?;
    let older = pack
        .statements
        .iter()
        .filter(|it| statements.statement(&it.id).is_some_and(|statement| is_outdated(it, statement)));
    Some(TranslationPack {
        id: stored.id,
        tag: pack.language.clone(),
        english_name: pack.english_name.clone(),
        name: pack.name.clone(),
        direction: choice_word(&pack.direction),
        source: pack.source.clone(),
        added_at: stored.added_at,
        outdated: count(older.count()),
        statements: count(pack.statements.len()),
    })
}

impl From<&Fault> for TranslationFault {
    fn from(fault: &Fault) -> Self {
        Self { line: fault.line, code: choice_word(&fault.code), about: fault.about.clone() }
    }
}
