//! What was recorded in a case, as the sources of passages.

use casework::account::{Source, SourceKind};
use casework::moment::read_moment;
use casework::note::AmendmentKind;
use vault::Vault;
use vault::store::{AmendmentRecord, NoteRecord};

use crate::paper_words;
use crate::refusal::Answer;

/// Returns every source of a case: finished notes with their additions and corrections, what the person said
/// about consent, what was agreed about safety.
pub fn of(vault: &Vault, case: &str) -> Answer<Vec<Source>> {
    let notes = vault.notes_of(case)?;
    let amendments = vault.amendments_of_case(case)?;
    let mut sources = Vec::new();
    for note in notes.iter().filter(|note| note.finished.is_some()) {
        let of_note: Vec<_> = amendments.iter().filter(|it| it.note_id == note.id).collect();
        sources.extend(of_one(note, &of_note));
    }
    sources.extend(vault.consent_of(case)?.into_iter().map(|stored| Source {
        id: format!("consent/{}", stored.id),
        kind: SourceKind::Consent,
        note: None,
        at: Some(stored.event.at),
        text: stored.event.words,
        corrected: false,
    }));
    sources.extend(vault.safety_of(case)?.into_iter().map(|stored| {
        Source {
            id: format!("safety/{}", stored.id),
            kind: SourceKind::Safety,
            note: None,
            at: Some(stored.record.at),
            text: [stored.record.who, stored.record.agreed]
                .iter()
                .filter(|text| !text.trim().is_empty())
                .map(|text| text.trim())
                .collect::<Vec<_>>()
                .join(": "),
            corrected: false,
        }
    }));
    Ok(sources)
}

fn of_one(note: &NoteRecord, amendments: &[&AmendmentRecord]) -> Vec<Source> {
    let corrected = amendments.iter().any(|it| it.kind == AmendmentKind::Correction);
    let started = note.text.started_at();
    let source = |id: String, kind, text: String| Source {
        id,
        kind,
        note: Some(note.id.clone()),
        at: started,
        text,
        corrected,
    };
    let id = &note.id;
    let mut sources = vec![
        source(format!("note/{id}"), SourceKind::Note, note.text.text.clone()),
        source(format!("view/{id}"), SourceKind::View, note.text.view.clone()),
        source(format!("visit/{id}"), SourceKind::Visit, circumstances(note)),
    ];
    sources.extend(amendments.iter().map(|amendment| {
        let (name, kind) = match amendment.kind {
            AmendmentKind::Addition => ("addition", SourceKind::Addition),
            AmendmentKind::Correction => ("correction", SourceKind::Correction),
        };
        source(format!("{name}/{}", amendment.id), kind, amendment.text.clone())
    }));
    sources
}

/// Returns when, where and with whom the visit was, in a sentence that can go into an answer.
fn circumstances(note: &NoteRecord) -> String {
    let text = &note.text;
    let (started, ended) = (read_moment(&text.started), read_moment(&text.ended));
    let mut sentence = match (started, ended) {
        (Some(started), Some(ended)) => {
            format!("Visit from {} to {}", paper_words::moment(started), paper_words::moment(ended))
        }
        (Some(started), None) => format!("Visit on {}", paper_words::moment(started)),
        _ => return String::new(),
    };
    for (before, said) in [(", ", &text.place), (". Present: ", &text.present)] {
        if !said.trim().is_empty() {
            sentence.push_str(before);
            sentence.push_str(said.trim().trim_end_matches('.'));
        }
    }
    sentence.push('.');
    sentence
}
