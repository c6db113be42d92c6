//! Recording: before filing, exact words, versions, files, the person's life, and finding it all again.

use std::path::{Path, PathBuf};

use daybook_tests::desk::{ADULT, Desk, LETTER, kept_here, now, text};
use rstest::rstest;
use serde_json::{Value, json};

const MEGABYTE: usize = 1024 * 1024;

fn draft(blocks: &Value) -> Value {
    json!({ "started": now(), "ended": now(), "place": "by the lock-up", "blocks": blocks, "caret": 0 })
}

fn plain(words: &str) -> Value {
    json!([{ "text": words, "said": null }])
}

fn begin(desk: &Desk, case: Option<&str>, words: &str) -> String {
    let note = text(&desk.ask("begin_note", json!({ "case": case })).expect("begun")["id"]);
    desk.ask("save_note_draft", json!({ "note": note, "draft": draft(&plain(words)) })).expect("saved");
    note
}

fn finish(desk: &Desk, note: &str) -> Value {
    let statement = json!({ "madeAtTheTime": true, "whyLater": "" });
    desk.ask("finish_note", json!({ "note": note, "statement": statement })).expect("finished")
}

fn numbers(note: &Value) -> Vec<String> {
    note["cases"].as_array().expect("cases").iter().map(|case| text(&case["number"])).collect()
}

#[test]
fn a_note_is_started_before_anyone_knows_whose_it_is_and_filed_later() {
    let desk = Desk::new();
    let note = begin(&desk, None, "A woman at the door, no name yet.");
    let home = desk.ask("list_cases", json!({})).expect("listed");
    assert_eq!(home["unfiled"][0]["id"], note.as_str(), "it waits on the home screen");
    assert_eq!(home["unfinishedNotes"], 1, "and counts as unfinished");
    finish(&desk, &note);
    let case = desk.open_case(ADULT);
    let filed = desk.ask("file_note", json!({ "note": note, "case": case })).expect("filed");
    assert_eq!(numbers(&filed), ["26-001"], "in its case");
    assert_eq!(desk.ask("list_unfiled", json!({})).expect("listed"), json!([]), "and no longer waiting");
    let lines = desk.ask("list_notes", json!({ "case": case })).expect("listed");
    assert_eq!(lines[0]["id"], note.as_str(), "among the case's notes");
}

#[test]
fn a_note_in_the_wrong_case_moves_and_leaves_its_trace_in_both() {
    let desk = Desk::new();
    let (wrong, right) = (desk.open_case(ADULT), desk.open_case(ADULT));
    let note = begin(&desk, Some(&wrong), "Two cups on the table.");
    finish(&desk, &note);
    let moving = |why: &str| json!({ "note": note, "moving": { "from": wrong, "to": right, "why": why } });
    let refusal = desk.ask("move_note", moving(" ")).expect_err("why is asked");
    assert_eq!(refusal["fields"][0]["field"], "why", "at that box");
    let moved = desk.ask("move_note", moving("The sister's visit")).expect("moved");
    assert_eq!(numbers(&moved), ["26-002"], "only there now");
    assert_eq!(moved["filings"].as_array().map(Vec::len), Some(2), "taken out and put in: {moved}");
    for (case, kind) in [(&wrong, "note-taken-out"), (&right, "note-filed")] {
        let timeline = desk.ask("read_case", json!({ "case": case })).expect("read")["timeline"].to_string();
        assert!(timeline.contains(kind) && timeline.contains("The sister's visit"), "{kind}: {timeline}");
    }
    let lines = desk.ask("list_notes", json!({ "case": wrong })).expect("listed");
    assert_eq!(lines, json!([]), "gone from the wrong case");
}

