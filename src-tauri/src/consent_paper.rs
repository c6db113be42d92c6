//! The consent record on paper: where each decision stands, and everything that happened, in order.

use casework::consent::{
    Basis, CapacityRecord, ConsentEvent, ConsentPack, Matter, Purpose, Recipient, Standing, Talk, counts,
};
use casework::moment::read_stored;
use casework::statements::Statements;
use chrono::NaiveDateTime;
use paperwork::consent_record::{ConsentDocument, Entry, Row};
use vault::store::{CaseRecord, SharingRecord};
use vault::{Moment, Vault};

use crate::consent_record::{Recorded, adult_since};
use crate::note_in_hand::signed;
use crate::paper_words::{self as words};
use crate::refusal::Answer;

pub fn of(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ConsentDocument> {
    let recorded = Recorded::of(vault, case, now)?;
    let statements = Statements::current();
    let pack = ConsentPack::current();
    Ok(ConsentDocument {
        case_number: case.number.clone(),
        called: Some(case.called.clone()),
        made_at: now,
        made_by: crate::note_in_hand::signature(vault)?.map(|it| signed(Some(&it))),
        practice: case.practice,
        at_referral: at_referral(&recorded),
        standings: standings(&recorded),
        entries: entries(vault, case)?.into_iter().map(|(_, entry)| entry).collect(),
        sharings: vault.sharings_of(&case.id)?.into_iter().map(sharing).collect(),
        sources: vec![
            format!("Statements, {}: {}", statements.version, statements.source),
            format!("Consent, {}: {}", pack.version, pack.source),
        ],
    })
}

/// How something stands, and what happened, each with the lasting name of its place.
pub type Parts = (Vec<Row>, Vec<(String, Entry)>);

/// Returns where each decision stands, and what happened.
pub fn parts(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Parts> {
    let recorded = Recorded::of(vault, case, now)?;
    let standing = [at_referral(&recorded), standings(&recorded)].concat();
    Ok((standing, entries(vault, case)?))
}

fn at_referral(recorded: &Recorded) -> Vec<Row> {
    if !recorded.is_asked() {
        return vec![row("Consent", "Not asked: under 18, or the age is not known")];
    }
    let said = |purpose| words::yes_no(recorded.flag(purpose));
    vec![
        row("The person consents to the referral", said(Purpose::Referral)),
        row("The person accepts support", said(Purpose::Support)),
    ]
}

fn standings(recorded: &Recorded) -> Vec<Row> {
    if !recorded.is_asked() {
        return Vec::new();
    }
    let of_matter = |matter: &Matter| {
        let stand = recorded.stand(matter);
        let since = stand.since.map(|at| format!(", since {}", words::moment(at))).unwrap_or_default();
        let limits = stand.event.filter(|_| stand.standing == Standing::AgreedWithLimits);
        let until = limits.and_then(|event| event.details.until);
        let until = until.map(|day| day.format(", until %-d %B %Y").to_string()).unwrap_or_default();
        let limits = limits.map(|event| format!("\n{}", event.details.limits)).unwrap_or_default();
        let standing = words::standing(stand.standing);
        row(&matter_words(matter), &format!("{standing}{since}{until}{limits}"))
    };
    recorded.matters.iter().map(of_matter).collect()
}

fn matter_words(matter: &Matter) -> String {
    about(matter.purpose, &matter.about)
}

/// Returns a purpose with whom or which way it is about.
pub fn about(purpose: Purpose, about: &str) -> String {
    let purpose_words = words::purpose(purpose);
    match (purpose, about) {
        (_, "") => purpose_words.to_owned(),
        (Purpose::Contact, channel) => format!("{purpose_words}: {}", words::channel(channel)),
        (_, name) => format!("{purpose_words}: {name}"),
    }
}

/// Returns what happened in the order in which it did, whenever it was written down, each with its lasting name.
fn entries(vault: &Vault, case: &CaseRecord) -> Answer<Vec<(String, Entry)>> {
    let since = adult_since(vault, case)?;
    let counted = |at: &str| read_stored(at).is_none_or(|at| counts(&at, since.as_ref()));
    let mut all: Vec<(NaiveDateTime, (String, Entry))> = Vec::new();
    for stored in vault.consent_of(&case.id)? {
        let attached = vault.consent_document(&stored.id)?.map(|(_, file)| file.fingerprint);
        let entry = history(decided(&stored.event, attached), counted(&stored.recorded_at));
        all.push((stored.event.at, (format!("consent/{}", stored.id), entry)));
    }
    for stored in vault.talks_of(&case.id)? {
        let entry = (format!("talk/{}", stored.id), talked(&stored.talk));
        all.push((stored.talk.began_at.naive_local(), entry));
    }
    for stored in vault.capacity_of(&case.id)? {
        let entry = history(found(&stored.record), counted(&stored.recorded_at));
        all.push((stored.record.at, (format!("capacity/{}", stored.id), entry)));
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, entry)| entry).collect())
}

/// Marks what was recorded before the person was taken to be an adult.
fn history(mut entry: Entry, counts: bool) -> Entry {
    if !counts {
        let before = "Recorded before the person was taken to be an adult: it no longer counts";
        entry.rows.insert(0, row("History", before));
    }
    entry
}

