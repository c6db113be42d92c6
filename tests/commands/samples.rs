//! One call of every command that succeeds on a desk with a case, in an order in which all can succeed.

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{ADULT, Desk, kept_here, now, text};
use daybook_tests::exchange::{
    bring_back, everything, finish, give_card, introduce, open, read_copy, seal, seal_with, sent_back,
};
use daybook_tests::old_case::{an_approval, closed_long_ago};
use serde_json::{Value, json};

pub fn of(desk: &Desk) -> Vec<(&'static str, Value)> {
    let old = closed_long_ago(desk);
    desk.choose_a_pack();
    let (case, note) = (&desk.case, &desk.note);
    let page = "what-is-their-background";
    let answers = json!({ "family": "Two brothers" });
    let of_case = json!({ "case": case });
    vec![
        ("vault_status", json!({})),
        ("weigh_passphrase", json!({ "passphrase": PASSPHRASE })),
        ("still_here", json!({})),
        ("remember_place", json!({ "place": { "route": "/cases", "field": null, "caret": 3 } })),
        ("open_case", json!({ "case": new_case() })),
        ("open_practice_case", json!({})),
        ("change_case", json!({ "case": case, "change": changed_case() })),
        ("list_cases", json!({})),
        ("read_case_group", json!({ "group": "overdue", "from": 0 })),
        ("list_case_names", json!({})),
        ("read_needs", json!({ "group": "waiting", "from": 0 })),
        ("read_case", of_case.clone()),
        ("read_frame", of_case.clone()),
        ("begin_note", of_case.clone()),
        ("save_note_draft", json!({ "note": note, "draft": note_text() })),
        ("read_note", json!({ "note": note })),
        ("list_notes", of_case.clone()),
        ("list_versions", json!({ "note": note })),
        ("compare_versions", json!({ "note": note, "older": desk.version, "newer": "now" })),
        ("go_back_to_version", json!({ "note": note, "version": desk.version })),
        ("save_note_draft", json!({ "note": note, "draft": note_text() })),
        ("settle_interruption", json!({ "note": note })),
        ("read_consent", of_case.clone()),
        ("record_consent", json!({ "case": case, "event": consent_event() })),
        ("read_task_list", of_case.clone()),
        ("read_question_page", json!({ "case": case, "page": page })),
        ("save_answers", json!({ "case": case, "page": page, "answers": answers })),
        ("continue_page", json!({ "case": case, "page": page, "answers": answers })),
        ("check_referral", of_case.clone()),
        ("search_options", json!({ "list": "nationalities", "query": "viet", "from": 0 })),
        (
            "save_answers",
            json!({ "case": case, "page": "refuse-nrm", "answers": { "refuse-nrm": "Not now" } }),
        ),
        ("remove_apart", json!({ "case": case, "field": "refuse-nrm" })),
    ]
    .into_iter()
    .chain(papers(case))
    .chain(filing(desk))
    .chain(reviewing(desk))
    .chain(leaving(desk))
    .chain(life(desk))
    .chain(consent(desk))
    .chain(account(desk))
    .chain(sending(desk))
    .chain(decisions(desk))
    .chain(safeguarding(desk))
    .chain(closing(desk))
    .chain(retention(desk, &old))
    .chain(packs())
    .chain(settings(desk))
    .collect()
}

/// A form half filled, the papers of a referral, and those that are of no case.
fn papers(case: &str) -> Vec<(&'static str, Value)> {
    let form = format!("consent/{case}");
    vec![
        ("keep_form_draft", json!({ "form": form, "content": "{\"words\":\"half" })),
        ("read_form_draft", json!({ "form": form })),
        ("save_referral_pdf", json!({ "case": case, "leaving": kept_here() })),
        ("save_referral_json", json!({ "case": case, "leaving": kept_here() })),
        ("save_prompt_sheet", json!({})),
        ("save_numbers_card", json!({})),
    ]
}

