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
 * It is damaged and open to be read: nothing can be saved.
 */
readOnly: boolean, 
/**
 * What the worker is to be told on every screen while it is open.
 */
alert: VaultAlert | null, 
/**
 * There is none, and something beside its place says that there was one.
 */
missing: boolean, 
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
 * What stands over every screen of an open vault, the most pressing alone.
 */
export type VaultAlert = "damaged" | "needs-a-look" | "no-backup";

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
nation: string, 
/**
 * The council area it lies in, one of those that have steps of their own; empty for another.
 */
area: string, language: string, 
/**
 * `needed`, `not-needed` or `not-yet-known`.
 */
interpreter: string, };

/**
 * What changes in a case's facts, and why. It is kept with its trace.
 */
export type CaseToChange = { called: string, ageGroup: string, nation: string, 
/**
 * The council area it lies in; empty for another than those that have steps of their own.
 */
area: string, language: string, interpreter: string, 
/**
 * How it is known now; required.
 */
why: string, };

/**
 * The identity bar.
 */
export type CaseIdentity = { id: string, 
/**
 * Shown to people, for example `26-001`.
 */
number: string, called: string, ageGroup: string, nation: string, 
/**
 * The council area whose own steps stand in the rail; empty for another.
 */
area: string, language: string, interpreter: string, 
/**
 * The practice case is fictional and says so on every screen.
 */
practice: boolean, 
/**
 * `not-started`, `in-progress`, `answered` (never in a list of cases) or `sent` (recorded as sent: Daybook itself
 * sends nothing).
 */
referral: string, 
/**
 * Where the case stands in the NRM once a referral or a notification was sent: `rg-pending`, `dtn-sent` …
 */
stage: string | null, 
/**
 * When the case was closed, while it is.
 */
closedAt: string | null, };

/**
 * The home screen.
 */
export type CaseList = { needs: NeedCounts, unfinishedNotes: number, unsentReferrals: number, 
/**
 * The nearest day on which a draft on the online form is deleted, among the unsent.
 */
nearestDeletion: string | null, 
/**
 * The draft on the online form that goes first, once it is warned of.
 */
nearestDraft: CaseLine | null, 
/**
 * `overdue`, `due-soon`, `not-due`, `waiting`: those that hold a case, each with its first 20, ordered.
 */
groups: Array<CaseGroup>, 
/**
 * Cases whose referral is begun and not sent: the first 20.
 */
unsent: CaseGroup, 
/**
 * Cases with unfinished notes: the first 20.
 */
unfinished: CaseGroup, 
/**
 * How many cases are closed.
 */
closed: number, 
/**
 * The five looked at last, the latest first.
 */
recentlyOpened: Array<CaseIdentity>, 
/**
 * The notes in no case yet, the last begun first.
 */
unfiled: Array<NoteLine>, 
/**
 * Whether the practice case was opened.
 */
practice: boolean, 
/**
 * Whether to say what needs the worker after unlocking.
 */
remindAtUnlock: boolean, };

export type CaseLine = { identity: CaseIdentity, 
/**
 * The group it stands in: `overdue`, `due-soon`, `not-due` or `waiting` (nothing due).
 */
group: string, 
/**
 * The most pressing safety step that is not settled.
 */
nextStep: SafetyLine | null, 
/**
 * The most pressing thing that is no safety step.
 */
need: NeedItem | null, unfinishedNotes: number, 
/**
 * The online draft's clock, while the referral is not recorded as sent.
 */
online: OnlineDraft | null, changedAt: string, };

/**
 * What every screen inside a case shows round its own content.
 */
export type CaseFrame = { identity: CaseIdentity, safety: SafetyRail, 
/**
 * The warning notes that stand, the gravest first.
 */
warnings: Array<WarningShown>, };

export type CaseOverview = { frame: CaseFrame, next: NextThing | null, 
/**
 * Days newest first, inside a day oldest first.
 */
timeline: Array<TimelineDay>, unfinishedNotes: Array<NoteLine>, online: OnlineDraft | null, 
/**
 * With whom the case is, when it was last handed over and has not come back.
 */
handedOver: HandedOver | null, };

/**
 * Where a case went that was handed over.
 */
export type HandedOver = { 
/**
 * To whom, as their cards name them.
 */
to: string, at: string, };

/**
 * The one most pressing thing, as a kind the window has words for and the route that does it.
 */
export type NextThing = { 
/**
 * `consent-due` (`about` is the key of the matter), `decision-due` (a clock of a decision; `need` says which), `safety-step`, `unfinished-note`, `record-consent`, `continue-referral`, `check-referral`, `referral-sent` or `first-note`.
 */
kind: string, 
/**
 * The step's own words for a `safety-step`; otherwise empty.
 */
words: string, 
/**
 * The step or note it is about.
 */
about: string | null, 
/**
 * What falls due, for `decision-due`.
 */
need: NeedItem | null, };

export type TimelineDay = { day: string, entries: Array<TimelineEntry>, };

export type TimelineEntry = { 
/**
 * `case-opened`, `case-changed`, `note`, `note-filed`, `note-taken-out`, `attachment`, `addition`, `correction`, `consent`, `talk`, `capacity`, `sharing`, `safety`, `export`, `read-back`,
 * `identifier`, `sent`, `official-copy`, `decision`, `decision-taken-back`, `decision-letter`, `news-asked`,
 * `situation`, `step-added`, `warning`, `warning-ended`, `case-closed` or `case-reopened`.
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
excerpt: string, 
/**
 * What it belongs to in the filter: `notes`, `consent`, `safety`, `referral`, `exports` or `case`.
 */
group: string, 
/**
 * Folded away until asked for.
 */
sensitive: boolean, };

/**
 * Consent for one case. For a child, or someone whose age is not known, `matters` is empty: none is asked.
 */
export type ConsentRecord = { 
/**
 * `asked` for an adult; `not-asked-child` or `not-asked-age-not-known` otherwise.
 */
asking: string, 
/**
 * The referral first, then support; each matter apart from the others.
 */
matters: Array<MatterState>, 
/**
 * Purposes to which a further matter can be added: `sharing`, `decision-to-other`, `contact`.
 */
mayAdd: Array<string>, 
/**
 * Ways of reaching the person for which nothing is recorded yet: `call`, `text`, `email`, `post`, `visit`,
 * `through-someone`.
 */
channelsLeft: Array<string>, 
/**
 * What must be explained before an answer counts, from the statements pack.
 */
toExplain: Array<Statement>, 
/**
 * What the officer states at the referral, as it follows from the record.
 */
atReferral: AtReferral, 
/**
 * Finished conversations, newest first.
 */
talks: Array<TalkRecord>, 
/**
 * True while a conversation is begun and not finished.
 */
talkOpen: boolean, 
/**
 * Newest first.
 */
capacity: Array<CapacityShown>, 
/**
 * The law on capacity of the case's nation.
 */
capacityLaw: SourcedText, birthday: Birthday, due: Array<DueItem>, 
/**
 * Whether the referral is recorded as sent.
 */
sent: boolean, 
/**
 * The way a refusal leads: `duty-to-notify` in England and Wales, `other-routes` elsewhere.
 */
refusalLeadsTo: string, 
/**
 * The other routes of the case's nation, where a refusal leads to them.
 */
otherRoutes: Array<OtherRoute>, };

/**
 * The two answers of the official form, and what keeps the referral from being recorded as sent.
 */
export type AtReferral = { 
/**
 * Whether the person consented; none while they have not decided.
 */
consents: boolean | null, 
/**
 * Whether they accept support; none while they have not decided.
 */
support: boolean | null, 
/**
 * The decision was made for the person in their best interests.
 */
bestInterests: boolean, 
/**
 * `not-decided`, `not-informed`, `not-valid`: why it cannot be recorded as sent as an NRM referral yet.
 */
lacks: Array<string>, 
/**
 * The statements that were not explained before the person agreed.
 */
notExplained: Array<Statement>, };

export type Statement = { id: string, 
/**
 * What the person then knows, in a few words to the officer.
 */
topic: string, words: string, };

/**
 * One thing that is decided by itself.
 */
export type MatterState = { 
/**
 * Names it in routes: `referral`, `contact-email`, `sharing-1`.
 */
key: string, 
/**
 * `referral`, `support`, `investigations`, `named-in-notification`, `decision-to-other`, `contact`, `sharing`
 * or `privacy-notice`.
 */
purpose: string, 
/**
 * With whom (an agency, someone else), or which way of contact; empty for the others.
 */
about: string, 
/**
 * `not-asked`, `agreed`, `agreed-with-limits`, `refused`, `more-time`, `withdrawn`, `cannot-decide`,
 * `best-interests-for`, `best-interests-against` or `lapsed`.
 */
current: string, since: string | null, 
/**
 * The limits the person set, in words, while they count.
 */
limits: string, 
/**
 * The day until which it was agreed.
 */
until: string | null, returnOn: string | null, 
/**
 * `HH:MM`.
 */
returnTime: string | null, 
/**
 * Decisions that can be recorded now: `agree`, `agree-with-limits`, `refuse`, `more-time`, `withdraw`,
 * `cannot-decide`.
 */
mayRecord: Array<string>, 
/**
 * `manner` must be said (verbal or written), because the rule on staying in at 18 or on withdrawing asks for it.
 */
mannerNeeded: boolean, 
/**
 * Newest first.
 */
events: Array<ConsentEvent>, 
/**
 * What follows from where it stands now.
 */
follows: Array<Follow>, };

export type ConsentEvent = { id: string, decision: string, at: string, recordedAt: string, 
/**
 * What the person said, in their words.
 */
words: string, 
/**
 * How it was asked.
 */
asked: string, language: string, interpreter: InterpreterUsed, present: string, explainedBy: string, place: string, 
/**
 * Ids and words of the statements that were explained.
 */
explained: Array<Statement>, limits: string, until: string | null, returnOn: string | null, returnTime: string | null, 
/**
 * Why the person cannot decide now.
 */
why: string, 
/**
 * The number or address of a way of contact.
 */
address: string, 
/**
 * `verbal`, `written`, or empty.
 */
manner: string, breaks: string, 
/**
 * The signed form or letter, kept whole.
 */
document: ConsentDocument | null, 
/**
 * What is to be seen to about this event: `verbal-before-rule`, `not-through-first-responder`, `written-not-attached`,
 * `no-interpreter-named`.
 */
remarks: Array<string>, 
/**
 * False for an event from before the person was taken to be an adult: history only.
 */
counts: boolean, 
/**
 * Who recorded it, as they said of themself.
 */
signed: string, };

export type ConsentDocument = { name: string, bytes: number, fingerprint: string, attachedAt: string, };

/**
 * Who interpreted, as it is recorded of a decision or a conversation.
 */
export type InterpreterUsed = { 
/**
 * Name or number.
 */
who: string, 
/**
 * `in-person`, `telephone`, `video`, or empty.
 */
mode: string, agency: string, 
/**
 * `woman`, `man`, `no-preference`, `not-asked`, or empty: which gender the person asked for.
 */
gender: string, };

/**
 * One occasion, as typed.
 */
export type ConsentToRecord = { purpose: string, 
/**
 * With whom, or which way of contact; empty for the other purposes.
 */
about: string, 
/**
 * Empty until chosen: nothing is pre-selected.
 */
decision: string, 
/**
 * When the person decided, as typed: `YYYY-MM-DDTHH:MM`.
 */
at: string, words: string, asked: string, language: string, interpreter: InterpreterUsed, present: string, explainedBy: string, place: string, 
/**
 * Ids of the statements that were explained.
 */
explained: Array<string>, limits: string, 
/**
 * `YYYY-MM-DD`, empty for no end.
 */
until: string, 
/**
 * `YYYY-MM-DD`, for `more-time`.
 */
returnOn: string, 
/**
 * `HH:MM`, may be empty.
 */
returnTime: string, why: string, address: string, manner: string, breaks: string, };

/**
 * What follows from a decision: who must be told, what ends, what does not, what to do.
 */
export type Follow = { id: string, 
/**
 * `tell`, `ends`, `stays`, `do`.
 */
kind: string, words: string, 
/**
 * Where in the case to do it: `referral`, `safety`, `capacity`, `sharing`, `sent`; none for nothing to open.
 */
leadsTo: string | null, source: string, 
/**
 * Shown as "confirm".
 */
toConfirm: boolean, };

/**
 * A text with its source.
 */
export type SourcedText = { title: string, words: string, source: string, toConfirm: boolean, };

/**
 * The 18th birthday, for a person referred or to be referred as a child.
 */
export type Birthday = { 
/**
 * When the person is 18, from the date of birth in the referral; none when that is not known or they are taken as an adult.
 */
turns18On: string | null, 
/**
 * True from that day on, while the case still has them as under 18.
 */
reached: boolean, 
/**
 * What must be asked then, and how it counts.
 */
rule: SourcedText, 
/**
 * The person was treated as a child here before, and is now taken to be an adult: they are asked afresh.
 */
askedAfresh: boolean, };

/**
 * Something about consent that falls due, shown with the safety steps.
 */
export type DueItem = { 
/**
 * `return` (the person wanted more time), `turning-18`, `ask-again` (what was agreed has lapsed).
 */
kind: string, 
/**
 * The key of the matter; `birthday` for `turning-18`.
 */
key: string, purpose: string, on: string, 
/**
 * `HH:MM`.
 */
time: string | null, overdue: boolean, };

/**
 * A record of capacity for one decision.
 */
export type CapacityShown = { id: string, recordedAt: string, signed: string, record: CapacityTyped, };

/**
 * What was found about the person's capacity for one decision, as typed.
 */
export type CapacityTyped = { 
/**
 * Which decision: a purpose.
 */
purpose: string, 
/**
 * With whom, or which way of contact; empty for the other purposes.
 */
about: string, 
/**
 * `YYYY-MM-DDTHH:MM`.
 */
at: string, 
/**
 * What the person was to decide, in words.
 */
decision: string, 
/**
 * What help was given to decide.
 */
help: string, 
/**
 * The impairment or disturbance of mind or brain that the difficulty follows from.
 */
because: string, 
/**
 * What could not be done: `understand`, `retain`, `weigh`, `communicate`.
 */
couldNot: Array<string>, 
/**
 * How that showed.
 */
evidence: string, 
/**
 * Whether someone presses, threatens or controls the person. Coercion is not incapacity.
 */
coercion: string, 
/**
 * `able`, `unable`, `not-sure`; empty until chosen.
 */
finding: string, decidedBy: string, consulted: string, 
/**
 * `instructed`, `not-needed`, `asked-for`, `not-yet`, or empty.
 */
advocate: string, advocateWords: string, 
/**
 * What the person wishes and feels.
 */
wishes: string, 
/**
 * `go-ahead`, `do-not`, `not-decided`, or empty: the best-interests decision.
 */
bestInterests: string, 
/**
 * Why, and why no less restrictive way would do.
 */
bestInterestsWhy: string, };

