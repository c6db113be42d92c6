//! Script that someone put into a name, a note, a file's name or a copy: it is shown as the letters that it is, nothing
//! of it runs, and nothing is asked of any computer for it.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use daybook_tests::desk::Desk;
use daybook_tests::exchange::{everything, seal_with};
use serde_json::json;

use super::agreement::press_css;
use super::{Journey, case, first_run, note};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::report::Report;
use crate::wait;

/// What the person is called, and what the attached file is: names are drawn on nearly every screen.
const CALLED: &str = "<img src=x onerror=window.ran=1>";
const FILE: &str = "'\"><svg onload=window.ran=1>.pdf";
const TO_OPEN: &str = "quiet lamp orbit fern";
/// Stands in each payload, so that the screens can be asked whether they show it.
const SIGN: &str = "quillwort";

pub fn refuse(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let ear = Ear::open()?;
    report.check(None, "a computer that is asked notices it", ear.hears_what_comes());
    let home = Home::make(folder.join("script.pdf"))?.choosing(FILE);
    home.choose(daybook_tests::desk::LETTER)?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    // A step that failed is in the report already: here it only ends the part.
    let _ended = screens(&mut journey, &ear).and_then(|()| copy(&mut journey, &ear, &home));
    daybook.close()?;
    report.check(None, "no computer was asked for anything", ear.heard_nothing());
    Ok(())
}

fn screens(journey: &mut Journey<'_>, ear: &Ear) -> Outcome {
    journey.step("a case whose name is script", |window| {
        first_run::make_vault_quickly(window)?;
        case::open_quickly_as(window, CALLED)
    })?;
    nothing_ran(journey, "overview", CALLED);
    journey.step("a note of script, with a file whose name is script", |window| {
        note::start(window)?;
        note::type_text(window, &payload(ear))?;
        window.press_button("Add files")?;
        window.await_words(FILE)
    })?;
    nothing_ran(journey, "note", FILE);
    journey.step("the file is looked at", |window| {
        window.follow_holding("Look at it")?;
        window.await_heading(FILE)
    })?;
    nothing_ran(journey, "attached file", FILE);
    journey.step("search finds the note", |window| {
        window.control("k")?;
        window.await_heading("Search")?;
        window.fill("Search everything in Daybook", SIGN)?;
        window.press(crate::keys::ENTER)?;
        window.await_words("window.ran")
    })?;
    nothing_ran(journey, "search", SIGN);
    for (link, heading) in [("Notes", "Notes"), ("Chronology", "Chronology")] {
        journey.step(&format!("{link}: opens"), |window| {
            window.follow("Daybook")?;
            window.await_heading("Cases")?;
            window.follow_holding(CALLED)?;
            window.await_heading("Overview")?;
            window.follow(link)?;
            window.await_heading(heading)
        })?;
        nothing_ran(journey, link, CALLED);
    }
    journey.check("the page itself may ask no computer", |window| {
        let script = "const [port, done] = [arguments[0], arguments[1]];
            const address = `http://127.0.0.1:${port}/own`;
            const picture = new Image();
            const asked = [fetch(address).then(() => 'fetched', () => ''),
                new Promise((then) => { picture.onload = () => then('drawn'); picture.onerror = () => then(''); picture.src = address; })];
            Promise.all(asked).then((all) => done(all.join('')));";
        let came = window.session.ask_later(script, &json!([ear.port]))?;
        if came == json!("") { Ok(()) } else { Err(Fault::Window(format!("it was {came}"))) }
    });
    Ok(())
}

/// A case file from elsewhere, full of script, is opened to be reviewed.
fn copy(journey: &mut Journey<'_>, ear: &Ear, home: &Home) -> Outcome {
    home.choose(&sealed_elsewhere(ear)?)?;
    journey.step("a copy full of script is opened", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.follow("Open a copy to review")?;
        window.await_heading("Copies to review")?;
        press_css(window, "#open-copy")?;
        window.fill_element(&window.find_css("#copy-passphrase")?, TO_OPEN)?;
        window.press(crate::keys::ENTER)?;
        wait::until(&window.session, "the copy", wait::KEY_DERIVATION, || {
            let there = "return document.getElementById('part-notes') !== null;";
            Ok(window.asks_whether(there, &json!([]))?.then_some(()))
        })
    })?;
    nothing_ran(journey, "copy", SIGN);
    journey.step("a file that came with it is looked at", |window| {
        press_css(window, "#copy-files + ul a")?;
        window.await_heading("letter.pdf")?;
        window.find_css(".drawn__picture").map(drop)
    })?;
    journey.inspect("a file of a copy", Depth::Whole);
    journey.step("and the way leads back", |window| {
        window.back()?;
        window.find_css("#part-notes").map(drop)
    })
}

