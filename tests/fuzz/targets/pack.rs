//! Packs that an organisation adds from a file: steps of safeguarding, the official form, translations of what is said.
//! What is taken is used as Daybook uses it.

#![no_main]

use std::sync::LazyLock;

use casework::referral::{Form, PackFault};
use casework::safeguarding::{Fault, Pack, Pathways, pack_named_in, read_pack};
use casework::statements::Statements;
use casework::translation::{TranslationFault, TranslationPack, is_outdated};
use daybook_fuzz::form_used::use_form;
use daybook_fuzz::pathways_used::{today, use_pack};
use daybook_fuzz::{Dice, chosen, json, lines, mutate, repeated, seeds};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

const PATHWAYS: u8 = 0;
const FORM: u8 = 1;
const TRANSLATION: u8 = 2;
const KEPT: u8 = 3;
const LONG: u8 = 4;
const PATHWAYS_EDITED: u8 = 5;
const FORM_EDITED: u8 = 6;
const TRANSLATION_EDITED: u8 = 7;
const WAYS: u8 = 8;

const STEPS: &str = include_str!("../../../src-tauri/casework/src/safeguarding/checking/anyborough.toml");

static SMALL_FORM: LazyLock<Value> = LazyLock::new(small_form);

fuzz_target!(init: plant(), |input: &[u8]| {
    let Some((way, rest)) = chosen(input, WAYS) else { return };
    match way {
        PATHWAYS_EDITED => pathways(&lines::edited(STEPS, rest)),
        FORM_EDITED => form(&json::edited(&SMALL_FORM, rest)),
        TRANSLATION_EDITED => translation(&lines::edited(TRANSLATED, rest)),
        LONG => long(rest),
        _ => {
            let Ok(text) = std::str::from_utf8(rest) else { return };
            as_it_comes(way, text);
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { mutate(data, size, most, seed) });

fn as_it_comes(way: u8, text: &str) {
    match way {
        PATHWAYS => pathways(text),
        FORM => form(text),
        TRANSLATION => translation(text),
        KEPT => kept(text),
        _ => unreachable!("there are no more ways"),
    }
}

fn pathways(text: &str) {
    let pack = match read_pack(text, Pathways::shipped(), None, today()) {
        Ok(pack) => pack,
        Err(faults) => return faults_are_told(&faults, text),
    };
    let again = read_pack(text, Pathways::shipped(), None, today()).expect("taken twice");
    assert_eq!(pack.steps, again.steps, "read twice it is the same");
    assert_eq!(
        pack_named_in(text).as_deref(),
        Some(pack.pack.trim()),
        "by its name the version before is found"
    );
    let kept = Pack::kept(text).expect("what is taken can be read when it was kept");
    assert_eq!((&kept.version, &kept.steps), (&pack.version, &pack.steps), "and says the same");
    let next = read_pack(text, Pathways::shipped(), Some(&kept), today());
    assert!(next.is_ok(), "the same pack may be given again: {next:?}");
    use_pack(&pack);
}

fn faults_are_told(faults: &[Fault], text: &str) {
    let last = u32::try_from(text.lines().count().max(1)).expect("a short text");
    assert!(!faults.is_empty() && faults.len() <= 50, "it is said why: {faults:?}");
    assert!(faults.is_sorted_by_key(|fault| fault.line), "in the order of lines: {faults:?}");
    for Fault { line, about, .. } in faults {
        assert!(*line <= last, "a line of the file: {line} of {last}");
        assert!(about.chars().count() <= 60 && !about.contains(is_hidden), "safe to show: {about:?}");
    }
}

fn is_hidden(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn form(text: &str) {
    match Form::check(text) {
        Ok(version) => assert_eq!(Form::check(text), Ok(version), "checked twice it is the same"),
        Err(PackFault::VersionTaken) => {}
        Err(_) => return,
    }
    let form: Form = serde_json::from_str(text).expect("what is taken can be read");
    use_form(&form, &mut Dice::of(text.as_bytes()));
}

fn translation(text: &str) {
    let statements = Statements::current();
    match TranslationPack::read(text, statements) {
        Ok(pack) => {
            assert_eq!(
                TranslationPack::read(text, statements).as_ref(),
                Ok(&pack),
                "read twice it is the same"
            );
            let written = written(&pack);
            assert_eq!(
                TranslationPack::read(&written, statements),
                Ok(pack.clone()),
                "written and read again"
            );
            for translated in &pack.statements {
                let statement = statements.statement(&translated.id).expect("every statement is one of ours");
                is_outdated(translated, statement);
                assert_eq!(pack.translated(&translated.id), Some(translated), "none twice");
                assert!(
                    !translated.words.is_empty() && !translated.translator.is_empty(),
                    "nothing is empty"
                );
            }
        }
        Err(faults) => translation_faults_are_told(&faults, text),
    }
}

fn translation_faults_are_told(faults: &[TranslationFault], text: &str) {
    let last = u32::try_from(text.split('\n').count()).expect("a short text");
    assert!(!faults.is_empty() && faults.len() <= 100, "it is said why: {faults:?}");
    for TranslationFault { line, about, .. } in faults {
        assert!(*line <= last, "a line of the file: {line} of {last}");
        assert!(about.chars().count() <= 40 && !about.contains(is_hidden), "safe to show: {about:?}");
    }
}

/// Writes a translation as a file of it.
fn written(pack: &TranslationPack) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("text").replace('\u{7f}', "\\u007f");
    let direction = serde_json::to_string(&pack.direction).expect("a word");
    let head = [
        "format = 1".to_owned(),
        format!("language = {}", quoted(&pack.language)),
        format!("english_name = {}", quoted(&pack.english_name)),
        format!("name = {}", quoted(&pack.name)),
        format!("direction = {direction}"),
        format!("source = {}", quoted(&pack.source)),
    ];
    let statements = pack.statements.iter().map(|it| {
        let (id, words, translator) = (quoted(&it.id), quoted(&it.words), quoted(&it.translator));
        let (from, on) = (it.from, it.translated_on);
        format!("[[statement]]\nid = {id}\nfrom = {from}\nwords = {words}\ntranslator = {translator}\ntranslated_on = {on}")
    });
    head.into_iter().chain(statements).collect::<Vec<_>>().join("\n")
}

/// A pack that an earlier Daybook kept is not checked again, and is used all the same.
fn kept(text: &str) {
    if let Some(pack) = Pack::kept(text) {
        use_pack(&pack);
    }
}

/// Long files of one piece many times over.
fn long(input: &[u8]) {
    let Some((way, rest)) = chosen(input, 3) else { return };
    let Some(text) = repeated(rest) else { return };
    match way {
        0 => pathways(&text),
        1 => form(&text),
        _ => translation(&text),
    }
}

fn plant() {
    assert!(read_pack(STEPS, Pathways::shipped(), None, today()).is_ok(), "the steps are taken");
    assert!(Form::check(&SMALL_FORM.to_string()).is_ok(), "the small form is taken");
    assert!(TranslationPack::read(TRANSLATED, Statements::current()).is_ok(), "the translation is taken");
    let text = |way: u8, text: &str| (way, text.as_bytes().to_vec());
    let long = |way: u8, text: &str| (LONG, [&[way, 100, 140, 9][..], text.as_bytes()].concat());
    seeds::words(&[
        STEPS,
        &SMALL_FORM.to_string(),
        TRANSLATED,
        include_str!("../../../src-tauri/casework/data/pathways/uk.toml"),
    ]);
    seeds::plant([
        text(PATHWAYS, STEPS),
        text(FORM, &SMALL_FORM.to_string()),
        text(TRANSLATION, TRANSLATED),
        text(KEPT, STEPS),
        text(PATHWAYS_EDITED, ""),
        text(PATHWAYS_EDITED, "abcdefghijklmnop"),
        text(FORM_EDITED, ""),
        text(FORM_EDITED, "abcdefghijklmnop"),
        text(TRANSLATION_EDITED, ""),
        text(TRANSLATION_EDITED, "abcdefghijklmnop"),
        long(0, STEPS),
        long(1, &SMALL_FORM.to_string()),
        long(2, TRANSLATED),
    ]);
}

/// The smallest form that has something of everything.
fn small_form() -> Value {
    let yes_or_no = serde_json::json!([{ "value": "yes", "label": "Yes" }, { "value": "no", "label": "No" }]);
    let when = |field: &str| serde_json::json!({ "field": field, "in": ["yes"] });
    let field = |key: &str, control: &str| serde_json::json!({ "key": key, "label": key, "control": control, "required": "always" });
    let choice = |key: &str| {
        let mut choice = field(key, "choice");
        choice["options"] = yes_or_no.clone();
        choice
    };
    let mut consent = choice("consent");
    consent["answered_from"] = "consent-referral".into();
    let mut place = field("place", "list");
    place["list"] = "uk-towns".into();
    place["shown_when"] = when("adult");
    let mut words = field("words", "box");
    words["max_length"] = 200.into();
    words["rules"] = serde_json::json!(["email", "not-web-address"]);
    let page = |key: &str, fields: serde_json::Value| serde_json::json!({ "key": key, "section": "One", "title": key, "when": null, "asked_afresh": true, "fields": fields });
    serde_json::json!({
        "version": "2026-06", "source": "invented", "verified_on": "2026-03-17", "check_again_after_days": 90,
        "live_service": "none", "text_changes": [{ "find": "[|]", "put": "-" }],
        "uploads": { "kinds": ["pdf"], "max_megabytes": 25, "most_files": 99 },
        "online": { "draft_days": 28, "warn_on_day": 21, "page_minutes": 30, "remind_after_minutes": 20,
            "confidence": "M", "source": "invented" },
        "age_check": { "age_field": "adult", "birth_field": "born", "adult_from": 18, "adult": ["yes"], "child": ["no"] },
        "cross_checks": { "past_accounts": ["words"] },
        "duty_to_notify_nations": when("adult"),
        "routes": [{ "route": "adult-nrm", "when": { "all": [when("consent"), { "any": [when("adult")] }] } }],
        "pages": [page("first", serde_json::json!([choice("adult"), field("born", "day"), place])),
            page("second", serde_json::json!([consent, words, field("scan", "files"), field("sure", "tick")]))],
        "summary": [{ "section": "One", "rows": [{ "page": "first", "field": "adult", "label": "Adult" }] }],
        "declaration": "True",
    })
}

const TRANSLATED: &str = r#"format = 1
language = "vi"
english_name = "Vietnamese"
name = "Ti\u1ebfng Vi\u1ec7t"
direction = "ltr"
source = "An invented organisation"
translator = "Binh Invented"
translated_on = 2026-03-17

[[statement]]
id = "C1"
from = 2026-03-01
words = """
One.

Two."""

[[statement]]
id = "C2"
from = "2026-03-01"
words = "Three"
translator = "Another"
translated_on = "2026-03-18"
"#;