/**
 * The conversation page: either one is under way, or one can be begun.
 */
export type TalkPage = { 
/**
 * Whom the statements can be for, the fitting one first: `adult`, `under-18`, `not-known`, `nearly-18`.
 */
audiences: Array<string>, 
/**
 * Languages in which there are translations.
 */
languages: Array<TalkLanguage>, 
/**
 * The language of the case, as it was typed.
 */
caseLanguage: string, 
/**
 * Prompts for working with an interpreter.
 */
prompts: Array<SourcedText>, talk: Talk | null, };

export type TalkLanguage = { 
/**
 * A language tag such as `ar`.
 */
tag: string, 
/**
 * Its English name.
 */
englishName: string, 
/**
 * Its own name.
 */
name: string, };

/**
 * A conversation under way. It holds nothing that names the person or the case.
 */
export type Talk = { id: string, audience: string, beganAt: string, 
/**
 * The tag of the translation used; empty when there is none.
 */
language: string, statements: Array<TalkStatement>, 
/**
 * The place of the statement to show next: the first not said.
 */
next: number, said: number, comeBack: number, 
/**
 * A break is being taken since then.
 */
restingSince: string | null, breaks: number, 
/**
 * When a line suggests a break; moves on with each break.
 */
suggestBreakAt: string, 
/**
 * What is typed of the record.
 */
typed: TalkTyped, };

export type TalkStatement = { id: string, 
/**
 * In a few words, to the officer.
 */
topic: string, english: string, source: string, 
/**
 * The month of the source, `YYYY-MM`.
 */
dated: string, 
/**
 * Shown as "confirm".
 */
toConfirm: boolean, translation: TranslationShown | null, 
/**
 * `said`, `come-back`, or empty.
 */
mark: string, };

export type TranslationShown = { words: string, 
/**
 * A language tag for `lang`.
 */
tag: string, 
/**
 * `ltr` or `rtl`, for `dir`.
 */
direction: string, translator: string, translatedOn: string, 
/**
 * The day of the English wording it was made from.
 */
from: string, 
/**
 * The English has changed since: it is folded away, and the interpreter says this line.
 */
outdated: boolean, };

/**
 * The record of a conversation, as typed.
 */
export type TalkTyped = { explainedBy: string, place: string, 
/**
 * The language spoken.
 */
language: string, interpreter: InterpreterUsed, present: string, 
/**
 * What the person said back when they were asked what they had understood.
 */
saidBack: string, 
/**
 * Questions they asked, and what was answered.
 */
questions: string, 
/**
 * What a child thinks and wants; never a consent.
 */
views: string, 
/**
 * What is known of an age assessment.
 */
ageAssessment: string, 
/**
 * The person saw and agreed this wording of what they said.
 */
agreedWording: boolean, };

/**
 * A finished conversation.
 */
export type TalkRecord = { id: string, audience: string, beganAt: string, endedAt: string, 
/**
 * What was said, in which words: the statements with their mark.
 */
statements: Array<TalkSaid>, 
/**
 * From and to, RFC 3339.
 */
breaks: Array<TalkBreak>, typed: TalkTyped, signed: string, };

export type TalkSaid = { id: string, topic: string, 
/**
 * `said`, `come-back`, or empty.
 */
mark: string, 
/**
 * The day of the English wording.
 */
worded: string, 
/**
 * The tag of the translation that was shown; empty for English only.
 */
language: string, 
/**
 * Who translated what was shown, and on which day; empty for English only.
 */
translated: string, };

export type TalkBreak = { from: string, to: string | null, };

/**
 * The translations an organisation added, and what was odd in a file that was not taken.
 */
export type Translations = { packs: Array<TranslationPack>, 
/**
 * Why the chosen file was not taken; empty when it was, or none was chosen.
 */
faults: Array<TranslationFault>, };

export type TranslationPack = { id: string, tag: string, englishName: string, name: string, direction: string, source: string, addedAt: string, statements: number, 
/**
 * How many were made from an older English wording.
 */
outdated: number, };

export type TranslationFault = { 
/**
 * The line of the file, from 1; 0 when it concerns the whole.
 */
line: number, 
/**
 * `not-toml`, `too-large`, `unknown-format`, `unknown-statement`, `twice`, `empty`, `no-such-date`, `no-translator`, `no-language`,
 * `direction`, `hidden-characters` or `unknown-key`.
 */
code: string, 
/**
 * The statement or key it is about.
 */
about: string, };

/**
 * The information-sharing log of a case.
 */
export type SharingLog = { 
/**
 * Newest first.
 */
entries: Array<SharingEntry>, reasons: Array<LawfulReason>, 
/**
 * Agencies about which the person has decided, as typed.
 */
agencies: Array<string>, };

export type SharingEntry = { id: string, at: string, recordedAt: string, 
/**
 * What was shared: in words, or for a file that Daybook made its kind (`referral-pdf`, `referral-json`, `official-copy`,
 * `consent-record`, `consent-document`, `attachment`).
 */
what: string, fileKind: string | null, 
/**
 * `own-organisation`, `home-office` or `other`.
 */
recipient: string, toWhom: string, why: string, 
/**
 * `consent`, `limits-kept`, `no-consent-needed`, `within-organisation`, `own-record` or a lawful reason's code.
 */
basis: string, justification: string, 
/**
 * Of the person's own record: when they asked for it, and what was looked at before; empty otherwise.
 */
accessReceived: string, accessLookedAt: string, 
/**
 * What consent did not cover, as it stood then.
 */
notCovered: Array<CoveredItem>, signed: string, };

/**
 * A ground for sharing without or beyond consent, from the data pack.
 */
export type LawfulReason = { 
/**
 * `duty-of-care`, `serious-harm`, `vital-interests` or `legal-duty`.
 */
code: string, title: string, words: string, source: string, toConfirm: boolean, };

/**
 * Something shared by other means, as typed.
 */
export type SharingToRecord = { what: string, 
/**
 * `own-organisation`, `home-office` or `other`; empty until chosen.
 */
recipient: string, toWhom: string, 
/**
 * `YYYY-MM-DDTHH:MM`.
 */
at: string, why: string, 
/**
 * `consent` or a lawful reason's code; empty until chosen.
 */
basis: string, justification: string, };

/**
 * Where a file is going and why, as typed before it is saved.
 */
export type LeavingTyped = { 
/**
 * `own-organisation`, `home-office` or `other`; empty until chosen.
 */
recipient: string, 
/**
 * The agency, for `other`.
 */
toWhom: string, why: string, 
/**
 * A lawful reason's code, where consent does not cover all.
 */
reason: string, justification: string, 
/**
 * The limits that the person set are kept in this sharing.
 */
limitsKept: boolean, };

/**
 * What would leave, item by item, and whether consent covers it for that recipient.
 */
export type Leaving = { 
/**
 * `referral-pdf`, `referral-json`, `official-copy`, `consent-record`, `consent-document` or `attachment`.
 */
kind: string, items: Array<CoveredItem>, 
/**
 * A lawful reason with its justification must be recorded.
 */
reasonNeeded: boolean, 
/**
 * The person set limits: that they are kept must be confirmed, or a reason given.
 */
limits: Array<string>, reasons: Array<LawfulReason>, agencies: Array<string>, 
/**
 * A notification without a name leaves under the law and names nobody.
 */
anonymous: boolean, };

export type CoveredItem = { 
/**
 * `account`, `identity`, `contact-email`, `contact-post`, `contact-call`, `decision-to-other`, `support`, `consent-record`,
 * `safety-steps`.
 */
item: string, 
/**
 * `covered`, `limits`, `not-covered`, `not-asked` (a child, or the law decides), `within-organisation`.
 */
cover: string, 
/**
 * Where the matter stands that decides it.
 */
standing: string, 
/**
 * The limits in the person's words.
 */
limits: string, };

/**
 * What is typed into a note. Anything is kept, valid or not.
 */
export type NoteText = { 
/**
 * `visit`, `call`, `observation`, `meeting`, `conversation`, `management-oversight` or `no-reply`.
 */
kind: string, 
/**
 * As typed: `YYYY-MM-DDTHH:MM` when it is a moment.
 */
started: string, ended: string, place: string, who: Array<PersonThere>, 
/**
 * Who else was there, in words.
 */
present: string, interpreter: InterpreterThere, 
/**
 * `yes`, `no`, `part`, or empty while nothing was said.
 */
seenAlone: string, 
/**
 * What was seen and heard, in pieces. Joined they are the text; a note always has at least one.
 */
blocks: Array<NoteBlock>, indicators: Array<SeenIndicator>, 
/**
 * How the person was: `calm`, `tired`, `hungry`, `cold`, `frightened`, `in-pain`, `medical-need`, `distressed`.
 */
conditions: Array<string>, rests: string, conditionWords: string, 
/**
 * The worker's professional view, kept apart.
 */
view: string, 
/**
 * For management oversight.
 */
decision: string, reasons: string, reviewOn: string, 
/**
 * For a note first written on paper.
 */
paper: PaperNote | null, 
/**
 * Folded away on the timeline.
 */
sensitive: boolean, 
/**
 * Where the caret stands in the joined text, in UTF-16 units as the window counts.
 */
caret: number, };

/**
 * A piece of the text: plain, or the exact words of someone.
 */
export type NoteBlock = { text: string, said: Said | null, };

/**
 * Who said it, in which language, through whom (empty for heard directly).
 */
export type Said = { speaker: string, language: string, through: string, };

/**
 * Someone who was there; `from` and `until` are `HH:MM`, empty for the whole time.
 */
export type PersonThere = { name: string, role: string, from: string, until: string, };

export type InterpreterThere = { 
/**
 * `yes`, `no`, or empty while nothing was said.
 */
used: string, who: string, language: string, 
/**
 * In person, by telephone, by video.
 */
way: string, };

/**
 * An indicator that was noticed.
 */
export type SeenIndicator = { id: string, 
/**
 * What was seen, where and when, each as typed; empty where the note's own place and time say it.
 */
what: string, place: string, at: string, 
/**
 * Words of the note that tell of it, as they stood when they were linked.
 */
passage: string, };

export type PaperNote = { 
/**
 * When it was written on paper, as typed.
 */
writtenAt: string, 
/**
 * `yes`, `no`, or empty: whether the paper is kept.
 */
kept: string, place: string, };

export type NoteInHand = { id: string, 
/**
 * The cases it is in: none for a note that is not filed yet, several for a visit to siblings.
 */
cases: Array<NoteCase>, beganAt: string, text: NoteText, savedAt: string, 
/**
 * None while it is a draft.
 */
finished: Finished | null, amendments: Array<Amendment>, attachments: Array<Attachment>, 
/**
 * Each time it was filed or taken out of a case, oldest first.
 */
filings: Array<NoteFiling>, 
/**
 * Earlier versions are kept.
 */
versions: number, 
/**
 * Daybook ended without locking while this was being written, and the worker has not answered yet.
 */
interrupted: Interrupted | null, 
/**
 * When this computer's clock was found to have been set back.
 */
clockChanges: Array<ClockChange>, 
/**
 * Whether there is room on the disk: `enough`, `low` or `none`.
 */
room: string, 
/**
 * It was begun so long after what it tells of that it counts as written later.
 */
late: boolean, 
/**
 * The safety step of the case for a medical need, to offer when one is ticked.
 */
medicalStep: string | null, };

export type NoteCase = { id: string, number: string, called: string, };

export type NoteFiling = { at: string, 
/**
 * `filed` or `taken-out`.
 */
act: string, 
/**
 * The case's number.
 */
number: string, why: string, 
/**
 * Who did it; empty when no one has said who they are.
 */
by: string, };

export type Interrupted = { 
/**
 * When the note was saved last before that.
 */
savedAt: string, 
/**
 * The version before it, to which the worker may go back.
 */
version: NoteVersion | null, };

export type ClockChange = { before: string, after: string, };

/**
 * When a draft reached the disk, and what to say with it.
 */
export type SavedNote = { savedAt: string, room: string, clockChanges: Array<ClockChange>, };

export type Finished = { at: string, madeAtTheTime: boolean, whyLater: string, 
/**
 * SHA-256 of the note's content, in hex, as the ledger keeps it.
 */
digest: string, 
/**
 * Who finished it; empty when no one has said who they are.
 */
by: string, };

export type Amendment = { id: string, 
/**
 * `addition` or `correction`.
 */
kind: string, at: string, wasWrong: string, text: string, reason: string, by: string, };

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

export type NoteLine = { id: string, 
/**
 * The first of the cases it is in.
 */
case: string | null, kind: string, sensitive: boolean, attachments: number, started: string, place: string, excerpt: string, finishedAt: string | null, savedAt: string, amendments: number, };

export type NoteVersion = { id: string, 
/**
 * `draft` (as it stood once), `now` (the draft in hand), `finished`, or `corrected` (the finished note with
 * its corrections put in).
 */
kind: string, 
/**
 * When it was saved, finished or last corrected.
 */
at: string, words: number, };

export type Comparison = { older: NoteVersion, newer: NoteVersion, 
/**
 * What was seen and heard, then the professional view.
 */
text: Array<ComparedPiece>, view: Array<ComparedPiece>, added: number, removed: number, };

export type ComparedPiece = { 
/**
 * `same`, `added` or `removed`.
 */
change: string, text: string, };

/**
 * A note recorded in the wrong case.
 */
export type NoteMove = { from: string, 
/**
 * None for among the notes in no case yet.
 */
to: string | null, 
/**
 * Required.
 */
why: string, };

export type IndicatorList = { version: string, source: string, 
/**
 * That one indicator is never proof, in the pack's words.
 */
caution: string, groups: Array<IndicatorGroup>, };

export type IndicatorGroup = { id: string, title: string, 
/**
 * Not checked against a source yet: shown as to be confirmed.
 */
confirm: boolean, 
/**
 * About children.
 */
children: boolean, note: string, indicators: Array<Indicator>, };

export type Indicator = { id: string, words: string, source: string, };

export type Attachment = { id: string, note: string, name: string, bytes: number, 
/**
 * SHA-256 in hex.
 */
fingerprint: string, 
/**
 * What the content is, such as `pdf`, `jpeg`, `word`, `other`.
 */
kind: string, 
/**
 * How it can be looked at here: `image`, `pages`, `text` or `no`.
 */
shown: string, 
/**
 * `content-differs` when the name says another kind than the content is; `program`; `empty`.
 */
odd: Array<string>, addedAt: string, 
/**
 * Who added it; empty when no one has said who they are.
 */
by: string, 
/**
 * Where it came from, and what it shows, in the worker's words.
 */
origin: string, about: string, };

