//! Changes of a text by its lines, as somebody makes them who edits a file: in TOML each says one thing.

use crate::Dice;

/// The most changes that an input says: after many nothing is left of what was whole.
const MOST: usize = 4;

/// Values that stand where another is expected.
const ODD: [&str; 18] = [
    "\"\"",
    "0",
    "-1",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "0x10",
    "1e400",
    "nan",
    "true",
    "[]",
    "{}",
    "2024-02-29",
    "\"9999-12-31\"",
    "\"0000-01-01\"",
    "\"24:00\"",
    "[[[[]]]]",
    "\"\\u202e\\u0000\"",
];

/// Returns a whole text after the changes that the input says.
pub fn edited(whole: &str, input: &[u8]) -> String {
    let (mut lines, mut dice) = (of(whole), Dice::Told(input));
    for _ in 0..dice.below(MOST) + 1 {
        if dice.has_ended() {
            break;
        }
        change(&mut lines, &mut dice);
    }
    lines.join("\n")
}

/// Returns the text after one to three changes.
pub fn changed(text: &str, dice: &mut Dice<'_>) -> String {
    let mut lines = of(text);
    for _ in 0..=dice.below(3) {
        change(&mut lines, dice);
    }
    lines.join("\n")
}

fn of(text: &str) -> Vec<String> {
    text.split('\n').map(str::to_owned).collect()
}

fn change(lines: &mut Vec<String>, dice: &mut Dice<'_>) {
    let many = lines.len();
    let at = dice.below(many);
    match dice.below(8) {
        0 if many > 1 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[dice.below(many)].clone()),
        2 => lines.swap(at, dice.below(many)),
        3 => repeat_part(lines, at, dice),
        4 => lines[at] = with_value(&lines[at], dice.one_of(&ODD).copied().unwrap_or_default()),
        5 => lines[at] = with_value(&lines[at], &value_of(&lines[dice.below(many)])),
        _ => lines[at] = dice.text(&lines[at]),
    }
}

/// Puts some lines in once more behind themselves.
fn repeat_part(lines: &mut Vec<String>, at: usize, dice: &mut Dice<'_>) {
    let until = lines.len().min(at + 1 + dice.below(40));
    let part = lines[at..until].to_vec();
    lines.splice(until..until, part);
}

fn with_value(line: &str, value: &str) -> String {
    line.split_once('=').map_or_else(|| value.to_owned(), |(key, _)| format!("{key}= {value}"))
}

fn value_of(line: &str) -> String {
    line.split_once('=').map_or_else(|| line.to_owned(), |(_, value)| value.trim().to_owned())
}
