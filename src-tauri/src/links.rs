//! Where passages of the notes went in the referral, and whether a note was corrected since.

use std::collections::{BTreeMap, BTreeSet};

use casework::case::choice_word;
use casework::moment::read_stored;
use casework::note::AmendmentKind;
use casework::referral::Page;
use vault::store::PassageLinkRecord;
use vault::{Moment, Vault};

use crate::answers::LinkedPassage;
use crate::draft::Draft;
use crate::refusal::Answer;

/// When each note of a case was last corrected.
pub struct Corrections(BTreeMap<String, Moment>);

/// Returns when the notes were last corrected whose passages were put into answers; no other note is read.
pub fn corrections_of(vault: &Vault, links: &[PassageLinkRecord]) -> Answer<Corrections> {
    let notes: BTreeSet<&String> = links.iter().filter_map(|link| link.link.note_id.as_ref()).collect();
    let mut corrected = BTreeMap::new();
    for note in notes {
        let amendments = vault.amendments_of(note)?.into_iter();
        let corrections = amendments.filter(|it| it.kind == AmendmentKind::Correction);
        corrected.extend(corrections.filter_map(|it| Some((it.note_id, read_stored(&it.at)?))));
    }
    Ok(Corrections(corrected))
}

impl Corrections {
    /// Tells whether the note a passage stands in was corrected after the passage was put into an answer.
    pub fn since(&self, link: &PassageLinkRecord) -> bool {
        let note = link.link.note_id.as_ref();
        let corrected = note.and_then(|note| self.0.get(note));
        corrected.is_some_and(|at| read_stored(&link.linked_at).is_none_or(|linked| *at > linked))
    }
}

/// Tells whether the answer still holds the passage, word for word.
pub fn still_there(draft: &Draft, record: &PassageLinkRecord) -> bool {
    let answer = draft.answers().get(&record.link.field);
    answer.is_some_and(|it| it.texts().iter().any(|text| text.contains(&record.link.text)))
}

/// Returns the passages put into answers of a page.
pub fn of_page(vault: &Vault, draft: &Draft, page: &Page) -> Answer<Vec<LinkedPassage>> {
    let links = vault.passage_links_of(&draft.case().id)?;
    let corrections = corrections_of(vault, &links)?;
    let of_page = links.iter().filter(|it| page.field(&it.link.field).is_some());
    Ok(of_page.map(|link| linked(draft, link, &corrections)).collect())
}

fn linked(draft: &Draft, record: &PassageLinkRecord, corrections: &Corrections) -> LinkedPassage {
    let link = &record.link;
    LinkedPassage {
        field: link.field.clone(),
        note: link.note_id.clone(),
        kind: choice_word(&link.kind),
        at: link.seen_at.clone(),
        text: link.text.clone(),
        linked_at: record.linked_at.clone(),
        corrected_since: corrections.since(record),
        still_there: still_there(draft, record),
    }
}