/**
 * What became of the files that were chosen.
 */
export type AttachOutcome = { note: NoteInHand, added: number, refused: Array<RefusedFile>, };

/**
 * A file that was not taken; the others were.
 */
export type RefusedFile = { name: string, 
/**
 * `too-large`, `empty`, `cannot-read` or `disk-full`.
 */
why: string, 
/**
 * The most megabytes a file may have.
 */
most: number, };

/**
 * A file as it can be looked at.
 */
export type AttachmentView = { attachment: Attachment, look: FileLook, };

/**
 * A picture as bytes: PNG for a drawn page, or the image as it was added.
 */
export type Picture = ArrayBuffer;

/**
 * Someone, a service, or someone who exploits; kept as typed.
 */
export type PersonTyped = { 
/**
 * `person`, `service` or `exploiter`.
 */
kind: string, called: string, relation: string, 
/**
 * `yes`, `no` or `not-known`.
 */
safeToContact: string, phones: Array<PhoneTyped>, 
/**
 * How to reach them safely.
 */
safeWay: string, address: string, lastContact: string, 
/**
 * Who said so.
 */
source: string, 
/**
 * Someone to avoid: shown before going in.
 */
avoid: boolean, 
/**
 * Cares for the child now.
 */
caresNow: boolean, about: string, };

export type PhoneTyped = { number: string, about: string, };

export type PersonRow = { id: string, person: PersonTyped, savedAt: string, 
/**
 * The numbers stay folded until asked for: it is not safe to ring, or this is an exploiter.
 */
numbersFolded: boolean, 
/**
 * The place on the map, each from -1 to 1 with the person in the middle; none beyond the map's room.
 */
at: MapPlace | null, };

export type MapPlace = { x: number, y: number, };

export type PeopleList = { 
/**
 * People, then services. Exploiters are apart.
 */
people: Array<PersonRow>, exploiters: Array<PersonRow>, 
/**
 * How many are not on the map for want of room.
 */
beyond: number, };

export type LifeEventTyped = { 
/**
 * In the person's own terms; empty for not known.
 */
when: string, what: string, 
/**
 * Who said so, or which paper.
 */
source: string, 
/**
 * The note it was told in, if one.
 */
note: string, };

export type LifeEventRow = { id: string, event: LifeEventTyped, savedAt: string, 
/**
 * `day`, `month`, `season`, `year`, `age`, `range` or `unplaced`: how exactly it could be placed.
 */
precision: string, 
/**
 * When the note was, for a note that is named.
 */
noteStarted: string | null, };

/**
 * In the order in which it happened; what could not be placed comes last.
 */
export type Chronology = { events: Array<LifeEventRow>, 
/**
 * The year or date of birth that ages were reckoned from, as the referral has it; none when it is not known.
 */
born: string | null, 
/**
 * The case's notes, to name as a source.
 */
notes: Array<ChronologyNote>, };

export type ChronologyNote = { id: string, started: string, place: string, };

export type GoingInTyped = { risks: string, safeWay: string, interpreter: string, };

export type GoingIn = { typed: GoingInTyped, savedAt: string | null, 
/**
 * The last three notes, newest first.
 */
notes: Array<GoingInNote>, avoid: Array<PersonRow>, 
/**
 * Who can safely be contacted.
 */
reach: Array<PersonRow>, language: string, 
/**
 * `needed`, `not-needed` or `not-yet-known`.
 */
interpreter: string, };

export type GoingInNote = { id: string, kind: string, started: string, place: string, blocks: Array<NoteBlock>, finished: boolean, sensitive: boolean, };

export type SearchResults = { query: string, 
/**
 * Best first when ranked, newest first otherwise.
 */
hits: Array<SearchHit>, 
/**
 * There are more than these.
 */
more: boolean, ranked: boolean, 
/**
 * Which kinds of things are searched, in the order of the window's words.
 */
searched: Array<string>, };

export type SearchHit = { 
/**
 * `case`, `note`, `amendment`, `person`, `life-event`, `consent`, `safety`, `answer`, `sent`, `sent-reference`,
 * `evidence`, `going-in` or `attachment`.
 */
kind: string, 
/**
 * The route that shows it.
 */
route: string, 
/**
 * What a person or place is called; empty for everything else.
 */
called: string, 
/**
 * The number of the case it is in; empty for a note in no case.
 */
number: string, 
/**
 * The day it is about or was recorded.
 */
at: string, 
/**
 * Which fields matched: `name`, `sound`, `spelling`, `reference`, `phone`, `postcode`, `place`, `words`.
 */
matched: Array<string>, 
/**
 * Empty while it is folded.
 */
snippet: Array<SnippetPiece>, 
/**
 * Sensitive, or a number that is not safe to ring: its words are not shown in a list.
 */
folded: boolean, };

export type SnippetPiece = { text: string, hit: boolean, };

/**
 * A case whose person may be the same.
 */
export type LikePerson = { case: string, number: string, called: string, 
/**
 * `same`, `sounds-alike`, `one-mistake-apart` or `same-initials`.
 */
likeness: string, };

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
readyToCheck: boolean, 
/**
 * Answers kept that this route does not ask; they go nowhere.
 */
apart: Array<ApartAnswer>, conflicts: Array<Conflict>, mayRefer: MayRefer, 
/**
 * False when an adult's refusal leads to no notification here: the duty is another nation's.
 */
dutyToNotifyHere: boolean, online: OnlineDraft | null, 
/**
 * 1, and one more for each version begun after sending.
 */
referralVersion: number, 
/**
 * The present version was sent and is frozen since then.
 */
frozenSince: string | null, 
/**
 * A newer copy of the form than the draft follows.
 */
newerForm: NewerForm | null, };

/**
 * Which copy of the official form the draft follows.
 */
export type FormEdition = { version: string, source: string, verifiedOn: string, isOld: boolean, };

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
whyNot: string | null, 
/**
 * What is missing or odd on a page that was begun, each named after what was asked.
 */
findings: Array<NamedFinding>, 
/**
 * A note was corrected after a passage of it was put in an answer here.
 */
noteCorrected: boolean, };

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
fromConsent: string | null, savedAt: string | null, 
/**
 * The referral was sent: nothing on the page can be changed until a new version is begun.
 */
frozen: boolean, 
/**
 * Passages put into answers of this page.
 */
linked: Array<LinkedPassage>, 
/**
 * By field: the text as the online form will keep it, where that differs from what was typed.
 */
keptAs: { [key in string]: string }, 
/**
 * Fields with an account, beside which passages of the notes are offered.
 */
accounts: Array<string>, 
/**
 * The page's fields filled from the case and not looked at yet.
 */
suggested: Array<string>, };

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
next: string | null, 
/**
 * By field: the text as the online form will keep it, where that differs from what was typed.
 */
keptAs: { [key in string]: string }, 
/**
 * Facts of the case that this page has changed: `ageGroup`, `nation`.
 */
caseChanged: Array<string>, };

export type CheckAnswers = { route: string, form: FormEdition, sections: Array<CheckSection>, missing: number, conflicts: Array<Conflict>, apart: Array<ApartAnswer>, 
/**
 * Marked identifiers without a decision, in a notification.
 */
identifiersUndecided: number, frozen: boolean, };

export type CheckSection = { title: string, rows: Array<CheckRow>, };

export type CheckRow = { page: string, field: string, label: string, 
/**
 * In the official form's words, several lines where there are several.
 */
answer: string, words: number, finding: FieldFinding | null, };

/**
 * An answer that is not part of this referral.
 */
export type ApartAnswer = { field: string, label: string, answer: string, 
/**
 * `another-route`, `not-revealed`, `given-for-referral` (must be asked afresh) or `not-in-form`.
 */
why: string, 
/**
 * It stays: by it the identifier check finds the person in the accounts of a notification.
 */
neededByCheck: boolean, };

/**
 * Answers, or an answer and the case, that cannot both be right.
 */
export type Conflict = { 
/**
 * For example `adult-born-under18`.
 */
code: string, 
/**
 * Pages to look at, in form order.
 */
pages: Array<string>, };

/**
 * What moving the draft to a newer copy of the form would change.
 */
export type NewerForm = { version: string, changes: Array<FormChange>, };

export type FormChange = { 
/**
 * `page-added`, `page-removed`, `question-added`, `question-removed`, `words-changed`, `required-changed`,
 * `options-changed`, `limit-changed` or `asked-when-changed`.
 */
kind: string, 
/**
 * The page's title or the question's label.
 */
what: string, 
/**
 * This draft has an answer there.
 */
answered: boolean, };

export type NamedFinding = { label: string, finding: FieldFinding, };

export type OptionMatches = { 
/**
 * How many of the whole list match.
 */
total: number, 
/**
 * From the place asked for.
 */
options: Array<string>, 
/**
 * True when nothing holds the letters typed and these are the nearest by spelling.
 */
nearest: boolean, 
/**
 * Councils formed after the list was made, whose name was typed.
 */
notInList: Array<NewerCouncil>, };

/**
 * A council that the official list lacks, and what the list has in its place.
 */
export type NewerCouncil = { name: string, 
/**
 * `YYYY-MM-DD`.
 */
formedOn: string, 
/**
 * Entries of the list, exactly.
 */
listedInstead: Array<string>, source: string, };

/**
 * A piece of what was recorded that an answer can be made from.
 */
export type Passage = { 
/**
 * Names the passage for `link_passage` and `mark_passage`.
 */
id: string, 
/**
 * `note`, `view` (professional view), `addition`, `correction`, `visit` (when, where, who was there),
 * `consent` (what the person said), `safety` (what was agreed).
 */
kind: string, 
/**
 * The note it stands in, for a link; none for consent and safety.
 */
note: string | null, 
/**
 * When it was seen or said, `YYYY-MM-DDTHH:MM`, as far as known.
 */
at: string | null, text: string, 
/**
 * It holds somebody's exact words, in quotation marks.
 */
exactWords: boolean, 
/**
 * The note has been corrected since it was written.
 */
corrected: boolean, 
/**
 * Parts of the legal test the officer marked it for: `act`, `means`, `purpose`.
 */
marked: Array<string>, };

/**
 * The passages for one box: those that fit its question first, best first.
 */
export type PassageOffer = { fitting: Array<Passage>, 
/**
 * Everything else of the case, newest first.
 */
others: Array<Passage>, };

/**
 * A passage that was put into an answer.
 */
export type LinkedPassage = { field: string, note: string | null, kind: string, at: string | null, text: string, linkedAt: string, 
/**
 * The note was corrected after the passage was put here: look again.
 */
correctedSince: boolean, 
/**
 * The answer still holds the passage word for word.
 */
stillThere: boolean, };

/**
 * Act, means and purpose; for a child, act and purpose.
 */
export type LegalTest = { 
/**
 * `adult` or `child`.
 */
kind: string, parts: Array<TestPart>, 
/**
 * Gentle remarks on the account: advice, never a score.
 */
checks: Array<AccountCheck>, source: string, };

export type TestPart = { 
/**
 * `act`, `means` or `purpose`.
 */
part: string, 
/**
 * What the part asks, from the pack.
 */
asks: string, 
/**
 * What the officer marked for it.
 */
marked: Array<Passage>, 
/**
 * What may speak to it by its words; the officer decides.
 */
maySupport: Array<Passage>, 
/**
 * True when nothing is marked and nothing suggested.
 */
bare: boolean, };

export type AccountCheck = { 
/**
 * `no-who`, `no-when`, `no-where`, `no-how`, `gap-in-time`, `opinion-not-marked`.
 */
code: string, 
/**
 * The page and field to look at; the first of the account boxes when it speaks of the whole.
 */
page: string, field: string, label: string, 
/**
 * The words it is about, where there are some.
 */
words: string, };

/**
 * Identifiers in what a notification would say: each is decided by the officer.
 */
export type IdentifierCheck = { 
/**
 * `needed` (a Duty to Notify), `not-needed` (a referral) or `not-here` (no duty to notify in this nation).
 */
standing: string, 
/**
 * True for a notification without a name.
 */
anonymous: boolean, accounts: Array<CheckedAccount>, undecided: number, };

export type CheckedAccount = { page: string, field: string, label: string, 
/**
 * The answer as it would go out, cut where marks begin and end.
 */
pieces: Array<AccountPiece>, };

export type AccountPiece = { text: string, 
/**
 * Set on a marked piece.
 */
mark: IdentifierMark | null, };

export type IdentifierMark = { 
/**
 * `name`, `alias`, `date-of-birth`, `address`, `postcode`, `phone`, `email`, `reference` or `place`.
 */
kind: string, 
/**
 * Where Daybook knows it from: `referral`, `case`, `note`, `consent`, `safety`; or `looks-like`.
 */
knownFrom: string, 
/**
 * `undecided` or `stays`.
 */
decision: string, why: string, };

/**
 * What the officer decides about one marked text in one answer.
 */
export type IdentifierToDecide = { field: string, 
/**
 * The marked text, exactly.
 */
text: string, kind: string, 
/**
 * `stays` (with `why`), `replace` (with `words`, which stand in its place everywhere in the answer) or
 * `undecided`.
 */
decision: string, why: string, words: string, 
/**
 * The same in every account where the text is marked so.
 */
everywhere: boolean, };

/**
 * The list from which the officer fills the online form, in its order.
 */
export type CopyList = { route: string, rows: Array<CopyRow>, entered: number, 
/**
 * Where to go on: the first row not entered after the last one that was.
 */
resumeAt: string | null, 
/**
 * Why nothing may be copied yet: `undecided` (route), `identifiers` (a check waits), `not-here` (no duty
 * to notify in this nation), `not-informed` (the person agreed before all was explained), `not-valid`
 * (agreed in a way that does not count), `named-without-consent`
 * (a notification with a name the person did not agree to), `not-first-responder`, `organisation-not-listed`;
 * none when it may.
 */
blocked: string | null, mayRefer: MayRefer, 
/**
 * Answers still missing or odd on the route.
 */
missing: number, online: OnlineDraft | null, evidence: Array<Evidence>, lastCopiedAt: string | null, 
/**
 * When to remind that the online page closes, and after how many minutes it does.
 */
remindAt: string | null, pageMinutes: number, liveService: string, declaration: string, };

