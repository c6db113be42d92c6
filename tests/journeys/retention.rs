//! From a closed case to its disposal; and a person's own record, on their request.

use daybook_tests::desk::{ADULT, Desk, text};
use daybook_tests::old_case::{WORD, an_approval, closed_long_ago};
use serde_json::{Value, json};

fn page(desk: &Desk, case: &str) -> Value {
    desk.ask("read_retention", json!({ "case": case })).expect("readable")
}

fn approve(desk: &Desk, case: &str) -> Result<Value, Value> {
    desk.ask("approve_disposal", json!({ "case": case, "typed": an_approval() }))
}

fn dispose(desk: &Desk, case: &str, number: &str) -> Result<Value, Value> {
    desk.ask("dispose_of_case", json!({ "case": case, "number": number }))
}

#[test]
fn an_open_case_is_kept_and_a_closed_one_says_until_when() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let open = page(&desk, &case);
    assert_eq!((&open["closed"], &open["keptBy"]), (&json!(false), &Value::Null), "no day for an open case");
    assert_eq!(open["obstacles"], json!(["open"]), "and nothing else to say");
    let old = page(&desk, &closed_long_ago(&desk));
    assert_eq!(old["keptBy"]["until"], "2022-03-17", "eight years after the last day of it: {old}");
    assert_eq!(old["keptBy"]["toConfirm"], true, "the rule is to be confirmed, and says so");
    assert_eq!((&old["over"], &old["obstacles"]), (&json!(true), &json!(["not-approved"])), "it waits");
}

#[test]
fn a_childs_record_says_what_is_missing() {
    let desk = Desk::new();
    let case = closed_long_ago(&desk);
    let facts = json!({
        "called": "AM (invented)", "ageGroup": "under-18", "nation": "england", "area": "",
        "language": "Vietnamese", "interpreter": "needed", "why": "Her passport"
    });
    desk.ask("change_case", json!({ "case": case, "change": facts })).expect("changed");
    let told = page(&desk, &case);
    assert_eq!(told["missing"], json!(["born", "looked-after"]), "no day is guessed: {told}");
    let said = json!({ "lookedAfter": "yes", "why": "Her council’s letter" });
    let told = desk.ask("say_looked_after", json!({ "case": case, "typed": said })).expect("recorded");
    assert_eq!(told["missing"], json!(["born"]), "one thing less");
    assert_eq!(told["lookedAfterWhy"], "Her council’s letter", "with how it is known");
}

#[test]
fn a_hold_and_a_missing_approval_stand_in_the_way_of_a_disposal() {
    let desk = Desk::new();
    let case = closed_long_ago(&desk);
    let refused = dispose(&desk, &case, "14-001").expect_err("nobody approved");
    assert_eq!(refused["code"], "not-approved", "and the page says so");
    let hold = json!({ "case": case, "typed": { "reason": "A claim", "askedBy": "Legal services" } });
    let held = desk.ask("place_hold", hold).expect("placed");
    let hold = text(&held["holds"][0]["id"]);
    approve(&desk, &case).expect("someone else approved");
    assert_eq!(page(&desk, &case)["obstacles"], json!(["held"]), "the hold alone is left");
    assert_eq!(dispose(&desk, &case, "14-001").expect_err("held")["code"], "not-approved");
    let lift = json!({ "case": case, "hold": hold, "why": "Settled" });
    desk.ask("lift_hold", lift).expect("lifted");
    assert_eq!(page(&desk, &case)["obstacles"], json!([]), "nothing is in the way now");
    let wrong = dispose(&desk, &case, "14-002").expect_err("another number");
    assert_eq!(wrong["fields"][0]["code"], "not-the-same", "the number must be typed");
    assert!(desk.ask("read_case", json!({ "case": case })).is_ok(), "it is all there");
}

#[test]
fn nobody_approves_their_own_disposal() {
    let desk = Desk::new();
    let case = closed_long_ago(&desk);
    daybook_tests::exchange::say_who(&desk, "Worker");
    let mut typed = an_approval();
    typed["name"] = json!("invented  worker");
    let refused = desk.ask("approve_disposal", json!({ "case": case, "typed": typed }));
    assert_eq!(refused.expect_err("oneself")["fields"][0]["code"], "own-name", "someone else decides");
}

