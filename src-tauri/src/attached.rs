//! Files added to notes, as the window lists them.

use casework::attachment::{self, FileKind, Shown};
use casework::case::{choice_word, read_choice};
use vault::store::AttachmentRecord;

use crate::answers::Attachment;
use crate::note_in_hand::signed;

/// Returns the files as the window lists them.
pub fn list(records: Vec<AttachmentRecord>) -> Vec<Attachment> {
    records.into_iter().map(one).collect()
}

/// Returns how a file can be looked at inside Daybook.
pub fn shown(record: &AttachmentRecord) -> Shown {
    attachment::shown_inside(kind(record))
}

pub fn one(record: AttachmentRecord) -> Attachment {
    let kind = kind(&record);
    Attachment {
        shown: choice_word(&attachment::shown_inside(kind)),
        odd: attachment::name_oddities(&record.file.name, kind).iter().map(choice_word).collect(),
        id: record.id,
        note: record.note_id,
        name: record.file.name,
        bytes: u32::try_from(record.file.bytes).unwrap_or(u32::MAX),
        fingerprint: record.file.fingerprint,
        kind: record.kind,
        added_at: record.added_at,
        by: signed(record.signed.as_ref()),
        origin: record.origin,
        about: record.about,
    }
}

fn kind(record: &AttachmentRecord) -> FileKind {
    read_choice("kind", &record.kind, &mut Vec::new()).unwrap_or(FileKind::Other)
}
