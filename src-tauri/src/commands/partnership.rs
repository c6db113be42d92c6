//! The partnership return: figures of a quarter on the screen, on paper and as data; sealed for a colleague; and the lines
//! of the Human Trafficking Case Data Standard.

use casework::consent::{Cover, Covered, Item, Recipient, Sharing, Standing, TypedLeaving};
use casework::finding::{Finding, FindingCode};
use casework::partnership::{CaseRow, Combined, Given, Htcds, Quarter, Returned, figures};
use serde_json::{Map, json};
use tauri::{AppHandle, Manager, Runtime};
use vault::sealed_file::{Exporter, LedgerHead, Lock, Manifest, Part, What, seal};
use vault::{Moment, Vault};
use zeroize::Zeroizing;

use super::cases::count;
use crate::answers::{LeavingTyped, PartnershipPage, SavedFile};
use crate::dialogs::{self, Desk};
use crate::note_in_hand::signature;
use crate::partnership::{Counted, of_quarter};
use crate::partnership_page::{Made, page};
use crate::partnership_paper::{self as paper, Sources};
use crate::partnership_returns::{Chosen, RETURN, read, together};
use crate::refusal::{Answer, Refusal, RefusalCode};

/// The acts under which the ledger knows what leaves, and the kinds by which the sharing logs name it.
const PDF: &str = "partnership-pdf-saved";
const CSV: &str = "partnership-csv-saved";
const SEALED: (&str, &str) = ("partnership-return-saved", "partnership-return");
const STANDARD: (&str, &str) = ("htcds-saved", "htcds");

/// Returns the figures of a quarter; the present one while none is chosen.
#[tauri::command]
pub async fn read_partnership<R: Runtime>(
    app: AppHandle<R>,
    quarter: String,
    source: String,
) -> Answer<PartnershipPage> {
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        let made = Made::of(desk, &handle.state::<Chosen>(), &quarter, &source)?;
        desk.session.with(|vault, now| page(vault, made, now))
    })
    .await
}

/// Lets the worker choose sealed returns, several at once; returns how many were chosen. They are read with the figures.
#[tauri::command]
pub async fn choose_returns<R: Runtime>(app: AppHandle<R>) -> Answer<Option<u32>> {
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let paths = desk.opening.ask_for_several();
        if paths.is_empty() {
            return Ok(None);
        }
        let chosen = count(paths.len());
        handle.state::<Chosen>().put(paths);
        Ok(Some(chosen))
    })
    .await
}

/// Saves the figures as a PDF (`pdf`) or as comma-separated values (`csv`). What is hidden on the screen is hidden there.
/// They are drawn so that whatever is wrong is said first, and anew once a place was chosen: meanwhile they are not held.
#[tauri::command]
pub async fn save_partnership<R: Runtime>(
    app: AppHandle<R>,
    quarter: String,
    source: String,
    kind: String,
) -> Answer<Option<SavedFile>> {
    let handle = app.clone();
    dialogs::aside(app, move |desk| {
        let chosen = handle.state::<Chosen>();
        let drawn = || -> Answer<_> { Made::of(desk, &chosen, &quarter, &source)?.file(desk, &kind) };
        let name = drawn()?.0;
        let Some(target) = desk.saving.ask_where(&name) else { return Ok(None) };
        let (_, act, content) = drawn()?;
        desk.session.with(|vault, now| {
            let saved_at = vault.export_of_all(act, &content, &target, now)?;
            Ok(Some(saved(&content, saved_at)))
        })
    })
    .await
}

/// Seals the rows of this computer's cases for a colleague who puts returns together, and for the worker. It enters the
/// sharing log of each case.
#[tauri::command]
pub async fn seal_return<R: Runtime>(
    app: AppHandle<R>,
    quarter: String,
    colleague: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        let quarter = desk.session.with(|vault, now| {
            sharing(vault, SEALED.1, leaving.clone(), now)?;
            recipient(vault, &colleague)?;
            Ok(Quarter::read(&quarter, now.date_naive())?)
        })?;
        let name = format!("Partnership return {quarter}.daybook");
        leave(desk, (&name, SEALED), quarter, leaving, |vault, counted, now| {
            sealed(vault, &colleague, Returned::of(quarter, rows(counted)), now)
        })
    })
    .await
}

/// Saves a line for each case of this computer in the Human Trafficking Case Data Standard. It is about single people
/// still, and enters the sharing log of each case.
#[tauri::command]
pub async fn save_htcds<R: Runtime>(
    app: AppHandle<R>,
    quarter: String,
    leaving: LeavingTyped,
) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, move |desk| {
        let quarter = desk.session.with(|vault, now| {
            sharing(vault, STANDARD.1, leaving.clone(), now)?;
            Ok(Quarter::read(&quarter, now.date_naive())?)
        })?;
        let name = format!("HTCDS {quarter}.csv");
        leave(desk, (&name, STANDARD), quarter, leaving, |_, counted, _| {
            let references: Vec<String> = counted.iter().map(|_| vault::random_reference()).collect();
            Ok(Zeroizing::new(Htcds::current().file(&rows(counted), &references).into_bytes()))
        })
    })
    .await
}

impl Made {
    fn of(desk: &Desk<'_>, chosen: &Chosen, quarter: &str, source: &str) -> Answer<Self> {
        let source = ["returns", "both"].into_iter().find(|it| *it == source).unwrap_or("here");
        let (quarter, keys) = desk.session.with(|vault, now| {
            let today = now.date_naive();
            let quarter =
                if quarter.is_empty() { Quarter::of(today) } else { Quarter::read(quarter, today)? };
            Ok((quarter, vault.own_keys(now)?))
        })?;
        let paths = if source == "here" { Vec::new() } else { chosen.paths() };
        let read = read(&paths, &keys);
        let (combined, returns) = desk.session.with(|vault, now| {
            let own = (source != "returns").then(|| own(vault, quarter, now)).transpose()?;
            together(vault, read, own, quarter, now)
        })?;
        let Combined { rows, twice, .. } = combined;
        Ok(Self { quarter, source, figures: figures(&rows), returns, twice })
    }

