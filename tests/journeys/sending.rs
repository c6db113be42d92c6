//! From the notes to sent: passages, identifiers, copying across, the frozen record, new versions.

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{ADULT, Desk, kept_here, text};
use serde_json::{Value, json};

use crate::{ask, practice};

/// Writes and finishes a note; returns its id.
fn finished_note(desk: &Desk, case: &str, words: &str, present: &str) -> String {
    let note = text(&desk.ask("begin_note", json!({ "case": case })).expect("begun")["id"]);
    let draft = json!({
        "started": "2026-03-17T10:00", "ended": "2026-03-17T11:00", "place": "car wash", "present": present,
        "blocks": [{ "text": words, "said": null }], "view": "", "caret": 0
    });
    desk.ask("save_note_draft", json!({ "note": note, "draft": draft })).expect("kept");
    let statement = json!({ "madeAtTheTime": false, "whyLater": "No safe place to write" });
    desk.ask("finish_note", json!({ "note": note, "statement": statement })).expect("finished");
    note
}

fn row<'v>(list: &'v Value, field: &str) -> &'v Value {
    let rows = list["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["field"] == field).expect("the route asks for it")
}

#[test]
fn a_passage_keeps_its_link_and_a_later_correction_is_said_where_it_was_used() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let words = "She said “they took my passport”.\nShe washed cars for twelve hours and was not paid.";
    let note = finished_note(&desk, &case, words, "AM");
    let field = "how-they-were-treated";
    let offer = desk.ask("read_passages", json!({ "case": case, "field": field })).expect("offered");
    let both =
        [&offer["fitting"], &offer["others"]].map(|it| it.as_array().expect("a list").clone()).concat();
    let quote = both.iter().find(|it| it["exactWords"] == true).expect("her own words are marked");
    assert_eq!(quote["text"], "She said “they took my passport”.", "verbatim");
    desk.answer(&case, field, field, text(&quote["text"]));
    let link = json!({ "case": case, "field": field, "passage": quote["id"] });
    let linked = desk.ask("link_passage", link).expect("linked");
    assert_eq!(linked[0]["stillThere"], true, "the answer holds it word for word");
    assert_eq!(linked[0]["correctedSince"], false, "nothing was corrected");
    let amendment = json!({ "kind": "correction", "wasWrong": "passport", "text": "identity card", "reason": "heard wrongly" });
    desk.ask("amend_note", json!({ "note": note, "amendment": amendment })).expect("corrected");
    let page = desk.ask("read_question_page", json!({ "case": case, "page": field })).expect("read");
    assert_eq!(page["linked"][0]["correctedSince"], true, "the answer says so");
    let tasks = ask(&desk, "read_task_list", &case).to_string();
    assert!(tasks.contains("\"noteCorrected\":true"), "and so does the task list");
}

#[test]
fn the_legal_test_shows_what_is_marked_and_what_is_bare() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let note = finished_note(&desk, &case, "Quince jam was on the table.", "AM");
    let test = ask(&desk, "read_legal_test", &case);
    let parts = test["parts"].as_array().expect("parts");
    assert_eq!(parts.len(), 3, "act, means and purpose for an adult");
    assert!(parts.iter().any(|part| part["bare"] == true), "jam supports little: {parts:?}");
    let passage = format!("note/{note}#0");
    let mark = json!({ "case": case, "passage": passage, "part": "means", "marked": true });
    let test = desk.ask("mark_passage", mark).expect("marked");
    assert_eq!(test["parts"][1]["marked"][0]["text"], "Quince jam was on the table.", "the officer decides");
    let unmark = json!({ "case": case, "passage": passage, "part": "means", "marked": false });
    let test = desk.ask("mark_passage", unmark).expect("unmarked");
    assert_eq!(test["parts"][1]["marked"], json!([]), "and may change their mind");
    let child = desk.open_case("under-18");
    let test = ask(&desk, "read_legal_test", &child);
    assert_eq!(test["parts"].as_array().map(Vec::len), Some(2), "a child cannot consent: no means");
}

