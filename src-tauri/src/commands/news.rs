//! News asked for: the prepared words on the clipboard, and the log.

use casework::decision::TypedAsk;
use tauri::State;
use zeroize::Zeroizing;

use crate::answers::{AskToRecord, CopiedText, DecisionPage};
use crate::clipboard::{CLEARS_AFTER, Clipboard};
use crate::decision_page::Decisions;
use crate::note_in_hand::signature;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command(async)]
pub fn record_news_asked(
    session: State<'_, Session>,
    case: String,
    ask: AskToRecord,
) -> Answer<DecisionPage> {
    session.with(|vault, now| {
        let AskToRecord { on, whom, how, answer, again_on } = ask;
        let mut asked = TypedAsk { on, whom, how, answer, again_on }.read(now.date_naive())?;
        asked.signed = signature(vault)?;
        vault.record_news_asked(&case, &asked, now)?;
        Decisions::of(vault, &case, now)?.page()
    })
}

/// Puts the prepared words on the clipboard, from where they go by themselves.
#[tauri::command(async)]
pub fn copy_ask_text(
    session: State<'_, Session>,
    clipboard: State<'_, Clipboard>,
    case: String,
) -> Answer<CopiedText> {
    let text =
        session.with(|vault, now| Ok(Zeroizing::new(Decisions::of(vault, &case, now)?.ask_text()?)))?;
    if text.is_empty() {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    clipboard.put(text)?;
    Ok(CopiedText { clears_in_seconds: u32::try_from(CLEARS_AFTER.as_secs()).unwrap_or(u32::MAX) })
}
