//! The tour: the practice case in the real window, with a picture of every screen, how long each took, and the
//! proof that nothing of it can be read on the disk afterwards. Everything that Daybook and the window wrote is left
//! in `written/` beside the pictures, for anyone who wants to search it again.

mod consent;
mod decisions;
mod review;
mod safeguarding;
mod stops;
mod trust;

use std::path::{Path, PathBuf};

use casework::practice::PracticeCase;

use serde_json::json;

use crate::daybook::{self, Daybook};
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::leak;
use crate::pdf;
use crate::plain;
use crate::report::{self, Report};
use crate::stopwatch::{self, Until};
use crate::window::Window;

/// One part of the tour, with the title by which it can be asked for.
type Part = fn(&mut Trail, &mut Report, &Path) -> Outcome;

const PARTS: [(&str, Part); 4] = [
    ("The tour of the practice case", practice_case),
    ("The tour of safeguarding", safeguarding::lead),
    ("The tour of a review", review::lead),
    ("The tour of a damaged file", trust::lead),
];

/// Leads through all of it, or only the parts whose title holds the words of `DAYBOOK_JOURNEY`; leaves pictures, the PDF and
/// the timings in the folder.
pub fn lead(report: &mut Report, folder: &Path) -> Outcome {
    let binary = daybook::binary()?;
    let wanted = std::env::var("DAYBOOK_JOURNEY").unwrap_or_default();
    let mut trail = Trail { folder: folder.to_owned(), pictures: 0, timings: Vec::new() };
    for (title, part) in PARTS.iter().filter(|(title, _)| title.contains(&wanted)) {
        report.chapter(title);
        part(&mut trail, report, &binary)?;
    }
    std::fs::write(folder.join("timings.txt"), trail.timings_as_text())
        .map_err(|cause| Fault::machine("writing the timings", cause))
}

/// The practice case; afterwards nothing of it can be read in anything that was written.
fn practice_case(trail: &mut Trail, report: &mut Report, binary: &Path) -> Outcome {
    let practice = PracticeCase::shipped();
    let folder = trail.folder.clone();
    let home = Home::make(folder.join("referral.pdf"))?;
    trail.walk(report, binary, &home, |tour| stops::all(tour, practice))?;
    leak::leave_copies(home.path(), &folder.join("written"))?;
    report.check(None, "the referral is a PDF, tagged for screen readers", pdf::is_tagged(home.pdf()));
    search_all(report, &home, &folder, practice);
    Ok(())
}

/// Searches everything that the tour wrote but the PDF, which the worker chose to save, and the pictures.
fn search_all(report: &mut Report, home: &Home, folder: &Path, practice: &PracticeCase) {
    let scratch = home.path().join("tmp");
    report.check(
        None,
        "the search finds what is planted",
        leak::finds_what_is_planted(&scratch, &practice.markers),
    );
    for (name, place) in [("Daybook's own folders", home.path()), ("the folder of the tour", folder)] {
        let wanted = |file: &Path| file != home.pdf() && file.extension().is_none_or(|kind| kind != "png");
        let outcome = leak::search(place, &practice.markers, wanted).and_then(|searched| {
            report::say(&format!(
                "      {name}: {} files, {} bytes searched",
                searched.files, searched.bytes
            ));
            Fault::from_list("readable on the disk:", &searched.found)
        });
        report.check(None, &format!("no word of the practice case in {name}"), outcome);
    }
}

/// What the tour has left so far.
struct Trail {
    folder: PathBuf,
    pictures: u32,
    timings: Vec<(String, f64)>,
}

