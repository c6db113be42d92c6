//! Asking where a document goes. The dialog is the system's own, opened from here, so the window learns
//! neither the place nor the name and needs no permission on files.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// Takes the suggested name; gives the place, or none when the worker chose nowhere.
type Ask = dyn Fn(&str) -> Option<PathBuf> + Send + Sync;

pub struct SaveDialog(Box<Ask>);

impl SaveDialog {
    /// Asks by calling `ask` with the suggested name; none means that the worker chose nowhere.
    pub fn new(ask: impl Fn(&str) -> Option<PathBuf> + Send + Sync + 'static) -> Self {
        Self(Box::new(ask))
    }

    /// The native dialog. In the window tests' build the environment chooses instead, since no test can
    /// press the buttons of the system's dialog.
    pub fn native<R: Runtime>(app: AppHandle<R>) -> Self {
        if cfg!(feature = "window-tests") {
            return Self::new(|_| std::env::var_os("DAYBOOK_SAVE_TO").map(PathBuf::from));
        }
        Self::new(move |name| {
            let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or("pdf");
            let dialog = app.dialog().file().set_file_name(name).add_filter(ending.to_uppercase(), &[ending]);
            dialog.blocking_save_file()?.into_path().ok()
        })
    }

    /// Returns where the worker wants the document, or none.
    pub fn ask_where(&self, suggested_name: &str) -> Option<PathBuf> {
        (self.0)(suggested_name)
    }
}