/// Where a note is, and what is added to it.
fn filing(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (note, case, attachment) = (&desk.note, &desk.case, &desk.attachment);
    let moving = json!({ "from": desk.sent_case, "to": null, "why": "Another person" });
    let of_attachment = json!({ "attachment": attachment });
    vec![
        ("list_unfiled", json!({})),
        ("file_note", json!({ "note": note, "case": desk.sent_case })),
        ("move_note", json!({ "note": note, "moving": moving })),
        ("read_indicators", json!({})),
        ("search_indicators", json!({ "query": "passport" })),
        ("add_attachments", json!({ "note": note })),
        (
            "describe_attachment",
            json!({ "attachment": attachment, "origin": "Handed over", "about": "A letter" }),
        ),
        ("remove_attachment", of_attachment.clone()),
        ("put_attachment_back", of_attachment.clone()),
        ("list_attachments", json!({ "case": case })),
        ("read_attachment", of_attachment.clone()),
        ("draw_attachment", json!({ "attachment": attachment, "page": 0, "width": 400 })),
        ("save_attachment", json!({ "case": case, "attachment": attachment, "leaving": kept_here() })),
        ("search_everything", json!({ "query": "quiet", "ranked": true })),
        ("people_like", json!({ "called": "AM" })),
        (
            "finish_note",
            json!({ "note": note, "statement": { "madeAtTheTime": false, "whyLater": "Called away" } }),
        ),
        ("amend_note", json!({ "note": note, "amendment": amendment() })),
    ]
}

/// A case file on its way out, and colleagues' keys.
fn leaving(desk: &Desk) -> Vec<(&'static str, Value)> {
    let case = &desk.case;
    let choice = everything();
    let protection = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    let stranger = Desk::new();
    give_card(&stranger, desk);
    let known = desk.ask("add_colleague", json!({ "same": false })).expect("added")["colleagues"][0].clone();
    let words: Vec<String> = known["card"]["words"].as_array().expect("words").iter().map(text).collect();
    let another = Desk::new();
    give_card(&another, desk);
    vec![
        ("read_file_to_leave", json!({ "case": case, "choice": choice })),
        (
            "save_sealed_file",
            json!({ "case": case, "choice": choice, "leaving": kept_here(), "protection": protection }),
        ),
        ("save_readable_copy", json!({ "case": case, "choice": choice, "leaving": kept_here() })),
        ("read_colleagues", json!({})),
        ("save_card", json!({})),
        ("add_colleague", json!({ "same": false })),
        ("confirm_colleague", json!({ "colleague": known["id"], "words": words.join(" ") })),
        ("choose_card", json!({})),
        ("drop_card", json!({})),
        ("remove_colleague", json!({ "colleague": known["id"] })),
    ]
}

/// A copy that came from a colleague, its review, and a review that came back. The file that the dialog gives now is none.
fn reviewing(desk: &Desk) -> Vec<(&'static str, Value)> {
    let colleague = Desk::with_a_case();
    introduce(desk, &colleague);
    let first = open(desk, seal(&colleague, &colleague.case, &everything()));
    let page = read_copy(desk, &open(desk, seal(&colleague, &colleague.case, &everything())));
    let copy = &page["line"]["id"];
    let theirs = read_copy(&colleague, &open(&colleague, seal_for_all(desk)));
    bring_back(desk, finish(&colleague, &theirs, &sent_back(&theirs)));
    let reviews = desk.ask("list_reviews", json!({ "case": desk.case })).expect("readable");
    let review = &reviews["reviews"][0];
    let answer = json!({
        "case": desk.case, "review": review["id"], "comment": review["comments"][0]["id"], "answer": "done", "words": ""
    });
    let waiting = colleague.ask("read_colleagues", json!({})).expect("readable");
    assert!(waiting["colleagues"][0]["id"].is_string(), "both know each other");
    let whole = json!({ "kind": "hand-over", "parts": null, "from": "", "to": "", "replaced": [] });
    let handed_over = open(desk, seal(&colleague, &colleague.case, &whole))["copy"].clone();
    let sealed = {
        let protection = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
        seal_with(&colleague, &colleague.case, &everything(), &protection).expect("sealed")
    };
    assert_eq!(open(desk, sealed)["standing"], "passphrase", "it waits for its passphrase");
    vec![
        ("open_copy", json!({ "passphrase": "quiet lamp orbit fern" })),
        ("choose_copy", json!({})),
        ("list_copies", json!({ "from": 0 })),
        ("read_copy", json!({ "copy": copy })),
        ("read_copy_file", json!({ "copy": copy, "part": page["files"][0]["part"] })),
        (
            "draw_copy_file",
            json!({ "copy": copy, "part": page["files"][0]["part"], "page": 0, "width": 800 }),
        ),
        ("save_review", json!({ "copy": copy, "typed": sent_back(&page) })),
        ("finish_review", json!({ "copy": copy, "typed": sent_back(&page) })),
        ("save_review_file", json!({ "copy": copy })),
        ("compare_copies", json!({ "older": first["copy"], "newer": copy })),
        ("read_hand_over", json!({ "copy": handed_over })),
        ("take_over", json!({ "copy": handed_over, "chosen": [] })),
        ("list_hand_overs", json!({ "case": desk.case })),
        ("remove_copy", json!({ "copy": copy })),
        ("choose_review", json!({})),
        ("read_sign_off_rule", json!({})),
        ("set_sign_off_rule", json!({ "second": true })),
        ("list_reviews", json!({ "case": desk.case })),
        ("answer_comment", answer),
    ]
    .into_iter()
    .chain(returning(desk))
    .collect()
}

