//! Names by what stands beside them: after a title, and places that single out.

use super::pack::Pack;
use super::text::Text;
use super::{Kind, Mark};

/// The most words of a proper name.
const NAME: usize = 4;

/// Returns the marks of names after titles and of places with a proper name.
pub(super) fn marks(text: &Text<'_>) -> Vec<Mark> {
    (0..text.words.len())
        .flat_map(|at| [titled(text, at), place(text, at), lead(text, at)])
        .flatten()
        .collect()
}

/// Returns how many words from here on are a proper name: capitals, joined by blanks, hyphens, apostrophes.
pub(super) fn proper(text: &Text<'_>, first: usize) -> usize {
    let pack = Pack::current();
    let mut length = 0;
    while length < NAME {
        let Some(word) = text.words.get(first + length) else { break };
        let joined = length == 0 || text.is_near(first + length - 1, &['-', '\'', '’', '‘']);
        let possessive = length > 0 && word.raw == "s";
        if !joined || possessive || !word.is_capitalised() || pack.not_names.contains(&*word.folded) {
            break;
        }
        length += 1;
    }
    length
}

/// "Mr Tumble", "uncle Ben": the title and the name.
fn titled(text: &Text<'_>, first: usize) -> Option<Mark> {
    let name = after_title(text, first)?;
    let length = proper(text, name);
    (length > 0).then(|| text.mark(first, name + length - 1, Kind::Name))
}

/// Returns the word after a title that begins here.
pub(super) fn after_title(text: &Text<'_>, first: usize) -> Option<usize> {
    let pack = Pack::current();
    let any = pack.titles.at(&text.words, first).map(|(_, length)| length).max();
    let capital = text.words[first].is_capitalised();
    let length = any.or_else(|| {
        pack.titles_with_capital.at(&text.words, first).map(|(_, length)| length).max().filter(|_| capital)
    })?;
    text.is_near(first + length - 1, &['.', '"', '“', '\'', '‘']).then_some(first + length)
}

/// "Tumblefrost Car Wash", "St Mary's Church", "hotel called Tumblefrost".
fn place(text: &Text<'_>, first: usize) -> Option<Mark> {
    let pack = Pack::current();
    let length = pack.places.at(&text.words, first).map(|(_, length)| length).max()?;
    let last = first + length - 1;
    let begin = name_before(text, first);
    if begin < first {
        return Some(text.mark(begin, last, Kind::Place));
    }
    let after = text.words.get(last + 1).is_some();
    let link =
        after.then(|| pack.place_links.at(&text.words, last + 1).map(|(_, length)| length).max()).flatten();
    let capital = text.words[first].is_capitalised();
    let name = match link {
        Some(words) => last + 1 + words,
        None if capital => last + 1,
        None => return None,
    };
    let joined = (last..name).all(|at| text.is_near(at, &['"', '“', '\'', '‘']));
    let words = proper(text, name);
    (joined && words > 0).then(|| text.mark(first, name + words - 1, Kind::Place))
}

/// Returns where the proper name before this word begins; the word itself if there is none.
fn name_before(text: &Text<'_>, place: usize) -> usize {
    let not_names = &Pack::current().not_names;
    let mut begin = place;
    let mut words = 0;
    while begin > 0 && words < NAME && text.is_near(begin - 1, &['-', '\'', '’', '&', '.']) {
        let word = &text.words[begin - 1];
        let possessive = word.raw == "s" && begin > 1;
        let ends_sentence = text.gap(begin - 1).contains('.') && word.raw != "St";
        if ends_sentence || (!possessive && (!word.is_capitalised() || not_names.contains(&*word.folded))) {
            break;
        }
        begin -= 1;
        words += usize::from(!possessive);
    }
    if text.words[begin].raw == "s" { place } else { begin }
}

/// "works at Tumblefrost": the name alone.
fn lead(text: &Text<'_>, first: usize) -> Option<Mark> {
    let length = Pack::current().place_leads.at(&text.words, first).map(|(_, length)| length).max()?;
    let near = text.is_near(first + length - 1, &['"', '“', '\'', '‘']);
    let words = proper(text, first + length);
    (near && words > 0).then(|| text.mark(first + length, first + length + words - 1, Kind::Place))
}
