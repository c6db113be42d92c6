//! Identifiers in what a notification would say: where they stand, and what the officer decided about each.

use casework::case::choice_word;
use casework::consent::CapacityRecord;
use casework::identifiers::{self, Known, KnownFrom, Mark};
use casework::note::NoteDetails;
use casework::referral::{Answer as Given, Control, Field, Page, Route, fields_shown};
use vault::Vault;
use vault::store::{CaseRecord, IdentifierOutcome, IdentifierRecord};

use crate::answers::{AccountPiece, CheckedAccount, IdentifierCheck, IdentifierMark};
use crate::commands::cases::count;
use crate::draft::Draft;
use crate::refusal::Answer;

/// One text of the notification with its marks.
struct Marked<'a> {
    page: &'static Page,
    field: &'static Field,
    text: &'a str,
    marks: Vec<Mark>,
}

/// Returns how many marks wait for a decision; none for a referral.
pub fn undecided(vault: &Vault, draft: &Draft, case: &CaseRecord) -> Answer<usize> {
    let route = draft.route();
    if !route.is_duty_to_notify() {
        return Ok(0);
    }
    let decisions = vault.identifier_decisions_of(&case.id)?;
    let marked = marked(vault, draft, case)?;
    Ok(waiting(&marked, &decisions, route))
}

/// Returns the whole check.
pub fn check(vault: &Vault, draft: &Draft, case: &CaseRecord) -> Answer<IdentifierCheck> {
    let route = draft.route();
    let here = casework::referral::duty_to_notify_here(draft.form, draft.answers());
    let standing = match (route.is_duty_to_notify(), here) {
        (false, _) => "not-needed",
        (true, false) => "not-here",
        (true, true) => "needed",
    };
    let mut check = IdentifierCheck {
        standing: standing.to_owned(),
        anonymous: route == Route::DtnAnonymous,
        accounts: Vec::new(),
        undecided: 0,
    };
    if standing == "needed" {
        let decisions = vault.identifier_decisions_of(&case.id)?;
        let marked = marked(vault, draft, case)?;
        check.accounts = marked.iter().map(|it| account(it, &decisions, route)).collect();
        check.undecided = count(waiting(&marked, &decisions, route));
    }
    Ok(check)
}

fn waiting(marked: &[Marked<'_>], decisions: &[IdentifierRecord], route: Route) -> usize {
    let waits = |it: &Marked<'_>| {
        it.marks.iter().filter(|mark| decided(it, mark, decisions, route).is_none()).count()
    };
    marked.iter().map(waits).sum()
}

/// Returns the answer with every mark of exactly this text replaced; none when there is no such mark.
pub fn replaced(
    vault: &Vault,
    draft: &Draft,
    field: &str,
    text: &str,
    words: &str,
) -> Answer<Option<String>> {
    let marked = marked(vault, draft, draft.case())?;
    let Some(account) = marked.iter().find(|it| it.field.key == field) else { return Ok(None) };
    let mut answer = account.text.to_owned();
    let mut any = false;
    for mark in account.marks.iter().rev().filter(|mark| &account.text[mark.start..mark.end] == text) {
        answer.replace_range(mark.start..mark.end, words);
        any = true;
    }
    Ok(any.then_some(answer))
}

/// Returns the fields of every account in which this text is marked as that.
pub fn fields_with(vault: &Vault, draft: &Draft, text: &str, kind: &str) -> Answer<Vec<String>> {
    let marked = marked(vault, draft, draft.case())?;
    let has = |it: &&Marked<'_>| {
        it.marks.iter().any(|mark| &it.text[mark.start..mark.end] == text && choice_word(&mark.kind) == kind)
    };
    Ok(marked.iter().filter(has).map(|it| it.field.key.clone()).collect())
}

/// Returns every text that would go out with something marked in it.
fn marked<'d>(vault: &Vault, draft: &'d Draft, case: &CaseRecord) -> Answer<Vec<Marked<'d>>> {
    let known = known(vault, draft, case)?;
    let mut found = Vec::new();
    for page in draft.pages().into_iter().filter(|page| !page.asked_afresh) {
        for field in fields_shown(page, draft.answers()) {
            let Some(Given::Text(text)) = draft.answers().get(&field.key) else { continue };
            if !is_free_text(field, text) {
                continue;
            }
            let marks = identifiers::marks(text, &known);
            if !marks.is_empty() {
                found.push(Marked { page, field, text, marks });
            }
        }
    }
    Ok(found)
}

