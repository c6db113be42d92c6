//! What the case already knows, ready to be found however it is typed.

use std::collections::{BTreeSet, HashMap};

use super::dates::{Day, days};
use super::pack::Pack;
use super::phones::core;
use super::text::Text;
use super::{Kind, Known, KnownFrom, Mark};
use crate::folded::{Word, fold, words};

/// The most letters of initials.
const INITIALS: usize = 4;

/// Known texts by their first letter and by their first two, telephone numbers by digits, days by date.
pub(super) struct Patterns {
    all: Vec<Pattern>,
    by_first: HashMap<char, Vec<usize>>,
    by_two: HashMap<(char, char), Vec<usize>>,
    pub phones: Vec<(String, KnownFrom)>,
    pub days: Vec<(Day, KnownFrom)>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Pattern {
    /// The folded words without what parts them.
    letters: String,
    /// Where one word ended: the bytes into `letters` at which a blank may stand.
    breaks: Vec<usize>,
    kind: Kind,
    from: KnownFrom,
    rule: Rule,
    /// In a script that may leave no blanks: found inside words too.
    anywhere: bool,
}

/// How a text must be typed to be taken for the known one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    Any,
    /// As known, or with a capital letter: it is also an ordinary word.
    Capital(String),
    /// All in capital letters: initials.
    Capitals(String),
    /// All in capital letters: three or more in one, or with a full stop after each.
    Initials,
}

impl Patterns {
    pub fn of(known: &[Known]) -> Self {
        let mut patterns = BTreeSet::new();
        let (mut phones, mut known_days) = (Vec::new(), Vec::new());
        for one in known {
            match one.kind {
                Kind::Phone => phones.extend(core(&one.text).map(|digits| (digits, one.from))),
                Kind::DateOfBirth => {
                    let text = Text::read(&one.text);
                    known_days.extend(days(&text).first().map(|found| (found.day, one.from)));
                }
                _ => patterns.extend(ways(one)),
            }
        }
        let all: Vec<Pattern> = patterns.into_iter().filter(|pattern| !pattern.letters.is_empty()).collect();
        let (mut by_first, mut by_two) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (place, pattern) in all.iter().enumerate() {
            let (first, second) = first_two(&pattern.letters);
            by_first.entry(first).or_default().push(place);
            by_two.entry((first, second)).or_default().push(place);
        }
        Self { all, by_first, by_two, phones, days: known_days }
    }

    /// Returns every place where a known text stands, overlapping ones too.
    pub fn marks(&self, text: &Text<'_>) -> Vec<Mark> {
        (0..text.words.len()).flat_map(|at| self.at(text, at)).collect()
    }

    fn at(&self, text: &Text<'_>, at: usize) -> Vec<Mark> {
        let word = &text.words[at];
        if word.other_script {
            return self.inside(text, at);
        }
        let (first, second) = first_two(&word.folded);
        let starting =
            if second == NONE { self.by_first.get(&first) } else { self.by_two.get(&(first, second)) };
        let found = starting.into_iter().flatten().filter_map(|place| {
            let pattern = &self.all[*place];
            let last = pattern.last_word(text, at)?;
            Some(pattern.mark(word.start, text.words[last].end))
        });
        found.collect()
    }

    /// Returns the known texts that begin at any letter of a word without blanks.
    fn inside(&self, text: &Text<'_>, at: usize) -> Vec<Mark> {
        let word = &text.words[at];
        let mut found = Vec::new();
        for (offset, sign) in word.raw.char_indices() {
            let first = fold(sign.encode_utf8(&mut [0; 4])).chars().next();
            let starting = first.and_then(|first| self.by_first.get(&first)).into_iter().flatten();
            for pattern in starting.map(|place| &self.all[*place]).filter(|pattern| pattern.anywhere) {
                let end = pattern.end_from(text, at, word.start + offset);
                found.extend(end.map(|end| pattern.mark(word.start + offset, end)));
            }
        }
        found
    }
}

/// Stands for a letter that is not there.
const NONE: char = '\0';

fn first_two(letters: &str) -> (char, char) {
    let mut letters = letters.chars();
    (letters.next().unwrap_or(NONE), letters.next().unwrap_or(NONE))
}

impl Pattern {
    fn mark(&self, start: usize, end: usize) -> Mark {
        Mark { start, end, kind: self.kind, from: self.from }
    }

    /// Returns the last word of the known text, if it begins with this word.
    fn last_word(&self, text: &Text<'_>, first: usize) -> Option<usize> {
        let mut done = 0;
        for at in first..text.words.len() {
            let word = &text.words[at];
            let rest = self.letters[done..].strip_prefix(&*word.folded)?;
            done = self.letters.len() - rest.len();
            if rest.is_empty() {
                return self.allows(text, first, at).then_some(at);
            }
            if !self.may_part(text.gap(at), done, word) {
                return None;
            }
        }
        None
    }

    /// Tells whether such a gap may stand at this place of the known text.
    fn may_part(&self, gap: &str, done: usize, before: &Word<'_>) -> bool {
        let code = matches!(self.kind, Kind::Reference | Kind::Postcode);
        let initial = gap.contains('.') && before.folded.chars().count() == 1;
        let blank = gap.contains(char::is_whitespace);
        gap.chars().all(is_link) && (!blank || code || initial || self.breaks.contains(&done))
    }

