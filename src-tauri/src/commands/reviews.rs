//! Reviews that came back to the worker, and what the worker answers. Nothing of them changes the case.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

use casework::case::choice_word;
use casework::case_file::{CaseFile, Choice, Entry, FileKind, PartKind};
use casework::finding::Finding;
use casework::review::{Came, Receipt, Remark, Reply, Review, receipt};
use serde_json::Value;
use tauri::{AppHandle, Runtime, State};
use vault::sealed_file::{Fault, Key, Manifest, Verified, What, Why, read_part, verify};
use vault::store::{CaseRecord, ReceivedReviewRecord, ReviewReplyRecord};
use vault::{Moment, Vault, VaultError};

use super::cases::count;
use crate::answers::{CommentReceived, ReviewOpened, ReviewReceived, Reviews, SignOffRule};
use crate::case_file::gather;
use crate::copy_in_hand as in_hand;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::sealed_review::{REVIEW, ReceivedReview, ReviewAbout};
use crate::session::Session;
use crate::{dialogs, sign_offs, signers};

/// A review of more bytes is none.
const MOST_REVIEW: usize = 16 * 1024 * 1024;

/// Lets the worker choose a review. It is kept only when every byte of it is as it was signed and it is about a file that
/// left from here.
#[tauri::command]
pub async fn choose_review<R: Runtime>(app: AppHandle<R>) -> Answer<Option<ReviewOpened>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let keys = desk.session.with(|vault, now| Ok(vault.own_keys(now)?))?;
        let read = || File::open(&path).map(BufReader::new).map_err(|_| fault(Why::Unreadable, ""));
        let verified = match read().and_then(|file| verify(file, Key::Own(&keys))) {
            Ok(verified) if verified.manifest.what == What::Review => verified,
            Ok(_) => return Ok(Some(standing("case-file", "", None))),
            Err(fault) => return Ok(Some(standing(fault.why.code(), &fault.part, None))),
        };
        let part = read().and_then(|file| read_part(file, Key::Own(&keys), &verified, REVIEW, MOST_REVIEW));
        let json = match part {
            Ok(json) => json,
            Err(fault) => return Ok(Some(standing(fault.why.code(), &fault.part, None))),
        };
        let facts = Value::Object(verified.manifest.facts.clone());
        let (Ok(review), Ok(about)) =
            (serde_json::from_slice::<Review>(&json), serde_json::from_value::<ReviewAbout>(facts))
        else {
            return Ok(Some(standing(Why::Tampered.code(), REVIEW, None)));
        };
        desk.session.with(|vault, now| take_in(vault, &verified, review, about, now).map(Some))
    })
    .await
}

fn take_in(
    vault: &mut Vault,
    verified: &Verified,
    review: Review,
    about: ReviewAbout,
    now: Moment,
) -> Answer<ReviewOpened> {
    let case = match vault.case(&about.case_id) {
        Ok(case) => case,
        Err(VaultError::NotFound) => return Ok(standing("no-such-case", "", None)),
        Err(error) => return Err(error.into()),
    };
    let left: Vec<String> = vault.exports_of(&case.id)?.into_iter().map(|it| it.fingerprint).collect();
    let before: Vec<(String, ReceivedReview)> = vault
        .received_reviews(&case.id)?
        .iter()
        .filter_map(|earlier| Some((earlier.id.clone(), ReceivedReview::of(earlier).ok()?)))
        .collect();
    let judged = receipt(
        &came(&about, &verified.manifest),
        &left,
        before.iter().map(|(_, kept)| came(&kept.about, &kept.manifest)),
    );
    let of_case = |place: usize| Some((case.id.clone(), before[place].0.clone()));
    match judged {
        Receipt::New => {}
        Receipt::NotOurs => return Ok(standing("not-our-file", "", None)),
        Receipt::Known(place) => return Ok(standing("known", "", of_case(place))),
        Receipt::Older(place) => return Ok(standing("older", "", of_case(place))),
    }
    let signer = signers::signer(vault, verified, now)?.code().to_owned();
    let id = verified.manifest.id.clone();
    let content = ReceivedReview { manifest: verified.manifest.clone(), about, review, signer };
    vault.keep_received_review(&case.id, &id, &verified.fingerprint, &in_hand::json(&content)?, now)?;
    Ok(standing("kept", "", Some((case.id, id))))
}