#[test]
fn nothing_of_an_anonymous_notification_goes_before_each_identifier_is_decided() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let field = "how-they-were-treated";
    finished_note(&desk, &case, "A long day.", "Mai Quillfeather, her sister");
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    desk.answer(&case, field, field, "Quillfeather was told to pay. Write to mai@invented.example at once.");
    desk.decide(&case, "refuse");
    let check = ask(&desk, "read_identifiers", &case);
    assert_eq!((&check["standing"], &check["anonymous"]), (&json!("needed"), &json!(true)), "{check}");
    assert!(check["undecided"].as_u64() >= Some(2), "a name from the note and an address: {check}");
    let copy = json!({ "case": case, "field": field });
    assert_eq!(desk.ask("copy_answer", copy.clone()).expect_err("held")["code"], "not-yet", "not before");
    let mut rounds = 0;
    loop {
        let check = ask(&desk, "read_identifiers", &case);
        let Some((field, piece)) = first_undecided(&check) else { break };
        rounds += 1;
        assert!(rounds < 20, "each decision is one fewer: {check}");
        let replace = piece["mark"]["kind"] == "name";
        let decision = json!({
            "field": field, "text": piece["text"], "kind": piece["mark"]["kind"],
            "decision": if replace { "replace" } else { "stays" },
            "why": if replace { "" } else { "An invented address" },
            "words": if replace { "[the person]" } else { "" }, "everywhere": replace,
        });
        desk.ask("decide_identifier", json!({ "case": case, "decision": decision })).expect("decided");
    }
    desk.ask("copy_answer", copy).expect("every mark is decided");
    assert!(desk.clipboard().starts_with("[the person] was told to pay."), "{}", desk.clipboard());
    assert!(!desk.clipboard().contains("Quillfeather"), "the name is out");
    let without_why = json!({ "field": field, "text": "x", "kind": "name", "decision": "stays", "why": " ", "words": "", "everywhere": false });
    let refusal = desk
        .ask("decide_identifier", json!({ "case": case, "decision": without_why }))
        .expect_err("no reason");
    assert_eq!(refusal["fields"][0]["field"], "why", "staying needs a reason");
}

fn first_undecided(check: &Value) -> Option<(String, Value)> {
    let accounts = check["accounts"].as_array().expect("accounts");
    accounts.iter().find_map(|account| {
        let pieces = account["pieces"].as_array().expect("pieces");
        let piece = pieces.iter().find(|piece| piece["mark"]["decision"] == "undecided")?;
        Some((text(&account["field"]), piece.clone()))
    })
}

#[test]
fn copying_goes_on_where_it_was_after_a_lock_and_is_byte_exact() {
    let (desk, case) = practice();
    let field = "how-they-were-treated";
    let typed = "“Quoted” – with signs\nand a second line  with blanks";
    desk.answer(&case, field, field, typed);
    let list = ask(&desk, "read_copy_list", &case);
    assert_eq!((&list["blocked"], &list["resumeAt"]), (&Value::Null, &Value::Null), "nothing entered yet");
    desk.ask("copy_answer", json!({ "case": case, "field": field })).expect("copied");
    assert_eq!(
        desk.clipboard(),
        "“Quoted” - with signs\nand a second line  with blanks",
        "as the form keeps it"
    );
    let list =
        desk.ask("mark_entered", json!({ "case": case, "field": field, "entered": true })).expect("ticked");
    let resume = list["resumeAt"].clone();
    desk.ask("lock_vault", json!({})).expect("locked");
    desk.await_empty_clipboard();
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    let list = ask(&desk, "read_copy_list", &case);
    assert_eq!(list["resumeAt"], resume, "the place is kept");
    assert_eq!(row(&list, field)["state"], "entered", "and what was ticked");
    assert!(list["remindAt"].is_string(), "and when the online page closes");
    desk.answer(&case, field, field, "Another account.");
    let list = ask(&desk, "read_copy_list", &case);
    assert_eq!(row(&list, field)["state"], "changed-since", "an answer changed after it was entered says so");
}

