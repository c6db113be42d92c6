//! Wrong passphrases, counted beside the vault so that the wait survives a restart. Nothing is ever
//! wiped: someone else at the keyboard could otherwise destroy the record.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::{Moment, Result, files};

/// This many wrong passphrases cost nothing; each further one doubles the wait.
const FREE_TRIES: u32 = 5;
const FIRST_WAIT_SECONDS: u32 = 5;
const LONGEST_WAIT_SECONDS: u32 = 15 * 60;

#[derive(Serialize, Deserialize, Default)]
struct Count {
    wrong: u32,
    last: Option<DateTime<chrono::FixedOffset>>,
}

pub(crate) struct Attempts(PathBuf);

impl Attempts {
    pub fn beside(folder: &Path) -> Self {
        Self(folder.join("attempts"))
    }

    /// Returns how many seconds must pass before another passphrase is tried.
    pub fn wait_seconds(&self, now: Moment) -> u32 {
        let count = self.read();
        let Some(last) = count.last else { return 0 };
        if last > now {
            // The clock was ahead and has been put right: the wait runs from now, once. A count that cannot
            // be written must not keep the owner out.
            let restarted = self.write(&Count { wrong: count.wrong, last: Some(now) });
            return if restarted.is_ok() { wait_after(count.wrong) } else { 0 };
        }
        let passed = u32::try_from((now - last).num_seconds().max(0)).unwrap_or(u32::MAX);
        wait_after(count.wrong).saturating_sub(passed)
    }

    pub fn count_wrong(&self, now: Moment) -> Result<()> {
        self.write(&Count { wrong: self.read().wrong.saturating_add(1), last: Some(now) })
    }

    pub fn forget(&self) -> Result<()> {
        if self.0.exists() {
            std::fs::remove_file(&self.0)?;
        }
        Ok(())
    }

    fn write(&self, count: &Count) -> Result<()> {
        files::write_whole(&self.0, &serde_json::to_vec(count)?)
    }

    /// A file that cannot be read counts as none: it must never keep the owner out.
    fn read(&self) -> Count {
        let bytes = std::fs::read(&self.0).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

fn wait_after(wrong: u32) -> u32 {
    let Some(beyond) = wrong.checked_sub(FREE_TRIES) else { return 0 };
    FIRST_WAIT_SECONDS.saturating_mul(2_u32.saturating_pow(beyond)).min(LONGEST_WAIT_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_ends() {
        let waits: Vec<u32> = (0..15).map(wait_after).collect();
        assert_eq!(waits[..6], [0, 0, 0, 0, 0, 5], "five tries are free");
        assert!(waits.is_sorted(), "it only grows");
        assert_eq!(waits[14], LONGEST_WAIT_SECONDS, "and has an end");
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT_SECONDS, "no overflow");
    }

    #[test]
    fn the_wait_survives_a_restart_and_a_clock_set_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let now: Moment = DateTime::parse_from_rfc3339("2026-03-17T14:32:00+00:00").expect("a moment");
        for _ in 0..6 {
            Attempts::beside(folder.path()).count_wrong(now).expect("written");
        }
        let again = Attempts::beside(folder.path());
        assert_eq!(again.wait_seconds(now), 10, "counted on disk");
        assert_eq!(again.wait_seconds(now + chrono::TimeDelta::seconds(4)), 6, "time passes");
        let earlier = now - chrono::TimeDelta::days(9);
        assert_eq!(again.wait_seconds(earlier), 10, "a clock put right starts the wait once more");
        assert_eq!(again.wait_seconds(earlier + chrono::TimeDelta::seconds(10)), 0, "and then it ends");
        again.forget().expect("removed");
        assert_eq!(again.wait_seconds(now), 0, "a right passphrase clears it");
    }
}
