//! The second and the third way into a vault: twelve words on paper, and a key of the worker's organisation.
//!
//! Both wrap the same data key as the passphrase does, each in a file of its own beside the key file, so that a new
//! passphrase leaves them working. Coming in by either of them sets a new passphrase in the same step. Neither makes an
//! earlier copy of the folder forget what opened it: a revoked key still opens a copy from before it was revoked.

mod carried;
mod keeping;
mod opening;
pub(crate) mod organisation_file;
mod prepared;
#[cfg(feature = "fuzz")]
pub(crate) mod reached;
pub(crate) mod recovery_file;
mod words;

#[cfg(test)]
pub(crate) mod testing;

pub(crate) use carried::{carry_over, of_the_copy};
pub(crate) use opening::{
    RECOVERED_WITH_ORGANISATION_KEY, RECOVERED_WITH_WORDS, key_by_words, key_for_organisation,
};
pub use organisation_file::{OrganisationFault, usable_keys};
pub use prepared::PreparedRecovery;
pub use words::{RecoveryWords, WORDS, WordsFault};

/// Whether words on paper open the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryState {
    None,
    Made {
        /// As it stands on the paper: `1A2B-3C4D`.
        number: String,
        /// RFC 3339.
        made_at: String,
    },
    /// There is a file, and it is not whole: nobody can come in by it.
    Damaged,
}

/// Whether a key of the worker's organisation opens the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationKeyState {
    None,
    Set {
        /// The organisation, as the worker calls it.
        name: String,
        /// The public keys, `age1…`, any one of which is enough.
        recipients: Vec<String>,
        /// RFC 3339.
        made_at: String,
    },
    /// There is a file, and it is not whole: nobody can come in by it.
    Damaged,
}
