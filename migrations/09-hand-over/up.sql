-- A case goes to a colleague and comes from one: what went and what came, with what it then said.
CREATE TABLE hand_overs (
    id      TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    -- The sealed file's own name for itself.
    file_id TEXT NOT NULL,
    act     TEXT NOT NULL CHECK (act IN ('sent', 'arrived')),
    at      TEXT NOT NULL,
    -- With whom, the file's fingerprint, the head of the ledger it comes from, and what was chosen between two.
    content TEXT NOT NULL,
    -- What stood in the file in each row that may change: its name and a digest. From here both sides went on.
    rows    TEXT NOT NULL,
    UNIQUE (case_id, file_id, act)
) STRICT;
CREATE TRIGGER hand_over_is_fixed BEFORE UPDATE ON hand_overs BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER hand_over_is_kept BEFORE DELETE ON hand_overs
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END;
