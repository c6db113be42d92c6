//! A referral as an officer might print it; everyone in it is invented.

use chrono::{DateTime, NaiveDate};
use paperwork::referral::{
    ConsentEvent, DocumentKind, FormEdition, ReferralDocument, Row, SafetyStep, Section, SentStamp,
};

/// Text that would mean something to Typst, to a shell, to a web page or to PDF, were it not text.
pub const AWKWARD: &str = r##"#strong[x] *a* _b_ @x $ \ ~ `c` -- --- ...
#read("/etc/passwd") #panic("no") #import "@preview/x:1.0.0"
<label> // not a comment /* nor this */
= No heading
- no list + none 1. either
https://example.org/a?b=c&d=e "straight" 'quotes'
<script>alert(1)</script> $(id) %PDF-1.7 (a) [b] {c}"##;

/// Returns the sample.
pub fn referral() -> ReferralDocument {
    ReferralDocument {
        kind: DocumentKind::Referral,
        sent: None,
        case_number: "26-001".to_owned(),
        called: Some("M.K.".to_owned()),
        route: "NRM referral, adult, with consent".to_owned(),
        form: form(),
        made_at: DateTime::parse_from_rfc3339("2026-03-03T14:05:00+00:00").unwrap_or_default(),
        made_by: Some("PC 1234, Northshire Police".to_owned()),
        practice: true,
        sections: vec![report(), person(), contact(), officer()],
        safety_steps: safety_steps(),
        consent_events: consent_events(),
    }
}

/// Returns the edition of the form that the samples belong to.
pub fn form() -> FormEdition {
    FormEdition {
        version: "NRM and Duty to Notify form, edition of February 2026".to_owned(),
        source: "modernslavery.gov.uk, first responder form".to_owned(),
        verified: NaiveDate::from_ymd_opt(2026, 2, 19).unwrap_or_default(),
    }
}

/// Returns the sample as a notification. What would identify the person is in it on purpose, as it may be in a case.
pub fn notification(anonymous: bool) -> ReferralDocument {
    let mut document = referral();
    document.kind = DocumentKind::Notification { anonymous };
    document.route = "Duty to Notify".to_owned();
    document.sections = vec![report(), officer()];
    document
}

/// Returns what was noted about a sending.
pub fn sent() -> SentStamp {
    SentStamp {
        at: "4 March 2026 at 09:12".to_owned(),
        reference: Some("DTN-2026-00417".to_owned()),
        digest: "3f8a".repeat(16),
        version: 2,
    }
}

/// Returns the sample with one answer in place of the first.
pub fn with_answer(answer: &str) -> ReferralDocument {
    let mut document = referral();
    document.sections[0].rows[0].answer = answer.to_owned();
    document
}

/// Returns a document with one text in every place that takes one.
pub fn everywhere(text: &str) -> ReferralDocument {
    let some = || Some(text.to_owned());
    let mut document = referral();
    document.case_number = text.to_owned();
    document.sent =
        Some(SentStamp { at: text.to_owned(), reference: some(), digest: text.to_owned(), version: 1 });
    document.called = some();
    document.route = text.to_owned();
    document.form.version = text.to_owned();
    document.form.source = text.to_owned();
    document.made_by = some();
    document.sections = vec![Section { title: text.to_owned(), rows: vec![row(text, text)] }];
    document.safety_steps =
        vec![SafetyStep { title: text.to_owned(), status: text.to_owned(), last_fact: some() }];
    document.consent_events = vec![ConsentEvent {
        purpose: text.to_owned(),
        decision: text.to_owned(),
        when: text.to_owned(),
        language: some(),
        interpreter: some(),
        words_said: some(),
    }];
    document
}

fn row(label: &str, answer: &str) -> Row {
    Row { label: label.to_owned(), answer: answer.to_owned(), missing: false }
}

fn missing(label: &str) -> Row {
    Row { label: label.to_owned(), answer: String::new(), missing: true }
}

fn section(title: &str, rows: Vec<Row>) -> Section {
    Section { title: title.to_owned(), rows }
}

fn report() -> Section {
    let account = "The person said that a man she knew as \"Luan\" offered her work in a hotel in Leeds. He took her \
                   passport at the airport and told her that she owed £8,000 for the journey.\n\n\
                   She cleaned rooms for twelve to fourteen hours a day from September 2025 to January 2026. She was \
                   paid £40 a week. The door of the flat was locked from outside at night.\nShe said: \"I could not \
                   leave. He knew where my mother lives.\"\n\nShe left on 21 January 2026 when a neighbour called us.";
    section(
        "Your report",
        vec![
            row("Your own reference number", "NS/2026/0417"),
            row("First responder organisation", "Northshire Police"),
            row("Was the person under 18 when they were exploited?", "No"),
            row("Where are they now?", "United Kingdom\nLeeds"),
            row("Types of exploitation", "Labour exploitation\nDomestic servitude"),
            row("What happened", account),
            row("How they were recruited", "By someone they knew, through a job offer on a messaging app."),
            row(
                "How they were controlled",
                "Passport taken → debt → threats to family → locked in at night.",
            ),
            missing("Was a police report made? If so, its reference"),
            row("Reasons why you believe it", ""),
            row(
                "Any other people who may be at risk",
                "Two other women in the same flat, first names not known.",
            ),
        ],
    )
}

fn person() -> Section {
    section(
        "Potential victim",
        vec![
            row("Do they want to be referred?", "Yes"),
            row("Name", "Mirela K."),
            row("Date of birth", "14 May 1998"),
            row("Nationality", "Albanian"),
            row("Is an interpreter needed?", "Yes: Albanian (shqip)"),
            row("In their own words", "«Nuk mund të ikja. Ai e dinte ku jeton nëna ime.»"),
            row("Name as a witness wrote it", "ميريلا ك. (Leeds) 2026"),
            missing("Do they want support while a decision is made?"),
        ],
    )
}

fn contact() -> Section {
    section("Alternate contact", vec![row("Who else should receive the decision?", "Nobody")])
}

fn officer() -> Section {
    section(
        "Your details",
        vec![row("Name", "PC 1234"), row("E-mail", "pc1234@northshire.police.uk"), missing("Phone number")],
    )
}

fn safety_steps() -> Vec<SafetyStep> {
    let step = |title: &str, status: &str, last_fact: Option<&str>| SafetyStep {
        title: title.to_owned(),
        status: status.to_owned(),
        last_fact: last_fact.map(str::to_owned),
    };
    vec![
        step("A safe place for tonight", "Done", Some("21 January 2026: taken to a hotel by PC 1234")),
        step("A doctor", "Asked for", Some("22 January 2026: GP in Leeds, appointment on the 24th")),
        step("Adult safeguarding told", "Not begun", None),
    ]
}

fn consent_events() -> Vec<ConsentEvent> {
    vec![ConsentEvent {
        purpose: "Referral to the NRM".to_owned(),
        decision: "Agreed".to_owned(),
        when: "21 January 2026 at 18:40".to_owned(),
        language: Some("Albanian".to_owned()),
        interpreter: Some("By telephone, Northshire interpreters".to_owned()),
        words_said: Some("Po, dua ndihmë.\nYes, I want help.".to_owned()),
    }]
}
