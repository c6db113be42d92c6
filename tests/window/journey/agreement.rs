//! Consent: the conversation in the person's language, what they decide, and what follows. An adult agrees and
//! withdraws after sending; another refuses and later agrees; doubt about capacity; a child turns 18.

use std::path::Path;

use serde_json::json;

use super::{CALLED, Journey, case, first_run, lock, moment, referral};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::keys;
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

pub const ASKED: &str = "What has the person decided?";
/// The adult's statements.
pub const STATEMENTS: usize = 8;

/// Holds the conversation, in a home of its own.
pub fn hold(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("consent.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report, inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = conversation_and_ledger(&mut journey, &home);
    daybook.close()
}

fn conversation_and_ledger(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("a vault", first_run::make_vault_quickly)?;
    add_translations(journey, home)?;
    journey.step("a case of an adult", case::open_quickly)?;
    talk(journey, "Arabic", "rtl")?;
    record_talk(journey)?;
    agree(journey)?;
    send(journey)?;
    withdraw(journey)?;
    save_record(journey, home)?;
    refuse_then_agree(journey)?;
    capacity(journey)?;
    turning_18(journey)?;
    talk_with_a_child(journey)
}

/// Arabic and Vietnamese, each from a file; a third file is odd and changes nothing.
fn add_translations(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("Settings leads to the translations", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        window.follow_holding("See and add translations")
    })?;
    journey.arrive("translations, none", "Translations of the statements")?;
    for (pack, name) in
        [(daybook_tests::desk::ARABIC, "Arabic"), (daybook_tests::desk::VIETNAMESE, "Vietnamese")]
    {
        journey.step(&format!("{name} is added from a file"), |window| {
            home.choose(pack.as_bytes())?;
            window.press_button("Add translations from a file")?;
            window.await_words(name)
        })?;
    }
    journey.step("a file with a fault is not taken, and the line is said", |window| {
        home.choose(b"format = 1\nlanguage = \"vi\"\n[[statement]]\nid = \"C99\"\n")?;
        window.press_button("Add translations from a file")?;
        window.await_words("This file was not taken")?;
        window.await_words("The translations you had are unchanged.")
    })?;
    journey.inspect("translations, with a refused file", Depth::Whole);
    journey.step("back to the cases", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")
    })
}

pub fn to_consent(window: &Window) -> Outcome {
    window.follow("Consent")?;
    window.await_heading("Consent")
}

pub fn press_css(window: &Window, selector: &str) -> Outcome {
    window.walk_to(&window.find_css(selector)?)?;
    window.press(keys::ENTER)
}

/// The conversation, in a language that is written the other way.
fn talk(journey: &mut Journey<'_>, language: &str, direction: &str) -> Outcome {
    journey.step("Consent is one link away", to_consent)?;
    journey.inspect("consent, with all purposes", Depth::Whole);
    journey.step("the conversation is one press away", |window| press_css(window, "#talk"))?;
    journey.arrive("conversation, before it", "The conversation")?;
    journey.step("a language is chosen and it begins", |window| {
        window.choose(&window.find_css("input[value=ar]")?)?;
        window.press_button("Begin")?;
        window.await_heading("Statement 1 of 8")
    })?;
    journey.check(&format!("{language} is shown {direction}, in letters of its own"), |window| {
        shown_in(window, "ar", direction)
    });
    journey.check("nothing of the case is on the screen that is turned to the person", |window| match window
        .shows(
        CALLED,
    )? {
        true => Err(Fault::Window("the case's name is on it".to_owned())),
        false => Ok(()),
    });
    journey.inspect("conversation, a statement in Arabic", Depth::Whole);
    journey.step("the text grows to 400 %", |window| grow(window, 400))?;
    journey.check("at 400 % nothing is cut off", |window| {
        let script = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth
                          && [...document.querySelectorAll('main p, main h1')].filter(seen)
                              .every((it) => it.scrollWidth <= it.clientWidth + 1);";
        match window.comes_true(script, &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window("something is wider than the window".to_owned())),
        }
    });
    journey.inspect("conversation, at 400 %", Depth::WithoutWalk);
    journey.step("the text is as it was", |window| grow(window, 100))?;
    said_to_the_end(journey)
}

