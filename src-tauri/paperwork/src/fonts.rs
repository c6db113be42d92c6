//! The fonts that every document is set in, and which of them can draw a character.

use std::collections::HashMap;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// One bit for each family that can draw a character.
pub(crate) type Families = u32;

/// The main family first: Latin, Greek, Cyrillic, figures and punctuation come from it; the others fill in.
const FILES: [&[u8]; 18] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../fonts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSinhala-Regular.ttf"),
    include_bytes!("../fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../fonts/NotoSansLao-Regular.ttf"),
    include_bytes!("../fonts/NotoSansKhmer-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../fonts/NotoSansSymbols-Regular.ttf"),
];

/// The embedded fonts, read once.
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    families: Vec<String>,
    drawn_by: HashMap<u32, Families>,
}

impl Fonts {
    /// Returns the one set of fonts.
    pub(crate) fn get() -> &'static Self {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(Self::read)
    }

    /// Returns Typst's index of the fonts.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Returns the font at a place in the index.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Returns the names of the families, the main one first.
    pub(crate) fn families(&self) -> &[String] {
        &self.families
    }

    /// Returns the families that can draw a character in every weight they have; none gives 0.
    pub(crate) fn drawing(&self, character: char) -> Families {
        self.drawn_by.get(&u32::from(character)).copied().unwrap_or(0)
    }

    fn read() -> Self {
        let fonts: Vec<Font> = FILES
            .iter()
            .map(|file| {
                Font::new(Bytes::new(*file), 0).expect("the embedded fonts are whole: a test reads each")
            })
            .collect();
        let mut families: Vec<String> = Vec::new();
        for font in &fonts {
            if !families.contains(&font.info().family) {
                families.push(font.info().family.clone());
            }
        }
        let drawn_by = drawn_by(&fonts, &families);
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, families, drawn_by }
    }
}

/// Returns, for each character, the families that list it in all of their files.
fn drawn_by(fonts: &[Font], families: &[String]) -> HashMap<u32, Families> {
    let mut drawn_by: HashMap<u32, Families> = HashMap::new();
    for (place, family) in families.iter().enumerate() {
        let mut in_files: HashMap<u32, usize> = HashMap::new();
        let files: Vec<&Font> = fonts.iter().filter(|font| font.info().family == *family).collect();
        for code in files.iter().flat_map(|file| file.info().coverage.iter()) {
            *in_files.entry(code).or_default() += 1;
        }
        for (code, _) in in_files.into_iter().filter(|(_, count)| *count == files.len()) {
            *drawn_by.entry(code).or_default() |= 1 << place;
        }
    }
    drawn_by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_together_stay_small() {
        let size: usize = FILES.iter().map(|file| file.len()).sum();
        assert!(size < 3_500_000, "the fonts are in every copy of the program: {size} bytes");
    }

    #[test]
    fn every_family_is_drawn_from_and_fits_its_bit() {
        let fonts = Fonts::get();
        assert_eq!(fonts.families()[0], "Noto Sans", "the main family comes first");
        assert_eq!(fonts.families().len(), FILES.len() - 1, "only the main family has two files");
        assert!(fonts.families().len() < Families::BITS as usize, "each family needs a bit");
    }

    #[test]
    fn the_languages_people_bring_can_be_drawn() {
        let words = [
            ("Albanian", "Çfarë ndodhi"),
            ("Polish", "Zażółć gęślą jaźń"),
            ("Romanian", "Țară și înțeles"),
            ("Vietnamese", "Nguyễn Thị Hằng được"),
            ("Yoruba", "Ọ̀rọ̀ ẹ̀sùn"),
            ("Greek", "Ελληνικά"),
            ("Ukrainian", "Їжак ґанок"),
            ("Arabic", "السلام عليكم"),
            ("Farsi", "می‌خواهم گپ چی ژ"),
            ("Urdu", "ٹھیک ہے ڑ ں ے"),
            ("Kurdish Sorani", "ڕۆژ باش ڵ ێ ھە"),
            ("Pashto", "ښه ډېر ځ ړ ۍ"),
            ("Hebrew", "שָׁלוֹם"),
            ("Tigrinya", "ሰላም ከመይ ኣለኻ።"),
            ("Hindi", "नमस्ते आप कैसे हैं"),
            ("Bengali", "আপনি কেমন আছেন"),
            ("Punjabi", "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ"),
            ("Gujarati", "કેમ છો"),
            ("Tamil", "வணக்கம்"),
            ("Malayalam", "നമസ്കാരം"),
            ("Sinhala", "ආයුබෝවන්"),
            ("Thai", "สวัสดีครับ"),
            ("Lao", "ສະບາຍດີ"),
            ("Khmer", "ជំរាបសួរ"),
            ("Georgian", "გამარჯობა"),
            ("Armenian", "Բարեւ"),
            ("signs", "£ € – — “ ” ‘ ’ • … → ° ½"),
        ];
        for (language, text) in words {
            let lacking: Vec<char> = text
                .chars()
                .filter(|letter| !crate::legible::is_silent(*letter) && Fonts::get().drawing(*letter) == 0)
                .collect();
            assert!(lacking.is_empty(), "{language} cannot be printed whole: {lacking:?}");
        }
    }
}
