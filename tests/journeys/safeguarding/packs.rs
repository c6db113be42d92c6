//! An organisation's own pathways: looked at first, added, replaced, removed, and never able to hide danger.

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{ADULT, Desk, HARBOUR, HARBOUR_LATER, text};
use serde_json::{Value, json};

use super::{every_record_is_sound, led_to, line, lock_and_unlock, stockport, tell};
use crate::ask;

const FAULTY: &str = include_str!("../../documents/pathways/faulty.toml");

fn choose(desk: &Desk, pack: &str) -> Value {
    desk.choose_text("choose_pathway_pack", pack)
}

fn add(desk: &Desk, version: &str) -> Result<Value, Value> {
    desk.ask("add_pathway_pack", json!({ "version": version }))
}

fn read(desk: &Desk) -> Value {
    desk.ask("read_pathway_packs", json!({})).expect("readable")
}

/// The organisation's own packs.
fn own(packs: &Value) -> Vec<Value> {
    packs["packs"].as_array().expect("packs").iter().filter(|pack| pack["own"] == true).cloned().collect()
}

/// A desk with a case in Stockport and the harbour's pack.
fn with_the_harbour() -> (Desk, String) {
    let (desk, case) = stockport(ADULT);
    choose(&desk, HARBOUR);
    add(&desk, "2026-11-01").expect("added");
    (desk, case)
}

/// The first line of a text, counted from one, that has these words.
fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).expect("the test names words of the file") + 1
}

fn line_told(fault: &Value) -> usize {
    fault["line"].as_u64().and_then(|line| usize::try_from(line).ok()).expect("a line")
}

