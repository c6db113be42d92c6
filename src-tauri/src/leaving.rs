//! A file on its way out: what of it consent covers, the ground on which it leaves, and the entry in the log.

use std::collections::BTreeSet;

use casework::case_file::{PartKind, touched};
use casework::consent::{
    ConsentPack, Covered, Item, Leaving as Parts, Matter, Purpose, Sharing, Standing, TypedLeaving, coverage,
};
use casework::referral::AgreesWith;
use vault::store::CaseRecord;
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use crate::answers::{LawfulReason, LeavingTyped, SavedFile};
use crate::consent_record::Recorded;
use crate::dialogs::Desk;
use crate::draft::Draft;
use crate::note_in_hand::signature;
use crate::refusal::Answer;

/// A file that may leave: everything that must be said first has been.
pub struct LeavingFile {
    case: String,
    kind: String,
    name: String,
    content: Zeroizing<Vec<u8>>,
    sharing: Sharing,
}

impl LeavingFile {
    /// Judges what was typed before a file leaves; what consent does not cover needs a lawful reason.
    pub fn of(
        vault: &Vault,
        case: &CaseRecord,
        kind: &str,
        leaving: LeavingTyped,
        named: (String, Zeroizing<Vec<u8>>),
        now: Moment,
    ) -> Answer<Self> {
        Self::of_draft(vault, &Draft::of(vault, case, now)?, kind, leaving, named, now)
    }

    /// Judges a file made from that draft.
    pub fn of_draft(
        vault: &Vault,
        draft: &Draft,
        kind: &str,
        leaving: LeavingTyped,
        (name, content): (String, Zeroizing<Vec<u8>>),
        now: Moment,
    ) -> Answer<Self> {
        let sharing = sharing(vault, draft, kind, &items(draft, kind), leaving, now)?;
        Ok(Self { case: draft.case().id.clone(), kind: kind.to_owned(), name, content, sharing })
    }
}

/// Judges what was typed before these items leave: the entry in the log, or what is missing.
pub fn sharing(
    vault: &Vault,
    draft: &Draft,
    kind: &str,
    items: &[Item],
    leaving: LeavingTyped,
    now: Moment,
) -> Answer<Sharing> {
    let typed = TypedLeaving::from(leaving);
    let covered = covered(draft, items, &typed);
    let mut sharing = typed.read(kind, &covered, now.naive_local())?;
    sharing.signed = signature(vault)?;
    Ok(sharing)
}

/// Makes the file once, so that whatever is wrong is said first; asks where it goes; makes it anew, writes it there and
/// enters in the ledger and the log that it left. None when the worker chose nowhere. The dialog can stand open behind a
/// lock, so nothing of the file is held meanwhile; and locked it is not made again.
pub fn leave(desk: &Desk<'_>, make: impl Fn() -> Answer<LeavingFile>) -> Answer<Option<SavedFile>> {
    let name = make()?.name;
    let Some(target) = desk.saving.ask_where(&name) else { return Ok(None) };
    let file = make()?;
    desk.session.with(|vault, now| {
        let sharing = Some(&file.sharing);
        let record = vault.export(&file.case, &file.kind, &file.content, &target, sharing, now)?;
        Ok(Some(SavedFile { bytes: record.bytes, fingerprint: record.fingerprint, saved_at: record.at }))
    })
}

/// Returns what of a file consent covers for the recipient that was typed; nothing before there is one.
pub fn covered(draft: &Draft, items: &[Item], typed: &TypedLeaving) -> Vec<Covered> {
    let Some(to) = typed.to() else { return Vec::new() };
    let parts = Parts {
        items,
        as_child: !draft.recorded.is_asked(),
        notification: draft.route().is_duty_to_notify() && draft.duty_to_notify_here(),
    };
    coverage(&parts, to, |purpose, about| stand(&draft.recorded, purpose, about))
}

/// Returns where a purpose stands, with the limits that were set.
fn stand(recorded: &Recorded, purpose: Purpose, about: &str) -> (Standing, String) {
    if purpose == Purpose::DecisionToOther {
        return recorded.of_all(purpose);
    }
    let stand = recorded.stand(&Matter::about(purpose, about));
    let limited = stand.event.filter(|_| stand.standing == Standing::AgreedWithLimits);
    (stand.standing, limited.map(|event| event.details.limits.clone()).unwrap_or_default())
}

