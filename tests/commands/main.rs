//! Every command through Tauri's mock runtime, with the real configuration and the real access list.

mod leaving;
mod samples;

use std::collections::BTreeSet;

use daybook::contract::COMMANDS;
use daybook::save_dialog::SaveDialog;
use daybook_tests::desk::{Desk, kept_here};
use serde_json::{Value, json};

/// Commands that answer while the vault is locked, because unlocking needs them or nothing of a case is
/// in them.
const ANSWER_WHILE_LOCKED: [&str; 23] = [
    "close_window",
    "renew_page",
    "vault_status",
    "weigh_passphrase",
    "create_vault",
    "unlock_vault",
    "lock_vault",
    "still_here",
    "search_options",
    "read_guidance",
    "read_helplines",
    "save_numbers_card",
    "read_managed",
    "read_ways_in",
    "recover_vault",
    "list_backups",
    "prepare_restore",
    "choose_restore",
    "restore_backup",
    "open_damaged",
    "recover_for_organisation",
    "put_aside",
    "drop_restore",
];

#[test]
fn every_command_of_the_list_is_granted_by_name_and_nothing_else_is() {
    let capability: Value =
        serde_json::from_str(include_str!("../../src-tauri/capabilities/main-window.json"))
            .expect("the capability is JSON");
    let granted: BTreeSet<String> = capability["permissions"]
        .as_array()
        .expect("a list of permissions")
        .iter()
        .map(|permission| permission.as_str().unwrap_or_default().to_owned())
        .collect();
    let listed: BTreeSet<String> =
        COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    assert_eq!(granted, listed, "each command by name, no default set, nothing of Tauri's own");
    assert_eq!(capability["windows"], json!(["main"]), "one window");
    assert!(capability.get("remote").is_none(), "no page from elsewhere");
}

#[test]
fn every_command_has_a_sample_and_answers_it() {
    let desk = Desk::with_a_case();
    let samples = samples::of(&desk);
    let sampled: BTreeSet<&str> = samples.iter().map(|(command, _)| *command).collect();
    assert_eq!(sampled, COMMANDS.iter().copied().collect(), "a command without a test is not finished");
    for (command, arguments) in samples {
        let answer = desk.ask(command, samples::named(&desk, command, arguments));
        // The desk has a vault, which is never made over, and its organisation has no key.
        let refused = match command {
            "create_vault" => "vault-exists",
            "recover_for_organisation" => "recovery-damaged",
            _ => "",
        };
        match answer {
            Ok(_) => assert_eq!(refused, "", "{command} is refused"),
            Err(refusal) => assert_eq!(refusal["code"], refused, "{command} answers"),
        }
    }
    let pdf = std::fs::read(desk.saved("Referral 26-001.pdf")).expect("save_referral_pdf wrote it");
    assert!(pdf.starts_with(b"%PDF-"), "a PDF, whole");
}

#[test]
fn every_command_that_touches_a_case_is_refused_while_locked_and_says_only_that() {
    let desk = Desk::with_a_case();
    let samples = samples::of(&desk);
    desk.ask("lock_vault", json!({})).expect("locking always works");
    for (command, arguments) in samples {
        if ANSWER_WHILE_LOCKED.contains(&command) {
            continue;
        }
        let refusal = desk.ask(command, arguments).expect_err("locked");
        assert_eq!(refusal, json!({ "code": "locked", "fields": [] }), "{command}: a code, no message");
    }
}

#[test]
fn a_command_that_is_not_granted_is_refused() {
    let desk = Desk::with_a_case();
    for command in ["plugin:window|close", "plugin:event|listen", "plugin:dialog|save", "plugin:app|version"]
    {
        assert!(desk.ask(command, json!({})).is_err(), "{command} is Tauri's own and not granted");
    }
    assert!(desk.ask("erase_everything", json!({})).is_err(), "a command that does not exist");
    for command in COMMANDS {
        let answer = desk.ask_from("another-window", command, json!({}));
        let refused = answer.expect_err("only the main window is granted anything");
        assert!(
            refused.to_string().contains("not allowed"),
            "{command} is refused by the access list: {refused}"
        );
    }
}

