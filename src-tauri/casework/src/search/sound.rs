//! How a name sounds, whoever wrote it down: keys shared by the spellings of one name.
//!
//! Names from many languages reach a note by ear. A key keeps the consonants in broad classes, whatever the
//! tradition that spelt them (kh and h, sz and sh, c and s); short keys keep a vowel too. The spellings are
//! our own choice, made for names transliterated into Latin letters, and always err towards more likeness.

use unicode_normalization::UnicodeNormalization;

use crate::folded::fold;

/// The most keys of one spelling; further readings are left out.
const MOST_KEYS: usize = 8;

/// Where in the word a spelling is read so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    /// Anywhere but first.
    Later,
    Last,
    Anywhere,
}
use Place::{Anywhere, First, Last, Later};

/// Spellings and what they may sound like, the likeliest first; the first row that fits is taken.
/// X is "sh" and "ch", J is "zh" and "j", Y and A stand only at the beginning of a word.
const READINGS: &[(Place, &[&str], &[&str])] = &[
    (First, &["ngh", "ng"], &["N"]),
    (Last, &["ngh", "ng"], &["N"]),
    (First, &["ya", "yi", "yo", "yu"], &["Y"]),
    (First, &["ia", "ie", "io", "iu", "ye"], &["Y", "A"]),
    (First, &["a", "e", "i", "o", "u", "y"], &["A"]),
    (First, &["hs"], &["X"]),
    (First, &["x"], &["X", "S"]),
    (First, &["j"], &["J", "Y"]),
    (First, &["wh", "w"], &["V"]),
    (First, &["h"], &["H"]),
    (Anywhere, &["tsch", "sch", "tch"], &["X"]),
    (Anywhere, &["dzh", "zh", "dj", "xh"], &["J"]),
    (Anywhere, &["sh", "cz"], &["X"]),
    (Anywhere, &["sz"], &["X", "S"]),
    (Anywhere, &["ch"], &["X", "K"]),
    (Anywhere, &["rz"], &["RS", "J"]),
    (Anywhere, &["kh"], &["K", "H"]),
    (Anywhere, &["th"], &["T", "S"]),
    (Anywhere, &["dh"], &["D", "S"]),
    (Anywhere, &["gh"], &["G"]),
    (Anywhere, &["ph"], &["F"]),
    (Anywhere, &["ts", "tz", "dz"], &["S"]),
    (Anywhere, &["ck", "qu"], &["K"]),
    (Anywhere, &["xs", "x"], &["KS"]),
    (Anywhere, &["ce", "ci", "cy"], &["S", "X", "J"]),
    (Anywhere, &["ge", "gi", "gy"], &["G", "J"]),
    (Later, &["wa", "we", "wi", "wo", "wu", "wy"], &["V", ""]),
    (Later, &["w"], &["", "V"]),
    (Last, &["j"], &["", "J"]),
    (Later, &["j"], &["J", ""]),
    (Last, &["h"], &[""]),
    (Later, &["h"], &["H", ""]),
    // At the end of a word many languages do not tell these apart, and few ears do.
    (Last, &["b"], &["P"]),
    (Last, &["d"], &["T"]),
    (Last, &["g"], &["K"]),
    (Last, &["v"], &["F"]),
    (Anywhere, &["a", "e", "i", "o", "u", "y"], &[""]),
    (Anywhere, &["b"], &["B"]),
    (Anywhere, &["c", "k", "q"], &["K"]),
    (Anywhere, &["d"], &["D"]),
    (Anywhere, &["f"], &["F"]),
    (Anywhere, &["g"], &["G"]),
    (Anywhere, &["l"], &["L"]),
    (Anywhere, &["m"], &["M"]),
    (Anywhere, &["n"], &["N"]),
    (Anywhere, &["p"], &["P"]),
    (Anywhere, &["r"], &["R"]),
    (Anywhere, &["s", "z"], &["S"]),
    (Anywhere, &["t"], &["T"]),
    (Anywhere, &["v"], &["V"]),
];

