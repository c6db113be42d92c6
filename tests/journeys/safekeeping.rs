//! A lost passphrase, a lost day and an older copy: the ways back, and what is said.

use std::fs;
use std::path::Path;
use std::process::Command;

use daybook::session::Session;
use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{ADULT, Desk, HARBOUR, HARBOUR_LATER, now, text};
use daybook_tests::exchange::{everything, open, read_copy, seal_with};
use serde_json::{Value, json};
use vault::{Closed, Passphrase};

const NEW: &str = "fog tin oak plum";

fn lock(desk: &Desk) {
    desk.ask("lock_vault", json!({})).expect("locking always works");
}

fn unlock(desk: &Desk, passphrase: &str) -> Result<Value, Value> {
    desk.ask("unlock_vault", json!({ "passphrase": passphrase }))
}

/// Makes and keeps recovery words; returns them.
fn words_on_paper(desk: &Desk) -> Vec<String> {
    let written = desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("made");
    let words: Vec<String> = written["words"].as_array().expect("words").iter().map(text).collect();
    let word = |at: usize| {
        let place = usize::try_from(written["asks"][at].as_u64().expect("a place")).expect("small");
        words[place - 1].clone()
    };
    let swapped = json!({ "first": word(1), "second": word(0) });
    let refused = desk.ask("keep_recovery", swapped).expect_err("each in its place");
    assert_eq!(refused["fields"][0]["field"], "first", "the box is named: {refused}");
    desk.ask("keep_recovery", json!({ "first": word(0).to_uppercase(), "second": word(1) })).expect("kept");
    words
}

fn recover(desk: &Desk, words: &str) -> Result<Value, Value> {
    desk.ask("recover_vault", json!({ "words": words, "new": NEW }))
}

fn fields(refused: &Value) -> Vec<String> {
    refused["fields"].as_array().expect("fields").iter().map(|it| text(&it["field"])).collect()
}

#[test]
fn a_lost_passphrase_is_no_loss_with_the_words_on_paper() {
    let desk = Desk::with_a_case();
    let words = words_on_paper(&desk);
    let ways = desk.ask("read_ways_in", json!({})).expect("readable");
    assert_eq!(ways["recovery"]["state"], "made", "{ways}");
    lock(&desk);
    for wrong in 0..5 {
        unlock(&desk, &format!("not the passphrase {wrong}")).expect_err("forgotten");
    }

    let misspelt = words.join(" ").replacen(&words[2], "zzzz", 1);
    assert_eq!(
        fields(&recover(&desk, &misspelt).expect_err("no such word")),
        ["words-3"],
        "which word is said"
    );
    let few = recover(&desk, &words[..11].join(" ")).expect_err("eleven");
    assert_eq!(
        [&few["fields"][0]["field"], &few["fields"][0]["limit"]],
        [&json!("words"), &json!(11)],
        "{few}"
    );
    let weak =
        desk.ask("recover_vault", json!({ "words": words.join(" "), "new": "short" })).expect_err("weak");
    assert!(fields(&weak).contains(&"new".to_owned()), "the new passphrase is judged: {weak}");

    let as_typed =
        words.iter().enumerate().map(|(place, word)| format!("{}. {}", place + 1, word.to_uppercase()));
    recover(&desk, &as_typed.collect::<Vec<_>>().join(", ")).expect("the very words");
    let cases = desk.ask("list_case_names", json!({})).expect("readable");
    assert!(cases.to_string().contains(&desk.case), "the cases are there: {cases}");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect_err("the lost one opens nothing more");
    unlock(&desk, NEW).expect("the new one does");
}

#[test]
fn words_that_were_renewed_or_taken_back_open_nothing() {
    let desk = Desk::with_a_case();
    let old = words_on_paper(&desk);
    let new = words_on_paper(&desk);
    lock(&desk);
    assert_eq!(
        recover(&desk, &old.join(" ")).expect_err("an older page")["code"],
        "wrong-recovery-key",
        "renewed"
    );
    recover(&desk, &new.join(" ")).expect("the new page");
    desk.ask("revoke_recovery", json!({ "passphrase": PASSPHRASE }))
        .expect_err("not the passphrase any more");
    desk.ask("revoke_recovery", json!({ "passphrase": NEW })).expect("taken back");
    lock(&desk);
    assert_eq!(recover(&desk, &new.join(" ")).expect_err("none")["code"], "recovery-damaged", "taken back");
}