export type CopyRow = { page: string, section: string, pageTitle: string, field: string, 
/**
 * Empty when the page's title says it.
 */
label: string, 
/**
 * `copy` (text), `choose` (options), `pick` (list entry, which can be copied too), `tick`, `date`, `files`
 * or `leave` (nothing to enter).
 */
act: string, 
/**
 * What to enter or choose, in the form's words.
 */
lines: Array<string>, characters: number, 
/**
 * The most the online form takes, when the text is longer.
 */
tooLong: number | null, finding: FieldFinding | null, 
/**
 * `not-entered`, `entered` or `changed-since` (the answer is another than the one entered).
 */
state: string, };

/**
 * The draft on the Home Office's server, as far as the officer told.
 */
export type OnlineDraft = { 
/**
 * Days, `YYYY-MM-DD`.
 */
begunOn: string, savedOn: string, 
/**
 * The earlier of the two readings: counted from the day it was begun, and from the last save.
 */
deletedOn: string, deletedOnByLastSave: string, daysLeft: number, 
/**
 * `running`, `warn` (from day 21) or `gone`.
 */
state: string, };

export type OnlineDraftToRecord = { begunOn: string, savedOn: string, };

/**
 * A file that goes with the online form; Daybook keeps what it is called and what it is, not the file.
 */
export type Evidence = { id: string, name: string, bytes: number, 
/**
 * SHA-256 in hex.
 */
fingerprint: string, description: string, 
/**
 * `wrong-kind`, `too-large`, `too-many`, `empty` or `kind-differs` (the content is not what the name says).
 */
findings: Array<string>, };

export type EvidenceList = { files: Array<Evidence>, 
/**
 * Endings the online form takes.
 */
kinds: Array<string>, maxMegabytes: number, mostFiles: number, };

export type Copied = { clearsInSeconds: number, lastCopiedAt: string, remindAt: string, };

/**
 * The account in large type, paragraph by paragraph.
 */
export type ReadBack = { paragraphs: Array<ReadBackParagraph>, read: number, };

export type ReadBackParagraph = { page: string, field: string, label: string, 
/**
 * Its number among the paragraphs of its answer, from 0.
 */
place: number, text: string, 
/**
 * `right`, `changed`, `did-not-want-to-hear`, or empty while not read. An answer changed since counts as
 * not read.
 */
outcome: string, 
/**
 * What the person said is right, when changed.
 */
words: string, at: string | null, };

export type ReadBackToRecord = { field: string, place: number, 
/**
 * The paragraph as it was read out.
 */
text: string, outcome: string, words: string, interpreter: string, };

export type SentToRecord = { 
/**
 * `YYYY-MM-DDTHH:MM`, as typed.
 */
at: string, 
/**
 * The reference the Home Office gave; may be empty until it comes.
 */
reference: string, who: string, };

/**
 * A referral as it was sent: frozen.
 */
export type SentReferral = { id: string, 
/**
 * 1 for the first, then counting.
 */
version: number, route: string, formVersion: string, at: string, recordedAt: string, reference: string, who: string, 
/**
 * SHA-256 in hex over the answers as they went out.
 */
digest: string, 
/**
 * The official copy, once it is attached.
 */
copy: OfficialCopy | null, };

export type OfficialCopy = { name: string, bytes: number, fingerprint: string, attachedAt: string, };

export type SentRecord = { 
/**
 * Newest first.
 */
sent: Array<SentReferral>, 
/**
 * True while the present version has been sent and is frozen.
 */
frozen: boolean, version: number, 
/**
 * Why it cannot be recorded, as in `CopyList`.
 */
blocked: string | null, mayRefer: MayRefer, missing: number, 
/**
 * Rows not yet ticked as entered.
 */
notEntered: number, };

/**
 * What the worker said of themself, as typed. Everything may be empty: nothing here is asked before work.
 */
export type YouTyped = { firstName: string, lastName: string, role: string, 
/**
 * An entry of the official list of organisations, or whatever was typed.
 */
organisation: string, 
/**
 * True when the worker said that their organisation is not a First Responder Organisation.
 */
notFirstResponder: boolean, workEmail: string, phone: string, 
/**
 * The second contact's e-mail that the official form asks for.
 */
secondContact: string, 
/**
 * A nation, or empty.
 */
nation: string, 
/**
 * The council area the worker mostly works in, one of those that have steps of their own; or empty.
 */
area: string, };

export type You = { you: YouTyped, mayRefer: MayRefer, 
/**
 * What is odd in it; it is kept all the same.
 */
findings: Array<FieldFinding>, savedAt: string | null, };

/**
 * Whether this worker can send the online form, and what to do when not.
 */
export type MayRefer = { 
/**
 * `yes`, `not-known` (nothing said yet), `not-first-responder`, `organisation-not-listed` or
 * `email-not-taken`. Only `not-first-responder` and `organisation-not-listed` keep a referral from
 * being recorded as sent.
 */
standing: string, 
/**
 * When not: the other routes, the most urgent first, from the pathway packs.
 */
instead: Array<OtherRoute>, };

/**
 * A way to tell the right people that does not need a First Responder's sign-in.
 */
export type OtherRoute = { title: string, what: string, phone: string, hours: string, source: string, 
/**
 * The day it was last checked; none means never against a live page.
 */
verifiedOn: string | null, };

/**
 * A telephone number of the packs, for Help and for a moment of danger.
 */
export type Helpline = { 
/**
 * Stable over versions of the packs.
 */
id: string, name: string, what: string, phone: string, hours: string, 
/**
 * `uk` or a nation.
 */
nation: string, source: string, verifiedOn: string | null, 
/**
 * False while the number waits to be confirmed.
 */
sure: boolean, };

/**
 * The page of decisions of one case.
 */
export type DecisionPage = { 
/**
 * Where the case stands, one of the states of docs/states.md: `rg-pending`, `cg-positive` …
 */
state: string, 
/**
 * The day since which it stands so; none before anything was sent.
 */
since: string | null, 
/**
 * Protection was taken away (public order, bad faith). The case goes on.
 */
disqualified: boolean, 
/**
 * False while no referral is recorded as sent as an NRM referral: there is nothing to track.
 */
sent: boolean, 
/**
 * The Home Office's reference of the referral sent last; empty while none is noted.
 */
reference: string, headline: DecisionHeadline, 
/**
 * Every clock: those that run first, the soonest first; then those without a day; then those that ended.
 */
clocks: Array<ClockRow>, 
/**
 * How the case came where it stands, in the order in which it happened.
 */
course: Array<CourseStep>, 
/**
 * What was recorded, the latest first. What was taken back stays, marked.
 */
events: Array<DecisionShown>, 
/**
 * What can be recorded: what follows from the present state first (`fits`), then the rest.
 */
mayRecord: Array<RecordableAct>, 
/**
 * News asked for, the latest first.
 */
asks: Array<NewsAskedShown>, 
/**
 * The prepared words to ask for news, without the person's name; empty while nothing is waited for.
 */
askText: string, 
/**
 * Steps offered after an event and neither accepted nor declined yet.
 */
undecided: number, 
/**
 * The person withdrew from the NRM by the consent record, and it is not recorded here.
 */
consentWithdrawn: boolean, 
/**
 * Other cases of the same person, opened for a referral before or after this one.
 */
linked: Array<LinkedCase>, 
/**
 * How many days a calendar file of the case would hold; none is offered while there are none.
 */
calendarDays: number, 
/**
 * The day the pack of time limits was compiled, and whether it was ever checked against live pages.
 */
packVersion: string, packVerifiedOn: string | null, };

/**
 * The conclusion that heads the page, in parts the window makes a sentence of.
 */
export type DecisionHeadline = { 
/**
 * The clock it speaks of, by key; none where there is no clock.
 */
clock: string | null, 
/**
 * That clock's title; empty for a day that a letter names.
 */
title: string, 
/**
 * What the day means: `expected`, `by`, `last-day`, `lasts-until`, `up-to`, `not-before` or `none`.
 */
says: string, 
/**
 * How the day stands to today: `in`, `today`, `past`, `since` (no day: waited for so long) or `nothing`.
 */
how: string, on: string | null, count: number, 
/**
 * `days` or `working-days`.
 */
unit: string, };

/**
 * One clock of the case.
 */
export type ClockRow = { 
/**
 * Names it among the clocks of the case.
 */
key: string, 
/**
 * The pack's title; empty where the day is one that a letter names.
 */
title: string, 
/**
 * The act that started it; empty where a safety step did (`step` is that step's title).
 */
act: string, step: string | null, 
/**
 * On which day.
 */
started: string, 
/**
 * The record that started it; none of a report sent.
 */
event: string | null, on: string | null, 
/**
 * `HH:MM`, only of a limit in hours.
 */
time: string | null, 
/**
 * What the day means: `expected` is never a deadline. `by`, `last-day`, `lasts-until`, `up-to`,
 * `not-before`, `none`.
 */
says: string, 
/**
 * What binds: `duty`, `statutory-guidance`, `target`, `limit-on-asker`, `entitlement`, `discretion`,
 * `expectation`, `requirement`, `guidance`, `service-rule`, `local-rule`, `practice`, `none`, `unknown`.
 */
kind: string, 
/**
 * `coming`, `past`, `ended`, `settled` or `no-day`.
 */
running: string, 
/**
 * The act that ended it, and when.
 */
ended: string | null, endedOn: string | null, 
/**
 * How its day stands to today: `in`, `today`, `past`; empty without a day.
 */
how: string, count: number, 
/**
 * `days` or `working-days`.
 */
unit: string, 
/**
 * Why this day: the rule, what it was counted from, the days skipped, the source; sentences to be shown as they are.
 */
why: string, source: string, owedBy: string, leadsTo: string, toConfirm: boolean, 
/**
 * The bank-holiday list does not reach the day: nothing was guessed.
 */
beyondList: boolean, 
/**
 * Whether the worker can say that it needs nothing more; why they did, once it is `settled`.
 */
maySettle: boolean, settledWhy: string, };

/**
 * One step of the course of a case.
 */
export type CourseStep = { act: string, on: string, from: string, to: string, event: string | null, outOfOrder: boolean, };

/**
 * Something that was recorded.
 */
export type DecisionShown = { id: string, act: string, recordedAt: string, 
/**
 * As it was typed: to show, and to fill the page on which it is put right.
 */
typed: DecisionTyped, 
/**
 * What is odd about it, as codes: `before-referral`, `received-before-dated`, `in-future`, `out-of-order` …
 */
oddities: Array<string>, letters: Array<DecisionLetter>, 
/**
 * The steps offered after it, one by one.
 */
follows: Array<OfferedStep>, 
/**
 * When it was taken back; none while it counts.
 */
takenBackAt: string | null, takenBackWhy: string, 
/**
 * The record that took its place.
 */
replacedBy: string | null, 
/**
 * The case opened for the new referral.
 */
otherCase: LinkedCase | null, signed: string, };

/**
 * A decision, or anything else that happened in the NRM, as typed. Days are `YYYY-MM-DD`.
 */
export type DecisionTyped = { 
/**
 * One of `mayRecord`; empty until chosen.
 */
act: string, 
/**
 * The date on the letter, or the day on which it happened.
 */
dated: string, 
/**
 * When the letter was received.
 */
received: string, 
/**
 * `single-competent-authority`, `immigration-enforcement`, `local-panel`, `not-known` or empty.
 */
authority: string, 
/**
 * Who asked for the reconsideration: `person`, `first-responder`, `support-provider`, `lawyer`, `police`,
 * `local-authority`, `other` or empty.
 */
by: string, 
/**
 * The day that the letter names, if it names one.
 */
until: string, 
/**
 * A second positive decision on facts wholly before the first: `yes`, `no` or empty.
 */
earlierFacts: string, why: string, 
/**
 * How the person was told: `in-person`, `in-person-interpreted`, `phone`, `phone-interpreted`,
 * `support-worker`, `letter`, `other`, `not-yet` or empty.
 */
toldHow: string, toldOn: string, 
/**
 * What the person said.
 */
said: string, 
/**
 * The id of the case opened for the new referral; empty while there is none.
 */
otherCase: string, };

/**
 * What is to be recorded, and whether what is odd about it was seen.
 */
export type DecisionToRecord = { typed: DecisionTyped, 
/**
 * The record that this puts right and replaces; empty for a new one.
 */
replaces: string, 
/**
 * The officer saw what is odd and records it as typed.
 */
odditiesSeen: boolean, };

/**
 * What became of it. Either it is recorded, or what is odd is to be looked at first; nothing typed is lost.
 */
export type DecisionOutcome = { 
/**
 * The id of the record; none while oddities wait to be seen.
 */
recorded: string | null, oddities: Array<string>, page: DecisionPage, };

/**
 * An act that can be recorded, and which boxes it shows.
 */
export type RecordableAct = { act: string, 
/**
 * It follows from where the case stands.
 */
fits: boolean, 
/**
 * `letter` (its own date and the day received) or `day` (one day).
 */
dated: string, 
/**
 * A decision: who decided, and how the person was told.
 */
decision: boolean, until: boolean, why: boolean, by: boolean, earlierFacts: boolean, otherCase: boolean, };

/**
 * A file kept with a record.
 */
export type DecisionLetter = { id: string, name: string, bytes: number, 
/**
 * SHA-256 in hex.
 */
fingerprint: string, attachedAt: string, };

/**
 * A safety step offered after an event.
 */
export type OfferedStep = { 
/**
 * The step's id: once accepted it stands in the rail.
 */
step: string, title: string, what: string, who: string, howSoon: string, source: string, toConfirm: boolean, 
/**
 * `accepted`, `declined` or empty.
 */
answer: string, 
/**
 * Why it was declined.
 */
why: string, answeredAt: string | null, };

export type NewsAskedShown = { id: string, on: string, whom: string, how: string, answer: string, againOn: string | null, recordedAt: string, signed: string, };

export type AskToRecord = { 
/**
 * `YYYY-MM-DD`.
 */
on: string, 
/**
 * Who was asked; required.
 */
whom: string, how: string, answer: string, 
/**
 * `YYYY-MM-DD`, if it is to be asked again.
 */
againOn: string, };

/**
 * Another case of the same person.
 */
export type LinkedCase = { id: string, number: string, called: string, 
/**
 * True where that case was opened after this one's referral ended.
 */
later: boolean, };

/**
 * Something was put on the clipboard.
 */
export type CopiedText = { clearsInSeconds: number, };

/**
 * How many things there are in each group. The practice case never counts.
 */
export type NeedCounts = { overdue: number, dueSoon: number, 
/**
 * Decisions past the day on which they were expected.
 */
pastExpected: number, 
/**
 * Decisions and answers that are waited for.
 */
waiting: number, };

/**
 * One thing that needs the worker. It names nobody: the screen may be seen.
 */
