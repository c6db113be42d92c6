//! The open vault, behind one lock, and the clock that closes it.
//!
//! Commands come here with what they want done; nothing else holds the vault. When it closes, the
//! connection and its key go together, and the next command is refused as `locked`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use casework::safeguarding::Pathways;
use chrono::{Local, TimeDelta};
use vault::backup::PreparedRestore;
use vault::{CheckFinding, Closed, Moment, Passphrase, RecoveryWords, Standing, Vault, VaultError};

use crate::answers::VaultAlert;
use crate::beside::Beside;
use crate::idle;
use crate::managed::ManagedFile;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::ways_in;

pub struct Session {
    home: Closed,
    managed: ManagedFile,
    open: Mutex<Option<Open>>,
    /// Told whenever the vault closes.
    closed: Condvar,
}

struct Open {
    vault: Vault,
    last_active: Instant,
    /// It closes by itself after so many minutes without a key press or a click.
    idle_minutes: u32,
    /// SQLCipher stays in its error state once a page has failed; so does the answer, until it is reopened.
    damaged: bool,
    beside: Beside,
    /// When it was last looked whether a backup is due.
    looked_after: Option<Instant>,
}

/// A backup waits until nobody has pressed a key for so long. The page says at most every 20 seconds that someone is there.
const QUIET: Duration = Duration::from_secs(45);
/// How often it is looked whether a backup is due.
const BETWEEN_BACKUPS: Duration = Duration::from_secs(30 * 60);

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
    pub fn slept_since(self, earlier: Self) -> bool {
        self.slept_by(earlier, !cfg!(windows))
    }

    /// `stops` says whether the steady clock stands still while the computer sleeps. On Windows it goes on: there a beat that
    /// comes too late is taken for sleep.
    fn slept_by(self, earlier: Self, stops: bool) -> bool {
        let on_the_wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        let awake = if stops { self.steady - earlier.steady } else { Duration::ZERO };
        on_the_wall.saturating_sub(awake) > SLEEP
    }
}

impl Session {
    pub fn new(home: Closed, managed: ManagedFile) -> Self {
        Self { home, managed, open: Mutex::new(None), closed: Condvar::new() }
    }

    /// Returns what the organisation sets on this computer.
    pub fn managed(&self) -> &ManagedFile {
        &self.managed
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
        self.with_beside(|vault, _, now| act(vault, now))
    }

    /// As [`Session::with`], with what is held beside the vault.
    pub fn with_beside<T>(
        &self,
        act: impl FnOnce(&mut Vault, &mut Beside, Moment) -> Answer<T>,
    ) -> Answer<T> {
        let mut held = self.held();
        let Some(open) = held.as_mut() else { return Err(Refusal::new(RefusalCode::Locked)) };
        if open.damaged {
            return Err(Refusal::new(RefusalCode::DatabaseDamaged));
        }
        let answer = unless_it_fails(|| act(&mut open.vault, &mut open.beside, Self::now()));
        let damaged = matches!(&answer, Err(refusal) if refusal.code == RefusalCode::DatabaseDamaged);
        // One that is open to be read goes on with the rest.
        open.damaged = damaged && open.vault.read_on().is_err();
        answer
    }

    /// Returns what the worker is to be told on every screen.
    pub fn alert(&self) -> Option<VaultAlert> {
        let held = self.held();
        let open = held.as_ref()?;
        let has_findings = open.beside.checking.has_findings();
        if open.vault.is_read_only() {
            None
        } else if open.damaged {
            Some(VaultAlert::Damaged)
        } else if has_findings || *open.vault.staleness() != Standing::Current {
            Some(VaultAlert::NeedsALook)
        } else {
            open.beside.unmade.here.as_ref().map(|_| VaultAlert::NoBackup)
        }
    }

    /// Makes a vault and leaves it open.
    pub fn create(&self, passphrase: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        let mut vault = self.home.create(passphrase)?;
        ways_in::give_organisation(&mut vault, &self.managed, passphrase, Self::now());
        *held = Some(self.begin(vault));
        Ok(())
    }

