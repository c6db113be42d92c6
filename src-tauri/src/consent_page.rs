//! The consent record as the window shows it.

use casework::case::choice_word;
use casework::consent::{
    self as rules, Channel, ConsentPack, Decision, Due, Matter, Purpose, Standing, counts, key_of,
};
use casework::moment::read_stored;
use casework::referral::{Route, born};
use casework::statements::{self, Statements};
use chrono::{NaiveDate, NaiveTime};
use vault::store::{CapacityStored, CaseRecord, ConsentRecord as StoredEvent};
use vault::{Moment, Vault};

use crate::answers::{
    AtReferral, Birthday, CapacityShown, CapacityTyped, ConsentDocument, ConsentEvent, ConsentRecord,
    DueItem, Follow, InterpreterUsed, MatterState, SourcedText, Statement,
};
use crate::commands::consent::typed_moment;
use crate::consent_record::{Recorded, adult_since, was_sent};
use crate::draft::Draft;
use crate::note_in_hand::signed;
use crate::other_routes;
use crate::refusal::Answer;
use crate::talk_page;

pub fn of(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<ConsentRecord> {
    let draft = Draft::of(vault, case, now)?;
    let recorded = &draft.recorded;
    let pack = ConsentPack::current();
    let sent = was_sent(vault, case, &[Route::AdultNrm, Route::ChildNrm])?;
    let page = Page {
        vault,
        case,
        recorded,
        sent,
        worker_may: draft.may_refer,
        adult_since: adult_since(vault, case)?,
    };
    let turns_18_on = turns_18(&draft);
    let elsewhere = !pack.has_duty_to_notify(case.nation);
    let law = pack.capacity_law(case.nation);
    Ok(ConsentRecord {
        asking: choice_word(&rules::asking(case.age_group)),
        matters: page.matters()?,
        may_add: page.may_add(),
        channels_left: page.channels_left(),
        to_explain: statements::for_age(case.age_group).into_iter().map(statement).collect(),
        at_referral: page.at_referral(),
        talks: vault.talks_of(&case.id)?.iter().rev().map(talk_page::record).collect(),
        talk_open: vault.open_talk(&case.id)?.is_some(),
        capacity: vault.capacity_of(&case.id)?.into_iter().rev().map(capacity).collect(),
        capacity_law: law.map_or_else(SourcedText::none, |law| SourcedText {
            title: law.title.clone(),
            words: law.words.clone(),
            source: law.source.clone(),
            to_confirm: law.confirm,
        }),
        birthday: Birthday {
            reached: turns_18_on.is_some_and(|on| on <= now.date_naive()),
            turns_18_on: turns_18_on.map(|on| on.to_string()),
            rule: rule(&pack.turning_18),
            asked_afresh: recorded.asked_afresh,
        },
        due: due(&draft, now).iter().map(due_item).collect(),
        sent,
        refusal_leads_to: if elsewhere { "other-routes" } else { "duty-to-notify" }.to_owned(),
        other_routes: if elsewhere { other_routes::of(Some(case.nation)) } else { Vec::new() },
    })
}

/// Returns what falls due about consent in the case of a draft.
pub fn due(draft: &Draft, now: Moment) -> Vec<Due> {
    draft.recorded.due(born(draft.form, &draft.everything()), now.naive_local())
}

pub fn due_item(due: &Due) -> DueItem {
    DueItem {
        kind: choice_word(&due.kind),
        key: due.key.clone(),
        purpose: choice_word(&due.purpose),
        on: due.on.to_string(),
        time: due.time.map(hours),
        overdue: due.overdue,
    }
}

pub fn statement(told: &statements::Statement) -> Statement {
    Statement { id: told.id.clone(), topic: told.topic.clone(), words: told.words.clone() }
}

fn turns_18(draft: &Draft) -> Option<NaiveDate> {
    let born = born(draft.form, &draft.everything()).filter(|_| !draft.recorded.is_asked())?;
    rules::turns_18(born, ConsentPack::current())
}

/// What the parts of the page are made from.
struct Page<'a> {
    vault: &'a Vault,
    case: &'a CaseRecord,
    recorded: &'a Recorded,
    sent: bool,
    worker_may: casework::worker::MayRefer,
    adult_since: Option<Moment>,
}

