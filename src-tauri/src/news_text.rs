//! The words by which news of a decision is asked for: the reference and the days, never the person's name.

use casework::decision::State;
use casework::worker::Worker;
use chrono::NaiveDate;

/// Returns the prepared words. `past` is the day on which a decision was expected, once it has passed. What is not known
/// is left out or said to be missing.
pub fn of(
    state: State,
    sent_on: Option<NaiveDate>,
    reference: &str,
    past: Option<NaiveDate>,
    worker: &Worker,
) -> String {
    let sent = sent_on.map(|on| format!(" on {}", day(on))).unwrap_or_default();
    let reference = match reference.trim() {
        "" => "I have not received a reference yet.".to_owned(),
        reference => format!("The reference is {reference}."),
    };
    let decision =
        if state.awaits_rg() { "reasonable grounds decision" } else { "conclusive grounds decision" };
    let about = match state {
        State::RgReconsiderationAsked | State::CgReconsiderationAsked => {
            format!("how the request to reconsider the {decision} stands")
        }
        State::RgReconsidered | State::CgReconsidered => {
            format!("how the reconsideration of the {decision} stands")
        }
        _ => format!("how the {decision} stands"),
    };
    let expected = past.filter(|_| state == State::RgPending);
    let expected = expected.map(|on| format!(" It was expected by {}.", day(on))).unwrap_or_default();
    let name = [worker.first_name.trim(), worker.last_name.trim()].join(" ").trim().to_owned();
    let lines = [
        "Hello,".to_owned(),
        format!("I sent a referral to the National Referral Mechanism{sent}. {reference}"),
        format!("Please tell me {about}, and whether you need anything more from me.{expected}"),
        "Please reply to me, and not to the person.".to_owned(),
    ];
    let mut text = lines.join("\n\n");
    let from = [&name, worker.role.trim(), worker.organisation.trim(), worker.phone.trim()];
    let from: Vec<&str> = from.into_iter().filter(|line| !line.is_empty()).collect();
    if !from.is_empty() {
        text = format!("{text}\n\n{}", from.join("\n"));
    }
    text
}

fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_the_reference_and_the_days_and_asks_for_an_answer_to_the_worker() {
        let on = |text: &str| text.parse().ok();
        let worker = Worker { first_name: "Sam".into(), role: "Social worker".into(), ..Worker::default() };
        let text = of(State::RgPending, on("2026-03-03"), "NRM-1", on("2026-03-10"), &worker);
        let said = [
            "on 3 March 2026",
            "The reference is NRM-1.",
            "expected by 10 March 2026",
            "not to the person",
            "Sam\nSocial worker",
        ];
        for words in said {
            assert!(text.contains(words), "says “{words}”: {text}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        let text = of(State::CgPending, None, " ", None, &Worker::default());
        assert!(text.contains("I have not received a reference yet."), "said to be missing: {text}");
        assert!(
            text.contains("conclusive grounds") && !text.contains("expected"),
            "no day is promised: {text}"
        );
        assert!(text.ends_with("not to the person."), "no empty signature: {text}");
    }
}
