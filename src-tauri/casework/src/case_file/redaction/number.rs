//! Telephone and other long numbers, however they are spaced.

use super::spans::Span;

/// A number of fewer digits tells nobody from another.
const LEAST: usize = 6;
/// The most signs of spacing between two digits.
const SPACING: usize = 4;

/// A number that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// The digits without country and leading nought.
    core: String,
    /// What may stand before them, the longest first.
    prefixes: Vec<String>,
}

/// Digits that stand together.
#[derive(Default)]
struct Run {
    /// As 0 to 9, whatever their script.
    digits: String,
    places: Vec<Span>,
    /// The places in `digits` at which a group of digits begins.
    groups: Vec<usize>,
}

/// Returns the long numbers in what is known of someone.
pub(super) fn numbers_in(name: &str) -> Vec<Number> {
    let runs = runs(name).into_iter().filter(|run| run.digits.len() >= LEAST);
    runs.map(|run| Number::read(&run.digits, name[..run.places[0].start].ends_with('+'))).collect()
}

/// Tells whether it is a day in digits, such as 3/2/1994 or 1994-02-03, which is no telephone number.
pub(super) fn is_day(name: &str) -> bool {
    let parts: Vec<&str> = name.split(['/', '-', '.']).collect();
    let digits =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let years = parts.iter().filter(|part| part.len() == 4).count();
    parts.len() == 3 && parts.iter().all(digits) && years == 1 && parts[1].len() <= 2
}

/// Returns the last digits of a number that stand alone: enough to be recognised by.
pub(super) fn ends<'n>(
    text: &str,
    numbers: impl Iterator<Item = &'n Number>,
    covered: &[Span],
) -> Vec<String> {
    let runs = runs(text);
    let ends = numbers.filter_map(|number| number.core.get(number.core.len().checked_sub(LEAST)?..));
    let found = ends.flat_map(|end| runs.iter().flat_map(move |run| run.occurrences(end)));
    let left = found.filter(|span| !covered.iter().any(|covered| covered.overlaps(*span)));
    left.map(|span| text[span.start..span.end].to_owned()).collect()
}

impl Number {
    /// Reads digits; of a number with its country the digits after it are what it is known by.
    fn read(digits: &str, plus: bool) -> Self {
        let abroad = plus.then_some(digits).or_else(|| digits.strip_prefix("00"));
        let read = abroad.and_then(|digits| phonenumber::parse(None, format!("+{digits}")).ok());
        let (country, core) = match (read, digits.strip_prefix("44")) {
            (Some(read), _) => (read.code().value().to_string(), read.national().value().to_string()),
            (None, Some(national)) => ("44".to_owned(), national.trim_start_matches('0').to_owned()),
            (None, None) => ("44".to_owned(), digits.trim_start_matches('0').to_owned()),
        };
        let core = if core.len() < LEAST { digits.to_owned() } else { core };
        let prefixes = ["00{}0", "00{}", "{}0", "{}", "0", ""].map(|form| form.replace("{}", &country));
        Self { core, prefixes: prefixes.to_vec() }
    }

    /// Returns where the number stands, whole and with its prefix.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        for run in runs(text) {
            for (at, _) in run.digits.match_indices(&self.core) {
                let end = at + self.core.len();
                let begins = |prefix: &&String| {
                    run.digits[..at].ends_with(prefix.as_str()) && run.groups.contains(&(at - prefix.len()))
                };
                let prefix = self.prefixes.iter().find(begins);
                if let Some(prefix) = prefix.filter(|_| run.ends_at(end)) {
                    spans.push(with_signs(text, run.span(at - prefix.len(), end)));
                }
            }
        }
        spans
    }
}

impl Run {
    fn ends_at(&self, end: usize) -> bool {
        end == self.digits.len() || self.groups.contains(&end)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.places[from].start, end: self.places[to - 1].end }
    }

    /// Returns where exactly these digits stand as one group or several.
    fn occurrences(&self, digits: &str) -> Vec<Span> {
        let places = self.digits.match_indices(digits).map(|(at, _)| (at, at + digits.len()));
        let whole = places.filter(|(from, to)| self.groups.contains(from) && self.ends_at(*to));
        whole.map(|(from, to)| self.span(from, to)).collect()
    }
}

/// Takes in a plus before the number, and a bracket that closes inside it.
fn with_signs(text: &str, span: Span) -> Span {
    let mut start = span.start;
    if text[start..span.end].contains(')') && text[..start].ends_with('(') {
        start -= 1;
    }
    if text[..start].ends_with('+') {
        start -= 1;
    }
    Span { start, end: span.end }
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    let mut spacing = 0;
    for (at, sign) in text.char_indices() {
        if let Some(digit) = digit(sign) {
            if spacing > 0 || run.digits.is_empty() {
                run.groups.push(run.digits.len());
            }
            run.digits.push(digit);
            run.places.push(Span { start: at, end: at + sign.len_utf8() });
            spacing = 0;
        } else if !run.digits.is_empty() {
            spacing += 1;
            if spacing > SPACING || !is_spacing(sign) {
                runs.push(std::mem::take(&mut run));
                spacing = 0;
            }
        }
    }
    if !run.digits.is_empty() {
        runs.push(run);
    }
    runs
}

/// Returns the digit of any of the scripts that people here write.
fn digit(sign: char) -> Option<char> {
    let zeros = ['0', '٠', '۰', '०', '০', '੦', '๐', '០', '０'];
    let value =
        zeros.iter().find_map(|zero| u32::from(sign).checked_sub(u32::from(*zero)).filter(|it| *it < 10))?;
    char::from_digit(value, 10)
}

fn is_spacing(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, '-' | '‐'..='―' | '.' | '(' | ')' | '/' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}
