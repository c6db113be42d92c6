//! The page of decisions: where a case stands in the NRM, its clocks, what was recorded and what follows.

mod clocks;
mod events;

use casework::case::choice_word;
use casework::clock::{Says, TimeLimits};
use casework::consent::{Purpose, Standing as Stands};
use casework::decision::{
    self as rules, Act, Before, DecisionEvent, Oddity, Running, State, Tracked, oddities, open_offers,
};
use casework::moment::read_stored;
use chrono::NaiveDateTime;
use vault::store::{CaseFacts, CaseRecord, SentReferralRecord};
use vault::{Moment, Vault};

use crate::answers::{CourseStep, DecisionHeadline, DecisionPage, LinkedCase, NewsAskedShown, RecordableAct};
use crate::commands::cases::count;
use crate::consent_record::Recorded;
use crate::note_in_hand::signed;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::situated::{Situation, worker_may};
use crate::{caseload, news_text, reminding, tracked};

/// A case with everything its page of decisions is made from.
pub struct Decisions<'v> {
    vault: &'v Vault,
    case: CaseRecord,
    pub facts: CaseFacts,
    pub tracked: Tracked,
    withdrawn_by_consent: bool,
    now: Moment,
}

impl<'v> Decisions<'v> {
    pub fn of(vault: &'v Vault, case: &str, now: Moment) -> Answer<Self> {
        let case = vault.case(case)?;
        let facts = vault.case_facts(&case.id)?;
        let recorded = Recorded::of(vault, &case, now)?;
        let referral = recorded.standing(Purpose::Referral);
        let before = Before {
            age: case.age_group,
            explained: !recorded.events.is_empty() || !recorded.talks.is_empty(),
            referral,
            duty_to_notify: casework::consent::ConsentPack::current().has_duty_to_notify(case.nation),
            online: !facts.online.is_empty() && !facts.is_frozen(),
        };
        let situation = Situation::of(&facts, worker_may(vault)?)?;
        let rail = situation.rail(&case, &facts.safety, now.naive_local());
        let tracked = tracked::from(&facts, &rail, before, now.date_naive());
        let withdrawn_by_consent = recorded.is_asked() && referral == Stands::Withdrawn;
        Ok(Self { vault, case, facts, tracked, withdrawn_by_consent, now })
    }

    pub fn page(&self) -> Answer<DecisionPage> {
        let course = &self.tracked.course;
        let limits = TimeLimits::current();
        Ok(DecisionPage {
            state: choice_word(&course.state),
            since: course.since().map(|on| on.to_string()),
            disqualified: course.disqualified,
            sent: self.tracked.is_in_nrm(),
            reference: self.reference()?,
            headline: self.headline(),
            clocks: self.clocks()?,
            course: course.passed.iter().map(|step| self.step(step)).collect(),
            events: self.events()?,
            may_record: self.may_record(),
            asks: self.asks()?,
            ask_text: self.ask_text()?,
            undecided: count(self.undecided()),
            consent_withdrawn: self.withdrawn_by_consent
                && self.tracked.is_in_nrm()
                && !course.state.is_end(),
            linked: self.linked()?,
            calendar_days: count(
                reminding::of(&[caseload::one(self.vault, &self.case, self.now)?], self.now).len(),
            ),
            pack_version: limits.version.clone(),
            pack_verified_on: limits.verified_on.map(|day| day.to_string()),
        })
    }

    /// Returns what is odd about each event that counts, in the order of the events.
    fn oddities(&self, tracked: &Tracked, recorded: &[NaiveDateTime]) -> Vec<Vec<Oddity>> {
        oddities(&tracked.course, &tracked.clocks, &tracked.told(), recorded, self.now.date_naive())
    }

    /// Returns what is odd about one record; nothing of one that counts no more.
    pub fn odd(&self, record: &str) -> Answer<Vec<Oddity>> {
        let odd = self.oddities(&self.tracked, &self.recorded()?);
        let place = self.tracked.ids.iter().position(|id| id == record);
        Ok(place.map(|place| odd[place].clone()).unwrap_or_default())
    }

    /// Returns what is odd about an event that is about to be recorded.
    pub fn oddities_of(&self, event: &DecisionEvent, replaces: &str) -> Answer<Vec<String>> {
        let mut recorded = self.recorded()?;
        let place = self.tracked.ids.iter().position(|id| id == replaces);
        if place.is_none() {
            recorded.push(self.now.naive_local());
        }
        let tracked = self.tracked.with(event.clone(), replaces, self.now.date_naive());
        let odd = self.oddities(&tracked, &recorded);
        let odd = odd.get(place.unwrap_or(odd.len() - 1)).cloned().unwrap_or_default();
        Ok(odd.iter().map(choice_word).collect())
    }

    /// Tells whether a step is offered after a record that counts.
    pub fn offers(&self, record: &str, step: &str) -> bool {
        let event = self.facts.decisions.iter().find(|(id, _)| id == record).map(|(_, event)| event);
        event.is_some_and(|event| self.tracked.offered(record, event).iter().any(|it| it.id == step))
    }

