//! The blank prompt sheet: every question the online form can ask, and when, to have at hand in a talk.

use super::answer::TICKED;
use super::condition::Condition;
use super::field::{Choice, Control, Field, Required};
use super::form::{Form, Page};
use super::list::list;

/// The pages of one official section.
#[derive(Debug, PartialEq, Eq)]
pub struct PromptSection<'f> {
    pub section: &'f str,
    pub pages: Vec<PromptPage<'f>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct PromptPage<'f> {
    pub title: &'f str,
    pub guidance: &'f [String],
    /// When the page is reached, as a sentence; none means always.
    pub only_if: Option<String>,
    pub questions: Vec<PromptQuestion<'f>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct PromptQuestion<'f> {
    /// None where the title of the page says it.
    pub label: Option<&'f str>,
    pub hint: Option<&'f str>,
    /// A group of boxes to tick is [`Control::Choices`].
    pub kind: Control,
    /// How many answers can be given, one below the other; 1 for most.
    pub places: usize,
    /// The labels of the options.
    pub options: Vec<&'f str>,
    /// The title of the closed list and how many entries it has.
    pub list: Option<(&'f str, usize)>,
    /// It must be answered, at least once, wherever it is asked.
    pub required: bool,
    /// When it is asked, as a sentence; none means with its page.
    pub only_if: Option<String>,
}

/// Returns every page of the form once, by official section, in form order.
pub fn prompt_sheet(form: &Form) -> Vec<PromptSection<'_>> {
    let mut sections: Vec<PromptSection<'_>> = Vec::new();
    for page in &form.pages {
        let prompt = prompt_page(form, page);
        match sections.iter_mut().find(|known| known.section == page.section) {
            Some(known) => known.pages.push(prompt),
            None => sections.push(PromptSection { section: &page.section, pages: vec![prompt] }),
        }
    }
    sections
}

fn prompt_page<'f>(form: &'f Form, page: &'f Page) -> PromptPage<'f> {
    let questions = page.fields.chunk_by(are_one_question);
    PromptPage {
        title: &page.title,
        guidance: &page.guidance,
        only_if: page.when.as_ref().map(|when| format!("Only if {}.", Words { form, page }.of(when))),
        questions: questions.map(|fields| question(form, page, fields)).collect(),
    }
}

/// Returns the question that these fields ask together.
fn question<'f>(form: &'f Form, page: &'f Page, fields: &'f [Field]) -> PromptQuestion<'f> {
    let first = &fields[0];
    let ticks = first.group.is_some();
    let titled = fields.len() > 1 || first.label == page.title;
    let labels = if ticks { labels(fields) } else { first.options.iter().map(label).collect() };
    PromptQuestion {
        label: (!titled).then_some(first.label.as_str()),
        hint: first.hint.as_deref().filter(|_| !ticks),
        kind: if ticks { Control::Choices } else { first.control },
        places: if ticks { 1 } else { fields.len() },
        options: labels,
        list: first.list.as_deref().and_then(list).map(|list| (list.title.as_str(), list.entries.len())),
        required: first.required != Required::No,
        only_if: asked_if(&Words { form, page }, first),
    }
}

fn labels(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.label.as_str()).collect()
}

fn label(choice: &Choice) -> &str {
    &choice.label
}

/// Tells whether two fields, one after the other, ask one thing: boxes of a group, or places of one list.
fn are_one_question(one: &Field, next: &Field) -> bool {
    let grouped = one.group.is_some() && one.group == next.group;
    let numbered = |field: &Field| {
        let (stem, number) = field.key.rsplit_once('-')?;
        number.parse::<u32>().ok().map(|_| stem.to_owned())
    };
    let listed = one.control == Control::List && one.list == next.list;
    grouped || (listed && numbered(one).is_some() && numbered(one) == numbered(next))
}

fn asked_if(words: &Words<'_>, field: &Field) -> Option<String> {
    let only = field.shown_when.iter().map(|when| format!("Only if {}.", words.of(when)));
    let never = field.not_asked_when.iter().map(|when| format!("Not asked if {}.", words.of(when)));
    let sentences: Vec<String> = only.chain(never).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Says conditions in the words of the form, as they are read on one of its pages.
struct Words<'f> {
    form: &'f Form,
    page: &'f Page,
}

impl Words<'_> {
    fn of(&self, when: &Condition) -> String {
        match when {
            Condition::All { all: parts } | Condition::Any { any: parts } if parts.len() == 1 => {
                self.of(&parts[0])
            }
            Condition::All { all } => {
                let several = all.iter().any(is_either);
                self.join(all, if several { "; and " } else { " and " })
            }
            Condition::Any { any } => format!("either {}", self.join(any, ", or ")),
            Condition::Answered { field, among } => self.answered(field, among),
            Condition::Files { files: 0 | 1 } => "files are added".to_owned(),
            Condition::Files { files } => format!("at least {files} files are added"),
        }
    }

    fn join(&self, parts: &[Condition], between: &str) -> String {
        parts.iter().map(|part| self.of(part)).collect::<Vec<_>>().join(between)
    }

    fn answered(&self, key: &str, among: &[String]) -> String {
        let Some(field) = self.page.field(key).or_else(|| self.form.field(key)) else { return String::new() };
        let name = &field.label;
        if field.control == Control::Tick && among.iter().any(|option| option == TICKED) {
            return format!("“{name}” is ticked");
        }
        let verb = if field.control == Control::Choices { "includes" } else { "is" };
        let chosen =
            among.iter().filter_map(|value| field.option(value)).map(|option| format!("“{}”", option.label));
        format!("“{name}” {verb} {}", chosen.collect::<Vec<_>>().join(" or "))
    }
}

/// Tells whether the condition reads as "either … or …".
fn is_either(when: &Condition) -> bool {
    match when {
        Condition::All { all: parts } if parts.len() == 1 => is_either(&parts[0]),
        Condition::Any { any } => any.len() > 1 || any.iter().any(is_either),
        _ => false,
    }
}

#[cfg(test)]
#[path = "prompt_tests.rs"]
mod tests;
