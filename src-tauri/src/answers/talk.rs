//! The conversation about consent: statements shown one at a time, and the record of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::{InterpreterUsed, SourcedText};

/// The conversation page: either one is under way, or one can be begun.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkPage {
    /// Whom the statements can be for, the fitting one first: `adult`, `under-18`, `not-known`, `nearly-18`.
    pub audiences: Vec<String>,
    /// Languages in which there are translations.
    pub languages: Vec<TalkLanguage>,
    /// The language of the case, as it was typed.
    pub case_language: String,
    /// Prompts for working with an interpreter.
    pub prompts: Vec<SourcedText>,
    pub talk: Option<Talk>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkLanguage {
    /// A language tag such as `ar`.
    pub tag: String,
    /// Its English name.
    pub english_name: String,
    /// Its own name.
    pub name: String,
}

/// A conversation under way. It holds nothing that names the person or the case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Talk {
    pub id: String,
    pub audience: String,
    pub began_at: String,
    /// The tag of the translation used; empty when there is none.
    pub language: String,
    pub statements: Vec<TalkStatement>,
    /// The place of the statement to show next: the first not said.
    pub next: u32,
    pub said: u32,
    pub come_back: u32,
    /// A break is being taken since then.
    pub resting_since: Option<String>,
    pub breaks: u32,
    /// When a line suggests a break; moves on with each break.
    pub suggest_break_at: String,
    /// What is typed of the record.
    pub typed: TalkTyped,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkStatement {
    pub id: String,
    /// In a few words, to the officer.
    pub topic: String,
    pub english: String,
    pub source: String,
    /// The month of the source, `YYYY-MM`.
    pub dated: String,
    /// Shown as "confirm".
    pub to_confirm: bool,
    pub translation: Option<TranslationShown>,
    /// `said`, `come-back`, or empty.
    pub mark: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TranslationShown {
    pub words: String,
    /// A language tag for `lang`.
    pub tag: String,
    /// `ltr` or `rtl`, for `dir`.
    pub direction: String,
    pub translator: String,
    pub translated_on: String,
    /// The day of the English wording it was made from.
    pub from: String,
    /// The English has changed since: it is folded away, and the interpreter says this line.
    pub outdated: bool,
}

/// The record of a conversation, as typed.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct TalkTyped {
    pub explained_by: String,
    pub place: String,
    /// The language spoken.
    pub language: String,
    pub interpreter: InterpreterUsed,
    pub present: String,
    /// What the person said back when they were asked what they had understood.
    pub said_back: String,
    /// Questions they asked, and what was answered.
    pub questions: String,
    /// What a child thinks and wants; never a consent.
    pub views: String,
    /// What is known of an age assessment.
    pub age_assessment: String,
    /// The person saw and agreed this wording of what they said.
    pub agreed_wording: bool,
}

/// A finished conversation.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkRecord {
    pub id: String,
    pub audience: String,
    pub began_at: String,
    pub ended_at: String,
    /// What was said, in which words: the statements with their mark.
    pub statements: Vec<TalkSaid>,
    /// From and to, RFC 3339.
    pub breaks: Vec<TalkBreak>,
    pub typed: TalkTyped,
    pub signed: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkSaid {
    pub id: String,
    pub topic: String,
    /// `said`, `come-back`, or empty.
    pub mark: String,
    /// The day of the English wording.
    pub worded: String,
    /// The tag of the translation that was shown; empty for English only.
    pub language: String,
    /// Who translated what was shown, and on which day; empty for English only.
    pub translated: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TalkBreak {
    pub from: String,
    pub to: Option<String>,
}

/// The translations an organisation added, and what was odd in a file that was not taken.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Translations {
    pub packs: Vec<TranslationPack>,
    /// Why the chosen file was not taken; empty when it was, or none was chosen.
    pub faults: Vec<TranslationFault>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TranslationPack {
    pub id: String,
    pub tag: String,
    pub english_name: String,
    pub name: String,
    pub direction: String,
    pub source: String,
    pub added_at: String,
    pub statements: u32,
    /// How many were made from an older English wording.
    pub outdated: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TranslationFault {
    /// The line of the file, from 1; 0 when it concerns the whole.
    pub line: u32,
    /// `not-toml`, `too-large`, `unknown-format`, `unknown-statement`, `twice`, `empty`, `no-such-date`, `no-translator`, `no-language`,
    /// `direction`, `hidden-characters` or `unknown-key`.
    pub code: String,
    /// The statement or key it is about.
    pub about: String,
}
