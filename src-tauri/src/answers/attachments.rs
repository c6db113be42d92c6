//! Files added to notes.

use serde::Serialize;
use tauri::ipc::{InvokeResponseBody, IpcResponse};
use ts_rs::TS;

use super::notes::NoteInHand;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    pub id: String,
    pub note: String,
    pub name: String,
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
    /// What the content is, such as `pdf`, `jpeg`, `word`, `other`.
    pub kind: String,
    /// How it can be looked at here: `image`, `pages`, `text` or `no`.
    pub shown: String,
    /// `content-differs` when the name says another kind than the content is; `program`; `empty`.
    pub odd: Vec<String>,
    pub added_at: String,
    /// Who added it; empty when no one has said who they are.
    pub by: String,
    /// Where it came from, and what it shows, in the worker's words.
    pub origin: String,
    pub about: String,
}

/// What became of the files that were chosen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachOutcome {
    pub note: NoteInHand,
    pub added: u32,
    pub refused: Vec<RefusedFile>,
}

/// A file that was not taken; the others were.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedFile {
    pub name: String,
    /// `too-large`, `empty`, `cannot-read` or `disk-full`.
    pub why: String,
    /// The most megabytes a file may have.
    pub most: u32,
}

/// A file as it can be looked at.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    pub attachment: Attachment,
    pub look: FileLook,
}

/// What can be seen of a file without drawing it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileLook {
    /// For `pages`: how many; 0 when they cannot be drawn.
    pub pages: u32,
    /// For `text`: its beginning.
    pub text: Option<String>,
    /// There is more of the text than is shown.
    pub cut: bool,
}

/// A file that came with a copy, as it can be looked at.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyFileView {
    pub name: String,
    pub bytes: u32,
    /// SHA-256 in hex, as the signed manifest has it.
    pub fingerprint: String,
    /// As its first bytes say; as `Attachment` names it.
    pub kind: String,
    /// `image`, `pages`, `text` or `no`.
    pub shown: String,
    /// What is odd about its name.
    pub odd: Vec<String>,
    pub look: FileLook,
}

/// A picture as bytes: PNG for a drawn page, or the image as it was added.
#[derive(TS)]
#[ts(type = "ArrayBuffer")]
pub struct Picture(pub Vec<u8>);

impl IpcResponse for Picture {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}
