//! A calendar file, read back line by line, says what it was given and nothing else.

use chrono::{Datelike, NaiveDateTime, NaiveTime};
use proptest::prelude::*;

use super::*;

/// Every line that a file may have.
const NAMES: [&str; 15] = [
    "ACTION",
    "BEGIN",
    "CALSCALE",
    "CLASS",
    "DESCRIPTION",
    "DTEND;VALUE=DATE",
    "DTSTAMP",
    "DTSTART;VALUE=DATE",
    "END",
    "PRODID",
    "SUMMARY",
    "TRANSP",
    "TRIGGER",
    "UID",
    "VERSION",
];

fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("the moment is written in the test")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the day is written in the test")
}

fn reminder() -> Reminder {
    Reminder {
        uid: "26-001-reconsideration".to_owned(),
        on: day("2026-04-16"),
        title: "Case 26-001: last day to ask".to_owned(),
        words: "Open Daybook.".to_owned(),
        remind_days_before: vec![7, 1],
    }
}

fn titled(title: &str) -> Reminder {
    Reminder { title: title.to_owned(), ..reminder() }
}

/// Returns the file of some reminders as text.
fn file(reminders: &[Reminder]) -> String {
    let bytes = calendar_file(reminders, moment("2026-03-29T14:05:09+01:00"));
    String::from_utf8(bytes).expect("a calendar file is UTF-8")
}

/// Returns the lines of a file, each whole again, as name and value.
fn properties(file: &str) -> Vec<(String, String)> {
    let whole = file.replace(FOLD, "");
    let pairs = whole.split_terminator(END).map(|line| line.split_once(':').expect("each line has a value"));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Returns the values of a name, in order.
fn values(file: &str, name: &str) -> Vec<String> {
    properties(file).into_iter().filter(|(one, _)| one == name).map(|(_, value)| value).collect()
}

/// Returns a text as it was before it was escaped.
fn plain(value: &str) -> String {
    let mut plain = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(letters.next().map_or('\\', |next| if next == 'n' { '\n' } else { next })),
            _ => plain.push(letter),
        }
    }
    plain
}

#[test]
fn a_reminder_is_written_as_the_format_asks() {
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Daybook//Daybook//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "DESCRIPTION:Open Daybook.",
        "DTEND;VALUE=DATE:20260417",
        "DTSTAMP:20260329T130509Z",
        "DTSTART;VALUE=DATE:20260416",
        "SUMMARY:Case 26-001: last day to ask",
        "TRANSP:TRANSPARENT",
        "UID:26-001-reconsideration",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Case 26-001: last day to ask",
        "DTSTAMP:20260329T130509Z",
        "TRIGGER:-PT15H",
        "UID:26-001-reconsideration-1",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Case 26-001: last day to ask",
        "DTSTAMP:20260329T130509Z",
        "TRIGGER:-P6DT15H",
        "UID:26-001-reconsideration-7",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file(&[reminder()]), expected.join("\r\n"), "no line more, no line less, each ended by CRLF");
}

#[test]
fn the_same_reminders_at_the_same_moment_give_the_same_bytes() {
    let made_at = |at| calendar_file(&[reminder(), titled("Another")], moment(at));
    let first = made_at("2026-03-29T14:05:09+01:00");
    assert_eq!(first, made_at("2026-03-29T14:05:09+01:00"), "nothing asks a clock or dice");
    assert_eq!(first, made_at("2026-03-29T13:05:09Z"), "one moment is one moment on every wall clock");
    assert_ne!(first, made_at("2026-03-29T14:05:10+01:00"), "and another moment shows");
}

#[test]
fn without_reminders_it_is_still_a_calendar() {
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Daybook//Daybook//EN\r\nCALSCALE:GREGORIAN\r\n\
                    END:VCALENDAR\r\n";
    assert_eq!(file(&[]), expected, "no entry, and nothing left open");
}

#[test]
fn two_reminders_on_one_day_are_two_in_the_order_given() {
    let second = Reminder { uid: "26-002-expected".to_owned(), ..titled("Case 26-002: expected") };
    let file = file(&[second, reminder()]);
    assert_eq!(values(&file, "DTSTART;VALUE=DATE"), ["20260416", "20260416"], "neither hides the other");
    let titles = ["Case 26-002: expected", "Case 26-001: last day to ask"];
    assert_eq!(values(&file, "SUMMARY"), titles, "the caller knows which comes first");
    let names: BTreeSet<_> = values(&file, "UID").into_iter().collect();
    assert_eq!(names.len(), 2 + 4, "a name each, and one for each alarm, so that none replaces another");
}

