//! The referral's other ways, by keyboard: the practice case is read back, checked, copied and changed from one
//! kind of report to the next, and each time the whole route is walked again.

use std::path::Path;

use casework::practice::PracticeCase;
use serde_json::{Map, Value, json};

use super::{Journey, first_run, lock, moment, referral};
use crate::answer;
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::keys;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

const PAGES_AT_MOST: usize = 60;
/// Decisions that the identifier check may ask for; the practice case has fewer.
const DECISIONS_AT_MOST: usize = 60;
/// What only the child's route and a named notification ask, invented.
const ELSEWHERE: [(&str, &str); 4] = [
    ("local-authority-contacted-about-child-local-authority-name", "Stockport Metropolitan Borough Council"),
    ("what-evidence-you-will-submit", "A letter, invented, of the day before the visit"),
    ("local-authority-contacted-about-child-local-authority-phone", "0161 496 0000"),
    ("local-authority-contacted-about-child-local-authority-email", "children.practice@example.gov.uk"),
];

/// Takes the practice case through every kind of report, in a home of its own.
pub fn take(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("elsewhere.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report, inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = courses(&mut journey);
    daybook.close()
}

fn courses(journey: &mut Journey<'_>) -> Outcome {
    let mut answers = PracticeCase::shipped().answers.clone();
    answers.extend(ELSEWHERE.map(|(field, text)| (field.to_owned(), json!(text))));
    journey.step("the practice case stands", |window| {
        first_run::make_vault_quickly(window)?;
        window.press_button("Open the practice case")?;
        window.await_heading("Overview")
    })?;
    say_who(journey)?;
    before_sending(journey)?;
    copying(journey)?;
    named(journey, &answers)?;
    anonymous(journey, &mut answers)?;
    sent(journey)?;
    child(journey, &mut answers)?;
    adult_again(journey)
}

/// About you: who refers, once.
fn say_who(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Settings leads to About you", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        window.follow_holding("About you")
    })?;
    journey.arrive("about you", "About you")?;
    journey.step("it is filled and saved", |window| {
        window.fill("First name", "Ivo")?;
        window.fill("Last name", "Invented")?;
        window.fill("Work email", "ivo.invented@example.gov.uk")?;
        window.press_button("Save")?;
        window.await_words("Saved")
    })?;
    journey.inspect("about you, saved", Depth::WithoutWalk);
    open_case(journey)
}

fn open_case(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the case is opened again", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.follow(&PracticeCase::shipped().case.called)?;
        window.await_heading("Overview")
    })
}

/// The screens before sending: the legal test, reading back, supporting files.
fn before_sending(journey: &mut Journey<'_>) -> Outcome {
    to_tasks(journey)?;
    journey.inspect("task list, answered", Depth::Whole);
    journey.step("the legal test is one link away", |window| window.follow_holding("The legal test"))?;
    journey.arrive("legal test", "Does the account show what the law asks?")?;
    journey.step("a passage is marked", |window| {
        window.press_holding("This supports it")?;
        window.await_words("Unmark")
    })?;
    to_tasks(journey)?;
    journey.step("Read back is one link away", |window| window.follow_holding("Read back"))?;
    journey.arrive("read back", "Read back")?;
    journey.step("a part is right", |window| {
        window.press_holding("Right")?;
        window.await_words("Right. Recorded at")
    })?;
    to_tasks(journey)?;
    journey
        .step("the files are one link away", |window| window.follow_holding("Files for the online form"))?;
    journey.arrive("files for the online form, none", "Files for the online form")?;
    journey.step("a file is listed", |window| {
        window.press_button("Add files")?;
        window.await_words("letter.pdf")
    })?;
    journey.inspect("files for the online form, one", Depth::Whole);
    to_tasks(journey)
}

/// Copies, ticks, locks in the middle, and comes back to the same row.
fn copying(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Copy is one link away", |window| window.follow_holding("Copy to the online form"))?;
    journey.arrive("copy to the online form", "Copy to the online form")?;
    journey.step("an answer is copied", |window| {
        window.press_holding("Copy: ")?;
        window.await_words("Copied. Clears in 1 minute")
    })?;
    journey.step("three rows are ticked", |window| {
        for _ in 0..3 {
            let open = window.find_css("input[id^='entered-']:not(:checked)")?;
            let before = ticked(window)?;
            window.tick(&open)?;
            wait::until(&window.session, "one more row entered", wait::USUAL, || {
                Ok((ticked(window)? > before).then_some(()))
            })?;
        }
        window.await_words("3 of")
    })?;
    journey.inspect("copy to the online form, begun", Depth::WithoutWalk);
    journey.step("Ctrl+L locks in the middle", |window| {
        window.control("l")?;
        window.await_heading("Unlock")
    })?;
    journey.step("unlocking leads back to the list", |window| {
        lock::unlock(window)?;
        window.await_heading_for("Copy to the online form", wait::KEY_DERIVATION)?;
        window.await_words("You were here")
    })?;
    journey.check("the focus is in the next row to enter", |window| {
        let script =
            "return document.activeElement?.closest('.copyrow')?.querySelector('.copyrow__here') != null;";
        wait::until(&window.session, "the focus in the row marked here", wait::USUAL, || {
            Ok(window.asks_whether(script, &json!([]))?.then_some(()))
        })
    });
    journey.step("what was ticked is ticked", |window| window.await_words("3 of"))
}

