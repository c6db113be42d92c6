//! A worker's desk on the mock runtime: one window, one vault in a folder of its own.

use std::path::PathBuf;

use daybook::save_dialog::SaveDialog;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, AppHandle, Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

use crate::PASSPHRASE;

pub struct Desk {
    app: App<MockRuntime>,
    folder: TempDir,
    pub case: String,
    pub note: String,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// A desk with a new, open vault, whose save dialog always says the same place.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("referral.pdf");
        Self::in_folder(folder, SaveDialog::new(move |_| Some(target.clone())))
    }

    /// A desk with a new, open vault in that folder and that save dialog.
    pub fn in_folder(folder: TempDir, dialog: SaveDialog) -> Self {
        let app = daybook::with_commands(mock_builder(), folder.path().join("home"))
            .manage(dialog)
            .build(daybook::context())
            .expect("the real configuration builds");
        for label in ["main", "another-window"] {
            WebviewWindowBuilder::new(&app, label, Default::default()).build().expect("a mock window");
        }
        let desk = Self { app, folder, case: String::new(), note: String::new() };
        desk.ask("create_vault", json!({ "passphrase": PASSPHRASE })).expect("made");
        desk
    }

    /// A desk with an open vault, one adult's case and one note being written.
    pub fn with_a_case() -> Self {
        let mut desk = Self::new();
        let case = json!({
            "called": "AM", "ageGroup": "adult", "nation": "england", "language": "Vietnamese", "interpreter": "needed"
        });
        desk.case = text(&desk.ask("open_case", json!({ "case": case })).expect("opened")["id"]);
        desk.note = text(&desk.ask("begin_note", json!({ "case": desk.case })).expect("begun")["id"]);
        desk
    }

    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.ask_from("main", command, arguments)
    }

    pub fn ask_from(&self, window: &str, command: &str, arguments: Value) -> Result<Value, Value> {
        let window: WebviewWindow<MockRuntime> = self.app.get_webview_window(window).expect("built above");
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&window, request).map(|body| body.deserialize().expect("JSON"))
    }

    /// Where the save dialog of this desk always says.
    pub fn saved_pdf(&self) -> PathBuf {
        self.folder.path().join("referral.pdf")
    }

    pub fn handle(&self) -> AppHandle<MockRuntime> {
        self.app.handle().clone()
    }

    /// The folder of the vault.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }
}

/// Returns a text that must be one.
pub fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}
