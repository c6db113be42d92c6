//! A file that came with a copy, looked at beside the review. The copy is opened for it and every byte checked; after that
//! it is held until another is looked at or the vault closes, so that its pages are turned at once.

use std::sync::Arc;

use casework::attachment::{self, FileKind, Shown};
use casework::case::choice_word;
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use crate::answers::{CopyFileView, Picture};
use crate::attached;
use crate::case_file::document::FileCarried;
use crate::copy_in_hand;
use crate::refusal::Answer;

pub struct CopyFile {
    copy: String,
    file: FileCarried,
    content: Zeroizing<Vec<u8>>,
}

impl CopyFile {
    /// Returns the part of a copy by that name: the one that is held, or else it is read and held in its place.
    /// Drawing is for afterwards: the vault is not kept waiting for it.
    pub fn of(
        held: &mut Option<Arc<Self>>,
        vault: &mut Vault,
        (copy, part): (&str, &str),
        now: Moment,
    ) -> Answer<Arc<Self>> {
        if let Some(held) = held.as_ref().filter(|it| it.copy == copy && it.file.part == part) {
            return Ok(Arc::clone(held));
        }
        // The one before goes first: two large ones are not held at once.
        *held = None;
        let (file, content) = copy_in_hand::file(vault, copy, part, now)?;
        let read = Arc::new(Self { copy: copy.to_owned(), file, content });
        *held = Some(Arc::clone(&read));
        Ok(read)
    }

    /// Returns it as it can be looked at.
    pub fn view(&self) -> CopyFileView {
        let kind = self.kind();
        CopyFileView {
            look: attached::look(self.shown(), &self.content),
            kind: choice_word(&kind),
            shown: choice_word(&self.shown()),
            odd: attachment::name_oddities(&self.file.name, kind).iter().map(choice_word).collect(),
            name: self.file.name.clone(),
            bytes: self.file.bytes,
            fingerprint: self.file.sha256.clone(),
        }
    }

    /// Returns a picture of it.
    pub fn drawn(&self, page: u32, width: u32) -> Answer<Picture> {
        attached::drawn(self.shown(), &self.content, page, width)
    }

    fn shown(&self) -> Shown {
        attachment::shown_inside(self.kind())
    }

    fn kind(&self) -> FileKind {
        let head = &self.content[..self.content.len().min(attachment::HEAD_BYTES)];
        attachment::kind_of(head, &self.file.name)
    }
}
