//! The files that came with a copy, looked at where it is reviewed.

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::LETTER;
use daybook_tests::exchange::{everything, open, read_copy, seal, two_desks};
use serde_json::json;

#[test]
fn a_file_of_a_copy_is_looked_at_as_it_came_and_no_other_part_is() {
    let (worker, supervisor) = two_desks();
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &worker.case, &everything())));
    let copy = page["line"]["id"].clone();
    let listed = page["files"].as_array().expect("files").clone();
    assert!(!listed.is_empty(), "the case has files: {page}");
    for file in &listed {
        let of_file = json!({ "copy": copy, "part": file["part"] });
        let view = supervisor.ask("read_copy_file", of_file).expect("it came along");
        assert_eq!([&view["name"], &view["fingerprint"]], [&file["name"], &file["fingerprint"]], "that one");
        assert_eq!([&view["kind"], &view["shown"]], ["pdf", "pages"], "by its first bytes: {view}");
        assert_eq!(view["fingerprint"], vault::fingerprint(LETTER), "as it was added");
        let drawn = json!({ "copy": copy, "part": file["part"], "page": 0, "width": 400 });
        supervisor.ask("draw_copy_file", drawn).expect("its first page is drawn");
        let beyond = json!({ "copy": copy, "part": file["part"], "page": 99, "width": 400 });
        supervisor.ask("draw_copy_file", beyond).expect_err("it has no such page");
    }
    for other in ["case.json", "manifest.json", "attachments/9999.pdf", "../vault.key", ""] {
        let refused = supervisor.ask("read_copy_file", json!({ "copy": copy, "part": other }));
        assert_eq!(refused.expect_err("not a file of the case")["code"], "not-found", "{other}");
    }
}

#[test]
fn a_file_of_a_copy_is_not_looked_at_once_the_copy_is_removed_or_the_vault_locked() {
    let (worker, supervisor) = two_desks();
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &worker.case, &everything())));
    let part = page["files"][0]["part"].clone();
    let of_file = json!({ "copy": page["line"]["id"], "part": part, "page": 0, "width": 400 });
    let draw = || supervisor.ask("draw_copy_file", of_file.clone()).map(drop);
    draw().expect("drawn");
    supervisor.ask("lock_vault", json!({})).expect("locked");
    assert_eq!(draw().expect_err("locked")["code"], "locked", "nothing is held behind the lock");
    supervisor.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    draw().expect("drawn again");
    supervisor.ask("remove_copy", json!({ "copy": page["line"]["id"] })).expect("removed");
    assert_eq!(draw().expect_err("removed")["code"], "not-found", "what was held went with it");
}
