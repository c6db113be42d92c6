//! The words of a pack and what may stand at each of them.

use chrono::NaiveTime;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use toml::Spanned;
use toml::de::DeValue;

use super::FaultCode;
use super::walking::{Faults, Part, as_part};
use crate::case::Nation;
use crate::clock::Starts;
use crate::decision::Act;
use crate::moment::read_day;
use crate::safeguarding::due::Counted;
use crate::safeguarding::fact::{Fact, FactIs};
use crate::safeguarding::hours::Day;
use crate::safeguarding::pathways::{Audience, Confidence};

/// How many characters of a title the rail has room for.
const TITLE: usize = 45;

/// Facts that are never asked and may follow from a step's result. The rest that are not asked only Daybook knows.
const OF_RESULTS: [Fact; 4] =
    [Fact::Section47, Fact::ChildInNeed, Fact::ConferenceAgreed, Fact::ProtectionPlan];

/// A word of a pack.
pub(super) struct Field {
    key: &'static str,
    must: bool,
    kind: Kind,
}

/// What may stand at a word.
enum Kind {
    Words,
    Title,
    Id,
    /// `YYYY-MM-DD`.
    Day,
    /// `HH:MM`.
    Time,
    Flag,
    Number,
    /// One word of those that there are.
    One(fn(&str) -> bool),
    /// Any number of such words, and how one that there is not is told.
    Many(fn(&str) -> bool, FaultCode),
    Table(&'static [Field]),
    Tables(&'static [Field]),
    Due,
    /// Facts, each with what is so of it.
    Sets,
    /// Only in packs that ship.
    Never,
    /// The rules look at it.
    Elsewhere,
}

const fn must(key: &'static str, kind: Kind) -> Field {
    Field { key, must: true, kind }
}

const fn may(key: &'static str, kind: Kind) -> Field {
    Field { key, must: false, kind }
}

pub(super) const HEAD: &[Field] = &[
    must("pack", Kind::Id),
    must("name", Kind::Words),
    must("version", Kind::Day),
    must("source", Kind::Words),
    may("verified_on", Kind::Day),
    may("step", Kind::Elsewhere),
];

pub(super) const STEP: &[Field] = &[
    must("id", Kind::Id),
    must("jurisdiction", Kind::Words),
    must("nations", Kind::Many(is::<Nation>, FaultCode::WrongValue)),
    may("places", Kind::Many(is_given, FaultCode::WrongValue)),
    must("group", Kind::Words),
    must("for", Kind::One(is::<Audience>)),
    may("rail", Kind::Flag),
    may("when", Kind::Table(WHEN)),
    may("after", Kind::Many(is::<Act>, FaultCode::UnknownTrigger)),
    may("while_closed", Kind::Words),
    may("listed", Kind::Flag),
    may("page", Kind::Never),
    may("in_place_of", Kind::Many(is_given, FaultCode::WrongValue)),
    may("beside", Kind::Many(is_given, FaultCode::WrongValue)),
    may("result", Kind::Tables(RESULT)),
    may("starts", Kind::One(is::<Starts>)),
    may("rank", Kind::Number),
    must("title", Kind::Title),
    must("trigger", Kind::Words),
    must("step", Kind::Words),
    must("who", Kind::Words),
    may("contact", Kind::Words),
    may("contacts", Kind::Tables(CONTACT)),
    may("deadline", Kind::Words),
    may("how_soon", Kind::Words),
    may("due", Kind::Due),
    may("source", Kind::Words),
    must("confidence", Kind::One(is::<Confidence>)),
    may("medical_need", Kind::Flag),
    may("confirm", Kind::Flag),
    may("note", Kind::Words),
    may("valid_from", Kind::Day),
    may("valid_to", Kind::Day),
    may("verified_on", Kind::Day),
];

const FACTS: Kind = Kind::Many(is::<Fact>, FaultCode::UnknownTrigger);
const WHEN: &[Field] = &[may("any", FACTS), may("all", FACTS), may("no", FACTS)];

const RESULT: &[Field] = &[must("id", Kind::Id), must("says", Kind::Words), must("sets", Kind::Sets)];

const CONTACT: &[Field] = &[
    must("name", Kind::Words),
    may("number", Kind::Words),
    may("email", Kind::Words),
    may("web", Kind::Words),
    may("hours", Kind::Words),
    may("open", Kind::Tables(OPEN)),
    may("always_open", Kind::Flag),
    may("help", Kind::Table(HELP)),
];

const OPEN: &[Field] = &[
    must("days", Kind::Many(is::<Day>, FaultCode::WrongValue)),
    must("from", Kind::Time),
    must("to", Kind::Time),
];

const HELP: &[Field] = &[must("id", Kind::Id), must("what", Kind::Words)];

const DUE: &[Field] = &[must("days", Kind::Table(DUE_DAYS))];
const DUE_DAYS: &[Field] = &[must("count", Kind::Number), must("counted", Kind::One(is::<Counted>))];

/// Tells the words of a table that a pack does not have, those that are missing, and what cannot stand where it does.
pub(super) fn check(part: Part<'_>, fields: &[Field], faults: &mut Faults) {
    for (key, _) in part.table.iter() {
        if fields.iter().all(|field| field.key != key.get_ref()) {
            faults.tell(Some(key.span().start), FaultCode::UnknownWord, key.get_ref());
        }
    }
    for field in fields {
        match part.table.get(field.key) {
            Some(value) if field.must && is_blank(value.get_ref()) => {
                faults.tell(part.at(field.key), FaultCode::Missing, field.key);
            }
            Some(value) => field.value(value, faults),
            None if field.must => faults.tell(part.at, FaultCode::Missing, field.key),
            None => {}
        }
    }
}

/// Returns the time that is written as `HH:MM`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// Returns the word of a closed list that is written so.
fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(text)).ok()
}

