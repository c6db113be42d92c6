//! What an organisation's IT sets for every Daybook on a computer: one readable file that only an administrator can write.
//! It is described in docs/managed-settings.md.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use vault::recovery::{OrganisationFault, usable_keys};

/// The format this Daybook reads.
const VERSION: u32 = 1;
/// A file of more bytes is none.
const MOST_BYTES: u64 = 64 * 1024;

/// The settings. What is not said is the worker's to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Managed {
    version: u32,
    /// As the worker is told of it.
    pub organisation: String,
    /// Minutes without anyone at the keyboard.
    pub lock_after_minutes_at_most: Option<u32>,
    /// Two supervisors sign off each case file.
    pub second_sign_off: Option<bool>,
    /// Whether a case file may leave unprotected, as a readable PDF.
    pub readable_copies: Option<bool>,
    /// age public keys; whoever holds one of the private keys can open the vault.
    pub recovery_keys: Vec<String>,
    /// Files of safety steps that are added to every vault here, each with its whole path.
    pub pathway_packs: Vec<PathBuf>,
}

/// Where the name and the keys stand in the file.
#[derive(Deserialize)]
struct Placed {
    organisation: Option<Spanned<String>>,
    recovery_keys: Option<Spanned<Vec<Spanned<String>>>>,
}

/// The file as it was found when Daybook started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManagedFile {
    /// None where there is no file, or it could not be used.
    pub settings: Option<Managed>,
    /// Why it could not be used: `unreadable`, `too-large`, `newer`, or `not-valid` with the line.
    pub fault: Option<(&'static str, Option<u32>)>,
}

impl ManagedFile {
    /// Reads the file. One that is not there sets nothing; one with a fault sets nothing either, and the window says so.
    pub fn read(place: &Path) -> Self {
        match std::fs::metadata(place) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Ok(file) if file.len() > MOST_BYTES => return Self::faulty("too-large", None),
            _ => {}
        }
        match std::fs::read_to_string(place) {
            Ok(text) => Self::parse(&text),
            Err(_) => Self::faulty("unreadable", None),
        }
    }

    /// A key that no vault would take is a mistake of the file: found only at an unlocking it would be nobody's to see, and
    /// the worker would believe that there is a way back.
    fn parse(text: &str) -> Self {
        let not_valid = |at: Option<usize>| Self::faulty("not-valid", at.map(|at| line_of(text, at)));
        match toml::from_str::<Managed>(text) {
            Ok(settings) if settings.version > VERSION => Self::faulty("newer", None),
            Ok(settings) => match usable_keys(&settings.recovery_keys, &settings.organisation) {
                Ok(_) => Self { settings: Some(settings), fault: None },
                Err(fault) => not_valid(where_stands(text, fault)),
            },
            Err(error) => not_valid(error.span().map(|span| span.start)),
        }
    }

    fn faulty(fault: &'static str, line: Option<u32>) -> Self {
        Self { settings: None, fault: Some((fault, line)) }
    }

    pub fn lock_after_at_most(&self) -> Option<u32> {
        self.settings.as_ref()?.lock_after_minutes_at_most
    }

    pub fn second_sign_off(&self) -> Option<bool> {
        self.settings.as_ref()?.second_sign_off
    }

    /// Tells whether a case file may leave unprotected.
    pub fn allows_readable_copies(&self) -> bool {
        self.settings.as_ref().and_then(|it| it.readable_copies).unwrap_or(true)
    }

    /// Returns the files of safety steps that the organisation adds.
    pub fn pathway_packs(&self) -> &[PathBuf] {
        self.settings.as_ref().map(|it| it.pathway_packs.as_slice()).unwrap_or_default()
    }

    /// Returns the organisation and its keys, where it has any.
    pub fn recovery_keys(&self) -> Option<(&str, &[String])> {
        let settings = self.settings.as_ref().filter(|it| !it.recovery_keys.is_empty())?;
        Some((&settings.organisation, &settings.recovery_keys))
    }
}

/// Returns where in the text the name or key stands that has this fault.
fn where_stands(text: &str, fault: OrganisationFault) -> Option<usize> {
    let placed: Placed = toml::from_str(text).ok()?;
    let span = match fault {
        OrganisationFault::NotAKey(place) => placed.recovery_keys?.get_ref().get(place)?.span(),
        OrganisationFault::TooManyKeys => placed.recovery_keys?.span(),
        OrganisationFault::NameTooLong => placed.organisation?.span(),
    };
    Some(span.start)
}