/// The partnership return of this quarter, in which one case of the desk counts.
fn returning(desk: &Desk) -> Vec<(&'static str, Value)> {
    let of_now = json!({ "quarter": "", "source": "both" });
    let quarter = desk.ask("read_partnership", of_now.clone()).expect("readable")["quarter"].clone();
    let known = desk.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    vec![
        ("read_partnership", of_now),
        ("choose_returns", json!({})),
        ("save_partnership", json!({ "quarter": quarter, "source": "both", "kind": "csv" })),
        ("seal_return", json!({ "quarter": quarter, "colleague": known, "leaving": kept_here() })),
        ("save_htcds", json!({ "quarter": quarter, "leaving": kept_here() })),
    ]
}

/// Seals the desk's case for everyone whose card it has.
fn seal_for_all(desk: &Desk) -> std::path::PathBuf {
    let known = desk.ask("read_colleagues", json!({})).expect("readable");
    let ids: Vec<Value> =
        known["colleagues"].as_array().expect("a list").iter().map(|it| it["id"].clone()).collect();
    let protection = json!({ "colleagues": ids, "passphrase": "" });
    seal_with(desk, &desk.case, &everything(), &protection).expect("sealed")
}

/// The person's life.
fn life(desk: &Desk) -> Vec<(&'static str, Value)> {
    let case = &desk.case;
    let of_case = json!({ "case": case });
    let person = json!({ "called": "Invented sister", "kind": "person", "safeToContact": "yes" });
    let event = json!({ "when": "spring 2022", "what": "Came by bus", "source": "AM", "note": "" });
    vec![
        ("list_people", of_case.clone()),
        ("save_person", json!({ "case": case, "person": null, "typed": person })),
        ("remove_person", json!({ "case": case, "person": desk.person })),
        ("put_person_back", json!({ "case": case, "person": desk.person })),
        ("read_chronology", of_case.clone()),
        ("save_life_event", json!({ "case": case, "event": null, "typed": event })),
        ("remove_life_event", json!({ "case": case, "event": desk.event })),
        ("put_life_event_back", json!({ "case": case, "event": desk.event })),
        ("read_going_in", of_case),
        ("save_going_in", json!({ "case": case, "typed": { "risks": "A dog" } })),
    ]
}

/// The conversation, capacity, and what was shared.
fn consent(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (case, talk, event) = (&desk.case, &desk.talk, &desk.decision);
    let of_case = json!({ "case": case });
    let of_talk = |more: Value| {
        let mut arguments = json!({ "case": case, "talk": talk });
        let more = more.as_object().cloned().unwrap_or_default();
        arguments.as_object_mut().expect("an object").extend(more);
        arguments
    };
    let typed = json!({ "explainedBy": "An invented officer", "saidBack": "That I can say no." });
    let shared = json!({
        "what": "That she is safe", "recipient": "other", "toWhom": "Brindlewick Surgery", "at": "2026-03-17T11:00",
        "why": "An appointment", "basis": "vital-interests", "justification": "She could not be asked."
    });
    vec![
        ("read_talk", of_case.clone()),
        ("begin_talk", json!({ "case": case, "audience": "adult", "language": "" })),
        ("mark_statement", of_talk(json!({ "statement": "C1", "mark": "said" }))),
        ("take_break", of_talk(json!({ "resting": true }))),
        ("save_talk", of_talk(json!({ "typed": typed }))),
        ("finish_talk", of_talk(json!({ "typed": typed }))),
        ("record_capacity", json!({ "case": case, "record": capacity() })),
        ("attach_consent_document", json!({ "case": case, "event": event })),
        ("save_consent_document", json!({ "case": case, "event": event, "leaving": kept_here() })),
        ("save_consent_pdf", json!({ "case": case, "leaving": kept_here() })),
        ("read_sharing", of_case.clone()),
        ("record_sharing", json!({ "case": case, "entry": shared })),
        ("read_leaving", json!({ "case": case, "kind": "referral-pdf", "leaving": kept_here() })),
        ("read_translations", json!({})),
        ("add_translations", json!({})),
        ("remove_translations", json!({ "pack": desk.translation })),
    ]
}

