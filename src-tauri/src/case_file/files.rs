//! The files kept in a case: listed in its file, and carried whole beside it under numbers for names.

use casework::case_file::{Choice, Entry};
use vault::Vault;
use vault::store::{CaseRecord, KeptFile};
use zeroize::Zeroizing;

use super::{entry, notes, row, when};
use crate::answers::FileListed;
use crate::leaving::ending;
use crate::note_in_hand::signed;
use crate::refusal::Answer;

/// A file of the case whose content is in the vault.
pub struct KeptWhole {
    pub file: KeptFile,
    /// Such as `attachments/0001.pdf`: it says nothing of anyone.
    pub part: String,
    /// Where it stands in the case file.
    pub place: String,
    title: &'static str,
    rows: Vec<casework::case_file::Row>,
    added_at: String,
}

/// Returns every file of the case that the choice holds, in a lasting order.
pub fn listed(vault: &Vault, case: &CaseRecord, choice: &Choice) -> Answer<Vec<KeptWhole>> {
    let mut files = Vec::new();
    let chosen: Vec<String> = vault
        .notes_of(&case.id)?
        .into_iter()
        .filter(|note| notes::chosen(note, choice))
        .map(|note| note.id)
        .collect();
    for it in vault.attachments_of_case(&case.id)?.into_iter().filter(|it| chosen.contains(&it.note_id)) {
        let rows = vec![
            row("Where it came from", &it.origin),
            row("What it shows", &it.about),
            row("Added by", signed(it.signed.as_ref())),
        ];
        files.push(kept(it.file, format!("attachment/{}", it.id), "A file of a note", rows, it.added_at));
    }
    if choice.from.is_none() && choice.to.is_none() {
        for consent in vault.consent_of(&case.id)? {
            if let Some((document, file)) = vault.consent_document(&consent.id)? {
                let place = format!("consent-document/{}", consent.id);
                files.push(kept(file, place, "A signed paper about consent", Vec::new(), document.at));
            }
        }
        for (letter, file) in vault.decision_letters_of(&case.id)? {
            files.push(kept(
                file,
                format!("letter/{}", letter.id),
                "A letter about a decision",
                Vec::new(),
                letter.at,
            ));
        }
        for sent in vault.sent_of(&case.id)? {
            if let Some((copy, file)) = vault.official_copy_of(&sent.id)? {
                let place = format!("official-copy/{}", sent.id);
                files.push(kept(file, place, "The official copy of the referral", Vec::new(), copy.at));
            }
        }
    }
    for (number, file) in files.iter_mut().enumerate() {
        let ending = ending(&file.file.name, "bin").to_ascii_lowercase();
        file.part = format!("attachments/{:04}.{ending}", number + 1);
    }
    Ok(files)
}

fn kept(
    file: KeptFile,
    place: String,
    title: &'static str,
    rows: Vec<casework::case_file::Row>,
    added_at: String,
) -> KeptWhole {
    KeptWhole { file, part: String::new(), place, title, rows, added_at }
}

impl KeptWhole {
    /// Returns the content, when it is as it was kept.
    pub fn content(&self, vault: &Vault) -> vault::Result<Zeroizing<Vec<u8>>> {
        let content = vault.file_content(&self.file.id)?;
        let same = vault::fingerprint(&content) == self.file.fingerprint;
        if same { Ok(content) } else { Err(vault::VaultError::DatabaseDamaged) }
    }

    pub fn shown(&self) -> FileListed {
        FileListed {
            part: self.part.clone(),
            name: self.file.name.clone(),
            bytes: u32::try_from(self.file.bytes).unwrap_or(u32::MAX),
            fingerprint: self.file.fingerprint.clone(),
            place: self.place.clone(),
        }
    }
}

/// Returns the list of files, those too that stay where they are and only go with the online form.
pub fn entries(vault: &Vault, case: &CaseRecord, choice: &Choice) -> Answer<Vec<Entry>> {
    let mut entries: Vec<Entry> = listed(vault, case, choice)?.into_iter().map(of_file).collect();
    for evidence in vault.evidence_of(&case.id)? {
        let rows = vec![
            row("Name", evidence.file.name),
            row("What it is", evidence.description),
            row("Size", format!("{} bytes", evidence.file.bytes)),
            row("SHA-256", evidence.file.fingerprint),
            row("Kept", "Outside Daybook: only its list goes along"),
        ];
        entries.push(entry(
            format!("evidence/{}", evidence.id),
            "A file for the online form",
            when(&evidence.added_at),
            rows,
        ));
    }
    Ok(entries)
}

fn of_file(it: KeptWhole) -> Entry {
    let mut rows = vec![
        row("Name", &it.file.name),
        row("In this file as", &it.part),
        row("Size", format!("{} bytes", it.file.bytes)),
        row("SHA-256", &it.file.fingerprint),
    ];
    rows.extend(it.rows);
    entry(it.place, it.title, when(&it.added_at), rows)
}