#[test]
fn a_day_ends_where_the_next_begins() {
    for (on, start, end) in [
        ("2026-12-31", "20261231", "20270101"),
        ("2028-02-28", "20280228", "20280229"),
        ("2028-02-29", "20280229", "20280301"),
        ("9999-12-30", "99991230", "99991231"),
    ] {
        let file = file(&[Reminder { on: day(on), ..reminder() }]);
        assert_eq!(values(&file, "DTSTART;VALUE=DATE"), [start], "the day that was given");
        assert_eq!(values(&file, "DTEND;VALUE=DATE"), [end], "the end is outside: {on} is one day long");
    }
    let last = file(&[Reminder { on: NaiveDate::MAX, ..reminder() }]);
    assert!(values(&last, "DTEND;VALUE=DATE").is_empty(), "after the last day there is none, and no panic");
}

/// Returns the moment at which a trigger goes off, for a day that begins at midnight.
fn goes_off(on: NaiveDate, trigger: &str) -> NaiveDateTime {
    let midnight = on.and_time(NaiveTime::MIN);
    let (back, length) = trigger.strip_prefix('-').map_or((1, trigger), |length| (-1, length));
    let length = length.strip_prefix('P').expect("a length begins with P");
    let (days, hours) = length.split_once('T').expect("a length has hours");
    let number = |part: &str, unit| part.strip_suffix(unit).map_or(0, |digits| digits.parse().unwrap_or(0));
    midnight + TimeDelta::days(back * number(days, 'D')) + TimeDelta::hours(back * number(hours, 'H'))
}

#[test]
fn every_alarm_is_at_nine_in_the_morning() {
    let days_before = [0, 1, 2, 3, 7, 14, 28, 365];
    let on = day("2026-04-16");
    let file = file(&[Reminder { remind_days_before: days_before.to_vec(), on, ..reminder() }]);
    let triggers = values(&file, "TRIGGER");
    assert_eq!(triggers.len(), days_before.len(), "an alarm each: {triggers:?}");
    for (days, trigger) in days_before.into_iter().zip(&triggers) {
        let at = goes_off(on, trigger);
        assert_eq!(at.time().to_string(), "09:00:00", "{days} days before, {trigger}, is at nine");
        assert_eq!((on - at.date()).num_days(), i64::from(days), "{trigger} is on the day meant");
    }
    assert_eq!(triggers[6], "-P27DT15H", "in whole days, which outlast a change of the clocks");
}

#[test]
fn alarms_are_as_many_as_the_days_named() {
    let triggers = |days: &[u32]| {
        let file = file(&[Reminder { remind_days_before: days.to_vec(), ..reminder() }]);
        values(&file, "TRIGGER")
    };
    assert!(triggers(&[]).is_empty(), "no day named, no alarm");
    assert_eq!(triggers(&[3, 3]), ["-P2DT15H"], "named twice, it speaks up once");
    assert_eq!(triggers(&[u32::MAX]), ["-P4294967294DT15H"], "absurd, and still no panic");
}

#[test]
fn commas_semicolons_and_lines_are_escaped() {
    let words = "Ask, in writing; say why.\nC:\\letters\r\nEND:VEVENT\u{2028}Nguyễn Thị Hằng, الشرطة";
    let file = file(&[Reminder { words: words.to_owned(), ..titled("One, two;\nthree \\n four: 不") }]);
    let written = "Ask\\, in writing\\; say why.\\nC:\\\\letters\\nEND:VEVENT\\nNguyễn Thị Hằng\\, الشرطة";
    assert_eq!(values(&file, "DESCRIPTION")[0], written, "what would end the text or the line is escaped");
    assert_eq!(values(&file, "SUMMARY"), ["One\\, two\\; three \\\\n four: 不"], "a title is one line");
    assert_eq!(values(&file, "END").len(), 4, "words cannot end the entry: {file}");
}

