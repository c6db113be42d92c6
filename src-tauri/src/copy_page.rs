//! A copy of a case file as a supervisor looks at it.

use casework::case::choice_word;
use casework::review::{Checklist, OpenItem};
use chrono::{DateTime, NaiveDate};
use vault::sealed_file::Manifest;
use vault::{Moment, Vault};

use crate::answers::{CheckQuestion, CopyPage, FileListed, OpenItem as OpenShown, Proof};
use crate::case_file::document::CaseDocument;
use crate::case_file::shown;
use crate::commands::cases::count;
use crate::copy_in_hand::{self as in_hand, Opened};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::signers::Signer;
use crate::{copies_list, review_in_hand, signers};

/// Returns a copy as it is shown: what it proves, what stands in it, what is asked and said of it.
pub fn page(vault: &mut Vault, copy: &str, asks_second: bool, now: Moment) -> Answer<CopyPage> {
    let (record, opened) = in_hand::reopen(vault, copy, now)?;
    let open = in_hand::open_today(vault, &record, &opened, now);
    let lines = copies_list::lines(vault, now)?;
    let line = lines.iter().find(|it| it.id == record.id).cloned();
    let case = &opened.document.about.case_id;
    let mut others = Vec::new();
    for other in vault.copies()?.into_iter().filter(|it| it.id != record.id && it.removed_at.is_none()) {
        let of_case = in_hand::kept(&other).and_then(|kept| kept.about());
        if of_case.is_ok_and(|about| about.case_id == *case) {
            others.extend(lines.iter().find(|it| it.id == other.id).cloned());
        }
    }
    others.sort_by(|one, other| other.made_at.cmp(&one.made_at));
    let checklist = Checklist::current();
    let today = now.date_naive();
    Ok(CopyPage {
        line: line.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?,
        proof: proof(vault, &opened, now)?,
        file: shown(&opened.document.file, &opened.document.about.left_out),
        files: files(&opened.document),
        open: open.iter().map(|item| open_shown(item, today)).collect(),
        today: today.to_string(),
        checklist: checklist
            .questions
            .iter()
            .filter(|question| question.is_asked_of(&opened.document.file))
            .map(|it| CheckQuestion {
                id: it.id.clone(),
                question: it.question.clone(),
                hint: it.hint.clone(),
                part: it.part.as_ref().map(choice_word).unwrap_or_default(),
            })
            .collect(),
        checklist_source: format!("{}, {}", checklist.version, checklist.source),
        review: review_in_hand::shown(vault, copy, &opened.document.file, asks_second)?,
        others,
    })
}

fn proof(vault: &mut Vault, opened: &Opened, now: Moment) -> Answer<Proof> {
    let manifest = &opened.verified.manifest;
    let about = &opened.document.about;
    let signer = signers::signer(vault, &opened.verified, now)?;
    Ok(Proof {
        fingerprint: opened.verified.fingerprint.clone(),
        signer: signer.code().to_owned(),
        newer_than_here: signer == Signer::Own && !is_accounted_for(vault, manifest)?,
        signer_name: signers::name(&manifest.exporter),
        signer_words: signers::words(&manifest.exporter),
        parts: count(manifest.parts.len()),
        bytes: u32::try_from(opened.verified.bytes).unwrap_or(u32::MAX),
        made_at: manifest.made_at.clone(),
        daybook: manifest.daybook.clone(),
        form_version: about.form_version.clone(),
        packs: about.packs.clone(),
        ledger_entries: u32::try_from(manifest.ledger.entries).unwrap_or(u32::MAX),
        ledger_hash: manifest.ledger.hash.clone(),
        left_out: about.left_out.iter().map(choice_word).collect(),
        names_replaced: about.names_replaced,
    })
}

/// Tells whether a file that this vault made left it on the way that led to how it is now.
fn is_accounted_for(vault: &Vault, manifest: &Manifest) -> Answer<bool> {
    // Of a moment that cannot be read it cannot be said that it was after a decision to go back.
    let made_at =
        Moment::parse_from_rfc3339(&manifest.made_at).unwrap_or_else(|_| DateTime::UNIX_EPOCH.fixed_offset());
    Ok(vault.accounts_for_export(manifest.ledger.entries, &manifest.ledger.hash, made_at)?)
}

fn files(document: &CaseDocument) -> Vec<FileListed> {
    let files = document.files.iter().map(|it| FileListed {
        part: it.part.clone(),
        name: it.name.clone(),
        bytes: it.bytes,
        fingerprint: it.sha256.clone(),
        place: it.place.clone(),
    });
    files.collect()
}

fn open_shown(item: &OpenItem, today: NaiveDate) -> OpenShown {
    OpenShown {
        kind: item.kind.clone(),
        title: item.title.clone(),
        group: choice_word(&item.group),
        on: item.on.map(|on| on.to_string()),
        days: item.on.and_then(|on| i32::try_from((on - today).num_days()).ok()),
        to_confirm: item.to_confirm,
    }
}