#[test]
fn a_visit_to_siblings_is_one_note_in_two_cases() {
    let desk = Desk::new();
    let (first, second) = (desk.open_case(ADULT), desk.open_case(ADULT));
    let note = begin(&desk, Some(&first), "Both sat close together.");
    let both = desk.ask("file_note", json!({ "note": note, "case": second })).expect("filed");
    assert_eq!(numbers(&both), ["26-001", "26-002"], "one note, two people");
    let again = desk.ask("file_note", json!({ "note": note, "case": second })).expect("filed");
    assert_eq!(again["filings"].as_array().map(Vec::len), Some(1), "pressed twice, filed once");
}

#[test]
fn exact_words_reach_the_referral_quoted_with_who_said_them() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let note = text(&desk.ask("begin_note", json!({ "case": case })).expect("begun")["id"]);
    let said = json!({ "speaker": "AM", "language": "Vietnamese", "through": "the interpreter" });
    let blocks = json!([
        { "text": "She looked at the door and said ", "said": null },
        { "text": "they beat me when I was slow", "said": said },
        { "text": " and then was quiet.", "said": null }
    ]);
    desk.ask("save_note_draft", json!({ "note": note, "draft": draft(&blocks) })).expect("saved");
    let finished = finish(&desk, &note);
    assert_eq!(finished["text"]["blocks"], blocks, "shown as they were marked");
    let offer = json!({ "case": case, "field": "how-they-were-treated" });
    let offer = desk.ask("read_passages", offer).expect("offered").to_string();
    let quoted = "said “they beat me when I was slow” [AM, in Vietnamese, through the interpreter] and then";
    assert!(offer.contains(quoted), "word for word, with its source: {offer}");
    assert!(offer.contains("\"exactWords\":true"), "and known as exact words");
}

#[test]
fn two_versions_are_compared_word_by_word_and_a_lost_sentence_comes_back() {
    let desk = Desk::with_a_case();
    let compared = json!({ "note": desk.note, "older": desk.version, "newer": "now" });
    let compared = desk.ask("compare_versions", compared).expect("compared");
    assert_eq!(
        (&compared["added"], &compared["removed"]),
        (&json!(2), &json!(2)),
        "One line, two lines: {compared}"
    );
    let pieces: Vec<String> =
        compared["text"].as_array().expect("pieces").iter().map(|it| text(&it["change"])).collect();
    assert!(pieces.contains(&"same".to_owned()) && pieces.contains(&"removed".to_owned()), "{pieces:?}");
    let back = json!({ "note": desk.note, "version": desk.version });
    let back = desk.ask("go_back_to_version", back).expect("gone back");
    assert_eq!(back["text"]["blocks"][0]["text"], "One quiet line.", "as it stood");
    let versions = desk.ask("list_versions", json!({ "note": desk.note })).expect("listed");
    assert_eq!(versions.as_array().map(Vec::len), Some(3), "what stood there since is kept too: {versions}");
}

#[test]
fn a_finished_note_is_compared_with_its_corrections() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let note = begin(&desk, Some(&case), "Two men came on Tuesday.");
    finish(&desk, &note);
    let right = json!({ "kind": "correction", "wasWrong": "on Tuesday", "text": "on Wednesday", "reason": "My diary" });
    let amended = desk.ask("amend_note", json!({ "note": note, "amendment": right })).expect("corrected");
    assert_eq!(amended["text"]["blocks"][0]["text"], "Two men came on Tuesday.", "the original stays");
    let compared = json!({ "note": note, "older": "finished", "newer": "corrected" });
    let compared = desk.ask("compare_versions", compared).expect("compared")["text"].to_string();
    assert!(compared.contains("Tuesday") && compared.contains("Wednesday"), "both, each marked: {compared}");
}