#[test]
fn words_that_were_made_and_not_kept_are_gone_with_a_lock() {
    let desk = Desk::with_a_case();
    desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("made");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("opens");
    let refused = desk.ask("keep_recovery", json!({ "first": "a", "second": "b" })).expect_err("gone");
    assert_eq!(refused["code"], "not-found", "{refused}");
    desk.ask("save_recovery_page", json!({})).expect_err("nothing to print");
    assert_eq!(
        desk.ask("read_ways_in", json!({})).expect("readable")["recovery"]["state"],
        "none",
        "as before"
    );
}

#[test]
fn the_page_of_words_is_a_paper_that_names_nobody() {
    let desk = Desk::with_a_case();
    let written = desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("made");
    let saved = desk.ask("save_recovery_page", json!({})).expect("saved");
    let pdf = fs::read(desk.saved("Daybook recovery words.pdf")).expect("written");
    assert!(pdf.starts_with(b"%PDF-"), "a paper");
    assert_eq!(saved["bytes"], pdf.len(), "of that size: {written}");
}

#[test]
fn a_backup_brings_back_what_it_holds_and_keeps_what_was_there() {
    let desk = Desk::with_a_case();
    let before = desk.ask("back_up_now", json!({})).expect("made");
    let name = before["backups"][0]["name"].clone();
    let later = desk.open_case(ADULT);
    lock(&desk);
    let restore = |secret: &str| {
        desk.ask("prepare_restore", json!({ "name": name, "opening": opening("passphrase", secret) }))
    };
    assert_eq!(restore("another one altogether").expect_err("wrong")["code"], "wrong-passphrase", "told");
    let means = restore(PASSPHRASE).expect("read whole");
    assert!(
        means["loses"].as_u64().is_some_and(|loses| loses > 0),
        "what would be set aside is said: {means}"
    );
    desk.ask("drop_restore", json!({})).expect("left");
    unlock(&desk, PASSPHRASE).expect("nothing has changed");
    assert!(
        desk.ask("list_case_names", json!({})).expect("readable").to_string().contains(&later),
        "all is there"
    );
    lock(&desk);

    restore(PASSPHRASE).expect("once more");
    desk.ask("restore_backup", json!({})).expect("restored");
    let cases = desk.ask("list_case_names", json!({})).expect("readable").to_string();
    assert!(cases.contains(&desk.case) && !cases.contains(&later), "as it was then: {cases}");
    let kept = desk.ask("read_safekeeping", json!({})).expect("readable");
    assert_eq!(kept["standing"]["code"], "current", "a restore that was chosen is no alarm: {kept}");
    let checked = desk.ask("check_vault", json!({})).expect("checked");
    assert_eq!(checked["findings"], json!([]), "and everything agrees");
}

/// As the window says what opens a backup.
fn opening(by: &str, secret: &str) -> Value {
    json!({ "by": by, "secret": secret, "new": NEW })
}

#[test]
fn a_backup_opens_with_the_words_on_paper_when_its_passphrase_is_forgotten() {
    let desk = Desk::with_a_case();
    let words = words_on_paper(&desk);
    let name = desk.ask("back_up_now", json!({})).expect("made")["backups"][0]["name"].clone();
    lock(&desk);
    let prepare = |opening: Value| desk.ask("prepare_restore", json!({ "name": name, "opening": opening }));
    let misspelt = words.join(" ").replacen(&words[2], "zzzz", 1);
    assert_eq!(fields(&prepare(opening("words", &misspelt)).expect_err("no such word")), ["words-3"], "said");
    let weak = json!({ "by": "words", "secret": words.join(" "), "new": "short" });
    assert_eq!(fields(&prepare(weak).expect_err("weak")), ["new"], "the new passphrase is judged");
    let none = prepare(opening("organisation", "AGE-SECRET-KEY-1INVENTED")).expect_err("no such key there");
    assert_eq!(none["code"], "recovery-damaged", "{none}");
    let means = prepare(opening("words", &words.join(" "))).expect("the right words");
    assert_eq!(
        [&means["recovery"], &means["organisation"]],
        [&Value::Null, &Value::Null],
        "the ways in stay as they are here, so nothing is said of them"
    );
    desk.ask("restore_backup", json!({})).expect("restored");
    lock(&desk);
    unlock(&desk, NEW).expect("the new passphrase opens it");
}

