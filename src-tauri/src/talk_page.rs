//! The conversation about consent as the window shows it. What is shown while it goes on names nobody.

use casework::case::choice_word;
use casework::consent::{ConsentPack, Talk as Held, TalkDetails};
use casework::statements::{self, Statements};
use casework::translation::{TranslationPack, is_outdated};
use chrono::{NaiveDate, TimeDelta};
use vault::Vault;
use vault::store::{CaseRecord, TalkRecord as Stored};

use crate::answers::{
    InterpreterUsed, SourcedText, Talk, TalkBreak, TalkLanguage, TalkPage, TalkRecord, TalkSaid,
    TalkStatement, TalkTyped, TranslationShown,
};
use crate::commands::cases::count;
use crate::note_in_hand::signed;
use crate::refusal::Answer;

pub fn of(vault: &Vault, case: &CaseRecord) -> Answer<TalkPage> {
    let packs = packs(vault)?;
    let prompts = ConsentPack::current().prompts.iter();
    Ok(TalkPage {
        audiences: statements::audiences_for(case.age_group).iter().map(choice_word).collect(),
        languages: packs.iter().map(language).collect(),
        case_language: case.language.clone(),
        prompts: prompts
            .map(|prompt| SourcedText {
                title: prompt.title.clone(),
                words: prompt.words.clone(),
                source: prompt.source.clone(),
                to_confirm: prompt.confirm,
            })
            .collect(),
        talk: vault.open_talk(&case.id)?.map(|stored| talk(&stored, &packs)),
    })
}

/// Returns the translations in the vault that can be read, by language.
pub fn packs(vault: &Vault) -> Answer<Vec<TranslationPack>> {
    let stored = vault.translation_packs()?.into_iter();
    // One that this Daybook cannot read any more is left alone.
    Ok(stored.filter_map(|it| TranslationPack::read(&it.content, Statements::current()).ok()).collect())
}

/// A statement as it is shown to the person.
pub struct ShownAs {
    /// The day of the English wording.
    pub worded: NaiveDate,
    /// The tag of the translation, and who made it and when; empty where it is missing or made from another wording.
    pub language: String,
    pub translated: String,
}

/// Returns how a statement is shown in that language.
pub fn shown_as(packs: &[TranslationPack], language: &str, id: &str) -> Option<ShownAs> {
    let statement = Statements::current().statement(id)?;
    let pack = packs.iter().find(|pack| pack.language == language);
    let shown = pack.and_then(|pack| pack.translated(id)).filter(|it| !is_outdated(it, statement));
    Some(ShownAs {
        worded: statement.worded,
        language: shown.map(|_| language.to_owned()).unwrap_or_default(),
        translated: shown.map(|it| format!("{}, {}", it.translator, it.translated_on)).unwrap_or_default(),
    })
}

/// Returns a finished conversation.
pub fn record(stored: &Stored) -> TalkRecord {
    let talk = &stored.talk;
    let said = statements::for_audience(talk.audience).into_iter().map(|statement| {
        let mark = talk.mark(&statement.id);
        TalkSaid {
            id: statement.id.clone(),
            topic: statement.topic.clone(),
            mark: mark.map(|it| choice_word(&it.mark)).unwrap_or_default(),
            worded: mark.map_or_else(|| statement.worded.to_string(), |it| it.worded.clone()),
            language: mark.map(|it| it.language.clone()).unwrap_or_default(),
            translated: mark.map(|it| it.translated.clone()).unwrap_or_default(),
        }
    });
    let breaks = talk.breaks.iter();
    TalkRecord {
        id: stored.id.clone(),
        audience: choice_word(&talk.audience),
        began_at: talk.began_at.to_rfc3339(),
        ended_at: stored.ended_at.clone().unwrap_or_default(),
        statements: said.collect(),
        breaks: breaks
            .map(|it| TalkBreak { from: it.from.to_rfc3339(), to: it.to.map(|to| to.to_rfc3339()) })
            .collect(),
        typed: TalkTyped::from(talk.details.clone()),
        signed: signed(talk.signed.as_ref()),
    }
}

fn talk(stored: &Stored, packs: &[TranslationPack]) -> Talk {
    let talk = &stored.talk;
    let pack = packs.iter().find(|pack| pack.language == talk.language);
    let told = statements::for_audience(talk.audience);
    let statements: Vec<TalkStatement> = told.into_iter().map(|it| statement(it, talk, pack)).collect();
    let marked = |mark: &str| count(statements.iter().filter(|it| it.mark == mark).count());
    let next = statements.iter().position(|it| it.mark.is_empty()).unwrap_or(statements.len());
    let pack = ConsentPack::current();
    Talk {
        id: stored.id.clone(),
        audience: choice_word(&talk.audience),
        began_at: talk.began_at.to_rfc3339(),
        language: talk.language.clone(),
        next: count(next),
        said: marked("said"),
        come_back: marked("come-back"),
        statements,
        resting_since: talk.resting_since().map(|since| since.to_rfc3339()),
        breaks: count(talk.breaks.len()),
        suggest_break_at: (talk.going_since() + TimeDelta::minutes(i64::from(pack.break_after_minutes)))
            .to_rfc3339(),
        typed: TalkTyped::from(talk.details.clone()),
    }
}

fn statement(told: &statements::Statement, talk: &Held, pack: Option<&TranslationPack>) -> TalkStatement {
    let translated = pack.and_then(|pack| Some((pack, pack.translated(&told.id)?)));
    TalkStatement {
        id: told.id.clone(),
        topic: told.topic.clone(),
        english: told.words.clone(),
        source: told.source.clone(),
        dated: told.dated.clone(),
        to_confirm: told.confirm,
        translation: translated.map(|(pack, it)| TranslationShown {
            words: it.words.clone(),
            tag: pack.language.clone(),
            direction: choice_word(&pack.direction),
            translator: it.translator.clone(),
            translated_on: it.translated_on.to_string(),
            from: it.from.to_string(),
            outdated: is_outdated(it, told),
        }),
        mark: talk.mark(&told.id).map(|it| choice_word(&it.mark)).unwrap_or_default(),
    }
}

fn language(pack: &TranslationPack) -> TalkLanguage {
    TalkLanguage {
        tag: pack.language.clone(),
        english_name: pack.english_name.clone(),
        name: pack.name.clone(),
    }
}

impl From<TalkDetails> for TalkTyped {
    fn from(details: TalkDetails) -> Self {
        Self {
            explained_by: details.explained_by,
            place: details.place,
            language: details.language,
            interpreter: InterpreterUsed {
                who: details.interpreter,
                mode: details.mode,
                agency: details.agency,
                gender: details.gender,
            },
            present: details.present,
            said_back: details.said_back,
            questions: details.questions,
            views: details.views,
            age_assessment: details.age_assessment,
            agreed_wording: details.agreed_wording,
        }
    }
}

impl From<TalkTyped> for TalkDetails {
    fn from(typed: TalkTyped) -> Self {
        let InterpreterUsed { who, mode, agency, gender } = typed.interpreter;
        Self {
            explained_by: typed.explained_by,
            place: typed.place,
            language: typed.language,
            interpreter: who,
            mode,
            agency,
            gender,
            present: typed.present,
            said_back: typed.said_back,
            questions: typed.questions,
            views: typed.views,
            age_assessment: typed.age_assessment,
            agreed_wording: typed.agreed_wording,
        }
    }
}
