//! The person at the keyboard: finds things by the names they carry, reaches them with Tab, types, chooses.

use std::time::Duration;

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::keys;
use crate::session::{Element, Session};
use crate::wait;

const NAMES: &str = include_str!("page/names.js");
/// Past this many extra presses of Tab something holds the focus.
const SPARE_PRESSES: usize = 12;
/// So often the way to an element is counted; a screen comes to rest sooner.
const RECOUNTS: usize = 3;

/// What a thing is, to the person who looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Button,
    Link,
    Field,
    Radio,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Field => "field",
            Self::Radio => "radio",
        }
    }
}

/// The window with someone in front of it.
pub struct Window {
    pub session: Session,
}

impl Window {
    pub fn of(session: Session) -> Self {
        Self { session }
    }

    /// Runs a script that may use the names of page/names.js.
    pub fn ask(&self, script: &str, args: &Value) -> Outcome<Value> {
        self.session.ask(&format!("{NAMES}\n{script}"), args)
    }

    /// Runs a script of which only a yes or no is wanted.
    pub fn asks_whether(&self, script: &str, args: &Value) -> Outcome<bool> {
        Ok(self.ask(script, args)? == Value::Bool(true))
    }

    /// Runs a script that returns lines of text.
    pub fn ask_lines(&self, script: &str, args: &Value) -> Outcome<Vec<String>> {
        Self::read_lines(&self.ask(script, args)?)
    }

    /// Runs a script that hands lines of text to its last argument, when it has them.
    pub fn ask_lines_later(&self, script: &str) -> Outcome<Vec<String>> {
        Self::read_lines(&self.session.ask_later(&format!("{NAMES}\n{script}"), &json!([]))?)
    }

    fn read_lines(value: &Value) -> Outcome<Vec<String>> {
        let lines = value.as_array().ok_or_else(|| Fault::Machine(format!("not a list: {value}")))?;
        Ok(lines.iter().map(|line| line.as_str().map_or_else(|| line.to_string(), str::to_owned)).collect())
    }

    pub fn press(&self, key: &str) -> Outcome {
        self.session.press(&[key])
    }