/// Decides that every mark of the notification may stay.
fn let_all_stay(desk: &Desk, case: &str) {
    let mut rounds = 0;
    while let Some((field, piece)) = first_undecided(&ask(desk, "read_identifiers", case)) {
        rounds += 1;
        assert!(rounds < 50, "each decision is one fewer");
        let decision = json!({
            "field": field, "text": piece["text"], "kind": piece["mark"]["kind"], "decision": "stays",
            "why": "Invented", "words": "", "everywhere": false,
        });
        desk.ask("decide_identifier", json!({ "case": case, "decision": decision })).expect("decided");
    }
}

#[test]
fn what_may_stay_where_the_person_is_named_is_decided_afresh_where_they_are_not() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let field = "how-they-were-treated";
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "yes");
    desk.decide(&case, "refuse");
    let name = json!({ "pv-name-first-name": "Mai", "pv-name-last-name": "Exampleton" });
    desk.ask("continue_page", json!({ "case": case, "page": "pv-name-dtn", "answers": name }))
        .expect("named");
    desk.answer(&case, field, field, "Mai Exampleton paid Mr Oakfrost.");
    let check = ask(&desk, "read_identifiers", &case);
    assert_eq!(check["undecided"], 1, "she agreed to be named, Mr Oakfrost did not: {check}");
    let_all_stay(&desk, &case);
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    let check = ask(&desk, "read_identifiers", &case);
    assert_eq!(check["anonymous"], true, "nobody is named now");
    assert!(
        check["undecided"].as_u64() >= Some(2),
        "both names wait, what was decided before included: {check}"
    );
    let copy = json!({ "case": case, "field": field });
    assert_eq!(desk.ask("copy_answer", copy).expect_err("held")["code"], "not-yet", "nothing goes before");
    let refusal =
        desk.ask("save_referral_json", json!({ "case": case, "leaving": kept_here() })).expect_err("held");
    assert_eq!(refusal["code"], "not-yet", "nor as data");
    let refusal =
        desk.ask("save_referral_pdf", json!({ "case": case, "leaving": kept_here() })).expect_err("held");
    assert_eq!(refusal["code"], "not-yet", "nor on paper");
    let apart = json!({ "case": case, "field": "pv-name-first-name" });
    let refusal = desk.ask("remove_apart", apart).expect_err("the check needs it");
    assert_eq!(refusal["code"], "not-yet", "by the name kept apart the check finds it in the account");
    let_all_stay(&desk, &case);
    desk.ask("save_referral_json", json!({ "case": case, "leaving": kept_here() }))
        .expect("decided for this route");
}

#[test]
fn whoever_is_named_anywhere_in_the_case_is_found() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let record = json!({
        "outcome": "done", "at": "2026-03-17T10:50", "who": "Quince Oakfrost", "reference": "", "agreed": "",
        "reason": "", "arrangedFor": ""
    });
    desk.ask("record_safety_step", json!({ "case": case, "step": "uk-999", "record": record }))
        .expect("recorded");
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    desk.answer(&case, "how-they-were-treated", "how-they-were-treated", "Then Oakfrost came to the door.");
    let town =
        json!({ "current-pv-location-uk-city": "12 Quince Road", "current-pv-location-uk-region": "Kent" });
    let page = json!({ "case": case, "page": "current-pv-location", "answers": town });
    desk.ask("save_answers", page).expect("kept, though not listed");
    desk.decide(&case, "refuse");
    let check = ask(&desk, "read_identifiers", &case);
    for text in ["Oakfrost", "12 Quince Road"] {
        assert!(check.to_string().contains(&format!("\"text\":\"{text}\"")), "{text} is marked: {check}");
    }
}

