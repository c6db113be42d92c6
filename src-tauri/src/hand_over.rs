//! A case that goes to a colleague, and one that comes from one: put beside what is here, and taken over.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::case_file::FileKind;
use casework::finding::{Finding, FindingCode};
use serde::{Deserialize, Serialize};
use vault::sealed_file::LedgerHead;
use vault::store::{
    Carried, CarriedVault, CopyRecord, HandOverAct, HandOverRecord, Meeting, Rows, Taking, Whose,
};
use vault::{Moment, Vault, VaultError};
use zeroize::Zeroizing;

use crate::answers::{Chosen, ChosenBefore, HandOver, HandOverLine, HandOvers, HandedOver, TakenOver};
use crate::case_file::document::RECORDS;
use crate::case_file::records;
use crate::commands::cases::count;
use crate::copy_in_hand::{self as in_hand, Opened};
use crate::differences::differences;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::signers::{self, Signer};

/// What is kept of a case that went or came.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    with: String,
    #[serde(default)]
    number_there: String,
    fingerprint: String,
    ledger: LedgerHead,
    #[serde(default)]
    chosen: Vec<ChosenBefore>,
}

/// A case that came, whole and readable, beside what is here of it.
struct Come {
    copy: CopyRecord,
    opened: Opened,
    theirs: CarriedVault,
    case: String,
    /// None while the case is not here.
    here: Option<String>,
    meeting: Meeting,
}