fn capacity() -> Value {
    json!({
        "purpose": "support", "at": "2026-03-17T10:30", "decision": "Whether to accept support", "finding": "able"
    })
}

/// From the notes to the account.
fn account(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (case, passage) = (&desk.case, format!("note/{}#0", desk.note));
    let field = "how-they-were-treated";
    vec![
        ("read_passages", json!({ "case": case, "field": field })),
        ("link_passage", json!({ "case": case, "field": field, "passage": passage })),
        ("read_legal_test", json!({ "case": case })),
        ("mark_passage", json!({ "case": case, "passage": passage, "part": "means", "marked": true })),
        ("read_identifiers", json!({ "case": case })),
        ("decide_identifier", json!({ "case": case, "decision": identifier() })),
    ]
}

/// From the last check to sent.
fn sending(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (case, evidence) = (&desk.case, &desk.evidence);
    let (sent_case, sent) = (&desk.sent_case, &desk.sent);
    let field = "family";
    let read = json!({
        "field": field, "place": 0, "text": "Two brothers", "outcome": "right", "words": "", "interpreter": ""
    });
    let draft = json!({ "begunOn": "2026-03-17", "savedOn": "2026-03-18" });
    vec![
        ("read_read_back", json!({ "case": case })),
        ("record_read_back", json!({ "case": case, "outcome": read })),
        ("read_copy_list", json!({ "case": case })),
        ("copy_answer", json!({ "case": case, "field": field })),
        ("mark_entered", json!({ "case": case, "field": field, "entered": true })),
        ("record_online_draft", json!({ "case": case, "draft": draft })),
        ("read_evidence", json!({ "case": case })),
        ("add_evidence", json!({ "case": case })),
        ("describe_evidence", json!({ "case": case, "evidence": evidence, "description": "A letter" })),
        ("remove_evidence", json!({ "case": case, "evidence": evidence })),
        ("read_sent", json!({ "case": sent_case })),
        ("note_reference", json!({ "case": sent_case, "sent": sent, "reference": "NRM-0000" })),
        ("attach_official_copy", json!({ "case": sent_case, "sent": sent })),
        ("save_official_copy", json!({ "case": sent_case, "sent": sent, "leaving": kept_here() })),
        ("begin_new_version", json!({ "case": sent_case })),
        ("record_sent", json!({ "case": sent_case, "sent": sent_now() })),
    ]
}

/// What happened after sending.
fn decisions(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (case, decision) = (&desk.sent_case, &desk.letter_of);
    let asked = json!({ "act": "reconsideration-asked", "dated": &now()[..10], "by": "lawyer", "why": "More evidence" });
    let clock = format!("reconsideration-30/{decision}");
    let step = "dec-reconsideration";
    let ask = json!({ "on": &now()[..10], "whom": "The competent authority" });
    vec![
        ("read_decisions", json!({ "case": case })),
        (
            "answer_offered_step",
            json!({ "case": case, "decision": decision, "step": step, "accepted": true, "why": "" }),
        ),
        (
            "settle_clock",
            json!({ "case": case, "clock": clock, "settled": true, "why": "A lawyer sees to it" }),
        ),
        ("attach_decision_letter", json!({ "case": case, "decision": decision })),
        ("save_decision_letter", json!({ "case": case, "letter": desk.letter, "leaving": kept_here() })),
        ("record_decision", json!({ "case": case, "decision": { "typed": asked, "odditiesSeen": true } })),
        ("copy_ask_text", json!({ "case": case })),
        ("record_news_asked", json!({ "case": case, "ask": ask })),
        ("save_decisions_pdf", json!({ "case": case, "leaving": kept_here() })),
        ("take_back_decision", json!({ "case": case, "decision": decision, "why": "Of another case" })),
        ("read_reminders", json!({})),
        ("set_reminders", json!({ "on": true })),
        ("save_calendar", json!({ "case": null })),
    ]
}

