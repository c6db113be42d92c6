//! The ways into a vault besides its passphrase, as the window shows them.

use std::collections::BTreeSet;

use casework::finding::{Finding, FindingCode};
use vault::backup::BackupOpening;
use vault::{
    Moment, OrganisationKeyState, Passphrase, PreparedRecovery, RecoveryState, RecoveryWords, Vault,
    VaultError, WordsFault,
};
use zeroize::Zeroizing;

use crate::answers::{BackupOpened, OrganisationKey, RecoveryKey, RecoveryToWrite, WaysIn};
use crate::commands::cases::count;
use crate::commands::vault::acceptable;
use crate::managed::ManagedFile;
use crate::refusal::{Answer, Refusal, RefusalCode};

/// The box into which the words are typed.
const WORDS: &str = "words";
/// The box of the organisation's key, and that of a new passphrase.
const KEY: &str = "key";
const NEW: &str = "new";
/// The state of a way in whose file a newer Daybook made.
const NEWER: &str = "newer";
/// How many words there are.
const HOW_MANY: usize = 12;

/// The preference that says that the worker was told of the organisation's key as it is now.
const TOLD: &str = "organisation-key-told";

/// Gives the organisation the key that its file on this computer asks for, when it has none or another. The worker is told of
/// it until they say that they know. A key file that a newer Daybook made, or that cannot be read, is left as it is. What
/// cannot be done keeps nobody out: Settings and the page of the ways in say how it stands.
pub fn give_organisation(vault: &mut Vault, managed: &ManagedFile, passphrase: &Passphrase, now: Moment) {
    let Some((name, keys)) = managed.recovery_keys() else { return };
    let is_wanting = match vault.organisation_key() {
        Ok(OrganisationKeyState::Set { name: held, recipients, .. }) => {
            held != name || !are_same(&recipients, keys)
        }
        Ok(OrganisationKeyState::None | OrganisationKeyState::Damaged) => true,
        Err(_) => false,
    };
    if is_wanting && vault.keep_organisation_key(passphrase, keys, name, now).is_ok() {
        let _ = vault.prefer(TOLD, "no");
    }
}

/// A file that names a key twice, or with blanks round it, asks for the same.
fn are_same(held: &[String], wanted: &[String]) -> bool {
    let of = |keys: &[String]| keys.iter().map(|key| key.trim().to_owned()).collect::<BTreeSet<_>>();
    of(held) == of(wanted)
}

/// Tells whether the worker is still to be told; while the vault is closed nobody is.
pub fn is_news(vault: &Vault) -> bool {
    vault.preference(TOLD).ok().flatten().as_deref() == Some("no")
}

pub fn told(vault: &mut Vault) -> Answer<()> {
    Ok(vault.prefer(TOLD, "yes")?)
}

/// Returns both ways as the window shows them. A file that a newer Daybook made is a state of its own: it keeps nobody from
/// the pages on which the other stands.
pub fn standing(
    recovery: Result<RecoveryState, VaultError>,
    organisation: Result<OrganisationKeyState, VaultError>,
    is_news: bool,
) -> Answer<WaysIn> {
    let is_newer = [recovery.as_ref().err(), organisation.as_ref().err()]
        .map(|error| error == Some(&VaultError::NewerVersion));
    let recovery = if is_newer[0] { RecoveryState::None } else { recovery? };
    let organisation = if is_newer[1] { OrganisationKeyState::None } else { organisation? };
    let mut ways = shown(recovery, organisation, is_news);
    for (state, is_newer) in
        [&mut ways.recovery.state, &mut ways.organisation.state].into_iter().zip(is_newer)
    {
        if is_newer {
            NEWER.clone_into(state);
        }
    }
    Ok(ways)
}

pub fn shown(recovery: RecoveryState, organisation: OrganisationKeyState, is_news: bool) -> WaysIn {
    let (state, number, made_at) = match recovery {
        RecoveryState::None => ("none", String::new(), None),
        RecoveryState::Made { number, made_at } => ("made", number, Some(made_at)),
        RecoveryState::Damaged => ("damaged", String::new(), None),
    };
    let recovery = RecoveryKey { state: state.to_owned(), number, made_at };
    let (state, name, set_at) = match organisation {
        OrganisationKeyState::None => ("none", String::new(), None),
        OrganisationKeyState::Set { name, made_at, .. } => ("set", name, Some(made_at)),
        OrganisationKeyState::Damaged => ("damaged", String::new(), None),
    };
    WaysIn { recovery, organisation: OrganisationKey { state: state.to_owned(), name, set_at, is_news } }
}

pub fn to_write(prepared: &PreparedRecovery) -> RecoveryToWrite {
    RecoveryToWrite {
        words: prepared.words().map(str::to_owned).collect(),
        number: prepared.number(),
        asks: prepared.asks().map(count),
    }
}

/// Reads words as they were typed. What is wrong is told by the word: `words-3` is not of the list; of `words`,
/// `too-short` and `too-long` say how many there were, and `not-the-same` that they do not belong together.
pub fn read(typed: &str) -> Result<RecoveryWords, Vec<Finding>> {
    if typed.trim().is_empty() {
        return Err(vec![Finding::new(WORDS, FindingCode::Missing)]);
    }
    RecoveryWords::read(typed).map_err(|fault| match fault {
        WordsFault::Count(came) if came < HOW_MANY => {
            vec![Finding::new(WORDS, FindingCode::TooShort(count(came)))]
        }
        WordsFault::Count(came) => vec![Finding::new(WORDS, FindingCode::TooLong(count(came)))],
        WordsFault::NotInList(places) => places
            .into_iter()
            .map(|place| Finding::new(format!("{WORDS}-{place}"), FindingCode::NotListed))
            .collect(),
        WordsFault::DoNotBelongTogether => vec![Finding::new(WORDS, FindingCode::NotTheSame)],
    })
}

