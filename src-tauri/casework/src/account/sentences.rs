//! Where sentences end, in any script.

use std::ops::Range;

use super::quotes::is_inside;

/// Returns the sentences of the text in order, blanks after each included: together they are the text. A
/// sentence never ends inside a quotation, nor after an initial or a title.
pub(crate) fn sentences(text: &str, quotations: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if !is_stop(sign) {
            continue;
        }
        let mut end = at + sign.len_utf8();
        let mut closed = false;
        while let Some((next, follower)) = signs.next_if(|(_, next)| is_stop(*next) || is_closing(*next)) {
            end = next + follower.len_utf8();
            closed |= is_closing(follower);
        }
        let needs_blank = matches!(sign, '.' | '?' | '!' | '…' | ':');
        let blank_follows = text[end..].chars().next().is_none_or(char::is_whitespace);
        if is_inside(quotations, end) || (needs_blank && !blank_follows) || is_short(&text[start..at], sign) {
            continue;
        }
        let rest = text[end..].trim_start();
        if closed && rest.starts_with(char::is_lowercase) {
            continue;
        }
        end = text.len() - rest.len();
        found.push(start..end);
        start = end;
        while signs.next_if(|(next, _)| *next < end).is_some() {}
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | '?' | '!' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '။' | '።')
}

fn is_closing(sign: char) -> bool {
    matches!(sign, '"' | '”' | '“' | '’' | '\'' | '»' | '«' | '›' | '」' | '』' | ')' | ']')
}

/// Tells whether the full stop only shortens a word: an initial, or a title.
fn is_short(before: &str, stop: char) -> bool {
    const TITLES: [&str; 9] = ["mr", "mrs", "ms", "dr", "st", "no", "approx", "eg", "ie"];
    let last = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    stop == '.' && (initial || TITLES.contains(&last.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::quotes::quotations;
    use super::*;

    #[rstest]
    #[case::plain("One. Two? Three", &["One. ", "Two? ", "Three"])]
    #[case::quoted(r#"He said "No. Never." and left. She stayed."#, &[r#"He said "No. Never." and left. "#, "She stayed."])]
    #[case::quotation_ends(r#""I left." She cried."#, &[r#""I left." "#, "She cried."])]
    #[case::shortened("Mr. Tumble paid 3.50 to A. M. today. Then left.", &["Mr. Tumble paid 3.50 to A. M. today. ", "Then left."])]
    #[case::chinese("她走了。他留下。", &["她走了。", "他留下。"])]
    #[case::hindi("वह गई। वह रुका।", &["वह गई। ", "वह रुका।"])]
    #[case::dots("Wait... Then?! Yes", &["Wait... ", "Then?! ", "Yes"])]
    fn sentences_are_cut_where_they_end(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = sentences(text, &quotations(text)).into_iter().map(|one| &text[one]).collect();
        assert_eq!(found, expected, "in {text:?}");
    }
}