export type NeedItem = { case: CaseName, 
/**
 * `overdue`, `due-soon`, `past-expected` or `waiting`.
 */
group: string, 
/**
 * `step` (a safety step), `consent` (`due` says what), `last-day`, `by`, `lasts-until`, `up-to`, `expected` (clocks, by what
 * the day means), `waiting` (a decision without a day), `withdrawn` (the competent
 * authority is to be told), `ask` (to ask for news again), `offered` (steps offered after
 * a decision), `online` (a draft on the online form), `warning` (a warning note is to be looked at again).
 */
kind: string, 
/**
 * The step's or the rule's own title; empty where the window has the words.
 */
title: string, 
/**
 * The step's id, the clock's key, the record's id or the state it is about.
 */
about: string, on: string | null, 
/**
 * How its day stands to today: `in`, `today`, `past`, `since`; empty without a day.
 */
how: string, count: number, 
/**
 * `days` or `working-days`.
 */
unit: string, toConfirm: boolean, 
/**
 * What falls due, where it is about consent.
 */
due: DueItem | null, };

/**
 * Things of one group, ordered by consequence, then by day.
 */
export type NeedList = { group: string, counts: NeedCounts, 
/**
 * The place of the first item shown, from nought.
 */
from: number, 
/**
 * At most 50.
 */
items: Array<NeedItem>, };

/**
 * A case as a list or a choice names it.
 */
export type CaseName = { id: string, number: string, called: string, practice: boolean, };

/**
 * Cases of one group.
 */
export type CaseGroup = { 
/**
 * `overdue`, `due-soon`, `not-due`, `waiting`, `unsent`, `unfinished` or `closed`.
 */
name: string, 
/**
 * How many there are in all.
 */
count: number, 
/**
 * The place of the first line shown, from nought.
 */
from: number, lines: Array<CaseLine>, };

/**
 * Reminders, and what there is to be reminded of now.
 */
export type Reminders = { 
/**
 * Whether Daybook says what needs the worker after it is unlocked.
 */
atUnlock: boolean, needs: NeedCounts, 
/**
 * How many days a calendar file for all cases would hold.
 */
calendarDays: number, };

/**
 * The safety steps beside every screen of a case. They never wait for the referral.
 */
export type SafetyRail = { done: number, of: number, 
/**
 * Overdue, due today, the rest; done last.
 */
steps: Array<SafetyLine>, 
/**
 * What falls due about consent: overdue first.
 */
due: Array<DueItem>, 
/**
 * What falls due about decisions: clocks overdue or due soon, news to ask for, steps offered.
 */
needs: Array<NeedItem>, checkedOn: string | null, 
/**
 * The guidance behind these steps is older than twelve months, or its last check is: it is to be checked.
 */
check: boolean, 
/**
 * The council area whose own steps stand here; empty where only the nation's do.
 */
area: string, };

export type SafetyLine = { id: string, title: string, 
/**
 * `to-do`, `arranged`, `done`, `not-needed`, `overdue` or `not-called-for` (what called for it has changed; its
 * history stays).
 */
status: string, 
/**
 * The pack's own words on how soon, for example "at once".
 */
howSoon: string, dueOn: string | null, 
/**
 * What was last recorded, shortened.
 */
lastFact: string | null, 
/**
 * Why it stands here: `always`, `fact` (see `because`), `after-decision` (accepted), `added` (by the worker),
 * `closed` (who is to be rung first is closed now) or `recorded` (only for its history).
 */
stands: string, 
/**
 * The fact that calls for it, a word of the window such as `social-tenant`; empty unless `stands` is `fact`.
 */
because: string, 
/**
 * What was answered about that fact: `yes` or `no`.
 */
becauseIs: string, 
/**
 * The day since which it stands here for that reason.
 */
since: string | null, };

/**
 * A step by name.
 */
export type StepName = { id: string, title: string, 
/**
 * `referral` where the pages of the referral are its place; otherwise empty.
 */
page: string, };

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
records: Array<SafetyRecord>, 
/**
 * The act after which it was offered and accepted, and when it was accepted; none of a step that stands unasked.
 */
after: string | null, acceptedAt: string | null, 
/**
 * Whether someone answers there now: `open`, `closed` or `not-known` (no hours given).
 */
open: string, 
/**
 * When it opens next, `YYYY-MM-DDTHH:MM`, while it is closed.
 */
opensAt: string | null, 
/**
 * Whom to ring instead while it is closed.
 */
instead: StepInstead | null, 
/**
 * What it can lead to, to choose from when it is recorded as done; empty where nothing follows from it.
 */
results: Array<StepResult>, 
/**
 * The steps that go on beside it.
 */
beside: Array<StepName>, 
/**
 * The clocks that its record started.
 */
clocks: Array<ClockRow>, 
/**
 * The pack it comes from, by name, and the day it was compiled.
 */
pack: string, packVersion: string, verifiedOn: string | null, 
/**
 * The guidance behind it is older than twelve months.
 */
check: boolean, };

/**
 * One way to reach someone: at least one of the number, the address and the page is there.
 */
export type StepContact = { name: string, number: string | null, email: string | null, web: string | null, hours: string | null, };

/**
 * Whom to ring while another is closed.
 */
export type StepInstead = { step: StepName, contacts: Array<StepContact>, };

/**
 * What a step can lead to.
 */
export type StepResult = { id: string, says: string, 
/**
 * The steps that follow from it.
 */
leadsTo: Array<StepName>, };

export type SafetyRecord = { outcome: string, at: string, recordedAt: string, who: string, reference: string, agreed: string, reason: string, arrangedFor: string | null, 
/**
 * The number that was rung.
 */
number: string, 
/**
 * What it led to, in the pack's words; empty when nothing was chosen.
 */
result: string, 
/**
 * What came back.
 */
feedback: string, };

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
arrangedFor: string, 
/**
 * The number that was rung; may be empty.
 */
number: string, 
/**
 * The id of what it led to, for `done`; may be empty.
 */
result: string, 
/**
 * What came back; may be empty.
 */
feedback: string, };

/**
 * What is so in a case, as far as steps are called for by it.
 */
export type Situation = { 
/**
 * In the order of the page.
 */
facts: Array<FactShown>, 
/**
 * Newest first.
 */
history: Array<FactChange>, };

export type FactShown = { 
/**
 * A word of the window, such as `social-tenant`.
 */
fact: string, 
/**
 * Its heading on the page: `now`, `home`, `needs`, `law` or `work`.
 */
group: string, 
/**
 * `yes`, `no` or `not-known`.
 */
answer: string, 
/**
 * The day since which that is known.
 */
since: string | null, 
/**
 * The step whose record says so; none where the worker answered it here.
 */
from: StepName | null, 
/**
 * The steps of this case's nation and area that an answer calls for.
 */
yesCallsFor: Array<StepName>, noCallsFor: Array<StepName>, };

/**
 * One fact that changed.
 */
export type FactChange = { at: string, fact: string, 
/**
 * `yes`, `no` or `not-known`.
 */
answer: string, 
/**
 * The step whose record said so; none where the worker answered it.
 */
from: StepName | null, 
/**
 * What the worker wrote beside it.
 */
why: string, };

export type SituationTyped = { answers: Array<FactAnswer>, 
/**
 * How it is known; may be empty.
 */
why: string, };

export type FactAnswer = { fact: string, 
/**
 * `yes`, `no` or `not-known`.
 */
answer: string, };

/**
 * The steps that can be added to a case by hand.
 */
export type StepsToAdd = { 
/**
 * The case's council area; empty where it has none with steps of its own.
 */
area: string, 
/**
 * Those of the council area, or of the worker's own organisation.
 */
local: Array<StepToAdd>, national: Array<StepToAdd>, };

export type StepToAdd = { id: string, title: string, 
/**
 * When it is called for.
 */
when: string, who: string, };

export type WarningShown = { id: string, 
/**
 * `risk-to-staff`, `do-not-disclose`, `do-not-contact`, `risk-to-person` or `other`.
 */
kind: string, text: string, 
/**
 * Whether the person was told that it stands here.
 */
told: boolean, 
/**
 * Why the person was not told; empty when they were.
 */
whyNotTold: string, reviewOn: string, 
/**
 * The day to look at it again has come.
 */
reviewDue: boolean, recordedAt: string, 
/**
 * When it stopped standing at the top of the case, and why; none while it stands.
 */
endedAt: string | null, whyEnded: string, };

/**
 * The warning notes of a case: those that stand, the gravest first, then those that ended, the latest first.
 */
export type Warnings = { standing: Array<WarningShown>, ended: Array<WarningShown>, 
/**
 * In how many months at most a warning is looked at again.
 */
reviewWithinMonths: number, };

export type WarningTyped = { 
/**
 * The warning it takes the place of, which then ends; none for a new one.
 */
replaces: string | null, 
/**
 * One of the kinds; empty until chosen.
 */
kind: string, text: string, 
/**
 * `yes` or `no`; empty until chosen.
 */
told: string, 
/**
 * Required when the person was not told.
 */
whyNotTold: string, 
/**
 * `YYYY-MM-DD`; required.
 */
reviewOn: string, };

export type ClosingPage = { 
/**
 * The safety steps that are neither done nor not needed: each asks for an answer.
 */
open: Array<SafetyLine>, 
/**
 * What else still runs and is not asked for: clocks, consent, decisions waited for.
 */
running: Array<NeedItem>, unfinishedNotes: number, 
/**
 * Closings and reopenings, newest first.
 */
history: Array<ClosingShown>, 
/**
 * Whether the case is closed now.
 */
closed: boolean, };

export type ClosingShown = { at: string, 
/**
 * `closed` or `reopened`.
 */
act: string, 
/**
 * `safe-and-settled`, `passed-on`, `lost-contact`, `person-asked`, `opened-in-error`, `died` or `other`; empty for a
 * reopening.
 */
reason: string, why: string, answers: Array<ClosingAnswerShown>, };

export type ClosingAnswerShown = { title: string, 
/**
 * `handed-over`, `goes-on` or `not-needed`.
 */
answer: string, detail: string, };

export type ClosingTyped = { reason: string, why: string, answers: Array<ClosingAnswer>, };

/**
 * What becomes of one open step.
 */
export type ClosingAnswer = { step: string, 
/**
 * `handed-over` (to whom), `goes-on` (with whom) or `not-needed` (why); empty until chosen.
 */
answer: string, 
/**
 * To whom, with whom or why: required.
 */
detail: string, };

/**
 * How long a case is kept, and what stands between it and its disposal.
 */
export type RetentionPage = { number: string, called: string, closed: boolean, 
/**
 * `YYYY-MM-DD`: the last day on which anything was recorded in the case.
 */
lastContact: string, 
/**
 * What must be known before a day can be told: `age`, `born`, `looked-after`.
 */
missing: Array<string>, 
/**
 * The rule by which it is kept longest; none while it is open or something is missing.
 */
keptBy: RetentionRuleShown | null, 
/**
 * What other rules for it come to; the longest counts.
 */
also: Array<RetentionRuleShown>, 
/**
 * Its last day has passed.
 */
over: boolean, 
/**
 * Whether the person was looked after by a council is asked here: it is a child's record.
 */
lookedAfterAsked: boolean, 
/**
 * `yes`, `no` or `not-known`.
 */
lookedAfter: string, 
/**
 * How that is known; empty until it was said.
 */
lookedAfterWhy: string, 
/**
 * The newest first.
 */
holds: Array<HoldShown>, 
/**
 * The approval that counts; none where nobody approved since it was closed.
 */
approval: ApprovalShown | null, 
/**
 * Everything that stands in the way of its disposal: `open`, `not-known`, `not-yet`, `held`, `not-approved` or
 * `approved-for-another-day`.
 */
obstacles: Array<string>, 
/**
 * The pack of rules: its date and source.
 */
packVersion: string, packSource: string, };

export type RetentionRuleShown = { id: string, title: string, 
/**
 * The period in words.
 */
words: string, 
/**
 * `birth` or `last-contact`.
 */
counted: string, 
/**
 * `YYYY-MM-DD`.
 */
from: string, 
/**
 * `YYYY-MM-DD`: the last day on which it is kept.
 */
until: string, source: string, toConfirm: boolean, 
/**
 * What the rule does not reckon; may be empty.
 */
note: string, };

export type HoldShown = { id: string, at: string, reason: string, askedBy: string, signed: string, 
/**
 * None while it stands.
 */
liftedAt: string | null, liftedWhy: string, liftedBy: string, };

export type ApprovalShown = { at: string, name: string, role: string, 
/**
 * `YYYY-MM-DD`: when it was decided.
 */
on: string, reason: string, reference: string, 
/**
 * `YYYY-MM-DD`: the last day of keeping for which it was given.
 */
keptUntil: string, 
/**
 * Who typed it.
 */
signed: string, };

/**
 * Whether a council looked after the person as a child, as typed.
 */
export type LookedAfterTyped = { 
/**
 * `yes`, `no` or `not-known`; empty until chosen.
 */
lookedAfter: string, why: string, };

export type HoldTyped = { reason: string, askedBy: string, };

/**
 * An approval to dispose of a case, as typed.
 */
export type ApprovalTyped = { name: string, role: string, 
/**
 * `YYYY-MM-DD`.
 */
on: string, reason: string, reference: string, };

/**
 * The closed cases by their last day, and the stones of those that are gone.
 */
export type RetentionList = { 
/**
 * The earliest last day first; those of which none can be told come last.
 */
closed: Array<ClosedCase>, 
/**
 * How many more there are.
 */
more: number, 
/**
 * The newest first.
 */
stones: Array<StoneShown>, 
/**
 * Copies of the vault from before an update that still lie beside it and hold every case as it was then.
 */
earlierCopies: number, };

export type ClosedCase = { id: string, number: string, called: string, 
/**
 * `YYYY-MM-DD`; none where no day can be told.
 */
until: string | null, over: boolean, held: boolean, };

/**
 * What stands where a case was.
 */
export type StoneShown = { number: string, openedAt: string, closedAt: string, 
/**
 * The rule by which it was kept, in words.
 */
rule: string, 
/**
 * A day, or the year alone where the day would tell a birthday.
 */
keptUntil: string, approvedBy: string, approverRole: string, 
/**
 * `YYYY-MM-DD`.
 */
approvedOn: string, reference: string, disposedAt: string, signed: string, 
/**
 * How many records went.
 */
records: number, };

export type PathwayPacks = { 
/**
 * Those that ship, then the organisation's own.
 */
packs: Array<PathwayPack>, 
/**
 * A file that was chosen and is not added yet.
 */
waiting: PackPreview | null, };

