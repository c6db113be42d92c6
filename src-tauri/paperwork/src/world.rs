//! What Typst may see: one template, one JSON value, our fonts. No file, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::fonts::Fonts;

/// The desk a document is made on: a template and its data, nothing else within reach.
pub(crate) struct Desk {
    library: LazyHash<Library>,
    template: Source,
}

impl Desk {
    /// Returns a desk with a template and the JSON it reads as `sys.inputs.data`.
    ///
    /// `sys.inputs.fonts` names the font families, so that a template cannot ask for one that is not there.
    pub(crate) fn new(template: &str, data: Vec<u8>) -> Self {
        let families: Vec<Value> =
            Fonts::get().families().iter().map(|name| name.as_str().into_value()).collect();
        let inputs = Dict::from_iter([
            ("data".into(), Bytes::new(data).into_value()),
            ("fonts".into(), Value::Array(families.into_iter().collect())),
        ]);
        // The header of a row can be tagged only with what Typst still calls an extra; its version is pinned.
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = Library::builder().with_inputs(inputs).with_features(features).build();
        let library = LazyHash::new(library);
        Self { library, template: Source::detached(template) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        Fonts::get().book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        Fonts::get().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Empties Typst's caches when it goes, so that what was written stays in memory no longer than the work on it.
pub(crate) struct Forgetting;

impl Drop for Forgetting {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst_layout::PagedDocument;

    /// Returns what Typst says about a template that reaches for something.
    fn refusal(template: &str) -> Option<String> {
        let _forgetting = Forgetting;
        let outcome = typst::compile::<PagedDocument>(&Desk::new(template, b"{}".to_vec())).output;
        outcome.err().map(|errors| errors.iter().map(|error| error.message.to_string()).collect())
    }

    #[test]
    fn a_template_reaches_no_file_package_or_clock() {
        let reaches = [
            "#read(\"/etc/passwd\")",
            "#read(\"../Cargo.toml\")",
            "#image(\"/photo.png\")",
            "#include \"other.typ\"",
            "#import \"@preview/cetz:0.3.0\"",
            "#json(\"data.json\")",
            "#datetime.today()",
        ];
        for template in reaches {
            let said = refusal(template);
            assert!(said.is_some(), "{template} must be refused");
        }
        assert_eq!(refusal("A plain page"), None, "a template that reaches for nothing is set");
    }

    #[test]
    fn reading_a_file_is_refused_as_denied_and_not_as_missing() {
        let said = refusal("#read(\"/etc/passwd\")").unwrap_or_default();
        assert!(said.contains("denied"), "the refusal must not tell whether a file exists: {said}");
    }
}
