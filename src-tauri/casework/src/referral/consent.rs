//! The answers that only the consent ledger gives.

use super::answer::{Answer, Answers};
use super::field::AnsweredFrom;
use super::form::Form;

/// Returns the fields that are never typed, with the decision each follows from.
pub fn answered_from_consent(form: &Form) -> Vec<(&str, AnsweredFrom)> {
    form.consent_fields().map(|(field, from)| (field.key.as_str(), from)).collect()
}

/// Returns the answers with the ledger's decisions in place of whatever was typed for them. No decision is
/// no answer. For a child the online form asks neither; see [`super::as_sent`].
pub fn with_consent(
    form: &Form,
    mut answers: Answers,
    referral: Option<bool>,
    support: Option<bool>,
) -> Answers {
    for (field, from) in form.consent_fields() {
        let decision = match from {
            AnsweredFrom::ConsentReferral => referral,
            AnsweredFrom::ConsentSupport => support,
        };
        match decision {
            Some(agreed) => {
                answers.insert(field.key.clone(), Answer::text(if agreed { "yes" } else { "no" }))
            }
            None => answers.remove(&field.key),
        };
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_consent_counts_for_nothing() {
        let form = Form::current();
        let typed = Answers::from([
            ("pv-want-to-submit-nrm".into(), Answer::text("yes")),
            ("does-pv-need-support".into(), Answer::text("yes")),
            ("family".into(), Answer::text("Two brothers")),
        ]);
        let answers = with_consent(form, typed.clone(), None, None);
        assert_eq!(answers.keys().collect::<Vec<_>>(), ["family"], "no decision, no answer");
        let answers = with_consent(form, typed, Some(false), Some(true));
        assert_eq!(answers["pv-want-to-submit-nrm"], Answer::text("no"), "the ledger decides");
        assert_eq!(answers["does-pv-need-support"], Answer::text("yes"), "each decision by itself");
    }

    #[test]
    fn two_fields_follow_consent_fields() {
        let fields = answered_from_consent(Form::current());
        assert_eq!(
            fields,
            [
                ("pv-want-to-submit-nrm", AnsweredFrom::ConsentReferral),
                ("does-pv-need-support", AnsweredFrom::ConsentSupport)
            ],
            "the referral and the support, nothing else"
        );
    }
}
