//! Names ready to be found, each in the ways in which it may be written.

use std::collections::{BTreeSet, HashMap};

use super::everyday::is_everyday;
use super::spans::{Found, Span};
use super::token::{Text, Token};

/// The most letters of initials.
pub(super) const INITIALS: usize = 4;
/// The most words of a name of which some may be left out; what is longer is an address or a phrase.
const WORDS: usize = 5;
/// The least letters of a name that may be written as one word, or that is looked for in an address.
const JOINED: usize = 5;
const IN_ADDRESS: usize = 3;

/// Every name, by its first letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    by_first: HashMap<char, Vec<usize>>,
}

/// One way in which a name may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    person: usize,
    /// The folded words without what parts them.
    letters: String,
    /// Where one word ends and the next begins, in bytes of `letters`, and the signs that may part them beside those
    /// that may part any two words of a name.
    breaks: Vec<(usize, String)>,
    rule: Rule,
    /// As it was given, not with its words in another order or left out.
    exact: bool,
}

/// How a text must be typed to be taken for the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Any,
    /// With a capital at each word: it is also an ordinary word.
    Capital,
    /// All in capitals: initials.
    Capitals,
    /// A single capital, which must have its full stop or an apostrophe if it is a word: "A.", "I.".
    Initial,
}

/// One word of a name and what follows it.
struct Part {
    letters: String,
    is_name: bool,
    signs: String,
}

impl Patterns {
    /// Adds what someone is known by.
    pub fn add(&mut self, person: usize, given: &str) {
        for name in names_in(given) {
            for pattern in ways(person, &name) {
                let Some(first) = pattern.letters.chars().next() else {
                    continue;
                };
                if !self.all.contains(&pattern) {
                    self.by_first.entry(first).or_default().push(self.all.len());
                    self.all.push(pattern);
                }
            }
        }
    }

    /// Returns every place where a name stands, overlapping ones too.
    pub fn found(&self, text: &Text<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        for (at, token) in text.tokens.iter().enumerate() {
            let first = token.folded.chars().next().and_then(|first| self.by_first.get(&first));
            for pattern in first.into_iter().flatten().map(|place| &self.all[*place]) {
                if let Some(last) = pattern.last_token(text, at) {
                    let span = Span { start: token.span.start, end: pattern.end(text, at, last) };
                    found.push(pattern.found(span));
                }
            }
        }
        found
    }

    /// Returns the names of which an e-mail address is made: whole words of what stands before the at sign, joined or
    /// parted by any sign and with any digits.
    pub fn in_address(&self, span: Span, folded: &str) -> Vec<Found> {
        let local = folded.split('@').next().unwrap_or_default();
        let (mut letters, mut ends) = (String::new(), BTreeSet::from([0]));
        for word in local.split(|sign: char| !sign.is_alphabetic()) {
            letters.push_str(word);
            ends.insert(letters.len());
        }
        let is_in = |pattern: &&Pattern| {
            let mut places = letters.match_indices(&pattern.letters);
            matches!(pattern.rule, Rule::Any | Rule::Capital)
                && pattern.letters.chars().count() >= IN_ADDRESS
                && places.any(|(at, name)| ends.contains(&at) && ends.contains(&(at + name.len())))
        };
        let found: Vec<&Pattern> = self.all.iter().filter(is_in).collect();
        let longest = found.iter().map(|pattern| pattern.letters.len()).max();
        let longest = found.into_iter().filter(|pattern| Some(pattern.letters.len()) == longest);
        longest.map(|pattern| pattern.found(span)).collect()
    }
}

