//! Gentle remarks on the account: what it may still lack. Advice, never a score.

use serde::{Deserialize, Serialize};

use super::pack::{Needed, Pack};
use super::quotes::{is_inside, quotations};
use super::sentences::sentences;
use super::times::{NamedTime, named_times};
use crate::folded::words;
use crate::referral::{Answer, Answers, Control, Field, Form, Page, as_sent, fields_shown, pages};

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckCode {
    /// The account as a whole names nobody.
    NoWho,
    NoWhen,
    NoWhere,
    NoHow,
    /// A long time between two named times of which nothing is said.
    GapInTime,
    /// A phrase of opinion outside its own box, in a sentence not marked as opinion.
    OpinionNotMarked,
}

/// One remark and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountCheck {
    pub code: CheckCode,
    pub page: String,
    pub field: String,
    pub label: String,
    /// The phrase as written, or the two times with an ellipsis between; else empty.
    pub words: String,
}

/// A box of the account as it goes out.
struct Written<'f> {
    page: &'f Page,
    field: &'f Field,
    text: String,
}

impl Written<'_> {
    fn check(&self, code: CheckCode, words: String) -> AccountCheck {
        check(code, self.page, self.field, words)
    }
}

fn check(code: CheckCode, page: &Page, field: &Field, words: String) -> AccountCheck {
    let [page, field, label] = [&page.key, &field.key, &field.label].map(Clone::clone);
    AccountCheck { code, page, field, label, words }
}

/// Returns the keys of the form's boxes that ask for an account, in the form's order.
pub fn account_fields(form: &Form) -> Vec<&str> {
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    let boxes = fields.filter(|field| field.control == Control::Box);
    boxes.map(|field| field.key.as_str()).filter(|key| Pack::current().of_box(key).is_some()).collect()
}

/// Returns the remarks on the answers that go out; none before something of the account is written.
pub fn account_checks(form: &Form, answers: &Answers) -> Vec<AccountCheck> {
    let sent = as_sent(form, answers, 0);
    let written = written(form, answers, &sent);
    if written.is_empty() {
        return Vec::new();
    }
    let pack = Pack::current();
    let missing = pack.needed.iter().filter(|needed| !is_said(needed, &written, &sent));
    let mut checks: Vec<AccountCheck> = missing.filter_map(|needed| place(form, answers, needed)).collect();
    let when = written.iter().filter(|one| pack.time.boxes.contains(&one.field.key));
    checks.extend(when.flat_map(gaps));
    let others = written.iter().filter(|one| one.field.key != pack.opinion.own_box);
    checks.extend(others.flat_map(opinions));
    checks
}

/// Returns the narrative boxes that hold something, in the order of the route.
fn written<'f>(form: &'f Form, answers: &Answers, sent: &Answers) -> Vec<Written<'f>> {
    let fields = pages(form, answers, 0)
        .into_iter()
        .flat_map(|page| page.fields.iter().map(move |field| (page, field)));
    let narrative =
        fields.filter(|(_, field)| Pack::current().of_box(&field.key).is_some_and(|entry| entry.narrative));
    narrative
        .filter_map(|(page, field)| {
            text(sent, &field.key).map(|text| Written { page, field, text: text.to_owned() })
        })
        .collect()
}

fn text<'a>(sent: &'a Answers, key: &str) -> Option<&'a str> {
    match sent.get(key)? {
        Answer::Text(text) => Some(text),
        _ => None,
    }
}

/// Tells whether the account says it anywhere, or says openly in its own box that it is not known.
fn is_said(needed: &Needed, written: &[Written<'_>], sent: &Answers) -> bool {
    let said = written.iter().any(|one| {
        needed.cues.occur(&words(&one.text)) || (needed.times && !named_times(&one.text).is_empty())
    });
    let unknown = &Pack::current().unknown.words;
    let own = needed.boxes.iter().filter_map(|key| text(sent, key));
    said || needed.answered.iter().any(|key| sent.contains_key(key))
        || own.into_iter().any(|text| unknown.occur(&words(text)))
}

/// Returns the remark at the first of its boxes that the route asks.
fn place(form: &Form, answers: &Answers, needed: &Needed) -> Option<AccountCheck> {
    let reached = pages(form, answers, 0);
    needed.boxes.iter().find_map(|key| {
        reached.iter().find_map(|page| {
            let shown = fields_shown(page, answers);
            let field = shown.into_iter().find(|field| field.key == *key)?;
            Some(check(needed.code, page, field, String::new()))
        })
    })
}

/// Returns the long times of which the box says nothing.
fn gaps(one: &Written<'_>) -> Vec<AccountCheck> {
    let times = named_times(&one.text);
    let pairs = times.windows(2).filter(|pair| is_gap(&one.text, &pair[0], &pair[1]));
    pairs
        .map(|pair| {
            let [from, to] = [&pair[0], &pair[1]].map(|time| &one.text[time.place.clone()]);
            one.check(CheckCode::GapInTime, format!("{from} … {to}"))
        })
        .collect()
}

fn is_gap(text: &str, from: &NamedTime, to: &NamedTime) -> bool {
    let time = &Pack::current().time;
    to.first_month - from.last_month > time.gap_months
        && !is_range(text, from, to)
        && !time.explained.occur(&words(&text[from.place.start..sentence_end(text, to.place.end)]))
}

/// Tells whether the two times are the ends of one period: "from 2019 to 2021", "between 2019 and 2021".
fn is_range(text: &str, from: &NamedTime, to: &NamedTime) -> bool {
    let time = &Pack::current().time;
    let link = text[from.place.end..to.place.start].trim();
    let before = words(&text[..from.place.start]);
    let last_words = &before[before.len().saturating_sub(3)..];
    link.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '/'))
        || time.ranges.occur(&words(link))
        || time.between.occur(last_words) && !link.contains(['.', ';', '\n'])
}

fn sentence_end(text: &str, at: usize) -> usize {
    let found = sentences(text, &quotations(text)).into_iter().find(|sentence| sentence.end >= at);
    found.map_or(text.len(), |sentence| sentence.end)
}

/// Returns each phrase of opinion once a box, quotations and marked sentences left aside.
fn opinions(one: &Written<'_>) -> Vec<AccountCheck> {
    let opinion = &Pack::current().opinion;
    let quotes = quotations(&one.text);
    let mut seen = Vec::new();
    let mut checks = Vec::new();
    for sentence in sentences(&one.text, &quotes) {
        let own = words(&one.text[sentence.clone()]);
        if own.is_empty() || opinion.marks.at(&own, 0).next().is_some() {
            continue;
        }
        for at in 0..own.len() {
            let start = sentence.start + own[at].start;
            for (number, length) in opinion.phrases.at(&own, at) {
                if !seen.contains(&number) && !is_inside(&quotes, start) {
                    seen.push(number);
                    let phrase = &one.text[start..sentence.start + own[at + length - 1].end];
                    checks.push(one.check(CheckCode::OpinionNotMarked, phrase.to_owned()));
                }
            }
        }
    }
    checks
}

#[cfg(test)]
#[path = "checks_tests.rs"]
mod tests;
