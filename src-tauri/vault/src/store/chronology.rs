//! What happened to the person, as far as it is known.

use std::marker::PhantomData;

use casework::chronology::LifeEvent;
use rusqlite::Connection;

use super::Visit;
use super::listed::{List, Listed};
use crate::{Moment, Result, Vault};

pub type LifeEventRecord = Listed<LifeEvent>;

const EVENTS: List<LifeEvent> = List { table: "life_events", subject: "life-event", kind: PhantomData };

impl Vault {
    /// Keeps what was typed of a new event, or of one on the list; returns the row's id.
    pub fn save_life_event(
        &mut self,
        case: &str,
        id: Option<&str>,
        event: LifeEvent,
        now: Moment,
    ) -> Result<String> {
        EVENTS.save(self, case, id, event, now)
    }

    /// Takes an event off the list, or puts it back.
    pub fn set_life_event_removed(&mut self, case: &str, id: &str, removed: bool, now: Moment) -> Result<()> {
        EVENTS.set_removed(self, case, id, removed, now)
    }

    pub fn life_events_of(&self, case: &str) -> Result<Vec<LifeEventRecord>> {
        EVENTS.of_case(&self.connection, case)
    }
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    EVENTS.each(connection, visit)
}
