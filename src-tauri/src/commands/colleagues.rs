//! Keys between people: one's own card, and the cards of colleagues.

use casework::finding::{Finding, FindingCode};
use casework::same_person::is_same_name;
use tauri::{AppHandle, Runtime, State};
use vault::sealed_file::{Card as StoredCard, CardFault};
use vault::store::ColleagueRecord;
use vault::{Moment, Vault};

use crate::answers::{Card, CardRead, Colleague, Colleagues, SavedFile};
use crate::dialogs;
use crate::open_dialog::{Taken, take};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// The text of a chosen card waits under this name until it is added or dropped: it survives a lock.
const WAITING: &str = "colleague-card";
/// A file of more bytes is no card.
const LARGEST: u64 = 64 * 1024;

#[tauri::command(async)]
pub fn read_colleagues(session: State<'_, Session>) -> Answer<Colleagues> {
    session.with(page)
}

/// Saves one's own card. It holds no case: what enters the ledger is that it left.
#[tauri::command]
pub async fn save_card<R: Runtime>(app: AppHandle<R>) -> Answer<Option<SavedFile>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|vault, now| Ok(vault.own_card(now).map(drop)?))?;
        let Some(target) = desk.saving.ask_where("Daybook card.daybook-card") else { return Ok(None) };
        desk.session.with(|vault, now| {
            let card = vault.own_card(now)?;
            let text = card.write(&vault.own_keys(now)?)?;
            let saved_at = vault.export_of_all("card-saved", text.as_bytes(), &target, now)?;
            let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
            Ok(Some(SavedFile { bytes, fingerprint: vault::fingerprint(text.as_bytes()), saved_at }))
        })
    })
    .await
}

/// Lets the worker choose a card. Nothing is kept of it until it is added.
#[tauri::command]
pub async fn choose_card<R: Runtime>(app: AppHandle<R>) -> Answer<Option<Colleagues>> {
    dialogs::aside(app, |desk| {
        desk.session.with(|_, _| Ok(()))?;
        let Some(path) = desk.opening.ask_for_one() else { return Ok(None) };
        let (_, taken) = take(&path, LARGEST);
        desk.session.with(|vault, now| {
            let fault = match card_in(&taken) {
                Ok(text) => {
                    vault.keep_form_draft(WAITING, text, now)?;
                    None
                }
                Err(code) => {
                    vault.drop_form_draft(WAITING, now)?;
                    Some(code)
                }
            };
            let mut page = page(vault, now)?;
            if let Some(code) = fault {
                page.waiting = Some(CardRead { standing: code.to_owned(), card: None, replaces: None });
            }
            Ok(Some(page))
        })
    })
    .await
}

/// Adds the card that waits. One with other keys than before, or of a name that is taken, takes the place of the earlier
/// only when the worker said that it is the same person.
#[tauri::command(async)]
pub fn add_colleague(session: State<'_, Session>, same: bool) -> Answer<Colleagues> {
    session.with(|vault, now| {
        let card = waiting(vault)?.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let (standing, replaces) = stands(vault, &card, now)?;
        let replaces = match standing {
            "new" => None,
            "name-taken" => replaces.filter(|_| same),
            "known" => replaces,
            "changed" if same => replaces,
            _ => return Err(vec![Finding::new("same", FindingCode::Missing)].into()),
        };
        if standing != "known" {
            vault.add_colleague(&card, replaces.as_deref(), now)?;
        }
        vault.drop_form_draft(WAITING, now)?;
        page(vault, now)
    })
}

#[tauri::command(async)]
pub fn drop_card(session: State<'_, Session>) -> Answer<Colleagues> {
    session.with(|vault, now| {
        vault.drop_form_draft(WAITING, now)?;
        page(vault, now)
    })
}

/// Notes that the words were compared aloud, when those that were heard are the card's. Each wrong word is named by its
/// place.
#[tauri::command(async)]
pub fn confirm_colleague(
    session: State<'_, Session>,
    colleague: String,
    words: String,
) -> Answer<Colleagues> {
    session.with(|vault, now| {
        let known = vault.colleagues()?.into_iter().find(|it| it.id == colleague);
        let known = known.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let findings = wrong_words(&words, &known.card.words());
        if !findings.is_empty() {
            return Err(findings.into());
        }
        vault.confirm_colleague(&colleague, now)?;
        vault.drop_form_draft(&words_heard(&colleague), now)?;
        page(vault, now)
    })
}