fn decided(event: &ConsentEvent, attached: Option<String>) -> Entry {
    let details = &event.details;
    let until = details.until.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
    let return_on = event.return_on.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
    let through = [
        event.interpreter.as_str(),
        details.through.mode.map_or("", words::mode),
        &details.through.agency,
        details.through.gender.map_or("", words::gender),
    ];
    let rows = vec![
        quoted("What the person said", &event.words),
        row("Limits", &details.limits),
        row("Until", &until),
        row("Go back on", &return_on),
        row("Why they cannot decide now", &details.why),
        row("Number or address", &details.address),
        row("How it was asked", &details.asked),
        row("Explained", &statements_said(event.explained.iter().map(String::as_str))),
        row("Explained by", &details.explained_by),
        row("Language", &event.language),
        row("Interpreter", &joined(&through)),
        row("Others there", &event.present),
        row("Where", &details.place),
        row("Breaks", &details.breaks),
        row("Given", details.manner.map_or("", words::manner)),
        row("Paper with it, SHA-256", &attached.unwrap_or_default()),
        row("Recorded by", &signed(details.signed.as_ref())),
    ];
    Entry {
        title: format!("{}: {}", about(event.purpose, &details.about), words::decision(event.decision)),
        when: words::moment(event.at),
        rows: filled(rows),
    }
}

fn talked(talk: &Talk) -> Entry {
    let details = &talk.details;
    let breaks = if talk.breaks.is_empty() { String::new() } else { talk.breaks.len().to_string() };
    let gender = words::typed_gender(&details.gender);
    let interpreter =
        [details.interpreter.as_str(), &details.mode.replace('-', " "), &details.agency, gender];
    let agreed = if details.agreed_wording { "The person agreed that this is what they said" } else { "" };
    let rows = vec![
        row("Explained", &statements_said(talk.explained().into_iter())),
        row("Translations shown", &translations(talk)),
        quoted("What the person said back", &details.said_back),
        row("Wording", agreed),
        row("Questions and answers", &details.questions),
        quoted("What the person thinks and wants", &details.views),
        row("Age assessment", &details.age_assessment),
        row("Explained by", &details.explained_by),
        row("Language", &details.language),
        row("Interpreter", &joined(&interpreter)),
        row("Others there", &details.present),
        row("Where", &details.place),
        row("Breaks", &breaks),
        row("Recorded by", &signed(talk.signed.as_ref())),
    ];
    let when = words::moment(talk.began_at.naive_local());
    Entry { title: "Conversation".to_owned(), when, rows: filled(rows) }
}

fn found(record: &CapacityRecord) -> Entry {
    let could_not: Vec<&str> = record.could_not.iter().map(|it| words::inability(*it)).collect();
    let rows = vec![
        row("The decision", &record.decision),
        row("Help given", &record.help),
        row("What could not be done", &could_not.join("; ")),
        row("How it showed", &record.evidence),
        row("Because of", &record.because),
        row("Pressure or control", &record.coercion),
        row("Decided by", &record.decided_by),
        row("Consulted", &record.consulted),
        row("Advocate", &joined(&[record.advocate.map_or("", words::advocate), &record.advocate_words])),
        quoted("Wishes and feelings", &record.wishes),
        row("Best interests", record.best_interests.map_or("", words::best_interests)),
        row("Why", &record.best_interests_why),
        row("Recorded by", &signed(record.signed.as_ref())),
    ];
    Entry {
        title: format!(
            "Capacity, {}: {}",
            about(record.purpose, &record.about),
            words::capacity(record.finding)
        ),
        when: words::moment(record.at),
        rows: filled(rows),
    }
}

/// Returns one line of the information-sharing log.
pub fn sharing(stored: SharingRecord) -> Entry {
    let sharing = stored.sharing;
    let basis = match &sharing.basis {
        Basis::Reason(code) => ConsentPack::current()
            .reasons
            .iter()
            .find(|reason| reason.code == *code)
            .map_or_else(|| code.clone(), |reason| reason.title.clone()),
        basis => words::basis(basis).to_owned(),
    };
    let to_whom = match sharing.recipient {
        Recipient::OwnOrganisation => "The worker's own organisation".to_owned(),
        Recipient::HomeOffice => "The Home Office".to_owned(),
        Recipient::Other => sharing.to_whom,
    };
    let access = sharing.access.as_ref();
    let rows = vec![
        row("With whom", &to_whom),
        row("Why", &sharing.why),
        row("Ground", &basis),
        row("Necessary because", &sharing.justification),
        row("Request came in", &access.and_then(|it| it.received).map(words::day).unwrap_or_default()),
        row("Looked at before it left", access.map_or("", |it| &it.looked_at)),
        row("Recorded by", &signed(sharing.signed.as_ref())),
    ];
    let title = sharing.file_kind.as_deref().map_or(sharing.what.as_str(), words::file_kind).to_owned();
    Entry { title, when: words::moment(sharing.at), rows: filled(rows) }
}

/// Returns which statements were shown in which translation.
fn translations(talk: &Talk) -> String {
    let shown = talk.explained().into_iter().filter_map(|id| talk.mark(id));
    let shown = shown.filter(|said| !said.language.is_empty());
    let line = |said: &casework::consent::Said| {
        format!("{} {} ({})", said.statement, said.language, said.translated)
    };
    shown.map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the topics of statements, each on a line of its own.
fn statements_said<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let topic = |id: &'i str| {
        let told = Statements::current().statement(id);
        told.map_or_else(|| id.to_owned(), |told| format!("{id} {}", told.topic))
    };
    ids.map(topic).collect::<Vec<_>>().join("\n")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}

fn quoted(label: &str, text: &str) -> Row {
    Row { quoted: true, ..row(label, text) }
}

/// What nobody said anything about is left out.
fn filled(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().filter(|row| !row.text.trim().is_empty()).collect()
}
