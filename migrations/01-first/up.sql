-- Moments are RFC 3339 with the computer's offset; what a person typed is kept as typed.

CREATE TABLE cases (
    id          TEXT PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    called      TEXT NOT NULL,
    age_group   TEXT NOT NULL CHECK (age_group IN ('adult', 'under-18', 'not-known')),
    nation      TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'northern-ireland')),
    language    TEXT NOT NULL,
    interpreter TEXT NOT NULL CHECK (interpreter IN ('needed', 'not-needed', 'not-yet-known')),
    practice    INTEGER NOT NULL CHECK (practice IN (0, 1)),
    opened_at   TEXT NOT NULL,
    changed_at  TEXT NOT NULL
) STRICT;

CREATE TABLE notes (
    id               TEXT PRIMARY KEY,
    case_id          TEXT NOT NULL REFERENCES cases (id),
    revision         INTEGER NOT NULL,
    began_at         TEXT NOT NULL,
    saved_at         TEXT NOT NULL,
    started          TEXT NOT NULL,
    ended            TEXT NOT NULL,
    place            TEXT NOT NULL,
    present          TEXT NOT NULL,
    text             TEXT NOT NULL,
    view             TEXT NOT NULL,
    caret            INTEGER NOT NULL,
    finished_at      TEXT,
    made_at_the_time INTEGER CHECK (made_at_the_time IN (0, 1)),
    why_later        TEXT,
    CHECK ((finished_at IS NULL) = (made_at_the_time IS NULL))
) STRICT;

CREATE INDEX notes_of_case ON notes (case_id);

-- A finished note is fixed: no later slip of code can change or remove it.
CREATE TRIGGER finished_note_is_fixed BEFORE UPDATE ON notes WHEN OLD.finished_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a finished note is fixed');
END;

CREATE TRIGGER note_is_kept BEFORE DELETE ON notes
BEGIN
    SELECT RAISE(ABORT, 'a note is kept');
END;

CREATE TABLE amendments (
    id        TEXT PRIMARY KEY,
    note_id   TEXT NOT NULL REFERENCES notes (id),
    kind      TEXT NOT NULL CHECK (kind IN ('addition', 'correction')),
    at        TEXT NOT NULL,
    was_wrong TEXT NOT NULL,
    text      TEXT NOT NULL,
    reason    TEXT NOT NULL
) STRICT;

CREATE INDEX amendments_of_note ON amendments (note_id);

CREATE TABLE consent_events (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    purpose     TEXT NOT NULL CHECK (purpose IN ('referral', 'support')),
    decision    TEXT NOT NULL CHECK (decision IN ('agree', 'refuse', 'more-time', 'withdraw')),
    at          TEXT NOT NULL,
    words       TEXT NOT NULL,
    language    TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    present     TEXT NOT NULL,
    explained   TEXT NOT NULL,
    return_on   TEXT
) STRICT;

CREATE INDEX consent_of_case ON consent_events (case_id);

CREATE TABLE safety_records (
    id           TEXT PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES cases (id),
    step         TEXT NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('done', 'arranged', 'could-not', 'not-needed')),
    at           TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    who          TEXT NOT NULL,
    reference    TEXT NOT NULL,
    agreed       TEXT NOT NULL,
    reason       TEXT NOT NULL,
    arranged_for TEXT
) STRICT;

CREATE INDEX safety_of_case ON safety_records (case_id);

-- The copy of the official form a draft was begun with; it opens in that copy for ever.
CREATE TABLE referrals (
    case_id      TEXT PRIMARY KEY REFERENCES cases (id),
    form_version TEXT NOT NULL,
    begun_at     TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    case_id  TEXT NOT NULL REFERENCES referrals (case_id),
    field    TEXT NOT NULL,
    revision INTEGER NOT NULL,
    answer   TEXT NOT NULL,
    origin   TEXT NOT NULL CHECK (origin IN ('typed', 'case')),
    saved_at TEXT NOT NULL,
    PRIMARY KEY (case_id, field)
) STRICT, WITHOUT ROWID;

-- What is typed into a page that has not been recorded yet.
CREATE TABLE form_drafts (
    form     TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    content  TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
) STRICT;

-- Where the worker was, so that unlocking leads back there. One row; not part of any record.
CREATE TABLE last_place (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    place TEXT NOT NULL
) STRICT;

-- Each change, in order, with the digest of the content it left behind; each row's hash covers the row before.
CREATE TABLE ledger (
    entry    INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    act      TEXT NOT NULL,
    subject  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    digest   BLOB NOT NULL CHECK (length(digest) = 32),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX ledger_of_subject ON ledger (subject, entry);

CREATE TRIGGER amendment_is_fixed BEFORE UPDATE ON amendments BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER amendment_is_kept BEFORE DELETE ON amendments BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER consent_is_fixed BEFORE UPDATE ON consent_events BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER consent_is_kept BEFORE DELETE ON consent_events BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER safety_is_fixed BEFORE UPDATE ON safety_records BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER safety_is_kept BEFORE DELETE ON safety_records BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER export_is_fixed BEFORE UPDATE ON exports BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER export_is_kept BEFORE DELETE ON exports BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER case_is_kept BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER ledger_is_fixed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'kept'); END;
