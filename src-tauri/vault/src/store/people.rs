//! People, places and services in the person's life.

use std::marker::PhantomData;

use casework::person::Person;
use rusqlite::Connection;

use super::Visit;
use super::listed::{List, Listed};
use crate::{Moment, Result, Vault};

pub type PersonRecord = Listed<Person>;

const PEOPLE: List<Person> = List { table: "people", subject: "person", kind: PhantomData };

impl Vault {
    /// Keeps what was typed of someone new, or of someone on the list; returns the row's id.
    pub fn save_person(
        &mut self,
        case: &str,
        id: Option<&str>,
        person: Person,
        now: Moment,
    ) -> Result<String> {
        PEOPLE.save(self, case, id, person, now)
    }

    /// Takes someone off the list, or puts them back.
    pub fn set_person_removed(&mut self, case: &str, id: &str, removed: bool, now: Moment) -> Result<()> {
        PEOPLE.set_removed(self, case, id, removed, now)
    }

    pub fn people_of(&self, case: &str) -> Result<Vec<PersonRecord>> {
        PEOPLE.of_case(&self.connection, case)
    }
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    PEOPLE.each(connection, visit)
}
