//! Files that go with the online form.

use serde::Deserialize;

use super::field::Control;
use super::form::Form;
use crate::finding::{Finding, FindingCode};

/// What the online form takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uploads {
    /// Endings of file names, in lower case.
    pub kinds: Vec<String>,
    pub max_megabytes: u32,
    /// One more is stored but then stops the page, so this many are planned for.
    pub most_files: u32,
}

/// Returns the finding for a file whose name has no ending the online form takes.
pub fn file_finding(form: &Form, name: &str) -> Option<Finding> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let taken = ending.is_some_and(|ending| form.uploads.kinds.contains(&ending));
    let mut fields = form.pages.iter().flat_map(|page| &page.fields);
    let field = fields.find(|field| field.control == Control::Files)?;
    (!taken).then(|| Finding::new(&field.key, FindingCode::FileKind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_kinds_of_the_form_are_taken() {
        let form = Form::current();
        for name in ["letter.pdf", "Photo.JPG", "a.b.docx"] {
            assert_eq!(file_finding(form, name), None, "{name} is taken");
        }
        for name in ["sound.mp3", "pdf", "letter.pdf.exe", ""] {
            assert_eq!(
                file_finding(form, name),
                Some(Finding::new("upload-file", FindingCode::FileKind)),
                "{name} is refused"
            );
        }
    }
}
