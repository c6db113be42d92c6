//! A template and its words, made into a PDF that a screen reader can read (PDF/UA-1).

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::Serialize;
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::legible::{Care, Legible};
use crate::world::{Desk, Forgetting};

/// A finished document.
#[derive(Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The characters that no font draws, each once, in order; the document shows their numbers and says so.
    pub replaced: Vec<char>,
}

impl fmt::Debug for Pdf {
    /// Tells the size only: what a document says does not belong in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pdf").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// Why there is no document. None of these carries anything that the document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The time stamp lies outside the years 0 to 9999, or its offset is a day or more.
    #[error("the time of making cannot be written in a PDF")]
    Moment,
    /// The words could not be handed to the template.
    #[error("the words could not be handed to the template")]
    Words,
    /// The template could not be laid out.
    #[error("the document could not be laid out")]
    Layout,
    /// The result would not have been readable by everyone.
    #[error("the document did not meet PDF/UA-1")]
    Standard,
}

/// Returns the PDF of a template and the words that `print` gives it.
///
/// `print` is asked again, with more care, when a letter turns out not to print where it stands.
pub(crate) fn make<P: Serialize>(
    template: &str,
    made_at: DateTime<FixedOffset>,
    print: impl Fn(&mut Legible<'_>) -> P,
) -> Result<Pdf, PaperError> {
    let options = options(made_at)?;
    let mut care = Care::Usual([].into());
    loop {
        let mut legible = Legible::new(&care);
        let words = serde_json::to_vec(&print(&mut legible)).map_err(|_| PaperError::Words)?;
        match attempt(template, words, &options) {
            Ok(bytes) => return Ok(Pdf { bytes, replaced: legible.replaced() }),
            Err(Snag::Paper(error)) => return Err(error),
            Err(Snag::Letters(missing)) => care = with_more_care(care, missing)?,
        }
    }
}

/// What an attempt met.
enum Snag {
    /// Nothing will help.
    Paper(PaperError),
    /// These letters did not print where they stood; none are named when only the whole is known to fail.
    Letters(Vec<char>),
}

/// Returns the next degree of care, or the end of it.
fn with_more_care(care: Care, missing: Vec<char>) -> Result<Care, PaperError> {
    let fresh: Vec<char> = missing.into_iter().filter(|letter| !letter.is_ascii()).collect();
    match care {
        Care::Usual(refused) if refused.is_empty() && !fresh.is_empty() => {
            Ok(Care::Usual(fresh.into_iter().collect()))
        }
        Care::Usual(_) => Ok(Care::Utmost),
        Care::Utmost => Err(PaperError::Standard),
    }
}

/// Returns the bytes of one attempt.
fn attempt(template: &str, words: Vec<u8>, options: &PdfOptions) -> Result<Vec<u8>, Snag> {
    let _forgetting = Forgetting;
    let desk = Desk::new(template, words);
    let pages = typst::compile::<PagedDocument>(&desk).output.map_err(|_| Snag::Paper(PaperError::Layout))?;
    let mut missing = Vec::new();
    pages.pages().iter().for_each(|page| gather_missing(&page.frame, &mut missing));
    if !missing.is_empty() {
        return Err(Snag::Letters(missing));
    }
    typst_pdf::pdf(&pages, options).map_err(|_| Snag::Letters(Vec::new()))
}

/// Returns the words of each page as they are drawn, its header and footer with them, line by line.
#[cfg(test)]
pub(crate) fn drawn<P: Serialize>(
    template: &str,
    print: impl Fn(&mut Legible<'_>) -> P,
) -> Result<Vec<String>, PaperError> {
    let _forgetting = Forgetting;
    let care = Care::Usual([].into());
    let words = serde_json::to_vec(&print(&mut Legible::new(&care))).map_err(|_| PaperError::Words)?;
    let desk = Desk::new(template, words);
    let pages = typst::compile::<PagedDocument>(&desk).output.map_err(|_| PaperError::Layout)?;
    Ok(pages.pages().iter().map(|page| words_of(&page.frame).join(" ")).collect())
}

/// Returns the pieces of text of a frame.
#[cfg(test)]
fn words_of(frame: &Frame) -> Vec<String> {
    let pieces = frame.items().flat_map(|(_, item)| match item {
        FrameItem::Group(group) => words_of(&group.frame),
        FrameItem::Text(text) => vec![text.text.to_string()],
        _ => Vec::new(),
    });
    pieces.collect()
}

/// Gathers the characters that were set with a font's box for "missing" (glyph 0).
fn gather_missing(frame: &Frame, missing: &mut Vec<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather_missing(&group.frame, missing),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                missing.extend(boxes.filter_map(|glyph| text.text.get(glyph.range())).flat_map(str::chars));
            }
            _ => {}
        }
    }
}

