//! Someone in the life of the person the case is about, or a service that knows them.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};
use crate::folded::fold;
use crate::moment::refuse_nul;

/// What someone is to the person. The order is that of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonKind {
    #[default]
    Person,
    Service,
    /// Someone who exploits or may exploit the person.
    Exploiter,
}

/// Whether getting in touch may put the person in danger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SafeToContact {
    Yes,
    No,
    #[default]
    NotKnown,
}

/// A telephone number as typed: abroad and with an extension too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    pub number: String,
    /// Whose it is, when it is answered.
    pub about: String,
}

/// What is known of one person or service, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    pub kind: PersonKind,
    /// A name, initials or an alias.
    pub called: String,
    /// What they are to the person: "sister", "GP", "the landlord".
    pub relation: String,
    pub safe_to_contact: SafeToContact,
    pub phones: Vec<Phone>,
    /// How to get in touch safely.
    pub safe_way: String,
    pub address: String,
    /// A day or free words.
    pub last_contact: String,
    /// Who said so.
    pub source: String,
    /// The person is to be kept away from them.
    pub avoid: bool,
    /// They care for the child now.
    pub cares_now: bool,
    pub about: String,
}

impl Person {
    /// Returns what is odd, by field; the field of a number is `phones/{n}/number`, counted from nought.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.called.trim().is_empty() && self.relation.trim().is_empty() {
            findings.push(Finding::new("called", FindingCode::Missing));
        }
        let lines = [
            ("called", &self.called),
            ("relation", &self.relation),
            ("safeWay", &self.safe_way),
            ("address", &self.address),
            ("lastContact", &self.last_contact),
            ("source", &self.source),
            ("about", &self.about),
        ];
        for (field, typed) in lines {
            refuse_nul(field, typed, &mut findings);
        }
        for (n, phone) in self.phones.iter().enumerate() {
            phone.add_findings(n, &mut findings);
        }
        findings
    }
}

impl Phone {
    /// Adds what is odd: a number without a digit, NUL. A line with nothing in it is not odd.
    fn add_findings(&self, n: usize, findings: &mut Vec<Finding>) {
        let number = format!("phones/{n}/number");
        let empty = self.number.trim().is_empty() && self.about.trim().is_empty();
        if !empty && !self.number.contains(char::is_numeric) {
            findings.push(Finding::new(number.clone(), FindingCode::NotPhone));
        }
        refuse_nul(&number, &self.number, findings);
        refuse_nul(&format!("phones/{n}/about"), &self.about, findings);
    }
}

/// Returns what a list is sorted by: people, services, exploiters; within each by name whatever its case
/// and accents, or by what they are to the person where no name is known.
pub fn sort_key(person: &Person) -> (PersonKind, String) {
    let called = person.called.trim();
    let name = if called.is_empty() { person.relation.trim() } else { called };
    (person.kind, fold(name))
}

/// Tells whether numbers may stand in the open: never those of someone unsafe to contact or an exploiter,
/// which a tired hand might ring.
pub fn may_show_numbers_plainly(person: &Person) -> bool {
    person.safe_to_contact != SafeToContact::No && person.kind != PersonKind::Exploiter
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn called(name: &str, kind: PersonKind) -> Person {
        Person { called: name.to_owned(), kind, ..Person::default() }
    }

    fn with_number(number: &str) -> Person {
        let phone = Phone { number: number.to_owned(), about: "evenings".to_owned() };
        Person { phones: vec![phone], ..called("Mai", PersonKind::Person) }
    }

    #[test]
    fn someone_needs_a_name_or_a_relation() {
        let missing = [Finding::new("called", FindingCode::Missing)];
        assert_eq!(called(" ", PersonKind::Person).findings(), missing, "nobody could tell who is meant");
        assert_eq!(called("Mai", PersonKind::Person).findings(), [], "a name is enough");
        let aunt = Person { relation: "an aunt in Hull".to_owned(), ..Person::default() };
        assert_eq!(aunt.findings(), [], "so is what they are to the person");
    }

    #[rstest]
    #[case("+84 24 0000 0000 ext. 12")]
    #[case("1")]
    #[case("٠٧٧٠٠")]
    #[case("landlord's second phone, ends 123")]
    fn any_number_with_a_digit_is_kept(#[case] number: &str) {
        assert_eq!(with_number(number).findings(), [], "numbers abroad and part numbers are worth keeping");
    }

    #[rstest]
    #[case("none")]
    #[case("")]
    fn a_number_without_a_digit_is_odd(#[case] number: &str) {
        let odd = [Finding::new("phones/0/number", FindingCode::NotPhone)];
        assert_eq!(with_number(number).findings(), odd, "nobody can ring it");
    }

    #[test]
    fn a_line_left_empty_is_not_odd() {
        let person = Person { phones: vec![Phone::default()], ..called("Mai", PersonKind::Person) };
        assert_eq!(person.findings(), [], "nothing was said");
    }

    #[test]
    fn nul_is_refused_in_every_field() {
        let nul = || "\u{0}1".to_owned();
        let person = Person {
            called: nul(),
            relation: nul(),
            phones: vec![Phone { number: nul(), about: nul() }],
            safe_way: nul(),
            address: nul(),
            last_contact: nul(),
            source: nul(),
            about: nul(),
            ..Person::default()
        };
        let findings = person.findings();
        assert_eq!(findings.len(), 9, "one a field");
        assert!(
            findings.iter().all(|finding| finding.code == FindingCode::ForbiddenCharacter),
            "all the same"
        );
    }

    #[test]
    fn a_list_has_people_then_services_then_exploiters_each_by_name() {
        let mut people = [
            called("Boss", PersonKind::Exploiter),
            called("Advice line", PersonKind::Service),
            called("Zoe", PersonKind::Person),
            called("Élodie", PersonKind::Person),
            called("fatima", PersonKind::Person),
        ];
        people.sort_by_key(sort_key);
        let names: Vec<&str> = people.iter().map(|person| person.called.as_str()).collect();
        assert_eq!(
            names,
            ["Élodie", "fatima", "Zoe", "Advice line", "Boss"],
            "case and accents do not matter"
        );
    }

    #[rstest]
    #[case(PersonKind::Person, SafeToContact::NotKnown, true)]
    #[case(PersonKind::Service, SafeToContact::Yes, true)]
    #[case(PersonKind::Person, SafeToContact::No, false)]
    #[case(PersonKind::Exploiter, SafeToContact::Yes, false)]
    fn unsafe_numbers_are_not_in_the_open(
        #[case] kind: PersonKind,
        #[case] safe_to_contact: SafeToContact,
        #[case] open: bool,
    ) {
        let person = Person { kind, safe_to_contact, ..Person::default() };
        assert_eq!(may_show_numbers_plainly(&person), open, "{kind:?} {safe_to_contact:?}");
    }

    #[test]
    fn an_older_record_with_fewer_fields_is_read() {
        let read: Person = serde_json::from_str(r#"{"called":"Mai","kind":"exploiter"}"#).expect("JSON");
        assert_eq!(read, called("Mai", PersonKind::Exploiter), "what is not there is as never said");
        assert_eq!(read.safe_to_contact, SafeToContact::NotKnown, "safety is never assumed");
    }
}
