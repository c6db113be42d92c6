//! Whose names can be replaced before a file leaves: the person, and everyone on the case's list.

use casework::case::{choice_word, read_choice};
use casework::case_file::{FileKind, How, Named, standing_alone};
use casework::identifiers::{Kind, known_in_answers};
use casework::person::PersonKind;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use crate::answers::ReplacedPerson;
use crate::draft::Draft;
use crate::refusal::Answer;

/// The name by which the person the case is about is chosen.
pub const SELF: &str = "self";

/// Someone of the case, and every name they are known by.
pub struct Known {
    /// `self`, or the id of someone on the list.
    pub person: String,
    pub called: String,
    pub role: String,
    pub names: Vec<String>,
}

/// Returns everyone whose names can be replaced, the person first.
pub fn people(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<Known>> {
    let draft = Draft::of(vault, case, now)?;
    let mut of_person: Vec<String> = vec![case.called.clone()];
    let known = known_in_answers(draft.form, &draft.everything());
    of_person.extend(known.into_iter().filter(|it| it.kind != Kind::Place).map(|it| it.text));
    let mut all = vec![Known {
        person: SELF.to_owned(),
        called: case.called.clone(),
        role: String::new(),
        names: of_person,
    }];
    for record in vault.people_of(&case.id)?.into_iter().filter(|it| !it.removed) {
        let person = record.content;
        let mut names = vec![person.called.clone()];
        if person.kind != PersonKind::Service {
            names.extend(standing_alone(&person.called));
        }
        names.extend(person.phones.into_iter().map(|phone| phone.number));
        let called = if person.called.trim().is_empty() { person.relation.clone() } else { person.called };
        all.push(Known { person: record.id, called, role: person.relation, names });
    }
    for known in &mut all {
        known.names.retain(|name| !name.trim().is_empty());
        known.names.dedup();
    }
    Ok(all)
}

/// Returns how each name is replaced: as chosen, and in a file for the person themself everyone else's is taken out where
/// nothing was chosen. Their own name stands in it.
pub fn replaced(kind: FileKind, people: &[Known], typed: &[ReplacedPerson]) -> Vec<ReplacedPerson> {
    if !kind.is_for_the_person() {
        return typed.to_vec();
    }
    let others = people.iter().filter(|it| it.person != SELF);
    others
        .map(|known| {
            let chosen = typed.iter().find(|it| it.person == known.person).cloned();
            chosen.unwrap_or_else(|| ReplacedPerson {
                person: known.person.clone(),
                how: choice_word(&How::Redact),
            })
        })
        .collect()
}

/// Returns those of the people whose names were chosen to be replaced, as the rules take them.
pub fn chosen(people: &[Known], replaced: &[ReplacedPerson]) -> Vec<Named> {
    let named = replaced.iter().filter_map(|choice| {
        let known = people.iter().find(|it| it.person == choice.person)?;
        let how: How = read_choice("how", &choice.how, &mut Vec::new())?;
        Some(Named { person: known.person.clone(), names: known.names.clone(), how })
    });
    named.collect()
}
