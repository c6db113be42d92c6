//! An organisation's own pack: a faulty file refused with its lines, a good one looked at, added, used and removed.

use daybook_tests::desk::HARBOUR;
use serde_json::json;

use super::place::Place;
use super::rail;
use super::says;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::Depth;
use crate::journey::{Journey, agreement, first_run, lock};
use crate::wait;
use crate::window::Window;

pub const FAULTY: &str = include_str!("../../../documents/pathways/faulty.toml");
pub const TITLE: &str = "Local pathways";
const PLACE: Place = Place { letter: 'S', age: "18 or over", nation: "England", area: Some("Saltmarsh") };
const ADD: &str = "Add a pack from a file";

/// Tries a faulty file, then adds a good one, uses it and removes it.
pub fn add(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("a vault", first_run::make_vault_quickly)?;
    journey.step("Settings leads to local pathways", to_packs)?;
    journey.arrive("local pathways", TITLE)?;
    let mut before = Vec::new();
    journey.step("the packs that come with Daybook are there", |window| {
        before = packs(window)?;
        let wanted = [
            "uk",
            "england",
            "wales",
            "scotland",
            "northern-ireland",
            "stockport",
            "thurrock-essex-southend",
        ];
        let missing = wanted.iter().filter(|pack| !before.iter().any(|it| it == *pack));
        Fault::from_list("not there:", &missing.map(|pack| (*pack).to_owned()).collect::<Vec<_>>())
    })?;
    refused(journey, home, &before)?;
    looked_at(journey, home)?;
    used(journey)?;
    removed(journey, &before)
}

pub fn to_packs(window: &Window) -> Outcome {
    window.follow("Settings")?;
    window.await_heading("Settings")?;
    window.follow_holding("See and add local pathways")?;
    window.await_heading(TITLE)
}

/// Returns the packs on the page, in their order.
fn packs(window: &Window) -> Outcome<Vec<String>> {
    window.ask_lines(
        "return [...document.querySelectorAll('[data-pack]')].map((it) => it.dataset.pack);",
        &json!([]),
    )
}

/// Chooses a file that holds this.
pub fn choose(window: &Window, home: &Home, content: &str) -> Outcome {
    home.choose(content.as_bytes())?;
    window.press_button(ADD)
}

fn refused(journey: &mut Journey<'_>, home: &Home, before: &[String]) -> Outcome {
    journey.step("a faulty file is refused, and says so by its name", |window| {
        choose(window, home, FAULTY)?;
        lock::await_focus(window, "faults")?;
        says(window, "#faults", &["harbour.toml was not added", "the packs are as they were"])
    })?;
    journey.check("every fault with its line and its reason", |window| {
        let lines = ["lighthouse-dark", "Silent quay", "2026-02-30", "uk-101", "uk-999", "99 9"];
        // The line itself, or that of the entry it stands in, just above it.
        let numbered = lines.iter().map(|word| {
            let above = FAULTY.lines().position(|line| line.contains(word)).unwrap_or_default();
            (*word, [above, above + 1])
        });
        let script =
            "return [...document.querySelectorAll('#faults li')].map((line) => plain(line.textContent));";
        let said = window.ask_lines(script, &json!([]))?;
        let unnumbered = said.iter().filter(|line| !line.starts_with("Line ")).cloned();
        let unsaid = numbered
            .filter(|(_, places)| {
                !places.iter().any(|place| said.iter().any(|it| it.starts_with(&format!("Line {place}:"))))
            })
            .map(|(word, _)| format!("nothing is said of the line of \"{word}\": {said:?}"));
        Fault::from_list("the faults:", &unnumbered.chain(unsaid).collect::<Vec<_>>())
    });
    journey.check("the packs are as before", |window| as_before(window, before));
    journey.inspect("local pathways, a file refused", Depth::Whole);
    journey.step("a file that is no pack at all is refused as well", |window| {
        choose(window, home, "%PDF-1.4 not a pack")?;
        lock::await_focus(window, "faults")?;
        says(window, "#faults", &["this is not a pack file"])
    })?;
    journey.check("and the packs are as before", |window| as_before(window, before));
    Ok(())
}

fn as_before(window: &Window, before: &[String]) -> Outcome {
    let now = packs(window)?;
    if now == before { Ok(()) } else { Err(Fault::Window(format!("{before:?} became {now:?}"))) }
}

