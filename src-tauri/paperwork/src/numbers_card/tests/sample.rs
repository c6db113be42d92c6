//! A card much like the real one: the numbers of the packs, an organisation's own, and what to do.

use crate::numbers_card::{CardNumber, NumberGroup, NumbersCard};

pub(super) const TOOLKIT: &str =
    "online NRM form, April 2026; Home Office First Responder Toolkit, April 2026";
pub(super) const STRATEGY: &str = "Stockport Modern Slavery Strategy 2021-2023; Home Office First Responder Toolkit, April 2026, and the online NRM form, April 2026";
pub(super) const ACT: &str = "Human Trafficking and Exploitation (Criminal Justice and Support for Victims) Act (Northern Ireland) 2015 s.18; online NRM form, April 2026";
const LONG_HOURS: &str = "24 hours a day, 365 days a year";
const OFFICE_HOURS: &str = "Monday to Thursday 9am to 5pm, Friday 9am to 4:30pm";

pub(super) fn number(number: &str, name: &str, what: &str, hours: &str, source: &str) -> CardNumber {
    let [number, name, what, hours, source] = [number, name, what, hours, source].map(str::to_owned);
    CardNumber { number, name, what, hours, source, checked: None }
}

pub(super) fn group<const N: usize>(name: &str, numbers: [CardNumber; N]) -> NumberGroup {
    NumberGroup { name: name.to_owned(), numbers: numbers.into() }
}

pub(super) fn lines<const N: usize>(lines: [&str; N]) -> Vec<String> {
    lines.map(str::to_owned).into()
}

/// Returns the fourteen numbers that the packs name for the nations and their councils, and what to do.
pub(super) fn shipped() -> NumbersCard {
    NumbersCard {
        groups: vec![
            group("United Kingdom", [
                number("999", "Police, emergency", "Police, fire, ambulance: someone is in danger now, or a crime is happening", "", STRATEGY),
                number("101", "Police, not an emergency", "Police, when nobody is in immediate danger", "", TOOLKIT),
                number("08000 121 700", "Modern Slavery and Exploitation Helpline", "Advice and reporting, also for people who are not ready to consent", "", TOOLKIT),
                CardNumber {
                    checked: Some("4 May 2026".to_owned()),
                    ..number("111", "NHS", "Health, when it is no emergency", LONG_HOURS, TOOLKIT)
                },
            ]),
            group("England and Wales", [
                number("0800 808 3733", "The Salvation Army", "Emergency or continuing support for adults in England and Wales", "24 hours", TOOLKIT),
                number("0800 043 4303", "Independent Child Trafficking Guardianship service", "For a child, or a person who may be a child, in England and Wales", LONG_HOURS, STRATEGY),
            ]),
            group("Scotland", [
                number("0141 276 7724", "TARA", "Support for women in Scotland after sexual exploitation", "24 hours", "online NRM form, April 2026"),
                number("0141 884 7900", "Migrant Help", "Support for everyone else in Scotland", "", "online NRM form, April 2026"),
                number("0141 212 8553", "Migrant Help, out of hours", "Support for everyone else in Scotland", "", "online NRM form, April 2026"),
            ]),
            group("Northern Ireland", [
                number("028 9244 8449", "Migrant Help", "Support in Northern Ireland", "", ACT),
                number("028 9066 2385", "Belfast and Lisburn Women's Aid", "Support for women in Northern Ireland", "", ACT),
            ]),
            group("Stockport", [
                number("0161 217 6028", "Multi-Agency Safeguarding and Support Hub (MASSH)", "A child, or a person who may be a child", OFFICE_HOURS, STRATEGY),
                number("0161 718 2118", "Emergency duty team", "Children and adults, out of hours", "Nights, weekends and bank holidays", STRATEGY),
                number("0161 217 6029", "Adult Social Care", "An adult with needs for care and support", OFFICE_HOURS, STRATEGY),
            ]),
        ],
        does: lines([
            "Ring 999 first if anyone is in danger now, and move to safety.",
            "Speak to the person alone, somewhere safe, as soon as you can.",
            "Use an independent interpreter.",
            "Treat the person as a child if they are under 18, or if you are not sure.",
            "Begin the safety steps today: they go on beside the referral.",
            "Write down the person’s own words, and what you saw, while it is fresh.",
        ]),
        do_nots: lines([
            "Do not confront or warn the person you suspect.",
            "Do not use someone who came with the person as interpreter.",
            "Do not promise to keep a secret.",
            "Do not wait for a decision on the referral before you act on safety.",
            "Do not ring, text or write to the person before you know that it is safe.",
            "Do not send an adult’s name in a referral that they have not agreed to.",
        ]),
        parallel: "A referral or a Duty to Notify report keeps no one safe by itself: these calls do not wait for it."
            .to_owned(),
        packs: "Daybook, packs of 21 November 2026.".to_owned(),
    }
}

/// Returns the shipped numbers and so many of an organisation's own, from its own pack.
pub(super) fn with_own(count: usize) -> NumbersCard {
    let own = |place: usize| CardNumber {
        checked: Some("1 October 2026".to_owned()),
        ..number(
            &format!("0161 496 {place:04}"),
            &format!("Safeguarding lead of house {place}"),
            "Anyone who lives, stays or works in one of our houses, or has to leave it",
            OFFICE_HOURS,
            "Northern Homes, list of contacts, edition of October 2026",
        )
    };
    let mut card = shipped();
    card.groups
        .push(NumberGroup { name: "Northern Homes".to_owned(), numbers: (1..=count).map(own).collect() });
    card
}