fn ticked(window: &Window) -> Outcome<u64> {
    let script = "return document.querySelectorAll(\"input[id^='entered-']:checked\").length;";
    Ok(window.ask(script, &json!([]))?.as_u64().unwrap_or_default())
}

/// The first change of course: consent is withdrawn, and the person co-operates.
fn named(journey: &mut Journey<'_>, answers: &Map<String, Value>) -> Outcome {
    journey.step("the person withdraws", |window| {
        window.follow("Consent")?;
        window.await_heading("Consent")?;
        window.walk_to(&window.find_css("main a[href$='/consent/record/referral']")?)?;
        window.press(keys::ENTER)?;
        window.await_heading("What has the person decided")?;
        window.choose_in("What has the person decided?", "They withdraw their agreement")?;
        moment::fill(window, "When did the person decide?", PracticeCase::shipped().consent[0].at)?;
        window.fill("What did the person say?", "I do not want this any more.")?;
        window.choose_in("How did the person give their answer?", "They said it")?;
        window.press_button("Record this decision")?;
        window.await_words("The person withdrew their agreement")
    })?;
    to_tasks(journey)?;
    journey.step("the referral's answers are kept apart", |window| {
        window.await_words("Not part of this referral")?;
        window.await_words("It was given for a referral. A notification asks it afresh.")
    })?;
    journey.inspect("task list, named notification", Depth::Whole);
    walk(journey, "named notification", answers)
}

/// The second: co-operation changes to no, and name and contact go out of it.
fn anonymous(journey: &mut Journey<'_>, answers: &mut Map<String, Value>) -> Outcome {
    answers.insert("authorities-cooperation".to_owned(), json!("no"));
    change_page(journey, "authorities-cooperation", answers)?;
    walk(journey, "anonymous notification", answers)?;
    journey.check("no page of the anonymous route asked for a name", |window| {
        match window.shows("Practice Person")? {
            true => Err(Fault::Window("the summary shows the name".to_owned())),
            false => Ok(()),
        }
    });
    to_tasks(journey)?;
    journey.step("copying waits for the identifiers", |window| {
        window.follow_holding("Copy to the online form")?;
        window.await_words("Some pieces that could identify the person are not decided yet.")
    })?;
    journey.inspect("copy to the online form, held back", Depth::Whole);
    journey.step("the reason leads to the check", |window| window.follow("Decide what may stay"))?;
    journey.arrive("identifier check", "Who could be recognised?")?;
    decide_all(journey)
}

fn decide_all(journey: &mut Journey<'_>) -> Outcome {
    journey.step("every identifier is decided, one by one", |window| {
        for _ in 0..DECISIONS_AT_MOST {
            if window.shows("Nothing left to decide.")? {
                return Ok(());
            }
            let before = undecided(window)?;
            window.choose(&window.find_css("[data-undecided] input[value=stays]")?)?;
            window.fill_element(
                &window.find_css("[data-undecided] textarea")?,
                "Invented, in a practice case",
            )?;
            window.walk_to(&window.find_css("[data-undecided] form button")?)?;
            window.press(keys::ENTER)?;
            wait::until(&window.session, "one fewer to decide", wait::USUAL, || {
                Ok((undecided(window)? < before).then_some(()))
            })?;
        }
        Err(Fault::Window("there is no end to the identifiers".to_owned()))
    })?;
    journey.inspect("identifier check, decided", Depth::WithoutWalk);
    Ok(())
}

fn undecided(window: &Window) -> Outcome<u64> {
    let script = "return document.querySelectorAll('[data-undecided]').length;";
    Ok(window.ask(script, &json!([]))?.as_u64().unwrap_or_default())
}

