//! A field of the online form: what it asks, how, and what it accepts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::condition::Condition;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The form's own key. Some keys mean the opposite of what they say; the label is what is asked.
    pub key: String,
    pub label: String,
    pub hint: Option<String>,
    pub control: Control,
    pub keyboard: Option<Keyboard>,
    pub required: Required,
    /// The group of tick boxes it belongs to.
    pub group: Option<String>,
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// The most characters, counted by [`super::length`].
    pub max_length: Option<u32>,
    /// A day must come after this one.
    pub after: Option<NaiveDate>,
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The closed list its answer comes from; see [`super::list`].
    pub list: Option<String>,
    /// Shown only when another answer on its page reveals it.
    pub shown_when: Option<Condition>,
    /// Not asked at all then; `otherwise` goes out instead.
    pub not_asked_when: Option<Condition>,
    pub otherwise: Option<Choice>,
    /// Never typed: it follows from the consent ledger.
    pub answered_from: Option<AnsweredFrom>,
    /// The decision of the consent record that the answer should not contradict.
    pub agrees_with: Option<AgreesWith>,
    pub(super) suggest: Option<Suggest>,
    /// Names of findings for which the online form shows no reason, so that Daybook must.
    #[serde(default)]
    pub refused_without_reason: Vec<String>,
}

impl Field {
    /// Returns the id of the control that the online form puts its error on.
    pub fn anchor(&self) -> String {
        match (self.control, self.options.first()) {
            (Control::Day, _) => format!("{}-day", self.key),
            (Control::Choice | Control::Choices, Some(first)) => format!("{}-{}", self.key, first.value),
            _ => self.key.clone(),
        }
    }

    /// Returns the option with this value.
    pub fn option(&self, value: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.value == value)
    }
}

/// How the answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// One line of text.
    Line,
    /// A box of text that keeps its line breaks.
    Box,
    /// One of a few options.
    Choice,
    /// Any of a few options.
    Choices,
    /// One box to tick.
    Tick,
    /// One entry of a closed list, found by typing.
    List,
    /// A day in three boxes.
    Day,
    Files,
}

/// The keyboard a touch screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keyboard {
    Email,
    Tel,
}

/// When an answer must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Required {
    Always,
    /// Once another answer reveals the field.
    WhenShown,
    /// At least one of the group must be ticked.
    OneOfGroup,
    No,
}

/// What a text must be, beyond being there and not too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    Email,
    Phone,
    Digits,
    NotWebAddress,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What the online form stores.
    pub value: String,
    pub label: String,
}

/// Which decision of the consent ledger answers a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnsweredFrom {
    ConsentReferral,
    ConsentSupport,
}

/// A decision of the consent record that is typed on its page all the same: the form asks the officer, not the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreesWith {
    Investigations,
    DecisionToOther,
    ContactCall,
    ContactEmail,
    ContactPost,
}

/// What is already known, and the option each of its words stands for. No options: the text itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Suggest {
    pub from: Fact,
    #[serde(default)]
    pub values: BTreeMap<String, String>,
}

/// What the case or the worker has said once and need not say again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fact {
    AgeGroup,
    Nation,
    Interpreter,
    Language,
    CaseNumber,
    WorkerOrganisation,
    WorkerFirstName,
    WorkerLastName,
    WorkerRole,
    WorkerPhone,
    WorkerSecondContact,
    /// Whether the person helps public authorities, from the consent record.
    HelpsAuthorities,
}
