//! The window's own acts: a fresh page behind the lock, and closing once everything typed is on the disk.

use tauri::{Runtime, State, WebviewWindow};

use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command]
pub fn close_window<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window.destroy().map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}

/// Puts a page that has never held a case in the place of the one that asks. Returns false, and changes nothing, while
/// the vault is open and where the system cannot.
#[tauri::command(async)]
pub fn renew_page<R: Runtime>(window: WebviewWindow<R>, session: State<'_, Session>) -> Answer<bool> {
    Ok(!session.is_open() && crate::window::renew_page(&window))
}

/// Takes the window off the screen once it is covered; it comes back as any window does.
#[tauri::command]
pub fn put_aside<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window.minimize().map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
