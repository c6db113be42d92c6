//! Check answers: what goes on paper, in the order of the online form's summary.

use casework::case::choice_word;
use casework::referral as engine;
use vault::{Moment, Vault};

use super::Draft;
use crate::answers::{CheckAnswers, CheckRow, CheckSection, FieldFinding};
use crate::commands::cases::count;
use crate::identifying;
use crate::refusal::Answer;

impl Draft {
    pub fn check(&self, vault: &Vault, now: Moment) -> Answer<CheckAnswers> {
        let today = now.date_naive();
        let parts = engine::check_answers(self.form, self.answers(), &self.files, today);
        Ok(CheckAnswers {
            route: choice_word(&self.route()),
            form: self.edition(now),
            sections: parts.iter().map(check_section).collect(),
            missing: count(self.missing(today)),
            conflicts: self.conflicts(now),
            apart: self.apart(),
            identifiers_undecided: count(identifying::undecided(vault, self, &self.case)?),
            frozen: self.frozen_since.is_some(),
        })
    }
}

fn check_section(part: &engine::SummaryPart<'_>) -> CheckSection {
    let rows = part.rows.iter().map(|row| {
        let answer = row.lines.join("\n");
        CheckRow {
            page: row.page.key.clone(),
            field: row.field.to_owned(),
            label: row.label.to_owned(),
            words: count(answer.split_whitespace().count()),
            answer,
            finding: row.finding.as_ref().map(FieldFinding::from),
        }
    });
    CheckSection { title: part.section.to_owned(), rows: rows.collect() }
}
