//! The numbers that help with no case at hand.

use chrono::NaiveDate;

use super::checking::is_for_everyone;
use super::pathways::{Confidence, Contact, Pack, Pathways, Step};
use crate::case::{Nation, choice_word};

/// A number of the packs, with where it comes from.
#[derive(Debug)]
pub struct Helpline {
    pub id: &'static str,
    pub name: &'static str,
    pub what: &'static str,
    pub phone: &'static str,
    pub hours: &'static str,
    /// `uk`, or the one nation it is for.
    pub nation: String,
    /// The nations in which it helps.
    pub nations: &'static [Nation],
    pub source: &'static str,
    /// The day its pack was last checked against a live page; none when it never was.
    pub verified_on: Option<NaiveDate>,
    /// False while the number is to be confirmed.
    pub sure: bool,
}

impl Pathways {
    /// Returns the numbers for Help, in the packs' order: danger first.
    pub fn helplines(&'static self) -> Vec<Helpline> {
        let contacts = self.packs().iter().flat_map(|pack| {
            let steps = pack.steps.iter();
            steps.flat_map(move |step| step.contacts.iter().map(move |contact| (pack, step, contact)))
        });
        contacts.filter_map(|(pack, step, contact)| helpline(pack, step, contact)).collect()
    }
}

fn helpline(pack: &'static Pack, step: &'static Step, contact: &'static Contact) -> Option<Helpline> {
    let help = contact.help.as_ref()?;
    let phone = contact.number.as_deref()?;
    let checked = step.confidence == Confidence::H && !step.confirm && pack.verified_on.is_some();
    Some(Helpline {
        id: &help.id,
        name: &contact.name,
        what: &help.what,
        phone,
        hours: contact.hours.as_deref().unwrap_or_default(),
        nation: nation(pack, step),
        nations: &step.nations,
        source: &step.source,
        verified_on: pack.verified_on,
        sure: checked || !pack.own && is_for_everyone(step, phone),
    })
}

/// A pack that ships is for the nation it is named after; in an organisation's own each step says so itself.
fn nation(pack: &Pack, step: &Step) -> String {
    match step.nations.as_slice() {
        _ if !pack.own => pack.pack.clone(),
        [nation] => choice_word(nation),
        _ => "uk".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_comes_first_and_every_number_says_what_it_is_for() {
        let lines = Pathways::current().helplines();
        assert_eq!((lines[0].id, lines[0].phone), ("police-emergency", "999"), "danger first");
        for id in ["police", "modern-slavery-helpline", "salvation-army", "ictg", "tara", "migrant-help-ni"] {
            let found: Vec<_> = lines.iter().filter(|line| line.id == id).collect();
            assert_eq!(found.len(), 1, "{id} is there once");
        }
        for line in &lines {
            assert!(!line.what.is_empty() && !line.source.is_empty(), "{} says why and whence", line.id);
        }
        let sure: Vec<&str> = lines.iter().filter(|line| line.sure).map(|line| line.phone).collect();
        assert_eq!(sure, ["999", "101"], "no other number is called sure before its pack was checked");
    }
}
