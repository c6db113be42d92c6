//! Answers the case already gives.

use super::answer::{Answer, Answers};
use super::field::{CaseFact, Field};
use super::form::Form;
use crate::case::{InterpreterNeed, NewCase, choice_word};

/// Returns the answers that follow from what was asked when the case was opened. They are suggestions:
/// the officer looks at each and may change it.
pub fn given_by_case(form: &Form, case: &NewCase) -> Answers {
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    fields.filter_map(|field| Some((field.key.clone(), Answer::Text(suggestion(field, case)?)))).collect()
}

/// Returns the fields whose answer is not the one the case gives, in form order.
pub fn differs_from_case<'f>(form: &'f Form, case: &NewCase, answers: &Answers) -> Vec<&'f str> {
    let given = given_by_case(form, case);
    let differs = |field: &&Field| match (given.get(&field.key), answers.get(&field.key)) {
        (Some(given), Some(answer)) => !answer.is_blank() && given != answer,
        _ => false,
    };
    form.pages.iter().flat_map(|page| &page.fields).filter(differs).map(|field| field.key.as_str()).collect()
}

fn suggestion(field: &Field, case: &NewCase) -> Option<String> {
    let suggest = field.suggest.as_ref()?;
    let word = match suggest.from {
        CaseFact::AgeGroup => choice_word(&case.age_group),
        CaseFact::Nation => choice_word(&case.nation),
        CaseFact::Interpreter => choice_word(&case.interpreter),
        CaseFact::Language => {
            return (case.interpreter == InterpreterNeed::Needed).then(|| case.language.clone());
        }
    };
    suggest.values.get(&word).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{AgeGroup, Nation};

    fn case(age_group: AgeGroup, interpreter: InterpreterNeed) -> NewCase {
        let (called, language) = ("AM".to_owned(), "Vietnamese".to_owned());
        NewCase { called, age_group, nation: Nation::NorthernIreland, language, interpreter }
    }

    fn texts(answers: &Answers) -> Vec<(&str, &str)> {
        answers.iter().map(|(key, answer)| (key.as_str(), answer.texts()[0])).collect()
    }

    #[test]
    fn the_case_answers_age_nation_and_language() {
        let given = given_by_case(Form::current(), &case(AgeGroup::NotKnown, InterpreterNeed::Needed));
        assert_eq!(
            texts(&given),
            [
                ("fr-location", "northern-ireland"),
                ("pv-interpreter-requirements", "yes"),
                ("pv-interpreter-requirements-language", "Vietnamese"),
                ("pv-under-age", "not-sure"),
            ],
            "never asked twice"
        );
    }

    #[test]
    fn what_is_not_known_yet_is_not_suggested() {
        let given = given_by_case(Form::current(), &case(AgeGroup::Adult, InterpreterNeed::NotYetKnown));
        assert_eq!(
            texts(&given),
            [("fr-location", "northern-ireland"), ("pv-under-age", "no")],
            "no guesses"
        );
    }

    #[test]
    fn a_changed_answer_is_named() {
        let form = Form::current();
        let case = case(AgeGroup::Adult, InterpreterNeed::NotNeeded);
        let mut answers = given_by_case(form, &case);
        assert!(differs_from_case(form, &case, &answers).is_empty(), "as given");
        answers.insert("pv-under-age".into(), Answer::text("yes"));
        assert_eq!(differs_from_case(form, &case, &answers), ["pv-under-age"], "the case says adult");
    }
}
