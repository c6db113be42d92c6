//! Recordings as they stand in their files, read into the engine's answers.

use std::path::{Path, PathBuf};

use casework::referral::{Answer, Answers, Control, Field, Form, TypedDay};
use serde_json::{Map, Value};

/// Returns the recordings, one a line, from the file the variable names or from our own copy. A relative
/// path begins at the top of the repository.
pub fn lines(variable: &str, own: &str) -> Vec<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("conformance/vectors").join(own);
    let path = std::env::var_os(variable).filter(|named| !named.is_empty()).map_or(own, PathBuf::from);
    let path = if path.exists() { path } else { here.join("..").join(path) };
    let text = std::fs::read_to_string(&path).expect("the file of recordings can be read");
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Returns recorded answers in the shapes of their fields. A day is recorded in three keys.
pub fn answers(form: &Form, recorded: &Map<String, Value>) -> Answers {
    let mut answers = Answers::new();
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        let part = |part: &str| recorded.get(&format!("{}-{part}", field.key)).map(text).unwrap_or_default();
        let answer = match recorded.get(&field.key) {
            Some(value) => answer(field, value),
            None if field.control == Control::Day => {
                Some(Answer::Day(TypedDay { day: part("day"), month: part("month"), year: part("year") }))
            }
            None => None,
        };
        answers.extend(answer.map(|answer| (field.key.clone(), answer)));
    }
    answers
}

/// Returns one recorded value in the shape of its field; null is no answer.
pub fn answer(field: &Field, value: &Value) -> Option<Answer> {
    let texts = || match value {
        Value::Array(values) => values.iter().map(text).collect(),
        single => vec![text(single)],
    };
    Some(match (field.control, value) {
        (_, Value::Null) => return None,
        (Control::Choices, _) => Answer::Choices(texts()),
        (Control::Day, Value::Array(parts)) => {
            let part = |place: usize| parts.get(place).map(text).unwrap_or_default();
            Answer::Day(TypedDay { day: part(0), month: part(1), year: part(2) })
        }
        (_, Value::Array(_)) => Answer::Choices(texts()),
        (_, single) => Answer::Text(text(single)),
    })
}

/// Returns a recorded text; a long one is recorded as what it repeats.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(long) => {
            let times =
                long.get("times").and_then(Value::as_u64).and_then(|times| usize::try_from(times).ok());
            long.get("repeat").map(text).unwrap_or_default().repeat(times.unwrap_or(0))
        }
        _ => String::new(),
    }
}
