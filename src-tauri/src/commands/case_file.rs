//! A case file on its way out: chosen, previewed, sealed for a colleague or printed for anyone.

use casework::case::choice_word;
use casework::case_file::{Choice, FileKind, Offered, PartKind, offered};
use casework::consent::{Item, Sharing};
use casework::finding::{Finding, FindingCode};
use casework::moment::read_day;
use casework::subject_access::{Access, AccessPack};
use tauri::{AppHandle, Runtime, State};
use vault::sealed_file::Lock;
use vault::store::CaseRecord;
use vault::{Moment, Passphrase, Vault};
use zeroize::Zeroizing;

use super::cases::count;
use crate::answers::{
    AccessShown, AccessTyped, CaseFileShown, FileChoice, FileToLeave, LeavingTyped, PartOffered, PersonNamed,
    Protection, Replacement, SavedFile,
};
use crate::case_file::{Made, Sealing, gather, people, shown};
use crate::draft::Draft;
use crate::leaving::sharing;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::{case_words, dialogs, hand_over, leaving};

/// The kinds under which the ledger and the timeline know these exports.
const SEALED: &str = "case-file";
const READABLE: &str = "readable-copy";

#[tauri::command(async)]
pub fn read_file_to_leave(
    session: State<'_, Session>,
    case: String,
    choice: FileChoice,
) -> Answer<FileToLeave> {
    session.with(|vault, now| {
        let case = vault.case(&case)?;
        if choice.kind.is_empty() {
            return nothing_chosen(vault, &case, now);
        }
        let made = Made::of(vault, &case, &choice, now)?;
        let asked = choice.access.clone().unwrap_or_default();
        let parts = offered(made.choice.kind).into_iter().map(|part| of_part(vault, &made, part, now));
        Ok(FileToLeave {
            choice: chosen(choice, &made),
            kinds: kinds(),
            parts: parts.collect::<Answer<_>>()?,
            people: if made.choice.kind.may_replace_names() { named(&made.people) } else { Vec::new() },
            preview: Some(preview(&made)),
            replacements: replacements(&made),
            leftovers: made.redaction.leftovers(&made.file),
            files: made.files.iter().map(|file| file.shown()).collect(),
            access: made.choice.kind.is_for_the_person().then(|| access_shown(&asked)),
        })
    })
}

/// Seals the file for those who are to open it, asks where to, writes it and notes that it left, to whom and why.
#[tauri::command]
pub async fn save_sealed_file<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    choice: FileChoice,
    leaving: LeavingTyped,
    protection: Protection,
) -> Answer<Option<SavedFile>> {
    let passphrase = Passphrase::new(protection.passphrase);
    let colleagues = protection.colleagues;
    dialogs::aside(app, move |desk| {
        // What is wrong is said before a place is asked for.
        desk.session.with(|vault, now| {
            let (made, _) = judged(vault, SEALED, (&case, &choice), leaving.clone(), now)?;
            to_someone(&made, &colleagues)?;
            recipients(vault, &colleagues, &passphrase, now).map(|_| ())
        })?;
        let number = desk.session.with(|vault, _| Ok(vault.case(&case)?.number))?;
        let Some(target) = desk.saving.ask_where(&format!("Case file {number}.daybook")) else {
            return Ok(None);
        };
        desk.session.with(|vault, now| {
            let (made, sharing) = judged(vault, SEALED, (&case, &choice), leaving, now)?;
            let recipients = recipients(vault, &colleagues, &passphrase, now)?;
            let sealed = Sealing::of(vault, made, now)?;
            let readers = names_of(vault, &colleagues)?;
            let lock = match &recipients {
                Some(recipients) => Lock::Recipients(recipients),
                None => Lock::Passphrase(&passphrase),
            };
            let write = |vault: &Vault, out: &mut dyn std::io::Write| sealed.write(vault, &lock, out);
            let record = vault.export_sealed(&case, SEALED, write, &target, Some(&sharing), now)?;
            if let Some((file, rows)) = sealed.handed_over() {
                hand_over::sent(vault, &case, (file, &record.fingerprint, rows.clone()), readers, now)?;
            }
            vault.drop_form_draft(&form(&case), now)?;
            Ok(Some(SavedFile { bytes: record.bytes, fingerprint: record.fingerprint, saved_at: record.at }))
        })
    })
    .await
}

