// Every route and its screen. Fixed segments stand before `:parts`, because the first that fits wins.
import type { Component } from "svelte";
import Cases from "../cases/Cases.svelte";
import ChangeCase from "../cases/ChangeCase.svelte";
import CloseCase from "../cases/closing/CloseCase.svelte";
import NewCase from "../cases/NewCase.svelte";
import Overview from "../cases/Overview.svelte";
import UnfiledNotes from "../cases/UnfiledNotes.svelte";
import Consent from "../consent/Consent.svelte";
import RecordCapacity from "../consent/capacity/RecordCapacity.svelte";
import Follows from "../consent/Follows.svelte";
import RecordConsent from "../consent/RecordConsent.svelte";
import BeginTalk from "../consent/talk/BeginTalk.svelte";
import RecordTalk from "../consent/talk/RecordTalk.svelte";
import Talk from "../consent/talk/Talk.svelte";
import { match } from "../core/router.svelte";
import AskForNews from "../decisions/AskForNews.svelte";
import Decisions from "../decisions/Decisions.svelte";
import Decision from "../decisions/event/Decision.svelte";
import RecordDecision from "../decisions/record/RecordDecision.svelte";
import ChooseFile from "../export/ChooseFile.svelte";
import LeaveFile from "../export/LeaveFile.svelte";
import HandOvers from "../handover/HandOvers.svelte";
import TakeOver from "../handover/TakeOver.svelte";
import PreviewFile from "../export/PreviewFile.svelte";
import Help from "../help/Help.svelte";
import AmendNote from "../notes/AmendNote.svelte";
import AttachedFile from "../notes/AttachedFile.svelte";
import CompareVersions from "../notes/CompareVersions.svelte";
import FinishNote from "../notes/FinishNote.svelte";
import MoveNote from "../notes/MoveNote.svelte";
import Note from "../notes/Note.svelte";
import Notes from "../notes/Notes.svelte";
import CasesOfGroup from "../now/CasesOfGroup.svelte";
import Now from "../now/Now.svelte";
import BeforeGoingIn from "../people/BeforeGoingIn.svelte";
import Chronology from "../people/Chronology.svelte";
import LifeEvent from "../people/LifeEvent.svelte";
import People from "../people/People.svelte";
import Person from "../people/Person.svelte";
import HtcdsLines from "../partnership/HtcdsLines.svelte";
import Partnership from "../partnership/Partnership.svelte";
import SealReturn from "../partnership/SealReturn.svelte";
import FirstWords from "../recovery/FirstWords.svelte";
import Recover from "../recovery/Recover.svelte";
import RecoverForOrganisation from "../recovery/RecoverForOrganisation.svelte";
import Recovery from "../recovery/Recovery.svelte";
import Identifiers from "../referral/account/Identifiers.svelte";
import LegalTest from "../referral/account/LegalTest.svelte";
import CheckAnswers from "../referral/CheckAnswers.svelte";
import Question from "../referral/Question.svelte";
import CopyOnline from "../referral/sending/CopyOnline.svelte";
import Evidence from "../referral/sending/Evidence.svelte";
import ReadBack from "../referral/sending/ReadBack.svelte";
import RecordSent from "../referral/sending/RecordSent.svelte";
import TaskList from "../referral/TaskList.svelte";
import CompareCopies from "../review/CompareCopies.svelte";
import Copies from "../review/Copies.svelte";
import Copy from "../review/Copy.svelte";
import CopyFile from "../review/CopyFile.svelte";
import ClosedCases from "../retention/ClosedCases.svelte";
import Retention from "../retention/Retention.svelte";
import Reviews from "../reviews/Reviews.svelte";
import AddStep from "../safeguarding/AddStep.svelte";
import Damaged from "../safekeeping/Damaged.svelte";
import Restore from "../safekeeping/Restore.svelte";
import Safekeeping from "../safekeeping/Safekeeping.svelte";
import SafetyStep from "../safeguarding/SafetyStep.svelte";
import Situation from "../safeguarding/situation/Situation.svelte";
import Search from "../search/Search.svelte";
import ChangePassphrase from "../settings/ChangePassphrase.svelte";
import Pathways from "../settings/pathways/Pathways.svelte";
import Settings from "../settings/Settings.svelte";
import Translations from "../settings/Translations.svelte";
import AddSharing from "../sharing/AddSharing.svelte";
import Leave from "../sharing/Leave.svelte";
import SharingLog from "../sharing/SharingLog.svelte";
import ChoosePassphrase from "../unlock/ChoosePassphrase.svelte";
import Unlock from "../unlock/Unlock.svelte";
import What from "../unlock/What.svelte";
import Colleagues from "../colleagues/Colleagues.svelte";
import EndWarning from "../warnings/EndWarning.svelte";
import WriteWarning from "../warnings/WriteWarning.svelte";
import Warnings from "../warnings/Warnings.svelte";
import You from "../you/You.svelte";

export type Parts = Record<string, string>;
type Screen = Component<{ parts: Parts }>;
/** A screen whose route has no parts takes none. */
const whole = (screen: Component<Record<string, never>>) => screen as unknown as Screen;

/** `bare`: before the vault is open. `plain`: a page of its own. `case`: inside a case, with its frame.
 * `present`: can be turned to the person, with nothing of a case round it. */
type Frame = "bare" | "plain" | "case" | "present";

