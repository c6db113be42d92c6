//! Search over everything the worker may read, and cases whose person may be the same.

use casework::case::choice_word;
use casework::person::{Person, may_show_numbers_plainly};
use casework::same_person::likeness;
use tauri::State;
use vault::Vault;
use vault::search::Hit;

use crate::answers::{LikePerson, SearchHit, SearchResults, SnippetPiece};
use crate::refusal::Answer;
use crate::session::Session;

/// How many hits are shown.
const SHOWN: usize = 20;
/// What is searched, in the order in which the window names it.
const SEARCHED: [&str; 18] = [
    "case",
    "note",
    "amendment",
    "person",
    "life-event",
    "consent",
    "talk",
    "capacity",
    "sharing",
    "safety",
    "situation",
    "warning",
    "closing",
    "decision",
    "news",
    "answer",
    "sent",
    "attachment",
];

/// Finds what was typed: newest first while it is typed, best first when ranked.
#[tauri::command(async)]
pub fn search_everything(session: State<'_, Session>, query: String, ranked: bool) -> Answer<SearchResults> {
    session.with(|vault, _| {
        let found = vault.search(&query, ranked, SHOWN)?;
        let hits = found.hits.into_iter().map(|hit| shown(vault, hit)).collect::<Answer<_>>()?;
        let searched = SEARCHED.map(str::to_owned).to_vec();
        Ok(SearchResults { query, hits, more: found.more, ranked, searched })
    })
}

/// Finds cases whose person may be the one about to be entered, the likeliest first.
#[tauri::command(async)]
pub fn people_like(session: State<'_, Session>, called: String) -> Answer<Vec<LikePerson>> {
    session.with(|vault, _| {
        let cases = vault.cases()?.into_iter().filter(|case| !case.practice);
        let like = cases.filter_map(|case| Some((likeness(&called, &case.called)?, case)));
        let mut like: Vec<_> = like.collect();
        like.sort_by_key(|(likeness, _)| *likeness);
        let like = like.into_iter().take(SHOWN).map(|(likeness, case)| LikePerson {
            case: case.id,
            number: case.number,
            called: case.called,
            likeness: choice_word(&likeness),
        });
        Ok(like.collect())
    })
}

fn shown(vault: &Vault, mut hit: Hit) -> Answer<SearchHit> {
    let note = hit.note.as_deref().map(|id| vault.note(id)).transpose()?;
    let sensitive = note.is_some_and(|note| note.text.details.sensitive);
    let person = person(vault, &hit)?;
    let unsafe_number = person.as_ref().is_some_and(|it| !may_show_numbers_plainly(it));
    if sensitive || unsafe_number {
        // Folded everywhere else, so not shown here: the hit leads to where it can be opened.
        hit.snippet.clear();
    }
    let case = hit.cases.first().map(|id| vault.case(id)).transpose()?;
    Ok(SearchHit {
        called: person.map(|it| it.called).unwrap_or_default(),
        folded: sensitive || unsafe_number,
        route: route(&hit),
        number: case.map(|it| it.number).unwrap_or_default(),
        kind: hit.kind,
        at: hit.at,
        matched: hit.matched,
        snippet: hit.snippet.into_iter().map(|it| SnippetPiece { text: it.text, hit: it.hit }).collect(),
    })
}

/// Someone found by a number or an address is named: that is what was looked for.
fn person(vault: &Vault, hit: &Hit) -> Answer<Option<Person>> {
    let (true, Some(case)) = (hit.kind == "person", hit.cases.first()) else { return Ok(None) };
    Ok(vault.people_of(case)?.into_iter().find(|it| it.id == hit.record).map(|it| it.content))
}

/// Returns the window's route to what was found.
fn route(hit: &Hit) -> String {
    let case = hit.cases.first();
    if let Some(note) = &hit.note {
        return case.map_or_else(|| format!("/notes/{note}"), |case| format!("/c/{case}/notes/{note}"));
    }
    let Some(case) = case else { return "/cases".to_owned() };
    match hit.kind.as_str() {
        "person" => format!("/c/{case}/people"),
        "life-event" => format!("/c/{case}/chronology"),
        "going-in" => format!("/c/{case}/before"),
        "consent" | "talk" | "capacity" => format!("/c/{case}/consent"),
        "sharing" => format!("/c/{case}/sharing"),
        "decision" => format!("/c/{case}/decisions/{}", hit.record),
        "situation" | "added-step" => format!("/c/{case}/situation"),
        "warning" => format!("/c/{case}/warnings"),
        "closing" => format!("/c/{case}/close"),
        "offered-step" | "news" => format!("/c/{case}/decisions"),
        "answer" => format!("/c/{case}/referral"),
        "evidence" => format!("/c/{case}/referral/evidence"),
        "sent" | "sent-reference" => format!("/c/{case}/referral/sent"),
        _ => format!("/c/{case}"),
    }
}
