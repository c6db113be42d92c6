//! Invented notes: words as common and as rare as in a language, invented names, numbers and streets. The
//! same each time.

use casework::note::NoteText;

const SYLLABLES: [&str; 40] = [
    "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "ye",
    "zi", "sta", "tre", "pli", "bro", "dru", "cha", "she", "thi", "ral", "men", "tor", "kin", "sel", "ber",
    "dan", "fer", "gis", "hol", "lan", "nor", "pos", "ten",
];
const VOCABULARY: usize = 20_000;
pub const NAMES: usize = 3_000;
const WORDS: usize = 180;

pub struct Corpus {
    words: Vec<String>,
    /// The sums of 1/rank.
    weights: Vec<f64>,
    names: Vec<String>,
    chance: u64,
}

impl Corpus {
    pub fn new() -> Self {
        let words: Vec<String> = (0..VOCABULARY).map(|rank| invented(rank * 7 + 3)).collect();
        let names = (0..NAMES).map(|rank| capitalised(&invented(rank * 13 + 160_001))).collect();
        let weights = (1..=VOCABULARY).scan(0.0, |sum, rank| {
            *sum += 1.0 / f64::from(u32::try_from(rank).expect("few"));
            Some(*sum)
        });
        Self { weights: weights.collect(), words, names, chance: 42 }
    }

    /// Returns the word of that rank; 0 is the commonest.
    pub fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    pub fn name(&self, rank: usize) -> &str {
        &self.names[rank]
    }

    pub fn note(&mut self) -> NoteText {
        let mut text = String::new();
        for place in 0..WORDS {
            let word = self.any_word();
            text.push_str(if place % 12 == 0 { ". " } else { " " });
            text.push_str(&word);
        }
        if self.below(4) == 0 {
            text.push_str(&format!(" Rang 07700 {:06}", self.below(1_000_000)));
        }
        let present = format!("{}, {}", self.any_name(), self.any_name());
        let (house, street) = (self.below(200), 5_000 + self.below(500));
        let (area, part) = (self.below(20), self.below(10));
        let place = format!("{house} {} Street, SK{area} {part}XE", capitalised(&self.words[street]));
        NoteText { text, present, place, started: "2026-03-17T10:00".to_owned(), ..NoteText::default() }
    }

    fn any_name(&mut self) -> String {
        let (first, last) = (self.below(NAMES), self.below(NAMES));
        format!("{} {}", self.names[first], self.names[last])
    }

    fn any_word(&mut self) -> String {
        let part = f64::from(u32::try_from(self.below(1 << 30)).expect("few")) / f64::from(1 << 30);
        let sum = part * self.weights[VOCABULARY - 1];
        self.words[self.weights.partition_point(|weight| *weight < sum).min(VOCABULARY - 1)].clone()
    }

    /// A number below the limit, by chance that is the same each run.
    pub fn below(&mut self, limit: usize) -> usize {
        self.chance =
            self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).expect("31 bits") % limit
    }
}

/// Returns another word for every number.
fn invented(number: usize) -> String {
    let count = SYLLABLES.len();
    let mut rest = number;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % count]);
        rest /= count;
    }
    word
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
