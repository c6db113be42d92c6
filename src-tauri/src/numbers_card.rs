//! The card of numbers, from the pathway packs: for the wall or the bag, and nothing of any case on it.

use casework::case::Nation;
use casework::moment::read_day;
use casework::safeguarding::{Helpline, Pathways};
use paperwork::numbers_card::{CardNumber, NumberGroup, NumbersCard};

const DOES: [&str; 4] = [
    "Ring 999 first when someone is in danger, and move everyone who is with you to a safe place.",
    "Speak with the person alone, in a language they choose, with an independent interpreter.",
    "For a child, or someone who may be one, ring children's social care before the referral form.",
    "Write down whom you rang, when, and what was agreed.",
];
const DO_NOTS: [&str; 5] = [
    "Do not confront the person suspected of exploitation.",
    "Do not let a companion, relative or employer interpret.",
    "Do not promise to keep a secret that keeps someone in danger.",
    "Do not ring a number that the suspected person may answer or see.",
    "Do not wait for a decision of the Home Office before you act to keep someone safe.",
];
const PARALLEL: &str =
    "A referral or a duty-to-notify report keeps no one safe by itself: these calls do not wait for it.";
/// The groups by the nations in which a number helps, in the packs' own order within each.
const GROUPS: [(&[Nation], &str); 6] = [
    (&ALL, "Anywhere in the United Kingdom"),
    (&[Nation::England, Nation::Wales], "England and Wales"),
    (&[Nation::England], "England"),
    (&[Nation::Wales], "Wales"),
    (&[Nation::Scotland], "Scotland"),
    (&[Nation::NorthernIreland], "Northern Ireland"),
];
const ALL: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

/// Returns the card for the packs that are known now.
pub fn card() -> NumbersCard {
    let mut lines = Pathways::current().helplines();
    let mut groups: Vec<NumberGroup> = Vec::new();
    for (nations, name) in GROUPS {
        let (of_group, others) = lines.into_iter().partition(|line: &Helpline| line.nations == nations);
        lines = others;
        groups.push(group(name, &of_group));
    }
    groups.push(group("Some nations", &lines));
    groups.retain(|group| !group.numbers.is_empty());
    NumbersCard {
        groups,
        does: DOES.map(str::to_owned).into(),
        do_nots: DO_NOTS.map(str::to_owned).into(),
        parallel: PARALLEL.to_owned(),
        packs: packs(),
    }
}

fn group(name: &str, lines: &[Helpline]) -> NumberGroup {
    NumberGroup { name: name.to_owned(), numbers: lines.iter().map(number).collect() }
}

/// Returns from when the newest pack is, in words that follow a sentence.
fn packs() -> String {
    let newest = Pathways::current().packs().iter().filter_map(|pack| read_day(&pack.version)).max();
    newest.map(|day| format!("Daybook, packs of {}.", day.format("%-d %B %Y"))).unwrap_or_default()
}

fn number(line: &Helpline) -> CardNumber {
    CardNumber {
        number: line.phone.to_owned(),
        name: line.name.to_owned(),
        what: line.what.to_owned(),
        hours: line.hours.to_owned(),
        source: line.source.to_owned(),
        checked: line.verified_on.filter(|_| line.sure).map(|day| day.format("%-d %B %Y").to_string()),
    }
}
