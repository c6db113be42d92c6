//! What was typed or chosen, kept as it was typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::text::{is_space, trim};

/// All answers of a draft by field key, unrevealed ones included.
pub type Answers = BTreeMap<String, Answer>;

/// One answer: JSON `true`, `"text"`, `["email", "post"]` or `{"day": "1", "month": "2", "year": "1990"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Ticked(bool),
    Text(String),
    Choices(Vec<String>),
    Day(TypedDay),
}

/// A day as typed in its three boxes; it need not exist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDay {
    pub day: String,
    pub month: String,
    pub year: String,
}

impl TypedDay {
    /// Tells whether nothing was typed in any of the three boxes.
    pub fn is_blank(&self) -> bool {
        [&self.day, &self.month, &self.year].into_iter().all(|part| blank(part))
    }
}

impl Answer {
    /// Returns a typed or chosen text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Tells whether nothing was typed, chosen or ticked; blanks are nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Ticked(ticked) => !ticked,
            Self::Text(text) => blank(text),
            Self::Choices(choices) => choices.iter().all(|choice| blank(choice)),
            Self::Day(day) => day.is_blank(),
        }
    }

    /// Tells whether this option is the one chosen, or one of those chosen. A tick is the option "true".
    pub fn chooses(&self, option: &str) -> bool {
        match self {
            Self::Ticked(ticked) => *ticked && option == TICKED,
            Self::Text(text) => trim(text) == option,
            Self::Choices(choices) => choices.iter().any(|choice| trim(choice) == option),
            Self::Day(_) => false,
        }
    }

    /// Returns every text the answer holds, in its order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Ticked(_) => Vec::new(),
            Self::Text(text) => vec![text],
            Self::Choices(choices) => choices.iter().map(String::as_str).collect(),
            Self::Day(day) => vec![&day.day, &day.month, &day.year],
        }
    }
}

/// The value the online form gives a ticked box.
pub(super) const TICKED: &str = "true";

fn blank(text: &str) -> bool {
    text.chars().all(is_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_read_from_the_json_they_write() {
        let json = r#"{"a":"text","b":["email","post"],"c":{"day":"1","month":"2","year":"1990"},"d":true}"#;
        let answers: Answers = serde_json::from_str(json).expect("four shapes");
        assert_eq!(
            answers["c"],
            Answer::Day(TypedDay { day: "1".into(), month: "2".into(), year: "1990".into() })
        );
        assert_eq!(answers["d"], Answer::Ticked(true), "a bool is a tick, not a text");
        assert_eq!(serde_json::to_string(&answers).expect("plain data"), json, "nothing is lost or added");
    }

    #[test]
    fn blanks_are_nothing() {
        for nothing in [
            Answer::text(" \t\n"),
            Answer::Choices(vec![]),
            Answer::Choices(vec![" ".into()]),
            Answer::Ticked(false),
            Answer::Day(TypedDay::default()),
        ] {
            assert!(nothing.is_blank(), "{nothing:?} says nothing");
        }
        assert!(!Answer::text("0").is_blank(), "nought is an answer");
    }

    #[test]
    fn a_tick_is_the_option_true() {
        for tick in [Answer::Ticked(true), Answer::text("true"), Answer::Choices(vec!["true".into()])] {
            assert!(tick.chooses(TICKED), "{tick:?} is a tick");
        }
        assert!(!Answer::Ticked(false).chooses(TICKED), "an empty box is no tick");
    }
}
