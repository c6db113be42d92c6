//! The PDF that was saved: a whole file, tagged, with a language and the mark of the accessibility standard.

use std::path::Path;

use crate::fault::{Fault, Outcome};

/// What a PDF/UA file says of itself outside its compressed parts.
const SIGNS: [(&str, &str); 4] = [
    ("%PDF-", "the beginning of a PDF"),
    ("%%EOF", "the end of a PDF"),
    ("/StructTreeRoot", "a structure of tags"),
    ("pdfuaid:part", "the mark of PDF/UA"),
];

/// Checks that the file is a whole, tagged PDF.
pub fn is_tagged(file: &Path) -> Outcome {
    let bytes =
        std::fs::read(file).map_err(|cause| Fault::machine(&format!("reading {}", file.display()), cause))?;
    let has = |sign: &str| bytes.windows(sign.len()).any(|window| window == sign.as_bytes());
    let missing: Vec<String> =
        SIGNS.iter().filter(|(sign, _)| !has(sign)).map(|(sign, what)| format!("{what} ({sign})")).collect();
    Fault::from_list(&format!("{} has not:", file.display()), &missing)
}