/// Returns the sound keys of a word, the likeliest first: capitals for consonants, small letters for vowels.
/// None for a word with digits, in another script than Latin, or of a single letter. A word given as
/// written, not folded, has keys for its marked letters (š, ç, ğ) too.
pub fn sounds(word: &str) -> Vec<String> {
    let mut keys = keys_of(&fold(word));
    if !word.is_ascii() {
        for key in keys_of(&fold(&spelt_out(word))) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// Tells whether two words share a sound key.
pub fn sound_alike(one: &str, other: &str) -> bool {
    let keys = sounds(one);
    sounds(other).iter().any(|key| keys.contains(key))
}

/// Returns the word with letters whose mark changes the consonant written as English would.
fn spelt_out(word: &str) -> String {
    let mut spelt = String::new();
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match letter {
            'š' | 'ş' | 'ș' | 'ś' => spelt.push_str("sh"),
            'č' | 'ć' | 'ç' => spelt.push_str("ch"),
            'ž' | 'ź' | 'ż' => spelt.push_str("zh"),
            'ţ' | 'ț' => spelt.push_str("ts"),
            'ğ' => spelt.push('h'),
            other => spelt.push(other),
        }
    }
    spelt
}

fn keys_of(folded: &str) -> Vec<String> {
    let letters: String = folded.chars().filter(|sign| sign.is_alphanumeric()).collect();
    if letters.len() < 2 || !letters.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return Vec::new();
    }
    let letters = without_doubles(&letters);
    let mut keys = vec![String::new()];
    let mut at = 0;
    while let Some((length, codes)) = reading(&letters[at..], at == 0) {
        keys = branched(&keys, codes);
        at += length;
    }
    finished(keys, &letters)
}

fn without_doubles(letters: &str) -> String {
    let mut single = String::with_capacity(letters.len());
    for letter in letters.chars() {
        if !single.ends_with(letter) {
            single.push(letter);
        }
    }
    single
}

/// Returns how many letters are read at the beginning of the rest and what they may sound like; none at
/// the end of the word.
fn reading(rest: &str, first: bool) -> Option<(usize, &'static [&'static str])> {
    READINGS.iter().find_map(|(place, spellings, codes)| {
        let spelling = spellings.iter().find(|spelling| {
            let stands = match place {
                First => first,
                Later => !first,
                Last => !first && rest.len() == spelling.len(),
                Anywhere => true,
            };
            stands && rest.starts_with(**spelling)
        })?;
        Some((spelling.len(), *codes))
    })
}

/// Returns every key with every code added, or with the likeliest only when they would be too many.
fn branched(keys: &[String], codes: &[&str]) -> Vec<String> {
    let few = keys.len() * codes.len() <= MOST_KEYS;
    let codes = if few { codes } else { &codes[..1] };
    codes.iter().flat_map(|code| keys.iter().map(move |key| format!("{key}{code}"))).collect()
}

/// Returns the keys once each; those of one or two consonants with the vowels that tell Thi from Tu.
fn finished(keys: Vec<String>, letters: &str) -> Vec<String> {
    let mut vowels = letters.chars().filter_map(vowel_class);
    let first = vowels.next();
    let last = vowels.next_back().or(first);
    let mut done: Vec<String> = Vec::new();
    for mut key in keys {
        match key.len() {
            0 => continue,
            1 => key.extend(first.into_iter().chain(last)),
            2 => key.extend(last),
            _ => {}
        }
        if !done.contains(&key) {
            done.push(key);
        }
    }
    done
}

fn vowel_class(letter: char) -> Option<char> {
    match letter {
        'a' => Some('a'),
        'e' | 'i' | 'y' => Some('e'),
        'o' | 'u' => Some('u'),
        _ => None,
    }
}

#[cfg(test)]
#[path = "sound_tests.rs"]
mod tests;
