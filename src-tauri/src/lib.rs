//! Daybook, the program: the window asks, `commands` answer, the vault and the rules do the work.

#[cfg(all(feature = "window-tests", not(debug_assertions)))]
compile_error!("the window tests' build takes its folders from the environment; it is never a release");

pub mod answers;
mod attached;
mod beside;
mod case_file;
mod case_words;
mod caseload;
pub mod clipboard;
pub mod commands;
mod consent_page;
mod consent_paper;
mod consent_record;
pub mod contract;
mod copies_compared;
mod copies_list;
mod copy_file;
mod copy_in_hand;
mod copy_page;
mod decision_page;
mod decision_paper;
mod decision_words;
mod dialogs;
mod differences;
mod draft;
mod evidence;
mod hand_over;
pub mod harden;
mod identifying;
mod idle;
mod leaving;
mod links;
mod managed;
mod news_text;
mod note_in_hand;
mod note_text;
mod numbers_card;
mod online;
pub mod open_dialog;
mod other_routes;
mod paper_words;
mod partnership;
mod partnership_page;
mod partnership_paper;
mod partnership_returns;
mod partnership_words;
mod person_typed;
mod places;
mod prompt_sheet;
pub mod refusal;
mod reminding;
mod retained;
mod review_in_hand;
mod safekeeping;
pub mod save_dialog;
mod sealed_review;
pub mod session;
mod sign_offs;
mod signers;
mod situated;
mod sources;
mod system_lock;
mod talk_page;
mod timeline;
mod tracked;
mod ways_in;
mod window;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tauri::{App, Builder, Context, Manager, RunEvent, Runtime};
use vault::Closed;

use clipboard::Clipboard;
use managed::ManagedFile;
use open_dialog::OpenDialog;
use save_dialog::SaveDialog;
use session::{Beat, Session};

macro_rules! handler {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty;)*) => {
        tauri::generate_handler![$(commands::$module::$name),*]
    };
}

/// Gives a builder every command and a session on the vault in `home`, with what the file at `managed` sets. The program and the tests on
/// Tauri's mock runtime share this.
pub fn with_commands<R: Runtime>(builder: Builder<R>, home: PathBuf, managed: &Path) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .manage(Session::new(Closed::at(home), ManagedFile::read(managed)))
        .manage(copy_in_hand::Waiting::default())
        .manage(partnership_returns::Chosen::default())
        .manage(safekeeping::Restoring::default())
        .invoke_handler(commands::every_command!(handler))
}

/// Returns the compiled configuration: window, content policy, access list.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Runs the program until its window closes.
pub fn run() {
    let context = context();
    let home = home(&context.config().identifier).expect("an account has a folder for its data");
    let single = tauri_plugin_single_instance::init(|app, _, _| {
        for window in app.webview_windows().into_values() {
            let _ = window.set_focus();
        }
    });
    let app = with_commands(Builder::default().plugin(single), home, &managed::place())
        .setup(|app| Ok(begin(app)?))
        .build(context)
        .expect("the configuration is compiled in and the tests build it");
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Session>().lock();
            app.state::<Clipboard>().clear_before_the_end();
        }
    });
}

fn begin<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    app.manage(SaveDialog::native(app.handle().clone()));
    app.manage(OpenDialog::native(app.handle().clone()));
    app.manage(Clipboard::native());
    window::open(app)?;
    let handle = app.handle().clone();
    system_lock::follow(move || window::lock_first(&handle));
    let handle = app.handle().clone();
    std::thread::spawn(move || {
        let mut earlier = Beat::now();
        let mut was_open = false;
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = Beat::now();
            let session = handle.state::<Session>();
            session.lock_if_left(earlier, now);
            session.look_after();
            let restoring = handle.state::<safekeeping::Restoring>();
            let let_go = restoring.let_go_if_left(now.slept_since(earlier), Instant::now());
            let clipboard = handle.state::<Clipboard>();
            let is_open = session.is_open();
            if !is_open {
                clipboard.clear_now();
            }
            if let_go || was_open && !is_open {
                window::say_locked(&handle);
            }
            was_open = is_open;
            // Where the steady clock goes on in sleep, only what passes from here on may be sleep.
            earlier = if cfg!(windows) { Beat::now() } else { now };
        }
    });
    Ok(())
}

/// Returns the folder of the vault: the system's own place for this program's data.
fn home(identifier: &str) -> Option<PathBuf> {
    #[cfg(feature = "window-tests")]
    if let Some(home) = std::env::var_os("DAYBOOK_HOME") {
        return Some(home.into());
    }
    Some(data_folder()?.join(identifier))
}

fn data_folder() -> Option<PathBuf> {
    data_folder_on(std::env::consts::OS, |variable| std::env::var_os(variable).map(PathBuf::from))
}

/// On Windows it is the folder that stays on this computer. The other one roams: it is copied to a server, and an older
/// vault could come back from there, as from a synced folder.
fn data_folder_on(system: &str, says: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let named = |variable: &str| says(variable).filter(|it| it.is_absolute());
    match system {
        "windows" => named("LOCALAPPDATA"),
        "macos" => Some(named("HOME")?.join("Library/Application Support")),
        _ => named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local/share"))),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_vault_lies_where_nothing_copies_it_elsewhere() {
        let says = |variable: &str| Some(PathBuf::from("/w").join(variable));
        let on = |system| data_folder_on(system, says).expect("a folder");
        assert_eq!(on("windows"), Path::new("/w/LOCALAPPDATA"), "not the one that roams");
        assert_eq!(on("macos"), Path::new("/w/HOME/Library/Application Support"), "as is usual there");
        assert_eq!(on("linux"), Path::new("/w/XDG_DATA_HOME"), "as is usual there");
        let unset = |variable: &str| (variable == "HOME").then(|| PathBuf::from("/w"));
        assert_eq!(data_folder_on("linux", unset), Some("/w/.local/share".into()), "where nothing is said");
        assert_eq!(data_folder_on("windows", |_| Some("w".into())), None, "nowhere in particular");
    }
}
