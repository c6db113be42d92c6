// Written from src-tauri/src/answers.rs and src-tauri/src/commands/list.rs by `make types`.
// Do not edit: a test compares it with them.

/**
 * Whether there is a vault on this computer, and whether it is open.
 */
export type VaultStatus = { state: VaultState, 
/**
 * Seconds the worker must wait before another passphrase is tried; grows after five wrong ones.
 */
waitSeconds: number, 
/**
 * Seconds until Daybook locks by itself, while it is open.
 */
locksInSeconds: number | null, 
/**
 * The shortest passphrase accepted, in characters.
 */
minimumCharacters: number, 
/**
 * The fewest words accepted instead of that length.
 */
minimumWords: number, };

export type VaultState = "none" | "locked" | "unlocked";

/**
 * How hard a passphrase would be to guess, by zxcvbn.
 */
export type PassphraseStrength = { 
/**
 * 0 (guessed at once) to 4 (very hard to guess).
 */
score: number, 
/**
 * Long enough and not on the list of common ones.
 */
accepted: boolean, 
/**
 * Why it is not accepted.
 */
findings: Array<FieldFinding>, };

/**
 * Where the worker was when Daybook locked: a route of the window, a field in it and the caret there.
 */
export type Place = { route: string, field: string | null, caret: number | null, };

/**
 * One thing missing or odd in what was typed. Never an error: nothing is lost and saving goes on.
 */
export type FieldFinding = { field: string, code: string, 
/**
 * The limit or number the code speaks of, where there is one (characters, for instance).
 */
limit: number | null, };

/**
 * The moment something reached the disk.
 */
export type Saved = { savedAt: string, };

export type CaseToOpen = { 
/**
 * Initials or an alias the worker will recognise; never the full name.
 */
called: string, 
/**
 * `adult`, `under-18` or `not-known`; empty when not yet chosen.
 */
ageGroup: string, 
/**
 * `england`, `wales`, `scotland` or `northern-ireland`.
 */
nation: string, language: string, 
/**
 * `needed`, `not-needed` or `not-yet-known`.
 */
interpreter: string, };

/**
 * The identity bar.
 */
export type CaseIdentity = { id: string, 
/**
 * Shown to people, for example `26-001`.
 */
number: string, called: string, ageGroup: string, nation: string, language: string, interpreter: string, 
/**
 * The practice case is fictional and says so on every screen.
 */
practice: boolean, 
/**
 * `not-started`, `in-progress` or `answered`: the referral is never sent from here.
 */
referral: string, };

export type CaseList = { unfinishedNotes: number, overdueSteps: number, unsentReferrals: number, 
/**
 * Ordered: overdue first, then due, then by most recent change.
 */
cases: Array<CaseLine>, };

export type CaseLine = { identity: CaseIdentity, nextStep: SafetyLine | null, unfinishedNotes: number, 
/**
 * What it counts towards on the home screen: `steps` (overdue), `notes` (unfinished), `referrals`
 * (not sent). Nothing for the practice case.
 */
needs: Array<string>, changedAt: string, };

/**
 * What every screen inside a case shows round its own content.
 */
export type CaseFrame = { identity: CaseIdentity, safety: SafetyRail, };

export type CaseOverview = { frame: CaseFrame, next: NextThing | null, 
/**
 * Days newest first, inside a day oldest first.
 */
timeline: Array<TimelineDay>, unfinishedNotes: Array<NoteLine>, };

/**
 * The one most pressing thing, as a kind the window has words for and the route that does it.
 */
export type NextThing = { 
/**
 * `safety-step`, `unfinished-note`, `record-consent`, `continue-referral`, `check-referral` or `first-note`.
 */
kind: string, 
/**
 * The step's own words for a `safety-step`; otherwise empty.
 */
words: string, 
/**
 * The step or note it is about.
 */
about: string | null, };

export type TimelineDay = { day: string, entries: Array<TimelineEntry>, };