export type PathwayPack = { 
/**
 * Its lasting name, such as `stockport`.
 */
pack: string, name: string, version: string, source: string, verifiedOn: string | null, steps: number, 
/**
 * The council areas it has steps of their own for.
 */
areas: Array<string>, 
/**
 * Added from a file, and can be removed.
 */
own: boolean, 
/**
 * Older than twelve months since it was compiled or checked.
 */
check: boolean, addedAt: string | null, 
/**
 * Kept by another version of Daybook in a shape that this one cannot read: its steps are not called for.
 */
unread: boolean, 
/**
 * The versions it replaced, the latest first.
 */
earlier: Array<string>, };

/**
 * What a chosen file holds, before it is added.
 */
export type PackPreview = { pack: string, name: string, version: string, source: string, areas: Array<string>, check: boolean, 
/**
 * The version it would replace; none when it is new.
 */
replaces: string | null, steps: Array<PreviewStep>, 
/**
 * Titles of the steps that the version before had and this one has not.
 */
gone: Array<string>, };

export type PreviewStep = { id: string, title: string, when: string, who: string, 
/**
 * Whom to reach, in the pack's own words.
 */
contact: string, contacts: Array<StepContact>, 
/**
 * Ways to reach someone that it had in the version before and has no more.
 */
gone: Array<StepContact>, 
/**
 * `new`, `changed` or `same`, against the version before.
 */
change: string, };

/**
 * What became of a file that was chosen.
 */
export type PackChoice = { 
/**
 * The file's name.
 */
file: string, 
/**
 * Why it cannot be added, in the order of its lines; empty when it can. The packs stay as they were.
 */
faults: Array<PackFault>, packs: PathwayPacks, };

export type PackFault = { 
/**
 * Counted from one; nought where it is about the whole file.
 */
line: number, 
/**
 * `too-large`, `unreadable`, `not-text`, `not-toml`, `unknown-word`, `unknown-trigger`, `wrong-date`, `wrong-value`, `missing`, `missing-phone`,
 * `duplicate-id`, `shipped-name`, `emergency-number`, `before-danger`, `unknown-step`, `no-trigger`, `no-steps`,
 * `too-many` or `older-version`.
 */
code: string, 
/**
 * The word, number or id at fault; empty where the code says it all.
 */
about: string, };

/**
 * A council area that has steps of its own.
 */
export type Area = { name: string, 
/**
 * `england`, `wales`, `scotland` or `northern-ireland`.
 */
nation: string, };

/**
 * What of a case leaves, as chosen so far. Anything may be empty; a choice is kept as a form draft.
 */
export type FileChoice = { 
/**
 * `whole-case`, `referral-pack`, `chronology`, `notes`, `consent-record` or `subject-access`; empty until chosen.
 */
kind: string, 
/**
 * The parts that are ticked; none until a kind was chosen: then those the kind begins with.
 */
parts: Array<string> | null, 
/**
 * `YYYY-MM-DD`: notes of that day and later; empty for all.
 */
from: string, 
/**
 * `YYYY-MM-DD`: notes of that day and before; empty for all.
 */
to: string, replaced: Array<ReplacedPerson>, 
/**
 * For the person themself alone: what must be said before it leaves. None while it is being chosen.
 */
access: AccessTyped | null, };

/**
 * What is said before someone gets their own record, as typed.
 */
export type AccessTyped = { 
/**
 * `YYYY-MM-DD`: when the request came in; may stay empty.
 */
received: string, 
/**
 * Serious harm and others named in it were looked at.
 */
confirmed: boolean, 
/**
 * Who looked at it, and what they decided.
 */
lookedAt: string, };

/**
 * By when a person's request for their own record is answered.
 */
export type AccessShown = { months: number, source: string, toConfirm: boolean, 
/**
 * `YYYY-MM-DD`; none until the day of the request is typed.
 */
answerBy: string | null, };

/**
 * Someone whose names are not to leave.
 */
export type ReplacedPerson = { 
/**
 * `self` for the person the case is about, or the id of a person of the case.
 */
person: string, 
/**
 * `pseudonym` ("Person A"), `redact` ("[name removed]"), or `shown`: as it is, in a file for the person themself,
 * where others' names are taken out unless someone says so.
 */
how: string, };

/**
 * What may be chosen, and what would leave by this choice.
 */
export type FileToLeave = { choice: FileChoice, kinds: Array<string>, parts: Array<PartOffered>, 
/**
 * Whose names can be replaced.
 */
people: Array<PersonNamed>, 
/**
 * What the file would say, as it would say it; none until a kind was chosen.
 */
preview: CaseFileShown | null, 
/**
 * What stands in place of which names, how often. It never leaves.
 */
replacements: Array<Replacement>, 
/**
 * Parts of those names that still stand somewhere, such as a first name alone.
 */
leftovers: Array<string>, 
/**
 * The files that would go along.
 */
files: Array<FileListed>, 
/**
 * Of a file for the person themself.
 */
access: AccessShown | null, };

export type PartOffered = { 
/**
 * `case`, `open`, `steps`, `warnings`, `going-in`, `referral`, `decisions`, `consent`, `sharing`, `notes`, `files`,
 * `people` or `chronology`.
 */
part: string, ticked: boolean, 
/**
 * It stands in every file of this kind and cannot be left out.
 */
fixed: boolean, 
/**
 * It is about people other than the person.
 */
thirdParty: boolean, sensitive: boolean, 
/**
 * How many entries it would hold.
 */
entries: number, };

export type PersonNamed = { person: string, 
/**
 * As the case calls them.
 */
called: string, 
/**
 * What they are to the person, in the worker's words; empty for the person themself.
 */
role: string, };

export type Replacement = { 
/**
 * The names that were looked for.
 */
names: Array<string>, 
/**
 * What stands there now.
 */
by: string, times: number, };

/**
 * A file kept in the case that would go along, under a number for a name.
 */
export type FileListed = { 
/**
 * Such as `attachments/0001.pdf`.
 */
part: string, name: string, bytes: number, fingerprint: string, 
/**
 * Where it stands in the file, such as `note/<id>`.
 */
place: string, };

/**
 * A case file as it can be read: the same for the preview, the paper and the review.
 */
export type CaseFileShown = { parts: Array<FilePart>, 
/**
 * The parts that are not in it, by choice; `oversight` for notes of supervision, in a file for the person.
 */
leftOut: Array<string>, 
/**
 * How many entries there are in all.
 */
entries: number, };

export type FilePart = { 
/**
 * As of `PartOffered`.
 */
part: string, entries: Array<FileEntry>, };

export type FileEntry = { 
/**
 * A lasting name of the place, such as `note/<id>`; comments are tied to it.
 */
place: string, title: string, 
/**
 * When, in words; may be empty.
 */
when: string, rows: Array<FileRow>, 
/**
 * It was added to, corrected or taken back after it was recorded.
 */
amended: boolean, };

export type FileRow = { label: string, text: string, 
/**
 * The very words of someone.
 */
quoted: boolean, };

/**
 * How a sealed file is protected, as typed.
 */
export type Protection = { 
/**
 * The colleagues whose key opens it, by id.
 */
colleagues: Array<string>, 
/**
 * Where no colleague is chosen: a passphrase that is told to the reader by other means.
 */
passphrase: string, };

export type Colleagues = { own: Card, 
/**
 * By name.
 */
colleagues: Array<Colleague>, 
/**
 * The card that was chosen and waits to be added.
 */
waiting: CardRead | null, };

/**
 * Who someone is and the keys that are theirs.
 */
export type Card = { 
/**
 * May be empty on one's own card: nobody has to say who they are.
 */
name: string, role: string, organisation: string, 
/**
 * Eight words made from both keys, to be read aloud.
 */
words: Array<string>, 
/**
 * The public key in the form other programs take, `age1…`.
 */
recipient: string, madeAt: string, };

export type Colleague = { id: string, card: Card, addedAt: string, 
/**
 * When the words were compared aloud; none until then.
 */
confirmedAt: string | null, 
/**
 * The card whose place it took had other keys.
 */
changed: boolean, };

/**
 * A card that was chosen from a file, before anything is kept.
 */
export type CardRead = { 
/**
 * `new`, `known` (the very same is kept), `changed` (the same person's with other keys), `name-taken` (another
 * card has this name), `own`, or a fault: `not-a-card`, `damaged`, `newer`, `unreadable`.
 */
standing: string, card: Card | null, 
/**
 * Whose card it would take the place of.
 */
replaces: string | null, };

/**
 * What a case that was handed over brings, beside what is here.
 */
export type HandOver = { 
/**
 * `new` (the case is not here), `brings` (something is new in it), `differs` (both sides changed something),
 * `nothing` (all of it is here), or why it cannot be taken over: `unknown-signer`, `changed-signer`, `practice`, `disposed` (it
 * was disposed of here),
 * `unreadable` or `newer`.
 */
standing: string, 
/**
 * From whom, as they call themself.
 */
from: string, 
/**
 * The case, where it is here.
 */
case: string | null, 
/**
 * Its number here; the number there while it is not here.
 */
number: string, numberThere: string, 
/**
 * How many records are only there, and how many only they changed.
 */
added: number, changed: number, 
/**
 * How many records stand here that are not there.
 */
ours: number, differs: Array<Difference>, 
/**
 * Step lists of the organisation by which it was worked there and that are not in use here.
 */
packsMissing: Array<string>, };

/**
 * Something that both sides changed.
 */
export type Difference = { 
/**
 * A lasting name, by which one of the two is chosen.
 */
row: string, 
/**
 * What it is.
 */
title: string, 
/**
 * It cannot be changed any more: what is here stays, and the other stays in the file that came.
 */
fixed: boolean, rows: Array<DifferenceRow>, };

export type DifferenceRow = { label: string, 
/**
 * Empty where nothing is said.
 */
ours: string, theirs: string, };

/**
 * Which of two stands.
 */
export type Chosen = { row: string, 
/**
 * `ours` or `theirs`; empty until chosen.
 */
whose: string, };

/**
 * What came of taking a case over.
 */
export type TakenOver = { case: string, number: string, };

/**
 * How a case went to colleagues and came from them, the latest first.
 */
export type HandOvers = { handOvers: Array<HandOverLine>, };

export type HandOverLine = { 
/**
 * `sent` or `arrived`.
 */
act: string, at: string, 
/**
 * To whom, or from whom.
 */
with: string, 
/**
 * The number of the case there; empty when it was sent.
 */
numberThere: string, 
/**
 * SHA-256 of the sealed file, in hex.
 */
fingerprint: string, 
/**
 * How many entries the ledger had that it comes from, and the hash of the last: the witness of what was recorded there.
 */
ledgerEntries: number, ledgerHash: string, 
/**
 * Of what both had changed, what was chosen.
 */
chosen: Array<ChosenBefore>, };

/**
 * What was chosen between two, and what then stood on each side.
 */
export type ChosenBefore = { title: string, 
/**
 * `ours` or `theirs`, as whoever took the case over saw it.
 */
whose: string, label: string, ours: string, theirs: string, };

/**
 * What came of opening a file from a colleague.
 */
export type CopyOpened = { 
/**
 * `kept`, `known` (this very file is kept), `passphrase` (it waits for one), or why not: `not-sealed`, `wrong-key`,
 * `wrong-passphrase`, `damaged`, `tampered`, `cut-short`, `newer`, `too-large`, `too-hard`, `unreadable`, `card`, `review`.
 */
standing: string, 
/**
 * The part of the file at which the fault shows; may be empty.
 */
part: string, 
/**
 * The copy, when it is kept.
 */
copy: string | null, };

/**
 * The copies on this computer, the most urgent first, a page at a time.
 */
export type Copies = { copies: Array<CopyLine>, total: number, from: number, 
/**
 * How many there are in each state.
 */
toReview: number, begun: number, reviewed: number, };

export type CopyLine = { id: string, caseNumber: string, 
/**
 * As the exporter's case calls the person, unless names were replaced.
 */
called: string, kind: string, madeAt: string, madeBy: string, receivedAt: string, 
/**
 * `to-review`, `begun` or `reviewed`.
 */
state: string, 
/**
 * `agreed`, `sent-back`, `raised-urgently`; empty until finished.
 */
outcome: string, 
/**
 * `overdue`, `due-soon`, `past-expected`, `waiting` or `none`, on this day.
 */
group: string, overdue: number, dueSoon: number, 
/**
 * What presses most, in words; may be empty.
 */
first: string, 
/**
 * Its day, `YYYY-MM-DD`.
 */
on: string | null, 
/**
 * A later copy of the same case is here.
 */
superseded: boolean, };

/**
 * One copy, verified whole.
 */
export type CopyPage = { line: CopyLine, proof: Proof, file: CaseFileShown, files: Array<FileListed>, 
/**
 * Open steps and clocks as they stand today.
 */
open: Array<OpenItem>, 
/**
 * The day by which `open` was reckoned, `YYYY-MM-DD`.
 */
today: string, checklist: Array<CheckQuestion>, checklistSource: string, review: ReviewShown, 
/**
 * Earlier and later copies of the same case, newest first.
 */
others: Array<CopyLine>, };

/**
 * What verification found.
 */
export type Proof = { 
/**
 * SHA-256 of the sealed file, as it came.
 */
fingerprint: string, 
/**
 * `known` (the words were compared), `unconfirmed` (a colleague's card, words not compared), `unknown`, `changed`
 * (a colleague of that name has another key) or `own`.
 */
signer: string, 
/**
 * It was made here, with changes that are not here now: an older vault was put back.
 */
newerThanHere: boolean, signerName: string, signerWords: Array<string>, parts: number, bytes: number, madeAt: string, daybook: string, formVersion: string, packs: Array<string>, ledgerEntries: number, ledgerHash: string, leftOut: Array<string>, namesReplaced: boolean, };

export type OpenItem = { 
/**
 * `step`, `clock`, `consent`, `warning`, `online` or `waiting`.
 */
kind: string, title: string, 
/**
 * `overdue`, `due-soon`, `past-expected` or `waiting`.
 */
group: string, 
/**
 * `YYYY-MM-DD`.
 */
on: string | null, 
/**
 * Days from today; below nothing when it has passed.
 */
days: number | null, toConfirm: boolean, };

export type CheckQuestion = { id: string, question: string, hint: string, 
/**
 * The part of the file it is about; may be empty.
 */
part: string, };

/**
 * A review as kept so far.
 */
export type ReviewTyped = { answers: Array<CheckAnswer>, comments: Array<CommentTyped>, 
/**
 * `agreed`, `sent-back` or `raised-urgently`; empty until chosen.
 */
outcome: string, why: string, 
/**
 * Another supervisor is asked to sign as well.
 */
asksSecond: boolean, };

export type CheckAnswer = { question: string, 
/**
 * `fine`, `needs-change` or `not-for-me`; empty until chosen.
 */
verdict: string, comment: string, 
/**
 * The place in the file it is about; may be empty.
 */
place: string, };

