//! Whose key signed a file: known, known but not compared, changed, unknown, or one's own.

use casework::same_person::is_same_name;
use vault::sealed_file::{Card, Exporter, Verified};
use vault::{Moment, Vault};

use crate::refusal::Answer;

/// How far a signature can be believed to be whose it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signer {
    /// A colleague's key, and the words were compared aloud.
    Known,
    /// A colleague's key, but the words were not compared.
    Unconfirmed,
    /// A colleague's card or name, with another key.
    Changed,
    Unknown,
    Own,
}

impl Signer {
    /// Returns the word by which the window knows it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unconfirmed => "unconfirmed",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
            Self::Own => "own",
        }
    }
}

/// Returns whose key signed a file that says it is from `exporter`.
pub fn signer(vault: &mut Vault, verified: &Verified, now: Moment) -> Answer<Signer> {
    let own = vault.own_card(now)?;
    let known: Vec<(Card, bool)> =
        vault.colleagues()?.into_iter().map(|it| (it.card, it.confirmed_at.is_some())).collect();
    Ok(of(&verified.manifest.exporter, &own, &known))
}

/// A signature that holds was made with the exporter's own key: verification compares the two. Of each colleague's card it
/// is known whether its words were compared.
fn of(exporter: &Exporter, own: &Card, colleagues: &[(Card, bool)]) -> Signer {
    if exporter.signer == own.signer {
        return Signer::Own;
    }
    if let Some((_, confirmed)) = colleagues.iter().find(|(card, _)| card.signer == exporter.signer) {
        return if *confirmed { Signer::Known } else { Signer::Unconfirmed };
    }
    let is_theirs =
        |(card, _): &(Card, bool)| card.id == exporter.card || is_same_name(&card.name, &exporter.name);
    if colleagues.iter().any(is_theirs) { Signer::Changed } else { Signer::Unknown }
}

/// Returns the words by which the exporter's keys are compared aloud.
pub fn words(exporter: &Exporter) -> Vec<String> {
    let card = Card {
        id: exporter.card.clone(),
        name: exporter.name.clone(),
        role: exporter.role.clone(),
        organisation: exporter.organisation.clone(),
        recipient: exporter.recipient.clone(),
        signer: exporter.signer.clone(),
        made_at: String::new(),
    };
    card.words().into()
}

/// Returns who an exporter says they are, as one line.
pub fn name(exporter: &Exporter) -> String {
    let parts = [exporter.name.as_str(), &exporter.role, &exporter.organisation];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(id: &str, name: &str, signer: &str) -> Card {
        Card {
            id: id.to_owned(),
            name: name.to_owned(),
            role: String::new(),
            organisation: String::new(),
            recipient: "age1invented".to_owned(),
            signer: signer.to_owned(),
            made_at: String::new(),
        }
    }

    #[test]
    fn a_key_that_is_known_unconfirmed_changed_unknown_or_ones_own_is_told_apart() {
        let own = card("me", "Invented Worker", "aa");
        let known = [(card("one", "Quill Example", "bb"), true), (card("two", "Rowan Example", "cc"), false)];
        let judge =
            |id: &str, name: &str, signer: &str| of(&Exporter::of(&card(id, name, signer)), &own, &known);
        assert_eq!(judge("one", "Quill Example", "bb"), Signer::Known, "compared aloud");
        assert_eq!(judge("two", "Rowan Example", "cc"), Signer::Unconfirmed, "a card, not compared");
        assert_eq!(judge("one", "Quill Example", "dd"), Signer::Changed, "the same card, another key");
        assert_eq!(judge("new", "quill  example", "dd"), Signer::Changed, "the same name on another card");
        assert_eq!(
            judge("new", "Example Quill", "dd"),
            Signer::Changed,
            "the same name, the other way round"
        );
        assert_eq!(judge("new", "", "dd"), Signer::Unknown, "no name is no one's");
        assert_eq!(judge("me", "Invented Worker", "aa"), Signer::Own, "one's own");
    }
}