    /// Opens the vault. One that is open already is refused and stays open.
    pub fn unlock(&self, passphrase: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        let mut vault = self.home.unlock(passphrase, Self::now())?;
        ways_in::give_organisation(&mut vault, &self.managed, passphrase, Self::now());
        *held = Some(self.begin(vault));
        Ok(())
    }

    /// Opens the vault with its recovery words and gives it a new passphrase. One that is open already is refused.
    pub fn recover(&self, words: &RecoveryWords, new: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        *held = Some(self.begin(self.home.unlock_with_recovery(words, new, Self::now())?));
        Ok(())
    }

    /// Opens a damaged vault to be read, and returns what is wrong with it. One that is open already is refused.
    pub fn open_to_read(&self, passphrase: &Passphrase) -> Answer<Vec<CheckFinding>> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        let (vault, findings) = self.home.open_read_only(passphrase, Self::now())?;
        *held = Some(self.begin(vault));
        Ok(findings)
    }

    /// Tells whether the vault is open to be read and takes no writes.
    pub fn is_read_only(&self) -> bool {
        self.held().as_ref().is_some_and(|open| open.vault.is_read_only())
    }

    /// Opens the vault with the secret half of one of the organisation's keys, and gives it a new passphrase.
    pub fn recover_for_organisation(&self, key: &str, new: &Passphrase) -> Answer<()> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        *held = Some(self.begin(self.home.unlock_with_organisation(key, new, Self::now())?));
        Ok(())
    }

    /// Puts a backup that was prepared in the vault's place, and opens it.
    pub fn restore(&self, prepared: PreparedRestore) -> Answer<()> {
        let mut held = self.held();
        if held.is_some() {
            return Err(VaultError::AlreadyOpen.into());
        }
        *held = Some(self.begin(prepared.swap(Self::now())?));
        Ok(())
    }

    /// Sees to what needs no one: the witness follows the last change, and a backup is made when one is due and nobody has
    /// typed for a moment.
    pub fn look_after(&self) {
        let mut held = self.held();
        let takes_writes = |open: &&mut Open| !open.damaged && !open.vault.is_read_only();
        let Some(open) = held.as_mut().filter(takes_writes) else { return };
        // A disk that takes neither is said when something is saved.
        let _ = open.vault.follow_up_witness();
        let quiet = open.last_active.elapsed() >= QUIET;
        if quiet && open.looked_after.is_none_or(|last| last.elapsed() >= BETWEEN_BACKUPS) {
            open.looked_after = Some(Instant::now());
            open.beside.unmade.note(open.vault.back_up_if_due(Self::now()));
        } else if quiet && !open.beside.checking.has_ended() {
            open.beside.checking.go_on(&open.vault, Self::now());
        }
    }

    /// Returns what the check that runs by itself found, and when it ended; none while it has not.
    pub fn checked(&self) -> Option<(Moment, Vec<CheckFinding>)> {
        let held = self.held();
        held.as_ref()?.beside.checking.found(Self::now())
    }

    /// Closes the vault; closing a closed one changes nothing.
    pub fn lock(&self) {
        if let Some(open) = self.held().take() {
            open.close();
            self.closed.notify_all();
        }
    }

    /// Waits until the vault is closed, at most so long.
    pub fn wait_until_closed(&self, at_most: Duration) {
        let open = |held: &mut Option<Open>| held.is_some();
        drop(self.closed.wait_timeout_while(self.held(), at_most, open));
    }

    fn begin(&self, vault: Vault) -> Open {
        let idle_minutes = idle::chosen(&vault, self.managed.lock_after_at_most());
        Open {
            vault,
            last_active: Instant::now(),
            idle_minutes,
            damaged: false,
            beside: Beside::default(),
            looked_after: None,
        }
    }

    /// Returns after how many minutes the open vault closes by itself.
    pub fn idle_minutes(&self) -> Answer<u32> {
        self.held().as_ref().map(|open| open.idle_minutes).ok_or_else(|| Refusal::new(RefusalCode::Locked))
    }

    /// Chooses after how many minutes it closes; it counts from now.
    pub fn lock_after(&self, minutes: u32) -> Answer<u32> {
        self.with(|vault, _| idle::choose(vault, minutes))?;
        let mut held = self.held();
        let open = held.as_mut().ok_or_else(|| Refusal::new(RefusalCode::Locked))?;
        open.idle_minutes = idle::chosen(&open.vault, self.managed.lock_after_at_most());
        Ok(open.idle_minutes)
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
        self.held()
            .as_ref()
            .map(|open| idle::limit(open.idle_minutes).saturating_sub(open.last_active.elapsed()))
    }

    /// Closes the vault when no one has been there for the limit, or when the computer slept since the
    /// earlier beat. Never waits for the window: what was typed is in the vault within a second of the key
    /// press.
    pub fn lock_if_left(&self, earlier: Beat, now: Beat) {
        let mut held = self.held();
        let idle =
            held.as_ref().is_some_and(|open| open.last_active.elapsed() >= idle::limit(open.idle_minutes));
        if (idle || now.slept_since(earlier))
            && let Some(open) = held.take()
        {
            open.close();
            self.closed.notify_all();
        }
    }

    /// A command that panicked left the vault whole: every change is one transaction.
    fn held(&self) -> MutexGuard<'_, Option<Open>> {
        locked(&self.open)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Open {
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
    use vault::CheckCode;

    use super::*;
    use crate::beside::Checking;

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
        let windows = Beat { wall: evening.wall + MINUTE, steady: evening.steady + MINUTE };
        assert!(windows.slept_by(evening, false), "where both clocks go on, the beat itself was missing");
        let next = Beat { wall: evening.wall + Duration::from_secs(2), steady: evening.steady };
        assert!(!next.slept_by(evening, false), "and a second later it was not");
    }

    #[test]
    fn everything_is_checked_by_itself_a_step_at_a_time_once_after_each_opening() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = Session::new(Closed::at(folder.path()), ManagedFile::default());
        session.create(&Passphrase::new("plum oak tin fog".to_owned())).expect("made");
        let check_on = || {
            let mut held = session.held();
            let open = held.as_mut().expect("open");
            open.beside.checking.go_on(&open.vault, Session::now());
        };
        let steps = (1..100).find(|_| {
            check_on();
            session.checked().is_some()
        });
        assert!(steps.is_some_and(|steps| steps > 2), "in several steps: {steps:?}");
        assert!(session.checked().is_some_and(|(_, findings)| findings.is_empty()), "a new one is whole");
        session.lock();
        assert!(session.checked().is_none(), "behind a lock nothing is said");
    }

    fn opened(folder: &tempfile::TempDir) -> Session {
        let session = Session::new(Closed::at(folder.path()), ManagedFile::default());
        session.create(&Passphrase::new("plum oak tin fog".to_owned())).expect("made");
        session
    }

    #[test]
    fn a_worker_is_told_the_most_pressing_thing_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = opened(&folder);
        assert_eq!(session.alert(), None, "a new vault");
        let change = |act: fn(&mut Open)| act(session.held().as_mut().expect("open"));
        change(|open| open.beside.unmade.there = Some(VaultError::CannotRead));
        assert_eq!(session.alert(), None, "a drive that is not there is told on the page of backups");
        change(|open| open.beside.unmade.here = Some(VaultError::DiskFull));
        assert_eq!(session.alert(), Some(VaultAlert::NoBackup));
        let finding = CheckFinding { code: CheckCode::SearchDiffers, subject: "search".to_owned() };
        let found = Checking::ended(Session::now(), vec![finding]);
        session.held().as_mut().expect("open").beside.checking = found;
        assert!(
            session.checked().is_some_and(|(_, found)| found.len() == 1),
            "what was found is there to be seen"
        );
        assert_eq!(session.alert(), Some(VaultAlert::NeedsALook));
        change(|open| open.damaged = true);
        assert_eq!(session.alert(), Some(VaultAlert::Damaged));
        session.lock();
        assert_eq!(session.alert(), None, "behind a lock nothing is said");
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
