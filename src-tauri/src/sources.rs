//! What was recorded in a case, as the sources of passages.

use casework::account::{Source, SourceKind};
use casework::moment::read_moment;
use casework::note::{AmendmentKind, NoteKind, SeenIndicator, quoted};
use vault::Vault;
use vault::store::{AmendmentRecord, NoteRecord, TalkRecord};

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
    sources.extend(vault.talks_of(case)?.into_iter().flat_map(said_in_talk));
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

/// Returns what the person said back in a conversation, and what a child thinks.
fn said_in_talk(stored: TalkRecord) -> Vec<Source> {
    let (id, began_at) = (stored.id, stored.talk.began_at.naive_local());
    let details = stored.talk.details;
    let texts = [("talk", details.said_back), ("views", details.views)].into_iter();
    texts
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(part, text)| Source {
            id: format!("{part}/{id}"),
            kind: SourceKind::Consent,
            note: None,
            at: Some(began_at),
            text,
            corrected: false,
        })
        .collect()
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
        source(format!("note/{id}"), SourceKind::Note, quoted(&note.text.text, &note.text.details.exact)),
        source(format!("view/{id}"), SourceKind::View, note.text.view.clone()),
        source(format!("visit/{id}"), SourceKind::Visit, circumstances(note)),
        source(format!("condition/{id}"), SourceKind::Visit, condition(note)),
    ];
    let noticed = note.text.details.indicators.iter().enumerate();
    sources.extend(
        noticed.map(|(n, seen)| source(format!("indicator/{id}/{n}"), SourceKind::Note, noticed_in(seen))),
    );
    sources.extend(amendments.iter().map(|amendment| {
        let (name, kind) = match amendment.kind {
            AmendmentKind::Addition => ("addition", SourceKind::Addition),
            AmendmentKind::Correction => ("correction", SourceKind::Correction),
        };
        source(format!("{name}/{}", amendment.id), kind, amendment.text.clone())
    }));
    sources
}

/// Returns what a note is about, to begin a sentence; a manager's oversight is no circumstance of the person.
fn kind_word(kind: NoteKind) -> Option<&'static str> {
    match kind {
        NoteKind::Visit => Some("Visit"),
        NoteKind::Call => Some("Telephone call"),
        NoteKind::Observation => Some("Observation"),
        NoteKind::Meeting => Some("Meeting"),
        NoteKind::Conversation => Some("Conversation"),
        NoteKind::NoReply => Some("No reply"),
        NoteKind::ManagementOversight => None,
    }
}

/// Returns what was seen of an indicator, with where and when where the note's own do not say it.
fn noticed_in(seen: &SeenIndicator) -> String {
    if seen.what.trim().is_empty() {
        return String::new();
    }
    let at = [&seen.place, &seen.at].map(|it| it.trim()).into_iter().filter(|it| !it.is_empty());
    let at = at.collect::<Vec<_>>().join(", ");
    if at.is_empty() { seen.what.clone() } else { format!("{} ({at})", seen.what.trim()) }
}

/// Returns how the person was, in the words that were typed.
fn condition(note: &NoteRecord) -> String {
    let condition = &note.text.details.condition;
    [&condition.words, &condition.rests].map(|it| it.trim()).join("\n").trim().to_owned()
}

/// Returns who was there: the rows, the interpreter, and what was typed besides.
fn present(note: &NoteRecord) -> String {
    let details = &note.text.details;
    let named = |name: &str, role: &str| match (name.trim(), role.trim()) {
        (name, "") => name.to_owned(),
        ("", role) => role.to_owned(),
        (name, role) => format!("{name} ({role})"),
    };
    let rows = details.who.iter().map(|it| named(&it.name, &it.role));
    let interpreter = named(&details.interpreter.who, "interpreter");
    let interpreter = (!details.interpreter.who.trim().is_empty()).then_some(interpreter);
    let besides = note.text.present.trim().trim_end_matches('.').to_owned();
    let all = rows.chain(interpreter).chain([besides]).filter(|it| !it.is_empty());
    all.collect::<Vec<_>>().join("; ")
}

/// Returns when, where and with whom the visit was, in a sentence that can go into an answer.
fn circumstances(note: &NoteRecord) -> String {
    let text = &note.text;
    let (started, ended) = (read_moment(&text.started), read_moment(&text.ended));
    let Some(kind) = kind_word(text.details.kind) else { return String::new() };
    let mut sentence = match (started, ended) {
        (Some(started), Some(ended)) => {
            format!("{kind} from {} to {}", paper_words::moment(started), paper_words::moment(ended))
        }
        (Some(started), None) => format!("{kind} on {}", paper_words::moment(started)),
        _ => return String::new(),
    };
    for (before, said) in [(", ", &text.place), (". Present: ", &present(note))] {
        if !said.trim().is_empty() {
            sentence.push_str(before);
            sentence.push_str(said.trim().trim_end_matches('.'));
        }
    }
    sentence.push('.');
    sentence
}
