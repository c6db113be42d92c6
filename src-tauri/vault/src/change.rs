//! A change: one transaction that alters records and enters each alteration in the ledger. Both reach the
//! disk or neither does.

use std::ops::Deref;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Serialize;

use crate::ledger::Head;
use crate::witness::Witness;
use crate::{Moment, Result, ledger, search, store};

pub(crate) struct Change<'a> {
    transaction: Transaction<'a>,
    at: Moment,
    /// What follows the ledger once the change is on the disk; none for what is only in memory or aside.
    witness: Option<&'a mut Witness>,
}

impl<'a> Change<'a> {
    pub fn begin(
        connection: &'a mut Connection,
        witness: Option<&'a mut Witness>,
        at: Moment,
    ) -> Result<Self> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Self { transaction, at, witness })
    }

    /// Returns when the change is made, as the store writes it.
    pub fn at(&self) -> String {
        self.at.to_rfc3339()
    }

    /// Enters what was done in the ledger, with the digest of the content it leaves behind; search follows.
    pub fn enter(
        &self,
        act: &str,
        subject: &Subject<'_>,
        revision: i64,
        content: &impl Serialize,
    ) -> Result<()> {
        let name = subject.to_string();
        let digest = ledger::content_digest(&name, revision, content)?;
        ledger::append(&self.transaction, &self.at(), act, &name, revision, &digest)?;
        search::follow(&self.transaction, subject.0, subject.1, content)
    }

    /// Enters an act that leaves no record of its own, such as a new passphrase.
    pub fn enter_act(&self, act: &str) -> Result<()> {
        let digest = ledger::content_digest(store::ACT, 0, &act)?;
        ledger::append(&self.transaction, &self.at(), act, store::ACT, 0, &digest)
    }

    /// Enters that another head was given up for this ledger's. The row holds both: its own `revision` and `digest` are
    /// the other's count and hash (zero when it is not known), and what comes before it is this ledger's.
    pub fn enter_given_up(&self, act: &str, other: Option<Head>) -> Result<()> {
        let (count, hash) = other.unwrap_or_default();
        ledger::append(&self.transaction, &self.at(), act, store::ACT, count, &hash)
    }

    /// Makes the change final. Only after this may the window say "saved". The witness follows what is on the disk, and
    /// a witness that cannot be written is no refusal: it is then behind.
    pub fn commit(self) -> Result<()> {
        let head = self.witness.is_some().then(|| ledger::head(&self.transaction)).transpose()?;
        let at = self.at();
        self.transaction.commit()?;
        if let (Some(witness), Some(head)) = (self.witness, head) {
            witness.follow(head, at);
        }
        Ok(())
    }
}

impl Deref for Change<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.transaction
    }
}

/// A record as the ledger names it: what kind, and which one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a>(pub &'static str, pub &'a str);

impl std::fmt::Display for Subject<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.0, self.1)
    }
}
