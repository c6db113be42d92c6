//! What Daybook does with a form once it is taken: every page of it, with answers that its own options give.

use std::collections::BTreeMap;

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase};
use casework::referral::{
    self, Answer, Answers, Control, EvidenceFile, Field, Form, GivenFor, OnlineDraft, TypedDay, clock,
};
use chrono::NaiveDate;

use crate::Dice;

const TEXTS: [&str; 8] =
    ["", "no", "Sao Paulo  —  01632 960001", "17 March 2031", "3", "\u{feff}\r\n]\r\n", "a@b.example", "é–-"];

/// Uses a form as a draft of it is used. What is asserted holds of every form.
pub fn use_form(form: &Form, dice: &mut Dice<'_>) {
    let today = day("2026-03-17");
    let files = vec!["scan.pdf".to_owned(); dice.below(3)];
    let answers = answers(form, dice);
    pages(form, &answers, files.len(), today);
    papers(form, &answers, &files, today);
    of_case(form, &answers, today, dice);
    let sent = referral::as_sent(form, &answers, files.len());
    assert_eq!(referral::as_sent(form, &sent, files.len()).len(), sent.len(), "what is sent is all sent");
    form.is_old(today);
    let draft = OnlineDraft { begun_on: day("2026-03-01"), saved_on: today };
    assert!(clock(form, &draft, today).days_left >= 0, "no fewer than none");
    for name in ["a.pdf", "b", ".JPG"] {
        referral::file_oddities(form, &EvidenceFile { name, bytes: 1 << 40, head: b"%PDF" });
    }
    assert!(referral::compare(form, form).is_empty(), "no form differs from itself");
    referral::compare(Form::current(), form);
    referral::compare(form, Form::current());
}

fn pages(form: &Form, answers: &Answers, files: usize, today: NaiveDate) {
    let on_route = referral::pages(form, answers, files);
    for page in &form.pages {
        let around = referral::neighbours(form, &page.key, answers, files);
        let is_there = |it: Option<&casework::referral::Page>| {
            it.is_none_or(|it| on_route.iter().any(|page| page.key == it.key))
        };
        assert!(is_there(around.previous) && is_there(around.next), "a page's neighbours are on the route");
        referral::findings(page, answers, today);
        for field in referral::fields_shown(page, answers) {
            field.anchor();
            referral::is_required(field);
            field.options.iter().for_each(|it| drop(referral::revealed_by(page, field, &it.value)));
        }
    }
    referral::all_findings(form, answers, files, today);
    let tasks = referral::tasks(form, answers, files, today);
    assert!(referral::pages_left(&tasks, answers, today) <= form.pages.len(), "no more than there are");
}

fn papers(form: &Form, answers: &Answers, files: &[String], today: NaiveDate) {
    referral::copy_rows(form, answers, files, today);
    referral::check_answers(form, answers, files, today);
    referral::in_form_order(form, answers, today);
    referral::prompt_sheet(form);
    referral::document(form, answers, files, "2026-03-17T14:32:00+00:00", "26-001");
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        let Some(answer) = answers.get(&field.key) else { continue };
        referral::words(form, field, answer);
        referral::as_stored(form, field, answer);
        referral::kept_as(form, field, answer);
    }
}

fn of_case(form: &Form, answers: &Answers, today: NaiveDate, dice: &mut Dice<'_>) {
    let case = NewCase {
        called: "AM".to_owned(),
        age_group: [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown][dice.below(3)],
        nation: [Nation::England, Nation::Scotland][dice.below(2)],
        area: String::new(),
        language: "Vietnamese".to_owned(),
        interpreter: InterpreterNeed::Needed,
    };
    referral::conflicts(form, answers, today);
    referral::case_conflicts(form, &case, answers);
    let agrees = dice.one_in(2);
    referral::consent_conflicts(form, answers, |_| Some(agrees));
    referral::facts_of_case(form, &case);
    referral::case_as_answered(form, &case, answers);
    referral::answered_from_consent(form);
    referral::birth_field(form);
    referral::born(form, answers);
    referral::is_anonymous(form, answers, Some(false));
    referral::duty_to_notify_here(form, answers);
    let with = referral::with_consent(form, answers.clone(), Some(dice.one_in(2)), None);
    let given: BTreeMap<String, GivenFor> =
        with.keys().map(|key| (key.clone(), GivenFor::Referral)).collect();
    let before = with.len();
    let parted = referral::part(form, with, &given);
    assert_eq!(parted.answers.len() + parted.afresh.len(), before, "no answer is lost");
    referral::apart(form, &parted, 1);
}

fn answers(form: &Form, dice: &mut Dice<'_>) -> Answers {
    let mut answers = Answers::new();
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        if !dice.one_in(4) {
            answers.insert(field.key.clone(), answer(field, dice));
        }
    }
    answers
}

fn answer(field: &Field, dice: &mut Dice<'_>) -> Answer {
    let option = dice.one_of(&field.options).map(|option| option.value.clone());
    match field.control {
        Control::Tick => Answer::Ticked(true),
        Control::Choices => Answer::Choices(option.into_iter().collect()),
        Control::Day => Answer::Day(TypedDay {
            day: dice.below(40).to_string(),
            month: dice.below(14).to_string(),
            year: (1900 + dice.below(200)).to_string(),
        }),
        _ => Answer::text(option.unwrap_or_else(|| TEXTS[dice.below(TEXTS.len())].to_owned())),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
