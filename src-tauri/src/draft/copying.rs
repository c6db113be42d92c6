//! The list from which the officer fills the online form, in its order.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::moment::read_stored;
use casework::referral as engine;
use casework::referral::CopyRow as Row;
use chrono::Duration;
use vault::{Moment, Vault};

use super::Draft;
use crate::answers::{CopyList, CopyRow, FieldFinding};
use crate::commands::cases::count;
use crate::refusal::Answer;
use crate::{evidence, online, other_routes};

const NOT_ENTERED: &str = "not-entered";
const ENTERED: &str = "entered";

impl Draft {
    /// Returns the rows of the online form with what to enter in each.
    pub fn copy_rows(&self, now: Moment) -> Vec<Row<'static>> {
        engine::copy_rows(self.form, self.answers(), &self.files, now.date_naive())
    }

    pub fn copy_list(&self, vault: &Vault, now: Moment) -> Answer<CopyList> {
        let entered = vault.entered_of(&self.case.id)?;
        let last = entered.last().map(|it| it.field.clone());
        let digests: BTreeMap<String, Option<String>> =
            entered.into_iter().map(|it| (it.field, it.digest)).collect();
        let held = self.held(vault)?;
        // What may not go out is not in the window either.
        let rows = if held.is_none() { self.copy_rows(now) } else { Vec::new() };
        let rows: Vec<CopyRow> = rows.iter().map(|row| shown(row, &digests)).collect();
        let last_copied_at = vault.last_copied(&self.case.id)?;
        Ok(CopyList {
            route: choice_word(&self.route()),
            entered: count(rows.iter().filter(|row| row.state == ENTERED).count()),
            resume_at: resume_at(&rows, last.as_deref()),
            rows,
            blocked: held.map(|held| choice_word(&held)),
            may_refer: other_routes::may_refer(self.may_refer, self.case.nation),
            missing: count(self.missing(now.date_naive())),
            online: online::draft_of(vault, self, now)?,
            evidence: evidence::files(vault, self)?,
            remind_at: last_copied_at.as_deref().and_then(|at| self.remind_at(at)),
            last_copied_at,
            page_minutes: self.form.online.page_minutes,
            live_service: self.form.live_service.clone(),
            declaration: self.form.declaration.clone(),
        })
    }

    /// Returns when to remind, after a copy at `at`, that the online page closes.
    pub fn remind_at(&self, at: &str) -> Option<String> {
        let after = Duration::minutes(i64::from(self.form.online.remind_after_minutes));
        let at = read_stored(at)?;
        Some(at.checked_add_signed(after)?.to_rfc3339())
    }

    /// Returns how many rows of the online form want something entered and are not ticked.
    pub fn not_entered(&self, vault: &Vault, now: Moment) -> Answer<usize> {
        let list = self.copy_list(vault, now)?;
        Ok(list.rows.iter().filter(|row| !row.lines.is_empty() && row.state != ENTERED).count())
    }
}

/// The digest under which a row's value counts as entered.
pub fn digest(row: &Row<'_>) -> String {
    let value = row.text.clone().unwrap_or_else(|| row.lines.join("\n"));
    vault::fingerprint(value.as_bytes())
}

fn shown(row: &Row<'_>, entered: &BTreeMap<String, Option<String>>) -> CopyRow {
    let state = match entered.get(&row.field.key) {
        None | Some(None) => NOT_ENTERED,
        Some(Some(before)) if *before == digest(row) => ENTERED,
        Some(Some(_)) => "changed-since",
    };
    CopyRow {
        page: row.page.key.clone(),
        section: row.page.section.clone(),
        page_title: row.page.title.clone(),
        field: row.field.key.clone(),
        label: row.label.to_owned(),
        act: choice_word(&row.act),
        lines: row.lines.clone(),
        characters: row.characters,
        too_long: row.too_long,
        finding: row.finding.as_ref().map(FieldFinding::from),
        state: state.to_owned(),
    }
}

/// Returns where to go on: the first row not entered after the one ticked last, else the first of all.
fn resume_at(rows: &[CopyRow], last: Option<&str>) -> Option<String> {
    let open = |row: &&CopyRow| row.state != ENTERED && !row.lines.is_empty();
    let place = last.and_then(|last| rows.iter().position(|row| row.field == last))?;
    let after = rows[place + 1..].iter().find(open);
    after.or_else(|| rows.iter().find(open)).map(|row| row.field.clone())
}
