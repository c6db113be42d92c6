//! How an input becomes another: by libFuzzer's own changes, or by one that keeps the shape of JSON or of lines.

use libfuzzer_sys::fuzzer_mutate;

use crate::{Dice, json, lines};

/// Changes the input in place; returns how long it then is.
pub fn mutate(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = Dice::new(u64::from(seed));
    if size < 2 || most < 2 || dice.one_in(3) {
        return fuzzer_mutate(data, size, most);
    }
    let Ok(text) = std::str::from_utf8(&data[1..size]) else { return fuzzer_mutate(data, size, most) };
    let changed = match serde_json::from_str(text) {
        Ok(value) => json::changed(value, &mut dice),
        Err(_) => lines::changed(text, &mut dice),
    };
    if changed.len() >= most {
        return fuzzer_mutate(data, size, most);
    }
    data[1..=changed.len()].copy_from_slice(changed.as_bytes());
    changed.len() + 1
}

/// Changes a text as libFuzzer changes bytes.
pub fn text(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let size = bytes.len();
    bytes.resize(size + 32, 0);
    let most = bytes.len();
    let size = fuzzer_mutate(&mut bytes, size, most);
    String::from_utf8_lossy(&bytes[..size]).into_owned()
}