#[test]
fn one_decision_can_stand_for_a_text_wherever_it_is() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    for field in ["how-they-were-treated", "professional-insight"] {
        desk.answer(&case, field, field, "Mr Oakfrost shouted.");
    }
    desk.decide(&case, "refuse");
    let before = ask(&desk, "read_identifiers", &case);
    let (field, piece) = first_undecided(&before).expect("a name stands there");
    let decision = json!({
        "field": field, "text": piece["text"], "kind": piece["mark"]["kind"], "decision": "replace", "why": "",
        "words": "a man", "everywhere": true
    });
    let after =
        desk.ask("decide_identifier", json!({ "case": case, "decision": decision })).expect("decided");
    assert_eq!((&before["undecided"], &after["undecided"]), (&json!(2), &json!(0)), "both at once");
    for field in ["how-they-were-treated", "professional-insight"] {
        desk.ask("copy_answer", json!({ "case": case, "field": field })).expect("nothing waits");
        assert_eq!(desk.clipboard(), "a man shouted.", "in {field}");
    }
}

#[test]
fn what_was_sent_stays_as_it_was_whatever_is_recorded_after() {
    let (desk, case) = practice();
    let id = desk.send(&case);
    let before = ask(&desk, "check_referral", &case);
    let rows = ask(&desk, "read_copy_list", &case)["rows"].clone();
    desk.ask("save_referral_json", json!({ "case": case, "leaving": kept_here() })).expect("saved");
    let data = std::fs::read(desk.saved("Referral P-001.json")).expect("written");
    let record = ask(&desk, "read_sent", &case);
    assert_eq!(vault::fingerprint(&data), text(&record["sent"][0]["digest"]), "the bytes of its digest");
    desk.decide(&case, "withdraw");
    let after = ask(&desk, "check_referral", &case);
    assert_eq!(after["sections"], before["sections"], "a later withdrawal changes nothing that was sent");
    assert_eq!(ask(&desk, "read_copy_list", &case)["rows"], rows, "nor the list it was copied from");
    let tasks = ask(&desk, "begin_new_version", &case);
    assert_eq!(tasks["route"], "dtn-named", "a new version is what the record says now");
    assert_eq!(ask(&desk, "read_sent", &case)["sent"][0]["id"], id, "and the first is still there");
}

#[test]
fn a_sent_referral_is_frozen_and_a_change_is_a_new_version() {
    let (desk, case) = practice();
    let before = ask(&desk, "read_copy_list", &case)["rows"].clone();
    let id = desk.send(&case);
    let field = "how-they-were-treated";
    let change = json!({ "case": case, "page": field, "answers": { field: "Changed." } });
    let refusal = desk.ask("save_answers", change.clone()).expect_err("frozen");
    assert_eq!(refusal["code"], "already-sent", "said plainly");
    assert_eq!(ask(&desk, "read_copy_list", &case)["rows"], before, "nothing changed");
    assert_eq!(ask(&desk, "read_frame", &case)["identity"]["referral"], "sent", "the bar says so");
    let record = desk.ask("attach_official_copy", json!({ "case": case, "sent": id })).expect("attached");
    assert!(record["sent"][0]["copy"]["bytes"].as_u64() > Some(0), "the copy is in the vault: {record}");
    let digest = record["sent"][0]["digest"].clone();
    let noted = json!({ "case": case, "sent": id, "reference": " NRM-0000 " });
    let record = desk.ask("note_reference", noted).expect("it came by e-mail");
    assert_eq!(record["sent"][0]["reference"], "NRM-0000", "kept beside what was sent");
    assert_eq!(record["sent"][0]["digest"], digest, "which stays as it was");
    let blank = json!({ "case": case, "sent": id, "reference": " " });
    assert_eq!(
        desk.ask("note_reference", blank).expect_err("none")["fields"][0]["field"],
        "reference",
        "named"
    );
    desk.ask("save_official_copy", json!({ "case": case, "sent": id, "leaving": kept_here() }))
        .expect("saved");
    let saved = std::fs::read(desk.saved("form.json")).expect("under its own name");
    assert_eq!(vault::fingerprint(&saved), text(&record["sent"][0]["copy"]["fingerprint"]), "byte for byte");
    let tasks = ask(&desk, "begin_new_version", &case);
    assert_eq!((&tasks["referralVersion"], &tasks["frozenSince"]), (&json!(2), &Value::Null), "open again");
    desk.ask("save_answers", change).expect("the new version can be changed");
    let record = ask(&desk, "read_sent", &case);
    assert_eq!(record["sent"][0]["digest"], digest, "what was sent stays as it was");
    assert_eq!(record["frozen"], false, "the second version is not sent yet");
}

