//! E-mail addresses in a text.

use super::spans::Span;

/// Returns every e-mail address, in order.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    let found = text.match_indices('@').filter_map(|(at, _)| {
        let local = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-');
        let domain = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-');
        let before = text[..at].trim_end_matches(local).len();
        let before =
            before + (text[before..at].len() - text[before..at].trim_start_matches(['.', '-']).len());
        let after = &text[at + 1..];
        let length = after.find(|sign| !domain(sign)).unwrap_or(after.len());
        let name = after[..length].trim_end_matches(['.', '-']);
        (before < at && name.contains('.')).then(|| Span { start: before, end: at + 1 + name.len() })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Write to a.h+x@mail.example.org.", &["a.h+x@mail.example.org"])]
    #[case("<a@b.uk>,c-d@e.f.uk;", &["a@b.uk", "c-d@e.f.uk"])]
    #[case("émile@exämple.org", &["émile@exämple.org"])]
    #[case("@amina on a photo site; met @ 3.30", &[])]
    #[case("a@localhost", &[])]
    fn an_address_is_found_without_what_surrounds_it(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = addresses(text).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expected, "{text}");
    }
}