fn looked_at(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.step("a good one waits to be looked at", |window| {
        choose(window, home, HARBOUR)?;
        lock::await_focus(window, "waiting-title")?;
        says(
            window,
            "#waiting",
            &["Harbour House", "It is not added yet", "Ring the Saltmarsh team", "Saltmarsh"],
        )
    })?;
    journey.inspect("local pathways, a pack to look at", Depth::Whole);
    journey.step("it waits over a lock", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for(TITLE, wait::KEY_DERIVATION)?;
        window.find_css("#waiting").map(drop)
    })?;
    journey.step("it can be left", |window| {
        window.press_button("Do not add")?;
        window.find_css("#outcome")?;
        window.await_words("It was not added.")
    })?;
    journey.step("chosen again, it is added", |window| {
        choose(window, home, HARBOUR)?;
        lock::await_focus(window, "waiting-title")?;
        window.press_button("Add this pack")?;
        window.find_css("[data-pack=harbour]")?;
        says(window, "#outcome", &["Harbour House (invented) is added."])?;
        lock::await_focus(window, "add-pack")
    })?;
    journey.inspect("local pathways, a pack added", Depth::Whole);
    Ok(())
}

/// A case in its area has its steps, in the place of the nation's; its number stands among the numbers to ring.
fn used(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a case in its area", |window| PLACE.open_case(window))?;
    journey.step("has its steps, in the place of the nation's", |window| {
        rail::await_said(window, "harbour-quay", &["Ring the Saltmarsh team"])?;
        rail::await_said(window, "harbour-lead", &["Tell the harbour's safeguarding lead"])?;
        rail::await_none(window, &["eng-adult-s42"])
    })?;
    journey.step("danger stands first all the same", |window| {
        let first = rail::lines(window)?.into_iter().next().map(|line| line.step);
        if first.as_deref() == Some("uk-999") {
            Ok(())
        } else {
            Err(Fault::Window(format!("first: {first:?}")))
        }
    })?;
    journey.step("one of its steps is added by the worker", |window| {
        window.follow("Add a step")?;
        window.await_heading("Add a step")?;
        window.choose(&window.find_css("input[name=step][value=harbour-handbook]")?)?;
        agreement::press_css(window, "form button")?;
        rail::await_page(window, "harbour-handbook")?;
        rail::await_said(window, "harbour-handbook", &["Added by you on"])
    })?;
    journey.step("one is recorded as done", |window| {
        rail::open(window, "harbour-lead")?;
        window.choose_in("What happened?", "Done")?;
        window.fill("Who did you speak to?", "Harbour desk")?;
        window.press_button("Record")?;
        window.await_words("Harbour desk")?;
        rail::await_said(window, "harbour-lead", &["Done"])
    })?;
    journey.step("its number stands among the numbers to ring", |window| {
        super::numbers::open(window)?;
        super::numbers::unfold(window, "In England")?;
        says(window, "#numbers", &["01632 960101"])?;
        super::numbers::close(window)
    })
}

fn removed(journey: &mut Journey<'_>, before: &[String]) -> Outcome {
    journey.step("removing it is asked about first", |window| {
        to_packs(window)?;
        window.press_button("Remove: Harbour House (invented)")?;
        lock::await_focus(window, "remove-harbour-title")
    })?;
    journey.inspect("local pathways, before a pack is removed", Depth::WithoutWalk);
    journey.step("no keeps it", |window| {
        window.press_button("No, keep it")?;
        lock::await_focus(window, "remove-harbour")
    })?;
    journey.step("yes removes it", |window| {
        window.press_button("Remove: Harbour House (invented)")?;
        window.press_button("Yes, remove it")?;
        window.await_words("Harbour House (invented) is removed.")
    })?;
    journey.check("the packs are as before it", |window| as_before(window, before));
    journey.step("the case has the nation's steps again", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.follow(&PLACE.called())?;
        window.await_heading("Overview")?;
        rail::await_said(window, "eng-adult-s42", &["Raise an adult safeguarding concern"])?;
        rail::await_none(window, &["harbour-quay", "harbour-handbook"])
    })?;
    journey.check("the step of which something was recorded stays", |window| {
        rail::await_said(window, "harbour-lead", &["Done"])
    });
    Ok(())
}