const screens: readonly [string, Frame, Screen][] = [
  ["/first/1", "bare", whole(What)],
  ["/first/2", "bare", whole(ChoosePassphrase)],
  ["/first/3", "plain", whole(FirstWords)],
  ["/unlock", "bare", whole(Unlock)],
  ["/recover", "bare", whole(Recover)],
  ["/recover/organisation", "bare", whole(RecoverForOrganisation)],
  ["/restore", "bare", whole(Restore)],
  ["/damaged", "bare", whole(Damaged)],
  ["/help", "plain", whole(Help)],
  ["/cases", "plain", whole(Cases)],
  ["/cases/new", "plain", whole(NewCase)],
  ["/cases/group/:group", "plain", CasesOfGroup],
  ["/now/:group", "plain", Now],
  ["/search", "plain", whole(Search)],
  ["/notes/unfiled", "plain", whole(UnfiledNotes)],
  ["/notes/:n", "plain", Note],
  ["/notes/:n/finish", "plain", FinishNote],
  ["/notes/:n/compare", "plain", CompareVersions],
  ["/notes/:n/move", "plain", MoveNote],
  ["/notes/:n/file/:file", "plain", AttachedFile],
  ["/notes/:n/:kind", "plain", AmendNote],
  ["/settings", "plain", whole(Settings)],
  ["/settings/safekeeping", "plain", whole(Safekeeping)],
  ["/settings/recovery", "plain", whole(Recovery as Component<Record<string, never>>)],
  ["/settings/passphrase", "plain", whole(ChangePassphrase)],
  ["/settings/translations", "plain", whole(Translations)],
  ["/settings/pathways", "plain", whole(Pathways)],
  ["/settings/you", "plain", whole(You)],
  ["/settings/colleagues", "plain", whole(Colleagues)],
  ["/settings/retention", "plain", whole(ClosedCases)],
  ["/review", "plain", whole(Copies)],
  ["/review/:f", "plain", Copy],
  ["/review/:f/compare/:older", "plain", CompareCopies],
  ["/review/:f/file/:part", "plain", CopyFile],
  ["/review/:f/take-over", "plain", TakeOver],
  ["/partnership", "plain", whole(Partnership)],
  ["/partnership/seal", "plain", whole(SealReturn)],
  ["/partnership/htcds", "plain", whole(HtcdsLines)],
  ["/c/:id", "case", Overview],
  ["/c/:id/change", "case", ChangeCase],
  ["/c/:id/notes", "case", Notes],
  ["/c/:id/notes/:n", "case", Note],
  ["/c/:id/notes/:n/finish", "case", FinishNote],
  ["/c/:id/notes/:n/compare", "case", CompareVersions],
  ["/c/:id/notes/:n/move", "case", MoveNote],
  ["/c/:id/notes/:n/file/:file", "case", AttachedFile],
  ["/c/:id/notes/:n/:kind", "case", AmendNote],
  ["/c/:id/people", "case", People],
  ["/c/:id/people/:person", "case", Person],
  ["/c/:id/chronology", "case", Chronology],
  ["/c/:id/chronology/:event", "case", LifeEvent],
  ["/c/:id/before", "case", BeforeGoingIn],
  ["/c/:id/consent", "case", Consent],
  ["/c/:id/consent/begin", "case", BeginTalk],
  ["/c/:id/consent/talk", "present", Talk],
  ["/c/:id/consent/talk/record", "case", RecordTalk],
  ["/c/:id/consent/record/:matter", "case", RecordConsent],
  ["/c/:id/consent/capacity/:matter", "case", RecordCapacity],
  ["/c/:id/consent/follows/:matter", "case", Follows],
  ["/c/:id/sharing", "case", SharingLog],
  ["/c/:id/sharing/add", "case", AddSharing],
  ["/c/:id/leave/:kind", "case", Leave],
  ["/c/:id/leave/:kind/:about", "case", Leave],
  ["/c/:id/referral", "case", TaskList],
  ["/c/:id/referral/check", "case", CheckAnswers],
  ["/c/:id/referral/test", "case", LegalTest],
  ["/c/:id/referral/identifiers", "case", Identifiers],
  ["/c/:id/referral/read", "case", ReadBack],
  ["/c/:id/referral/copy", "case", CopyOnline],
  ["/c/:id/referral/evidence", "case", Evidence],
  ["/c/:id/referral/sent", "case", RecordSent],
  ["/c/:id/referral/:page", "case", Question],
  ["/c/:id/decisions", "case", Decisions],
  ["/c/:id/decisions/news", "case", AskForNews],
  ["/c/:id/decisions/record", "case", RecordDecision],
  ["/c/:id/decisions/record/:act", "case", RecordDecision],
  ["/c/:id/decisions/:d", "case", Decision],
  ["/c/:id/decisions/:d/change", "case", RecordDecision],
  ["/c/:id/retention", "case", Retention],
  ["/c/:id/situation", "case", Situation],
  ["/c/:id/safety/add", "case", AddStep],
  ["/c/:id/safety/:step", "case", SafetyStep],
  ["/c/:id/warnings", "case", Warnings],
  ["/c/:id/warnings/add", "case", WriteWarning],
  ["/c/:id/warnings/:warning", "case", WriteWarning],
  ["/c/:id/warnings/:warning/end", "case", EndWarning],
  ["/c/:id/close", "case", CloseCase],
  ["/c/:id/export", "case", ChooseFile],
  ["/c/:id/export/preview", "case", PreviewFile],
  ["/c/:id/export/leave", "case", LeaveFile],
  ["/c/:id/reviews", "case", Reviews],
  ["/c/:id/handed-over", "case", HandOvers],
];

export interface Found {
  frame: Frame;
  screen: Screen;
  parts: Parts;
}

export function find(path: string): Found | null {
  for (const [pattern, frame, screen] of screens) {
    const parts = match(pattern, path);
    if (parts) return { frame, screen, parts };
  }
  return null;
}
