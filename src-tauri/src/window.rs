//! The one window: its own pages only, no downloads, no second window, a title that tells nothing.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{App, AppHandle, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::safekeeping::Restoring;
use crate::session::Session;

/// Said to the page when someone closes the window: it saves what is typed and then asks to be closed.
const CLOSING: &str = "window.dispatchEvent(new Event('daybook-close'))";
/// Said to the page when the computer locks: it saves what is typed and then locks.
const LOCKING: &str = "window.dispatchEvent(new Event('daybook-lock'))";
/// Said to the page once the vault is closed, whoever closed it: nothing of a case stays on the screen.
const LOCKED: &str = "window.dispatchEvent(new Event('daybook-locked'))";
/// How long the page may take to save what is typed before the vault closes without it.
const SAVING: Duration = Duration::from_secs(2);
/// Closing again within this time closes at once: the page has not answered, or could not save and said so.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the window as `tauri.conf.json` describes it.
pub fn open<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        let window = WebviewWindowBuilder::from_config(app, config)?
            .on_navigation(is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .on_permission_request(|_, _| PermissionResponse::Deny)
            .build()?;
        let page = window.clone();
        let asked = Mutex::new(None);
        window.on_window_event(move |event| {
            if let WindowEvent::CloseRequested { api, .. } = event
                && may_wait(&asked, Instant::now())
                && page.eval(CLOSING).is_ok()
            {
                api.prevent_close();
            }
        });
    }
    Ok(())
}

/// Lets the page save what is typed and lock; closes the vault when it has not done so in time, as when a dialog holds it.
pub fn lock_first<R: Runtime>(app: &AppHandle<R>) {
    // Before anything is waited for: the page takes the case off the screen at once.
    say(app, LOCKING);
    app.state::<Restoring>().let_go();
    let session = app.state::<Session>();
    session.wait_until_closed(SAVING);
    session.lock();
    say_locked(app);
}

pub fn say_locked<R: Runtime>(app: &AppHandle<R>) {
    say(app, LOCKED);
}

/// Ends the process that has drawn the page, and has it drawn by a new one: whatever the old one held in memory is gone
/// with it. Returns whether that is done here; only WebKitGTK can be told to, and not in the window tests' build, whose driver
/// gives up with the process.
pub fn renew_page<R: Runtime>(window: &WebviewWindow<R>) -> bool {
    #[cfg(all(target_os = "linux", not(feature = "window-tests")))]
    {
        use webkit2gtk::WebViewExt;
        let renew = |page: tauri::webview::PlatformWebview| {
            page.inner().terminate_web_process();
            page.inner().reload();
        };
        window.with_webview(renew).is_ok()
    }
    #[cfg(not(all(target_os = "linux", not(feature = "window-tests"))))]
    {
        let _ = window;
        false
    }
}

fn say<R: Runtime>(app: &AppHandle<R>, words: &str) {
    for window in app.webview_windows().into_values() {
        let _ = window.eval(words);
    }
}

/// Tells whether closing may wait for the page: it may, once, until the patience has run out.
fn may_wait(asked: &Mutex<Option<Instant>>, now: Instant) -> bool {
    let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    let waiting = asked.is_some_and(|earlier| now - earlier < PATIENCE);
    *asked = (!waiting).then_some(now);
    !waiting
}

/// Tells whether an address is one of the pages compiled into the program.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_waits_for_the_page_once_and_never_keeps_the_worker_in() {
        let asked = Mutex::new(None);
        let now = Instant::now();
        assert!(may_wait(&asked, now), "the page saves first");
        assert!(!may_wait(&asked, now + Duration::from_secs(3)), "closed again: now it closes");
        assert!(may_wait(&asked, now + Duration::from_secs(60)), "later the page is asked again");
        assert!(may_wait(&asked, now + Duration::from_secs(90)), "and again");
    }

    #[test]
    fn only_the_programs_own_pages_open() {
        let own = |address: &str| is_own_page(&address.parse().expect("an address"));
        assert!(own("tauri://localhost/index.html"), "Linux and macOS");
        assert!(own("http://tauri.localhost/"), "Windows");
        for other in ["https://example.org/", "file:///etc/hosts", "data:text/html,x", "about:blank"] {
            assert!(!own(other), "nothing else: {other}");
        }
    }
}
