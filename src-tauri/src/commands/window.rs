//! The window's last act: it closes once everything typed is on the disk.

use tauri::{Runtime, WebviewWindow};

use crate::refusal::{Answer, Refusal, RefusalCode};

#[tauri::command]
pub fn close_window<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window.destroy().map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