#[test]
fn writing_long_after_asks_why_and_paper_keeps_its_true_time() {
    let desk = Desk::with_a_case();
    let mut typed = draft(&plain("Seen at work."));
    typed["started"] = json!("2026-03-17T10:00");
    typed["ended"] = json!("2026-03-17T10:30");
    let save = |typed: &Value| {
        desk.ask("save_note_draft", json!({ "note": desk.note, "draft": typed })).expect("saved")
    };
    save(&typed);
    let statement = json!({ "madeAtTheTime": true, "whyLater": "" });
    let finish = json!({ "note": desk.note, "statement": statement });
    let refusal = desk.ask("finish_note", finish.clone()).expect_err("months later is not at the time");
    assert_eq!(refusal["fields"][0]["code"], "written-later", "said: {refusal}");
    typed["paper"] = json!({ "writtenAt": "2026-03-17T10:40", "kept": "yes", "place": "my notebook" });
    save(&typed);
    let finished = desk.ask("finish_note", finish).expect("typed up from paper");
    assert_eq!(finished["text"]["paper"]["writtenAt"], "2026-03-17T10:40", "with the true time");
    assert!(finished["late"] == true, "and it is said that it was typed later");
}

#[rstest]
#[case::a_hundred_kilobytes("a quiet line\n".repeat(8_000))]
#[case::other_scripts("مرحبا \u{202e}dlrow\u{202c} 👩🏽‍⚕️ “quoted”".to_owned())]
fn whatever_is_pasted_is_kept_and_found(#[case] words: String) {
    let desk = Desk::with_a_case();
    desk.write(&words);
    let note = desk.ask("read_note", json!({ "note": desk.note })).expect("read");
    assert_eq!(note["text"]["blocks"][0]["text"], words, "every character");
}

#[test]
fn a_visit_that_has_not_been_yet_is_said_and_kept() {
    let desk = Desk::with_a_case();
    let mut typed = draft(&plain("Planned."));
    typed["started"] = json!("2099-03-17T10:00");
    desk.ask("save_note_draft", json!({ "note": desk.note, "draft": typed })).expect("kept all the same");
    let statement = json!({ "madeAtTheTime": true, "whyLater": "" });
    let refusal =
        desk.ask("finish_note", json!({ "note": desk.note, "statement": statement })).expect_err("not yet");
    assert_eq!(refusal["fields"][0]["code"], "in-future", "named: {refusal}");
}

fn file(desk: &Desk, name: &str, content: &[u8]) -> PathBuf {
    let path = desk.saved(name);
    std::fs::write(&path, content).expect("written");
    path
}

fn add(desk: &Desk, files: &[PathBuf]) -> Value {
    desk.choose(files);
    desk.ask("add_attachments", json!({ "note": desk.note })).expect("answered")
}

#[test]
fn files_that_cannot_be_taken_are_named_and_the_others_are_kept() {
    let desk = Desk::with_a_case();
    let files = [
        file(&desk, "large.pdf", &vec![b'x'; 26 * MEGABYTE]),
        file(&desk, "empty.txt", b""),
        desk.saved("taken away.jpg"),
        file(&desk, "photo.jpg", LETTER),
        file(&desk, "whole.bin", &vec![1; 25 * MEGABYTE]),
    ];
    let outcome = add(&desk, &files);
    let why: Vec<_> = outcome["refused"]
        .as_array()
        .expect("refused")
        .iter()
        .map(|it| (text(&it["name"]), text(&it["why"])))
        .collect();
    let expected = [("large.pdf", "too-large"), ("empty.txt", "empty"), ("taken away.jpg", "cannot-read")];
    assert_eq!(why, expected.map(|(name, why)| (name.to_owned(), why.to_owned())), "each with its reason");
    assert_eq!(outcome["refused"][0]["most"], 25, "and how much is taken");
    assert_eq!(outcome["added"], 2, "the others are kept");
    let kept = outcome["note"]["attachments"].as_array().expect("kept").clone();
    let photo = kept.iter().find(|it| it["name"] == "photo.jpg").expect("kept");
    assert_eq!(photo["kind"], "pdf", "known by its content");
    assert_eq!(photo["odd"], json!(["content-differs"]), "and its name is called odd");
}