impl Pattern {
    fn of(person: usize, parts: &[&Part], exact: bool) -> Self {
        let (mut letters, mut breaks) = (String::new(), Vec::new());
        for part in parts {
            letters.push_str(&part.letters);
            breaks.push((letters.len(), part.signs.clone()));
        }
        breaks.pop();
        let everyday =
            |part: &&Part| part.letters.is_ascii() && (part.letters.len() <= 2 || is_everyday(&part.letters));
        let rule = if parts.iter().copied().all(|part| everyday(&part)) && !letters.contains(char::is_numeric)
        {
            Rule::Capital
        } else {
            Rule::Any
        };
        Self { person, letters, breaks, rule, exact }
    }

    fn found(&self, span: Span) -> Found {
        Found { span, people: BTreeSet::from([self.person]), exact: self.exact }
    }

    /// Returns the last token of the name if it begins at this one.
    fn last_token(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let (mut matched, mut last) = (0, at);
        loop {
            let token = text.tokens.get(last)?;
            let after = matched + token.folded.len();
            let fits = self.letters[matched..].starts_with(&*token.folded)
                && (self.may_join()
                    || !self.breaks.iter().any(|(place, _)| matched < *place && *place < after))
                && self.is_typed_as_name(text, last);
            if !fits {
                return None;
            }
            matched = after;
            if matched == self.letters.len() {
                break;
            }
            let gap = without_invisible(text.gap(last));
            let parts = match self.breaks.iter().find(|(place, _)| *place == matched) {
                Some((_, signs)) => parts_names(&gap, signs, token.is_single()),
                None => gap.is_empty() || is_hyphen(&gap) || is_apostrophe(&gap),
            };
            if !parts {
                return None;
            }
            last += 1;
        }
        (!self.is_time_of_day(text, at)).then_some(last)
    }

    /// Tells whether a name of several words may be written as one.
    fn may_join(&self) -> bool {
        matches!(self.rule, Rule::Any | Rule::Capital) && self.letters.chars().count() >= JOINED
    }

    /// Tells whether the token has the capitals that its name wants. A letter alone is an initial and wants one too,
    /// unless an apostrophe joins it to the next: o'brien.
    fn is_typed_as_name(&self, text: &Text<'_>, at: usize) -> bool {
        let token = &text.tokens[at];
        let gap = text.gap(at);
        let joined = is_apostrophe(gap);
        match self.rule {
            Rule::Any => !token.is_single() || token.is_capital() && !is_possessive(text, at) || joined,
            Rule::Capital => token.is_capital() && !is_possessive(text, at),
            Rule::Capitals => token.is_capitals(),
            Rule::Initial => {
                let is_word = matches!(&*token.folded, "a" | "i");
                token.is_capitals() && (!is_word || gap.starts_with('.') || joined)
            }
        }
    }

    /// Tells whether initials are those of a time of day: "10 AM".
    fn is_time_of_day(&self, text: &Text<'_>, at: usize) -> bool {
        let hour = |token: &Token<'_>| token.folded.parse::<u8>().is_ok_and(|hour| hour < 60);
        self.rule == Rule::Capitals
            && matches!(self.letters.as_str(), "am" | "pm")
            && at > 0
            && hour(&text.tokens[at - 1])
            && text.gap(at - 1).chars().all(char::is_whitespace)
    }

    /// Returns where the name ends: with the full stop of its last initial, unless that ends the sentence.
    fn end(&self, text: &Text<'_>, first: usize, last: usize) -> usize {
        let end = text.tokens[last].span.end;
        let dotted = match self.rule {
            Rule::Capitals => last > first && text.gap(first).starts_with('.'),
            Rule::Initial => true,
            _ => last > first && text.tokens[last].is_single(),
        };
        match text.raw[end..].strip_prefix('.').map(str::trim_start) {
            Some(after) if dotted && after.starts_with(|sign: char| !sign.is_uppercase()) => end + 1,
            _ => end,
        }
    }
}

