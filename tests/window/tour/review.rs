//! The stops of a review, in two homes: cards, a case file on its way out with names replaced, protected in each way, a
//! copy beside its checklist, the review that comes back, and two copies compared.

use std::path::Path;

use super::{Tour, Trail};
use crate::daybook::Daybook;
use crate::fault::Outcome;
use crate::journey::agreement::press_css;
use crate::journey::review::{Exchange, Side, answers, cards, come_in, copy, leaving, to_case};
use crate::journey::{first_run, note, referral};
use crate::report::Report;
use crate::window::Window;

type Sitting = fn(&mut Tour<'_>, &Exchange) -> Outcome;

const SITTINGS: [(Side, Sitting); 6] = [
    (Side::Worker, own_card),
    (Side::Supervisor, other_card),
    (Side::Worker, leaves),
    (Side::Supervisor, reviewed),
    (Side::Worker, comes_back),
    (Side::Supervisor, compared),
];

/// Leads through the screens of a review, each at their own Daybook in turn.
pub fn lead(trail: &mut Trail, report: &mut Report, binary: &Path) -> Outcome {
    let exchange = Exchange::make()?;
    for (side, sitting) in SITTINGS {
        let daybook = Daybook::start(binary, exchange.home(side))?;
        let mut tour = Tour {
            window: &daybook.window,
            home: exchange.home(side),
            report: &mut *report,
            trail: &mut *trail,
        };
        // A stop that failed is in the report already: here it only ends the tour.
        let ended = sitting(&mut tour, &exchange).is_err();
        daybook.close()?;
        if ended {
            return Ok(());
        }
        exchange.give(side)?;
    }
    Ok(())
}

fn own_card(tour: &mut Tour<'_>, exchange: &Exchange) -> Outcome {
    tour.step("the worker's vault", |window| {
        first_run::make_vault_quickly(window)?;
        cards::say_who(window, Side::Worker)
    })?;
    tour.stop("colleagues, none", cards::TITLE, cards::to_colleagues)?;
    tour.narrow_picture("colleagues, none")?;
    tour.step("the card is saved", |window| {
        exchange.heard.replace(cards::own_words(window)?);
        cards::save(window)
    })?;
    tour.pictures_from("colleagues, the card saved", "#own-words-title")
}

fn other_card(tour: &mut Tour<'_>, exchange: &Exchange) -> Outcome {
    tour.step("the supervisor's vault", |window| {
        first_run::make_vault_quickly(window)?;
        cards::say_who(window, Side::Supervisor)?;
        cards::to_colleagues(window)
    })?;
    let heard = exchange.heard.borrow().clone();
    tour.step("a card waits", |window| cards::choose(window, &Side::Worker.name()))?;
    tour.pictures_from("colleagues, a card that waits", "#waiting")?;
    tour.step("it is added", |window| cards::add(window, &Side::Worker.name()))?;
    tour.pictures_from("colleagues, words to compare", "[data-colleague]")?;
    tour.step("the words are compared", |window| cards::compare(window, &heard))?;
    tour.pictures_from("colleagues, words compared", "[data-colleague]")?;
    tour.step("the supervisor's card is saved", |window| {
        exchange.heard.replace(cards::own_words(window)?);
        cards::save(window)
    })
}

fn leaves(tour: &mut Tour<'_>, exchange: &Exchange) -> Outcome {
    let heard = exchange.heard.borrow().clone();
    tour.step("the supervisor's card, and the practice case", |window| {
        come_in(window)?;
        cards::to_colleagues(window)?;
        cards::choose(window, &Side::Supervisor.name())?;
        cards::add(window, &Side::Supervisor.name())?;
        cards::compare(window, &heard)?;
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.press_button("Open the practice case")?;
        window.await_heading("Overview")
    })?;
    tour.stop("export, nothing chosen", leaving::CHOOSE, leaving::to_export)?;
    tour.step("the whole case is chosen", leaving::choose_whole)?;
    two_pictures(tour, "export, parts")?;
    names_replaced(tour)?;
    protection(tour)
}

/// With a stand-in for the person: what would leave, and what stands in place of which names. Then names as they are.
fn names_replaced(tour: &mut Tour<'_>) -> Outcome {
    tour.step("the person's names are replaced", |window| {
        window.choose(&window.find_css("input[name=name-self][value=pseudonym]")?)
    })?;
    tour.pictures_from("export, names replaced", ".govuk-form-group:has(#name-self)")?;
    tour.stop("preview, names replaced", leaving::PREVIEW, |window| press_css(window, "#to-preview"))?;
    tour.narrow_picture("preview, names replaced")?;
    tour.pictures_from("preview, what stands in place of names", "#replaced-title")?;
    tour.pictures_from("preview, the notes", "#part-notes")?;
    tour.stop("export, chosen before", leaving::CHOOSE, Window::back)?;
    tour.step("names stay as they are", |window| {
        window.choose(&window.find_css("#name-self")?)?;
        leaving::tick_all(window)
    })?;
    tour.stop("preview", leaving::PREVIEW, |window| press_css(window, "#to-preview"))?;
    tour.narrow_picture("preview")?;
    tour.pictures_from("preview, its end", ".filed__end")
}

fn protection(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("before the case file leaves", leaving::BEFORE, |window| press_css(window, "#to-leave"))?;
    tour.narrow_picture("before the case file leaves")?;
    tour.step("it is said for whom", |window| {
        referral::keep_here(window)?;
        window.await_words("Does consent cover what is in it?")
    })?;
    for (way, name) in
        [("A passphrase", "a passphrase"), ("No protection", "no protection"), ("A colleague’s key", "a key")]
    {
        tour.step(&format!("{name} is chosen"), |window| window.choose_in(leaving::HOW, way))?;
        tour.pictures_from(&format!("before the case file leaves, {name}"), ".govuk-form-group:has(#how)")?;
    }
    tour.stop("case file saved", leaving::SAVED, |window| {
        window.tick(&window.find_css("input[name=colleagues]")?)?;
        press_css(window, "#save-file")
    })?;
    tour.narrow_picture("case file saved")
}

fn reviewed(tour: &mut Tour<'_>, _exchange: &Exchange) -> Outcome {
    tour.step("the supervisor comes in", come_in)?;
    tour.stop("copies, none", copy::COPIES, |window| window.follow("Open a copy to review"))?;
    tour.narrow_picture("copies, none")?;
    tour.stop("copy", "ZZ", |window| press_css(window, "#open-copy"))?;
    tour.narrow_picture("copy")?;
    tour.pictures_from("copy, side by side", ".review__sides")?;
    tour.step("back to the list", |window| {
        window.back()?;
        window.await_heading(copy::COPIES)
    })?;
    two_pictures(tour, "copies, one to review")?;
    tour.stop("cases, with a copy to review", "Cases", |window| window.follow("Daybook"))?;
    tour.step("it is answered and commented on", |window| {
        press_css(window, "#copies-to-review + ol a")?;
        window.find_css("#next-item")?;
        copy::answer_all(window)?;
        copy::comment_three(window)?;
        copy::send_back(window)
    })?;
    tour.pictures_from("copy, comments in place", "#part-notes")?;
    tour.pictures_from("copy, the checklist", "#answered")?;
    tour.pictures_from("copy, the outcome", ".review__outcome")?;
    tour.step("it is finished and saved", |window| {
        copy::finish(window)?;
        copy::save_file(window)
    })?;
    tour.pictures_from("copy, reviewed", "#review-finished")
}

fn comes_back(tour: &mut Tour<'_>, _exchange: &Exchange) -> Outcome {
    tour.step("the worker comes in", |window| {
        come_in(window)?;
        to_case(window)
    })?;
    tour.stop("reviews, none", answers::REVIEWS, answers::to_reviews)?;
    tour.narrow_picture("reviews, none")?;
    tour.step("the review is opened", answers::open)?;
    two_pictures(tour, "reviews, one that came back")?;
    tour.pictures_from("reviews, a comment", "[data-comment]")?;
    tour.step("each comment is answered", answers::answer_each)?;
    tour.pictures_from("reviews, answered", "[data-comment]")?;
    tour.step("a note is written, and the case is given once more", |window| {
        window.follow("Notes")?;
        window.await_heading("Notes")?;
        note::start(window)?;
        note::type_text(window, answers::ADDED)?;
        leaving::seal_quickly(window)
    })
}

fn compared(tour: &mut Tour<'_>, _exchange: &Exchange) -> Outcome {
    tour.step("the second copy is opened", copy::open_quickly)?;
    two_pictures(tour, "copy, with an earlier one")?;
    tour.stop("copies compared", "What changed between two copies", |window| {
        window.follow_holding("Compare with the copy from")
    })?;
    tour.narrow_picture("copies compared")?;
    tour.stop("before a copy is removed", "Remove this copy", |window| {
        window.back()?;
        press_css(window, "#remove-copy")
    })
}

fn two_pictures(tour: &mut Tour<'_>, name: &str) -> Outcome {
    tour.picture(name)?;
    tour.narrow_picture(name)
}
