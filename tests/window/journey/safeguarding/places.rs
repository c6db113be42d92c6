//! The other places: Thurrock, Cardiff, Glasgow, Belfast. Which steps stand, in which order, whom they name, and what is
//! still to be confirmed.

use super::place::Place;
use super::rail;
use super::says;
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::Journey;
use crate::wait;
use crate::window::Window;
use serde_json::json;

/// What stands in the rail of a case somewhere.
struct Expected {
    name: &'static str,
    place: Place,
    /// In their order.
    steps: &'static [&'static str],
    /// What the page of a step says.
    pages: &'static [Page],
}

struct Page {
    step: &'static str,
    says: &'static [&'static str],
    /// It is said that the entry is to be confirmed.
    confirm: bool,
    /// It names no number at all, because no source does.
    no_number: bool,
}

const fn page(step: &'static str, says: &'static [&'static str]) -> Page {
    Page { step, says, confirm: false, no_number: false }
}

impl Page {
    const fn unsure(mut self) -> Self {
        self.confirm = true;
        self
    }

    const fn without_number(mut self) -> Self {
        self.no_number = true;
        self
    }
}

const ADULT: &str = "18 or over";
const EXPECTED: [Expected; 4] = [
    Expected {
        name: "Thurrock adult",
        place: Place { letter: 'T', age: ADULT, nation: "England", area: Some("Thurrock") },
        steps: &["uk-999", "uk-101", "thu-adult", "ew-sa", "eng-health"],
        pages: &[
            page(
                "thu-adult",
                &["Ring Thurrock First", "01375 511000", "questions to the board, not referrals"],
            ),
            page("ew-sa", &["0800 808 3733", "24 hours"]),
        ],
    },
    Expected {
        name: "Cardiff adult",
        place: Place { letter: 'W', age: ADULT, nation: "Wales", area: None },
        steps: &["uk-999", "uk-101", "ew-sa", "eng-health", "wal-adult"],
        pages: &[
            page("wal-adult", &["section 128", "local adult safeguarding"]).without_number(),
            page("eng-health", &["111"]).unsure(),
        ],
    },
    Expected {
        name: "Glasgow child",
        place: Place { letter: 'G', age: "Under 18", nation: "Scotland", area: None },
        steps: &["uk-999", "sco-child", "uk-101", "eng-health"],
        pages: &[page(
            "sco-child",
            &["Inter-agency Referral Discussion", "Guardianship Scotland", "101", "999"],
        )
        .unsure()],
    },
    Expected {
        name: "Belfast adult",
        place: Place { letter: 'B', age: ADULT, nation: "Northern Ireland", area: None },
        steps: &["uk-999", "uk-101", "ni-adult", "eng-health", "ni-support"],
        pages: &[
            page("ni-adult", &["Adult Protection Gateway", "Use the number of your own Trust"])
                .unsure()
                .without_number(),
            page("ni-support", &["028 9244 8449", "028 9066 2385", "Migrant Help", "Women's Aid"]),
        ],
    },
];

/// Opens a case in each place and looks at its steps.
pub fn visit(journey: &mut Journey<'_>) -> Outcome {
    EXPECTED.iter().try_for_each(|expected| visit_one(journey, expected))
}

fn visit_one(journey: &mut Journey<'_>, expected: &Expected) -> Outcome {
    let Expected { name, place, steps, pages } = expected;
    journey.step(&format!("{name}: a case"), |window| place.open_case(window))?;
    journey.step(&format!("{name}: the steps that stand, in their order"), |window| {
        rail::await_steps(window, steps)
    })?;
    journey.check(
        &format!("{name}: the rail says for where its steps are, and that they are to be confirmed"),
        |window| says(window, ".rail__checked", &[place.nation, "confirm before you rely on them"]),
    );
    journey.inspect(&format!("{name}: overview"), Depth::WithoutWalk);
    for page in *pages {
        journey.step(&format!("{name}: {}", page.step), |window| {
            rail::open(window, page.step)?;
            says(window, "#main", page.says)?;
            looked_up(window, page)
        })?;
    }
    Ok(())
}

/// Checks what is said of an entry that is not sure, and that no number is made up where a source has none.
fn looked_up(window: &Window, page: &Page) -> Outcome {
    let script = "const confirm = document.querySelector('#step-source .govuk-tag') !== null;
                  const number = document.querySelector('#main .step .phone') !== null;
                  return confirm === arguments[0] && !(number && arguments[1]);";
    match window.comes_true(script, &json!([page.confirm, page.no_number]))? {
        true => Ok(()),
        false => Err(Fault::Window(wait::shown(&window.session))),
    }
}