    /// Types into whatever has the focus; a line's end is the Enter key.
    pub fn type_text(&self, text: &str) -> Outcome {
        let letters: Vec<String> = text
            .chars()
            .map(|letter| if letter == '\n' { keys::ENTER.to_owned() } else { letter.to_string() })
            .collect();
        letters
            .chunks(400)
            .try_for_each(|some| self.session.press(&some.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// Presses Ctrl and a key.
    pub fn control(&self, key: &str) -> Outcome {
        self.session.chord(&[keys::CONTROL], key)
    }

    /// Returns the thing of that kind and name, if the page has it; `within` is a group's or region's name.
    pub fn look_for(&self, kind: Kind, name: &str) -> Outcome<Option<Element>> {
        let found = self.ask("return named(arguments[0], arguments[1]);", &json!([kind.word(), name]))?;
        Ok(Element::read(&found))
    }

    /// Returns the thing of that kind and name inside the group of that name.
    pub fn look_within(&self, group: &str, kind: Kind, name: &str) -> Outcome<Option<Element>> {
        let script = "const within = named('group', arguments[0]);
                      return within && named(arguments[1], arguments[2], within);";
        Ok(Element::read(&self.ask(script, &json!([group, kind.word(), name]))?))
    }

    /// Waits for the thing of that kind and name.
    pub fn find(&self, kind: Kind, name: &str) -> Outcome<Element> {
        let awaited = format!("the {} \"{name}\"", kind.word());
        wait::until(&self.session, &awaited, wait::USUAL, || self.look_for(kind, name))
    }

    /// Waits for the thing of that kind and name inside a group.
    pub fn find_within(&self, group: &str, kind: Kind, name: &str) -> Outcome<Element> {
        let awaited = format!("the {} \"{name}\" of \"{group}\"", kind.word());
        wait::until(&self.session, &awaited, wait::USUAL, || self.look_within(group, kind, name))
    }

    /// Waits for the element that a CSS selector names, where no name of its own is at hand.
    pub fn find_css(&self, selector: &str) -> Outcome<Element> {
        let script =
            "const found = document.querySelector(arguments[0]); return found && seen(found) ? found : null;";
        wait::until(&self.session, &format!("the element {selector}"), wait::USUAL, || {
            Ok(Element::read(&self.ask(script, &json!([selector]))?))
        })
    }

    /// Returns the heading of the page, or nothing while there is none.
    pub fn heading(&self) -> Outcome<String> {
        let value = self.ask("return plain(document.querySelector('h1')?.textContent);", &json!([]))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page's heading has these words in it; a caption may stand before them.
    pub fn await_heading(&self, words: &str) -> Outcome {
        self.await_heading_for(words, wait::USUAL)
    }

    pub fn await_heading_for(&self, words: &str, patience: Duration) -> Outcome {
        wait::until(&self.session, &format!("the heading \"{words}\""), patience, || {
            Ok(self.heading()?.contains(words).then_some(()))
        })
    }

    /// Waits until the page's main part, or its top strip, has these words in it.
    pub fn await_words(&self, words: &str) -> Outcome {
        self.await_words_for(words, wait::USUAL)
    }

    pub fn await_words_for(&self, words: &str, patience: Duration) -> Outcome {
        wait::until(&self.session, &format!("the words \"{words}\""), patience, || {
            Ok(self.shows(words)?.then_some(()))
        })
    }

    /// Tells whether the window shows these words.
    pub fn shows(&self, words: &str) -> Outcome<bool> {
        self.asks_whether(
            "return plain(document.body.innerText).includes(plain(arguments[0]));",
            &json!([words]),
        )
    }

    /// Returns the address inside the window, from the `#` on.
    pub fn route(&self) -> Outcome<String> {
        Ok(self.ask("return location.hash;", &json!([]))?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the address changes from `before`, and returns the new one.
    pub fn await_route_after(&self, before: &str) -> Outcome<String> {
        wait::until(&self.session, &format!("another address than {before}"), wait::USUAL, || {
            let now = self.route()?;
            Ok((now != before).then_some(now))
        })
    }

    /// Tells whether the element has the focus.
    pub fn is_at(&self, element: &Element) -> Outcome<bool> {
        self.asks_whether(
            "return isStop(arguments[0], document.activeElement);",
            &json!([element.as_argument()]),
        )
    }

    /// Tells whether this becomes true while a slow machine is given its time.
    pub fn comes_true(&self, script: &str, arguments: &Value) -> Outcome<bool> {
        wait::last_look(wait::USUAL, || self.asks_whether(script, arguments), |so| *so)
    }

    /// Moves the focus to the element with Tab, or Shift+Tab where that is the way; a thing out of Tab's reach is a fault.
    pub fn walk_to(&self, element: &Element) -> Outcome {
        let mut presses = 0;
        // What stands between may come or go while the way is walked, as when a screen opens: then it is counted anew.
        for _ in 0..RECOUNTS {
            presses = self.presses_to(element)?;
            self.tab(presses)?;
            if self.is_at(element)? {
                return Ok(());
            }
        }
        for _ in 0..SPARE_PRESSES {
            self.tab(presses.signum().max(-1))?;
            if self.is_at(element)? {
                return Ok(());
            }
        }
        Err(self.unreachable(element))
    }

    /// Returns how often Tab is pressed to come to the element; negative with Shift.
    fn presses_to(&self, element: &Element) -> Outcome<i64> {
        let target = json!([element.as_argument()]);
        let presses = self.ask(include_str!("page/distance.js"), &target)?;
        presses.as_i64().ok_or_else(|| self.unreachable(element))
    }

    fn unreachable(&self, element: &Element) -> Fault {
        let named = self.ask("return described(arguments[0]);", &json!([element.as_argument()]));
        let named = named.map_or_else(|fault| fault.to_string(), |value| value.to_string());
        Fault::Window(format!("Tab does not reach {named}\nthe page shows {}", wait::shown(&self.session)))
    }

    /// Presses Tab so many times; a negative number holds Shift.
    pub fn tab(&self, presses: i64) -> Outcome {
        if presses < 0 {
            return (presses..0).try_for_each(|_| self.session.chord(&[keys::SHIFT], keys::TAB));
        }
        let times = usize::try_from(presses).map_err(|cause| Fault::machine("counting presses", cause))?;
        self.session.press(&vec![keys::TAB; times])
    }

    /// Walks to a button and presses Enter on it.
    pub fn press_button(&self, name: &str) -> Outcome {
        self.walk_to(&self.find(Kind::Button, name)?)?;
        self.press(keys::ENTER)
    }

    /// Walks to a link and presses Enter on it.
    pub fn follow(&self, name: &str) -> Outcome {
        self.walk_to(&self.find(Kind::Link, name)?)?;
        self.press(keys::ENTER)
    }

    /// Walks to the first link in the main part whose name holds these words, and presses Enter on it.
    pub fn follow_holding(&self, words: &str) -> Outcome {
        self.press_first("main a[href]", words)
    }

    /// Walks to the first button in the main part whose name holds these words, and presses Enter on it.
    pub fn press_holding(&self, words: &str) -> Outcome {
        self.press_first("main button, main summary", words)
    }

    /// Follows the page's own link back.
    pub fn back(&self) -> Outcome {
        self.walk_to(&self.find_css("main .govuk-back-link, .govuk-back-link")?)?;
        self.press(keys::ENTER)
    }

    fn press_first(&self, selector: &str, words: &str) -> Outcome {
        let script = "return [...document.querySelectorAll(arguments[0])]
                          .find((it) => seen(it) && plain(it.textContent).includes(plain(arguments[1]))) ?? null;";
        let found = wait::until(&self.session, &format!("\"{words}\" to press"), wait::USUAL, || {
            Ok(Element::read(&self.ask(script, &json!([selector, words]))?))
        })?;
        self.walk_to(&found)?;
        self.press(keys::ENTER)
    }

    /// Walks to the field of that name and types, in place of what stood there.
    pub fn fill(&self, name: &str, text: &str) -> Outcome {
        self.fill_element(&self.find(Kind::Field, name)?, text)
    }

    pub fn fill_element(&self, field: &Element, text: &str) -> Outcome {
        self.walk_to(field)?;
        let filled = self.asks_whether("return arguments[0].value !== '';", &json!([field.as_argument()]))?;
        if filled {
            self.control("a")?;
            self.press(keys::BACKSPACE)?;
        }
        self.type_text(text)
    }

    /// Walks to a tick box and ticks it with the space bar, unless it is ticked.
    pub fn tick(&self, box_element: &Element) -> Outcome {
        if self.is_checked(box_element)? {
            return Ok(());
        }
        self.walk_to(box_element)?;
        self.press(keys::SPACE)
    }

    /// Chooses one of a group of radio buttons with Tab, the arrows and the space bar.
    pub fn choose(&self, radio: &Element) -> Outcome {
        if self.is_checked(radio)? {
            return Ok(());
        }
        self.walk_to(radio)?;
        let steps = self.ask(include_str!("page/radio_steps.js"), &json!([radio.as_argument()]))?;
        let steps = steps.as_i64().ok_or_else(|| self.unreachable(radio))?;
        let arrow = if steps < 0 { keys::UP } else { keys::DOWN };
        for _ in 0..steps.unsigned_abs() {
            self.press(arrow)?;
        }
        if !self.is_checked(radio)? {
            self.press(keys::SPACE)?;
        }
        wait::until(&self.session, "the radio button to be chosen", wait::USUAL, || {
            Ok(self.is_checked(radio)?.then_some(()))
        })
    }

    /// Chooses by the names of the group and of the radio button.
    pub fn choose_in(&self, group: &str, name: &str) -> Outcome {
        self.choose(&self.find_within(group, Kind::Radio, name)?)
    }

    fn is_checked(&self, element: &Element) -> Outcome<bool> {
        self.asks_whether("return arguments[0].checked;", &json!([element.as_argument()]))
    }
}