/// Records it as sent: frozen, until a new version is begun.
fn sent(journey: &mut Journey<'_>) -> Outcome {
    to_tasks(journey)?;
    journey.step("Record as sent is one link away", |window| window.follow_holding("Record as sent"))?;
    journey.arrive("record as sent", "Record as sent")?;
    journey.step("it is recorded", |window| {
        moment::fill(window, "When was it sent?", PracticeCase::shipped().consent[0].at)?;
        window.fill("Who sent it?", "Ivo Invented, officer")?;
        window.press_button("Record as sent")?;
        window.await_heading("Sent")
    })?;
    journey.inspect("sent", Depth::Whole);
    journey.step("the official copy is kept", |window| {
        window.press_button("Attach the official copy")?;
        window.await_words("letter.pdf")
    })?;
    to_tasks(journey)?;
    journey.inspect("task list, frozen", Depth::WithoutWalk);
    journey.step("an answer can be read and not changed", |window| {
        open_page(window, "how-they-were-treated")?;
        match window.comes_true("return document.querySelector('main textarea') === null;", &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window("a box to type in, on a page that is frozen".to_owned())),
        }
    })?;
    journey.inspect("question, frozen", Depth::WithoutWalk);
    to_tasks(journey)?;
    journey.step("a new version is begun", |window| {
        window.press_button("Begin a new version")?;
        window.await_words("Version 2")
    })
}

/// The third: the adult turns out to be a child, then of an age that is not known.
fn child(journey: &mut Journey<'_>, answers: &mut Map<String, Value>) -> Outcome {
    for (age, name) in [("yes", "child"), ("not-sure", "age not known")] {
        answers.insert("pv-under-age".to_owned(), json!(age));
        change_page(journey, "pv-under-age", answers)?;
        journey.step(&format!("{name}: the window says that the case followed"), |window| {
            window.await_words("safety steps")
        })?;
        walk(journey, name, answers)?;
    }
    Ok(())
}

/// The fourth: an adult after all, who is asked afresh with nothing chosen.
fn adult_again(journey: &mut Journey<'_>) -> Outcome {
    let mut answers = Map::new();
    answers.insert("pv-under-age".to_owned(), json!("no"));
    change_page(journey, "pv-under-age", &answers)?;
    to_tasks(journey)?;
    journey.step("what waits for the decision says so", |window| window.await_words("Cannot start yet"))?;
    journey.step("consent has not been asked", |window| {
        window.follow("Consent")?;
        window.await_heading("Consent")?;
        window.await_words("Not asked yet")
    })?;
    journey.step("nothing is chosen", |window| {
        window.walk_to(&window.find_css("main a[href$='/consent/record/referral']")?)?;
        window.press(keys::ENTER)?;
        window.await_heading("What has the person decided")?;
        let none = window.comes_true(
            "return document.querySelector('input[type=radio]:checked, input[type=checkbox]:checked') === null;",
            &json!([]),
        )?;
        if none { Ok(()) } else { Err(Fault::Window("something is chosen beforehand".to_owned())) }
    })
}

fn to_tasks(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Referral is one link away", |window| {
        window.follow("Referral")?;
        window.await_heading("Referral")
    })
}

/// Opens a page from the task list, gives its answers, continues.
fn change_page(journey: &mut Journey<'_>, page: &str, answers: &Map<String, Value>) -> Outcome {
    to_tasks(journey)?;
    journey.step(&format!("{page} is changed"), |window| {
        open_page(window, page)?;
        answer::give_all(window, answers)?;
        referral::leave_page(window)
    })
}

fn open_page(window: &Window, page: &str) -> Outcome {
    let before = window.route()?;
    window.walk_to(&window.find_css(&format!("main .govuk-task-list a[href$='/referral/{page}']"))?)?;
    window.press(keys::ENTER)?;
    window.await_route_after(&before)?;
    window.find_css("main h1").map(drop)
}

/// Walks a whole route by Continue, giving what is still to be given, until nothing is missing.
fn walk(journey: &mut Journey<'_>, name: &str, answers: &Map<String, Value>) -> Outcome {
    to_tasks(journey)?;
    let mut pages = 0;
    journey.step(&format!("{name}: every page of the route is answered"), |window| {
        open_page(window, "reference")?;
        while !window.route()?.ends_with("/referral/check") {
            answer::give_all(window, answers)?;
            referral::leave_page(window)?;
            window.find_css("main h1")?;
            pages += 1;
            if pages > PAGES_AT_MOST {
                return Err(Fault::Window("there is no end to the route".to_owned()));
            }
        }
        Ok(())
    })?;
    journey.step(&format!("{name}: nothing is missing after {pages} pages"), |window| {
        window.await_heading("Check answers")?;
        window.await_words("Every question on this route is answered.")
    })?;
    journey.inspect(&format!("check answers, {name}"), Depth::WithoutWalk);
    Ok(())
}