impl Page<'_> {
    fn matters(&self) -> Answer<Vec<MatterState>> {
        if !self.recorded.is_asked() {
            return Ok(Vec::new());
        }
        let stored = self.vault.consent_of(&self.case.id)?;
        (0..self.recorded.matters.len()).map(|place| self.matter(place, &stored)).collect()
    }

    fn matter(&self, place: usize, stored: &[StoredEvent]) -> Answer<MatterState> {
        let matter = &self.recorded.matters[place];
        let stand = self.recorded.stand(matter);
        let standing = stand.standing;
        let may_record = standing.may_record(matter.purpose);
        let limited = stand.event.filter(|_| standing == Standing::AgreedWithLimits);
        let waits = stand.event.filter(|_| standing == Standing::MoreTime);
        let pack = ConsentPack::current();
        let follows = pack.follows_from(matter.purpose, standing, self.case.nation, self.sent);
        let manner =
            |decision: &Decision| rules::manner_needed(matter.purpose, *decision, self.recorded.asked_afresh);
        Ok(MatterState {
            key: key_of(&self.recorded.matters, place),
            purpose: choice_word(&matter.purpose),
            about: matter.about.clone(),
            current: choice_word(&standing),
            since: stand.since.map(typed_moment),
            limits: limited.map(|it| it.details.limits.clone()).unwrap_or_default(),
            until: limited.and_then(|it| it.details.until).map(|day| day.to_string()),
            return_on: waits.and_then(|it| it.return_on).map(|day| day.to_string()),
            return_time: waits.and_then(|it| it.details.return_time).map(hours),
            manner_needed: may_record.iter().any(manner),
            may_record: may_record.iter().map(choice_word).collect(),
            events: self.events(matter, stored)?,
            follows: follows.into_iter().map(follow).collect(),
        })
    }

    /// Returns the events about a matter, the latest first, history included.
    fn events(&self, matter: &Matter, stored: &[StoredEvent]) -> Answer<Vec<ConsentEvent>> {
        let of_matter = stored.iter().filter(|it| matter.is(it.event.purpose, &it.event.details.about));
        let mut of_matter: Vec<&StoredEvent> = of_matter.collect();
        of_matter.sort_by_key(|stored| std::cmp::Reverse(stored.event.at));
        of_matter.into_iter().map(|stored| self.event(stored)).collect()
    }

    fn event(&self, stored: &StoredEvent) -> Answer<ConsentEvent> {
        let (event, details) = (&stored.event, &stored.event.details);
        let document = self.vault.consent_document(&stored.id)?.map(|(record, file)| ConsentDocument {
            name: file.name,
            bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
            fingerprint: file.fingerprint,
            attached_at: record.at,
        });
        let afresh = self.recorded.asked_afresh;
        let pack = ConsentPack::current();
        let remarks = rules::remarks(event, afresh, document.is_some(), self.worker_may, pack);
        let recorded_at = read_stored(&stored.recorded_at);
        Ok(ConsentEvent {
            id: stored.id.clone(),
            decision: choice_word(&event.decision),
            at: typed_moment(event.at),
            recorded_at: stored.recorded_at.clone(),
            words: event.words.clone(),
            asked: details.asked.clone(),
            language: event.language.clone(),
            interpreter: InterpreterUsed {
                who: event.interpreter.clone(),
                mode: details.through.mode.as_ref().map(choice_word).unwrap_or_default(),
                agency: details.through.agency.clone(),
                gender: details.through.gender.as_ref().map(choice_word).unwrap_or_default(),
            },
            present: event.present.clone(),
            explained_by: details.explained_by.clone(),
            place: details.place.clone(),
            explained: event.explained.iter().map(|id| explained(id)).collect(),
            limits: details.limits.clone(),
            until: details.until.map(|day| day.to_string()),
            return_on: event.return_on.map(|day| day.to_string()),
            return_time: details.return_time.map(hours),
            why: details.why.clone(),
            address: details.address.clone(),
            manner: details.manner.as_ref().map(choice_word).unwrap_or_default(),
            breaks: details.breaks.clone(),
            document,
            remarks: remarks.iter().map(choice_word).collect(),
            counts: recorded_at.is_none_or(|at| counts(&at, self.adult_since.as_ref())),
            signed: signed(details.signed.as_ref()),
        })
    }

    /// Returns what the officer states at the referral; of a child nothing, since none is asked.
    fn at_referral(&self) -> AtReferral {
        let asked = self.recorded.is_asked();
        let referral = self.recorded.standing(Purpose::Referral);
        let missing = if asked && referral.agrees() { self.recorded.not_explained() } else { Vec::new() };
        AtReferral {
            consents: self.recorded.flag(Purpose::Referral),
            support: self.recorded.flag(Purpose::Support),
            best_interests: asked && referral == Standing::BestInterestsFor,
            lacks: self.recorded.lacks().iter().map(choice_word).collect(),
            not_explained: missing.into_iter().map(statement).collect(),
        }
    }

    fn may_add(&self) -> Vec<String> {
        let named = Purpose::ALL.into_iter().filter(|purpose| purpose.is_named() && self.recorded.is_asked());
        named.map(|purpose| choice_word(&purpose)).collect()
    }

    fn channels_left(&self) -> Vec<String> {
        let words = Channel::ALL.map(|channel| choice_word(&channel));
        let matters = &self.recorded.matters;
        let left = |word: &String| !matters.iter().any(|matter| matter.is(Purpose::Contact, word));
        words.into_iter().filter(|word| self.recorded.is_asked() && left(word)).collect()
    }
}