export type TimelineEntry = { 
/**
 * `case-opened`, `note`, `addition`, `correction`, `consent`, `safety` or `export`.
 */
kind: string, 
/**
 * When it happened.
 */
at: string, 
/**
 * When it was recorded.
 */
recordedAt: string, 
/**
 * What it is about: a note, a purpose or a step.
 */
about: string | null, 
/**
 * What was decided or how a step stands, as a code the window has words for.
 */
outcome: string | null, 
/**
 * At most the first two lines of what was written.
 */
excerpt: string, };

/**
 * What is typed into a visit note. Any text is kept, valid or not.
 */
export type NoteText = { 
/**
 * As typed: `YYYY-MM-DDTHH:MM` when it is a moment.
 */
started: string, ended: string, place: string, present: string, 
/**
 * What was seen and heard.
 */
text: string, 
/**
 * The worker's professional view, kept apart.
 */
view: string, 
/**
 * Where the caret stands in `text`.
 */
caret: number, };

export type NoteInHand = { id: string, case: string, beganAt: string, text: NoteText, savedAt: string, 
/**
 * None while it is a draft.
 */
finished: Finished | null, amendments: Array<Amendment>, };

export type Finished = { at: string, madeAtTheTime: boolean, whyLater: string, 
/**
 * SHA-256 of the note's content, in hex, as the ledger keeps it.
 */
digest: string, };

export type Amendment = { id: string, 
/**
 * `addition` or `correction`.
 */
kind: string, at: string, wasWrong: string, text: string, reason: string, };

export type FinishStatement = { 
/**
 * None until chosen: nothing is pre-selected.
 */
madeAtTheTime: boolean | null, 
/**
 * Asked when the note was made later.
 */
whyLater: string, };

export type AmendmentToMake = { 
/**
 * `addition` or `correction`.
 */
kind: string, 
/**
 * For a correction: what was wrong.
 */
wasWrong: string, text: string, reason: string, };

export type NoteLine = { id: string, started: string, place: string, excerpt: string, finishedAt: string | null, savedAt: string, amendments: number, };

/**
 * Consent for one case: an adult's purposes, each with its events; for a child, why none is asked.
 */
export type ConsentRecord = { 
/**
 * `asked` for an adult; `not-asked-child` or `not-asked-age-not-known` otherwise.
 */
asking: string, purposes: Array<PurposeState>, 
/**
 * What must be explained before an answer counts (id and words), from the statements pack.
 */
toExplain: Array<Statement>, };

export type Statement = { id: string, words: string, };

export type PurposeState = { 
/**
 * `referral` or `support`.
 */
purpose: string, 
/**
 * `not-asked`, `agreed`, `refused`, `more-time` or `withdrawn`.
 */
current: string, since: string | null, returnOn: string | null, 
/**
 * Decisions that can be recorded now: `agree`, `refuse`, `more-time`, `withdraw`.
 */
mayRecord: Array<string>, 
/**
 * Newest first.
 */
events: Array<ConsentEvent>, };

export type ConsentEvent = { id: string, decision: string, at: string, recordedAt: string, words: string, language: string, interpreter: string, present: string, explained: Array<string>, returnOn: string | null, };

export type ConsentToRecord = { purpose: string, 
/**
 * Empty until chosen: nothing is pre-selected.
 */
decision: string, 
/**
 * When the person decided, as typed: `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * What the person said, in their words.
 */
words: string, language: string, interpreter: string, present: string, 
/**
 * Ids of the statements that were explained.
 */
explained: Array<string>, 
/**
 * `YYYY-MM-DD`, for `more-time`.
 */
returnOn: string, };

/**
 * A day typed in three boxes, kept as typed.
 */
export type TypedDay = { day: string, month: string, year: string, };

/**
 * One answer of the official form as the window holds it.
 */
export type TypedAnswer = string | Array<string> | TypedDay | boolean;

/**
 * Answers by field key.
 */
export type TypedAnswers = { [key in string]: TypedAnswer };

export type TaskList = { 
/**
 * `adult-nrm`, `child-nrm`, `dtn-named`, `dtn-anonymous` or `undecided`.
 */
route: string, form: FormEdition, groups: Array<TaskGroup>, pagesDone: number, pagesInAll: number, 
/**
 * True when every page of the route is without findings.
 */
readyToCheck: boolean, };