/// Saves the PDF alone: anyone who gets it can read it, and its first page says so. It is made once a place was chosen:
/// the case is not held in clear while a dialog stands open behind a lock.
#[tauri::command]
pub async fn save_readable_copy<R: Runtime>(
    app: AppHandle<R>,
    case: String,
    choice: FileChoice,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        if !desk.session.managed().allows_readable_copies() {
            return Err(Refusal::new(RefusalCode::NotAllowed));
        }
        let number = desk.session.with(|vault, now| {
            let (made, _) = judged(vault, READABLE, (&case, &choice), leaving.clone(), now)?;
            Ok(made.case.number)
        })?;
        let Some(target) = desk.saving.ask_where(&format!("Case file {number}.pdf")) else { return Ok(None) };
        desk.session.with(|vault, now| {
            let (made, sharing) = judged(vault, READABLE, (&case, &choice), leaving, now)?;
            let pdf = Zeroizing::new(made.pdf(false)?);
            let record = vault.export(&case, READABLE, &pdf, &target, Some(&sharing), now)?;
            for form in [form(&case), format!("leaving/{case}/{SEALED}")] {
                vault.drop_form_draft(&form, now)?;
            }
            Ok(Some(SavedFile { bytes: record.bytes, fingerprint: record.fingerprint, saved_at: record.at }))
        })
    })
    .await
}

/// Returns what of the person's decisions the file touches that is being chosen now; a whole case while nothing is.
pub(super) fn items_chosen(vault: &Vault, draft: &Draft, now: Moment) -> Answer<Vec<Item>> {
    let kept = vault.form_draft(&form(&draft.case().id))?;
    let choice = kept.and_then(|text| serde_json::from_str::<FileChoice>(&text).ok()).unwrap_or_default();
    let kind = if choice.kind.is_empty() { choice_word(&FileKind::WholeCase) } else { choice.kind };
    let read = Choice::read(&kind, choice.parts.as_deref(), &choice.from, &choice.to, now.date_naive())?;
    if read.kind.is_for_the_person() {
        return Ok(Vec::new());
    }
    let named = !choice.replaced.iter().any(|it| it.person == crate::case_file::SELF);
    Ok(leaving::items_of_parts(draft, &read.parts, named))
}

/// Makes the file of that choice, and judges what was said before it leaves.
fn judged(
    vault: &Vault,
    kind: &str,
    (case, choice): (&str, &FileChoice),
    leaving: LeavingTyped,
    now: Moment,
) -> Answer<(Made, Sharing)> {
    let made = Made::of(vault, &vault.case(case)?, choice, now)?;
    let draft = Draft::of(vault, &made.case, now)?;
    let sharing = said(vault, &draft, kind, (&made, choice), leaving, now)?;
    Ok((made, sharing))
}

/// Judges what was said before the file leaves. What the person asks to see of their own record needs no consent of
/// theirs, and a word on serious harm and on others.
fn said(
    vault: &Vault,
    draft: &Draft,
    kind: &str,
    (made, choice): (&Made, &FileChoice),
    leaving: LeavingTyped,
    now: Moment,
) -> Answer<Sharing> {
    if !made.choice.kind.is_for_the_person() {
        return sharing(vault, draft, kind, &made.items(draft), leaving, now);
    }
    let typed = choice.access.clone().unwrap_or_default();
    let access = Access::read(&typed.received, typed.confirmed, &typed.looked_at, now.date_naive())?;
    let leaving = LeavingTyped {
        recipient: "other".to_owned(),
        to_whom: case_words::THE_PERSON.to_owned(),
        why: case_words::ON_REQUEST.to_owned(),
        ..LeavingTyped::default()
    };
    Ok(sharing(vault, draft, kind, &made.items(draft), leaving, now)?.on_request(access))
}