#[test]
fn a_draft_keeps_its_form_until_it_is_moved() {
    let (desk, case) = practice();
    let nickname = "pv-name-nickname";
    desk.answer(&case, "pv-name-referral", nickname, "Quince");
    desk.ask("add_form_pack", json!({})).expect("a whole form");
    let tasks = ask(&desk, "read_task_list", &case);
    assert_eq!(tasks["form"]["version"], "2026-04", "begun with this one");
    let changes = tasks["newerForm"]["changes"].as_array().expect("a newer one is there").clone();
    let removed = changes.iter().find(|it| it["kind"] == "question-removed").expect("one question fewer");
    assert_eq!(removed["answered"], true, "and this draft has an answer there: {changes:?}");
    assert!(changes.iter().any(|it| it["kind"] == "words-changed"), "one in other words: {changes:?}");
    let tasks = ask(&desk, "move_to_newer_form", &case);
    assert_eq!(tasks["form"]["version"], "2099-01", "moved");
    let kept = tasks["apart"].as_array().expect("a list");
    assert!(kept.iter().any(|it| it["field"] == nickname && it["why"] == "not-in-form"), "kept: {kept:?}");
    desk.ask("lock_vault", json!({})).expect("locked");
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    assert_eq!(ask(&desk, "read_task_list", &case)["form"]["version"], "2099-01", "and still is");
}

#[test]
fn whoever_may_not_refer_is_shown_who_can_and_keeps_the_rest() {
    let (desk, case) = practice();
    let mut you = json!({
        "firstName": "Ivo", "lastName": "Invented", "role": "", "organisation": "", "notFirstResponder": true,
        "workEmail": "", "phone": "", "secondContact": "", "nation": "england"
    });
    let told = desk.ask("save_you", json!({ "you": you })).expect("kept");
    assert_eq!(told["mayRefer"]["standing"], "not-first-responder", "their own words");
    let instead = told["mayRefer"]["instead"].as_array().expect("routes");
    assert!(instead.iter().any(|it| it["phone"] == "08000 121 700"), "the helpline: {instead:?}");
    let sent = json!({ "at": daybook_tests::desk::now(), "reference": "", "who": "Ivo" });
    let refusal = desk.ask("record_sent", json!({ "case": case, "sent": sent })).expect_err("no send");
    assert_eq!(refusal["code"], "not-yet", "nothing is recorded as sent");
    assert_eq!(ask(&desk, "check_referral", &case)["missing"], 0, "everything else is as usable as before");
    you["notFirstResponder"] = json!(false);
    you["organisation"] = json!("Stockport Metropolitan Borough Council");
    you["workEmail"] = json!("ivo@notstockport.example");
    let told = desk.ask("save_you", json!({ "you": you })).expect("kept");
    assert!(
        ["email-not-taken", "organisation-not-listed"]
            .contains(&told["mayRefer"]["standing"].as_str().expect("a word")),
        "{told}"
    );
}

