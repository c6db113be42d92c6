-- Recording: notes that are in no case yet or in several, what surrounds their words, earlier versions,
-- attachments, people and places, what happened to the person, and what to know before going in.

-- A note may begin without a case, so its table is made anew. Nothing refers to it meanwhile but by its id.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE notes_before AS SELECT * FROM notes;
DROP TABLE notes;
CREATE TABLE notes (
    id               TEXT PRIMARY KEY,
    -- The case it was begun in; none for a note begun before filing. What case it is in now: `filed`.
    case_id          TEXT REFERENCES cases (id),
    revision         INTEGER NOT NULL,
    began_at         TEXT NOT NULL,
    saved_at         TEXT NOT NULL,
    started          TEXT NOT NULL,
    ended            TEXT NOT NULL,
    place            TEXT NOT NULL,
    present          TEXT NOT NULL,
    text             TEXT NOT NULL,
    view             TEXT NOT NULL,
    details          TEXT NOT NULL,
    caret            INTEGER NOT NULL,
    finished_at      TEXT,
    made_at_the_time INTEGER CHECK (made_at_the_time IN (0, 1)),
    why_later        TEXT,
    -- Who finished it, as they said of themself then.
    signed           TEXT,
    CHECK ((finished_at IS NULL) = (made_at_the_time IS NULL))
) STRICT;
INSERT INTO notes
SELECT id, case_id, revision, began_at, saved_at, started, ended, place, present, text, view, '{}', caret,
       finished_at, made_at_the_time, why_later, NULL
FROM notes_before ORDER BY rowid;
DROP TABLE notes_before;
CREATE INDEX notes_of_case ON notes (case_id);
CREATE INDEX notes_unfinished ON notes (saved_at) WHERE finished_at IS NULL;
CREATE TRIGGER finished_note_is_fixed BEFORE UPDATE ON notes WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a finished note is fixed'); END;
CREATE TRIGGER note_is_kept BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'a note is kept'); END;

ALTER TABLE amendments ADD COLUMN signed TEXT;

-- Each time a note was put into a case or taken out of one. The newest of a note and a case counts.
CREATE TABLE filings (
    entry   INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    note_id TEXT NOT NULL REFERENCES notes (id),
    case_id TEXT NOT NULL REFERENCES cases (id),
    at      TEXT NOT NULL,
    act     TEXT NOT NULL CHECK (act IN ('filed', 'taken-out')),
    why     TEXT NOT NULL,
    signed  TEXT
) STRICT;
CREATE INDEX filings_of_note ON filings (note_id, case_id, entry);
CREATE INDEX filings_of_case ON filings (case_id);
CREATE TRIGGER filing_is_fixed BEFORE UPDATE ON filings BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER filing_is_kept BEFORE DELETE ON filings BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Which notes are in which cases now.
CREATE VIEW filed AS
SELECT notes.id AS note_id, notes.case_id AS case_id FROM notes
WHERE notes.case_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM filings WHERE filings.note_id = notes.id AND filings.case_id = notes.case_id)
UNION ALL
SELECT newest.note_id, newest.case_id FROM filings AS newest
WHERE newest.act = 'filed' AND NOT EXISTS (
    SELECT 1 FROM filings AS later
    WHERE later.note_id = newest.note_id AND later.case_id = newest.case_id AND later.entry > newest.entry);

-- A note as it stood before it was changed.
CREATE TABLE note_versions (
    id       TEXT PRIMARY KEY,
    note_id  TEXT NOT NULL REFERENCES notes (id),
    saved_at TEXT NOT NULL,
    kept_at  TEXT NOT NULL,
    content  TEXT NOT NULL
) STRICT;
CREATE INDEX versions_of_note ON note_versions (note_id);
CREATE TRIGGER version_is_fixed BEFORE UPDATE ON note_versions BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER version_is_kept BEFORE DELETE ON note_versions BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- A file added to a note. Its content is among the kept files; taken off the list it stays there.
CREATE TABLE attachments (
    id       TEXT PRIMARY KEY,
    note_id  TEXT NOT NULL REFERENCES notes (id),
    file_id  TEXT NOT NULL REFERENCES kept_files (id),
    revision INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    kind     TEXT NOT NULL,
    origin   TEXT NOT NULL,
    about    TEXT NOT NULL,
    removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
    signed   TEXT
) STRICT;
CREATE INDEX attachments_of_note ON attachments (note_id);
CREATE TRIGGER attachment_is_kept BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- People and services in the person's life; what happened to the person. Kept as typed; a row taken off the
-- list stays.
CREATE TABLE people (
    id       TEXT PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (id),
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content  TEXT NOT NULL,
    removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX people_of_case ON people (case_id);
CREATE TRIGGER person_is_kept BEFORE DELETE ON people BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE life_events (
    id       TEXT PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (id),
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content  TEXT NOT NULL,
    removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_case ON life_events (case_id);
CREATE TRIGGER event_is_kept BEFORE DELETE ON life_events BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- What to know before going in. One row a case.
CREATE TABLE before_going_in (
    case_id  TEXT PRIMARY KEY REFERENCES cases (id),
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content  TEXT NOT NULL
) STRICT;

-- No part of any record: which cases were opened last, since when the vault is open, and which notes were
-- being written when Daybook ended without locking.
CREATE TABLE opened_cases (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    at      TEXT NOT NULL
) STRICT;
CREATE TABLE open_since (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    -- The ledger's last entry when it was opened.
    entry INTEGER NOT NULL
) STRICT;
CREATE TABLE interrupted_notes (
    note_id TEXT PRIMARY KEY REFERENCES notes (id),
    at      TEXT NOT NULL
) STRICT;

-- What search looks in. It follows from the records and is made again from them whenever it does not fit, so
-- the ledger leaves it out. One row a record.
CREATE TABLE search_documents (
    -- The ledger's entry that began the record, so that the newest come last.
    place       INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    record      TEXT NOT NULL,
    note_id     TEXT,
    case_id     TEXT,
    at          TEXT NOT NULL,
    names       TEXT NOT NULL,
    references_ TEXT NOT NULL,
    phones      TEXT NOT NULL,
    places      TEXT NOT NULL,
    words       TEXT NOT NULL,
    -- The ledger's entry of its last change while it is too fresh for the index; then it is read instead.
    waiting     INTEGER,
    UNIQUE (kind, record)
) STRICT;
CREATE INDEX search_waiting ON search_documents (waiting) WHERE waiting IS NOT NULL;

-- Both hold keys that `vault::search` has folded, apart by single blanks, and no text. The first says only in
-- which documents a word stands; the second keeps apart what a name, a number and a place is.
CREATE VIRTUAL TABLE search_words USING fts5 (
    keys, content = '', columnsize = 0, detail = 'none', prefix = '1 2 3 4',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE VIRTUAL TABLE search_keys USING fts5 (
    names, references_, phones, postcodes, places, content = '', columnsize = 0, detail = 'column', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

-- The words of names with how they sound, and in how many documents; for spellings by ear.
CREATE TABLE search_names (
    word      TEXT NOT NULL,
    -- Empty for a word that has no sound key.
    sound     TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (word, sound)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_names_by_sound ON search_names (sound);

CREATE TABLE search_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    -- By which rules the index was made; 0 when it must be made anew.
    version INTEGER NOT NULL
) STRICT;
INSERT INTO search_state VALUES (1, 0);
