//! The plain assertions: what axe does not see (docs of the interface, 8.4 D). The numbers are that list's.

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::keys;
use crate::session::Element;
use crate::wait;
use crate::window::Window;

/// The desktop on which the window is used.
pub const WIDE: (u32, u32) = (1366, 768);
/// The width in CSS pixels at which no page may need sideways scroll: 1280 px at 400 %.
pub const NARROW: u32 = 320;

/// 1: at 320 px the page needs no sideways scroll.
pub fn reflow(window: &Window) -> Outcome {
    narrow(window)?;
    let lines = window.ask_lines(include_str!("page/reflow.js"), &json!([]));
    widen(window)?;
    Fault::from_list("at 320 px:", &lines?)
}

/// Makes the page 320 px wide. A window that may not be so small is made as small as it may, and its page is
/// enlarged until 320 of its pixels fill it, as a person does who needs large text.
pub fn narrow(window: &Window) -> Outcome {
    window.session.resize(NARROW, WIDE.1)?;
    await_width(window, "at its narrowest", |width| width < WIDE.0 / 2 + NARROW / 2)?;
    let script = "document.documentElement.style.zoom = String(innerWidth / arguments[0]); return true;";
    window.ask(script, &json!([NARROW])).map(drop)
}

/// Fills the screen again.
pub fn widen(window: &Window) -> Outcome {
    window.ask("document.documentElement.style.zoom = ''; return true;", &json!([]))?;
    window.session.resize(WIDE.0, WIDE.1)?;
    await_width(window, "as wide as the screen", |width| width == WIDE.0)
}

fn await_width(window: &Window, what: &str, is_so: impl Fn(u32) -> bool) -> Outcome {
    wait::until(&window.session, &format!("a window {what}"), wait::USUAL, || {
        let now = window.ask("return innerWidth;", &json!([]))?.as_u64().unwrap_or_default();
        Ok(u32::try_from(now).is_ok_and(&is_so).then_some(()))
    })?;
    await_frames(window)
}

/// Waits for a few frames to be drawn: a picture taken sooner has black edges.
pub fn await_frames(window: &Window) -> Outcome {
    window.ask_lines_later(include_str!("page/frames.js")).map(drop)
}

/// 3: Tab reaches everything once, shows where it is, and nothing covers it.
pub fn keyboard_walk(window: &Window) -> Outcome {
    let count = window.ask(include_str!("page/walk_begin.js"), &json!([]))?.as_u64().unwrap_or(0);
    let mut lines = Vec::new();
    for _ in 0..count {
        window.press(keys::TAB)?;
        let found = window.ask_lines_later(include_str!("page/walk_step.js"))?;
        if found.iter().any(|line| line == "left" || line == "round") {
            break;
        }
        lines.extend(found);
    }
    lines.extend(window.ask_lines(include_str!("page/walk_end.js"), &json!([]))?);
    Fault::from_list("walking with Tab:", &lines)
}

/// 4: after a change of screen the focus is on its heading.
pub fn focus_on_heading(window: &Window) -> Outcome {
    let script = "const at = document.activeElement; return at?.tagName === 'H1' ? '' : described(at);";
    wait::until(&window.session, "the focus on the h1", wait::USUAL, || {
        Ok((window.ask(script, &json!([]))? == json!("")).then_some(()))
    })
}

/// 5: the error summary has the focus, and each of its links leads to a field that carries that message.
pub fn error_summary(window: &Window) -> Outcome {
    let at_first = window.ask(include_str!("page/error_summary.js"), &json!([]))?;
    let mut lines: Vec<String> = words_of(&at_first["lines"]);
    let links = at_first["links"].as_array().cloned().unwrap_or_default();
    for link in links.iter().filter_map(Element::read) {
        let message = window.ask("return spoken(arguments[0]);", &json!([link.as_argument()]))?;
        window.walk_to(&link)?;
        window.press(keys::ENTER)?;
        lines.extend(window.ask_lines(include_str!("page/error_field.js"), &json!([message]))?);
    }
    Fault::from_list("the error summary:", &lines)
}

/// 7: text set wider apart is not clipped.
pub fn text_spacing(window: &Window) -> Outcome {
    Fault::from_list(
        "with wide text spacing:",
        &window.ask_lines(include_str!("page/spacing.js"), &json!([]))?,
    )
}

/// 8 and 9, and the title: nothing moves, one status, no alert, no name in the title.
pub fn at_rest(window: &Window, names: &[&str]) -> Outcome {
    Fault::from_list("at rest:", &window.ask_lines(include_str!("page/rest.js"), &json!([names]))?)
}

/// 10: Shift pressed three times covers everything; Esc brings it back with the focus where it was.
pub fn hide(window: &Window) -> Outcome {
    window.ask("window.testersFocus = document.activeElement; return true;", &json!([]))?;
    window.session.press(&[keys::SHIFT, keys::SHIFT, keys::SHIFT])?;
    wait::until(&window.session, "the cover", wait::USUAL, || {
        window
            .asks_whether("return document.title === 'Document';", &json!([]))
            .map(|covered| covered.then_some(()))
    })?;
    let lines = window.ask_lines(include_str!("page/cover.js"), &json!([]))?;
    window.press(keys::ESCAPE)?;
    wait::until(&window.session, "the focus where it was before the screen was hidden", wait::USUAL, || {
        let script =
            "return document.title !== 'Document' && document.activeElement === window.testersFocus;";
        window.asks_whether(script, &json!([])).map(|back| back.then_some(()))
    })?;
    Fault::from_list("the hidden screen:", &lines)
}

/// Runs a check that moves the focus, and leaves field and caret as they were.
pub fn in_passing(window: &Window, check: impl FnOnce(&Window) -> Outcome) -> Outcome {
    window.ask(include_str!("page/place_keep.js"), &json!([]))?;
    let found = check(window);
    window.ask(include_str!("page/place_restore.js"), &json!([]))?;
    found
}

fn words_of(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}
