//! The referral draft of a case: the stored answers with the consent record's decisions in their places, and
//! what each screen shows of it. The form, its routes and its findings are `casework::referral`.

mod check;
mod copying;
mod question;
mod task_list;

use std::collections::BTreeMap;

use casework::account::{Passage, passages};
use casework::case::choice_word;
use casework::consent::{self, Channel, Matter, Purpose};
use casework::referral as engine;
use casework::referral::{
    AgreesWith, Answer as Given, AnsweredFrom, Answers, Field, Form, Held, Known, Page, Parted, Route,
};
use casework::worker::{MayRefer, Worker};
use chrono::NaiveDate;
use serde_json::Value;
use vault::store::{AnswerToKeep, CaseRecord, Origin, ReferralRecord, SentReferralRecord};
use vault::{Moment, Vault};

use crate::consent_record::Recorded;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::{identifying, sources};

pub use copying::digest;

/// What the online form calls agreement.
const YES: &str = "yes";

pub struct Draft {
    pub form: &'static Form,
    /// What counts, suggestions of the case included, and what must be asked afresh.
    pub parted: Parted,
    /// The names of the files on the evidence list.
    pub files: Vec<String>,
    pub stored: Option<ReferralRecord>,
    /// When the present version was recorded as sent.
    pub frozen_since: Option<String>,
    pub may_refer: MayRefer,
    /// The consent record as it counts now.
    pub recorded: Recorded,
    case: CaseRecord,
    /// Where consent to the referral stands, or why it is not asked, as a word of the window.
    consent: String,
    /// The two decisions, as the consent record has them.
    flags: [Option<bool>; 2],
    /// Fields whose answer is what the case suggests, unseen by the officer.
    suggested: Vec<String>,
    /// Answers that are facts of the case, as they stand on their pages: they count once the case has followed.
    pending: Answers,
}

impl Draft {
    /// Returns the draft of a case; before it is begun, what the case suggests on the current form.
    pub fn of(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Self> {
        let stored = vault.referral_of(&case.id)?;
        if let Some(sent) = vault.sent_now(&case.id)? {
            return Self::as_it_was_sent(vault, case, stored, &sent, now);
        }
        let form = match &stored {
            None => Form::current(),
            Some(stored) => form_of(&stored.form_version)?,
        };
        let worker = vault.worker()?.map(|record| record.worker).unwrap_or_default();
        let recorded = Recorded::of(vault, case, now)?;
        let (mut typed, suggested) = with_suggestions(form, stored.as_ref(), case, &worker, recorded.helps());
        // Age and nation are whatever the case says, however far the officer has typed on their pages.
        let facts = engine::facts_of_case(form, &case.facts());
        let pending = typed.iter().filter(|(field, _)| facts.contains_key(*field));
        let pending = pending.map(|(field, answer)| (field.clone(), answer.clone())).collect();
        typed.extend(facts);
        let flags = [Purpose::Referral, Purpose::Support].map(|purpose| recorded.standing(purpose).flag());
        let answers = engine::with_consent(form, typed, flags[0], flags[1]);
        Ok(Self {
            form,
            parted: engine::part(form, answers, &given_for(stored.as_ref())),
            files: vault.evidence_of(&case.id)?.into_iter().map(|it| it.file.name).collect(),
            frozen_since: None,
            may_refer: worker.may_refer(),
            case: case.clone(),
            stored,
            consent: consent_word(&recorded),
            recorded,
            flags,
            suggested,
            pending,
        })
    }

    /// Returns the draft as one of the versions that were sent.
    pub fn of_sent(vault: &Vault, case: &CaseRecord, sent: &str, now: Moment) -> Answer<Self> {
        let stored = vault.referral_of(&case.id)?;
        let sent = vault.sent_of(&case.id)?.into_iter().find(|it| it.id == sent);
        let sent = sent.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        Self::as_it_was_sent(vault, case, stored, &sent, now)
    }

    /// Returns the version that was sent, as it was: nothing that changed since is laid over it.
    fn as_it_was_sent(
        vault: &Vault,
        case: &CaseRecord,
        stored: Option<ReferralRecord>,
        sent: &SentReferralRecord,
        now: Moment,
    ) -> Answer<Self> {
        let recorded = Recorded::of(vault, case, now)?;
        let form = form_of(&sent.form_version)?;
        let answers = from_json(&sent.answers);
        let decided = |from| {
            let fields = engine::answered_from_consent(form);
            let field = fields.into_iter().find(|(_, known)| *known == from).map(|(field, _)| field)?;
            answers.get(field).map(|answer| answer.chooses(YES))
        };
        let flags = [AnsweredFrom::ConsentReferral, AnsweredFrom::ConsentSupport].map(decided);
        let worker = vault.worker()?.map(|record| record.worker).unwrap_or_default();
        Ok(Self {
            form,
            parted: Parted { answers, afresh: Answers::new() },
            files: sent.files.clone(),
            frozen_since: Some(sent.recorded_at.clone()),
            may_refer: worker.may_refer(),
            case: case.clone(),
            stored,
            consent: consent_word(&recorded),
            recorded,
            flags,
            suggested: Vec::new(),
            pending: Answers::new(),
        })
    }

    /// Returns the answers that count.
    pub fn answers(&self) -> &Answers {
        &self.parted.answers
    }

    pub fn route(&self) -> Route {
        engine::route(self.form, self.answers())
    }

    /// Returns what goes out: nothing that the route does not show.
    pub fn as_sent(&self) -> Answers {
        engine::as_sent(self.form, self.answers(), self.files.len())
    }

    pub fn page(&self, key: &str) -> Answer<&'static Page> {
        self.form.page(key).ok_or_else(|| Refusal::new(RefusalCode::NotFound))
    }