/// Every statement is said, with a break and a lock in the middle.
fn said_to_the_end(journey: &mut Journey<'_>) -> Outcome {
    journey.step("one is said, one is to be come back to, a break is taken", |window| {
        window.press_button("Said it")?;
        window.await_heading("Statement 2 of 8")?;
        window.press_button("Come back to this")?;
        window.await_heading("Statement 3 of 8")?;
        window.press_button("Take a break")?;
        window.await_heading("A break")
    })?;
    journey.inspect("conversation, a break", Depth::Whole);
    journey.step("a lock in the break loses nothing", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for("A break", wait::KEY_DERIVATION)?;
        window.press_button("Go on")?;
        window.await_heading("Statement 3 of 8")
    })?;
    journey.step("the rest is said", |window| {
        for place in 3..STATEMENTS {
            window.press_button("Said it")?;
            window.await_heading(&format!("Statement {} of 8", place + 1))?;
        }
        window.press_button("Said it")?;
        window.await_heading("The end of the statements")?;
        window.await_words("To come back to")
    })?;
    journey.inspect("conversation, its end", Depth::Whole);
    journey.step("what was left is said after all", |window| {
        press_css(window, ".talk__topics button")?;
        window.await_heading("Statement 2 of 8")?;
        window.press_button("Said it")?;
        window.await_heading("The end of the statements")?;
        window.await_words("Every statement was said.")
    })
}

/// Presses the button of a text size and waits until the statement has it.
pub fn grow(window: &Window, percent: u32) -> Outcome {
    press_css(window, &format!("#text-size-{percent}"))?;
    window.find_css(&format!(".talk__statement[data-size='{percent}']")).map(drop)
}

/// Checks that the statement is in that language and direction, and that its letters have a font.
fn shown_in(window: &Window, tag: &str, direction: &str) -> Outcome {
    let script = "const said = document.querySelector(`main [lang='${arguments[0]}']`);
                  if (!said) return false;
                  const right = getComputedStyle(said).direction === arguments[1];
                  const english = document.querySelector(\"main [lang='en'][dir='ltr']\");
                  return right && seen(said) && said.innerText.trim().length > 20 && english !== null;";
    match window.comes_true(script, &json!([tag, direction]))? {
        true => Ok(()),
        false => Err(Fault::Window(format!("no statement stands there in {tag}, {direction}"))),
    }
}

/// Who explained, through whom, what was said back; kept as typed, then fixed.
fn record_talk(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the end leads to the record", |window| window.press_button("End and write the record"))?;
    journey.arrive("conversation, the record", "The record of the conversation")?;
    journey.step("an empty record is refused by name", |window| {
        window.press_button("Finish the record")?;
        window.await_words("There is a problem")
    })?;
    journey.check("the record: every error leads to its field", plain::error_summary);
    journey.step("the interpreter and what the person said back are written", |window| {
        window.fill("Who explained?", "Ivo Invented, officer")?;
        window.fill("Language used", "Arabic")?;
        window.fill("Name or number", "K 17")?;
        window.choose_in("How did the interpreter take part?", "By telephone")?;
        window.fill("Agency", "Invented Interpreters")?;
        window.choose_in("Which gender did the person ask for?", "A woman")?;
        window.fill("What did the person say back?", "That I can say no, and stop later.")?;
        window.await_words("Saved")
    })?;
    journey.step("it is finished", |window| {
        window.press_button("Finish the record")?;
        window.await_heading("Consent")?;
        window.await_words("That I can say no, and stop later.")
    })?;
    journey.inspect("consent, with a conversation", Depth::Whole);
    Ok(())
}

/// Records a decision about the referral and goes back to the consent page, or to what follows.
fn decide(window: &Window, decision: &str, words: &str) -> Outcome {
    press_css(window, "main a[href$='/consent/record/referral']")?;
    window.await_heading("What has the person decided about the referral?")?;
    window.choose_in(ASKED, decision)?;
    let when =
        if decision.contains("more time") { "When did you ask?" } else { "When did the person decide?" };
    moment::fill_now(window, when)?;
    window.fill("What did the person say?", words)
}

/// Agrees after the conversation: nothing more is ticked, because it was said before.
fn agree(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the person agrees to the referral", |window| {
        decide(window, "They agree", "Yes. Write it.")?;
        window.press_button("Record this decision")?;
        window.await_heading("Consent")?;
        window.await_words("The person agrees")
    })?;
    journey.check("the officer can state that the person consented, and that support is open", |window| {
        let script = "const text = plain(document.querySelector('#at-referral').innerText);
                      return /yes/i.test(text) && /not decided/i.test(text) && !document.querySelector('#not-informed');";
        match window.comes_true(script, &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    Ok(())
}

fn send(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the referral is recorded as sent", record_as_sent)
}

/// Records the referral as sent just now, as it stands.
pub fn record_as_sent(window: &Window) -> Outcome {
    window.follow("Referral")?;
    window.await_heading("Referral")?;
    window.follow_holding("Record as sent")?;
    window.await_heading("Record as sent")?;
    moment::fill_now(window, "When was it sent?")?;
    window.fill("Who sent it?", "Ivo Invented, officer")?;
    window.press_button("Record as sent")?;
    window.await_heading("Sent")
}

/// Withdraws after sending: who must be told, what ends, what does not.
fn withdraw(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the person withdraws, and says so aloud", |window| {
        to_consent(window)?;
        decide(window, "They withdraw their agreement", "I want to stop.")?;
        window.choose_in("How did the person give their answer?", "They said it")?;
        window.press_button("Record this decision")
    })?;
    journey.arrive("what follows from withdrawing", "What follows")?;
    journey.step("who is told, what ends and what does not", |window| {
        for words in ["Who must be told", "What ends", "What does not end"] {
            window.await_words(words)?;
        }
        Ok(())
    })?;
    journey.step("both events stand in the record", |window| {
        to_consent(window)?;
        window.await_words("The person withdrew their agreement")?;
        window.await_words("Yes. Write it.")
    })
}

