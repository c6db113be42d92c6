//! A home of the program's own: every folder that it, WebKit or a library might write to, inside one temporary folder.

use std::ffi::OsString;
use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::fault::{Fault, Outcome};

/// What the environment calls each folder, and its name inside the home.
const FOLDERS: [(&str, &str); 8] = [
    ("DAYBOOK_HOME", "vault"),
    ("HOME", "home"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_RUNTIME_DIR", "runtime"),
    ("TMPDIR", "tmp"),
];

/// What every open dialog chooses: a letter at first.
const CHOSEN: &str = "letter.pdf";

/// The folder; it goes when this is dropped.
pub struct Home {
    folder: TempDir,
    pdf: PathBuf,
}

impl Home {
    /// Makes an empty home; Daybook, asked to save a PDF, will save it at `pdf`.
    pub fn make(pdf: PathBuf) -> Outcome<Self> {
        let failed = |cause| Fault::machine("making a home for Daybook", cause);
        let folder = tempfile::Builder::new().prefix("daybook-").tempdir().map_err(failed)?;
        for (_, name) in FOLDERS {
            DirBuilder::new().mode(0o700).create(folder.path().join(name)).map_err(failed)?;
        }
        let home = Self { folder, pdf };
        home.choose(daybook_tests::desk::LETTER)?;
        Ok(home)
    }

    /// What the next open dialogs choose holds this.
    pub fn choose(&self, content: &[u8]) -> Outcome {
        let failed = |cause| Fault::machine("writing the file to choose", cause);
        std::fs::write(self.path().join(CHOSEN), content).map_err(failed)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns where an exported PDF is put.
    pub fn pdf(&self) -> &Path {
        &self.pdf
    }

    /// Returns the environment that leads the program here.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let folders =
            FOLDERS.iter().map(|(variable, name)| (*variable, self.path().join(name).into_os_string()));
        let letter = self.path().join(CHOSEN).into_os_string();
        let chosen = [("DAYBOOK_SAVE_TO", self.pdf.clone().into_os_string()), ("DAYBOOK_OPEN", letter)];
        folders.chain(chosen).collect()
    }

    /// Returns the file for what the driver and the program say; each start has its own.
    pub fn new_log(&self) -> PathBuf {
        let mut names = (1..).map(|number| self.path().join(format!("said-{number}.log")));
        let unused = names.find(|file| File::open(file).is_err());
        unused.unwrap_or_else(|| self.path().join("said.log"))
    }
}
