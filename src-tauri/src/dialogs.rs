//! Commands that open a dialog. One can stand open for long: such a command has a thread of its own, so that
//! notes go on being saved, and it holds the vault only before and after.

use tauri::{AppHandle, Manager, Runtime};

use crate::open_dialog::OpenDialog;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::save_dialog::SaveDialog;
use crate::session::{Session, unless_it_fails};

/// What such a command works with.
pub struct Desk<'a> {
    pub session: &'a Session,
    pub saving: &'a SaveDialog,
    pub opening: &'a OpenDialog,
}

/// Does something that may wait for a dialog. A fault in it is a refusal.
pub async fn aside<R: Runtime, T: Send + 'static>(
    app: AppHandle<R>,
    act: impl FnOnce(&Desk<'_>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let acting = move || {
        unless_it_fails(|| {
            let (session, saving) = (app.state::<Session>(), app.state::<SaveDialog>());
            act(&Desk { session: &session, saving: &saving, opening: &app.state::<OpenDialog>() })
        })
    };
    tauri::async_runtime::spawn_blocking(acting).await.map_err(|_| Refusal::new(RefusalCode::Unforeseen))?
}