/// The record on paper, for the case file.
fn save_record(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("the consent record is saved as a PDF", |window| {
        window.follow_holding("Save the consent record as a PDF")?;
        window.await_heading("Before the consent record leaves Daybook")?;
        referral::keep_here(window)?;
        window.press_button("Save as PDF")?;
        window.await_words("PDF saved at")
    })?;
    let file = home.pdf().to_owned();
    journey.check("the consent record is tagged for screen readers", |_| crate::pdf::is_tagged(&file));
    journey.step("and it stands in the log", |window| window.follow("See what was shared"))?;
    journey.arrive("what was shared", "What was shared")?;
    journey.step("something shared by other means can be entered", |window| {
        window.follow_holding("Record something shared by other means")
    })?;
    journey.arrive("something shared, form", "Record something shared")
}

fn open_another(window: &Window, age: &str) -> Outcome {
    window.follow("Daybook")?;
    window.await_heading("Cases")?;
    window.press_button("Open a new case")?;
    window.await_heading("If someone is in danger now")?;
    window.press_button("Continue")?;
    window.await_heading("Open a new case")?;
    window.fill("Initials", "QB")?;
    window.choose_in("How old is the person?", age)?;
    window.choose_in("Where are you?", "England")?;
    window.fill("Language the person wants to use", "Vietnamese")?;
    window.choose_in("Is an interpreter needed?", "Yes")?;
    window.press_button("Open the case")?;
    window.await_heading("Overview")
}

/// More time first, then a refusal, and later they agree.
fn refuse_then_agree(journey: &mut Journey<'_>) -> Outcome {
    journey.step("another adult wants more time", |window| {
        open_another(window, "18 or over")?;
        to_consent(window)?;
        decide(window, "They want more time", "I want to ask my sister.")?;
        moment::fill_today(window, "When will you return to this?")?;
        window.press_button("Record this decision")?;
        window.await_heading("Consent")
    })?;
    journey.step("going back stands with the safety steps", |window| {
        window.find_css("#to-come-back-to").map(drop)
    })?;
    journey.inspect("consent, more time wanted", Depth::WithoutWalk);
    journey.step("then they refuse", |window| {
        decide(window, "They do not agree", "No. I am afraid.")?;
        window.press_button("Record this decision")
    })?;
    journey.arrive("what follows from a refusal", "What follows")?;
    journey.step("the duty to notify, and the safety steps", |window| {
        window.await_words("notify the Home Office")?;
        window.await_words("Safeguarding goes on")
    })?;
    journey.step("later they agree", |window| {
        agree_with_all_explained(window, "Yes, I have thought.")?;
        window.await_words("No. I am afraid.")
    })
}

/// Records that the person agrees to the referral, with every statement ticked as explained.
pub fn agree_with_all_explained(window: &Window, words: &str) -> Outcome {
    to_consent(window)?;
    decide(window, "They agree", words)?;
    for n in 1..=STATEMENTS {
        window.tick(&window.find_css(&format!("input[name=explained][value=C{n}]"))?)?;
    }
    window.press_button("Record this decision")?;
    window.await_heading("Consent")?;
    window.await_words("The person agrees")
}