impl Trail {
    /// Starts Daybook in that home and passes these stops.
    fn walk(
        &mut self,
        report: &mut Report,
        binary: &Path,
        home: &Home,
        stops: impl FnOnce(&mut Tour<'_>) -> Outcome,
    ) -> Outcome {
        let daybook = Daybook::start(binary, home)?;
        let mut tour = Tour { window: &daybook.window, home, report, trail: self };
        // A stop that failed is in the report already: here it only ends the tour.
        let _ended = stops(&mut tour);
        daybook.close()
    }

    fn next_file(&mut self, name: &str) -> PathBuf {
        self.pictures += 1;
        self.folder.join(format!("{:03}-{}.png", self.pictures, report::file_name(name)))
    }

    fn timings_as_text(&self) -> String {
        let head = "Milliseconds inside the page, from the key pressed to the frame that shows the result.\n\
                    WebKitGTK under Xvfb, drawn without a graphics card.\n\n";
        let lines = self.timings.iter().map(|(name, taken)| format!("{taken:>9.1}  {name}\n"));
        std::iter::once(head.to_owned()).chain(lines).collect()
    }
}

/// The tour under way.
struct Tour<'a> {
    window: &'a Window,
    home: &'a Home,
    report: &'a mut Report,
    trail: &'a mut Trail,
}

impl Tour<'_> {
    /// Goes on to a screen, notes how long it took to stand there, and takes its picture.
    fn stop(&mut self, name: &str, heading: &str, act: impl FnOnce(&Window) -> Outcome) -> Outcome {
        self.go(name, heading, act)?;
        self.picture(name)
    }

    /// Goes on to a screen and notes how long it took to stand there.
    fn go(&mut self, name: &str, heading: &str, act: impl FnOnce(&Window) -> Outcome) -> Outcome {
        self.time(&format!("open: {name}"), Until::Heading, |window| {
            act(window)?;
            window.await_heading(heading)
        })
    }

    /// Notes how long an act takes, from its last key to the frame that shows the result.
    fn time(&mut self, name: &str, until: Until<'_>, act: impl FnOnce(&Window) -> Outcome) -> Outcome {
        let mut taken = 0.0;
        self.step(name, |window| {
            taken = stopwatch::time(window, until, act)?;
            Ok(())
        })?;
        self.trail.timings.push((name.to_owned(), taken));
        Ok(())
    }

    /// Does what the next stops need.
    fn step(&mut self, name: &str, act: impl FnOnce(&Window) -> Outcome) -> Outcome {
        let outcome = act(self.window);
        match self.report.check(Some(&self.window.session), name, outcome) {
            true => Ok(()),
            false => Err(Fault::Window(format!("the tour ended at: {name}"))),
        }
    }

    /// Takes a picture of the window as it stands; its file begins with its number.
    fn picture(&mut self, name: &str) -> Outcome {
        let file = self.trail.next_file(name);
        self.step(&format!("picture: {name}"), |window| {
            plain::await_frames(window)?;
            window.session.picture(&file)
        })
    }

    /// Takes a picture of the same screen in a window 320 px wide, from its heading on.
    fn narrow_picture(&mut self, name: &str) -> Outcome {
        self.narrow_picture_from(name, "h1")
    }

    /// Takes a picture of the same screen in a window 320 px wide, from that part on.
    fn narrow_picture_from(&mut self, name: &str, part: &str) -> Outcome {
        let name = format!("{name}, narrow");
        let file = self.trail.next_file(&name);
        self.step(&format!("picture: {name}"), |window| {
            plain::narrow(window)?;
            scroll_to(window, part)?;
            plain::await_frames(window)?;
            window.session.picture(&file)?;
            plain::widen(window)
        })
    }

    /// Takes a picture of the window from that part on, and one 320 px wide.
    fn pictures_from(&mut self, name: &str, part: &str) -> Outcome {
        self.step(&format!("scroll to: {name}"), |window| scroll_to(window, part))?;
        self.picture(name)?;
        self.narrow_picture_from(name, part)
    }
}

fn scroll_to(window: &Window, part: &str) -> Outcome {
    let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'start' }); return true;";
    window.ask(script, &json!([part])).map(drop)
}
