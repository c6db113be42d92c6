-- The whole referral: what changed in a case, where answers came from, what was decided before sending, and
-- what was sent. Acts are only added; what can change carries a revision.

ALTER TABLE cases ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

CREATE TABLE case_changes (
    id      TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at      TEXT NOT NULL,
    before  TEXT NOT NULL,
    after   TEXT NOT NULL,
    why     TEXT NOT NULL
) STRICT;
CREATE INDEX changes_of_case ON case_changes (case_id);

-- What the worker said of themself. One row.
CREATE TABLE worker (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    content  TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- A copy of the official form that an organisation added beside the shipped ones.
CREATE TABLE form_packs (
    version  TEXT PRIMARY KEY,
    added_at TEXT NOT NULL,
    content  TEXT NOT NULL
) STRICT;

ALTER TABLE referrals ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
-- One more for each version begun after sending.
ALTER TABLE referrals ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- The kind of report the answer was given for: name and contact given for a referral do not count for a
-- notification.
ALTER TABLE answers ADD COLUMN given_for TEXT CHECK (given_for IN ('referral', 'duty-to-notify', 'undecided'));

CREATE TABLE passage_links (
    id        TEXT PRIMARY KEY,
    case_id   TEXT NOT NULL REFERENCES cases (id),
    field     TEXT NOT NULL,
    passage   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    note_id   TEXT REFERENCES notes (id),
    seen_at   TEXT,
    text      TEXT NOT NULL,
    linked_at TEXT NOT NULL
) STRICT;
CREATE INDEX links_of_case ON passage_links (case_id);

-- Which part of the legal test the officer says a passage supports.
CREATE TABLE passage_marks (
    case_id  TEXT NOT NULL REFERENCES cases (id),
    passage  TEXT NOT NULL,
    part     TEXT NOT NULL CHECK (part IN ('act', 'means', 'purpose')),
    revision INTEGER NOT NULL,
    marked   INTEGER NOT NULL CHECK (marked IN (0, 1)),
    at       TEXT NOT NULL,
    PRIMARY KEY (case_id, passage, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier_decisions (
    id       TEXT PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (id),
    at       TEXT NOT NULL,
    field    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,
    route    TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('stays', 'replace', 'undecided')),
    why      TEXT NOT NULL,
    words    TEXT NOT NULL
) STRICT;
CREATE INDEX identifiers_of_case ON identifier_decisions (case_id);

CREATE TABLE read_back (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    at          TEXT NOT NULL,
    field       TEXT NOT NULL,
    place       INTEGER NOT NULL,
    text        TEXT NOT NULL,
    outcome     TEXT NOT NULL CHECK (outcome IN ('right', 'changed', 'did-not-want-to-hear')),
    words       TEXT NOT NULL,
    interpreter TEXT NOT NULL
) STRICT;
CREATE INDEX read_back_of_case ON read_back (case_id);

-- A file that goes with the online form: what it is, not what it holds.
CREATE TABLE evidence (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    revision    INTEGER NOT NULL,
    added_at    TEXT NOT NULL,
    name        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    head        TEXT NOT NULL,
    description TEXT NOT NULL,
    removed     INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX evidence_of_case ON evidence (case_id);

-- The draft on the Home Office's server, as far as the officer told.
CREATE TABLE online_drafts (
    case_id  TEXT NOT NULL REFERENCES cases (id),
    version  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    begun_on TEXT NOT NULL,
    saved_on TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (case_id, version)
) STRICT, WITHOUT ROWID;

-- What the officer has entered in the online form: the digest of the value entered; none once unticked.
CREATE TABLE entered (
    case_id  TEXT NOT NULL REFERENCES cases (id),
    version  INTEGER NOT NULL,
    field    TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest   TEXT,
    at       TEXT NOT NULL,
    PRIMARY KEY (case_id, version, field)
) STRICT, WITHOUT ROWID;

-- When an answer was last copied. Like the last place, not part of any record.
CREATE TABLE last_copied (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    at      TEXT NOT NULL
) STRICT;

CREATE TABLE sent_referrals (
    id           TEXT PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES cases (id),
    version      INTEGER NOT NULL,
    form_version TEXT NOT NULL,
    route        TEXT NOT NULL,
    at           TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    reference    TEXT NOT NULL,
    who          TEXT NOT NULL,
    -- What went out, with its digest; and the answers as they were typed, from which it was made.
    document     TEXT NOT NULL,
    digest       TEXT NOT NULL,
    answers      TEXT NOT NULL,
    files        TEXT NOT NULL,
    UNIQUE (case_id, version)
) STRICT;

-- The Home Office's reference, which comes by e-mail after sending. The newest counts.
CREATE TABLE sent_references (
    id        TEXT PRIMARY KEY,
    sent_id   TEXT NOT NULL REFERENCES sent_referrals (id),
    at        TEXT NOT NULL,
    reference TEXT NOT NULL
) STRICT;

-- A kept file, in chunks, so that none has to be in memory whole.
CREATE TABLE kept_files (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
) STRICT;
CREATE TABLE kept_chunks (
    file_id TEXT NOT NULL REFERENCES kept_files (id),
    place   INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (file_id, place)
) STRICT;

CREATE TABLE official_copies (
    sent_id TEXT PRIMARY KEY REFERENCES sent_referrals (id),
    file_id TEXT NOT NULL REFERENCES kept_files (id),
    at      TEXT NOT NULL
) STRICT;

CREATE TRIGGER case_change_is_fixed BEFORE UPDATE ON case_changes BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER case_change_is_kept BEFORE DELETE ON case_changes BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER form_pack_is_fixed BEFORE UPDATE ON form_packs BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER form_pack_is_kept BEFORE DELETE ON form_packs BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER link_is_fixed BEFORE UPDATE ON passage_links BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER link_is_kept BEFORE DELETE ON passage_links BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON identifier_decisions BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON identifier_decisions BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER read_back_is_fixed BEFORE UPDATE ON read_back BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER read_back_is_kept BEFORE DELETE ON read_back BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER sent_is_fixed BEFORE UPDATE ON sent_referrals BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER sent_is_kept BEFORE DELETE ON sent_referrals BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER reference_is_fixed BEFORE UPDATE ON sent_references BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER reference_is_kept BEFORE DELETE ON sent_references BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER file_is_fixed BEFORE UPDATE ON kept_files BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER file_is_kept BEFORE DELETE ON kept_files BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER chunk_is_fixed BEFORE UPDATE ON kept_chunks BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER chunk_is_kept BEFORE DELETE ON kept_chunks BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER copy_is_fixed BEFORE UPDATE ON official_copies BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER copy_is_kept BEFORE DELETE ON official_copies BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The answers of a version that was sent are frozen, whatever code does.
CREATE TRIGGER sent_answers_are_frozen BEFORE UPDATE ON answers
WHEN EXISTS (SELECT 1 FROM sent_referrals JOIN referrals USING (case_id, version) WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER sent_answers_stay_whole BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM sent_referrals JOIN referrals USING (case_id, version) WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER sent_answers_are_kept BEFORE DELETE ON answers
WHEN EXISTS (SELECT 1 FROM sent_referrals JOIN referrals USING (case_id, version) WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER sent_form_stays BEFORE UPDATE OF form_version ON referrals
WHEN EXISTS (SELECT 1 FROM sent_referrals WHERE case_id = OLD.case_id AND version = OLD.version AND NEW.version = OLD.version)
BEGIN SELECT RAISE(ABORT, 'frozen'); END;
