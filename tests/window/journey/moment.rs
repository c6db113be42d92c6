//! A moment, typed into its four boxes.

use casework::practice::PracticeMoment;
use serde_json::json;

use crate::fault::{Fault, Outcome};
use crate::window::{Kind, Window};

/// Types the moment into the boxes of that name; days count back from the day in the window.
pub fn fill(window: &Window, group: &str, moment: PracticeMoment) -> Outcome {
    let day = window.ask_lines(include_str!("../page/days_ago.js"), &json!([moment.days_before]))?;
    let [day, month, year] = day.as_slice() else {
        return Err(Fault::Machine("a day is not three numbers".to_owned()));
    };
    let time = moment.time.format("%H:%M").to_string();
    for (name, text) in [("Day", day), ("Month", month), ("Year", year), ("Time", &time)] {
        let field = window.find_within(group, Kind::Field, name)?;
        window.fill_element(&field, text)?;
    }
    Ok(())
}