/// Returns the names in what was given: "Amina (Mimi) Hassan" is two, "Amina aka Mimi" too.
pub(super) fn names_in(given: &str) -> Vec<String> {
    if given.contains(char::is_numeric) || given.contains('@') {
        return vec![given.to_owned()];
    }
    let mut names = vec![given.to_owned()];
    for between in [";", "/", " aka ", " a.k.a. ", " also known as "] {
        names = names.iter().flat_map(|name| name.split(between)).map(str::to_owned).collect();
    }
    names.iter().flat_map(|name| out_of_brackets(name)).filter(|name| !name.trim().is_empty()).collect()
}

/// Returns what stands outside of brackets and quotation marks, and what stands in each.
fn out_of_brackets(name: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut inside = false;
    for sign in name.chars() {
        match sign {
            '"' if inside => inside = false,
            ')' | ']' | '”' | '»' => inside = false,
            '(' | '[' | '“' | '„' | '«' | '"' => {
                inside = true;
                names[0].push(' ');
                names.push(String::new());
            }
            _ if inside => names.last_mut().expect("the outside is always there").push(sign),
            _ => names[0].push(sign),
        }
    }
    names
}

/// Returns every way in which the name may be written.
fn ways(person: usize, name: &str) -> Vec<Pattern> {
    let read = Text::read(name);
    if let Some(initials) = initials(&read) {
        return of_initials(person, &initials, &read);
    }
    let parts = parts(&read);
    let all: Vec<&Part> = parts.iter().collect();
    let mut ways = vec![Pattern::of(person, &all, true)];
    let is_name =
        parts.first().is_some_and(|part| part.is_name) && parts.last().is_some_and(|part| part.is_name);
    if (2..=WORDS).contains(&parts.len()) && is_name && !name.contains(char::is_numeric) {
        ways.extend(
            shortened(&parts)
                .iter()
                .map(|parts| Pattern::of(person, &parts.iter().collect::<Vec<_>>(), false)),
        );
        ways.push(turned(person, &parts));
    }
    ways
}

/// Returns the words of a name; tokens between which nothing stands are one.
fn parts(name: &Text<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut joined = false;
    for (at, token) in name.tokens.iter().enumerate() {
        let gap = without_invisible(name.gap(at));
        let signs: String = gap.chars().filter(|sign| !sign.is_whitespace()).collect();
        match parts.last_mut() {
            Some(last) if joined => {
                last.letters.push_str(&token.folded);
                last.signs = signs;
            }
            _ => parts.push(Part { letters: token.folded.to_string(), is_name: token.is_capital(), signs }),
        }
        joined = gap.is_empty();
    }
    parts
}

/// Returns the name with middle and later words left out or shortened to a letter; the first always stands, and one more
/// that is not just a small word.
fn shortened(parts: &[Part]) -> Vec<Vec<Part>> {
    let plain = |letters: &str| Part { letters: letters.to_owned(), is_name: true, signs: String::new() };
    let mut all: Vec<Vec<Part>> = vec![vec![plain(&parts[0].letters)]];
    for (at, part) in parts.iter().enumerate().skip(1) {
        let last = at + 1 == parts.len();
        let initial: String = part.letters.chars().take(1).collect();
        let ways = [Some(part.letters.as_str()), (!last).then_some(initial.as_str())];
        let longer: Vec<Vec<Part>> = all
            .iter()
            .flat_map(|so_far| {
                ways.iter()
                    .flatten()
                    .map(|way| so_far.iter().map(|part| plain(&part.letters)).chain([plain(way)]).collect())
            })
            .collect();
        all.extend(longer);
    }
    let whole_last = parts.last().map(|part| part.letters.as_str());
    all.retain(|words| {
        let last = &words[words.len() - 1].letters;
        let tells = last.chars().count() > 2 && !is_everyday(last);
        words.len() > 1 && (tells || Some(last.as_str()) == whole_last) && last.chars().count() > 1
    });
    all
}

