//! A moment, typed into its four boxes.

use casework::practice::PracticeMoment;
use serde_json::json;

use crate::fault::{Fault, Outcome};
use crate::window::{Kind, Window};

/// Types the present day and a minute of it that has passed: midnight at the earliest.
pub fn fill_now(window: &Window, group: &str) -> Outcome {
    let now = window.ask_lines(include_str!("../page/now.js"), &json!([]))?;
    type_parts(window, group, &["Day", "Month", "Year", "Time"], &now)
}

/// Types the present day.
pub fn fill_today(window: &Window, group: &str) -> Outcome {
    let now = window.ask_lines(include_str!("../page/now.js"), &json!([]))?;
    type_parts(window, group, &["Day", "Month", "Year"], &now)
}

fn type_parts(window: &Window, group: &str, names: &[&str], texts: &[String]) -> Outcome {
    for (name, text) in names.iter().zip(texts) {
        let field = window.find_within(group, Kind::Field, name)?;
        window.fill_element(&field, text)?;
    }
    Ok(())
}

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

/// Types a day into the boxes of that id, counted back from the day in the window; a negative number is to come.
pub fn fill_day(window: &Window, id: &str, days_ago: i64) -> Outcome {
    let day = window.ask_lines(include_str!("../page/days_ago.js"), &json!([days_ago]))?;
    for (part, text) in ["day", "month", "year"].into_iter().zip(&day) {
        window.fill_element(&window.find_css(&format!("#{id}-{part}"))?, text)?;
    }
    Ok(())
}
