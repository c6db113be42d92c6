//! Consent: to the referral, and apart from it to support.

use casework::practice::{PracticeCase, PracticeConsent};

use super::{Journey, moment};
use crate::fault::Outcome;
use crate::keys;
use crate::plain;
use crate::window::Window;

/// Records both decisions of the practice case.
pub fn record(journey: &mut Journey<'_>, practice: &PracticeCase) -> Outcome {
    journey.step("Consent is one link away", |window| window.follow("Consent"))?;
    journey.arrive("consent, nothing recorded", "Consent")?;
    for (place, told) in practice.consent.iter().enumerate() {
        record_one(journey, told, place == 0)?;
    }
    journey.arrive("consent, both recorded", "Consent")
}

fn record_one(journey: &mut Journey<'_>, told: &PracticeConsent, first: bool) -> Outcome {
    let purpose = if told.purpose == "support" { "Support" } else { "Referral to the NRM" };
    let heading =
        format!("What has the person decided about {}?", if first { "the referral" } else { "support" });
    journey.step(&format!("{purpose}: the decision can be recorded"), |window| {
        window.walk_to(&window.find_css(&format!("main a[href$='/consent/record/{}']", told.purpose))?)?;
        window.press(keys::ENTER)
    })?;
    journey.arrive(&format!("consent, {}", told.purpose), &heading)?;
    journey.step(&format!("{purpose}: nothing is decided beforehand"), |window| {
        window.press_button("Record this decision")?;
        window.await_words("There is a problem")
    })?;
    journey.check(&format!("{purpose}: every error leads to its field"), plain::error_summary);
    journey.step(&format!("{purpose}: what the person decided is recorded"), |window| {
        fill(window, told)?;
        window.press_button("Record this decision")?;
        window.await_heading("Consent")?;
        window.await_words("The person agrees")
    })
}

fn fill(window: &Window, told: &PracticeConsent) -> Outcome {
    for statement in &told.explained {
        window.tick(&window.find_css(&format!("input[name=explained][value={statement}]"))?)?;
    }
    window.choose_in("What has the person decided?", "They agree")?;
    moment::fill(window, "When did the person decide?", told.at)?;
    window.fill("What did the person say?", &told.words)?;
    window.fill("Language used", &told.language)?;
    window.fill("Interpreter", &told.interpreter)?;
    window.fill("Who else was there?", &told.present)
}
