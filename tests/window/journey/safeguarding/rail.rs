//! The safety steps beside every screen of a case, as they are read and pressed there.

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::journey::agreement;
use crate::wait;
use crate::window::Window;

/// One step of the rail: its id, and everything that is said of it there, its title first.
#[derive(Debug, Clone)]
pub struct Line {
    pub step: String,
    pub text: String,
}

/// Waits for the rail and returns its steps in their order, those folded away included.
pub fn lines(window: &Window) -> Outcome<Vec<Line>> {
    window.find_css("#safety .rail__count")?;
    let script = "return [...document.querySelectorAll('#safety .rail__list:not(.rail__list--due) .rail__step')].map((line) => {
                      const link = line.querySelector('a');
                      return [link.hash.split('/').pop(), plain(line.textContent)];
                  });";
    let found = window.ask(script, &json!([]))?;
    let part = |line: &Value, place: usize| line[place].as_str().unwrap_or_default().to_owned();
    let lines = found.as_array().into_iter().flatten();
    Ok(lines.map(|it| Line { step: part(it, 0), text: part(it, 1) }).collect())
}

/// Waits until the steps of the rail are these, in this order.
pub fn await_steps(window: &Window, wanted: &[&str]) -> Outcome {
    let mut stand = Vec::new();
    let found = wait::until(&window.session, "the safety steps", wait::USUAL, || {
        stand = lines(window)?.into_iter().map(|line| line.step).collect();
        Ok((stand == wanted).then_some(()))
    });
    found.map_err(|_| {
        Fault::Window(format!("the rail has\n{}\nand not\n{}", stand.join(" "), wanted.join(" ")))
    })
}

/// Waits until the rail has that step, and every one of these words is said of it there.
pub fn await_said(window: &Window, step: &str, words: &[&str]) -> Outcome {
    let mut said = String::new();
    let found = wait::until(&window.session, &format!("{step} in the rail"), wait::USUAL, || {
        let line = lines(window)?.into_iter().find(|line| line.step == step);
        said = line.map(|line| line.text).unwrap_or_default();
        Ok((!said.is_empty() && words.iter().all(|it| said.contains(it))).then_some(()))
    });
    found.map_err(|_| {
        Fault::Window(format!("of {step} the rail says \"{said}\" and not \"{}\"", words.join("\", \"")))
    })
}

/// Waits until the rail has none of these steps.
pub fn await_none(window: &Window, steps: &[&str]) -> Outcome {
    wait::until(&window.session, &format!("no {} in the rail", steps.join(", ")), wait::USUAL, || {
        let stand = lines(window)?.into_iter().any(|line| steps.contains(&line.step.as_str()));
        Ok((!stand).then_some(()))
    })
}

/// Goes from the rail to the page of a step.
pub fn open(window: &Window, step: &str) -> Outcome {
    agreement::press_css(window, &format!("#safety a[href$='/safety/{step}']"))?;
    await_page(window, step)
}

/// Waits for the page of a step, whatever led there.
pub fn await_page(window: &Window, step: &str) -> Outcome {
    wait::until(&window.session, &format!("the page of {step}"), wait::USUAL, || {
        let there = window.route()?.ends_with(&format!("/safety/{step}"));
        Ok((there
            && window.asks_whether("return document.querySelector('#main .step') !== null;", &json!([]))?)
        .then_some(()))
    })
}