#[test]
fn a_cancelled_dialog_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::in_folder(folder, SaveDialog::new(|_| None));
    let case = desk.ask("open_practice_case", json!({})).expect("opened");
    let saved = desk
        .ask("save_referral_pdf", json!({ "case": case["id"], "leaving": kept_here() }))
        .expect("no fault");
    assert_eq!(saved, Value::Null, "nothing was saved");
    assert!(!desk.saved("Referral P-001.pdf").exists(), "and nothing is there");
}

#[test]
fn a_refusal_never_repeats_what_was_typed() {
    let desk = Desk::with_a_case();
    let typed = "quinceberry";
    let tries = [
        (
            "open_case",
            json!({ "case": { "called": "", "ageGroup": typed, "nation": typed, "language": typed, "interpreter": typed } }),
        ),
        ("read_case", json!({ "case": typed })),
        ("read_question_page", json!({ "case": desk.case, "page": typed })),
        ("search_options", json!({ "list": typed, "query": typed, "from": 0 })),
        ("finish_note", json!({ "note": typed, "statement": { "madeAtTheTime": true, "whyLater": typed } })),
        (
            "record_safety_step",
            json!({ "case": desk.case, "step": typed, "record": samples::safety_record() }),
        ),
        ("add_safety_step", json!({ "case": desk.case, "step": typed, "why": typed })),
        (
            "record_warning",
            json!({ "case": desk.case, "typed": { "replaces": null, "kind": typed, "text": typed, "told": typed, "whyNotTold": typed, "reviewOn": typed } }),
        ),
        (
            "close_case",
            json!({ "case": desk.case, "typed": { "reason": typed, "why": typed, "answers": [{ "step": typed, "answer": typed, "detail": typed }] } }),
        ),
        ("add_pathway_pack", json!({ "version": typed })),
        ("remove_pathway_pack", json!({ "pack": typed })),
        (
            "record_situation",
            json!({ "case": desk.case, "typed": { "answers": [{ "fact": typed, "answer": typed }], "why": typed } }),
        ),
    ];
    for (command, arguments) in tries {
        let refusal = desk.ask(command, arguments).expect_err("it cannot be done").to_string();
        assert!(!refusal.contains(typed), "{command}: codes and field names only: {refusal}");
    }
}

#[test]
fn odd_input_is_found_by_name_and_kept() {
    let desk = Desk::with_a_case();
    let long = "a".repeat(15_001);
    let page =
        json!({ "case": desk.case, "page": "what-is-their-background", "answers": { "family": long } });
    let outcome = desk.ask("continue_page", page).expect("saved, though too long");
    let found = outcome["findings"].as_array().expect("findings");
    assert!(
        found.iter().any(|it| it["field"] == "family" && it["code"] == "too-long" && it["limit"] == 15_000),
        "named, with its limit: {found:?}"
    );
    let page = json!({ "case": desk.case, "page": "what-is-their-background" });
    let again = desk.ask("read_question_page", page).expect("readable");
    assert_eq!(again["answers"]["family"].as_str().map(str::len), Some(15_001), "every character is kept");
    let born = json!({ "pv-dob": { "day": "30", "month": "2", "year": "1994" } });
    let page = json!({ "case": desk.case, "page": "pv-dob", "answers": born });
    let outcome = desk.ask("continue_page", page).expect("saved, though no such day");
    assert_eq!(outcome["findings"][0]["code"], "no-such-date", "said kindly, by code");
}

#[test]
fn consent_cannot_be_typed_into_the_referral() {
    let desk = Desk::with_a_case();
    let typed = json!({ "case": desk.case, "page": "pv-want-to-submit-nrm", "answers": { "pv-want-to-submit-nrm": "yes" } });
    desk.ask("save_answers", typed).expect("nothing is lost, and nothing of it is consent");
    let page = json!({ "case": desk.case, "page": "pv-want-to-submit-nrm" });
    let page = desk.ask("read_question_page", page).expect("readable");
    assert_eq!(page["fromConsent"], "not-asked", "the page says where the answer comes from");
    assert_eq!(page["answers"], json!({}), "typing it changed nothing");
}
