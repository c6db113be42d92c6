//! What the fuzz targets share: seeds, and changes that leave JSON and lines of text whole.

pub mod dice;
pub mod form_used;
pub mod json;
pub mod lines;
pub mod mutate;
pub mod pathways_used;
pub mod reckoned;
pub mod record;
pub mod refusal;
pub mod sealed;
pub mod seeds;
mod unlocked;

// The readers that stand with the window and name no window.
#[path = "../../../src-tauri/src/consent_record.rs"]
pub mod consent_record;
#[path = "../../../src-tauri/src/case_file/document.rs"]
pub mod document;
#[path = "../../../src-tauri/src/situated.rs"]
pub mod situated;
#[path = "../../../src-tauri/src/tracked.rs"]
pub mod tracked;

pub use dice::Dice;
pub use mutate::mutate;

/// Returns the byte that chooses what is done, as one of so many ways, and the rest of the input.
pub fn chosen(input: &[u8], ways: u8) -> Option<(u8, &[u8])> {
    let (first, rest) = input.split_first()?;
    Some((first % ways, rest))
}

/// Changes bytes of something whole: each four bytes say where and what. Returns it as it then is.
pub fn edited(whole: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut edited = whole.to_vec();
    for edit in edits.chunks_exact(4).take(16) {
        let at = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % (edited.len() + 1);
        match edit[2] % 5 {
            0 => edited.insert(at, edit[3]),
            1 => drop(edited.splice(at..edited.len().min(at + usize::from(edit[3])), [])),
            2 => edited.truncate(at),
            3 => {
                let piece = edited[at..edited.len().min(at + usize::from(edit[3]))].to_vec();
                edited.splice(at..at, piece);
            }
            _ => edited.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= edit[3]),
        }
    }
    edited
}

/// Returns a text in which a middle piece stands many times over: what takes long for its length shows by it. The first two
/// bytes say where the piece begins and ends, the third how often it stands.
pub fn repeated(input: &[u8]) -> Option<String> {
    const MOST_BYTES: usize = 128 * 1024;
    let ([from, until, times], text) = input.split_at_checked(3)? else { return None };
    let text = String::from_utf8_lossy(text);
    let place = |byte: u8| text.floor_char_boundary(text.len() * usize::from(byte) / 255);
    let (from, until) = (place(*from.min(until)), place(*until.max(from)));
    let times = (1_usize << (times % 17)).min(MOST_BYTES / (until - from).max(1));
    Some([&text[..from], &text[from..until].repeat(times), &text[until..]].concat())
}
