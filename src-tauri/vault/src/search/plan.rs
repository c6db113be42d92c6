//! A query as the index is asked: the keys of each word, how else it may be spelt, and the expressions.

use casework::search::Query;
use rusqlite::Connection;

use super::fields::{Fields, Keys, wanted};
use super::names;
use super::rank::{Fit, Matched, Tier};
use crate::Result;

/// So many words of what was typed count; the rest is left out.
const MOST_WORDS: usize = 16;
const LEAST_DIGITS: usize = 3;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub query: Query,
    terms: Vec<Term>,
    phone: Option<String>,
    reference: Option<String>,
    postcode: Option<String>,
}

/// One word that must be there.
#[derive(Debug, Default)]
struct Term {
    word: String,
    is_beginning: bool,
    /// The beginning of a number, a reference or a postcode that the word may be.
    number: Option<String>,
    sounding_like: Vec<String>,
    slips: Vec<String>,
}

impl Plan {
    pub fn read(typed: &str) -> Self {
        let query = Query::read(typed);
        let small = |key: &Option<String>| key.as_deref().map(str::to_lowercase);
        let words: Vec<String> = query.words.iter().flat_map(|word| wanted(word)).take(MOST_WORDS).collect();
        let last = words.len().saturating_sub(1);
        let is_number = query.phone.is_some();
        let terms = words.into_iter().enumerate().map(|(place, word)| Term {
            is_beginning: place == last,
            number: if is_number { None } else { number(&word) },
            word,
            ..Term::default()
        });
        Self {
            terms: terms.collect(),
            phone: query.phone.clone(),
            // Digits alone may be a reference whose dashes were left out.
            reference: small(&query.reference).or_else(|| digits_alone(&query)),
            postcode: small(&query.postcode),
            query,
        }
    }

    /// Tells whether nothing can be looked for: a sign that folds to a blank is no word.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty() || self.terms.is_empty()
    }

    /// Adds the other spellings of each word that stand in the vault's names.
    pub fn spell(&mut self, connection: &Connection, typed: &str) -> Result<()> {
        for term in &mut self.terms {
            let is_it = |written: &&str| Query::read(written).words == [term.word.as_str()];
            let typed = typed.split_whitespace().find(is_it).unwrap_or(&term.word);
            term.sounding_like = names::sounding_like(connection, &term.word, typed)?;
            term.slips = names::slips_of(connection, &term.word)?;
        }
        Ok(())
    }

    /// Returns the query with the other spellings, to show where they stand.
    pub fn shown(&self) -> Query {
        let others = self.terms.iter().flat_map(|term| term.sounding_like.iter().chain(&term.slips));
        let words = others.chain(&self.query.words).cloned().collect();
        Query { words, ..self.query.clone() }
    }

    /// Returns what finds every document of the tier, among others perhaps; none when there is no such.
    pub fn expression(&self, tier: Tier) -> Option<Expression> {
        let exact = self.all_of(Term::exact);
        match tier {
            Tier::Name => Some(Expression::Keys(format!("{{names}} : ({})", self.all_of(Term::plain)))),
            Tier::Number => {
                let phone = within("phones", self.phone.as_deref());
                either(phone.into_iter().chain(within("references_", self.reference.as_deref())))
                    .map(Expression::Keys)
            }
            Tier::Place => {
                let places = format!("{{places}} : ({})", self.all_of(Term::plain));
                either(within("postcodes", self.postcode.as_deref()).into_iter().chain([places]))
                    .map(Expression::Keys)
            }
            Tier::Mixed if self.terms.len() < 2 => None,
            Tier::Mixed => {
                let any = either(self.terms.iter().map(Term::exact)).unwrap_or_default();
                Some(Expression::WordsWithKeys(exact, any))
            }
            Tier::Words => {
                let whole = [&self.phone, &self.reference, &self.postcode];
                let whole = whole.into_iter().flatten().map(|key| beginning(key));
                either([format!("({exact})")].into_iter().chain(whole)).map(Expression::Words)
            }
            Tier::Sound if self.terms.iter().all(|term| term.sounding_like.is_empty()) => None,
            Tier::Sound => Some(Expression::Words(self.all_of(Term::heard))),
            Tier::Spelling if self.terms.iter().all(|term| term.slips.is_empty()) => None,
            Tier::Spelling => Some(Expression::Words(self.all_of(Term::misspelt))),
        }
    }

    fn all_of(&self, term: fn(&Term) -> String) -> String {
        self.terms.iter().map(|it| format!("({})", term(it))).collect::<Vec<_>>().join(" AND ")
    }

    /// Returns how a document fits, if every word does or the whole is a number in it.
    pub fn judge(&self, fields: &Fields) -> Option<Fit> {
        let whole = [
            (&self.reference, &fields.references, Matched::Reference),
            (&self.phone, &fields.phones, Matched::Phone),
            (&self.postcode, &fields.postcodes, Matched::Postcode),
        ];
        let begins =
            |key: &Option<String>, keys: &Keys| key.as_ref().is_some_and(|key| keys.has_beginning(key));
        let whole =
            whole.into_iter().filter(|(key, keys, _)| begins(key, keys)).map(|(_, _, it)| it).collect();
        let terms: Option<Vec<_>> = self.terms.iter().map(|term| term.judge(fields)).collect();
        Fit::of(whole, terms.unwrap_or_default())
    }
}

