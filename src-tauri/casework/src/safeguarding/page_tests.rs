//! `docs/pathways.md` and `docs/pathway-packs.md` say what the packs are.

use super::seeds_table::{Fires, OF_THE_SEEDS, SeedPathway};
use super::trial::step;
use super::*;
use crate::case::choice_word;
use crate::safeguarding::Stands;

/// Set to write the tables of the page instead of comparing them.
const WRITE: &str = "DAYBOOK_WRITE_PATHWAYS";

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn table(head: &[&str], rows: impl Iterator<Item = String>) -> String {
    let rule = format!("|{}\n", "---|".repeat(head.len()));
    [row(head), rule].into_iter().chain(rows).collect()
}

fn seeds() -> String {
    let rows = OF_THE_SEEDS.into_iter().map(|it| {
        let SeedPathway { seed, quote, case, trial, step: id, fires, .. } = it;
        let says = if quote.is_empty() {
            "(from the web pages named with the step)".to_owned()
        } else {
            format!("\u{201c}{quote}\u{201d}")
        };
        let case = format!("{}: {case}", trial().area);
        row(&[seed, &says, &case, &format!("`{id}`"), &step(id).title, where_met(fires)])
    });
    table(&["Seed", "It says", "A case", "Step", "Title", "Where it is met"], rows)
}

fn where_met(fires: Fires) -> &'static str {
    match fires {
        Fires::Rail(Stands::Always) => "rail",
        Fires::Rail(Stands::Closed) => "rail, while the office is closed",
        Fires::Rail(_) => "rail, since the fact is known",
        Fires::Referral => "pages of the referral",
        Fires::ByHand => "rail, once the worker adds it",
    }
}

fn steps() -> String {
    let of_pack = |pack: &Pack| {
        let rows = pack
            .steps
            .iter()
            .map(|it| row(&[&format!("`{}`", it.id), &it.title, &audience(it), &trigger(it), &leads_to(it)]));
        let head = format!("### {} (`{}`, {} steps)\n\n", pack.name, pack.pack, pack.steps.len());
        format!(
            "{head}{}\n",
            table(
                &["Step", "Title", "For", "How it comes into the rail", "What its record can lead to"],
                rows
            )
        )
    };
    Pathways::shipped().packs().iter().map(of_pack).collect::<String>().trim_end().to_owned() + "\n"
}

fn audience(step: &Step) -> String {
    let who = match step.audience {
        Audience::Adult => "adult",
        Audience::Child => "child",
        Audience::AgeNotKnown => "age not known",
        Audience::Any => "anyone",
    };
    if step.places.is_empty() { who.to_owned() } else { format!("{who}; {}", step.places.join(", ")) }
}

fn trigger(it: &Step) -> String {
    let way = if it.rail {
        "in every case".to_owned()
    } else if let Some(when) = &it.when {
        rule(when)
    } else if let Some(main) = &it.while_closed {
        format!("while nobody answers at \u{201c}{}\u{201d}", step(main).title)
    } else if it.listed {
        "when the worker adds it".to_owned()
    } else if it.page.is_some() {
        "on the pages of the referral".to_owned()
    } else {
        format!("offered after: {}", it.after.iter().map(choice_word).collect::<Vec<_>>().join(", "))
    };
    let instead: Vec<_> = it.in_place_of.iter().map(|id| format!("`{id}`")).collect();
    if instead.is_empty() { way } else { format!("{way}; in place of {}", instead.join(", ")) }
}

fn rule(when: &When) -> String {
    let joined =
        |facts: &[Fact], word: &str| facts.iter().map(|fact| in_words(*fact)).collect::<Vec<_>>().join(word);
    let parts = [joined(&when.any, ", or "), joined(&when.all, ", and ")];
    let no = when.no.iter().map(|fact| format!("it is known not to be so that {}", in_words(*fact)));
    let parts: Vec<String> = parts.into_iter().chain(no).filter(|part| !part.is_empty()).collect();
    format!("when {}", parts.join(", and "))
}

fn leads_to(step: &Step) -> String {
    let results: Vec<_> = step.results.iter().map(|it| it.says.clone()).collect();
    let starts = step.starts.map(|starts| format!("starts the clocks of `{}`", choice_word(&starts)));
    results.into_iter().chain(starts).collect::<Vec<_>>().join("; ")
}

