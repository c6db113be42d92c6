//! Answers that follow from what the case and the worker have said already.

use chrono::NaiveDate;

use super::answer::{Answer, Answers};
use super::field::{Fact, Field};
use super::findings::code;
use super::form::Form;
use super::list::list;
use crate::case::{AgeGroup, InterpreterNeed, Nation, NewCase, choice_word};
use crate::finding::FindingCode;
use crate::worker::Worker;

/// What is known before the first question of the form.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub case: &'a NewCase,
    /// The case's own number, which names the draft and not the person.
    pub number: &'a str,
    pub worker: &'a Worker,
    /// Whether the person helps public authorities, as far as they decided.
    pub helps: Option<bool>,
}

/// Returns the answers that follow from what is known. They are suggestions: the officer looks at each and
/// may change it. A blank fact suggests nothing, nor does an organisation that is not on the list.
pub fn given(form: &Form, known: &Known<'_>) -> Answers {
    let fact = |fact| in_words(known.case, fact).or_else(|| told(known, fact));
    suggestions(form, fact)
}

/// Returns the answers that are facts of the case itself, age and nation: they are whatever the case says.
pub fn facts_of_case(form: &Form, case: &NewCase) -> Answers {
    suggestions(form, |fact| match fact {
        Fact::AgeGroup | Fact::Nation => in_words(case, fact),
        _ => None,
    })
}

/// Returns the case with its age and nation as these answers have them; what they leave open stays.
pub fn case_as_answered(form: &Form, case: &NewCase, answers: &Answers) -> NewCase {
    let agrees = |facts: &NewCase, fact: Fact| {
        let given = suggestions(form, |asked| if asked == fact { in_words(facts, fact) } else { None });
        given.iter().any(|(field, answer)| answers.get(field) == Some(answer))
    };
    let ages = [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];
    let nations = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
    let aged = ages.map(|age_group| NewCase { age_group, ..case.clone() });
    let placed = nations.map(|nation| NewCase { nation, ..case.clone() });
    let age = aged.iter().find(|facts| agrees(facts, Fact::AgeGroup));
    let nation = placed.iter().find(|facts| agrees(facts, Fact::Nation));
    NewCase {
        age_group: age.map_or(case.age_group, |facts| facts.age_group),
        nation: nation.map_or(case.nation, |facts| facts.nation),
        ..case.clone()
    }
}

/// Returns the fields whose answer is not the one the case gives, in form order. What the worker said of
/// themself and the case's number are not compared: they may well differ from one referral to the next.
pub fn differs_from_case<'f>(form: &'f Form, case: &NewCase, answers: &Answers) -> Vec<&'f str> {
    let given = suggestions(form, |fact| in_words(case, fact));
    let differs = |field: &&Field| match (given.get(&field.key), answers.get(&field.key)) {
        (Some(given), Some(answer)) => !answer.is_blank() && given != answer,
        _ => false,
    };
    form.pages.iter().flat_map(|page| &page.fields).filter(differs).map(|field| field.key.as_str()).collect()
}

/// Returns what the form would find odd in a fact where it asks for it; a blank one is not odd.
pub(crate) fn odd_in_fact(form: &Form, fact: Fact, typed: &str) -> Option<FindingCode> {
    let typed = Answer::text(typed);
    let mut fields = form.pages.iter().flat_map(|page| &page.fields);
    let asks = |field: &&Field| field.suggest.as_ref().is_some_and(|suggest| suggest.from == fact);
    let field = fields.find(asks).filter(|_| !typed.is_blank())?;
    // No fact is a day, so any day will do.
    code(field, Some(&typed), NaiveDate::MIN)
}

fn suggestions(form: &Form, fact: impl Fn(Fact) -> Option<String>) -> Answers {
    let answer = |field: &Field| {
        let suggest = field.suggest.as_ref()?;
        let word = fact(suggest.from)?;
        let text = if suggest.values.is_empty() { word } else { suggest.values.get(&word)?.clone() };
        let text = match field.list.as_deref() {
            Some(name) => list(name)?.entry(&text)?.to_owned(),
            None => text,
        };
        let answer = Answer::Text(text);
        (!answer.is_blank()).then(|| (field.key.clone(), answer))
    };
    form.pages.iter().flat_map(|page| &page.fields).filter_map(answer).collect()
}

/// Returns what the case itself says of the fact.
fn in_words(case: &NewCase, fact: Fact) -> Option<String> {
    match fact {
        Fact::AgeGroup => Some(choice_word(&case.age_group)),
        Fact::Nation => Some(choice_word(&case.nation)),
        Fact::Interpreter => Some(choice_word(&case.interpreter)),
        Fact::Language => (case.interpreter == InterpreterNeed::Needed).then(|| case.language.clone()),
        _ => None,
    }
}