/// What is so, what it calls for, and what to know first.
fn safeguarding(desk: &Desk) -> Vec<(&'static str, Value)> {
    let case = &desk.case;
    let of_case = json!({ "case": case });
    let situation =
        json!({ "answers": [{ "fact": "social-tenant", "answer": "yes" }], "why": "She said so" });
    let warned = desk.ask("record_warning", json!({ "case": case, "typed": warning() })).expect("recorded");
    let warned = text(&warned["standing"][0]["id"]);
    vec![
        ("read_safety_step", json!({ "case": case, "step": "uk-999" })),
        ("record_safety_step", json!({ "case": case, "step": "uk-999", "record": safety_record() })),
        ("read_situation", of_case.clone()),
        ("record_situation", json!({ "case": case, "typed": situation })),
        ("read_steps_to_add", of_case.clone()),
        ("add_safety_step", json!({ "case": case, "step": "eng-housing", "why": "She may lose the room" })),
        ("read_warnings", of_case),
        ("record_warning", json!({ "case": case, "typed": warning() })),
        ("end_warning", json!({ "case": case, "warning": warned, "why": "He has moved away" })),
    ]
}

/// A case of its own is closed: every step open now has its answer.
fn closing(desk: &Desk) -> Vec<(&'static str, Value)> {
    let case = desk.open_case(ADULT);
    let of_case = json!({ "case": case });
    let page = desk.ask("read_closing", of_case.clone()).expect("readable");
    let open = page["open"].as_array().expect("a list").iter();
    let answer =
        |step: &Value| json!({ "step": step["id"], "answer": "handed-over", "detail": "The night team" });
    let answers: Vec<Value> = open.map(answer).collect();
    let typed = json!({ "reason": "passed-on", "why": "Another team works with her", "answers": answers });
    vec![
        ("read_closing", of_case),
        ("close_case", json!({ "case": case, "typed": typed })),
        ("reopen_case", json!({ "case": case, "why": "She rang again" })),
    ]
}

/// A case whose last day has passed goes, once its hold is lifted and someone approved.
fn retention(desk: &Desk, old: &str) -> Vec<(&'static str, Value)> {
    let hold = json!({ "reason": "A claim", "askedBy": "Legal services" });
    let held = desk.ask("place_hold", json!({ "case": old, "typed": hold })).expect("placed");
    let said = json!({ "lookedAfter": "no", "why": "Her school" });
    vec![
        ("read_retention", json!({ "case": old })),
        ("say_looked_after", json!({ "case": desk.case, "typed": said })),
        ("place_hold", json!({ "case": desk.case, "typed": hold })),
        ("lift_hold", json!({ "case": old, "hold": held["holds"][0]["id"], "why": "Settled" })),
        ("approve_disposal", json!({ "case": old, "typed": an_approval() })),
        ("dispose_of_case", json!({ "case": old, "number": "14-001" })),
        ("read_disposals", json!({})),
    ]
}

/// The desk has chosen a pack, which waits; the file that the dialog gives now is none, and changes nothing.
fn packs() -> Vec<(&'static str, Value)> {
    vec![
        ("read_areas", json!({})),
        ("read_pathway_packs", json!({})),
        ("choose_pathway_pack", json!({})),
        ("add_pathway_pack", json!({ "version": "2026-11-01" })),
        ("drop_pathway_pack", json!({})),
        ("remove_pathway_pack", json!({ "pack": "harbour" })),
    ]
}

fn settings(desk: &Desk) -> Vec<(&'static str, Value)> {
    vec![
        ("read_you", json!({})),
        ("save_you", json!({ "you": you() })),
        ("read_helplines", json!({})),
        ("read_guidance", json!({})),
        ("add_form_pack", json!({})),
        ("move_to_newer_form", json!({ "case": desk.case })),
    ]
    .into_iter()
    .chain(safekeeping(desk))
    .collect()
}

/// Names what has its name only once the samples before it were called: a backup has the minute in which it was made.
pub fn named(desk: &Desk, command: &str, mut arguments: Value) -> Value {
    if command == "prepare_restore" {
        let backups = desk.ask("list_backups", json!({})).expect("readable");
        arguments["name"] = backups[0]["name"].clone();
    }
    arguments
}