export type CommentTyped = { 
/**
 * Given by the window and unique in the review.
 */
id: string, 
/**
 * As of `FileEntry`; empty for the whole file.
 */
place: string, text: string, };

export type ReviewShown = { typed: ReviewTyped, savedAt: string | null, 
/**
 * Finished and signed; it is fixed.
 */
finishedAt: string | null, 
/**
 * What keeps it from being finished.
 */
findings: Array<FieldFinding>, };

/**
 * What changed between two copies of one case.
 */
export type CopyComparison = { older: CopyLine, newer: CopyLine, added: Array<ComparedEntry>, corrected: Array<ComparedEntry>, removed: Array<ComparedEntry>, same: number, 
/**
 * Parts that only one of them holds, by choice: what is missing there was not removed.
 */
notCompared: Array<string>, };

export type ComparedEntry = { part: string, place: string, title: string, rows: Array<ComparedRow>, };

export type ComparedRow = { label: string, pieces: Array<ComparedPiece>, };

/**
 * What came of opening a review.
 */
export type ReviewOpened = { 
/**
 * `kept`, `known`, or why not: those of `CopyOpened`, `no-such-case` (its case is not here), `not-our-file` (no file with
 * this fingerprint left from here), `older` (a later state of the same review is here) or `case-file`.
 */
standing: string, part: string, 
/**
 * Whose review it is, when it is kept or known.
 */
case: string | null, review: string | null, };

export type Reviews = { 
/**
 * How each file stands of which a review came back, the file reviewed last first.
 */
signOffs: Array<SignOffShown>, 
/**
 * Newest first.
 */
reviews: Array<ReviewReceived>, };

/**
 * How a file stands with its supervisors.
 */
export type SignOffShown = { 
/**
 * When the file was made.
 */
copyMadeAt: string, 
/**
 * A later file of this case has left since.
 */
aboutEarlier: boolean, 
/**
 * `signed-off`, `second-awaited`, `sent-back`, `raised-urgently` or `not-proven`.
 */
state: string, 
/**
 * A second signature is needed, whether or not it is there.
 */
needsSecond: boolean, 
/**
 * The latest of each supervisor, in the order in which they were finished.
 */
signatures: Array<SignatureShown>, };

export type SignatureShown = { by: string, outcome: string, finishedAt: string, 
/**
 * The key is on a colleague's card here; another signs nothing off.
 */
counts: boolean, };

/**
 * Whether two supervisors sign off a file.
 */
export type SignOffRule = { second: boolean, 
/**
 * The organisation sets it on this computer: it cannot be chosen.
 */
managed: boolean, };

export type ReviewReceived = { id: string, receivedAt: string, finishedAt: string, by: string, 
/**
 * As `Proof.signer`.
 */
signer: string, signerWords: Array<string>, 
/**
 * When the copy was made that it is about.
 */
copyMadeAt: string, 
/**
 * A later file of this case has left since.
 */
aboutEarlier: boolean, outcome: string, why: string, asksSecond: boolean, comments: Array<CommentReceived>, 
/**
 * How many comments wait for an answer.
 */
unanswered: number, };

export type CommentReceived = { id: string, 
/**
 * The question of the checklist it answers, in words; empty for a comment of its own.
 */
question: string, 
/**
 * `needs-change` asks for one; empty for a comment of its own.
 */
verdict: string, text: string, place: string, 
/**
 * What stood there, by its title; empty for the whole file.
 */
placeTitle: string, 
/**
 * Where it stands in this window now, as a route; none where it has none.
 */
route: string | null, 
/**
 * What stands there was changed since the copy was made.
 */
changedSince: boolean, 
/**
 * `done`, `will-do`, `not-agreed` or `noted`; empty until answered.
 */
answer: string, words: string, answeredAt: string | null, };

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

/**
 * The return of one quarter, from this computer's cases, from sealed returns, or from both.
 */
export type PartnershipPage = { 
/**
 * The latest first.
 */
quarters: Array<QuarterOffered>, 
/**
 * `2026-Q4`.
 */
quarter: string, 
/**
 * `here`, `returns` or `both`.
 */
source: string, figures: PartnershipFigures, 
/**
 * The sealed returns that were chosen, in their order; empty where none count.
 */
returns: Array<ReturnRead>, 
/**
 * How many cases stood in more than one return and count once.
 */
twice: number, 
/**
 * For whom a return can be sealed.
 */
colleagues: Array<ReturnColleague>, reasons: Array<LawfulReason>, htcds: HtcdsPack, };

export type QuarterOffered = { quarter: string, firstDay: string, lastDay: string, 
/**
 * More of it is to come.
 */
open: boolean, };

export type PartnershipFigures = { 
/**
 * None for fewer than five cases: then nothing is shown.
 */
total: number | null, tables: Array<FigureTable>, times: Array<FigureTime>, };

export type FigureTable = { 
/**
 * `kind`, `consent`, `age`, `gender`, `nationality`, `exploitation`, `outcome`, `outcome-of-all`, `steps`,
 * `steps-for-children` or `steps-for-adults`.
 */
measure: string, 
/**
 * Everybody it is about; none where that itself is hidden.
 */
total: number | null, lines: Array<FigureLine>, };

export type FigureLine = { 
/**
 * A word, or a nationality by name.
 */
category: string, 
/**
 * None where it is hidden.
 */
count: number | null, 
/**
 * Of the table's total, in whole numbers.
 */
percent: number | null, };

export type FigureTime = { 
/**
 * `referral-to-rg` or `rg-to-cg`.
 */
time: string, 
/**
 * The middle of all, in days; none where it is hidden.
 */
days: number | null, };

/**
 * A sealed return that was chosen, and what came of it.
 */
export type ReturnRead = { 
/**
 * The file's name.
 */
name: string, 
/**
 * `counted`; or why it does not count: `older` (the same colleague gave a later one), `same` (the same file again),
 * `own` (the cases here count instead), `not-known` (no known colleague signed it), `other-quarter`, `not-a-return`,
 * or the fault of the file, as of a copy.
 */
standing: string, 
/**
 * The part of the file at which the fault shows; may be empty.
 */
part: string, by: string, 
/**
 * `known`, `unconfirmed`, `changed`, `unknown` or `own`; empty where it was refused.
 */
signer: string, madeAt: string | null, quarter: string | null, cases: number | null, };

export type ReturnColleague = { id: string, name: string, 
/**
 * The words of their card were compared.
 */
confirmed: boolean, };

export type HtcdsColumn = { name: string, label: string, 
/**
 * Something of a case stands in it.
 */
given: boolean, toConfirm: boolean, why: string, };

/**
 * What of the Human Trafficking Case Data Standard can be given.
 */
export type HtcdsPack = { version: string, standard: string, source: string, toConfirm: boolean, columns: Array<HtcdsColumn>, };

export type Safekeeping = { standing: VaultStanding, 
/**
 * Newest first, beside the vault and in the folder that was chosen.
 */
backups: Array<BackupShown>, 
/**
 * A folder was chosen, and can be reached now.
 */
folder: FolderStanding, 
/**
 * What the check that runs by itself found; none while it has not ended since Daybook was opened.
 */
checked: CheckReport | null, 
/**
 * Which backups could not be made when they were last tried, and why.
 */
unmade: Array<UnmadeBackup>, 
/**
 * What the place of the vault means, by code: `synced`, `network`, `removable`, `nearly-full`.
 */
place: Array<string>, };

/**
 * Whether the vault is as it was last seen.
 */
export type VaultStanding = { 
/**
 * `current`, `no-witness`, `witness-unreadable` or `older-than-seen`.
 */
code: string, 
/**
 * When the newest change that was seen had been made; none unless older.
 */
seenAt: string | null, 
/**
 * How many changes are missing; none unless older.
 */
missing: number | null, };

export type BackupShown = { 
/**
 * Its folder's name: a moment, and nobody's name.
 */
name: string, 
/**
 * `here` (beside the vault) or `chosen`.
 */
place: string, madeAt: string | null, bytes: number, 
/**
 * `not-summed`, `whole`, `damaged`, `not-known` or `newer-version`.
 */
standing: string, };

export type FolderStanding = { chosen: boolean, reachable: boolean, };

/**
 * A backup that could not be made when it was last tried.
 */
export type UnmadeBackup = { 
/**
 * `here` or `chosen`, as of a backup.
 */
place: string, code: RefusalCode, };

/**
 * What a check of everything found; nothing when all of it agrees.
 */
export type CheckReport = { checkedAt: string, findings: Array<CheckFound>, };

/**
 * A damaged vault, opened to be read.
 */
export type DamagedOpened = { 
/**
 * Where the worker was.
 */
place: Place, findings: Array<CheckFound>, };

/**
 * What opens a backup, as it was typed.
 */
export type BackupOpened = { 
/**
 * `passphrase`, `words` or `organisation`.
 */
by: string, 
/**
 * The passphrase the backup had, the recovery words, or the organisation's key.
 */
secret: string, 
/**
 * The new passphrase; of no matter where the backup's own is known.
 */
new: string, };

/**
 * What can be seen of a file without drawing it.
 */
export type FileLook = { 
/**
 * For `pages`: how many; 0 when they cannot be drawn.
 */
pages: number, 
/**
 * For `text`: its beginning.
 */
text: string | null, 
/**
 * There is more of the text than is shown.
 */
cut: boolean, };

/**
 * A file that came with a copy, as it can be looked at.
 */
export type CopyFileView = { name: string, bytes: number, 
/**
 * SHA-256 in hex, as the signed manifest has it.
 */
fingerprint: string, 
/**
 * As its first bytes say; as `Attachment` names it.
 */
kind: string, 
/**
 * `image`, `pages`, `text` or `no`.
 */
shown: string, 
/**
 * What is odd about its name.
 */
odd: Array<string>, look: FileLook, };

export type CheckFound = { 
/**
 * As `vault::CheckCode` names it.
 */
code: string, 
/**
 * What it is about: a file, a table, a record as the ledger names it, a number of an entry.
 */
subject: string, };

/**
 * What restoring a backup would mean.
 */
export type RestoreShown = { backupAt: string, 
/**
 * When the newest change here was made; none when there is no vault here, or it cannot be read with this backup's key.
 */
hereAt: string | null, 
/**
 * How many changes made here since would be set aside; none when that cannot be told.
 */
loses: number | null, 
/**
 * The recovery words as they are afterwards; none where nothing changes about them.
 */
recovery: RecoveryKey | null, 
/**
 * The organisation's key as it is afterwards; none where nothing changes about it.
 */
organisation: OrganisationKey | null, findings: Array<CheckFound>, };

export type Locking = { 
/**
 * Minutes without a key press or a click.
 */
minutes: number, 
/**
 * What can be chosen, in minutes.
 */
choices: Array<number>, 
/**
 * The longest that the organisation allows; none where it says nothing.
 */
atMost: number | null, };

/**
 * What the organisation's file sets on this computer.
 */
export type ManagedShown = { 
/**
 * `none`, `set`, or why it could not be used: `unreadable`, `too-large`, `newer` or `not-valid`.
 */
state: string, 
/**
 * Where a fault is, for whoever mends it.
 */
line: number | null, organisation: string, lockAfterAtMost: number | null, secondSignOff: boolean | null, 
/**
 * Whether a case file may leave unprotected.
 */
readableCopies: boolean | null, 
/**
 * How many keys of the organisation the file names. Whether they open the vault is for the ways in to say.
 */
recoveryKeys: number, 
/**
 * How many files of safety steps are added to every vault.
 */
pathwayPacks: number, };

/**
 * The ways in, as they stand; read with the vault closed too.
 */
export type WaysIn = { recovery: RecoveryKey, organisation: OrganisationKey, };

export type RecoveryKey = { 
/**
 * `none`, `made`, `damaged` or `newer`.
 */
state: string, 
/**
 * The number on the printed page; empty unless made.
 */
number: string, madeAt: string | null, };

export type OrganisationKey = { 
/**
 * `none`, `set`, `damaged` or `newer`.
 */
state: string, 
/**
 * Whose keys they are, as the settings file says; empty unless set.
 */
name: string, setAt: string | null, 
/**
 * The worker has not said yet that they know of it.
 */
isNews: boolean, };

/**
 * Recovery words that were just made and are not kept yet.
 */
export type RecoveryToWrite = { words: Array<string>, number: string, 
/**
 * The places of the two words to type back, from 1.
 */
asks: [number, number], };

export type Refusal = { code: RefusalCode, fields: Array<FieldFinding>, };

export type RefusalCode = "locked" | "wrong-passphrase" | "wait-first" | "envelope-damaged" | "database-damaged" | "wrong-recovery-key" | "recovery-damaged" | "newer-version" | "already-open" | "vault-exists" | "no-vault" | "disk-full" | "read-only" | "cannot-read" | "not-valid" | "not-found" | "already-finished" | "already-sent" | "not-yet" | "not-approved" | "not-allowed" | "not-filed" | "no-clipboard" | "cannot-print" | "unforeseen";


