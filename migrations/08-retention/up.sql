-- Keeping and disposal: what decides how long a case is kept, what holds it back, who approved its disposal, and the
-- stone that stands where it was.
--
-- The key to everything is the row of the case. It goes only while a disposal is under way, and a disposal is under way
-- only for a closed case with no hold, approved since it was closed, after its last day. What belongs to something may go
-- when that is gone, never before; and the links between tables let nothing be saved that belongs to something gone.

-- Whether a council looked after the person as a child. The latest counts.
CREATE TABLE retention_answers (
    id           TEXT PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES cases (id),
    at           TEXT NOT NULL,
    looked_after TEXT NOT NULL CHECK (looked_after IN ('yes', 'no', 'not-known')),
    why          TEXT NOT NULL,
    signed       TEXT
) STRICT;
CREATE INDEX retention_of_case ON retention_answers (case_id);
CREATE TRIGGER retention_answer_is_fixed BEFORE UPDATE ON retention_answers BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER retention_answer_is_kept BEFORE DELETE ON retention_answers
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- While a hold stands, nothing of the case is disposed of.
CREATE TABLE disposal_holds (
    id      TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at      TEXT NOT NULL,
    content TEXT NOT NULL,
    signed  TEXT
) STRICT;
CREATE INDEX holds_of_case ON disposal_holds (case_id);
CREATE TRIGGER hold_is_fixed BEFORE UPDATE ON disposal_holds BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER hold_is_kept BEFORE DELETE ON disposal_holds
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE disposal_holds_lifted (
    hold_id TEXT PRIMARY KEY REFERENCES disposal_holds (id),
    at      TEXT NOT NULL,
    why     TEXT NOT NULL,
    signed  TEXT
) STRICT;
CREATE TRIGGER lifting_is_fixed BEFORE UPDATE ON disposal_holds_lifted BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER lifting_is_kept BEFORE DELETE ON disposal_holds_lifted
WHEN EXISTS (SELECT 1 FROM disposal_holds WHERE id = OLD.hold_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- That someone approved the disposal of a case as it was closed then; after another closing it counts no more.
CREATE TABLE disposal_approvals (
    id           TEXT PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES cases (id),
    closing_id   TEXT NOT NULL REFERENCES case_closings (id),
    at           TEXT NOT NULL,
    -- The last day on which the case is kept, and the rule that says so.
    kept_until   TEXT NOT NULL CHECK (kept_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    rule         TEXT NOT NULL,
    content      TEXT NOT NULL,
    signed       TEXT
) STRICT;
CREATE INDEX approvals_of_case ON disposal_approvals (case_id);
CREATE TRIGGER approval_is_fixed BEFORE UPDATE ON disposal_approvals BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER approval_is_kept BEFORE DELETE ON disposal_approvals
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The stone that stands where a case was: its number, and nothing that the person told.
CREATE TABLE disposals (
    id      TEXT PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    number  TEXT NOT NULL UNIQUE,
    at      TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

-- Stands within the transaction of a disposal and nowhere else: the ledger has no entry 0, so that nothing can be saved
-- while a row stands here.
CREATE TABLE disposal_under_way (
    case_id     TEXT PRIMARY KEY,
    approval_id TEXT NOT NULL,
    today       TEXT NOT NULL CHECK (today GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    never       INTEGER NOT NULL DEFAULT 0 CHECK (never = 0) REFERENCES ledger (entry) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TRIGGER disposal_only_as_approved BEFORE INSERT ON disposal_under_way
WHEN NOT EXISTS (
        SELECT 1 FROM disposal_approvals AS approval JOIN case_closings AS closing ON closing.id = approval.closing_id
        WHERE approval.id = NEW.approval_id AND approval.case_id = NEW.case_id AND closing.case_id = NEW.case_id
          AND closing.act = 'closed' AND approval.kept_until < NEW.today
          AND NOT EXISTS (SELECT 1 FROM case_closings AS later
                          WHERE later.case_id = closing.case_id AND later.rowid > closing.rowid)
          AND NOT EXISTS (SELECT 1 FROM disposal_approvals AS later
                          WHERE later.case_id = approval.case_id AND later.rowid > approval.rowid))
    OR EXISTS (
        SELECT 1 FROM disposal_holds WHERE case_id = NEW.case_id
          AND NOT EXISTS (SELECT 1 FROM disposal_holds_lifted WHERE hold_id = disposal_holds.id))
BEGIN SELECT RAISE(ABORT, 'not approved'); END;
CREATE TRIGGER disposal_goes_on BEFORE UPDATE ON disposal_under_way BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER disposal_leaves_a_stone BEFORE DELETE ON disposal_under_way
WHEN NOT EXISTS (SELECT 1 FROM disposals WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'no stone'); END;
CREATE TRIGGER stone_only_after_a_disposal BEFORE INSERT ON disposals
WHEN NOT EXISTS (SELECT 1 FROM disposal_under_way WHERE case_id = NEW.case_id)
    OR EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'not disposed of'); END;
CREATE TRIGGER stone_is_fixed BEFORE UPDATE ON disposals BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER stone_is_kept BEFORE DELETE ON disposals BEGIN SELECT RAISE(ABORT, 'kept'); END;
-- A number on a stone is never given again.
CREATE TRIGGER stone_keeps_its_number BEFORE INSERT ON cases
WHEN EXISTS (SELECT 1 FROM disposals WHERE number = NEW.number OR case_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'disposed of'); END;

DROP TRIGGER case_is_kept;
CREATE TRIGGER case_is_kept BEFORE DELETE ON cases
WHEN NOT EXISTS (SELECT 1 FROM disposal_under_way WHERE case_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Nor can what belongs to a case be made to look as if it belonged to none.
CREATE TRIGGER case_keeps_its_name BEFORE UPDATE OF id, number ON cases BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER note_keeps_its_name BEFORE UPDATE OF id ON notes WHEN NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'fixed'); END;

-- The notes that stand in that case alone. One that is in another case too, or from which a passage of another case was
-- taken, stays there.
CREATE VIEW notes_to_dispose_of AS
SELECT filed.note_id FROM disposal_under_way JOIN filed ON filed.case_id = disposal_under_way.case_id
WHERE NOT EXISTS (SELECT 1 FROM filed AS other WHERE other.note_id = filed.note_id AND other.case_id <> filed.case_id)
  AND NOT EXISTS (SELECT 1 FROM passage_links
                  WHERE passage_links.note_id = filed.note_id AND passage_links.case_id <> filed.case_id);
DROP TRIGGER note_is_kept;
CREATE TRIGGER note_is_kept BEFORE DELETE ON notes
WHEN NOT EXISTS (SELECT 1 FROM notes_to_dispose_of WHERE note_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a note is kept'); END;
-- A note that stays forgets that it was begun in a case that is gone; everything else of a finished one is as it was.
DROP TRIGGER finished_note_is_fixed;
CREATE TRIGGER finished_note_is_fixed BEFORE UPDATE ON notes
WHEN OLD.finished_at IS NOT NULL AND (
    NEW.case_id IS NOT NULL OR OLD.case_id IS NULL OR EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
    OR (NEW.rowid, NEW.id, NEW.revision, NEW.began_at, NEW.saved_at, NEW.started, NEW.ended, NEW.place, NEW.present,
        NEW.text, NEW.view, NEW.details, NEW.caret, NEW.finished_at, NEW.made_at_the_time, NEW.why_later, NEW.signed)
       IS NOT
       (OLD.rowid, OLD.id, OLD.revision, OLD.began_at, OLD.saved_at, OLD.started, OLD.ended, OLD.place, OLD.present,
        OLD.text, OLD.view, OLD.details, OLD.caret, OLD.finished_at, OLD.made_at_the_time, OLD.why_later, OLD.signed))
BEGIN SELECT RAISE(ABORT, 'a finished note is fixed'); END;

-- What belongs to a case goes when the case is gone.
DROP TRIGGER consent_is_kept;
CREATE TRIGGER consent_is_kept BEFORE DELETE ON consent_events
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER safety_is_kept;
CREATE TRIGGER safety_is_kept BEFORE DELETE ON safety_records
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER export_is_kept;
CREATE TRIGGER export_is_kept BEFORE DELETE ON exports
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER case_change_is_kept;
CREATE TRIGGER case_change_is_kept BEFORE DELETE ON case_changes
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER link_is_kept;
CREATE TRIGGER link_is_kept BEFORE DELETE ON passage_links
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER decision_is_kept;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON identifier_decisions
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER read_back_is_kept;
CREATE TRIGGER read_back_is_kept BEFORE DELETE ON read_back
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER evidence_is_kept;
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER sent_is_kept;
CREATE TRIGGER sent_is_kept BEFORE DELETE ON sent_referrals
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER person_is_kept;
CREATE TRIGGER person_is_kept BEFORE DELETE ON people
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER event_is_kept;
CREATE TRIGGER event_is_kept BEFORE DELETE ON life_events
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER capacity_is_kept;
CREATE TRIGGER capacity_is_kept BEFORE DELETE ON capacity_records
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER talk_is_kept;
CREATE TRIGGER talk_is_kept BEFORE DELETE ON talks
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER sharing_is_kept;
CREATE TRIGGER sharing_is_kept BEFORE DELETE ON sharings
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER nrm_decision_is_kept;
CREATE TRIGGER nrm_decision_is_kept BEFORE DELETE ON decisions
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER offered_step_is_kept;
CREATE TRIGGER offered_step_is_kept BEFORE DELETE ON offered_steps
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER settled_clock_is_kept;
CREATE TRIGGER settled_clock_is_kept BEFORE DELETE ON settled_clocks
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER news_is_kept;
CREATE TRIGGER news_is_kept BEFORE DELETE ON news_asked
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER situation_is_kept;
CREATE TRIGGER situation_is_kept BEFORE DELETE ON situations
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER added_step_is_kept;
CREATE TRIGGER added_step_is_kept BEFORE DELETE ON added_steps
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER warning_is_kept;
CREATE TRIGGER warning_is_kept BEFORE DELETE ON warnings
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER closing_is_kept;
CREATE TRIGGER closing_is_kept BEFORE DELETE ON case_closings
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER received_review_is_kept;
CREATE TRIGGER received_review_is_kept BEFORE DELETE ON reviews_received
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER filing_is_kept;
CREATE TRIGGER filing_is_kept BEFORE DELETE ON filings
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) AND EXISTS (SELECT 1 FROM notes WHERE id = OLD.note_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER sent_answers_are_kept;
CREATE TRIGGER sent_answers_are_kept BEFORE DELETE ON answers
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
 AND EXISTS (SELECT 1 FROM sent_referrals JOIN referrals USING (case_id, version) WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;

-- And so on, down to the files.
DROP TRIGGER amendment_is_kept;
CREATE TRIGGER amendment_is_kept BEFORE DELETE ON amendments
WHEN EXISTS (SELECT 1 FROM notes WHERE id = OLD.note_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER version_is_kept;
CREATE TRIGGER version_is_kept BEFORE DELETE ON note_versions
WHEN EXISTS (SELECT 1 FROM notes WHERE id = OLD.note_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER attachment_is_kept;
CREATE TRIGGER attachment_is_kept BEFORE DELETE ON attachments
WHEN EXISTS (SELECT 1 FROM notes WHERE id = OLD.note_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER reference_is_kept;
CREATE TRIGGER reference_is_kept BEFORE DELETE ON sent_references
WHEN EXISTS (SELECT 1 FROM sent_referrals WHERE id = OLD.sent_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER copy_is_kept;
CREATE TRIGGER copy_is_kept BEFORE DELETE ON official_copies
WHEN EXISTS (SELECT 1 FROM sent_referrals WHERE id = OLD.sent_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER consent_document_is_kept;
CREATE TRIGGER consent_document_is_kept BEFORE DELETE ON consent_documents
WHEN EXISTS (SELECT 1 FROM consent_events WHERE id = OLD.event_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER taking_back_is_kept;
CREATE TRIGGER taking_back_is_kept BEFORE DELETE ON decisions_taken_back
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = OLD.decision_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER letter_is_kept;
CREATE TRIGGER letter_is_kept BEFORE DELETE ON decision_letters
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = OLD.decision_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER warning_end_is_kept;
CREATE TRIGGER warning_end_is_kept BEFORE DELETE ON warnings_ended
WHEN EXISTS (SELECT 1 FROM warnings WHERE id = OLD.warning_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER review_reply_is_kept;
CREATE TRIGGER review_reply_is_kept BEFORE DELETE ON review_replies
WHEN EXISTS (SELECT 1 FROM reviews_received WHERE id = OLD.review_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER file_is_kept;
CREATE TRIGGER file_is_kept BEFORE DELETE ON kept_files
WHEN NOT EXISTS (SELECT 1 FROM disposal_under_way)
    OR EXISTS (SELECT 1 FROM attachments WHERE file_id = OLD.id)
    OR EXISTS (SELECT 1 FROM consent_documents WHERE file_id = OLD.id)
    OR EXISTS (SELECT 1 FROM decision_letters WHERE file_id = OLD.id)
    OR EXISTS (SELECT 1 FROM official_copies WHERE file_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'kept'); END;
DROP TRIGGER chunk_is_kept;
CREATE TRIGGER chunk_is_kept BEFORE DELETE ON kept_chunks
WHEN EXISTS (SELECT 1 FROM kept_files WHERE id = OLD.file_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
