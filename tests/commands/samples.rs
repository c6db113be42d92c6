//! One call of every command that succeeds on a desk with a case, in an order in which all can succeed.

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::Desk;
use serde_json::{Value, json};

pub fn of(desk: &Desk) -> Vec<(&'static str, Value)> {
    let (case, note) = (&desk.case, &desk.note);
    let page = "what-is-their-background";
    let answers = json!({ "family": "Two brothers" });
    let form = format!("consent/{case}");
    let pdf_case = json!({ "case": case });
    vec![
        ("vault_status", json!({})),
        ("weigh_passphrase", json!({ "passphrase": PASSPHRASE })),
        ("still_here", json!({})),
        ("remember_place", json!({ "place": { "route": "/cases", "field": null, "caret": 3 } })),
        ("open_case", json!({ "case": new_case() })),
        ("open_practice_case", json!({})),
        ("list_cases", json!({})),
        ("read_case", pdf_case.clone()),
        ("read_frame", pdf_case.clone()),
        ("begin_note", pdf_case.clone()),
        ("save_note_draft", json!({ "note": note, "draft": note_text() })),
        ("read_note", json!({ "note": note })),
        ("list_notes", pdf_case.clone()),
        ("finish_note", json!({ "note": note, "statement": { "madeAtTheTime": true, "whyLater": "" } })),
        ("amend_note", json!({ "note": note, "amendment": amendment() })),
        ("read_consent", pdf_case.clone()),
        ("keep_form_draft", json!({ "form": form, "content": "{\"words\":\"half" })),
        ("read_form_draft", json!({ "form": form })),
        ("record_consent", json!({ "case": case, "event": consent_event() })),
        ("read_task_list", pdf_case.clone()),
        ("read_question_page", json!({ "case": case, "page": page })),
        ("save_answers", json!({ "case": case, "page": page, "answers": answers })),
        ("continue_page", json!({ "case": case, "page": page, "answers": answers })),
        ("check_referral", pdf_case.clone()),
        ("search_options", json!({ "list": "nationalities", "query": "viet" })),
        ("read_safety_step", json!({ "case": case, "step": "uk-999" })),
        ("record_safety_step", json!({ "case": case, "step": "uk-999", "record": safety_record() })),
        ("save_referral_pdf", pdf_case),
        ("read_guidance", json!({})),
        ("change_passphrase", json!({ "current": PASSPHRASE, "new": "fog tin oak plum" })),
        ("lock_vault", json!({})),
        ("unlock_vault", json!({ "passphrase": "fog tin oak plum" })),
        ("lock_vault", json!({})),
        ("create_vault", json!({ "passphrase": PASSPHRASE })),
        ("close_window", json!({})),
    ]
}

fn new_case() -> Value {
    json!({ "called": "BN", "ageGroup": "not-known", "nation": "wales", "language": "Cymraeg", "interpreter": "not-yet-known" })
}

fn note_text() -> Value {
    json!({
        "started": "2026-03-17T10:00", "ended": "2026-03-17T11:00", "place": "car wash", "present": "AM, sister",
        "text": "Opened the door herself.", "view": "", "caret": 4
    })
}

fn amendment() -> Value {
    json!({ "kind": "addition", "wasWrong": "", "text": "Her sister left at 10:30.", "reason": "Left out" })
}

fn consent_event() -> Value {
    json!({
        "purpose": "referral", "decision": "agree", "at": "2026-03-17T10:40", "words": "Yes, send it.",
        "language": "Vietnamese", "interpreter": "telephone", "present": "AM", "explained": ["C1"], "returnOn": ""
    })
}

pub fn safety_record() -> Value {
    json!({
        "outcome": "done", "at": "2026-03-17T10:50", "who": "Control room", "reference": "CAD 17",
        "agreed": "Officer coming", "reason": "", "arrangedFor": ""
    })
}
