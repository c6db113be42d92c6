//! Files added to notes, as the window lists them, and any file as it can be looked at.

use casework::attachment::{self, FileKind, Shown};
use casework::case::{choice_word, read_choice};
use vault::store::AttachmentRecord;

use crate::answers::{Attachment, FileLook, Picture};
use crate::note_in_hand::signed;
use crate::refusal::{Answer, Refusal, RefusalCode};

/// Pages and pictures are drawn at most this wide.
const WIDEST: u32 = 2400;
/// Of a text so many bytes are shown; the whole of it can be saved out.
const TEXT_SHOWN: usize = 200 * 1024;

/// Returns the files as the window lists them.
pub fn list(records: Vec<AttachmentRecord>) -> Vec<Attachment> {
    records.into_iter().map(one).collect()
}

/// Returns how a file can be looked at inside Daybook.
pub fn shown(record: &AttachmentRecord) -> Shown {
    attachment::shown_inside(kind(record))
}

/// Tells whether a file's content is needed to say how it can be looked at.
pub fn is_read_to_look(shown: Shown) -> bool {
    matches!(shown, Shown::Pages | Shown::Text)
}

/// Returns what can be seen of a file without drawing it. A page count of 0 says that its pages cannot be drawn.
pub fn look(shown: Shown, content: &[u8]) -> FileLook {
    let beginning = || String::from_utf8_lossy(&content[..content.len().min(TEXT_SHOWN)]).into_owned();
    FileLook {
        pages: if shown == Shown::Pages { paperwork::pages::count(content) } else { 0 },
        text: (shown == Shown::Text).then(beginning),
        cut: shown == Shown::Text && content.len() > TEXT_SHOWN,
    }
}

/// Returns a picture: the page drawn as PNG, or an image as it is. Nothing touches the disk.
pub fn drawn(shown: Shown, content: &[u8], page: u32, width: u32) -> Answer<Picture> {
    match shown {
        Shown::Image => Ok(Picture(content.to_vec())),
        Shown::Pages => {
            let drawn = paperwork::pages::draw(content, page, width.clamp(200, WIDEST));
            drawn.map(Picture).ok_or_else(|| Refusal::new(RefusalCode::CannotPrint))
        }
        Shown::Text | Shown::No => Err(Refusal::new(RefusalCode::NotFound)),
    }
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