/// Returns what the worker says of the fact, and the case's number.
fn told(known: &Known<'_>, fact: Fact) -> Option<String> {
    let worker = known.worker;
    let text = match fact {
        Fact::CaseNumber => known.number,
        Fact::WorkerOrganisation => &worker.organisation,
        Fact::WorkerFirstName => &worker.first_name,
        Fact::WorkerLastName => &worker.last_name,
        Fact::WorkerRole => &worker.role,
        Fact::WorkerPhone => &worker.phone,
        Fact::WorkerSecondContact => &worker.second_contact,
        Fact::HelpsAuthorities => known.helps.map(|helps| if helps { "yes" } else { "no" })?,
        Fact::AgeGroup | Fact::Nation | Fact::Interpreter | Fact::Language => return None,
    };
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{AgeGroup, Nation};

    fn case(age_group: AgeGroup, interpreter: InterpreterNeed) -> NewCase {
        let (called, language) = ("AM".to_owned(), "Vietnamese".to_owned());
        NewCase {
            called,
            age_group,
            nation: Nation::NorthernIreland,
            area: String::new(),
            language,
            interpreter,
        }
    }

    fn worker() -> Worker {
        Worker {
            first_name: "Wanda".into(),
            last_name: "Zedworth".into(),
            role: " ".into(),
            organisation: "Ministry of Silly Walks".into(),
            work_email: "wanda@brindlewick.gov.uk".into(),
            phone: "call reception".into(),
            ..Worker::default()
        }
    }

    fn by_case(case: &NewCase) -> Answers {
        given(Form::current(), &Known { case, number: "", worker: &Worker::default(), helps: None })
    }

    fn texts(answers: &Answers) -> Vec<(&str, &str)> {
        answers.iter().map(|(key, answer)| (key.as_str(), answer.texts()[0])).collect()
    }

    #[test]
    fn answering_age_or_nation_is_said_of_the_case() {
        let case = case(AgeGroup::Adult, InterpreterNeed::Needed);
        let mut answers = facts_of_case(Form::current(), &case);
        assert_eq!(answers.len(), 2, "age and nation are facts of the case: {answers:?}");
        assert_eq!(case_as_answered(Form::current(), &case, &answers), case, "they say the same");
        answers.insert("pv-under-age".into(), Answer::text("not-sure"));
        answers.insert("fr-location".into(), Answer::text("nowhere"));
        let answered = case_as_answered(Form::current(), &case, &answers);
        assert_eq!(answered.age_group, AgeGroup::NotKnown, "the age follows the answer");
        assert_eq!(answered.nation, Nation::NorthernIreland, "what is no nation changes none");
        assert_eq!(
            case_as_answered(Form::current(), &case, &Answers::new()),
            case,
            "silence changes nothing"
        );
    }

    #[test]
    fn the_case_answers_age_nation_and_language() {
        let given = by_case(&case(AgeGroup::NotKnown, InterpreterNeed::Needed));
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
        let given = by_case(&case(AgeGroup::Adult, InterpreterNeed::NotYetKnown));
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
        let mut answers = by_case(&case);
        assert!(differs_from_case(form, &case, &answers).is_empty(), "as given");
        answers.insert("pv-under-age".into(), Answer::text("yes"));
        assert_eq!(differs_from_case(form, &case, &answers), ["pv-under-age"], "the case says adult");
    }

    #[test]
    fn the_worker_says_who_they_are_once() {
        let case = case(AgeGroup::Adult, InterpreterNeed::NotNeeded);
        let given = given(
            Form::current(),
            &Known { case: &case, number: "2026-007", worker: &worker(), helps: None },
        );
        assert_eq!(
            texts(&given),
            [
                ("fr-details-first-name", "Wanda"),
                ("fr-details-last-name", "Zedworth"),
                ("fr-details-phone", "call reception"),
                ("fr-location", "northern-ireland"),
                ("pv-interpreter-requirements", "no"),
                ("pv-under-age", "no"),
                ("reference", "2026-007"),
            ],
            "no blank role, and no organisation the form would refuse"
        );
    }

    #[test]
    fn a_listed_organisation_is_suggested_as_listed() {
        let case = case(AgeGroup::Adult, InterpreterNeed::NotNeeded);
        let worker = Worker { organisation: " Thurrock Council ".into(), ..Worker::default() };
        let given = given(Form::current(), &Known { case: &case, number: "", worker: &worker, helps: None });
        assert_eq!(given["user-organisation"], Answer::text("Thurrock Council"), "exactly the entry");
    }

    #[test]
    fn only_facts_of_the_case_are_compared_with_it() {
        let form = Form::current();
        let case = case(AgeGroup::Adult, InterpreterNeed::NotNeeded);
        let mut answers =
            given(form, &Known { case: &case, number: "2026-007", worker: &worker(), helps: None });
        answers.insert("fr-details-first-name".into(), Answer::text("Wilma"));
        answers.insert("reference".into(), Answer::text("own words"));
        assert!(differs_from_case(form, &case, &answers).is_empty(), "a colleague may send it");
    }

    #[test]
    fn a_fact_is_judged_as_the_form_judges_it() {
        let odd = |fact, typed: &str| odd_in_fact(Form::current(), fact, typed);
        assert_eq!(odd(Fact::WorkerSecondContact, "team inbox"), Some(FindingCode::NotEmail), "an address");
        assert_eq!(odd(Fact::WorkerOrganisation, "Nobody"), Some(FindingCode::NotListed), "a closed list");
        assert_eq!(odd(Fact::WorkerFirstName, " "), None, "blank is not odd");
        assert_eq!(odd(Fact::WorkerRole, "a\0b"), Some(FindingCode::ForbiddenCharacter), "no form holds NUL");
    }
}