#[tauri::command(async)]
pub fn remove_colleague(session: State<'_, Session>, colleague: String) -> Answer<Colleagues> {
    session.with(|vault, now| {
        vault.remove_colleague(&colleague, now)?;
        vault.drop_form_draft(&words_heard(&colleague), now)?;
        page(vault, now)
    })
}

/// The name of the form draft that keeps the words heard so far.
fn words_heard(colleague: &str) -> String {
    format!("colleague-words/{colleague}")
}

/// Compares what was heard with the words of a card; case and signs between them do not count.
fn wrong_words(heard: &str, words: &[String]) -> Vec<Finding> {
    let heard: Vec<String> = heard
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if heard.len() != words.len() {
        return vec![Finding::new(
            "words",
            if heard.is_empty() { FindingCode::Missing } else { FindingCode::NotListed },
        )];
    }
    let wrong = heard.iter().zip(words).enumerate().filter(|(_, (heard, word))| heard != word);
    wrong.map(|(place, _)| Finding::new(format!("words-{}", place + 1), FindingCode::NotListed)).collect()
}

fn card_in(taken: &Taken) -> Result<&str, &'static str> {
    match taken {
        Taken::Whole(content) => {
            StoredCard::read(content).map_err(CardFault::code)?;
            std::str::from_utf8(content).map_err(|_| CardFault::Damaged.code())
        }
        Taken::TooLarge | Taken::Empty => Err(CardFault::NotACard.code()),
        Taken::Unreadable => Err("unreadable"),
    }
}

fn waiting(vault: &Vault) -> Answer<Option<StoredCard>> {
    let text = vault.form_draft(WAITING)?;
    Ok(text.and_then(|text| StoredCard::read(text.as_bytes()).ok()))
}

/// Returns how a card stands to those that are kept, and the one whose place it would take.
fn stands(vault: &mut Vault, card: &StoredCard, now: Moment) -> Answer<(&'static str, Option<String>)> {
    let own = vault.own_card(now)?;
    if card.signer == own.signer || card.id == own.id {
        return Ok(("own", None));
    }
    let colleagues = vault.colleagues()?;
    let same_keys =
        |it: &&ColleagueRecord| it.card.signer == card.signer && it.card.recipient == card.recipient;
    if let Some(known) = colleagues.iter().find(|it| it.card.id == card.id) {
        let standing = if same_keys(&known) { "known" } else { "changed" };
        return Ok((standing, Some(known.id.clone())));
    }
    let taken = colleagues.into_iter().find(|it| is_same_name(&it.card.name, &card.name));
    Ok(taken.map_or(("new", None), |it| ("name-taken", Some(it.id))))
}

fn page(vault: &mut Vault, now: Moment) -> Answer<Colleagues> {
    let waiting = match waiting(vault)? {
        None => None,
        Some(card) => {
            let (standing, replaces) = stands(vault, &card, now)?;
            Some(CardRead { standing: standing.to_owned(), card: Some(shown(&card)), replaces })
        }
    };
    let mut colleagues = vault.colleagues()?;
    colleagues.sort_by_key(|it| it.card.name.to_lowercase());
    Ok(Colleagues {
        own: shown(&vault.own_card(now)?),
        colleagues: colleagues.into_iter().map(colleague).collect(),
        waiting,
    })
}

fn colleague(record: ColleagueRecord) -> Colleague {
    Colleague {
        card: shown(&record.card),
        id: record.id,
        added_at: record.added_at,
        confirmed_at: record.confirmed_at,
        changed: record.changed,
    }
}

fn shown(card: &StoredCard) -> Card {
    Card {
        name: card.name.clone(),
        role: card.role.clone(),
        organisation: card.organisation.clone(),
        words: card.words().into(),
        recipient: card.recipient.clone(),
        made_at: card.made_at.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_heard_are_compared_one_by_one_and_the_wrong_one_is_named() {
        let words: Vec<String> =
            "plum oak tin fog river lamp stone bird".split(' ').map(str::to_owned).collect();
        assert_eq!(
            wrong_words("Plum, oak. tin FOG river lamp stone bird", &words),
            [],
            "signs and case do not count"
        );
        let wrong = wrong_words("plum oak tin frog river lamp stone bird", &words);
        assert_eq!(wrong[0].field, "words-4", "the fourth");
        assert_eq!(wrong_words("plum oak", &words)[0].field, "words", "too few");
        assert_eq!(wrong_words(" ", &words)[0].code, FindingCode::Missing, "nothing typed");
    }
}