/**
 * Which copy of the official form the draft follows.
 */
export type FormEdition = { version: string, source: string, verifiedOn: string, olderThan90Days: boolean, };

export type TaskGroup = { 
/**
 * The official section name.
 */
section: string, tasks: Array<Task>, };

export type Task = { page: string, title: string, 
/**
 * `not-started`, `in-progress`, `filled-from-case`, `completed`, `optional` (nothing has to be
 * answered), `from-consent`, `nothing-to-answer` or `cannot-start`.
 */
status: string, answered: number, fields: number, 
/**
 * Why it cannot start: `consent-not-recorded`.
 */
whyNot: string | null, };

/**
 * Any page of the official form, ready to draw.
 */
export type QuestionPage = { page: string, section: string, title: string, 
/**
 * What the officer should know, in order.
 */
guidance: Array<string>, 
/**
 * The page before on this route.
 */
back: string | null, next: string | null, place: number, of: number, fields: Array<QuestionField>, answers: TypedAnswers, 
/**
 * Set when the page is answered from the consent record and cannot be typed here: how consent to the
 * referral stands, or why it is not asked (as in `ConsentRecord::asking`).
 */
fromConsent: string | null, savedAt: string | null, };

export type QuestionField = { key: string, label: string, hint: string | null, 
/**
 * `text`, `textarea`, `radio`, `checkbox`, `checkboxes`, `select`, `date` or `file`.
 */
kind: string, options: Array<FieldOption>, 
/**
 * The closed list behind a type-ahead.
 */
optionList: string | null, 
/**
 * Must be answered when shown.
 */
required: boolean, maxLength: number | null, 
/**
 * `tel`, `email` or none.
 */
input: string | null, 
/**
 * Shown only while that field has that value.
 */
shownWhen: ShownWhen | null, 
/**
 * Tick boxes of one question carry the same group; at least one must be ticked.
 */
group: string | null, 
/**
 * Taken from the consent record.
 */
fromConsent: boolean, };

export type FieldOption = { value: string, label: string, };

export type ShownWhen = { field: string, value: string, };

export type PageOutcome = { savedAt: string, findings: Array<FieldFinding>, 
/**
 * Where to go when nothing was found: the next page, or none for check answers.
 */
next: string | null, };

export type CheckAnswers = { route: string, form: FormEdition, sections: Array<CheckSection>, missing: number, 
/**
 * Codes of answers that disagree with each other, for example `age-and-date-of-birth`.
 */
conflicts: Array<string>, };

export type CheckSection = { title: string, rows: Array<CheckRow>, };

export type CheckRow = { page: string, field: string, label: string, 
/**
 * In the official form's words, several lines where there are several.
 */
answer: string, words: number, finding: FieldFinding | null, };

export type OptionMatches = { 
/**
 * How many of the whole list match.
 */
total: number, options: Array<string>, };

/**
 * The safety steps beside every screen of a case. They never wait for the referral.
 */
export type SafetyRail = { done: number, of: number, 
/**
 * Overdue, due today, the rest; done last.
 */
steps: Array<SafetyLine>, checkedOn: string | null, };

export type SafetyLine = { id: string, title: string, 
/**
 * `to-do`, `arranged`, `done`, `not-needed` or `overdue`.
 */
status: string, 
/**
 * The pack's own words on how soon, for example "at once".
 */
howSoon: string, dueOn: string | null, 
/**
 * What was last recorded, shortened.
 */
lastFact: string | null, };

export type SafetyStepPage = { line: SafetyLine, when: string, what: string, 
/**
 * Whom to reach, in the pack's own words.
 */
contact: string, contacts: Array<StepContact>, note: string, source: string, 
/**
 * True where the entry is not confirmed against its source: shown as "confirm".
 */
toConfirm: boolean, 
/**
 * Newest first.
 */
records: Array<SafetyRecord>, };

/**
 * One way to reach someone: at least one of the number, the address and the page is there.
 */