impl Term {
    fn plain(&self) -> String {
        if self.is_beginning { beginning(&self.word) } else { quoted(&self.word) }
    }

    fn exact(&self) -> String {
        either([self.plain()].into_iter().chain(self.number.as_deref().map(beginning))).unwrap_or_default()
    }

    fn heard(&self) -> String {
        let others = self.sounding_like.iter().map(|word| quoted(word));
        either([self.exact()].into_iter().chain(others)).unwrap_or_default()
    }

    fn misspelt(&self) -> String {
        let others = self.slips.iter().map(|word| quoted(word));
        either([self.heard()].into_iter().chain(others)).unwrap_or_default()
    }

    /// Returns what the word matched; none when it does not stand in the document.
    fn judge(&self, fields: &Fields) -> Option<Vec<Matched>> {
        let stands =
            |keys: &Keys| keys.has(&self.word) || (self.is_beginning && keys.has_beginning(&self.word));
        let begins = |keys: &Keys| self.number.as_ref().is_some_and(|number| keys.has_beginning(number));
        let parts = [&fields.names, &fields.places, &fields.words];
        let any = |words: &[String]| words.iter().any(|word| parts.iter().any(|keys| keys.has(word)));
        let exact: Vec<Matched> = [
            (stands(&fields.names), Matched::Name),
            (begins(&fields.references), Matched::Reference),
            (begins(&fields.phones), Matched::Phone),
            (begins(&fields.postcodes), Matched::Postcode),
            (stands(&fields.places), Matched::Place),
            (stands(&fields.words), Matched::Words),
        ]
        .into_iter()
        .filter_map(|(fits, matched)| fits.then_some(matched))
        .collect();
        if !exact.is_empty() {
            Some(exact)
        } else if any(&self.sounding_like) {
            Some(vec![Matched::Sound])
        } else {
            any(&self.slips).then(|| vec![Matched::Spelling])
        }
    }
}

/// What one of the two indexes is asked.
#[derive(Debug)]
pub(super) enum Expression {
    Words(String),
    Keys(String),
    /// All of the first anywhere, and some of the second as a name, a number or a place.
    WordsWithKeys(String, String),
}

fn number(word: &str) -> Option<String> {
    let has_digit = word.bytes().any(|sign| sign.is_ascii_digit());
    let key = if is_digits(word) { word.trim_start_matches('0') } else { word };
    (has_digit && key.len() >= LEAST_DIGITS).then(|| key.to_owned())
}

fn digits_alone(query: &Query) -> Option<String> {
    let [word] = query.words.as_slice() else { return None };
    (word.len() >= LEAST_DIGITS && is_digits(word)).then(|| word.clone())
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|sign| sign.is_ascii_digit())
}

fn within(column: &str, key: Option<&str>) -> Option<String> {
    key.map(|key| format!("{{{column}}} : ({})", beginning(key)))
}

fn either(expressions: impl IntoIterator<Item = String>) -> Option<String> {
    let expressions: Vec<String> = expressions.into_iter().collect();
    (!expressions.is_empty()).then(|| expressions.join(" OR "))
}

/// Returns a key as the index takes it, whatever signs it holds.
fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('"', "\"\""))
}

fn beginning(key: &str) -> String {
    format!("{} *", quoted(key))
}