export interface Commands {
  vault_status: { args: Record<string, never>; answer: VaultStatus };
  weigh_passphrase: { args: { passphrase: string }; answer: PassphraseStrength };
  create_vault: { args: { passphrase: string }; answer: Place };
  unlock_vault: { args: { passphrase: string }; answer: Place };
  lock_vault: { args: Record<string, never>; answer: null };
  change_passphrase: { args: { current: string; new: string }; answer: null };
  read_locking: { args: Record<string, never>; answer: Locking };
  set_locking: { args: { minutes: number }; answer: Locking };
  read_managed: { args: Record<string, never>; answer: ManagedShown };
  read_safekeeping: { args: Record<string, never>; answer: Safekeeping };
  back_up_now: { args: Record<string, never>; answer: Safekeeping };
  choose_backup_folder: { args: Record<string, never>; answer: Safekeeping | null };
  drop_backup_folder: { args: Record<string, never>; answer: Safekeeping };
  check_vault: { args: Record<string, never>; answer: CheckReport };
  accept_standing: { args: Record<string, never>; answer: Safekeeping };
  list_backups: { args: Record<string, never>; answer: Array<BackupShown> };
  prepare_restore: { args: { name: string; opening: BackupOpened }; answer: RestoreShown };
  choose_restore: { args: { opening: BackupOpened }; answer: RestoreShown | null };
  restore_backup: { args: Record<string, never>; answer: Place };
  drop_restore: { args: Record<string, never>; answer: null };
  read_ways_in: { args: Record<string, never>; answer: WaysIn };
  prepare_recovery: { args: { passphrase: string }; answer: RecoveryToWrite };
  save_recovery_page: { args: Record<string, never>; answer: SavedFile | null };
  keep_recovery: { args: { first: string; second: string }; answer: WaysIn };
  drop_recovery: { args: Record<string, never>; answer: null };
  revoke_recovery: { args: { passphrase: string }; answer: WaysIn };
  know_organisation_key: { args: Record<string, never>; answer: WaysIn };
  recover_vault: { args: { words: string; new: string }; answer: Place };
  still_here: { args: Record<string, never>; answer: null };
  remember_place: { args: { place: Place }; answer: null };
  open_case: { args: { case: CaseToOpen }; answer: CaseIdentity };
  open_practice_case: { args: Record<string, never>; answer: CaseIdentity };
  change_case: { args: { case: string; change: CaseToChange }; answer: CaseFrame };
  list_cases: { args: Record<string, never>; answer: CaseList };
  read_case_group: { args: { group: string; from: number }; answer: CaseGroup };
  list_case_names: { args: Record<string, never>; answer: Array<CaseName> };
  read_needs: { args: { group: string; from: number }; answer: NeedList };
  read_case: { args: { case: string }; answer: CaseOverview };
  read_frame: { args: { case: string }; answer: CaseFrame };
  begin_note: { args: { case: string | null }; answer: NoteInHand };
  save_note_draft: { args: { note: string; draft: NoteText }; answer: SavedNote };
  read_note: { args: { note: string }; answer: NoteInHand };
  list_notes: { args: { case: string }; answer: Array<NoteLine> };
  finish_note: { args: { note: string; statement: FinishStatement }; answer: NoteInHand };
  amend_note: { args: { note: string; amendment: AmendmentToMake }; answer: NoteInHand };
  list_unfiled: { args: Record<string, never>; answer: Array<NoteLine> };
  file_note: { args: { note: string; case: string }; answer: NoteInHand };
  move_note: { args: { note: string; moving: NoteMove }; answer: NoteInHand };
  list_versions: { args: { note: string }; answer: Array<NoteVersion> };
  compare_versions: { args: { note: string; older: string; newer: string }; answer: Comparison };
  go_back_to_version: { args: { note: string; version: string }; answer: NoteInHand };
  settle_interruption: { args: { note: string }; answer: NoteInHand };
  read_indicators: { args: Record<string, never>; answer: IndicatorList };
  search_indicators: { args: { query: string }; answer: Array<string> };
  add_attachments: { args: { note: string }; answer: AttachOutcome | null };
  describe_attachment: { args: { attachment: string; origin: string; about: string }; answer: Array<Attachment> };
  remove_attachment: { args: { attachment: string }; answer: Array<Attachment> };
  put_attachment_back: { args: { attachment: string }; answer: Array<Attachment> };
  list_attachments: { args: { case: string }; answer: Array<Attachment> };
  read_attachment: { args: { attachment: string }; answer: AttachmentView };
  draw_attachment: { args: { attachment: string; page: number; width: number }; answer: Picture };
  save_attachment: { args: { case: string; attachment: string; leaving: LeavingTyped }; answer: SavedFile | null };
  list_people: { args: { case: string }; answer: PeopleList };
  save_person: { args: { case: string; person: string | null; typed: PersonTyped }; answer: PeopleList };
  remove_person: { args: { case: string; person: string }; answer: PeopleList };
  put_person_back: { args: { case: string; person: string }; answer: PeopleList };
  read_chronology: { args: { case: string }; answer: Chronology };
  save_life_event: { args: { case: string; event: string | null; typed: LifeEventTyped }; answer: Chronology };
  remove_life_event: { args: { case: string; event: string }; answer: Chronology };
  put_life_event_back: { args: { case: string; event: string }; answer: Chronology };
  read_going_in: { args: { case: string }; answer: GoingIn };
  save_going_in: { args: { case: string; typed: GoingInTyped }; answer: Saved };
  search_everything: { args: { query: string; ranked: boolean }; answer: SearchResults };
  people_like: { args: { called: string }; answer: Array<LikePerson> };
  read_consent: { args: { case: string }; answer: ConsentRecord };
  record_consent: { args: { case: string; event: ConsentToRecord }; answer: ConsentRecord };
  attach_consent_document: { args: { case: string; event: string }; answer: ConsentRecord | null };
  save_consent_document: { args: { case: string; event: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_consent_pdf: { args: { case: string; leaving: LeavingTyped }; answer: SavedFile | null };
  record_capacity: { args: { case: string; record: CapacityTyped }; answer: ConsentRecord };
  read_talk: { args: { case: string }; answer: TalkPage };
  begin_talk: { args: { case: string; audience: string; language: string }; answer: TalkPage };
  mark_statement: { args: { case: string; talk: string; statement: string; mark: string }; answer: TalkPage };
  take_break: { args: { case: string; talk: string; resting: boolean }; answer: TalkPage };
  save_talk: { args: { case: string; talk: string; typed: TalkTyped }; answer: Saved };
  finish_talk: { args: { case: string; talk: string; typed: TalkTyped }; answer: ConsentRecord };
  read_sharing: { args: { case: string }; answer: SharingLog };
  record_sharing: { args: { case: string; entry: SharingToRecord }; answer: SharingLog };
  read_leaving: { args: { case: string; kind: string; leaving: LeavingTyped }; answer: Leaving };
  read_translations: { args: Record<string, never>; answer: Translations };
  add_translations: { args: Record<string, never>; answer: Translations | null };
  remove_translations: { args: { pack: string }; answer: Translations };
  read_task_list: { args: { case: string }; answer: TaskList };
  read_question_page: { args: { case: string; page: string }; answer: QuestionPage };
  save_answers: { args: { case: string; page: string; answers: TypedAnswers }; answer: Saved };
  continue_page: { args: { case: string; page: string; answers: TypedAnswers }; answer: PageOutcome };
  check_referral: { args: { case: string }; answer: CheckAnswers };
  search_options: { args: { list: string; query: string; from: number }; answer: OptionMatches };
  remove_apart: { args: { case: string; field: string }; answer: TaskList };
  move_to_newer_form: { args: { case: string }; answer: TaskList };
  read_passages: { args: { case: string; field: string }; answer: PassageOffer };
  link_passage: { args: { case: string; field: string; passage: string }; answer: Array<LinkedPassage> };
  read_legal_test: { args: { case: string }; answer: LegalTest };
  mark_passage: { args: { case: string; passage: string; part: string; marked: boolean }; answer: LegalTest };
  read_identifiers: { args: { case: string }; answer: IdentifierCheck };
  decide_identifier: { args: { case: string; decision: IdentifierToDecide }; answer: IdentifierCheck };
  read_read_back: { args: { case: string }; answer: ReadBack };
  record_read_back: { args: { case: string; outcome: ReadBackToRecord }; answer: ReadBack };
  read_copy_list: { args: { case: string }; answer: CopyList };
  copy_answer: { args: { case: string; field: string }; answer: Copied };
  mark_entered: { args: { case: string; field: string; entered: boolean }; answer: CopyList };
  record_online_draft: { args: { case: string; draft: OnlineDraftToRecord }; answer: CopyList };
  read_sent: { args: { case: string }; answer: SentRecord };
  record_sent: { args: { case: string; sent: SentToRecord }; answer: SentRecord };
  note_reference: { args: { case: string; sent: string; reference: string }; answer: SentRecord };
  attach_official_copy: { args: { case: string; sent: string }; answer: SentRecord | null };
  save_official_copy: { args: { case: string; sent: string; leaving: LeavingTyped }; answer: SavedFile | null };
  begin_new_version: { args: { case: string }; answer: TaskList };
  read_decisions: { args: { case: string }; answer: DecisionPage };
  record_decision: { args: { case: string; decision: DecisionToRecord }; answer: DecisionOutcome };
  take_back_decision: { args: { case: string; decision: string; why: string }; answer: DecisionPage };
  answer_offered_step: { args: { case: string; decision: string; step: string; accepted: boolean; why: string }; answer: DecisionPage };
  settle_clock: { args: { case: string; clock: string; settled: boolean; why: string }; answer: DecisionPage };
  attach_decision_letter: { args: { case: string; decision: string }; answer: DecisionPage | null };
  save_decision_letter: { args: { case: string; letter: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_decisions_pdf: { args: { case: string; leaving: LeavingTyped }; answer: SavedFile | null };
  record_news_asked: { args: { case: string; ask: AskToRecord }; answer: DecisionPage };
  copy_ask_text: { args: { case: string }; answer: CopiedText };
  read_reminders: { args: Record<string, never>; answer: Reminders };
  set_reminders: { args: { on: boolean }; answer: Reminders };
  save_calendar: { args: { case: string | null }; answer: SavedFile | null };
  read_evidence: { args: { case: string }; answer: EvidenceList };
  add_evidence: { args: { case: string }; answer: EvidenceList | null };
  describe_evidence: { args: { case: string; evidence: string; description: string }; answer: EvidenceList };
  remove_evidence: { args: { case: string; evidence: string }; answer: EvidenceList };
  read_safety_step: { args: { case: string; step: string }; answer: SafetyStepPage };
  record_safety_step: { args: { case: string; step: string; record: SafetyRecordToMake }; answer: SafetyStepPage };
  read_steps_to_add: { args: { case: string }; answer: StepsToAdd };
  add_safety_step: { args: { case: string; step: string; why: string }; answer: CaseFrame };
  read_situation: { args: { case: string }; answer: Situation };
  record_situation: { args: { case: string; typed: SituationTyped }; answer: Situation };
  read_warnings: { args: { case: string }; answer: Warnings };
  record_warning: { args: { case: string; typed: WarningTyped }; answer: Warnings };
  end_warning: { args: { case: string; warning: string; why: string }; answer: Warnings };
  read_closing: { args: { case: string }; answer: ClosingPage };
  close_case: { args: { case: string; typed: ClosingTyped }; answer: ClosingPage };
  reopen_case: { args: { case: string; why: string }; answer: ClosingPage };
  read_retention: { args: { case: string }; answer: RetentionPage };
  say_looked_after: { args: { case: string; typed: LookedAfterTyped }; answer: RetentionPage };
  place_hold: { args: { case: string; typed: HoldTyped }; answer: RetentionPage };
  lift_hold: { args: { case: string; hold: string; why: string }; answer: RetentionPage };
  approve_disposal: { args: { case: string; typed: ApprovalTyped }; answer: RetentionPage };
  dispose_of_case: { args: { case: string; number: string }; answer: StoneShown };
  read_disposals: { args: Record<string, never>; answer: RetentionList };
  read_pathway_packs: { args: Record<string, never>; answer: PathwayPacks };
  choose_pathway_pack: { args: Record<string, never>; answer: PackChoice | null };
  add_pathway_pack: { args: { version: string }; answer: PathwayPacks };
  drop_pathway_pack: { args: Record<string, never>; answer: PathwayPacks };
  remove_pathway_pack: { args: { pack: string }; answer: PathwayPacks };
  read_areas: { args: Record<string, never>; answer: Array<Area> };
  keep_form_draft: { args: { form: string; content: string }; answer: Saved };
  read_form_draft: { args: { form: string }; answer: string | null };
  read_file_to_leave: { args: { case: string; choice: FileChoice }; answer: FileToLeave };
  save_sealed_file: { args: { case: string; choice: FileChoice; leaving: LeavingTyped; protection: Protection }; answer: SavedFile | null };
  save_readable_copy: { args: { case: string; choice: FileChoice; leaving: LeavingTyped }; answer: SavedFile | null };
  read_colleagues: { args: Record<string, never>; answer: Colleagues };
  save_card: { args: Record<string, never>; answer: SavedFile | null };
  choose_card: { args: Record<string, never>; answer: Colleagues | null };
  add_colleague: { args: { same: boolean }; answer: Colleagues };
  drop_card: { args: Record<string, never>; answer: Colleagues };
  confirm_colleague: { args: { colleague: string; words: string }; answer: Colleagues };
  remove_colleague: { args: { colleague: string }; answer: Colleagues };
  choose_copy: { args: Record<string, never>; answer: CopyOpened | null };
  open_copy: { args: { passphrase: string }; answer: CopyOpened };
  list_copies: { args: { from: number }; answer: Copies };
  read_copy: { args: { copy: string }; answer: CopyPage };
  read_copy_file: { args: { copy: string; part: string }; answer: CopyFileView };
  draw_copy_file: { args: { copy: string; part: string; page: number; width: number }; answer: Picture };
  save_review: { args: { copy: string; typed: ReviewTyped }; answer: ReviewShown };
  finish_review: { args: { copy: string; typed: ReviewTyped }; answer: ReviewShown };
  save_review_file: { args: { copy: string }; answer: SavedFile | null };
  compare_copies: { args: { older: string; newer: string }; answer: CopyComparison };
  remove_copy: { args: { copy: string }; answer: Copies };
  read_hand_over: { args: { copy: string }; answer: HandOver | null };
  take_over: { args: { copy: string; chosen: Array<Chosen> }; answer: TakenOver };
  list_hand_overs: { args: { case: string }; answer: HandOvers };
  choose_review: { args: Record<string, never>; answer: ReviewOpened | null };
  read_sign_off_rule: { args: Record<string, never>; answer: SignOffRule };
  set_sign_off_rule: { args: { second: boolean }; answer: SignOffRule };
  list_reviews: { args: { case: string }; answer: Reviews };
  answer_comment: { args: { case: string; review: string; comment: string; answer: string; words: string }; answer: Reviews };
  read_partnership: { args: { quarter: string; source: string }; answer: PartnershipPage };
  choose_returns: { args: Record<string, never>; answer: number | null };
  save_partnership: { args: { quarter: string; source: string; kind: string }; answer: SavedFile | null };
  seal_return: { args: { quarter: string; colleague: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_htcds: { args: { quarter: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_referral_pdf: { args: { case: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_referral_json: { args: { case: string; leaving: LeavingTyped }; answer: SavedFile | null };
  save_prompt_sheet: { args: Record<string, never>; answer: SavedFile | null };
  save_numbers_card: { args: Record<string, never>; answer: SavedFile | null };
  read_you: { args: Record<string, never>; answer: You };
  save_you: { args: { you: YouTyped }; answer: You };
  read_guidance: { args: Record<string, never>; answer: Array<GuidancePack> };
  add_form_pack: { args: Record<string, never>; answer: Array<GuidancePack> | null };
  read_helplines: { args: Record<string, never>; answer: Array<Helpline> };
  recover_for_organisation: { args: { key: string; new: string }; answer: Place };
  open_damaged: { args: { passphrase: string }; answer: DamagedOpened };
  close_window: { args: Record<string, never>; answer: null };
  renew_page: { args: Record<string, never>; answer: boolean };
  put_aside: { args: Record<string, never>; answer: null };
}
