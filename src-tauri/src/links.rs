//! Where passages of the notes went in the referral, and whether a note was corrected since.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::note::AmendmentKind;
use casework::referral::Page;
use vault::Vault;
use vault::store::PassageLinkRecord;

use crate::answers::LinkedPassage;
use crate::draft::Draft;
use crate::refusal::Answer;

/// When each note of a case was last corrected.
pub struct Corrections(BTreeMap<String, String>);

/// Returns when the notes of a case were last corrected.
pub fn corrections_of(vault: &Vault, case: &str) -> Answer<Corrections> {
    let amendments = vault.amendments_of_case(case)?.into_iter();
    let corrections = amendments.filter(|it| it.kind == AmendmentKind::Correction);
    Ok(Corrections(corrections.map(|it| (it.note_id, it.at)).collect()))
}

impl Corrections {
    /// Tells whether the note a passage stands in was corrected after the passage was put into an answer.
    pub fn since(&self, link: &PassageLinkRecord) -> bool {
        let note = link.link.note_id.as_ref();
        note.and_then(|note| self.0.get(note)).is_some_and(|at| *at > link.linked_at)
    }
}

/// Returns the passages put into answers of a page.
pub fn of_page(vault: &Vault, draft: &Draft, page: &Page) -> Answer<Vec<LinkedPassage>> {
    let links = vault.passage_links_of(&draft.case().id)?;
    let corrections = corrections_of(vault, &draft.case().id)?;
    let of_page = links.iter().filter(|it| page.field(&it.link.field).is_some());
    Ok(of_page.map(|link| linked(draft, link, &corrections)).collect())
}

fn linked(draft: &Draft, record: &PassageLinkRecord, corrections: &Corrections) -> LinkedPassage {
    let link = &record.link;
    let answer = draft.answers().get(&link.field);
    LinkedPassage {
        field: link.field.clone(),
        note: link.note_id.clone(),
        kind: choice_word(&link.kind),
        at: link.seen_at.clone(),
        text: link.text.clone(),
        linked_at: record.linked_at.clone(),
        corrected_since: corrections.since(record),
        still_there: answer.is_some_and(|it| it.texts().iter().any(|text| text.contains(&link.text))),
    }
}
