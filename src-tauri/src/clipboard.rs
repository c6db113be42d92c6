//! The clipboard: one answer at a time, kept out of clipboard histories, taken back after a minute. What was
//! put there by someone since is left alone.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::refusal::{Answer, Refusal, RefusalCode};

/// Long enough to change windows and paste.
pub const CLEARS_AFTER: Duration = Duration::from_secs(60);

/// What is behind the clipboard: the system's, or a test's.
pub trait Board {
    /// Puts a text there that histories and clouds are asked to leave out.
    fn put(&mut self, text: &str) -> Option<()>;
    fn read(&mut self) -> Option<String>;
    fn clear(&mut self);
}

/// How long a command waits for the system's clipboard: another program can keep it waiting.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often the clipboard's own thread looks whether a text has been there long enough.
const LOOK: Duration = Duration::from_secs(1);

/// The clipboard has a thread of its own: nothing else, locking least of all, ever waits for another program.
pub struct Clipboard(Mutex<Sender<Act>>);

enum Act {
    Put(Zeroizing<String>, Sender<Option<()>>),
    Clear(Sender<()>),
}

impl Clipboard {
    /// Works with what `open` opens, when it is first needed and on the thread where it is used.
    pub fn on<B: Board + 'static>(open: impl Fn() -> Option<B> + Send + 'static) -> Self {
        let (sender, acts) = channel();
        std::thread::spawn(move || attend(&acts, &open));
        Self(Mutex::new(sender))
    }

    /// The system's clipboard.
    pub fn native() -> Self {
        Self::on(|| arboard::Clipboard::new().ok().map(System))
    }

    /// Puts a text on the clipboard, byte for byte.
    pub fn put(&self, text: Zeroizing<String>) -> Answer<()> {
        let (done, wait) = channel();
        self.send(Act::Put(text, done));
        let put = wait.recv_timeout(PATIENCE).ok().flatten();
        put.ok_or_else(|| Refusal::new(RefusalCode::NoClipboard))
    }

    /// Takes our text back, and waits for nothing: Daybook locks.
    pub fn clear_now(&self) {
        self.send(Act::Clear(channel().0));
    }

    /// Takes our text back before the program ends, if the system lets it.
    pub fn clear_before_the_end(&self) {
        let (done, wait) = channel();
        self.send(Act::Clear(done));
        let _ = wait.recv_timeout(LOOK);
    }

    fn send(&self, act: Act) {
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Its thread ends only with the program.
        let _ = sender.send(act);
    }
}

fn attend<B: Board>(acts: &Receiver<Act>, open: &impl Fn() -> Option<B>) {
    let mut held = Held { board: None, ours: None };
    loop {
        match acts.recv_timeout(LOOK) {
            Ok(Act::Put(text, done)) => {
                let _ = done.send(held.put(&text, open));
            }
            Ok(Act::Clear(done)) => {
                held.clear();
                let _ = done.send(());
            }
            Err(RecvTimeoutError::Timeout) => held.clear_when_due(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

struct Held<B> {
    board: Option<B>,
    /// What we put there, by its digest, and when.
    ours: Option<(String, Instant)>,
}

impl<B: Board> Held<B> {
    fn put(&mut self, text: &str, open: &impl Fn() -> Option<B>) -> Option<()> {
        if self.board.is_none() {
            self.board = open();
        }
        self.board.as_mut()?.put(text)?;
        self.ours = Some((vault::fingerprint(text.as_bytes()), Instant::now()));
        Some(())
    }

    fn clear_when_due(&mut self) {
        if self.ours.as_ref().is_some_and(|(_, put_at)| put_at.elapsed() >= CLEARS_AFTER) {
            self.clear();
        }
    }

    fn clear(&mut self) {
        let (Some((ours, _)), Some(board)) = (self.ours.take(), self.board.as_mut()) else { return };
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
    use std::sync::{Arc, MutexGuard};

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<String>>);

    impl Shared {
        fn text(&self) -> MutexGuard<'_, String> {
            self.0.lock().expect("no test panics while it holds it")
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

    fn text(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[test]
    fn what_we_put_there_goes_and_what_others_put_there_stays() {
        let shared = Shared::default();
        let board = shared.clone();
        let clipboard = Clipboard::on(move || Some(board.clone()));
        clipboard.put(text("a “quoted” answer\n– with signs")).expect("put");
        assert_eq!(*shared.text(), "a “quoted” answer\n– with signs", "byte for byte");
        clipboard.clear_before_the_end();
        assert!(shared.text().is_empty(), "ours is taken back");
        clipboard.put(text("ours")).expect("put");
        "somebody else's".clone_into(&mut shared.text());
        clipboard.clear_before_the_end();
        assert_eq!(*shared.text(), "somebody else's", "another's is left alone");
    }

    #[test]
    fn a_minute_later_it_is_taken_back_and_not_before() {
        let shared = Shared::default();
        let mut held = Held { board: Some(shared.clone()), ours: None };
        held.put("ours", &|| None).expect("put");
        held.clear_when_due();
        assert!(!shared.text().is_empty(), "not before its time");
        if let Some((_, put_at)) = &mut held.ours {
            *put_at = put_at.checked_sub(CLEARS_AFTER).expect("the clock has run for a minute");
        }
        held.clear_when_due();
        assert!(shared.text().is_empty(), "its minute is over");
    }

    #[test]
    fn locking_never_waits_for_a_clipboard_that_does_not_answer() {
        let shared = Shared::default();
        let board = shared.clone();
        let clipboard = Clipboard::on(move || Some(board.clone()));
        clipboard.put(text("ours")).expect("put");
        let stuck = shared.text();
        clipboard.clear_now();
        drop(stuck);
        clipboard.clear_before_the_end();
        assert!(shared.text().is_empty(), "it was taken back once the other let go");
    }

    #[test]
    fn a_computer_without_a_clipboard_says_so() {
        let clipboard = Clipboard::on(|| None::<Shared>);
        let refusal = clipboard.put(text("ours")).expect_err("there is none");
        assert_eq!(refusal.code, RefusalCode::NoClipboard, "in a code the window has words for");
    }
}
