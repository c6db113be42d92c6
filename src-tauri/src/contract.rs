//! The window's types, written from the Rust ones: shapes, refusals and every command's arguments and
//! answer. `ui/src/core/contract.ts` is this text; a test fails when the two differ.

use ts_rs::{Config, TS};

use crate::answers::*;
use crate::refusal::{Refusal, RefusalCode};

macro_rules! shapes {
    ($config:expr, $($shape:ty),* $(,)?) => { [$(export::<$shape>($config)),*].concat() };
}

macro_rules! signatures {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty;)*) => {
        /// Returns each command with its arguments and its answer, as TypeScript.
        fn signatures(config: &Config) -> String {
            let mut text = String::new();
            $(
                let arguments: Vec<String> =
                    vec![$(format!("{}: {}", stringify!($argument), <$type as TS>::name(config))),*];
                text.push_str(&signature(stringify!($name), &arguments, &<$answer as TS>::name(config)));
            )*
            text
        }

        /// Every command's name, in the order of the list.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
crate::commands::every_command!(signatures);

/// Returns the whole of `contract.ts`.
pub fn typescript() -> String {
    let config = Config::new();
    let shapes = [
        record_shapes(&config),
        consent_shapes(&config),
        note_shapes(&config),
        life_shapes(&config),
        referral_shapes(&config),
        sending_shapes(&config),
        decision_shapes(&config),
        safeguarding_shapes(&config),
        review_shapes(&config),
        other_shapes(&config),
    ];
    format!("{HEADER}\n{}\nexport interface Commands {{\n{}}}\n", shapes.concat(), signatures(&config))
}

/// Notes and what belongs to them.
fn note_shapes(config: &Config) -> String {
    shapes!(
        config,
        NoteText,
        NoteBlock,
        Said,
        PersonThere,
        InterpreterThere,
        SeenIndicator,
        PaperNote,
        NoteInHand,
        NoteCase,
        NoteFiling,
        Interrupted,
        ClockChange,
        SavedNote,
        Finished,
        Amendment,
        FinishStatement,
        AmendmentToMake,
        NoteLine,
        NoteVersion,
        Comparison,
        ComparedPiece,
        NoteMove,
        IndicatorList,
        IndicatorGroup,
        Indicator,
        Attachment,
        AttachOutcome,
        RefusedFile,
        AttachmentView,
        Picture,
    )
}

/// The person's life: people, what happened, going in; and search.
fn life_shapes(config: &Config) -> String {
    shapes!(
        config,
        PersonTyped,
        PhoneTyped,
        PersonRow,
        MapPlace,
        PeopleList,
        LifeEventTyped,
        LifeEventRow,
        Chronology,
        ChronologyNote,
        GoingInTyped,
        GoingIn,
        GoingInNote,
        SearchResults,
        SearchHit,
        SnippetPiece,
        LikePerson,
    )
}

/// What leaves, is reviewed and comes back.
fn review_shapes(config: &Config) -> String {
    shapes!(
        config,
        FileChoice,
        AccessTyped,
        AccessShown,
        ReplacedPerson,
        FileToLeave,
        PartOffered,
        PersonNamed,
        Replacement,
        FileListed,
        CaseFileShown,
        FilePart,
        FileEntry,
        FileRow,
        Protection,
        Colleagues,
        Card,
        Colleague,
        CardRead,
        HandOver,
        Difference,
        DifferenceRow,
        Chosen,
        TakenOver,
        HandOvers,
        HandOverLine,
        ChosenBefore,
        CopyOpened,
        Copies,
        CopyLine,
        CopyPage,
        Proof,
        OpenItem,
        CheckQuestion,
        ReviewTyped,
        CheckAnswer,
        CommentTyped,
        ReviewShown,
        CopyComparison,
        ComparedEntry,
        ComparedRow,
        ReviewOpened,
        Reviews,
        SignOffShown,
        SignatureShown,
        SignOffRule,
        ReviewReceived,
        CommentReceived,
    )
}

/// The vault and cases.
fn record_shapes(config: &Config) -> String {
    shapes!(
        config,
        VaultStatus,
        VaultState,
        VaultAlert,
        PassphraseStrength,
        Place,
        FieldFinding,
        Saved,
        CaseToOpen,
        CaseToChange,
        CaseIdentity,
        CaseList,
        CaseLine,
        CaseFrame,
        CaseOverview,
        HandedOver,
        NextThing,
        TimelineDay,
        TimelineEntry,
    )
}

/// Consent, the conversation about it, and what was shared.
fn consent_shapes(config: &Config) -> String {
    shapes!(
        config,
        ConsentRecord,
        AtReferral,
        Statement,
        MatterState,
        ConsentEvent,
        ConsentDocument,
        InterpreterUsed,
        ConsentToRecord,
        Follow,
        SourcedText,
        Birthday,
        DueItem,
        CapacityShown,
        CapacityTyped,
        TalkPage,
        TalkLanguage,
        Talk,
        TalkStatement,
        TranslationShown,
        TalkTyped,
        TalkRecord,
        TalkSaid,
        TalkBreak,
        Translations,
        TranslationPack,
        TranslationFault,
        SharingLog,
        SharingEntry,
        LawfulReason,
        SharingToRecord,
        LeavingTyped,
        Leaving,
        CoveredItem,
    )
}

/// The referral: its pages, and the account.
fn referral_shapes(config: &Config) -> String {
    shapes!(
        config,
        TypedDay,
        TypedAnswer,
        TypedAnswers,
        TaskList,
        FormEdition,
        TaskGroup,
        Task,
        QuestionPage,
        QuestionField,
        FieldOption,
        ShownWhen,
        PageOutcome,
        CheckAnswers,
        CheckSection,
        CheckRow,
        ApartAnswer,
        Conflict,
        NewerForm,
        FormChange,
        NamedFinding,
        OptionMatches,
        NewerCouncil,
        Passage,
        PassageOffer,
        LinkedPassage,
        LegalTest,
        TestPart,
        AccountCheck,
        IdentifierCheck,
        CheckedAccount,
        AccountPiece,
        IdentifierMark,
        IdentifierToDecide,
    )
}

/// From the last check to sent, and who sends.
fn sending_shapes(config: &Config) -> String {
    shapes!(
        config,
        CopyList,
        CopyRow,
        OnlineDraft,
        OnlineDraftToRecord,
        Evidence,
        EvidenceList,
        Copied,
        ReadBack,
        ReadBackParagraph,
        ReadBackToRecord,
        SentToRecord,
        SentReferral,
        OfficialCopy,
        SentRecord,
        YouTyped,
        You,
        MayRefer,
        OtherRoute,
        Helpline,
    )
}

/// Decisions, their clocks, and what needs the worker.
fn decision_shapes(config: &Config) -> String {
    shapes!(
        config,
        DecisionPage,
        DecisionHeadline,
        ClockRow,
        CourseStep,
        DecisionShown,
        DecisionTyped,
        DecisionToRecord,
        DecisionOutcome,
        RecordableAct,
        DecisionLetter,
        OfferedStep,
        NewsAskedShown,
        AskToRecord,
        LinkedCase,
        CopiedText,
        NeedCounts,
        NeedItem,
        NeedList,
        CaseName,
        CaseGroup,
        Reminders,
    )
}

/// Safety steps, warning notes, closing a case, and the packs they come from.
fn safeguarding_shapes(config: &Config) -> String {
    shapes!(
        config,
        SafetyRail,
        SafetyLine,
        StepName,
        SafetyStepPage,
        StepContact,
        StepInstead,
        StepResult,
        SafetyRecord,
        SafetyRecordToMake,
        Situation,
        FactShown,
        FactChange,
        SituationTyped,
        FactAnswer,
        StepsToAdd,
        StepToAdd,
        WarningShown,
        Warnings,
        WarningTyped,
        ClosingPage,
        ClosingShown,
        ClosingAnswerShown,
        ClosingTyped,
        ClosingAnswer,
        RetentionPage,
        RetentionRuleShown,
        HoldShown,
        ApprovalShown,
        LookedAfterTyped,
        HoldTyped,
        ApprovalTyped,
        RetentionList,
        ClosedCase,
        StoneShown,
        PathwayPacks,
        PathwayPack,
        PackPreview,
        PreviewStep,
        PackChoice,
        PackFault,
        Area,
    )
}

/// Files, packs, refusals.
fn other_shapes(config: &Config) -> String {
    shapes!(
        config,
        SavedFile,
        GuidancePack,
        PartnershipPage,
        QuarterOffered,
        PartnershipFigures,
        FigureTable,
        FigureLine,
        FigureTime,
        ReturnRead,
        ReturnColleague,
        HtcdsColumn,
        HtcdsPack,
        Safekeeping,
        VaultStanding,
        BackupShown,
        FolderStanding,
        UnmadeBackup,
        CheckReport,
        DamagedOpened,
        BackupOpened,
        FileLook,
        CopyFileView,
        CheckFound,
        RestoreShown,
        Locking,
        ManagedShown,
        WaysIn,
        RecoveryKey,
        OrganisationKey,
        RecoveryToWrite,
        Refusal,
        RefusalCode,
    )
}

const HEADER: &str = "// Written from src-tauri/src/answers.rs and src-tauri/src/commands/list.rs by `make types`.\n\
                      // Do not edit: a test compares it with them.\n";

fn export<T: TS>(config: &Config) -> String {
    format!("{}export {}\n\n", T::docs().unwrap_or_default(), T::decl(config))
}

fn signature(name: &str, arguments: &[String], answer: &str) -> String {
    let arguments = if arguments.is_empty() {
        "Record<string, never>".to_owned()
    } else {
        format!("{{ {} }}", arguments.join("; "))
    };
    format!("  {name}: {{ args: {arguments}; answer: {answer} }};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `make types` sets this to write the file instead of comparing it.
    const WRITE: &str = "DAYBOOK_WRITE_TYPES";

    #[test]
    fn the_windows_types_are_these() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/core/contract.ts");
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(file, typescript()).expect("the file can be written");
        }
        let committed = std::fs::read_to_string(file).expect("the file is part of the repository");
        assert_eq!(committed, typescript(), "run `make types` and look at what the window must follow");
    }
}
