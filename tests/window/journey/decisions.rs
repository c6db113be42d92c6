//! Decisions and their clocks: sent, news asked for, a negative decision with its letter and the steps after it,
//! reconsidered and positive, moving on, the end of support. What is odd is looked at; nothing typed is lost.

use std::path::Path;

use daybook_tests::desk::LETTER;
use serde_json::json;

use super::{CALLED, Journey, agreement, case, first_run, lock, moment, referral};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::pdf;
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

pub const RG_NEGATIVE: &str = "Reasonable grounds decision: negative";
pub const ODD: &str = "Look at this before you record it";
const SAID: &str = "I will not stop here. Ask them again.";
const TODAY: i64 = 0;

/// Follows a case from sent to the end of support, in a home of its own.
pub fn follow(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("decisions.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report, inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = sent_to_ended(&mut journey, &home);
    daybook.close()
}

fn sent_to_ended(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("a vault and a case of an adult", |window| {
        first_run::make_vault_quickly(window)?;
        case::open_quickly(window)
    })?;
    nothing_sent(journey)?;
    sent(journey)?;
    ask_for_news(journey)?;
    negative(journey)?;
    letter(journey, home)?;
    what_follows(journey)?;
    last_day(journey)?;
    across_cases(journey)?;
    reconsidered(journey)?;
    positive(journey)?;
    moving_on(journey)?;
    ended(journey)?;
    taken_back(journey)?;
    on_paper(journey, home)?;
    calendar(journey, home)?;
    reminder(journey)
}

/// Goes to the page of decisions, sent or not.
pub fn to_decisions(window: &Window) -> Outcome {
    window.follow("Decisions")?;
    window.find_css("#record, #to-referral").map(drop)
}

/// The person agrees and the referral is recorded as sent, nothing being looked at on the way.
pub fn send_quickly(window: &Window) -> Outcome {
    agreement::agree_with_all_explained(window, "Yes. Send it.")?;
    agreement::record_as_sent(window)
}

/// Chooses what happened, from any page of the case; its boxes stand there.
pub fn begin(window: &Window, act: &str) -> Outcome {
    to_choice(window)?;
    window.choose(&window.find_css(&format!("input[name=act][value={act}]"))?)?;
    window.press_button("Continue")?;
    window.find_css("#dated-day").map(drop)
}

pub fn to_choice(window: &Window) -> Outcome {
    to_decisions(window)?;
    agreement::press_css(window, "#record")?;
    window.await_heading("Record what happened")
}

/// Records what is typed; the page of the new record stands there.
pub fn record(window: &Window, button: &str) -> Outcome {
    window.press_button(button)?;
    window.find_css("#recorded").map(drop)
}

/// Records that something happened today, with nothing more to say of it.
fn record_today(window: &Window, act: &str) -> Outcome {
    begin(window, act)?;
    moment::fill_day(window, "dated", TODAY)?;
    record(window, "Record this")
}

/// A negative letter as most are recorded: dated today, told in person, with the person's words.
pub fn fill_negative(window: &Window, received_days_ago: i64) -> Outcome {
    moment::fill_day(window, "dated", TODAY)?;
    moment::fill_day(window, "received", received_days_ago)?;
    window.choose_in("Who decided?", "Single Competent Authority")?;
    window.choose_in("How was the person told?", "In person")?;
    moment::fill_day(window, "toldOn", TODAY)?;
    window.fill("What the person said", SAID)
}

fn nothing_sent(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Decisions is one link away", to_decisions)?;
    journey.arrive("decisions, nothing sent", "Nothing to track until the referral is recorded as sent")?;
    journey.step("it leads to the referral", |window| {
        agreement::press_css(window, "#to-referral")?;
        window.await_heading("Referral")
    })
}

fn sent(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the person agrees, and it is recorded as sent", send_quickly)?;
    journey.step("Decisions, after sending", to_decisions)?;
    journey.arrive("decisions, sent", "Reasonable grounds decision: expected by")?;
    journey.check("the conclusion, the ruler and the table name the same day", same_day);
    journey.step("Why this day opens", open_why)?;
    journey.check("it names the rule, what is counted from, and the source", |window| {
        for words in ["within five working days", "counted from", "not a promise", "Source:"] {
            window.await_words(words)?;
        }
        Ok(())
    });
    journey.inspect("decisions, why this day", Depth::Whole);
    Ok(())
}

/// Opens the reason of the day on which the reasonable grounds decision is expected.
pub fn open_why(window: &Window) -> Outcome {
    agreement::press_css(window, "#days-table tbody:has([data-clock^='rg-decision']) summary")?;
    window.await_words("Source:")
}

fn same_day(window: &Window) -> Outcome {
    let script = "const day = plain(document.querySelector('#days-table time').innerText);
                  return [day, '#ruler', 'h1'].every((it, place) =>
                      place === 0 ? day.length > 8 : plain(document.querySelector(it).innerText).includes(day));";
    match window.comes_true(script, &json!([]))? {
        true => Ok(()),
        false => Err(Fault::Window(wait::shown(&window.session))),
    }
}

fn ask_for_news(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Ask for news", |window| agreement::press_css(window, "#news"))?;
    journey.arrive("ask for news", "Ask for news")?;
    journey.check("the text to send does not name the person", |window| {
        let script = "return !plain(document.getElementById('ask-text').innerText).includes(arguments[0]);";
        match window.comes_true(script, &json!([CALLED]))? {
            true => Ok(()),
            false => Err(Fault::Window("the case's name is in it".to_owned())),
        }
    });
    journey.step("the text is copied", |window| {
        window.press_button("Copy the text")?;
        window.find_css("#copied")?;
        window.await_words("Copied. Clears in 1 minute")
    })?;
    journey.step("an empty record of it is refused", |window| {
        window.press_button("Record this")?;
        window.await_words("There is a problem")
    })?;
    journey.check("ask for news: every error leads to its field", plain::error_summary);
    journey.step("it is recorded, to be asked again in five days", |window| {
        moment::fill_day(window, "on", TODAY)?;
        window.fill("Whom did you ask?", "The competent authority")?;
        window.fill("How did you ask?", "By email")?;
        window.fill("What was the answer?", "It is with someone.")?;
        moment::fill_day(window, "againOn", -5)?;
        window.press_button("Record this")?;
        window.find_css("#asks")?;
        window.await_words("It is with someone.")
    })?;
    journey.inspect("decisions, news asked for", Depth::Whole);
    Ok(())
}

/// A negative decision, received before it was dated at first; a lock in the middle loses nothing.
fn negative(journey: &mut Journey<'_>) -> Outcome {
    journey.step("what happened is chosen next", to_choice)?;
    journey.arrive("choose what happened", "Record what happened")?;
    journey.step("nothing chosen is refused", |window| {
        window.press_button("Continue")?;
        window.await_words("There is a problem")
    })?;
    journey.check("choose what happened: the error leads to the choice", plain::error_summary);
    journey.step("a negative reasonable grounds decision", |window| begin(window, "rg-negative"))?;
    journey.arrive("record a decision", RG_NEGATIVE)?;
    journey.step("an empty record is refused", |window| {
        window.press_button("Record this")?;
        window.await_words("There is a problem")
    })?;
    journey.check("record a decision: every error leads to its field", plain::error_summary);
    journey
        .step("it is filled in, received the day before it was dated", |window| fill_negative(window, 1))?;
    journey.step("locked in the middle, unlocked", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for(RG_NEGATIVE, wait::KEY_DERIVATION)
    })?;
    journey.check("what was typed is there", |window| typed_is_there(window, 1));
    journey.inspect("record a decision, taken up again", Depth::Whole);
    journey.step("what is odd is said before it is recorded", |window| {
        window.press_button("Record this")?;
        window.await_words(ODD)?;
        window.await_words("It was received before the date on the letter.")?;
        lock::await_focus(window, "odd")
    })?;
    journey.check("nothing typed is lost by that", |window| typed_is_there(window, 1));
    journey.inspect("record a decision, odd", Depth::Whole);
    journey.step("the day is changed and it is recorded", |window| {
        moment::fill_day(window, "received", TODAY)?;
        record(window, "Record this")
    })?;
    journey.arrive("a decision", RG_NEGATIVE)?;
    journey.check("it says what was recorded, and that nothing of it is odd", |window| {
        window.await_words(SAID)?;
        match window.comes_true("return document.getElementById('oddities') === null;", &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    Ok(())
}

/// Checks the boxes of the record: the day it was received, so many days ago, how the person was told, their words.
fn typed_is_there(window: &Window, received_days_ago: i64) -> Outcome {
    let day = window.ask_lines(include_str!("../page/days_ago.js"), &json!([received_days_ago]))?;
    let script = "const value = (id) => document.getElementById(id)?.value;
                  return ['day', 'month', 'year'].every((part, place) => value(`received-${part}`) === arguments[0][place])
                      && document.querySelector('input[name=toldHow]:checked')?.value === 'in-person'
                      && document.querySelector('input[name=authority]:checked')?.value === 'single-competent-authority'
                      && value('said') === arguments[1];";
    wait::until(&window.session, "the boxes as they were typed", wait::USUAL, || {
        window.asks_whether(script, &json!([day, SAID])).map(|there| there.then_some(()))
    })
}

/// Attached from a file, kept whole, and saved out again when asked for.
fn letter(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("a letter is attached from a file", |window| {
        home.choose(LETTER)?;
        window.press_button("Attach a letter")?;
        window.await_words("The letter is attached.")?;
        window.await_words("letter.pdf")
    })?;
    journey.step("it can be saved out", |window| window.follow_holding("Save a copy"))?;
    journey.arrive("before the letter leaves", "Before the letter leaves Daybook")?;
    journey.step("and is, byte for byte", |window| {
        referral::keep_here(window)?;
        window.press_button("Save the letter")?;
        window.await_words("Letter saved at")?;
        let saved =
            std::fs::read(home.pdf()).map_err(|cause| Fault::machine("reading the saved letter", cause))?;
        if saved == LETTER { Ok(()) } else { Err(Fault::Window("the letter is another one".to_owned())) }
    })?;
    journey.step("back to the decision", |window| open_record(window, RG_NEGATIVE))
}

/// Opens a record from what happened, on the page of decisions.
fn open_record(window: &Window, act: &str) -> Outcome {
    to_decisions(window)?;
    // Its name goes on with the day: no other link begins so.
    window.follow(&format!("{act}, "))?;
    window.find_css("#recorded").map(drop)
}

/// One step is accepted and stands in the rail; one is declined, with a reason.
fn what_follows(journey: &mut Journey<'_>) -> Outcome {
    journey.inspect("a decision, with a letter", Depth::Whole);
    let mut step = String::new();
    journey.step("a step is accepted and stands among the safety steps", |window| {
        step = first_offered(window, "accept-")?;
        agreement::press_css(window, &format!("#accept-{step}"))?;
        window.await_words("It stands among the safety steps now.")?;
        window.find_css(&format!("#safety a[href$='/safety/{step}']")).map(drop)
    })?;
    journey.check("the focus is on the step", |window| lock::await_focus(window, &format!("offer-{step}")));
    journey.step("another is to be declined, and a reason is asked for", |window| {
        let other = first_offered(window, "decline-")?;
        agreement::press_css(window, &format!("#decline-{other}"))?;
        lock::await_focus(window, &format!("why-{other}"))
    })?;
    journey.inspect("a decision, a step being declined", Depth::Whole);
    journey.step("without one it is refused", |window| {
        window.press_button("Record that it is declined")?;
        window.await_words("There is a problem")
    })?;
    journey.check("declining: the error leads to its field", plain::error_summary);
    journey.step("with a reason it is declined", |window| {
        window.fill("Why is this step not needed or not wanted?", "They have a solicitor already")?;
        window.press_button("Record that it is declined")?;
        window.await_words("Reason: They have a solicitor already")
    })?;
    journey.inspect("a decision, steps answered", Depth::WithoutWalk);
    journey.step("the link leads to the step accepted", |window| {
        window.follow_holding("Go to the step")?;
        window.find_css("main h1")?;
        match window.route()?.ends_with(&format!("/safety/{step}")) {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })
}

/// Returns the step of the first button whose id begins so.
fn first_offered(window: &Window, begins: &str) -> Outcome<String> {
    window.find_css(&format!("[id^='{begins}']"))?;
    let script = "return document.querySelector(`[id^='${arguments[0]}']`).id.slice(arguments[0].length);";
    let id = window.ask(script, &json!([begins]))?;
    id.as_str().map(str::to_owned).ok_or_else(|| Fault::Machine(format!("not an id: {id}")))
}

fn last_day(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Decisions, after a negative one", to_decisions)?;
    journey.arrive("decisions, negative", "Last day to ask for reconsideration")?;
    journey
        .check("the conclusion says how many days are left", |window| window.await_heading(", in 30 days"));
    Ok(())
}

/// Home counts what needs the worker; the list has as many, and leads to where it is done.
fn across_cases(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Cases", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.find_css("#count-due-soon").map(drop)
    })?;
    journey.inspect("cases, with counts", Depth::Whole);
    let mut counted = 0;
    journey.step("the count of what is due soon leads to its list", |window| {
        let script = "return parseInt(document.getElementById('count-due-soon').innerText, 10);";
        counted = window.ask(script, &json!([]))?.as_u64().unwrap_or_default();
        agreement::press_css(window, "#count-due-soon")
    })?;
    journey.arrive("what needs you now", "What needs you now")?;
    journey.check("the list has as many as were counted", |window| {
        let script = "return document.querySelectorAll('.need-items > li').length;";
        let listed = window.ask(script, &json!([]))?.as_u64().unwrap_or_default();
        match listed == counted && counted > 0 {
            true => Ok(()),
            false => Err(Fault::Window(format!("{counted} counted, {listed} listed"))),
        }
    });
    for group in ["Overdue", "Past the expected date", "Waited for"] {
        journey.step(&format!("{group} is one link away"), |window| {
            window.follow(group)?;
            let script =
                "return plain(document.getElementById('group')?.innerText).startsWith(arguments[0]);";
            wait::until(&window.session, &format!("the group {group}"), wait::USUAL, || {
                window.asks_whether(script, &json!([group])).map(|there| there.then_some(()))
            })
        })?;
        journey.inspect(&format!("what needs you now, {group}"), Depth::WithoutWalk);
    }
    journey.step("steps offered lead to the decision they follow", |window| {
        window.follow("Due soon")?;
        window.follow_holding("Safety steps offered after a decision")?;
        window.find_css("#follows")?;
        window.await_heading(RG_NEGATIVE)
    })
}

fn reconsidered(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a reconsideration is asked for", |window| begin(window, "reconsideration-asked"))?;
    journey.arrive("record a reconsideration", "Reconsideration asked for")?;
    journey.step("by the First Responder, with the reason", |window| {
        moment::fill_day(window, "dated", TODAY)?;
        window.choose_in("Who asked for it?", "The First Responder")?;
        window.fill("Why is a reconsideration asked for?", "The payslips came after the decision")?;
        record(window, "Record this")
    })?;
    journey.step("it waits, and the last day is over", |window| {
        to_decisions(window)?;
        window.await_heading("Waiting for the answer to the request for reconsideration")
    })?;
    journey.inspect("decisions, reconsideration asked", Depth::WithoutWalk);
    journey.step("it is accepted", |window| {
        record_today(window, "reconsideration-accepted")?;
        to_decisions(window)?;
        window.await_heading("The reasonable grounds decision is being reconsidered")
    })
}

/// Both decisions positive, the second before the recovery days ended: said, and recorded as typed.
fn positive(journey: &mut Journey<'_>) -> Outcome {
    journey.step("reasonable grounds, positive", |window| {
        record_today(window, "rg-positive")?;
        to_decisions(window)?;
        window.await_heading("lasts at least until")
    })?;
    journey.inspect("decisions, reasonable grounds positive", Depth::WithoutWalk);
    journey.step("conclusive grounds, positive, too early", |window| {
        begin(window, "cg-positive")?;
        moment::fill_day(window, "dated", TODAY)?;
        window.press_button("Record this")?;
        window.await_words(ODD)?;
        window.await_words("The decision came before the recovery days ended.")
    })?;
    journey.step("it is recorded as typed, and says so", |window| {
        record(window, "Record it as typed")?;
        window.find_css("#oddities")?;
        window.await_words("The decision came before the recovery days ended.")
    })?;
    journey.arrive("a decision, odd", "Conclusive grounds decision: positive")
}

/// The letter names a day; then it is put right.
fn moving_on(journey: &mut Journey<'_>) -> Outcome {
    journey.step("moving on, until the day the letter names", |window| {
        begin(window, "move-on")?;
        moment::fill_day(window, "dated", TODAY)?;
        moment::fill_day(window, "until", -60)?;
        record(window, "Record this")
    })?;
    journey.step("it is put right", |window| agreement::press_css(window, "#put-right"))?;
    journey
        .step("with what was recorded in its boxes", |window| window.find_css("#putting-right").map(drop))?;
    journey.arrive("put a record right", "Days of moving on begin")?;
    journey.step("the letter names an earlier day", |window| {
        moment::fill_day(window, "until", -20)?;
        record(window, "Record it as put right")
    })?;
    journey.step("the earlier record stays, marked as replaced", |window| {
        window.follow_holding("Go to the record that this one replaced")?;
        window.find_css("#replaced-by").map(drop)
    })?;
    journey.arrive("a record replaced", "Days of moving on begin")?;
    journey.step("the conclusion is the day of the letter", |window| {
        to_decisions(window)?;
        window.await_heading("Support, as the letter says, lasts at least until")?;
        window.await_heading(", in 20 days")
    })
}

fn ended(journey: &mut Journey<'_>) -> Outcome {
    journey.step("support ends", |window| {
        record_today(window, "support-ended")?;
        to_decisions(window)
    })?;
    journey.arrive("decisions, support ended", "Support ended on")?;
    journey.step("every record is in what happened", |window| {
        for words in [
            RG_NEGATIVE,
            "Reconsideration accepted",
            "Conclusive grounds decision: positive",
            "Put right later",
        ] {
            window.await_words(words)?;
        }
        Ok(())
    })
}

/// The last record was made in error: taken back, and the case stands where it stood before.
fn taken_back(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the end is looked at", |window| {
        open_record(window, "Support ended")?;
        agreement::press_css(window, "#take-back summary")
    })?;
    journey.inspect("a record, being taken back", Depth::Whole);
    journey.step("without a reason nothing is taken back", |window| {
        window.press_button("Take it back")?;
        window.await_words("There is a problem")
    })?;
    journey.check("taking back: the error leads to its field", plain::error_summary);
    journey.step("it is taken back", |window| {
        window.fill("Why is it taken back?", "It was the wrong case")?;
        window.press_button("Take it back")?;
        window.find_css("#taken-back")?;
        window.await_words("It was the wrong case")
    })?;
    journey.arrive("a record taken back", "Support ended")?;
    journey.step("the case stands where it stood before", |window| {
        to_decisions(window)?;
        window.await_heading("Support, as the letter says, lasts at least until")?;
        window.await_words("Taken back")
    })?;
    journey.inspect("decisions, with a record taken back", Depth::Whole);
    Ok(())
}

