//! What is decided apart from what.

use serde::{Deserialize, Serialize};

use super::event::ConsentEvent;
use crate::case::choice_word;

/// What is being decided. The online form asks most of these apart, and each has its own effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Being referred into the NRM.
    Referral,
    /// Receiving support from the support provider.
    Support,
    /// Helping investigations or criminal proceedings; never a condition of support.
    Investigations,
    /// Being named in a Duty to Notify report (Modern Slavery Act 2015 s.52(3)).
    NamedInNotification,
    /// The decision being sent to someone else than the person.
    DecisionToOther,
    /// One way of reaching the person.
    Contact,
    /// Sharing with one named agency.
    Sharing,
    /// The Privacy Information Notice having been explained: confirmed, not agreed to.
    PrivacyNotice,
}

impl Purpose {
    pub const ALL: [Self; 8] = [
        Self::Referral,
        Self::Support,
        Self::Investigations,
        Self::NamedInNotification,
        Self::DecisionToOther,
        Self::Contact,
        Self::Sharing,
        Self::PrivacyNotice,
    ];

    /// Tells whether the purpose is decided apart for each person, agency or way of contact.
    pub fn is_named(self) -> bool {
        matches!(self, Self::DecisionToOther | Self::Contact | Self::Sharing)
    }
}

/// A way of reaching the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    Call,
    Text,
    Email,
    Post,
    Visit,
    ThroughSomeone,
}

impl Channel {
    pub const ALL: [Self; 6] =
        [Self::Call, Self::Text, Self::Email, Self::Post, Self::Visit, Self::ThroughSomeone];
}

/// One thing that is decided by itself: a purpose, and where it is decided for each apart, about whom or which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub purpose: Purpose,
    /// An agency or someone else as typed, or a channel's word; empty for the other purposes.
    pub about: String,
}

impl Matter {
    pub fn of(purpose: Purpose) -> Self {
        Self { purpose, about: String::new() }
    }

    pub fn about(purpose: Purpose, about: &str) -> Self {
        let about = if purpose.is_named() { about.trim() } else { "" };
        Self { purpose, about: about.to_owned() }
    }

    /// Tells whether both are the same thing: capitals and blanks do not make another agency.
    pub fn is(&self, purpose: Purpose, about: &str) -> bool {
        self.purpose == purpose && (!purpose.is_named() || same(&self.about, about))
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// Returns what has been or can be decided in a case: each purpose in order, with the people, agencies and ways
/// for which something was recorded, in the order in which they first were.
pub fn matters_in(recorded: &[(Purpose, &str)]) -> Vec<Matter> {
    let mut matters = Vec::new();
    for purpose in Purpose::ALL {
        if !purpose.is_named() {
            matters.push(Matter::of(purpose));
            continue;
        }
        let from = matters.len();
        for (_, about) in recorded.iter().filter(|(of, _)| *of == purpose) {
            if !matters[from..].iter().any(|matter: &Matter| matter.is(purpose, about)) {
                matters.push(Matter::about(purpose, about));
            }
        }
    }
    matters
}

/// Returns the name of a matter in routes; it tells nothing of whom it is about. `matters` as `matters_in` gives them.
pub fn key_of(matters: &[Matter], place: usize) -> String {
    let matter = &matters[place];
    let word = choice_word(&matter.purpose);
    match matter.purpose {
        Purpose::Contact => format!("{word}-{}", matter.about),
        Purpose::Sharing | Purpose::DecisionToOther => {
            let before = matters[..place].iter().filter(|it| it.purpose == matter.purpose).count();
            format!("{word}-{}", before + 1)
        }
        _ => word,
    }
}

/// Returns the events about a matter, in the order given.
pub(super) fn about<'e>(events: &'e [ConsentEvent], matter: &Matter) -> Vec<&'e ConsentEvent> {
    events.iter().filter(|event| matter.is(event.purpose, &event.details.about)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_one_matter_however_it_is_spaced() {
        let recorded = [
            (Purpose::Sharing, "Brindlewick Surgery"),
            (Purpose::Referral, ""),
            (Purpose::Sharing, " brindlewick  surgery "),
            (Purpose::Contact, "email"),
        ];
        let matters = matters_in(&recorded);
        let keys: Vec<_> = (0..matters.len()).map(|place| key_of(&matters, place)).collect();
        let expected = [
            "referral",
            "support",
            "investigations",
            "named-in-notification",
            "contact-email",
            "sharing-1",
            "privacy-notice",
        ];
        assert_eq!(keys, expected, "named as first typed, once");
    }

    #[test]
    fn what_is_named_for_each_is_never_bundled() {
        let one = Matter::about(Purpose::Sharing, "The surgery");
        assert!(!one.is(Purpose::Sharing, "The school"), "another agency is another decision");
        assert!(!one.is(Purpose::DecisionToOther, "The surgery"), "another purpose too");
    }
}