fn is<T: for<'de> Deserialize<'de>>(text: &str) -> bool {
    word::<T>(text).is_some()
}

fn is_given(text: &str) -> bool {
    !text.trim().is_empty()
}

fn is_id(text: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    (2..=60).contains(&text.len()) && text.bytes().all(fits)
}

fn is_blank(value: &DeValue<'_>) -> bool {
    let no_words = value.as_str().is_some_and(|text| text.trim().is_empty());
    no_words || value.as_array().is_some_and(|list| list.is_empty())
}

fn is_day(text: &str) -> bool {
    text == text.trim() && read_day(text).is_some()
}

fn is_number(value: &DeValue<'_>) -> bool {
    value.as_integer().is_some_and(|it| u32::from_str_radix(it.as_str(), it.radix()).is_ok())
}

/// What Daybook derives itself no pack can say.
fn can_be_set(fact: Fact) -> bool {
    fact.is_asked() || OF_RESULTS.contains(&fact)
}

impl Field {
    fn value(&self, value: &Spanned<DeValue<'_>>, faults: &mut Faults) {
        let it = value.get_ref();
        let text = it.as_str();
        let fits = match &self.kind {
            Kind::Words => text.is_some(),
            Kind::Title => text.is_some_and(|text| text.trim().chars().count() <= TITLE),
            Kind::Id => text.is_some_and(is_id),
            Kind::Day => text.is_some_and(is_day),
            Kind::Time => text.is_some_and(|text| time(text).is_some()),
            Kind::Flag => it.is_bool(),
            Kind::Number => is_number(it),
            Kind::One(is_word) => text.is_some_and(is_word),
            Kind::Many(is_word, code) => return self.many(value, *is_word, *code, faults),
            Kind::Table(fields) => return self.table(value, fields, faults),
            Kind::Tables(fields) => return self.tables(value, fields, faults),
            Kind::Due if it.is_table() => return self.table(value, DUE, faults),
            Kind::Due => matches!(text, Some("at-once" | "same-day")),
            Kind::Sets => return self.sets(value, faults),
            Kind::Never => return faults.tell(Some(value.span().start), FaultCode::WrongValue, self.key),
            Kind::Elsewhere => true,
        };
        if !fits {
            let is_day = matches!(self.kind, Kind::Day);
            self.odd(value, if is_day { FaultCode::WrongDate } else { FaultCode::WrongValue }, faults);
        }
    }

    fn many(
        &self,
        value: &Spanned<DeValue<'_>>,
        fits: fn(&str) -> bool,
        code: FaultCode,
        faults: &mut Faults,
    ) {
        let Some(list) = value.get_ref().as_array() else {
            return self.odd(value, FaultCode::WrongValue, faults);
        };
        for one in list.iter() {
            match one.get_ref().as_str() {
                Some(text) if fits(text) => {}
                Some(_) => self.odd(one, code, faults),
                None => self.odd(one, FaultCode::WrongValue, faults),
            }
        }
    }

    fn table(&self, value: &Spanned<DeValue<'_>>, fields: &[Field], faults: &mut Faults) {
        match as_part(value) {
            Some(part) => check(part, fields, faults),
            None => self.odd(value, FaultCode::WrongValue, faults),
        }
    }

    fn tables(&self, value: &Spanned<DeValue<'_>>, fields: &[Field], faults: &mut Faults) {
        match value.get_ref().as_array() {
            Some(list) => list.iter().for_each(|one| self.table(one, fields, faults)),
            None => self.odd(value, FaultCode::WrongValue, faults),
        }
    }

    fn sets(&self, value: &Spanned<DeValue<'_>>, faults: &mut Faults) {
        let Some(part) = as_part(value) else { return self.odd(value, FaultCode::WrongValue, faults) };
        for (key, is_so) in part.table.iter() {
            let at = Some(key.span().start);
            match word::<Fact>(key.get_ref()) {
                None => faults.tell(at, FaultCode::UnknownTrigger, key.get_ref()),
                Some(fact) if !can_be_set(fact) => faults.tell(at, FaultCode::WrongValue, key.get_ref()),
                Some(_) if is_so.get_ref().as_str().is_some_and(is::<FactIs>) => {}
                Some(_) => self.odd(is_so, FaultCode::WrongValue, faults),
            }
        }
    }

    /// Tells a value by its own words, or by its key where it has none.
    fn odd(&self, value: &Spanned<DeValue<'_>>, code: FaultCode, faults: &mut Faults) {
        let words = value.get_ref().as_str().filter(|text| is_given(text));
        faults.tell(Some(value.span().start), code, words.unwrap_or(self.key));
    }
}
