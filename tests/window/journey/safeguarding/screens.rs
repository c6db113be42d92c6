//! The rail beside every screen of a case: the routes are read from the window's own list, and one that was not visited is
//! a fault. Only a screen that is turned to the person leaves the rail out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use casework::practice::PracticeCase;
use serde_json::json;

use super::warnings;
use crate::fault::{Fault, Outcome};
use crate::journey::{Journey, agreement, decisions, first_run, note};
use crate::keys;
use crate::wait;
use crate::window::Window;

const SCREENS: &str = include_str!("../../../../ui/src/components/screens.ts");
/// Pages of one route that are visited; of the questions of the referral all are.
const OF_A_ROUTE: usize = 2;
const QUESTIONS: &str = "/c/:id/referral/:page";

/// A route of the window, and what stands round its screen.
struct Route {
    pattern: &'static str,
    frame: &'static str,
}

/// Visits every screen of the practice case.
pub fn visit_all(journey: &mut Journey<'_>) -> Outcome {
    let routes = routes();
    let of_case: Vec<&Route> = routes.iter().filter(|it| it.pattern.starts_with("/c/:id")).collect();
    journey.check("the window's own list of routes was read", |_| match of_case.len() > 40 {
        true => Ok(()),
        false => Err(Fault::Window(format!("{} routes of a case", of_case.len()))),
    });
    let mut draft = String::new();
    journey.step("the practice case, with something on every kind of screen", |window| {
        draft = prepare(window)?;
        Ok(())
    })?;
    let mut visits =
        Visits { routes: &routes, met: BTreeMap::new(), waiting: VecDeque::new(), seen: BTreeSet::new() };
    journey.step("every screen that a link leads to has the rail, named, and F6 reaches it", |window| {
        visits.note_links(window)?;
        visits.follow_all(window)
    })?;
    journey.step("so has every screen that is reached by a button", |window| {
        visits.complete(&draft);
        visits.follow_all(window)
    })?;
    journey.check("no route of a case was left out", |_| {
        let left =
            of_case.iter().filter(|it| !visits.met.contains_key(it.pattern)).map(|it| it.pattern.to_owned());
        Fault::from_list("not visited:", &left.collect::<Vec<_>>())
    });
    journey.check("every question of the referral was among them", |_| {
        let questions = visits.met.get(QUESTIONS).map_or(0, Vec::len);
        if questions > 20 { Ok(()) } else { Err(Fault::Window(format!("{questions} questions"))) }
    });
    journey.check("at 320 px the rail stands above the page", |window| {
        go(window, &visits.met["/c/:id/referral"][0])?;
        crate::plain::narrow(window)?;
        let script = "const top = (it) => it.getBoundingClientRect().top;
                      return top(document.getElementById('safety')) < top(document.getElementById('main'));";
        let first = window.asks_whether(script, &json!([]));
        crate::plain::widen(window)?;
        if first? { Ok(()) } else { Err(Fault::Window("the rail stands under the page".to_owned())) }
    });
    Ok(())
}

fn routes() -> Vec<Route> {
    let line = |line: &'static str| {
        let mut words = line.strip_prefix("  [\"")?.split('"');
        Some(Route { pattern: words.next()?, frame: words.nth(1)? })
    };
    SCREENS.lines().filter_map(line).collect()
}

impl Route {
    fn fits(&self, address: &str) -> bool {
        let (mine, other): (Vec<_>, Vec<_>) =
            (self.pattern.split('/').collect(), address.split('/').collect());
        mine.len() == other.len()
            && mine.iter().zip(&other).all(|(mine, other)| mine.starts_with(':') || mine == other)
    }
}

/// What has been visited, and what is still to be.
struct Visits<'r> {
    routes: &'r [Route],
    /// The addresses visited, by pattern.
    met: BTreeMap<&'static str, Vec<String>>,
    waiting: VecDeque<String>,
    seen: BTreeSet<String>,
}