    /// Returns when each event that counts was first recorded, on the clock of the computer.
    fn recorded(&self) -> Answer<Vec<NaiveDateTime>> {
        let stored = self.vault.decisions_of(&self.case.id)?;
        let at = |id: &String| {
            let first = self.facts.and_replaced(id).last().copied()?;
            let record = stored.iter().find(|it| it.id == first)?;
            read_stored(&record.recorded_at).map(|at| at.naive_local())
        };
        self.tracked.ids.iter().map(|id| at(id).ok_or_else(damaged)).collect()
    }

    pub fn ask_text(&self) -> Answer<String> {
        if !self.tracked.course.state.awaits_decision() {
            return Ok(String::new());
        }
        let worker = self.vault.worker()?.map(|it| it.worker).unwrap_or_default();
        let expected = self.tracked.clocks.iter().find(|clock| {
            clock.says() == Says::Expected && clock.act == Some(Act::NrmSent) && clock.on.is_some()
        });
        let past = expected.filter(|clock| clock.running == Running::Past).and_then(|clock| clock.on);
        let sent_on = self.tracked.course.last(|act| act == Act::NrmSent).map(|step| step.on);
        Ok(news_text::of(self.tracked.course.state, sent_on, &self.reference()?, past, &worker))
    }

    fn reference(&self) -> Answer<String> {
        let sent = self.sent()?;
        sent.map_or_else(|| Ok(String::new()), |sent| Ok(self.vault.reference_of(&sent)?))
    }

    /// Returns the version that was sent last.
    fn sent(&self) -> Answer<Option<SentReferralRecord>> {
        Ok(self.vault.sent_of(&self.case.id)?.pop())
    }

    fn headline(&self) -> DecisionHeadline {
        let headline = rules::headline(&self.tracked.course, &self.tracked.clocks, self.now.date_naive());
        let clock = headline.clock.as_deref().and_then(|key| self.tracked.clock(key));
        DecisionHeadline {
            title: clock.map(rules::title).unwrap_or_default().to_owned(),
            clock: headline.clock.clone(),
            says: choice_word(&headline.says),
            how: choice_word(&headline.how),
            on: headline.on.map(|on| on.to_string()),
            count: headline.count,
            unit: choice_word(&headline.unit),
        }
    }

    fn step(&self, step: &rules::Passed) -> CourseStep {
        CourseStep {
            act: choice_word(&step.act),
            on: step.on.to_string(),
            from: choice_word(&step.from),
            to: choice_word(&step.to),
            event: step.event.map(|place| self.tracked.ids[place].clone()),
            out_of_order: step.out_of_order,
        }
    }

    fn undecided(&self) -> usize {
        open_offers(&self.tracked, &self.facts.replaced, &self.facts.offered)
            .iter()
            .map(|offer| offer.steps)
            .sum()
    }

    /// Returns every act that can be recorded, those that fit first.
    fn may_record(&self) -> Vec<RecordableAct> {
        let state = self.tracked.course.state;
        let mut acts: Vec<Act> = Act::recorded().collect();
        acts.sort_by_key(|act| state.after(*act).is_none());
        acts.into_iter().map(|act| recordable(act, state)).collect()
    }

    fn asks(&self) -> Answer<Vec<NewsAskedShown>> {
        let asks = self.vault.news_of(&self.case.id)?.into_iter().rev();
        let asks = asks.map(|stored| NewsAskedShown {
            id: stored.id,
            on: stored.asked.on.to_string(),
            whom: stored.asked.whom,
            how: stored.asked.how,
            answer: stored.asked.answer,
            again_on: stored.asked.again_on.map(|day| day.to_string()),
            recorded_at: stored.recorded_at,
            signed: signed(stored.asked.signed.as_ref()),
        });
        Ok(asks.collect())
    }

    /// Returns the other cases of the same person.
    fn linked(&self) -> Answer<Vec<LinkedCase>> {
        let later = self.tracked.events.iter().filter_map(|event| event.other_case.as_deref());
        let mut linked: Vec<LinkedCase> = later.filter_map(|id| self.other_case(id, true)).collect();
        for record in self.vault.decisions_leading_to(&self.case.id)? {
            linked.extend(self.other_case(&record.case_id, false));
        }
        linked.dedup_by(|one, other| one.id == other.id);
        Ok(linked)
    }

    fn other_case(&self, id: &str, later: bool) -> Option<LinkedCase> {
        let case = self.vault.case(id).ok()?;
        Some(LinkedCase { id: case.id, number: case.number, called: case.called, later })
    }
}

fn recordable(act: Act, state: State) -> RecordableAct {
    RecordableAct {
        act: choice_word(&act),
        fits: state.after(act).is_some(),
        dated: choice_word(&act.dated()),
        decision: act.is_decision(),
        until: act.may_have_until(),
        why: act.asks_why(),
        by: act == Act::ReconsiderationAsked,
        earlier_facts: act.is_rg_positive(),
        other_case: act == Act::ReferredAgain,
    }
}

fn damaged() -> Refusal {
    Refusal::new(RefusalCode::DatabaseDamaged)
}