fn line_of(text: &str, at: usize) -> u32 {
    let before = text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

/// Returns where the system keeps such files: a place only an administrator can write to.
pub fn place() -> PathBuf {
    #[cfg(feature = "window-tests")]
    if let Some(place) = std::env::var_os("DAYBOOK_MANAGED") {
        return place.into();
    }
    place_on(std::env::consts::OS, std::env::var_os("ProgramFiles").map(PathBuf::from))
}

/// On Windows it is where programs lie. In the folder of their data, `ProgramData`, any account can make a folder, and could
/// so give itself a key to everyone's vault.
fn place_on(system: &str, programs: Option<PathBuf>) -> PathBuf {
    let programs = || programs.filter(|it| it.is_absolute()).unwrap_or_else(|| "C:\\Program Files".into());
    match system {
        "windows" => programs().join("Daybook").join("settings.toml"),
        "macos" => PathBuf::from("/Library/Application Support/Daybook/settings.toml"),
        _ => PathBuf::from("/etc/daybook/settings.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The public key of age's own documentation, which nobody keeps.
    const KEY: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    const WHOLE: &str = "version = 1\norganisation = \"Invented Borough Council\"\nlock_after_minutes_at_most = 5\n\
                         second_sign_off = true\nreadable_copies = false\nrecovery_keys = [\
                         \"age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa\"]\n";

    #[test]
    fn what_is_said_holds_and_what_is_not_is_the_workers() {
        let whole = ManagedFile::parse(WHOLE);
        assert_eq!(whole.lock_after_at_most(), Some(5), "how long");
        assert_eq!(whole.second_sign_off(), Some(true), "who signs");
        assert!(!whole.allows_readable_copies(), "what leaves");
        assert_eq!(
            whole.recovery_keys(),
            Some(("Invented Borough Council", [KEY.to_owned()].as_slice())),
            "whose key"
        );
        let short = ManagedFile::parse("version = 1\n");
        assert_eq!((short.lock_after_at_most(), short.second_sign_off()), (None, None), "nothing said");
        assert!(short.allows_readable_copies() && short.recovery_keys().is_none(), "nothing said");
    }

    #[test]
    fn a_slip_is_named_by_its_line_and_nothing_of_the_file_holds() {
        let slip = ManagedFile::parse(&WHOLE.replace("second_sign_off", "second_signoff"));
        assert_eq!(slip.fault, Some(("not-valid", Some(4))), "an unknown name is a slip, never passed over");
        assert_eq!(slip.settings, None, "none of it holds");
        let kind = ManagedFile::parse("version = 1\nlock_after_minutes_at_most = \"five\"\n");
        assert_eq!(kind.fault, Some(("not-valid", Some(2))), "not a number");
        assert_eq!(ManagedFile::parse("version = 2\n").fault, Some(("newer", None)), "of a newer Daybook");
    }

    /// Returns a file whose keys stand a line each, with this as the second of them.
    fn with_second_key(key: &str) -> String {
        format!("version = 1\norganisation = \"Harbour\"\nrecovery_keys = [\n  \"{KEY}\",\n  \"{key}\",\n]\n")
    }

    #[test]
    fn a_key_that_no_vault_would_take_is_a_slip_and_named_by_its_line() {
        let mistyped = KEY.replace("t7rx", "t7rq");
        for text in ["", "age1invented", "AGE-SECRET-KEY-1", &mistyped, &KEY.to_uppercase()] {
            let slip = ManagedFile::parse(&with_second_key(text));
            assert_eq!(slip.fault, Some(("not-valid", Some(5))), "{text:?}: or nobody would know");
            assert_eq!(slip.settings, None, "{text:?}: none of it holds");
        }
        assert_eq!(ManagedFile::parse(&with_second_key(KEY)).fault, None, "one that is there twice is one");
        let newer = with_second_key("age2").replace("version = 1", "version = 2");
        assert_eq!(ManagedFile::parse(&newer).fault, Some(("newer", None)), "whatever its keys are");
    }

    #[test]
    fn too_long_a_name_and_too_many_keys_are_slips_by_their_lines_too() {
        let name = ManagedFile::parse(&WHOLE.replace("Invented Borough Council", &"x".repeat(201)));
        assert_eq!(name.fault, Some(("not-valid", Some(2))), "no vault would take it");
        let keys = with_second_key(KEY);
        let list = where_stands(&keys, OrganisationFault::TooManyKeys).map(|at| line_of(&keys, at));
        assert_eq!(list, Some(3), "where the list begins");
    }

    #[cfg(unix)]
    #[test]
    fn on_windows_it_lies_where_programs_do() {
        let beside = |programs: &str| place_on("windows", Some(PathBuf::from(programs)));
        assert_eq!(beside("/programs"), Path::new("/programs/Daybook/settings.toml"), "as the system says");
        for place in [place_on("windows", None), beside("programs")] {
            assert!(place.starts_with("C:\\Program Files"), "{place:?}: the usual place");
        }
        assert_eq!(place_on("linux", None), Path::new("/etc/daybook/settings.toml"), "not elsewhere");
    }

    #[test]
    fn no_file_sets_nothing_and_is_no_fault() {
        let folder = tempfile::tempdir().expect("room");
        assert_eq!(ManagedFile::read(&folder.path().join("settings.toml")), ManagedFile::default(), "none");
        let large = folder.path().join("large.toml");
        std::fs::write(&large, "#".repeat(70_000)).expect("written");
        assert_eq!(ManagedFile::read(&large).fault, Some(("too-large", None)), "not read at all");
    }
}
