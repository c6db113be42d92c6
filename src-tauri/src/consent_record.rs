//! The consent record of a case: what counts of it, and where each matter stands.

use std::collections::BTreeMap;

use casework::case::{AgeGroup, choice_word};
use casework::consent::{
    self, CapacityRecord, ConsentEvent, ConsentPack, Consented, Due, Growing, Matter, Purpose, Stand,
    Standing, Talk, counts, key_of, matters_in, stand,
};
use casework::moment::read_stored;
use casework::referral::{Answers, Form, Route, birth_field};
use casework::statements::{self, Statement};
use casework::worker::MayRefer;
use chrono::{NaiveDate, NaiveDateTime};
use vault::store::{CaseFacts, CaseRecord};
use vault::{Moment, Vault};

use crate::refusal::{Answer, Refusal, RefusalCode};

/// What was recorded in a case by a moment and counts, in the order in which it was recorded. Once a person treated as a
/// child turns out to be an adult, they are asked afresh: what was recorded before then is history.
pub struct Recorded {
    pub age: AgeGroup,
    pub events: Vec<ConsentEvent>,
    pub capacity: Vec<CapacityRecord>,
    pub talks: Vec<Talk>,
    pub matters: Vec<Matter>,
    /// The person was treated as a child here before.
    pub asked_afresh: bool,
    /// The day since which someone sent as a child is taken to be an adult.
    sent_as_child: Option<NaiveDate>,
    /// The day of the conclusive grounds decision.
    concluded: Option<NaiveDate>,
    worker_may: MayRefer,
    today: NaiveDate,
}

impl Recorded {
    pub fn of(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Self> {
        let since = adult_since(vault, case)?;
        let counted = |at: &str| read_stored(at).is_none_or(|at| counts(&at, since.as_ref()));
        let events = vault.consent_of(&case.id)?.into_iter().filter(|it| counted(&it.recorded_at));
        let by_now = now.naive_local();
        let events: Vec<ConsentEvent> = events.map(|it| it.event).filter(|it| it.at <= by_now).collect();
        let capacity = vault.capacity_of(&case.id)?.into_iter().filter(|it| counted(&it.recorded_at));
        let capacity: Vec<CapacityRecord> =
            capacity.map(|it| it.record).filter(|it| it.at <= by_now).collect();
        let talks = vault.talks_of(&case.id)?.into_iter().chain(vault.open_talk(&case.id)?);
        let talks = talks.map(|it| it.talk).filter(|it| counts(&it.began_at, since.as_ref())).collect();
        let about = events.iter().map(|event| (event.purpose, event.details.about.as_str()));
        let found = capacity.iter().map(|record| (record.purpose, record.about.as_str()));
        let matters = matters_in(&about.chain(found).collect::<Vec<_>>());
        let (age, asked_afresh, today) = (case.age_group, since.is_some(), now.date_naive());
        let child_sent = asked_afresh && was_sent(vault, case, &[Route::ChildNrm])?;
        let sent_as_child = since.filter(|_| child_sent).map(|since| since.date_naive());
        let worker_may = vault.worker()?.map(|it| it.worker).unwrap_or_default().may_refer();
        let concluded = concluded(vault, case, today)?;
        Ok(Self {
            age,
            events,
            capacity,
            talks,
            matters,
            asked_afresh,
            sent_as_child,
            concluded,
            worker_may,
            today,
        })
    }

    pub fn stand(&self, matter: &Matter) -> Stand<'_> {
        stand(&self.events, &self.capacity, matter, self.today)
    }

    pub fn standing(&self, purpose: Purpose) -> Standing {
        self.stand(&Matter::of(purpose)).standing
    }

    /// Returns where a purpose stands about everyone it is decided for: agreed only if about each of them.
    pub fn of_all(&self, purpose: Purpose) -> (Standing, String) {
        let of_purpose = self.matters.iter().filter(|matter| matter.purpose == purpose);
        let stands: Vec<Stand<'_>> = of_purpose.map(|matter| self.stand(matter)).collect();
        consent::of_all(&stands)
    }

    /// Returns what was decided, where somebody has; nothing of a child, who is not asked.
    pub fn flag(&self, purpose: Purpose) -> Option<bool> {
        if self.is_asked() { self.standing(purpose).flag() } else { None }
    }

    pub fn is_asked(&self) -> bool {
        consent::asking(self.age) == consent::Asking::Asked
    }

