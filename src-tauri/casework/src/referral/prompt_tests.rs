//! The sheet has every question once, in words.

use std::collections::BTreeSet;

use super::*;

fn all() -> Vec<PromptPage<'static>> {
    prompt_sheet(Form::current()).into_iter().flat_map(|section| section.pages).collect()
}

fn titled(title: &str) -> PromptPage<'static> {
    all().into_iter().find(|page| page.title == title).expect("a page of the sheet")
}

#[test]
fn every_page_and_every_section_is_there_once() {
    let form = Form::current();
    let sheet = prompt_sheet(form);
    let sections: Vec<_> = sheet.iter().map(|section| section.section).collect();
    assert_eq!(sections.iter().collect::<BTreeSet<_>>().len(), sections.len(), "{sections:?}");
    for section in &sheet {
        let titles: Vec<_> = section.pages.iter().map(|page| page.title).collect();
        let own = form.pages.iter().filter(|page| page.section == section.section);
        assert_eq!(titles, own.map(|page| &page.title).collect::<Vec<_>>(), "in form order");
    }
    assert_eq!(all().len(), form.pages.len(), "no page left out");
}

#[test]
fn every_field_is_asked_for() {
    let placed: usize = Form::current().pages.iter().map(|page| page.fields.len()).sum();
    let pages = all();
    let asked = pages.iter().flat_map(|page| &page.questions).map(|question| {
        if question.kind == Control::Choices && question.label.is_none() && question.options.len() == 10 {
            10
        } else {
            question.places
        }
    });
    assert_eq!(asked.sum::<usize>(), placed, "ten boxes are one question, and so are ten places");
}

#[test]
fn conditions_are_in_words_and_name_no_key() {
    let keys: Vec<&str> = {
        let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
        fields.map(|field| field.key.as_str()).filter(|key| key.contains('-')).collect()
    };
    let mut conditions = 0;
    for page in all() {
        let of_questions = page.questions.iter().map(|question| &question.only_if);
        for words in of_questions.chain([&page.only_if]).flatten() {
            conditions += 1;
            assert!(words.contains('“') || words == "Only if files are added.", "{words}");
            assert!(words.ends_with('.') && !words.contains("“”") && !words.contains("  "), "{words}");
            assert!(!keys.iter().any(|key| words.contains(key)), "{words} names a key");
        }
    }
    let form = Form::current();
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    let own = fields.filter(|field| field.shown_when.is_some() || field.not_asked_when.is_some()).count();
    let of_pages = form.pages.iter().filter(|page| page.when.is_some()).count();
    assert_eq!(conditions, own + of_pages, "every condition has its words");
}

#[test]
fn conditions_read_as_sentences() {
    let one = titled("Which local authority have you contacted?").only_if;
    assert_eq!(one.as_deref(), Some("Only if “Is the person under 18 now?” is “Yes” or “Not sure”."));
    let either = "either “Is the person under 18 now?” is “Yes” or “Not sure”, or “Is the person under 18 now?” \
                  is “No” and “Does the person consent to a referral to the NRM?” is “Yes, the person consents”";
    let many = titled("Supporting files").only_if;
    assert_eq!(many, Some(format!("Only if {either}.")), "either, or both of two");
    let files = titled("What are the files?").only_if;
    assert_eq!(files, Some(format!("Only if {either}; and files are added.")), "and files");
    let consent = &titled("Does the person consent to a referral to the NRM?").questions[0].only_if;
    assert_eq!(
        consent.as_deref(),
        Some("Not asked if “Is the person under 18 now?” is “Yes” or “Not sure”."),
        "whom it is not asked"
    );
    let described = &titled("What types of exploitation?").questions[1].only_if;
    assert_eq!(described.as_deref(), Some("Only if “Another type of exploitation” is ticked."), "a box");
    let street = titled("How can the person be contacted?").questions.remove(3).only_if;
    assert_eq!(
        street.as_deref(),
        Some("Only if “How can the person be contacted?” includes “By post”."),
        "one of several"
    );
}

#[test]
fn boxes_of_a_group_are_one_question_with_options() {
    let page = titled("What types of exploitation?");
    assert_eq!(page.questions.len(), 2, "the group, and the description");
    let group = &page.questions[0];
    assert_eq!(
        (group.kind, group.label, group.required),
        (Control::Choices, None, true),
        "one must be ticked"
    );
    assert_eq!((group.options.len(), group.places), (10, 1), "ten kinds");
    assert!(group.options.contains(&"Organ removal"), "by their labels");
}

#[test]
fn ten_places_of_a_list_are_one_question() {
    let page = titled("Places in the UK where the exploitation took place");
    assert_eq!(page.questions.len(), 2, "the towns, and the address");
    let towns = &page.questions[0];
    assert_eq!((towns.kind, towns.places, towns.required), (Control::List, 10, true), "at least one");
    assert_eq!(towns.list, Some(("Towns and cities in the UK", 1622)), "from the closed list");
    assert_eq!(towns.label, None, "the title says it");
    let stay = titled("Where is the person staying now?");
    assert_eq!(stay.questions.len(), 2, "two lists are two questions");
}

#[test]
fn a_label_that_says_more_than_the_title_stays() {
    let view = titled("Your professional view");
    assert_eq!(
        view.questions[0].label,
        Some("Your professional view, and why you are making this referral"),
        "two labels"
    );
    assert_eq!(titled("Who exploited the person?").questions[0].label, None, "said once");
}
