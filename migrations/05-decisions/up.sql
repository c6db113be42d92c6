-- Decisions: what happened to a case in the NRM, its letters, the steps offered after it, the clocks that need nothing
-- more, the news asked for; and what the worker prefers.

CREATE TABLE decisions (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_of_case ON decisions (case_id);
CREATE TRIGGER nrm_decision_is_fixed BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER nrm_decision_is_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Recorded in error, or put right by another record: it stays, and counts no more.
CREATE TABLE decisions_taken_back (
    decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
    at          TEXT NOT NULL,
    why         TEXT NOT NULL,
    replaced_by TEXT REFERENCES decisions (id)
) STRICT;
CREATE TRIGGER taking_back_is_fixed BEFORE UPDATE ON decisions_taken_back BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER taking_back_is_kept BEFORE DELETE ON decisions_taken_back BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The letters kept with a record. Their content is among the kept files.
CREATE TABLE decision_letters (
    id          TEXT PRIMARY KEY,
    decision_id TEXT NOT NULL REFERENCES decisions (id),
    file_id     TEXT NOT NULL REFERENCES kept_files (id),
    at          TEXT NOT NULL
) STRICT;
CREATE INDEX letters_of_decision ON decision_letters (decision_id);
CREATE TRIGGER letter_is_fixed BEFORE UPDATE ON decision_letters BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER letter_is_kept BEFORE DELETE ON decision_letters BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Whether a step offered after a record was taken up. The latest answer counts.
CREATE TABLE offered_steps (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    decision_id TEXT NOT NULL REFERENCES decisions (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX offered_steps_of_case ON offered_steps (case_id);
CREATE TRIGGER offered_step_is_fixed BEFORE UPDATE ON offered_steps BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER offered_step_is_kept BEFORE DELETE ON offered_steps BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- That a clock needs nothing more, or does again. The latest counts.
CREATE TABLE settled_clocks (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    clock       TEXT NOT NULL,
    settled     INTEGER NOT NULL CHECK (settled IN (0, 1)),
    why         TEXT NOT NULL
) STRICT;
CREATE INDEX settled_clocks_of_case ON settled_clocks (case_id);
CREATE TRIGGER settled_clock_is_fixed BEFORE UPDATE ON settled_clocks BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER settled_clock_is_kept BEFORE DELETE ON settled_clocks BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE news_asked (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX news_of_case ON news_asked (case_id);
CREATE TRIGGER news_is_fixed BEFORE UPDATE ON news_asked BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER news_is_kept BEFORE DELETE ON news_asked BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- What the worker prefers: no record of anyone, so that the ledger does not account for it.
CREATE TABLE preferences (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
