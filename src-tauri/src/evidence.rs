//! The files that go with the online form, as the window lists them.

use casework::case::choice_word;
use casework::referral::{self as engine, EvidenceFile, FileOdd};
use vault::Vault;
use vault::store::EvidenceRecord;

use crate::answers::{Evidence, EvidenceList};
use crate::draft::Draft;
use crate::refusal::Answer;

/// Returns the list with the rules of the draft's form.
pub fn list(vault: &Vault, draft: &Draft) -> Answer<EvidenceList> {
    let rules = &draft.form.uploads;
    Ok(EvidenceList {
        files: files(vault, draft)?,
        kinds: rules.kinds.clone(),
        max_megabytes: rules.max_megabytes,
        most_files: rules.most_files,
    })
}

/// Returns the files, each with what the online form would find odd about it.
pub fn files(vault: &Vault, draft: &Draft) -> Answer<Vec<Evidence>> {
    let records = vault.evidence_of(&draft.case().id)?;
    let shown = |(place, record): (usize, &EvidenceRecord)| {
        let mut found = oddities(draft, record);
        if engine::too_many(draft.form, place + 1) {
            found.push(choice_word(&FileOdd::TooMany));
        }
        Evidence {
            id: record.id.clone(),
            name: record.file.name.clone(),
            bytes: u32::try_from(record.file.bytes).unwrap_or(u32::MAX),
            fingerprint: record.file.fingerprint.clone(),
            description: record.description.clone(),
            findings: found,
        }
    };
    Ok(records.iter().enumerate().map(shown).collect())
}

fn oddities(draft: &Draft, record: &EvidenceRecord) -> Vec<String> {
    let head = unhex(&record.file.head);
    let file = EvidenceFile {
        name: &record.file.name,
        bytes: u64::try_from(record.file.bytes).unwrap_or(0),
        head: &head,
    };
    engine::file_oddities(draft.form, &file).iter().map(choice_word).collect()
}

/// Reads hex digits; what is none is left out.
fn unhex(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks_exact(2);
    pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