#[test]
fn a_file_is_looked_at_inside_and_leaves_only_where_the_worker_says() {
    let desk = Desk::with_a_case();
    let of = json!({ "attachment": desk.attachment });
    let view = desk.ask("read_attachment", of.clone()).expect("read");
    assert_eq!(
        (&view["look"]["pages"], &view["attachment"]["shown"]),
        (&json!(1), &json!("pages")),
        "one page: {view}"
    );
    let drawn = json!({ "attachment": desk.attachment, "page": 0, "width": 600 });
    let drawn = desk.ask("draw_attachment", drawn).expect("drawn");
    assert_eq!(drawn["head"], json!(b"\x89PNG\r\n\x1a\n"), "as a picture, in memory");
    let beyond = json!({ "attachment": desk.attachment, "page": 9, "width": 600 });
    assert_eq!(
        desk.ask("draw_attachment", beyond).expect_err("no such page")["code"],
        "cannot-print",
        "kindly"
    );
    let leaving = json!({ "case": desk.case, "attachment": desk.attachment, "leaving": kept_here() });
    desk.ask("save_attachment", leaving).expect("saved");
    let saved = saved_attachment(&desk.home().join(".."));
    assert_eq!(std::fs::read(saved).expect("there"), LETTER, "byte for byte");
    let timeline = desk.ask("read_case", json!({ "case": desk.case })).expect("read")["timeline"].to_string();
    assert!(timeline.contains("\"outcome\":\"attachment\""), "and the case notes that it left: {timeline}");
}

fn saved_attachment(folder: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("readable").path());
    let found = files.find(|path| path.to_string_lossy().contains("Attachment 26-001.pdf"));
    found.expect("under a name that tells nothing")
}

#[test]
fn a_file_taken_off_the_list_can_be_put_back() {
    let desk = Desk::with_a_case();
    let of = json!({ "attachment": desk.attachment });
    assert_eq!(desk.ask("remove_attachment", of.clone()).expect("done"), json!([]), "off the list");
    let back = desk.ask("put_attachment_back", of).expect("done");
    assert_eq!(back[0]["name"], "letter.pdf", "nothing was erased");
}

#[test]
fn the_files_of_a_finished_note_are_as_fixed_as_the_note() {
    let desk = Desk::with_a_case();
    finish(&desk, &desk.note);
    let of = json!({ "attachment": desk.attachment });
    let refusal = desk.ask("remove_attachment", of).expect_err("it belongs to the record");
    assert_eq!(refusal["code"], "already-finished", "said");
}

#[test]
fn a_name_typed_anywhere_in_a_note_or_among_people_is_marked_before_an_anonymous_notification() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let note = text(&desk.ask("begin_note", json!({ "case": case })).expect("begun")["id"]);
    let mut typed = draft(&json!([
        { "text": "I was told to wait", "said": { "speaker": "Quillfeather", "language": "", "through": "Brackenhurst" } }
    ]));
    typed["who"] = json!([{ "name": "Mai Tumblefrost", "role": "sister", "from": "", "until": "" }]);
    typed["interpreter"] = json!({ "used": "yes", "who": "Larkhillson", "language": "", "way": "" });
    desk.ask("save_note_draft", json!({ "note": note, "draft": typed })).expect("saved");
    finish(&desk, &note);
    let person =
        json!({ "case": case, "person": null, "typed": { "called": "Nettlewick", "kind": "person" } });
    desk.ask("save_person", person).expect("kept");
    let names = ["Quillfeather", "Brackenhurst", "Tumblefrost", "Larkhillson", "Nettlewick"];
    let field = "how-they-were-treated";
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    desk.answer(&case, field, field, format!("There were {}.", names.join(" and ")));
    desk.decide(&case, "refuse");
    let check = desk.ask("read_identifiers", json!({ "case": case })).expect("read")["accounts"].to_string();
    for name in names {
        assert!(check.contains(&format!("\"text\":\"{name}\"")), "{name} is a piece of its own: {check}");
    }
}

