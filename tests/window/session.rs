//! A session with the window, in WebDriver's words: find, press, run, picture, size, end.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::picture;
use crate::wire::Wire;

/// What the driver calls an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window stands within a second; a loaded machine may take many times as long.
const STARTS_WITHIN: Duration = Duration::from_secs(40);

/// One element of the page, as the driver refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// Returns the element in the form in which a script receives it.
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// Reads an element that a script returned; null is none.
    pub fn read(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }
}

#[derive(Debug)]
pub struct Session {
    wire: Wire,
    path: String,
}

impl Session {
    /// Starts the program and returns a session with its first window.
    pub fn start(wire: Wire, binary: &Path, args: &[&str]) -> Outcome<Self> {
        let options = json!({ "binary": binary, "args": args });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let value = wire.waiting(STARTS_WITHIN).ask("POST", "/session", Some(&wanted))?;
        let id = value["sessionId"]
            .as_str()
            .ok_or_else(|| Fault::Machine("a session without a name".to_owned()))?;
        let session = Self { wire, path: format!("/session/{id}") };
        session.post("timeouts", &json!({ "script": 90_000, "pageLoad": 60_000, "implicit": 0 }))?;
        Ok(session)
    }

    fn post(&self, act: &str, body: &Value) -> Outcome<Value> {
        self.wire.ask("POST", &format!("{}/{act}", self.path), Some(body))
    }

    fn get(&self, what: &str) -> Outcome<Value> {
        self.wire.ask("GET", &format!("{}/{what}", self.path), None)
    }

    /// Presses the keys one after another on whatever has the focus.
    pub fn press(&self, keys: &[&str]) -> Outcome {
        let strokes = keys.iter().flat_map(|key| [stroke("keyDown", key), stroke("keyUp", key)]);
        self.key_actions(strokes.collect())
    }

    /// Holds some keys down while another is pressed.
    pub fn chord(&self, held: &[&str], key: &str) -> Outcome {
        let mut strokes: Vec<_> = held.iter().map(|key| stroke("keyDown", key)).collect();
        strokes.extend([stroke("keyDown", key), stroke("keyUp", key)]);
        strokes.extend(held.iter().rev().map(|key| stroke("keyUp", key)));
        self.key_actions(strokes)
    }

    fn key_actions(&self, strokes: Vec<Value>) -> Outcome {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// Runs a script in the page and returns what it returns.
    pub fn ask(&self, script: &str, args: &Value) -> Outcome<Value> {
        self.post("execute/sync", &json!({ "script": script, "args": args }))
    }

    /// Runs a script that answers through its last argument, a function.
    pub fn ask_later(&self, script: &str, args: &Value) -> Outcome<Value> {
        self.post("execute/async", &json!({ "script": script, "args": args }))
    }

    /// Opens an address; only plain pages are opened so, never a screen of Daybook.
    pub fn open(&self, address: &str) -> Outcome {
        self.post("url", &json!({ "url": address })).map(drop)
    }

    /// Leaves a picture of the window in a PNG file.
    pub fn picture(&self, file: &Path) -> Outcome {
        let value = self.get("screenshot")?;
        let text = value.as_str().ok_or_else(|| Fault::Machine("a picture that is not text".to_owned()))?;
        let bytes =
            picture::decode(text).ok_or_else(|| Fault::Machine("a picture that is not base64".to_owned()))?;
        std::fs::write(file, bytes).map_err(|cause| Fault::machine("writing a picture", cause))
    }

    /// Gives the window a place and size on the screen.
    pub fn resize(&self, width: u32, height: u32) -> Outcome {
        self.post("window/rect", &json!({ "x": 0, "y": 0, "width": width, "height": height })).map(drop)
    }

    /// Ends the session, which closes the program.
    pub fn end(&self) -> Outcome {
        self.wire.ask("DELETE", &self.path, None).map(drop)
    }
}

fn stroke(kind: &str, key: &str) -> Value {
    json!({ "type": kind, "value": key })
}