    /// Returns the statements that were not explained before the person agreed.
    pub fn not_explained(&self) -> Vec<&'static Statement> {
        let needed = statements::for_age(AgeGroup::Adult);
        let referral = self.stand(&Matter::of(Purpose::Referral));
        let missing = consent::not_explained(&needed, &referral, &self.events, &self.talks);
        let notice = self.standing(Purpose::PrivacyNotice);
        consent::with_notice(&needed, &missing, notice, ConsentPack::current())
    }

    /// Returns what keeps the referral of an adult from being recorded as sent.
    pub fn lacks(&self) -> Vec<consent::Lack> {
        if !self.is_asked() {
            return Vec::new();
        }
        let referral = self.stand(&Matter::of(Purpose::Referral));
        let mut lacks = consent::lacks(referral.standing, &self.not_explained());
        let said = referral.event.filter(|_| referral.standing.agrees());
        let pack = ConsentPack::current();
        // Whether the paper is with it is no matter of its counting.
        let remarks = said.map(|said| consent::remarks(said, self.asked_afresh, true, self.worker_may, pack));
        if remarks.is_some_and(|remarks| remarks.iter().any(|remark| remark.undoes())) {
            lacks.push(consent::Lack::NotValid);
        }
        lacks
    }

    /// Returns what the referral takes from it.
    pub fn consented(&self) -> Consented {
        Consented {
            informed: !self.lacks().contains(&consent::Lack::NotInformed),
            valid: !self.lacks().contains(&consent::Lack::NotValid),
            may_be_named: self.standing(Purpose::NamedInNotification).agrees(),
        }
    }

    /// Returns whether the person helps public authorities, as the official form is to be answered.
    pub fn helps(&self) -> Option<bool> {
        if !self.is_asked() {
            return None;
        }
        let purposes = [Purpose::Referral, Purpose::Investigations, Purpose::NamedInNotification];
        let [referral, investigations, named] = purposes.map(|purpose| self.standing(purpose));
        consent::helps_authorities(referral, investigations, named)
    }

    /// Returns what falls due, overdue first. `born` is the date of birth as far as it is known.
    pub fn due(&self, born: Option<NaiveDate>, now: NaiveDateTime) -> Vec<Due> {
        let asked = if self.is_asked() { self.matters.len() } else { 0 };
        let stands: Vec<_> = (0..asked).map(|place| self.keyed(place)).collect();
        let growing =
            Growing { age: self.age, born, concluded: self.concluded, adult_since: self.sent_as_child };
        consent::due(&stands, growing, ConsentPack::current(), now)
    }

    fn keyed(&self, place: usize) -> (String, Purpose, Stand<'_>) {
        let matter = &self.matters[place];
        (key_of(&self.matters, place), matter.purpose, self.stand(matter))
    }
}

/// Tells whether a report of one of these kinds was ever recorded as sent.
pub fn was_sent(vault: &Vault, case: &CaseRecord, kinds: &[Route]) -> Answer<bool> {
    let sent = vault.sent_of(&case.id)?;
    Ok(sent.iter().any(|it| kinds.iter().any(|kind| choice_word(kind) == it.route)))
}

/// Returns when the person was last taken to be an adult after having been treated as a child.
pub fn adult_since(vault: &Vault, case: &CaseRecord) -> Answer<Option<Moment>> {
    let changes = vault.case_changes_of(&case.id)?;
    let became_adult = changes.iter().rev().find(|change| {
        change.after.age_group == AgeGroup::Adult && change.before.age_group.treated_as_child()
    });
    let damaged = || Refusal::new(RefusalCode::DatabaseDamaged);
    became_adult.map(|change| read_stored(&change.at).ok_or_else(damaged)).transpose()
}

/// Returns the day on which the question of staying in the NRM ended.
fn concluded(vault: &Vault, case: &CaseRecord, today: NaiveDate) -> Answer<Option<NaiveDate>> {
    Ok(concluded_in(&vault.case_facts(&case.id)?, today))
}

fn concluded_in(facts: &CaseFacts, today: NaiveDate) -> Option<NaiveDate> {
    let sent: Vec<NaiveDate> = facts.sent.iter().map(|sent| sent.at.date()).collect();
    casework::decision::concluded(&facts.decisions, &sent, today)
}

/// What falls due about consent in a case.
#[derive(Default)]
pub struct FallsDue {
    /// Overdue first.
    pub due: Vec<Due>,
    /// The person withdrew from the NRM.
    pub withdrew: bool,
}

/// Returns what falls due about consent, from what is read of all cases at once. The whole record of consent is read only
/// where something of it may fall due; of a child only the birthday can. `born` is the date of birth as far as it is known.
pub fn falls_due(vault: &Vault, facts: &CaseFacts, born: Option<NaiveDate>, now: Moment) -> Answer<FallsDue> {
    if !facts.consent_may_fall_due {
        return Ok(FallsDue::default());
    }
    if facts.case.age_group.treated_as_child() {
        let concluded = concluded_in(facts, now.date_naive());
        let growing = Growing { age: facts.case.age_group, born, concluded, adult_since: None };
        let due = consent::due(&[], growing, ConsentPack::current(), now.naive_local());
        return Ok(FallsDue { due, withdrew: false });
    }
    let recorded = Recorded::of(vault, &facts.case, now)?;
    let withdrew = recorded.standing(Purpose::Referral) == Standing::Withdrawn;
    Ok(FallsDue { due: recorded.due(born, now.naive_local()), withdrew })
}

/// Returns the date of birth as the referral has it, without reading the whole of the referral.
pub fn born(vault: &Vault, case: &CaseRecord) -> Answer<Option<NaiveDate>> {
    for (form, field) in birth_fields() {
        if let Some(answer) = vault.answer_to(&case.id, field)?
            && let Some(born) = born_by(form, field, answer)
        {
            return Ok(Some(born));
        }
    }
    Ok(None)
}

/// Returns the date of birth of everyone whose referral has it, by case.
pub fn births(vault: &Vault) -> Answer<BTreeMap<String, NaiveDate>> {
    let mut births = BTreeMap::new();
    for (form, field) in birth_fields() {
        for (case, answer) in vault.answers_everywhere(field)? {
            if let Some(born) = born_by(form, field, answer) {
                births.entry(case).or_insert(born);
            }
        }
    }
    Ok(births)
}

/// The forms, newest first, each with its field for the date of birth.
fn birth_fields() -> Vec<(&'static Form, &'static str)> {
    let mut versions = Form::versions();
    versions.sort_by_key(|form| std::cmp::Reverse(&form.version));
    versions.into_iter().map(|form| (form, birth_field(form))).collect()
}

fn born_by(form: &Form, field: &str, answer: serde_json::Value) -> Option<NaiveDate> {
    let answers = Answers::from([(field.to_owned(), serde_json::from_value(answer).ok()?)]);
    casework::referral::born(form, &answers)
}