#[test]
fn a_pack_is_looked_at_first_and_waits_over_a_lock() {
    let (desk, case) = stockport(ADULT);
    let shipped = read(&desk);
    assert_eq!((own(&shipped).len(), &shipped["waiting"]), (0, &Value::Null), "none is there, none waits");
    let choice = choose(&desk, HARBOUR);
    assert_eq!(
        [&choice["file"], &choice["faults"]],
        [&json!("chosen.toml"), &json!([])],
        "nothing is wrong in it"
    );
    lock_and_unlock(&desk);
    let waiting = read(&desk)["waiting"].clone();
    assert_eq!(
        [&waiting["version"], &waiting["replaces"]],
        [&json!("2026-11-01"), &Value::Null],
        "it waits: {waiting}"
    );
    assert_eq!(waiting["areas"], json!(["Saltmarsh"]), "with the councils it is for");
    let steps = waiting["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 4, "and every step of it");
    assert!(steps.iter().all(|step| step["change"] == "new"), "each new: {steps:?}");
    assert_eq!(line(&desk, &case, "harbour-lead"), Value::Null, "nothing has changed yet");
    assert_eq!(
        add(&desk, "2026-11-02").expect_err("another version")["code"],
        "not-found",
        "only what was shown"
    );
    let dropped = desk.ask("drop_pathway_pack", json!({})).expect("dropped");
    assert_eq!(dropped["waiting"], Value::Null, "none waits any more");
    assert_eq!(add(&desk, "2026-11-01").expect_err("none waits")["code"], "not-found", "so none is added");
    desk.ask("drop_pathway_pack", json!({})).expect("dropping nothing is nothing");
    every_record_is_sound(&desk);
}

#[test]
fn an_added_pack_brings_its_steps_its_councils_and_its_numbers_until_the_vault_is_locked() {
    let (desk, case) = with_the_harbour();
    let packs = read(&desk);
    let pack = own(&packs).pop().expect("it is there");
    assert_eq!([&pack["pack"], &pack["version"]], ["harbour", "2026-11-01"], "{pack}");
    assert!(pack["addedAt"].is_string() && packs["waiting"].is_null(), "added, and none waits: {packs}");
    assert_eq!(
        line(&desk, &case, "harbour-lead")["stands"],
        "always",
        "in every rail, a case's of before too"
    );
    let before = line(&desk, &case, "harbour-tenant");
    tell(&desk, &case, "social-tenant", "yes");
    assert_eq!(before, Value::Null, "not called for at first");
    assert_eq!(line(&desk, &case, "harbour-tenant")["because"], "social-tenant", "and then by the same fact");
    let local = ask(&desk, "read_steps_to_add", &case)["local"].to_string();
    assert!(local.contains("harbour-handbook"), "offered among the local ones: {local}");
    led_to(&desk, &case, "harbour-lead", "needs-a-home");
    assert_eq!(
        line(&desk, &case, "eng-housing")["because"],
        "homeless",
        "its results call for steps of others"
    );
    let saltmarsh = desk.open_case_in(ADULT, "england", "Saltmarsh");
    assert_eq!(
        line(&desk, &saltmarsh, "harbour-quay")["stands"],
        "always",
        "a council that only this pack knows"
    );
    assert_eq!(line(&desk, &saltmarsh, "eng-adult-s42"), Value::Null, "with its step in the nation's place");

    let numbers = |desk: &Desk| desk.ask("read_helplines", json!({})).expect("answers").to_string();
    let areas = |desk: &Desk| desk.ask("read_areas", json!({})).expect("answers").to_string();
    assert!(
        numbers(&desk).contains("01632 960101") && areas(&desk).contains("Saltmarsh"),
        "known while it is open"
    );
    desk.ask("lock_vault", json!({})).expect("locked");
    assert!(!numbers(&desk).contains("01632"), "a locked vault says nothing of whose it is");
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    assert!(numbers(&desk).contains("01632 960101") && areas(&desk).contains("Saltmarsh"), "known again");
    assert_eq!(line(&desk, &case, "harbour-lead")["status"], "done", "with what was recorded");
    every_record_is_sound(&desk);
}

#[test]
fn a_removed_pack_leaves_what_was_recorded_by_it() {
    let (desk, case) = with_the_harbour();
    led_to(&desk, &case, "harbour-lead", "needs-a-home");
    let remove = |pack: &str| desk.ask("remove_pathway_pack", json!({ "pack": pack }));
    assert_eq!(own(&remove("harbour").expect("removed")), [Value::Null; 0], "it is gone");
    for pack in ["harbour", "stockport", "no-such-pack"] {
        assert_eq!(remove(pack).expect_err("nothing to remove")["code"], "not-found", "{pack}");
    }
    let stays = || {
        let kept = line(&desk, &case, "harbour-lead");
        assert_eq!([&kept["stands"], &kept["status"]], ["recorded", "done"], "the step stays: {kept}");
        let page =
            desk.ask("read_safety_step", json!({ "case": case, "step": "harbour-lead" })).expect("opens");
        let told = [&page["records"][0]["result"], &page["pack"], &page["packVersion"]];
        assert_eq!(
            told,
            ["There is no safe home", "Harbour House (invented)", "2026-11-01"],
            "with its history"
        );
        assert_eq!(line(&desk, &case, "eng-housing")["because"], "homeless", "what it led to is so still");
        assert!(!ask(&desk, "read_steps_to_add", &case).to_string().contains("harbour"), "none is offered");
    };
    stays();
    lock_and_unlock(&desk);
    stays();
    let elsewhere = desk.open_case(ADULT);
    assert_eq!(line(&desk, &elsewhere, "harbour-lead"), Value::Null, "no new case has it");
    every_record_is_sound(&desk);
}

#[test]
fn a_later_version_says_what_it_changes_and_takes_the_place_of_the_one_before() {
    let (desk, case) = with_the_harbour();
    led_to(&desk, &case, "harbour-lead", "needs-a-home");
    let waiting = choose(&desk, HARBOUR_LATER)["packs"]["waiting"].clone();
    assert_eq!(
        [&waiting["version"], &waiting["replaces"]],
        ["2026-11-15", "2026-11-01"],
        "it says so: {waiting}"
    );
    let steps = waiting["steps"].as_array().expect("steps").iter();
    let changes: Vec<_> = steps.map(|step| (text(&step["id"]), text(&step["change"]))).collect();
    let expected = [("harbour-lead", "changed"), ("harbour-tenant", "same"), ("harbour-visit", "new")];
    assert_eq!(changes, expected.map(|(id, change)| (id.to_owned(), change.to_owned())), "step by step");
    assert_eq!(
        waiting["gone"],
        json!(["Ring the Saltmarsh team", "Read the harbour's handbook"]),
        "and what goes"
    );
    assert_eq!(
        line(&desk, &case, "harbour-lead")["title"],
        "Tell the harbour's safeguarding lead",
        "not yet"
    );
    let packs = add(&desk, "2026-11-15").expect("added");
    let pack = own(&packs);
    assert_eq!(pack.len(), 1, "one in the other's place");
    assert_eq!(
        [&pack[0]["version"], &pack[0]["earlier"]],
        [&json!("2026-11-15"), &json!(["2026-11-01"])],
        "{pack:?}"
    );
    let lead = line(&desk, &case, "harbour-lead");
    assert_eq!(
        [&lead["title"], &lead["status"]],
        ["Tell the harbour's night desk", "done"],
        "the same step: {lead}"
    );
    let older = choose(&desk, HARBOUR);
    assert_eq!(older["faults"][0]["code"], "older-version", "never back: {older}");
    assert_eq!(line_told(&older["faults"][0]), line_of(HARBOUR, "version = "), "by its line");
    let changed = HARBOUR_LATER.replace("night desk", "day desk");
    assert_eq!(
        choose(&desk, &changed)["faults"][0]["code"],
        "older-version",
        "nor in other words under one version"
    );
    assert_eq!(own(&read(&desk))[0]["version"], "2026-11-15", "what was added stays");
    every_record_is_sound(&desk);
}

#[test]
fn a_pack_older_than_twelve_months_says_that_it_is_to_be_checked() {
    let (desk, case) = stockport(ADULT);
    let old = HARBOUR.replace("2026-11-01", "2019-01-01");
    let choice = choose(&desk, &old);
    assert_eq!(choice["packs"]["waiting"]["check"], true, "before it is added: {choice}");
    add(&desk, "2019-01-01").expect("added all the same");
    assert_eq!(own(&read(&desk))[0]["check"], true, "in the list of packs");
    assert_eq!(super::rail(&desk, &case)["check"], true, "in the rail");
    let page = desk.ask("read_safety_step", json!({ "case": case, "step": "harbour-lead" })).expect("opens");
    assert_eq!(page["check"], true, "and on the step's own page");
}

#[test]
fn a_file_with_faults_is_refused_by_line_and_the_old_pack_stays() {
    let (desk, case) = with_the_harbour();
    let before = read(&desk);
    let choice = choose(&desk, FAULTY);
    let faults: Vec<_> = choice["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .map(|it| (line_told(it), text(&it["code"]), text(&it["about"])))
        .collect();
    // A contact without a way to reach anyone stands where it begins: a line above its name.
    let expected = [
        ("lighthouse-dark\"", 0, "unknown-trigger", "lighthouse-dark"),
        ("\"Silent quay\"", 1, "missing-phone", "Silent quay"),
        ("\"2026-02-30\"", 0, "wrong-date", "2026-02-30"),
        ("id = \"uk-101\"", 0, "duplicate-id", "uk-101"),
        ("in_place_of", 0, "before-danger", "harbour-alarm"),
        ("number = \"99 9\"", 0, "emergency-number", "99 9"),
    ];
    let expected = expected.map(|(words, above, code, about)| {
        (line_of(FAULTY, words) - above, code.to_owned(), about.to_owned())
    });
    assert_eq!(faults, expected, "all of them, in the order of the file, and nothing else");
    assert_eq!((&choice["packs"], &read(&desk)), (&before, &before), "nothing changed, and none waits");
    assert_eq!(add(&desk, "2026-11-20").expect_err("none waits")["code"], "not-found", "none is added");
    assert_eq!(line(&desk, &case, "harbour-lead")["stands"], "always", "the old pack stays");
    every_record_is_sound(&desk);
}

#[test]
fn two_packs_of_an_organisation_never_share_a_step() {
    let (desk, _) = with_the_harbour();
    let twin = HARBOUR.replace("pack = \"harbour\"", "pack = \"harbour-twin\"");
    let choice = choose(&desk, &twin);
    let codes = choice["faults"].to_string();
    assert!(codes.contains("duplicate-id"), "a record points to one step by its id: {choice}");
    let shadow = HARBOUR.replace("pack = \"harbour\"", "pack = \"stockport\"");
    assert!(
        choose(&desk, &shadow)["faults"].to_string().contains("shipped-name"),
        "nor the name of one that ships"
    );
}

#[test]
fn a_file_that_is_no_pack_is_refused_for_what_it_is() {
    let (desk, _) = with_the_harbour();
    let before = read(&desk);
    let codes = |choice: &Value| -> Vec<String> {
        choice["faults"].as_array().expect("faults").iter().map(|it| text(&it["code"])).collect()
    };
    let huge = "a".repeat(50 * 1024 * 1024);
    let begun = std::time::Instant::now();
    let choice = choose(&desk, &huge);
    assert_eq!(codes(&choice), ["too-large"], "50 MB: {}", choice["faults"]);
    assert_eq!(choice["faults"][0]["line"], 0, "about the whole file");
    assert!(begun.elapsed().as_secs() < 5, "said at once, whatever is in it");
    for (file, code) in
        [("", "no-steps"), ("pack = \"harbour\"\nname", "not-toml"), ("\u{feff}{}", "not-toml")]
    {
        assert_eq!(codes(&choose(&desk, file))[0], code, "{file:?}");
    }
    let file = desk.saved("odd.toml");
    std::fs::write(&file, [0xff, 0xfe, 0x00]).expect("a file");
    desk.choose(std::slice::from_ref(&file));
    let odd = desk.ask("choose_pathway_pack", json!({})).expect("answered");
    assert_eq!([&codes(&odd)[0], &text(&odd["file"])], ["not-text", "odd.toml"], "by its name");
    std::fs::remove_file(&file).expect("removed");
    let gone = desk.ask("choose_pathway_pack", json!({})).expect("answered");
    assert_eq!(codes(&gone), ["unreadable"], "a file that went away meanwhile");
    assert_eq!(read(&desk), before, "and the old pack stays");
}