fn access_shown(typed: &AccessTyped) -> AccessShown {
    let pack = AccessPack::current();
    let answer_by = read_day(&typed.received).and_then(|on| pack.answer_by(on));
    AccessShown {
        months: pack.answer_within_months,
        source: pack.answer_source.clone(),
        to_confirm: pack.confirm,
        answer_by: answer_by.map(|day| day.to_string()),
    }
}

/// A case is handed over to someone: what locks it is their key.
fn to_someone(made: &Made, colleagues: &[String]) -> Answer<()> {
    let for_no_one = made.choice.kind == FileKind::HandOver && colleagues.is_empty();
    if for_no_one { Err(vec![Finding::new("colleagues", FindingCode::Missing)].into()) } else { Ok(()) }
}

fn names_of(vault: &Vault, colleagues: &[String]) -> Answer<Vec<String>> {
    let known = vault.colleagues()?.into_iter().filter(|it| colleagues.contains(&it.id));
    Ok(known.map(|it| it.card.name).collect())
}

/// Returns the public keys of those who are to open it, the worker's own with them; none where a passphrase does.
fn recipients(
    vault: &mut Vault,
    colleagues: &[String],
    passphrase: &Passphrase,
    now: Moment,
) -> Answer<Option<Vec<String>>> {
    if colleagues.is_empty() {
        let findings = passphrase.findings();
        return if findings.is_empty() { Ok(None) } else { Err(findings.into()) };
    }
    let known = vault.colleagues()?;
    let mut recipients = vec![vault.own_card(now)?.recipient];
    for id in colleagues {
        let colleague = known.iter().find(|it| it.id == *id);
        let colleague = colleague.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        recipients.push(colleague.card.recipient.clone());
    }
    Ok(Some(recipients))
}

fn preview(made: &Made) -> CaseFileShown {
    let mut shown = shown(&made.file, &made.choice.left_out());
    shown.left_out.extend(made.choice.leaves_out_oversight().then(|| "oversight".to_owned()));
    shown
}

fn nothing_chosen(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<FileToLeave> {
    Ok(FileToLeave {
        choice: FileChoice::default(),
        kinds: kinds(),
        parts: Vec::new(),
        people: named(&people(vault, case, now)?),
        preview: None,
        replacements: Vec::new(),
        leftovers: Vec::new(),
        files: Vec::new(),
        access: None,
    })
}

fn kinds() -> Vec<String> {
    FileKind::ALL.iter().map(choice_word).collect()
}

/// Returns the choice as it was read: every part that is in it is named.
fn chosen(typed: FileChoice, made: &Made) -> FileChoice {
    let parts = Some(made.choice.parts.iter().map(choice_word).collect());
    FileChoice { parts, replaced: made.stand_ins.clone(), ..typed }
}

fn of_part(vault: &Vault, made: &Made, offered: Offered, now: Moment) -> Answer<PartOffered> {
    let Offered { part, fixed, third_party, sensitive, .. } = offered;
    Ok(PartOffered {
        part: choice_word(&part),
        ticked: made.choice.parts.contains(&part),
        fixed,
        third_party,
        sensitive,
        entries: count(entries_of(vault, made, part, now)?),
    })
}

/// Returns how many entries a part holds, or would hold.
fn entries_of(vault: &Vault, made: &Made, part: PartKind, now: Moment) -> Answer<usize> {
    if let Some(part) = made.file.parts.iter().find(|it| it.kind == part) {
        return Ok(part.entries.len());
    }
    let alone = Choice { parts: [part].into(), ..made.choice.clone() };
    Ok(gather(vault, &made.case, &alone, now)?.entries())
}

fn named(people: &[crate::case_file::Known]) -> Vec<PersonNamed> {
    let people = people.iter();
    people
        .map(|it| PersonNamed { person: it.person.clone(), called: it.called.clone(), role: it.role.clone() })
        .collect()
}

fn replacements(made: &Made) -> Vec<Replacement> {
    let replaced = made.redaction.replaced().into_iter();
    replaced.map(|it| Replacement { names: it.names, by: it.by, times: count(it.times) }).collect()
}

/// The name of the form draft that keeps the choice.
fn form(case: &str) -> String {
    format!("export/{case}")
}