    pub fn neighbours(&self, page: &str) -> engine::Neighbours<'static> {
        engine::neighbours(self.form, page, self.answers(), self.files.len())
    }

    /// Returns every page on the route.
    pub fn pages(&self) -> Vec<&'static Page> {
        engine::pages(self.form, self.answers(), self.files.len())
    }

    /// Returns a field on the route with its page.
    pub fn field(&self, key: &str) -> Answer<(&'static Page, &'static Field)> {
        let found = self.pages().into_iter().find_map(|page| Some((page, page.field(key)?)));
        found.ok_or_else(|| Refusal::new(RefusalCode::NotFound))
    }

    /// Returns every answer of the draft, those that are no part of the referral included.
    pub fn everything(&self) -> Answers {
        let mut all = self.parted.afresh.clone();
        all.extend(self.answers().clone());
        all
    }

    /// Returns what keeps the referral from going out.
    pub fn held(&self, vault: &Vault) -> Answer<Option<Held>> {
        let undecided = identifying::undecided(vault, self, &self.case)?;
        Ok(engine::held(self.form, self.answers(), self.may_refer, undecided, self.recorded.consented()))
    }

    /// Tells whether the answers ask for support.
    pub fn asks_for_support(&self) -> bool {
        self.flags[1] == Some(true)
    }

    /// Tells whether the nation answered has a duty to notify.
    pub fn duty_to_notify_here(&self) -> bool {
        engine::duty_to_notify_here(self.form, self.answers())
    }

    /// Tells whether paper made from it may say nothing that points to the person.
    pub fn is_anonymous(&self) -> bool {
        engine::is_anonymous(self.form, self.answers(), self.flags[0])
    }

    /// Returns the answer as it stands on its page.
    pub fn on_page(&self, field: &str) -> Option<&Given> {
        self.pending.get(field).or_else(|| self.answers().get(field))
    }

    /// Returns the answers with those of a page as they stand there.
    pub fn with_pending(&self) -> Answers {
        let mut answers = self.answers().clone();
        answers.extend(self.pending.clone());
        answers
    }

    /// Returns what the consent record says where the officer types what was decided.
    pub fn decided(&self, what: AgreesWith) -> Option<bool> {
        let recorded = &self.recorded;
        let of_channel = |channel: Channel| {
            recorded.stand(&Matter::about(Purpose::Contact, &choice_word(&channel))).standing.flag()
        };
        match what {
            AgreesWith::Investigations => recorded.helps(),
            AgreesWith::DecisionToOther => recorded.of_all(Purpose::DecisionToOther).0.flag(),
            AgreesWith::ContactCall => of_channel(Channel::Call),
            AgreesWith::ContactEmail => of_channel(Channel::Email),
            AgreesWith::ContactPost => of_channel(Channel::Post),
        }
    }

    /// Returns how many pages of the route still have findings or wait.
    pub fn pages_left(&self, today: NaiveDate) -> usize {
        let sections = engine::tasks(self.form, self.answers(), self.files.len(), today);
        engine::pages_left(&sections, self.answers(), today)
    }

    /// Returns how many answers of the route are missing or odd.
    pub fn missing(&self, today: NaiveDate) -> usize {
        engine::all_findings(self.form, self.answers(), self.files.len(), today).len()
    }

    /// Makes an answer ready to keep, with the kind of report it is given for.
    pub fn to_keep(&self, field: &str, answer: Value) -> AnswerToKeep {
        AnswerToKeep { field: field.to_owned(), answer, given_for: engine::given_for(self.route()) }
    }

    pub fn case(&self) -> &CaseRecord {
        &self.case
    }
}