fn in_words(fact: Fact) -> &'static str {
    match fact {
        Fact::Missing => "the person is missing",
        Fact::MissingReturned => "the person was missing and has come back",
        Fact::DomesticAbuse => "there is abuse at home, a forced marriage or so-called honour-based abuse",
        Fact::Homeless => "the person has no home, or may lose it soon",
        Fact::SocialTenant => "the person rents from the council or a housing association",
        Fact::Cuckooed => "someone has taken over the person's home",
        Fact::CareNeeds => "the person has needs for care and support",
        Fact::SeveralAgencies => "several agencies are involved",
        Fact::DoubtOfCapacity => "there is doubt that the person can decide",
        Fact::SignificantHarm => "a child may suffer significant harm",
        Fact::Accused => "the person is accused of a crime done under exploitation",
        Fact::ImmigrationUnsure => "immigration status is uncertain",
        Fact::WithPolice => "the person works with the police",
        Fact::ExploitedAtWork => "the person was exploited at work, or not paid",
        Fact::Supplier => "a contractor or supplier may be involved",
        Fact::OwnOrganisation => "it is about the worker's own organisation",
        Fact::Section47 => "a section 47 enquiry was agreed",
        Fact::ChildInNeed => "the child is in need, or being assessed",
        Fact::ConferenceAgreed => "a conference was agreed",
        Fact::ProtectionPlan => "a child protection plan was made",
        Fact::TreatedAsChild => "the person is treated as a child",
        Fact::OtherLanguage => "the person needs another language or an interpreter",
        Fact::AgreesToSupport => "the person agrees to support",
        Fact::AgreesToReferral => "the person agrees to the referral",
        Fact::NotReady => "the person is not ready for a referral",
        Fact::MayNotRefer => "the worker may not refer",
    }
}

/// Returns the page with what stands between the marks of a table replaced.
fn with_table(page: &str, name: &str, table: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&start).expect("the page marks where the table begins");
    let (_, after) = rest.split_once(&end).expect("the page marks where the table ends");
    format!("{before}{start}\n{table}\n{end}{after}")
}

#[test]
fn the_page_shows_every_pathway_of_the_seeds_and_every_step() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/pathways.md");
    let page = std::fs::read_to_string(file).expect("the page is part of the repository");
    let expected = with_table(&with_table(&page, "seeds", &seeds()), "steps", &steps());
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(file, &expected).expect("the page can be written");
        return;
    }
    let differs = page.lines().zip(expected.lines()).find(|(page, packs)| page != packs);
    assert!(
        page == expected,
        "run the test with {WRITE}=1; the page and the packs differ first in {differs:?}"
    );
}

#[test]
fn the_example_of_the_documented_schema_can_be_read() {
    let page = include_str!("../../../../docs/pathway-packs.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("\n```").next());
    let example = example.expect("the page has an example");
    let pack: Pack = toml::from_str(example).expect("it is a pack");
    let faults = crate::safeguarding::read_pack(
        example,
        Pathways::shipped(),
        None,
        "2027-01-01".parse().expect("a day"),
    )
    .err();
    assert_eq!(faults, None, "and one that Daybook would take");
    assert!(read_day(&pack.version).is_some(), "its version is a day");
    let shipped = |id: &String| Pathways::shipped().step(id).is_some();
    for step in &pack.steps {
        assert!(!shipped(&step.id), "a step of its own: {}", step.id);
        assert!(step.title.chars().count() <= 45, "fits the rail: {}", step.title);
        let named = step.in_place_of.iter().chain(&step.beside).chain(&step.while_closed);
        let mut named = named.filter(|id| !shipped(id) && !pack.steps.iter().any(|it| it.id == **id));
        assert_eq!(named.next(), None, "{} names steps that are there", step.id);
        let numbers = step.contacts.iter().filter_map(|it| it.number.as_deref());
        assert!(
            numbers.clone().all(|number| number.starts_with("01632 960")),
            "an invented number: {}",
            step.id
        );
        let way = [step.rail, step.when.is_some(), step.while_closed.is_some(), step.listed];
        assert_eq!(way.iter().filter(|it| **it).count(), 1, "comes into the rail in one way: {}", step.id);
    }
}

/// The fields of a pack's own tables, as the schema's page must name them. A field that the code does not know would
/// not be read, so this list is what `deny_unknown_fields` takes.
const FIELDS: [&str; 53] = [
    "pack",
    "name",
    "version",
    "source",
    "verified_on",
    "id",
    "jurisdiction",
    "nations",
    "places",
    "group",
    "for",
    "rail",
    "when",
    "any",
    "all",
    "no",
    "after",
    "while_closed",
    "listed",
    "page",
    "in_place_of",
    "beside",
    "says",
    "sets",
    "starts",
    "rank",
    "title",
    "trigger",
    "step",
    "who",
    "contact",
    "contacts",
    "number",
    "email",
    "web",
    "hours",
    "open",
    "days",
    "from",
    "to",
    "always_open",
    "help",
    "what",
    "deadline",
    "how_soon",
    "due",
    "confidence",
    "confirm",
    "note",
    "medical_need",
    "valid_from",
    "valid_to",
    "result",
];

#[test]
fn the_schemas_page_names_every_field_and_every_fact() {
    let page = include_str!("../../../../docs/pathway-packs.md");
    let read = toml::from_str::<Pack>("[[step]]\nnot_a_field = 1").map_err(|fault| fault.to_string());
    let told = read.expect_err("an unknown word is refused");
    for field in told.split('`').skip(1).step_by(2).filter(|word| *word != "not_a_field") {
        assert!(FIELDS.contains(&field), "a field that this list leaves out: {field}");
    }
    for field in FIELDS {
        assert!(page.contains(&format!("| `{field}` |")), "the page has a row for {field}");
    }
    let facts = crate::safeguarding::ASKED.map(|(fact, _)| choice_word(&fact));
    for fact in facts {
        assert!(page.contains(&format!("`{fact}`")), "the page names the fact {fact}");
    }
}
