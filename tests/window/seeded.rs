//! The seeded page: one page full of known faults, so that a silently broken check cannot pass for a clean screen.

use std::path::Path;

use crate::axe::Axe;
use crate::driver::Driver;
use crate::fault::{Fault, Outcome};
use crate::plain;
use crate::report::Report;
use crate::window::Window;

/// The browser that comes with WebKit's own packages; Daybook's window opens no page but its own.
const MINI_BROWSER: &str = "MiniBrowser";
const PLACES: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1",
    "/usr/libexec/webkit2gtk-4.1",
    "/usr/lib/webkit2gtk-4.1",
];

/// What axe reports of the seeded page.
const RULES: [&str; 7] = [
    "aria-command-name",
    "color-contrast",
    "html-has-lang",
    "image-alt",
    "label",
    "link-name",
    "target-size",
];

/// Opens the seeded page and checks that every kind of check fails on it.
pub fn check(report: &mut Report, axe: &Axe, scratch: &Path) -> Outcome {
    let folder = scratch.join("seeded");
    std::fs::create_dir_all(&folder)
        .map_err(|cause| Fault::machine("making a folder for the seeded page", cause))?;
    let page = folder.join("seeded.html");
    std::fs::write(&page, include_str!("seeded.html"))
        .map_err(|cause| Fault::machine("writing the seeded page", cause))?;
    let browser =
        PLACES.iter().map(|place| Path::new(place).join(MINI_BROWSER)).find(|browser| browser.exists());
    let browser = browser
        .ok_or_else(|| Fault::Machine("MiniBrowser, part of WebKitGTK's packages, is missing".to_owned()))?;
    let home = folder.as_os_str().to_owned();
    let driver = Driver::start(&[("HOME", home)], &folder.join("driver.log"))?;
    let window = Window::of(driver.session(&browser, &["--automation"])?);
    window.session.open(&format!("file://{}", page.display()))?;
    plain::widen(&window)?;
    for (name, outcome) in outcomes(&window, axe) {
        report.check(Some(&window.session), &format!("seeded page: {name}"), outcome);
    }
    window.session.end()
}

fn outcomes(window: &Window, axe: &Axe) -> Vec<(&'static str, Outcome)> {
    vec![
        ("axe reports the seeded faults", axe_sees(window, axe)),
        ("reflow fails", fails_with(plain::reflow(window), &["sideways", "Wider than"])),
        ("keyboard walk fails", fails_with(plain::keyboard_walk(window), &["looks the same", "No ring"])),
        ("text spacing fails", fails_with(plain::text_spacing(window), &["does not hold its text"])),
        (
            "at rest fails",
            fails_with(plain::at_rest(window, &["AM"]), &["animations", "status", "alert", "carries"]),
        ),
        ("error summary fails", fails_with(plain::error_summary(window), &["no error summary"])),
    ]
}

fn axe_sees(window: &Window, axe: &Axe) -> Outcome {
    let found: Vec<String> =
        axe.violations(&window.session)?.into_iter().map(|violation| violation.rule).collect();
    let unseen: Vec<String> = RULES
        .iter()
        .filter(|rule| !found.iter().any(|name| name == *rule))
        .map(|rule| (*rule).to_owned())
        .collect();
    Fault::from_list(&format!("axe reported {}, but not:", found.join(", ")), &unseen)
}

/// Passes when the check failed, and for these reasons.
fn fails_with(outcome: Outcome, reasons: &[&str]) -> Outcome {
    let Err(fault) = outcome else {
        return Err(Fault::Window("the check passed on a page seeded with faults".to_owned()));
    };
    let said = fault.to_string();
    let unsaid: Vec<String> =
        reasons.iter().filter(|why| !said.contains(*why)).map(|why| (*why).to_owned()).collect();
    Fault::from_list(&format!("{said}\nbut that does not say:"), &unsaid)
}