/// Returns a statement by its id; one that no pack has any more keeps its id.
fn explained(id: &str) -> Statement {
    let unknown = || Statement { id: id.to_owned(), topic: id.to_owned(), words: String::new() };
    Statements::current().statement(id).map_or_else(unknown, statement)
}

fn hours(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn rule(rule: &rules::Rule) -> SourcedText {
    SourcedText {
        title: rule.title.clone(),
        words: format!("{} In force from {}.", rule.words, rule.valid_from.format("%-d %B %Y")),
        source: rule.source.clone(),
        to_confirm: rule.confirm,
    }
}

fn follow(follow: &rules::Follow) -> Follow {
    Follow {
        id: follow.id.clone(),
        kind: choice_word(&follow.kind),
        words: follow.words.clone(),
        leads_to: follow.leads_to.as_ref().map(choice_word),
        source: follow.source.clone(),
        to_confirm: follow.confirm,
    }
}

fn capacity(stored: CapacityStored) -> CapacityShown {
    let record = stored.record;
    CapacityShown {
        id: stored.id,
        recorded_at: stored.recorded_at,
        signed: signed(record.signed.as_ref()),
        record: CapacityTyped {
            purpose: choice_word(&record.purpose),
            about: record.about,
            at: typed_moment(record.at),
            decision: record.decision,
            help: record.help,
            because: record.because,
            could_not: record.could_not.iter().map(choice_word).collect(),
            evidence: record.evidence,
            coercion: record.coercion,
            finding: choice_word(&record.finding),
            decided_by: record.decided_by,
            consulted: record.consulted,
            advocate: record.advocate.as_ref().map(choice_word).unwrap_or_default(),
            advocate_words: record.advocate_words,
            wishes: record.wishes,
            best_interests: record.best_interests.as_ref().map(choice_word).unwrap_or_default(),
            best_interests_why: record.best_interests_why,
        },
    }
}

impl SourcedText {
    fn none() -> Self {
        Self { title: String::new(), words: String::new(), source: String::new(), to_confirm: true }
    }
}
