//! What stands for the window's one error where its readers are used without it.

/// What they return.
pub type Answer<T> = Result<T, Refusal>;

/// Why something could not be read.
#[derive(Debug)]
pub struct Refusal;

/// The codes that those readers name.
#[derive(Debug)]
pub enum RefusalCode {
    DatabaseDamaged,
}

impl Refusal {
    pub fn new(_: RefusalCode) -> Self {
        Self
    }
}

impl From<vault::VaultError> for Refusal {
    fn from(_: vault::VaultError) -> Self {
        Self
    }
}
