//! Choices that follow from one number or from the bytes of an input, so that a run can be repeated.

use crate::mutate;

/// Where choices come from.
pub enum Dice<'a> {
    /// A series of numbers (xorshift), for a change of an input by libFuzzer.
    Series(u64),
    /// The input itself, until it ends; then every choice is the first.
    Told(&'a [u8]),
}

/// Texts that programs stumble over.
const ODD: [&str; 12] = [
    "",
    " ",
    "\u{202e}\u{0}\u{fffd}e\u{301}",
    "9999-12-31",
    "0000-01-01",
    "+262142-12-31",
    "-262143-01-01",
    "2024-02-29T23:59",
    "2026-03-29T01:30:00+14:00",
    "9999-12-31T23:59:59-23:59",
    "-1",
    "\u{10ffff}/'\"; --",
];

impl<'a> Dice<'a> {
    /// Begins a series; every number gives one of its own.
    pub fn new(seed: u64) -> Self {
        Self::Series(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Begins a series from what bytes say together.
    pub fn of(bytes: &[u8]) -> Self {
        let mixed = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |mixed, byte| {
            (mixed ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self::new(mixed)
    }

    /// Tells whether nothing is left of what the input says.
    pub fn has_ended(&self) -> bool {
        matches!(self, Self::Told([]))
    }

    /// Returns a number below so many; nought where there are none.
    pub fn below(&mut self, many: usize) -> usize {
        let number = match self {
            Self::Series(state) => {
                *state ^= *state << 13;
                *state ^= *state >> 7;
                *state ^= *state << 17;
                *state >> 3
            }
            Self::Told(bytes) => {
                let (told, rest) = bytes.split_at(bytes.len().min(if many > 256 { 2 } else { 1 }));
                *bytes = rest;
                told.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
            }
        };
        usize::try_from(number % (many.max(1) as u64)).unwrap_or(0)
    }

    /// Tells yes once in so many throws.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) + 1 == many
    }

    /// Returns one of these; none where there are none.
    pub fn one_of<'o, T>(&mut self, of: &'o [T]) -> Option<&'o T> {
        of.get(self.below(of.len()))
    }

    /// Returns another text: by libFuzzer's own changes where it asks for one.
    pub fn text(&mut self, text: &str) -> String {
        if matches!(self, Self::Series(_)) {
            return mutate::text(text);
        }
        let at = text.floor_char_boundary(self.below(text.len() + 1));
        let (before, after) = text.split_at(at);
        match self.below(6) {
            0 => self.one_of(&ODD).map_or_else(String::new, |odd| (*odd).to_owned()),
            1 => before.to_owned(),
            2 => {
                format!("{before}{}{after}", char::from_u32(self.below(1 << 16) as u32).unwrap_or('\u{fffd}'))
            }
            3 => before.chars().chain(after.chars().skip(1 + self.below(8))).collect(),
            4 if text.len() < 1_000 => text.repeat(1 + self.below(16)),
            _ => {
                let digit = char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0));
                before.chars().chain([digit]).chain(after.chars().skip(1)).collect()
            }
        }
    }
}
