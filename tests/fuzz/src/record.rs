//! An invented case with something of most kinds in it, carried as a colleague would get it.

use casework::consent::Talk;
use casework::note::{AmendmentKind, NewAmendment, NoteText, Statement};
use casework::referral::GivenFor;
use casework::safeguarding::FactIs;
use casework::statements::Audience;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use vault::store::{AnswerToKeep, FileToAttach, ReferralToFreeze};
use vault::{Closed, Moment, Passphrase, Result, Vault};

const AT: &str = "2026-03-17T10:00:00";

/// Returns `records.json` of the case.
pub fn records() -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let passphrase = Passphrase::new("plum oak tin fog".to_owned());
    let mut vault = Closed::at(folder.path()).create(&passphrase).expect("a new vault");
    let case = filled(&mut vault).expect("an invented case is recorded");
    let carried = vault.carry(&case).expect("the case is there");
    serde_json::to_string(&carried).expect("plain data")
}

fn filled(vault: &mut Vault) -> Result<String> {
    let case = vault.open_case(&of(a_case()), false, now())?.id;
    notes(vault, &case)?;
    around(vault, &case)?;
    consent(vault, &case)?;
    decisions(vault, &case)?;
    referral(vault, &case)?;
    keeping(vault, &case)?;
    Ok(case)
}

fn notes(vault: &mut Vault, case: &str) -> Result<()> {
    let note = vault.begin_note(Some(case), NoteText::default(), now())?.id;
    let text = NoteText { text: "A room behind the shop".to_owned(), ..NoteText::default() };
    vault.save_note_draft(&note, &text, 3, now())?;
    let file = FileToAttach { name: "scan.pdf", content: b"a scan", kind: "pdf" };
    vault.attach(&note, file, None, now())?;
    let statement = Statement { made_at_the_time: true, why_later: String::new() };
    vault.finish_note(&note, &statement, None, now())?;
    let later = NewAmendment {
        kind: AmendmentKind::Addition,
        was_wrong: String::new(),
        text: "And a second door".to_owned(),
        reason: "Left out".to_owned(),
    };
    vault.amend_note(&note, &later, None, now())?;
    vault.begin_note(Some(case), text, now()).map(drop)
}

fn around(vault: &mut Vault, case: &str) -> Result<()> {
    vault.save_person(case, None, of(json!({ "called": "Mira Invented", "relation": "sister" })), now())?;
    vault.save_life_event(case, None, of(json!({ "when": "spring 2022", "what": "Came" })), now())?;
    vault.save_going_in(case, &of(json!({ "risks": "A dog" })), now())?;
    let situation = of(json!({ "answers": { "homeless": "yes", "section-47": "no" }, "why": "Said so" }));
    vault.record_situation(case, &situation, now())?;
    vault.record_safety_step(case, "uk-999", &of(a_safety_record()), now())?;
    vault.add_step(case, "uk-101", "The person asked", now())?;
    let warning = json!({ "kind": "risk-to-staff", "text": "A dog", "told": true, "whyNotTold": "",
        "reviewOn": "2026-06-17" });
    let warning = vault.record_warning(case, &of(warning), None, now())?;
    vault.end_warning(case, &warning, "Gone", now())
}

fn consent(vault: &mut Vault, case: &str) -> Result<()> {
    for decision in ["agree", "withdraw"] {
        let event = json!({ "purpose": "referral", "decision": decision, "at": AT, "words": "Yes.",
            "language": "", "interpreter": "", "present": "", "explained": ["C1"], "return_on": null });
        vault.record_consent(case, &of(event), now())?;
    }
    let talk = vault.begin_talk(case, &Talk::begin(Audience::Adult, "vi", now()), now())?;
    vault.finish_talk(case, &talk, &Talk::begin(Audience::Adult, "vi", now()), now())?;
    let sharing = json!({ "at": AT, "what": "Where she sleeps", "file_kind": null, "recipient": "other",
        "to_whom": "A surgery", "why": "Her wound", "basis": "vital-interests",
        "justification": "It bled", "not_covered": [], "signed": null });
    vault.record_sharing(case, &of(sharing), now())
}

