//! Someone in the person's life, between the window's shape and the record's.

use casework::case::{choice_word, read_choice};
use casework::person::{Person, Phone};

use crate::answers::{PersonTyped, PhoneTyped};

/// Returns what was typed as the record keeps it; a choice not made is the one that supposes nothing.
pub fn read(typed: PersonTyped) -> Person {
    let phones = typed.phones.into_iter();
    Person {
        kind: read_choice("kind", &typed.kind, &mut Vec::new()).unwrap_or_default(),
        called: typed.called,
        relation: typed.relation,
        safe_to_contact: read_choice("safeToContact", &typed.safe_to_contact, &mut Vec::new())
            .unwrap_or_default(),
        phones: phones.map(|it| Phone { number: it.number, about: it.about }).collect(),
        safe_way: typed.safe_way,
        address: typed.address,
        last_contact: typed.last_contact,
        source: typed.source,
        avoid: typed.avoid,
        cares_now: typed.cares_now,
        about: typed.about,
    }
}

pub fn typed(person: Person) -> PersonTyped {
    let phones = person.phones.into_iter();
    PersonTyped {
        kind: choice_word(&person.kind),
        called: person.called,
        relation: person.relation,
        safe_to_contact: choice_word(&person.safe_to_contact),
        phones: phones.map(|it| PhoneTyped { number: it.number, about: it.about }).collect(),
        safe_way: person.safe_way,
        address: person.address,
        last_contact: person.last_contact,
        source: person.source,
        avoid: person.avoid,
        cares_now: person.cares_now,
        about: person.about,
    }
}
