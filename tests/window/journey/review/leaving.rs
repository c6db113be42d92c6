//! The worker's side of leaving: what is chosen, exactly what would leave, who for, and how it is protected.

use serde_json::json;

use super::{Exchange, Side, cards, come_in, count};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::agreement::press_css;
use crate::journey::safeguarding::says;
use crate::journey::{Journey, referral};
use crate::plain;
use crate::wait;
use crate::window::Window;

pub const CHOOSE: &str = "Export and review";
pub const PREVIEW: &str = "What would leave";
pub const BEFORE: &str = "Before the case file leaves Daybook";
pub const SAVED: &str = "The file was saved";
pub const HOW: &str = "How is it protected?";
pub const WHAT: &str = "What do you want to give?";
/// Words of the practice person, as the case's note quotes them.
pub const QUOTED: &str = "He counted the quinceberries, not the hours.";

/// The worker adds the supervisor's card, opens the practice case and seals all of it.
pub fn seal(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    let heard = exchange.heard.borrow().clone();
    journey.step("the worker adds the supervisor's card and compares the words", |window| {
        come_in(window)?;
        cards::to_colleagues(window)?;
        cards::choose(window, &Side::Supervisor.name())?;
        cards::add(window, &Side::Supervisor.name())?;
        cards::compare(window, &heard)
    })?;
    journey.step("the practice case", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.press_button("Open the practice case")?;
        window.await_heading("Overview")
    })?;
    nothing_chosen(journey)?;
    chosen(journey)?;
    looked_at(journey, exchange)?;
    protected(journey)?;
    saved(journey, exchange)
}

fn nothing_chosen(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Export is one link away", to_export)?;
    journey.arrive("export, nothing chosen", CHOOSE)?;
    journey.step("nothing chosen leads nowhere", |window| {
        press_css(window, "#to-preview")?;
        window.await_words("There is a problem")
    })?;
    journey.check("export: the error leads to its field", plain::error_summary);
    journey.step("and the page is opened afresh", |window| {
        window.follow("Overview")?;
        window.await_heading("Overview")?;
        to_export(window)
    })
}

fn chosen(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the whole case is chosen", choose_whole)?;
    journey.check("what is about others, and what is sensitive, is not ticked", |window| {
        let script = "return [...document.querySelectorAll('input[name=parts]:checked')]
                          .filter((it) => /About other people|Sensitive/.test(byIds(it.getAttribute('aria-describedby'))))
                          .map((it) => it.value);";
        Fault::from_list("ticked:", &window.ask_lines(script, &json!([]))?)
    });
    journey.inspect("export, parts and names", Depth::Whole);
    journey.step("everything is ticked", |window| {
        tick_all(window)?;
        press_css(window, "#to-preview")
    })
}

fn looked_at(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    journey.arrive("export, preview", PREVIEW)?;
    journey.step("it is all there, in the very words, and counted", |window| {
        let entries = count(window, ".filed__entry")?;
        exchange.entries.set(entries);
        says(window, ".contents", &[&format!("{entries} entries in all")])?;
        says(window, "#part-notes", &[QUOTED])?;
        window.await_words("No part is left out.")
    })?;
    journey.step("the way on stands at its end", |window| press_css(window, "#to-leave"))
}

fn protected(journey: &mut Journey<'_>) -> Outcome {
    journey.arrive("export, before it leaves", BEFORE)?;
    journey.step("nothing leaves before it is said for whom and how", |window| {
        press_css(window, "#save-file")?;
        window.await_words("There is a problem")
    })?;
    journey.check("before it leaves: the error leads to its field", plain::error_summary);
    journey.step("it is for the worker's own organisation", |window| {
        window.back()?;
        window.await_heading(PREVIEW)?;
        press_css(window, "#to-leave")?;
        window.await_heading(BEFORE)?;
        referral::keep_here(window)?;
        window.await_words("Does consent cover what is in it?")
    })?;
    for (way, words, name) in [
        ("A passphrase", "Tell it to the reader by other means", "a passphrase"),
        ("No protection", "Daybook cannot protect it afterwards", "no protection"),
        ("A colleague’s key", "Words compared on", "a key"),
    ] {
        journey.step(&format!("what {name} means is said"), |window| {
            window.choose_in(HOW, way)?;
            window.await_words(words)
        })?;
        journey.inspect(&format!("export, {name}"), Depth::WithoutWalk);
    }
    Ok(())
}

fn saved(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    journey.step("it is sealed with the supervisor's key", |window| {
        window.tick(&window.find_css("input[name=colleagues]")?)?;
        press_css(window, "#save-file")
    })?;
    journey.arrive("export, saved", SAVED)?;
    journey.step("what the reader needs is said", |window| {
        says(window, "#file-saved", &["Protected case file saved at", "Its name ends in .daybook."])?;
        says(window, "#needs", &[&format!("It opens for {}", Side::Supervisor.name())])
    })?;
    let file = exchange.saved_by(Side::Worker);
    journey.check("it is an age file, and its fingerprint is the one shown", |window| sealed(window, &file?));
    journey.step("that it left stands in the log", |window| {
        press_css(window, "#to-log")?;
        window.await_heading("What was shared")?;
        window.await_words("The case file, sealed")
    })
}

fn sealed(window: &Window, file: &[u8]) -> Outcome {
    let (_, fingerprint) =
        vault::fingerprint_of(file).map_err(|cause| Fault::machine("reading the sealed file", cause))?;
    let shown = "return document.getElementById('fingerprint').textContent.replace(/\\s/g, '');";
    let shown = window.ask(shown, &json!([]))?;
    if shown != json!(fingerprint) {
        return Err(Fault::Window(format!("{shown} is shown, {fingerprint} was saved")));
    }
    match file.starts_with(b"age-encryption.org/v1\n") {
        true => Ok(()),
        false => Err(Fault::Window("it does not begin as an age file".to_owned())),
    }
}

pub fn to_export(window: &Window) -> Outcome {
    window.follow(CHOOSE)?;
    window.await_heading(CHOOSE)
}

/// Chooses the whole case; its parts stand there.
pub fn choose_whole(window: &Window) -> Outcome {
    window.choose_in(WHAT, "The whole case")?;
    window.find_css("input[name=parts]").map(drop)
}

/// Ticks every part, and waits until what is in them was counted.
pub fn tick_all(window: &Window) -> Outcome {
    let parts = "return [...document.querySelectorAll('input[name=parts]')].map((it) => it.value);";
    for part in window.ask_lines(parts, &json!([]))? {
        window.tick(&window.find_css(&format!("input[name=parts][value={part}]"))?)?;
    }
    wait::until(&window.session, "every part to be ticked", wait::USUAL, || {
        Ok((count(window, "input[name=parts]:not(:checked)")? == 0).then_some(()))
    })
}

/// Seals the whole case for the only colleague, nothing being looked at on the way.
pub fn seal_quickly(window: &Window) -> Outcome {
    to_export(window)?;
    choose_whole(window)?;
    tick_all(window)?;
    press_css(window, "#to-preview")?;
    window.await_heading(PREVIEW)?;
    press_css(window, "#to-leave")?;
    window.await_heading(BEFORE)?;
    referral::keep_here(window)?;
    window.choose_in(HOW, "A colleague’s key")?;
    window.tick(&window.find_css("input[name=colleagues]")?)?;
    press_css(window, "#save-file")?;
    window.await_heading(SAVED)
}