/// Returns the name with its last word before the others, as lists have it: "HASSAN, Amina".
fn turned(person: usize, parts: &[Part]) -> Pattern {
    let (last, others) = parts.split_last().expect("a name of two words or more");
    let first = Part { letters: last.letters.clone(), is_name: true, signs: ",".to_owned() };
    let turned: Vec<&Part> = std::iter::once(&first).chain(others).collect();
    Pattern::of(person, &turned, false)
}

/// Returns the letters of a name that is initials: "A.M.", "A M", "AM".
fn initials(name: &Text<'_>) -> Option<String> {
    let letters: String = name.tokens.iter().map(|token| &*token.folded).collect();
    let count = letters.chars().count();
    let alone = name.tokens.iter().all(Token::is_single) && name.tokens.iter().all(Token::is_capital);
    let is_initials = alone || name.tokens.len() == 1 && name.tokens[0].is_capitals();
    let has_case = letters.chars().all(|letter| letter.is_alphabetic() && letter.is_lowercase());
    ((1..=INITIALS).contains(&count) && is_initials && has_case).then_some(letters)
}

/// Returns initials with and without what parts them. Three letters or more in one may be a name typed in capitals, and
/// two if they are no word.
fn of_initials(person: usize, letters: &str, name: &Text<'_>) -> Vec<Pattern> {
    let part = |letter: char| Part { letters: letter.to_string(), is_name: true, signs: ".".to_owned() };
    let apart: Vec<Part> = letters.chars().map(part).collect();
    let one = Part { letters: letters.to_owned(), is_name: true, signs: String::new() };
    let mut apart = Pattern::of(person, &apart.iter().collect::<Vec<_>>(), true);
    let mut joined = Pattern::of(person, &[&one], true);
    if letters.chars().count() == 1 {
        apart.rule = Rule::Initial;
        return vec![apart];
    }
    apart.rule = Rule::Capitals;
    let is_name = name.tokens.len() == 1 && (letters.chars().count() > 2 || !is_everyday(letters));
    joined.rule = if is_name { joined.rule } else { Rule::Capitals };
    vec![apart, joined]
}

/// Tells whether this may stand between two words of a name: blanks with at most one line's end, one joining sign, a
/// hyphen at the end of a line, the full stop of an initial, or the very signs that stood there.
fn parts_names(gap: &str, signs: &str, after_initial: bool) -> bool {
    let stands: String = gap.chars().filter(|sign| !sign.is_whitespace()).collect();
    let lines = gap.matches('\n').count().max(gap.matches('\r').count());
    let joins = |sign: char| {
        matches!(sign, '.' | '·' | '・' | '•' | '_' | '=') || is_hyphen(sign.encode_utf8(&mut [0; 4]))
    };
    let mut all = stands.chars();
    match (all.next(), all.next()) {
        _ if lines > 1 => false,
        (None, _) => true,
        _ if stands == signs => true,
        (Some('.'), None) if after_initial => true,
        (Some(sign), None) if is_hyphen(&stands) => {
            gap.len() == sign.len_utf8() || lines == 1 && gap.starts_with(sign)
        }
        (Some(sign), None) => gap == stands && (joins(sign) || is_apostrophe(gap)),
        _ => false,
    }
}

fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "‐" | "‑" | "‒" | "–" | "—" | "−")
}

fn is_apostrophe(gap: &str) -> bool {
    let mut signs = gap.chars();
    let one = signs.next().is_some_and(|sign| {
        matches!(
            sign,
            '\'' | '’' | '‘' | '´' | '`' | '′' | '＇' | '\u{2b9}'
                ..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2ee}'
        )
    });
    one && signs.next().is_none()
}

/// Tells whether the token is the "s" of a possessive.
fn is_possessive(text: &Text<'_>, at: usize) -> bool {
    at > 0 && &*text.tokens[at].folded == "s" && is_apostrophe(text.gap(at - 1))
}

/// Takes out signs that nobody sees, such as marks of direction and of width nought.
fn without_invisible(gap: &str) -> String {
    let seen = |sign: &char| !matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    gap.chars().filter(seen).collect()
}
