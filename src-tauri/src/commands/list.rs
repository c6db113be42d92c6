// Every command the window may call, once. build.rs makes the access list from it, lib.rs the handler,
// tests/commands the proof that each is granted and covered, and ui/src/core/contract.ts its types.
// One command is one act: `module::name(argument: Type, …) -> Answer;`

macro_rules! every_command {
    ($use:ident) => {
        $use! {
            vault::vault_status() -> VaultStatus;
            vault::weigh_passphrase(passphrase: String) -> PassphraseStrength;
            vault::create_vault(passphrase: String) -> Place;
            vault::unlock_vault(passphrase: String) -> Place;
            vault::lock_vault() -> ();
            vault::change_passphrase(current: String, new: String) -> ();
            vault::still_here() -> ();
            vault::remember_place(place: Place) -> ();
            cases::open_case(case: CaseToOpen) -> CaseIdentity;
            practice::open_practice_case() -> CaseIdentity;
            cases::change_case(case: String, change: CaseToChange) -> CaseFrame;
            cases::list_cases() -> CaseList;
            cases::read_case(case: String) -> CaseOverview;
            cases::read_frame(case: String) -> CaseFrame;
            notes::begin_note(case: String) -> NoteInHand;
            notes::save_note_draft(note: String, draft: NoteText) -> Saved;
            notes::read_note(note: String) -> NoteInHand;
            notes::list_notes(case: String) -> Vec<NoteLine>;
            notes::finish_note(note: String, statement: FinishStatement) -> NoteInHand;
            notes::amend_note(note: String, amendment: AmendmentToMake) -> NoteInHand;
            consent::read_consent(case: String) -> ConsentRecord;
            consent::record_consent(case: String, event: ConsentToRecord) -> ConsentRecord;
            referral::read_task_list(case: String) -> TaskList;
            referral::read_question_page(case: String, page: String) -> QuestionPage;
            referral::save_answers(case: String, page: String, answers: TypedAnswers) -> Saved;
            referral::continue_page(case: String, page: String, answers: TypedAnswers) -> PageOutcome;
            referral::check_referral(case: String) -> CheckAnswers;
            referral::search_options(list: String, query: String, from: u32) -> OptionMatches;
            referral::remove_apart(case: String, field: String) -> TaskList;
            referral::move_to_newer_form(case: String) -> TaskList;
            account::read_passages(case: String, field: String) -> PassageOffer;
            account::link_passage(case: String, field: String, passage: String) -> Vec<LinkedPassage>;
            account::read_legal_test(case: String) -> LegalTest;
            account::mark_passage(case: String, passage: String, part: String, marked: bool) -> LegalTest;
            account::read_identifiers(case: String) -> IdentifierCheck;
            account::decide_identifier(case: String, decision: IdentifierToDecide) -> IdentifierCheck;
            sending::read_read_back(case: String) -> ReadBack;
            sending::record_read_back(case: String, outcome: ReadBackToRecord) -> ReadBack;
            sending::read_copy_list(case: String) -> CopyList;
            sending::copy_answer(case: String, field: String) -> Copied;
            sending::mark_entered(case: String, field: String, entered: bool) -> CopyList;
            sending::record_online_draft(case: String, draft: OnlineDraftToRecord) -> CopyList;
            sending::read_sent(case: String) -> SentRecord;
            sending::record_sent(case: String, sent: SentToRecord) -> SentRecord;
            sending::note_reference(case: String, sent: String, reference: String) -> SentRecord;
            sending::attach_official_copy(case: String, sent: String) -> Option<SentRecord>;
            sending::save_official_copy(case: String, sent: String) -> Option<SavedFile>;
            sending::begin_new_version(case: String) -> TaskList;
            evidence::read_evidence(case: String) -> EvidenceList;
            evidence::add_evidence(case: String) -> Option<EvidenceList>;
            evidence::describe_evidence(case: String, evidence: String, description: String) -> EvidenceList;
            evidence::remove_evidence(case: String, evidence: String) -> EvidenceList;
            safeguarding::read_safety_step(case: String, step: String) -> SafetyStepPage;
            safeguarding::record_safety_step(case: String, step: String, record: SafetyRecordToMake) -> SafetyStepPage;
            forms::keep_form_draft(form: String, content: String) -> Saved;
            forms::read_form_draft(form: String) -> Option<String>;
            export::save_referral_pdf(case: String) -> Option<SavedFile>;
            export::save_referral_json(case: String) -> Option<SavedFile>;
            export::save_prompt_sheet() -> Option<SavedFile>;
            worker::read_you() -> You;
            worker::save_you(you: YouTyped) -> You;
            settings::read_guidance() -> Vec<GuidancePack>;
            settings::add_form_pack() -> Option<Vec<GuidancePack>>;
            settings::read_helplines() -> Vec<Helpline>;
            window::close_window() -> ();
        }
    };
}
