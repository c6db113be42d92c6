//! The people in the person's life, and what happened to them.

use casework::case_file::Entry;
use casework::person::{Person, sort_key};
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use super::{entry, row, when};
use crate::case_words as words;
use crate::commands::chronology::in_order;
use crate::refusal::Answer;

pub fn people(vault: &Vault, case: &CaseRecord) -> Answer<Vec<Entry>> {
    let mut people = vault.people_of(&case.id)?;
    people.sort_by_cached_key(|it| sort_key(&it.content));
    let entries = people.into_iter().filter(|it| !it.removed).map(|it| {
        let place = format!("person/{}", it.id);
        let title =
            if it.content.called.trim().is_empty() { &it.content.relation } else { &it.content.called };
        entry(place, title.clone(), when(&it.saved_at), rows(&it.content))
    });
    Ok(entries.collect())
}

fn rows(person: &Person) -> Vec<casework::case_file::Row> {
    let phones = person.phones.iter().map(|phone| [phone.number.trim(), phone.about.trim()].join(" "));
    vec![
        row("What they are", words::person(person.kind)),
        row("To the person", &person.relation),
        row("Safe to contact", words::safe(person.safe_to_contact)),
        row("Kept away", if person.avoid { "The person is to be kept away from them" } else { "" }),
        row("Cares for the child now", if person.cares_now { "Yes" } else { "" }),
        row("Telephone", phones.collect::<Vec<_>>().join("\n").trim().to_owned()),
        row("A safe way", &person.safe_way),
        row("Address", &person.address),
        row("Last contact", &person.last_contact),
        row("Who said so", &person.source),
        row("More", &person.about),
    ]
}

pub fn chronology(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Entry>> {
    let events = in_order(vault, case, now)?.into_iter().map(|(_, event)| {
        let told = event.content;
        let rows = vec![row("What happened", told.what), row("Who said so", told.source)];
        let at = if told.when.trim().is_empty() { "Not known when".to_owned() } else { told.when };
        entry(format!("life-event/{}", event.id), "An event", at, rows)
    });
    Ok(events.collect())
}