#[test]
fn what_was_disposed_of_is_gone_everywhere_and_its_stone_stays() {
    let desk = Desk::new();
    let case = closed_long_ago(&desk);
    let other = desk.open_case(ADULT);
    let find = || desk.ask("search_everything", json!({ "query": WORD, "ranked": true })).expect("found");
    assert!(find().to_string().contains(&case), "it can be found while it is there");
    approve(&desk, &case).expect("approved");
    let stone = dispose(&desk, &case, " 14-001 ").expect("disposed of");
    assert_eq!((&stone["number"], &stone["keptUntil"]), (&json!("14-001"), &json!("2022-03-17")), "{stone}");
    for command in ["read_case", "read_frame", "read_retention", "read_sharing", "list_notes"] {
        let gone = desk.ask(command, json!({ "case": case }));
        let nothing = gone.as_ref().is_ok_and(|answer| !answer.to_string().contains(WORD));
        assert!(gone.is_err() || nothing, "{command} knows nothing of it: {gone:?}");
    }
    assert!(!find().to_string().contains(&case), "search finds nothing");
    for command in ["list_cases", "list_case_names", "list_unfiled"] {
        let listed = desk.ask(command, json!({})).expect("readable").to_string();
        assert!(!listed.contains(&case), "{command} does not list it");
    }
    let choice = json!({ "kind": "whole-case" });
    assert!(desk.ask("read_file_to_leave", json!({ "case": case, "choice": choice })).is_err(), "no file");
    let list = desk.ask("read_disposals", json!({})).expect("readable");
    assert_eq!(list["closed"], json!([]), "it is no closed case any more");
    assert_eq!(list["stones"][0]["approvedBy"], "Ruth Madeup", "the stone says who decided: {list}");
    assert_eq!(list["earlierCopies"], 0, "and no copy from before holds it");
    assert!(desk.ask("read_case", json!({ "case": other })).is_ok(), "the other case is as it was");
    desk.ask("lock_vault", json!({})).expect("locked");
    let vault = vault::Closed::at(desk.home());
    let vault = vault.unlock(&daybook_tests::a_passphrase(), daybook_tests::a_moment()).expect("opened");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger accounts for what went");
    vault.verify().expect("every link holds");
}

#[test]
fn a_person_gets_their_own_record_without_the_names_of_others() {
    let desk = Desk::with_a_case();
    desk.write("AM sat by the window. Invented aunt rang her twice.");
    let choice = json!({ "kind": "subject-access" });
    let shown =
        desk.ask("read_file_to_leave", json!({ "case": desk.case, "choice": choice })).expect("readable");
    let told = shown["preview"].to_string();
    assert!(told.contains("AM sat by the window"), "it is about them: {told}");
    assert!(!told.contains("Invented aunt"), "nobody else is named without anyone choosing: {told}");
    assert!(!told.contains("SHA-256"), "no digest says anything to them");
    assert!(shown["preview"]["leftOut"].to_string().contains("warnings"), "what is left out is said");
    assert_eq!(shown["files"], json!([]), "no kept file goes along unread");
    let mut arguments = json!({ "case": desk.case, "choice": choice, "leaving": {} });
    let refused = desk.ask("save_readable_copy", arguments.clone()).expect_err("nothing was looked at");
    let fields: Vec<String> =
        refused["fields"].as_array().expect("a list").iter().map(|it| text(&it["field"])).collect();
    assert_eq!(fields, ["accessConfirmed", "accessLookedAt"], "it asks for both: {refused}");
    arguments["choice"]["access"] =
        json!({ "received": "2026-01-31", "confirmed": true, "lookedAt": "R. Madeup. Nothing kept back" });
    desk.ask("save_readable_copy", arguments.clone()).expect("saved, with no consent asked");
    let log = desk.ask("read_sharing", json!({ "case": desk.case })).expect("readable");
    let entry = &log["entries"][0];
    assert_eq!([&entry["basis"], &entry["toWhom"]], ["own-record", "The person"], "it is logged: {entry}");
    assert_eq!(
        [&entry["accessReceived"], &entry["accessLookedAt"]],
        ["2026-01-31", "R. Madeup. Nothing kept back"],
        "with what was looked at"
    );
    assert!(!text_of_pdf(&desk).contains("Invented aunt"), "nor does the paper name anyone else");
    arguments["protection"] = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    desk.ask("save_sealed_file", arguments).expect("sealed with a passphrase");
    let number = daybook_tests::exchange::number(&desk, &desk.case);
    let file = desk.saved(&format!("Case file {number}.daybook"));
    let (_, supervisor) = daybook_tests::exchange::two_desks();
    daybook_tests::exchange::open(&supervisor, file);
    let opened =
        supervisor.ask("open_copy", json!({ "passphrase": "quiet lamp orbit fern" })).expect("opened");
    let read = daybook_tests::exchange::read_copy(&supervisor, &opened).to_string();
    assert!(read.contains("AM sat by the window") && !read.contains("Invented aunt"), "nor the file: {read}");
}

/// Returns the words of the paper that was saved.
fn text_of_pdf(desk: &Desk) -> String {
    let number = daybook_tests::exchange::number(desk, &desk.case);
    let paper = desk.saved(&format!("Case file {number}.pdf"));
    let output =
        std::process::Command::new("pdftotext").arg(paper).arg("-").output().expect("poppler is here");
    let words = String::from_utf8(output.stdout).expect("text");
    assert!(words.contains("Your own record"), "the paper is read, and is theirs: {words}");
    assert!(words.contains("supervision of the work"), "what is left out stands on it");
    words
}