/// Returns what of a person's decisions the parts of a case file touch. `named` says whether the person's own names stand
/// in it.
pub fn items_of_parts(draft: &Draft, parts: &BTreeSet<PartKind>, named: bool) -> Vec<Item> {
    touched(parts, named, items_of_answers(draft))
}

/// Returns the parts of a file of that kind.
pub fn items(draft: &Draft, kind: &str) -> Vec<Item> {
    if matches!(kind, "consent-record" | "consent-document") {
        return vec![Item::ConsentRecord];
    }
    // What a file of a note or a letter shows can point to the person, whatever the referral says; and a history of
    // decisions is one person's.
    if matches!(kind, "attachment" | "decision-letter" | "decision-history") {
        return vec![Item::Account, Item::Identity];
    }
    let mut items = vec![Item::Account];
    if draft.is_anonymous() {
        return items;
    }
    items.push(Item::Identity);
    items.extend(items_of_answers(draft));
    if kind == "referral-pdf" {
        items.extend([Item::ConsentRecord, Item::SafetySteps]);
    }
    items
}

/// Returns what the answers of the referral touch beyond the account and who the person is.
fn items_of_answers(draft: &Draft) -> Vec<Item> {
    let mut items = Vec::new();
    let sent = draft.as_sent();
    let fields = draft.form.pages.iter().flat_map(|page| &page.fields);
    for field in fields.filter(|field| sent.get(&field.key).is_some_and(|answer| !answer.is_blank())) {
        let item = match field.agrees_with {
            Some(AgreesWith::ContactCall) => Item::ContactCall,
            Some(AgreesWith::ContactEmail) => Item::ContactEmail,
            Some(AgreesWith::ContactPost) => Item::ContactPost,
            Some(AgreesWith::DecisionToOther) => Item::DecisionToOther,
            Some(AgreesWith::Investigations) | None => continue,
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if draft.asks_for_support() {
        items.push(Item::Support);
    }
    items
}

/// The longest ending of a file's name that says of what kind it is.
const LONGEST_ENDING: usize = 5;

/// Returns the ending of a kept file's name, or another where it has none. What only looks like an ending may be
/// someone's name, and stays.
pub fn ending<'n>(name: &'n str, otherwise: &'n str) -> &'n str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let plain = |ending: &&str| {
        let short = (1..=LONGEST_ENDING).contains(&ending.len());
        short && ending.chars().all(|sign| sign.is_ascii_alphanumeric())
    };
    ending.filter(plain).unwrap_or(otherwise)
}

/// Returns the agencies about which the person has decided, as typed.
pub fn agencies(recorded: &Recorded) -> Vec<String> {
    let sharing = recorded.matters.iter().filter(|matter| matter.purpose == Purpose::Sharing);
    sharing.map(|matter| matter.about.clone()).collect()
}

/// Returns the lawful reasons to share what consent does not cover.
pub fn reasons() -> Vec<LawfulReason> {
    let reasons = ConsentPack::current().reasons.iter();
    reasons
        .map(|reason| LawfulReason {
            code: reason.code.clone(),
            title: reason.title.clone(),
            words: reason.words.clone(),
            source: reason.source.clone(),
            to_confirm: reason.confirm,
        })
        .collect()
}

impl From<LeavingTyped> for TypedLeaving {
    fn from(typed: LeavingTyped) -> Self {
        Self {
            recipient: typed.recipient,
            to_whom: typed.to_whom,
            why: typed.why,
            reason: typed.reason,
            justification: typed.justification,
            limits_kept: typed.limits_kept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn an_ending_says_the_kind_and_never_a_name() {
        assert_eq!(ending("letter.pdf", "bin"), "pdf", "as it is");
        assert_eq!(ending("Decision re Ms A. Quillfeather", "pdf"), "pdf", "a name is no ending");
        assert_eq!(ending("scan.", "bin"), "bin", "nor is nothing");
    }
}