fn came<'a>(about: &'a ReviewAbout, manifest: &'a Manifest) -> Came<'a> {
    Came { file: &about.copy_fingerprint, signer: &manifest.exporter.signer, finished_at: &about.finished_at }
}

fn fault(why: Why, part: &str) -> Fault {
    Fault { why, part: part.to_owned() }
}

fn standing(standing: &str, part: &str, whose: Option<(String, String)>) -> ReviewOpened {
    let (case, review) = whose.unzip();
    ReviewOpened { standing: standing.to_owned(), part: part.to_owned(), case, review }
}

/// Tells whether the worker's organisation asks for a second sign-off of every file.
#[tauri::command(async)]
pub fn read_sign_off_rule(session: State<'_, Session>) -> Answer<SignOffRule> {
    session.with(|vault, _| sign_offs::rule(vault, session.managed().second_sign_off()))
}

/// Chooses whether two supervisors sign off a file. Where the organisation sets it, that holds.
#[tauri::command(async)]
pub fn set_sign_off_rule(session: State<'_, Session>, second: bool) -> Answer<SignOffRule> {
    session.with(|vault, _| {
        sign_offs::choose(vault, second)?;
        sign_offs::rule(vault, session.managed().second_sign_off())
    })
}

#[tauri::command(async)]
pub fn list_reviews(session: State<'_, Session>, case: String) -> Answer<Reviews> {
    session.with(|vault, now| list(vault, &session, &case, now))
}

/// Records what the worker answers to one comment. The latest answer counts, and the earlier stay.
#[tauri::command(async)]
pub fn answer_comment(
    session: State<'_, Session>,
    case: String,
    review: String,
    comment: String,
    answer: String,
    words: String,
) -> Answer<Reviews> {
    session.with(|vault, now| {
        let stored = vault.received_reviews(&case)?.into_iter().find(|it| it.id == review);
        let kept = ReceivedReview::of(&stored.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?)?;
        if !kept.review.remarks().iter().any(|remark| remark.id == comment) {
            return Err(Refusal::new(RefusalCode::NotFound));
        }
        let reply = Reply::read(&answer, &words).map_err(by_box)?;
        vault.reply(&review, &comment, &in_hand::json(&reply)?, now)?;
        list(vault, &session, &case, now)
    })
}

/// Names the boxes as the window does.
fn by_box(mut findings: Vec<Finding>) -> Refusal {
    for finding in &mut findings {
        finding.field = if finding.field == "reply" { "answer" } else { "words" }.to_owned();
    }
    findings.into()
}

fn list(vault: &Vault, session: &Session, case: &str, now: Moment) -> Answer<Reviews> {
    let case = vault.case(case)?;
    let everything = Choice { kind: FileKind::WholeCase, parts: PartKind::ALL.into(), from: None, to: None };
    let present = gather(vault, &case, &everything, now)?;
    let received = ReceivedReview::all(vault, &case.id)?;
    let second = sign_offs::rule(vault, session.managed().second_sign_off())?.second;
    let sign_offs = sign_offs::shown(vault, &case.id, &received, second)?;
    let reviews =
        received.into_iter().rev().map(|(stored, kept)| shown(vault, &case, &present, stored, kept));
    Ok(Reviews { sign_offs, reviews: reviews.collect::<Answer<_>>()? })
}

