//! Which fields of a page are asked, given the other answers.

use super::answer::Answers;
use super::field::{Field, Required};
use super::form::Page;

/// Returns the fields asked on the page, in order: revealed by other answers, and not skipped.
pub fn fields_shown<'f>(page: &'f Page, answers: &Answers) -> Vec<&'f Field> {
    page.fields.iter().filter(|field| is_asked(field, answers) && is_revealed(field, answers)).collect()
}

/// Returns the fields that choosing this option reveals. The window shows them below the option.
pub fn revealed_by<'f>(page: &'f Page, field: &Field, option: &str) -> Vec<&'f Field> {
    let chosen = Answers::from([(field.key.clone(), super::Answer::text(option))]);
    page.fields
        .iter()
        .filter(|other| other.shown_when.as_ref().is_some_and(|when| when.holds(&chosen, 0)))
        .collect()
}

/// Tells whether the field, once shown, must be answered. One of a group is not required by itself.
pub fn is_required(field: &Field) -> bool {
    matches!(field.required, Required::Always | Required::WhenShown)
}

pub(super) fn is_asked(field: &Field, answers: &Answers) -> bool {
    field.not_asked_when.as_ref().is_none_or(|when| !when.holds(answers, 0))
}

fn is_revealed(field: &Field, answers: &Answers) -> bool {
    field.shown_when.as_ref().is_none_or(|when| when.holds(answers, 0))
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, Form};
    use super::*;

    fn keys(fields: &[&Field]) -> Vec<String> {
        fields.iter().map(|field| field.key.clone()).collect()
    }

    #[test]
    fn an_answer_reveals_its_own_fields_only() {
        let page = Form::current().page("pv-phone-number").expect("a page of the form");
        let answers = Answers::from([("pv-phone-number".into(), Answer::text("pv-alternative-number"))]);
        let shown = keys(&fields_shown(page, &answers));
        assert_eq!(
            shown,
            ["pv-phone-number", "pv-phone-number-alternative", "alternative-number-relation-to-pv"],
            "the number and the relationship, not the person's own number"
        );
        assert_eq!(
            keys(&revealed_by(page, &page.fields[0], "no")),
            ["no-contact-details"],
            "no number reveals why"
        );
    }

    #[test]
    fn each_of_several_choices_reveals() {
        let page = Form::current().page("someone-else").expect("a page of the form");
        let both = Answer::Choices(vec!["email".into(), "post".into()]);
        let shown = fields_shown(page, &Answers::from([("someone-else".into(), both)]));
        assert_eq!(shown.len(), page.fields.len(), "e-mail and address are both asked");
        let neither = fields_shown(page, &Answers::new());
        assert_eq!(neither.len(), 4, "the choice, two names and the permission");
    }

    #[test]
    fn consent_is_not_asked_of_a_child() {
        let page = Form::current().page("pv-want-to-submit-nrm").expect("a page of the form");
        for (age, asked) in [("yes", 0), ("not-sure", 0), ("no", 1)] {
            let answers = Answers::from([("pv-under-age".into(), Answer::text(age))]);
            assert_eq!(fields_shown(page, &answers).len(), asked, "under 18: {age}");
        }
    }
}