    fn sources(&self) -> Sources {
        let returns = self.returns.iter().filter(|it| it.standing == "counted").count();
        Sources { here: self.source != "returns", returns }
    }

    /// Returns the file of that kind: its name, the act by which it leaves, and what stands in it.
    fn file(&self, desk: &Desk<'_>, kind: &str) -> Answer<(String, &'static str, Zeroizing<Vec<u8>>)> {
        let now = desk.session.with(|_, now| Ok(now))?;
        let (act, content) = match kind {
            "pdf" => (PDF, self.pdf(now)?),
            "csv" => (CSV, paper::values(&self.figures, self.quarter, self.sources()).into_bytes()),
            _ => return Err(Refusal::new(RefusalCode::NotFound)),
        };
        Ok((format!("Partnership return {}.{kind}", self.quarter), act, Zeroizing::new(content)))
    }

    fn pdf(&self, now: Moment) -> Answer<Vec<u8>> {
        let document = paper::document(&self.figures, self.quarter, self.sources(), now);
        let pdf = paperwork::partnership::pdf(&document);
        Ok(pdf.map_err(|_| Refusal::new(RefusalCode::CannotPrint))?.bytes)
    }
}

fn own(vault: &mut Vault, quarter: Quarter, now: Moment) -> Answer<Given> {
    let signer = vault.own_card(now)?.signer;
    Ok(Given { signer, made_at: now, rows: rows(&of_quarter(vault, quarter, now)?) })
}

fn rows(counted: &[Counted]) -> Vec<CaseRow> {
    counted.iter().map(|it| it.row.clone()).collect()
}

/// Reads for whom and why rows leave. Nobody was asked about statistics: outside the worker's own organisation they leave
/// for a lawful reason only.
fn sharing(vault: &Vault, kind: &str, typed: LeavingTyped, now: Moment) -> Answer<Sharing> {
    let typed = TypedLeaving::from(typed);
    let account =
        |cover| Covered { item: Item::Account, cover, standing: Standing::NotAsked, limits: String::new() };
    let covered = match typed.to() {
        None => Vec::new(),
        Some((Recipient::OwnOrganisation, _)) => vec![account(Cover::WithinOrganisation)],
        Some(_) => vec![account(Cover::NotCovered)],
    };
    let mut sharing = typed.read(kind, &covered, now.naive_local())?;
    sharing.signed = signature(vault)?;
    Ok(sharing)
}

/// Asks where to, writes what `make` makes of the cases and enters that it left in the ledger and in the log of each case.
fn leave(
    desk: &Desk<'_>,
    (name, (act, kind)): (&str, (&str, &str)),
    quarter: Quarter,
    leaving: LeavingTyped,
    make: impl FnOnce(&mut Vault, &[Counted], Moment) -> Answer<Zeroizing<Vec<u8>>>,
) -> Answer<Option<SavedFile>> {
    let some = |counted: &[Counted]| {
        // A file about nobody is no file.
        if counted.is_empty() { Err(Refusal::new(RefusalCode::NotFound)) } else { Ok(()) }
    };
    desk.session.with(|vault, now| some(&of_quarter(vault, quarter, now)?))?;
    let Some(target) = desk.saving.ask_where(name) else { return Ok(None) };
    desk.session.with(|vault, now| {
        let counted = of_quarter(vault, quarter, now)?;
        some(&counted)?;
        let sharing = sharing(vault, kind, leaving, now)?;
        let content = make(vault, &counted, now)?;
        let cases: Vec<String> = counted.into_iter().map(|it| it.case).collect();
        let saved_at = vault.export_of_cases(act, (&cases, &sharing), &content, &target, now)?;
        vault.drop_form_draft(&format!("partnership/{kind}"), now)?;
        Ok(Some(saved(&content, saved_at)))
    })
}

fn recipient(vault: &Vault, colleague: &str) -> Answer<String> {
    if colleague.is_empty() {
        return Err(vec![Finding::new("colleague", FindingCode::Missing)].into());
    }
    let known = vault.colleagues()?.into_iter().find(|it| it.id == colleague);
    Ok(known.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?.card.recipient)
}

fn sealed(vault: &mut Vault, colleague: &str, returned: Returned, now: Moment) -> Answer<Zeroizing<Vec<u8>>> {
    let unforeseen = |_| Refusal::new(RefusalCode::Unforeseen);
    let json = Zeroizing::new(serde_json::to_vec(&returned).map_err(unforeseen)?);
    let facts = Map::from_iter([("quarter".to_owned(), json!(returned.quarter))]);
    let card = vault.own_card(now)?;
    let recipients = [recipient(vault, colleague)?, card.recipient.clone()];
    let manifest = Manifest::begin(What::Return, Exporter::of(&card), facts, LedgerHead::of(vault)?, now);
    let mut sealed = Zeroizing::new(Vec::new());
    let (parts, lock) = ([Part::held(RETURN, &json)], Lock::Recipients(&recipients));
    seal(manifest, &parts, &lock, &vault.own_keys(now)?, &mut *sealed)?;
    Ok(sealed)
}

fn saved(content: &[u8], saved_at: String) -> SavedFile {
    SavedFile { bytes: count(content.len()), fingerprint: vault::fingerprint(content), saved_at }
}