#[test]
fn the_words_of_a_sensitive_note_are_folded_where_it_is_found() {
    let desk = Desk::with_a_case();
    let mut typed = draft(&plain("The marmaladewick tin."));
    typed["sensitive"] = json!(true);
    desk.ask("save_note_draft", json!({ "note": desk.note, "draft": typed })).expect("saved");
    let query = json!({ "query": "marmaladewick", "ranked": false });
    let found = desk.ask("search_everything", query).expect("searched");
    assert_eq!(
        (&found["hits"][0]["folded"], &found["hits"][0]["snippet"]),
        (&json!(true), &json!([])),
        "{found}"
    );
}

#[test]
fn what_happened_stands_in_its_order_however_vague_the_date() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let born = json!({ "pv-dob": { "day": "3", "month": "5", "year": "2001" } });
    desk.ask("save_answers", json!({ "case": case, "page": "pv-dob", "answers": born })).expect("kept");
    for when in ["spring 2022", "", "when I was 15", "2019-2020", "17 March 2022"] {
        let event = json!({ "when": when, "what": format!("It was {when}"), "source": "AM", "note": "" });
        desk.ask("save_life_event", json!({ "case": case, "event": null, "typed": event })).expect("kept");
    }
    let told = desk.ask("read_chronology", json!({ "case": case })).expect("read");
    let order: Vec<String> =
        told["events"].as_array().expect("events").iter().map(|it| text(&it["event"]["when"])).collect();
    assert_eq!(order, ["when I was 15", "2019-2020", "spring 2022", "17 March 2022", ""], "as it happened");
    assert_eq!(told["born"], "2001-05-03", "ages are reckoned from the referral's date of birth");
    let nothing = json!({ "case": case, "event": null, "typed": { "when": "2020" } });
    let refusal = desk.ask("save_life_event", nothing).expect_err("what, and who said so");
    assert_eq!(refusal["fields"].as_array().map(Vec::len), Some(2), "both named");
}

#[test]
fn people_to_avoid_are_seen_before_going_in_and_unsafe_numbers_are_folded() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let phones = json!([{ "number": "07700 900123", "about": "evenings" }]);
    for (called, kind, safe, avoid) in [
        ("Invented uncle", "person", "no", true),
        ("Invented aunt", "person", "yes", false),
        ("The boss", "exploiter", "not-known", true),
    ] {
        let typed = json!({ "called": called, "kind": kind, "safeToContact": safe, "avoid": avoid, "phones": phones });
        desk.ask("save_person", json!({ "case": case, "person": null, "typed": typed })).expect("kept");
    }
    let list = desk.ask("list_people", json!({ "case": case })).expect("listed");
    assert_eq!(list["exploiters"][0]["person"]["called"], "The boss", "kept apart");
    let folded: Vec<_> =
        list["people"].as_array().expect("people").iter().map(|it| it["numbersFolded"].clone()).collect();
    assert_eq!(folded, [json!(false), json!(true)], "aunt, then uncle");
    desk.ask("save_going_in", json!({ "case": case, "typed": { "risks": "A dog in the yard" } }))
        .expect("kept");
    let before = desk.ask("read_going_in", json!({ "case": case })).expect("read");
    assert_eq!(before["typed"]["risks"], "A dog in the yard", "as typed");
    assert_eq!(before["avoid"].as_array().map(Vec::len), Some(2), "both to avoid");
    assert_eq!(before["reach"][0]["person"]["called"], "Invented aunt", "the one who can be rung");
}

