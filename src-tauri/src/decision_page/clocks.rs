//! The clocks of a case as the window shows them, and why each ends on its day.

use casework::case::choice_word;
use casework::clock::{Limit, Reckoned, Unit, sentence};
use casework::decision::{self as rules, Clock, Dated, From, How, Running};
use casework::safeguarding::Pathways;

use super::Decisions;
use crate::answers::ClockRow;
use crate::refusal::Answer;

impl Decisions<'_> {
    /// Returns the clocks: those that run first, the soonest first; then those without a day; then the rest.
    pub(super) fn clocks(&self) -> Answer<Vec<ClockRow>> {
        let mut clocks: Vec<&Clock<'static>> = self.tracked.clocks.iter().collect();
        let place = |clock: &Clock<'_>| match clock.running {
            Running::Coming | Running::Past => 0,
            Running::NoDay => 1,
            Running::Settled | Running::Ended => 2,
        };
        clocks.sort_by_key(|clock| (place(clock), clock.on, clock.started));
        let settled = self.vault.settled_clocks_of(&self.case.id)?;
        let why = |clock: &Clock<'_>| {
            let latest = settled.iter().rev().find(|it| it.clock == clock.key);
            latest.filter(|_| clock.running == Running::Settled).map(|it| it.why.clone()).unwrap_or_default()
        };
        Ok(clocks.into_iter().map(|clock| self.clock(clock, why(clock))).collect())
    }

    /// Returns the clocks that a safety step started.
    pub fn clocks_of_step(&self, step: &str) -> Answer<Vec<ClockRow>> {
        let of_step = self.tracked.clocks.iter().filter(|clock| clock.step.as_deref() == Some(step));
        let keys: Vec<&str> = of_step.map(|clock| clock.key.as_str()).collect();
        Ok(self.clocks()?.into_iter().filter(|row| keys.contains(&row.key.as_str())).collect())
    }

    fn clock(&self, clock: &Clock<'static>, settled_why: String) -> ClockRow {
        let today = self.now.date_naive();
        let (how, days) = match clock.on {
            Some(on) if on > today => (Some(How::In), rules::apart(clock, today, on)),
            Some(on) if on < today => (Some(How::Past), rules::apart(clock, on, today)),
            Some(_) => (Some(How::Today), (0, Unit::Days)),
            None => (None, (0, Unit::Days)),
        };
        let rule = match &clock.from {
            From::Rule(reckoned) => Some(reckoned),
            From::Letter => None,
        };
        let limit = rule.map(|reckoned| reckoned.limit);
        let open = matches!(clock.running, Running::Coming | Running::Past);
        ClockRow {
            key: clock.key.clone(),
            title: rules::title(clock).to_owned(),
            act: clock.act.as_ref().map(choice_word).unwrap_or_default(),
            step: clock
                .step
                .as_deref()
                .and_then(|id| Pathways::current().step(id))
                .map(|it| it.title.clone()),
            started: clock.started.to_string(),
            event: clock.event.map(|place| self.tracked.ids[place].clone()),
            on: clock.on.map(|on| on.to_string()),
            time: rule.and_then(|it| it.time).map(|time| time.format("%H:%M").to_string()),
            says: choice_word(&clock.says()),
            kind: choice_word(&clock.kind()),
            running: choice_word(&clock.running),
            ended: clock.ended.map(|(act, _)| choice_word(&act)),
            ended_on: clock.ended.map(|(_, on)| on.to_string()),
            how: how.map(|how| choice_word(&how)).unwrap_or_default(),
            count: days.0,
            unit: choice_word(&days.1),
            why: self.why(clock),
            source: limit.map(|limit| limit.source.clone()).unwrap_or_default(),
            owed_by: limit.map(|limit| limit.owed_by.clone()).unwrap_or_default(),
            leads_to: limit.map(|limit| limit.leads_to.clone()).unwrap_or_default(),
            to_confirm: limit.is_some_and(Limit::to_confirm),
            beyond_list: rule.is_some_and(|it| it.beyond.is_some()),
            may_settle: open && !clock.passes_quietly(),
            settled_why,
        }
    }

    /// Returns why a clock ends on its day, in sentences.
    pub fn why(&self, clock: &Clock<'_>) -> String {
        match &clock.from {
            From::Rule(reckoned) => sentence(reckoned, &self.started(clock, reckoned)),
            From::Letter => "The letter names this day. Daybook keeps it as it was typed.".to_owned(),
        }
    }

    /// Returns what started a clock, in words that follow "counted from".
    fn started(&self, clock: &Clock<'_>, reckoned: &Reckoned<'_>) -> String {
        let day = clock.started.format("%-d %B %Y");
        let event = clock.event.map(|place| &self.tracked.events[place]);
        match (clock.act, event) {
            (Some(act), Some(event)) if act.dated() == Dated::Letter => match event.dated {
                Some(_) => format!("the date on the letter, {day}"),
                None => format!("the day the letter was received (no date on it is recorded), {day}"),
            },
            (Some(_), Some(_)) => format!("the day it happened, {day}"),
            (Some(_), None) => format!("the day the referral was sent, {day}"),
            (None, _) => {
                let at = reckoned.start.at.format("%H:%M");
                format!("the day this was done, {day} at {at}")
            }
        }
    }
}