/// Tells whether anything at all may stand in the answer: into a list, too, something unlisted can be typed.
fn is_free_text(field: &Field, text: &str) -> bool {
    match field.control {
        Control::Box | Control::Line => true,
        Control::List => {
            let list = field.list.as_deref().and_then(casework::referral::list);
            list.is_none_or(|list| list.entry(text).is_none())
        }
        _ => false,
    }
}

/// Returns what is known to identify people of the case, from all its records. What the person agreed to have
/// in a named notification does not count.
fn known(vault: &Vault, draft: &Draft, case: &CaseRecord) -> Answer<Vec<Known>> {
    let mut known = identifiers::known_in_answers(draft.form, &draft.everything());
    known.push(Known { kind: identifiers::Kind::Alias, text: case.called.clone(), from: KnownFrom::Case });
    known.extend(known_in_records(vault, &case.id)?);
    let mut agreed: Vec<String> = agreed(draft);
    // Daybook's own number of the case tells nobody anything.
    agreed.push(case.number.clone());
    // The language stands in the line about the interpreter; the form asks it by itself.
    agreed.push(case.language.clone());
    let agreed: Vec<&str> = agreed.iter().map(String::as_str).collect();
    Ok(identifiers::without_agreed(known, &agreed))
}

/// Returns what identifies anyone in the notes, their amendments, the consent record and the safety steps.
fn known_in_records(vault: &Vault, case: &str) -> Answer<Vec<Known>> {
    let (mut known, mut places) = (Vec::new(), Vec::new());
    let mut read = |texts: &[&str], from: KnownFrom| {
        known.extend(texts.iter().flat_map(|text| identifiers::known_in_text(text, from)));
    };
    for note in vault.notes_of(case)? {
        let note = &note.text;
        read(&[&note.present, &note.text, &note.view], KnownFrom::Note);
        read(&texts_round(&note.details), KnownFrom::Note);
        let seen = note.details.indicators.iter();
        places.extend(seen.flat_map(|it| identifiers::known_in_place(&it.place, KnownFrom::Note)));
        places.extend(identifiers::known_in_place(&note.place, KnownFrom::Note));
    }
    for amendment in vault.amendments_of_case(case)? {
        read(&[&amendment.text, &amendment.was_wrong], KnownFrom::Note);
    }
    for stored in vault.people_of(case)? {
        let person = &stored.content;
        let numbers = person.phones.iter().flat_map(|phone| [phone.number.as_str(), &phone.about]);
        let texts = [person.called.as_str(), &person.relation, &person.safe_way, &person.about];
        read(&numbers.chain(texts).collect::<Vec<_>>(), KnownFrom::Case);
        places.extend(identifiers::known_in_place(&person.address, KnownFrom::Case));
    }
    for stored in vault.life_events_of(case)? {
        read(&[&stored.content.what, &stored.content.source], KnownFrom::Case);
    }
    if let Some(stored) = vault.going_in(case)? {
        let written = &stored.content;
        read(&[&written.risks, &written.safe_way, &written.interpreter], KnownFrom::Case);
    }
    for stored in vault.consent_of(case)? {
        let event = &stored.event;
        let details = &event.details;
        read(&[&event.present, &event.interpreter, &event.words], KnownFrom::Consent);
        read(&[&details.about, &details.limits, &details.asked, &details.why], KnownFrom::Consent);
        read(&[&details.through.agency, &details.address, &details.breaks], KnownFrom::Consent);
        places.extend(identifiers::known_in_place(&details.place, KnownFrom::Consent));
    }
    for stored in vault.capacity_of(case)? {
        read(&texts_of_capacity(&stored.record), KnownFrom::Consent);
    }
    for stored in vault.talks_of(case)?.into_iter().chain(vault.open_talk(case)?) {
        let typed = &stored.talk.details;
        read(&[&typed.interpreter, &typed.agency, &typed.present, &typed.said_back], KnownFrom::Consent);
        read(&[&typed.questions, &typed.views, &typed.age_assessment], KnownFrom::Consent);
        places.extend(identifiers::known_in_place(&typed.place, KnownFrom::Consent));
    }
    for stored in vault.sharings_of(case)? {
        let sharing = &stored.sharing;
        read(&[&sharing.what, &sharing.to_whom, &sharing.why, &sharing.justification], KnownFrom::Consent);
    }
    for stored in vault.safety_of(case)? {
        let record = &stored.record;
        read(&[&record.who, &record.reference, &record.agreed], KnownFrom::Safety);
    }
    known.append(&mut places);
    Ok(known)
}

