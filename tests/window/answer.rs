//! An answer of the official form, given through the widget that asks for it.

use serde_json::{Map, Value, json};

use crate::fault::{Fault, Outcome};
use crate::keys;
use crate::session::Element;
use crate::wait;
use crate::window::Window;

/// More controls than any page of the form has.
const CONTROLS_AT_MOST: usize = 60;
const ENTRIES_AT_MOST: usize = 40;

/// Fills every control of the page that has an answer, reveals included; returns the keys of the answers given.
pub fn give_all(window: &Window, answers: &Map<String, Value>) -> Outcome<Vec<String>> {
    let mut given: Vec<String> = Vec::new();
    for _ in 0..CONTROLS_AT_MOST {
        let next = window.ask(include_str!("page/outstanding.js"), &json!([answers]))?;
        let Some(control) = Element::read(&next["control"]) else { return Ok(given) };
        give(window, &control, &next)?;
        given.push(next["key"].as_str().unwrap_or_default().to_owned());
    }
    Err(Fault::Window(format!(
        "a control does not keep its answer: {}",
        given.last().map_or("", String::as_str)
    )))
}

fn give(window: &Window, control: &Element, asked: &Value) -> Outcome {
    let text = asked["text"].as_str().unwrap_or_default();
    match asked["kind"].as_str() {
        Some("radio") => window.choose(control),
        Some("tick") => window.tick(control),
        Some("listed") => choose_listed(window, control, text),
        Some("select") => {
            window.walk_to(control)?;
            window.type_text(text)
        }
        _ => window.fill_element(control, text),
    }
}

/// Types into a type-ahead, walks down its list to that very entry and takes it with Enter.
fn choose_listed(window: &Window, field: &Element, entry: &str) -> Outcome {
    window.fill_element(field, entry)?;
    let listed = "return all('option').some((option) => spoken(option) === arguments[0]);";
    wait::until(&window.session, &format!("\"{entry}\" in the list"), wait::USUAL, || {
        window.asks_whether(listed, &json!([entry])).map(|found| found.then_some(()))
    })?;
    let at = "const at = document.getElementById(arguments[0].getAttribute('aria-activedescendant') ?? '');
              return at !== null && spoken(at) === arguments[1];";
    for _ in 0..ENTRIES_AT_MOST {
        window.press(keys::DOWN)?;
        if window.asks_whether(at, &json!([field.as_argument(), entry]))? {
            return window.press(keys::ENTER);
        }
    }
    Err(Fault::Window(format!("the arrows do not reach \"{entry}\"")))
}