fn shown(
    vault: &Vault,
    case: &CaseRecord,
    present: &CaseFile,
    stored: ReceivedReviewRecord,
    kept: ReceivedReview,
) -> Answer<ReviewReceived> {
    let replies: BTreeMap<String, ReviewReplyRecord> =
        vault.replies(&stored.id)?.into_iter().map(|reply| (reply.remark.clone(), reply)).collect();
    let comments: Vec<CommentReceived> = kept
        .review
        .remarks()
        .into_iter()
        .map(|remark| {
            let reply = replies.get(&remark.id);
            comment(vault, case, present, &kept.about, remark, reply)
        })
        .collect::<Answer<_>>()?;
    let last = sign_offs::last_copy(vault, &case.id)?;
    Ok(ReviewReceived {
        id: stored.id,
        received_at: stored.received_at,
        finished_at: kept.about.finished_at.clone(),
        by: signers::name(&kept.manifest.exporter),
        signer: kept.signer,
        signer_words: signers::words(&kept.manifest.exporter),
        copy_made_at: kept.about.copy_made_at.clone(),
        about_earlier: last.is_some_and(|last| last != kept.about.copy_fingerprint),
        outcome: choice_word(&kept.review.outcome),
        why: kept.review.why.clone(),
        asks_second: kept.review.asks_second,
        unanswered: count(comments.iter().filter(|it| it.answer.is_empty()).count()),
        comments,
    })
}

fn comment(
    vault: &Vault,
    case: &CaseRecord,
    present: &CaseFile,
    about: &ReviewAbout,
    remark: Remark,
    reply: Option<&ReviewReplyRecord>,
) -> Answer<CommentReceived> {
    let said: Option<Reply> = reply.and_then(|it| serde_json::from_value(it.content.clone()).ok());
    let stood = remark.stood.as_ref();
    let now = present.at(&remark.place).map(|(_, entry)| entry);
    Ok(CommentReceived {
        route: route(vault, case, &remark.place)?,
        // Where names were replaced, the two cannot be told apart by their words.
        changed_since: !about.names_replaced && stood.is_some_and(|stood| has_changed(stood, now)),
        id: remark.id,
        question: remark.question,
        verdict: remark.verdict.as_ref().map(choice_word).unwrap_or_default(),
        text: remark.text,
        place_title: stood.map(title).unwrap_or_default(),
        place: remark.place,
        answer: said.as_ref().map(|it| choice_word(&it.kind)).unwrap_or_default(),
        words: said.map(|it| it.words).unwrap_or_default(),
        answered_at: reply.map(|it| it.at.clone()),
    })
}

fn has_changed(stood: &Entry, now: Option<&Entry>) -> bool {
    now.is_none_or(|now| now.rows != stood.rows || now.title != stood.title)
}

fn title(entry: &Entry) -> String {
    let parts = [entry.title.as_str(), &entry.when];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Returns the page of this window on which a place of the file stands; none where it has no page.
fn route(vault: &Vault, case: &CaseRecord, place: &str) -> Answer<Option<String>> {
    let (kind, id) = place.split_once('/').unwrap_or((place, ""));
    let page = match kind {
        "note" => format!("notes/{id}"),
        "attachment" | "evidence" => "notes".to_owned(),
        "consent" | "talk" | "capacity" | "consent-document" => "consent".to_owned(),
        "decisions" | "sending" | "recovery-days" | "news" | "letter" => "decisions".to_owned(),
        "decision" => format!("decisions/{id}"),
        "referral" => "referral/check".to_owned(),
        "sent" | "official-copy" => "referral/sent".to_owned(),
        "safety" => {
            let record = vault.safety_of(&case.id)?.into_iter().find(|it| it.id == id);
            match record {
                Some(record) => format!("safety/{}", record.step),
                None => return Ok(None),
            }
        }
        "warning" => "warnings".to_owned(),
        "going-in" => "before".to_owned(),
        "person" => format!("people/{id}"),
        "life-event" => "chronology".to_owned(),
        "sharing" => "sharing".to_owned(),
        "situation" => "situation".to_owned(),
        "case" | "case-change" | "closing" | "open" | "added-step" => String::new(),
        _ => return Ok(None),
    };
    let page = page.trim_end_matches('/');
    Ok(Some(if page.is_empty() { format!("/c/{}", case.id) } else { format!("/c/{}/{page}", case.id) }))
}