/// Doubt about capacity: what could not be done, and a decision in their best interests.
fn capacity(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the person cannot decide about support now", |window| {
        press_css(window, "main a[href$='/consent/record/support']")?;
        window.await_heading("What has the person decided about support?")?;
        window.choose_in(ASKED, "They cannot decide now")?;
        window.fill("Why can they not decide now?", "Could not say back what support is.")?;
        moment::fill_now(window, "When did the person decide?")?;
        window.fill("What did the person say?", "I do not know what this is.")?;
        window.press_button("Record this decision")
    })?;
    journey.arrive("what follows when someone cannot decide", "What follows")?;
    journey.step("a record of capacity comes next", |window| {
        press_css(window, "main a[href$='/consent/capacity/support']")
    })?;
    journey.arrive("capacity, form", "Capacity for this decision")?;
    journey.step("inability alone is refused", |window| {
        window.fill("What was the person to decide?", "Whether to accept support")?;
        moment::fill_now(window, "When was this looked at?")?;
        window.choose_in("What was found?", "They cannot make this decision now")?;
        window.press_button("Record capacity")?;
        window.await_words("There is a problem")
    })?;
    journey.check("capacity: every error leads to its field", plain::error_summary);
    journey.step("it is shown, and decided in their best interests", |window| {
        window.fill("What help was given to decide?", "Two visits and an interpreter")?;
        let weigh = window.find_css("input[value=weigh]")?;
        window.tick(&weigh)?;
        window.fill("How did that show?", "Could not compare two rooms")?;
        window.fill("Because of what?", "A head injury, invented")?;
        window.fill("Who decided for the person?", "Dr Q, invented")?;
        window.fill("Who was consulted?", "Her sister")?;
        window.fill("What does the person wish and feel?", "To be warm")?;
        window.choose_in("What was decided in their best interests?", "Go ahead")?;
        window.fill("Why, and why would no less restrictive way do?", "Nothing less is safe")?;
        window.press_button("Record capacity")?;
        window.await_heading("Consent")?;
        window.await_words("best interests")
    })?;
    journey.inspect("consent, decided in best interests", Depth::WithoutWalk);
    Ok(())
}

/// Referred as a child, 18 today.
fn turning_18(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a child's case, and the date of birth of someone who is 18 today", |window| {
        open_another(window, "Under 18")?;
        window.follow("Referral")?;
        window.await_heading("Referral")?;
        let before = window.route()?;
        press_css(window, "main .govuk-task-list a[href$='/referral/pv-dob']")?;
        window.await_route_after(&before)?;
        type_birthday(window)?;
        referral::leave_page(window)
    })?;
    journey.step("the rail says that they turn 18", |window| {
        window.find_css("#to-come-back-to")?;
        window.await_words("turns 18")
    })?;
    journey.step("Consent says what must be asked", to_consent)?;
    journey.inspect("consent of a child who turns 18", Depth::Whole);
    Ok(())
}

fn type_birthday(window: &Window) -> Outcome {
    let today = window.ask_lines(include_str!("../page/days_ago.js"), &json!([0]))?;
    let [day, month, year] = today.as_slice() else {
        return Err(Fault::Machine("a day is not three numbers".to_owned()));
    };
    let year = year.parse::<i32>().map_err(|cause| Fault::machine("reading a year", cause))? - 18;
    for (part, text) in [("day", day.clone()), ("month", month.clone()), ("year", year.to_string())] {
        window.fill_element(&window.find_css(&format!("#pv-dob-{part}"))?, &text)?;
    }
    Ok(())
}

/// The child is told, in Vietnamese or through the interpreter; then asked as an adult.
fn talk_with_a_child(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the child is told what happens", |window| {
        press_css(window, "#talk")?;
        window.await_heading("The conversation")?;
        window.choose_in("Who is it for?", "A person who is nearly 18, and was referred already")?;
        window.choose(&window.find_css("input[value=vi]")?)?;
        window.press_button("Begin")?;
        window.await_heading("Statement 1 of")?;
        window.press_button("Said it")?;
        window.await_heading("Statement 2 of")?;
        window.press_button("End and write the record")?;
        window.await_heading("The record of the conversation")?;
        window.fill("Who explained?", "Ivo Invented, officer")?;
        window.fill("What did the person say back?", "You will ask me when I am 18.")?;
        window.fill("What does the person think, and what do they want?", "To stay here.")?;
        window.press_button("Finish the record")?;
        window.await_heading("Consent")?;
        window.await_words("To stay here.")
    })?;
    journey.step("the case is changed to an adult's", |window| {
        window.follow_holding("Change the case to 18 or over")?;
        window.await_heading("Change what the case says")?;
        window.choose_in("How old is the person?", "18 or over")?;
        window.fill("How do you know this now?", "The birthday was today")?;
        window.press_button("Change the case")?;
        window.await_heading("Overview")?;
        to_consent(window)?;
        window.await_words("Not asked yet")
    })?;
    journey.step("staying in is asked, and how it was answered", |window| {
        decide(window, "They agree", "I want to stay.")?;
        window.press_button("Record this decision")?;
        window.await_words("There is a problem")?;
        window.choose_in("How did the person give their answer?", "They said it")?;
        window.press_button("Record this decision")?;
        window.await_heading("Consent")?;
        window.await_words("The person agrees")
    })?;
    journey.inspect("consent, asked afresh at 18", Depth::Whole);
    Ok(())
}