#[test]
fn a_restore_on_another_computer_says_which_words_open_it_then() {
    let desk = Desk::with_a_case();
    words_on_paper(&desk);
    let number = desk.ask("read_ways_in", json!({})).expect("readable")["recovery"]["number"].clone();
    let made = desk.ask("back_up_now", json!({})).expect("made")["backups"][0]["name"].clone();
    lock(&desk);
    let other = Desk::new();
    lock(&other);
    other.choose(&[desk.home().join("backups").join(text(&made))]);
    let chosen = json!({ "opening": opening("passphrase", PASSPHRASE) });
    let means = other.ask("choose_restore", chosen).expect("read whole");
    assert_eq!(
        [&means["recovery"]["state"], &means["recovery"]["number"]],
        [&json!("made"), &number],
        "{means}"
    );
    assert_eq!(means["organisation"], Value::Null, "there was no such key, and there is none: {means}");
}

#[test]
fn an_older_copy_put_back_is_said_until_the_worker_has_looked() {
    let desk = Desk::with_a_case();
    lock(&desk);
    let home = desk.place().join("home");
    let old = desk.place().join("last week");
    copy(&home.join("vault"), &old);
    unlock(&desk, PASSPHRASE).expect("opens");
    desk.open_case(ADULT);
    lock(&desk);
    fs::remove_dir_all(home.join("vault")).expect("there");
    copy(&old, &home.join("vault"));

    unlock(&desk, PASSPHRASE).expect("it opens");
    let standing = || desk.ask("read_safekeeping", json!({})).expect("readable")["standing"].clone();
    assert_eq!(standing()["code"], "older-than-seen", "{}", standing());
    assert!(standing()["missing"].as_u64().is_some_and(|missing| missing > 0), "how much: {}", standing());
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("it opens");
    assert_eq!(standing()["code"], "older-than-seen", "it is said again");
    desk.ask("accept_standing", json!({})).expect("looked");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("it opens");
    assert_eq!(standing()["code"], "current", "decided");
}

#[test]
fn what_someone_changed_behind_the_ledgers_back_is_found() {
    let desk = Desk::with_a_case();
    desk.write("Two quiet lines.");
    assert_eq!(desk.ask("check_vault", json!({})).expect("checked")["findings"], json!([]), "all agrees");
    desk.ask("choose_backup_folder", json!({})).expect("a drive").as_object().expect("chosen");
    let kept = desk.ask("read_safekeeping", json!({})).expect("readable");
    assert_eq!(kept["folder"], json!({ "chosen": true, "reachable": true }), "there: {kept}");
    let places: Vec<String> =
        kept["backups"].as_array().expect("a list").iter().map(|it| text(&it["place"])).collect();
    assert_eq!(places, ["chosen"], "the first is made at once");
    fs::rename(desk.place().join("drive"), desk.place().join("gone")).expect("taken out");
    let away = desk.ask("read_safekeeping", json!({})).expect("readable all the same");
    assert_eq!(away["folder"]["reachable"], false, "and it is said: {away}");
}

#[test]
fn the_organisation_sets_how_long_daybook_stays_open_and_what_leaves() {
    let desk = Desk::managed(
        "version = 1\norganisation = \"Invented Borough Council\"\nlock_after_minutes_at_most = 5\n\
         second_sign_off = true\nreadable_copies = false\n",
    );
    let locking = desk.ask("read_locking", json!({})).expect("readable");
    assert_eq!(locking, json!({ "minutes": 5, "choices": [2, 5], "atMost": 5 }), "not ten");
    let refused = desk.ask("set_locking", json!({ "minutes": 20 })).expect_err("longer than allowed");
    assert_eq!(fields(&refused), ["minutes"], "{refused}");
    let chosen = desk.ask("set_locking", json!({ "minutes": 2 })).expect("shorter");
    assert_eq!(chosen["minutes"], 2, "takes effect at once: {chosen}");
    let rule = desk.ask("set_sign_off_rule", json!({ "second": false })).expect("kept");
    assert_eq!(rule, json!({ "second": true, "managed": true }), "the organisation's holds");
    let case = desk.open_case(ADULT);
    let asked = json!({ "case": case, "choice": daybook_tests::exchange::everything(), "leaving": daybook_tests::desk::kept_here() });
    let refused = desk.ask("save_readable_copy", asked).expect_err("only sealed");
    assert_eq!(refused["code"], "not-allowed", "{refused}");
}

