//! Any words at all become a case file, all of them and in their order, counted and paged as it says.

mod sample;

use hayro::hayro_syntax::Pdf as Read;
use hayro::hayro_syntax::object::{Name, Object};
use proptest::prelude::*;

use self::sample::{empty, entry, everywhere, file_line, full, of_notes, part, row, said};
use super::*;
use crate::legible::{Care, Legible};

/// Returns what the template gets, as JSON.
fn words_of(document: &CaseFileDocument) -> serde_json::Value {
    let care = Care::Usual([].into());
    serde_json::to_value(printed::file(document, &mut Legible::new(&care))).expect("words are JSON")
}

/// Returns the words of each page as they are drawn, one space between them, its header and footer with them.
fn pages_of(document: &CaseFileDocument) -> Vec<String> {
    let drawn = crate::pdf::drawn(TEMPLATE, |legible| printed::file(document, legible));
    let pages = drawn.expect("a case file can be laid out");
    pages.iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Returns the kinds of all tags of the finished file, such as `H2` or `TOCI`.
fn tags_of(document: &CaseFileDocument) -> Vec<String> {
    let bytes = case_file(document).expect("the sample prints").bytes;
    let file = Read::new(bytes).expect("what Typst wrote can be read");
    let kind = |object| match object {
        Object::Dict(tag) if tag.contains_key("P") => {
            tag.get::<Name<'_>>("S").map(|kind| kind.as_str().to_owned())
        }
        _ => None,
    };
    file.objects().into_iter().filter_map(kind).collect()
}

fn count(tags: &[String], kind: &str) -> usize {
    tags.iter().filter(|tag| *tag == kind).count()
}

#[test]
fn words_of_every_kind_become_a_case_file() {
    for text in crate::referral::AWKWARD {
        let made = case_file(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn the_same_case_file_at_the_same_moment_gives_the_same_bytes() {
    let document = everywhere("word");
    let (first, second) = (case_file(&document), case_file(&document));
    assert!(first.is_ok(), "the sample prints: {first:?}");
    assert!(first == second, "a fingerprint in the log must match a copy made again");
    let later = CaseFileDocument { made_at: document.made_at + chrono::TimeDelta::minutes(1), ..document };
    assert!(case_file(&later) != second, "the moment is printed, so another moment shows");
}

#[test]
fn page_one_says_what_it_is_and_how_much_it_holds() {
    let pages = pages_of(&full());
    let first = &pages[0];
    for words in [
        "Case file 26-001: Whole case",
        "M.K.",
        "18 March 2026 at 14:05 GMT",
        "PC 1234",
        "This copy holds 3 entries in 3 parts, and this is all of them that were chosen.",
        &format!("It has {} pages", pages.len()),
        "Steps, 1 entry",
        "Consent, no entries",
        "Notes, 2 entries",
        "People and places",
        "Names were replaced in this copy",
    ] {
        assert!(first.contains(words), "a reader knows at once what should be there: {words} in {first}");
    }
    let last = pages.last().expect("there are pages");
    assert!(last.contains("This is the end of the copy: 3 entries in 3 parts."), "and where it ends: {last}");
}

#[test]
fn the_number_on_page_one_is_the_number_of_entries_given() {
    for (number, words) in [
        (0, "This copy holds no entries: nothing is recorded in what was chosen."),
        (1, "This copy holds 1 entry in 1 part, and this is all that was chosen."),
        (214, "This copy holds 214 entries in 1 part, and this is all of them that were chosen."),
    ] {
        let document = of_notes(number);
        let pages = pages_of(&document);
        assert!(pages[0].contains(words), "{number} entries: {}", pages[0]);
        let drawn = pages.join(" ").matches("Where At the office").count();
        assert_eq!(drawn, number, "and as many are drawn");
    }
}

#[test]
fn what_was_not_left_out_and_not_replaced_is_said_too() {
    let words = pages_of(&empty()).join(" ");
    for sentence in [
        "Nothing was left out by choice.",
        "No names were replaced in this copy.",
        "No file goes with this copy.",
        "No source is named.",
    ] {
        assert!(words.contains(sentence), "silence could mean either: {sentence} in {words}");
        assert!(!pages_of(&full()).join(" ").contains(sentence), "said only when it is so: {sentence}");
    }
}

#[test]
fn a_part_or_an_entry_without_anything_in_it_says_so() {
    let bare = PaperEntry {
        entry: Entry { title: String::new(), when: String::new(), rows: Vec::new() },
        amended: false,
    };
    let document =
        CaseFileDocument { parts: vec![part("Consent", Vec::new()), part("Notes", vec![bare])], ..empty() };
    let words = pages_of(&document).join(" ");
    assert_eq!(words.matches("Nothing is recorded.").count(), 1, "an empty part is no lost part: {words}");
    assert_eq!(words.matches("Nothing recorded").count(), 1, "nor is an empty entry a lost one: {words}");
    assert!(words.contains("Without a title"), "it has a heading to move to: {words}");
}

#[test]
fn a_copy_that_nothing_protects_begins_with_a_page_that_says_so() {
    let open = pages_of(&CaseFileDocument { protected: false, ..full() });
    let sealed = pages_of(&full());
    for heading in [
        "This copy has left Daybook’s protection",
        "Who may read it",
        "Where to keep it",
        "When it is lost, or someone has read it who should not have",
    ] {
        assert!(open[0].contains(heading), "{heading} stands on the first page: {}", open[0]);
        assert!(!sealed.join(" ").contains(heading), "a sealed copy has not left it: {heading}");
    }
    assert_eq!(open.len(), sealed.len() + 1, "it is one page of its own");
    assert!(
        !open[0].contains("M.K.") && !open[0].contains("This copy holds"),
        "nothing of the case is on it"
    );
    assert!(open[1].contains("This copy holds 3 entries"), "what it is comes next: {}", open[1]);
    assert!(sealed[0].contains("This copy was made for a sealed file."), "where it belongs: {}", sealed[0]);
}

#[test]
fn every_page_is_numbered_and_names_the_case_by_its_number_only() {
    for protected in [true, false] {
        let pages = pages_of(&CaseFileDocument { protected, ..of_notes(60) });
        assert!(pages.len() > 4, "the sample is long enough to break: {} pages", pages.len());
        for (number, page) in (1..).zip(&pages) {
            let foot = "Case 26-001. Made by Daybook on 18 March 2026 at 14:05 GMT";
            let paged = format!("Page {number} of {}", pages.len());
            assert!(page.contains(foot) && page.ends_with(&paged), "page {number} can be told: {page}");
            assert!(
                page.contains("Practice case: fictional"),
                "page {number} says that it is practice: {page}"
            );
        }
        let named = pages.iter().filter(|page| page.contains("M.K.")).count();
        assert_eq!(named, 1, "the initials stand once, among the facts");
    }
    let real = pages_of(&CaseFileDocument { practice: false, ..full() }).join(" ");
    assert!(!real.contains("Practice"), "the words would be taken to mean the person: {real}");
}

#[test]
fn the_contents_give_the_page_on_which_each_part_begins() {
    let notes = of_notes(40).parts.remove(0).entries;
    let titles = ["Steps", "Warnings", "Sharing"];
    let parts = titles.map(|title| part(title, notes.clone())).to_vec();
    let pages = pages_of(&CaseFileDocument { parts, practice: false, ..empty() });
    let mut begins = Vec::new();
    for title in titles {
        let told =
            pages[0].split(&format!("{title}, 40 entries page ")).nth(1).expect("it is in the contents");
        let number: usize = told.split(' ').next().and_then(|word| word.parse().ok()).expect("it has a page");
        assert!(pages[number - 1].contains(title), "{title} stands on page {number}");
        assert!(!pages[number - 2].contains(title) || number == 2, "and on none before it: {title}");
        begins.push(number);
    }
    assert!(begins[0] == 2 && begins[0] < begins[1] && begins[1] < begins[2], "they differ: {begins:?}");
}

#[test]
fn parts_and_entries_are_headings_and_the_contents_are_links() {
    let tags = tags_of(&full());
    assert_eq!(count(&tags, "H1"), 1, "one title: {tags:?}");
    let about = ["What this copy holds", "Left out by choice", "Names"].len();
    assert_eq!(count(&tags, "H2"), about + 3 + 2, "each part, the files and the sources: {tags:?}");
    assert_eq!(count(&tags, "H3"), 3, "each entry can be moved to: {tags:?}");
    assert!(count(&tags, "TOC") > 0, "a screen reader knows it for contents: {tags:?}");
    assert_eq!(count(&tags, "TOCI"), 3 + 1, "a line for each part and for the files: {tags:?}");
    assert_eq!(count(&tags, "Link"), 3 + 1, "each leads there: {tags:?}");
    assert_eq!(count(&tags, "BlockQuote"), 2, "what was said is a quotation: {tags:?}");
    let open = tags_of(&CaseFileDocument { protected: false, ..full() });
    assert_eq!(count(&open, "H1"), 1, "one title, with the page before it too: {open:?}");
}

#[test]
fn an_amended_entry_says_so_in_words_and_the_others_do_not() {
    let pages = pages_of(&full());
    let words = pages.join(" ");
    assert_eq!(words.matches("Added to or corrected later").count(), 1, "of three, one: {words}");
    let (call, mark) = (words.find("Call , 17 March"), words.find("Added to or corrected later"));
    let thanks = words.find("Thank you");
    assert!(call.is_some() && call < mark && mark < thanks, "it stands under its heading: {words}");
}

#[test]
fn the_time_of_an_entry_stands_in_its_heading_once() {
    let words = pages_of(&full()).join(" ");
    for title in ["Call the doctor", "Visit", "Call"] {
        let heading = format!("{title} , 17 March 2026 at 16:30");
        assert!(words.contains(&heading), "two visits are told apart by it: {heading} in {words}");
    }
    assert_eq!(words.matches("17 March 2026 at 16:30").count(), 3, "and it is not said again: {words}");
    let timeless = Entry { when: " ".to_owned(), ..entry("Visit", Vec::new()).entry };
    let parts = vec![part("Notes", vec![PaperEntry { entry: timeless, amended: false }])];
    let words = words_of(&CaseFileDocument { parts, ..empty() });
    assert_eq!(words["parts"][0]["entries"][0]["when"], "", "without a time there is no comma");
}

#[test]
fn a_fingerprint_is_drawn_whole_so_that_it_can_be_copied() {
    let words = pages_of(&full()).join(" ");
    let whole = words.matches(&file_line("").fingerprint).count();
    assert_eq!(whole, 2, "a hidden character in it would make the right file look wrong: {words}");
    assert!(words.contains("attachments/0001.pdf") && words.contains("2.1 MB"), "beside its place: {words}");
}

#[test]
fn parts_entries_and_files_stay_in_the_order_given() {
    let titles = ["Withdrawn", "Agreed", "A letter", "Agreed"];
    let entries = titles.map(|title| entry(title, Vec::new())).to_vec();
    let document = CaseFileDocument {
        parts: titles.map(|title| part(title, entries.clone())).to_vec(),
        files: titles.map(file_line).to_vec(),
        ..empty()
    };
    let words = words_of(&document);
    let printed = |list: &serde_json::Value, name: &str| -> Vec<serde_json::Value> {
        list.as_array().into_iter().flatten().map(|one| one[name].clone()).collect()
    };
    assert_eq!(printed(&words["parts"], "title"), titles, "the caller knows the order of parts");
    assert_eq!(printed(&words["parts"][3]["entries"], "title"), titles, "and of what is in them");
    assert_eq!(printed(&words["files"], "name"), titles, "and of files");
}

#[test]
fn typst_markup_prints_as_text() {
    let markup = "#panic(\"no\") = *a* $x$ @b <c>";
    let words = words_of(&everywhere(markup)).to_string();
    let inside = serde_json::Value::from(markup).to_string();
    let places = words.matches(inside.trim_matches('"')).count();
    let (head, facts, parts, left_out, files, sources) = (3, 4, 2 + 7, 2, 2 * 4, 2);
    let expected = head + facts + parts + left_out + files + sources;
    assert_eq!(places, expected, "each place takes it as it stands: {words}");
    assert!(case_file(&everywhere(markup)).is_ok(), "were it read as markup, it would stop the layout");
    let drawn = pages_of(&everywhere("*a* #b")).join(" ");
    assert!(drawn.matches("*a* #b").count() >= expected, "and it is drawn letter by letter: {drawn}");
}

#[test]
fn arabic_and_vietnamese_are_drawn_letter_by_letter() {
    let sentences = ["لا أريد الشرطة", "Không, tôi sợ.", "ኣይፋል"];
    let rows = sentences.map(said).to_vec();
    let document = CaseFileDocument { parts: vec![part("Notes", vec![entry("Visit", rows)])], ..empty() };
    assert_eq!(case_file(&document).map(|pdf| pdf.replaced), Ok(Vec::new()), "no letter is lost");
    let drawn = pages_of(&document).join(" ");
    for word in sentences.iter().flat_map(|sentence| sentence.split(' ')) {
        assert!(drawn.contains(word), "{word} is drawn: {drawn}");
    }
}

#[test]
fn a_character_without_a_letter_shape_is_reported_and_page_one_says_so() {
    let smiling = said("Po \u{1F642}");
    let document =
        CaseFileDocument { parts: vec![part("Notes", vec![entry("Visit", vec![smiling])])], ..empty() };
    let replaced = case_file(&document).map(|pdf| pdf.replaced);
    assert_eq!(replaced, Ok(vec!['\u{1F642}']), "the caller can warn");
    let first = pages_of(&document).remove(0);
    assert!(first.contains("U+1F642"), "and the reader is told where it says what the copy holds: {first}");
}

#[test]
fn no_name_stands_in_the_title_or_at_the_foot() {
    let words = words_of(&full());
    assert_eq!(words["title"], "Case file 26-001: Whole case", "a title shows in windows and previews");
    let foot = "Case 26-001. Made by Daybook on 18 March 2026 at 14:05 GMT";
    assert_eq!(words["foot"], foot, "likewise on each page");
    assert!(words["facts"].to_string().contains("M.K."), "the initials stand once, at the head");
    assert!(!words_of(&empty()).to_string().contains("Called"), "without initials there is no such line");
}

#[test]
fn words_without_end_become_a_case_file() {
    let made = case_file(&everywhere(&"a long line of words ".repeat(400)));
    assert!(made.is_ok(), "a heading may be longer than a page: {made:?}");
    let made = case_file(&everywhere(&"x".repeat(3_000)));
    assert!(made.is_ok(), "a word without end: {made:?}");
}

#[test]
fn a_moment_that_cannot_be_written_is_refused_and_nothing_leaks() {
    let mut late = CaseFileDocument { called: Some("Maria".to_owned()), ..empty() };
    assert!(!format!("{:?}", case_file(&late)).contains("77, 97, 114"), "no bytes in a debug print");
    late.made_at = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    assert_eq!(case_file(&late), Err(PaperError::Moment), "the year 262142 cannot be written");
}

/// The words of a row, and whether they are quoted.
type Said = (Vec<String>, bool);

/// Returns parts of entries of rows. Every word of a row begins with `Q`, which no word of the template does.
fn many_parts() -> impl Strategy<Value = Vec<Vec<Vec<Said>>>> {
    let words = prop::collection::vec("Q[a-zà-öăâđêôơư]{1,9}", 0..30);
    let rows = prop::collection::vec((words, any::<bool>()), 0..6);
    prop::collection::vec(prop::collection::vec(rows, 0..8), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_becomes_a_case_file(text in "\\PC{0,120}\\n{0,3}[\u{0600}-\u{06FF}\u{1E00}-\u{1EFF}]{0,40}") {
        prop_assert!(case_file(&everywhere(&text)).is_ok(), "any text prints");
    }

    #[test]
    fn every_word_of_every_row_is_drawn_once_and_in_order(chosen in many_parts(), separator in "( |\n|\n\n)") {
        let row = |(words, quoted): &Said| Row { quoted: *quoted, ..row("Said", &words.join(&separator)) };
        let entries = |rows: &Vec<_>| entry("Visit", rows.iter().map(row).collect());
        let parts = chosen.iter().map(|part_of| part("Notes", part_of.iter().map(entries).collect())).collect();
        let pages = pages_of(&CaseFileDocument { parts, ..empty() }).join(" ");
        let drawn: Vec<&str> = pages.split_whitespace().filter(|word| word.starts_with('Q')).collect();
        let given: Vec<&String> = chosen.iter().flatten().flatten().flat_map(|(words, _)| words).collect();
        prop_assert_eq!(drawn, given, "nothing is lost, doubled or moved");
    }
}
