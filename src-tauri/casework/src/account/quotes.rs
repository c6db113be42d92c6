//! Where a text quotes: the person's exact words stand in quotation marks.

use std::ops::Range;

/// A mark that has opened a quotation and waits for its end.
struct Open {
    at: usize,
    closers: &'static [char],
    straight: bool,
}

/// Returns the quotations of the text in order, their marks included, as bytes. Straight, curly and corner
/// marks and guillemets quote; an apostrophe never does, nor does a mark that is never closed. A straight
/// mark opens after a blank or a bracket only, so that inches do not quote.
pub(crate) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let after = signs.peek().map(|(_, sign)| *sign);
        let inside_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        match &open {
            Some(quote) if quote.closers.contains(&sign) && !(sign == '"' && inside_word) => {
                if opens_anew(quote, sign, before, after, &text[quote.at..at]) {
                    open = Some(Open { at, closers: &['"'], straight: true });
                } else {
                    found.push(quote.at..at + sign.len_utf8());
                    open = None;
                }
            }
            Some(_) => {}
            None => open = opening(at, sign, before, after),
        }
        before = Some(sign);
    }
    found
}

/// Tells whether a straight mark begins a new quotation on a later line, the earlier never having ended.
fn opens_anew(quote: &Open, sign: char, before: Option<char>, after: Option<char>, between: &str) -> bool {
    quote.straight && sign == '"' && starts_word(before, after) && between.contains(['\n', '\r'])
}

fn opening(at: usize, sign: char, before: Option<char>, after: Option<char>) -> Option<Open> {
    let closers: &[char] = match sign {
        '"' if starts_word(before, after) => &['"'],
        '“' | '„' | '‟' => &['”', '“'],
        '”' if starts_word(before, after) => &['”'],
        '«' => &['»'],
        '»' if starts_word(before, after) => &['«', '»'],
        '‹' => &['›'],
        '›' if starts_word(before, after) => &['‹'],
        '「' => &['」'],
        '『' => &['』'],
        '＂' => &['＂'],
        _ => return None,
    };
    Some(Open { at, closers, straight: sign == '"' })
}

fn starts_word(before: Option<char>, after: Option<char>) -> bool {
    let free =
        before.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '.' | ',' | '!' | '?' | '…'));
    free && after.is_some_and(|sign| !sign.is_whitespace())
}

/// Tells whether the place (a byte between two signs) is inside one of the quotations.
pub(crate) fn is_inside(quotations: &[Range<usize>], at: usize) -> bool {
    let next = quotations.partition_point(|quote| quote.end <= at);
    quotations.get(next).is_some_and(|quote| quote.start < at)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::straight(r#"She said "no" twice"#, &[r#""no""#])]
    #[case::curly("She said “no, never” and ‘left’", &["“no, never”"])]
    #[case::guillemets("« non » et »nein«", &["« non »", "»nein«"])]
    #[case::german("Er sagte „nein“ zu mir", &["„nein“"])]
    #[case::corners("她说「不」。", &["「不」"])]
    #[case::apostrophes("the man's van, the boys' room, 'no'", &[])]
    #[case::inches(r#"a 5" blade and a 6" one"#, &[])]
    #[case::never_closed(r#"She said "no and left"#, &[])]
    #[case::over_lines("\"one\n\ntwo\"", &["\"one\n\ntwo\""])]
    #[case::closed_later("\"lost\n\"kept\"", &["\"kept\""])]
    #[case::gershayim("הוא \"אמר צה\"ל שם\" ויצא", &["\"אמר צה\"ל שם\""])]
    fn quotations_are_found(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = quotations(text).into_iter().map(|quote| &text[quote]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn inside_lies_between_the_marks() {
        let quotes = quotations(r#"a "b" c"#);
        let inside: Vec<usize> = (0..8).filter(|at| is_inside(&quotes, *at)).collect();
        assert_eq!(inside, [3, 4], "before the first mark and after the last one is outside");
    }
}
