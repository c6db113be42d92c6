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
            referral::search_options(list: String, query: String) -> OptionMatches;
            safeguarding::read_safety_step(case: String, step: String) -> SafetyStepPage;
            safeguarding::record_safety_step(case: String, step: String, record: SafetyRecordToMake) -> SafetyStepPage;
            forms::keep_form_draft(form: String, content: String) -> Saved;
            forms::read_form_draft(form: String) -> Option<String>;
            export::save_referral_pdf(case: String) -> Option<SavedFile>;
            settings::read_guidance() -> Vec<GuidancePack>;
            window::close_window() -> ();
        }
    };
}
