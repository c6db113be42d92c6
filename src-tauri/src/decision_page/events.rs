//! What was recorded of a case in the NRM, as the window shows it: with its letters, its oddities and the steps offered
//! after it.

use casework::case::choice_word;
use casework::decision::DecisionEvent;
use chrono::NaiveDate;
use vault::store::{DecisionRecord, KeptFile, LetterRecord};

use super::Decisions;
use crate::answers::{DecisionLetter, DecisionShown, DecisionTyped, OfferedStep};
use crate::note_in_hand::signed;
use crate::refusal::Answer;

impl Decisions<'_> {
    /// Returns what was recorded, the latest first.
    pub(super) fn events(&self) -> Answer<Vec<DecisionShown>> {
        let odd = self.oddities(&self.tracked, &self.recorded()?);
        let odd = |id: &str| {
            let place = self.tracked.ids.iter().position(|it| it == id);
            place.map(|place| odd[place].iter().map(choice_word).collect()).unwrap_or_default()
        };
        let letters = self.vault.decision_letters_of(&self.case.id)?;
        let taken_back = self.vault.decisions_taken_back(&self.case.id)?;
        let stored = self.vault.decisions_of(&self.case.id)?;
        let mut events = Vec::with_capacity(stored.len());
        for record in stored.into_iter().rev() {
            let back = taken_back.iter().find(|it| it.decision_id == record.id);
            let records = self.facts.and_replaced(&record.id);
            let of_record =
                letters.iter().filter(|(letter, _)| records.contains(&letter.decision_id.as_str()));
            events.push(DecisionShown {
                act: choice_word(&record.event.act),
                typed: typed(&record.event),
                oddities: odd(&record.id),
                letters: of_record.map(|(letter, file)| letter_shown(letter, file)).collect(),
                follows: if back.is_some() { Vec::new() } else { self.follows(&record) },
                taken_back_at: back.map(|it| it.at.clone()),
                taken_back_why: back.map(|it| it.why.clone()).unwrap_or_default(),
                replaced_by: back.and_then(|it| it.replaced_by.clone()),
                other_case: record.event.other_case.as_deref().and_then(|id| self.other_case(id, true)),
                signed: signed(record.event.signed.as_ref()),
                recorded_at: record.recorded_at,
                id: record.id,
            });
        }
        events.sort_by_key(|event| std::cmp::Reverse(day_of(event)));
        Ok(events)
    }

    fn follows(&self, record: &DecisionRecord) -> Vec<OfferedStep> {
        let records = self.facts.and_replaced(&record.id);
        let answers = self.facts.offered.iter().filter(|(of, ..)| records.contains(&of.as_str()));
        let offered = self.tracked.offered(&record.id, &record.event).into_iter();
        offered
            .map(|step| {
                let answer = answers.clone().rev().find(|(_, _, answer)| answer.step == step.id);
                OfferedStep {
                    step: step.id.clone(),
                    title: step.title.clone(),
                    what: step.step.clone(),
                    who: step.who.clone(),
                    how_soon: step.how_soon.clone(),
                    source: step.source.clone(),
                    to_confirm: step.confirm,
                    answer: answer
                        .map_or("", |(_, _, it)| if it.accepted { "accepted" } else { "declined" })
                        .to_owned(),
                    why: answer.map(|(_, _, it)| it.why.clone()).unwrap_or_default(),
                    answered_at: answer.map(|(_, at, _)| at.clone()),
                }
            })
            .collect()
    }
}

/// Returns the moment by which events are ordered: the day they count from, then when they were recorded.
fn day_of(event: &DecisionShown) -> (String, String) {
    let typed = &event.typed;
    let on = if typed.dated.is_empty() { &typed.received } else { &typed.dated };
    (on.clone(), event.recorded_at.clone())
}

fn letter_shown(letter: &LetterRecord, file: &KeptFile) -> DecisionLetter {
    DecisionLetter {
        id: letter.id.clone(),
        name: file.name.clone(),
        bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
        fingerprint: file.fingerprint.clone(),
        attached_at: letter.at.clone(),
    }
}

/// Returns an event as it was typed.
fn typed(event: &DecisionEvent) -> DecisionTyped {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let yes_no = |answer: bool| if answer { "yes" } else { "no" };
    DecisionTyped {
        act: choice_word(&event.act),
        dated: day(event.dated),
        received: day(event.received),
        authority: event.authority.as_ref().map(choice_word).unwrap_or_default(),
        by: event.by.as_ref().map(choice_word).unwrap_or_default(),
        until: day(event.until),
        earlier_facts: event.earlier_facts.map(yes_no).unwrap_or_default().to_owned(),
        why: event.why.clone(),
        told_how: event.told_how.as_ref().map(choice_word).unwrap_or_default(),
        told_on: day(event.told_on),
        said: event.said.clone(),
        other_case: event.other_case.clone().unwrap_or_default(),
    }
}
