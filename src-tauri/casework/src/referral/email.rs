//! E-mail addresses as the online form judges them.

use super::list::list;

/// Tells whether the online form takes this for an e-mail address: one "@", a local part without
/// stray dots, and a domain whose last part begins with a letter. Lengths follow RFC 5321.
pub(crate) fn is_email(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    local.len() <= 64 && domain.len() <= 255 && local.split('.').all(is_atom) && is_domain(domain)
}

/// Tells whether a work e-mail address opens the online form: its domain is listed, or is a listed
/// suffix, or ends with a dot followed by one.
pub fn may_sign_in(address: &str) -> bool {
    let Some((local, domain)) = address.trim().rsplit_once('@') else { return false };
    let domain = domain.to_lowercase();
    if local.is_empty() || local.contains('@') || !domain.contains('.') {
        return false;
    }
    let listed = entries("email-domains").any(|known| known.to_lowercase() == domain);
    listed || entries("email-suffixes").any(|suffix| ends_at_dot(&domain, suffix.trim_start_matches('.')))
}

fn ends_at_dot(domain: &str, suffix: &str) -> bool {
    domain.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn entries(name: &str) -> impl Iterator<Item = &'static str> {
    list(name).into_iter().flat_map(|list| &list.entries).map(String::as_str)
}

fn is_atom(part: &str) -> bool {
    !part.is_empty()
        && part.chars().all(|sign| sign.is_ascii_alphanumeric() || "-!#$%&'*+/=?^_`{|}~".contains(sign))
}

/// Every label begins with a letter or digit; the last two also end with one.
fn is_domain(domain: &str) -> bool {
    let Some((rest, last)) = domain.rsplit_once('.') else { return false };
    rest.ends_with(|sign: char| sign.is_ascii_alphanumeric())
        && rest.split('.').all(is_label)
        && is_last_label(last)
}

fn is_label(label: &str) -> bool {
    label.len() <= 63
        && label.starts_with(|sign: char| sign.is_ascii_alphanumeric())
        && label.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
}

fn is_last_label(label: &str) -> bool {
    label.len() >= 2
        && is_label(label)
        && label.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && !label.ends_with('-')
        && !label.contains("--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_have_pass() {
        for address in ["a.worker@example.gov.uk", "o'neil+nrm@sub-unit.police.uk", "a@b-.co.uk", "1@1.ab"] {
            assert!(is_email(address), "{address} is an address");
        }
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let long = format!("{}@example.com", "a".repeat(65));
        for text in [
            "",
            "@",
            "a@",
            "@b.com",
            "a@b",
            "a@b.c",
            "a@b.1c",
            "a..b@c.com",
            ".a@b.com",
            "a.@b.com",
            "a@-b.com",
            "a@b..com",
            "a@b-.com",
            "a b@c.com",
            "a@b@c.com",
            "a@b.co-",
            "a@b.c--o",
            "Nguyễn@b.com",
            &long,
        ] {
            assert!(!is_email(text), "{text} is not an address");
        }
    }

    #[test]
    fn a_suffix_counts_only_from_a_dot() {
        for address in
            ["a@example.gov.uk", "a@gov.uk", "a@met.police.uk", "a@x.pnn.police.uk", "A@Barnardos.ORG.uk"]
        {
            assert!(may_sign_in(address), "{address} opens the form");
        }
        for address in
            ["a@notpolice.uk", "a@nhs.net", "a@gov.uk.example.com", "@gov.uk", "a@b@gov.uk", "gov.uk"]
        {
            assert!(!may_sign_in(address), "{address} does not open the form");
        }
    }
}