#[test]
fn the_organisation_gets_a_key_and_the_worker_is_told() {
    let made =
        Command::new("age-keygen").output().expect("age's own program makes the organisation's key").stdout;
    let made = String::from_utf8(made).expect("text");
    let recipient =
        made.lines().find_map(|line| line.strip_prefix("# public key: ")).expect("the public half");
    let desk = Desk::managed(&format!(
        "version = 1\norganisation = \"Invented Borough Council\"\nrecovery_keys = [\"{recipient}\"]\n"
    ));
    let organisation = || desk.ask("read_ways_in", json!({})).expect("readable")["organisation"].clone();
    assert_eq!(
        [&organisation()["state"], &organisation()["name"]],
        ["set", "Invented Borough Council"],
        "at once"
    );
    assert_eq!(organisation()["isNews"], true, "and said");
    desk.ask("know_organisation_key", json!({})).expect("known");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("opens");
    assert_eq!(organisation()["isNews"], false, "once is enough");
    let case = desk.open_case(ADULT);
    lock(&desk);
    let open = |key: &str| desk.ask("recover_for_organisation", json!({ "key": key, "new": NEW }));
    assert_eq!(fields(&open("  ").expect_err("nothing typed")), ["key"], "the box is named");
    assert_eq!(fields(&open(recipient).expect_err("the public half")), ["key"], "no such key");
    let other = Command::new("age-keygen").output().expect("another key").stdout;
    let other = open(&String::from_utf8(other).expect("text")).expect_err("not theirs");
    assert_eq!(other["code"], "wrong-recovery-key", "{other}");
    let weak = json!({ "key": made, "new": "short" });
    assert_eq!(fields(&desk.ask("recover_for_organisation", weak).expect_err("weak")), ["new"], "judged");
    open(&format!(" {made}\n")).expect("their key");
    desk.ask("read_frame", json!({ "case": case })).expect("the cases are there");
    lock(&desk);
    unlock(&desk, NEW).expect("the new passphrase is set");
}

/// A file that is there, one that is not, and one with a slip: what can be used is used.
#[test]
fn the_organisations_safety_steps_are_added_to_every_vault() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name);
    fs::write(place("steps.toml"), HARBOUR).expect("written");
    fs::write(place("slip.toml"), &HARBOUR[..HARBOUR.len() / 2]).expect("written");
    let named = ["steps.toml", "slip.toml", "gone.toml"].map(|name| format!("{:?}", place(name)));
    let desk = Desk::managed(&format!("version = 1\npathway_packs = [{}]\n", named.join(", ")));
    let versions = || {
        let packs = desk.ask("read_pathway_packs", json!({})).expect("readable")["packs"].clone();
        let own = packs.as_array().expect("a list").iter().filter(|it| it["own"] == true);
        own.map(|it| text(&it["version"])).collect::<Vec<_>>()
    };
    let first = versions();
    assert_eq!(first.len(), 1, "from the first opening on");
    assert_eq!(desk.ask("read_managed", json!({})).expect("readable")["pathwayPacks"], 3, "and said");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("opens");
    assert_eq!(versions(), first, "the same again changes nothing");
    lock(&desk);
    fs::write(place("steps.toml"), HARBOUR_LATER).expect("written");
    unlock(&desk, PASSPHRASE).expect("opens");
    assert_ne!(versions(), first, "a later one takes its place");
    assert_eq!(versions().len(), 1, "and stands alone");
}

/// Vault, witness and all are put back together: nothing here knows, but the file that left does.
#[test]
fn a_file_that_left_tells_that_an_older_vault_was_put_back() {
    let desk = Desk::with_a_case();
    // Looking at them makes the keys by which the file will be known.
    desk.ask("read_colleagues", json!({})).expect("readable");
    lock(&desk);
    let home = desk.place().join("home");
    let old = desk.place().join("last week");
    copy(&home, &old);
    copy(&home.join("vault"), &old.join("vault"));
    unlock(&desk, PASSPHRASE).expect("opens");
    desk.open_case(ADULT);
    let protection = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    let file = seal_with(&desk, &desk.case, &everything(), &protection).expect("sealed");
    let newer = |file: &Path| {
        open(&desk, file.to_owned());
        let opened = desk.ask("open_copy", json!({ "passphrase": "quiet lamp orbit fern" })).expect("opens");
        let proof = read_copy(&desk, &opened)["proof"].clone();
        assert_eq!(proof["signer"], "own", "{proof}");
        proof["newerThanHere"].clone()
    };
    assert_eq!(newer(&file), false, "as long as what it holds is here");
    lock(&desk);
    fs::remove_dir_all(&home).expect("there");
    copy(&old, &home);
    copy(&old.join("vault"), &home.join("vault"));
    unlock(&desk, PASSPHRASE).expect("it opens");
    let standing = desk.ask("read_safekeeping", json!({})).expect("readable")["standing"].clone();
    assert_eq!(standing["code"], "current", "nothing here knows: {standing}");
    assert_eq!(newer(&file), true, "the file does");
}