fn on_paper(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("the decision history goes on paper", |window| {
        agreement::press_css(window, "#leave-history")
    })?;
    journey.arrive("before the decision history leaves", "Before the decision history leaves Daybook")?;
    journey.step("it is saved as a PDF", |window| {
        referral::keep_here(window)?;
        agreement::press_css(window, "#save-pdf")?;
        window.await_words("PDF saved at")
    })?;
    let file = home.pdf().to_owned();
    journey.check("the decision history is tagged for screen readers", |_| pdf::is_tagged(&file));
    journey.inspect("the decision history, saved", Depth::WithoutWalk);
    Ok(())
}

/// The file for a calendar: days and the number of the case, and nothing that says whose or what.
fn calendar(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    let mut number = String::new();
    journey.step("the days are saved for a calendar", |window| {
        to_decisions(window)?;
        let script = "return document.body.innerText.match(/\\b\\d\\d-\\d{3,}\\b/)?.[0] ?? '';";
        window.ask(script, &json!([]))?.as_str().unwrap_or_default().clone_into(&mut number);
        window.press_button("Save the days to a calendar file")?;
        window.find_css("#calendar-outcome")?;
        window.await_words("Calendar file saved at")
    })?;
    let file = home.pdf().to_owned();
    journey.check("the file holds days and the number of the case, and names nobody", |_| {
        let text = std::fs::read_to_string(&file)
            .map_err(|cause| Fault::machine("reading the calendar file", cause))?
            .replace("\r\n ", "");
        let wanted = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR", &number];
        let missing =
            wanted.iter().filter(|it| it.is_empty() || !text.contains(**it)).map(|it| format!("no \"{it}\""));
        let unwanted = [CALLED, "econsideration", "rounds", "NRM", "lavery", "referral"];
        let told = unwanted.iter().filter(|it| text.contains(**it)).map(|it| format!("\"{it}\" is in it"));
        Fault::from_list("the calendar file:", &missing.chain(told).collect::<Vec<_>>())
    });
    journey.inspect("decisions, the days saved", Depth::WithoutWalk);
    Ok(())
}