/// Returns the passages of a case's finished notes and other records.
pub fn passages_of(vault: &Vault, case: &str) -> Answer<Vec<Passage>> {
    Ok(passages(&sources::of(vault, case)?))
}

/// Returns the answers as typed with the case's suggestions where the officer has answered nothing, and the
/// fields so filled.
fn with_suggestions(
    form: &Form,
    stored: Option<&ReferralRecord>,
    case: &CaseRecord,
    worker: &Worker,
    helps: Option<bool>,
) -> (Answers, Vec<String>) {
    let facts = case.facts();
    let given = engine::given(form, &Known { case: &facts, number: &case.number, worker, helps });
    let mut answers = stored.map(from_stored).unwrap_or_default();
    let seen = |field: &String| {
        let record = stored.and_then(|it| it.answers.get(field));
        record.is_some_and(|it| it.origin == Origin::Typed)
    };
    let unseen: Vec<(String, Given)> = given.into_iter().filter(|(field, _)| !seen(field)).collect();
    let fields = unseen.iter().map(|(field, _)| field.clone()).collect();
    answers.extend(unseen);
    (answers, fields)
}

fn given_for(stored: Option<&ReferralRecord>) -> BTreeMap<String, engine::GivenFor> {
    let answers = stored.into_iter().flat_map(|it| &it.answers);
    answers.filter_map(|(field, it)| Some((field.clone(), it.given_for?))).collect()
}

fn form_of(version: &str) -> Answer<&'static Form> {
    Form::version(version).ok_or_else(|| Refusal::new(RefusalCode::NewerVersion))
}

fn consent_word(recorded: &Recorded) -> String {
    match consent::asking(recorded.age) {
        consent::Asking::Asked => choice_word(&recorded.standing(Purpose::Referral)),
        not_asked => choice_word(&not_asked),
    }
}

/// What the case once suggested is suggested afresh, from the case as it is now.
fn from_stored(stored: &ReferralRecord) -> Answers {
    let typed = stored.answers.iter().filter(|(_, it)| it.origin == Origin::Typed);
    from_json(&typed.map(|(field, it)| (field.clone(), it.answer.clone())).collect())
}

/// An answer in a shape that no field has any more counts as none; it stays in the store.
fn from_json(answers: &BTreeMap<String, Value>) -> Answers {
    let read = |value: &Value| serde_json::from_value(value.clone()).ok();
    answers.iter().filter_map(|(field, answer)| Some((field.clone(), read(answer)?))).collect()
}