#[test]
fn a_damaged_file_is_opened_to_be_read_and_takes_nothing() {
    let desk = Desk::with_a_case();
    lock(&desk);
    let opened =
        desk.ask("open_damaged", json!({ "passphrase": PASSPHRASE })).expect("a whole one opens too");
    assert_eq!(opened["findings"], json!([]), "nothing is wrong: {opened}");
    let status = desk.ask("vault_status", json!({})).expect("an answer");
    assert_eq!([&status["state"], &status["readOnly"]], [&json!("unlocked"), &json!(true)], "{status}");
    desk.ask("read_frame", json!({ "case": desk.case })).expect("it can be read");
    let draft =
        json!({ "started": now(), "ended": "", "blocks": [{ "text": "More.", "said": null }], "caret": 0 });
    let refused =
        desk.ask("save_note_draft", json!({ "note": desk.note, "draft": draft })).expect_err("no room");
    assert_eq!(refused["code"], "read-only", "named: {refused}");
    lock(&desk);
    unlock(&desk, PASSPHRASE).expect("opens as before");
    let status = desk.ask("vault_status", json!({})).expect("an answer");
    assert_eq!(status["readOnly"], false, "{status}");
}

#[test]
fn a_vault_that_cannot_be_opened_for_the_worker_is_not_left_open() {
    let desk = Desk::with_a_case();
    lock(&desk);
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let vault = Closed::at(desk.home()).unlock(&passphrase, Session::now()).expect("it opens");
    // What an organisation added is read only once the vault is open.
    vault.as_an_intruder("PRAGMA foreign_keys = OFF; DROP TABLE pathway_packs");
    drop(vault);
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect_err("a part of it is gone");
    let status = desk.ask("vault_status", json!({})).expect("an answer");
    assert_eq!([&status["state"], &status["missing"]], [&json!("locked"), &json!(false)], "{status}");
    desk.ask("open_damaged", json!({ "passphrase": PASSPHRASE })).expect("and what is there can be read");
}

#[test]
fn a_backup_that_cannot_be_made_is_named_and_the_other_is_made() {
    let desk = Desk::with_a_case();
    let drive = desk.place().join("another drive");
    fs::create_dir(&drive).expect("made");
    desk.choose(std::slice::from_ref(&drive));
    desk.ask("choose_backup_folder", json!({})).expect("chosen");
    let count = |kept: &Value| kept["backups"].as_array().expect("listed").len();
    let before = count(&desk.ask("read_safekeeping", json!({})).expect("readable"));
    fs::remove_dir_all(&drive).expect("the drive is taken out");
    let kept = desk.ask("back_up_now", json!({})).expect("the other one is made");
    assert_eq!(kept["unmade"], json!([{ "place": "chosen", "code": "cannot-read" }]), "{kept}");
    assert_eq!(count(&kept), before, "one less on the drive, one more here");
    let alert = desk.ask("vault_status", json!({})).expect("an answer")["alert"].clone();
    assert_eq!(alert, Value::Null, "a drive that is not there is said on that page alone");
    let kept = desk.ask("drop_backup_folder", json!({})).expect("done");
    assert_eq!(kept["unmade"], json!([]), "nothing is kept there any more");
}

#[test]
fn a_slip_in_the_organisations_file_is_said_and_keeps_nobody_out() {
    let desk = Desk::managed("version = 1\nlock_after_minutes_at_mots = 5\n");
    let managed = desk.ask("read_managed", json!({})).expect("readable");
    assert_eq!(
        [&managed["state"], &managed["line"]],
        [&json!("not-valid"), &json!(2)],
        "by its line: {managed}"
    );
    assert_eq!(desk.ask("read_locking", json!({})).expect("readable")["minutes"], 10, "nothing of it holds");
}

#[test]
fn a_key_of_the_organisation_that_is_none_is_said_and_is_no_way_in() {
    let desk = Desk::managed("version = 1\nrecovery_keys = [\"age1invented\"]\n");
    let managed = desk.ask("read_managed", json!({})).expect("readable");
    assert_eq!(
        [&managed["state"], &managed["line"]],
        [&json!("not-valid"), &json!(2)],
        "by its line: {managed}"
    );
    assert_eq!(managed["recoveryKeys"], 0, "and none is spoken of: {managed}");
    let ways = desk.ask("read_ways_in", json!({})).expect("readable");
    assert_eq!(ways["organisation"]["state"], "none", "the vault says so too: {ways}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
        }
    }
}
