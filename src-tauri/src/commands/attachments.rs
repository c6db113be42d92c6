//! Files added to notes: taken in whole, looked at inside, taken out only where the worker says.

use casework::attachment as rules;
use casework::case::choice_word;
use casework::lateness::Recording;
use tauri::{AppHandle, Runtime, State};
use vault::Vault;
use vault::store::{AttachmentRecord, FileToAttach};

use crate::answers::{
    AttachOutcome, Attachment, AttachmentView, LeavingTyped, Picture, RefusedFile, SavedFile,
};
use crate::attached;
use crate::dialogs::{self, Desk};
use crate::leaving::{LeavingFile, ending, leave};
use crate::note_in_hand::{self, signature};
use crate::open_dialog::{self, Taken};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// Lets the worker choose files and keeps each whole in the vault. One that cannot be taken is named with
/// the reason; the others are kept.
#[tauri::command]
pub async fn add_attachments<R: Runtime>(app: AppHandle<R>, note: String) -> Answer<Option<AttachOutcome>> {
    dialogs::aside(app, move |desk| {
        desk.session.with(|vault, _| Ok(vault.note(&note).map(drop)?))?;
        let chosen = desk.opening.ask_for_several();
        if chosen.is_empty() {
            return Ok(None);
        }
        let most = Recording::current().largest_attachment_megabytes;
        let mut refused = Vec::new();
        let mut added = 0;
        for path in &chosen {
            let (name, taken) = open_dialog::take(path, most * 1024 * 1024);
            match attach(desk, &note, &name, taken)? {
                None => added += 1,
                Some(why) => refused.push(RefusedFile {
                    name,
                    why: why.to_owned(),
                    most: u32::try_from(most).unwrap_or(u32::MAX),
                }),
            }
        }
        desk.session.with(|vault, _| {
            let note = vault.note(&note)?;
            Ok(Some(AttachOutcome { note: note_in_hand::of(vault, note)?, added, refused }))
        })
    })
    .await
}

/// Keeps one file; returns why it was not taken.
fn attach(desk: &Desk<'_>, note: &str, name: &str, taken: Taken) -> Answer<Option<&'static str>> {
    let content = match taken {
        Taken::Whole(content) => content,
        Taken::TooLarge => return Ok(Some("too-large")),
        Taken::Empty => return Ok(Some("empty")),
        Taken::Unreadable => return Ok(Some("cannot-read")),
    };
    let head = &content[..content.len().min(rules::HEAD_BYTES)];
    let kind = choice_word(&rules::kind_of(head, name));
    let kept = desk.session.with(|vault, now| {
        let signed = signature(vault)?;
        vault.attach(note, FileToAttach { name, content: &content, kind: &kind }, signed, now)?;
        Ok(())
    });
    match kept {
        Ok(()) => Ok(None),
        Err(refusal) if refusal.code == RefusalCode::DiskFull => Ok(Some("disk-full")),
        Err(refusal) => Err(refusal),
    }
}

#[tauri::command(async)]
pub fn describe_attachment(
    session: State<'_, Session>,
    attachment: String,
    origin: String,
    about: String,
) -> Answer<Vec<Attachment>> {
    session.with(|vault, now| {
        vault.describe_attachment(&attachment, &origin, &about, now)?;
        of_same_note(vault, &attachment)
    })
}

#[tauri::command(async)]
pub fn remove_attachment(session: State<'_, Session>, attachment: String) -> Answer<Vec<Attachment>> {
    session.with(|vault, now| {
        vault.set_attachment_removed(&attachment, true, now)?;
        of_same_note(vault, &attachment)
    })
}

#[tauri::command(async)]
pub fn put_attachment_back(session: State<'_, Session>, attachment: String) -> Answer<Vec<Attachment>> {
    session.with(|vault, now| {
        vault.set_attachment_removed(&attachment, false, now)?;
        of_same_note(vault, &attachment)
    })
}

fn of_same_note(vault: &Vault, attachment: &str) -> Answer<Vec<Attachment>> {
    let note = vault.attachment(attachment)?.note_id;
    Ok(attached::list(vault.attachments_of(&note)?))
}

/// Lists the files of every note of a case.
#[tauri::command(async)]
pub fn list_attachments(session: State<'_, Session>, case: String) -> Answer<Vec<Attachment>> {
    session.with(|vault, _| {
        vault.case(&case)?;
        Ok(attached::list(vault.attachments_of_case(&case)?))
    })
}

/// Returns a file as it can be looked at. A page count of 0 says that its pages cannot be drawn.
#[tauri::command]
pub async fn read_attachment<R: Runtime>(app: AppHandle<R>, attachment: String) -> Answer<AttachmentView> {
    dialogs::aside(app, move |desk| {
        let record = desk.session.with(|vault, _| Ok(vault.attachment(&attachment)?))?;
        let shown = attached::shown(&record);
        let content = attached::is_read_to_look(shown).then(|| content(desk, &record)).transpose()?;
        let look = attached::look(shown, content.as_deref().map(Vec::as_slice).unwrap_or_default());
        Ok(AttachmentView { look, attachment: attached::one(record) })
    })
    .await
}

/// Returns a picture: the page drawn as PNG, or an image as it was added. Nothing touches the disk.
#[tauri::command]
pub async fn draw_attachment<R: Runtime>(
    app: AppHandle<R>,
    attachment: String,
    page: u32,
    width: u32,
) -> Answer<Picture> {
    dialogs::aside(app, move |desk| {
        let record = desk.session.with(|vault, _| Ok(vault.attachment(&attachment)?))?;
        attached::drawn(attached::shown(&record), &content(desk, &record)?, page, width)
    })
    .await
}

/// Saves a copy where the worker says; the case notes that it left, to whom and why. The file's own name may be
/// the person's: it is not suggested.
#[tauri::command]
pub async fn save_attachment<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    attachment: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        leave(desk, || {
            let record = desk.session.with(|vault, _| {
                let record = vault.attachment(&attachment)?;
                let filed = vault.cases_of_note(&record.note_id)?.into_iter().any(|it| it.id == case);
                if filed { Ok(record) } else { Err(Refusal::new(RefusalCode::NotFiled)) }
            })?;
            let content = content(desk, &record)?;
            desk.session.with(|vault, now| {
                let case = vault.case(&case)?;
                let name = format!("Attachment {}.{}", case.number, ending(&record.file.name, "bin"));
                LeavingFile::of(vault, &case, "attachment", leaving.clone(), (name, content), now)
            })
        })
    })
    .await
}

fn content(desk: &Desk<'_>, record: &AttachmentRecord) -> Answer<zeroize::Zeroizing<Vec<u8>>> {
    desk.session.with(|vault, _| Ok(vault.attachment_content(&record.id)?))
}
