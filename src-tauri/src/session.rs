//! The open vault, behind one lock, and the clock that closes it.
//!
//! Commands come here with what they want done; nothing else holds the vault. When it closes, the
//! connection and its key go together, and the next command is refused as `locked`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use casework::safeguarding::Pathways;
use chrono::{Local, TimeDelta};
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
    /// SQLCipher stays in its error state once a page has failed; so does the answer, until it is reopened.
    damaged: bool,
}

/// The two clocks at one moment: the wall's, and the one that stands still while the computer sleeps.
#[derive(Clone, Copy)]
pub struct Beat {
    wall: SystemTime,
    steady: Instant,
}

/// A gap between the two clocks longer than this means that the computer slept, or that its clock was set
/// forward by as much.
const SLEEP: Duration = Duration::from_secs(30);

impl Beat {
    #[expect(clippy::disallowed_methods, reason = "the session's clock is the one place that asks")]
    pub fn now() -> Self {
        Self { wall: SystemTime::now(), steady: Instant::now() }
    }

    /// Tells whether the computer slept between an earlier beat and this one.
    fn slept_since(self, earlier: Self) -> bool {
        let on_the_wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        on_the_wall.saturating_sub(self.steady - earlier.steady) > SLEEP
    }
}

impl Session {
    pub fn new(home: Closed) -> Self {
        Self { home, open: Mutex::new(None) }
    }

    /// Returns the present moment on this computer's clock, the only place that asks it.
    #[expect(clippy::disallowed_methods, reason = "this is that one place")]
    pub fn now() -> Moment {
        Local::now().fixed_offset() + ahead()
    }

    /// Returns the vault's place while it is closed.
    pub fn home(&self) -> &Closed {
        &self.home
    }

    /// Does something with the open vault, or is refused as `locked`. A fault in the act is a refusal too:
    /// the window must never wait for an answer that does not come.
    pub fn with<T>(&self, act: impl FnOnce(&mut Vault, Moment) -> Answer<T>) -> Answer<T> {
        let mut held = self.held();
        let Some(open) = held.as_mut() else { return Err(Refusal::new(RefusalCode::Locked)) };
        if open.damaged {
            return Err(Refusal::new(RefusalCode::DatabaseDamaged));
        }
        let answer = unless_it_fails(|| act(&mut open.vault, Self::now()));
        open.damaged = matches!(&answer, Err(refusal) if refusal.code == RefusalCode::DatabaseDamaged);
        answer
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
            open.close();
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

    /// Closes the vault when no one has been there for the limit, or when the computer slept since the
    /// earlier beat. Never waits for the window: what was typed is in the vault within a second of the key
    /// press.
    pub fn lock_if_left(&self, earlier: Beat, now: Beat) {
        let mut held = self.held();
        let idle = held.as_ref().is_some_and(|open| open.last_active.elapsed() >= IDLE_LIMIT);
        if (idle || now.slept_since(earlier))
            && let Some(open) = held.take()
        {
            open.close();
        }
    }

    /// A command that panicked left the vault whole: every change is one transaction.
    fn held(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn new(vault: Vault) -> Self {
        Self { vault, last_active: Instant::now(), damaged: false }
    }

    /// Closes the vault; what an organisation added is known again when it is opened.
    fn close(self) {
        Pathways::know(Vec::new(), Vec::new());
        self.vault.lock();
    }
}

/// How far the clock is ahead: in the window tests' build as the environment says in seconds, so that a journey can stand
/// in the evening of a bank holiday; elsewhere never.
fn ahead() -> TimeDelta {
    if !cfg!(feature = "window-tests") {
        return TimeDelta::zero();
    }
    let seconds = std::env::var("DAYBOOK_AHEAD").ok().and_then(|text| text.parse().ok());
    TimeDelta::seconds(seconds.unwrap_or(0))
}

/// Does something and turns a fault in it into a refusal.
pub(crate) fn unless_it_fails<T>(act: impl FnOnce() -> Answer<T>) -> Answer<T> {
    catch_unwind(AssertUnwindSafe(act)).unwrap_or_else(|_| Err(Refusal::new(RefusalCode::Unforeseen)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_night_with_the_lid_closed_is_noticed_and_a_busy_minute_is_not() {
        let evening = Beat::now();
        let morning = Beat { wall: evening.wall + 600 * MINUTE, steady: evening.steady + MINUTE };
        assert!(morning.slept_since(evening), "the wall's clock went on alone");
        let busy = Beat { wall: evening.wall + MINUTE, steady: evening.steady + MINUTE };
        assert!(!busy.slept_since(evening), "both clocks went on together");
        let set_back = Beat { wall: evening.wall - MINUTE, steady: evening.steady + MINUTE };
        assert!(!set_back.slept_since(evening), "a clock set back is no sleep");
    }

    #[test]
    fn a_fault_is_a_refusal_and_not_a_silence() {
        let answer: Answer<()> = unless_it_fails(|| {
            let (_half, _of_a_letter) = "é".split_at(1);
            Ok(())
        });
        assert_eq!(
            answer.map_err(|refusal| refusal.code),
            Err(RefusalCode::Unforeseen),
            "the window hears of it"
        );
    }
}
