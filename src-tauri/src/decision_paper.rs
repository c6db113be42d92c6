//! The history of decisions on paper: where the case stands, every day with its reason, everything that happened.

use casework::case::choice_word;
use casework::clock::TimeLimits;
use casework::decision::{Act, Clock, DecisionEvent, From, Running, title};
use casework::moment::{read_moment, read_stored};
use casework::referral::Route;
use casework::safeguarding::Pathways;
use chrono::NaiveDate;
use paperwork::decision_history::{DateRow, DecisionDocument, Entry, Row};
use vault::store::{DecisionRecord, NewsRecord};
use vault::{Moment, Vault};

use crate::consent_paper::Parts;
use crate::decision_page::Decisions;
use crate::decision_words as words;
use crate::note_in_hand::{signature, signed};
use crate::paper_words::{self, day};
use crate::refusal::Answer;

pub fn of(vault: &Vault, case: &str, now: Moment) -> Answer<DecisionDocument> {
    let record = vault.case(case)?;
    let decisions = Decisions::of(vault, case, now)?;
    let limits = TimeLimits::current();
    let settled = vault.settled_clocks_of(case)?;
    let why_settled =
        |clock: &Clock<'_>| settled.iter().rev().find(|it| it.clock == clock.key).map(|it| it.why.clone());
    Ok(DecisionDocument {
        case_number: record.number,
        called: Some(record.called),
        made_at: now,
        made_by: signature(vault)?.map(|it| signed(Some(&it))),
        practice: record.practice,
        standing: standing(&decisions),
        dates: decisions
            .tracked
            .clocks
            .iter()
            .map(|clock| date(&decisions, clock, why_settled(clock)))
            .collect(),
        entries: entries(vault, case, &decisions)?.into_iter().map(|(_, entry)| entry).collect(),
        asks: vault.news_of(case)?.iter().map(ask).collect(),
        sources: vec![format!("Time limits, {}: {}", limits.version, limits.source)],
    })
}

/// Returns how the case stands with its days, and what happened.
pub fn parts(vault: &Vault, case: &str, now: Moment) -> Answer<Parts> {
    let decisions = Decisions::of(vault, case, now)?;
    let mut standing = standing(&decisions);
    let days = decisions.tracked.clocks.iter().map(|clock| {
        let date = date(&decisions, clock, None);
        row(&date.title, &format!("{} ({}). {}", date.day, date.kind, date.happened))
    });
    standing.extend(days);
    let mut entries = entries(vault, case, &decisions)?;
    entries.extend(vault.news_of(case)?.iter().map(|news| (format!("news/{}", news.id), ask(news))));
    Ok((standing, entries))
}

fn standing(decisions: &Decisions<'_>) -> Vec<Row> {
    let course = &decisions.tracked.course;
    let since = course.since().map(|on| format!(", since {}", day(on))).unwrap_or_default();
    let mut rows = vec![row("In the NRM", &format!("{}{since}", words::state(course.state)))];
    if course.disqualified {
        rows.push(row("Protection", "Taken away (public order or bad faith). The case goes on."));
    }
    rows.push(row("Safeguarding", "Goes on whatever is decided here. Its steps are recorded apart."));
    rows
}

fn date(decisions: &Decisions<'_>, clock: &Clock<'_>, settled: Option<String>) -> DateRow {
    let started = match (clock.act, &clock.from) {
        (Some(act), From::Letter) => format!("Day named in the letter: {}", words::act(act)),
        _ => title(clock).to_owned(),
    };
    let ended = clock.ended.map(|(act, on)| format!("{}, {}", words::act(act), day(on)));
    let happened = match clock.running {
        Running::Ended => ended.unwrap_or_default(),
        Running::Settled => format!("Needs nothing more: {}", settled.unwrap_or_default()),
        Running::Past => "The day has passed".to_owned(),
        Running::Coming => "Still to come".to_owned(),
        Running::NoDay => String::new(),
    };
    DateRow {
        title: started,
        day: clock.on.map_or_else(|| "No day".to_owned(), day),
        kind: words::says(clock.says()).to_owned(),
        happened,
        why: decisions.why(clock),
        source: String::new(),
    }
}

