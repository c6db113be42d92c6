//! Finds many words in gigabytes of memory. A crate of its own, because only so is it optimised in a build for tests.

/// The words that are looked for; each is known by its place in the list.
pub struct Needles {
    words: Vec<Vec<u8>>,
    /// For each pair of bytes the words that begin with it.
    beginning: Vec<Vec<usize>>,
}

impl Needles {
    /// Takes words of at least two bytes; a shorter one is found nowhere.
    pub fn new(words: Vec<Vec<u8>>) -> Self {
        let mut beginning = vec![Vec::new(); 1 << 16];
        for (number, word) in words.iter().enumerate() {
            if let [first, second, ..] = word[..] {
                beginning[pair(first, second)].push(number);
            }
        }
        Self { words, beginning }
    }

    /// Returns the length of the longest word.
    pub fn longest(&self) -> usize {
        self.words.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Returns the number of each word for every place at which it stands.
    pub fn find(&self, bytes: &[u8]) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, both) in bytes.windows(2).enumerate() {
            for number in &self.beginning[pair(both[0], both[1])] {
                if bytes[at..].starts_with(&self.words[*number]) {
                    found.push(*number);
                }
            }
        }
        found
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_as_often_as_it_stands_and_where_it_overlaps() {
        let needles = Needles::new(["under", "der", "stairs"].map(|word| word.as_bytes().to_vec()).to_vec());
        assert_eq!(needles.find(b"under the stairs, under the stair"), [0, 1, 2, 0, 1]);
        assert_eq!(needles.find(b"unde"), Vec::<usize>::new(), "half a word is none");
        assert_eq!(needles.longest(), 6);
    }
}
