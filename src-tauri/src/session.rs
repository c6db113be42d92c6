//! The open vault, behind one lock, and the clock that closes it.
//!
//! Commands come here with what they want done; nothing else holds the vault. When it closes, the
//! connection and its key go together, and the next command is refused as `locked`.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::Local;
use vault::{Closed, Moment, Passphrase, Vault, VaultError};

use crate::refusal::{Answer, Refusal, RefusalCode};

/// Closes by itself after this long without a key press or a click.
const IDLE_LIMIT: Duration = Duration::from_secs(10 * 60);

pub struct Session {
    home: Closed,
    open: Mutex<Option<Open>>,
}

struct Open {
    vault: Vault,
    last_active: Instant,
}

impl Session {
    pub fn new(home: Closed) -> Self {
        Self { home, open: Mutex::new(None) }
    }

    /// Returns the present moment on this computer's clock, the only place that asks it.
    #[expect(clippy::disallowed_methods, reason = "this is that one place")]
    pub fn now() -> Moment {
        Local::now().fixed_offset()
    }

    /// Returns the vault's place while it is closed.
    pub fn home(&self) -> &Closed {
        &self.home
    }

    /// Does something with the open vault, or is refused as `locked`.
    pub fn with<T>(&self, act: impl FnOnce(&mut Vault, Moment) -> Answer<T>) -> Answer<T> {
        match self.held().as_mut() {
            Some(open) => act(&mut open.vault, Self::now()),
            None => Err(Refusal::new(RefusalCode::Locked)),
        }
    }

    /// Makes a vault and leaves it open.
    pub fn create(&self, passphrase: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        *held = Some(Open::new(self.home.create(passphrase)?));
        Ok(())
    }

    /// Opens the vault. One that is open already is refused and stays open.
    pub fn unlock(&self, passphrase: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        *held = Some(Open::new(self.home.unlock(passphrase, Self::now())?));
        Ok(())
    }

    /// Closes the vault; closing a closed one changes nothing.
    pub fn lock(&self) {
        if let Some(open) = self.held().take() {
            open.vault.lock();
        }
    }

    pub fn is_open(&self) -> bool {
        self.held().is_some()
    }

    /// Notes that someone is at the keyboard.
    pub fn still_here(&self) {
        if let Some(open) = self.held().as_mut() {
            open.last_active = Instant::now();
        }
    }

    /// Returns how long until Daybook closes by itself, while it is open.
    pub fn closes_in(&self) -> Option<Duration> {
        self.held().as_ref().map(|open| IDLE_LIMIT.saturating_sub(open.last_active.elapsed()))
    }

    /// Closes the vault when no one has been there for the limit. Never waits for the window: what was
    /// typed is in the vault within a second of the key press.
    pub fn lock_if_idle(&self) {
        if self.closes_in().is_some_and(|left| left.is_zero()) {
            self.lock();
        }
    }

    /// A command that panicked left the vault whole: every change is one transaction.
    fn held(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn new(vault: Vault) -> Self {
        Self { vault, last_active: Instant::now() }
    }
}