    fn allows(&self, text: &Text<'_>, first: usize, last: usize) -> bool {
        let typed = &text.raw[text.words[first].start..text.words[last].end];
        let mut letters = typed.chars().filter(|sign| sign.is_alphabetic());
        match &self.rule {
            Rule::Any => true,
            Rule::Capital(known) => typed == known || letters.next().is_some_and(|sign| !sign.is_lowercase()),
            Rule::Capitals(known) => typed == known || letters.all(|sign| !sign.is_lowercase()),
            Rule::Initials => {
                let dotted = first < last && (first..last).all(|at| text.gap(at).contains('.'));
                letters.all(char::is_uppercase) && (dotted || first == last && self.breaks.len() > 2)
            }
        }
    }

    /// Returns where the known text ends, if it begins at this byte of a word without blanks.
    fn end_from(&self, text: &Text<'_>, first: usize, start: usize) -> Option<usize> {
        let mut rest = self.letters.as_str();
        for at in first..text.words.len() {
            let word = &text.words[at];
            let begin = start.max(word.start);
            for (offset, sign) in text.raw[begin..word.end].char_indices() {
                let sign_end = begin + offset + sign.len_utf8();
                let folded = fold(sign.encode_utf8(&mut [0; 4]));
                match rest.strip_prefix(folded.as_str()) {
                    Some(left) => rest = left,
                    None if folded.starts_with(rest) => rest = "",
                    None => return None,
                }
                if rest.is_empty() {
                    return (word.other_script || sign_end == word.end).then_some(sign_end);
                }
            }
            let done = self.letters.len() - rest.len();
            if !self.may_part(text.gap(at), done, word) {
                return None;
            }
        }
        None
    }
}

/// Tells whether the sign may stand between two words of one known text.
fn is_link(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, '-' | '‐'..='―' | '.' | ',' | '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '/' | '_' | '@')
        || matches!(sign, '&' | '+' | '(' | ')' | '·' | '・' | ':' | '\u{200b}'..='\u{200f}' | '\u{ad}')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns every way in which a known text is looked for: whole, and by parts and initials of a name.
fn ways(known: &Known) -> Vec<Pattern> {
    let all = words(&known.text);
    if all.is_empty() {
        return Vec::new();
    }
    let mut ways = vec![pattern(known, &all)];
    match known.kind {
        Kind::Name | Kind::Alias => {
            ways.extend(
                all.iter()
                    .filter(|word| is_part(word))
                    .map(|word| pattern(known, std::slice::from_ref(word))),
            );
            ways.extend(known.text.split_whitespace().flat_map(|piece| compound(known, piece)));
            ways.extend(initials(known, &all));
        }
        Kind::Address => {
            // The street without its number.
            let street = all.iter().position(|word| !word.has_digit()).unwrap_or(0);
            let named = all.len() > street + 1 && street > 0;
            ways.extend(named.then(|| pattern(known, &all[street..])));
        }
        _ => {}
    }
    ways
}

/// Returns a part of a name that is itself of several words, such as "O'Quince".
fn compound(known: &Known, piece: &str) -> Option<Pattern> {
    let part = Known { text: piece.to_owned(), ..known.clone() };
    let all = words(piece);
    (all.len() > 1).then(|| pattern(&part, &all))
}

fn pattern(known: &Known, words: &[Word<'_>]) -> Pattern {
    let mut letters = String::new();
    let mut breaks = Vec::new();
    for word in words {
        letters.push_str(&word.folded);
        breaks.push(letters.len());
    }
    let typed = match (words.first(), words.last()) {
        (Some(first), Some(last)) => &known.text[first.start..last.end],
        _ => "",
    };
    let anywhere = words.iter().any(|word| word.other_script);
    let rule = rule(known.kind, typed, &letters);
    Pattern { letters, breaks, kind: known.kind, from: known.from, rule, anywhere }
}

fn rule(kind: Kind, typed: &str, letters: &str) -> Rule {
    let short = letters.chars().count() < 3;
    let capitals = typed.chars().all(|sign| !sign.is_lowercase());
    if !matches!(kind, Kind::Name | Kind::Alias | Kind::Place) {
        Rule::Any
    } else if short && capitals {
        Rule::Capitals(typed.to_owned())
    } else if short || Pack::current().common_words.contains(letters) {
        Rule::Capital(typed.to_owned())
    } else {
        Rule::Any
    }
}

/// Tells whether the word alone stands for the name: three letters or more, or two of another script.
fn is_part(word: &Word<'_>) -> bool {
    let least = if word.other_script { 2 } else { 3 };
    let pack = Pack::current();
    let one = std::slice::from_ref(word);
    let title = pack.titles.occur(one) || pack.titles_with_capital.occur(one);
    word.raw.chars().count() >= least && !title && !pack.roles.contains(&*word.folded)
}

/// Returns the initials of a name of several words, from two letters to four.
fn initials(known: &Known, all: &[Word<'_>]) -> Option<Pattern> {
    let letters: String = all.iter().filter_map(|word| word.folded.chars().next()).collect();
    let fits =
        (2..=INITIALS).contains(&all.len()) && all.iter().all(|word| !word.other_script && !word.has_digit());
    fits.then(|| Pattern {
        breaks: (1..=letters.len()).collect(),
        letters,
        kind: known.kind,
        from: known.from,
        rule: Rule::Initials,
        anywhere: false,
    })
}