fn decisions(vault: &mut Vault, case: &str) -> Result<()> {
    let event = json!({ "act": "rg-negative", "dated": "2026-03-10", "received": null, "authority": null,
        "by": null, "until": null, "earlier_facts": null, "why": "Letter", "told_how": null, "told_on": null,
        "said": "", "other_case": null, "signed": null });
    let mut withdrawn = event.clone();
    withdrawn["act"] = json!("withdrawn");
    let first = vault.record_decision(case, &of(event.clone()), None, "x", now())?;
    let decision = vault.record_decision(case, &of(event), Some(&first), "x", now())?;
    vault.attach_decision_letter(case, &decision, "letter.pdf", b"a letter", now())?;
    let answer = json!({ "step": "uk-101", "accepted": true, "why": "", "signed": null });
    vault.answer_offered_step(case, &decision, &of(answer), now())?;
    let taken = vault.record_decision(case, &of(withdrawn), None, "x", now())?;
    vault.take_back_decision(case, &taken, "Another case", now())?;
    vault.settle_clock(case, "a-clock", true, "Answered", now())?;
    let news = json!({ "on": "2026-03-11", "whom": "SCA", "how": "By e-mail", "answer": "None yet",
        "again_on": "2026-04-11", "signed": null });
    vault.record_news_asked(case, &of(news), now())
}

fn referral(vault: &mut Vault, case: &str) -> Result<()> {
    vault.begin_referral(case, "2026-04", &[], now())?;
    let answer = AnswerToKeep {
        field: "family".to_owned(),
        answer: json!("Two brothers"),
        given_for: GivenFor::Referral,
    };
    vault.save_answers(case, &[answer], now())?;
    vault.record_online_draft(case, "2026-03-10", "2026-03-11", now())?;
    vault.mark_entered(case, "family", Some("ab"), now())?;
    let sent = ReferralToFreeze {
        route: "adult-nrm".to_owned(),
        form_version: "2026-04".to_owned(),
        at: "2026-03-12T10:00".to_owned(),
        reference: String::new(),
        who: "Nia Worker".to_owned(),
        document: "{}".to_owned(),
        answers: [("family".to_owned(), json!("Two brothers"))].into(),
        files: vec!["scan.pdf".to_owned()],
    };
    let sent = vault.record_sent(case, sent, now())?;
    vault.note_reference(case, &sent.id, "NRM1", now())?;
    vault.attach_official_copy(case, &sent.id, "copy.pdf", b"a copy", now())
}

fn keeping(vault: &mut Vault, case: &str) -> Result<()> {
    vault.keep_pathway_pack("star", "1", "steps", now())?;
    vault.keep_received_review(case, "r", "ab12", &json!({ "why": "When?" }), now())?;
    vault.reply("r", "1", &json!({ "answer": "done" }), now())?;
    vault.record_handed_over(case, "f", json!({}), Default::default(), now())?;
    vault.say_looked_after(case, FactIs::No, "Asked", None, now())?;
    let hold =
        vault.place_hold(case, &of(json!({ "reason": "A claim", "askedBy": "A court" })), None, now())?;
    vault.lift_hold(case, &hold, "Settled", None, now())?;
    let closing = json!({ "reason": "other", "why": "Moved", "answers": [
        { "step": "uk-101", "title": "Ring", "answer": "goes-on", "detail": "" }] });
    vault.close_case(case, &of(closing), now())?;
    vault.reopen_case(case, "Back", now())
}

fn a_case() -> Value {
    json!({ "called": "AM", "age_group": "adult", "nation": "england", "language": "Vietnamese",
        "interpreter": "needed" })
}

fn a_safety_record() -> Value {
    json!({ "outcome": "arranged", "at": AT, "who": "Control room", "reference": "", "agreed": "A visit",
        "reason": "", "arranged_for": "2026-03-20", "number": "", "result": "", "feedback": "" })
}

fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("what the program records itself")
}

/// When everything happens.
pub fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-03-17T14:32:00+00:00").expect("a moment")
}

/// When it is read by whoever gets it.
pub fn later() -> Moment {
    now() + chrono::TimeDelta::days(60)
}
