//! What a run begins with: written by each target into the folder that the environment names, so that none is kept here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where seeds go; nothing is written where it is not set.
const FOLDER: &str = "DAYBOOK_FUZZ_SEEDS";
/// Where words go that stand in files of this kind, for libFuzzer's `-dict`.
const WORDS: &str = "DAYBOOK_FUZZ_WORDS";
const SHORTEST: usize = 3;
const LONGEST: usize = 40;

/// Writes seeds, each behind the byte that chooses what is done with it.
pub fn plant(seeds: impl IntoIterator<Item = (u8, Vec<u8>)>) {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    for (at, (way, seed)) in seeds.into_iter().enumerate() {
        let path = Path::new(&folder).join(format!("seed-{way}-{at}"));
        fs::write(path, [&[way][..], &seed].concat()).expect("the folder can be written to");
    }
}

/// Writes the words of these texts as a dictionary.
pub fn words(texts: &[&str]) {
    let Some(file) = std::env::var_os(WORDS) else { return };
    let is_of_word = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    let words = texts.iter().flat_map(|text| text.split(|sign| !is_of_word(sign)));
    let words: BTreeSet<&str> = words.filter(|word| (SHORTEST..=LONGEST).contains(&word.len())).collect();
    let lines: String = words.into_iter().map(|word| format!("\"{word}\"\n")).collect();
    fs::write(file, lines).expect("the file can be written");
}
