//! Copies of cases to review: opened, listed by urgency, reviewed, compared.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::review::{Checklist, TypedReview};
use tauri::{AppHandle, Manager, Runtime, State};
use vault::sealed_file::{Fault, Why, needs_passphrase};
use zeroize::Zeroizing;

use crate::answers::{
    Copies, CopyComparison, CopyFileView, CopyOpened, CopyPage, Picture, ReviewShown, ReviewTyped, SavedFile,
};
use crate::copy_file::CopyFile;
use crate::copy_in_hand::{self as in_hand, NotOpened, Opener, Waiting};
use crate::dialogs::{self, Desk};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{copies_compared, copies_list, copy_page, review_in_hand, sealed_review, sign_offs};

/// Lets the worker choose a sealed file. It is checked whole before anything of it is kept or shown.
#[tauri::command]
pub async fn choose_copy<R: Runtime>(app: AppHandle<R>) -> Answer<Option<CopyOpened>> {
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let waiting = handle.state::<Waiting>();
        waiting.put(None);
        match File::open(&path).map_err(|_| unreadable()).and_then(needs_passphrase) {
            Ok(true) => {
                waiting.put(Some(path));
                Ok(Some(standing("passphrase", "", None)))
            }
            Ok(false) => take_in(desk, &path, None).map(Some),
            Err(fault) => Ok(Some(refused(&fault))),
        }
    })
    .await
}

/// Opens the chosen file with the passphrase that came by other means.
#[tauri::command]
pub async fn open_copy<R: Runtime>(app: AppHandle<R>, passphrase: String) -> Answer<CopyOpened> {
    let passphrase = Zeroizing::new(passphrase);
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let waiting = handle.state::<Waiting>();
        let path: PathBuf = waiting.path().ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let opened = take_in(desk, &path, Some(passphrase))?;
        if opened.standing != Why::WrongPassphrase.code() {
            waiting.put(None);
        }
        Ok(opened)
    })
    .await
}

fn take_in(desk: &Desk<'_>, path: &Path, passphrase: Option<Zeroizing<String>>) -> Answer<CopyOpened> {
    let opener = match passphrase {
        Some(text) => Opener::Passphrase(text),
        None => Opener::Own(desk.session.with(|vault, now| Ok(vault.own_keys(now)?))?),
    };
    // The vault is free meanwhile: notes go on being saved.
    let opened = match in_hand::open(|| File::open(path), &opener) {
        Ok(opened) => opened,
        Err(NotOpened::Fault(fault)) => return Ok(refused(&fault)),
        Err(NotOpened::Review) => return Ok(standing("review", "", None)),
    };
    desk.session.with(|vault, now| {
        let (copy, known) = in_hand::keep(vault, path, &opened, &opener, now)?;
        Ok(standing(if known { "known" } else { "kept" }, "", Some(copy)))
    })
}

fn unreadable() -> Fault {
    Fault { why: Why::Unreadable, part: String::new() }
}

fn refused(fault: &Fault) -> CopyOpened {
    standing(fault.why.code(), &fault.part, None)
}

fn standing(standing: &str, part: &str, copy: Option<String>) -> CopyOpened {
    CopyOpened { standing: standing.to_owned(), part: part.to_owned(), copy }
}

#[tauri::command(async)]
pub fn list_copies(session: State<'_, Session>, from: u32) -> Answer<Copies> {
    session.with(|vault, now| copies_list::list(vault, from, now))
}

#[tauri::command(async)]
pub fn read_copy(session: State<'_, Session>, copy: String) -> Answer<CopyPage> {
    session.with(|vault, now| {
        let second = sign_offs::rule(vault, session.managed().second_sign_off())?.second;
        copy_page::page(vault, &copy, second, now)
    })
}

/// Keeps a review as it is typed, valid or not.
#[tauri::command(async)]
pub fn save_review(session: State<'_, Session>, copy: String, typed: ReviewTyped) -> Answer<ReviewShown> {
    session.with(|vault, now| {
        let saved_at = vault.save_review(&copy, &in_hand::json(&typed)?, now)?;
        Ok(ReviewShown { typed, saved_at: Some(saved_at), finished_at: None, findings: Vec::new() })
    })
}

/// Fixes a review, when nothing is missing in it. What is missing is named, and what was typed is kept.
#[tauri::command(async)]
pub fn finish_review(session: State<'_, Session>, copy: String, typed: ReviewTyped) -> Answer<ReviewShown> {
    session.with(|vault, now| {
        vault.save_review(&copy, &in_hand::json(&typed)?, now)?;
        let (_, opened) = in_hand::reopen(vault, &copy, now)?;
        TypedReview::from(&typed).read(Checklist::current(), &opened.document.file)?;
        vault.finish_review(&copy, &in_hand::json(&typed)?, now)?;
        review_in_hand::shown(vault, &copy, &opened.document.file, typed.asks_second)
    })
}

/// Seals the finished review for whoever made the copy, and saves it where the supervisor says.
#[tauri::command]
pub async fn save_review_file<R: Runtime>(app: AppHandle<R>, copy: String) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        let number = desk.session.with(|vault, _| sealed_review::number(vault, &copy))?;
        let Some(target) = desk.saving.ask_where(&format!("Review {number}.daybook")) else {
            return Ok(None);
        };
        desk.session.with(|vault, now| {
            let bytes = sealed_review::sealed(vault, &copy, now)?;
            let saved_at = vault.export_of_all("review-saved", &bytes, &target, now)?;
            Ok(Some(SavedFile {
                bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                fingerprint: vault::fingerprint(&bytes),
                saved_at,
            }))
        })
    })
    .await
}

#[tauri::command(async)]
pub fn compare_copies(session: State<'_, Session>, older: String, newer: String) -> Answer<CopyComparison> {
    session.with(|vault, now| copies_compared::compared(vault, &older, &newer, now))
}

/// Removes a copy from this computer. What was finished of its review stays on record.
#[tauri::command(async)]
pub fn remove_copy(session: State<'_, Session>, copy: String) -> Answer<Copies> {
    session.with_beside(|vault, beside, now| {
        beside.copy_file = None;
        let record = vault.copy(&copy)?;
        // Of the person nothing is left, and nothing that opened the file.
        let left = in_hand::kept(&record).and_then(|kept| in_hand::left(&kept)).unwrap_or_default();
        vault.remove_copy(&copy, &left, now)?;
        copies_list::list(vault, 0, now)
    })
}

/// Returns a file that came with a copy, as it can be looked at.
#[tauri::command]
pub async fn read_copy_file<R: Runtime>(
    app: AppHandle<R>,
    copy: String,
    part: String,
) -> Answer<CopyFileView> {
    dialogs::aside(app, move |desk| Ok(copy_file(desk, &copy, &part)?.view())).await
}

/// Returns a picture of a file that came with a copy, as `draw_attachment` does of one that is here.
#[tauri::command]
pub async fn draw_copy_file<R: Runtime>(
    app: AppHandle<R>,
    copy: String,
    part: String,
    page: u32,
    width: u32,
) -> Answer<Picture> {
    dialogs::aside(app, move |desk| copy_file(desk, &copy, &part)?.drawn(page, width)).await
}

fn copy_file(desk: &Desk, copy: &str, part: &str) -> Answer<Arc<CopyFile>> {
    desk.session
        .with_beside(|vault, beside, now| CopyFile::of(&mut beside.copy_file, vault, (copy, part), now))
}
