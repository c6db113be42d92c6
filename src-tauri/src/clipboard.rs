//! The clipboard: one answer at a time, kept out of clipboard histories, taken back after a minute. What was
//! put there by someone since is left alone.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::refusal::{Answer, Refusal, RefusalCode};

/// Long enough to change windows and paste.
pub const CLEARS_AFTER: Duration = Duration::from_secs(60);

/// What is behind the clipboard: the system's, or a test's.
pub trait Board: Send {
    /// Puts a text there that histories and clouds are asked to leave out.
    fn put(&mut self, text: &str) -> Option<()>;
    fn read(&mut self) -> Option<String>;
    fn clear(&mut self);
}

pub struct Clipboard(Mutex<Held>);

struct Held {
    board: Option<Box<dyn Board>>,
    /// What we put there, by its digest, and when.
    ours: Option<(String, Instant)>,
}

impl Clipboard {
    pub fn on(board: impl Board + 'static) -> Self {
        Self(Mutex::new(Held { board: Some(Box::new(board)), ours: None }))
    }

    /// The system's clipboard, opened when it is first used.
    pub fn native() -> Self {
        Self(Mutex::new(Held { board: None, ours: None }))
    }

    /// Puts a text on the clipboard, byte for byte.
    pub fn put(&self, text: &str) -> Answer<()> {
        let mut held = self.held();
        let put = held.board().and_then(|board| board.put(text));
        put.ok_or_else(|| Refusal::new(RefusalCode::NoClipboard))?;
        held.ours = Some((vault::fingerprint(text.as_bytes()), Instant::now()));
        Ok(())
    }

    /// Takes our text back once it has been there long enough.
    pub fn clear_when_due(&self) {
        let mut held = self.held();
        if held.ours.as_ref().is_some_and(|(_, put_at)| put_at.elapsed() >= CLEARS_AFTER) {
            held.clear();
        }
    }

    /// Takes our text back at once: Daybook locks or ends.
    pub fn clear_now(&self) {
        self.held().clear();
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn board(&mut self) -> Option<&mut Box<dyn Board>> {
        if self.board.is_none() {
            self.board = Some(Box::new(System(arboard::Clipboard::new().ok()?)));
        }
        self.board.as_mut()
    }

    fn clear(&mut self) {
        let Some((ours, _)) = self.ours.take() else { return };
        let Some(board) = self.board() else { return };
        if board.read().is_some_and(|text| vault::fingerprint(text.as_bytes()) == ours) {
            board.clear();
        }
    }
}

struct System(arboard::Clipboard);

impl Board for System {
    fn put(&mut self, text: &str) -> Option<()> {
        quietly(self.0.set()).text(text).ok()
    }

    fn read(&mut self) -> Option<String> {
        self.0.get_text().ok()
    }

    fn clear(&mut self) {
        let _ = self.0.clear();
    }
}

/// Asks the system's histories, clouds and watchers to leave the text out.
#[cfg(target_os = "linux")]
fn quietly(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn quietly(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn quietly(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<String>>);

    impl Shared {
        fn text(&self) -> MutexGuard<'_, String> {
            self.0.lock().expect("one thread")
        }
    }

    impl Board for Shared {
        fn put(&mut self, text: &str) -> Option<()> {
            text.clone_into(&mut self.text());
            Some(())
        }
        fn read(&mut self) -> Option<String> {
            Some(self.text().clone())
        }
        fn clear(&mut self) {
            self.text().clear();
        }
    }

    #[test]
    fn what_we_put_there_goes_and_what_others_put_there_stays() {
        let shared = Shared::default();
        let clipboard = Clipboard::on(shared.clone());
        clipboard.put("a “quoted” answer\n– with signs").expect("put");
        assert_eq!(*shared.text(), "a “quoted” answer\n– with signs", "byte for byte");
        clipboard.clear_when_due();
        assert!(!shared.text().is_empty(), "not before its time");
        clipboard.clear_now();
        assert!(shared.text().is_empty(), "ours is taken back");
        clipboard.put("ours").expect("put");
        "somebody else's".clone_into(&mut shared.text());
        clipboard.clear_now();
        assert_eq!(*shared.text(), "somebody else's", "another's is left alone");
    }

    #[test]
    fn a_minute_later_it_is_taken_back() {
        let shared = Shared::default();
        let clipboard = Clipboard::on(shared.clone());
        clipboard.put("ours").expect("put");
        if let Some((_, put_at)) = &mut clipboard.held().ours {
            *put_at = put_at.checked_sub(CLEARS_AFTER).expect("the clock has run for a minute");
        }
        clipboard.clear_when_due();
        assert!(shared.text().is_empty(), "its minute is over");
    }
}
