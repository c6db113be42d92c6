//! What this crate could not do, as codes. The texts of what lies below never leave: rusqlite's hold
//! values and whole statements, and an operating system's hold paths.

use std::io;

use rusqlite::ErrorCode;

/// Why something could not be done. In every case what was saved before is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Too many wrong passphrases; seconds to wait.
    #[error("wait before another try")]
    WaitFirst(u32),
    #[error("the key file is damaged or missing")]
    EnvelopeDamaged,
    /// Not the recovery key of this vault as it is now: another vault's, or an older one.
    #[error("wrong recovery key")]
    WrongRecoveryKey,
    /// The file of the recovery key, or that of the organisation's, whichever was asked for.
    #[error("the recovery file is damaged or missing")]
    RecoveryDamaged,
    /// A text that should be an age key and is none for which, or with which, one can seal.
    #[error("not a key")]
    NotAKey,
    #[error("the database is damaged or missing")]
    DatabaseDamaged,
    #[error("written by a newer version")]
    NewerVersion,
    #[error("open in another process")]
    AlreadyOpen,
    #[error("a vault exists")]
    VaultExists,
    #[error("no vault")]
    NoVault,
    #[error("the disk is full")]
    DiskFull,
    #[error("read-only")]
    ReadOnly,
    #[error("cannot be read")]
    CannotRead,
    #[error("no such record")]
    NotFound,
    #[error("the note is finished")]
    AlreadyFinished,
    #[error("another record has that name")]
    AlreadyKept,
    #[error("the referral was sent")]
    AlreadySent,
    #[error("unforeseen")]
    Unforeseen,
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(failure, _) if is_refused_write(failure.extended_code) => {
                Self::DiskFull
            }
            rusqlite::Error::SqliteFailure(failure, _) => from_code(failure.code),
            // A column that cannot be what was written into it.
            rusqlite::Error::InvalidQuery
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Self::DatabaseDamaged,
            _ => Self::Unforeseen,
        }
    }
}

/// A disk may say that it is full, or only that it could not write, flush, or make the log's index.
fn is_refused_write(extended_code: i32) -> bool {
    use rusqlite::ffi;
    matches!(
        extended_code,
        ffi::SQLITE_IOERR_WRITE
            | ffi::SQLITE_IOERR_FSYNC
            | ffi::SQLITE_IOERR_SHMSIZE
            | ffi::SQLITE_IOERR_TRUNCATE
    )
}

fn from_code(code: ErrorCode) -> VaultError {
    match code {
        ErrorCode::DiskFull => VaultError::DiskFull,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => VaultError::ReadOnly,
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => VaultError::DatabaseDamaged,
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure => VaultError::CannotRead,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => VaultError::AlreadyOpen,
        _ => VaultError::Unforeseen,
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::CannotRead,
        }
    }
}

impl From<rusqlite_migration::Error> for VaultError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            rusqlite_migration::Error::MigrationDefinition(_) => Self::NewerVersion,
            _ => Self::Unforeseen,
        }
    }
}

impl From<serde_json::Error> for VaultError {
    fn from(_: serde_json::Error) -> Self {
        Self::Unforeseen
    }
}