/// Returns what happened, by the day it counts from: the reports sent, the records, and the days that passed. What was
/// taken back stays and says so. Each has its lasting name.
fn entries(vault: &Vault, case: &str, decisions: &Decisions<'_>) -> Answer<Vec<(String, Entry)>> {
    let mut entries: Vec<(Option<NaiveDate>, (String, Entry))> = Vec::new();
    for sent in vault.sent_of(case)? {
        let reference = vault.reference_of(&sent)?;
        let at = read_moment(&sent.at);
        let rows = vec![row("Reference", &reference), row("Sent by", &sent.who)];
        let when = at.map_or(sent.at, paper_words::moment);
        let title = format!("Sent: {}", route(&sent.route));
        let place = format!("sending/{}", sent.id);
        entries.push((at.map(|at| at.date()), (place, Entry { title, when, rows })));
    }
    let passed = decisions.tracked.course.passed.iter().filter(|step| step.act == Act::RecoveryDaysPass);
    for step in passed {
        let title = words::act(step.act).to_owned();
        let entry = Entry { title, when: day(step.on), rows: Vec::new() };
        entries.push((Some(step.on), ("recovery-days".to_owned(), entry)));
    }
    for record in vault.decisions_of(case)? {
        let entry = recorded(vault, case, decisions, &record)?;
        entries.push((record.event.on(), (format!("decision/{}", record.id), entry)));
    }
    entries.sort_by_key(|(on, _)| *on);
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// Returns one record with its letters, the steps offered after it and what is odd about it.
fn recorded(vault: &Vault, case: &str, decisions: &Decisions<'_>, record: &DecisionRecord) -> Answer<Entry> {
    let mut rows = rows(&record.event);
    let letters = vault.decision_letters_of(case)?;
    for (_, file) in letters.iter().filter(|(letter, _)| letter.decision_id == record.id) {
        rows.push(row("Letter attached (SHA-256)", &file.fingerprint));
    }
    for (_, _, answer) in decisions.facts.offered.iter().filter(|(of, ..)| *of == record.id) {
        let step = Pathways::current().step(&answer.step);
        let title = step.map_or(answer.step.as_str(), |step| step.title.as_str());
        let answered =
            if answer.accepted { "accepted".to_owned() } else { format!("declined: {}", answer.why) };
        rows.push(row("Step offered", &format!("{title}: {answered}")));
    }
    rows.extend(decisions.odd(&record.id)?.into_iter().map(|odd| row("To look at", words::oddity(odd))));
    if let Some(back) = vault.decisions_taken_back(case)?.iter().find(|it| it.decision_id == record.id) {
        let why = if back.replaced_by.is_some() { "Put right by another record" } else { &back.why };
        rows.insert(0, row("Taken back", &format!("{why}. It counts no more.")));
    }
    let at =
        read_stored(&record.recorded_at).map(|at| paper_words::moment(at.naive_local())).unwrap_or_default();
    let by = signed(record.event.signed.as_ref());
    let by = if by.is_empty() { at } else { format!("{at}, {by}") };
    rows.push(row("Recorded", &by));
    let title = words::act(record.event.act).to_owned();
    Ok(Entry { title, when: record.event.on().map(day).unwrap_or_default(), rows })
}

fn rows(event: &DecisionEvent) -> Vec<Row> {
    let some_day = |day_of: Option<NaiveDate>| day_of.map(day).unwrap_or_default();
    let told = event.told_how.map(|how| match event.told_on {
        Some(on) => format!("{}, {}", words::told(how), day(on)),
        None => words::told(how).to_owned(),
    });
    let earlier = event.earlier_facts.map(|it| if it { "Yes" } else { "No" });
    let all = [
        ("Date on the letter, or the day it happened", some_day(event.dated)),
        ("Received", some_day(event.received)),
        ("Decided by", event.authority.map(words::authority).unwrap_or_default().to_owned()),
        ("Asked by", event.by.map(words::by).unwrap_or_default().to_owned()),
        ("Day the letter names", some_day(event.until)),
        ("Only on facts before the first decision", earlier.unwrap_or_default().to_owned()),
        ("Why", event.why.clone()),
        ("The person was told", told.unwrap_or_default()),
    ];
    let mut rows: Vec<Row> =
        all.iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| row(label, text)).collect();
    if !event.said.is_empty() {
        rows.push(Row { label: "What the person said".to_owned(), text: event.said.clone(), quoted: true });
    }
    rows
}

fn ask(stored: &NewsRecord) -> Entry {
    let asked = &stored.asked;
    let mut rows = vec![row("Asked", &asked.whom), row("How", &asked.how), row("Answer", &asked.answer)];
    rows.extend(asked.again_on.map(|on| row("To be asked again", &day(on))));
    Entry { title: "News asked for".to_owned(), when: day(asked.on), rows }
}

/// Returns the words for a route by its name.
fn route(name: &str) -> &'static str {
    let routes = [Route::AdultNrm, Route::ChildNrm, Route::DtnNamed, Route::DtnAnonymous];
    let route = routes.into_iter().find(|route| choice_word(route) == name).unwrap_or(Route::Undecided);
    paper_words::route(route)
}

fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}
