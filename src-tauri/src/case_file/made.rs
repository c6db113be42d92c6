//! A case file as it would leave: gathered, its names replaced, with its paper and the files that go along.

use casework::case_file::PartKind;
use casework::case_file::{CaseFile, Choice, Redaction};
use casework::clock::TimeLimits;
use casework::consent::{ConsentPack, Item};
use casework::review::OpenItem;
use casework::safeguarding::Pathways;
use paperwork::case_file::{CaseFileDocument, FileLine, PaperEntry, PaperPart};
use paperwork::consent_record as paper;
use vault::store::CaseRecord;
use vault::{Moment, Vault};

use super::document::{About, CaseDocument, FileCarried};
use super::files::{KeptWhole, listed};
use super::who::{Known, SELF, chosen, people, replaced};
use super::{gather, safety};
use crate::answers::{FileChoice, ReplacedPerson};
use crate::case_words;
use crate::commands::cases::count;
use crate::draft::Draft;
use crate::leaving::items_of_parts;
use crate::note_in_hand::{signature, signed};
use crate::refusal::{Answer, Refusal, RefusalCode};

/// What a choice makes of a case.
pub struct Made {
    pub case: CaseRecord,
    pub choice: Choice,
    pub file: CaseFile,
    /// The files that go along. None where names are replaced: what stands in a file cannot be.
    pub files: Vec<KeptWhole>,
    pub people: Vec<Known>,
    pub redaction: Redaction,
    /// Whether the person's own names stand in it.
    pub named: bool,
    pub replaced: bool,
    /// How each name is replaced.
    pub stand_ins: Vec<ReplacedPerson>,
    open: Vec<OpenItem>,
    form_version: String,
    made_at: Moment,
    made_by: String,
}

impl Made {
    /// Makes the file of that choice; what cannot be read of the choice is refused by its field.
    pub fn of(vault: &Vault, case: &CaseRecord, typed: &FileChoice, now: Moment) -> Answer<Self> {
        let choice =
            Choice::read(&typed.kind, typed.parts.as_deref(), &typed.from, &typed.to, now.date_naive())?;
        let people = people(vault, case, now)?;
        let stand_ins = replaced(choice.kind, &people, &typed.replaced);
        let named = if choice.kind.may_replace_names() { chosen(&people, &stand_ins) } else { Vec::new() };
        let mut file = gather(vault, case, &choice, now)?;
        if choice.kind.is_for_the_person() {
            drop_codes(&mut file);
        }
        let mut redaction = Redaction::of(&named);
        redaction.apply(&mut file);
        let mut open = safety::open_items(vault, case, now)?;
        for item in &mut open {
            item.title = redaction.text(&item.title);
        }
        let carried = choice.parts.contains(&PartKind::Files) && named.is_empty();
        let files = if carried { listed(vault, case, &choice)? } else { Vec::new() };
        let draft = Draft::of(vault, case, now)?;
        Ok(Self {
            case: case.clone(),
            file,
            files,
            people,
            redaction,
            named: !named.iter().any(|it| it.person == SELF),
            replaced: !named.is_empty(),
            stand_ins,
            open,
            form_version: draft.form.version.clone(),
            made_at: now,
            made_by: signature(vault)?.map(|it| signed(Some(&it))).unwrap_or_default(),
            choice,
        })
    }

    /// Returns what of the person's decisions it touches. Nobody is asked whether they agree to read about themself.
    pub fn items(&self, draft: &Draft) -> Vec<Item> {
        if self.choice.kind.is_for_the_person() {
            return Vec::new();
        }
        items_of_parts(draft, &self.choice.parts, self.named)
    }

    pub fn about(&self) -> About {
        About {
            kind: self.choice.kind,
            case_id: self.case.id.clone(),
            case_number: self.case.number.clone(),
            called: if self.named { self.case.called.clone() } else { String::new() },
            practice: self.case.practice,
            entries: count(self.file.entries()),
            left_out: self.choice.left_out(),
            from: self.choice.from,
            to: self.choice.to,
            names_replaced: self.replaced,
            form_version: self.form_version.clone(),
            packs: packs(),
        }
    }

    pub fn document(&self) -> CaseDocument {
        let files = self.files.iter().map(|it| FileCarried {
            part: it.part.clone(),
            name: it.file.name.clone(),
            bytes: u32::try_from(it.file.bytes).unwrap_or(u32::MAX),
            sha256: it.file.fingerprint.clone(),
            place: it.place.clone(),
        });
        CaseDocument::of(self.about(), self.file.clone(), self.open.clone(), files.collect())
    }

    /// Returns the paper; `protected` says that it leaves inside a sealed file.
    pub fn pdf(&self, protected: bool) -> Answer<Vec<u8>> {
        let own = self.choice.kind.is_for_the_person();
        let document = CaseFileDocument {
            kind: case_words::file_kind(self.choice.kind).to_owned(),
            case_number: self.case.number.clone(),
            called: self.named.then(|| self.case.called.clone()),
            made_at: self.made_at,
            made_by: Some(self.made_by.clone()).filter(|by| !by.is_empty()),
            practice: self.case.practice,
            protected,
            parts: self.file.parts.iter().map(of_part).collect(),
            left_out: left_out(&self.choice),
            names_replaced: self.replaced,
            files: self.files.iter().map(line).collect(),
            // By which packs it was reckoned says nothing to the person.
            sources: if own { Vec::new() } else { packs() },
        };
        let pdf = paperwork::case_file::case_file(&document);
        Ok(pdf.map_err(|_| Refusal::new(RefusalCode::CannotPrint))?.bytes)
    }
}

/// Takes out digests: they say nothing to the person.
fn drop_codes(file: &mut CaseFile) {
    for entry in file.parts.iter_mut().flat_map(|part| &mut part.entries) {
        entry.rows.retain(|row| !row.label.contains("SHA-256"));
    }
}

/// Returns what is not in it, in words.
fn left_out(choice: &Choice) -> Vec<String> {
    let mut left_out: Vec<String> =
        choice.left_out().into_iter().map(|it| case_words::part(it).to_owned()).collect();
    if choice.leaves_out_oversight() {
        left_out.push(case_words::OVERSIGHT_LEFT_OUT.to_owned());
    }
    left_out
}

fn of_part(part: &casework::case_file::Part) -> PaperPart {
    let entries = part.entries.iter().map(|entry| PaperEntry {
        entry: paper::Entry {
            title: entry.title.clone(),
            when: entry.when.clone(),
            rows: entry
                .rows
                .iter()
                .map(|row| paper::Row {
                    label: row.label.clone(),
                    text: row.text.clone(),
                    quoted: row.quoted,
                })
                .collect(),
        },
        amended: entry.amended,
    });
    PaperPart { title: case_words::part(part.kind).to_owned(), entries: entries.collect() }
}

fn line(it: &KeptWhole) -> FileLine {
    FileLine {
        part: it.part.clone(),
        name: it.file.name.clone(),
        size: format!("{} bytes", it.file.bytes),
        fingerprint: it.file.fingerprint.clone(),
    }
}

/// Returns the packs by which steps, days and consent were reckoned.
fn packs() -> Vec<String> {
    let limits = TimeLimits::current();
    let consent = ConsentPack::current();
    let mut packs = vec![format!("Time limits {}", limits.version), format!("Consent {}", consent.version)];
    packs.extend(Pathways::current().packs().iter().map(|pack| format!("{} {}", pack.name, pack.version)));
    packs
}
