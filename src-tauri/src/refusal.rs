//! The one error the window sees: a code and the fields at fault. It has no message, because the
//! messages of what lies below can hold what a person typed.

use casework::finding::Finding;
use serde::Serialize;
use ts_rs::TS;
use vault::VaultError;

use crate::answers::FieldFinding;

/// What every command returns.
pub type Answer<T> = Result<T, Refusal>;

#[derive(Serialize, TS, Debug, Clone, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    pub code: RefusalCode,
    pub fields: Vec<FieldFinding>,
}

#[derive(Serialize, TS, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalCode {
    /// The vault is locked; nothing was changed.
    Locked,
    WrongPassphrase,
    /// Too many wrong passphrases; wait as `vault_status` says.
    WaitFirst,
    /// The key file is damaged or cut short.
    EnvelopeDamaged,
    DatabaseDamaged,
    /// The recovery words are those of another key: an older one, or another vault's.
    WrongRecoveryKey,
    /// What the recovery words open is damaged or missing.
    RecoveryDamaged,
    /// Written by a newer Daybook.
    NewerVersion,
    /// Another process has the vault open.
    AlreadyOpen,
    /// There is a vault already, so none was made.
    VaultExists,
    NoVault,
    /// The disk is full; what was saved before is untouched.
    DiskFull,
    /// The file or folder may not be written.
    ReadOnly,
    /// The file or folder could not be read.
    CannotRead,
    /// Something typed needs a change; see `fields`.
    NotValid,
    /// No such case, note, step or page.
    NotFound,
    /// The note is finished: add to it or correct it instead.
    AlreadyFinished,
    /// The referral was sent and is frozen: begin a new version instead.
    AlreadySent,
    /// The referral may not go out yet: an identifier waits, or the route does not allow it here.
    NotYet,
    /// The case may not be disposed of as it stands: see its page on keeping and disposal.
    NotApproved,
    /// The organisation does not allow it on this computer.
    NotAllowed,
    /// The note is in no case yet: what leaves Daybook is recorded in a case.
    NotFiled,
    /// The system's clipboard could not be used.
    NoClipboard,
    /// The document could not be made.
    CannotPrint,
    /// Something unforeseen; nothing was changed.
    Unforeseen,
}

impl Refusal {
    pub fn new(code: RefusalCode) -> Self {
        Self { code, fields: Vec::new() }
    }
}

impl From<Vec<Finding>> for Refusal {
    fn from(findings: Vec<Finding>) -> Self {
        Self { code: RefusalCode::NotValid, fields: findings.iter().map(FieldFinding::from).collect() }
    }
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        let code = match error {
            VaultError::WrongPassphrase => RefusalCode::WrongPassphrase,
            VaultError::WaitFirst(_) => RefusalCode::WaitFirst,
            VaultError::EnvelopeDamaged => RefusalCode::EnvelopeDamaged,
            // No command asks for a recovery key yet.
            VaultError::DatabaseDamaged => RefusalCode::DatabaseDamaged,
            VaultError::WrongRecoveryKey => RefusalCode::WrongRecoveryKey,
            VaultError::RecoveryDamaged => RefusalCode::RecoveryDamaged,
            VaultError::NotAKey => RefusalCode::NotValid,
            VaultError::NewerVersion => RefusalCode::NewerVersion,
            VaultError::AlreadyOpen => RefusalCode::AlreadyOpen,
            VaultError::VaultExists => RefusalCode::VaultExists,
            VaultError::NoVault => RefusalCode::NoVault,
            VaultError::DiskFull => RefusalCode::DiskFull,
            VaultError::ReadOnly => RefusalCode::ReadOnly,
            VaultError::CannotRead => RefusalCode::CannotRead,
            VaultError::NotFound => RefusalCode::NotFound,
            VaultError::AlreadyFinished => RefusalCode::AlreadyFinished,
            VaultError::AlreadyKept => RefusalCode::NotValid,
            VaultError::AlreadySent => RefusalCode::AlreadySent,
            VaultError::Unforeseen => RefusalCode::Unforeseen,
        };
        Self::new(code)
    }
}

impl From<&Finding> for FieldFinding {
    fn from(finding: &Finding) -> Self {
        Self {
            field: finding.field.clone(),
            code: finding.code.name().to_owned(),
            limit: finding.code.limit(),
        }
    }
}