fn texts_of_capacity(record: &CapacityRecord) -> [&str; 11] {
    [
        &record.about,
        &record.decision,
        &record.help,
        &record.because,
        &record.evidence,
        &record.coercion,
        &record.decided_by,
        &record.consulted,
        &record.advocate_words,
        &record.wishes,
        &record.best_interests_why,
    ]
}

/// Returns what was typed round the words of a note. Each of it can reach the account.
fn texts_round(details: &NoteDetails) -> Vec<&str> {
    let who = details.who.iter().flat_map(|it| [it.name.as_str(), &it.role]);
    let said = details.exact.iter().flat_map(|it| [it.said.speaker.as_str(), &it.said.through]);
    let seen = details.indicators.iter().flat_map(|it| [it.what.as_str(), &it.at]);
    let (condition, oversight) = (&details.condition, &details.oversight);
    let others = [
        details.interpreter.who.as_str(),
        &condition.words,
        &condition.rests,
        &oversight.decision,
        &oversight.reasons,
    ];
    who.chain(said).chain(seen).chain(others).collect()
}

/// Returns the name and contact texts that go out because the person agreed to be named.
fn agreed(draft: &Draft) -> Vec<String> {
    let pages = draft.pages().into_iter().filter(|page| page.asked_afresh);
    let fields = pages.flat_map(|page| fields_shown(page, draft.answers()));
    let answers = fields.filter_map(|field| draft.answers().get(&field.key));
    answers.flat_map(|answer| answer.texts().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Returns the decision in force about a mark; the newest counts. What may stay where the person is named may
/// not therefore stay where they are not: an anonymous notification is decided for itself.
fn decided<'r>(
    it: &Marked<'_>,
    mark: &Mark,
    decisions: &'r [IdentifierRecord],
    route: Route,
) -> Option<&'r str> {
    let text = &it.text[mark.start..mark.end];
    let anonymous = choice_word(&Route::DtnAnonymous);
    let about = |record: &&IdentifierRecord| {
        let decision = &record.decision;
        let counts = route != Route::DtnAnonymous || decision.route == anonymous;
        counts
            && decision.field == it.field.key
            && decision.text == text
            && decision.kind == choice_word(&mark.kind)
    };
    let newest = decisions.iter().rev().find(about)?;
    (newest.decision.outcome == IdentifierOutcome::Stays).then_some(newest.decision.why.as_str())
}

fn account(it: &Marked<'_>, decisions: &[IdentifierRecord], route: Route) -> CheckedAccount {
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in &it.marks {
        pieces.push(plain(&it.text[from..mark.start]));
        let why = decided(it, mark, decisions, route);
        pieces.push(AccountPiece {
            text: it.text[mark.start..mark.end].to_owned(),
            mark: Some(IdentifierMark {
                kind: choice_word(&mark.kind),
                known_from: choice_word(&mark.from),
                decision: if why.is_some() { "stays" } else { "undecided" }.to_owned(),
                why: why.unwrap_or_default().to_owned(),
            }),
        });
        from = mark.end;
    }
    pieces.push(plain(&it.text[from..]));
    pieces.retain(|piece| !piece.text.is_empty());
    CheckedAccount {
        page: it.page.key.clone(),
        field: it.field.key.clone(),
        label: it.field.label.clone(),
        pieces,
    }
}

fn plain(text: &str) -> AccountPiece {
    AccountPiece { text: text.to_owned(), mark: None }
}