impl Visits<'_> {
    /// Visits what waits, and whatever links lead to from there.
    fn follow_all(&mut self, window: &Window) -> Outcome {
        while let Some(address) = self.waiting.pop_front() {
            let Some(route) = self.routes.iter().find(|route| route.fits(&address)) else {
                return Err(Fault::Window(format!("a link leads to {address}, which is no screen")));
            };
            let most = if route.pattern == QUESTIONS { usize::MAX } else { OF_A_ROUTE };
            let met = self.met.entry(route.pattern).or_default();
            if !route.pattern.starts_with("/c/:id") || met.len() >= most {
                continue;
            }
            met.push(address.clone());
            go(window, &address)?;
            match route.frame {
                "present" => without_rail(window),
                _ => with_rail(window),
            }
            .map_err(|fault| Fault::Window(format!("{address}: {fault}")))?;
            self.note_links(window)?;
        }
        Ok(())
    }

    /// Puts every link of the page among what waits, once.
    fn note_links(&mut self, window: &Window) -> Outcome {
        let script =
            "return [...document.querySelectorAll('a[href^=\"#/c/\"]')].map((link) => link.hash.slice(1));";
        for address in window.ask_lines(script, &json!([]))? {
            if self.seen.insert(address.clone()) {
                self.waiting.push_back(address);
            }
        }
        Ok(())
    }

    /// Adds an address of each route that no link leads to, made from the parts of those visited. `draft` is a note that is
    /// not finished.
    fn complete(&mut self, draft: &str) {
        let of = |pattern: &str| self.met.get(pattern).into_iter().flatten();
        let case = of("/c/:id").next().cloned().unwrap_or_default();
        let note = of("/c/:id/notes/:n").find(|note| *note != draft).cloned().unwrap_or_default();
        let made = [
            format!("{case}/consent/talk"),
            format!("{case}/consent/talk/record"),
            format!("{draft}/finish"),
            format!("{note}/move"),
            format!("{note}/compare"),
            format!("{note}/addition"),
            format!("{case}/consent/follows/referral"),
            format!("{case}/referral/identifiers"),
            format!("{case}/decisions/news"),
            format!("{case}/decisions/record"),
            format!("{case}/decisions/record/cg-positive"),
            format!("{case}/leave/referral"),
            format!("{case}/export/preview"),
            format!("{case}/export/leave"),
            format!("{case}/reviews"),
            format!("{case}/retention"),
        ];
        for address in made {
            let unmet = self
                .routes
                .iter()
                .find(|route| route.fits(&address))
                .is_some_and(|it| !self.met.contains_key(it.pattern));
            if unmet && self.seen.insert(address.clone()) {
                self.waiting.push_back(address);
            }
        }
    }
}

/// Goes to an address inside the window, and waits for its heading.
fn go(window: &Window, address: &str) -> Outcome {
    window.ask("location.hash = arguments[0]; return true;", &json!([address]))?;
    wait::until(&window.session, &format!("the screen {address}"), wait::USUAL, || {
        let there = window.route()? == format!("#{address}");
        Ok((there && !window.heading()?.is_empty()).then_some(()))
    })
}

/// Checks that the rail is there, named, with steps, and that F6 goes to it from the page.
fn with_rail(window: &Window) -> Outcome {
    window.find_css("#safety .rail__count")?;
    let script = "const rail = document.getElementById('safety');
                  return rail.tagName === 'ASIDE' && spoken(rail) === 'Safety steps' && rail.querySelector('.rail__step a') !== null;";
    if !window.comes_true(script, &json!([]))? {
        return Err(Fault::Window("the rail has no name or no steps".to_owned()));
    }
    let inside = "return document.getElementById('main').contains(document.activeElement);";
    wait::until(&window.session, "the focus in the page", wait::USUAL, || {
        window.asks_whether(inside, &json!([])).map(|inside| inside.then_some(()))
    })?;
    window.press(keys::F6)?;
    crate::journey::lock::await_focus(window, "safety")
}

fn without_rail(window: &Window) -> Outcome {
    match window.comes_true("return document.getElementById('safety') === null;", &json!([]))? {
        true => Ok(()),
        false => Err(Fault::Window("the rail is on a screen turned to the person".to_owned())),
    }
}

/// Puts into the practice case what some screens need: a file, someone, something that happened, a warning note, a decision.
/// Returns the address of a note that is not finished.
fn prepare(window: &Window) -> Outcome<String> {
    first_run::make_vault_quickly(window)?;
    window.press_button("Open the practice case")?;
    window.await_heading("Overview")?;
    note::start(window)?;
    let draft = window.route()?.trim_start_matches('#').to_owned();
    note::type_text(window, &PracticeCase::shipped().note_to_type.text)?;
    window.press_button("Add files")?;
    window.await_words("letter.pdf")?;
    window.follow("People and places")?;
    window.await_heading("People and places")?;
    window.follow("Add a person")?;
    window.await_heading("Add to people and places")?;
    window.find_css("#called")?;
    window.walk_to(&window.find_css("#called")?)?;
    window.type_text("Invented uncle")?;
    window.press_button("Save to the list")?;
    window.await_heading("People and places")?;
    window.await_words("Invented uncle")?;
    window.follow("Chronology")?;
    window.await_heading("Chronology")?;
    window.follow("Add what happened")?;
    window.await_heading("Add what happened")?;
    window.find_css("#when")?;
    for (id, text) in [("when", "spring 2022"), ("what", "Came by bus"), ("source", "AM")] {
        window.walk_to(&window.find_css(&format!("#{id}"))?)?;
        window.type_text(text)?;
    }
    window.press_button("Save to the chronology")?;
    window.await_words("Saved to the chronology.")?;
    window.await_heading("Chronology")?;
    warnings::write_quickly(window, "Risk to staff", warnings::FIRST)?;
    agreement::to_consent(window)?;
    agreement::press_css(window, "#talk")?;
    window.await_heading("The conversation")?;
    window.press_button("Begin")?;
    window.press_button("End and write the record")?;
    window.await_heading("The record of the conversation")?;
    sent_and_decided(window)?;
    Ok(draft)
}

fn sent_and_decided(window: &Window) -> Outcome {
    agreement::record_as_sent(window)?;
    decisions::begin(window, "rg-negative")?;
    decisions::fill_negative(window, 0)?;
    decisions::record(window, "Record this")?;
    window.press_button("Attach a letter")?;
    window.await_words("The letter is attached.")
}
