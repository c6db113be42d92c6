//! Reviews: those written here of copies, kept at every act until they are finished; and those of this vault's cases that
//! came back, with what was answered to their remarks.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use super::{REVIEW_DROPPED, Visit, all, cases, copies, forms, json, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

/// The review of a copy.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewRecord {
    pub copy_id: String,
    pub revision: i64,
    pub saved_at: String,
    /// As typed; once finished, what was signed.
    pub content: Value,
    /// None while it can be changed.
    pub finished_at: Option<String>,
}

/// A review that came back, as it came.
#[derive(Debug, Clone, Serialize)]
pub struct ReceivedReviewRecord {
    /// The sealed file's own name for itself.
    pub id: String,
    pub case_id: String,
    pub received_at: String,
    /// SHA-256 of the sealed file in hex.
    pub fingerprint: String,
    /// The review, with the manifest by which it was verified.
    pub content: Value,
}

/// What the worker answered to a remark.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewReplyRecord {
    pub id: String,
    pub review_id: String,
    /// The remark, as the review names it.
    pub remark: String,
    pub at: String,
    pub content: Value,
}

const OF_COPY: &str = "SELECT * FROM reviews WHERE copy_id = ?1";
const ALL: &str = "SELECT * FROM reviews";
const RECEIVED: &str = "SELECT * FROM reviews_received WHERE id = ?1";
const RECEIVED_OF_CASE: &str = "SELECT * FROM reviews_received WHERE case_id = ?1 ORDER BY rowid";
const ALL_RECEIVED: &str = "SELECT * FROM reviews_received";
const REPLIES: &str = "SELECT * FROM review_replies WHERE review_id = ?1 ORDER BY rowid";
const ALL_REPLIES: &str = "SELECT * FROM review_replies";

impl Vault {
    /// Keeps a review as it stands, whole or not, and returns when it reached the disk. A finished one is
    /// `AlreadyFinished`; of a copy that was removed it is `NotFound`.
    pub fn save_review(&mut self, copy: &str, content: &Value, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        let at = change.at();
        keep(&change, "review-saved", copy, content, None)?;
        change.commit()?;
        Ok(at)
    }

    /// Fixes a review with what is signed; refused as [`Vault::save_review`] is.
    pub fn finish_review(&mut self, copy: &str, content: &Value, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        keep(&change, "review-finished", copy, content, Some(change.at()))?;
        change.commit()
    }

    /// Returns the review of a copy, once it is begun.
    pub fn review_of(&self, copy: &str) -> Result<Option<ReviewRecord>> {
        Ok(self.connection.prepare_cached(OF_COPY)?.query_row([copy], read).optional()?)
    }

    /// Keeps a review of a case that came back; `id` is the sealed file's own. One that is here already is `AlreadyKept`.
    pub fn keep_received_review(
        &mut self,
        case: &str,
        id: &str,
        fingerprint: &str,
        content: &Value,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        if change.query_row(RECEIVED, [id], read_received).optional()?.is_some() {
            return Err(VaultError::AlreadyKept);
        }
        let record = ReceivedReviewRecord {
            id: id.to_owned(),
            case_id: case.to_owned(),
            received_at: change.at(),
            fingerprint: fingerprint.to_owned(),
            content: content.clone(),
        };
        change.execute(
            "INSERT INTO reviews_received VALUES (?1, ?2, ?3, ?4, ?5)",
            [id, case, &record.received_at, fingerprint, &content.to_string()],
        )?;
        change.enter("review-received", &Subject("review-received", id), 1, &record)?;
        change.commit()
    }

    /// Returns the reviews of a case that came back, in the order in which they came.
    pub fn received_reviews(&self, case: &str) -> Result<Vec<ReceivedReviewRecord>> {
        all(&self.connection, RECEIVED_OF_CASE, &[case], read_received)
    }

    /// Returns one review that came back.
    pub fn received_review(&self, id: &str) -> Result<ReceivedReviewRecord> {
        one(&self.connection, RECEIVED, &[id], read_received)
    }

    /// Records what the worker answers to a remark of a review that came back. It is only ever added; the latest counts.
    pub fn reply(&mut self, review: &str, remark: &str, content: &Value, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let received = one(&change, RECEIVED, &[review], read_received)?;
        cases::touch(&change, &received.case_id)?;
        let record = ReviewReplyRecord {
            id: make_id(),
            review_id: review.to_owned(),
            remark: remark.to_owned(),
            at: change.at(),
            content: content.clone(),
        };
        change.execute(
            "INSERT INTO review_replies VALUES (?1, ?2, ?3, ?4, ?5)",
            [&record.id, review, remark, &record.at, &content.to_string()],
        )?;
        change.enter("review-answered", &Subject("review-reply", &record.id), 1, &record)?;
        forms::remove(&change, &format!("review-answer/{review}/{remark}"))?;
        change.commit()
    }

    /// Returns what was answered to a review's remarks, in the order in which it was answered.
    pub fn replies(&self, review: &str) -> Result<Vec<ReviewReplyRecord>> {
        all(&self.connection, REPLIES, &[review], read_reply)
    }
}

fn keep(
    change: &Change<'_>,
    act: &str,
    copy: &str,
    content: &Value,
    finished_at: Option<String>,
) -> Result<()> {
    copies::must_be_here(change, copy)?;
    let before = change.query_row(OF_COPY, [copy], read).optional()?;
    if before.as_ref().is_some_and(|it| it.finished_at.is_some()) {
        return Err(VaultError::AlreadyFinished);
    }
    let record = ReviewRecord {
        copy_id: copy.to_owned(),
        revision: before.map_or(1, |it| it.revision + 1),
        saved_at: change.at(),
        content: content.clone(),
        finished_at,
    };
    change.execute(
        "INSERT INTO reviews VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (copy_id) DO UPDATE SET revision = ?2, saved_at = ?3, content = ?4, finished_at = ?5",
        params![copy, record.revision, record.saved_at, content.to_string(), record.finished_at],
    )?;
    change.enter(act, &Subject("review", copy), record.revision, &record)
}

/// Lets a review go that was not finished, with its copy.
pub(super) fn drop_unfinished(change: &Change<'_>, copy: &str) -> Result<()> {
    let dropped = change.execute("DELETE FROM reviews WHERE copy_id = ?1 AND finished_at IS NULL", [copy])?;
    if dropped > 0 {
        change.enter(REVIEW_DROPPED, &Subject("review", copy), 0, &())?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ReviewRecord> {
    Ok(ReviewRecord {
        copy_id: row.get("copy_id")?,
        revision: row.get("revision")?,
        saved_at: row.get("saved_at")?,
        content: json(row, "content")?,
        finished_at: row.get("finished_at")?,
    })
}

fn read_received(row: &Row<'_>) -> rusqlite::Result<ReceivedReviewRecord> {
    Ok(ReceivedReviewRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        received_at: row.get("received_at")?,
        fingerprint: row.get("fingerprint")?,
        content: json(row, "content")?,
    })
}

fn read_reply(row: &Row<'_>) -> rusqlite::Result<ReviewReplyRecord> {
    Ok(ReviewReplyRecord {
        id: row.get("id")?,
        review_id: row.get("review_id")?,
        remark: row.get("remark")?,
        at: row.get("at")?,
        content: json(row, "content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("review", &record.copy_id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_RECEIVED, &[], read_received)? {
        let subject = Subject("review-received", &record.id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_REPLIES, &[], read_reply)? {
        let subject = Subject("review-reply", &record.id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "reviews_tests.rs"]
mod tests;