/// Reads words and a new passphrase as they were typed; what is wrong with either is said of both at once.
pub fn read_with_new(words: String, new: String) -> Answer<(RecoveryWords, Passphrase)> {
    let typed = Zeroizing::new(words);
    match (read(&typed), acceptable(new, NEW)) {
        (Ok(words), Ok(new)) => Ok((words, new)),
        (Err(findings), Ok(_)) => Err(findings.into()),
        (Ok(_), Err(refused)) => Err(refused),
        (Err(findings), Err(refused)) => {
            let mut both = Refusal::from(findings);
            both.fields.extend(refused.fields);
            Err(both)
        }
    }
}

/// Reads the organisation's key and a new passphrase as they were typed.
pub fn read_key_with_new(key: String, new: String) -> Answer<(Zeroizing<String>, Passphrase)> {
    let typed = Zeroizing::new(key);
    let new = acceptable(new, NEW)?;
    if typed.trim().is_empty() {
        return Err(vec![Finding::new(KEY, FindingCode::Missing)].into());
    }
    Ok((Zeroizing::new(typed.trim().to_owned()), new))
}

/// Says of a text that is no age key that the box of the key is at fault.
pub fn no_such_key(refusal: Refusal) -> Refusal {
    match refusal.code {
        RefusalCode::NotValid => vec![Finding::new(KEY, FindingCode::NotListed)].into(),
        _ => refusal,
    }
}

/// Opens a backup with what was typed for it.
pub fn with_backup_opening<T>(
    typed: BackupOpened,
    act: impl FnOnce(&BackupOpening<'_>) -> Answer<T>,
) -> Answer<T> {
    match typed.by.as_str() {
        "words" => {
            let (words, new) = read_with_new(typed.secret, typed.new)?;
            act(&BackupOpening::Words { words: &words, new: &new })
        }
        "organisation" => {
            let (key, new) = read_key_with_new(typed.secret, typed.new)?;
            act(&BackupOpening::Organisation { key: &key, new: &new }).map_err(no_such_key)
        }
        _ => act(&BackupOpening::Passphrase(&Passphrase::new(typed.secret))),
    }
}

#[cfg(test)]
mod tests {
    use vault::Closed;

    use super::*;

    /// The public key of age's own documentation, which nobody keeps.
    const KEY: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    /// Returns the organisation's key file as a newer Daybook could have made it: a line, and the sum at the end.
    fn of_a_newer_daybook() -> Vec<u8> {
        let mut file = b"{\"format\":\"daybook-organisation-key\",\"version\":2}\n".to_vec();
        let sum = vault::fingerprint(&file);
        let byte = |at: usize| u8::from_str_radix(&sum[at..at + 2], 16).expect("two digits");
        file.extend((0..sum.len()).step_by(2).map(byte));
        file
    }

    #[test]
    fn a_key_file_of_a_newer_daybook_is_left_alone_at_each_unlock() {
        let folder = tempfile::tempdir().expect("room");
        let settings = folder.path().join("settings.toml");
        let text = format!("version = 1\norganisation = \"Harbour\"\nrecovery_keys = [\"{KEY}\"]\n");
        std::fs::write(&settings, text).expect("written");
        let managed = ManagedFile::read(&settings);
        let now = Moment::parse_from_rfc3339("2026-11-22T15:00:00+00:00").expect("a moment");
        let passphrase = Passphrase::new("plum oak tin fog".to_owned());
        let mut vault = Closed::at(folder.path()).create(&passphrase).expect("made");
        let file = folder.path().join("vault").join("vault.organisation");
        std::fs::write(&file, of_a_newer_daybook()).expect("written");
        assert_eq!(vault.organisation_key(), Err(VaultError::NewerVersion), "called so");
        give_organisation(&mut vault, &managed, &passphrase, now);
        assert_eq!(std::fs::read(&file).expect("there"), of_a_newer_daybook(), "not written over");
        assert!(!is_news(&vault), "and nothing of it is told");
        let ways =
            standing(vault.recovery(), vault.organisation_key(), false).expect("said, and not refused");
        assert_eq!([ways.recovery.state, ways.organisation.state], ["none", "newer"], "and what it is");
        std::fs::remove_file(&file).expect("removed");
        give_organisation(&mut vault, &managed, &passphrase, now);
        let set = vault.organisation_key().expect("readable");
        assert!(matches!(set, OrganisationKeyState::Set { .. }), "where there is none, it is given");
        assert!(is_news(&vault), "and told");
    }

    #[test]
    fn the_same_keys_are_not_given_again_at_each_unlock() {
        let keys = |all: &[&str]| all.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let held = keys(&["age1one", "age1two"]);
        assert!(are_same(&held, &keys(&["age1two ", "age1one", "age1two"])), "otherwise written");
        assert!(!are_same(&held, &keys(&["age1one"])), "one was taken out");
        assert!(!are_same(&held, &keys(&["age1one", "age1three"])), "another");
    }
}
