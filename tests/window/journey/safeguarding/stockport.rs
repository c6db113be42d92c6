//! A child in Stockport at eleven at night on a bank holiday.

use serde_json::json;

use super::place::{self, Place};
use super::{clock, rail, says};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::{Journey, first_run};
use crate::plain;
use crate::wait;

const CHILD: Place = Place { letter: 'C', age: "Under 18", nation: "England", area: Some("Stockport") };
/// The number of the council's team out of hours.
const AT_NIGHT: &str = "0161 718 2118";

/// A child, when nobody answers at the council's front door.
pub fn child_at_night(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a vault, at eleven at night on a bank holiday", first_run::make_vault_quickly)?;
    about_you(journey)?;
    danger_first(journey)?;
    case_of_a_child(journey)?;
    closed_front_door(journey)?;
    ring_at_night(journey)?;
    what_came_of_it(journey)
}

fn about_you(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Settings leads to About you", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        window.follow_holding("About you")?;
        window.await_heading("About you")
    })?;
    journey
        .step("the worker's place is Stockport", |window| place::say_where(window, "England", "Stockport"))?;
    journey.inspect("about you, with a council area", Depth::Whole);
    Ok(())
}

/// The page about danger says the numbers and stops nobody: one press goes on.
fn danger_first(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a case is opened", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.press_button("Open a new case")
    })?;
    journey.arrive("danger first", "If someone is in danger now")?;
    journey.check("it says whom to ring", |window| {
        ["999", "101", "08000 121 700"].iter().try_for_each(|number| window.await_words(number))
    });
    journey.step("Continue is all it asks", |window| {
        let asks = "return document.querySelectorAll('#main input, #main select, #main textarea').length;";
        let fields = window.ask(asks, &json!([]))?;
        if fields != json!(0) {
            return Err(Fault::Window(format!("it has {fields} fields to answer")));
        }
        window.press_button("Continue")?;
        window.await_heading("Open a new case")
    })
}

fn case_of_a_child(journey: &mut Journey<'_>) -> Outcome {
    journey.check("the case begins where the worker works", |window| {
        let script = "const chosen = (name) => document.querySelector(`input[name=${name}]:checked`)?.value;
                      return chosen('nation') === 'england' && chosen('area') === 'Stockport';";
        wait::until(&window.session, "England and Stockport chosen", wait::USUAL, || {
            window.asks_whether(script, &json!([])).map(|chosen| chosen.then_some(()))
        })
    });
    journey.inspect("new case, with a council area", Depth::Whole);
    journey.step("the case is opened for a child", |window| {
        CHILD.fill(window)?;
        window.press_button("Open the case")?;
        window.await_heading("Overview")
    })?;
    journey.step(
        "the rail: danger, the out-of-hours team, the MASSH, police, guardians, and what is not for today",
        |window| {
            rail::await_steps(
                window,
                &[
                    "stk-danger",
                    "stk-child-ooh",
                    "stk-child",
                    "uk-101",
                    "stk-ictg",
                    "eng-health",
                    "eng-child-emerg",
                    "stk-child-aspire",
                    "stk-victims",
                ],
            )
        },
    )?;
    journey.check("the rail says why the out-of-hours team stands there", |window| {
        rail::await_said(window, "stk-child-ooh", &["The office to ring first is closed now"])
    });
    journey.inspect("overview, a child at night", Depth::Whole);
    Ok(())
}

fn closed_front_door(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the MASSH is one link away", |window| rail::open(window, "stk-child"))?;
    journey.arrive("safety step, closed", "Ring the MASSH first")?;
    journey.check("it says that it is closed, when it opens, and whom to ring instead", |window| {
        let opens = clock::working_day_after(clock::bank_holiday_night()?)?;
        let opens = opens.format("Opens %-d %B %Y, 8:30am").to_string();
        says(window, "#closed-now", &["Closed now", &opens, AT_NIGHT, "Ring the out-of-hours team (child)"])
    });
    journey.check("the number to ring now comes before the closed one, and is large", |window| {
        let script = "const [first] = document.querySelectorAll('#main .phone');
                      const size = (it) => parseFloat(getComputedStyle(it).fontSize);
                      return plain(first.textContent) === arguments[0] && size(first) > 1.1 * size(document.body);";
        match window.comes_true(script, &json!([AT_NIGHT]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    journey.check("the MASSH's own number and hours are there too", |window| {
        says(window, "#main .step", &["0161 217 6028", "Monday to Thursday 8.30am to 5pm"])
    });
    Ok(())
}

fn ring_at_night(journey: &mut Journey<'_>) -> Outcome {
    journey.step("from there it is one link to the out-of-hours team", |window| {
        window.walk_to(&window.find_css("#closed-now a")?)?;
        window.press(crate::keys::ENTER)?;
        rail::await_page(window, "stk-child-ooh")
    })?;
    journey.arrive("safety step, out of hours", "Ring the out-of-hours team (child)")?;
    journey.step("an empty record is refused", |window| {
        window.press_button("Record")?;
        window.await_words("There is a problem")
    })?;
    journey.check("safety step: every error leads to its field", plain::error_summary);
    journey.step(
        "it is recorded as done, with the number rung, a reference and what came back",
        |window| {
            window.choose_in("What happened?", "Done")?;
            window.fill("Who did you speak to?", "Duty worker, out-of-hours team")?;
            window.fill("Number you rang", AT_NIGHT)?;
            window.fill("Reference", "OOH-4471")?;
            window.fill("What was agreed?", "They ring the foster carer tonight")?;
            window.fill("What came back", "Call back at 23:40: the child is safe")?;
            window.press_button("Record")?;
            window.await_words("OOH-4471")
        },
    )?;
    journey.check("all of it is in the record", |window| {
        says(
            window,
            "#main .cards",
            &["Done", AT_NIGHT, "OOH-4471", "They ring the foster carer tonight", "Call back at 23:40"],
        )
    });
    journey.check("the rail says that it is done", |window| {
        rail::await_said(window, "stk-child-ooh", &["Done"])
    });
    journey.check("the rail says what was recorded", |window| {
        rail::await_said(window, "stk-child-ooh", &["They ring the foster carer tonight"])
    });
    journey.inspect("safety step, out of hours, done", Depth::WithoutWalk);
    Ok(())
}

/// A record of the MASSH says what came of it, which calls for the next step, with why.
fn what_came_of_it(journey: &mut Journey<'_>) -> Outcome {
    journey.step("back to the MASSH", |window| rail::open(window, "stk-child"))?;
    journey.step("done asks what came of it", |window| {
        window.await_heading("Ring the MASSH first")?;
        window.choose_in("What happened?", "Done")?;
        window.find_css("#result").map(drop)
    })?;
    journey.inspect("safety step, with results", Depth::Whole);
    journey.step("the council suspects significant harm", |window| {
        window.choose_in("What came of it?", "The council suspects significant harm")?;
        window.fill("Who did you speak to?", "Online form, acknowledged")?;
        window.press_button("Record")?;
        window.await_words("What came of it")
    })?;
    journey.step("the strategy discussion is called for, and says why", |window| {
        rail::await_said(window, "ew-strategy", &["Because: a child may be suffering"])
    })?;
    journey.check("the out-of-hours step stays with its history", |window| {
        rail::await_said(window, "stk-child-ooh", &["Done"])
    });
    journey.step("the overview tells both", |window| {
        window.follow("Overview")?;
        window.await_heading("Overview")?;
        window.await_words("Ring the out-of-hours team (child)")?;
        window.await_words("Ring the MASSH first")
    })
}
