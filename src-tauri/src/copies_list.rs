//! The list of the copies that are here to review, by urgency.

use casework::case::choice_word;
use casework::moment::read_stored;
use casework::review::{CopyState, OpenItem, UrgencyOf, order, superseded, urgency};
use vault::store::{CopyRecord, ReviewRecord};
use vault::{Moment, Vault, VaultError};

use crate::answers::{Copies, CopyLine};
use crate::case_file::document::About;
use crate::commands::cases::count;
use crate::copy_in_hand::{self as in_hand, Kept};
use crate::refusal::Answer;
use crate::{review_in_hand, signers};

/// How many copies a page of the list holds.
const PAGE: usize = 50;

/// Returns the page of the list that begins with copy number `from`, counted from nought.
pub fn list(vault: &Vault, from: u32, now: Moment) -> Answer<Copies> {
    let lines = lines(vault, now)?;
    let of = |state: CopyState| count(lines.iter().filter(|line| line.state == choice_word(&state)).count());
    let (to_review, begun, reviewed) =
        (of(CopyState::ToReview), of(CopyState::Begun), of(CopyState::Reviewed));
    let total = count(lines.len());
    let skipped = usize::try_from(from).unwrap_or(usize::MAX);
    Ok(Copies {
        copies: lines.into_iter().skip(skipped).take(PAGE).collect(),
        total,
        from,
        to_review,
        begun,
        reviewed,
    })
}

/// Returns every copy that is here, the most urgent first, as it stands today by the days it holds.
pub fn lines(vault: &Vault, now: Moment) -> Answer<Vec<CopyLine>> {
    let copies = vault.copies()?.into_iter().filter(|copy| copy.removed_at.is_none());
    let mut all = Vec::new();
    for copy in copies {
        // One that a later Daybook left behind must not hide the others.
        let Ok(kept) = in_hand::kept(&copy) else { continue };
        let Ok(about) = kept.about() else { continue };
        let review = vault.review_of(&copy.id)?;
        all.push((copy, kept, review, about));
    }
    let made: Vec<(&str, Moment)> = all
        .iter()
        .map(|(_, kept, _, about)| Ok((about.case_id.as_str(), made_at(kept)?)))
        .collect::<Answer<_>>()?;
    let overtaken = superseded(&made);
    let mut lines = Vec::with_capacity(all.len());
    for ((copy, kept, review, about), superseded) in all.iter().zip(overtaken) {
        let open = in_hand::by_day(&kept.open, now.date_naive());
        lines.push(line(copy, kept, review.as_ref(), about, &open, superseded)?);
    }
    lines.sort_by_cached_key(|(urgency, _)| order(urgency));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn line(
    copy: &CopyRecord,
    kept: &Kept,
    review: Option<&ReviewRecord>,
    about: &About,
    open: &[OpenItem],
    superseded: bool,
) -> Answer<(UrgencyOf, CopyLine)> {
    let (group, overdue, due_soon, first) = urgency(open);
    let group = first.map(|_| group);
    let state = match review {
        None => CopyState::ToReview,
        Some(review) if review.finished_at.is_some() => CopyState::Reviewed,
        Some(_) => CopyState::Begun,
    };
    let urgency =
        UrgencyOf { state, group, overdue, on: first.and_then(|it| it.on), made_at: made_at(kept)? };
    let outcome =
        review.filter(|it| it.finished_at.is_some()).map(|it| review_in_hand::typed(&it.content).outcome);
    let line = CopyLine {
        id: copy.id.clone(),
        case_number: about.case_number.clone(),
        called: about.called.clone(),
        kind: choice_word(&about.kind),
        made_at: kept.manifest.made_at.clone(),
        made_by: signers::name(&kept.manifest.exporter),
        received_at: copy.received_at.clone(),
        state: choice_word(&state),
        outcome: outcome.unwrap_or_default(),
        group: group.as_ref().map_or_else(|| "none".to_owned(), choice_word),
        overdue: count(overdue),
        due_soon: count(due_soon),
        first: first.map(|it| it.title.clone()).unwrap_or_default(),
        on: first.and_then(|it| it.on).map(|on| on.to_string()),
        superseded,
    };
    Ok((urgency, line))
}

fn made_at(kept: &Kept) -> Answer<Moment> {
    Ok(read_stored(&kept.manifest.made_at).ok_or(VaultError::CannotRead)?)
}
