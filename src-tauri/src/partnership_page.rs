//! The page of the partnership return, from its figures and what they come from.

use casework::case::choice_word;
use casework::partnership::{Figures, Htcds, Quarter};
use vault::{Moment, Vault};

use crate::answers::{
    FigureLine, FigureTable, FigureTime, HtcdsColumn, HtcdsPack, PartnershipFigures, PartnershipPage,
    QuarterOffered, ReturnColleague, ReturnRead,
};
use crate::commands::cases::count;
use crate::leaving;
use crate::refusal::Answer;

/// How many quarters are offered.
const OFFERED: usize = 12;

/// The figures of a quarter, and what they come from.
pub struct Made {
    pub quarter: Quarter,
    pub source: &'static str,
    pub figures: Figures,
    pub returns: Vec<ReturnRead>,
    pub twice: usize,
}

/// Returns the page as the window shows it.
pub fn page(vault: &mut Vault, made: Made, now: Moment) -> Answer<PartnershipPage> {
    let today = now.date_naive();
    let offered = |quarter: &Quarter| QuarterOffered {
        quarter: quarter.to_string(),
        first_day: quarter.first_day().to_string(),
        last_day: quarter.last_day().to_string(),
        open: quarter.is_open(today),
    };
    let colleagues = vault.colleagues()?.into_iter().map(|it| ReturnColleague {
        id: it.id,
        name: it.card.name,
        confirmed: it.confirmed_at.is_some(),
    });
    Ok(PartnershipPage {
        quarters: Quarter::of(today).and_before(OFFERED).iter().map(offered).collect(),
        quarter: made.quarter.to_string(),
        source: made.source.to_owned(),
        figures: shown(&made.figures),
        returns: made.returns,
        twice: count(made.twice),
        colleagues: colleagues.collect(),
        reasons: leaving::reasons(),
        htcds: htcds(Htcds::current()),
    })
}

fn shown(figures: &Figures) -> PartnershipFigures {
    let tables = figures.tables.iter().map(|table| FigureTable {
        measure: choice_word(&table.measure),
        total: table.total,
        lines: table
            .lines
            .iter()
            .map(|line| FigureLine {
                category: line.category.clone(),
                count: line.shown.map(|shown| shown.count),
                percent: line.shown.map(|shown| shown.percent),
            })
            .collect(),
    });
    let times = figures.times.iter().map(|it| FigureTime { time: choice_word(&it.time), days: it.days });
    PartnershipFigures { total: figures.total, tables: tables.collect(), times: times.collect() }
}

fn htcds(pack: &Htcds) -> HtcdsPack {
    let columns = pack.fields.iter().map(|field| HtcdsColumn {
        name: field.name.clone(),
        label: field.label.clone(),
        given: field.from.is_some(),
        to_confirm: field.confirm,
        why: field.why.clone(),
    });
    HtcdsPack {
        version: pack.version.clone(),
        standard: pack.standard.clone(),
        source: pack.source.clone(),
        to_confirm: pack.confirm,
        columns: columns.collect(),
    }
}