#[test]
fn everything_is_found_by_name_sound_number_and_word_until_it_is_taken_away() {
    let desk = Desk::with_a_case();
    let typed = json!({ "called": "Thúy Nguyễn", "kind": "person", "phones": [{ "number": "07700 900123", "about": "" }] });
    let list =
        desk.ask("save_person", json!({ "case": desk.case, "person": null, "typed": typed })).expect("kept");
    let people = list["people"].as_array().expect("people");
    let id = people.iter().find(|it| it["person"]["called"] == "Thúy Nguyễn").expect("listed")["id"].clone();
    desk.write("She works at a car wash in Larkhill Road.");
    let found = |query: &str, ranked: bool| {
        let found =
            desk.ask("search_everything", json!({ "query": query, "ranked": ranked })).expect("searched");
        found["hits"].as_array().expect("hits").iter().map(|it| text(&it["kind"])).collect::<Vec<_>>()
    };
    let named = json!({ "query": "900123", "ranked": true });
    let named = desk.ask("search_everything", named).expect("searched");
    assert_eq!(named["hits"][0]["called"], "Thúy Nguyễn", "whose number it is");
    for ranked in [false, true] {
        assert_eq!(found("nguyen", ranked), ["person"], "without accents");
        assert_eq!(found("0123", ranked), ["person"], "by the end of a number");
        assert_eq!(found("larkhill", ranked), ["note"], "a draft, by its street");
        assert_eq!(found("car wash", ranked), ["note"], "by its words");
        assert_eq!(found("26-001", ranked).first().map(String::as_str), Some("case"), "by the case's number");
    }
    desk.ask("remove_person", json!({ "case": desk.case, "person": id })).expect("taken off");
    assert_eq!(found("nguyen", true), Vec::<String>::new(), "and then no longer");
}

#[test]
fn a_new_case_first_shows_who_may_be_the_same() {
    let desk = Desk::new();
    desk.open_case(ADULT);
    let like = desk.ask("people_like", json!({ "called": "am" })).expect("asked");
    assert_eq!(
        (&like[0]["number"], &like[0]["likeness"]),
        (&json!("26-001"), &json!("same")),
        "the same initials"
    );
    assert_eq!(
        desk.ask("people_like", json!({ "called": "Zzz" })).expect("asked"),
        json!([]),
        "and no one else"
    );
}

#[test]
fn a_case_shows_the_indicators_only_as_the_pack_has_them() {
    let desk = Desk::new();
    let pack = desk.ask("read_indicators", json!({})).expect("read");
    let ids = pack["groups"].to_string();
    let found = desk.ask("search_indicators", json!({ "query": "PASSPORT" })).expect("searched");
    let found = found.as_array().expect("ids");
    assert!(
        !found.is_empty() && found.iter().all(|id| ids.contains(&id.to_string())),
        "of the pack: {found:?}"
    );
    assert!(!text(&pack["caution"]).is_empty(), "with the caution that one is never proof");
}

#[test]
fn what_was_seen_of_an_indicator_is_offered_for_the_account() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let note = text(&desk.ask("begin_note", json!({ "case": case })).expect("begun")["id"]);
    let mut typed = draft(&plain("She beat the mats."));
    typed["indicators"] =
        json!([{ "id": "G06", "what": "Both hands were beaten blue", "place": "the wash bay" }]);
    desk.ask("save_note_draft", json!({ "note": note, "draft": typed })).expect("saved");
    finish(&desk, &note);
    let offer = json!({ "case": case, "field": "how-they-were-treated" });
    let offer = desk.ask("read_passages", offer).expect("offered").to_string();
    assert!(offer.contains("Both hands were beaten blue (the wash bay)"), "with where it was seen: {offer}");
}

#[test]
fn a_thousand_files_of_a_case_are_listed_without_reading_one() {
    let desk = Desk::with_a_case();
    let files: Vec<PathBuf> =
        (0..999).map(|n| file(&desk, &format!("{n}.txt"), format!("file {n}").as_bytes())).collect();
    let outcome = add(&desk, &files);
    assert_eq!((&outcome["added"], &outcome["refused"]), (&json!(999), &json!([])), "all of them");
    let list = desk.ask("list_attachments", json!({ "case": desk.case })).expect("listed");
    assert_eq!(list.as_array().map(Vec::len), Some(1000), "with the letter from before");
    let last = list[999]["id"].clone();
    let view = desk.ask("read_attachment", json!({ "attachment": last })).expect("read");
    assert_eq!(view["look"]["text"], "file 998", "and each is whole");
}
