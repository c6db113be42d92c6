//! The stops of decisions: what is waited for and why that day, asking for news, a negative decision with what is odd
//! about it and what follows, what needs the worker across all cases, and reminders.

use super::Tour;
use crate::fault::Outcome;
use crate::journey::agreement::press_css;
use crate::journey::decisions::{
    ODD, RG_NEGATIVE, begin, fill_negative, open_why, record, send_quickly, to_decisions,
};
use crate::journey::{case, decisions, moment, referral};

/// Passes every screen of decisions, in a case of its own.
pub fn all(tour: &mut Tour<'_>) -> Outcome {
    sent(tour)?;
    news(tour)?;
    negative(tour)?;
    what_follows(tour)?;
    decided(tour)?;
    across_cases(tour)
}

fn sent(tour: &mut Tour<'_>) -> Outcome {
    tour.step("a case for decisions", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        case::open_quickly(window)
    })?;
    tour.stop("decisions, nothing sent", "Nothing to track", to_decisions)?;
    tour.narrow_picture("decisions, nothing sent")?;
    tour.step("it is agreed and sent", send_quickly)?;
    tour.stop("decisions, sent", "Reasonable grounds decision: expected by", to_decisions)?;
    tour.narrow_picture("decisions, sent")?;
    tour.pictures_from("decisions, the days", "#days-title")?;
    tour.step("why this day", open_why)?;
    tour.pictures_from("decisions, why this day", "#days-table")
}

fn news(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("ask for news", "Ask for news", |window| press_css(window, "#news"))?;
    tour.narrow_picture("ask for news")?;
    tour.step("it was asked", |window| {
        moment::fill_day(window, "on", 0)?;
        window.fill("Whom did you ask?", "The competent authority")?;
        window.fill("How did you ask?", "By email")?;
        moment::fill_day(window, "againOn", -5)
    })?;
    tour.pictures_from("ask for news, the record", "#asked-title")?;
    tour.step("it is recorded", |window| {
        window.press_button("Record this")?;
        window.find_css("#asks").map(drop)
    })?;
    tour.pictures_from("decisions, news asked for", "#happened-title")
}

fn negative(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("choose what happened", "Record what happened", decisions::to_choice)?;
    tour.narrow_picture("choose what happened")?;
    tour.step("something else opens", |window| press_css(window, "#something-else summary"))?;
    tour.pictures_from("choose what happened, something else", "#something-else")?;
    tour.stop("record a negative decision", RG_NEGATIVE, |window| begin(window, "rg-negative"))?;
    tour.narrow_picture("record a negative decision")?;
    tour.step("it is filled in", |window| fill_negative(window, 1))?;
    tour.pictures_from("record a negative decision, filled", ".govuk-form-group:has(#toldHow)")?;
    tour.step("something is odd", |window| {
        window.press_button("Record this")?;
        window.await_words(ODD)
    })?;
    tour.picture("record a negative decision, odd")?;
    tour.narrow_picture_from("record a negative decision, odd", "#odd")
}

fn what_follows(tour: &mut Tour<'_>) -> Outcome {
    tour.step("it is recorded as typed", |window| {
        record(window, "Record it as typed")?;
        window.press_button("Attach a letter")?;
        window.await_words("The letter is attached.")?;
        window.ask("scrollTo(0, 0); return true;", &serde_json::json!([])).map(drop)
    })?;
    tour.picture("a negative decision")?;
    tour.narrow_picture("a negative decision")?;
    tour.pictures_from("what follows a decision", "#follows")?;
    tour.step("one step is accepted, one is to be declined", |window| {
        press_css(window, "[id^='accept-']")?;
        window.await_words("It stands among the safety steps now.")?;
        press_css(window, "[id^='decline-']")?;
        window.find_css("[id^='why-']").map(drop)
    })?;
    tour.pictures_from("what follows a decision, answered", "#follow-count")?;
    tour.pictures_from("the days a decision started, and letters", "#started")?;
    tour.pictures_from("if a record is not right", "#right")
}

fn decided(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("decisions, negative", "Last day to ask for reconsideration", to_decisions)?;
    tour.narrow_picture("decisions, negative")?;
    tour.pictures_from("decisions, on paper and in a calendar", "#keep-title")?;
    tour.stop("before the decision history leaves", "Before the decision history leaves", |window| {
        press_css(window, "#leave-history")
    })?;
    tour.step("it stays in the organisation", referral::keep_here)?;
    tour.narrow_picture("before the decision history leaves")
}

fn across_cases(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("cases, with counts", "Cases", |window| window.follow("Daybook"))?;
    tour.narrow_picture("cases, with counts")?;
    tour.stop("what needs you now", "What needs you now", |window| press_css(window, "#count-due-soon"))?;
    tour.narrow_picture("what needs you now")?;
    tour.go("settings, for reminders", "Settings", |window| window.follow("Settings"))?;
    tour.pictures_from("settings, reminders", "#reminders")
}
