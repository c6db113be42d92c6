//! How files that left stand with their supervisors, and whether the organisation asks for two of them.

use casework::case::choice_word;
use casework::review::{SignOff, Signature, sign_offs};
use vault::Vault;
use vault::store::ReceivedReviewRecord;

use crate::answers::{SignOffRule, SignOffShown, SignatureShown};
use crate::refusal::Answer;
use crate::sealed_review::ReceivedReview;
use crate::signers;

/// The preference's name, and what it holds when chosen.
const SECOND: &str = "second-sign-off";
const YES: &str = "yes";
const NO: &str = "no";
/// The kind under which a case file is entered among what left.
const CASE_FILE: &str = "case-file";

/// Tells whether two supervisors sign off each file: as the organisation's file says, otherwise as the worker does.
pub fn rule(vault: &Vault, managed: Option<bool>) -> Answer<SignOffRule> {
    let chosen = vault.preference(SECOND)?.as_deref() == Some(YES);
    Ok(SignOffRule { second: managed.unwrap_or(chosen), managed: managed.is_some() })
}

pub fn choose(vault: &mut Vault, second: bool) -> Answer<()> {
    Ok(vault.prefer(SECOND, if second { YES } else { NO })?)
}

/// Returns the fingerprint of the case file that left last.
pub fn last_copy(vault: &Vault, case: &str) -> Answer<Option<String>> {
    let last = vault.exports_of(case)?.into_iter().rfind(|export| export.kind == CASE_FILE);
    Ok(last.map(|export| export.fingerprint))
}

/// Returns how each file of a case stands of which a review came back.
pub fn shown(
    vault: &Vault,
    case: &str,
    received: &[(ReceivedReviewRecord, ReceivedReview)],
    always_second: bool,
) -> Answer<Vec<SignOffShown>> {
    let cards: Vec<String> = vault.colleagues()?.into_iter().map(|it| it.card.signer).collect();
    let signatures: Vec<Signature<'_>> = received.iter().map(|(_, it)| signature(it, &cards)).collect();
    let last = last_copy(vault, case)?;
    let all = sign_offs(&signatures, always_second).into_iter();
    Ok(all.filter_map(|it| file(&it, received, &signatures, last.as_deref())).collect())
}

fn signature<'a>(review: &'a ReceivedReview, cards: &[String]) -> Signature<'a> {
    let signer = review.manifest.exporter.signer.as_str();
    Signature {
        file: &review.about.copy_fingerprint,
        signer,
        finished_at: &review.about.finished_at,
        outcome: review.review.outcome,
        asks_second: review.review.asks_second,
        counts: cards.iter().any(|card| card == signer),
    }
}

fn file(
    sign_off: &SignOff,
    received: &[(ReceivedReviewRecord, ReceivedReview)],
    signatures: &[Signature<'_>],
    last: Option<&str>,
) -> Option<SignOffShown> {
    let (_, any) = received.get(*sign_off.latest.first()?)?;
    let each = sign_off.latest.iter().map(|place| SignatureShown {
        by: signers::name(&received[*place].1.manifest.exporter),
        outcome: choice_word(&signatures[*place].outcome),
        finished_at: signatures[*place].finished_at.to_owned(),
        counts: signatures[*place].counts,
    });
    Some(SignOffShown {
        copy_made_at: any.about.copy_made_at.clone(),
        about_earlier: last.is_some_and(|last| last != sign_off.file),
        state: choice_word(&sign_off.state),
        needs_second: sign_off.needs_second,
        signatures: each.collect(),
    })
}