/// Why a case cannot be taken over.
struct NotTaken(&'static str);

/// Returns what the case in a copy would bring; none where the copy hands no case over.
pub fn of(vault: &mut Vault, copy: &str, now: Moment) -> Answer<Option<HandOver>> {
    let (record, opened) = in_hand::reopen(vault, copy, now)?;
    if opened.document.about.kind != FileKind::HandOver {
        return Ok(None);
    }
    let about = opened.document.about.clone();
    let from = opened.verified.manifest.exporter.name.clone();
    let come = match come(vault, record, opened, now)? {
        Ok(come) => come,
        Err(NotTaken(why)) => {
            return Ok(Some(HandOver {
                standing: why.to_owned(),
                from,
                case: None,
                number: about.case_number.clone(),
                number_there: about.case_number,
                added: 0,
                changed: 0,
                ours: 0,
                differs: Vec::new(),
                packs_missing: Vec::new(),
            }));
        }
    };
    let standing = match &come.here {
        None => "new",
        Some(_) if !come.meeting.differs.is_empty() => "differs",
        Some(_) if come.meeting.brings_nothing() => "nothing",
        Some(_) => "brings",
    };
    Ok(Some(HandOver {
        standing: standing.to_owned(),
        from,
        case: come.here.as_ref().map(|_| come.case.clone()),
        number: come.here.clone().unwrap_or_else(|| about.case_number.clone()),
        number_there: about.case_number,
        added: count(come.meeting.added()),
        changed: count(come.meeting.changed()),
        ours: count(come.meeting.ours_newer),
        differs: differences(vault, &come.theirs, &come.case, &come.meeting, now)?,
        packs_missing: packs_missing(vault, &come.theirs)?,
    }))
}

/// Takes the case in a copy over, with what was chosen of all that both sides changed.
pub fn take(vault: &mut Vault, copy: &str, chosen: &[Chosen], now: Moment) -> Answer<TakenOver> {
    let (record, opened) = in_hand::reopen(vault, copy, now)?;
    let come = come(vault, record, opened, now)?.map_err(|_| Refusal::new(RefusalCode::NotYet))?;
    if come.here.is_some() && come.meeting.brings_nothing() {
        return Err(Refusal::new(RefusalCode::NotYet));
    }
    let differs = differences(vault, &come.theirs, &come.case, &come.meeting, now)?;
    let whose = read_chosen(&come.meeting, chosen)?;
    let mut told = Vec::new();
    for difference in differs {
        let Some(chosen) = whose.get(&difference.row) else { continue };
        let word = if *chosen == Whose::Ours { "ours" } else { "theirs" };
        told.extend(difference.rows.into_iter().map(|row| ChosenBefore {
            title: difference.title.clone(),
            whose: word.to_owned(),
            label: row.label,
            ours: row.ours,
            theirs: row.theirs,
        }));
    }
    let manifest = &come.opened.verified.manifest;
    let kept = Kept {
        with: manifest.exporter.name.clone(),
        number_there: come.opened.document.about.case_number.clone(),
        fingerprint: come.opened.verified.fingerprint.clone(),
        ledger: manifest.ledger.clone(),
        chosen: told,
    };
    let files = files(vault, &come, now)?;
    let content_of = |fingerprint: &str| {
        files.get(fingerprint).map(|content| content.to_vec()).ok_or(VaultError::CannotRead)
    };
    let content = in_hand::json(&kept)?;
    let taking =
        Taking { case: &come.case, file: &manifest.id, chosen: &whose, content_of: &content_of, content };
    vault.take_over(taking, &come.meeting, now)?;
    let case = vault.case(&come.case)?;
    Ok(TakenOver { case: case.id, number: case.number })
}

/// Returns how a case went and came, the latest first.
pub fn list(vault: &Vault, case: &str) -> Answer<HandOvers> {
    let mut lines = vault.hand_overs_of(case)?.iter().map(line).collect::<Answer<Vec<_>>>()?;
    lines.reverse();
    Ok(HandOvers { hand_overs: lines })
}

/// Tells with whom a case is, when it was last handed over and has not come back since.
pub fn with_whom(vault: &Vault, case: &str) -> Answer<Option<HandedOver>> {
    let Some(last) = vault.hand_overs_of(case)?.pop() else { return Ok(None) };
    let line = line(&last)?;
    Ok((last.act == HandOverAct::Sent).then_some(HandedOver { to: line.with, at: line.at }))
}

/// Enters that a case went to those colleagues in a sealed file.
pub fn sent(
    vault: &mut Vault,
    case: &str,
    (file, fingerprint, rows): (&str, &str, Rows),
    with: Vec<String>,
    now: Moment,
) -> Answer<()> {
    let kept = Kept {
        with: with.join(", "),
        number_there: String::new(),
        fingerprint: fingerprint.to_owned(),
        ledger: LedgerHead::of(vault)?,
        chosen: Vec::new(),
    };
    Ok(vault.record_handed_over(case, file, in_hand::json(&kept)?, rows, now)?)
}

fn line(record: &HandOverRecord) -> Answer<HandOverLine> {
    let kept: Kept = serde_json::from_value(record.content.clone()).map_err(|_| VaultError::CannotRead)?;
    Ok(HandOverLine {
        act: choice_word(&record.act),
        at: record.at.clone(),
        with: kept.with,
        number_there: kept.number_there,
        fingerprint: kept.fingerprint,
        ledger_entries: u32::try_from(kept.ledger.entries).unwrap_or(u32::MAX),
        ledger_hash: kept.ledger.hash,
        chosen: kept.chosen,
    })
}

/// Puts what came beside what is here, when whoever sealed it is known and all of it can be read.
fn come(vault: &mut Vault, copy: CopyRecord, opened: Opened, now: Moment) -> Answer<Result<Come, NotTaken>> {
    match signers::signer(vault, &opened.verified, now)? {
        Signer::Unknown => return Ok(Err(NotTaken("unknown-signer"))),
        Signer::Changed => return Ok(Err(NotTaken("changed-signer"))),
        Signer::Known | Signer::Unconfirmed | Signer::Own => {}
    }
    let about = &opened.document.about;
    if about.practice {
        return Ok(Err(NotTaken("practice")));
    }
    if vault.disposals()?.iter().any(|stone| stone.case_id == about.case_id) {
        return Ok(Err(NotTaken("disposed")));
    }
    let theirs = match open_records(vault, &copy, &opened, now) {
        Ok(theirs) => theirs,
        Err(VaultError::NewerVersion) => return Ok(Err(NotTaken("newer"))),
        Err(_) => return Ok(Err(NotTaken("unreadable"))),
    };
    let case = about.case_id.clone();
    let here = vault.cases()?.into_iter().find(|it| it.id == case);
    let ours = here.as_ref().map(|here| records::of(vault, here)).transpose()?;
    let meeting = Meeting::of(ours.as_ref(), &theirs.carry(&case)?)?;
    Ok(Ok(Come { copy, opened, theirs, case, here: here.map(|it| it.number), meeting }))
}

/// Opens the records that came; `CannotRead` when any of them does not say what a record says.
fn open_records(
    vault: &mut Vault,
    copy: &CopyRecord,
    opened: &Opened,
    now: Moment,
) -> Result<CarriedVault, VaultError> {
    let json = in_hand::parts(vault, copy, opened, (&[RECORDS], in_hand::MOST_JSON), now)
        .ok_or(VaultError::CannotRead)?;
    let json = json.first().ok_or(VaultError::CannotRead)?;
    let carried: Carried = serde_json::from_slice(json).map_err(|_| VaultError::CannotRead)?;
    let theirs = carried.open()?;
    theirs.every_record_reads()?;
    theirs.case(&opened.document.about.case_id)?;
    Ok(theirs)
}

/// Returns what the files hold that come and are not here, by their fingerprints.
fn files(vault: &mut Vault, come: &Come, now: Moment) -> Answer<BTreeMap<String, Zeroizing<Vec<u8>>>> {
    let wanted = come.meeting.files_added();
    let parts = &come.opened.verified.manifest.parts;
    let parts: Vec<_> = parts.iter().filter(|part| wanted.contains(&part.sha256)).collect();
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let contents = in_hand::parts(vault, &come.copy, &come.opened, (&names, in_hand::MOST_PART), now)
        .ok_or(VaultError::CannotRead)?;
    Ok(parts.iter().map(|part| part.sha256.clone()).zip(contents).collect())
}

/// Reads what was chosen; what is still to be chosen is named by its row.
fn read_chosen(meeting: &Meeting, chosen: &[Chosen]) -> Answer<BTreeMap<String, Whose>> {
    let mut whose = BTreeMap::new();
    let mut findings = Vec::new();
    for differs in &meeting.differs {
        let word = chosen.iter().find(|it| it.row == differs.row).map(|it| it.whose.as_str());
        match word {
            _ if differs.fixed => whose.insert(differs.row.clone(), Whose::Ours),
            Some("ours") => whose.insert(differs.row.clone(), Whose::Ours),
            Some("theirs") => whose.insert(differs.row.clone(), Whose::Theirs),
            _ => {
                findings.push(Finding::new(&differs.row, FindingCode::Missing));
                None
            }
        };
    }
    if findings.is_empty() { Ok(whose) } else { Err(findings.into()) }
}

/// Returns the organisation's step lists that were in use there and are not here.
fn packs_missing(vault: &Vault, theirs: &Vault) -> Answer<Vec<String>> {
    let here = vault.pathway_packs()?;
    let in_use = theirs.pathway_packs()?.into_iter().filter(|pack| pack.ended_at.is_none());
    let missing = in_use.filter(|pack| !here.iter().any(|ours| ours.digest == pack.digest));
    Ok(missing.map(|pack| format!("{} {}", pack.pack, pack.version)).collect())
}