/// A vault of someone else's, with the same note in it, sealed with a passphrase.
fn sealed_elsewhere(ear: &Ear) -> Outcome<Vec<u8>> {
    let desk = Desk::with_a_case();
    desk.write(&payload(ear));
    let statement = json!({ "madeAtTheTime": true, "whyLater": "" });
    let finish = json!({ "note": desk.note, "statement": statement });
    desk.ask("finish_note", finish).map_err(|refused| Fault::machine("finishing a note", refused))?;
    let protection = json!({ "colleagues": [], "passphrase": TO_OPEN });
    let sealed = seal_with(&desk, &desk.case, &everything(), &protection);
    let file = sealed.map_err(|refused| Fault::machine("sealing a case file", refused))?;
    std::fs::read(file).map_err(|cause| Fault::machine("reading a sealed file", cause))
}

/// What people have put into text so that a program runs it or fetches something.
fn payload(ear: &Ear) -> String {
    let at = format!("http://127.0.0.1:{}/{SIGN}", ear.port);
    [
        "<script>window.ran=1</script>".to_owned(),
        format!("<script src=\"{at}.js\"></script>"),
        format!("<img src=\"{at}.png\" onerror=\"window.ran=1\">"),
        format!("<link rel=\"stylesheet\" href=\"{at}.css\"><style>body {{ background: url({at}) }}</style>"),
        format!("<iframe src=\"{at}\"></iframe><object data=\"{at}\"></object><embed src=\"{at}\">"),
        "<svg onload=\"window.ran=1\"><a href=\"javascript:window.ran=1\">here</a></svg>".to_owned(),
        format!("[here](javascript:window.ran=1) ![picture]({at}) {at}"),
        "{@html '<b onclick=window.ran=1>'} {{constructor.constructor('window.ran=1')()}}".to_owned(),
    ]
    .join("\n")
}

fn nothing_ran(journey: &mut Journey<'_>, screen: &str, shown: &str) {
    journey.check(&format!("{screen}: script is shown as letters, and none ran"), |window| {
        window.await_words(shown)?;
        Fault::from_list("of what was typed:", &window.ask_lines(LOOK, &json!([]))?)
    });
}

const LOOK: &str = "
    const made = 'script:not([src^=\"/\"]):not([src^=\"tauri\"]), iframe, object, embed, svg[onload], img[onerror], style, ' +
        'link[href*=\"127.0.0.1\"], img[src^=\"http\"], a[href^=\"javascript\"], a[href^=\"http\"]';
    const lines = [...document.body.querySelectorAll(made)].map((it) => it.outerHTML.slice(0, 120));
    return window.ran === undefined ? lines : [...lines, 'it ran'];";

/// A computer, this one, that counts who asks it for anything.
struct Ear {
    port: u16,
    heard: Arc<AtomicUsize>,
}

impl Ear {
    fn open() -> Outcome<Self> {
        let failed = |cause| Fault::machine("listening", cause);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        let heard = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&heard);
        thread::spawn(move || {
            for _asked in listener.incoming() {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Ok(Self { port, heard })
    }

    /// Asks once itself, and counts from there.
    fn hears_what_comes(&self) -> Outcome {
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))
            .map_err(|cause| Fault::machine("asking a computer", cause))?;
        wait::until_outside("the question to be heard", wait::USUAL, || {
            self.heard.swap(0, Ordering::SeqCst) > 0
        })
    }

    fn heard_nothing(&self) -> Outcome {
        match self.heard.load(Ordering::SeqCst) {
            0 => Ok(()),
            times => Err(Fault::Window(format!("it was asked {times} times"))),
        }
    }
}