/// Returns the options of every document: PDF/UA-1, tagged, the given moment.
fn options(made_at: DateTime<FixedOffset>) -> Result<PdfOptions, PaperError> {
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Daybook".to_owned())),
        timestamp: Some(timestamp(made_at).ok_or(PaperError::Moment)?),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| PaperError::Standard)?,
        ..PdfOptions::default()
    })
}

/// Returns a moment as a PDF writes it, if it can.
fn timestamp(moment: DateTime<FixedOffset>) -> Option<Timestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let date = moment.date_naive();
    let datetime = Datetime::from_ymd_hms(
        Some(date.year()).filter(|year| (0..=9999).contains(year))?,
        small(date.month())?,
        small(date.day())?,
        small(moment.hour())?,
        small(moment.minute())?,
        small(moment.second())?,
    )?;
    Timestamp::new_local(datetime, moment.offset().local_minus_utc() / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("the moment is written in the test")
    }

    #[test]
    fn a_moment_a_pdf_cannot_hold_is_an_error_and_no_panic() {
        assert!(timestamp(moment("2026-03-29T02:30:00+01:00")).is_some(), "an ordinary moment");
        assert!(
            timestamp(DateTime::<chrono::Utc>::MAX_UTC.fixed_offset()).is_none(),
            "a year of six figures"
        );
        assert!(
            timestamp(DateTime::<chrono::Utc>::MIN_UTC.fixed_offset()).is_none(),
            "a year before the first"
        );
    }

    #[test]
    fn care_grows_step_by_step_and_ends() {
        let first = with_more_care(Care::Usual([].into()), vec!['a', 'é']);
        assert_eq!(
            first,
            Ok(Care::Usual(['é'].into())),
            "English letters always print, so they are never refused"
        );
        let second = with_more_care(Care::Usual(['é'].into()), vec!['è']);
        assert_eq!(second, Ok(Care::Utmost), "then nothing but English letters");
        assert_eq!(
            with_more_care(Care::Utmost, vec![]),
            Err(PaperError::Standard),
            "then there is no more to do"
        );
    }

    #[test]
    fn a_letter_that_does_not_print_where_it_stands_is_found_and_replaced() {
        let template = "#set document(title: \"t\")\n#set text(font: \"Noto Sans\", fallback: false)\n\
                        #json(sys.inputs.data)";
        let made = make(template, moment("2026-03-03T14:05:00Z"), |legible| legible.line("Salaam سلام"));
        let replaced: String = made.map(|pdf| pdf.replaced.into_iter().collect()).unwrap_or_default();
        assert_eq!(
            replaced, "اسلم",
            "this template knows no Arabic font, which shows only once it is laid out"
        );
    }

    #[test]
    fn a_document_that_not_everyone_could_read_is_refused() {
        let untitled = make("Hello", moment("2026-03-03T14:05:00Z"), |_| ());
        assert_eq!(untitled, Err(PaperError::Standard), "PDF/UA-1 asks for a title");
        let broken = make("#nonsense()", moment("2026-03-03T14:05:00Z"), |_| ());
        assert_eq!(broken, Err(PaperError::Layout), "a template that cannot be laid out");
    }
}
