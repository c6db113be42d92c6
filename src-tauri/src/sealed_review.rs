//! A finished review on its way back to whoever made the copy.

use casework::review::{Checklist, Review, TypedReview};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vault::sealed_file::{Exporter, LedgerHead, Lock, Manifest, Part, What, seal};
use vault::store::{ReceivedReviewRecord, ReviewRecord};
use vault::{Moment, Vault, VaultError};
use zeroize::Zeroizing;

use crate::copy_in_hand as in_hand;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::review_in_hand;

/// The name of the part in which a review goes back.
pub const REVIEW: &str = "review.json";

/// What the manifest of a review says it is about.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReviewAbout {
    pub case_id: String,
    pub case_number: String,
    /// The id of the sealed file that was reviewed, and its SHA-256 in hex.
    pub copy_id: String,
    pub copy_fingerprint: String,
    pub copy_made_at: String,
    /// Other words stood where names stood.
    pub names_replaced: bool,
    pub finished_at: String,
}

/// A review as it is kept once it came back: what it says, and the manifest by which it was verified.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedReview {
    pub manifest: Manifest,
    pub about: ReviewAbout,
    pub review: Review,
    /// Whose key signed it, as it stood when it came.
    pub signer: String,
}

impl ReceivedReview {
    pub fn of(record: &ReceivedReviewRecord) -> Answer<Self> {
        serde_json::from_value(record.content.clone()).map_err(|_| VaultError::CannotRead.into())
    }

    /// Returns the reviews of a case in the order in which they came.
    pub fn all(vault: &Vault, case: &str) -> Answer<Vec<(ReceivedReviewRecord, Self)>> {
        let read = |record: ReceivedReviewRecord| Self::of(&record).map(|review| (record, review));
        vault.received_reviews(case)?.into_iter().map(read).collect()
    }
}

/// Returns the number of the case of a copy that is here and whose review is finished.
pub fn number(vault: &Vault, copy: &str) -> Answer<String> {
    let record = vault.copy(copy)?;
    if record.removed_at.is_some() {
        return Err(VaultError::NotFound.into());
    }
    finished(vault, copy)?;
    Ok(in_hand::kept(&record)?.about()?.case_number)
}

/// Returns the review of a copy, and when it was finished.
fn finished(vault: &Vault, copy: &str) -> Answer<(ReviewRecord, String)> {
    let review = vault.review_of(copy)?.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    let finished_at = review.finished_at.clone().ok_or_else(|| Refusal::new(RefusalCode::NotYet))?;
    Ok((review, finished_at))
}

/// Returns the bytes of the sealed review.
pub fn sealed(vault: &mut Vault, copy: &str, now: Moment) -> Answer<Zeroizing<Vec<u8>>> {
    let (record, opened) = in_hand::reopen(vault, copy, now)?;
    let (review, finished_at) = finished(vault, copy)?;
    let read = TypedReview::from(&review_in_hand::typed(&review.content))
        .read(Checklist::current(), &opened.document.file)?;
    let json = Zeroizing::new(serde_json::to_vec(&read).map_err(|_| VaultError::Unforeseen)?);
    let made_by = &opened.verified.manifest.exporter;
    let card = vault.own_card(now)?;
    let about = ReviewAbout {
        case_id: opened.document.about.case_id.clone(),
        case_number: opened.document.about.case_number.clone(),
        copy_id: opened.verified.manifest.id.clone(),
        copy_fingerprint: record.fingerprint.clone(),
        copy_made_at: opened.verified.manifest.made_at.clone(),
        names_replaced: opened.document.about.names_replaced,
        finished_at,
    };
    let Value::Object(facts) = in_hand::json(&about)? else { return Err(VaultError::Unforeseen.into()) };
    let manifest = Manifest::begin(What::Review, Exporter::of(&card), facts, LedgerHead::of(vault)?, now);
    let keys = vault.own_keys(now)?;
    let mut recipients = vec![made_by.recipient.clone()];
    recipients.extend(Some(keys.recipient()).filter(|own| *own != made_by.recipient));
    let mut sealed = Zeroizing::new(Vec::new());
    seal(manifest, &[Part::held(REVIEW, &json)], &Lock::Recipients(&recipients), &keys, &mut *sealed)?;
    Ok(sealed)
}