export type StepContact = { name: string, number: string | null, email: string | null, web: string | null, hours: string | null, };

export type SafetyRecord = { outcome: string, at: string, recordedAt: string, who: string, reference: string, agreed: string, reason: string, arrangedFor: string | null, };

export type SafetyRecordToMake = { 
/**
 * `done`, `arranged`, `could-not` or `not-needed`; empty until chosen.
 */
outcome: string, 
/**
 * `YYYY-MM-DDTHH:MM`, as typed.
 */
at: string, who: string, reference: string, agreed: string, reason: string, 
/**
 * `YYYY-MM-DD`, for `arranged`.
 */
arrangedFor: string, };

/**
 * A file that left Daybook because the worker chose where. Its name and place stay with the dialog.
 */
export type SavedFile = { bytes: number, 
/**
 * SHA-256 in hex.
 */
fingerprint: string, savedAt: string, };

/**
 * One dated data pack and how old it is.
 */
export type GuidancePack = { name: string, version: string, source: string, verifiedOn: string | null, entries: number, };

export type Refusal = { code: RefusalCode, fields: Array<FieldFinding>, };

export type RefusalCode = "locked" | "wrong-passphrase" | "wait-first" | "envelope-damaged" | "database-damaged" | "newer-version" | "already-open" | "vault-exists" | "no-vault" | "disk-full" | "read-only" | "cannot-read" | "not-valid" | "not-found" | "already-finished" | "cannot-print" | "unforeseen";


export interface Commands {
  vault_status: { args: Record<string, never>; answer: VaultStatus };
  weigh_passphrase: { args: { passphrase: string }; answer: PassphraseStrength };
  create_vault: { args: { passphrase: string }; answer: Place };
  unlock_vault: { args: { passphrase: string }; answer: Place };
  lock_vault: { args: Record<string, never>; answer: null };
  change_passphrase: { args: { current: string; new: string }; answer: null };
  still_here: { args: Record<string, never>; answer: null };
  remember_place: { args: { place: Place }; answer: null };
  open_case: { args: { case: CaseToOpen }; answer: CaseIdentity };
  open_practice_case: { args: Record<string, never>; answer: CaseIdentity };
  list_cases: { args: Record<string, never>; answer: CaseList };
  read_case: { args: { case: string }; answer: CaseOverview };
  read_frame: { args: { case: string }; answer: CaseFrame };
  begin_note: { args: { case: string }; answer: NoteInHand };
  save_note_draft: { args: { note: string; draft: NoteText }; answer: Saved };
  read_note: { args: { note: string }; answer: NoteInHand };
  list_notes: { args: { case: string }; answer: Array<NoteLine> };
  finish_note: { args: { note: string; statement: FinishStatement }; answer: NoteInHand };
  amend_note: { args: { note: string; amendment: AmendmentToMake }; answer: NoteInHand };
  read_consent: { args: { case: string }; answer: ConsentRecord };
  record_consent: { args: { case: string; event: ConsentToRecord }; answer: ConsentRecord };
  read_task_list: { args: { case: string }; answer: TaskList };
  read_question_page: { args: { case: string; page: string }; answer: QuestionPage };
  save_answers: { args: { case: string; page: string; answers: TypedAnswers }; answer: Saved };
  continue_page: { args: { case: string; page: string; answers: TypedAnswers }; answer: PageOutcome };
  check_referral: { args: { case: string }; answer: CheckAnswers };
  search_options: { args: { list: string; query: string }; answer: OptionMatches };
  read_safety_step: { args: { case: string; step: string }; answer: SafetyStepPage };
  record_safety_step: { args: { case: string; step: string; record: SafetyRecordToMake }; answer: SafetyStepPage };
  keep_form_draft: { args: { form: string; content: string }; answer: Saved };
  read_form_draft: { args: { form: string }; answer: string | null };
  save_referral_pdf: { args: { case: string }; answer: SavedFile | null };
  read_guidance: { args: Record<string, never>; answer: Array<GuidancePack> };
  close_window: { args: Record<string, never>; answer: null };
}
