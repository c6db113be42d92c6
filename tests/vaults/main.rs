//! The vault against everything that happens to files: wrong keys, damage, cuts, a second process, a
//! power cut, a full disk, someone with the key and an editor.

mod damage;
mod interruption;
mod promises;
mod tampering;

use std::path::PathBuf;

use casework::note::NoteText;
use daybook_tests::{a_case, a_moment, a_passphrase};
use tempfile::TempDir;
use vault::{Closed, Vault};

/// A vault with one case and one note, in a folder of its own.
struct Made {
    folder: TempDir,
    case: String,
    note: String,
}

const TEXT: &str = "Opened the door herself. Spoke of \"the boss\".";

impl Made {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
        let case = vault.open_case(&a_case(), false, a_moment()).expect("opened").id;
        let text = NoteText { text: TEXT.to_owned(), ..NoteText::default() };
        let note = vault.begin_note(Some(&case), text, a_moment()).expect("begun").id;
        vault.lock();
        Self { folder, case, note }
    }

    fn closed(&self) -> Closed {
        Closed::at(self.folder.path())
    }

    fn open(&self) -> Vault {
        self.closed().unlock(&a_passphrase(), a_moment()).expect("whole, and the right passphrase")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("vault").join(name)
    }

    /// Returns every file of the vault with its bytes, the count of wrong tries left out.
    fn bytes(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = std::fs::read_dir(self.folder.path().join("vault"))
            .expect("the vault's folder")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| !path.ends_with("attempts"))
            .map(|path| (path.clone(), std::fs::read(path).expect("readable")))
            .collect();
        files.sort();
        files
    }
}
