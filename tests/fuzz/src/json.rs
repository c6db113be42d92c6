//! Changes of JSON that stay JSON. Texts that are JSON themselves, as records have them, are changed inside.

use serde_json::{Map, Value, json};

use crate::Dice;

/// The most changes that an input says: after many nothing is left of what was whole.
const MOST: usize = 4;

/// Returns a whole value after the changes that the input says, as text.
pub fn edited(whole: &Value, input: &[u8]) -> String {
    let (mut value, mut dice) = (whole.clone(), Dice::Told(input));
    for _ in 0..dice.below(MOST) + 1 {
        if dice.has_ended() {
            break;
        }
        change_one(&mut value, &mut dice);
    }
    value.to_string()
}

/// Returns the value after one to three changes, as text.
pub fn changed(mut value: Value, dice: &mut Dice<'_>) -> String {
    for _ in 0..=dice.below(3) {
        change_one(&mut value, dice);
    }
    value.to_string()
}

fn change_one(value: &mut Value, dice: &mut Dice<'_>) {
    if dice.one_in(4) {
        // What names something is put where another name stands: so records come to point elsewhere, and at themselves.
        let names = names(value);
        let name = dice.one_of(&names).cloned().unwrap_or_default();
        let place = pick(value, dice);
        if place.is_string() || place.is_null() {
            *place = Value::String(name);
        }
    } else {
        let donor = any_within(value, dice).clone();
        change(pick(value, dice), donor, dice);
    }
}

/// Returns every text without blanks that is neither short nor long.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if (2..=40).contains(&text.len()) && !text.contains(' ') => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(names).collect(),
        Value::Object(map) => map.values().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// Walks down from a value and stops anywhere.
fn any_within<'a>(value: &'a Value, dice: &mut Dice<'_>) -> &'a Value {
    let inner: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    };
    match dice.one_of(&inner) {
        Some(inner) if !dice.one_in(8) => any_within(inner, dice),
        _ => value,
    }
}

/// Walks down from a value and mostly stops where nothing is within.
fn pick<'a>(value: &'a mut Value, dice: &mut Dice<'_>) -> &'a mut Value {
    let many = match value {
        Value::Array(list) => list.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    };
    if many == 0 || dice.one_in(24) {
        return value;
    }
    let at = dice.below(many);
    let inner = match value {
        Value::Array(list) => &mut list[at],
        Value::Object(map) => map.values_mut().nth(at).expect("there are so many"),
        other => other,
    };
    pick(inner, dice)
}

fn change(value: &mut Value, donor: Value, dice: &mut Dice<'_>) {
    match value {
        Value::Object(map) if !dice.one_in(4) => change_map(map, donor, dice),
        Value::Array(list) if !dice.one_in(4) => change_list(list, donor, dice),
        Value::String(text) if !dice.one_in(8) => *text = changed_text(text, dice),
        Value::Number(number) if !dice.one_in(8) => *value = near(number.as_i64().unwrap_or(0), dice),
        _ if dice.one_in(2) => *value = donor,
        _ => *value = odd(dice),
    }
}

fn change_map(map: &mut Map<String, Value>, donor: Value, dice: &mut Dice<'_>) {
    let keys: Vec<String> = map.keys().cloned().collect();
    let Some(key) = dice.one_of(&keys) else { return };
    match dice.below(4) {
        0 => drop(map.remove(key)),
        1 => drop(map.insert(dice.text(key), donor)),
        2 => drop(map.insert(key.clone(), donor)),
        _ => {
            let value = map.remove(key).unwrap_or(Value::Null);
            map.insert(dice.text(key), value);
        }
    }
}

fn change_list(list: &mut Vec<Value>, donor: Value, dice: &mut Dice<'_>) {
    let at = dice.below(list.len());
    match dice.below(5) {
        0 if !list.is_empty() => drop(list.remove(at)),
        1 if !list.is_empty() => again(list, at, dice),
        2 => list.reverse(),
        3 if list.len() < 100 => *list = vec![list.clone(); 1 << dice.below(7)].concat(),
        _ => list.insert(at, donor),
    }
}

/// Puts a thing in once more, under another name where it has one.
fn again(list: &mut Vec<Value>, at: usize, dice: &mut Dice<'_>) {
    let mut copy = list[at].clone();
    if let Some(Value::String(id)) = copy.get_mut("id") {
        id.push('x');
    }
    if dice.one_in(2) {
        let donor = any_within(&copy, dice).clone();
        change(pick(&mut copy, dice), donor, dice);
    }
    list.insert(at + 1, copy);
}

fn changed_text(text: &str, dice: &mut Dice<'_>) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(mut inner) if (inner.is_object() || inner.is_array()) && !dice.one_in(8) => {
            change_one(&mut inner, dice);
            inner.to_string()
        }
        _ => dice.text(text),
    }
}

fn near(number: i64, dice: &mut Dice<'_>) -> Value {
    match dice.below(6) {
        0 => json!(number.wrapping_add(1)),
        1 => json!(number.wrapping_sub(1)),
        2 => json!(number.wrapping_neg()),
        3 => json!(number.wrapping_mul(10)),
        4 => json!(dice.below(1 << 16)),
        _ => odd(dice),
    }
}

/// Returns a value of those that programs stumble over.
fn odd(dice: &mut Dice<'_>) -> Value {
    let odd = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(4_294_967_296_i64),
        json!(4_294_967_295_i64),
        json!(1e308),
        json!(0.1),
        json!([]),
        json!({}),
        json!("x".repeat(300)),
    ];
    match dice.one_of(&odd) {
        Some(odd) if !dice.one_in(2) => odd.clone(),
        _ => json!(dice.text("2026-03-17")),
    }
}