#[test]
fn words_cannot_add_a_line_of_their_own() {
    let sly = "x\r\nATTENDEE:mailto:someone@example.org\rLOCATION:here\u{0B}URL:there\u{85}\u{0}\u{202E}";
    let all = Reminder { uid: sly.to_owned(), words: sly.to_owned(), ..titled(sly) };
    let file = file(&[all]);
    for (name, _) in properties(&file) {
        assert!(NAMES.contains(&name.as_str()), "{name} was not asked for: {file}");
    }
    assert!(!file.contains('\u{0}') && !file.contains('\u{202E}'), "nothing hides or turns the order");
    assert!(file.contains('\u{FFFD}'), "and it shows that something stood there: {file}");
}

#[test]
fn nothing_is_told_that_was_not_given() {
    let bare = Reminder { words: " \n".to_owned(), remind_days_before: Vec::new(), ..reminder() };
    let names: Vec<String> = properties(&file(&[bare])).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "BEGIN",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "BEGIN",
        "CLASS",
        "DTEND;VALUE=DATE",
        "DTSTAMP",
        "DTSTART;VALUE=DATE",
        "SUMMARY",
        "TRANSP",
        "UID",
        "END",
        "END",
    ];
    assert_eq!(names, expected, "no organiser, no place, no computer, and no empty words");
}

/// Returns what is wrong with the lines of a file, if anything.
fn faults(file: &str) -> Vec<String> {
    let lines = || file.split_terminator(END);
    let long = lines().filter(|line| line.len() > LONGEST_LINE);
    let loose = lines().filter(|line| line.contains(['\r', '\n']));
    let open = (!file.ends_with(END)).then_some(file);
    long.chain(loose).chain(open).map(str::to_owned).collect()
}

#[test]
fn long_lines_are_folded_at_75_octets_and_come_out_whole() {
    // Given to the library as they are, the fifth would never end and the last would panic.
    for words in [
        "x".repeat(67),
        "x".repeat(68),
        "x".repeat(67 + 75),
        format!("{}x", "é ".repeat(400)),
        format!("{}{}é", "é".repeat(72), " ".repeat(93)),
        format!("{}x", "\\".repeat(200)),
        format!("x{}", ",;".repeat(200)),
        "不".repeat(300),
        "😀".repeat(100),
        format!("x{}x", "\u{A0}".repeat(400)),
    ] {
        let file = file(&[titled(&words)]);
        assert_eq!(
            faults(&file),
            Vec::<String>::new(),
            "no line over 75 octets, none cut by a lone CR or LF"
        );
        let expected = words.replace('\u{A0}', " ");
        let titles: Vec<_> = values(&file, "SUMMARY").iter().map(|value| plain(value)).collect();
        assert_eq!(titles, [expected], "joined again, nothing is lost or added");
    }
}

#[test]
fn an_escaped_letter_stays_on_one_line() {
    for letters in 50..80 {
        let file = file(&[titled(&format!("{},{}", "x".repeat(letters), "y".repeat(40)))]);
        assert!(!file.contains("\\\r\n"), "some calendars do not join it again: {file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_out_as_they_went_in(
        words in "[a-zé不😀 \u{A0}\\\\,;:\"\n]{0,400}",
        ordinal in 0..3_000_000,
        days in proptest::collection::vec(any::<u32>(), 0..4),
    ) {
        let on = NaiveDate::from_num_days_from_ce_opt(ordinal).unwrap_or_default();
        let one = Reminder { uid: words.clone(), on, words: words.clone(), remind_days_before: days, ..titled(&words) };
        let file = file(&[one]);
        prop_assert_eq!(faults(&file), Vec::<String>::new(), "the lines are as the format asks");
        let expected = words.trim().replace('\u{A0}', " ");
        let line = expected.replace('\n', " ");
        prop_assert_eq!(plain(&values(&file, "SUMMARY")[0]), line, "the title is as it was");
        let written = values(&file, "DESCRIPTION").first().map(|value| plain(value)).unwrap_or_default();
        prop_assert_eq!(written, expected, "so are the words");
        let start = format!("{:04}{:02}{:02}", on.year(), on.month(), on.day());
        prop_assert_eq!(values(&file, "DTSTART;VALUE=DATE"), [start], "and the day");
    }

    #[test]
    fn no_words_at_all_break_a_file(words in any::<String>()) {
        let one = Reminder { uid: words.clone(), words: words.clone(), ..titled(&words) };
        let file = file(&[one]);
        prop_assert_eq!(faults(&file), Vec::<String>::new(), "the lines are as the format asks");
        prop_assert!(properties(&file).iter().all(|(name, _)| NAMES.contains(&name.as_str())), "no line is added");
    }
}