/// Asked for in Settings, said after unlocking, on the screen that was left.
fn reminder(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Settings: a reminder at unlock", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        window.tick(&window.find_css("#remind-at-unlock")?)?;
        window.await_words("Daybook will tell you when you unlock.")
    })?;
    journey.inspect("settings, reminders", Depth::Whole);
    journey.step("locked, unlocked: the reminder is there", lock_and_be_reminded)?;
    journey.check("it names nobody", |window| {
        let script = "return !document.getElementById('reminder').innerText.includes(arguments[0]);";
        match window.comes_true(script, &json!([CALLED]))? {
            true => Ok(()),
            false => Err(Fault::Window("the case's name is in it".to_owned())),
        }
    });
    journey.inspect("a reminder after unlocking", Depth::Whole);
    journey.step("it can be closed", |window| {
        window.press_button("Close this reminder")?;
        wait::until(&window.session, "no reminder", wait::USUAL, || {
            let gone = "return document.getElementById('reminder') === null;";
            window.asks_whether(gone, &json!([])).map(|gone| gone.then_some(()))
        })
    })?;
    journey.check("closed, it leaves the focus on the heading", plain::focus_on_heading);
    journey.step("the next time it is there again", lock_and_be_reminded)?;
    journey.step("it leads to what needs the worker", |window| {
        window.follow("See them")?;
        window.await_heading("What needs you now")
    })
}

fn lock_and_be_reminded(window: &Window) -> Outcome {
    window.control("l")?;
    window.await_heading("Unlock")?;
    lock::unlock(window)?;
    window.await_heading_for("Settings", wait::KEY_DERIVATION)?;
    window.find_css("#reminder").map(drop)
}
