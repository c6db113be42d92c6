//! Indicators of the pack.

use casework::indicator::{Group, Indicator as Listed, Indicators};
use tauri::State;

use crate::answers::{Indicator, IndicatorGroup, IndicatorList};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_indicators(session: State<'_, Session>) -> Answer<IndicatorList> {
    session.with(|_, _| Ok(list(Indicators::current())))
}

/// Returns the ids of the indicators that fit what was typed, in the pack's order.
#[tauri::command(async)]
pub fn search_indicators(session: State<'_, Session>, query: String) -> Answer<Vec<String>> {
    session
        .with(|_, _| Ok(Indicators::current().search(&query).into_iter().map(|it| it.id.clone()).collect()))
}

fn list(pack: &Indicators) -> IndicatorList {
    IndicatorList {
        version: pack.version.clone(),
        source: pack.source.clone(),
        caution: pack.caution.clone(),
        groups: pack.groups.iter().map(group).collect(),
    }
}

fn group(group: &Group) -> IndicatorGroup {
    IndicatorGroup {
        id: group.id.clone(),
        title: group.title.clone(),
        confirm: group.confirm,
        children: group.children,
        note: group.note.clone().unwrap_or_default(),
        indicators: group.indicators.iter().map(indicator).collect(),
    }
}

fn indicator(indicator: &Listed) -> Indicator {
    Indicator { id: indicator.id.clone(), words: indicator.words.clone(), source: indicator.source.clone() }
}
