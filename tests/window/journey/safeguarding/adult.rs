//! An adult in Stockport: what becomes known of them calls for steps, one after the other, and lets them go again.

use serde_json::json;

use super::place::Place;
use super::rail;
use super::says;
use crate::fault::Outcome;
use crate::inspection::Depth;
use crate::journey::{Journey, agreement, decisions, first_run, lock};
use crate::plain;
use crate::wait;
use crate::window::Window;

const ADULT: Place = Place { letter: 'A', age: "18 or over", nation: "England", area: Some("Stockport") };
pub const SITUATION: &str = "Change what is known";

/// An adult with no needs for care and support, who rents from the council.
pub fn known_by_degrees(journey: &mut Journey<'_>) -> Outcome {
    journey.step(
        "a vault, on the morning of a working day, and a case of an adult in Stockport",
        |window| {
            first_run::make_vault_quickly(window)?;
            ADULT.open_case(window)
        },
    )?;
    journey.step(
        "the rail: danger, police, Adult Social Care, a safe place, and what is not for today",
        |window| {
            rail::await_steps(
                window,
                &["stk-danger", "uk-101", "stk-adult", "ew-sa", "eng-health", "stk-victims"],
            )
        },
    )?;
    no_care_needs(journey)?;
    tenant(journey)?;
    several_agencies(journey)?;
    no_tenant_after_all(journey)?;
    add_a_step(journey)
}

fn no_care_needs(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Adult Social Care", |window| {
        rail::open(window, "stk-adult")?;
        window.await_heading("Ring Adult Social Care")?;
        says(window, "#main .step", &["0161 217 6029"])
    })?;
    journey.step("it finds no care needs", |window| {
        window.choose_in("What happened?", "Done")?;
        window.choose_in("What came of it?", "Screened: there are no Care Act needs")?;
        window.fill("Who did you speak to?", "Screening officer")?;
        window.press_button("Record")?;
        window.await_words("Screening officer")
    })?;
    journey.step("MAARS appears, and says why", |window| {
        rail::await_said(
            window,
            "stk-adult-maars",
            &["Refer to the MAARS panel", "Because: has no needs for care and support, since"],
        )
    })?;
    journey.check("its page says the same", |window| {
        rail::open(window, "stk-adult-maars")?;
        says(window, "#stands", &["Because: has no needs for care and support, since"])
    });
    journey.arrive("safety step, called for by a fact", "Refer to the MAARS panel")
}

/// Goes to what is known of a case.
pub fn to_situation(window: &Window) -> Outcome {
    window.follow(SITUATION)?;
    window.await_heading(SITUATION)
}

fn answer(window: &Window, fact: &str, answer: &str) -> Outcome {
    window.choose(&window.find_css(&format!("input[name=fact-{fact}][value={answer}]"))?)
}

fn tenant(journey: &mut Journey<'_>) -> Outcome {
    journey.step("what is known is one link away in the rail", to_situation)?;
    journey.arrive("what is known", SITUATION)?;
    journey.check("it says from which record the care needs are known", |window| {
        says(window, ".fact[data-fact=care-needs]", &["No, known since", "Ring Adult Social Care"])
    });
    journey.step("nothing changed is not saved, and says so", |window| {
        window.press_button("Save")?;
        lock::await_focus(window, "what-changed-title")?;
        window.await_words("Nothing was saved")
    })?;
    journey.step("the person rents from the council; a lock in the middle loses nothing", |window| {
        answer(window, "social-tenant", "yes")?;
        window.fill("How do you know?", "The tenancy agreement was on the table")?;
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for(SITUATION, wait::KEY_DERIVATION)?;
        let script =
            "return document.querySelector('input[name=fact-social-tenant]:checked')?.value === 'yes'
                          && document.getElementById('why').value.startsWith('The tenancy');";
        wait::until(&window.session, "the answer as it was", wait::USUAL, || {
            window.asks_whether(script, &json!([])).map(|there| there.then_some(()))
        })
    })?;
    journey.inspect("what is known, taken up again", Depth::WithoutWalk);
    journey.step("saved, it tells what was added", |window| {
        window.press_button("Save")?;
        lock::await_focus(window, "what-changed-title")?;
        says(window, "#steps-added", &["Tell the Exploitation Officer"])
    })?;
    journey.inspect("what is known, saved", Depth::Whole);
    journey.step("the Exploitation Officer stands in the rail, and why", |window| {
        rail::await_said(
            window,
            "stk-tenant",
            &[
                "Tell the Exploitation Officer",
                "Because: rents from the council or a housing association, since",
            ],
        )
    })
}

fn several_agencies(journey: &mut Journey<'_>) -> Outcome {
    journey.step("several agencies: the Team Around the Adult, and why", |window| {
        answer(window, "several-agencies", "yes")?;
        window.press_button("Save")?;
        rail::await_said(window, "stk-adult-taa", &["Because: several agencies are involved, since"])
    })?;
    journey.step("how it was known is kept", |window| {
        window.press_holding("Show 3 changes so far")?;
        window.await_words("The tenancy agreement was on the table")
    })?;
    journey.inspect("what is known, with what was known before", Depth::WithoutWalk);
    Ok(())
}

/// A step that nothing calls for any more goes, unless something was recorded of it: then it stays with its history.
fn no_tenant_after_all(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the officer could not be reached", |window| {
        rail::open(window, "stk-tenant")?;
        window.choose_in("What happened?", "Could not be done")?;
        window.fill("Why could it not be done?", "Nobody answered")?;
        window.fill("Who did you speak to?", "Nobody")?;
        window.press_button("Record")?;
        window.await_words("Nobody answered")
    })?;
    journey.step("the person rents from someone else after all", |window| {
        to_situation(window)?;
        answer(window, "social-tenant", "no")?;
        answer(window, "several-agencies", "no")?;
        window.press_button("Save")?;
        says(window, "#steps-gone", &["Tell the Exploitation Officer"])
    })?;
    journey.check("nothing is left of the step of which nothing was recorded", |window| {
        rail::await_none(window, &["stk-adult-taa"])
    });
    journey.check("the other stays, and says that it is no longer called for", |window| {
        rail::await_said(window, "stk-tenant", &["No longer called for; its history stays"])
    });
    journey.step("its page has the history", |window| {
        rail::open(window, "stk-tenant")?;
        says(window, "#main .cards", &["Nobody answered"])
    })?;
    journey.inspect("safety step, no longer called for", Depth::WithoutWalk);
    Ok(())
}

fn add_a_step(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a step can be added", |window| window.follow("Add a step"))?;
    journey.arrive("add a step", "Add a step")?;
    journey.step("without choosing one it is refused", |window| {
        window.press_button("Add the step")?;
        window.await_words("There is a problem")
    })?;
    journey.check("add a step: the error leads to the choice", plain::error_summary);
    journey.step("a local one is added", |window| {
        window.choose(&window.find_css("input[name=step][value=stk-board]")?)?;
        window.fill("Why do you add it?", "The panel asked who oversees it")?;
        agreement::press_css(window, "form button")?;
        rail::await_page(window, "stk-board")?;
        window.await_words("Step added: Know who oversees this work")
    })?;
    journey.inspect("safety step, added", Depth::WithoutWalk);
    journey.check("the rail says that the worker added it", |window| {
        rail::await_said(window, "stk-board", &["Added by you on"])
    });
    journey.step("and decisions are where they were", decisions::to_decisions)
}