/// Words that were written down are kept and open the vault, a backup is made and restored, and everything is checked.
fn safekeeping(desk: &Desk) -> Vec<(&'static str, Value)> {
    let written = desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("made");
    let words: Vec<String> = written["words"].as_array().expect("words").iter().map(text).collect();
    let word = |place: usize| {
        let at = written["asks"][place].as_u64().expect("a place");
        words[usize::try_from(at).expect("small") - 1].clone()
    };
    let own = json!({ "passphrase": PASSPHRASE });
    let by_passphrase = || json!({ "by": "passphrase", "secret": PASSPHRASE, "new": "" });
    let restored = json!({ "name": "the newest", "opening": by_passphrase() });
    vec![
        ("read_locking", json!({})),
        ("set_locking", json!({ "minutes": 5 })),
        ("read_managed", json!({})),
        ("read_ways_in", json!({})),
        ("know_organisation_key", json!({})),
        ("keep_recovery", json!({ "first": word(0), "second": word(1) })),
        ("change_passphrase", json!({ "current": PASSPHRASE, "new": "fog tin oak plum" })),
        ("lock_vault", json!({})),
        ("unlock_vault", json!({ "passphrase": "fog tin oak plum" })),
        ("lock_vault", json!({})),
        ("recover_vault", json!({ "words": words.join(" "), "new": PASSPHRASE })),
        ("prepare_recovery", own.clone()),
        ("save_recovery_page", json!({})),
        ("drop_recovery", json!({})),
        ("revoke_recovery", own),
        ("read_safekeeping", json!({})),
        ("back_up_now", json!({})),
        ("choose_backup_folder", json!({})),
        ("drop_backup_folder", json!({})),
        ("check_vault", json!({})),
        ("accept_standing", json!({})),
        ("lock_vault", json!({})),
        ("list_backups", json!({})),
        ("choose_restore", json!({ "opening": by_passphrase() })),
        ("drop_restore", json!({})),
        ("prepare_restore", restored),
        ("restore_backup", json!({})),
        ("lock_vault", json!({})),
        ("recover_for_organisation", json!({ "key": "AGE-SECRET-KEY-1INVENTED", "new": PASSPHRASE })),
        ("open_damaged", json!({ "passphrase": PASSPHRASE })),
        ("lock_vault", json!({})),
        ("create_vault", json!({ "passphrase": PASSPHRASE })),
        ("renew_page", json!({})),
        ("put_aside", json!({})),
        ("close_window", json!({})),
    ]
}

fn changed_case() -> Value {
    let mut case = new_case();
    case["ageGroup"] = json!("adult");
    case["nation"] = json!("england");
    case["why"] = json!("Seen on a passport");
    case
}

fn identifier() -> Value {
    json!({
        "field": "family", "text": "brothers", "kind": "name", "decision": "stays", "why": "Not a name", "words": "",
        "everywhere": false
    })
}

fn warning() -> Value {
    json!({
        "replaces": null, "kind": "risk-to-staff", "text": "A dog is loose in the yard", "told": "yes", "whyNotTold": "",
        "reviewOn": &now()[..10]
    })
}

fn sent_now() -> Value {
    json!({ "at": now(), "reference": "", "who": "An invented officer" })
}

fn you() -> Value {
    json!({
        "firstName": "Ivo", "lastName": "Invented", "role": "Social worker", "organisation": "",
        "notFirstResponder": false, "workEmail": "ivo@invented.gov.uk", "phone": "", "secondContact": "",
        "nation": "england", "area": "Stockport"
    })
}

fn new_case() -> Value {
    json!({ "called": "BN", "ageGroup": "not-known", "nation": "wales", "language": "Cymraeg", "interpreter": "not-yet-known" })
}

fn note_text() -> Value {
    json!({
        "started": "2026-03-17T10:00", "ended": "2026-03-17T11:00", "place": "car wash", "present": "AM, sister",
        "blocks": [{ "text": "Opened the door herself.", "said": null }], "view": "", "caret": 4
    })
}

fn amendment() -> Value {
    json!({ "kind": "addition", "wasWrong": "", "text": "Her sister left at 10:30.", "reason": "Left out" })
}

fn consent_event() -> Value {
    json!({
        "purpose": "referral", "decision": "agree", "at": "2026-03-17T10:40", "words": "Yes, send it.",
        "language": "Vietnamese", "interpreter": { "who": "K", "mode": "telephone" }, "present": "AM",
        "explained": ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"]
    })
}

pub fn safety_record() -> Value {
    json!({
        "outcome": "done", "at": "2026-03-17T10:50", "who": "Control room", "reference": "CAD 17",
        "agreed": "Officer coming", "reason": "", "arrangedFor": ""
    })
}
