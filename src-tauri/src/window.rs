//! The one window: its own pages only, no downloads, no second window, a title that tells nothing.

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{App, Runtime, Url, WebviewWindowBuilder};

/// Opens the window as `tauri.conf.json` describes it.
pub fn open<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, config)?
            .on_navigation(is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .on_permission_request(|_, _| PermissionResponse::Deny)
            .build()?;
    }
    Ok(())
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
    fn only_the_programs_own_pages_open() {
        let own = |address: &str| is_own_page(&address.parse().expect("an address"));
        assert!(own("tauri://localhost/index.html"), "Linux and macOS");
        assert!(own("http://tauri.localhost/"), "Windows");
        for other in ["https://example.org/", "file:///etc/hosts", "data:text/html,x", "about:blank"] {
            assert!(!own(other), "nothing else: {other}");
        }
    }
}