/// Does each act of a referral that changes a record once, and some twice.
fn every_other_act(desk: &Desk, case: &str) {
    let note = finished_note(desk, case, "She was not paid.", "AM");
    let passage = format!("note/{note}#0");
    let field = "how-they-were-treated";
    let list = desk.ask("add_evidence", json!({ "case": case })).expect("added");
    let evidence = &list["files"][0]["id"];
    let you = json!({
        "firstName": "Ivo", "lastName": "Invented", "role": "", "organisation": "", "notFirstResponder": false,
        "workEmail": "", "phone": "", "secondContact": "", "nation": ""
    });
    let change = json!({
        "called": "ZZ2", "ageGroup": "adult", "nation": "wales", "language": "Cymraeg",
        "interpreter": "not-needed", "why": "An invented paper"
    });
    let decision = json!({
        "field": field, "text": "The", "kind": "name", "decision": "stays", "why": "An article", "words": "",
        "everywhere": false
    });
    for (command, arguments) in [
        ("describe_evidence", json!({ "case": case, "evidence": evidence, "description": "A letter" })),
        ("remove_evidence", json!({ "case": case, "evidence": evidence })),
        ("save_you", json!({ "you": you })),
        ("save_you", json!({ "you": you })),
        ("change_case", json!({ "case": case, "change": change })),
        ("link_passage", json!({ "case": case, "field": field, "passage": passage })),
        ("mark_passage", json!({ "case": case, "passage": passage, "part": "means", "marked": true })),
        ("mark_passage", json!({ "case": case, "passage": passage, "part": "means", "marked": false })),
        ("decide_identifier", json!({ "case": case, "decision": decision })),
        ("mark_entered", json!({ "case": case, "field": field, "entered": true })),
        ("mark_entered", json!({ "case": case, "field": field, "entered": false })),
        (
            "save_answers",
            json!({ "case": case, "page": "refuse-nrm", "answers": { "refuse-nrm": "Not now" } }),
        ),
        ("remove_apart", json!({ "case": case, "field": "refuse-nrm" })),
        ("add_form_pack", json!({})),
        ("move_to_newer_form", json!({ "case": case })),
    ] {
        desk.ask(command, arguments).unwrap_or_else(|refusal| unreachable!("{command}: {refusal}"));
    }
}

#[test]
fn the_vault_accounts_for_every_act_of_a_referral() {
    let (desk, case) = practice();
    every_other_act(&desk, &case);
    let draft = json!({ "begunOn": "2026-03-17", "savedOn": "" });
    let list = desk.ask("record_online_draft", json!({ "case": case, "draft": draft })).expect("told");
    assert_eq!(list["online"]["deletedOn"], "2026-04-14", "28 days from the day it was begun");
    assert_eq!(list["online"]["state"], "gone", "long ago");
    let read = json!({
        "field": "family", "place": 0, "text": "Two brothers", "outcome": "changed", "words": "Three", "interpreter": ""
    });
    desk.ask("record_read_back", json!({ "case": case, "outcome": read })).expect("recorded");
    let sent = desk.send(&case);
    desk.ask("attach_official_copy", json!({ "case": case, "sent": sent })).expect("attached");
    let noted = json!({ "case": case, "sent": sent, "reference": "NRM-0000" });
    desk.ask("note_reference", noted).expect("noted");
    ask(&desk, "begin_new_version", &case);
    let told = ask(&desk, "read_case", &case).to_string();
    for kind in ["case-changed", "identifier", "read-back", "sent", "official-copy"] {
        assert!(told.contains(&format!("\"kind\":\"{kind}\"")), "the timeline tells of {kind}");
    }
    desk.ask("lock_vault", json!({})).expect("locked");
    let vault = vault::Closed::at(desk.home())
        .unlock(&daybook_tests::a_passphrase(), daybook::session::Session::now())
        .expect("unlocked");
    assert_eq!(vault.check().expect("checked"), [], "every record stands in the ledger as it is");
}
