//! A home of the program's own: every folder that it, WebKit or a library might write to, inside one temporary folder.

use std::ffi::OsString;
use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use daybook::session::Session;
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

/// What every open dialog chooses, unless a home says another name: a letter at first.
const CHOSEN: &str = "letter.pdf";

/// The folder; it goes when this is dropped.
pub struct Home {
    folder: TempDir,
    pdf: PathBuf,
    chosen: &'static str,
    clock: Option<NaiveDateTime>,
}

impl Home {
    /// Makes an empty home; Daybook, asked to save a PDF, will save it at `pdf`.
    pub fn make(pdf: PathBuf) -> Outcome<Self> {
        let failed = |cause| Fault::machine("making a home for Daybook", cause);
        let folder = tempfile::Builder::new().prefix("daybook-").tempdir().map_err(failed)?;
        for (_, name) in FOLDERS {
            DirBuilder::new().mode(0o700).create(folder.path().join(name)).map_err(failed)?;
        }
        let home = Self { folder, pdf, chosen: CHOSEN, clock: None };
        home.choose(daybook_tests::desk::LETTER)?;
        Ok(home)
    }

    /// The clocks of the program and of its window stand at this moment whenever it is started here.
    pub fn at(mut self, clock: NaiveDateTime) -> Self {
        self.clock = Some(clock);
        self
    }

    /// What open dialogs choose has this name.
    pub fn choosing(mut self, name: &'static str) -> Self {
        self.chosen = name;
        self
    }

    /// What the next open dialogs choose holds this.
    pub fn choose(&self, content: &[u8]) -> Outcome {
        let failed = |cause| Fault::machine("writing the file to choose", cause);
        std::fs::write(self.path().join(self.chosen), content).map_err(failed)
    }

    /// Returns by how many seconds the clocks are ahead of this computer's; none where they are not.
    pub fn ahead(&self) -> Option<i64> {
        let clock = self.clock?;
        Some((clock - Session::now().naive_local()).num_seconds())
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns where an exported PDF is put.
    pub fn pdf(&self) -> &Path {
        &self.pdf
    }

    /// Returns where this home's computer would have its organisation's settings.
    pub fn managed(&self) -> PathBuf {
        self.path().join("settings.toml")
    }

    /// Returns the environment that leads the program here.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let folders =
            FOLDERS.iter().map(|(variable, name)| (*variable, self.path().join(name).into_os_string()));
        let letter = self.path().join(self.chosen).into_os_string();
        let chosen = [
            ("DAYBOOK_SAVE_TO", self.pdf.clone().into_os_string()),
            ("DAYBOOK_OPEN", letter),
            ("DAYBOOK_MANAGED", self.managed().into_os_string()),
        ];
        folders.chain(chosen).collect()
    }

    /// Returns the file for what the driver and the program say; each start has its own.
    pub fn new_log(&self) -> PathBuf {
        let mut names = (1..).map(|number| self.path().join(format!("said-{number}.log")));
        let unused = names.find(|file| File::open(file).is_err());
        unused.unwrap_or_else(|| self.path().join("said.log"))
    }
}
